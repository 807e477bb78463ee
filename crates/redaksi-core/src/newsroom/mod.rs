//! `Newsroom`: the engine as an ideal client would call it.
//!
//! The facade opens the folder, keeps documents in memory while they are in
//! use, and lets the rooms do the work: `document` holds the truth, `store`
//! keeps it, `markdown`, `related`, `page` and `export` are pure and are fed
//! from here. Every change goes the same way: the document takes it, the store
//! appends the update in one transaction, only then it counts as saved;
//! projections follow ([`Newsroom::settle`]).

mod briefs;
mod catalogue;
mod changes;
mod create;
mod darkroom;
mod delivering;
mod edition;
mod exporting;
mod feeds;
mod files;
mod folder;
mod importing;
mod leads;
mod listing;
mod machine;
mod media;
mod mend;
mod merge;
mod names;
mod pages;
mod preferences;
mod preflight;
mod press;
mod previews;
mod printing;
mod project;
mod publishing;
mod recovery;
mod related_lists;
mod reports;
mod rim;
mod rollback;
mod safety;
mod sample;
mod second;
mod settings;
mod shared;
mod standing;
mod still;
mod story;
mod suggest;
mod theme;
mod verify;
mod window;
mod workflow;

pub use changes::{Edited, TraceEdit};
pub use create::NewNewsroom;
pub use darkroom::Darkroom;
pub use delivering::{Delivered, Shape};
pub use exporting::{ExportFile, ExportOptions, ExportOutcome, FileAction, FileKind, FileReason};
pub use folder::Folder;
pub use importing::{ImportFailure, ImportOutcome, Imported, Source};
pub use listing::{Found, Listed, Listing};
pub use media::PhotoText;
pub use pages::{FinishedPage, PageRequest, WhichPage};
pub use preferences::Preferences;
pub use reports::{PopularTaken, SisterTaken, Unmatched, WhyUnmatched};
pub use rim::{Rim, SystemRim};
pub use rollback::RolledBack;
pub use settings::{MODULES, Settings};
pub use story::{Story, StoryLink};
pub use suggest::Suggested;
pub use window::WindowLock;

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::article::ArticleId;
use crate::document::{Author, Document};
use crate::error::{Error, Result};
use crate::page::Theme;
use crate::platform::{self, Disk, SystemDisk};
use crate::related::{Index, Lists};
use crate::store::{Access, SHARED, Store, Tables};

/// Documents kept open at once; a small story takes some 50 kB.
const OPEN_AT_MOST: usize = 32;

/// Who opens a newsroom.
pub struct Opening {
    /// The person's name; the one of the preferences, or of the system's
    /// account, where absent.
    pub person: Option<String>,
    /// Clock and dice.
    pub rim: Box<dyn Rim>,
}

impl Opening {
    /// As the laptop's user, with the laptop's clock.
    pub fn here() -> Self {
        Self { person: None, rim: Box::new(SystemRim) }
    }

    /// The same, as that person.
    #[must_use]
    pub fn person(mut self, person: Option<String>) -> Self {
        self.person = person;
        self
    }
}

/// An open newsroom.
pub struct Newsroom {
    folder: Folder,
    store: Store,
    /// What writes sites.
    disk: Arc<dyn Disk>,
    rim: Box<dyn Rim>,
    author: Author,
    preferences: Preferences,
    shared: Open,
    settings: Settings,
    open: HashMap<String, Open>,
    /// Stories whose projection lags behind their document.
    dirty: BTreeSet<String>,
    /// Stories whose projection was found torn, and made anew, at the opening.
    torn: Vec<String>,
    /// The database's counter of other programs' writes, when last looked at.
    seen: i64,
    theme: Option<Theme>,
    edition: Option<edition::Edition>,
    /// The briefs of the last edition.
    briefs: Option<briefs::Briefs>,
    /// The related lists of the last edition.
    lists: Option<Lists>,
    /// Stories whose list does not stand in the store as it is here.
    lists_unkept: BTreeSet<ArticleId>,
    suggestions: Option<Index>,
    /// Heads of documents that were written here, or told of as changed
    /// elsewhere.
    told: HashMap<String, i64>,
    /// Another program wrote, and it was not told of yet.
    untold: bool,
}

