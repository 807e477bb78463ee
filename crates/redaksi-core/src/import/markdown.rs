//! A Markdown file with front matter becomes a story.
//!
//! The text is left alone, the header's keys become fields. A key that means
//! nothing here, or a value that does not fit, goes to `unplaced` as
//! `key: value`.

use chrono::{DateTime, Utc};

use crate::article::{
    Access, Article, Contributor, Focus, Kind, LeadMedia, MediaId, Problem, Role, Severity,
    SourceType, Zone, parse_day, parse_instant,
};

use super::address::{path, take_slug};
use super::credit::split_credit;
use super::escape::unescape;
use super::front::{self, Value};
use super::names::names;
use super::timeline::time_line;
use super::{Draft, House};

/// Reads a Markdown file. Every text is one: without front matter the text is
/// the body, and a first heading of level 1 the headline.
pub fn markdown(source: &str, house: &House) -> Draft {
    let text = source.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let mut header = Keys::new(house);
    let body = match front::split(&text).filter(front::Front::looks_like_keys) {
        Some(front) => {
            header.read(front.header());
            front.rest
        }
        None => &text,
    };
    let mut draft = header.draft;
    let body = headline(&mut draft.article, body);
    draft.article.body = body.trim_end().to_owned();
    if draft.article.headline.is_empty() {
        draft.problems.push(Problem::new(Severity::Warning, "no-headline").field("headline"));
    }
    if let Some(LeadMedia::Elsewhere(address)) = &draft.article.lead.media {
        let problem = Problem::new(Severity::Warning, "missing-media").field("lead.media");
        draft.problems.push(problem.text(address.clone()));
    }
    draft
}

/// Takes a first heading of level 1 for the headline where there is none; one
/// that repeats the headline is dropped, because the page prints it anyway.
fn headline<'a>(article: &mut Article, body: &'a str) -> &'a str {
    let body = body.trim_start_matches(['\n', ' ', '\t']);
    let (first, rest) = body.split_once('\n').unwrap_or((body, ""));
    let (heading, rest) = match first.strip_prefix("# ") {
        Some(heading) => (heading.trim().trim_end_matches('#').trim_end(), rest),
        None => match rest.split_once('\n').unwrap_or((rest, "")) {
            (rule, rest) if rule.len() >= 2 && rule.trim_end().chars().all(|c| c == '=') => {
                (first.trim(), rest)
            }
            _ => return body,
        },
    };
    let heading = unescape(heading);
    if article.headline.is_empty() {
        article.headline = heading;
    } else if article.headline != heading {
        return body;
    }
    rest.trim_start_matches('\n')
}

/// A header while it is read.
struct Keys {
    draft: Draft,
}

impl Keys {
    fn new(house: &House) -> Self {
        let article = Article { zone: house.zone, ..Article::default() };
        Self { draft: Draft { article, ..Draft::default() } }
    }

    fn read(&mut self, header: front::Header) {
        if header.faulty {
            self.draft.problems.push(Problem::new(Severity::Warning, "front-matter"));
        }
        // The zone first: times without offset are read in it.
        let (zones, others): (Vec<_>, Vec<_>) = header
            .keys
            .into_iter()
            .map(|(key, value)| (plain(&key), key, value))
            .partition(|(plain, ..)| ["zone", "timezone", "tz", "zona"].contains(&&**plain));
        for (plain, key, value) in zones.into_iter().chain(others) {
            if value != Value::Null && !self.key(&plain, &value) {
                self.unplace(&key, &value);
            }
        }
        self.draft.article.unplaced.extend(header.loose);
        self.split_caption();
    }

    fn unplace(&mut self, key: &str, value: &Value) {
        self.draft.article.unplaced.push(format!("{key}: {}", value.on_one_line()));
    }

