//! Lists of stories, and the newsroom's own pages.

use chrono::{DateTime, Utc};

use super::{Feed, NavLink, Picture};
use crate::article::Zone;
use crate::markdown::HtmlBlock;

/// A story in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Item {
    /// Headline.
    pub headline: String,
    /// Its page; a path or, in a module of other sites, an address.
    pub path: String,
    /// Its section, may be empty.
    pub section: String,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// The zone of that time.
    pub zone: Zone,
    /// Its picture, best in 16:9.
    pub picture: Option<Picture>,
    /// What the picture shows; printed where it leads a list.
    pub alt: String,
    /// Its standfirst or first words; lists print it, modules do not.
    pub deck: String,
}

/// A list of stories beside or under the story.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Module {
    /// The stable name: `pilihan`, `terkait`, `terkini`, `terpopuler`,
    /// `daerah`, or one of the newsroom's own (letters, digits, hyphens).
    pub key: String,
    /// The heading that readers see.
    pub heading: String,
    /// True where the order is a ranking.
    pub ordered: bool,
    /// The stories.
    pub items: Vec<Item>,
    /// The date of the report that a ranking comes from.
    pub as_of: Option<DateTime<Utc>>,
    /// Prints the heading of an empty module too.
    pub show_empty: bool,
}

/// What a list page lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ListKind {
    /// The front page.
    #[default]
    Index,
    /// A section.
    Section,
    /// A tag.
    Tag,
    /// A writer.
    Author,
    /// A month or another span of time; its name is the title.
    Date,
    /// The archive's first page: links to the months, in `groups`.
    Archive,
}

/// Links under a heading: the months of a year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LinkGroup {
    /// The heading.
    pub name: String,
    /// The links.
    pub links: Vec<NavLink>,
}

/// All that a list page is made of, beside the newsroom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListInput {
    /// What it lists.
    pub kind: ListKind,
    /// The name of the section, tag, writer or month; the front page bears the
    /// newsroom's, the archive its own where this is empty.
    pub title: String,
    /// What is said of it in a sentence; may be empty.
    pub description: String,
    /// The path of this page.
    pub path: String,
    /// The stories, in the order of printing.
    pub items: Vec<Item>,
    /// Links in groups: the months of the archive.
    pub groups: Vec<LinkGroup>,
    /// The number of this page, counted from the oldest, so that a full page
    /// never changes; none on the front of the list, which shows the newest.
    pub number: Option<u32>,
    /// The page with newer stories.
    pub newer: Option<String>,
    /// The page with older stories.
    pub older: Option<String>,
    /// Feeds of this list alone.
    pub feeds: Vec<Feed>,
    /// Modules beside the list.
    pub modules: Vec<Module>,
}

/// All that one of the newsroom's own pages is made of, beside the newsroom.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TextPageInput {
    /// The title, which is the headline.
    pub title: String,
    /// The path of this page.
    pub path: String,
    /// The text, as [`crate::markdown::render`] made it with addresses
    /// relative to this page.
    pub body: Vec<HtmlBlock>,
    /// Plain text for its description.
    pub excerpt: String,
}

/// All that the search page is made of, beside the newsroom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchInput {
    /// The path of this page.
    pub path: String,
    /// The path of the script that searches.
    pub script: String,
    /// The form and the place of its results, as HTML of the house: what
    /// `site::search` gives.
    pub form: String,
}
