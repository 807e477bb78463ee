//! The press: makes the pages of an edition. It reads nothing and writes
//! nothing, so that any number of threads may use one.

mod beside;
mod lists;
mod made_of;
mod own;
mod pictures;
mod site;
mod story;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};

use super::edition::{Edition, InEdition};
use super::leads::{self, Lead};
use super::names::leads_to;
use super::settings::Settings;
use crate::article::{Article, ArticleId, MediaId, Notice};
use crate::error::Result;
use crate::export::address;
use crate::export::modules;
use crate::export::parts::digest;
use crate::markdown::{Labels, LinkTarget, Parsed, Print};
use crate::page::{Prepared, StoryPaths, Theme};
use crate::platform::on_all_cores;
use crate::related::{LinkTo, Lists};

pub(super) use lists::{ListPage, Lists as SiteLists};
pub(super) use story::path_of;

/// All that pages are made with.
pub(super) struct Press<'a> {
    pub(super) settings: &'a Settings,
    pub(super) edition: &'a Edition,
    /// The newsroom and its theme.
    pub(super) prepared: Prepared,
    /// Stands for the program, the theme and the newsroom in fingerprints.
    pub(super) basis: Basis,
    lists: &'a Lists,
    modules: modules::Prepared,
    labels: Labels,
    /// The path of the theme's icon.
    pub(super) icon: String,
    /// The headings of the modules, in the order of [`modules::Key::ALL`].
    headings: [String; modules::Key::ALL.len()],
    /// The digest of each story as modules and lists show it.
    cards: HashMap<ArticleId, u64>,
    /// Pictures that no story of the edition shows: those of a draft.
    drafted: HashMap<MediaId, (u32, u32)>,
    /// The lists of sections: some story of each may be listed.
    sections: HashSet<String>,
}

/// What every page is made of, as digests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Basis {
    pub(super) program: u64,
    pub(super) theme: u64,
    pub(super) site: u64,
    /// The same for pages with text: the words within it and its page rule
    /// are settings too.
    pub(super) text: u64,
}

/// A story on its way to the page.
pub(super) struct OnItsWay<'a> {
    pub(super) id: ArticleId,
    pub(super) article: &'a Article,
    pub(super) parsed: &'a Parsed,
    /// What prints its text, which was read already.
    pub(super) print: &'a Print<'a>,
    pub(super) notices: &'a [Notice],
    pub(super) paths: StoryPaths,
    /// A preview of the text as it stands marks what is unresolved; a sealed
    /// page leaves it out.
    pub(super) draft: bool,
}

/// Where a link of a story leads in print.
pub(super) enum Printed<'e> {
    /// To a story of the edition, whose headline it bears unless the editor
    /// wrote a text of their own.
    Story(ArticleId, &'e InEdition, bool),
    /// To an address outside.
    Outside,
    /// Nowhere any more: the story was withdrawn.
    Withdrawn,
    /// Nowhere yet.
    Nowhere,
}

impl<'a> Press<'a> {
    pub(super) fn new(
        settings: &'a Settings,
        theme: &Theme,
        edition: &'a Edition,
        lists: &'a Lists,
        now: DateTime<Utc>,
    ) -> Self {
        let site = site::site(settings, edition);
        let about = edition.stories.iter().filter(|(_, story)| !story.is_withdrawn());
        let about = about.map(|(id, story)| modules::About {
            id: *id,
            published_at: story.article().published_at,
            section: &story.article().section,
            tags: &story.article().tags,
        });
        let labels = settings.labels();
        let listed = edition.stories.values().filter(|story| !story.is_withdrawn());
        let basis = Basis {
            program: digest(crate::BUILD),
            theme: theme.digest(),
            site: digest(&format!("{site:?}")),
            text: digest(&format!("{site:?}{labels:?}")),
        };
        let mut press = Self {
            settings,
            edition,
            lists,
            modules: modules::Prepared::new(settings.module_rules(), about, now),
            prepared: theme.prepare(&site),
            basis,
            labels,
            icon: theme.icon().to_owned(),
            headings: modules::Key::ALL.map(|key| settings.heading(key.as_str())),
            cards: HashMap::new(),
            drafted: HashMap::new(),
            sections: address::fronts(listed.map(|story| story.article().section.as_str())),
        };
        let stories: Vec<_> = edition.stories.iter().collect();
        let cards = on_all_cores(&stories, |(id, story)| (**id, press.card(story)));
        press.cards = cards.into_iter().collect();
        press
    }

    /// The same press for a draft with pictures of its own.
    pub(super) fn with_pictures(mut self, drafted: HashMap<MediaId, (u32, u32)>) -> Self {
        self.drafted = drafted;
        self
    }

    /// The next time at which modules change though no story does.
    pub(super) fn modules_change_at(&self) -> Option<DateTime<Utc>> {
        self.modules.changes_at()
    }

    /// The stories that may be listed, newest first.
    pub(super) fn newest(&self) -> &[ArticleId] {
        self.modules.newest()
    }

    /// Where the `nth` link of a story leads in print.
    fn printed(
        &self,
        holder: ArticleId,
        nth: usize,
        target: &LinkTarget,
        label: &str,
    ) -> Result<Printed<'a>> {
        // What the edition knows already holds where its text has that link.
        let known = self.edition.stories.get(&holder).and_then(|story| {
            let link = story.brief.links.get(nth)?;
            let same = link.target == *target && link.label == label;
            story.leads.get(nth).filter(|_| same)
        });
        if let Some(lead) = known {
            return Ok(self.led(*lead));
        }
        let names = &self.edition.names;
        let to = leads_to(names, self.settings.text("url"), target, label, holder)?;
        Ok(self.led(leads::lead(&self.edition.stories, names, label, to)?))
    }

    /// Where a link leads in print of which the edition knows where it leads.
    fn led(&self, lead: Lead) -> Printed<'a> {
        let id = match lead.to {
            LinkTo::Story(id) => id,
            LinkTo::Outside => return Printed::Outside,
            LinkTo::Nowhere => return Printed::Nowhere,
        };
        if self.edition.retracted.contains(&id) {
            return Printed::Withdrawn;
        }
        match self.edition.stories.get(&id) {
            Some(story) => Printed::Story(id, story, lead.follows),
            None => Printed::Nowhere,
        }
    }
}

impl Printed<'_> {
    /// Tells the kinds without a story apart.
    fn kind(&self) -> u64 {
        match self {
            Self::Story(..) => 0,
            Self::Outside => 1,
            Self::Withdrawn => 2,
            Self::Nowhere => 3,
        }
    }
}
