//! The settings of modules: read into the rules of [`crate::export::modules`],
//! and the shapes of what imports keep there (a report of the most read, the
//! saved feed of a sister site).

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde_json::{Value, json};

use super::Settings;
use crate::article::{ArticleId, Zone, parse_instant};
use crate::export::modules::{Elsewhere, Key, Regional, Report, Rule, Rules, WhenEmpty};

/// How many stories of a report are kept. More than any module can show,
/// so that those on the page already leave enough.
pub(crate) const REPORT_KEEPS: usize = 200;

/// How many stories of a sister site are kept.
pub(crate) const FEED_KEEPS: usize = 50;

/// The longest headline or address of a sister site, in characters.
const LONGEST: usize = 2000;

impl Settings {
    /// The rules of all modules.
    pub fn module_rules(&self) -> Rules {
        let count = |key: &str| u32::try_from(self.count(key)).unwrap_or(u32::MAX);
        let mut order = self.keys_of("modules.order");
        let rest = Key::ALL.into_iter().filter(|key| !order.contains(key)).collect::<Vec<_>>();
        order.extend(rest);
        Rules {
            order,
            lists: self.keys_of("modules.lists"),
            window_days: count("modules.window_days"),
            modules: Key::ALL.map(|key| self.module_rule(key)),
            pinned_tags: self.texts("modules.tags.pins"),
            report: self.0.get("modules.popular.report").and_then(|set| report(set, self.zone())),
            report_days: count("modules.popular.max_days"),
            regional: self.regional(),
        }
    }

    fn keys_of(&self, key: &str) -> Vec<Key> {
        self.texts(key).iter().filter_map(|name| Key::parse(name)).collect()
    }

    fn module_rule(&self, key: Key) -> Rule {
        let set = |name: &str| format!("modules.{}.{name}", key.as_str());
        let pins = if key == Key::Tags { Vec::new() } else { self.texts(&set("pins")) };
        Rule {
            count: self.count(&set("count")),
            pins: pins.iter().filter_map(|id| ArticleId::parse(id)).collect(),
            empty: WhenEmpty::parse(self.text(&set("empty"))),
        }
    }

    fn regional(&self) -> Regional {
        match self.text("modules.regional.from") {
            "tag" => Regional::Tag(self.text("modules.regional.tag").to_owned()),
            "feed" => Regional::Feed(
                self.0.get("modules.regional.feed").map(elsewhere).unwrap_or_default(),
            ),
            _ => Regional::Section(self.text("modules.regional.section").to_owned()),
        }
    }

    /// The heading of a module.
    pub fn heading(&self, module: &str) -> String {
        let own = self.text(&format!("modules.{module}.heading"));
        if !own.is_empty() {
            return own.to_owned();
        }
        let (id, en) = match module {
            "tags" => ("Tags", "Tags"),
            "picks" => ("Artikel Pilihan", "Editors' picks"),
            "related" => ("Terkait", "Related"),
            "latest" => ("Terkini", "Latest"),
            "popular" => ("Terpopuler", "Most read"),
            _ => ("Kabar Daerah", "Regional news"),
        };
        if self.language() == "en" { en } else { id }.to_owned()
    }

    /// The heading of the newest stories where they stand in the place of an
    /// empty module: nobody picked them, and nobody counted their readers.
    pub fn filled_heading(&self) -> &'static str {
        if self.language() == "en" { "More stories" } else { "Berita Lainnya" }
    }
}

/// A list of modules, each once.
pub(super) fn read_order(value: &Value) -> Option<Value> {
    let mut keys: Vec<&str> = Vec::new();
    for name in value.as_array()? {
        let name = name.as_str().map(str::trim).filter(|name| Key::parse(name).is_some())?;
        if !keys.contains(&name) {
            keys.push(name);
        }
    }
    Some(json!(keys))
}

