//! Links between stories: which one a line means, how it stands, whether it
//! keeps its story back, and which stories are worth linking to.
//!
//! Everything here is a function of what it is given. This room does no IO,
//! reads no clock, and knows neither the store nor Markdown: the facade brings
//! headlines, addresses and seals as plain values. It never edits a text; what
//! it finds is derived, and the text takes an id only when a person accepts.

mod features;
mod headline;
mod index;
mod integrity;
mod lists;
mod names;
mod reason;
mod state;
mod suggest;
mod words;

pub use features::{Profile, StoryText};
pub use headline::{
    Candidate, Headlines, address_key, follows, match_headline, normalise_headline,
};
pub use index::Index;
pub use integrity::{
    Exportable, StoryFacts, changes_after, exportable, exportable_with, link_problem,
};
pub use lists::{LONGEST as LONGEST_LIST, List, Lists, Profiles, RankAll, Ranked};
pub use names::names;
pub use reason::Reason;
pub use state::{LinkFacts, LinkState, LinkTo, TargetFacts, state};
pub use suggest::Suggestion;
pub use words::{is_stop_word, stem, terms};
pub(crate) use words::{with_stem, words};
