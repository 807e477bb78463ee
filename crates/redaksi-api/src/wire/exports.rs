//! The export of the site: what it did or would do and why; the history of a
//! folder's exports and the way back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Problem;

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
    /// Files of others that lie in the folder and stay.
    pub foreign: Vec<String>,
    /// When an export would change by the clock alone, RFC 3339, soonest
    /// first.
    pub next: Vec<String>,
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
    /// Why, on one line.
    pub why: String,
    /// `story`, `list`, `page`, `feed`, `machine`, `search`, `redirect`,
    /// `asset` or `picture`; `file` where it is not known any more.
    pub kind: String,
    /// The story whose page it is, or null.
    pub article: Option<String>,
    /// The headline of that story, or null.
    pub headline: Option<String>,
    /// Why, one by one, the strongest first.
    pub reasons: Vec<Reason>,
}

/// A reason why an export touches a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reason {
    /// The stable word: `new`, `content`, `link`, `headline`, `photo`,
    /// `notice`, `moved`, `neighbour`, `list`, `module`, `window`, `theme`,
    /// `setting`, `sections`, `program`, `altered`, `full`, `back`, `same`,
    /// `unwanted`.
    pub kind: String,
    /// The module or the setting that it is of, or null.
    pub of: Option<String>,
    /// Another story that it is of, or null.
    pub article: Option<String>,
    /// That story's headline, or null.
    pub headline: Option<String>,
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

/// Asks for the exports to a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Exports {
    /// The folder.
    pub out: String,
}

/// The exports to a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportHistory {
    /// The folder.
    pub out: String,
    /// Newest first.
    pub runs: Vec<ExportRun>,
    /// Whether there is a site to go back to.
    pub can_go_back: bool,
    /// The export whose site the way back leads to, or null.
    pub back_to: Option<u32>,
}

/// One export, or one way back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportRun {
    /// Its number.
    pub id: u32,
    /// What it did.
    pub kind: ExportRunKind,
    /// The export whose site stood after it: itself, or the one gone back to.
    pub state: u32,
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub by: String,
    /// The time for which the site was made.
    pub clock: String,
    /// The program's version.
    pub build: String,
    /// Files written.
    pub written: u32,
    /// Files that were right already.
    pub unchanged: u32,
    /// Files removed.
    pub removed: u32,
    /// Pages rendered.
    pub rendered: u32,
    /// What the site's marker names: SHA-256 over its files.
    pub tree: String,
    /// Times at which an export would change by the clock alone.
    pub next: Vec<String>,
}

/// What a run did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ExportRunKind {
    /// The sealed stories were written.
    Export,
    /// An earlier site was put back.
    Rollback,
}

/// Asks for the site before the last export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rollback {
    /// The folder.
    pub out: String,
    /// Also where others altered the site.
    #[serde(default)]
    pub over: bool,
}

/// What a way back did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RollbackReport {
    /// The folder.
    pub out: String,
    /// The way back, as the history has it.
    pub run: ExportRun,
    /// Files that changed.
    pub files: Vec<ExportedFile>,
}
