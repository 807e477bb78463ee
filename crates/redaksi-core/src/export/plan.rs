//! The plan of an export: what to write, keep and remove, each with reasons.
//!
//! It is a function of what is wanted, what was recorded and what stands; no
//! page is made for it.

use std::collections::{BTreeMap, BTreeSet};

use super::modules::Key;
use super::parts::{Part, Parts};
use crate::article::ArticleId;

/// A file that the site is to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Relative to the target, with `/`.
    pub path: String,
    /// What it is.
    pub kind: Kind,
    /// The story that it is a page of.
    pub story: Option<ArticleId>,
    /// What it is made of.
    pub parts: Parts,
    /// The stories it shows or leads to, for the reasons.
    pub about: Vec<ArticleId>,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A page of a story.
    Story,
    /// A front, section, tag, author or date page.
    List,
    /// One of the newsroom's own pages.
    Page,
    /// A feed.
    Feed,
    /// A sitemap, rules for robots and hosts.
    Machine,
    /// A part of the search index.
    Search,
    /// The way from an old address to the new one.
    Redirect,
    /// A style sheet, script or icon.
    Asset,
    /// A picture.
    Picture,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Story,
        Self::List,
        Self::Page,
        Self::Feed,
        Self::Machine,
        Self::Search,
        Self::Redirect,
        Self::Asset,
        Self::Picture,
    ];

    /// Reads the stable word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// The stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::List => "list",
            Self::Page => "page",
            Self::Feed => "feed",
            Self::Machine => "machine",
            Self::Search => "search",
            Self::Redirect => "redirect",
            Self::Asset => "asset",
            Self::Picture => "picture",
        }
    }

    /// True where it is rendered: made with a template or from many stories.
    pub fn is_rendered(self) -> bool {
        !matches!(self, Self::Asset | Self::Picture)
    }
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// No export wrote it before.
    New,
    /// The story itself was changed and sealed again.
    Content,
    /// Where a link of its text leads changed, with the story it leads to.
    Link(Option<ArticleId>),
    /// The headline that a link of its text follows changed.
    Headline(Option<ArticleId>),
    /// A picture, or its sizes, changed.
    Photo,
    /// A correction, a reply or a withdrawal.
    Notice,
    /// Its address, or that of another page of the story, changed.
    Moved,
    /// The pages before or after it changed.
    Neighbour,
    /// The stories it lists changed, with one of them.
    List(Option<ArticleId>),
    /// A module beside it changed.
    Module(Key),
    /// It is old now, or young again: modules gave way to a link home.
    Home,
    /// The theme changed.
    Theme,
    /// A setting changed.
    Setting(String),
    /// What every page shows changed with the stories: sections in use.
    Site,
    /// Another version of the program.
    Program,
    /// Somebody else altered or removed it since the last export.
    Altered,
    /// Everything was to be made anew.
    Full,
    /// An earlier export is put back.
    Back,
    /// It is as it should be.
    Same,
    /// Nothing wants it any more.
    Unwanted,
}

impl Reason {
    /// The stable word.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Content => "content",
            Self::Link(_) => "link",
            Self::Headline(_) => "headline",
            Self::Photo => "photo",
            Self::Notice => "notice",
            Self::Moved => "moved",
            Self::Neighbour => "neighbour",
            Self::List(_) => "list",
            Self::Module(_) => "module",
            Self::Home => "window",
            Self::Theme => "theme",
            Self::Setting(_) => "setting",
            Self::Site => "sections",
            Self::Program => "program",
            Self::Altered => "altered",
            Self::Full => "full",
            Self::Back => "back",
            Self::Same => "same",
            Self::Unwanted => "unwanted",
        }
    }

    /// The story that is the reason.
    pub fn article(&self) -> Option<ArticleId> {
        match self {
            Self::Link(id) | Self::Headline(id) | Self::List(id) => *id,
            _ => None,
        }
    }

    /// What it speaks of: the module, the setting.
    pub fn of(&self) -> Option<String> {
        match self {
            Self::Module(key) => Some(key.as_str().to_owned()),
            Self::Setting(name) => Some(name.clone()),
            _ => None,
        }
    }
}

