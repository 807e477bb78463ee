//! The only writer of pages: a new tree beside the target, then one exchange.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::plan::{Action, Step};
use crate::platform;

/// A fault while writing; the target is as it was.
#[derive(Debug, thiserror::Error)]
pub enum WriteFault {
    /// The system refused.
    #[error("`{}` could not be written", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's word.
        #[source]
        source: io::Error,
    },
    /// The person cancelled.
    #[error("cancelled")]
    Cancelled,
}

/// Writes what the plan wants into `target`. `bytes` gives a file's content by
/// its path, `step` is told of each file done and says whether to go on.
///
/// Unchanged files and files that are not ours are linked into the new tree,
/// or copied where the file system has no links.
pub fn write(
    target: &Path,
    steps: &[Step],
    bytes: &dyn Fn(&str) -> Vec<u8>,
    on_step: &mut dyn FnMut(usize) -> bool,
) -> Result<(), WriteFault> {
    let parent = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make_folder(parent)?;
    let fresh = tempfile::Builder::new()
        .prefix(".redaksi-")
        .tempdir_in(parent)
        .map_err(|source| WriteFault::Io { path: parent.to_owned(), source })?;
    let root = fresh.path().join("site");
    make_folder(&root)?;
    if target.is_dir() {
        let ours: BTreeSet<&str> = steps.iter().map(|step| step.path.as_str()).collect();
        link_foreign(target, target, &root, &ours)?;
    }
    for (done, step) in steps.iter().enumerate() {
        let to = root.join(&step.path);
        match step.action {
            Action::Write => put(&to, &bytes(&step.path))?,
            Action::Keep => link(&target.join(&step.path), &to)?,
            Action::Remove => {}
        }
        if !on_step(done + 1) {
            return Err(WriteFault::Cancelled);
        }
    }
    sync_folders(&root)?;
    give_rights_of(target, &root);
    take_place(&root, target)
}

/// Puts the new tree where the old one is.
fn take_place(root: &Path, target: &Path) -> Result<(), WriteFault> {
    let fault = |source| WriteFault::Io { path: target.to_owned(), source };
    if target.exists() {
        // The old tree then lies in the temporary folder and goes with it.
        platform::exchange(root, target).map_err(|failed| fault(failed.source))?;
    } else {
        fs::rename(root, target).map_err(fault)?;
    }
    let parent = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    platform::sync_dir(parent).map_err(fault)
}

/// The new folder is as open to others as the old one; a temporary folder is
/// made for its owner alone.
fn give_rights_of(target: &Path, root: &Path) {
    if let Ok(about) = fs::metadata(target) {
        let _ = fs::set_permissions(root, about.permissions());
    }
}

/// Files that no export of ours wrote stay.
fn link_foreign(
    folder: &Path,
    target: &Path,
    root: &Path,
    ours: &BTreeSet<&str>,
) -> Result<(), WriteFault> {
    let fault = |source| WriteFault::Io { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let kind = entry.file_type().map_err(fault)?;
        let path = entry.path();
        if kind.is_dir() {
            // A folder of ours is made by its files; one of others is kept
            // even when it is empty.
            if fs::read_dir(&path).map_err(fault)?.next().is_none() {
                make_folder(&root.join(path.strip_prefix(target).unwrap_or(&path)))?;
            }
            link_foreign(&path, target, root, ours)?;
        } else {
            let relative = path.strip_prefix(target).unwrap_or(&path);
            if !ours.contains(with_slashes(relative).as_str()) {
                link(&path, &root.join(relative))?;
            }
        }
    }
    Ok(())
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), WriteFault> {
    let fault = |source| WriteFault::Io { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    let mut file = fs::File::create_new(path).map_err(fault)?;
    io::Write::write_all(&mut file, bytes).map_err(fault)?;
    file.sync_all().map_err(fault)
}

fn link(from: &Path, to: &Path) -> Result<(), WriteFault> {
    if let Some(folder) = to.parent() {
        make_folder(folder)?;
    }
    platform::hard_link_or_copy(from, to)
        .map(|_| ())
        .map_err(|failed| WriteFault::Io { path: failed.path, source: failed.source })
}

fn make_folder(path: &Path) -> Result<(), WriteFault> {
    fs::create_dir_all(path).map_err(|source| WriteFault::Io { path: path.to_owned(), source })
}

fn sync_folders(folder: &Path) -> Result<(), WriteFault> {
    let fault = |source| WriteFault::Io { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        if entry.file_type().map_err(fault)?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    platform::sync_dir(folder).map_err(fault)
}

/// A relative path as the plan writes it.
fn with_slashes(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .filter_map(|part| match part {
            Component::Normal(name) => Some(name.to_string_lossy()),
            _ => None,
        })
        .collect();
    parts.join("/")
}