/// `{ "date": "2026-11-07", "from": "2026-11-01" | null, "stories": [{ "id",
/// "views" }] }`, or null.
pub(super) fn read_report(value: &Value) -> Option<Value> {
    if value.is_null() {
        return Some(Value::Null);
    }
    let day = |name: &str| {
        let day = value.get(name)?.as_str()?.trim();
        NaiveDate::parse_from_str(day, "%Y-%m-%d").ok().map(|day| day.to_string())
    };
    let from = match value.get("from") {
        None | Some(Value::Null) => None,
        Some(_) => Some(day("from")?),
    };
    let stories = value.get("stories")?.as_array()?;
    let stories: Option<Vec<Value>> = stories
        .iter()
        .take(REPORT_KEEPS)
        .map(|story| {
            let id = ArticleId::parse(story.get("id")?.as_str()?)?;
            let views = story.get("views")?.as_u64()?;
            Some(json!({ "id": id.to_string(), "views": views }))
        })
        .collect();
    Some(json!({ "date": day("date")?, "from": from, "stories": stories? }))
}

fn report(value: &Value, zone: Zone) -> Option<Report> {
    let day = NaiveDate::parse_from_str(value.get("date")?.as_str()?, "%Y-%m-%d").ok()?;
    let ids = value.get("stories")?.as_array()?.iter();
    Some(Report {
        at: beginning(day, zone)?,
        stories: ids.filter_map(|story| ArticleId::parse(story.get("id")?.as_str()?)).collect(),
    })
}

/// The beginning of a day; noon where clocks skip midnight.
fn beginning(day: NaiveDate, zone: Zone) -> Option<DateTime<Utc>> {
    let noon = NaiveTime::from_hms_opt(12, 0, 0)?;
    zone.instant(day.and_time(NaiveTime::MIN)).or_else(|| zone.instant(day.and_time(noon)))
}

/// `{ "site", "url", "items": [{ "headline", "url", "published_at" }] }`, or
/// null.
pub(super) fn read_feed(value: &Value) -> Option<Value> {
    if value.is_null() {
        return Some(Value::Null);
    }
    let site = value.get("site").and_then(Value::as_str).and_then(line).unwrap_or_default();
    let url = value.get("url").and_then(Value::as_str).filter(|url| is_address(url));
    let items = value.get("items")?.as_array()?.iter().take(FEED_KEEPS);
    let items: Option<Vec<Value>> = items
        .map(|item| {
            let headline = line(item.get("headline")?.as_str()?)?;
            let url = item.get("url")?.as_str().map(str::trim).filter(|url| is_address(url))?;
            let at = item.get("published_at").and_then(Value::as_str);
            let at = at.and_then(|at| parse_instant(at, Zone::default()));
            let at = at.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true));
            Some(json!({ "headline": headline, "url": url, "published_at": at }))
        })
        .collect();
    Some(json!({ "site": site, "url": url, "items": items? }))
}

fn elsewhere(value: &Value) -> Vec<Elsewhere> {
    let site = value.get("site").and_then(Value::as_str).unwrap_or_default();
    let items = value.get("items").and_then(Value::as_array).into_iter().flatten();
    let read = |item: &Value| {
        let at = item.get("published_at").and_then(Value::as_str);
        Some(Elsewhere {
            headline: item.get("headline")?.as_str()?.to_owned(),
            url: item.get("url")?.as_str()?.to_owned(),
            published_at: at.and_then(|at| parse_instant(at, Zone::default())),
            site: site.to_owned(),
        })
    };
    items.filter_map(read).collect()
}

/// One line of text, or `None` where nothing or too much stands there.
fn line(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = !text.is_empty() && text.chars().count() <= LONGEST;
    (fits && !text.chars().any(char::is_control)).then_some(text)
}

/// Whether a page may lead there: an absolute address of the web, in one
/// word.
pub(crate) fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let clean = |rest: &str| {
        !rest.is_empty()
            && !rest.starts_with(['/', '?', '#', ':', '@'])
            && !rest.contains(|c: char| {
                c.is_whitespace() || c.is_control() || "\"'<>\\^`{}|".contains(c)
            })
    };
    url.len() <= LONGEST && rest.is_some_and(clean)
}
