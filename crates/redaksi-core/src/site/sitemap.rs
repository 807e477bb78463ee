//! Sitemaps (<https://www.sitemaps.org/protocol.html>, with Google's
//! extensions for pictures and news).
//!
//! Stories stand by the month of their publication, so that a changed story
//! changes one file and the index. The news sitemap is the one file of the
//! site that grows old by itself; [`next_change`] tells when.

use chrono::{DateTime, Datelike, Duration, Utc};

use super::absolute::address;
use super::xml::Xml;
use crate::article::{ArticleId, Zone};

/// The path of the index of all sitemaps.
pub const INDEX: &str = "sitemap.xml";
/// The path of the news sitemap.
pub const NEWS: &str = "sitemap-berita.xml";

/// Limits of the protocol for one file.
const URLS: usize = 50_000;
const BYTES: usize = 50_000_000;

/// How long a story is news, and how many may be.
const FRESH: Duration = Duration::hours(48);
const MOST_NEWS: usize = 1_000;

/// A story as sitemaps name it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Story {
    /// Its identity, which decides where two were published at once.
    pub id: ArticleId,
    /// The paths of its pages that are canonical and may be indexed, the
    /// first page first; none for a withdrawn story.
    pub pages: Vec<String>,
    /// The paths of its pictures.
    pub pictures: Vec<String>,
    /// First publication.
    pub published_at: DateTime<Utc>,
    /// The last change that readers see.
    pub changed_at: DateTime<Utc>,
    /// The zone of its times.
    pub zone: Zone,
}

/// A page that is no story: a list, or one of the newsroom's own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Page {
    /// Its path.
    pub path: String,
    /// The last change that readers see, where it is known.
    pub changed_at: Option<DateTime<Utc>>,
}

/// A page in a sitemap.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Url {
    /// Its path.
    pub path: String,
    /// The last change, ready to be printed.
    pub changed: Option<(DateTime<Utc>, Zone)>,
    /// The paths of its pictures.
    pub pictures: Vec<String>,
}

/// One sitemap.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sitemap {
    /// Its path: `sitemap-2022-02.xml`, `sitemap-halaman.xml`.
    pub path: String,
    /// The pages in it.
    pub urls: Vec<Url>,
}

impl Sitemap {
    /// The file.
    pub fn xml(&self, site: &str) -> String {
        let pictures = self.urls.iter().any(|url| !url.pictures.is_empty());
        let mut xml = urlset(pictures.then_some(("image", "sitemap-image/1.1")));
        for url in &self.urls {
            xml.open("url", &[]);
            xml.text("loc", &address(site, &url.path));
            if let Some((at, zone)) = url.changed {
                xml.text("lastmod", &zone.rfc3339(at));
            }
            for picture in &url.pictures {
                xml.open("image:image", &[]);
                xml.text("image:loc", &address(site, picture));
                xml.close("image:image");
            }
            xml.close("url");
        }
        xml.close("urlset");
        xml.finish()
    }

    /// The newest change among its pages.
    pub fn changed(&self) -> Option<(DateTime<Utc>, Zone)> {
        self.urls.iter().filter_map(|url| url.changed).max_by_key(|(at, _)| *at)
    }
}

/// Sets all pages into sitemaps: stories by the month of publication in the
/// newsroom's zone, and the other pages. The order of the input does not
/// matter.
pub fn divide(stories: &[Story], pages: &[Page], zone: Zone) -> Vec<Sitemap> {
    let mut stories: Vec<&Story> = stories.iter().collect();
    stories.sort_by_key(|story| (story.published_at, story.id));
    let month = |story: &Story| {
        let local = zone.local(story.published_at);
        (local.year(), local.month())
    };
    let mut sitemaps = Vec::new();
    for stories in stories.chunk_by(|a, b| month(a) == month(b)) {
        let (year, month) = month(stories[0]);
        let urls = stories.iter().flat_map(|story| {
            // Every page of a story shows the same pictures at its head; they
            // are named once.
            (story.pages.iter().enumerate()).map(|(n, path)| Url {
                path: path.clone(),
                changed: Some((story.changed_at, story.zone)),
                pictures: if n == 0 { story.pictures.clone() } else { Vec::new() },
            })
        });
        sitemaps.extend(within_limits(&format!("sitemap-{year:04}-{month:02}"), urls));
    }
    let mut pages: Vec<&Page> = pages.iter().collect();
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    let urls = pages.into_iter().map(|page| Url {
        path: page.path.clone(),
        changed: page.changed_at.map(|at| (at, zone)),
        pictures: Vec::new(),
    });
    sitemaps.extend(within_limits("sitemap-halaman", urls));
    sitemaps
}

