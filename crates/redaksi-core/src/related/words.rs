//! Words and their stems, for search and for finding stories alike.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use tantivy_stemmers::algorithms::indonesian_tala;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Words that say nothing of a story's subject, Indonesian and English, one a
/// line; `#` begins a remark.
static STOP_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("stop-words.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// True for a word, in lower case, that says nothing of a story's subject.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(word)
}

/// Calls `each` with the words of a text in lower case, in order: runs of
/// letters and digits, without the marks of Latin letters ("Café" is "cafe")
/// and without apostrophes ("Jum'at" is "jumat"). Hyphens part words.
pub(crate) fn words(text: &str, mut each: impl FnMut(&str)) {
    let mut word = String::new();
    for chunk in text.split_ascii_whitespace() {
        // Most text is ASCII, and needs neither decomposition nor tables.
        if chunk.is_ascii() {
            let letters = chunk.bytes().map(|byte| char::from(byte.to_ascii_lowercase()));
            part(letters, &mut word, &mut each);
        } else {
            let plain = chunk.nfkd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
            part(plain.flat_map(char::to_lowercase), &mut word, &mut each);
        }
    }
}

/// The words of a run without white space; `word` is empty before and after.
fn part(letters: impl Iterator<Item = char>, word: &mut String, each: &mut impl FnMut(&str)) {
    for c in letters {
        if c.is_alphanumeric() || (is_combining_mark(c) && !word.is_empty()) {
            word.push(c);
        } else if !word.is_empty() && !matches!(c, '\'' | '’' | '\u{ad}' | '\u{200b}') {
            each(word);
            word.clear();
        }
    }
    if !word.is_empty() {
        each(word);
        word.clear();
    }
}

thread_local! {
    /// Stems found before. A newsroom's words are few, and looking one up is
    /// many times faster than stemming it.
    static STEMS: RefCell<HashMap<Box<str>, Box<str>>> = RefCell::default();
}

/// So many stems are remembered before beginning anew.
const REMEMBERED: usize = 1 << 16;

/// Calls `each` with the stem of one word in lower case, by Tala's rules for
/// Indonesian ("pernyataannya" and "dinyatakan" are "nyata"). Short words,
/// numbers and words beyond ASCII stay as they are.
pub(crate) fn with_stem<T>(word: &str, each: impl FnOnce(&str) -> T) -> T {
    let stemmed = word.len() > 3 && word.len() < 40 && word.bytes().all(|b| b.is_ascii_lowercase());
    if !stemmed {
        return each(word);
    }
    STEMS.with_borrow_mut(|stems| {
        if let Some(stem) = stems.get(word) {
            return each(stem);
        }
        if stems.len() >= REMEMBERED {
            stems.clear();
        }
        each(stems.entry(word.into()).or_insert(indonesian_tala(word).into()))
    })
}

/// The text as stems parted by single spaces, every word kept: what goes into
/// a search index, and what a query becomes before it is looked up there.
pub fn stem(text: &str) -> String {
    let mut stems = String::with_capacity(text.len());
    words(text, |word| {
        if !stems.is_empty() {
            stems.push(' ');
        }
        with_stem(word, |stem| stems.push_str(stem));
    });
    stems
}

/// The stems of the words that say something, in the order of the text, with
/// repetitions: no stop words, no single letters, no days, hours and years.
pub fn terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    telling(text, |_, stem| terms.push(stem.to_owned()));
    terms
}

/// Calls `each` with the words that say something, each with its stem.
pub(super) fn telling(text: &str, mut each: impl FnMut(&str, &str)) {
    words(text, |word| {
        let number = word.len() < 5 && word.bytes().all(|byte| byte.is_ascii_digit());
        if word.chars().nth(1).is_some() && !number && !is_stop_word(word) {
            with_stem(word, |stem| each(word, stem));
        }
    });
}
