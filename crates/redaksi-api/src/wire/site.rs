//! The finished page beside the text, and the export of the site.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Problem;

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
    /// The frame shows the page already.
    Same {
        /// The page's name for the next request.
        key: String,
    },
    /// Only blocks of the text changed.
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

/// Asks for an export.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Export {
    /// The folder.
    pub out: String,
    /// Only say what would be done.
    #[serde(default)]
    pub plan: bool,
    /// Render all, whatever an earlier export wrote.
    #[serde(default)]
    pub full: bool,
    /// Only this story's pages.
    #[serde(default)]
    pub only: Option<String>,
    /// The clock, RFC 3339; now where absent.
    #[serde(default)]
    pub now: Option<String>,
    /// Also over files of others and over another's later export.
    #[serde(default)]
    pub over: bool,
}

/// What an export did or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportReport {
    /// Files written.
    pub written: u32,
    /// Files that were right already.
    pub unchanged: u32,
    /// Files removed.
    pub removed: u32,
    /// Pages rendered.
    pub rendered: u32,
    /// What keeps stories back.
    pub blocked: Vec<Problem>,
    /// What was noticed and keeps nothing back.
    pub warnings: Vec<Problem>,
    /// File by file.
    pub files: Vec<ExportedFile>,
    /// The folder.
    pub out: String,
}

/// One file of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportedFile {
    /// Relative to the folder, with `/`.
    pub path: String,
    /// What happens to it.
    pub action: FileAction,
    /// Why.
    pub why: String,
}

/// What an export does to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FileAction {
    /// Written anew or over an older one.
    Write,
    /// Right already.
    Keep,
    /// Taken away.
    Remove,
}
