//! What a page is made of: one plain value that the caller gathers.
//!
//! Paths are relative to the export root and have no leading slash
//! (`nasional/judul.html`); the page turns them into relative links. Times
//! are UTC and are printed in the zone that stands beside them.

use chrono::{DateTime, Utc};

use crate::article::{Contributor, Zone};
use crate::markdown::HtmlBlock;

pub use crate::article::NoticeKind;

/// The newsroom as its pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The name in the masthead, in titles and as the publisher.
    pub name: String,
    /// The absolute address of the export root, without a slash at its end:
    /// `https://beritakbb.example`.
    pub url: String,
    /// The language of the pages, as BCP 47: `id`, `en`.
    pub language: String,
    /// The zone of times that have none of their own.
    pub zone: Zone,
    /// What stands between the opener and the text: ` - `.
    pub opener_separator: String,
    /// The sections in the masthead, in order.
    pub sections: Vec<NavLink>,
    /// The links of the footer: imprint, guidelines, contact. Their paths may
    /// be absolute addresses. The first one tells who the newsroom is; the
    /// names of writers lead there.
    pub footer: Vec<NavLink>,
    /// Feeds that a page names in its head: title and path. RSS.
    pub feeds: Vec<NavLink>,
    /// The year of the copyright line.
    pub year: i32,
    /// The publisher's logo, for structured data.
    pub logo: Option<Picture>,
}

impl Site {
    /// Where readers learn who writes here: the footer's first link, else the
    /// front page.
    pub(super) fn about(&self) -> &str {
        self.footer.first().map_or("index.html", |link| link.path.as_str())
    }
}

/// A name and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavLink {
    /// What readers see.
    pub name: String,
    /// A path from the export root, or an absolute address.
    pub path: String,
}

/// The file of a picture in the export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The path of the largest size.
    pub path: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// All sizes: path and width in pixels. May be empty.
    pub srcset: Vec<(String, u32)>,
}

/// The photo at the head of a story.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Photo {
    /// The picture, where it is at hand. Without it caption and credit are
    /// printed all the same.
    pub picture: Option<Picture>,
    /// What it shows.
    pub alt: String,
    /// The line below it.
    pub caption: String,
    /// Who made or owns it, without a leading slash.
    pub credit: String,
}

/// A dated notice on a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is.
    pub kind: NoticeKind,
    /// The text that readers see.
    pub text: String,
    /// When it was posted.
    pub at: DateTime<Utc>,
}

/// The addresses of a story's pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryPaths {
    /// Page by page.
    pub pages: Vec<String>,
    /// The whole story on one page; only where there are several pages.
    pub whole: Option<String>,
}

/// Which page of a story this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Page n, from 1.
    Page(u32),
    /// The whole story on one page.
    Whole,
}

/// A story as its page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryPage {
    /// Headline; empty in a new draft.
    pub headline: String,
    /// Standfirst, may be empty.
    pub deck: String,
    /// The brand before the first paragraph, may be empty.
    pub opener: String,
    /// The section.
    pub section: Option<NavLink>,
    /// Tags in the editor's order.
    pub tags: Vec<NavLink>,
    /// Byline.
    pub contributors: Vec<Contributor>,
    /// First publication.
    pub published_at: Option<DateTime<Utc>>,
    /// The last material change ("Diperbarui").
    pub updated_at: Option<DateTime<Utc>>,
    /// The zone of its times.
    pub zone: Zone,
    /// The photo; `None` where nothing at all is known of one.
    pub photo: Option<Photo>,
    /// Corrections and the like, oldest first.
    pub notices: Vec<Notice>,
    /// The text of this page, as [`crate::markdown::render`] made it with
    /// addresses relative to this page.
    pub body: Vec<HtmlBlock>,
    /// Plain text of this page for its description where there is no
    /// standfirst, as [`crate::markdown::excerpt`] makes it.
    pub excerpt: String,
    /// Which page this is.
    pub part: Part,
    /// Where the story's pages are.
    pub paths: StoryPaths,
}

impl StoryPage {
    /// The path of this page.
    pub fn path(&self) -> &str {
        match self.part {
            Part::Whole => self.paths.whole.as_deref(),
            Part::Page(n) => self.paths.pages.get((n.max(1) - 1) as usize).map(String::as_str),
        }
        .or(self.paths.pages.first().map(String::as_str))
        .unwrap_or("index.html")
    }
}

/// A story in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Its picture.
    pub picture: Option<Picture>,
    /// Its standfirst or first words; lists print it, modules do not.
    pub deck: String,
}

/// A list of stories beside or under the story.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// All that a story's page is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct PageInput {
    /// The newsroom.
    pub site: Site,
    /// The story.
    pub story: StoryPage,
    /// The modules; the page puts those it knows into the order of the house.
    pub modules: Vec<Module>,
}

/// What a list page lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListKind {
    /// The front page.
    Index,
    /// A section.
    Section,
    /// A tag.
    Tag,
}

/// All that a list page is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListInput {
    /// The newsroom.
    pub site: Site,
    /// What it lists.
    pub kind: ListKind,
    /// The name of the section or tag; the front page bears the newsroom's.
    pub title: String,
    /// The path of this page.
    pub path: String,
    /// The stories, in the order of printing.
    pub items: Vec<Item>,
    /// Modules beside the list.
    pub modules: Vec<Module>,
}
