//! Preflight's rules, and mending by its fixes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A rule of preflight and what it weighs in this newsroom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckRule {
    /// The code of its problems; `check.CODE` is its setting.
    pub code: String,
    /// `blocker`, `warning`, `note` or `off`.
    pub weight: String,
    /// What it weighs where the newsroom sets nothing.
    pub usual: String,
    /// The weights that it takes; none where it cannot be changed.
    pub takes: Vec<String>,
    /// What it looks for, in a few words.
    pub title: String,
}

/// Applies the fixes that preflight offers for a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Mend {
    /// The story.
    pub id: String,
    /// The codes of the problems to mend, each by its first fix.
    pub codes: Vec<String>,
}

/// What was mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Mended {
    /// How many problems.
    pub mended: u32,
}
