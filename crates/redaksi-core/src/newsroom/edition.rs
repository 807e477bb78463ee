//! The edition: which sealed stories would be live at a time, where each
//! stands, and what keeps the others back.
//!
//! It is a function of the seals, the clock and what is live already; drafts
//! have no part in it. It holds briefs, not texts, so that a newsroom of
//! thousands fits into memory.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::Newsroom;
use super::leads::{self, Lead, Leads};
use super::names::Names;
use crate::article::{
    Article, ArticleId, LeadMedia, MediaId, Notice, NoticeKind, Problem, Release, Role, Zone,
};
use crate::error::Result;
use crate::export::address;
use crate::export::brief::Brief;
use crate::page::StoryPaths;
use crate::related::{LinkFacts, StoryFacts, TargetFacts, changes_after, exportable_with};
use crate::store::Tables;

/// What is live somewhere: a story and the seal that stands there.
pub(super) type Live = BTreeMap<ArticleId, String>;

/// Sealed stories: the seal and its brief.
type Sealed = BTreeMap<ArticleId, (String, Arc<Brief>)>;

/// What became of sealed stories: notices, and former addresses.
type Told = HashMap<ArticleId, (Vec<Notice>, Vec<String>)>;

/// The stories that would be live at a time.
pub(super) struct Edition {
    /// The time it was made for.
    at: DateTime<Utc>,
    /// The next time at which a story may first appear; it holds until then.
    until: Option<DateTime<Utc>>,
    /// The stories, by id.
    pub(super) stories: BTreeMap<ArticleId, InEdition>,
    /// Sealed stories that are kept back, with every reason.
    pub(super) blocked: Vec<(ArticleId, Vec<Problem>)>,
    /// Stories that go out although a link of theirs is not printed.
    pub(super) warned: Vec<(ArticleId, Vec<Problem>)>,
    /// Stories that were withdrawn.
    pub(super) retracted: BTreeSet<ArticleId>,
    /// Seals that are missing or altered: their stories are not here, and an
    /// export without them would take them down.
    pub(super) lost_seals: Vec<String>,
    /// Who bears, or bore, which name.
    pub(super) names: Names,
    /// The pictures of the stories that are at hand: width and height, in
    /// pixels.
    pub(super) pictures: HashMap<MediaId, (u32, u32)>,
    /// The pages of writers, by their names.
    pub(super) authors: HashMap<String, String>,
    /// Stories that answer others: as what, and which.
    pub(super) answered: HashMap<ArticleId, Vec<(NoticeKind, ArticleId)>>,
    /// Every later time at which a story may first appear.
    pub(super) changes: Vec<DateTime<Utc>>,
    /// First pages, by path.
    taken: HashMap<String, ArticleId>,
    /// Where the lists of sections stand.
    fronts: HashSet<String>,
}

/// A story of the edition.
pub(super) struct InEdition {
    /// The seal that would be live.
    pub(super) seal: String,
    /// What was sealed, without its text.
    pub(super) brief: Arc<Brief>,
    /// Where its pages stand.
    pub(super) paths: StoryPaths,
    /// What readers were told after its approval, oldest first.
    pub(super) notices: Vec<Notice>,
    /// Addresses that it had before.
    pub(super) aliases: Vec<String>,
    /// Where its links lead, in the order of its text.
    pub(super) leads: Vec<Lead>,
}

impl InEdition {
    pub(super) fn article(&self) -> &Article {
        &self.brief.article
    }

    /// True where nothing but the reason of its withdrawal is left.
    pub(super) fn is_withdrawn(&self) -> bool {
        self.notices.iter().any(|notice| notice.kind == NoticeKind::Pencabutan)
    }

    /// The pictures that its pages show: the lead's first.
    pub(super) fn pictures(&self) -> impl Iterator<Item = &MediaId> {
        let article = self.article();
        let lead = lead_of(article).into_iter().chain(&article.share);
        lead.chain(&self.brief.pictures).filter(|_| !self.is_withdrawn())
    }
}

/// The stored lead picture of a story.
pub(super) fn lead_of(article: &Article) -> Option<&MediaId> {
    match &article.lead.media {
        Some(LeadMedia::Stored(id)) => Some(id),
        _ => None,
    }
}

impl Edition {
    /// Whether it still holds at `now`.
    fn holds(&self, now: DateTime<Utc>) -> bool {
        now >= self.at && self.until.is_none_or(|until| now < until)
    }

