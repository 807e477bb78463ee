//! The lists beside and under a story: functions of the sealed stories, the
//! clock and the settings, and of nothing else.
//!
//! [`Rules`] is what the newsroom has set, [`Prepared`] the edition made ready
//! for it once, [`Prepared::arrange`] the modules of one page. No story stands
//! twice on a page. Modules that change all day stand on young stories only,
//! so that one new story does not rewrite ten thousand.
//!
//! This room does no IO, reads no clock, and knows neither headlines nor
//! addresses: it deals in ids, and who calls it makes the items of them.

mod arrange;
mod rules;

pub use arrange::{About, Around, Arranged, Arrangement, Entry, Place, Prepared};
pub use rules::{Elsewhere, Regional, Report, Rule, Rules, WhenEmpty};

/// A module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// The story's tags.
    Tags,
    /// The editors' picks: pins, in order.
    Picks,
    /// Stories about the same, best first.
    Related,
    /// The newest.
    Latest,
    /// The most read, after a report that was imported.
    Popular,
    /// News of a region: a section, a tag, or a sister site's feed.
    Regional,
}

impl Key {
    /// Every module, in the order of the page where nothing else is set.
    pub const ALL: [Self; 6] =
        [Self::Tags, Self::Picks, Self::Related, Self::Latest, Self::Popular, Self::Regional];

    /// The name in settings, on the wire and in reasons ("module latest").
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tags => "tags",
            Self::Picks => "picks",
            Self::Related => "related",
            Self::Latest => "latest",
            Self::Popular => "popular",
            Self::Regional => "regional",
        }
    }

    /// Reads that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.as_str() == name)
    }

    /// The name in templates, style sheets and addresses of the page.
    pub fn page_name(self) -> &'static str {
        match self {
            Self::Tags => "tag",
            Self::Picks => "pilihan",
            Self::Related => "terkait",
            Self::Latest => "terkini",
            Self::Popular => "terpopuler",
            Self::Regional => "daerah",
        }
    }

    /// Whether it changes all day, whatever page it stands on. Such a module
    /// stands only on stories close to the newest one.
    pub fn changes_all_day(self) -> bool {
        !matches!(self, Self::Tags | Self::Related)
    }
}
