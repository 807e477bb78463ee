//! The moment at which the old site and the new one change places, and what
//! puts things right after a stop in the middle of it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{NewTree, WriteFault, parent_of};
use crate::export::safe_path;
use crate::platform::{Disk, Identity, identity};

/// The old site, where a system without an exchange has to put it aside.
const ASIDE: &str = "aside";

/// The new site stands; the old one lies in the hidden folder until
/// [`Exchanged::undo`] or [`Exchanged::finish`]. Dropped without either, for a
/// fault of the program, both are left to [`put_right`].
#[must_use = "the old site lies beside the new one until this is finished or undone"]
pub struct Exchanged {
    disk: Arc<dyn Disk>,
    target: PathBuf,
    work: PathBuf,
    root: PathBuf,
    replaced: bool,
}

impl Exchanged {
    pub(super) fn exchange(mut tree: NewTree) -> Result<Self, WriteFault> {
        let places = Self {
            disk: Arc::clone(&tree.disk),
            target: tree.target.clone(),
            work: tree.work.clone(),
            root: tree.root.clone(),
            replaced: tree.replaces,
        };
        // Where this fails the old site stands, and the tree goes on its drop.
        places.change_places().map_err(WriteFault::of(&places.target))?;
        tree.armed = false;
        drop(tree);
        let durable = [places.work.as_path(), parent_of(&places.target)]
            .into_iter()
            .try_for_each(|folder| places.disk.sync_folder(folder));
        match durable {
            Ok(()) => Ok(places),
            Err(fault) => {
                let fault = WriteFault::of(&places.target)(fault);
                places.undo()?;
                Err(fault)
            }
        }
    }

    /// In one step where the system has it.
    fn change_places(&self) -> io::Result<()> {
        let Self { disk, target, root, .. } = self;
        if !self.replaced {
            return disk.rename(root, target);
        }
        if disk.exchange(root, target)? {
            return Ok(());
        }
        let aside = self.work.join(ASIDE);
        disk.rename(target, &aside)?;
        // Where even going back fails `put_right` finds the old site aside.
        if let Err(fault) = disk.rename(root, target) {
            disk.rename(&aside, target)?;
            return Err(fault);
        }
        if let Err(fault) = disk.rename(&aside, root) {
            disk.rename(target, root)?;
            disk.rename(&aside, target)?;
            return Err(fault);
        }
        Ok(())
    }

    /// Puts the old site back; the new one is thrown away.
    pub fn undo(self) -> Result<(), WriteFault> {
        let fault = WriteFault::of(&self.target);
        if self.replaced {
            self.change_places().map_err(fault)?;
        } else {
            self.disk.rename(&self.target, &self.root).map_err(fault)?;
        }
        let synced = self.disk.sync_folder(parent_of(&self.target));
        throw_away(self.disk.as_ref(), &self.target, &self.work);
        synced.map_err(WriteFault::of(&self.target))
    }

    /// Throws the old site away. False where that failed: the new site stands
    /// all the same, and [`put_right`] tries again.
    pub fn finish(self) -> bool {
        throw_away(self.disk.as_ref(), &self.target, &self.work)
    }
}

/// Puts right what a stopped export left: the site at `target` is whole again,
/// and the hidden folder `work` is gone. Says whether the tree with the
/// identity `new` stands at the target; then that export has happened.
pub fn put_right(
    disk: &dyn Disk,
    target: &Path,
    work: &Path,
    new: Option<Identity>,
) -> Result<bool, WriteFault> {
    let aside = work.join(ASIDE);
    if std::fs::symlink_metadata(target).is_err() && std::fs::symlink_metadata(&aside).is_ok() {
        disk.rename(&aside, target).map_err(WriteFault::of(target))?;
        disk.sync_folder(parent_of(target)).map_err(WriteFault::of(target))?;
    }
    let stands = new.is_some_and(|new| identity(target).is_ok_and(|now| now == new));
    if !throw_away(disk, target, work) {
        let word = io::Error::other("the remains of a stopped export cannot be removed");
        return Err(WriteFault::of(work)(word));
    }
    Ok(stands)
}

/// Removes a hidden folder of ours. Nothing else is ever removed: not a
/// folder of another name, not what a link leads to, and not the one place
/// where the old site may lie while none stands.
pub(super) fn throw_away(disk: &dyn Disk, target: &Path, work: &Path) -> bool {
    let there = |path: &Path| std::fs::symlink_metadata(path).is_ok();
    if there(&work.join(ASIDE)) && !there(target) {
        return false;
    }
    let ours = work
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with(safe_path::TEMPORARY));
    let folder = match std::fs::symlink_metadata(work) {
        Ok(about) => about.is_dir(),
        Err(fault) => return fault.kind() == io::ErrorKind::NotFound,
    };
    if !ours || !folder {
        return false;
    }
    // A virus scanner may hold a file for a moment.
    (0..2).any(|_| {
        let removed = disk.remove_tree(work);
        removed.is_ok() || !there(work)
    })
}
