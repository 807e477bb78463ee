//! What stands in a target now, beside what is known to have been written
//! there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{WriteFault, below, share};
use crate::export::hash::{Hash, hash};
use crate::export::marker;
use crate::platform::{Identity, Stamp, identity, stands};

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
    let mut walk = Walk { target, known, standing: BTreeSet::new(), seen };
    if walk.seen.target.is_some() {
        walk.folder(Path::new(""), "")?;
    }
    let Walk { standing, mut seen, .. } = walk;
    let results = share(known, |file| {
        if !standing.contains(file.path) {
            return Ok(Found::Altered(None));
        }
        state(target, file, full)
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

struct Walk<'a> {
    target: &'a Path,
    known: &'a [Known<'a>],
    /// Known paths at which a plain file stands, without any link on the way.
    standing: BTreeSet<&'a str>,
    seen: Look,
}

impl Walk<'_> {
    /// Goes through a folder; `place` and `path` are the same, once as the
    /// system writes it and once with `/`.
    fn folder(&mut self, place: &Path, path: &str) -> Result<(), WriteFault> {
        let full = self.target.join(place);
        let fault = |fault| WriteFault::of(&full)(fault);
        let mut empty = true;
        for entry in fs::read_dir(&full).map_err(fault)? {
            let entry = entry.map_err(fault)?;
            let kind = entry.file_type().map_err(fault)?;
            let name = entry.file_name();
            empty = false;
            let place = place.join(&name);
            let name = name.to_string_lossy();
            let path = if path.is_empty() { name.into_owned() } else { format!("{path}/{name}") };
            if kind.is_dir() {
                self.folder(&place, &path)?;
            } else if kind.is_file() {
                self.file(place, path)?;
            } else {
                let kind = if kind.is_symlink() { ForeignKind::Link } else { ForeignKind::Special };
                self.foreign(place, path, kind);
            }
        }
        if empty && !path.is_empty() {
            self.foreign(place.to_owned(), path.to_owned(), ForeignKind::EmptyFolder);
        }
        Ok(())
    }

    fn file(&mut self, place: PathBuf, path: String) -> Result<(), WriteFault> {
        if path == marker::PATH {
            let full = self.target.join(&place);
            let read = || -> io::Result<Vec<u8>> {
                let mut bytes = Vec::new();
                File::open(&full)?.take(marker::LONGEST as u64).read_to_end(&mut bytes)?;
                Ok(bytes)
            };
            self.seen.marker = marker::read(&read().map_err(WriteFault::of(&full))?);
            return Ok(());
        }
        match self.known.binary_search_by(|file| file.path.cmp(path.as_str())) {
            Ok(at) => drop(self.standing.insert(self.known[at].path)),
            Err(_) => self.foreign(place, path, ForeignKind::File),
        }
        Ok(())
    }

    fn foreign(&mut self, place: PathBuf, path: String, kind: ForeignKind) {
        self.seen.foreign.insert(path, Foreign { place, kind });
    }
}
