//! One export at a time, and what a stopped one left.

use std::fs::{File, TryLockError};
use std::path::Path;

use super::Newsroom;
use super::publishing::write_fault;
use crate::error::{Error, Result};
use crate::export::write::{Kept, put_right};
use crate::store::{JournalEntry, Stage};

/// Held as long as an export, or a way back, goes on; the system lets go of it
/// when the program ends in any way.
#[derive(Debug)]
#[must_use = "the exports are held as long as this is kept"]
pub(super) struct ExportLock(#[expect(dead_code, reason = "held, not read")] Option<File>);

impl Newsroom {
    /// Takes the exports of this newsroom for this program, after it has put
    /// right what a stopped export left.
    ///
    /// # Errors
    /// [`Error::Busy`] while another program exports; the fault of what a
    /// stopped export to `target` left and cannot be put right now.
    pub(super) fn hold_exports(&mut self, target: &str) -> Result<ExportLock> {
        let lock = self.lock_exports()?;
        self.recover(Some(target))?;
        Ok(lock)
    }

    /// Puts right what a stopped export left, at an opening. What cannot be put
    /// right now, with its disk away or another program at it, waits.
    pub(super) fn finish_stopped_exports(&mut self) {
        let under_way = self.store.read().exports_under_way();
        if self.read_only() || under_way.is_ok_and(|entries| entries.is_empty()) {
            return;
        }
        if let Ok(_lock) = self.lock_exports() {
            let _ = self.recover(None);
        }
    }

    fn lock_exports(&self) -> Result<ExportLock> {
        let path = self.folder.export_lock();
        let open = File::options().create(true).truncate(false).write(true).open(&path);
        let file = open.map_err(|fault| super::files::fault(&path, fault))?;
        match file.try_lock() {
            Ok(()) => Ok(ExportLock(Some(file))),
            Err(TryLockError::WouldBlock) => Err(Error::Busy(None)),
            // A file system without locks.
            Err(TryLockError::Error(_)) => Ok(ExportLock(None)),
        }
    }

    fn recover(&mut self, target: Option<&str>) -> Result<()> {
        let entries = self.store.read().exports_under_way()?;
        if entries.is_empty() {
            return Ok(());
        }
        for entry in &entries {
            let done = self.put_right(entry);
            if target == Some(entry.target.as_str()) {
                done?;
            }
        }
        self.edition = None;
        let kept = Kept::new(self.folder.kept_exports());
        let tables = self.store.read();
        kept.sweep(self.disk.as_ref(), |hash| tables.is_kept(hash))?;
        Ok(())
    }

    /// Finishes or drops one export that stopped, by what stands in its target.
    fn put_right(&mut self, entry: &JournalEntry) -> Result<()> {
        let own = entry.newsroom == self.folder.path().to_string_lossy();
        let mut happened = false;
        if own {
            let (target, work) = (Path::new(&entry.target), Path::new(&entry.work));
            if work.parent().is_some_and(|parent| !parent.exists()) {
                // The disk that it lies on is away.
                return Err(Error::FileNotFound(work.to_owned()));
            }
            happened =
                put_right(self.disk.as_ref(), target, work, entry.root).map_err(write_fault)?;
        }
        self.store.write(|tables| {
            if happened && entry.stage == Stage::Exchanging {
                tables.enter_export(&entry.target)?;
            }
            tables.end_export(&entry.target).map_err(Error::from)
        })
    }
}
