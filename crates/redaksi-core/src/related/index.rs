//! Which stories are worth linking to from this one: an inverted index in
//! memory, with scores that can be told in words.
//!
//! The ranking is a function of the set of stories alone: the order in which
//! they were added leaves no trace. Frequencies count in powers of two, so
//! that a changed comma, or one more story, changes few lists. All arithmetic
//! is on whole numbers, so that every laptop ranks alike.

use std::collections::{BinaryHeap, HashMap};

use chrono::{DateTime, Utc};

use super::Reason;
pub use super::features::StoryText;
use super::features::{Feature, Kind, features};
use crate::article::ArticleId;

/// Of its names and of its words, a story is looked up by so many.
const LOOKED_UP: usize = 12;
/// Names and words named as reasons.
const EXAMPLES: usize = 3;
const DAY: i64 = 86_400;
/// Dates are named as a reason up to so many days apart.
const NEAR_DAYS: i64 = 30;

/// A story worth linking to.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The story.
    pub id: ArticleId,
    /// Higher is better; comparable within one list only.
    pub score: f64,
    /// Why, the strongest reason first.
    pub reasons: Vec<Reason>,
}

/// Every story of the newsroom by what it is about.
#[derive(Debug, Clone, Default)]
pub struct Index {
    terms: HashMap<Box<str>, u32>,
    postings: Vec<Vec<Packed>>,
    stories: Vec<Option<Indexed>>,
    slots: HashMap<ArticleId, u32>,
    free: Vec<u32>,
    sections: Vec<Box<str>>,
}

/// A number below 2²⁸ with a weight below 16: a story in a term's list, a term
/// in a story's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Packed(u32);

impl Packed {
    fn new(number: u32, weight: u8) -> Self {
        assert!(number < 1 << 28, "fewer than 2²⁸ stories and terms fit into memory");
        Self(number << 4 | u32::from(weight))
    }

    fn number(self) -> u32 {
        self.0 >> 4
    }

    fn weight(self) -> u32 {
        self.0 & 15
    }
}

#[derive(Debug, Clone)]
struct Indexed {
    id: ArticleId,
    section: u32,
    /// Seconds since 1970.
    published: Option<i64>,
    terms: Box<[Packed]>,
}