/// What other programs changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// Stories, by id.
    pub articles: Vec<ArticleId>,
    /// What the newsroom shares.
    pub settings: bool,
}

/// A document in memory and how far it has taken in what is stored.
struct Open {
    document: Document,
    head: i64,
}

impl Newsroom {
    /// Opens the newsroom in `path`. One that cannot be written opens for
    /// reading; a newer or damaged one is refused and left as it is.
    pub fn open(path: &Path, opening: Opening) -> Result<Self> {
        let folder = Folder::new(path);
        let database = folder.database();
        if !database.is_file() {
            return Err(Error::NoNewsroom(path.to_owned()));
        }
        let store = Store::open(&database, !platform::is_network(path))?;
        let mut newsroom = Self::with_store(folder, store, opening)?;
        newsroom.catch_up()?;
        newsroom.finish_stopped_exports();
        newsroom.told = newsroom.store.read().documents()?.into_iter().collect();
        newsroom.told.insert(SHARED.to_owned(), newsroom.shared.head);
        Ok(newsroom)
    }

    fn with_store(folder: Folder, store: Store, mut opening: Opening) -> Result<Self> {
        let preferences = Preferences::read(&folder.preferences())?;
        let person = opening
            .person
            .or_else(|| preferences.person.clone())
            .filter(|name| !name.trim().is_empty())
            .unwrap_or_else(rim::account);
        let author = Author { person, laptop: rim::laptop() };
        let peer = peer(opening.rim.as_mut());
        let head = store.read().head(SHARED)?.unwrap_or(0);
        let updates = store.read().updates_after(SHARED, 0)?;
        let document = Document::load(&updates, author.clone(), peer)?;
        let settings = Settings::over_defaults(document.settings());
        let seen = store.data_version()?;
        Ok(Self {
            folder,
            store,
            disk: Arc::new(SystemDisk),
            rim: opening.rim,
            author,
            preferences,
            shared: Open { document, head },
            settings,
            open: HashMap::new(),
            dirty: BTreeSet::new(),
            torn: Vec::new(),
            seen,
            theme: None,
            edition: None,
            briefs: None,
            lists: None,
            lists_unkept: BTreeSet::new(),
            suggestions: None,
            told: HashMap::new(),
            untold: false,
        })
    }

    /// Has sites written through `disk`; tests bring one that fails.
    pub fn write_through(&mut self, disk: Arc<dyn Disk>) {
        self.disk = disk;
    }

    /// Where the newsroom lies.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// What the newsroom shares.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What is of this laptop.
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// Keeps what is of this laptop.
    pub fn set_preferences(&mut self, preferences: Preferences) -> Result<()> {
        preferences.write(&self.folder.preferences())?;
        // Only a new name: who was named for this opening alone stays.
        if preferences.person != self.preferences.person
            && let Some(person) = &preferences.person
            && !person.trim().is_empty()
        {
            self.author.person.clone_from(person);
            // Open documents know the person of their opening.
            self.open.clear();
        }
        self.preferences = preferences;
        Ok(())
    }

    /// Who works here.
    pub fn person(&self) -> &str {
        &self.author.person
    }

    /// Whether the newsroom can be written.
    pub fn read_only(&self) -> bool {
        self.store.access() == Access::ReadOnly
    }

    /// The time.
    pub fn now(&self) -> DateTime<Utc> {
        self.rim.now()
    }

