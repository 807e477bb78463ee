//! The plan of an export: what to write, keep and remove, each with a reason.

use std::collections::BTreeMap;

/// A file that the site is to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Relative to the target, with `/`.
    pub path: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub hash: String,
    /// What it is, for the reason: `story`, `list`, `style` or `picture`.
    pub kind: Kind,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A page of a story.
    Story,
    /// A front, section or tag page.
    List,
    /// A style sheet.
    Style,
    /// A picture.
    Picture,
}

/// What happens to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Written anew or over an older one.
    Write,
    /// Right already.
    Keep,
    /// Taken away: an earlier export wrote it, this one does not want it.
    Remove,
}

/// Why it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// No export wrote it before.
    New,
    /// Its content differs from what was exported.
    Changed,
    /// Somebody else altered or removed it since the last export.
    Altered,
    /// It is as it should be.
    Same,
    /// No story wants it any more.
    Unwanted,
}

impl Why {
    /// The stable word; a sentence is made where it is shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Altered => "altered",
            Self::Same => "same",
            Self::Unwanted => "unwanted",
        }
    }
}

/// One line of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Relative to the target.
    pub path: String,
    /// What happens.
    pub action: Action,
    /// Why.
    pub why: Why,
}

/// Makes the plan, in the order of paths.
///
/// `recorded` is what the last export wrote (path to hash), `standing` what
/// lies in the target now under the paths that are wanted or recorded.
pub fn plan(
    wanted: &[Wanted],
    recorded: &BTreeMap<String, String>,
    standing: &BTreeMap<String, String>,
) -> Vec<Step> {
    let mut steps: BTreeMap<&str, Step> = BTreeMap::new();
    let step = |path: &str, action, why| Step { path: path.to_owned(), action, why };
    for file in wanted {
        let path = file.path.as_str();
        let made = match (standing.get(path), recorded.get(path)) {
            (Some(now), _) if *now == file.hash => step(path, Action::Keep, Why::Same),
            (_, None) => step(path, Action::Write, Why::New),
            (_, Some(then)) if *then == file.hash => step(path, Action::Write, Why::Altered),
            _ => step(path, Action::Write, Why::Changed),
        };
        steps.insert(path, made);
    }
    for path in recorded.keys() {
        if !steps.contains_key(path.as_str()) && standing.contains_key(path) {
            steps.insert(path, step(path, Action::Remove, Why::Unwanted));
        }
    }
    steps.into_values().collect()
}
