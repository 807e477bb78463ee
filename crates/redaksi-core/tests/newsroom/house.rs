//! A newsroom in a temporary folder, with a clock that the test moves and
//! dice that fall the same way each time.

#![allow(dead_code, reason = "shared by several test programs, none of which uses all of it")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeZone, Utc};
use redaksi_core::Result;
use redaksi_core::article::{
    Act, ActKind, Article, ArticleId, FieldName, FieldValue, Problem, Status,
};
use redaksi_core::document::{Author, Document};
use redaksi_core::newsroom::{
    ExportOptions, ExportOutcome, FileAction, FinishedPage, NewNewsroom, Newsroom, Opening,
    PageRequest, Rim, Story, WhichPage,
};
use redaksi_core::store::{Filter, Store};
use serde_json::Value;
use tempfile::TempDir;

/// A clock that stands until it is moved.
#[derive(Clone)]
pub struct Clock(Arc<AtomicI64>);

impl Clock {
    pub fn at(instant: &str) -> Self {
        Self(Arc::new(AtomicI64::new(time(instant).timestamp_millis())))
    }

    pub fn now(&self) -> DateTime<Utc> {
        Utc.timestamp_millis_opt(self.0.load(Ordering::SeqCst)).single().expect("a plain instant")
    }

    pub fn set(&self, instant: &str) {
        self.0.store(time(instant).timestamp_millis(), Ordering::SeqCst);
    }

    pub fn wait(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000, Ordering::SeqCst);
    }
}

pub fn time(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).expect("a time of RFC 3339").with_timezone(&Utc)
}

/// The seeded rim: SplitMix64 for the dice.
pub struct Seeded {
    pub clock: Clock,
    pub dice: u64,
}

