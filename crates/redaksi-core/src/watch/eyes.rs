//! One watched path: by the system's events, or by looking.

use std::path::Path;
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::{Config, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, NoCache, RecommendedCache, new_debouncer_opt,
};

use super::keeper::Message;

/// How long a path must be quiet before it is reported.
const QUIET: Duration = Duration::from_millis(250);
/// How often a folder without events is looked at.
const LOOK: Duration = Duration::from_secs(2);

/// A watcher at work; it ends when dropped.
#[derive(Debug)]
pub(super) enum Eyes {
    Events(#[expect(dead_code, reason = "held for its drop")] Events),
    Looking(#[expect(dead_code, reason = "held for its drop")] Looking),
}

type Events = Debouncer<RecommendedWatcher, RecommendedCache>;
type Looking = Debouncer<PollWatcher, NoCache>;

impl Eyes {
    /// Watches an existing path; what is seen goes to the keeper under the
    /// folder's number. Where events are not to be had, it looks.
    pub(super) fn on(
        path: &Path,
        deep: bool,
        poll: bool,
        number: usize,
        keeper: &Sender<Message>,
    ) -> notify::Result<Self> {
        let mode = if deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        if !poll && let Ok(events) = by_events(path, mode, number, keeper) {
            return Ok(Self::Events(events));
        }
        by_looking(path, mode, number, keeper).map(Self::Looking)
    }
}

fn by_events(
    path: &Path,
    mode: RecursiveMode,
    number: usize,
    keeper: &Sender<Message>,
) -> notify::Result<Events> {
    let config = Config::default().with_follow_symlinks(false);
    let cache = RecommendedCache::new();
    let mut eyes = new_debouncer_opt(QUIET, None, reporter(number, keeper), cache, config)?;
    eyes.watch(path, mode)?;
    Ok(eyes)
}

fn by_looking(
    path: &Path,
    mode: RecursiveMode,
    number: usize,
    keeper: &Sender<Message>,
) -> notify::Result<Looking> {
    let config = Config::default().with_follow_symlinks(false).with_poll_interval(LOOK);
    let mut eyes = new_debouncer_opt(QUIET, None, reporter(number, keeper), NoCache, config)?;
    eyes.watch(path, mode)?;
    Ok(eyes)
}

fn reporter(
    number: usize,
    keeper: &Sender<Message>,
) -> impl FnMut(DebounceEventResult) + Send + 'static {
    let keeper = keeper.clone();
    move |result| {
        // A keeper that is gone wants no reports.
        let _ = keeper.send(Message::Events(number, result));
    }
}

/// Reading changes nothing; only what may have changed a file counts.
pub(super) fn is_change(event: &DebouncedEvent) -> bool {
    use notify::event::{AccessKind, AccessMode};
    match event.kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

/// The path itself went away or another took its place.
pub(super) fn is_move(event: &DebouncedEvent) -> bool {
    use notify::event::ModifyKind;
    matches!(
        event.kind,
        EventKind::Remove(_) | EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_))
    )
}