/// As many files as the limits ask for: `name.xml`, `name-2.xml` …
fn within_limits(name: &str, urls: impl Iterator<Item = Url>) -> Vec<Sitemap> {
    let mut sitemaps: Vec<Sitemap> = Vec::new();
    let mut bytes = BYTES;
    for url in urls {
        let size = size(&url);
        let full = sitemaps.last().is_none_or(|sitemap| sitemap.urls.len() == URLS);
        if full || bytes + size > BYTES {
            let path = match sitemaps.len() {
                0 => format!("{name}.xml"),
                n => format!("{name}-{}.xml", n + 1),
            };
            sitemaps.push(Sitemap { path, urls: Vec::new() });
            bytes = 0;
        }
        bytes += size;
        sitemaps.last_mut().expect("one was made").urls.push(url);
    }
    sitemaps
}

/// More bytes than a page takes in its file, for a site whose own address has
/// a hundred letters. An escaped byte takes five at most.
fn size(url: &Url) -> usize {
    let line = |path: &String| 200 + 5 * path.len();
    line(&url.path) + url.pictures.iter().map(line).sum::<usize>()
}

/// The index of all sitemaps. `news` stands in it where there is one.
pub fn index(site: &str, sitemaps: &[Sitemap], news: Option<&News>) -> String {
    let mut xml = Xml::new();
    xml.open("sitemapindex", &[("xmlns", SITEMAP)]);
    let newest = news.and_then(|news| news.stories.first());
    let news = newest.map(|story| (NEWS, Some((story.published_at, story.zone))));
    let others = sitemaps.iter().map(|sitemap| (sitemap.path.as_str(), sitemap.changed()));
    for (path, changed) in others.chain(news) {
        xml.open("sitemap", &[]);
        xml.text("loc", &address(site, path));
        if let Some((at, zone)) = changed {
            xml.text("lastmod", &zone.rfc3339(at));
        }
        xml.close("sitemap");
    }
    xml.close("sitemapindex");
    xml.finish()
}

/// A story that may be news.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NewsStory {
    /// Its identity.
    pub id: ArticleId,
    /// The path of its first page.
    pub path: String,
    /// The headline as the page has it.
    pub headline: String,
    /// First publication.
    pub published_at: DateTime<Utc>,
    /// The zone of its times.
    pub zone: Zone,
}

/// The stories of the last 48 hours.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct News {
    /// The newsroom's name, as on its pages.
    pub name: String,
    /// BCP 47; the file says its language alone.
    pub language: String,
    stories: Vec<NewsStory>,
}

impl News {
    /// The stories that are news at the time of an export, newest first;
    /// `None` where there are none, because an empty sitemap is a faulty one.
    pub fn at(
        now: DateTime<Utc>,
        name: &str,
        language: &str,
        stories: impl IntoIterator<Item = NewsStory>,
    ) -> Option<Self> {
        let mut stories: Vec<NewsStory> =
            stories.into_iter().filter(|story| is_news(story.published_at, now)).collect();
        stories.sort_by_key(|story| std::cmp::Reverse((story.published_at, story.id)));
        stories.truncate(MOST_NEWS);
        let (name, language) = (name.to_owned(), language.to_owned());
        (!stories.is_empty()).then_some(Self { name, language, stories })
    }

    /// The file.
    pub fn xml(&self, site: &str) -> String {
        let mut xml = urlset(Some(("news", "sitemap-news/0.9")));
        for story in &self.stories {
            xml.open("url", &[]);
            xml.text("loc", &address(site, &story.path));
            xml.open("news:news", &[]);
            xml.open("news:publication", &[]);
            xml.text("news:name", self.name.trim());
            xml.text("news:language", news_language(&self.language));
            xml.close("news:publication");
            xml.text("news:publication_date", &story.zone.rfc3339(story.published_at));
            xml.text("news:title", story.headline.trim());
            xml.close("news:news");
            xml.close("url");
        }
        xml.close("urlset");
        xml.finish()
    }
}

/// True for 48 hours from publication.
pub fn is_news(published_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    published_at <= now && now - published_at < FRESH
}

/// When the news sitemap changes next if nobody does anything: when its
/// oldest story has stood in it for 48 hours.
pub fn next_change(news: Option<&News>) -> Option<DateTime<Utc>> {
    news?.stories.last()?.published_at.checked_add_signed(FRESH)
}

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Opens a sitemap with one extension.
fn urlset(extension: Option<(&str, &str)>) -> Xml {
    let mut xml = Xml::new();
    let extension = extension.map(|(prefix, name)| {
        (format!("xmlns:{prefix}"), format!("http://www.google.com/schemas/{name}"))
    });
    let extension = extension.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    let attributes: Vec<_> = std::iter::once(("xmlns", SITEMAP)).chain(extension).collect();
    xml.open("urlset", &attributes);
    xml
}

/// ISO 639, as news sitemaps want it; Chinese is told apart by its script.
fn news_language(language: &str) -> &str {
    match language.to_ascii_lowercase().as_str() {
        "zh-cn" | "zh-hans" | "zh-hans-cn" => "zh-cn",
        "zh-tw" | "zh-hant" | "zh-hant-tw" => "zh-tw",
        _ => language.split('-').next().unwrap_or("id"),
    }
}
