//! Seals: the canonical form of a story's content, and its hash.
//!
//! The form is JSON by RFC 8785 (JSON Canonicalization Scheme), the hash its
//! SHA-256. It holds what a reader can see or what decides about it: not the
//! leftovers of an import, not former names. A link's headline that follows
//! its story is not looked up here: the seal covers the ids, not the words.
//!
//! A field that came later is written only where it says something, so that
//! every older seal keeps its hash and its story does not look changed.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::article::{
    Access, Article, Contributor, Focus, Kind, Lead, LeadMedia, MediaId, Role, SourceType, Zone,
    parse_day,
};

/// The version of the form; a newer one gets a new number and this stays
/// readable for ever.
const FORM: u32 = 1;

/// Sealed content that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the sealed content cannot be read")]
pub struct SealFault(#[source] Option<serde_json::Error>);

#[derive(Debug, Serialize, Deserialize)]
struct Sealed {
    form: u32,
    slug: String,
    headline: String,
    deck: String,
    opener: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    access: Option<String>,
    section: String,
    tags: Vec<String>,
    contributors: Vec<SealedContributor>,
    published_at: Option<String>,
    updated_at: Option<String>,
    zone: String,
    embargo_until: Option<String>,
    lead: SealedLead,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    share: Option<String>,
    body: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct SealedContributor {
    role: String,
    name: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct SealedLead {
    media: Option<String>,
    alt: String,
    caption: String,
    credit: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    focus: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rights_until: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source_type: Option<String>,
}

/// The canonical content of a story.
pub fn sealed_content(article: &Article) -> String {
    let sealed = Sealed {
        form: FORM,
        slug: article.slug.clone(),
        headline: article.headline.clone(),
        deck: article.deck.clone(),
        opener: article.opener.clone(),
        kind: other_than_usual(article.kind).map(|kind| kind.as_str().to_owned()),
        access: other_than_usual(article.access).map(|access| access.as_str().to_owned()),
        section: article.section.clone(),
        tags: article.tags.clone(),
        contributors: article
            .contributors
            .iter()
            .map(|c| SealedContributor { role: c.role.as_str().to_owned(), name: c.name.clone() })
            .collect(),
        published_at: article.published_at.map(instant),
        updated_at: article.updated_at.map(instant),
        zone: article.zone.name().to_owned(),
        embargo_until: article.embargo_until.map(instant),
        lead: SealedLead {
            media: article.lead.media.as_ref().map(|media| media.as_str().to_owned()),
            alt: article.lead.alt.clone(),
            caption: article.lead.caption.clone(),
            credit: article.lead.credit.clone(),
            focus: article.lead.focus.map(|focus| focus.to_string()),
            rights_until: article.lead.rights_until.map(|day| day.to_string()),
            source_type: article.lead.source_type.map(|source| source.as_str().to_owned()),
        },
        share: article.share.as_ref().map(|id| id.as_str().to_owned()),
        body: article.body.clone(),
    };
    serde_jcs::to_string(&sealed).expect("texts and lists always have a canonical form")
}

/// The hash of canonical content: SHA-256, 64 hexadecimal digits.
pub fn content_hash(content: &str) -> String {
    let digest = Sha256::digest(content.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads the content that `hash` names; any other was approved by nobody.
pub fn open_seal(hash: &str, content: &str) -> Result<Article, SealFault> {
    if content_hash(content) == hash { read_seal(content) } else { Err(SealFault(None)) }
}

/// Reads sealed content back, the inverse of [`sealed_content`].
pub fn read_seal(content: &str) -> Result<Article, SealFault> {
    let sealed: Sealed = serde_json::from_str(content).map_err(|fault| SealFault(Some(fault)))?;
    if sealed.form != FORM {
        return Err(SealFault(None));
    }
    let contributors: Option<Vec<Contributor>> = sealed
        .contributors
        .into_iter()
        .map(|c| Some(Contributor { role: Role::parse(&c.role)?, name: c.name }))
        .collect();
    Ok(Article {
        slug: sealed.slug,
        headline: sealed.headline,
        deck: sealed.deck,
        opener: sealed.opener,
        kind: read(sealed.kind, Kind::parse)?.unwrap_or_default(),
        access: read(sealed.access, Access::parse)?.unwrap_or_default(),
        section: sealed.section,
        tags: sealed.tags,
        contributors: contributors.ok_or(SealFault(None))?,
        published_at: read_instant(sealed.published_at)?,
        updated_at: read_instant(sealed.updated_at)?,
        zone: Zone::parse(&sealed.zone).ok_or(SealFault(None))?,
        embargo_until: read_instant(sealed.embargo_until)?,
        lead: Lead {
            media: sealed.lead.media.as_deref().map(LeadMedia::parse),
            alt: sealed.lead.alt,
            caption: sealed.lead.caption,
            credit: sealed.lead.credit,
            focus: read(sealed.lead.focus, Focus::parse)?,
            rights_until: read(sealed.lead.rights_until, parse_day)?,
            source_type: read(sealed.lead.source_type, SourceType::parse)?,
        },
        share: read(sealed.share, MediaId::parse)?,
        body: sealed.body,
        ..Article::default()
    })
}

/// An instant as sealed content and notices write it.
pub(super) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

fn other_than_usual<T: Default + PartialEq>(value: T) -> Option<T> {
    (value != T::default()).then_some(value)
}

/// Reads a value that may be absent; one that says what this program does not
/// know is no seal of its form.
fn read<T>(
    text: Option<String>,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, SealFault> {
    text.map(|text| parse(&text).ok_or(SealFault(None))).transpose()
}

fn read_instant(text: Option<String>) -> Result<Option<DateTime<Utc>>, SealFault> {
    read(text, |text| DateTime::parse_from_rfc3339(text).ok().map(|at| at.with_timezone(&Utc)))
}
