//! The lists of a site: front page, sections, tags, writers and months, each
//! cut into pages, and the archive that leads to the months.

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike;

use super::Press;
use crate::article::{ArticleId, Contributor, Role};
use crate::export::address;
use crate::export::paging::{ListPart, divide};
use crate::export::parts::{Part, Parts};
use crate::newsroom::edition::InEdition;
use crate::page::{
    self, Feed, FeedKind, LinkGroup, ListInput, ListKind, NavLink, RenderedPage, printed_month,
};

/// A list of stories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::newsroom) struct List {
    pub(in crate::newsroom) kind: ListKind,
    pub(in crate::newsroom) title: String,
    /// Newest first.
    pub(in crate::newsroom) stories: Vec<ArticleId>,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::newsroom) struct ListPage {
    pub(in crate::newsroom) path: String,
    /// The path of the list's front.
    pub(in crate::newsroom) front: String,
    pub(in crate::newsroom) part: ListPart,
}

/// Every list of the site, by the path of its front.
pub(in crate::newsroom) type Lists = BTreeMap<String, List>;

impl Press<'_> {
    /// Every list of the site.
    pub(in crate::newsroom) fn all_lists(&self) -> Lists {
        let mut lists = Gathered::default();
        let (zone, language) = (self.settings.zone(), self.settings.language());
        for id in self.newest() {
            let article = self.edition.stories[id].article();
            let section = &article.section;
            if !section.is_empty() {
                let page = || (address::section_page(section), section.clone());
                lists.enter(*id, Named::Section(section), page);
            }
            for tag in article.tags.iter().filter(|tag| !tag.trim().is_empty()) {
                lists.enter(*id, Named::Tag(tag), || (address::tag_page(tag), tag.clone()));
            }
            let named =
                |who: &&Contributor| who.role == Role::Penulis && !who.name.trim().is_empty();
            for who in article.contributors.iter().filter(named) {
                let page = || (address::author_page(&who.name), who.name.clone());
                lists.enter(*id, Named::Author(&who.name), page);
            }
            if let Some(at) = article.published_at {
                let (year, month) = (zone.local(at).year(), zone.local(at).month());
                let title = || printed_month(at, zone, language);
                let page = || (address::month_page(year, month), title());
                lists.enter(*id, Named::Month(year, month), page);
            }
        }
        let mut lists = lists.lists;
        let (kind, title) = (ListKind::Index, self.settings.text("name").to_owned());
        let stories = self.newest().to_vec();
        lists.push((address::INDEX.to_owned(), List { kind, title, stories }));
        lists.into_iter().collect()
    }

    /// The pages of a list.
    pub(in crate::newsroom) fn pages_of(front: &str, list: &List) -> Vec<ListPage> {
        divide(list.stories.len())
            .into_iter()
            .map(|part| ListPage {
                path: part.number.map_or(front.to_owned(), |n| address::list_page(front, n)),
                front: front.to_owned(),
                part,
            })
            .collect()
    }

    /// What a page of a list is made of, and the stories on it.
    pub(in crate::newsroom) fn list_parts(
        &self,
        list: &List,
        page: &ListPage,
    ) -> (Parts, Vec<ArticleId>) {
        let listed = &list.stories[page.part.stories.clone()];
        let cards: Vec<_> = listed.iter().map(|id| self.cards.get(id)).collect();
        let part = &page.part;
        let parts = self
            .basis_parts()
            .of(Part::Entries, &(&cards, &list.title, self.has_feed(list)))
            .of(Part::Neighbours, &(part.number, part.newer, part.older));
        if part.number.is_some() {
            return (parts, listed.to_vec());
        }
        let order = &self.modules.rules().lists;
        (self.module_parts(&self.beside_list(&[]), order, parts), listed.to_vec())
    }

    /// Whether a list has a feed: one of a section, with a story that has a
    /// date.
    fn has_feed(&self, list: &List) -> bool {
        let dated = |id| {
            let story = self.edition.stories.get(id);
            story.is_some_and(|story: &InEdition| story.article().published_at.is_some())
        };
        list.kind == ListKind::Section && list.stories.iter().any(dated)
    }

    /// Makes a page of a list.
    pub(in crate::newsroom) fn list(&self, list: &List, page: &ListPage) -> RenderedPage {
        let front = page.part.number.is_none();
        let arranged = if front {
            self.beside_list(&[])
        } else {
            crate::export::modules::Arrangement::default()
        };
        let listed = &list.stories[page.part.stories.clone()];
        let beside: Vec<ArticleId> = arranged.stories().collect();
        let few = listed.len() <= beside.len();
        let items = listed.iter().filter(|id| few || !beside.contains(id));
        let path = |n: u32| match n {
            0 => page.front.clone(),
            n => address::list_page(&page.front, n),
        };
        let feeds = self.has_feed(list).then(|| Feed {
            name: list.title.clone(),
            path: address::section_feed(&list.title),
            kind: FeedKind::Rss,
        });
        let input = ListInput {
            kind: list.kind,
            title: list.title.clone(),
            path: page.path.clone(),
            items: items.filter_map(|id| Some(self.item(self.edition.stories.get(id)?))).collect(),
            number: page.part.number,
            newer: page.part.newer.map(path),
            older: page.part.older.map(path),
            feeds: feeds.into_iter().collect(),
            modules: self.modules(&arranged),
            ..ListInput::default()
        };
        page::render_list(&self.prepared, &input)
    }

    /// The archive: the months, newest year first.
    pub(in crate::newsroom) fn archive(&self, lists: &Lists) -> ListInput {
        let zone = self.settings.zone();
        let mut years: BTreeMap<i32, BTreeMap<u32, NavLink>> = BTreeMap::new();
        for (path, list) in lists.iter().filter(|(_, list)| list.kind == ListKind::Date) {
            let first = list.stories.first().and_then(|id| self.edition.stories.get(id));
            if let Some(at) = first.and_then(|story| story.article().published_at) {
                let local = zone.local(at);
                let link = NavLink { name: list.title.clone(), path: path.clone() };
                years.entry(local.year()).or_default().insert(local.month(), link);
            }
        }
        let groups = years.into_iter().rev().map(|(year, months)| LinkGroup {
            name: year.to_string(),
            links: months.into_values().rev().collect(),
        });
        ListInput {
            kind: ListKind::Archive,
            path: address::ARCHIVE.to_owned(),
            groups: groups.collect(),
            ..ListInput::default()
        }
    }
}