/// One line of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Relative to the target.
    pub path: String,
    /// What it is; of a file to be removed, what it was.
    pub kind: Option<Kind>,
    /// The story that it is a page of.
    pub story: Option<ArticleId>,
    /// What happens.
    pub action: Action,
    /// Why, the strongest reason first; never empty.
    pub why: Vec<Reason>,
}

/// What an earlier export wrote under a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// What it was.
    pub kind: Option<Kind>,
    /// What it was made of.
    pub parts: Parts,
    /// It stands as it was written.
    pub stands: bool,
}

/// What changed since the last export, for the reasons.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// Stories that came, changed, moved or went.
    pub stories: BTreeSet<ArticleId>,
    /// Settings that changed.
    pub settings: Vec<String>,
    /// All is to be made anew.
    pub full: bool,
}

/// So many stories are named as reasons of one kind.
const EXAMPLES: usize = 3;

/// Makes the plan, in the order of paths.
pub fn plan(
    wanted: &[Wanted],
    recorded: &BTreeMap<String, Recorded>,
    changes: &Changes,
) -> Vec<Step> {
    let mut steps: Vec<Step> = wanted
        .iter()
        .map(|file| {
            let why = why(file, recorded.get(&file.path), changes);
            let keep = why == [Reason::Same];
            let action = if keep { Action::Keep } else { Action::Write };
            Step { path: file.path.clone(), kind: Some(file.kind), story: file.story, action, why }
        })
        .collect();
    let paths: BTreeSet<&str> = wanted.iter().map(|file| file.path.as_str()).collect();
    let gone = recorded.iter().filter(|(path, _)| !paths.contains(path.as_str()));
    steps.extend(gone.map(|(path, was)| Step {
        path: path.clone(),
        kind: was.kind,
        story: None,
        action: Action::Remove,
        why: vec![Reason::Unwanted],
    }));
    steps.sort_by(|a, b| a.path.cmp(&b.path));
    steps
}

fn why(file: &Wanted, before: Option<&Recorded>, changes: &Changes) -> Vec<Reason> {
    let Some(before) = before else { return vec![Reason::New] };
    if before.kind != Some(file.kind) {
        // Something else stood there: a story that moved leaves the way to it.
        return vec![Reason::Moved];
    }
    let mut why: Vec<Reason> = file
        .parts
        .differing(&before.parts)
        .into_iter()
        .flat_map(|part| reasons(part, file, changes))
        .collect();
    if !before.stands {
        why.push(Reason::Altered);
    }
    if why.is_empty() && changes.full {
        why.push(Reason::Full);
    }
    if why.is_empty() {
        why.push(Reason::Same);
    }
    why.sort();
    why.dedup();
    why
}

fn reasons(part: Part, file: &Wanted, changes: &Changes) -> Vec<Reason> {
    let stories = |reason: fn(Option<ArticleId>) -> Reason| {
        let about = file.about.iter().filter(|id| changes.stories.contains(id));
        let named: Vec<Reason> = about.take(EXAMPLES).map(|id| reason(Some(*id))).collect();
        if named.is_empty() { vec![reason(None)] } else { named }
    };
    match part {
        Part::Program => vec![Reason::Program],
        Part::Theme => vec![Reason::Theme],
        Part::Site if changes.settings.is_empty() => vec![Reason::Site],
        Part::Site => changes.settings.iter().cloned().map(Reason::Setting).collect(),
        Part::Content => vec![Reason::Content],
        Part::Links => stories(Reason::Link),
        Part::Headlines => stories(Reason::Headline),
        Part::Photo => vec![Reason::Photo],
        Part::Notices => vec![Reason::Notice],
        Part::Address => vec![Reason::Moved],
        Part::Neighbours => vec![Reason::Neighbour],
        Part::Entries => stories(Reason::List),
        Part::Module(key) => vec![Reason::Module(key)],
        Part::Home => vec![Reason::Home],
    }
}