    /// Whether another story has that address.
    pub(super) fn is_taken(&self, path: &str, not: ArticleId) -> bool {
        self.fronts.contains(path) || self.taken.get(path).is_some_and(|id| *id != not)
    }
}

impl Newsroom {
    /// The edition at `now`, made anew where the last one no longer holds.
    pub(super) fn edition(&mut self, now: DateTime<Utc>) -> Result<&Edition> {
        self.notice()?;
        if self.edition.as_ref().is_none_or(|edition| !edition.holds(now)) {
            // Only here: while an edition holds, a page after a key waits for
            // no projection.
            self.settle()?;
            let live = live_anywhere(&self.store.read())?;
            let edition = self.make_edition(now, &live)?;
            self.update_lists(&sealed_of(&edition), true)?;
            self.edition = Some(edition);
        }
        Ok(self.edition.as_ref().expect("it was made just now"))
    }

    /// The edition at `now` where `live` stands already.
    pub(super) fn make_edition(&mut self, now: DateTime<Utc>, live: &Live) -> Result<Edition> {
        let briefs = self.sealed_briefs()?;
        let tables = self.store.read();
        let reading = self.reading();
        let mut sealed: Sealed = BTreeMap::new();
        let mut tombs: Sealed = BTreeMap::new();
        let mut told: Told = HashMap::new();
        let mut retracted = BTreeSet::new();
        let mut lost_seals = Vec::new();
        for found in briefs {
            told.insert(found.id, (found.notices, found.aliases));
            if found.retracted {
                retracted.insert(found.id);
                if let Some(seal) = found.tombstone {
                    match self.brief_of(found.id, &seal, &reading)? {
                        Some(brief) => drop(tombs.insert(found.id, (seal, brief))),
                        None => lost_seals.push(seal),
                    }
                }
                continue;
            }
            match found.brief {
                Some(brief) => drop(sealed.insert(found.id, (found.seal, brief))),
                None => lost_seals.push(found.seal),
            }
        }
        let names = Names::of(&tables)?;
        let site = self.settings.text("url");
        let links = sealed.iter().map(|(id, (_, brief))| (*id, &brief.links[..]));
        let leads = leads::found(&names, site, links)?;
        let facts = story_facts(&tables, &leads, &sealed, live)?;
        let mut found = exportable_with(&facts, &self.own_blockers(&sealed)?, now);
        for (id, problems) in &mut found.blocked {
            if let Some((_, brief)) = sealed.get(id) {
                in_zone(problems, brief.article.zone);
            }
        }
        let mut stories: Sealed = tombs;
        for (id, story) in sealed {
            if found.ready.contains(&id) {
                stories.insert(id, story);
            } else if let Some(hash) = live.get(&id) {
                // Live and blocked: the page of the last exported seal stays.
                match self.brief_of(id, hash, &reading)? {
                    Some(brief) => drop(stories.insert(id, (hash.clone(), brief))),
                    None => lost_seals.push(hash.clone()),
                }
            }
        }
        let newest: Leads = leads.into_iter().filter(|(id, _)| found.ready.contains(id)).collect();
        let mut stories = self.placed(stories, told);
        leads::tell(&mut stories, newest, &names, site)?;
        let changes = changes_after(&facts, now);
        Ok(Edition {
            at: now,
            until: changes.first().copied(),
            pictures: self.sizes_of(stories.values().flat_map(InEdition::pictures))?,
            taken: stories.iter().map(|(id, s)| (s.paths.pages[0].clone(), *id)).collect(),
            fronts: address::fronts(stories.values().map(|s| s.article().section.as_str())),
            authors: authors(&stories),
            answered: answered(&stories),
            changes,
            stories,
            blocked: found.blocked,
            warned: found.warned,
            retracted,
            lost_seals,
            names,
        })
    }

