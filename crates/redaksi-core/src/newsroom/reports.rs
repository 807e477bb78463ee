//! What modules learn from outside: reports of what was read most, and the
//! saved feed of a sister site. Both are kept among the settings, so that
//! pages stay functions of seals, clock and settings.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::names::{find_by_address, find_by_name};
use super::settings::{FEED_KEEPS, REPORT_KEEPS, is_address};
use super::{Newsroom, files};
use crate::article::{ArticleId, slugify};
use crate::error::{Error, Result, Unreadable};
use crate::import::{self, Row};
use crate::related::address_key;

/// What became of a report of what was read most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PopularTaken {
    /// The last day that it covers.
    pub date: NaiveDate,
    /// The first, where it says so.
    pub from: Option<NaiveDate>,
    /// The stories, most read first: headline and number of readers.
    pub stories: Vec<(ArticleId, String, u64)>,
    /// Rows that no story was found for, in the order of the file.
    pub unmatched: Vec<Unmatched>,
}

/// A row or an entry that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmatched {
    /// The line in the file, of a feed the number of the entry; from 1.
    pub line: u32,
    /// What it names.
    pub name: String,
    /// How often it was read, where that is known.
    pub views: Option<u64>,
    /// Why it was not taken.
    pub why: WhyUnmatched,
}

/// Why a row or an entry was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyUnmatched {
    /// No story has this id, slug, address or headline.
    NoStory,
    /// Several stories could be meant.
    SeveralStories,
    /// The number of readers is no number.
    NoNumber,
    /// It is the front page, or that of a section or tag: no fault.
    ListPage,
    /// An entry has no headline.
    NoHeadline,
    /// An entry has no address of the web.
    NoAddress,
    /// An entry stands there twice.
    Twice,
    /// There are more than are kept.
    TooMany,
}

impl WhyUnmatched {
    /// The stable word: `no-story`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoStory => "no-story",
            Self::SeveralStories => "several-stories",
            Self::NoNumber => "no-number",
            Self::ListPage => "list-page",
            Self::NoHeadline => "no-headline",
            Self::NoAddress => "no-address",
            Self::Twice => "twice",
            Self::TooMany => "too-many",
        }
    }
}

/// What became of a sister site's feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SisterTaken {
    /// The site's name.
    pub site: String,
    /// The entries that are kept: headline and address.
    pub items: Vec<(String, String)>,
    /// Those that are not, in the order of the feed.
    pub left: Vec<Unmatched>,
}

/// What a row names.
enum Means {
    Story(ArticleId),
    Several,
    List,
    Nothing,
}

impl Newsroom {
    /// Takes in a report of what was read most. Its last day is `date` where
    /// the file names none; a day that nobody knows is asked for, since the
    /// page prints it. A report without any story of this newsroom changes
    /// nothing.
    pub fn take_popular(&mut self, path: &Path, date: Option<NaiveDate>) -> Result<PopularTaken> {
        let text = text_of(path)?;
        let report = import::popular(&text).map_err(|_| Error::UnreadableFile {
            path: path.to_owned(),
            why: Unreadable::NotAReport,
        })?;
        let (date, from) = match date {
            Some(date) => (date, report.from.filter(|from| *from < date)),
            None => (report.date.ok_or_else(no_date)?, report.from),
        };
        self.settle()?;
        let mut views: BTreeMap<ArticleId, u64> = BTreeMap::new();
        let mut unmatched = Vec::new();
        for row in &report.rows {
            let mut leave = |why| {
                let name = row.name().chars().take(300).collect();
                unmatched.push(Unmatched { line: row.line, name, views: row.views, why });
            };
            match (self.meant(row)?, row.views) {
                (Means::Story(id), Some(read)) => {
                    let sum = views.entry(id).or_default();
                    *sum = sum.saturating_add(read);
                }
                (Means::Story(_), None) => leave(WhyUnmatched::NoNumber),
                (Means::Several, _) => leave(WhyUnmatched::SeveralStories),
                (Means::List, _) => leave(WhyUnmatched::ListPage),
                (Means::Nothing, _) => leave(WhyUnmatched::NoStory),
            }
        }
        let mut ranked: Vec<(ArticleId, u64)> = views.into_iter().collect();
        // Of two that were read as often the younger.
        ranked.sort_by(|a, b| b.1.cmp(&a.1).then(b.0.cmp(&a.0)));
        ranked.truncate(REPORT_KEEPS);
        if !ranked.is_empty() {
            let stories: Vec<Value> = ranked
                .iter()
                .map(|(id, views)| json!({ "id": id.to_string(), "views": views }))
                .collect();
            let from = from.map(|from| from.to_string());
            let report = json!({ "date": date.to_string(), "from": from, "stories": stories });
            self.change_settings(&[("modules.popular.report".to_owned(), report)])?;
        }
        let tables = self.store.read();
        let told = ranked.into_iter().map(|(id, views)| {
            let record = tables.article(&id.to_string())?;
            Ok((id, record.map(|record| record.headline).unwrap_or_default(), views))
        });
        let stories = told.collect::<Result<Vec<_>>>()?;
        Ok(PopularTaken { date, from, stories, unmatched })
    }

