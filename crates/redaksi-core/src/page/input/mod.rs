//! What a page is made of: plain values that the caller gathers.
//!
//! Paths are relative to the export root and have no leading slash
//! (`nasional/judul.html`); the page turns them into relative links. Times
//! are UTC and are printed in the zone that stands beside them. Most values
//! have a default, so that a caller names only what it knows.

mod list;
mod picture;
mod site;
mod story;

pub use crate::article::NoticeKind;
pub use list::{Item, LinkGroup, ListInput, ListKind, Module, SearchInput, TextPageInput};
pub use picture::{Crop, Photo, Picture, PictureOrigin};
pub use site::{Feed, FeedKind, Icon, NavLink, OwnPages, Site};
pub use story::{Answer, Notice, PageInput, Part, Person, StoryPage, StoryPaths};