    /// Finds a story by its id or slug. Of two with one slug the older.
    pub fn find(&mut self, name: &str) -> Result<ArticleId> {
        let name = name.trim();
        // An id needs no projection, and a page after a key waits for none.
        if let Some(id) = ArticleId::parse(name)
            && self.store.read().head(&id.to_string())?.is_some()
        {
            return Ok(id);
        }
        self.settle()?;
        let by_slug = self.store.read().ids_by_slug(name)?;
        let id = by_slug.first().and_then(|id| ArticleId::parse(id));
        id.ok_or_else(|| Error::ArticleNotFound(name.to_owned()))
    }

    /// Notes what this program wrote, and that the projection lags.
    fn wrote(&mut self, key: String) {
        if let Some(open) = self.open.get(&key) {
            self.told.insert(key.clone(), open.head);
        }
        self.dirty.insert(key);
    }

    /// Opens a story's document, or brings it up to what is stored.
    fn document(&mut self, id: ArticleId) -> Result<&mut Document> {
        let key = id.to_string();
        if !self.open.contains_key(&key) {
            self.load(&key)?;
        }
        let open = self.open.get_mut(&key).expect("it was opened just now");
        let fresh = take_in(&self.store.read(), &key, open)?;
        if fresh {
            self.dirty.insert(key);
        }
        Ok(&mut open.document)
    }

    fn load(&mut self, key: &str) -> Result<()> {
        if self.open.len() >= OPEN_AT_MOST {
            self.open.clear();
        }
        let tables = self.store.read();
        let head = tables.head(key)?.ok_or_else(|| Error::ArticleNotFound(key.to_owned()))?;
        let updates = tables.updates_after(key, 0)?;
        let peer = peer(self.rim.as_mut());
        let document = Document::load(&updates, self.author.clone(), peer)?;
        self.open.insert(key.to_owned(), Open { document, head });
        Ok(())
    }

    /// Forgets what is only in memory, after a fault of the program: what is
    /// kept is read again.
    pub fn forget_memory(&mut self) {
        self.open.clear();
        // Where even that cannot be read, the next act says so.
        let _ = self.reload_shared();
        self.settings = Settings::over_defaults(self.shared.document.settings());
        self.edition = None;
        self.briefs = None;
        self.lists = None;
        self.suggestions = None;
        self.theme = None;
    }

    /// What other programs changed since the last look.
    pub fn changed_elsewhere(&mut self) -> Result<Elsewhere> {
        let mut changed = Elsewhere::default();
        self.notice()?;
        if !std::mem::take(&mut self.untold) {
            return Ok(changed);
        }
        let shared = Some(self.shared.head);
        changed.settings = self.told.insert(SHARED.to_owned(), self.shared.head) != shared;
        for (key, head) in self.store.read().documents()? {
            if self.told.insert(key.clone(), head) != Some(head) {
                changed.articles.extend(ArticleId::parse(&key));
                self.dirty.insert(key);
            }
        }
        Ok(changed)
    }

    /// Looks whether another program wrote; returns whether it did. What it
    /// changed of the shared document is taken in.
    pub fn notice(&mut self) -> Result<bool> {
        let now = self.store.data_version()?;
        if now == self.seen {
            return Ok(false);
        }
        self.seen = now;
        self.untold = true;
        self.edition = None;
        self.suggestions = None;
        if take_in(&self.store.read(), SHARED, &mut self.shared)? {
            self.settings = Settings::over_defaults(self.shared.document.settings());
            self.theme = None;
        }
        Ok(true)
    }
}

/// Takes in what was appended to a document since `open.head`.
fn take_in(tables: &Tables<'_>, key: &str, open: &mut Open) -> Result<bool> {
    let head = tables.head(key)?.unwrap_or(0);
    if head == open.head {
        return Ok(false);
    }
    let updates = tables.updates_after(key, open.head)?;
    open.document.import(&updates)?;
    open.head = head;
    Ok(true)
}

/// A fresh peer id; a stored one would let a copied folder diverge silently.
fn peer(rim: &mut dyn Rim) -> u64 {
    u64::try_from(rim.random() >> 64).unwrap_or_default()
}
