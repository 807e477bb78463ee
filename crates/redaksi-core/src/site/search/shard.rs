//! Words in shards by the letters they begin with.
//!
//! The shards are cut at fixed places of the alphabet, each time in halves,
//! until none is too large. So where a shard begins depends on nothing but how
//! much is in it, and a new word moves no other shard.

use super::term::{Found, Weight};
use super::{Entry, File, key, path};
use crate::markdown::tidy;

/// The size of a shard, in bytes, above which it is cut in two.
const LARGEST: usize = 8 * 1024;
/// A word is found in the newest of so many stories at most.
const LISTED: usize = 2_000;
/// Words that agree in so many letters stand in one shard.
const DEEPEST: usize = 12;
/// Half-open: all code points, as a power of two.
const LETTERS: std::ops::Range<u32> = 0..1 << 21;

/// Some words and the stories in which they are.
pub(super) struct Shard {
    /// No word of it stands before this one, none of the next shard's after.
    pub start: String,
    lines: Vec<String>,
}

impl Shard {
    /// The file: an object of words, each with the keys of the stories that
    /// have it in headline or tags, a semicolon, and those of the others;
    /// newest first.
    pub fn into_file(self) -> File {
        let content = format!("{{\n{}\n}}\n", self.lines.join(",\n"));
        File { path: path(&format!("k-{}", file_name(&self.start))), content }
    }
}

/// A word with its line of the file.
struct Line {
    letters: Vec<char>,
    text: String,
}

/// The shards of stories that come oldest first, with their keys.
pub(super) fn shards(entries: &[&Entry], keys: &[u64]) -> Vec<Shard> {
    let mut found = Found::default();
    for (entry, key) in entries.iter().zip(keys) {
        found.add(entry, *key);
    }
    let mut lines: Vec<Line> =
        found.into_words().map(|(word, stories)| line(&word, &stories)).collect();
    lines.sort_by(|a, b| a.letters.cmp(&b.letters));
    let mut shards = Vec::new();
    cut(&lines, 0, LETTERS, &mut shards);
    shards
}

fn line(term: &str, stories: &[(u64, Weight)]) -> Line {
    let newest = &stories[stories.len().saturating_sub(LISTED)..];
    let with = |weight| {
        let keys = newest.iter().rev().filter(|(_, found)| *found == weight).map(|(key, _)| *key);
        key::descending(keys)
    };
    let (strong, weak) = (with(Weight::Strong), with(Weight::Weak));
    let stories = if weak.is_empty() { strong } else { format!("{strong};{weak}") };
    let name = serde_json::Value::from(tidy(term));
    Line { letters: term.chars().collect(), text: format!("{name}:\"{stories}\"") }
}

/// Cuts words that agree in `depth` letters, and whose next one is in
/// `letters`, into shards. A word that ends there has the letter 0.
fn cut(lines: &[Line], depth: usize, letters: std::ops::Range<u32>, shards: &mut Vec<Shard>) {
    let Some(first) = lines.first() else { return };
    let size: usize = lines.iter().map(|line| line.text.len() + 2).sum();
    if size <= LARGEST || lines.len() == 1 || depth == DEEPEST {
        let start = start(&first.letters[..depth], letters.start);
        shards.push(Shard { start, lines: lines.iter().map(|line| line.text.clone()).collect() });
    } else if letters.end - letters.start == 1 {
        cut(lines, depth + 1, LETTERS, shards);
    } else {
        let middle = letters.start.midpoint(letters.end);
        let next = |line: &Line| line.letters.get(depth).map_or(0, |letter| u32::from(*letter));
        let (before, after) = lines.split_at(lines.partition_point(|line| next(line) < middle));
        cut(before, depth, letters.start..middle, shards);
        cut(after, depth, middle..letters.end, shards);
    }
}

/// The first word that could stand in a shard. Words have letters and digits
/// only, so a border between others is moved up to the next of them.
fn start(shared: &[char], from: u32) -> String {
    let mut start: String = shared.iter().collect();
    let letter = match from {
        0 if !start.is_empty() => return start,
        0..=0x30 => '0',
        0x3a..=0x61 => 'a',
        0x7b..=0x7f => '\u{80}',
        // What is between the planes, the surrogates, is no letter either.
        from => char::from_u32(from).unwrap_or('\u{E000}'),
    };
    start.push(letter);
    start
}

/// The start in letters that every file system and address has: another one
/// by its number, between underlines.
fn file_name(start: &str) -> String {
    start
        .chars()
        .map(|letter| match letter {
            '0'..='9' | 'a'..='z' => letter.to_string(),
            other => format!("_{:x}_", u32::from(other)),
        })
        .collect()
}
