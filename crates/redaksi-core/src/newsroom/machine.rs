//! What the site says to machines: gathers the values that the room `site`
//! makes sitemaps, redirects and the search index of; feeds have a room of
//! their own.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Utc};

use super::catalogue::{Catalogue, Job, StoryDigests};
use super::edition::{InEdition, lead_of};
use super::feeds::feeds;
use super::press::Press;
use crate::article::ArticleId;
use crate::export::address;
use crate::export::parts::{Part as MadeOf, Parts, digest};
use crate::export::plan::{Kind, Recorded};
use crate::export::safe_path;
use crate::page::OwnPage;
use crate::review::updated_at;
use crate::site::{host, icons, manifest, redirect, search, sitemap};

/// Adds every file that machines read.
pub(super) fn files(
    all: &mut Catalogue,
    press: &Press<'_>,
    stories: &StoryDigests,
    recorded: &BTreeMap<String, Recorded>,
    former: &[(String, ArticleId)],
    now: DateTime<Utc>,
) {
    feeds(all, press, stories);
    sitemaps(all, press, now);
    icons_and_manifest(all, press);
    search_index(all, press, recorded);
    // Last: what stands at an address goes before what stood there.
    redirects(all, press, former);
}

/// The stories that may be listed and have a date, newest first.
pub(super) fn dated<'p>(
    press: &'p Press<'_>,
) -> impl Iterator<Item = (ArticleId, &'p InEdition, DateTime<Utc>)> {
    press.newest().iter().filter_map(|id| {
        let story = press.edition.stories.get(id)?;
        Some((*id, story, story.article().published_at?))
    })
}

/// When a story last changed for its readers.
fn changed_at(story: &InEdition, published: DateTime<Utc>) -> DateTime<Utc> {
    updated_at(story.article().updated_at, &story.notices).unwrap_or(published).max(published)
}

/// The way from every former address of a story that is live.
fn redirects(all: &mut Catalogue, press: &Press<'_>, former: &[(String, ArticleId)]) {
    let site = press.settings.text("url");
    let aliases = press.edition.stories.iter().flat_map(|(id, story)| {
        story.aliases.iter().filter_map(|alias| Some((path_of_alias(alias)?, *id)))
    });
    let moved = former.iter().cloned();
    let ways: BTreeMap<String, ArticleId> = moved.chain(aliases).collect();
    if ways.is_empty() {
        return;
    }
    let mut redirects = Vec::new();
    let mut ground = Ground::of(all.wanted.iter().map(|file| file.path.as_str()));
    for (from, id) in ways {
        let Some(story) = press.edition.stories.get(&id) else { continue };
        if safe_path::check(&from).is_err() || !ground.take(&from) {
            continue;
        }
        let to = story.paths.pages[0].clone();
        let headline = story.article().headline.clone();
        redirects.push(redirect::Redirect { from, to, headline });
    }
    // A file of another kind with a page in it would not be read as one; there
    // the host's rules lead on.
    let pages = [".html", ".htm"];
    for way in redirects.iter().filter(|way| pages.iter().any(|end| way.from.ends_with(end))) {
        let page = way.page(site, press.settings.language());
        all.ready(way.from.clone(), Kind::Redirect, page.into_bytes());
    }
    if let Some(rules) = redirect::rules(site, &redirects) {
        all.ready(redirect::RULES, Kind::Machine, rules.into_bytes());
    }
}

/// The files and folders of a site, so that an address that people wrote takes
/// the place of none, on no file system.
struct Ground {
    files: HashSet<String>,
    folders: HashSet<String>,
}

impl Ground {
    fn of<'p>(paths: impl Iterator<Item = &'p str>) -> Self {
        let mut ground = Self { files: HashSet::new(), folders: HashSet::new() };
        paths.for_each(|path| ground.enter(&safe_path::folded(path)));
        ground
    }

    fn enter(&mut self, path: &str) {
        self.folders.extend(folders_of(path).map(str::to_owned));
        self.files.insert(path.to_owned());
    }

    /// Takes a place; false where something else stands there or in the way.
    fn take(&mut self, path: &str) -> bool {
        let path = safe_path::folded(path);
        let free = !self.files.contains(&path)
            && !self.folders.contains(&path)
            && !folders_of(&path).any(|folder| self.files.contains(folder));
        if free {
            self.enter(&path);
        }
        free
    }
}

fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// The file that answers at an address that a story had.
fn path_of_alias(alias: &str) -> Option<String> {
    let path = match alias.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?.1,
        None => alias.trim_start_matches('/'),
    };
    let path = path.split(['?', '#']).next()?.trim_end_matches('/');
    let last = path.rsplit('/').next()?;
    if path.is_empty() || (!path.contains('/') && !path.ends_with(".html")) {
        return None;
    }
    Some(if last.contains('.') { path.to_owned() } else { format!("{path}/index.html") })
}

fn sitemaps(all: &mut Catalogue, press: &Press<'_>, now: DateTime<Utc>) {
    let settings = press.settings;
    let (site, zone) = (settings.text("url"), settings.zone());
    let pictures = |story: &InEdition| {
        let lead = lead_of(story.article()).and_then(|id| press.set(id, None));
        lead.map(|set| set.main().path.clone()).into_iter().collect()
    };
    let stories: Vec<sitemap::Story> = dated(press)
        .map(|(id, story, published_at)| sitemap::Story {
            id,
            pages: story.paths.pages.iter().chain(&story.paths.whole).cloned().collect(),
            pictures: pictures(story),
            published_at,
            changed_at: changed_at(story, published_at),
            zone: story.article().zone,
        })
        .collect();
    let mut pages: Vec<sitemap::Page> = Vec::new();
    for (front, list) in &all.lists {
        let first = list.stories.first().and_then(|id| press.edition.stories.get(id));
        let newest = first.and_then(|story| story.article().published_at);
        for page in Press::pages_of(front, list) {
            let changed_at = newest.filter(|_| page.part.number.is_none());
            pages.push(sitemap::Page { path: page.path, changed_at });
        }
    }
    let own = OwnPage::ALL.map(OwnPage::path);
    for path in own.into_iter().chain([address::ARCHIVE]) {
        pages.push(sitemap::Page { path: path.to_owned(), changed_at: None });
    }
    let maps = sitemap::divide(&stories, &pages, zone);
    let news = news(press, now);
    let index = sitemap::index(site, &maps, news.as_ref());
    all.ready(sitemap::INDEX, Kind::Machine, index.into_bytes());
    for map in maps {
        let parts = Parts::default()
            .with(MadeOf::Program, press.basis.program)
            .of(MadeOf::Site, site)
            .of(MadeOf::Entries, &map);
        all.add(map.path.clone(), Kind::Machine, parts, Vec::new(), Job::Sitemap(map));
    }
    if let Some(news) = &news {
        all.ready(sitemap::NEWS, Kind::Machine, news.xml(site).into_bytes());
    }
    all.ready(host::ROBOTS, Kind::Machine, host::robots(site, news.is_some()).into_bytes());
    all.ready(host::HEADERS, Kind::Machine, host::headers(site, &["assets"]).into_bytes());
}

/// The stories of the last 48 hours.
pub(super) fn news(press: &Press<'_>, now: DateTime<Utc>) -> Option<sitemap::News> {
    let stories = dated(press).map(|(id, story, published_at)| sitemap::NewsStory {
        id,
        path: story.paths.pages[0].clone(),
        headline: story.article().headline.clone(),
        published_at,
        zone: story.article().zone,
    });
    sitemap::News::at(now, press.settings.text("name"), press.settings.language(), stories)
}

