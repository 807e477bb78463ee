//! Projections: what lists, search and links need of a story, made from its
//! document. They follow every change and can be made anew at any time.

use chrono::{DateTime, SecondsFormat, Utc};

use super::Newsroom;
use super::briefs::keep_brief;
use crate::article::{Article, ArticleId, LeadMedia, Severity, Workflow};
use crate::check;
use crate::document::Document;
use crate::error::{Error, Result};
use crate::markdown::{self, BodyLink, Labels, LinkTarget, Parsed};
use crate::related::{address_key, normalise_headline, stem};
use crate::review::{content_hash, notices, notices_to_json, open_seal, sealed_content, tombstone};
use crate::store::{ArticleRecord, LinkRecord, Projected, SearchText, Tables};

impl Newsroom {
    /// Brings every lagging projection up to its document.
    pub(super) fn settle(&mut self) -> Result<()> {
        self.notice()?;
        if self.dirty.is_empty() {
            return Ok(());
        }
        if self.read_only() {
            self.dirty.clear();
            return Ok(());
        }
        while let Some(key) = self.dirty.first().cloned() {
            // One that fails stays behind, as do those after it, and is tried
            // again; nothing typed is lost.
            match self.project(&key) {
                Ok(()) => self.dirty.remove(&key),
                // The document is safe; what follows from it can wait for room.
                Err(Error::DiskFull(_) | Error::ReadOnly(_) | Error::Busy(_)) => return Ok(()),
                Err(fault) => return Err(fault),
            };
        }
        Ok(())
    }

    /// Does what can wait: projections, and folding of long documents.
    pub fn rest(&mut self) -> Result<()> {
        let touched: Vec<String> = self.dirty.iter().cloned().collect();
        self.settle()?;
        for id in touched.iter().filter_map(|key| ArticleId::parse(key)) {
            self.fold(id)?;
        }
        Ok(())
    }

    /// Catches up, at an opening, with documents that have run ahead of their
    /// projections: a lag is no fault.
    pub(super) fn catch_up(&mut self) -> Result<()> {
        if self.read_only() {
            return Ok(());
        }
        let lagging = self.store.read().lagging()?;
        if !lagging.is_empty() {
            self.torn = self.store.read().torn()?;
        }
        self.dirty.extend(lagging);
        self.settle()
    }

    fn project(&mut self, key: &str) -> Result<()> {
        // The program makes the keys: one that is none was altered on the disk.
        let id = ArticleId::parse(key).ok_or_else(|| Error::Damaged {
            what: format!("“{key}” is no id of a story"),
            source: "run `verify` to see what else is".into(),
        })?;
        let reading = self.reading();
        self.document(id)?;
        let open = self.open.get(key).expect("it was opened just now");
        self.store
            .write(|tables| {
                let projected = projected(tables, key, &open.document, open.head, &reading.labels)?;
                let before = tables.article(key)?;
                tables.put_article(&projected)?;
                if let Some(seal) = &projected.record.seal {
                    // Here nobody waits for it; an export would.
                    keep_brief(tables, id, seal, &reading)?;
                }
                let state = |record: &ArticleRecord| {
                    let names = (record.headline.clone(), record.slug.clone());
                    (record.seal.clone(), record.trashed, record.retracted, names)
                };
                Ok::<_, Error>(before.as_ref().map(state) != Some(state(&projected.record)))
            })
            .map(|edition_may_differ| {
                if edition_may_differ {
                    self.edition = None;
                }
                self.suggestions = None;
            })
    }
}

/// A story for checks that ask nothing of others: what its row counts.
pub(super) fn own_facts<'a>(
    key: &str,
    article: &'a Article,
    parsed: &'a Parsed,
) -> check::Story<'a> {
    check::Story {
        id: ArticleId::parse(key).unwrap_or(ArticleId::from_parts(0, 0)),
        article,
        parsed,
        links: &[],
        lead_at_hand: true,
        lead_size: None,
        same_headline: 0,
        house_opener: "",
        sections: &[],
        site: "",
        printed: &[],
    }
}

