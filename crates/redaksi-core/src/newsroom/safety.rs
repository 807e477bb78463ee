//! Backups: one file that holds a whole newsroom, and its way back.
//!
//! The file is a zip (PKWARE APPNOTE 6.3): `newsroom.db` as SQLite's backup
//! API copies it while others may write, `media/`, `theme/`, `settings.toml`.
//! It is written beside its place and renamed when it is whole.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{Newsroom, files};
use crate::error::{Error, Result, Unreadable};
use crate::platform;
use crate::store::Store;

const DATABASE: &str = "newsroom.db";

/// Bounds of what a backup may unpack to.
const MOST_FILES: usize = 200_000;
const MOST_BYTES: u64 = 64 * 1024 * 1024 * 1024;

impl Newsroom {
    /// Writes a backup to `file`, replacing one that stands there only when
    /// the new one is whole.
    pub fn backup(&mut self, file: &Path) -> Result<()> {
        let full = std::path::absolute(file).map_err(|fault| files::fault(file, fault))?;
        let parent = full.parent().unwrap_or(Path::new("/")).to_owned();
        files::make_folder(&parent)?;
        let fault = |source| files::fault(&full, source);
        let work =
            tempfile::Builder::new().prefix(".redaksi-").tempdir_in(&parent).map_err(fault)?;
        let copy = work.path().join(DATABASE);
        self.store.copy_to(&copy)?;
        let packed = work.path().join("backup");
        let mut zip = ZipWriter::new(File::create_new(&packed).map_err(fault)?);
        add(&mut zip, DATABASE, &copy, CompressionMethod::Deflated).map_err(fault)?;
        for (folder, name) in [(self.folder.media(), "media"), (self.folder.theme(), "theme")] {
            for path in plain_files(&folder).map_err(fault)? {
                let Ok(relative) = path.strip_prefix(&folder) else { continue };
                let inside = format!("{name}/{}", with_slashes(relative));
                add(&mut zip, &inside, &path, CompressionMethod::Stored).map_err(fault)?;
            }
        }
        let preferences = self.folder.preferences();
        if preferences.is_file() {
            add(&mut zip, "settings.toml", &preferences, CompressionMethod::Deflated)
                .map_err(fault)?;
        }
        let done = zip.finish().map_err(|broken| fault(broken.into()))?;
        done.sync_all().map_err(fault)?;
        std::fs::rename(&packed, &full).map_err(fault)?;
        platform::sync_dir(&parent).map_err(fault)
    }

    /// Unpacks a backup into `target`, which must be empty or not there. All
    /// is unpacked and looked over beside it first; a backup of a newer
    /// program, or a damaged one, leaves nothing.
    pub fn restore_backup(file: &Path, target: &Path) -> Result<()> {
        let target = std::path::absolute(target).map_err(|fault| files::fault(target, fault))?;
        let taken = match std::fs::read_dir(&target) {
            Ok(mut entries) => entries.next().is_some(),
            Err(fault) => fault.kind() != io::ErrorKind::NotFound,
        };
        if taken {
            return Err(Error::FolderTaken(target));
        }
        let parent = target.parent().unwrap_or(Path::new("/")).to_owned();
        files::make_folder(&parent)?;
        let fault = |source| files::fault(&target, source);
        let work =
            tempfile::Builder::new().prefix(".redaksi-").tempdir_in(&parent).map_err(fault)?;
        let root = work.path().join("newsroom");
        files::make_folder(&root)?;
        unpack(file, &root)?;
        let mut store = Store::open(&root.join(DATABASE), true)?;
        // An export that ran while the backup was made is not the copy's.
        store.write(|tables| tables.forget_exports_under_way().map_err(Error::from))?;
        drop(store);
        for folder in ["media", "theme", "inbox"] {
            files::make_folder(&root.join(folder))?;
        }
        if target.is_dir() {
            std::fs::remove_dir(&target).map_err(fault)?;
        }
        std::fs::rename(&root, &target).map_err(fault)?;
        platform::sync_dir(&parent).map_err(fault)
    }
}

fn add(
    zip: &mut ZipWriter<File>,
    name: &str,
    path: &Path,
    method: CompressionMethod,
) -> io::Result<()> {
    let options = SimpleFileOptions::default().compression_method(method).large_file(true);
    zip.start_file(name, options)?;
    io::copy(&mut File::open(path)?, zip)?;
    Ok(())
}

/// Files in a folder and below, by name; links and devices are not followed.
fn plain_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => continue,
            Err(fault) => return Err(fault),
        };
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn unpack(file: &Path, root: &Path) -> Result<()> {
    let broken = |why| Error::UnreadableFile { path: file.to_owned(), why };
    let opened = File::open(file).map_err(|fault| files::fault(file, fault))?;
    let mut zip = ZipArchive::new(opened).map_err(|_| broken(Unreadable::NotABackup))?;
    if zip.len() > MOST_FILES {
        return Err(broken(Unreadable::TooLarge));
    }
    let mut left = MOST_BYTES;
    let mut seen: BTreeSet<PathBuf> = BTreeSet::new();
    for at in 0..zip.len() {
        let mut entry = zip.by_index(at).map_err(|_| broken(Unreadable::NotABackup))?;
        let inside = entry.enclosed_name().filter(|path| belongs(path));
        let inside = inside.ok_or_else(|| broken(Unreadable::NotABackup))?;
        if entry.is_dir() {
            continue;
        }
        if !entry.is_file() || !seen.insert(inside.clone()) {
            return Err(broken(Unreadable::NotABackup));
        }
        let path = root.join(&inside);
        if let Some(folder) = path.parent() {
            files::make_folder(folder)?;
        }
        let fault = |source| files::fault(&path, source);
        let mut out = File::create_new(&path).map_err(fault)?;
        let mut buffer = vec![0; 64 * 1024];
        loop {
            // A broken entry is the backup's fault, a failed write the disk's.
            let read = entry.read(&mut buffer).map_err(|_| broken(Unreadable::Broken))?;
            if read == 0 {
                break;
            }
            left = left.checked_sub(read as u64).ok_or_else(|| broken(Unreadable::TooLarge))?;
            out.write_all(&buffer[..read]).map_err(fault)?;
        }
        out.sync_all().map_err(fault)?;
    }
    if seen.contains(Path::new(DATABASE)) { Ok(()) } else { Err(broken(Unreadable::NotABackup)) }
}

/// Only what a backup of ours holds is unpacked.
fn belongs(path: &Path) -> bool {
    let mut parts = path.components().map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    matches!(
        (parts.next().flatten(), parts.next()),
        (Some("newsroom.db" | "settings.toml"), None) | (Some("media" | "theme"), _)
    )
}

fn with_slashes(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
