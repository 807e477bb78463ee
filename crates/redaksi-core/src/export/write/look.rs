//! What stands in a target now, beside what is known to have been written
//! there.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{WriteFault, below, share};
use crate::export::hash::{Hash, hash};
use crate::export::marker;
use crate::platform::{Identity, Stamp, identity, on_all_cores, stands};

/// A file that an export wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known<'a> {
    /// Relative to the target, with `/`.
    pub path: &'a str,
    /// Its bytes.
    pub hash: Hash,
    /// What the system told of it then.
    pub stamp: Stamp,
}

/// Something in the target that no export wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForeignKind {
    /// A plain file.
    File,
    /// A symbolic link, to a file or a folder.
    Link,
    /// A folder with nothing in it.
    EmptyFolder,
    /// A device, a pipe, a socket. It cannot be taken along.
    Special,
}

/// The same with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// Relative to the target, as the system writes it.
    pub place: PathBuf,
    /// What it is.
    pub kind: ForeignKind,
}

/// What was seen.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// The target itself; none where it is not there yet.
    pub target: Option<Identity>,
    /// The tree that the marker names; none without a marker of ours.
    pub marker: Option<Hash>,
    /// Known files that are not as they were written: the hash of what stands
    /// there, none where it is gone.
    pub altered: BTreeMap<String, Option<Hash>>,
    /// Known files that are right, with another stamp than the known one.
    pub restamped: BTreeMap<String, Stamp>,
    /// What no export wrote, by its path with `/`.
    pub foreign: BTreeMap<String, Foreign>,
}

/// Looks at the target. `known` comes in the order of its paths. With `full`
/// every known file is read, else only those whose stamp differs.
pub fn look(target: &Path, known: &[Known<'_>], full: bool) -> Result<Look, WriteFault> {
    let mut seen = Look::default();
    match fs::symlink_metadata(target) {
        Ok(_) => seen.target = Some(identity(target).map_err(WriteFault::of(target))?),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => {}
        Err(fault) => return Err(WriteFault::of(target)(fault)),
    }
    let standing = walk(target, known, &mut seen)?;
    let files: Vec<(&Known<'_>, bool)> = known.iter().zip(standing).collect();
    let results = share(&files, |(file, stands)| match stands {
        true => state(target, file, full),
        false => Ok(Found::Altered(None)),
    })?;
    for (file, found) in known.iter().zip(results) {
        match found {
            Found::Right => {}
            Found::Restamped(stamp) => drop(seen.restamped.insert(file.path.to_owned(), stamp)),
            Found::Altered(hash) => drop(seen.altered.insert(file.path.to_owned(), hash)),
        }
    }
    Ok(seen)
}

enum Found {
    Right,
    Restamped(Stamp),
    Altered(Option<Hash>),
}

fn state(target: &Path, file: &Known<'_>, full: bool) -> Result<Found, WriteFault> {
    let path = below(target, file.path);
    let same_stamp = stands(&file.stamp, &path);
    if same_stamp && !full {
        return Ok(Found::Right);
    }
    let (now, stamp) = match hash_file(&path) {
        Ok(found) => found,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(Found::Altered(None)),
        Err(fault) => return Err(WriteFault::of(&path)(fault)),
    };
    Ok(match now == file.hash {
        true if same_stamp => Found::Right,
        true => Found::Restamped(stamp),
        false => Found::Altered(Some(now)),
    })
}

/// The hash of a file, and its stamp before it was read: who writes to it
/// meanwhile changes the stamp.
pub(crate) fn hash_file(path: &Path) -> io::Result<(Hash, Stamp)> {
    let mut file = File::open(path)?;
    let stamp = Stamp::of(&file.metadata()?);
    let mut bytes = Vec::with_capacity(usize::try_from(stamp.size).unwrap_or(0));
    file.read_to_end(&mut bytes)?;
    Ok((hash(&bytes), stamp))
}

/// A folder of the target, as the system writes it and with `/`.
type Folder = (PathBuf, String);

/// Goes through the target, each level on all cores. Says of each known file
/// whether a plain file stands there, without any link on the way.
fn walk(target: &Path, known: &[Known<'_>], seen: &mut Look) -> Result<Vec<bool>, WriteFault> {
    let mut standing = vec![false; known.len()];
    let mut level: Vec<Folder> = Vec::new();
    level.extend(seen.target.map(|_| Folder::default()));
    while !level.is_empty() {
        let found = on_all_cores(&level, |folder| Inside::read(target, known, folder));
        level.clear();
        for found in found {
            let Inside { folders, files, foreign, marker } = found?;
            level.extend(folders);
            files.into_iter().for_each(|at| standing[at] = true);
            seen.foreign.extend(foreign);
            seen.marker = seen.marker.or(marker);
        }
    }
    Ok(standing)
}

/// What stands in one folder.
#[derive(Default)]
struct Inside {
    folders: Vec<Folder>,
    /// Known files, by their numbers.
    files: Vec<usize>,
    foreign: Vec<(String, Foreign)>,
    marker: Option<Hash>,
}

impl Inside {
    fn read(
        target: &Path,
        known: &[Known<'_>],
        (folder, above): &Folder,
    ) -> Result<Self, WriteFault> {
        let full = target.join(folder);
        let fault = |fault| WriteFault::of(&full)(fault);
        let mut inside = Self::default();
        let mut empty = true;
        for entry in fs::read_dir(&full).map_err(fault)? {
            let entry = entry.map_err(fault)?;
            let kind = entry.file_type().map_err(fault)?;
            let name = entry.file_name();
            empty = false;
            let place = folder.join(&name);
            let name = name.to_string_lossy();
            let path = if above.is_empty() { name.into_owned() } else { format!("{above}/{name}") };
            if kind.is_dir() {
                inside.folders.push((place, path));
            } else if kind.is_file() {
                inside.file(target, known, place, path)?;
            } else {
                let kind = if kind.is_symlink() { ForeignKind::Link } else { ForeignKind::Special };
                inside.foreign.push((path, Foreign { place, kind }));
            }
        }
        if empty && !above.is_empty() {
            let kind = ForeignKind::EmptyFolder;
            inside.foreign.push((above.clone(), Foreign { place: folder.clone(), kind }));
        }
        Ok(inside)
    }

    fn file(
        &mut self,
        target: &Path,
        known: &[Known<'_>],
        place: PathBuf,
        path: String,
    ) -> Result<(), WriteFault> {
        if path == marker::PATH {
            let full = target.join(&place);
            let read = || -> io::Result<Vec<u8>> {
                let mut bytes = Vec::new();
                File::open(&full)?.take(marker::LONGEST as u64).read_to_end(&mut bytes)?;
                Ok(bytes)
            };
            self.marker = marker::read(&read().map_err(WriteFault::of(&full))?);
            return Ok(());
        }
        match known.binary_search_by(|file| file.path.cmp(path.as_str())) {
            Ok(at) => self.files.push(at),
            Err(_) => {
                self.foreign.push((path, Foreign { place, kind: ForeignKind::File }));
            }
        }
        Ok(())
    }
}
