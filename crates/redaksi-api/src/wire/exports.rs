//! The history of a target's exports and the way back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ExportedFile;

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
