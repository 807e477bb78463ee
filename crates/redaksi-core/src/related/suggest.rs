//! Ranking: which stories share most with the one at hand, and why.
//!
//! Frequencies count in powers of two, so that a changed comma, or one more
//! story, changes few lists. All arithmetic is on whole numbers, so that every
//! laptop ranks alike.

use std::collections::BinaryHeap;

use chrono::{DateTime, Utc};

use super::Reason;
use super::features::{Feature, Kind, StoryText, features};
use super::index::{Index, Indexed, Packed, fingerprint, weighed};
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

/// A feature of the story at hand that others share.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    term: u32,
    kind: Kind,
    weight: u32,
    /// How rare it is, from 1.
    rarity: u32,
    /// Rare enough to be a reason by itself.
    telling: bool,
    /// Its number among the story's features.
    feature: usize,
}

/// A story that was found, with what it shares.
struct Found {
    score: u32,
    id: ArticleId,
    slot: u32,
    common: Vec<Wanted>,
}

impl Index {
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
        keep: impl FnMut(ArticleId) -> bool,
    ) -> Vec<Suggestion> {
        let features = features(story);
        let terms: Vec<(Packed, usize)> = features
            .iter()
            .zip(0..)
            .filter_map(|(feature, at)| {
                let term = self.terms.get(feature.key.as_str())?;
                Some((Packed::new(*term, feature.weight), at))
            })
            .collect();
        let wanted = self.wanted(&terms, story.id);
        let about = About::of(story, Some(now));
        let found = self.found(&wanted, &about, limit, keep);
        let suggestion = |found: Found| {
            let other = self.stories[found.slot as usize].as_ref().expect("only stories are found");
            let same_section = self.same_section(story.section, other);
            let reasons = reasons(found.common, &features, same_section);
            let dated = date_reason(story, other, now);
            let reasons = reasons.into_iter().chain(dated).collect();
            // Scores carry a factor of 100 from the percentages.
            Suggestion { id: found.id, score: f64::from(found.score) / 100.0, reasons }
        };
        found.into_iter().map(suggestion).collect()
    }

    /// The stories that [`Index::suggest`] would give, without reasons, and
    /// without regard to the clock: a story that has no date is near to none.
    pub fn nearest(&self, story: &StoryText<'_>, limit: usize) -> Vec<ArticleId> {
        if self.indexed(story.id).is_some_and(|own| own.text == fingerprint(story)) {
            return self.neighbours(story.id, limit).into_iter().map(|(_, id)| id).collect();
        }
        let features = features(story);
        let terms: Vec<(Packed, usize)> = features
            .iter()
            .filter_map(|f| Some((Packed::new(*self.terms.get(f.key.as_str())?, f.weight), 0)))
            .collect();
        let wanted = self.wanted(&terms, story.id);
        let found = self.found(&wanted, &About::of(story, None), limit, |_| true);
        found.into_iter().map(|found| found.id).collect()
    }

    /// The stories nearest to one of the index, best first, each with its
    /// score; equal ones by id, the newest first. Its text is not read again,
    /// so that a whole newsroom can be asked for in a row.
    pub fn neighbours(&self, id: ArticleId, limit: usize) -> Vec<(u32, ArticleId)> {
        let Some(own) = self.indexed(id) else { return Vec::new() };
        let wanted = self.wanted_of(own);
        let found = self.found(&wanted, &self.about(own), limit, |_| true);
        found.into_iter().map(|found| (found.score, found.id)).collect()
    }

    /// What [`Index::neighbours`] of `of` says of one other story: its score,
    /// or none where the two are not related.
    pub(super) fn score_of(&self, of: ArticleId, other: ArticleId) -> Option<u32> {
        let own = self.indexed(of)?;
        let other = self.indexed(other)?;
        let mut wanted = self.wanted_of(own);
        // The order decides between features of equal worth, and stays.
        let chosen = looked_up(&wanted);
        wanted.sort_unstable_by_key(|wanted| wanted.term);
        let common = common(&wanted, other);
        if !is_related(&common) {
            return None;
        }
        let mut points = 0;
        for wanted in chosen {
            if let Some(term) = other.terms.iter().find(|term| term.number() == wanted.term) {
                points += base(&wanted) * (wanted.weight + term.weight());
            }
        }
        (points > 0).then(|| points * self.percent(&self.about(own), other))
    }

    fn wanted_of(&self, own: &Indexed) -> Vec<Wanted> {
        let terms: Vec<(Packed, usize)> = own.terms.iter().map(|term| (*term, 0)).collect();
        self.wanted(&terms, own.id)
    }

    fn about<'i>(&'i self, own: &Indexed) -> About<'i> {
        let day = own.published.map(|at| at / DAY);
        About { id: own.id, section: &self.sections[own.section as usize], day }
    }

    fn indexed(&self, id: ArticleId) -> Option<&Indexed> {
        self.slots.get(&id).and_then(|slot| self.stories[*slot as usize].as_ref())
    }

    /// What of a story's terms others share, with its rarity.
    fn wanted(&self, terms: &[(Packed, usize)], story: ArticleId) -> Vec<Wanted> {
        let known = self.slots.len();
        let own: &[Packed] = self.indexed(story).map_or(&[], |story| &story.terms);
        let mut own: Vec<u32> = own.iter().map(|term| term.number()).collect();
        own.sort_unstable();
        terms
            .iter()
            .filter_map(|(packed, feature)| {
                let term = packed.number();
                let held = usize::from(own.binary_search(&term).is_ok());
                let others = self.postings[term as usize].len() - held;
                let (rarity, telling) = weighed(others, known)?;
                Some(Wanted {
                    term,
                    kind: self.kinds[term as usize],
                    weight: packed.weight(),
                    rarity,
                    telling,
                    feature: *feature,
                })
            })
            .collect()
    }

    /// The best stories that are related at all, best first.
    fn found(
        &self,
        wanted: &[Wanted],
        about: &About<'_>,
        limit: usize,
        mut keep: impl FnMut(ArticleId) -> bool,
    ) -> Vec<Found> {
        let mut ranked = self.ranked(wanted, about);
        let mut by_term = wanted.to_vec();
        by_term.sort_unstable_by_key(|wanted| wanted.term);
        let mut found = Vec::with_capacity(limit.min(ranked.len()));
        while found.len() < limit
            && let Some((score, id, slot)) = ranked.pop()
        {
            let other = self.stories[slot as usize].as_ref().expect("only stories are ranked");
            let common = common(&by_term, other);
            if is_related(&common) && keep(id) {
                found.push(Found { score, id, slot, common });
            }
        }
        found
    }

    /// All stories that share something with the wanted features, as a heap of
    /// (score, id, slot).
    fn ranked(&self, wanted: &[Wanted], about: &About<'_>) -> BinaryHeap<(u32, ArticleId, u32)> {
        let mut points = vec![0_u32; self.stories.len()];
        let mut touched = Vec::new();
        for wanted in looked_up(wanted) {
            let base = base(&wanted);
            for posting in &self.postings[wanted.term as usize] {
                let slot = posting.number();
                let sum = &mut points[slot as usize];
                if *sum == 0 {
                    touched.push(slot);
                }
                *sum += base * (wanted.weight + posting.weight());
            }
        }
        touched
            .into_iter()
            .filter_map(|slot| {
                let other = self.stories[slot as usize].as_ref()?;
                let score = points[slot as usize] * self.percent(about, other);
                (other.id != about.id).then_some((score, other.id, slot))
            })
            .collect()
    }

    /// What section and dates add, in percent, from 100.
    fn percent(&self, about: &About<'_>, other: &Indexed) -> u32 {
        let dates = about.day.zip(other.published);
        100 + if self.same_section(about.section, other) { 8 } else { 0 }
            + dates.map_or(0, |(day, at)| nearness(day - at / DAY))
    }

    fn same_section(&self, section: &str, other: &Indexed) -> bool {
        !section.is_empty() && *self.sections[other.section as usize] == *section
    }
}

