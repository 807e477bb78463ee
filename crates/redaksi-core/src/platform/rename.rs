//! A rename that never takes another file's place.

use std::fs;
use std::io;
use std::path::Path;

use super::FileError;
use super::write::{folder_of, sync_dir};

/// Renames `from` to `to` within one file system. Where something stands at
/// `to` already the error's kind is [`io::ErrorKind::AlreadyExists`] and
/// nothing is changed.
pub fn rename_new(from: &Path, to: &Path) -> Result<(), FileError> {
    let renamed = match at_once(from, to) {
        Err(error)
            if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) =>
        {
            by_link(from, to)
        }
        other => other,
    };
    renamed.map_err(FileError::of("rename", from))?;
    for dir in [folder_of(to), folder_of(from)] {
        sync_dir(dir).map_err(FileError::of("write", dir))?;
    }
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn at_once(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn at_once(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A hard link fails where its name is taken. A file system that has none
/// leaves asking first, and then a moment in which another program could take
/// the name.
fn by_link(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) if fs::symlink_metadata(to).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_refuse_a_taken_name_and_move_to_a_free_one() {
        type Rename = fn(&Path, &Path) -> io::Result<()>;
        let ways: [Rename; 2] =
            [|from, to| rename_new(from, to).map_err(|error| error.source), by_link];
        for way in ways {
            let dir = tempfile::tempdir().unwrap();
            let [from, taken, free] = ["from", "taken", "free"].map(|name| dir.path().join(name));
            fs::write(&from, "new").unwrap();
            fs::write(&taken, "old").unwrap();
            assert_eq!(way(&from, &taken).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(fs::read_to_string(&taken).unwrap(), "old");
            way(&from, &free).unwrap();
            assert_eq!(fs::read_to_string(&free).unwrap(), "new");
            assert!(!from.exists());
        }
    }
}