/// A feature of the story at hand that others share.
struct Wanted {
    feature: Feature,
    term: u32,
    /// How rare it is, from 1.
    rarity: u32,
    /// Rare enough to be a reason by itself.
    telling: bool,
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
            let term = self.term(&feature.key);
            terms.push(Packed::new(term, feature.weight));
            self.postings[term as usize].push(Packed::new(slot, feature.weight));
        }
        let section = self.section(story.section);
        let published = story.published_at.map(|at| at.timestamp());
        self.stories[slot as usize] =
            Some(Indexed { id: story.id, section, published, terms: terms.into() });
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

    fn term(&mut self, key: &str) -> u32 {
        if let Some(term) = self.terms.get(key) {
            return *term;
        }
        let term = small(self.postings.len());
        self.terms.insert(key.into(), term);
        self.postings.push(Vec::new());
        term
    }

    fn section(&mut self, name: &str) -> u32 {
        let place = self.sections.iter().position(|known| **known == *name);
        small(place.unwrap_or_else(|| {
            self.sections.push(name.into());
            self.sections.len() - 1
        }))
    }

    /// The stories most worth linking to from `story`, best first; equal ones
    /// by id, the newest first. `story` need not be in the index, and is never
    /// suggested. `now` stands for the day of a story that has none yet.
    pub fn suggest(
        &self,
        story: &StoryText<'_>,
        now: DateTime<Utc>,
        limit: usize,
    ) -> Vec<Suggestion> {
        self.suggest_among(story, now, limit, |_| true)
    }

    /// The same, of those stories only that `keep` admits.
    pub fn suggest_among(
        &self,
        story: &StoryText<'_>,
        now: DateTime<Utc>,
        limit: usize,
        mut keep: impl FnMut(ArticleId) -> bool,
    ) -> Vec<Suggestion> {
        let own = self.slots.get(&story.id).copied();
        let wanted = self.wanted(story, own);
        let mut ranked = self.ranked(&wanted, story, own, now);
        let shared: HashMap<u32, &Wanted> =
            wanted.iter().map(|wanted| (wanted.term, wanted)).collect();
        let mut suggestions = Vec::with_capacity(limit.min(ranked.len()));
        while suggestions.len() < limit
            && let Some((score, id, slot)) = ranked.pop()
        {
            let other = self.stories[slot as usize].as_ref().expect("only stories are ranked");
            let common: Vec<&Wanted> =
                other.terms.iter().filter_map(|term| shared.get(&term.number()).copied()).collect();
            if is_related(&common) && keep(id) {
                let reasons = self.reasons(common, story, other, now);
                // Scores carry a factor of 100 from the percentages.
                suggestions.push(Suggestion { id, score: f64::from(score) / 100.0, reasons });
            }
        }
        suggestions
    }

    /// The features of the story that others share, with their rarity.
    fn wanted(&self, story: &StoryText<'_>, own: Option<u32>) -> Vec<Wanted> {
        let known = self.slots.len();
        let own_terms: &[Packed] = own
            .and_then(|slot| self.stories[slot as usize].as_ref())
            .map_or(&[], |story| &story.terms);
        features(story)
            .into_iter()
            .filter_map(|feature| {
                let term = *self.terms.get(feature.key.as_str())?;
                let own = own_terms.iter().any(|packed| packed.number() == term);
                let others = self.postings[term as usize].len() - usize::from(own);
                let spread = others.checked_ilog2()?;
                let rarity = 1 + known.ilog2().saturating_sub(spread);
                let telling = known < 16 || others * 4 < known;
                Some(Wanted { feature, term, rarity, telling })
            })
            .collect()
    }

    /// All stories that share something with the wanted features, as a heap of
    /// (score, id, slot).
    fn ranked(
        &self,
        wanted: &[Wanted],
        story: &StoryText<'_>,
        own: Option<u32>,
        now: DateTime<Utc>,
    ) -> BinaryHeap<(u32, ArticleId, u32)> {
        let mut points = vec![0_u32; self.stories.len()];
        let mut touched = Vec::new();
        for wanted in looked_up(wanted) {
            let base = wanted.rarity * wanted.rarity * wanted.feature.kind.points();
            for posting in &self.postings[wanted.term as usize] {
                let slot = posting.number();
                let sum = &mut points[slot as usize];
                if *sum == 0 {
                    touched.push(slot);
                }
                *sum += base * (u32::from(wanted.feature.weight) + posting.weight());
            }
        }
        let section = self.sections.iter().position(|name| **name == *story.section);
        let section = section.filter(|_| !story.section.is_empty()).map(small);
        let day = story.published_at.unwrap_or(now).timestamp() / DAY;
        touched
            .into_iter()
            .filter(|slot| Some(*slot) != own)
            .filter_map(|slot| {
                let other = self.stories[slot as usize].as_ref()?;
                let percent = 100
                    + if Some(other.section) == section { 8 } else { 0 }
                    + other.published.map_or(0, |at| nearness(day - at / DAY));
                Some((points[slot as usize] * percent, other.id, slot))
            })
            .collect()
    }

    fn reasons(
        &self,
        mut common: Vec<&Wanted>,
        story: &StoryText<'_>,
        other: &Indexed,
        now: DateTime<Utc>,
    ) -> Vec<Reason> {
        // By rarity, then by the key: the numbers of terms tell in which order
        // stories came, and must not show.
        common.sort_by(|a, b| {
            b.rarity.cmp(&a.rarity).then_with(|| a.feature.key.cmp(&b.feature.key))
        });
        let shown = |kind: Kind| {
            let of_kind = common.iter().filter(move |wanted| wanted.feature.kind == kind);
            of_kind.map(|wanted| wanted.feature.shown.clone())
        };
        let mut reasons = Vec::new();
        let names = shown(Kind::Name).count();
        if names > 0 {
            let examples = shown(Kind::Name).take(EXAMPLES).collect();
            reasons.push(Reason::SharedNames(names, examples));
        }
        if shown(Kind::Tag).next().is_some() {
            reasons.push(Reason::SharedTags(shown(Kind::Tag).collect()));
        }
        let headlined = common.iter().filter(|wanted| wanted.feature.in_headline).count();
        if headlined >= 3 {
            reasons.push(Reason::Headline);
        }
        if reasons.is_empty() {
            let words = shown(Kind::Word).take(EXAMPLES).collect();
            reasons.push(Reason::SharedWords(words));
        }
        if !story.section.is_empty() && *self.sections[other.section as usize] == *story.section {
            reasons.push(Reason::SameSection);
        }
        reasons.extend(date_reason(story, other, now));
        reasons
    }
}

/// The features by which a story is looked up: all tags, the rarest names and
/// the most telling words.
fn looked_up(wanted: &[Wanted]) -> Vec<&Wanted> {
    let mut chosen: Vec<&Wanted> = Vec::new();
    for kind in [Kind::Tag, Kind::Name, Kind::Word] {
        let mut of_kind: Vec<&Wanted> =
            wanted.iter().filter(|wanted| wanted.feature.kind == kind).collect();
        if kind != Kind::Tag {
            of_kind.retain(|wanted| wanted.telling);
            let worth = |wanted: &Wanted| {
                (wanted.rarity * wanted.rarity) * (1 + u32::from(wanted.feature.weight))
            };
            of_kind.sort_by_key(|wanted| std::cmp::Reverse(worth(wanted)));
            of_kind.truncate(LOOKED_UP);
        }
        chosen.extend(of_kind);
    }
    chosen
}

/// A shared tag or a shared name will do, one shared word will not.
fn is_related(common: &[&Wanted]) -> bool {
    let telling = || common.iter().filter(|wanted| wanted.telling);
    telling().any(|wanted| wanted.feature.kind != Kind::Word) || telling().nth(1).is_some()
}

/// Up to 15 percent more for stories of the same days, in powers of two.
fn nearness(days: i64) -> u32 {
    15_u32.saturating_sub((days.unsigned_abs() + 1).ilog2())
}

fn date_reason(story: &StoryText<'_>, other: &Indexed, now: DateTime<Utc>) -> Option<Reason> {
    let published = other.published?;
    let ago = (now.timestamp() - published).div_euclid(DAY);
    let fresh = story
        .published_at
        .is_none_or(|at| (now.timestamp() - at.timestamp()).abs() < NEAR_DAYS * DAY);
    if fresh {
        return (0..=NEAR_DAYS).contains(&ago).then_some(Reason::DaysAgo(ago));
    }
    let apart = story.published_at.map(|at| (at.timestamp() - published).abs() / DAY)?;
    (apart <= NEAR_DAYS).then_some(Reason::DaysApart(apart))
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("fewer than 2³² stories and terms fit into memory")
}
