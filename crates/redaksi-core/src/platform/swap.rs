//! Two paths change places.

use std::fs;
use std::io;
use std::path::Path;

use super::FileError;
use super::write::{folder_of, sync_dir};

/// How the two changed places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Swapped {
    /// In one step: no one ever saw either path missing.
    AtOnce,
    /// By three renames, where the system has no such step: for a moment one
    /// path did not exist.
    InSteps,
}

/// Exchanges two files or folders on the same file system. Both must exist.
/// On failure both stand where they stood.
pub fn exchange(a: &Path, b: &Path) -> Result<Swapped, FileError> {
    let swapped = match at_once(a, b) {
        Err(error) if is_not_offered(&error) => in_steps(a, b).map(|()| Swapped::InSteps),
        other => other.map(|()| Swapped::AtOnce),
    };
    let swapped = swapped.map_err(FileError::of("exchange", a))?;
    for dir in [folder_of(a), folder_of(b)] {
        sync_dir(dir).map_err(FileError::of("write", dir))?;
    }
    Ok(swapped)
}

/// `renameat2` with RENAME_EXCHANGE, `renameatx_np` with RENAME_SWAP.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn at_once(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn at_once(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Kernels and file systems without the exchange answer ENOSYS, EOPNOTSUPP or
/// EINVAL.
pub(super) fn is_not_offered(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

fn in_steps(a: &Path, b: &Path) -> io::Result<()> {
    fs::symlink_metadata(b)?;
    // A folder of our own makes the name aside free without a race.
    let aside_dir = tempfile::Builder::new().prefix(".redaksi-").tempdir_in(folder_of(a))?;
    let aside = aside_dir.path().join("aside");
    fs::rename(a, &aside)?;
    if let Err(error) = fs::rename(b, a) {
        return put_back(aside_dir, &[(&aside, a)], error);
    }
    if let Err(error) = fs::rename(&aside, b) {
        return put_back(aside_dir, &[(a, b), (&aside, a)], error);
    }
    Ok(())
}

/// Undoes renames. Where even that fails the folder aside is kept, for it
/// holds the only copy.
fn put_back(
    aside_dir: tempfile::TempDir,
    renames: &[(&Path, &Path)],
    error: io::Error,
) -> io::Result<()> {
    for (from, to) in renames {
        if fs::rename(from, to).is_err() {
            let kept = aside_dir.keep();
            let message = format!("{error}; the old files were kept in {}", kept.display());
            return Err(io::Error::new(error.kind(), message));
        }
    }
    Err(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_renames_exchange_two_folders_and_leave_nothing_aside() {
        let dir = tempfile::tempdir().unwrap();
        let (a, b) = (dir.path().join("a"), dir.path().join("b"));
        fs::create_dir(&a).unwrap();
        fs::create_dir(&b).unwrap();
        fs::write(a.join("x"), "was a").unwrap();
        fs::write(b.join("x"), "was b").unwrap();
        in_steps(&a, &b).unwrap();
        assert_eq!(fs::read_to_string(a.join("x")).unwrap(), "was b");
        assert_eq!(fs::read_to_string(b.join("x")).unwrap(), "was a");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_missing_second_path_leaves_the_first_where_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let a = dir.path().join("a");
        fs::write(&a, "a").unwrap();
        let error = in_steps(&a, &dir.path().join("b")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert_eq!(fs::read_to_string(&a).unwrap(), "a");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
