//! How a link stands: may the page that holds it go out?

use chrono::{DateTime, Utc};

use crate::article::{ArticleId, Place, Release};

/// How a link of the body stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LinkState {
    /// The target has a seal that an export would write.
    Ok,
    /// No story is known by that headline or id.
    Unresolved,
    /// The target is not sealed, or in the bin.
    Draft,
    /// The target may not appear yet: an embargo, or its own time.
    Embargoed,
    /// The target was withdrawn.
    Retracted,
    /// An address outside the newsroom.
    External,
}

/// What a link needs to know of the story it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TargetFacts {
    /// It has a seal.
    pub sealed: bool,
    /// When it may first appear.
    pub release: Release,
    /// It is in the bin.
    pub trashed: bool,
    /// It was withdrawn with a public reason.
    pub retracted: bool,
}

/// The state of a link within the newsroom; `None` stands for a target that
/// the newsroom does not know. A link to the outside is
/// [`LinkState::External`] without asking.
pub fn state(target: Option<&TargetFacts>, now: DateTime<Utc>) -> LinkState {
    match target {
        None => LinkState::Unresolved,
        Some(facts) if facts.trashed => LinkState::Draft,
        Some(facts) if facts.retracted => LinkState::Retracted,
        Some(facts) if !facts.sealed => LinkState::Draft,
        Some(facts) if facts.release.waits(now) => LinkState::Embargoed,
        Some(_) => LinkState::Ok,
    }
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkTo {
    /// A read-also line without a target.
    Nowhere,
    /// A story of the newsroom.
    Story(ArticleId),
    /// An address outside the newsroom.
    Outside,
}

/// A link of a story, as far as this room needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkFacts {
    /// Where it leads.
    pub to: LinkTo,
    /// Its text.
    pub label: String,
    /// Where it stands in the body.
    pub place: Option<Place>,
}
