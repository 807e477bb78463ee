//! What the system tells of a file without reading it, so that one that stands
//! as it was written is recognised by a look at its folder alone.

use std::fs::Metadata;
use std::io;
use std::path::Path;

/// Size, time of the last change of content, and number of a file. Two equal
/// stamps of one path mean that nobody wrote to it in between, unless they
/// took pains to hide it; `export --full` reads instead.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970; 0 where the system does not say.
    pub mtime_ns: i64,
    /// The file's number within its file system; 0 where it has none.
    pub inode: u64,
}

impl Stamp {
    /// Reads it out of what the system told.
    pub fn of(about: &Metadata) -> Self {
        let (mtime_ns, inode) = system::time_and_number(about);
        Self { size: about.len(), mtime_ns, inode }
    }
}

/// Whether the plain file at `path` bears that stamp. A symbolic link never
/// does.
pub fn stands(stamp: &Stamp, path: &Path) -> bool {
    std::fs::symlink_metadata(path)
        .is_ok_and(|about| about.is_file() && Stamp::of(&about) == *stamp)
}

/// A folder whatever it is called: another one never has the same identity as
/// long as this one exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    /// The file system.
    pub device: u64,
    /// The folder in it.
    pub inode: u64,
}

/// The identity of the folder at `path`; a link is not followed.
pub fn identity(path: &Path) -> io::Result<Identity> {
    std::fs::symlink_metadata(path).map(|about| system::identity(&about))
}

#[cfg(unix)]
mod system {
    use std::fs::Metadata;
    use std::os::unix::fs::MetadataExt;

    pub(super) fn time_and_number(about: &Metadata) -> (i64, u64) {
        let time = about.mtime().saturating_mul(1_000_000_000).saturating_add(about.mtime_nsec());
        (time, about.ino())
    }

    pub(super) fn identity(about: &Metadata) -> super::Identity {
        super::Identity { device: about.dev(), inode: about.ino() }
    }
}

#[cfg(not(unix))]
mod system {
    use std::fs::Metadata;
    use std::time::{SystemTime, UNIX_EPOCH};

    fn nanoseconds(time: std::io::Result<SystemTime>) -> u64 {
        let since = time.ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        since.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or(0)
    }

    pub(super) fn time_and_number(about: &Metadata) -> (i64, u64) {
        (i64::try_from(nanoseconds(about.modified())).unwrap_or(0), 0)
    }

    /// Windows tells a folder's number to open handles only; the time at which
    /// it was made keeps it apart from another of the same name.
    pub(super) fn identity(about: &Metadata) -> super::Identity {
        super::Identity { device: 0, inode: nanoseconds(about.created()) }
    }
}
