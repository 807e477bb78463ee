//! The finished page: theme + story + modules, and nothing else.
//!
//! [`render`] is a pure function of its input: preview, terminal and export
//! call it and get the same bytes. A newsroom may override any template; a
//! template that fails is replaced by the built-in one for that render and
//! named in [`RenderedPage::theme_error`], so that there is always a page.
//!
//! This is the only room that names minijinja. It must never read a file or a
//! clock, and it knows nothing of Markdown: it takes blocks that
//! [`crate::markdown`] made.

mod colour;
mod describe;
mod input;
mod list;
mod path;
mod shown;
mod story;
mod structured;
mod theme;
mod time;
mod value;
mod words;

use std::ops::Range;

use crate::article::Problem;

pub use input::{
    Item, ListInput, ListKind, Module, NavLink, Notice, NoticeKind, PageInput, Part, Photo,
    Picture, Site, StoryPage, StoryPaths,
};
pub use path::{absolute, relative};
pub use shown::{FeedEntry, SearchCard, ShareCard, Shown, shown};
pub use theme::{Theme, ThemeError};
pub use time::printed_time;

/// The page's content security policy (CSP 3), as the one line that every
/// page has in its head; the preview takes it out and sends its own.
pub const CSP_META: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'\">\n";

/// A page ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedPage {
    /// The whole file, UTF-8.
    pub html: String,
    /// Where each block of the text lies in `html`, in order.
    pub body: Vec<BodyBlock>,
    /// The first fault of an overridden template, if any; the page was made
    /// with the built-in one in its place.
    pub theme_error: Option<ThemeError>,
    /// What was noticed: `theme-error`.
    pub problems: Vec<Problem>,
}

/// Where a block of the text lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyBlock {
    /// Bytes of the page: exactly one element.
    pub range: Range<usize>,
    /// The line of the body it comes from, from 1.
    pub line: u32,
}

/// Makes a story's page.
pub fn render(input: &PageInput, theme: &Theme) -> RenderedPage {
    story::page(input, theme)
}

/// Makes a front, section or tag page.
pub fn render_list(input: &ListInput, theme: &Theme) -> RenderedPage {
    list::page(input, theme)
}
