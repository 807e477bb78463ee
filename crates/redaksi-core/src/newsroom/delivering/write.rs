//! Files for other systems: a folder, a zip or a single file, written whole or
//! not at all.

use std::io::Write;
use std::path::Path;

use zip::write::SimpleFileOptions;

use super::super::files;
use super::Files;
use crate::error::{Error, Result};
use crate::platform;

/// Writes one file, which replaces the one that stood there.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    if path.is_dir() {
        return Err(Error::BadValue {
            name: "out".to_owned(),
            value: path.display().to_string(),
            takes: "a file, not a folder",
        });
    }
    files::make_folder(path.parent().unwrap_or(Path::new("/")))?;
    files::write(path, bytes)
}

/// Writes a folder beside its place and renames it when it is whole.
pub(super) fn write_folder(target: &Path, all: &Files) -> Result<()> {
    let taken = match std::fs::read_dir(target) {
        Ok(mut entries) => entries.next().is_some(),
        Err(fault) => fault.kind() != std::io::ErrorKind::NotFound,
    };
    if taken {
        return Err(Error::FolderTaken(target.to_owned()));
    }
    let parent = target.parent().unwrap_or(Path::new("/")).to_owned();
    files::make_folder(&parent)?;
    let fault = |source| files::fault(target, source);
    let work = tempfile::Builder::new().prefix(".redaksi-").tempdir_in(&parent).map_err(fault)?;
    let root = work.path().join("story");
    for (path, bytes) in all {
        let path = root.join(path);
        files::make_folder(path.parent().unwrap_or(&root))?;
        files::write(&path, bytes)?;
    }
    if target.is_dir() {
        std::fs::remove_dir(target).map_err(fault)?;
    }
    std::fs::rename(&root, target).map_err(fault)?;
    platform::sync_dir(&parent).map_err(fault)
}

/// The files below one folder, as a zip whose bytes depend on them alone.
pub(super) fn zipped(top: &str, files: &Files) -> std::io::Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, bytes) in files {
        let options = SimpleFileOptions::default()
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o644);
        zip.start_file(format!("{top}/{path}"), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
