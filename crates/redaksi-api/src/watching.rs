//! What happens in a newsroom's folder while a window is open: edits of the
//! theme, files in the inboxes, and what other programs write.
//!
//! Events are hints. Each folder is looked at as a whole at the start, after
//! an overflow, and whenever anything in it moved.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Weak};
use std::thread::JoinHandle;
use std::time::Duration;

use redaksi_core::newsroom::Source;
use redaksi_core::watch::{Inbox, Kind, Seen, Watch, Watched};

use crate::Desk;
use crate::desk::language;
use crate::to_wire;
use crate::wire::{Event, ImportFailure, ImportReport};

/// How often other programs' writes are looked for, and how long projections
/// wait for a pause in typing.
const PULSE: Duration = Duration::from_millis(250);

/// How long a file that still grows is left alone before the next look.
const GROWING: Duration = Duration::from_secs(1);

/// Watches until it is dropped.
#[must_use = "the folders are watched as long as this is kept"]
pub struct Watching {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // A panic in there was reported by the panic hook.
            let _ = thread.join();
        }
    }
}

impl Desk {
    /// Begins to watch the newsroom's folder and the inbox of the preferences.
    pub fn watch(self: &Arc<Self>) -> Watching {
        let stop = Arc::new(AtomicBool::new(false));
        let (desk, stopped) = (Arc::downgrade(self), Arc::clone(&stop));
        let thread = std::thread::Builder::new()
            .name("watching".to_owned())
            .spawn(move || run(&desk, &stopped));
        // Without the thread the window still works; it only misses hints.
        Watching { stop, thread: thread.ok() }
    }
}

/// The folders that are watched now.
struct Folders {
    /// Kept for its life: dropping it ends the watch.
    watch: Option<Watch>,
    inboxes: Vec<Inbox>,
    /// The inbox of the preferences that this was made for.
    elsewhere: Option<PathBuf>,
    seen: Receiver<Seen>,
}

impl Folders {
    fn open(desk: &Desk) -> Self {
        let (folder, elsewhere) = {
            let newsroom = desk.newsroom();
            (newsroom.folder().clone(), newsroom.preferences().inbox.clone())
        };
        let watched = |path: PathBuf, kind| Watched { path, kind, poll: false };
        let mut inboxes = vec![folder.inbox()];
        inboxes.extend(elsewhere.clone());
        let mut all = vec![watched(folder.theme(), Kind::Theme)];
        all.extend(inboxes.iter().map(|path| watched(path.clone(), Kind::Inbox)));
        let (sender, seen) = mpsc::channel();
        let watch = Watch::start(all, move |hint| {
            // The receiver goes only together with the watch.
            let _ = sender.send(hint);
        });
        Self {
            watch: watch.ok(),
            inboxes: inboxes.into_iter().map(Inbox::new).collect(),
            elsewhere,
            seen,
        }
    }
}

fn run(desk: &Weak<Desk>, stop: &AtomicBool) {
    let Some(mut folders) = desk.upgrade().map(|desk| Folders::open(&desk)) else { return };
    while !stop.load(Ordering::Relaxed) {
        let hint = folders.seen.recv_timeout(PULSE);
        let Some(desk) = desk.upgrade() else { return };
        match hint {
            Ok(Seen { kind: Kind::Theme, .. }) => {
                desk.newsroom().forget_theme();
                desk.tell(&Event::ThemeChanged);
            }
            Ok(Seen { kind: Kind::Inbox, .. }) => take_all(&desk, &mut folders),
            // Where nothing can be watched, the pulse goes on by itself.
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(PULSE),
            Err(RecvTimeoutError::Timeout) => {}
        }
        desk.rest();
        if desk.newsroom().preferences().inbox != folders.elsewhere {
            folders = Folders::open(&desk);
        }
    }
}

/// Takes every file that waits in an inbox.
fn take_all(desk: &Desk, folders: &mut Folders) {
    // A newsroom open for reading takes nothing; the files stay.
    if desk.newsroom().read_only() {
        return;
    }
    let mut report = ImportReport::default();
    let mut growing = false;
    for inbox in &mut folders.inboxes {
        growing |= take(desk, inbox, &mut report);
    }
    if growing && let Some(watch) = &folders.watch {
        watch.look_again(Kind::Inbox, GROWING);
    }
    if !report.articles.is_empty() || !report.failed.is_empty() {
        let ids: Vec<String> = report.articles.iter().map(|made| made.id.clone()).collect();
        if !ids.is_empty() {
            desk.tell(&Event::ArticlesChanged { ids });
        }
        desk.tell(&Event::InboxImported { report });
    }
}

/// Takes the files of one inbox; returns whether some still grow.
fn take(desk: &Desk, inbox: &mut Inbox, report: &mut ImportReport) -> bool {
    let looked = inbox.pending(|hash| desk.newsroom().inbox_took(hash).unwrap_or(false));
    let Ok(looked) = looked else { return false };
    for again in &looked.repeated {
        // The same bytes became a draft before; the file only has to go.
        let _ = inbox.done(&again.path);
    }
    for ready in &looked.ready {
        let made = desk.act(|newsroom| {
            let outcome = newsroom.import(&[Source::File(ready.path.clone())], None)?;
            let lang = language(newsroom);
            if !outcome.made.is_empty() {
                newsroom.take_from_inbox(&ready.hash, &ready.path)?;
            }
            Ok(to_wire::import_report(&outcome, lang, |id| {
                let article = newsroom.story(id).ok()?.article;
                Some((article.slug, article.headline, article.unplaced))
            }))
        });
        match made {
            Ok(made) => {
                let reason = made.failed.first().map(|failure| failure.message.clone());
                let moved = match &reason {
                    Some(reason) => inbox.failed(&ready.path, reason),
                    None => inbox.done(&ready.path),
                };
                report.articles.extend(made.articles);
                report.failed.extend(made.failed);
                if let Err(fault) = moved {
                    report.failed.push(failure(ready.path.display().to_string(), &fault));
                }
            }
            // The newsroom itself is at fault (a full disk): the file stays
            // and is taken when there is room again.
            Err(fault) => report.failed.push(ImportFailure {
                source: ready.path.display().to_string(),
                code: fault.code,
                message: fault.message,
            }),
        }
    }
    !looked.growing.is_empty()
}

fn failure(source: String, fault: &dyn std::error::Error) -> ImportFailure {
    ImportFailure { source, code: "read-only".to_owned(), message: fault.to_string() }
}
