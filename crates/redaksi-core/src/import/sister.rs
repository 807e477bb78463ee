//! The feed of another site, saved as a file: RSS 2.0, RSS 1.0 (RDF), Atom
//! (RFC 4287) and JSON Feed 1.
//!
//! Only headlines, addresses and times are taken. Nothing is fetched, no
//! document type is read and no entity but XML's own and HTML's is resolved.

use chrono::{DateTime, Utc};
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

use crate::article::{Zone, parse_instant};

/// A feed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sister {
    /// The site's name, may be empty.
    pub site: String,
    /// The site's address, where the feed names it.
    pub url: Option<String>,
    /// Its entries, in its order.
    pub items: Vec<SisterItem>,
}

/// An entry of a feed, as it stands there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SisterItem {
    /// The headline, without markup.
    pub headline: String,
    /// The address.
    pub url: String,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
}

/// The text is no feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is no feed")]
pub struct NoFeed;

/// More entries than any feed has; the rest is left.
const MOST_ITEMS: usize = 1000;

/// Reads a feed. A broken end loses only what stands there.
pub fn sister(text: &str) -> Result<Sister, NoFeed> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('{') { json(text) } else { xml(text) }
}

fn json(text: &str) -> Result<Sister, NoFeed> {
    let feed: Value = serde_json::from_str(text).map_err(|_| NoFeed)?;
    let version = feed["version"].as_str().unwrap_or_default();
    let items =
        feed["items"].as_array().filter(|_| version.contains("jsonfeed.org")).ok_or(NoFeed)?;
    let word = |value: &Value, key: &str| value[key].as_str().map(clean).unwrap_or_default();
    let item = |item: &Value| SisterItem {
        headline: word(item, "title"),
        url: [word(item, "url"), word(item, "external_url")]
            .into_iter()
            .find(|url| !url.is_empty())
            .unwrap_or_default(),
        published_at: time(&word(item, "date_published")),
    };
    Ok(Sister {
        site: word(&feed, "title"),
        url: Some(word(&feed, "home_page_url")).filter(|url| !url.is_empty()),
        items: items.iter().take(MOST_ITEMS).map(item).collect(),
    })
}

/// A feed in XML while it is read.
#[derive(Default)]
struct Reading {
    feed: Sister,
    item: Option<SisterItem>,
    /// A permanent id that may serve as an address.
    guid: String,
    /// When the entry was changed, in the place of a time of publication.
    updated: Option<DateTime<Utc>>,
    /// The elements that are open, by their local names.
    open: Vec<String>,
    /// The text of the innermost element so far.
    text: String,
    is_feed: bool,
}

