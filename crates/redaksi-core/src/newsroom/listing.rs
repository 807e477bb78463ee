//! Lists and searches.

use std::collections::HashMap;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::Newsroom;
use crate::article::{ArticleId, Status};
use crate::error::Result;
use crate::related::stem;
use crate::store::{ArticleRecord, Counts, Filter};

/// A story in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its row.
    pub record: ArticleRecord,
    /// Its status.
    pub status: Status,
    /// What keeps it back: its own blockers and those of its links.
    pub blockers: u32,
}

/// A stretch of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The stories.
    pub rows: Vec<Listed>,
    /// How many fit in all.
    pub total: u32,
}

/// A story that a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The story.
    pub listed: Listed,
    /// The passage.
    pub snippet: String,
    /// Higher is better.
    pub score: f64,
}

/// The largest number of hits that a search ranks.
const MOST_HITS: u32 = 1000;

impl Newsroom {
    /// The headline of every story as its text stands, by id.
    pub fn headlines(&mut self) -> Result<HashMap<String, String>> {
        self.settle()?;
        Ok(self.store.read().headlines()?.into_iter().collect())
    }

    /// Stories that fit, newest change first. `limit` 0 gives all.
    pub fn list(&mut self, filter: &Filter, offset: u32, limit: u32) -> Result<Listing> {
        self.settle()?;
        let tables = self.store.read();
        let rows = tables.list(filter, offset, limit)?;
        Ok(Listing { rows: rows.into_iter().map(listed).collect(), total: tables.count(filter)? })
    }

    /// The numbers beside the queues.
    pub fn counts(&mut self) -> Result<Counts> {
        self.settle()?;
        Ok(self.store.read().counts()?)
    }

    /// Every story's id, oldest first, without the bin.
    pub fn ids(&mut self) -> Result<Vec<ArticleId>> {
        let all = self.list(&Filter::default(), 0, 0)?;
        let mut ids: Vec<ArticleId> =
            all.rows.iter().filter_map(|row| ArticleId::parse(&row.record.id)).collect();
        ids.sort();
        Ok(ids)
    }

    /// Full-text search, best first; the last word may be unfinished.
    pub fn search(&mut self, query: &str, limit: u32) -> Result<Vec<Found>> {
        self.settle()?;
        // A mark belongs to its letter, whether it is one character with it
        // or stands behind it.
        let query: String = query.nfc().collect();
        let words: Vec<String> = query
            .split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
            .filter(|word| !word.is_empty())
            .take(16)
            .map(str::to_lowercase)
            .collect();
        let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
        let tables = self.store.read();
        let limit = if limit == 0 { 20 } else { limit.min(MOST_HITS) };
        let hits = tables.search(&words, &stems, limit)?;
        let ids: Vec<String> = hits.iter().map(|hit| hit.id.clone()).collect();
        let rows = tables.rows(&ids)?;
        let found = rows.into_iter().map(listed);
        Ok(hits
            .into_iter()
            .zip(found)
            .map(|(hit, listed)| {
                let snippet = passage(&hit.text, &words, &stems);
                Found { listed, snippet, score: hit.score }
            })
            .collect())
    }
}

/// Words before the one that was found, and words in all, of a passage.
const BEFORE: usize = 6;
const PASSAGE: usize = 20;

/// The stretch of a text around the first word that was looked for; its
/// beginning where none is.
fn passage(text: &str, words: &[String], stems: &[String]) -> String {
    let tokens: Vec<(usize, &str)> = text
        .split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
        .filter(|token| !token.is_empty())
        .map(|token| (token.as_ptr() as usize - text.as_ptr() as usize, token))
        .collect();
    let words: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let begins = |token: &str| {
        let folded = fold(token);
        words.iter().any(|word| folded.starts_with(word))
    };
    let found = tokens
        .iter()
        .position(|(_, token)| begins(token))
        .or_else(|| tokens.iter().position(|(_, token)| stems.contains(&stem(token))))
        .unwrap_or(0);
    let first = found.saturating_sub(BEFORE);
    let start = if first == 0 { 0 } else { tokens[first].0 };
    let end = tokens.get(first + PASSAGE).map_or(text.len(), |(at, _)| *at);
    let before = if start == 0 { "" } else { "…" };
    let after = if end == text.len() { "" } else { "…" };
    format!("{before}{}{after}", text[start..end].trim())
}

/// Without case and marks, as the index folds words.
fn fold(word: &str) -> String {
    let plain = word.nfd().filter(|c| !is_combining_mark(*c));
    plain.flat_map(char::to_lowercase).collect()
}

pub(super) fn listed((record, status, links): (ArticleRecord, String, u32)) -> Listed {
    Listed {
        status: Status::parse(&status).unwrap_or(Status::Draft),
        blockers: record.blockers + links,
        record,
    }
}
