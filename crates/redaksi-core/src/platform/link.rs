//! The same file at a second path, without a second copy where possible.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::FileError;
use super::write::{folder_of, temporary_in};

/// How a file came to its second path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// Both paths name one file.
    Linked,
    /// The file system has no hard links, or the paths lie on two.
    Copied,
}

/// Gives the file `from` a second path `to`, which must be free: by a hard
/// link, else by a copy that appears whole.
pub fn hard_link_or_copy(from: &Path, to: &Path) -> Result<Placed, FileError> {
    match fs::hard_link(from, to) {
        Ok(()) => Ok(Placed::Linked),
        Err(error) if may_copy_instead(&error) => {
            copy(from, to).map(|()| Placed::Copied).map_err(FileError::of("copy", from))
        }
        Err(source) => Err(FileError { act: "link", path: to.to_owned(), source }),
    }
}

/// FAT and many network shares refuse hard links, each with an answer of its
/// own; what is full, missing, taken or write-protected fails for a copy too.
fn may_copy_instead(error: &io::Error) -> bool {
    !matches!(
        error.kind(),
        io::ErrorKind::NotFound
            | io::ErrorKind::AlreadyExists
            | io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::ReadOnlyFilesystem
    )
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut temp = temporary_in(folder_of(to))?;
    io::copy(&mut File::open(from)?, temp.as_file_mut())?;
    temp.persist_noclobber(to).map(|_| ()).map_err(|failed| failed.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_never_overwrites_and_leaves_nothing_behind() {
        let dir = tempfile::tempdir().unwrap();
        let (from, to) = (dir.path().join("from"), dir.path().join("to"));
        fs::write(&from, "new").unwrap();
        fs::write(&to, "old").unwrap();
        assert_eq!(copy(&from, &to).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&to).unwrap(), "old");
        fs::remove_file(&to).unwrap();
        copy(&from, &to).unwrap();
        assert_eq!(fs::read_to_string(&to).unwrap(), "new");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
    }
}
