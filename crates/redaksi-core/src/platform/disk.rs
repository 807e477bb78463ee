//! What an export does to the disk, each operation once, behind a trait, so
//! that tests can make any of them fail.
//!
//! Reading is not among it: a failed read changes nothing.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::link::{Placed, hard_link_or_copy};
use super::swap;
use super::write::sync_dir;
use super::{FileError, Stamp, on_all_cores};

/// From so many files on one `syncfs` is cheaper than an fsync of each.
const MANY: usize = 48;

/// The operations. All paths are whole; none follows a link at its end.
pub trait Disk: Send + Sync {
    /// Makes one folder, which must not be there.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Writes a file, which must not be there. It is not synced.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp>;
    /// Gives a file a second path by a hard link, or by a copy where there are
    /// no links; then the copy's stamp comes back. A symbolic link is made
    /// anew, never followed.
    fn link(&self, from: &Path, to: &Path) -> io::Result<Option<Stamp>>;
    /// Renames a file or folder; nothing may stand at `to`.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Two folders change places in one step. False where the system has no
    /// such step; then nothing was done.
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<bool>;
    /// Makes `to` as open to others as `from`.
    fn give_rights(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Makes files and folders of one file system durable.
    fn sync(&self, files: &[PathBuf], folders: &[PathBuf]) -> io::Result<()>;
    /// Makes renames within a folder durable.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// Removes one file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder and all in it; links in it are not followed.
    fn remove_tree(&self, path: &Path) -> io::Result<()>;
}

/// The disk itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp> {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        file.metadata().map(|about| Stamp::of(&about))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<Option<Stamp>> {
        // Here a hard link to a symbolic link is one more of the same, and
        // nothing has to be asked before.
        if cfg!(target_os = "linux") && fs::hard_link(from, to).is_ok() {
            return Ok(None);
        }
        let kind = fs::symlink_metadata(from)?.file_type();
        if kind.is_symlink() {
            return copy_link(from, to).map(|()| None);
        }
        if !kind.is_file() {
            // Reading a pipe to copy it would wait for ever.
            return fs::hard_link(from, to).map(|()| None);
        }
        match hard_link_or_copy(from, to).map_err(|failed: FileError| failed.source)? {
            Placed::Linked => Ok(None),
            Placed::Copied => fs::symlink_metadata(to).map(|about| Some(Stamp::of(&about))),
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if fs::symlink_metadata(to).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        fs::rename(from, to)
    }

    fn exchange(&self, a: &Path, b: &Path) -> io::Result<bool> {
        match swap::at_once(a, b) {
            Err(error) if swap::is_not_offered(&error) => Ok(false),
            other => other.map(|()| true),
        }
    }

    fn give_rights(&self, from: &Path, to: &Path) -> io::Result<()> {
        let wanted = fs::metadata(from)?.permissions();
        if fs::metadata(to)?.permissions() == wanted {
            return Ok(());
        }
        fs::set_permissions(to, wanted)
    }

    fn sync(&self, files: &[PathBuf], folders: &[PathBuf]) -> io::Result<()> {
        if files.len() >= MANY
            && let Some(folder) = folders.first()
            && sync_file_system(folder)?
        {
            return Ok(());
        }
        for file in files {
            // Windows syncs only what is open for writing.
            OpenOptions::new().read(true).write(cfg!(windows)).open(file)?.sync_all()?;
        }
        on_all_cores(folders, |folder| sync_dir(folder)).into_iter().collect()
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        sync_dir(path)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_tree(&self, path: &Path) -> io::Result<()> {
        // The folders of a site lie two levels down. What cannot be removed
        // there is met again when the whole goes.
        let inner: Vec<PathBuf> = folders_in(path).iter().flat_map(|one| folders_in(one)).collect();
        on_all_cores(&inner, |folder| drop(fs::remove_dir_all(folder)));
        fs::remove_dir_all(path)
    }
}

/// The folders in a folder, no links.
fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.map(|entry| entry.path()).collect()
}

/// Syncs the file system that holds the folder; false where the system cannot.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn sync_file_system(folder: &Path) -> io::Result<bool> {
    rustix::fs::syncfs(File::open(folder)?)?;
    Ok(true)
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn sync_file_system(_: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(windows)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    let leads_to = fs::read_link(from)?;
    if from.is_dir() {
        std::os::windows::fs::symlink_dir(leads_to, to)
    } else {
        std::os::windows::fs::symlink_file(leads_to, to)
    }
}

#[cfg(not(any(unix, windows)))]
fn copy_link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
