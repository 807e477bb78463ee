//! Front matter: the header of a Markdown file, as YAML, TOML or JSON.
//!
//! The three are read into one small tree of texts. Must never know what a key
//! means. A header is somebody else's data: its size, depth and number of
//! values are bounded, and YAML's aliases are counted for what they unfold to.

use std::collections::HashMap;

use yaml_rust2::parser::{Event, Parser};
use yaml_rust2::scanner::TScalarStyle;

/// The longest header, in bytes.
const LONGEST: usize = 1 << 20;
/// The most values of a header, aliases unfolded.
const MOST_VALUES: usize = 100_000;
/// The deepest nesting.
const DEEPEST: usize = 24;

/// A value of a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing: `key:` or `null`.
    Null,
    /// A text, number, truth value or time, as written.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Keys and values in the order of the file.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// The text of a single value.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Every text in the value, in order, without the keys.
    pub(super) fn texts(&self) -> Vec<&str> {
        match self {
            Self::Null => Vec::new(),
            Self::Text(text) => vec![text],
            Self::List(list) => list.iter().flat_map(Self::texts).collect(),
            Self::Map(map) => map.iter().flat_map(|(_, value)| value.texts()).collect(),
        }
    }

    /// The value under a key of a map, in any case.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Map(map) = self else { return None };
        map.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| value)
    }

    /// The value on one line: texts as they are, lists and maps as JSON.
    pub(super) fn on_one_line(&self) -> String {
        match self {
            Self::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Self::Null => String::new(),
            other => other.json().to_string(),
        }
    }

    fn json(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Text(text) => text.as_str().into(),
            Self::List(list) => list.iter().map(Self::json).collect(),
            Self::Map(map) => map.iter().map(|(key, value)| (key.clone(), value.json())).collect(),
        }
    }
}

/// How a header is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Toml,
    Json,
}

/// A file cut into header and text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Front<'a> {
    syntax: Syntax,
    header: &'a str,
    /// What follows the header.
    pub rest: &'a str,
}

/// What a header says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Header {
    /// Keys and values in the order of the file.
    pub keys: Vec<(String, Value)>,
    /// Lines that are no `key: value`, of a header that breaks its syntax.
    pub loose: Vec<String>,
    /// True where the header breaks its syntax and was read line by line.
    pub faulty: bool,
}

/// Cuts off a header: `---` to `---` or `...`, `+++` to `+++`, or a JSON
/// object. `None` where the text has none, or one that is too long.
pub(super) fn split(text: &str) -> Option<Front<'_>> {
    let text = text.trim_start_matches('\u{feff}');
    if text.starts_with('{') {
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
        let object = values.next()?.ok()?.is_object();
        let end = values.byte_offset();
        let (header, rest) = text.split_at(end);
        let fit = object
            && end <= LONGEST
            && rest.trim_start_matches([' ', '\t', '\r']).starts_with(['\n']);
        return fit.then_some(Front { syntax: Syntax::Json, header, rest });
    }
    let (first, after) = text.split_once('\n')?;
    let (syntax, ends): (_, &[&str]) = match first.trim_end() {
        "---" => (Syntax::Yaml, &["---", "..."]),
        "+++" => (Syntax::Toml, &["+++"]),
        _ => return None,
    };
    let mut at = 0;
    for line in after.split_inclusive('\n') {
        if ends.contains(&line.trim_end()) {
            let (header, rest) = (&after[..at], &after[at + line.len()..]);
            return Some(Front { syntax, header, rest });
        }
        at += line.len();
        if at > LONGEST {
            return None;
        }
    }
    None
}

impl Front<'_> {
    /// True where the header has a key at all: two rules with a paragraph
    /// between them are no header.
    pub(super) fn looks_like_keys(&self) -> bool {
        self.header.trim().is_empty()
            || self.syntax != Syntax::Yaml
            || self.header.lines().any(|line| {
                line.split_once(':').is_some_and(|(key, _)| {
                    let key = key.trim();
                    !key.is_empty() && key.len() <= 60 && !key.contains(' ')
                })
            })
    }

    /// Reads the header. One that breaks its syntax is read line by line, as
    /// far as that goes: a headline with a colon is the usual reason.
    pub(super) fn header(&self) -> Header {
        let value = match self.syntax {
            Syntax::Yaml => yaml(self.header),
            Syntax::Toml => toml::from_str::<toml::Table>(self.header)
                .ok()
                .map(|table| from_toml(toml::Value::Table(table))),
            Syntax::Json => serde_json::from_str(self.header).ok().map(from_json),
        };
        match value {
            Some(Value::Map(keys)) => Header { keys, loose: Vec::new(), faulty: false },
            Some(Value::Null) => Header::default(),
            _ => by_line(self.header, if self.syntax == Syntax::Toml { '=' } else { ':' }),
        }
    }
}

