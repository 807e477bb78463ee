//! The newsroom, as every one of its pages shows it.

use super::Picture;
use crate::article::Zone;

/// The newsroom as its pages show it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Site {
    /// The name in the masthead, in titles and as the publisher.
    pub name: String,
    /// What the newsroom says of itself in a sentence; the description of its
    /// front page. May be empty.
    pub description: String,
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
    /// The newsroom's own pages, as far as they are exported.
    pub pages: OwnPages,
    /// The path of the search page (`cari.html`).
    pub search: Option<String>,
    /// The path of the archive's first page (`arsip/index.html`).
    pub archive: Option<String>,
    /// Further links of the footer. Their paths may be absolute addresses.
    pub footer: Vec<NavLink>,
    /// Feeds that every page names in its head. The first RSS feed also stands
    /// in the footer.
    pub feeds: Vec<Feed>,
    /// Icons beside the theme's own SVG.
    pub icons: Vec<Icon>,
    /// The path of the web app manifest (`manifest.webmanifest`).
    pub manifest: Option<String>,
    /// The year of the copyright line.
    pub year: i32,
    /// The publisher's logo, for structured data; else the theme's icon.
    pub logo: Option<Picture>,
    /// What is shown where a page without a picture is shared; else the house
    /// picture.
    pub share: Option<Picture>,
    /// Addresses of the newsroom elsewhere (its channels), for structured
    /// data.
    pub same_as: Vec<String>,
}

impl Site {
    /// Where readers learn who writes here: the page Redaksi, else the
    /// footer's first link, else the front page.
    pub(in crate::page) fn about(&self) -> &str {
        let footer = || self.footer.first().map(|link| link.path.as_str());
        self.pages.about.as_deref().or_else(footer).unwrap_or("index.html")
    }
}

/// The paths of the newsroom's own pages; none where a page is not exported.
/// Footer, structured data and the 404 page lead to them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct OwnPages {
    /// Redaksi: who is responsible (UU 40/1999, 12).
    pub about: Option<String>,
    /// Pedoman Media Siber (Pedoman Pemberitaan Media Siber, 8).
    pub guidelines: Option<String>,
    /// Privacy.
    pub privacy: Option<String>,
    /// Contact, right of reply and corrections.
    pub contact: Option<String>,
}

/// A name and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct NavLink {
    /// What readers see.
    pub name: String,
    /// A path from the export root, or an absolute address.
    pub path: String,
}

/// The format of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum FeedKind {
    /// RSS 2.0.
    #[default]
    Rss,
    /// Atom 1.0 (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
}

/// A feed that a page names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Feed {
    /// What feed readers see.
    pub name: String,
    /// Its path.
    pub path: String,
    /// Its format.
    pub kind: FeedKind,
}

/// A raster icon.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Icon {
    /// Its path; a PNG or ICO.
    pub path: String,
    /// Width and height in pixels.
    pub size: u32,
    /// True for the icon of a phone's home screen (`apple-touch-icon`).
    pub touch: bool,
}
