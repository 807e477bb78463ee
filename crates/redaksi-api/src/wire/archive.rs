//! Finding stories and taking them in: list, search, suggestions, import.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LinkState, Problem, Status};

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleRow {
    /// ULID.
    pub id: String,
    /// Slug.
    pub slug: String,
    /// Headline.
    pub headline: String,
    /// Status.
    pub status: Status,
    /// Section.
    pub section: String,
    /// First publication.
    pub published_at: Option<String>,
    /// Last change.
    pub updated_at: Option<String>,
    /// Problems that `check` would list, by weight: blockers and warnings.
    pub blockers: u32,
    /// Warnings.
    pub warnings: u32,
}

/// What to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListArticles {
    /// Only this status.
    pub status: Option<Status>,
    /// Only this section.
    pub section: Option<String>,
    /// Only with this tag.
    pub tag: Option<String>,
    /// Words to search for; best first. Without it, newest change first.
    pub query: Option<String>,
    /// The first row wanted, from 0.
    pub offset: u32,
    /// How many rows; 0 for all.
    pub limit: u32,
}

/// Rows and the numbers beside the queues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleList {
    /// The rows wanted.
    pub rows: Vec<ArticleRow>,
    /// How many there are in all.
    pub total: u32,
    /// Stories by status.
    pub by_status: BTreeMap<String, u32>,
    /// Stories by section, without the bin.
    pub by_section: BTreeMap<String, u32>,
}

/// Imports a pasted text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportText {
    /// The text.
    pub text: String,
    /// What to call where it came from.
    pub source: String,
}

/// Imports files and folders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportPaths {
    /// Their paths.
    pub paths: Vec<String>,
    /// `text` or `markdown`; recognised where absent.
    pub format: Option<String>,
}

/// One story that an import made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// ULID.
    pub id: String,
    /// Slug.
    pub slug: String,
    /// Headline.
    pub headline: String,
    /// The file it came from.
    pub source: String,
    /// What the import noticed.
    pub problems: Vec<Problem>,
    /// Lines it could not place.
    pub unplaced: Vec<String>,
}

/// One file that an import could not take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportFailure {
    /// The file.
    pub source: String,
    /// The code of the error.
    pub code: String,
    /// What happened, what was kept, what to do.
    pub message: String,
}

/// What an import did, item by item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportReport {
    /// Stories made.
    pub articles: Vec<Imported>,
    /// Files not taken.
    pub failed: Vec<ImportFailure>,
}

/// Searches the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Search {
    /// Words; the last may be unfinished.
    pub query: String,
    /// How many hits; 0 for 20.
    pub limit: u32,
}

/// A hit of the search.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SearchHit {
    /// ULID.
    pub id: String,
    /// Headline.
    pub headline: String,
    /// The passage, plain text.
    pub snippet: String,
    /// Higher is better.
    pub score: f64,
    /// Status.
    pub status: Status,
    /// First publication.
    pub published_at: Option<String>,
}

/// Asks for stories to link to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Related {
    /// The story at hand.
    pub id: String,
    /// What was typed in the picker; empty for suggestions alone.
    #[serde(default)]
    pub query: String,
    /// How many; 0 for 10.
    #[serde(default)]
    pub limit: u32,
}

/// A story worth linking to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Suggestion {
    /// ULID.
    pub id: String,
    /// Headline.
    pub headline: String,
    /// Higher is better.
    pub score: f64,
    /// Why, in the newsroom's language: "3 nama sama", "2 hari lalu".
    pub reasons: Vec<String>,
    /// Status.
    pub status: Status,
    /// How a link to it would stand.
    pub state: LinkState,
    /// First publication.
    pub published_at: Option<String>,
}
