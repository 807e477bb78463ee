//! The thread that keeps the watchers alive and tells the listener.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify_debouncer_full::{DebounceEventResult, DebouncedEvent};

use super::eyes::{Eyes, is_change, is_move};
use super::{Kind, Seen, Watched};
use crate::platform::is_network;

/// How long to wait before trying again where a folder could not be watched.
const RETRY: Duration = Duration::from_secs(30);

pub(super) enum Message {
    /// What the watcher of a folder saw.
    Events(usize, DebounceEventResult),
    /// Report these folders once more, then.
    Again(Kind, Instant),
    Stop,
}

/// A folder and how it is watched now.
struct Folder {
    watched: Watched,
    /// The path as the system names it, while the folder exists.
    real: PathBuf,
    /// What is watched: the folder, or one above it while it is missing.
    watching: Option<(PathBuf, Eyes)>,
}

pub(super) struct Keeper {
    folders: Vec<Folder>,
    sender: Sender<Message>,
    sink: Box<dyn FnMut(Seen) + Send>,
    again: BTreeSet<(Instant, Kind)>,
}

impl Keeper {
    pub(super) fn new(
        folders: Vec<Watched>,
        sender: Sender<Message>,
        sink: Box<dyn FnMut(Seen) + Send>,
    ) -> Self {
        let folders = folders
            .into_iter()
            .map(|watched| Folder { real: watched.path.clone(), watched, watching: None })
            .collect();
        Self { folders, sender, sink, again: BTreeSet::new() }
    }

    pub(super) fn run(mut self, receiver: &Receiver<Message>) {
        for number in 0..self.folders.len() {
            self.watch(number);
        }
        loop {
            let message = match self.again.first() {
                None => receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some((due, _)) => {
                    receiver.recv_timeout(due.saturating_duration_since(Instant::now()))
                }
            };
            match message {
                Ok(Message::Events(number, result)) => self.events(number, result),
                Ok(Message::Again(kind, due)) => {
                    self.again.insert((due, kind));
                }
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => self.due(),
            }
        }
    }

    /// Begins to watch a folder, or begins anew, and has all of it looked at:
    /// what happened before could not be seen.
    fn watch(&mut self, number: usize) {
        let folder = &mut self.folders[number];
        folder.watching = None;
        if folder.watched.kind == Kind::Inbox {
            // Where that fails the folder above is watched, and the first who
            // imports says what is wrong.
            let _ = fs::create_dir_all(&folder.watched.path);
        }
        let Some(nearest) = folder.watched.path.ancestors().find(|path| path.is_dir()) else {
            self.retry(number);
            return;
        };
        let real = nearest.canonicalize().unwrap_or_else(|_| nearest.to_owned());
        let there = nearest == folder.watched.path;
        if there {
            folder.real.clone_from(&real);
        }
        let deep = there && folder.watched.kind == Kind::Theme;
        let poll = folder.watched.poll || is_network(&real);
        match Eyes::on(&real, deep, poll, number, &self.sender) {
            Ok(eyes) => folder.watching = Some((nearest.to_owned(), eyes)),
            Err(_) => self.retry(number),
        }
        self.tell_all(number);
    }

    fn retry(&mut self, number: usize) {
        let kind = self.folders[number].watched.kind;
        self.again.insert((Instant::now() + RETRY, kind));
    }

    fn due(&mut self) {
        let now = Instant::now();
        let mut due = Vec::new();
        while self.again.first().is_some_and(|(at, _)| *at <= now) {
            due.extend(self.again.pop_first().map(|(_, kind)| kind));
        }
        due.sort_unstable();
        due.dedup();
        for number in 0..self.folders.len() {
            let folder = &self.folders[number];
            if !due.contains(&folder.watched.kind) {
                continue;
            }
            if folder.watching.is_none() {
                self.watch(number);
            } else {
                self.tell_all(number);
            }
        }
    }

    fn events(&mut self, number: usize, result: DebounceEventResult) {
        let folder = &self.folders[number];
        let Some((watching, _)) = &folder.watching else { return };
        let missing = *watching != folder.watched.path;
        let Ok(events) = result else {
            self.tell_all(number);
            return;
        };
        let itself = |event: &DebouncedEvent| is_move(event) && event.paths.contains(&folder.real);
        if missing {
            // A nearer folder may have come, or the nearest may have gone.
            if folder.watched.path.ancestors().find(|path| path.is_dir()) != Some(watching) {
                self.watch(number);
            }
        } else if events.iter().any(itself) || !folder.watched.path.is_dir() {
            self.watch(number);
        } else if events.iter().any(|event| event.need_rescan()) {
            self.tell_all(number);
        } else {
            let paths = self.changed(number, &events);
            if !paths.is_empty() {
                self.tell(number, paths, false);
            }
        }
    }

    /// The paths that changed, under the name by which the folder was given.
    fn changed(&self, number: usize, events: &[DebouncedEvent]) -> Vec<PathBuf> {
        let folder = &self.folders[number];
        let changed: BTreeSet<PathBuf> = events
            .iter()
            .filter(|event| is_change(event))
            .flat_map(|event| event.paths.iter())
            .filter_map(|path| path.strip_prefix(&folder.real).ok())
            .filter(|inner| !inner.as_os_str().is_empty() && !is_our_own(inner))
            .map(|inner| folder.watched.path.join(inner))
            .collect();
        changed.into_iter().collect()
    }

    fn tell_all(&mut self, number: usize) {
        self.tell(number, Vec::new(), true);
    }

    fn tell(&mut self, number: usize, paths: Vec<PathBuf>, overflow: bool) {
        let kind = self.folders[number].watched.kind;
        (self.sink)(Seen { kind, paths, overflow });
    }
}

/// Temporary files of our own writing.
fn is_our_own(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".redaksi-"))
}
