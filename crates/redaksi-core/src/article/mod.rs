//! The model of a story: what an article is, in the words of a newsroom.
//!
//! Everything here is a plain value. This room does no IO, reads no clock and
//! never fails on bad text; it knows nothing of storage, pages or the wire.
//! [`Article`] is what a person edits; what is computed from it (status,
//! blocks, link states) is made in the rooms that own those ideas.

mod act;
mod byline;
mod field;
mod id;
mod kind;
mod notice;
mod photo;
mod problem;
mod release;
mod slug;
mod status;
mod time;

pub use act::{Act, ActKind, SealRef};
pub use byline::{Contributor, Role};
pub use field::{FieldError, FieldName, FieldValue};
pub use id::{ArticleId, MediaId};
pub use kind::{Access, Kind};
pub use notice::{Notice, NoticeKind};
pub use photo::{Focus, Lead, LeadMedia, SourceType};
pub use problem::{Place, Problem, Severity};
pub use release::Release;
pub use slug::{slugify, unique_slug};
pub use status::{Status, Workflow};
pub use time::{Zone, parse_day, parse_instant};

use chrono::{DateTime, Utc};

/// One story, as its document holds it.
///
/// Text fields are kept to the code point as typed or imported; the only line
/// break in `body` is LF.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// The readable part of the address; empty until first computed.
    pub slug: String,
    /// The headline, one line of plain text.
    pub headline: String,
    /// The standfirst below the headline; plain text, may be empty.
    pub deck: String,
    /// The brand or place printed before the first paragraph ("BERITA KBB"),
    /// without its separator.
    pub opener: String,
    /// What kind of piece it is.
    pub kind: Kind,
    /// Who may read it.
    pub access: Access,
    /// The section's name as the newsroom lists it, or empty.
    pub section: String,
    /// Tags in the editor's order, no two alike.
    pub tags: Vec<String>,
    /// Who made the story, by role, in the order of the byline.
    pub contributors: Vec<Contributor>,
    /// First publication, printed on the page.
    pub published_at: Option<DateTime<Utc>>,
    /// The last material change as told to readers ("Diperbarui"); set by a
    /// person, never by saving.
    pub updated_at: Option<DateTime<Utc>>,
    /// The zone in which times are printed.
    pub zone: Zone,
    /// Before this instant nothing of the story may leave the newsroom.
    pub embargo_until: Option<DateTime<Utc>>,
    /// The photo at the head of the story.
    pub lead: Lead,
    /// A stored picture for links shared elsewhere; where there is none, one
    /// is made of the lead photo.
    pub share: Option<MediaId>,
    /// The text, as Markdown.
    pub body: String,
    /// Lines that an import could not place; kept, never printed.
    pub unplaced: Vec<String>,
    /// Addresses this story had before (paths without a leading slash, or
    /// slugs), so that old links and unresolved read-also lines still find it.
    pub aliases: Vec<String>,
    /// Headlines this story bore when it was sealed or linked to. A related
    /// link whose text is one of them follows the current headline.
    pub former_headlines: Vec<String>,
}
