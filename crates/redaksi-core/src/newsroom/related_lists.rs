//! Related lists of all sealed stories: brought up to an edition, and kept one
//! by one so that the next opening ranks nothing again.

use std::collections::{HashMap, HashSet};

use super::Newsroom;
use super::briefs::read_seal;
use super::edition::Edition;
use crate::article::ArticleId;
use crate::error::{Error, Result};
use crate::export::brief::Brief;
use crate::platform::on_all_cores;
use crate::related::{List, Lists, Profile, Profiles, Ranked};
use crate::store::RelatedRow;

impl Newsroom {
    /// Brings the related lists up to these stories: those in memory, or
    /// those that were kept. `indexed` asks for the index too.
    pub(super) fn update_lists(
        &mut self,
        stories: &[(ArticleId, &str, &Brief)],
        indexed: bool,
    ) -> Result<()> {
        let mut lists = match self.lists.take() {
            Some(lists) => lists,
            None => {
                self.lists_unkept.clear();
                self.kept_lists(stories)?
            }
        };
        let now: Vec<Ranked> = stories.iter().map(|(id, _, brief)| ranked(*id, brief)).collect();
        let mut changed: HashSet<ArticleId> = lists.changed(&now).into_iter().collect();
        let mut moved = !changed.is_empty() || lists.stories().count() != now.len();
        let mut profiles = HashMap::new();
        if lists.index().is_none() && (indexed || moved) {
            profiles = self.kept_profiles()?;
            if !lists.make_index(&profiles) {
                lists = Lists::default();
                changed = now.iter().map(|story| story.id).collect();
                moved = true;
            }
        }
        if moved {
            let some = stories.iter().filter(|(id, ..)| changed.contains(id));
            let profiles = self.profiles_of(some, &profiles)?;
            self.lists_unkept.extend(lists.update(&now, &profiles, &rank_all));
        }
        self.lists = Some(lists);
        Ok(())
    }

    /// The lists as they were kept, each with the story as its seal of then
    /// says. None of them where one cannot be read.
    fn kept_lists(&self, stories: &[(ArticleId, &str, &Brief)]) -> Result<Lists> {
        let reading = self.reading();
        let now: HashMap<ArticleId, (&str, &Brief)> =
            stories.iter().map(|(id, seal, brief)| (*id, (*seal, *brief))).collect();
        let mut kept = Vec::new();
        for row in self.store.read().related_lists(&reading.name())? {
            let Some(id) = ArticleId::parse(&row.article) else { continue };
            let Some(list) = unpacked(&row.list) else { return Ok(Lists::default()) };
            let story = match now.get(&id) {
                Some((seal, brief)) if *seal == row.seal => ranked(id, brief),
                _ => match self.brief_of(id, &row.seal, &reading)? {
                    Some(brief) => ranked(id, &brief),
                    None => return Ok(Lists::default()),
                },
            };
            kept.push((story, list));
        }
        Ok(Lists::kept(kept))
    }

    /// Every profile that is kept, by its fingerprint.
    fn kept_profiles(&self) -> Result<HashMap<u64, Profile>> {
        let kept = self.store.read().profiles(&self.reading().name())?;
        let profiles = on_all_cores(&kept, |bytes| postcard::from_bytes::<Profile>(bytes).ok());
        let by_fingerprint = profiles.into_iter().flatten();
        Ok(by_fingerprint.map(|profile| (profile.fingerprint, profile)).collect())
    }

    /// The profiles of some stories: those that are known, or what their
    /// content says.
    fn profiles_of<'s, 'b: 's>(
        &self,
        some: impl Iterator<Item = &'s (ArticleId, &'b str, &'b Brief)>,
        known: &HashMap<u64, Profile>,
    ) -> Result<Profiles> {
        let reading = self.reading();
        let tables = self.store.read();
        let mut profiles = Profiles::new();
        for (id, seal, brief) in some {
            let profile = match known.get(&brief.profile) {
                Some(profile) => Some(profile.clone()),
                None => read_seal(&tables, *id, seal, &reading)?.map(|(_, profile)| profile),
            };
            profiles.extend(profile.map(|profile| (*id, profile)));
        }
        Ok(profiles)
    }

    /// Keeps the related lists as they are, each with the seal it was made
    /// for. A list that did not change stays with its older seal, which says
    /// the same of what lists compare.
    pub(super) fn keep_lists(&mut self, edition: &Edition) -> Result<()> {
        let Some(lists) = self.lists.as_ref().filter(|_| !self.lists_unkept.is_empty()) else {
            return Ok(());
        };
        let with = self.reading().name();
        self.store.write(|tables| {
            for id in &self.lists_unkept {
                match edition.stories.get(id) {
                    Some(story) => {
                        let (article, list) = (id.to_string(), list_bytes(lists.of(*id)));
                        let row = RelatedRow { article, seal: story.seal.clone(), list };
                        tables.keep_related(&with, &row)?;
                    }
                    None => tables.forget_related(&id.to_string())?,
                }
            }
            Ok::<_, Error>(())
        })?;
        self.lists_unkept.clear();
        Ok(())
    }
}

fn ranked(id: ArticleId, brief: &Brief) -> Ranked {
    Ranked {
        id,
        fingerprint: brief.profile,
        section: brief.article.section.as_str().into(),
        published_at: brief.article.published_at,
    }
}

fn rank_all(ids: &[ArticleId], rank: &(dyn Fn(&ArticleId) -> List + Sync)) -> Vec<List> {
    on_all_cores(ids, rank)
}

/// A list as it is kept: scores and ids.
fn list_bytes(list: &[(u32, ArticleId)]) -> Vec<u8> {
    let plain: Vec<(u32, u128)> = list.iter().map(|(score, id)| (*score, id.number())).collect();
    postcard::to_allocvec(&plain).expect("plain values always have a kept form")
}

fn unpacked(bytes: &[u8]) -> Option<List> {
    let plain: Vec<(u32, u128)> = postcard::from_bytes(bytes).ok()?;
    Some(plain.into_iter().map(|(score, id)| (score, ArticleId::from_number(id))).collect())
}