    /// Takes a value; false where nothing here has that name or takes that.
    fn key(&mut self, key: &str, value: &Value) -> bool {
        let article = &mut self.draft.article;
        match key {
            "title" | "headline" | "judul" => line(&mut article.headline, value),
            "slug" => {
                let given = value.as_text().filter(|_| article.slug.is_empty());
                given.map(|given| take_slug(article, given)).is_some()
            }
            "summary" | "description" | "excerpt" | "deck" | "subtitle" | "standfirst"
            | "ringkasan" => text(&mut article.deck, value),
            "opener" | "dateline" | "pembuka" => line(&mut article.opener, value),
            "kind" | "jenis" | "type" => term(value, Kind::parse, &mut article.kind, Kind::News),
            "access" | "akses" => term(value, Access::parse, &mut article.access, Access::Free),
            "share" | "shareimage" => fill(&mut article.share, value, MediaId::parse),
            "zone" | "timezone" | "tz" | "zona" => {
                let zone = value.as_text().and_then(Zone::parse);
                zone.map(|zone| article.zone = zone).is_some()
            }
            "draft" => self.truth(value, true),
            "published" if value.as_text().is_some_and(is_truth) => self.truth(value, false),
            "date" | "published" | "publishedat" | "publishdate" | "pubdate" | "tanggal" => {
                self.instant(value, |article| &mut article.published_at)
            }
            "lastmod" | "updated" | "updatedat" | "modified" | "lastmodifiedat" | "diperbarui" => {
                self.instant(value, |article| &mut article.updated_at)
            }
            "embargo" | "embargountil" | "publishafter" => {
                self.instant(value, |article| &mut article.embargo_until)
            }
            "tags" | "tag" | "topics" | "topic" | "keywords" | "topik" => tags(article, value),
            "section" | "sections" | "categories" | "category" | "rubrik" | "kategori" => {
                self.section(key, value)
            }
            "aliases" | "alias" | "redirectfrom" => {
                let found = value.texts().into_iter().map(path).filter(|path| !path.is_empty());
                let found: Vec<String> = found.collect();
                article.aliases.extend(found);
                true
            }
            "unplaced" => {
                article.unplaced.extend(value.texts().into_iter().map(str::to_owned));
                true
            }
            "contributors" => contributors(article, Role::Kontributor, value),
            _ => match Role::parse(key.strip_suffix('s').unwrap_or(key)).or(Role::parse(key)) {
                Some(Role::Fotografer) if key == "photo" || key == "foto" => self.image(key, value),
                Some(role) => contributors(article, role, value),
                None => self.image(key, value),
            },
        }
    }

    fn truth(&mut self, value: &Value, means: bool) -> bool {
        let Some(said) = value.as_text().filter(|text| is_truth(text)) else { return false };
        let said = ["true", "yes", "on", "1"].contains(&&*said.to_lowercase());
        self.draft.draft |= said == means;
        true
    }

    fn instant(
        &mut self,
        value: &Value,
        field: impl Fn(&mut Article) -> &mut Option<DateTime<Utc>>,
    ) -> bool {
        let text = value.on_one_line();
        let zone = self.draft.article.zone;
        let read = parse_instant(&text, zone).or_else(|| {
            let line = time_line(&text, zone)?;
            self.draft.article.zone = line.zone;
            line.at
        });
        let Some(at) = read else {
            self.draft.problems.push(Problem::new(Severity::Warning, "bad-date").text(text));
            return false;
        };
        let field = field(&mut self.draft.article);
        let free = field.is_none();
        if free {
            *field = Some(at);
        }
        free
    }

    /// The first is the section; a story has only one.
    fn section(&mut self, key: &str, value: &Value) -> bool {
        let texts = value.texts();
        let Some((first, others)) = texts.split_first() else { return true };
        if !self.draft.article.section.is_empty() {
            return false;
        }
        self.draft.article.section = one_line(first);
        for other in others {
            self.draft.article.unplaced.push(format!("{key}: {}", one_line(other)));
        }
        true
    }

    /// `image: file`, `image: {src, alt, caption, credit}`, `image_caption: …`.
    fn image(&mut self, key: &str, value: &Value) -> bool {
        const NAMES: [&str; 13] = [
            "image",
            "images",
            "cover",
            "coverimage",
            "featuredimage",
            "featureimage",
            "thumbnail",
            "hero",
            "photo",
            "foto",
            "gambar",
            "lead",
            "picture",
        ];
        let lead = &mut self.draft.article.lead;
        if NAMES.contains(&key) {
            return match value {
                Value::Text(file) if lead.media.is_none() && !file.trim().is_empty() => {
                    lead.media = Some(LeadMedia::parse(file.trim()));
                    true
                }
                Value::List(list) if list.len() == 1 => self.image(key, &list[0]),
                Value::Map(map) => {
                    for (name, value) in map {
                        if *value != Value::Null && !self.image_part(&plain(name), value) {
                            self.unplace(&format!("{key}.{name}"), value);
                        }
                    }
                    true
                }
                _ => false,
            };
        }
        let part = NAMES.iter().find_map(|name| key.strip_prefix(name)).unwrap_or(key);
        self.image_part(part, value)
    }

