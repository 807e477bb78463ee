//! Search on static hosting: an index in small files that a reader's browser
//! loads piece by piece.
//!
//! All but the newest stories are *settled*: their words stand in shards by
//! the letters they begin with, their cards (headline, address, standfirst)
//! in chunks by the time of publication, and `indeks.json` says which there
//! are. The newest stand in `baru.json` with their words, so that a new story
//! changes that one file; every [`FRESH`] stories it is emptied into the
//! rest. A search loads `indeks.json` and `baru.json` once, a shard or two
//! for each word, and the cards of the stories it shows.
//!
//! A settled story is known by its minute of publication, or the next one
//! that is free: a key that stays when other stories come and go, and that
//! orders by time. Words are folded as in [`crate::related`]; `cari.js` in
//! the theme folds a query in the same way.
//!
//! Nothing is in the index but what was given.

mod card;
mod key;
mod script;
mod shard;
mod term;

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::article::{ArticleId, Zone};

pub use script::{form, script};
pub use term::words_of;

/// The folder of the index.
pub const FOLDER: &str = "cari";
/// The page that searches, at the root of the export.
pub const PAGE: &str = "cari.html";
/// How many of the newest stories stand by themselves, at most.
pub const FRESH: usize = 128;

/// What can be found.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The story.
    pub id: ArticleId,
    /// The path of its first page.
    pub path: String,
    /// Headline.
    pub headline: String,
    /// Plain text: the standfirst or the first words.
    pub summary: String,
    /// The name of its section; may be empty.
    pub section: String,
    /// Names of its tags.
    pub tags: Vec<String>,
    /// Names and frequent words of its text, see [`words_of`].
    pub words: Vec<String>,
    /// First publication.
    pub published_at: DateTime<Utc>,
    /// The zone of that time.
    pub zone: Zone,
}

/// A file of the index: its path and what is in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct File {
    /// Its path in the export.
    pub path: String,
    /// JSON, UTF-8.
    pub content: String,
}

/// The place of a story among others: oldest first.
pub fn order(published_at: DateTime<Utc>, id: ArticleId) -> impl Ord {
    (published_at, id)
}

/// How many stories of so many are settled, from the oldest; the rest are at
/// most [`FRESH`] and at least one.
pub fn settled_of(stories: usize) -> usize {
    stories.saturating_sub(1) / FRESH * FRESH
}

/// The whole index of some stories, in any order.
pub fn index(entries: &[Entry], language: &str) -> Vec<File> {
    let mut entries: Vec<&Entry> = entries.iter().collect();
    entries.sort_by_key(|entry| order(entry.published_at, entry.id));
    let (old, new) = entries.split_at(settled_of(entries.len()));
    let mut files = settled(old, language);
    files.push(fresh(new, language));
    files
}

/// The files of the settled stories, which come oldest first. They depend on
/// nothing else: as long as these entries are the same, so are the files.
pub fn settled(entries: &[&Entry], language: &str) -> Vec<File> {
    let keys = key::keys(entries.iter().map(|entry| entry.published_at));
    let shards = shard::shards(entries, &keys);
    let chunks = card::chunks(entries, &keys, language);
    let starts: Vec<&str> = shards.iter().map(|shard| shard.start.as_str()).collect();
    let contents = json!({
        "versi": 1,
        "jumlah": entries.len(),
        "kata": starts.join(" "),
        "kartu": key::ascending(chunks.iter().map(|chunk| chunk.start)),
    });
    let mut files = vec![File { path: path("indeks"), content: line(&contents.to_string()) }];
    files.extend(shards.into_iter().map(shard::Shard::into_file));
    files.extend(chunks.into_iter().map(card::Chunk::into_file));
    files
}

/// The file of the newest stories, which come oldest first.
pub fn fresh(entries: &[&Entry], language: &str) -> File {
    let stories: Vec<_> =
        entries.iter().rev().map(|entry| card::with_words(entry, language)).collect();
    // One story a line, so that a person sees what came.
    let lines: Vec<String> = stories.iter().map(ToString::to_string).collect();
    File { path: path("baru"), content: format!("[\n{}\n]\n", lines.join(",\n")) }
}

fn path(name: &str) -> String {
    format!("{FOLDER}/{name}.json")
}

fn line(text: &str) -> String {
    format!("{text}\n")
}
