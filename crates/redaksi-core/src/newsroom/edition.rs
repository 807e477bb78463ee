//! The edition: which sealed stories would be live at a time, where each
//! stands, and what keeps the others back.
//!
//! It is a function of the seals, the clock and what is live already; drafts
//! have no part in it. It holds briefs, not texts, so that a newsroom of
//! thousands fits into memory.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use super::Newsroom;
use super::names::{Names, leads_to};
use crate::article::{Article, ArticleId, LeadMedia, MediaId, Problem, Release, Zone};
use crate::error::Result;
use crate::export::address;
use crate::export::brief::Brief;
use crate::export::modules::{Card, newest_first};
use crate::page::{Picture, StoryPaths};
use crate::related::{LinkFacts, StoryFacts, TargetFacts, changes_after, exportable_with};
use crate::store::Tables;

/// What is live somewhere: a story and the seal that stands there.
pub(super) type Live = BTreeMap<ArticleId, String>;

/// Sealed stories: the seal and its brief.
type Sealed = BTreeMap<ArticleId, (String, Brief)>;

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
    /// The stories, newest first.
    pub(super) newest: Vec<Card>,
    /// Stories that were withdrawn.
    pub(super) retracted: BTreeSet<ArticleId>,
    /// Seals that are missing or altered: their stories are not here, and an
    /// export without them would take them down.
    pub(super) lost_seals: Vec<String>,
    /// Who bears, or bore, which name.
    pub(super) names: Names,
    /// The pictures of the stories that are at hand.
    pub(super) pictures: HashMap<MediaId, Picture>,
    /// First pages, by path.
    taken: HashMap<String, ArticleId>,
}

/// A story of the edition.
pub(super) struct InEdition {
    /// The seal that would be live.
    pub(super) seal: String,
    /// What was sealed, without its text.
    pub(super) brief: Brief,
    /// Where its pages stand.
    pub(super) paths: StoryPaths,
}

impl InEdition {
    pub(super) fn article(&self) -> &Article {
        &self.brief.article
    }

    /// The pictures that its pages show: the lead's first.
    pub(super) fn pictures(&self) -> impl Iterator<Item = &MediaId> {
        lead_of(self.article()).into_iter().chain(&self.brief.pictures)
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
        self.taken.get(path).is_some_and(|id| *id != not)
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
            self.make_briefs()?;
            let live = live_anywhere(&self.store.read())?;
            let edition = self.make_edition(now, &live)?;
            self.update_lists(&sealed_of(&edition), true)?;
            self.edition = Some(edition);
        }
        Ok(self.edition.as_ref().expect("it was made just now"))
    }

    /// The edition at `now` where `live` stands already.
    pub(super) fn make_edition(&self, now: DateTime<Utc>, live: &Live) -> Result<Edition> {
        let tables = self.store.read();
        let mut sealed: Sealed = BTreeMap::new();
        let mut retracted = BTreeSet::new();
        let mut lost_seals = Vec::new();
        for found in self.sealed_briefs()? {
            match found.brief {
                _ if found.retracted => drop(retracted.insert(found.id)),
                Some(brief) => drop(sealed.insert(found.id, (found.seal, brief))),
                None => lost_seals.push(found.seal),
            }
        }
        let names = Names::of(&tables)?;
        let facts = story_facts(&tables, &names, self.settings.text("url"), &sealed, live)?;
        let mut found = exportable_with(&facts, &self.own_blockers(&sealed)?, now);
        for (id, problems) in &mut found.blocked {
            if let Some((_, brief)) = sealed.get(id) {
                in_zone(problems, brief.article.zone);
            }
        }
        let mut stories: Sealed = BTreeMap::new();
        for (id, story) in sealed {
            if found.ready.contains(&id) {
                stories.insert(id, story);
            } else if let Some(hash) = live.get(&id) {
                // Live and blocked: the page of the last exported seal stays.
                match self.brief_of(id, hash)? {
                    Some(brief) => drop(stories.insert(id, (hash.clone(), brief))),
                    None => lost_seals.push(hash.clone()),
                }
            }
        }
        let (stories, newest) = placed(stories);
        Ok(Edition {
            at: now,
            until: changes_after(&facts, now).first().copied(),
            pictures: self.pictures_of(&stories)?,
            taken: stories.iter().map(|(id, s)| (s.paths.pages[0].clone(), *id)).collect(),
            stories,
            blocked: found.blocked,
            warned: found.warned,
            newest,
            retracted,
            lost_seals,
            names,
        })
    }

    /// The pictures of these stories that are at hand.
    fn pictures_of(
        &self,
        stories: &BTreeMap<ArticleId, InEdition>,
    ) -> Result<HashMap<MediaId, Picture>> {
        let mut pictures = HashMap::new();
        for id in stories.values().flat_map(InEdition::pictures) {
            if !pictures.contains_key(id)
                && let Some(picture) = self.picture(id)?
            {
                pictures.insert(id.clone(), picture);
            }
        }
        Ok(pictures)
    }

    /// What of sealed stories themselves keeps them from going out.
    fn own_blockers(&self, sealed: &Sealed) -> Result<BTreeMap<ArticleId, Vec<Problem>>> {
        let mut faults = BTreeMap::new();
        for (id, (_, brief)) in sealed {
            let own = self.blockers_of(*id, brief)?;
            if !own.is_empty() {
                faults.insert(*id, own);
            }
        }
        Ok(faults)
    }
}

/// The stories of an edition, as related lists need them.
pub(super) fn sealed_of(edition: &Edition) -> Vec<(ArticleId, &str, &Brief)> {
    edition.stories.iter().map(|(id, s)| (*id, s.seal.as_str(), &s.brief)).collect()
}

/// A sealed story for checks that ask nothing of others.
fn brief_facts(id: ArticleId, brief: &Brief) -> check::Story<'_> {
    let read_also = brief.links.iter().filter(|link| link.read_also).count();
    check::Story {
        id,
        article: &brief.article,
        words: brief.words,
        has_body: brief.has_body,
        read_also: u32::try_from(read_also).unwrap_or(u32::MAX),
        links: &[],
        lead_at_hand: true,
        same_headline: 0,
        house_opener: "",
    }
}

/// Gives every story its addresses, and lists them newest first.
fn placed(stories: Sealed) -> (BTreeMap<ArticleId, InEdition>, Vec<Card>) {
    let named = stories.iter().map(|(id, (_, brief))| {
        (*id, brief.article.section.as_str(), brief.article.slug.as_str())
    });
    let slugs = address::slugs(named);
    let cards = stories.iter().map(|(id, (_, brief))| Card {
        id: *id,
        published_at: brief.article.published_at,
        section: brief.article.section.clone(),
    });
    let mut newest: Vec<Card> = cards.collect();
    newest_first(&mut newest);
    let stories = stories.into_iter().map(|(id, (seal, brief))| {
        let paths = address::story(&brief.article.section, &slugs[&id], brief.pages);
        (id, InEdition { seal, brief, paths })
    });
    (stories.collect(), newest)
}

/// What is live in any target.
fn live_anywhere(tables: &Tables<'_>) -> Result<Live> {
    Ok(live_of(tables.all_export_records()?))
}

pub(super) fn live_of(records: Vec<crate::store::ExportRecord>) -> Live {
    records
        .into_iter()
        .filter_map(|record| Some((ArticleId::parse(&record.article)?, record.seal)))
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
    names: &Names,
    site: &str,
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
            for link in &brief.links {
                links.push(LinkFacts {
                    to: leads_to(names, site, &link.target, &link.label, id)?,
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