    /// The story that a row of a report means: by its id, slug, address or
    /// headline, the first of these that it has and that is of a story.
    fn meant(&self, row: &Row) -> Result<Means> {
        let tables = self.store.read();
        let site = self.settings.text("url");
        let nobody = ArticleId::from_parts(0, 0);
        let one = |ids: &[String]| match ids {
            [] => Means::Nothing,
            [id] => ArticleId::parse(id).map_or(Means::Nothing, Means::Story),
            _ => Means::Several,
        };
        let mut several = false;
        let mut look = |means: Means| match means {
            Means::Nothing => None,
            Means::Several => {
                several = true;
                None
            }
            found => Some(found),
        };
        for name in [&row.id, &row.page, &row.slug] {
            if let Some(id) = ArticleId::parse(name)
                && tables.article(&id.to_string())?.is_some()
            {
                return Ok(Means::Story(id));
            }
        }
        if !row.slug.is_empty()
            && let Some(found) = look(one(&tables.ids_by_slug(&row.slug)?))
        {
            return Ok(found);
        }
        if !row.page.is_empty() {
            if let Some(id) = find_by_address(&tables, site, &row.page, nobody)? {
                return Ok(Means::Story(id));
            }
            let key = address_key(&row.page).unwrap_or_else(|| row.page.to_lowercase());
            let mut parts = key.rsplit('/').filter(|part| !part.is_empty());
            let last =
                parts.find(|part| *part != "semua" && !part.bytes().all(|b| b.is_ascii_digit()));
            match last {
                None => return Ok(Means::List),
                Some(_) if self.is_list(&key) => return Ok(Means::List),
                // A slug of one word is no address by itself; here it is.
                Some(slug) => {
                    if let Some(found) = look(one(&tables.ids_by_slug(slug)?)) {
                        return Ok(found);
                    }
                }
            }
        }
        // Some programs call a page by its title.
        let by_title = if row.page.contains(' ') { row.page.as_str() } else { "" };
        for title in titles(&row.title).into_iter().chain(titles(by_title)) {
            if let Some(id) = find_by_name(&tables, site, title, nobody)? {
                return Ok(Means::Story(id));
            }
        }
        Ok(if several { Means::Several } else { Means::Nothing })
    }

    /// Whether a path leads to a list: the front, a section, a tag.
    fn is_list(&self, key: &str) -> bool {
        let mut parts = key.trim_matches('/').split('/');
        let first = parts.next().unwrap_or_default();
        match (first, parts.next(), parts.next()) {
            ("" | "index" | "cari", None, None) => true,
            ("tag" | "penulis" | "arsip" | "umpan", Some(_), _) => true,
            (section, rest, None) if rest.is_none_or(|n| n.bytes().all(|b| b.is_ascii_digit())) => {
                self.settings.texts("sections").iter().any(|name| slugify(name) == section)
            }
            _ => false,
        }
    }

    /// Keeps the entries of a sister site's feed, saved as a file, and has the
    /// regional module show them. `site` is the name of the site where the
    /// feed's own is not wanted.
    pub fn take_sister(&mut self, path: &Path, site: Option<&str>) -> Result<SisterTaken> {
        let text = text_of(path)?;
        let feed = import::sister(&text).map_err(|_| Error::UnreadableFile {
            path: path.to_owned(),
            why: Unreadable::NotAFeed,
        })?;
        let name: String = site.unwrap_or(&feed.site).chars().take(200).collect();
        let mut taken = SisterTaken { site: name, items: Vec::new(), left: Vec::new() };
        let mut kept: Vec<Value> = Vec::new();
        for (line, item) in (1..).zip(feed.items) {
            let headline: String = item.headline.chars().take(300).collect();
            let why = if headline.is_empty() {
                Some(WhyUnmatched::NoHeadline)
            } else if !is_address(&item.url) {
                Some(WhyUnmatched::NoAddress)
            } else if taken.items.iter().any(|(_, url)| *url == item.url) {
                Some(WhyUnmatched::Twice)
            } else if kept.len() >= FEED_KEEPS {
                Some(WhyUnmatched::TooMany)
            } else {
                None
            };
            if let Some(why) = why {
                let name = if headline.is_empty() { item.url } else { headline };
                taken.left.push(Unmatched { line, name, views: None, why });
                continue;
            }
            let at = item.published_at.map(|at| at.to_rfc3339());
            kept.push(json!({ "headline": headline, "url": item.url, "published_at": at }));
            taken.items.push((headline, item.url));
        }
        if !kept.is_empty() {
            let feed = json!({ "site": taken.site, "url": feed.url, "items": kept });
            self.change_settings(&[
                ("modules.regional.feed".to_owned(), feed),
                ("modules.regional.from".to_owned(), json!("feed")),
            ])?;
        }
        Ok(taken)
    }
}

/// A page's title, and what stands before the site's name in it.
fn titles(title: &str) -> Vec<&str> {
    let mut titles: Vec<&str> = Vec::new();
    if !title.trim().is_empty() {
        titles.push(title);
        let cut = [" - ", " | ", " – ", " — ", " :: "].into_iter();
        titles.extend(cut.filter_map(|mark| Some(title.rsplit_once(mark)?.0)));
    }
    titles
}

fn text_of(path: &Path) -> Result<String> {
    let bytes = files::read(path)?;
    let why = |why| Error::UnreadableFile { path: path.to_owned(), why };
    let text = import::decode(&bytes).map_err(|_| why(Unreadable::NotText))?.text;
    if text.trim().is_empty() { Err(why(Unreadable::Empty)) } else { Ok(text) }
}

fn no_date() -> Error {
    Error::BadValue {
        name: "--date".to_owned(),
        value: String::new(),
        takes: "the report's last day, like 2026-11-07",
    }
}
