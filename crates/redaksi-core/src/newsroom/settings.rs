//! What the newsroom shares: every key, what it takes and what it is by
//! default. The values live in a document of their own and merge like stories.

mod modules;

pub(crate) use modules::{FEED_KEEPS, REPORT_KEEPS, is_address};

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::article::{Severity, Zone};
use crate::check::{Freedom, Limits, RULES, parse_weight, weight_name};
use crate::error::{Error, Result};
use crate::export::address::{self, Permalink};
use crate::markdown::{Labels, PageRule};

/// The modules of stories around a story, in the usual order of the page.
pub const MODULES: [&str; 5] = ["picks", "related", "latest", "popular", "regional"];

/// Every setting with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings(BTreeMap<String, Value>);

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Takes {
    Text,
    Lines,
    Permalink,
    Address,
    Language,
    Zone,
    Colour,
    Texts,
    Ids,
    YesNo,
    Count,
    Number,
    Weight,
    Advice,
    Days,
    WhenEmpty,
    HeadingOrNot,
    Modules,
    RegionalFrom,
    Report,
    SisterFeed,
}

impl Takes {
    fn words(self) -> &'static str {
        match self {
            Self::Text => "a text of one line",
            Self::Lines => "a text of up to 100,000 characters",
            Self::Permalink => "a pattern like {section}/{slug}.html",
            Self::Address => "an address like https://example.id, without a path's last slash",
            Self::Language => "id or en",
            Self::Zone => "a zone like Asia/Jakarta or WIB",
            Self::Colour => "a colour like #9f1d2d",
            Self::Texts | Self::Ids => "a list like [\"a\",\"b\"]",
            Self::YesNo => "true, false, or null for the default",
            Self::Count => "a number from 0 to 50",
            Self::Number => "a number from 0 to 100000",
            Self::Weight => "blocker, warning, note or off",
            Self::Advice => "warning, note or off",
            Self::Days => "a number of days from 0 to 36500",
            Self::WhenEmpty => "hide, heading or latest",
            Self::HeadingOrNot => "hide or heading",
            Self::Modules => "a list of tags, picks, related, latest, popular and regional",
            Self::RegionalFrom => "section, tag or feed",
            Self::Report => "what `popular` made of a report, or null",
            Self::SisterFeed => "what `sister` made of a feed, or null",
        }
    }

    /// Whether a text from the terminal is read as JSON.
    fn is_json(self) -> bool {
        match self {
            Self::Texts | Self::Ids | Self::YesNo | Self::Count => true,
            Self::Number | Self::Days => true,
            Self::Modules | Self::Report | Self::SisterFeed => true,
            Self::Lines | Self::Permalink => false,
            Self::Text | Self::Address | Self::Language | Self::Zone | Self::Colour => false,
            Self::WhenEmpty | Self::HeadingOrNot | Self::RegionalFrom => false,
            Self::Weight | Self::Advice => false,
        }
    }

    /// The value in the form that is kept, or `None` where it does not fit.
    fn read(self, value: &Value) -> Option<Value> {
        let text = || value.as_str().map(str::trim);
        match self {
            Self::Text => {
                let text = value.as_str()?;
                (!text.contains(['\n', '\r'])).then(|| json!(text))
            }
            Self::Lines => {
                let text = value.as_str()?.replace("\r\n", "\n").replace('\r', "\n");
                (text.chars().count() <= 100_000).then(|| json!(text))
            }
            Self::Permalink => text().filter(|t| Permalink::parse(t).is_some()).map(|t| json!(t)),
            Self::Address => {
                let text = text()?.trim_end_matches('/');
                let rest = text.strip_prefix("https://").or(text.strip_prefix("http://"))?;
                let clean = !rest.is_empty()
                    && !rest.contains(|c: char| {
                        c.is_whitespace() || c.is_control() || "\"'<>?#".contains(c)
                    });
                clean.then(|| json!(text))
            }
            Self::Language => text().filter(|t| ["id", "en"].contains(t)).map(|t| json!(t)),
            Self::Zone => Zone::parse(text()?).map(|zone| json!(zone.name())),
            Self::Colour => {
                let text = text()?;
                let digits = text.strip_prefix('#')?;
                let fits = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
                fits.then(|| json!(text.to_lowercase()))
            }
            Self::Texts | Self::Ids => {
                let list: Option<Vec<&str>> =
                    value.as_array()?.iter().map(|item| item.as_str().map(str::trim)).collect();
                let list: Vec<&str> = list?.into_iter().filter(|item| !item.is_empty()).collect();
                Some(json!(list))
            }
            Self::YesNo => matches!(value, Value::Bool(_) | Value::Null).then(|| value.clone()),
            Self::Count => value.as_u64().filter(|n| *n <= 50).map(|n| json!(n)),
            Self::Number => value.as_u64().filter(|n| *n <= 100_000).map(|n| json!(n)),
            Self::Weight | Self::Advice => {
                let weight = parse_weight(text()?)?;
                let fits = self == Self::Weight || weight != Some(Severity::Blocker);
                fits.then(|| json!(weight_name(weight)))
            }
            Self::Days => value.as_u64().filter(|n| *n <= 36_500).map(|n| json!(n)),
            Self::WhenEmpty => one_of(text()?, &["hide", "heading", "latest"]),
            Self::HeadingOrNot => one_of(text()?, &["hide", "heading"]),
            Self::RegionalFrom => one_of(text()?, &["section", "tag", "feed"]),
            Self::Modules => modules::read_order(value),
            Self::Report => modules::read_report(value),
            Self::SisterFeed => modules::read_feed(value),
        }
    }
}

