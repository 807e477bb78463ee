//! What a newsroom has set for its modules.

use chrono::{DateTime, TimeDelta, Utc};

use super::Key;
use crate::article::ArticleId;

/// The settings of all modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// The modules of a story's page, in the order of the page. Where two
    /// want one story, the first gets it.
    pub order: Vec<Key>,
    /// The modules of front, section and tag pages, in the same order.
    pub lists: Vec<Key>,
    /// Modules that change all day stand on stories published at most so many
    /// days before the newest one; 0: on no story.
    pub window_days: u32,
    /// Each module's own rule, as in [`Key::ALL`].
    pub modules: [Rule; 6],
    /// Tags that stand first on every page, where a story bears them.
    pub pinned_tags: Vec<String>,
    /// The newest report of what was read most.
    pub report: Option<Report>,
    /// A report is shown until so many days after its date; 0: for ever.
    pub report_days: u32,
    /// What the regional module shows.
    pub regional: Regional,
}

impl Default for Rules {
    /// Every module, five stories each, nothing pinned.
    fn default() -> Self {
        Self {
            order: Key::ALL.to_vec(),
            lists: vec![Key::Picks, Key::Popular],
            window_days: 30,
            modules: std::array::from_fn(|_| Rule::default()),
            pinned_tags: Vec::new(),
            report: None,
            report_days: 14,
            regional: Regional::Section(String::new()),
        }
    }
}

impl Rules {
    /// The rule of a module.
    pub fn of(&self, key: Key) -> &Rule {
        &self.modules[key as usize]
    }

    /// The same, to be changed.
    pub fn of_mut(&mut self, key: Key) -> &mut Rule {
        &mut self.modules[key as usize]
    }

    /// Whether any page is to show related stories, so that they are worth
    /// looking for.
    pub fn want_related(&self) -> bool {
        self.of(Key::Related).count > 0 && self.order.contains(&Key::Related)
    }
}

/// How one module is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// At most so many stories, or tags; 0 turns the module off.
    pub count: usize,
    /// Stories put first by hand, in order.
    pub pins: Vec<ArticleId>,
    /// What stands in its place when it is empty.
    pub empty: WhenEmpty,
}

impl Default for Rule {
    fn default() -> Self {
        Self { count: 5, pins: Vec::new(), empty: WhenEmpty::Hide }
    }
}

/// What stands in the place of an empty module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WhenEmpty {
    /// Nothing.
    Hide,
    /// Its heading.
    Heading,
    /// The newest stories, under a heading that does not pretend.
    Latest,
}

impl WhenEmpty {
    /// Reads the setting; what is not known hides the module.
    pub fn parse(name: &str) -> Self {
        match name {
            "heading" => Self::Heading,
            "latest" => Self::Latest,
            _ => Self::Hide,
        }
    }
}

/// What was read most, as an imported report says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The beginning of the last day that it covers, in the newsroom's zone.
    pub at: DateTime<Utc>,
    /// The stories, most read first.
    pub stories: Vec<ArticleId>,
}

impl Report {
    /// When a report that is shown for `days` days is too old; `None` where
    /// it never is.
    pub fn ends(&self, days: u32) -> Option<DateTime<Utc>> {
        // The day itself, and `days` whole days after it.
        (days > 0).then(|| self.at.checked_add_signed(TimeDelta::days(i64::from(days) + 1)))?
    }
}

/// What the regional module shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Regional {
    /// The stories of a section, newest first; of none where it is empty.
    Section(String),
    /// The stories that bear a tag, newest first.
    Tag(String),
    /// Stories of another site, as its feed was saved.
    Feed(Vec<Elsewhere>),
}

/// A story of another site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Elsewhere {
    /// Its headline.
    pub headline: String,
    /// Its address, absolute, `https:` or `http:`.
    pub url: String,
    /// When it was published there.
    pub published_at: Option<DateTime<Utc>>,
    /// The name of the other site, may be empty.
    pub site: String,
}
