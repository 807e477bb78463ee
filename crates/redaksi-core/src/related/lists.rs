//! Related lists of a whole newsroom, kept up as stories come, change and go.
//!
//! [`Lists::update`] gives exactly what ranking everything anew would give, and
//! ranks again only those stories whose list can have changed. It is handed the
//! stories as profiles and knows nothing of seals, pages or storage.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Utc};

use super::features::Profile;
use super::index::Index;
use crate::article::ArticleId;

/// The length of a list: more than any page shows, since a page leaves out
/// what stands on it already.
pub const LONGEST: usize = 48;

/// Where more than one in so many stories changed, all is ranked anew.
const MANY: usize = 20;

/// A story to be ranked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// The story.
    pub id: ArticleId,
    /// The fingerprint of its [`Profile`].
    pub fingerprint: u64,
    /// Its section.
    pub section: Box<str>,
    /// Its date, if it has one.
    pub published_at: Option<DateTime<Utc>>,
}

/// A story's list: the nearest stories with their scores, best first.
pub type List = Vec<(u32, ArticleId)>;

/// Ranks stories by a function, each for itself, and gives their lists in the
/// same order: on one core or on many, as the caller likes.
pub type RankAll<'r> = dyn Fn(&[ArticleId], &(dyn Fn(&ArticleId) -> List + Sync)) -> Vec<List> + 'r;

/// The profiles of stories.
pub type Profiles = HashMap<ArticleId, Profile>;

/// The related lists of a set of stories.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    /// Made when it is first needed: lists that still hold need none.
    index: Option<Index>,
    stories: BTreeMap<ArticleId, Ranked>,
    lists: HashMap<ArticleId, List>,
}

impl Lists {
    /// Takes lists up again that were kept: every story as it was, with its
    /// list.
    pub fn kept(kept: impl IntoIterator<Item = (Ranked, List)>) -> Self {
        let mut all = Self::default();
        for (story, list) in kept {
            all.lists.insert(story.id, list);
            all.stories.insert(story.id, story);
        }
        all
    }

    /// The stories nearest to one, best first.
    pub fn of(&self, id: ArticleId) -> &[(u32, ArticleId)] {
        self.lists.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The index that the lists are made from, once it is made.
    pub fn index(&self) -> Option<&Index> {
        self.index.as_ref()
    }

    /// The stories as they were when the lists were made.
    pub fn stories(&self) -> impl Iterator<Item = &Ranked> {
        self.stories.values()
    }

    /// Makes the index of the stories as they were; `profiles` go by their
    /// fingerprints. False where one is missing; then there is no index.
    pub fn make_index(&mut self, profiles: &HashMap<u64, Profile>) -> bool {
        let mut index = Index::default();
        for story in self.stories.values() {
            let Some(profile) = profiles.get(&story.fingerprint) else { return false };
            index.put_profile(story.id, profile, &story.section, story.published_at);
        }
        self.index = Some(index);
        true
    }

    /// The stories that are new, or not what they were.
    pub fn changed(&self, stories: &[Ranked]) -> Vec<ArticleId> {
        let differs = |story: &&Ranked| self.stories.get(&story.id) != Some(story);
        stories.iter().filter(differs).map(|story| story.id).collect()
    }

    /// Brings the lists up to `stories`; `profiles` holds at least those that
    /// [`Lists::changed`] names. The index has to be there, unless nothing
    /// changed. Returns the stories whose list was made anew or is gone.
    pub fn update(
        &mut self,
        stories: &[Ranked],
        profiles: &Profiles,
        rank_all: &RankAll<'_>,
    ) -> BTreeSet<ArticleId> {
        let now: HashSet<ArticleId> = stories.iter().map(|story| story.id).collect();
        let fresh: BTreeSet<ArticleId> = self.changed(stories).into_iter().collect();
        let gone: Vec<ArticleId> =
            self.stories.keys().filter(|id| !now.contains(id)).copied().collect();
        if fresh.is_empty() && gone.is_empty() {
            return BTreeSet::new();
        }
        let before = self.index.get_or_insert_default().spread();
        let changed: Vec<&Ranked> =
            stories.iter().filter(|story| fresh.contains(&story.id)).collect();
        let touched = self.replace(&changed, &gone, profiles);
        let moved = fresh.len() + gone.len();
        let mut again: BTreeSet<ArticleId> = if moved * MANY > stories.len() {
            now.iter().copied().collect()
        } else {
            let out: HashSet<ArticleId> = fresh.iter().chain(&gone).copied().collect();
            let index = self.index.get_or_insert_default();
            let mut again = index.reweighed(&before, &touched);
            let cites = |list: &List| list.iter().any(|(_, id)| out.contains(id));
            again.extend(self.lists.iter().filter(|(_, list)| cites(list)).map(|(id, _)| *id));
            again.extend(&fresh);
            again.retain(|id| now.contains(id));
            again
        };
        self.rank(&again, rank_all);
        if again.len() < now.len() {
            again.extend(self.enter(&fresh, &again));
        }
        again.extend(gone);
        again
    }

    /// Takes the changes into the index. Returns the terms they bear, or bore.
    fn replace(
        &mut self,
        changed: &[&Ranked],
        gone: &[ArticleId],
        profiles: &Profiles,
    ) -> HashSet<u32> {
        let index = self.index.get_or_insert_default();
        let mut touched = HashSet::new();
        for id in gone {
            touched.extend(index.terms_of(*id));
            index.remove(*id);
            self.lists.remove(id);
            self.stories.remove(id);
        }
        let none = Profile::default();
        for story in changed {
            touched.extend(index.terms_of(story.id));
            let profile = profiles.get(&story.id).unwrap_or(&none);
            index.put_profile(story.id, profile, &story.section, story.published_at);
            touched.extend(index.terms_of(story.id));
            self.stories.insert(story.id, (*story).clone());
        }
        touched
    }

    /// Ranks stories anew.
    fn rank(&mut self, again: &BTreeSet<ArticleId>, rank_all: &RankAll<'_>) {
        let again: Vec<ArticleId> = again.iter().copied().collect();
        let index = &*self.index.get_or_insert_default();
        let made = rank_all(&again, &|id| index.neighbours(*id, LONGEST));
        self.lists.extend(again.into_iter().zip(made));
    }

    /// Lets changed stories enter the lists of the others, whose own features
    /// and weights are what they were. Returns those whose list changed.
    fn enter(
        &mut self,
        fresh: &BTreeSet<ArticleId>,
        ranked: &BTreeSet<ArticleId>,
    ) -> BTreeSet<ArticleId> {
        let index = &*self.index.get_or_insert_default();
        let mut entered = BTreeSet::new();
        for id in fresh {
            for other in index.sharing(*id) {
                if ranked.contains(&other) {
                    continue;
                }
                let Some(score) = index.score_of(other, *id) else { continue };
                let list = self.lists.entry(other).or_default();
                let at = list.partition_point(|entry| *entry > (score, *id));
                if at < LONGEST {
                    list.insert(at, (score, *id));
                    list.truncate(LONGEST);
                    entered.insert(other);
                }
            }
        }
        entered
    }
}
