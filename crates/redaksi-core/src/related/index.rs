//! An inverted index of the newsroom's stories, in memory.
//!
//! What it holds is a function of the set of stories alone: the order in which
//! they were added leaves no trace in any answer.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::{DateTime, Utc};

use super::features::{Kind, Profile, StoryText};
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
    /// Tells whether a text is the one that was added; 0 where only its
    /// profile is known.
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
        self.put_profile(story.id, &Profile::of(story), story.section, story.published_at);
        let slot = self.slots[&story.id] as usize;
        if let Some(indexed) = &mut self.stories[slot] {
            indexed.text = fingerprint(story);
        }
    }

    /// Adds a story whose text was read before.
    pub fn put_profile(
        &mut self,
        id: ArticleId,
        profile: &Profile,
        section: &str,
        published_at: Option<DateTime<Utc>>,
    ) {
        self.remove(id);
        let slot = self.free.pop().unwrap_or_else(|| {
            self.stories.push(None);
            small(self.stories.len() - 1)
        });
        let mut terms = Vec::new();
        for (key, weight) in profile.features() {
            let term = self.term(key);
            terms.push(Packed::new(term, weight));
            self.postings[term as usize].push(Packed::new(slot, weight));
        }
        let section = self.section(section);
        let published = published_at.map(|at| at.timestamp());
        let terms = terms.into();
        self.stories[slot as usize] = Some(Indexed { id, text: 0, section, published, terms });
        self.slots.insert(id, slot);
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

    /// How many stories there are, and how many bear each term.
    pub(super) fn spread(&self) -> Spread {
        Spread { stories: self.slots.len(), terms: self.postings.iter().map(Vec::len).collect() }
    }

    /// Stories that bear a term whose rarity changed since `before`; `touched`
    /// are the terms of stories that came, changed or went.
    pub(super) fn reweighed(&self, before: &Spread, touched: &HashSet<u32>) -> BTreeSet<ArticleId> {
        let after = self.slots.len();
        let all = before.stories != after;
        let mut found = BTreeSet::new();
        let terms: Vec<u32> = if all {
            (0..small(self.postings.len())).collect()
        } else {
            touched.iter().copied().collect()
        };
        for term in terms {
            let list = &self.postings[term as usize];
            let then = before.terms.get(term as usize).copied().unwrap_or(0);
            // A holder does not count itself, now or then.
            let weight = |bearers: usize, stories| weighed(bearers.saturating_sub(1), stories);
            if weight(then, before.stories) != weight(list.len(), after) {
                found.extend(list.iter().filter_map(|at| self.id_at(at.number())));
            }
        }
        found
    }

    /// The terms of a story; none where it is not known.
    pub(super) fn terms_of(&self, id: ArticleId) -> Vec<u32> {
        let story = self.slots.get(&id).and_then(|slot| self.stories[*slot as usize].as_ref());
        story.into_iter().flat_map(|story| story.terms.iter().map(|term| term.number())).collect()
    }

    /// Stories that share a term with one.
    pub(super) fn sharing(&self, id: ArticleId) -> Vec<ArticleId> {
        let Some(story) =
            self.slots.get(&id).and_then(|slot| self.stories[*slot as usize].as_ref())
        else {
            return Vec::new();
        };
        let mut seen = vec![false; self.stories.len()];
        for term in story.terms.iter() {
            for posting in &self.postings[term.number() as usize] {
                seen[posting.number() as usize] = true;
            }
        }
        let slots = seen.iter().zip(0..).filter(|(seen, _)| **seen);
        slots.filter_map(|(_, slot)| self.id_at(slot)).filter(|other| *other != id).collect()
    }

    fn id_at(&self, slot: u32) -> Option<ArticleId> {
        self.stories[slot as usize].as_ref().map(|story| story.id)
    }

    fn term(&mut self, key: &str) -> u32 {
        if let Some(term) = self.terms.get(key) {
            return *term;
        }
        let term = small(self.postings.len());
        self.terms.insert(key.into(), term);
        self.postings.push(Vec::new());
        self.kinds.push(Kind::of(key));
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

/// How many stories an index held, and how many bore each term.
#[derive(Debug, Clone)]
pub(super) struct Spread {
    stories: usize,
    terms: Vec<usize>,
}

/// What a term weighs that `others` of `stories` bear: its rarity from 1, in
/// powers of two so that one more story changes few lists, and whether it is
/// rare enough to be a reason by itself. None where no other story bears it.
pub(super) fn weighed(others: usize, stories: usize) -> Option<(u32, bool)> {
    let spread = others.checked_ilog2()?;
    let rarity = 1 + stories.ilog2().saturating_sub(spread);
    Some((rarity, stories < 16 || others * 4 < stories))
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
