//! The words by which a story is found.

use std::collections::{BTreeMap, HashMap};

use super::Entry;
use super::card::{HEADLINE, SUMMARY};
use crate::markdown::excerpt;
use crate::related::{is_stop_word, names, with_stem, words};

/// A longer word is cut; nobody types more.
const LONGEST: usize = 32;

/// Where a word counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// In the summary, the section's name or the text, or as the stem of a
    /// word.
    Weak,
    /// In the headline or a tag.
    Strong,
}

/// How many names and how many other words of a text are found.
const NAMES: usize = 12;
const OTHERS: usize = 12;
/// What follows the first 1,500 words says little new.
const READ: usize = 10_000;

/// The names in a text (as [`crate::markdown::Parsed::plain`] has it) that
/// come first, and the words that come most often: what [`Entry::words`] is
/// meant for. At most 24, always the same for the same text.
pub fn words_of(plain: &str) -> Vec<String> {
    let plain = &plain[..plain.floor_char_boundary(READ)];
    let mut found = names(plain);
    found.truncate(NAMES);
    let mut known: Vec<String> = Vec::new();
    found.iter().for_each(|name| words(name, |word| known.push(word.to_owned())));
    let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
    telling(plain, |word| {
        let number = word.bytes().all(|byte| byte.is_ascii_digit());
        let place = counts.len();
        if !number && word.chars().nth(3).is_some() {
            let count = counts.entry(word.to_owned()).or_insert((0, place));
            count.0 += 1;
        }
    });
    let mut often: Vec<(String, (usize, usize))> = counts
        .into_iter()
        .filter(|(word, (count, _))| *count > 1 && !known.contains(word))
        .collect();
    often.sort_by_key(|(_, (count, place))| (std::cmp::Reverse(*count), *place));
    found.extend(often.into_iter().take(OTHERS).map(|(word, _)| word));
    found
}

/// The texts in which a story is searched: where their words count, and
/// whether they are found by their stems as well. In headlines and tags every
/// word is found ("Jumat Kelabu"), elsewhere those that say something.
fn texts(entry: &Entry) -> impl Iterator<Item = (&str, Weight, bool)> {
    let strong = std::iter::once(&entry.headline).chain(&entry.tags);
    let weak = std::iter::once(&entry.section).chain(&entry.words);
    strong
        .map(|text| (text.as_str(), Weight::Strong, true))
        .chain([(entry.summary.as_str(), Weight::Weak, true)])
        .chain(weak.map(|text| (text.as_str(), Weight::Weak, false)))
}

/// Calls `each` with the words of a story, folded; a word may come several
/// times.
fn terms(entry: &Entry, mut each: impl FnMut(&str, Weight)) {
    for (text, weight, stems) in texts(entry) {
        words(text, |word| {
            let word = cut(word);
            let telling = !is_stop_word(word);
            if telling || weight == Weight::Strong {
                each(word, weight);
            }
            if telling && stems {
                other_stem(word, |stem| each(stem, Weight::Weak));
            }
        });
    }
}

/// The words of many stories and the keys of those who have them.
#[derive(Default)]
pub(super) struct Found {
    /// Every word that was met. One look-up for a word is most of the work
    /// there is.
    met: HashMap<Box<str>, Met>,
    numbers: HashMap<Box<str>, usize>,
    stories: Vec<(Box<str>, Vec<(u64, Weight)>)>,
}

/// A word that was met.
#[derive(Clone, Copy)]
struct Met {
    /// Its number.
    own: usize,
    /// That of its stem, where it is not found by it anyway.
    stem: Option<usize>,
    /// It says something.
    telling: bool,
}

impl Found {
    /// Adds the words of a story; keys rise.
    pub fn add(&mut self, entry: &Entry, key: u64) {
        for (text, weight, stems) in texts(entry) {
            words(text, |word| {
                let word = cut(word);
                let met = match self.met.get(word) {
                    Some(met) => *met,
                    None => self.meet(word),
                };
                if met.telling || weight == Weight::Strong {
                    self.note(met.own, key, weight);
                }
                if let Some(stem) = met.stem.filter(|_| stems) {
                    self.note(stem, key, Weight::Weak);
                }
            });
        }
    }

    /// Each word with its stories, oldest first: their keys, and where the
    /// word counts.
    pub fn into_words(self) -> impl Iterator<Item = (Box<str>, Vec<(u64, Weight)>)> {
        // A word that says nothing may have none.
        self.stories.into_iter().filter(|(_, stories)| !stories.is_empty())
    }

    fn meet(&mut self, word: &str) -> Met {
        let telling = !is_stop_word(word);
        let mut stem = None;
        if telling {
            other_stem(word, |other| stem = Some(self.number(other)));
        }
        let met = Met { own: self.number(word), stem, telling };
        self.met.insert(word.into(), met);
        met
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.stories.len();
        self.numbers.insert(word.into(), number);
        self.stories.push((word.into(), Vec::new()));
        number
    }

    fn note(&mut self, word: usize, key: u64, weight: Weight) {
        let stories = &mut self.stories[word].1;
        match stories.last_mut() {
            Some((last, known)) if *last == key => *known = weight.max(*known),
            _ => stories.push((key, weight)),
        }
    }
}

/// The words that `baru.json` has beside the card, whose own words the script
/// reads itself: those of tags, and those of the text with all stems.
pub(super) fn beside_card(entry: &Entry) -> (String, String) {
    let mut on_card = BTreeMap::new();
    let summary = [excerpt(&entry.summary, SUMMARY), excerpt(&entry.section, SUMMARY)];
    words(&summary.join(" "), |word| note(cut(word), Weight::Weak, &mut on_card));
    let headline = excerpt(&entry.headline, HEADLINE);
    words(&headline, |word| note(cut(word), Weight::Strong, &mut on_card));

    let mut all = BTreeMap::new();
    terms(entry, |word, weight| note(word, weight, &mut all));
    all.retain(|word, weight| on_card.get(word).is_none_or(|found| *found < *weight));
    let of = |wanted| {
        let words = all.iter().filter(|(_, weight)| **weight == wanted);
        words.map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ")
    };
    (of(Weight::Strong), of(Weight::Weak))
}

/// Calls `each` with the words of a text that say something.
fn telling(text: &str, mut each: impl FnMut(&str)) {
    words(text, |word| {
        let word = cut(word);
        if !is_stop_word(word) {
            each(word);
        }
    });
}

fn cut(word: &str) -> &str {
    let end = if word.len() <= LONGEST { None } else { word.char_indices().nth(LONGEST) };
    &word[..end.map_or(word.len(), |(at, _)| at)]
}

/// Calls `each` with the stem of a word, unless the word is found by it
/// anyway, because it begins with it ("banjirnya" with "banjir").
fn other_stem(word: &str, each: impl FnOnce(&str)) {
    with_stem(word, |stem| {
        if stem.len() > 2 && !word.starts_with(stem) {
            each(stem);
        }
    });
}

fn note(word: &str, weight: Weight, words: &mut BTreeMap<String, Weight>) {
    match words.get_mut(word) {
        Some(known) => *known = weight.max(*known),
        None => {
            words.insert(word.to_owned(), weight);
        }
    }
}