    /// The sizes of those pictures that are at hand.
    pub(super) fn sizes_of<'i>(
        &self,
        ids: impl Iterator<Item = &'i MediaId>,
    ) -> Result<HashMap<MediaId, (u32, u32)>> {
        let mut sizes = HashMap::new();
        for id in ids {
            if !sizes.contains_key(id)
                && let Some(size) = self.size_at_hand(id)?
            {
                sizes.insert(id.clone(), size);
            }
        }
        Ok(sizes)
    }

    /// Gives every story its addresses.
    fn placed(&self, stories: Sealed, mut told: Told) -> BTreeMap<ArticleId, InEdition> {
        let places = stories
            .iter()
            .map(|(id, (_, brief))| (super::pages::place(*id, &brief.article), brief.pages));
        let mut paths = self.settings.permalink().places(places);
        let story = |(id, (seal, brief)): (ArticleId, (String, Arc<Brief>))| {
            let (notices, aliases) = told.remove(&id).unwrap_or_default();
            let paths = paths.remove(&id).expect("every story was given its addresses");
            (id, InEdition { seal, brief, paths, notices, aliases, leads: Vec::new() })
        };
        stories.into_iter().map(story).collect()
    }

    /// What of sealed stories themselves keeps them from going out.
    fn own_blockers(&self, sealed: &Sealed) -> Result<BTreeMap<ArticleId, Vec<Problem>>> {
        let house = self.rules_of_the_house();
        let mut faults = BTreeMap::new();
        for (id, (seal, brief)) in sealed {
            let lost = lead_of(&brief.article).is_some() && !self.lead_at_hand(&brief.article)?;
            if !brief.blocks && !lost {
                continue;
            }
            let own = self.blockers_of(*id, seal, &house)?;
            if !own.is_empty() {
                faults.insert(*id, own);
            }
        }
        Ok(faults)
    }
}

/// The stories of an edition, as related lists need them.
pub(super) fn sealed_of(edition: &Edition) -> Vec<(ArticleId, &str, &Brief)> {
    edition.stories.iter().map(|(id, s)| (*id, s.seal.as_str(), &*s.brief)).collect()
}

/// The pages of those who wrote a story that is listed.
fn authors(stories: &BTreeMap<ArticleId, InEdition>) -> HashMap<String, String> {
    let listed = stories.values().filter(|story| !story.is_withdrawn());
    let people = listed.flat_map(|story| &story.article().contributors);
    let writers = people.filter(|who| who.role == Role::Penulis && !who.name.trim().is_empty());
    let names: HashSet<&str> = writers.map(|who| who.name.as_str()).collect();
    names.into_iter().map(|name| (name.to_owned(), address::author_page(name))).collect()
}

/// The other direction of the links of notices.
fn answered(
    stories: &BTreeMap<ArticleId, InEdition>,
) -> HashMap<ArticleId, Vec<(NoticeKind, ArticleId)>> {
    let mut answered: HashMap<ArticleId, Vec<(NoticeKind, ArticleId)>> = HashMap::new();
    for (id, story) in stories {
        for notice in &story.notices {
            if let Some(answer) = notice.link {
                answered.entry(answer).or_default().push((notice.kind, *id));
            }
        }
    }
    answered
}

/// What is live in any target.
fn live_anywhere(tables: &Tables<'_>) -> Result<Live> {
    Ok(live_of(&tables.all_export_records()?))
}

pub(super) fn live_of(records: &[crate::store::ExportRecord]) -> Live {
    records
        .iter()
        .filter_map(|record| Some((ArticleId::parse(&record.article)?, record.seal.clone())))
        .collect()
}

/// Instants that problems speak of, in the story's own zone.
fn in_zone(problems: &mut [Problem], zone: Zone) {
    for problem in problems {
        if let Ok(at) = DateTime::parse_from_rfc3339(&problem.text) {
            problem.text = zone.rfc3339(at.with_timezone(&Utc));
        }
    }
}

/// Every story of the newsroom as the export sees it: the sealed ones with
/// their links, the others so that a link to them is told from one to nothing.
fn story_facts(
    tables: &Tables<'_>,
    leads: &Leads,
    sealed: &Sealed,
    live: &Live,
) -> Result<Vec<StoryFacts>> {
    let mut all = Vec::new();
    for row in tables.stands()? {
        let Some(id) = ArticleId::parse(&row.id) else { continue };
        let mut links = Vec::new();
        let instant = |text: &Option<String>| {
            let at = DateTime::parse_from_rfc3339(text.as_deref()?).ok()?;
            Some(at.with_timezone(&Utc))
        };
        let mut about = TargetFacts {
            sealed: row.sealed,
            release: Release {
                embargo_until: instant(&row.embargo_until),
                published_at: instant(&row.published_at),
            },
            trashed: row.trashed,
            retracted: row.retracted,
        };
        if let Some((_, brief)) = sealed.get(&id) {
            // The times that count are the sealed ones.
            about.release = brief.article.release();
            for (link, to) in brief.links.iter().zip(leads.get(&id).into_iter().flatten()) {
                links.push(LinkFacts {
                    to: *to,
                    label: link.label.clone(),
                    place: Some(link.place),
                });
            }
        }
        all.push(StoryFacts { id, facts: about, live: live.contains_key(&id), links });
    }
    all.sort_by_key(|story| story.id);
    Ok(all)
}
