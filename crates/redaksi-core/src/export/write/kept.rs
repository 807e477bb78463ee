//! Files of earlier exports, kept inside the newsroom by their hash for the
//! way back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::look::hash_file;
use super::{WriteFault, below, share};
use crate::export::hash::{Hash, from_hex, hex};
use crate::platform::Disk;

/// The folder that keeps them: `ab/<hash>`, by the first byte of the hash.
#[derive(Debug, Clone)]
pub struct Kept(PathBuf);

impl Kept {
    /// Those in `folder`, which need not be there yet.
    pub fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    fn place(&self, hash: &Hash) -> PathBuf {
        let name = hex(hash);
        self.0.join(&name[..2]).join(name)
    }

    /// Keeps files that stand in `target` with these hashes: by a hard link,
    /// on another disk by a copy. Gives the places that are new.
    pub fn keep(
        &self,
        disk: &dyn Disk,
        target: &Path,
        files: &[(&str, Hash)],
    ) -> Result<Vec<PathBuf>, WriteFault> {
        let mut files = files.to_vec();
        files.sort_by_key(|(_, hash)| *hash);
        files.dedup_by_key(|(_, hash)| *hash);
        if files.is_empty() {
            return Ok(Vec::new());
        }
        make_folders(disk, &self.0)?;
        let mut made = None;
        for (_, hash) in &files {
            if made != Some(hash[0]) {
                made = Some(hash[0]);
                if let Some(folder) = self.place(hash).parent() {
                    make_folder(disk, folder)?;
                }
            }
        }
        let places = share(&files, |(path, hash)| {
            let place = self.place(hash);
            if fs::symlink_metadata(&place).is_ok() {
                if is_right(&place, hash) {
                    return Ok(None);
                }
                // A program wrote into a file that it shared with the site.
                disk.remove_file(&place).map_err(WriteFault::of(&place))?;
            }
            disk.link(&below(target, path), &place).map_err(WriteFault::of(&place))?;
            Ok(Some(place))
        })?;
        Ok(places.into_iter().flatten().collect())
    }

    /// The kept file with that hash; none where it is gone or was altered.
    pub fn find(&self, hash: &Hash) -> Option<PathBuf> {
        let place = self.place(hash);
        is_right(&place, hash).then_some(place)
    }

    /// Throws files away; one that stays for now is met again by
    /// [`Kept::sweep`].
    pub fn forget(&self, disk: &dyn Disk, hashes: &[Hash]) {
        let _ = share(hashes, |hash| {
            let _ = disk.remove_file(&self.place(hash));
            Ok(())
        });
    }

    /// Throws away every file that nobody needs.
    pub fn sweep<E>(
        &self,
        disk: &dyn Disk,
        mut needed: impl FnMut(&Hash) -> Result<bool, E>,
    ) -> Result<(), E> {
        let entries = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
        for folder in entries(&self.0) {
            for entry in entries(&folder.path()) {
                let hash = from_hex(&entry.file_name().to_string_lossy());
                let needed = match hash {
                    Some(hash) => needed(&hash)?,
                    None => false,
                };
                if !needed {
                    let _ = disk.remove_file(&entry.path());
                }
            }
        }
        Ok(())
    }
}

fn is_right(place: &Path, hash: &Hash) -> bool {
    hash_file(place).is_ok_and(|(found, _)| found == *hash)
}

fn make_folders(disk: &dyn Disk, folder: &Path) -> Result<(), WriteFault> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|above| !above.exists()).collect();
    missing.into_iter().rev().try_for_each(|folder| make_folder(disk, folder))
}

fn make_folder(disk: &dyn Disk, folder: &Path) -> Result<(), WriteFault> {
    match disk.make_folder(folder) {
        Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other.map_err(WriteFault::of(folder)),
    }
}
