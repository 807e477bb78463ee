//! The new tree: filled beside the target, from any number of threads.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use super::exchange::Exchanged;
use super::look::{Foreign, ForeignKind};
use super::{WriteFault, below, parent_of, share};
use crate::export::safe_path;
use crate::platform::{Disk, Stamp, on_all_cores, stands};

/// A site under way. Dropped before its exchange it goes without a trace.
pub struct NewTree {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) target: PathBuf,
    /// The hidden folder beside the target.
    pub(super) work: PathBuf,
    /// The site itself, in `work`.
    pub(super) root: PathBuf,
    /// Whether something stands at the target.
    pub(super) replaces: bool,
    /// Folders made so far, relative; the root is the empty one.
    folders: RwLock<HashSet<String>>,
    written: Mutex<BTreeMap<String, Stamp>>,
    /// Files that had to be copied, with their new stamps.
    copied: Mutex<BTreeMap<String, Stamp>>,
    pub(super) armed: bool,
}

impl NewTree {
    /// A name for the hidden folder of an export to `target`: free just now,
    /// and beside the target, so that the two can change places.
    pub fn name(target: &Path) -> PathBuf {
        let parent = parent_of(target);
        let own = std::process::id();
        let names = (0_u32..).map(|n| parent.join(format!("{}{own}-{n}", safe_path::TEMPORARY)));
        let mut free = names.filter(|name| std::fs::symlink_metadata(name).is_err());
        free.next().expect("the numbers do not end before the names that are taken")
    }

    /// Begins a tree in the hidden folder `work` (see [`NewTree::name`]).
    pub fn begin(disk: Arc<dyn Disk>, target: &Path, work: &Path) -> Result<Self, WriteFault> {
        let parent = parent_of(target);
        let missing = parent.ancestors().take_while(|folder| !folder.exists());
        for folder in missing.collect::<Vec<_>>().into_iter().rev() {
            disk.make_folder(folder).map_err(WriteFault::of(folder))?;
        }
        let root = work.join("site");
        let tree = Self {
            target: target.to_owned(),
            work: work.to_owned(),
            replaces: target.exists(),
            folders: RwLock::new(HashSet::from([String::new()])),
            written: Mutex::default(),
            copied: Mutex::default(),
            armed: true,
            root,
            disk,
        };
        for folder in [&tree.work, &tree.root] {
            tree.disk.make_folder(folder).map_err(WriteFault::of(folder))?;
        }
        tree.give_rights("")?;
        Ok(tree)
    }

