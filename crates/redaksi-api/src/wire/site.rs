//! The finished page beside the text, and how the story shows elsewhere.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageOf {
    /// The story.
    pub id: String,
    /// Which page, from 1; 0 for the whole story on one page.
    pub page: u32,
    /// The page of the newest seal instead of the open draft.
    pub sealed: bool,
    /// The page that the frame shows, as an earlier reply's `key` named it, or
    /// null for the first one.
    pub known: Option<String>,
}

/// How to bring the frame's page up to date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PageUpdate {
    /// The page is the very one that `known` names.
    Same {
        /// The page's name for the next request.
        key: String,
    },
    /// Only blocks of the text changed, or none: what machines alone read in the
    /// head may have changed too, and stays behind until the whole page is sent.
    Blocks {
        /// The page's name for the next request.
        key: String,
        /// The first block replaced, from 0.
        at: u32,
        /// How many blocks go.
        remove: u32,
        /// The HTML of the blocks that come, one root element each.
        insert: Vec<String>,
        /// Where every block stands in the body: first line of each.
        lines: Vec<u32>,
    },
    /// More than the text changed.
    Whole {
        /// The page's name for the next request.
        key: String,
        /// The address in the preview frame: `/internasional/slug.html`.
        path: String,
        /// The whole document, as the frame gets it.
        html: String,
        /// Where every block stands in the body: first line of each.
        lines: Vec<u32>,
        /// How many pages the story has.
        pages: u32,
        /// A template of the newsroom that failed, if one did.
        theme_error: Option<ThemeError>,
    },
}

/// Where a template failed. The page was made with the theme's own template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ThemeError {
    /// The template's file.
    pub template: String,
    /// 1-based line.
    pub line: Option<u32>,
    /// The reason.
    pub reason: String,
}

/// How a story shows where readers meet it before they open it. Made from the
/// values of the page's head and of its feed entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Previews {
    /// In the results of a search engine.
    pub search: SearchCard,
    /// Where a link is shared.
    pub share: ShareCard,
    /// In a feed reader.
    pub feed: FeedEntry,
}

/// A result of a search engine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchCard {
    /// The newsroom's name.
    pub site: String,
    /// The canonical address.
    pub url: String,
    /// The page's title, whole.
    pub title: String,
    /// Its length, in characters.
    pub letters: u32,
    /// True where a wide screen cuts it.
    pub title_cut: bool,
    /// The page's description, whole.
    pub description: String,
    /// True where a wide screen cuts it.
    pub description_cut: bool,
    /// What a wide screen shows.
    pub desktop: Cut,
    /// What a phone shows.
    pub phone: Cut,
}

/// Title and description as far as they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cut {
    /// The title, with `…` where it is cut.
    pub title: String,
    /// The description, with `…` where it is cut.
    pub description: String,
}

/// The card of a shared link (Open Graph, X cards).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShareCard {
    /// The picture's path in the preview scheme: `/media/….jpg`; null where
    /// nothing but the theme's own would be shown and that cannot be had.
    pub image: Option<String>,
    /// The picture's width in pixels.
    pub width: Option<u32>,
    /// Its height in pixels.
    pub height: Option<u32>,
    /// True where the newsroom's own picture stands in for a missing photo.
    pub stand_in: bool,
    /// The newsroom's host, as cards print it.
    pub site: String,
    /// The title as far as cards show it.
    pub title: String,
    /// True where cards cut it.
    pub title_cut: bool,
    /// The description as far as cards show it.
    pub description: String,
    /// True where cards cut it.
    pub description_cut: bool,
}

/// The entry in a feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FeedEntry {
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// First publication.
    pub date: Option<String>,
    /// The writers, as one line; empty where none is named.
    pub author: String,
}
