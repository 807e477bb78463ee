//! One window for each newsroom. The terminal works beside it.

use std::fs::{File, TryLockError};

use super::Newsroom;
use crate::error::{Error, Result};

/// Held by a window as long as it lives; the system lets go of it when the
/// program ends in any way.
#[derive(Debug)]
#[must_use = "the newsroom is held as long as this is kept"]
pub struct WindowLock(Option<File>);

impl WindowLock {
    /// Whether others are kept out. Where the folder cannot be written they
    /// are not: then nothing can be lost either.
    pub fn keeps_out(&self) -> bool {
        self.0.is_some()
    }
}

impl Newsroom {
    /// Takes the newsroom for one window.
    ///
    /// # Errors
    /// [`Error::Busy`] where another window holds it.
    pub fn hold_window(&self) -> Result<WindowLock> {
        let path = self.folder.window_lock();
        let open = File::options().create(true).truncate(false).write(true).open(path);
        let Ok(file) = open else { return Ok(WindowLock(None)) };
        match file.try_lock() {
            Ok(()) => Ok(WindowLock(Some(file))),
            Err(TryLockError::WouldBlock) => Err(Error::Busy(None)),
            // A file system without locks.
            Err(TryLockError::Error(_)) => Ok(WindowLock(None)),
        }
    }
}