    /// Where the new root lies now.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file of the site.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<Stamp, WriteFault> {
        self.check(path)?;
        self.write(path, bytes)
    }

    /// Writes the marker, or another file that passes no check of its name.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) -> Result<Stamp, WriteFault> {
        let full = self.place(path)?;
        let stamp = self.disk.write_new(&full, bytes).map_err(|fault| taken(path, &full, fault))?;
        lock(&self.written).insert(path.to_owned(), stamp);
        Ok(stamp)
    }

    /// Puts a file of the site in by a link to `from`, as an earlier export's
    /// file that the newsroom kept.
    pub fn put_link(&self, path: &str, from: &Path) -> Result<Stamp, WriteFault> {
        self.check(path)?;
        let full = self.place(path)?;
        let copied = self.disk.link(from, &full).map_err(|fault| taken(path, &full, fault))?;
        let stamp = match copied {
            Some(stamp) => stamp,
            None => Stamp::of(&std::fs::symlink_metadata(&full).map_err(WriteFault::of(&full))?),
        };
        lock(&self.written).insert(path.to_owned(), stamp);
        Ok(stamp)
    }

    /// Whether the path was put in already.
    pub fn has(&self, path: &str) -> bool {
        lock(&self.written).contains_key(path)
    }

    /// How many files were put in.
    pub fn count(&self) -> usize {
        lock(&self.written).len()
    }

    /// Takes files along that stand right in the target.
    pub fn keep(&self, paths: &[&str]) -> Result<(), WriteFault> {
        paths.iter().try_for_each(|path| self.check(path))?;
        self.folders_for(paths)?;
        let copied = share(paths, |path| {
            let (from, to) = (below(&self.target, path), below(&self.root, path));
            self.disk.link(&from, &to).map_err(WriteFault::of(&to))
        })?;
        let stamps = paths.iter().zip(copied).filter_map(|(path, stamp)| Some((*path, stamp?)));
        lock(&self.copied).extend(stamps.map(|(path, stamp)| (path.to_owned(), stamp)));
        Ok(())
    }

    /// Takes along what is not ours, but for what a file of ours, or a folder
    /// of one, takes the place of. Those paths come back.
    pub fn foreign(
        &self,
        foreign: &BTreeMap<String, Foreign>,
        ours: &HashSet<&str>,
    ) -> Result<Vec<String>, WriteFault> {
        let mut displaced = Vec::new();
        for (path, thing) in foreign {
            let parents = path.match_indices('/').map(|(at, _)| &path[..at]);
            let by_file = ours.contains(path.as_str()) || parents.clone().any(|p| ours.contains(p));
            if thing.kind == ForeignKind::EmptyFolder {
                if !by_file {
                    self.folder(path)?;
                }
                continue;
            }
            if by_file || self.is_folder(path) {
                displaced.push(path.clone());
                continue;
            }
            let to = self.root.join(&thing.place);
            self.folder(folder_of(path))?;
            let from = self.target.join(&thing.place);
            match self.disk.link(&from, &to) {
                Ok(_) => {}
                // On a disk that does not tell capitals from small letters.
                Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => {
                    displaced.push(path.clone());
                }
                Err(fault) => return Err(WriteFault::of(&from)(fault)),
            }
        }
        Ok(displaced)
    }

    /// New stamps of kept files that had to be copied.
    pub fn copied(&self) -> BTreeMap<String, Stamp> {
        lock(&self.copied).clone()
    }

    /// Looks whether every file that was put in stands as it was written, and
    /// makes all of it durable, with `also` (files on the same disk).
    pub fn seal(&self, also: &[PathBuf]) -> Result<(), WriteFault> {
        let written = lock(&self.written);
        let mut files: Vec<PathBuf> = Vec::with_capacity(written.len() + also.len());
        for (path, stamp) in written.iter() {
            let full = below(&self.root, path);
            if !stands(stamp, &full) {
                let word = io::Error::other("another program changed it while it was written");
                return Err(WriteFault::of(&full)(word));
            }
            files.push(full);
        }
        files.extend(lock(&self.copied).keys().map(|path| below(&self.root, path)));
        files.extend_from_slice(also);
        let folders = self.folders.read().unwrap_or_else(PoisonError::into_inner);
        let mut folders: Vec<PathBuf> =
            folders.iter().map(|folder| below(&self.root, folder)).collect();
        folders.sort();
        folders.extend(also.iter().filter_map(|file| file.parent()).map(Path::to_owned));
        folders.push(self.work.clone());
        self.disk.sync(&files, &folders).map_err(WriteFault::of(&self.root))
    }

    /// Puts the new tree where the old one stands, in one step. On failure the
    /// old one stands and the new one is gone.
    pub fn exchange(self) -> Result<Exchanged, WriteFault> {
        Exchanged::exchange(self)
    }

    /// A path that is safe.
    fn check(&self, path: &str) -> Result<(), WriteFault> {
        let fault = |why| WriteFault::Unsafe { path: path.to_owned(), why };
        safe_path::check(path).map_err(fault)
    }

    /// The whole path, with its folder made.
    fn place(&self, path: &str) -> Result<PathBuf, WriteFault> {
        self.folder(folder_of(path))?;
        Ok(below(&self.root, path))
    }

    fn is_folder(&self, path: &str) -> bool {
        self.folders.read().unwrap_or_else(PoisonError::into_inner).contains(path)
    }

    /// Makes a folder of the tree once, and those above it.
    fn folder(&self, path: &str) -> Result<(), WriteFault> {
        if self.is_folder(path) {
            return Ok(());
        }
        let mut made = self.folders.write().unwrap_or_else(PoisonError::into_inner);
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        for end in ends {
            let part = &path[..end];
            if made.contains(part) {
                continue;
            }
            self.make_folder(part)?;
            made.insert(part.to_owned());
        }
        Ok(())
    }

    /// Makes the folders that files lie in, each level on all cores, while
    /// nobody else makes any.
    fn folders_for(&self, paths: &[&str]) -> Result<(), WriteFault> {
        let mut levels: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        let mut last = "";
        for path in paths {
            if std::mem::replace(&mut last, folder_of(path)) == folder_of(path) {
                continue;
            }
            for (depth, (end, _)) in path.match_indices('/').enumerate() {
                levels.entry(depth).or_default().insert(&path[..end]);
            }
        }
        for mut folders in levels.into_values() {
            folders.retain(|folder| !self.is_folder(folder));
            let missing: Vec<&str> = folders.into_iter().collect();
            let made = on_all_cores(&missing, |folder| self.make_folder(folder));
            made.into_iter().collect::<Result<(), _>>()?;
            let mut made = self.folders.write().unwrap_or_else(PoisonError::into_inner);
            made.extend(missing.into_iter().map(str::to_owned));
        }
        Ok(())
    }

    fn make_folder(&self, path: &str) -> Result<(), WriteFault> {
        let full = below(&self.root, path);
        self.disk.make_folder(&full).map_err(|fault| taken(path, &full, fault))?;
        self.give_rights(path)
    }

    /// A folder is as open to others as the one it takes the place of.
    fn give_rights(&self, path: &str) -> Result<(), WriteFault> {
        let old = below(&self.target, path);
        if !self.replaces || !std::fs::symlink_metadata(&old).is_ok_and(|about| about.is_dir()) {
            return Ok(());
        }
        let new = below(&self.root, path);
        self.disk.give_rights(&old, &new).map_err(WriteFault::of(&new))
    }
}

impl Drop for NewTree {
    fn drop(&mut self) {
        if self.armed {
            super::exchange::throw_away(self.disk.as_ref(), &self.target, &self.work);
        }
    }
}

fn folder_of(path: &str) -> &str {
    path.rfind('/').map_or("", |at| &path[..at])
}

fn taken(path: &str, full: &Path, fault: io::Error) -> WriteFault {
    match fault.kind() {
        io::ErrorKind::AlreadyExists => WriteFault::Twice(path.to_owned()),
        _ => WriteFault::of(full)(fault),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
