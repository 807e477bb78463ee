//! The finished page: theme + story + modules, and nothing else.
//!
//! [`render`] and its kin are pure functions: preview, terminal and export
//! call them and get the same bytes. [`Theme::prepare`] makes what all pages
//! of a newsroom share, once; threads may share it. A newsroom may override
//! any template; a template that fails is replaced by the built-in one for
//! that render and named in [`RenderedPage::theme_error`], so that there is
//! always a page.
//!
//! This is the only room that names minijinja. It must never read a file or a
//! clock, and it knows nothing of Markdown: it takes blocks that
//! [`crate::markdown`] made.

mod colour;
mod describe;
mod engine;
mod finish;
mod house;
mod input;
mod list;
mod modules;
mod own;
mod path;
mod plain;
mod prepared;
mod record;
mod shown;
mod story;
mod structured;
mod theme;
mod time;
mod value;
mod words;

use std::ops::Range;

use crate::article::Problem;

pub use house::HousePicture;
pub use input::{
    Answer, Crop, Feed, FeedKind, Icon, Item, LinkGroup, ListInput, ListKind, Module, NavLink,
    Notice, NoticeKind, OwnPages, PageInput, Part, Person, Photo, Picture, PictureOrigin,
    SearchInput, Site, StoryPage, StoryPaths, TextPageInput,
};
pub use own::{Imprint, OwnPage};
pub use path::{absolute, relative};
pub use prepared::Prepared;
pub use shown::{FeedEntry, SearchCard, ShareCard, Shown, shown};
pub use theme::{Theme, ThemeError};
pub use time::{printed_month, printed_time};
pub(crate) use words::notice as notice_words;
pub use words::origin_label;

/// The page's content security policy (CSP 3), as the one line that every
/// page has in its head; the preview takes it out and sends its own.
pub const CSP_META: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'; style-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'\">\n";

/// The policy of the search page alone: its script is the site's own, and its
/// form leads to itself.
pub const SEARCH_CSP_META: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; img-src 'self'; style-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'\">\n";

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
pub fn render(prepared: &Prepared, input: &PageInput) -> RenderedPage {
    story::page(input, prepared)
}

/// Makes a list page: front, section, tag, writer, month, archive.
pub fn render_list(prepared: &Prepared, input: &ListInput) -> RenderedPage {
    list::page(input, prepared)
}

/// Makes one of the newsroom's own pages.
pub fn render_text(prepared: &Prepared, input: &TextPageInput) -> RenderedPage {
    plain::own_page(input, prepared)
}

/// Makes the search page.
pub fn render_search(prepared: &Prepared, input: &SearchInput) -> RenderedPage {
    plain::search(input, prepared)
}

/// Makes the page that a server shows in place of what is not there. Its links
/// begin at the root of the host, since it is shown at any address.
pub fn render_missing(prepared: &Prepared) -> RenderedPage {
    plain::missing(prepared)
}
