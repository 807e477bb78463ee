//! Stamps: whether something made from files is still made from the same files.
//!
//! A stamp is a small file in the target folder that holds the hash of the inputs. It goes with
//! the target folder; a missing stamp only costs time.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// The hash of what `paths` hold: the content and the relative name of each file, folders with
/// everything below them. A path that does not exist counts as empty. Folders whose name is in
/// `without` are left out.
pub fn hash(paths: &[PathBuf], without: &[&str]) -> io::Result<u64> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        let mut files = Vec::new();
        collect(path, without, &mut files)?;
        files.sort();
        for file in files {
            file.strip_prefix(path).unwrap_or(&file).hash(&mut hasher);
            fs::read(&file)?.hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}

fn collect(path: &Path, without: &[&str], files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_file() {
        files.push(path.to_owned());
    } else if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            if !without.iter().any(|name| entry.file_name() == *name) {
                collect(&entry.path(), without, files)?;
            }
        }
    }
    Ok(())
}

/// Makes `made` by `work`, unless it stands and `stamp` says that it was made from the same
/// inputs. Returns whether it was made now.
///
/// # Errors
/// Those of `work`, and a stamp that cannot be written.
pub fn unless_same(
    stamp: &Path,
    inputs: u64,
    made: &Path,
    work: impl FnOnce() -> Result<(), String>,
) -> Result<bool, String> {
    let inputs = format!("{inputs:016x}\n");
    if made.exists() && fs::read_to_string(stamp).is_ok_and(|old| old == inputs) {
        return Ok(false);
    }
    work()?;
    fs::create_dir_all(stamp.parent().unwrap_or(stamp))
        .and_then(|()| fs::write(stamp, &inputs))
        .map_err(|error| format!("{}: {error}", stamp.display()))?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A fresh folder below the target folder, made anew for each test.
    fn folder(name: &str) -> PathBuf {
        let folder = crate::target().join("xtask-tests").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("src")).unwrap();
        fs::create_dir_all(folder.join("node_modules")).unwrap();
        fs::write(folder.join("src/a.ts"), "one").unwrap();
        folder
    }

    #[test]
    fn the_hash_follows_content_and_names_and_nothing_else() {
        let folder = folder("hash");
        let of = || hash(std::slice::from_ref(&folder), &["node_modules"]).unwrap();
        let before = of();
        assert_eq!(before, of());
        fs::write(folder.join("node_modules/b.js"), "left out").unwrap();
        assert_eq!(before, of(), "a folder left out changes nothing");
        fs::write(folder.join("src/a.ts"), "two").unwrap();
        let changed = of();
        assert_ne!(before, changed);
        fs::rename(folder.join("src/a.ts"), folder.join("src/c.ts")).unwrap();
        assert_ne!(changed, of(), "a new name is a change");
    }

    #[test]
    fn work_is_done_again_only_when_it_must() {
        let folder = folder("stamp");
        let (stamp, made) = (folder.join("stamps/s"), folder.join("made"));
        let make = || fs::write(&made, "").map_err(|error| error.to_string());
        let refuse = || Err("not expected".to_owned());
        assert!(unless_same(&stamp, 1, &made, refuse).is_err());
        assert_eq!(unless_same(&stamp, 1, &made, make), Ok(true), "a failure leaves no stamp");
        assert_eq!(unless_same(&stamp, 1, &made, refuse), Ok(false));
        assert_eq!(unless_same(&stamp, 2, &made, make), Ok(true), "other inputs");
        fs::remove_file(&made).unwrap();
        assert_eq!(unless_same(&stamp, 2, &made, make), Ok(true), "taken away by hand");
    }
}
