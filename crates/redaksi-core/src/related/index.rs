//! An inverted index of the newsroom's stories, in memory.
//!
//! What it holds is a function of the set of stories alone: the order in which
//! they were added leaves no trace in any answer.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::features::{Kind, StoryText, features};
use crate::article::ArticleId;

/// Every story of the newsroom by what it is about.
#[derive(Debug, Clone, Default)]
pub struct Index {
    pub(super) terms: HashMap<Box<str>, u32>,
    pub(super) kinds: Vec<Kind>,
    pub(super) postings: Vec<Vec<Packed>>,
    pub(super) stories: Vec<Option<Indexed>>,
    pub(super) slots: HashMap<ArticleId, u32>,
    free: Vec<u32>,
    pub(super) sections: Vec<Box<str>>,
}

/// A number below 2²⁸ with a weight below 16: a story in a term's list, a term
/// in a story's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Packed(u32);

impl Packed {
    pub(super) fn new(number: u32, weight: u8) -> Self {
        assert!(number < 1 << 28, "fewer than 2²⁸ stories and terms fit into memory");
        Self(number << 4 | u32::from(weight))
    }

    pub(super) fn number(self) -> u32 {
        self.0 >> 4
    }

    pub(super) fn weight(self) -> u32 {
        self.0 & 15
    }
}

#[derive(Debug, Clone)]
pub(super) struct Indexed {
    pub(super) id: ArticleId,
    /// Tells whether a text is the one that was added.
    pub(super) text: u64,
    pub(super) section: u32,
    /// Seconds since 1970.
    pub(super) published: Option<i64>,
    pub(super) terms: Box<[Packed]>,
}

impl Index {
    /// How many stories it holds.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// True where it holds none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Adds a story, or takes in its new text.
    pub fn put(&mut self, story: &StoryText<'_>) {
        self.remove(story.id);
        let slot = self.free.pop().unwrap_or_else(|| {
            self.stories.push(None);
            small(self.stories.len() - 1)
        });
        let mut terms = Vec::new();
        for feature in features(story) {
            let term = self.term(&feature.key, feature.kind);
            terms.push(Packed::new(term, feature.weight));
            self.postings[term as usize].push(Packed::new(slot, feature.weight));
        }
        let section = self.section(story.section);
        let published = story.published_at.map(|at| at.timestamp());
        self.stories[slot as usize] = Some(Indexed {
            id: story.id,
            text: fingerprint(story),
            section,
            published,
            terms: terms.into(),
        });
        self.slots.insert(story.id, slot);
    }

    /// Takes a story out.
    pub fn remove(&mut self, id: ArticleId) {
        let Some(slot) = self.slots.remove(&id) else { return };
        let story = self.stories[slot as usize].take().expect("a slot in use holds a story");
        for term in story.terms.iter() {
            let list = &mut self.postings[term.number() as usize];
            if let Some(at) = list.iter().position(|posting| posting.number() == slot) {
                list.swap_remove(at);
            }
        }
        self.free.push(slot);
    }

    fn term(&mut self, key: &str, kind: Kind) -> u32 {
        if let Some(term) = self.terms.get(key) {
            return *term;
        }
        let term = small(self.postings.len());
        self.terms.insert(key.into(), term);
        self.postings.push(Vec::new());
        self.kinds.push(kind);
        term
    }

    fn section(&mut self, name: &str) -> u32 {
        let place = self.sections.iter().position(|known| **known == *name);
        small(place.unwrap_or_else(|| {
            self.sections.push(name.into());
            self.sections.len() - 1
        }))
    }
}

/// Tells one text from another.
pub(super) fn fingerprint(story: &StoryText<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    (story.headline, story.tags, story.text).hash(&mut hasher);
    hasher.finish()
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("fewer than 2³² stories and terms fit into memory")
}