impl Seeded {
    fn next(&mut self) -> u64 {
        self.dice = self.dice.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.dice;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

impl Rim for Seeded {
    fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    fn random(&mut self) -> u128 {
        u128::from(self.next()) << 64 | u128::from(self.next())
    }

    fn again(&self) -> Box<dyn Rim> {
        Box::new(Self { clock: self.clock.clone(), dice: !self.dice })
    }
}

/// A newsroom and the folder that it and its site lie in.
pub struct House {
    pub room: Newsroom,
    pub clock: Clock,
    pub folder: TempDir,
    openings: u64,
}

impl House {
    pub fn new() -> Self {
        Self::with(&[])
    }

    pub fn with(settings: &[(&str, Value)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let clock = Clock::at("2022-02-22T09:00:00+07:00");
        let settings =
            settings.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        let new = NewNewsroom { settings };
        let opening = opening(&clock, "Rizky", 1);
        let room = Newsroom::create(&folder.path().join("redaksi"), &new, opening)
            .expect("an empty folder takes a newsroom");
        Self { room, clock, folder, openings: 1 }
    }

    pub fn dir(&self) -> PathBuf {
        self.folder.path().join("redaksi")
    }

    pub fn site(&self) -> PathBuf {
        self.folder.path().join("situs")
    }

    /// Opens a folder of this house as someone.
    pub fn open(&mut self, dir: &Path, person: &str) -> Result<Newsroom> {
        self.openings += 1;
        Newsroom::open(dir, opening(&self.clock, person, self.openings))
    }

    /// A second program on the same newsroom.
    pub fn beside(&mut self, person: &str) -> Newsroom {
        let dir = self.dir();
        self.open(&dir, person).expect("two programs can open one newsroom")
    }

    /// Closes the newsroom and opens it again.
    pub fn again(&mut self) {
        self.room = self.beside("Rizky");
    }

    /// A copy of the newsroom on another laptop.
    pub fn copy(&mut self, name: &str, person: &str) -> Newsroom {
        let file = self.folder.path().join(format!("{name}.zip"));
        let dir = self.folder.path().join(name);
        self.room.backup(&file).expect("a backup");
        Newsroom::restore_backup(&file, &dir).expect("a backup restores");
        std::fs::remove_file(&file).expect("it was written just now");
        self.open(&dir, person).expect("a restored newsroom opens")
    }

    /// A story with that text; a minute passes.
    pub fn draft(&mut self, headline: &str, body: &str) -> ArticleId {
        self.clock.wait(60);
        let id = self.room.new_story(headline).expect("a new story");
        self.room.write_body(id, body).expect("any text is taken");
        id
    }

    /// The same, approved, published by the clock of its making.
    pub fn sealed(&mut self, headline: &str, body: &str) -> ArticleId {
        let id = self.draft(headline, body);
        let now = self.clock.now();
        self.set(id, FieldValue::Instant(FieldName::PublishedAt, Some(now)));
        self.approve(id);
        id
    }

    pub fn approve(&mut self, id: ArticleId) {
        self.room.approve(id, None).expect("one person may approve their own story");
    }

    pub fn set(&mut self, id: ArticleId, value: FieldValue) {
        self.room.set(id, &[value]).expect("a value that fits");
    }

    pub fn set_text(&mut self, id: ArticleId, field: FieldName, text: &str) {
        self.set(id, FieldValue::Text(field, text.to_owned()));
    }

    pub fn write(&mut self, id: ArticleId, body: &str) {
        self.room.write_body(id, body).expect("any text is taken");
    }

    pub fn settings(&mut self, key: &str, value: Value) {
        self.room.change_settings(&[(key.to_owned(), value)]).expect("a value that fits");
    }

    pub fn story(&mut self, id: ArticleId) -> Story {
        self.room.story(id).expect("a story that is there")
    }

    pub fn status(&mut self, id: ArticleId) -> Status {
        self.story(id).status
    }

    pub fn slug(&mut self, id: ArticleId) -> String {
        self.story(id).article.slug
    }

    /// Codes of the blockers that `check` finds of links.
    pub fn link_faults(&mut self, id: ArticleId) -> Vec<&'static str> {
        let problems = self.room.check(id).expect("a story that is there");
        problems.iter().map(|p| p.code).filter(|code| code.starts_with("link-")).collect()
    }

    /// How many blockers the list shows.
    pub fn listed_blockers(&mut self, id: ArticleId) -> u32 {
        let rows = self.room.list(&Filter::default(), 0, 0).expect("a list").rows;
        let row = rows.into_iter().find(|row| row.record.id == id.to_string());
        row.expect("a story outside the bin is listed").blockers
    }

    fn ask(&mut self, id: ArticleId, which: WhichPage, sealed: bool) -> FinishedPage {
        let now = self.room.now();
        self.room.page(&PageRequest { id, which, sealed, now }).expect("a page")
    }

    /// The page of the text as it stands.
    pub fn page(&mut self, id: ArticleId) -> FinishedPage {
        self.ask(id, WhichPage::Number(1), false)
    }

    /// The page of the newest seal.
    pub fn sealed_page(&mut self, id: ArticleId) -> FinishedPage {
        self.ask(id, WhichPage::Number(1), true)
    }

    pub fn page_number(&mut self, id: ArticleId, which: WhichPage) -> FinishedPage {
        self.ask(id, which, true)
    }

    pub fn export(&mut self) -> ExportOutcome {
        self.export_with(&ExportOptions::default()).expect("an export")
    }

    pub fn export_with(&mut self, options: &ExportOptions) -> Result<ExportOutcome> {
        let site = self.site();
        self.room.export(&site, options, &mut |_, _| true)
    }

    /// A file of the site.
    pub fn file(&self, path: &str) -> Option<String> {
        let bytes = std::fs::read(self.site().join(path)).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// A story of these fields, approved.
    pub fn add(&mut self, article: Article) -> ArticleId {
        let id = self.room.add(article, "import").expect("any story is taken");
        self.approve(id);
        id
    }

    /// Nothing is wrong with what is kept.
    pub fn assert_clean(&mut self) {
        let faults = self.room.verify().expect("verify runs");
        assert!(faults.is_empty(), "verify found {faults:?}");
    }

    /// Appends an act to a story's document behind the facade, as a newer
    /// program would.
    pub fn act(&mut self, id: ArticleId, kind: ActKind) {
        let database = self.room.folder().database();
        let mut store = Store::open(&database, true).expect("the newsroom's database");
        let key = id.to_string();
        let updates = store.read().updates_after(&key, 0).expect("its updates");
        let author = Author { person: "Sari".to_owned(), laptop: "lain".to_owned() };
        self.openings += 1;
        let mut document = Document::load(&updates, author, 0xfeed + self.openings)
            .expect("a document that loads");
        let at = self.clock.now();
        let name = kind.as_str();
        document.append_act(&Act { kind, by: "Sari".to_owned(), at }).expect("an act");
        let update = document.commit(at, Some(name)).expect("a commit").expect("something new");
        store.write(|tables| tables.append_update(&key, &update)).expect("an append");
        drop(store);
        self.room.changed_elsewhere().expect("another program's write is seen");
    }
}

pub fn opening(clock: &Clock, person: &str, dice: u64) -> Opening {
    let dice = dice.wrapping_mul(0xd134_2543_de82_ef95);
    let rim = Box::new(Seeded { clock: clock.clone(), dice });
    Opening { person: Some(person.to_owned()), rim }
}

/// How many files an export wrote.
pub fn written(outcome: &ExportOutcome) -> usize {
    outcome.files.iter().filter(|file| file.action == FileAction::Write).count()
}

/// The files that an export did that to.
pub fn paths(outcome: &ExportOutcome, action: FileAction) -> Vec<&str> {
    let files = outcome.files.iter().filter(|file| file.action == action);
    files.map(|file| file.path.as_str()).collect()
}

pub fn codes(found: &[(ArticleId, Problem)], id: ArticleId) -> Vec<&'static str> {
    found.iter().filter(|(of, _)| *of == id).map(|(_, problem)| problem.code).collect()
}
