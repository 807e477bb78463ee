//! What a story is about, as weighted features: tags, names and words.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::headline::normalise_headline;
use super::names::names;
use super::words::telling;
use crate::article::ArticleId;

/// At most so many different words of a body count; those used most often
/// and first. Keeps the index small and long reads from drowning short ones.
const BODY_WORDS: usize = 48;
/// At most so many names of a body count.
const NAMES: usize = 24;

/// A story as text, for the index.
#[derive(Debug, Clone, Copy)]
pub struct StoryText<'a> {
    /// The story.
    pub id: ArticleId,
    /// The headline.
    pub headline: &'a str,
    /// Tags.
    pub tags: &'a [String],
    /// The section's name, or empty.
    pub section: &'a str,
    /// First publication; `None` for a story that is still being written.
    pub published_at: Option<DateTime<Utc>>,
    /// The plain text of the body, without read-also lines and opener.
    pub text: &'a str,
}

/// What kind of thing two stories can share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Tag,
    Name,
    Word,
}

impl Kind {
    /// The kind that a key's first character names.
    pub(super) fn of(key: &str) -> Self {
        match key.as_bytes().first() {
            Some(b'#') => Self::Tag,
            Some(b'@') => Self::Name,
            _ => Self::Word,
        }
    }

    /// How much a shared feature of this kind counts.
    pub(super) fn points(self) -> u32 {
        match self {
            Self::Tag | Self::Name => 3,
            Self::Word => 2,
        }
    }
}

/// What the index keeps of a story: enough to rank it without its text.
///
/// Made once for each seal and kept beside it, so that a newsroom of thousands
/// is ranked without reading one story again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Profile {
    /// The key of each feature, which begins with its kind, once each, with a
    /// line break after it: keys hold none.
    keys: String,
    /// The weight of each, from 1 to 3.
    weights: Vec<u8>,
    /// Tells one profile from another: the first eight bytes of the SHA-256 of
    /// the features.
    pub fingerprint: u64,
}

impl Profile {
    /// The profile of a text.
    pub fn of(story: &StoryText<'_>) -> Self {
        let (mut keys, mut weights) = (String::new(), Vec::new());
        for feature in features(story) {
            keys.push_str(&feature.key.replace('\n', " "));
            keys.push('\n');
            weights.push(feature.weight);
        }
        let digest = Sha256::new().chain_update(&keys).chain_update(&weights).finalize();
        let mut first = [0; 8];
        first.copy_from_slice(&digest[..8]);
        Self { keys, weights, fingerprint: u64::from_le_bytes(first) }
    }

    /// Each feature's key with its weight.
    pub(super) fn features(&self) -> impl Iterator<Item = (&str, u8)> {
        self.keys.split_terminator('\n').zip(self.weights.iter().copied())
    }
}

/// One feature of a story.
#[derive(Debug, Clone)]
pub(super) struct Feature {
    /// The same for every story that shares it; begins with its kind.
    pub(super) key: String,
    /// As the story writes it.
    pub(super) shown: String,
    /// 1 to 3: how much the story is about it.
    pub(super) weight: u8,
    /// It stands in the headline.
    pub(super) in_headline: bool,
}

/// The features of a story, none twice, in a stable order.
pub(super) fn features(story: &StoryText<'_>) -> Vec<Feature> {
    let mut features = Vec::new();
    for tag in story.tags {
        let key = normalise_headline(tag);
        if !key.is_empty() && features.iter().all(|other: &Feature| other.key[1..] != key) {
            features.push(feature(Kind::Tag, &key, tag, 2));
        }
    }
    let headline_key = format!(" {} ", normalise_headline(story.headline));
    for name in names(story.text).into_iter().take(NAMES) {
        let key = normalise_headline(&name);
        let prominent = headline_key.contains(&format!(" {key} "));
        features.push(feature(Kind::Name, &key, &name, if prominent { 3 } else { 2 }));
    }
    features.extend(words(story));
    features
}

fn feature(kind: Kind, key: &str, shown: &str, weight: u8) -> Feature {
    let mark = match kind {
        Kind::Tag => '#',
        Kind::Name => '@',
        Kind::Word => '=',
    };
    let key = format!("{mark}{key}");
    Feature { key, shown: shown.to_owned(), weight, in_headline: false }
}

/// Every word of the headline, and the words of the body that stand out.
fn words(story: &StoryText<'_>) -> Vec<Feature> {
    let mut words: Vec<(Feature, u32)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (text, in_headline) in [(story.headline, true), (story.text, false)] {
        telling(text, |shown, stem| {
            if let Some(at) = places.get(stem) {
                words[*at].1 += 1;
                return;
            }
            places.insert(stem.to_owned(), words.len());
            let mut word = feature(Kind::Word, stem, shown, 1);
            word.in_headline = in_headline;
            words.push((word, 1));
        });
    }
    for (word, count) in &mut words {
        word.weight = match (word.in_headline, *count) {
            (true, _) => 3,
            (false, 1) => 1,
            (false, _) => 2,
        };
    }
    // A stable sort: of words used equally often, those used first.
    words.sort_by_key(|(word, count)| (!word.in_headline, std::cmp::Reverse(*count)));
    let headlined = words.iter().filter(|(word, _)| word.in_headline).count();
    words.truncate(headlined + BODY_WORDS);
    words.into_iter().map(|(word, _)| word).collect()
}
