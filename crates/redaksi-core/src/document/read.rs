//! Reading an article out of its document.

use chrono::{DateTime, Utc};
use loro::{LoroDoc, LoroMap, LoroValue};

use super::{Document, root};
use crate::article::{
    Access, Act, ActKind, Article, ArticleId, Contributor, FieldName, Focus, Kind, Lead, LeadMedia,
    MediaId, NoticeKind, Role, SourceType, Zone, parse_day,
};

impl Document {
    /// The article as the document has it now.
    pub fn article(&self) -> Article {
        let doc = &self.doc;
        let fields = doc.get_map(root::FIELDS);
        let plain = |field: FieldName| text(&fields, field.as_str()).unwrap_or_default();
        let written = |field: FieldName| doc.get_text(field.as_str()).to_string();
        let instant = |field| text(&fields, field_name(field)).and_then(|t| read_instant(&t));
        Article {
            slug: plain(FieldName::Slug),
            headline: written(FieldName::Headline),
            deck: written(FieldName::Deck),
            opener: plain(FieldName::Opener),
            // A term of a newer program stays in the document and reads as none.
            kind: Kind::parse(&plain(FieldName::Kind)).unwrap_or_default(),
            access: Access::parse(&plain(FieldName::Access)).unwrap_or_default(),
            section: plain(FieldName::Section),
            tags: distinct(texts(doc, root::TAGS)),
            contributors: contributors(doc),
            published_at: instant(FieldName::PublishedAt),
            updated_at: instant(FieldName::UpdatedAt),
            zone: text(&fields, FieldName::Zone.as_str())
                .and_then(|name| Zone::parse(&name))
                .unwrap_or_default(),
            embargo_until: instant(FieldName::EmbargoUntil),
            lead: Lead {
                media: Some(plain(FieldName::LeadMedia))
                    .filter(|media| !media.is_empty())
                    .map(|media| LeadMedia::parse(&media)),
                alt: written(FieldName::LeadAlt),
                caption: written(FieldName::LeadCaption),
                credit: plain(FieldName::LeadCredit),
                focus: Focus::parse(&plain(FieldName::LeadFocus)),
                rights_until: parse_day(&plain(FieldName::LeadRights)),
                source_type: SourceType::parse(&plain(FieldName::LeadSource)),
            },
            share: MediaId::parse(&plain(FieldName::Share)),
            body: self.body(),
            unplaced: texts(doc, root::UNPLACED),
            aliases: distinct(texts(doc, root::ALIASES)),
            former_headlines: distinct(texts(doc, root::FORMER)),
        }
    }

    /// The body alone.
    pub fn body(&self) -> String {
        self.doc.get_text(root::BODY).to_string()
    }

    /// The body's length in UTF-16 units.
    pub fn body_length(&self) -> usize {
        self.doc.get_text(root::BODY).len_utf16()
    }

    /// The acts of the workflow, oldest first. Acts made on laptops that had
    /// not heard of each other stand in the order of their clocks.
    pub fn acts(&self) -> Vec<Act> {
        let list = self.doc.get_list(root::ACTS);
        let mut acts: Vec<Act> = list.to_vec().iter().filter_map(act).collect();
        acts.sort_by_key(|act| act.at);
        acts
    }
}

fn field_name(field: FieldName) -> &'static str {
    field.as_str()
}

pub(super) fn read_instant(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|at| at.with_timezone(&Utc))
}

fn text(map: &LoroMap, key: &str) -> Option<String> {
    match map.get(key)?.into_value().ok()? {
        LoroValue::String(text) => Some(text.to_string()),
        _ => None,
    }
}

pub(super) fn texts(doc: &LoroDoc, root: &str) -> Vec<String> {
    let list = doc.get_list(root).to_vec();
    list.iter().filter_map(|value| value.as_string().map(|text| text.to_string())).collect()
}

/// Two laptops may both have added the same entry.
fn distinct(list: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(list.len());
    for item in list {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}

fn contributors(doc: &LoroDoc) -> Vec<Contributor> {
    let mut kept: Vec<Contributor> = Vec::new();
    for entry in texts(doc, root::CONTRIBUTORS) {
        let Some((role, name)) = entry.split_once(' ') else { continue };
        let Some(role) = Role::parse(role) else { continue };
        let contributor = Contributor { role, name: name.to_owned() };
        if !kept.contains(&contributor) {
            kept.push(contributor);
        }
    }
    kept
}

fn act(value: &LoroValue) -> Option<Act> {
    let map = value.as_map()?;
    let text = |key: &str| map.get(key).and_then(LoroValue::as_string).map(|t| t.to_string());
    let why = || text("why").unwrap_or_default();
    let kind = match text("what")?.as_str() {
        "submit" => ActKind::Submit,
        "return" => ActKind::Return { why: why() },
        "approve" => ActKind::Approve { hash: text("hash")? },
        "trash" => ActKind::Trash,
        "untrash" => ActKind::Untrash,
        "correct" => ActKind::Correct {
            kind: NoticeKind::parse(&text("kind")?)
                .filter(|kind| NoticeKind::CORRECTIONS.contains(kind))?,
            text: text("text")?,
            link: text("link").and_then(|id| ArticleId::parse(&id)),
        },
        "retract" => ActKind::Retract { why: why() },
        // An act of a newer program: kept in the document, passed over here.
        _ => return None,
    };
    Some(Act { kind, by: text("by")?, at: read_instant(&text("at")?)? })
}