fn by_line(header: &str, mark: char) -> Header {
    let mut found = Header { faulty: true, ..Header::default() };
    let lines = header.lines().filter(|line| !line.trim().is_empty());
    for line in lines.take(MOST_VALUES) {
        let item = line.trim_start().strip_prefix("- ");
        if let (Some(item), Some((_, value))) = (item, found.keys.last_mut()) {
            let item = Value::Text(unquote(item).to_owned());
            match value {
                Value::List(list) => list.push(item),
                Value::Null => *value = Value::List(vec![item]),
                _ => found.loose.push(line.trim().to_owned()),
            }
            continue;
        }
        match line.split_once(mark) {
            Some((key, value)) if !key.trim().is_empty() && !key.starts_with([' ', '\t']) => {
                let value = unquote(value);
                let value = match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
                    _ if value.is_empty() => Value::Null,
                    Some(list) => Value::List(
                        list.split(',').map(|item| Value::Text(unquote(item).to_owned())).collect(),
                    ),
                    None => Value::Text(value.to_owned()),
                };
                found.keys.push((key.trim().to_owned(), value));
            }
            _ => found.loose.push(line.trim().to_owned()),
        }
    }
    found
}

fn unquote(value: &str) -> &str {
    let value = value.trim();
    let inner = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

fn from_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::Text(text),
        toml::Value::Array(list) => Value::List(list.into_iter().map(from_toml).collect()),
        toml::Value::Table(table) => {
            Value::Map(table.into_iter().map(|(key, value)| (key, from_toml(value))).collect())
        }
        other => Value::Text(other.to_string()),
    }
}

fn from_json(value: serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Array(list) => Value::List(list.into_iter().map(from_json).collect()),
        serde_json::Value::Object(map) => {
            Value::Map(map.into_iter().map(|(key, value)| (key, from_json(value))).collect())
        }
        other => Value::Text(other.to_string()),
    }
}

/// A list or map that is not closed yet.
struct Open {
    anchor: usize,
    map: bool,
    /// Keys and values of a map in turn, or the items of a list.
    values: Vec<Value>,
}

/// Reads the first document of a YAML text; `None` where it is faulty or
/// beyond the bounds. The events are taken one by one, because the library's
/// own tree copies what an alias names each time it is named.
fn yaml(text: &str) -> Option<Value> {
    let mut parser = Parser::new_from_str(text);
    let mut open: Vec<Open> = Vec::new();
    let mut anchors: HashMap<usize, (Value, usize)> = HashMap::new();
    let mut spent = 0_usize;
    loop {
        let (value, anchor) = match parser.next_token().ok()?.0 {
            Event::StreamEnd | Event::DocumentEnd => return Some(Value::Null),
            Event::Scalar(text, style, anchor, _) => {
                spent += 1;
                let null = style == TScalarStyle::Plain && ["", "~", "null"].contains(&&*text);
                (if null { Value::Null } else { Value::Text(text) }, anchor)
            }
            Event::Alias(anchor) => {
                let (value, size) = anchors.get(&anchor)?;
                spent += size;
                if spent > MOST_VALUES {
                    return None;
                }
                (value.clone(), 0)
            }
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _)
                if open.len() >= DEEPEST =>
            {
                let _ = anchor;
                return None;
            }
            Event::SequenceStart(anchor, _) => {
                open.push(Open { anchor, map: false, values: Vec::new() });
                continue;
            }
            Event::MappingStart(anchor, _) => {
                open.push(Open { anchor, map: true, values: Vec::new() });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let closed = open.pop()?;
                (
                    if closed.map { pairs(closed.values) } else { Value::List(closed.values) },
                    closed.anchor,
                )
            }
            Event::Nothing | Event::StreamStart | Event::DocumentStart => continue,
        };
        if spent > MOST_VALUES {
            return None;
        }
        if anchor > 0 {
            let size = size(&value);
            spent += size;
            anchors.insert(anchor, (value.clone(), size));
        }
        match open.last_mut() {
            Some(parent) => parent.values.push(value),
            None => return Some(value),
        }
    }
}

fn size(value: &Value) -> usize {
    1 + match value {
        Value::Null | Value::Text(_) => 0,
        Value::List(list) => list.iter().map(size).sum(),
        Value::Map(map) => map.iter().map(|(_, value)| size(value)).sum(),
    }
}

fn pairs(values: Vec<Value>) -> Value {
    let mut map = Vec::with_capacity(values.len() / 2);
    let mut values = values.into_iter();
    while let (Some(key), Some(value)) = (values.next(), values.next()) {
        map.push((key.on_one_line(), value));
    }
    Value::Map(map)
}
