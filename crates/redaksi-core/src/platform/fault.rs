//! Why a file could not be read or written, in kinds that a person can act on.

use std::io;
use std::path::{Path, PathBuf};

/// What a person can do something about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IoFault {
    /// No space is left: on the disk, in the quota, or within the largest
    /// size a file may have.
    DiskFull,
    /// The file system takes no changes.
    ReadOnly,
    /// This account may not do that.
    NotAllowed,
    /// The file or its folder is not there.
    Missing,
    /// Anything else; the error itself says more.
    Other,
}

impl IoFault {
    /// Finds the kind of an error (ENOSPC, EDQUOT, EFBIG; EROFS; EACCES,
    /// EPERM; ENOENT, and what Windows has for them).
    pub fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::PermissionDenied => Self::NotAllowed,
            io::ErrorKind::NotFound => Self::Missing,
            _ => Self::Other,
        }
    }

    /// The stable name, in kebab case.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DiskFull => "disk-full",
            Self::ReadOnly => "read-only",
            Self::NotAllowed => "not-allowed",
            Self::Missing => "missing",
            Self::Other => "other",
        }
    }
}

/// A file operation that failed, with its true cause. What stood at `path`
/// before stands there still.
#[derive(Debug, thiserror::Error)]
#[error("could not {act} {}: {source}", path.display())]
pub struct FileError {
    /// What was being done: "create", "write", "rename" …
    pub act: &'static str,
    /// The file or folder.
    pub path: PathBuf,
    /// What the operating system answered.
    #[source]
    pub source: io::Error,
}

impl FileError {
    /// The kind of the cause.
    pub fn fault(&self) -> IoFault {
        IoFault::of(&self.source)
    }

    /// Names the act and the path of a failure; for `map_err`.
    pub(crate) fn of(act: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self { act, path, source }
    }
}
