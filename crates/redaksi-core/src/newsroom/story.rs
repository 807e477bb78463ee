//! A story as a reader of the facade gets it: the article, its status, and
//! how its links stand.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::Newsroom;
use super::names::{find_by_address, find_by_name, follows_by_name};
use crate::article::{Article, ArticleId, Notice, NoticeKind, Release, SealRef, Status, Workflow};
use crate::document::Version;
use crate::error::Result;
use crate::markdown::{self, BodyLink, LinkTarget, Parsed};
use crate::related::{LinkState, TargetFacts, state};
use crate::review::{content_hash, notices, notices_from_json, sealed_content};
use crate::store::{ArticleRecord, Tables};

/// The whole of a story.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// Its identity.
    pub id: ArticleId,
    /// What the document holds.
    pub article: Article,
    /// Computed status.
    pub status: Status,
    /// The newest approval.
    pub seal: Option<SealRef>,
    /// Why it was given back, until it is handed in again.
    pub returned: Option<String>,
    /// What readers were told about it after its approval, oldest first;
    /// withdrawals too.
    pub notices: Vec<Notice>,
    /// The stories whose notices name this one as the reply or the
    /// clarification, and what it is to each, oldest story first.
    pub answers: Vec<(ArticleId, NoticeKind)>,
    /// Blocks, words, pages of the body.
    pub parsed: Parsed,
    /// The links of the body, in its order.
    pub links: Vec<StoryLink>,
    /// The version of the document.
    pub version: Version,
    /// How many changes the document bears.
    pub revision: usize,
    /// The time of the newest change.
    pub changed_at: DateTime<Utc>,
}

/// A link of the body and how it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryLink {
    /// What the text says.
    pub link: BodyLink,
    /// The story it leads to, by its id or by a match.
    pub target: Option<ArticleId>,
    /// How it stands.
    pub state: LinkState,
    /// True where the story was found by its headline or address and the text
    /// does not name it yet.
    pub matched: bool,
    /// The headline of the target where the link follows it.
    pub follows: Option<String>,
}

impl Newsroom {
    /// A story as it stands.
    pub fn story(&mut self, id: ArticleId) -> Result<Story> {
        self.settle()?;
        let labels = self.settings.labels();
        let now = self.rim.now();
        let document = self.document(id)?;
        let article = document.article();
        let acts = document.acts();
        let flow = Workflow::of(&acts);
        let (version, revision) = (document.version(), document.revision());
        let changed_at = document.changed_at();
        let parsed = markdown::parse(&article.body, &labels);
        let tables = self.store.read();
        let content = content_hash(&sealed_content(&article));
        let exported = match &flow.seal {
            Some(seal) => tables.is_exported(&id.to_string(), &seal.hash)?,
            None => false,
        };
        let answers = answers(&tables, id)?;
        let mut targets = Targets::new(tables, self.settings.text("url"), id, now);
        let links =
            parsed.links.iter().map(|link| targets.look(link)).collect::<Result<Vec<_>>>()?;
        Ok(Story {
            id,
            status: flow.status(&content, exported),
            article,
            seal: flow.seal,
            returned: flow.returned,
            notices: notices(&acts),
            answers,
            parsed,
            links,
            version,
            revision,
            changed_at,
        })
    }
}

/// The stories that `id` answers, by the notices of others.
fn answers(tables: &Tables<'_>, id: ArticleId) -> Result<Vec<(ArticleId, NoticeKind)>> {
    let mut found = Vec::new();
    for (story, kept) in tables.notices()? {
        let Some(story) = ArticleId::parse(&story) else { continue };
        for notice in notices_from_json(&kept) {
            let answer = (story, notice.kind);
            if notice.link == Some(id) && !found.contains(&answer) {
                found.push(answer);
            }
        }
    }
    Ok(found)
}

/// Looks up the stories that links lead to, each once.
pub(super) struct Targets<'t> {
    tables: Tables<'t>,
    site: &'t str,
    holder: ArticleId,
    now: DateTime<Utc>,
    known: HashMap<ArticleId, Option<ArticleRecord>>,
}

impl<'t> Targets<'t> {
    pub(super) fn new(
        tables: Tables<'t>,
        site: &'t str,
        holder: ArticleId,
        now: DateTime<Utc>,
    ) -> Self {
        Self { tables, site, holder, now, known: HashMap::new() }
    }

    /// How a link of the holder stands.
    pub(super) fn look(&mut self, link: &BodyLink) -> Result<StoryLink> {
        let (target, matched) = match &link.target {
            LinkTarget::Article(id) => (Some(*id), false),
            LinkTarget::Address(address) => (self.by_address(address)?, true),
            LinkTarget::Unresolved => (self.by_name(&link.label)?, true),
        };
        let Some(id) = target else {
            let state = match link.target {
                LinkTarget::Address(_) => LinkState::External,
                _ => LinkState::Unresolved,
            };
            let link = link.clone();
            return Ok(StoryLink { link, target: None, state, matched: false, follows: None });
        };
        let record = self.record(id)?.cloned();
        let state = state(record.as_ref().map(facts).as_ref(), self.now);
        let follows = match &record {
            Some(record) if self.follows(&link.label, id, record)? => Some(record.headline.clone()),
            _ => None,
        };
        let known = record.is_some();
        Ok(StoryLink {
            link: link.clone(),
            target: Some(id),
            state,
            matched: matched && known,
            follows,
        })
    }

    fn record(&mut self, id: ArticleId) -> Result<Option<&ArticleRecord>> {
        if !self.known.contains_key(&id) {
            let record = self.tables.article(&id.to_string())?;
            self.known.insert(id, record);
        }
        Ok(self.known.get(&id).and_then(Option::as_ref))
    }

    fn by_name(&self, label: &str) -> Result<Option<ArticleId>> {
        find_by_name(&self.tables, self.site, label, self.holder)
    }

    fn by_address(&self, address: &str) -> Result<Option<ArticleId>> {
        find_by_address(&self.tables, self.site, address, self.holder)
    }

    fn follows(&self, label: &str, id: ArticleId, record: &ArticleRecord) -> Result<bool> {
        follows_by_name(&self.tables, label, id, &record.headline)
    }
}

/// What decides about a link to this story.
pub(super) fn facts(record: &ArticleRecord) -> TargetFacts {
    let instant = |text: &Option<String>| {
        let at = DateTime::parse_from_rfc3339(text.as_deref()?).ok()?;
        Some(at.with_timezone(&Utc))
    };
    TargetFacts {
        sealed: record.seal.is_some(),
        release: Release {
            embargo_until: instant(&record.embargo_until),
            published_at: instant(&record.published_at),
        },
        trashed: record.trashed,
        retracted: record.retracted,
    }
}