/// The story at hand, but for its text.
#[derive(Debug, Clone, Copy)]
struct About<'a> {
    id: ArticleId,
    section: &'a str,
    /// Days since 1970.
    day: Option<i64>,
}

impl<'a> About<'a> {
    fn of(story: &StoryText<'a>, now: Option<DateTime<Utc>>) -> Self {
        let day = story.published_at.or(now).map(|at| at.timestamp() / DAY);
        Self { id: story.id, section: story.section, day }
    }
}

/// What one shared feature counts, but for its weights.
fn base(wanted: &Wanted) -> u32 {
    wanted.rarity * wanted.rarity * wanted.kind.points()
}

/// What another story shares; `by_term` is in the order of terms.
fn common(by_term: &[Wanted], other: &Indexed) -> Vec<Wanted> {
    let shared = |term: &Packed| {
        let at = by_term.binary_search_by_key(&term.number(), |wanted| wanted.term);
        at.ok().map(|at| by_term[at])
    };
    other.terms.iter().filter_map(shared).collect()
}

/// What two stories share, told: the rarest first.
fn reasons(mut common: Vec<Wanted>, features: &[Feature], same_section: bool) -> Vec<Reason> {
    // By rarity, then by the key: the numbers of terms tell in which order
    // stories came, and must not show.
    let key = |wanted: &Wanted| features[wanted.feature].key.as_str();
    common.sort_by(|a, b| b.rarity.cmp(&a.rarity).then_with(|| key(a).cmp(key(b))));
    let shown = |kind: Kind| {
        let of_kind = common.iter().filter(move |wanted| wanted.kind == kind);
        of_kind.map(|wanted| features[wanted.feature].shown.clone())
    };
    let mut reasons = Vec::new();
    let names = whole(shown(Kind::Name).collect());
    if !names.is_empty() {
        let examples = names.iter().take(EXAMPLES).cloned().collect();
        reasons.push(Reason::SharedNames(names.len(), examples));
    }
    if shown(Kind::Tag).next().is_some() {
        reasons.push(Reason::SharedTags(shown(Kind::Tag).collect()));
    }
    let headlined = common.iter().filter(|wanted| features[wanted.feature].in_headline).count();
    if headlined >= 3 {
        reasons.push(Reason::Headline);
    }
    if reasons.is_empty() {
        let words = shown(Kind::Word).take(EXAMPLES).collect();
        reasons.push(Reason::SharedWords(words));
    }
    if same_section {
        reasons.push(Reason::SameSection);
    }
    reasons
}