fn one_of(text: &str, words: &[&str]) -> Option<Value> {
    words.contains(&text).then(|| json!(text))
}

/// Every key with what it takes and its default.
fn keys() -> Vec<(String, Takes, Value)> {
    let mut keys: Vec<(String, Takes, Value)> = [
        ("name", Takes::Text, json!("Redaksi")),
        ("url", Takes::Address, json!("https://example.id")),
        ("language", Takes::Language, json!("id")),
        ("zone", Takes::Zone, json!("Asia/Jakarta")),
        ("sections", Takes::Texts, json!([])),
        ("read_also", Takes::Text, json!("")),
        ("opener", Takes::Text, json!("")),
        ("opener_separator", Takes::Text, json!(" - ")),
        ("accent", Takes::Colour, json!("#9f1d2d")),
        ("permalink", Takes::Permalink, json!(address::USUAL)),
        ("imprint.responsible", Takes::Text, json!("")),
        ("imprint.company", Takes::Text, json!("")),
        ("imprint.address", Takes::Lines, json!("")),
        ("imprint.email", Takes::Text, json!("")),
        ("imprint.phone", Takes::Text, json!("")),
        ("imprint.people", Takes::Texts, json!([])),
        ("page.redaksi", Takes::Lines, json!("")),
        ("page.pedoman", Takes::Lines, json!("")),
        ("page.privasi", Takes::Lines, json!("")),
        ("page.kontak", Takes::Lines, json!("")),
        ("four_eyes", Takes::YesNo, Value::Null),
        ("people", Takes::Texts, json!([])),
        ("modules.order", Takes::Modules, json!([])),
        ("modules.lists", Takes::Modules, json!(["picks", "popular"])),
        ("modules.window_days", Takes::Days, json!(30)),
        ("modules.tags.heading", Takes::Text, json!("")),
        ("modules.tags.count", Takes::Count, json!(10)),
        ("modules.tags.empty", Takes::HeadingOrNot, json!("hide")),
        ("modules.tags.pins", Takes::Texts, json!([])),
        ("modules.popular.max_days", Takes::Days, json!(14)),
        ("modules.popular.report", Takes::Report, Value::Null),
        ("modules.regional.from", Takes::RegionalFrom, json!("section")),
        ("modules.regional.section", Takes::Text, json!("Kabar Daerah")),
        ("modules.regional.tag", Takes::Text, json!("")),
        ("modules.regional.feed", Takes::SisterFeed, Value::Null),
    ]
    .into_iter()
    .map(|(key, takes, default)| (key.to_owned(), takes, default))
    .collect();
    for module in MODULES {
        let key = |name: &str| format!("modules.{module}.{name}");
        let count = if module == "picks" { 3 } else { 5 };
        keys.push((key("heading"), Takes::Text, json!("")));
        keys.push((key("count"), Takes::Count, json!(count)));
        keys.push((key("empty"), Takes::WhenEmpty, json!("hide")));
        keys.push((key("pins"), Takes::Ids, json!([])));
    }
    keys.extend(preflight());
    keys
}

