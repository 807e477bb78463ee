//! `Desk`: an open newsroom as a program holds it, shared between threads.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use redaksi_core::article::{ArticleId, MediaId};
use redaksi_core::error::Result;
use redaksi_core::lang::Lang;
use redaksi_core::newsroom::{Newsroom, Opening, PageRequest, WhichPage};

use crate::patch::ShownPages;
use crate::sentences::wire_error;
use crate::wire::{Event, WireError};

/// Who opens a desk.
#[derive(Debug, Clone, Default)]
pub struct DeskOptions {
    /// The person's name; the one of the preferences where absent.
    pub person: Option<String>,
    /// Lets exports run beside everything else, on a second handle: for a
    /// program in which somebody types meanwhile.
    pub aside: bool,
}

/// What is told of events.
type Listener = Box<dyn Fn(Event) + Send + Sync>;

/// An open newsroom.
pub struct Desk {
    newsroom: Mutex<Newsroom>,
    pub(crate) shown: Mutex<ShownPages>,
    listeners: Mutex<Vec<Arc<Listener>>>,
    pub(crate) cancelled: AtomicBool,
    typing: Mutex<Typing>,
    /// Whether exports run on a handle of their own.
    aside: bool,
    /// That handle, as long as it is of use: the next export finds in its
    /// memory what the plan or the export before it made.
    second: Mutex<Option<Second>>,
}

/// A handle of its own for exports.
struct Second {
    newsroom: Newsroom,
    used: Instant,
}

/// When something was typed that projections have not followed yet.
#[derive(Debug, Clone, Copy, Default)]
struct Typing {
    first: Option<Instant>,
    last: Option<Instant>,
}

/// Projections wait for a pause this long, so that no key waits for them …
const PAUSE: Duration = Duration::from_millis(400);

/// … but no longer than this.
const PATIENCE: Duration = Duration::from_secs(3);

/// A second handle that nobody used for so long is given up.
const KEPT: Duration = Duration::from_secs(600);

/// What the preview frame asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrameFile {
    /// A story's page: the bytes that an export writes.
    Page(String),
    /// A style sheet or a picture.
    Asset {
        /// Its type, `text/css` or `image/jpeg`.
        mime: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// There is no such thing.
    Missing,
}

impl Desk {
    /// Opens the newsroom in `dir`.
    pub fn open(dir: &Path, options: DeskOptions) -> Result<Self, WireError> {
        let opening = Opening::here().person(options.person);
        let newsroom = Newsroom::open(dir, opening).map_err(|fault| {
            // Without a newsroom to say so, the system's language decides.
            wire_error(&fault, system_language())
        })?;
        let desk = Self::new(newsroom);
        Ok(if options.aside { desk.with_exports_aside() } else { desk })
    }

    /// A desk over a newsroom that is open already.
    pub fn new(newsroom: Newsroom) -> Self {
        Self {
            newsroom: Mutex::new(newsroom),
            shown: Mutex::default(),
            listeners: Mutex::default(),
            cancelled: AtomicBool::new(false),
            typing: Mutex::default(),
            aside: false,
            second: Mutex::default(),
        }
    }

    /// The same, with exports on a handle of their own.
    #[must_use]
    pub fn with_exports_aside(self) -> Self {
        Self { aside: true, ..self }
    }