/// The names without those that are only the end of another: "Biden" beside
/// "Joe Biden" is no second person.
fn whole(names: Vec<String>) -> Vec<String> {
    let is_end = |name: &String| names.iter().any(|other| other.ends_with(&format!(" {name}")));
    names.iter().filter(|name| !is_end(name)).cloned().collect()
}

/// The features by which a story is looked up: all tags, the rarest names and
/// the most telling words.
fn looked_up(wanted: &[Wanted]) -> Vec<Wanted> {
    let mut chosen: Vec<Wanted> = Vec::new();
    for kind in [Kind::Tag, Kind::Name, Kind::Word] {
        let mut of_kind: Vec<Wanted> =
            wanted.iter().filter(|wanted| wanted.kind == kind).copied().collect();
        if kind != Kind::Tag {
            of_kind.retain(|wanted| wanted.telling);
            let worth = |wanted: &Wanted| wanted.rarity * wanted.rarity * (1 + wanted.weight);
            of_kind.sort_by_key(|wanted| std::cmp::Reverse(worth(wanted)));
            of_kind.truncate(LOOKED_UP);
        }
        chosen.extend(of_kind);
    }
    chosen
}

/// A shared tag or a shared name will do, one shared word will not.
fn is_related(common: &[Wanted]) -> bool {
    let telling = || common.iter().filter(|wanted| wanted.telling);
    telling().any(|wanted| wanted.kind != Kind::Word) || telling().nth(1).is_some()
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
