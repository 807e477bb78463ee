//! The edition: which sealed stories would be live at a time, where each
//! stands, and what keeps the others back.
//!
//! It is a function of the seals, the clock and what is live already; drafts
//! have no part in it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::Newsroom;
use super::story::{facts, find_by_address, find_by_name};
use crate::article::{Article, ArticleId, Problem, Zone};
use crate::error::Result;
use crate::export::address;
use crate::export::modules::{Card, newest_first};
use crate::markdown::{self, LinkTarget, Parsed};
use crate::page::StoryPaths;
use crate::related::{
    Index, LinkFacts, LinkTo, StoryFacts, StoryText, TargetFacts, changes_after, exportable_with,
};
use crate::review::open_seal;
use crate::store::{Filter, Tables};

/// What is live somewhere: a story and the seal that stands there.
pub(super) type Live = BTreeMap<ArticleId, String>;

/// Sealed stories: the seal, what it holds, and its body's parts.
type Sealed = BTreeMap<ArticleId, (String, Article, Parsed)>;

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
    index: OnceCell<Index>,
}

/// A story of the edition.
pub(super) struct InEdition {
    /// The seal that would be live.
    pub(super) seal: String,
    /// What was sealed.
    pub(super) article: Article,
    /// Its body's blocks, words and links.
    pub(super) parsed: Parsed,
    /// Where its pages stand.
    pub(super) paths: StoryPaths,
}

impl Edition {
    /// Whether it still holds at `now`.
    fn holds(&self, now: DateTime<Utc>) -> bool {
        now >= self.at && self.until.is_none_or(|until| now < until)
    }

    /// The stories related to one, best first.
    pub(super) fn ranked(
        &self,
        id: ArticleId,
        article: &Article,
        plain: &str,
        now: DateTime<Utc>,
    ) -> Vec<ArticleId> {
        let index = self.index.get_or_init(|| {
            let mut index = Index::default();
            for (id, story) in &self.stories {
                index.put(&text(*id, &story.article, &story.parsed.plain));
            }
            index
        });
        index.nearest(&text(id, article, plain), now, 50)
    }

    /// The folder and slugs that are taken, for the address of a draft.
    pub(super) fn is_taken(&self, path: &str, not: ArticleId) -> bool {
        self.stories.iter().any(|(id, story)| *id != not && story.paths.pages[0] == path)
    }
}

/// What of a text is compared with others, in bytes: what follows the first
/// 1,500 words says little new, and stemming all of a long read at every key
/// would keep its page waiting.
const COMPARED: usize = 10_000;

/// A story as text for the index.
pub(super) fn text<'a>(id: ArticleId, article: &'a Article, plain: &'a str) -> StoryText<'a> {
    let plain = &plain[..plain.floor_char_boundary(COMPARED)];
    StoryText {
        id,
        headline: &article.headline,
        tags: &article.tags,
        section: &article.section,
        published_at: article.published_at,
        text: plain,
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
            self.edition = Some(self.make_edition(now, &live)?);
        }
        Ok(self.edition.as_ref().expect("it was made just now"))
    }

    /// The edition at `now` where `live` stands already.
    pub(super) fn make_edition(&self, now: DateTime<Utc>, live: &Live) -> Result<Edition> {
        let tables = self.store.read();
        let labels = self.settings.labels();
        let mut sealed: Sealed = BTreeMap::new();
        let mut retracted = BTreeSet::new();
        let mut lost_seals = Vec::new();
        for record in tables.sealed()? {
            let Some(id) = ArticleId::parse(&record.id) else { continue };
            if record.retracted {
                retracted.insert(id);
                continue;
            }
            let content = record.content.as_deref();
            let Some(article) = content.and_then(|c| open_seal(&record.seal, c).ok()) else {
                lost_seals.push(record.seal);
                continue;
            };
            let parsed = markdown::parse(&article.body, &labels);
            sealed.insert(id, (record.seal, article, parsed));
        }
        let facts = story_facts(&tables, self.settings.text("url"), &sealed, live)?;
        let mut found = exportable_with(&facts, &self.own_blockers(&sealed)?, now);
        for (id, problems) in &mut found.blocked {
            if let Some((_, article, _)) = sealed.get(id) {
                in_zone(problems, article.zone);
            }
        }
        let mut stories: Sealed = BTreeMap::new();
        for (id, story) in sealed {
            if found.ready.contains(&id) {
                stories.insert(id, story);
            } else if let Some(hash) = live.get(&id) {
                // Live and blocked: the page of the last exported seal stays.
                let content = tables.seal(hash)?.and_then(|content| open_seal(hash, &content).ok());
                if let Some(article) = content {
                    let parsed = markdown::parse(&article.body, &labels);
                    stories.insert(id, (hash.clone(), article, parsed));
                } else {
                    lost_seals.push(hash.clone());
                }
            }
        }
        let (stories, newest) = placed(stories);
        Ok(Edition {
            at: now,
            until: changes_after(&facts, now).first().copied(),
            stories,
            blocked: found.blocked,
            warned: found.warned,
            newest,
            retracted,
            lost_seals,
            index: OnceCell::new(),
        })
    }
}

