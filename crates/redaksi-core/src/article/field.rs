//! The fields that a person can set, and how their text form is read.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{
    Access, Contributor, Focus, Kind, MediaId, Role, SourceType, Zone, parse_day, parse_instant,
};

/// A settable field of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldName {
    /// The headline.
    Headline,
    /// The standfirst.
    Deck,
    /// The brand before the first paragraph.
    Opener,
    /// What kind of piece it is.
    Kind,
    /// Who may read it.
    Access,
    /// The section's name.
    Section,
    /// The readable part of the address.
    Slug,
    /// Tags.
    Tags,
    /// The byline.
    Contributors,
    /// First publication.
    PublishedAt,
    /// The last material change.
    UpdatedAt,
    /// The zone of printed times.
    Zone,
    /// The embargo.
    EmbargoUntil,
    /// The lead picture: a media id, an address, or nothing.
    LeadMedia,
    /// The lead picture's alternative text.
    LeadAlt,
    /// The lead picture's caption.
    LeadCaption,
    /// The lead picture's credit.
    LeadCredit,
    /// The point of the lead picture that every crop keeps.
    LeadFocus,
    /// The last day on which the lead picture may be shown.
    LeadRights,
    /// How the lead picture came to be.
    LeadSource,
    /// The picture for links shared elsewhere.
    Share,
    /// Lines an import could not place.
    Unplaced,
    /// Old addresses.
    Aliases,
}

impl FieldName {
    /// Every field, in the order of the story.
    pub const ALL: [Self; 23] = [
        Self::Headline,
        Self::Deck,
        Self::Opener,
        Self::Kind,
        Self::Access,
        Self::Section,
        Self::Slug,
        Self::Tags,
        Self::Contributors,
        Self::PublishedAt,
        Self::UpdatedAt,
        Self::Zone,
        Self::EmbargoUntil,
        Self::LeadMedia,
        Self::LeadAlt,
        Self::LeadCaption,
        Self::LeadCredit,
        Self::LeadFocus,
        Self::LeadRights,
        Self::LeadSource,
        Self::Share,
        Self::Unplaced,
        Self::Aliases,
    ];

    /// The name on the wire and in the terminal; inner fields with a dot.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Deck => "deck",
            Self::Opener => "opener",
            Self::Kind => "kind",
            Self::Access => "access",
            Self::Section => "section",
            Self::Slug => "slug",
            Self::Tags => "tags",
            Self::Contributors => "contributors",
            Self::PublishedAt => "published_at",
            Self::UpdatedAt => "updated_at",
            Self::Zone => "zone",
            Self::EmbargoUntil => "embargo_until",
            Self::LeadMedia => "lead.media",
            Self::LeadAlt => "lead.alt",
            Self::LeadCaption => "lead.caption",
            Self::LeadCredit => "lead.credit",
            Self::LeadFocus => "lead.focus",
            Self::LeadRights => "lead.rights_until",
            Self::LeadSource => "lead.source_type",
            Self::Share => "share",
            Self::Unplaced => "unplaced",
            Self::Aliases => "aliases",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == text)
    }
}

/// A value that fits its field. A text of a field with terms of its own (kind,
/// access, focus, rights, source type) is in the form that documents keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// One line or a short text.
    Text(FieldName, String),
    /// A list of texts: tags, unplaced lines, aliases.
    List(FieldName, Vec<String>),
    /// The byline.
    Contributors(Vec<Contributor>),
    /// An instant, or none.
    Instant(FieldName, Option<DateTime<Utc>>),
    /// A zone.
    Zone(Zone),
}

/// A value that does not fit its field. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// There is no such field.
    #[error("there is no field `{0}`")]
    Unknown(String),
    /// The value does not fit; the second text says what the field takes.
    #[error("`{field}` does not take `{value}`: it takes {takes}")]
    Unfit {
        /// The field.
        field: &'static str,
        /// The value, shortened.
        value: String,
        /// What the field takes.
        takes: &'static str,
    },
}

impl FieldValue {
    /// The field this is a value of.
    pub fn field(&self) -> FieldName {
        match self {
            Self::Text(field, _) | Self::List(field, _) | Self::Instant(field, _) => *field,
            Self::Contributors(_) => FieldName::Contributors,
            Self::Zone(_) => FieldName::Zone,
        }
    }

    /// Reads a value from the terminal: plain text, or JSON for lists and
    /// objects. An instant without offset is read in `zone`.
    pub fn from_text(field: &str, text: &str, zone: Zone) -> Result<Self, FieldError> {
        let name = FieldName::parse(field).ok_or_else(|| FieldError::Unknown(shorten(field)))?;
        let value = match name {
            FieldName::Tags
            | FieldName::Contributors
            | FieldName::Unplaced
            | FieldName::Aliases => serde_json::from_str(text)
                .map_err(|_| unfit(name, text, "a list as JSON, like [\"a\",\"b\"]"))?,
            FieldName::PublishedAt
            | FieldName::UpdatedAt
            | FieldName::EmbargoUntil
            | FieldName::LeadFocus
            | FieldName::LeadRights
            | FieldName::LeadSource
            | FieldName::Share
                if text == "null" || text.is_empty() =>
            {
                Value::Null
            }
            _ => Value::String(text.to_owned()),
        };
        Self::from_json(name, &value, zone)
    }

