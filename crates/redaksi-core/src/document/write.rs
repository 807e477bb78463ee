//! Writing fields and acts into a document. Nothing here commits.

use chrono::{DateTime, SecondsFormat, Utc};
use loro::{LoroDoc, LoroValue};

use super::edit::replace;
use super::read::texts;
use super::{Document, DocumentError, root};
use crate::article::{
    Access, Act, ActKind, Article, Contributor, FieldName, FieldValue, Kind, LeadMedia, MediaId,
    SourceType, Zone,
};

impl Document {
    /// Sets one field. Texts that people write (headline, standfirst, caption,
    /// alternative text) merge letter by letter, lists entry by entry, all
    /// else as a whole, the later write winning.
    pub fn set(&mut self, value: &FieldValue) -> Result<(), DocumentError> {
        match value {
            FieldValue::Text(field, text) if is_written(*field) => {
                replace(&self.doc, field.as_str(), text)
            }
            FieldValue::Text(field, text) => self.put(*field, text),
            FieldValue::List(field, list) => set_list(&self.doc, list_root(*field), list),
            FieldValue::Contributors(list) => {
                let entries: Vec<String> = list.iter().map(entry).collect();
                set_list(&self.doc, root::CONTRIBUTORS, &entries)
            }
            FieldValue::Instant(field, at) => {
                self.put(*field, &at.map(rfc3339).unwrap_or_default())
            }
            FieldValue::Zone(zone) => self.put(FieldName::Zone, zone.name()),
        }
    }

    /// Fills an empty document with a whole article.
    pub fn fill(&mut self, article: &Article) -> Result<(), DocumentError> {
        let text = |field, text: &str| FieldValue::Text(field, text.to_owned());
        let lead = &article.lead;
        let media = lead.media.as_ref().map_or("", LeadMedia::as_str);
        // The usual kind and access are not written: a story that never had
        // another keeps its document as it was.
        let kind = if article.kind == Kind::default() { "" } else { article.kind.as_str() };
        let access = match article.access {
            Access::Free => "",
            other => other.as_str(),
        };
        let said = |value: Option<String>| value.unwrap_or_default();
        let values = [
            text(FieldName::Headline, &article.headline),
            text(FieldName::Deck, &article.deck),
            text(FieldName::Opener, &article.opener),
            text(FieldName::Kind, kind),
            text(FieldName::Access, access),
            text(FieldName::Section, &article.section),
            text(FieldName::Slug, &article.slug),
            FieldValue::List(FieldName::Tags, article.tags.clone()),
            FieldValue::Contributors(article.contributors.clone()),
            FieldValue::Instant(FieldName::PublishedAt, article.published_at),
            FieldValue::Instant(FieldName::UpdatedAt, article.updated_at),
            FieldValue::Instant(FieldName::EmbargoUntil, article.embargo_until),
            text(FieldName::LeadMedia, media),
            text(FieldName::LeadAlt, &lead.alt),
            text(FieldName::LeadCaption, &lead.caption),
            text(FieldName::LeadCredit, &lead.credit),
            text(FieldName::LeadFocus, &said(lead.focus.map(|focus| focus.to_string()))),
            text(FieldName::LeadRights, &said(lead.rights_until.map(|day| day.to_string()))),
            text(FieldName::LeadSource, lead.source_type.map_or("", SourceType::as_str)),
            text(FieldName::Share, article.share.as_ref().map_or("", MediaId::as_str)),
            FieldValue::List(FieldName::Unplaced, article.unplaced.clone()),
            FieldValue::List(FieldName::Aliases, article.aliases.clone()),
        ];
        for value in &values {
            self.set(value)?;
        }
        // Always written, even when it is the default: a default may change.
        let zone: Zone = article.zone;
        self.put(FieldName::Zone, zone.name())?;
        self.replace_body(&article.body)
    }

    /// Remembers a headline under which others know this story.
    pub fn remember_headline(&mut self, headline: &str) -> Result<(), DocumentError> {
        let list = self.doc.get_list(root::FORMER);
        if texts(&self.doc, root::FORMER).iter().any(|known| known == headline) {
            return Ok(());
        }
        list.push(headline).map_err(DocumentError::Refused)
    }

    /// Remembers an address under which others know this story.
    pub fn remember_alias(&mut self, alias: &str) -> Result<(), DocumentError> {
        let list = self.doc.get_list(root::ALIASES);
        if texts(&self.doc, root::ALIASES).iter().any(|known| known == alias) {
            return Ok(());
        }
        list.push(alias).map_err(DocumentError::Refused)
    }

    /// Appends an act of the workflow.
    pub fn append_act(&mut self, act: &Act) -> Result<(), DocumentError> {
        let mut entry: Vec<(&str, String)> = vec![
            ("what", act.kind.as_str().to_owned()),
            ("by", act.by.clone()),
            ("at", rfc3339(act.at)),
        ];
        match &act.kind {
            ActKind::Return { why } | ActKind::Retract { why } => entry.push(("why", why.clone())),
            ActKind::Correct { kind, text, link } => {
                entry.push(("kind", kind.as_str().to_owned()));
                entry.push(("text", text.clone()));
                entry.extend(link.map(|id| ("link", id.to_string())));
            }
            ActKind::Approve { hash } => entry.push(("hash", hash.clone())),
            ActKind::Submit | ActKind::Trash | ActKind::Untrash => {}
        }
        let map: std::collections::HashMap<String, LoroValue> =
            entry.into_iter().map(|(key, value)| (key.to_owned(), value.into())).collect();
        self.doc.get_list(root::ACTS).push(LoroValue::from(map)).map_err(DocumentError::Refused)
    }

    fn put(&self, field: FieldName, text: &str) -> Result<(), DocumentError> {
        let map = self.doc.get_map(root::FIELDS);
        let current = map.get(field.as_str()).and_then(|value| value.into_value().ok());
        let same = match current {
            Some(LoroValue::String(old)) => old.as_str() == text,
            _ => text.is_empty(),
        };
        if same {
            return Ok(());
        }
        map.insert(field.as_str(), text).map_err(DocumentError::Refused)
    }
}

fn is_written(field: FieldName) -> bool {
    matches!(
        field,
        FieldName::Headline | FieldName::Deck | FieldName::LeadAlt | FieldName::LeadCaption
    )
}

fn list_root(field: FieldName) -> &'static str {
    match field {
        FieldName::Unplaced => root::UNPLACED,
        FieldName::Aliases => root::ALIASES,
        _ => root::TAGS,
    }
}

fn entry(contributor: &Contributor) -> String {
    format!("{} {}", contributor.role.as_str(), contributor.name)
}

fn rfc3339(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Turns a list root into `wanted`, touching only what differs between the
/// common head and tail, so that entries added elsewhere stay.
pub(super) fn set_list(doc: &LoroDoc, root: &str, wanted: &[String]) -> Result<(), DocumentError> {
    let list = doc.get_list(root);
    let old = texts(doc, root);
    let head = old.iter().zip(wanted).take_while(|(a, b)| a == b).count();
    let tail =
        old[head..].iter().rev().zip(wanted[head..].iter().rev()).take_while(|(a, b)| a == b);
    let tail = tail.count();
    let gone = old.len() - head - tail;
    if gone > 0 {
        list.delete(head, gone).map_err(DocumentError::Refused)?;
    }
    for (offset, item) in wanted[head..wanted.len() - tail].iter().enumerate() {
        list.insert(head + offset, item.as_str()).map_err(DocumentError::Refused)?;
    }
    Ok(())
}