    fn image_part(&mut self, part: &str, value: &Value) -> bool {
        let lead = &mut self.draft.article.lead;
        match part {
            "src" | "url" | "path" | "file" | "image" | "media" | "href" => {
                let file = value.as_text().filter(|_| lead.media.is_none());
                file.map(|file| lead.media = Some(LeadMedia::parse(file.trim()))).is_some()
            }
            "alt" | "alttext" => text(&mut lead.alt, value),
            "caption" | "takarir" => text(&mut lead.caption, value),
            "credit" | "kredit" => line(&mut lead.credit, value),
            "focus" | "focalpoint" => fill(&mut lead.focus, value, Focus::parse),
            "rightsuntil" => fill(&mut lead.rights_until, value, parse_day),
            "sourcetype" | "digitalsourcetype" => {
                fill(&mut lead.source_type, value, SourceType::parse)
            }
            _ => false,
        }
    }

    /// A caption that bears its credit ("… /Reuters") gives it up.
    fn split_caption(&mut self) {
        let lead = &mut self.draft.article.lead;
        if lead.credit.is_empty()
            && let Some((caption, credit)) = split_credit(&lead.caption)
            && !caption.is_empty()
        {
            let (caption, credit) = (caption.to_owned(), credit.to_owned());
            (lead.caption, lead.credit) = (caption, credit);
        } else if let Some(credit) = lead.credit.strip_prefix('/') {
            lead.credit = credit.trim_end_matches('/').trim().to_owned();
        }
    }
}

/// A key without case, hyphens, underlines and spaces: `image-caption`,
/// `imageCaption` and `image_caption` are one.
fn plain(key: &str) -> String {
    key.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

fn one_line(text: &str) -> String {
    text.split(['\n', '\r'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Fills a field of one line, if it is free.
fn line(field: &mut String, value: &Value) -> bool {
    let free = field.is_empty();
    match value.as_text() {
        Some(text) if free => *field = one_line(text),
        Some(text) => return *field == one_line(text),
        None => return false,
    }
    true
}

/// Fills a field that may have lines, if it is free.
fn text(field: &mut String, value: &Value) -> bool {
    let Some(text) = value.as_text() else { return false };
    let text = text.trim();
    if field.is_empty() {
        text.clone_into(field);
    }
    field == text
}

/// Fills an empty field with a value that reads as one of its own.
fn fill<T>(field: &mut Option<T>, value: &Value, parse: impl Fn(&str) -> Option<T>) -> bool {
    if field.is_some() {
        return false;
    }
    *field = value.as_text().map(str::trim).and_then(parse);
    field.is_some()
}

/// Takes one of a field's terms, where the field still has the usual one.
fn term<T: Copy + PartialEq>(
    value: &Value,
    parse: impl Fn(&str) -> Option<T>,
    field: &mut T,
    usual: T,
) -> bool {
    let Some(read) = value.as_text().and_then(parse) else { return false };
    let free = *field == usual;
    if free {
        *field = read;
    }
    free || *field == read
}

fn tags(article: &mut Article, value: &Value) -> bool {
    let list: Vec<&str> = match value {
        Value::Text(text) => text.split(',').collect(),
        other => other.texts(),
    };
    for tag in list {
        let tag = one_line(tag.trim().trim_start_matches('#'));
        if !tag.is_empty() && !article.tags.contains(&tag) {
            article.tags.push(tag);
        }
    }
    true
}

/// `author: A`, `authors: [A, B]`, `author: {name: A}`,
/// `contributors: [{role: editor, name: A}]`.
fn contributors(article: &mut Article, role: Role, value: &Value) -> bool {
    let add = |article: &mut Article, role: Role, name: &str| {
        let one = Contributor { role, name: one_line(name) };
        if !one.name.is_empty() && !article.contributors.contains(&one) {
            article.contributors.push(one);
        }
    };
    match value {
        Value::Null => true,
        Value::Text(text) => {
            names(role, text).iter().for_each(|name| add(article, role, name));
            true
        }
        Value::List(list) => list.iter().all(|item| match item {
            // An item of a list is one name, whatever is in it.
            Value::Text(name) => {
                add(article, role, name);
                true
            }
            other => contributors(article, role, other),
        }),
        Value::Map(_) => {
            let told = value.get("role").and_then(Value::as_text).map(Role::parse);
            let (Some(name), false) =
                (value.get("name").and_then(Value::as_text), told == Some(None))
            else {
                return false;
            };
            add(article, told.flatten().unwrap_or(role), name);
            true
        }
    }
}

fn is_truth(text: &str) -> bool {
    ["true", "false", "yes", "no", "on", "off", "0", "1"].contains(&&*text.to_lowercase())
}