/// All that is projected of a document.
pub(super) fn projected(
    tables: &Tables<'_>,
    key: &str,
    document: &Document,
    head: i64,
    labels: &Labels,
) -> Result<Projected> {
    let article = document.article();
    let acts = document.acts();
    let flow = Workflow::of(&acts);
    let parsed = markdown::parse(&article.body, labels);
    let content = content_hash(&sealed_content(&article));
    let mut links = records(&parsed.links, false);
    // A seal that is missing or altered is for `verify` to name.
    let open = |hash: &str| open_seal(hash, &tables.seal(hash).ok()??).ok();
    if let Some(sealed) = flow.seal.as_ref().and_then(|seal| open(&seal.hash)) {
        links.extend(records(&markdown::parse(&sealed.body, labels).links, true));
    }
    let at = document.changed_at();
    let problems = check::check(&own_facts(key, &article, &parsed), &check::Rules::default(), at);
    let count = |severity| {
        let found = problems.iter().filter(|problem| problem.severity == severity).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    Ok(Projected {
        made_from: head,
        headline_key: normalise_headline(&article.headline),
        lead_media: match &article.lead.media {
            Some(LeadMedia::Stored(id)) => Some(id.as_str().to_owned()),
            _ => None,
        },
        notices: notices_to_json(&notices(&acts)),
        tombstone: tombstone(&acts, open),
        aliases: article.aliases.clone(),
        tags: article.tags.clone(),
        contributors: article
            .contributors
            .iter()
            .map(|who| (who.role.as_str().to_owned(), who.name.clone()))
            .collect(),
        names: names(&article),
        links,
        search: search_text(&article, &parsed),
        record: ArticleRecord {
            id: key.to_owned(),
            slug: article.slug,
            headline: article.headline,
            section: article.section,
            published_at: article.published_at.map(stamp),
            changed_at: stamp(document.changed_at()),
            zone: article.zone.name().to_owned(),
            embargo_until: article.embargo_until.map(stamp),
            trashed: flow.trashed,
            retracted: flow.retracted.is_some(),
            submitted: flow.submitted,
            seal: flow.seal.map(|seal| seal.hash),
            content,
            words: parsed.words,
            blockers: count(Severity::Blocker),
            warnings: count(Severity::Warning),
        },
    })
}

/// An instant in the form in which tables compare it as text.
pub(super) fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

fn records(links: &[BodyLink], sealed: bool) -> Vec<LinkRecord> {
    links
        .iter()
        .map(|link| LinkRecord {
            sealed,
            label: link.label.clone(),
            label_key: normalise_headline(&link.label),
            target: match &link.target {
                LinkTarget::Article(id) => Some(id.to_string()),
                _ => None,
            },
            address: match &link.target {
                LinkTarget::Address(address) => Some(address.clone()),
                _ => None,
            },
            read_also: link.read_also,
        })
        .collect()
}

/// Names under which an unresolved line, or an address, finds this story.
fn names(article: &Article) -> Vec<(&'static str, String)> {
    let mut names = vec![("headline", normalise_headline(&article.headline))];
    names.extend(article.former_headlines.iter().map(|text| ("former", normalise_headline(text))));
    for key in article.aliases.iter().filter_map(|text| address_key(text)) {
        // The last part of a former address was the story's slug.
        let slug = key.rsplit_once('/').map(|(_, last)| last).filter(|last| last.contains('-'));
        names.extend(slug.map(|slug| ("address", slug.to_owned())));
        names.push(("address", key));
    }
    names.extend(address_key(&article.slug).map(|key| ("address", key)));
    names.retain(|(_, name)| !name.is_empty());
    names.sort();
    names.dedup();
    names
}

fn search_text(article: &Article, parsed: &Parsed) -> SearchText {
    let mut people: Vec<&str> = article.contributors.iter().map(|who| who.name.as_str()).collect();
    people.extend(article.tags.iter().map(String::as_str));
    // FTS5 ends a text at NUL; the document keeps it, the search does without.
    let plain = |text: &str| text.replace('\0', " ");
    let stems = stem(&format!("{} {}", article.headline, parsed.plain));
    SearchText {
        headline: plain(&article.headline),
        body: plain(&parsed.plain),
        people: plain(&people.join(" · ")),
        stems,
    }
}
