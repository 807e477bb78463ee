//! Import: finished pages and files from elsewhere become stories.
//!
//! [`text`] reads a finished news page as plain text, [`markdown`] a Markdown
//! file with front matter; [`to_text`] writes the plain-text page again;
//! [`popular`] reads reports of what was read most, [`sister`] another site's
//! feed. All are functions of their input alone: no file is opened, no clock is
//! read and no text of a story is an error. What cannot be placed goes to
//! `unplaced`, what is doubtful becomes a [`Problem`]. This room must never
//! know of documents, storage or the wire; it hands over a [`Draft`] and others
//! make a story of it.

mod address;
mod credit;
mod decode;
mod escape;
mod front;
mod line;
mod lines;
mod markdown;
mod names;
mod opener;
mod popular;
mod sister;
mod text;
mod timeline;
mod vocabulary;
mod write;

pub use decode::{Decoded, Unreadable, decode};
pub use escape::{escape, unescape};
pub use markdown::markdown;
pub use popular::{NoReport, Popular, Row, popular};
pub use sister::{NoFeed, Sister, SisterItem, sister};
pub use text::text;
pub use write::to_text;

use crate::article::{Article, Problem, Zone};
use crate::lang::Lang;

/// What an import needs to know of the newsroom it imports into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct House {
    /// The zone of times that name none.
    pub zone: Zone,
    /// The newsroom's own opener ("BERITA KBB"); may be empty.
    pub opener: String,
    /// Labels of related links, without the colon. The first is the
    /// newsroom's own and is written; all are read, beside the usual ones.
    pub read_also: Vec<String>,
    /// The language of the labels that [`to_text`] writes. Both are read.
    pub lang: Lang,
}

impl Default for House {
    fn default() -> Self {
        Self {
            zone: Zone::default(),
            opener: String::new(),
            read_also: vec!["Baca Juga".to_owned()],
            lang: Lang::Id,
        }
    }
}

impl House {
    /// The label that this newsroom prints before a related link.
    fn read_also_label(&self) -> &str {
        self.read_also.first().map_or("Baca Juga", String::as_str)
    }
}

/// What an import made of one text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The story. `slug` is empty unless the source named one.
    pub article: Article,
    /// What the import noticed.
    pub problems: Vec<Problem>,
    /// True where the source calls itself a draft (`draft: true`).
    pub draft: bool,
}

/// The kinds of text that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A finished page as plain text.
    Text,
    /// Markdown, with or without front matter.
    Markdown,
}

impl Format {
    /// The name in the terminal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
        }
    }

    /// Reads the name.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "text" => Some(Self::Text),
            "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }

    /// Imports a text of this kind.
    pub fn import(self, source: &str, house: &House) -> Draft {
        match self {
            Self::Text => text(source, house),
            Self::Markdown => markdown(source, house),
        }
    }
}

/// Tells the kind of a file by its name, and by its text where the name says
/// nothing. `None`: this is not a kind that can be imported.
pub fn recognise(file_name: &str, text: &str) -> Option<Format> {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let extension = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
    let extension = extension.map(|(_, extension)| extension.to_lowercase());
    match extension.as_deref() {
        Some("md" | "markdown" | "mdown" | "mkd") => Some(Format::Markdown),
        Some("txt" | "text") | None => by_content(text),
        // A dot followed by words is part of a name, not an extension.
        Some(other) if other.contains(' ') || other.len() > 12 => by_content(text),
        Some(_) => None,
    }
}

fn by_content(text: &str) -> Option<Format> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let head: String = text.chars().take(20).collect::<String>().to_lowercase();
    if ["<!doctype", "<html", "<?xml", "<rss"].iter().any(|start| head.starts_with(start)) {
        return None;
    }
    let front = front::split(text).is_some_and(|front| front.looks_like_keys());
    Some(if front { Format::Markdown } else { Format::Text })
}