    /// Reads a value from its JSON form.
    pub fn from_json(name: FieldName, value: &Value, zone: Zone) -> Result<Self, FieldError> {
        let shown = || value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        match name {
            FieldName::Tags | FieldName::Unplaced | FieldName::Aliases => {
                let takes = "a list of texts, like [\"a\",\"b\"]";
                let list = texts(value).ok_or_else(|| unfit(name, &shown(), takes))?;
                Ok(Self::List(name, if name == FieldName::Unplaced { list } else { tidy(list) }))
            }
            FieldName::Contributors => contributors(value)
                .map(Self::Contributors)
                .ok_or_else(|| unfit(name, &shown(), CONTRIBUTORS)),
            FieldName::PublishedAt | FieldName::UpdatedAt | FieldName::EmbargoUntil => {
                let takes = "a time like 2022-02-22T08:22:00+07:00, or null";
                match value {
                    Value::Null => Ok(Self::Instant(name, None)),
                    Value::String(text) => parse_instant(text, zone)
                        .map(|at| Self::Instant(name, Some(at)))
                        .ok_or_else(|| unfit(name, text, takes)),
                    other => Err(unfit(name, &other.to_string(), takes)),
                }
            }
            FieldName::Zone => value
                .as_str()
                .and_then(Zone::parse)
                .map(Self::Zone)
                .ok_or_else(|| unfit(name, &shown(), "a zone like Asia/Jakarta or WIB")),
            _ => match value {
                Value::String(text) => line(name, text),
                Value::Null => line(name, ""),
                other => Err(unfit(name, &other.to_string(), "a text")),
            },
        }
    }
}

const CONTRIBUTORS: &str = "a list like [{\"role\":\"editor\",\"name\":\"…\"}], where a role is \
                            penulis, editor, fotografer, sumber or kontributor";

/// A text field. All are one line but the standfirst, the alternative text and
/// the caption, which a person may break; a slug is made of its own letters.
fn line(name: FieldName, text: &str) -> Result<FieldValue, FieldError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let many = matches!(name, FieldName::Deck | FieldName::LeadAlt | FieldName::LeadCaption);
    if !many && text.contains('\n') {
        return Err(unfit(name, &text, "one line"));
    }
    if let Some((read, takes)) = term(name, &text) {
        return read
            .map(|text| FieldValue::Text(name, text))
            .ok_or_else(|| unfit(name, &text, takes));
    }
    if name == FieldName::Slug && (text.is_empty() || super::slugify(&text) != text) {
        return Err(unfit(name, &text, "small letters, digits and single hyphens"));
    }
    Ok(FieldValue::Text(name, text))
}

/// For a field whose values are terms: the value in the form that is kept, an
/// empty one for none, and what the field takes.
fn term(name: FieldName, text: &str) -> Option<(Option<String>, &'static str)> {
    let text = text.trim();
    let or_none = |read: Option<String>| if text.is_empty() { Some(String::new()) } else { read };
    Some(match name {
        FieldName::Kind => (
            or_none(Kind::parse(text).map(|kind| kind.as_str().to_owned())),
            "news, report, analysis, opinion, background, review, satire or advertorial",
        ),
        FieldName::Access => (
            or_none(Access::parse(text).map(|access| access.as_str().to_owned())),
            "free or subscriber",
        ),
        FieldName::LeadFocus => (
            or_none(Focus::parse(text).map(|focus| focus.to_string())),
            "two fractions between 0 and 1, like 0.5,0.3",
        ),
        FieldName::LeadRights => {
            (or_none(parse_day(text).map(|day| day.to_string())), "a day like 2026-12-31, or null")
        }
        FieldName::LeadSource => (
            or_none(SourceType::parse(text).map(|source| source.as_str().to_owned())),
            "a term of IPTC's Digital Source Type, like trainedAlgorithmicMedia",
        ),
        FieldName::Share => (
            or_none(MediaId::parse(text).map(|id| id.as_str().to_owned())),
            "the id of a stored picture",
        ),
        _ => return None,
    })
}

fn unfit(name: FieldName, value: &str, takes: &'static str) -> FieldError {
    FieldError::Unfit { field: name.as_str(), value: shorten(value), takes }
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect()
}

/// Trims, drops what is empty, and keeps the first of those alike.
fn tidy(list: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(list.len());
    for item in list {
        let item = item.trim();
        if !item.is_empty() && !kept.iter().any(|other| other == item) {
            kept.push(item.to_owned());
        }
    }
    kept
}

fn contributors(value: &Value) -> Option<Vec<Contributor>> {
    value
        .as_array()?
        .iter()
        .map(|item| {
            let role = Role::parse(item.get("role")?.as_str()?)?;
            let name = item.get("name")?.as_str()?.trim();
            (!name.is_empty()).then(|| Contributor { role, name: name.to_owned() })
        })
        .collect()
}
