//! Files outside the database: read with limits, written whole or not at all,
//! and every fault of the system turned into the newsroom's own.

use std::io::Read;
use std::path::Path;

use crate::error::{Error, Result, Unreadable};
use crate::platform::{self, IoFault};

/// The largest file that an import takes.
pub(crate) const LARGEST: u64 = 64 * 1024 * 1024;

/// What a system's fault means for the newsroom.
pub(crate) fn fault(path: &Path, source: std::io::Error) -> Error {
    match IoFault::of(&source) {
        IoFault::DiskFull => Error::DiskFull(Box::new(source)),
        IoFault::ReadOnly => Error::ReadOnly(Box::new(source)),
        IoFault::Missing => Error::FileNotFound(path.to_owned()),
        _ => Error::Io { path: path.to_owned(), source },
    }
}

/// Writes a file: temporary beside it, sync, rename.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    platform::atomic_write(path, bytes).map_err(|failed| fault(&failed.path, failed.source))
}

/// Makes a folder and those above it.
pub(crate) fn make_folder(path: &Path) -> Result<()> {
    std::fs::create_dir_all(path).map_err(|source| fault(path, source))
}

/// Reads a plain file of bounded size.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    let unreadable = |why| Error::UnreadableFile { path: path.to_owned(), why };
    // What cannot be read is the file's fault and not that of the newsroom.
    let fault = |source| match fault(path, source) {
        Error::FileNotFound(path) => Error::FileNotFound(path),
        _ => unreadable(Unreadable::NoAccess),
    };
    let about = std::fs::metadata(path).map_err(fault)?;
    if !about.is_file() {
        return Err(unreadable(Unreadable::NotAFile));
    }
    if about.len() > LARGEST {
        return Err(unreadable(Unreadable::TooLarge));
    }
    let file = std::fs::File::open(path).map_err(fault)?;
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    // The file may grow while it is read.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(fault)?;
    if bytes.len() as u64 > LARGEST {
        return Err(unreadable(Unreadable::TooLarge));
    }
    Ok(bytes)
}
