//! Cards: what a search shows of a story, in chunks by the time of
//! publication, which are cut like the shards of words.

use serde_json::{Value, json};

use super::term::beside_card;
use super::{Entry, File, key, path};
use crate::markdown::{excerpt, tidy};
use crate::page::printed_time;

/// More cards than these are cut in two.
const MOST: usize = 24;
/// Half-open: all minutes up to the year 18,000, as a power of two.
const MINUTES: std::ops::Range<u64> = 0..1 << 33;
/// So many letters of a headline are shown.
pub(super) const HEADLINE: usize = 300;
/// So many letters of a summary or a section's name are shown.
pub(super) const SUMMARY: usize = 160;

/// Some cards.
pub(super) struct Chunk {
    /// No key of it is below this one, none of the next chunk's above.
    pub start: u64,
    lines: Vec<String>,
}

impl Chunk {
    /// The file: an object of keys, each with its card.
    pub fn into_file(self) -> File {
        let content = format!("{{\n{}\n}}\n", self.lines.join(",\n"));
        File { path: path(&format!("b-{}", key::base36(self.start))), content }
    }
}

/// Headline, path, section, time (RFC 3339, and as readers see it), summary.
fn card(entry: &Entry, language: &str) -> Vec<Value> {
    let text = |text: &str, longest| json!(tidy(&excerpt(text, longest)));
    vec![
        text(&entry.headline, HEADLINE),
        json!(entry.path),
        text(&entry.section, SUMMARY),
        json!(entry.zone.rfc3339(entry.published_at)),
        json!(printed_time(entry.published_at, entry.zone, language)),
        text(&entry.summary, SUMMARY),
    ]
}

/// A card with the words by which its story is found beside those that are on
/// it: words of tags, other words.
pub(super) fn with_words(entry: &Entry, language: &str) -> Value {
    let (strong, weak) = beside_card(entry);
    let mut card = card(entry, language);
    card.extend([json!(tidy(&strong)), json!(tidy(&weak))]);
    Value::Array(card)
}

/// The chunks of stories that come oldest first, with their keys.
pub(super) fn chunks(entries: &[&Entry], keys: &[u64], language: &str) -> Vec<Chunk> {
    let cards: Vec<(u64, &Entry)> = keys.iter().copied().zip(entries.iter().copied()).collect();
    let mut chunks = Vec::new();
    cut(&cards, MINUTES, language, &mut chunks);
    chunks
}

fn cut(
    cards: &[(u64, &Entry)],
    minutes: std::ops::Range<u64>,
    language: &str,
    chunks: &mut Vec<Chunk>,
) {
    if cards.is_empty() {
        return;
    }
    if cards.len() <= MOST {
        let line = |(number, entry): &(u64, &Entry)| {
            format!("\"{}\":{}", key::base36(*number), Value::Array(card(entry, language)))
        };
        let lines = cards.iter().map(line).collect();
        chunks.push(Chunk { start: minutes.start, lines });
        return;
    }
    let middle = minutes.start.midpoint(minutes.end);
    let (before, after) = cards.split_at(cards.partition_point(|(key, _)| *key < middle));
    cut(before, minutes.start..middle, language, chunks);
    cut(after, middle..minutes.end, language, chunks);
}