/// What a list is called by its stories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Named<'e> {
    Section(&'e str),
    Tag(&'e str),
    Author(&'e str),
    Month(i32, u32),
}

impl Named<'_> {
    fn kind(self) -> ListKind {
        match self {
            Self::Section(_) => ListKind::Section,
            Self::Tag(_) => ListKind::Tag,
            Self::Author(_) => ListKind::Author,
            Self::Month(..) => ListKind::Date,
        }
    }
}

/// Lists under way. Many stories bear few names, so each name finds its list
/// at once; names that share an address share a list.
#[derive(Default)]
struct Gathered<'e> {
    lists: Vec<(String, List)>,
    by_name: HashMap<Named<'e>, usize>,
    by_path: HashMap<String, usize>,
}

impl<'e> Gathered<'e> {
    /// Enters a story under a name; `page` gives the address and the title of
    /// a list that is new.
    fn enter(&mut self, id: ArticleId, name: Named<'e>, page: impl FnOnce() -> (String, String)) {
        let Self { lists, by_name, by_path } = self;
        let at = *by_name.entry(name).or_insert_with(|| {
            let (path, title) = page();
            *by_path.entry(path.clone()).or_insert_with(|| {
                lists.push((path, List { kind: name.kind(), title, stories: Vec::new() }));
                lists.len() - 1
            })
        });
        let stories = &mut lists[at].1.stories;
        if stories.last() != Some(&id) {
            stories.push(id);
        }
    }
}
