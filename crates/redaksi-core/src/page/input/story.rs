//! A story, as its page shows it.

use chrono::{DateTime, Utc};

use super::{Module, NavLink, Photo, Picture};
use crate::article::{Kind, NoticeKind, Role, Zone};
use crate::markdown::HtmlBlock;

/// A name in the byline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// What the person did.
    pub role: Role,
    /// The name as printed.
    pub name: String,
    /// Where the name leads: the path of the writer's archive, or the address
    /// of the source. None for a name without a page.
    pub path: Option<String>,
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
    /// The story that bears the whole of it: the reply's own page.
    pub link: Option<NavLink>,
}

/// The way back from a reply to the story it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What this story is to the other: its right of reply, its correction.
    pub kind: NoticeKind,
    /// The other story: its headline and path.
    pub story: NavLink,
}

/// The addresses of a story's pages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
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

impl Default for Part {
    fn default() -> Self {
        Self::Page(1)
    }
}

/// A story as its page shows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StoryPage {
    /// What kind of piece it is.
    pub kind: Kind,
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
    /// Byline, in the editor's order. The writers are the story's authors in
    /// structured data, the editors never.
    pub byline: Vec<Person>,
    /// First publication.
    pub published_at: Option<DateTime<Utc>>,
    /// The last material change ("Diperbarui").
    pub updated_at: Option<DateTime<Utc>>,
    /// The zone of its times.
    pub zone: Zone,
    /// The photo; `None` where nothing at all is known of one.
    pub photo: Option<Photo>,
    /// What is shown where the story is shared: 1200 × 630, JPEG or PNG. None
    /// takes the photo.
    pub share: Option<Picture>,
    /// Corrections and the like, oldest first.
    pub notices: Vec<Notice>,
    /// The stories that this one replies to or corrects.
    pub answers: Vec<Answer>,
    /// True where only those who pay may read it all (the markup says so; the
    /// gate is the site's).
    pub paid: bool,
    /// The text of this page, as [`crate::markdown::render`] made it with
    /// addresses relative to this page.
    pub body: Vec<HtmlBlock>,
    /// Plain text of this page for its description where there is no
    /// standfirst, as [`crate::markdown::excerpt`] makes it.
    pub excerpt: String,
    /// The words of the whole story; 0 where they were not counted.
    pub words: u32,
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

    /// True where the story was withdrawn: its page shows the reason alone.
    pub fn is_withdrawn(&self) -> bool {
        self.notices.iter().any(|notice| notice.kind == NoticeKind::Pencabutan)
    }

    /// When the page last changed for its readers: by publication, by
    /// "Diperbarui", or by a notice.
    pub fn modified_at(&self) -> Option<DateTime<Utc>> {
        let notices = self.notices.iter().map(|notice| notice.at).max();
        self.published_at.max(self.updated_at).max(notices)
    }
}

/// All that a story's page is made of, beside the newsroom.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageInput {
    /// The story.
    pub story: StoryPage,
    /// The modules; the page puts those it knows into the order of the house.
    pub modules: Vec<Module>,
    /// True on an older story, which has no modules that change all day: a
    /// link to the front page stands in their place.
    pub leads_home: bool,
}
