//! Folders that others write into: the theme a designer edits, the inbox a
//! colleague drops files into.
//!
//! Events are hints and nothing more: they say that looking is worthwhile.
//! Network file systems send none, queues overflow, editors replace a file
//! instead of changing it. So the listener is told once at the start and after
//! every gap to look at the whole folder. This room must never know what the
//! files mean, and it is the only one that names `notify`.

mod eyes;
mod inbox;
mod keeper;

pub use inbox::{Inbox, Looked, Ready, Skip};

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use keeper::{Keeper, Message};

/// What a watched folder is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Templates and styles, in folders of any depth. It may be missing, and
    /// is then watched for through the folder above it.
    Theme,
    /// Files to import, without folders. It is created where it is missing.
    Inbox,
}

/// A folder to watch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The folder.
    pub path: PathBuf,
    /// What it is for.
    pub kind: Kind,
    /// Look every two seconds instead of waiting for events. Folders on
    /// network file systems are looked at in any case.
    pub poll: bool,
}

/// Something happened, or may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// In which folder.
    pub kind: Kind,
    /// The files and folders concerned, each once, in order. They may be gone
    /// by now. Empty where `overflow` says to look at everything.
    pub paths: Vec<PathBuf>,
    /// Events may have been lost, or none could be had yet: look at the whole
    /// folder.
    pub overflow: bool,
}

/// Watches until it is dropped.
#[derive(Debug)]
pub struct Watch {
    keeper: Sender<Message>,
}

impl Watch {
    /// Begins to watch. `sink` is called from one thread of its own, first
    /// once for every folder with `overflow` set, then whenever something was
    /// seen, a quarter of a second after it settled. A folder that cannot be
    /// watched by events is looked at from time to time.
    pub fn start(
        folders: Vec<Watched>,
        sink: impl FnMut(Seen) + Send + 'static,
    ) -> io::Result<Self> {
        let (sender, receiver) = channel();
        let keeper = Keeper::new(folders, sender.clone(), Box::new(sink));
        std::thread::Builder::new()
            .name("redaksi-watch".to_owned())
            .spawn(move || keeper.run(&receiver))?;
        Ok(Self { keeper: sender })
    }

    /// Has the folders of this kind reported once more after a while, with
    /// `overflow` set: for a file that was still growing.
    pub fn look_again(&self, kind: Kind, after: Duration) {
        // A keeper that is gone has nothing to report any more.
        let _ = self.keeper.send(Message::Again(kind, Instant::now() + after));
    }
}

impl Drop for Watch {
    /// Ends the watching without waiting; a call of the sink that is under way
    /// comes to its end.
    fn drop(&mut self) {
        let _ = self.keeper.send(Message::Stop);
    }
}