impl Newsroom {
    /// What of sealed stories themselves keeps them from going out.
    fn own_blockers(&self, sealed: &Sealed) -> Result<BTreeMap<ArticleId, Vec<Problem>>> {
        let house = self.rules_of_the_house();
        let mut faults = BTreeMap::new();
        for (id, (_, article, parsed)) in sealed {
            let own = self.blockers(*id, article, parsed, &house)?;
            if !own.is_empty() {
                faults.insert(*id, own);
            }
        }
        Ok(faults)
    }
}

/// Gives every story its addresses, and lists them newest first.
fn placed(stories: Sealed) -> (BTreeMap<ArticleId, InEdition>, Vec<Card>) {
    let named = stories
        .iter()
        .map(|(id, (_, article, _))| (*id, article.section.as_str(), article.slug.as_str()));
    let slugs = address::slugs(named);
    let cards = stories.iter().map(|(id, (_, article, _))| Card {
        id: *id,
        published_at: article.published_at,
        section: article.section.clone(),
    });
    let mut newest: Vec<Card> = cards.collect();
    newest_first(&mut newest);
    let stories = stories.into_iter().map(|(id, (seal, article, parsed))| {
        let paths = address::story(&article.section, &slugs[&id], parsed.pages);
        (id, InEdition { seal, article, parsed, paths })
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
    site: &str,
    sealed: &Sealed,
    live: &Live,
) -> Result<Vec<StoryFacts>> {
    let mut all = Vec::new();
    let mut rows = tables.list(&Filter::default(), 0, 0)?;
    let bin = Filter { status: Some("trashed".to_owned()), ..Filter::default() };
    rows.extend(tables.list(&bin, 0, 0)?);
    for (record, ..) in rows {
        let Some(id) = ArticleId::parse(&record.id) else { continue };
        let mut links = Vec::new();
        let mut about = facts(&record);
        if let Some((_, article, parsed)) = sealed.get(&id) {
            // The times that count are the sealed ones.
            about = TargetFacts { release: article.release(), ..about };
            for link in &parsed.links {
                links.push(LinkFacts {
                    to: leads_to(tables, site, &link.target, &link.label, id)?,
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

/// Where a sealed link leads: by its id, or by a match that is derived anew
/// each time.
pub(super) fn leads_to(
    tables: &Tables<'_>,
    site: &str,
    target: &LinkTarget,
    label: &str,
    holder: ArticleId,
) -> Result<LinkTo> {
    Ok(match target {
        LinkTarget::Article(id) => LinkTo::Story(*id),
        LinkTarget::Address(address) => match find_by_address(tables, site, address, holder)? {
            Some(id) => LinkTo::Story(id),
            None => LinkTo::Outside,
        },
        LinkTarget::Unresolved => match find_by_name(tables, site, label, holder)? {
            Some(id) => LinkTo::Story(id),
            None => LinkTo::Nowhere,
        },
    })
}
