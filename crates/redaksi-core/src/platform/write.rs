//! Writing a file so that a crash, a full disk or a pulled plug leaves either
//! the old file or the new one, whole.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::FileError;

/// Writes `bytes` to `path`: a temporary file beside it, fsync, rename, fsync
/// of the folder. A file that stood there keeps its permissions, a symbolic
/// link its target. On failure the temporary file is gone and the old file is
/// untouched; the error names the true cause.
pub fn atomic_write(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let path = &followed(path);
    let dir = folder_of(path);
    let mut temp = temporary_in(dir).map_err(FileError::of("create a file in", dir))?;
    temp.write_all(bytes).map_err(FileError::of("write", path))?;
    if let Ok(old) = fs::metadata(path) {
        temp.as_file()
            .set_permissions(old.permissions())
            .map_err(FileError::of("keep the permissions of", path))?;
    }
    temp.as_file().sync_all().map_err(FileError::of("write", path))?;
    persist(temp, path).map_err(FileError::of("replace", path))?;
    sync_dir(dir).map_err(FileError::of("write", dir))
}

/// The file a symbolic link leads to, else the path itself.
fn followed(path: &Path) -> PathBuf {
    let linked = fs::symlink_metadata(path).is_ok_and(|meta| meta.file_type().is_symlink());
    let target = if linked { fs::canonicalize(path).ok() } else { None };
    target.unwrap_or_else(|| path.to_owned())
}

/// The folder of a file; the current one for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir,
        _ => Path::new("."),
    }
}

/// A temporary file with the permissions of any new file, hidden, and named so
/// that watchers pass it over.
pub(super) fn temporary_in(dir: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".redaksi-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(dir)
}

/// Renames the temporary file into place. On Windows a virus scanner may hold
/// the old file for a moment, so the rename is tried again.
fn persist(temp: NamedTempFile, path: &Path) -> io::Result<()> {
    let mut temp = temp;
    let mut tries = if cfg!(windows) { 8 } else { 1 };
    loop {
        tries -= 1;
        match temp.persist(path) {
            Ok(_) => return Ok(()),
            Err(failed) if tries > 0 && failed.error.kind() == io::ErrorKind::PermissionDenied => {
                std::thread::sleep(std::time::Duration::from_millis(40));
                temp = failed.file;
            }
            Err(failed) => return Err(failed.error),
        }
    }
}

/// Makes renames within a folder durable. Some file systems cannot sync a
/// folder and say so; that is no failure. Windows has no such call.
pub fn sync_dir(dir: &Path) -> io::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    match File::open(dir)?.sync_all() {
        Err(error)
            if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) =>
        {
            Ok(())
        }
        other => other,
    }
}
