//! The words by which a story is found.

use std::collections::BTreeMap;

use super::Entry;
use super::card::{HEADLINE, SUMMARY};
use crate::markdown::excerpt;
use crate::related::{is_stop_word, with_stem, words};

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

/// The words of a story, folded, without those that say nothing. Where a word
/// is found by its beginning anyway ("banjirnya" by "banjir") its stem is not
/// noted beside it.
pub(super) fn terms(entry: &Entry) -> BTreeMap<String, Weight> {
    let mut terms = BTreeMap::new();
    let strong = std::iter::once(&entry.headline).chain(&entry.tags);
    for text in strong {
        put(text, Weight::Strong, true, &mut terms);
    }
    put(&entry.summary, Weight::Weak, true, &mut terms);
    for text in std::iter::once(&entry.section).chain(&entry.words) {
        put(text, Weight::Weak, false, &mut terms);
    }
    terms
}

/// The words that `baru.json` has beside the card, whose own words the script
/// reads itself: those of tags, and those of the text with all stems.
pub(super) fn beside_card(entry: &Entry) -> (String, String) {
    let mut own = BTreeMap::new();
    put(&excerpt(&entry.headline, HEADLINE), Weight::Strong, false, &mut own);
    for text in [&entry.summary, &entry.section] {
        put(&excerpt(text, SUMMARY), Weight::Weak, false, &mut own);
    }
    let (mut strong, mut weak) = (Vec::new(), Vec::new());
    for (term, weight) in terms(entry) {
        match (weight, own.get(&term)) {
            (Weight::Strong, Some(Weight::Strong)) | (Weight::Weak, Some(_)) => {}
            (Weight::Strong, _) => strong.push(term),
            (Weight::Weak, None) => weak.push(term),
        }
    }
    (strong.join(" "), weak.join(" "))
}

fn put(text: &str, weight: Weight, stems: bool, terms: &mut BTreeMap<String, Weight>) {
    words(text, |word| {
        if is_stop_word(word) {
            return;
        }
        note(word, weight, terms);
        if stems {
            with_stem(word, |stem| {
                if !word.starts_with(stem) && stem.len() > 2 {
                    note(stem, Weight::Weak, terms);
                }
            });
        }
    });
}

fn note(word: &str, weight: Weight, terms: &mut BTreeMap<String, Weight>) {
    let end = word.char_indices().nth(LONGEST).map_or(word.len(), |(at, _)| at);
    let word = &word[..end];
    match terms.get_mut(word) {
        Some(known) => *known = weight.max(*known),
        None => {
            terms.insert(word.to_owned(), weight);
        }
    }
}