    /// The newsroom, for one act at a time. After a panic in another thread
    /// what was only in memory is forgotten and read again from what is kept.
    pub(crate) fn newsroom(&self) -> MutexGuard<'_, Newsroom> {
        match self.newsroom.lock() {
            Ok(newsroom) => newsroom,
            Err(poisoned) => {
                let mut newsroom = poisoned.into_inner();
                newsroom.forget_memory();
                self.newsroom.clear_poison();
                newsroom
            }
        }
    }

    /// Does one act in the newsroom; a fault gets its code and its sentence.
    pub fn act<T>(&self, act: impl FnOnce(&mut Newsroom) -> Result<T>) -> Result<T, WireError> {
        let mut newsroom = self.newsroom();
        act(&mut newsroom).map_err(|fault| wire_error(&fault, language(&newsroom)))
    }

    /// Does one long act beside the others, where the desk is for that: typing
    /// waits for it no more than for another program.
    pub(crate) fn act_aside<T>(
        &self,
        act: impl FnOnce(&mut Newsroom) -> Result<T>,
    ) -> Result<T, WireError> {
        if !self.aside {
            return self.act(act);
        }
        let mut second = self.second.lock().unwrap_or_else(|poisoned| {
            let mut second = poisoned.into_inner();
            *second = None;
            self.second.clear_poison();
            second
        });
        let (dir, opening, lang) = {
            let mut newsroom = self.newsroom();
            // The other handle reads what is stored, projections too.
            newsroom.rest().map_err(|fault| wire_error(&fault, language(&newsroom)))?;
            let stale = |second: &Newsroom| {
                second.person() != newsroom.person()
                    || second.preferences() != newsroom.preferences()
            };
            if second.as_ref().is_some_and(|second| stale(&second.newsroom)) {
                *second = None;
            }
            (newsroom.folder().path().to_owned(), newsroom.again(), language(&newsroom))
        };
        let opened = match second.take() {
            Some(Second { mut newsroom, .. }) => newsroom.changed_elsewhere().map(|_| newsroom),
            None => Newsroom::open(&dir, opening),
        };
        let result = opened.and_then(|mut newsroom| {
            let result = act(&mut newsroom);
            *second = Some(Second { newsroom, used: Instant::now() });
            result
        });
        // The other handle may have noted the folder of the export.
        let _ = self.newsroom().reread_preferences();
        result.map_err(|fault| wire_error(&fault, lang))
    }

    /// Has events told to `listener` from now on.
    pub fn on_event(&self, listener: Listener) {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::new(listener));
    }

    /// Tells an event to all who listen.
    pub fn tell(&self, event: &Event) {
        let listeners: Vec<Arc<Listener>> =
            self.listeners.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for listener in listeners {
            listener(event.clone());
        }
    }

    /// What the preview frame gets for a path, with the query that names the
    /// story: `/internasional/judul.html?id=01J…&page=1&sealed=false`.
    pub fn preview(&self, path_and_query: &str) -> FrameFile {
        let (path, query) = path_and_query.split_once('?').unwrap_or((path_and_query, ""));
        let path = path.trim_start_matches('/');
        let found = match path.split_once('/') {
            Some(("assets", _)) => self.asset(path),
            Some(("media", name)) => self.picture(name),
            _ => self.page_file(query),
        };
        found.unwrap_or(FrameFile::Missing)
    }

    fn asset(&self, path: &str) -> Option<FrameFile> {
        let bytes = self.newsroom().asset(path).ok()??;
        let mime = match path.rsplit('.').next() {
            Some("svg") => "image/svg+xml",
            Some("png") => "image/png",
            _ => "text/css",
        };
        Some(FrameFile::Asset { mime: mime.to_owned(), bytes })
    }

    fn picture(&self, name: &str) -> Option<FrameFile> {
        let newsroom = self.newsroom();
        if let Some(id) = MediaId::parse(name) {
            let (mime, bytes) = newsroom.original(&id).ok()?;
            return Some(FrameFile::Asset { mime, bytes });
        }
        let bytes = newsroom.rendition_by_name(name).ok().flatten()?;
        let mime = if name.ends_with(".webp") { "image/webp" } else { "image/jpeg" };
        Some(FrameFile::Asset { mime: mime.to_owned(), bytes })
    }

    fn page_file(&self, query: &str) -> Option<FrameFile> {
        let value =
            |key: &str| query.split('&').find_map(|part| part.strip_prefix(key)?.strip_prefix('='));
        let id = ArticleId::parse(value("id")?)?;
        let which = which_page(value("page").and_then(|n| n.parse().ok()).unwrap_or(1));
        let sealed = value("sealed") == Some("true");
        let mut newsroom = self.newsroom();
        let now = newsroom.now();
        let page = newsroom.page(&PageRequest { id, which, sealed, now }).ok()?;
        Some(FrameFile::Page(page.html))
    }

    /// Does what can wait (projections, folding) and tells of what other
    /// programs changed. Meant to be called every few tenths of a second.
    pub fn rest(&self) {
        // One that is at work is of use.
        if let Ok(mut second) = self.second.try_lock()
            && second.as_ref().is_some_and(|second| second.used.elapsed() >= KEPT)
        {
            *second = None;
        }
        let quiet = self.take_pause();
        let changed = {
            let mut newsroom = self.newsroom();
            let changed = newsroom.changed_elsewhere();
            if quiet {
                // What fails here is tried again; saving is not concerned.
                let _ = newsroom.rest();
            }
            changed
        };
        let Ok(changed) = changed else { return };
        if changed.settings {
            self.tell(&Event::SettingsChanged);
        }
        if !changed.articles.is_empty() {
            let ids = changed.articles.iter().map(ToString::to_string).collect();
            self.tell(&Event::ArticlesChanged { ids });
        }
    }

    /// Notes that something was typed.
    pub(crate) fn typed(&self) {
        let mut typing = self.typing.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        typing.first.get_or_insert(now);
        typing.last = Some(now);
    }

    /// Whether projections may follow now; if so, the typing before is done
    /// with.
    fn take_pause(&self) -> bool {
        let mut typing = self.typing.lock().unwrap_or_else(PoisonError::into_inner);
        let paused = typing.last.is_none_or(|last| last.elapsed() >= PAUSE);
        let overdue = typing.first.is_some_and(|first| first.elapsed() >= PATIENCE);
        if paused || overdue {
            *typing = Typing::default();
        }
        paused || overdue
    }

    pub(crate) fn go_on(&self) -> bool {
        !self.cancelled.load(Ordering::Relaxed)
    }
}

/// Page 0 stands for the whole story.
pub(crate) fn which_page(n: u32) -> WhichPage {
    if n == 0 { WhichPage::Whole } else { WhichPage::Number(n) }
}

/// The language of messages: of this laptop, else of the newsroom.
pub(crate) fn language(newsroom: &Newsroom) -> Lang {
    let own = newsroom.preferences().language.as_deref().and_then(Lang::parse);
    own.or_else(|| Lang::parse(newsroom.settings().language())).unwrap_or_default()
}

/// The language of the system's account, Indonesian where it names neither.
pub fn system_language() -> Lang {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|value| Lang::parse(&value))
        .unwrap_or_default()
}