/// The keys of preflight and of page breaks.
fn preflight() -> Vec<(String, Takes, Value)> {
    let free = RULES.iter().filter(|rule| rule.freedom != Freedom::Fixed);
    let mut keys: Vec<(String, Takes, Value)> = free
        .map(|rule| {
            let takes = if rule.freedom == Freedom::Advice { Takes::Advice } else { Takes::Weight };
            (format!("check.{}", rule.code), takes, json!(weight_name(rule.severity)))
        })
        .collect();
    let (limits, pages) = (Limits::default(), PageRule::default());
    for (name, usual) in [
        ("limits.headline", json!(limits.headline)),
        ("limits.headline_shortest", json!(limits.headline_shortest)),
        ("limits.deck", json!(limits.deck)),
        ("limits.deck_shortest", json!(limits.deck_shortest)),
        ("limits.read_also", json!(limits.read_also)),
        ("limits.photo", json!(limits.photo)),
        ("pages.rule", json!(pages.words)),
        ("pages.shortest", json!(pages.shortest)),
    ] {
        keys.push((name.to_owned(), Takes::Number, usual));
    }
    keys
}

impl Settings {
    /// The values that were made, over the defaults.
    pub(crate) fn over_defaults(made: Vec<(String, Value)>) -> Self {
        let mut all: BTreeMap<String, Value> = BTreeMap::new();
        let known = keys();
        for (key, _, default) in &known {
            all.insert(key.clone(), default.clone());
        }
        for (key, value) in made {
            // What another program made of a key is read with this one's rule;
            // a key of a newer program is carried along.
            let fits = match known.iter().find(|(name, ..)| *name == key) {
                Some((_, takes, _)) => takes.read(&value),
                None => Some(value),
            };
            if let Some(value) = fits {
                all.insert(key, value);
            }
        }
        Self(all)
    }

    /// Checks a value for a key and returns it in the form that is kept.
    /// Text from the terminal is read as JSON where the key wants that.
    pub fn check(key: &str, value: &Value) -> Result<Value> {
        let known = keys();
        let shown: String = match value {
            Value::String(text) => text.chars().take(60).collect(),
            other => other.to_string().chars().take(60).collect(),
        };
        let Some((_, takes, _)) = known.iter().find(|(name, ..)| name == key) else {
            return Err(Error::BadValue {
                name: key.to_owned(),
                value: shown,
                takes: "a key of the list that `settings` prints",
            });
        };
        let parsed = match value {
            Value::String(text) if takes.is_json() => {
                serde_json::from_str(text).unwrap_or_else(|_| value.clone())
            }
            _ => value.clone(),
        };
        takes.read(&parsed).ok_or(Error::BadValue {
            name: key.to_owned(),
            value: shown,
            takes: takes.words(),
        })
    }

    /// Every key with its value.
    pub fn all(&self) -> &BTreeMap<String, Value> {
        &self.0
    }

    /// A text, empty where there is none.
    pub fn text(&self, key: &str) -> &str {
        self.0.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    /// A list of texts.
    pub fn texts(&self, key: &str) -> Vec<String> {
        let list = self.0.get(key).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
    }

    /// A number.
    pub fn count(&self, key: &str) -> usize {
        let number = self.0.get(key).and_then(Value::as_u64).unwrap_or(0);
        usize::try_from(number).unwrap_or(0)
    }

    /// The pattern of the addresses of stories.
    pub fn permalink(&self) -> Permalink {
        Permalink::parse(self.text("permalink")).unwrap_or_default()
    }

    /// The language of pages and messages, `id` or `en`.
    pub fn language(&self) -> &str {
        self.text("language")
    }

    /// The zone of the newsroom.
    pub fn zone(&self) -> Zone {
        Zone::parse(self.text("zone")).unwrap_or_default()
    }

    /// The words used within texts, and how long ones fall into pages.
    pub fn labels(&self) -> Labels {
        let own = self.text("read_also");
        let label = match (own, self.language()) {
            ("", "en") => "Read also",
            ("", _) => "Baca Juga",
            (own, _) => own,
        };
        let small = |key: &str| u32::try_from(self.count(key)).unwrap_or(u32::MAX);
        let pages = PageRule { words: small("pages.rule"), shortest: small("pages.shortest") };
        Labels { pages, ..Labels::new(self.language(), label) }
    }

    /// Whether the writer of a story may not approve it: by default where
    /// more than one person works on stories.
    pub fn four_eyes(&self) -> bool {
        match self.0.get("four_eyes") {
            Some(Value::Bool(set)) => *set,
            _ => self.texts("people").len() > 1,
        }
    }
}