fn icons_and_manifest(all: &mut Catalogue, press: &Press<'_>) {
    let accent = press.settings.text("accent");
    let basis = Parts::default().with(MadeOf::Program, press.basis.program);
    let drawings = icons::for_manifest(accent);
    let site = press.prepared.site();
    let manifest = manifest::Manifest {
        name: site.name.clone(),
        language: site.language.clone(),
        direction: "ltr".to_owned(),
        accent: accent.to_owned(),
        icon: press.icon.clone(),
        drawings: drawings.iter().map(Into::into).collect(),
    };
    all.ready(manifest::PATH, Kind::Machine, manifest.json().into_bytes());
    for drawing in press.prepared.house() {
        let parts = basis.clone().of(MadeOf::Theme, drawing);
        let job = Job::House(drawing.clone());
        all.add(drawing.path.clone(), Kind::Asset, parts, Vec::new(), job);
    }
    let own = [icons::FAVICON, icons::APPLE_TOUCH];
    for icon in drawings {
        let parts = basis.clone().of(MadeOf::Theme, &(accent, &icon.path));
        all.add(icon.path.clone(), Kind::Asset, parts, Vec::new(), Job::Icon(icon));
    }
    for path in own {
        if !all.has(path) {
            let parts = basis.clone().of(MadeOf::Theme, &(accent, path));
            let draw = if path == icons::FAVICON { icons::favicon } else { icons::apple_touch };
            let job = Job::Drawn(draw, accent.to_owned());
            all.add(path, Kind::Asset, parts, Vec::new(), job);
        }
    }
}

/// The search index. Its settled part is made only where its stories changed.
fn search_index(all: &mut Catalogue, press: &Press<'_>, recorded: &BTreeMap<String, Recorded>) {
    const INDEX: &str = "cari/indeks.json";
    let language = press.settings.language();
    let mut stories: Vec<_> = dated(press).collect();
    stories.sort_by_key(|(id, _, at)| search::order(*at, *id));
    let (old, new) = stories.split_at(search::settled_of(stories.len()));
    let fresh = entries(new);
    let fresh = search::fresh(&fresh.iter().collect::<Vec<_>>(), language);
    let path = fresh.path.clone();
    all.ready(fresh.path, Kind::Search, fresh.content.into_bytes());
    // By what is shown, not by the seal: few commas change a search.
    let shown = |(id, story, at): &(ArticleId, &'_ InEdition, DateTime<Utc>)| {
        let article = story.article();
        let texts = (&article.headline, &story.brief.summary, &article.section, &article.tags);
        digest(&(id, &story.paths.pages[0], texts, &story.brief.search, at, article.zone))
    };
    let group: Vec<u64> = old.iter().map(shown).collect();
    let group = digest(&(group, language, press.basis.program));
    let kind = Some(Kind::Search);
    let settled = || recorded.iter().filter(|(one, was)| was.kind == kind && **one != path);
    let known = recorded.get(INDEX).and_then(|index| index.parts.get(MadeOf::Neighbours));
    if known == Some(group) && settled().all(|(_, was)| was.stands) {
        for (path, was) in settled() {
            let parts = was.parts.clone();
            all.add(path.clone(), Kind::Search, parts, Vec::new(), Job::Standing);
        }
        return;
    }
    let entries = entries(old);
    for file in search::settled(&entries.iter().collect::<Vec<_>>(), language) {
        let bytes = file.content.into_bytes();
        let parts = Parts::default().of(MadeOf::Content, &bytes);
        let parts = if file.path == INDEX { parts.with(MadeOf::Neighbours, group) } else { parts };
        all.add(file.path, Kind::Search, parts, Vec::new(), Job::Ready(bytes));
    }
}

fn entries(stories: &[(ArticleId, &InEdition, DateTime<Utc>)]) -> Vec<search::Entry> {
    let entry = |(id, story, published_at): &(ArticleId, &InEdition, DateTime<Utc>)| {
        let article = story.article();
        search::Entry {
            id: *id,
            path: story.paths.pages[0].clone(),
            headline: article.headline.clone(),
            summary: story.brief.summary.clone(),
            section: article.section.clone(),
            tags: article.tags.clone(),
            words: story.brief.search.lines().map(str::to_owned).collect(),
            published_at: *published_at,
            zone: article.zone,
        }
    };
    stories.iter().map(entry).collect()
}