fn xml(text: &str) -> Result<Sister, NoFeed> {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    reader.config_mut().check_end_names = false;
    let mut reading = Reading::default();
    while reading.feed.items.len() < MOST_ITEMS {
        // What is broken ends the feed; what stood before it is taken.
        match reader.read_event() {
            Ok(Event::Start(start)) => reading.start(&start),
            Ok(Event::Empty(start)) => {
                reading.start(&start);
                reading.end();
            }
            Ok(Event::End(_)) => reading.end(),
            Ok(Event::Text(text)) => reading.text.push_str(&text.xml10_content()),
            Ok(Event::CData(text)) => reading.text.push_str(&text.xml10_content()),
            Ok(Event::GeneralRef(entity)) => {
                let name = entity.into_inner();
                // Named entities of HTML are left for `clean`.
                let escaped = format!("&{name};");
                let known = quick_xml::escape::unescape(&escaped).map(std::borrow::Cow::into_owned);
                reading.text.push_str(&known.unwrap_or(escaped));
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    if reading.is_feed { Ok(reading.feed) } else { Err(NoFeed) }
}

impl Reading {
    fn start(&mut self, start: &BytesStart<'_>) {
        let name = plain_name(start.name().into_inner());
        if self.open.is_empty() {
            self.is_feed |= ["rss", "rdf", "feed"].contains(&name.as_str());
        }
        match name.as_str() {
            "item" | "entry" if self.item.is_none() => {
                self.item = Some(SisterItem::default());
                self.guid.clear();
                self.updated = None;
            }
            "link" => self.atom_link(start),
            "guid" => {
                let permanent = attribute(start, "isPermaLink").as_deref() != Some("false");
                self.guid = if permanent { String::new() } else { "-".to_owned() };
            }
            _ => {}
        }
        self.open.push(name);
        self.text.clear();
    }

    /// `<link href="…">` of Atom; the one without `rel` or with `alternate`.
    fn atom_link(&mut self, start: &BytesStart<'_>) {
        let Some(href) = attribute(start, "href") else { return };
        let rel = attribute(start, "rel").unwrap_or_else(|| "alternate".to_owned());
        if rel != "alternate" {
            return;
        }
        match &mut self.item {
            Some(item) if item.url.is_empty() => item.url = href.trim().to_owned(),
            None if self.open.len() <= 1 => self.feed.url = Some(href.trim().to_owned()),
            _ => {}
        }
    }

    fn end(&mut self) {
        let Some(name) = self.open.pop() else { return };
        let text = std::mem::take(&mut self.text);
        let parent = self.open.last().map(String::as_str).unwrap_or_default();
        let of_item = parent == "item" || parent == "entry";
        let of_feed = parent == "channel" || parent == "feed";
        match (name.as_str(), &mut self.item) {
            ("item" | "entry", Some(_)) => self.finish(),
            ("title", Some(item)) if of_item && item.headline.is_empty() => {
                item.headline = clean(&text);
            }
            ("link", Some(item)) if of_item && item.url.is_empty() => {
                item.url = text.trim().to_owned();
            }
            ("guid", Some(_)) if of_item && self.guid.is_empty() => {
                self.guid = text.trim().to_owned();
            }
            ("pubdate" | "published" | "date", Some(item)) if of_item => {
                item.published_at = item.published_at.or_else(|| time(&text));
            }
            ("updated", Some(_)) if of_item => self.updated = time(&text),
            ("title", None) if of_feed && self.feed.site.is_empty() => {
                self.feed.site = clean(&text);
            }
            ("link", None) if parent == "channel" && !text.trim().is_empty() => {
                self.feed.url = Some(text.trim().to_owned());
            }
            _ => {}
        }
    }

    fn finish(&mut self) {
        let Some(mut item) = self.item.take() else { return };
        if item.url.is_empty() {
            item.url = std::mem::take(&mut self.guid);
        }
        item.published_at = item.published_at.or(self.updated);
        self.feed.items.push(item);
    }
}

/// An element's name without the prefixes that feeds have for their own
/// elements; `media:title` is no title.
fn plain_name(name: &str) -> String {
    let name = name.to_lowercase();
    match name.split_once(':') {
        Some(("atom" | "rdf" | "rss" | "dc" | "a10", local)) => local.to_owned(),
        _ => name,
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        start.attributes().flatten().find(|found| found.key.local_name().into_inner() == name)?;
    let value = quick_xml::escape::unescape(&found.value).ok()?;
    Some(value.into_owned())
}

/// A line of text: markup that was escaped is taken off, white space is one
/// space, controls are gone.
fn clean(text: &str) -> String {
    let text = if text.contains(['<', '&']) {
        crate::markdown::text_of_html(text)
    } else {
        text.to_owned()
    };
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A time of RFC 2822 (RSS) or RFC 3339 (Atom, JSON Feed). The names of
/// Indonesia's zones stand in many feeds though no standard has them.
fn time(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let zones = [("WIB", "+0700"), ("WITA", "+0800"), ("WIT", "+0900")];
    let named = zones
        .iter()
        .find_map(|(name, offset)| text.strip_suffix(name).map(|rest| format!("{}{offset}", rest)));
    let text = named.as_deref().unwrap_or(text);
    let rfc2822 = DateTime::parse_from_rfc2822(text).ok().map(|at| at.with_timezone(&Utc));
    rfc2822.or_else(|| parse_instant(text, Zone::WIB))
}
