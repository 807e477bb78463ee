//! Headlines and addresses as keys: which story does a line mean?
//!
//! It must never guess. A line that fits two stories fits none.

use std::collections::{BTreeSet, HashMap};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::article::{ArticleId, slugify};

/// A story that a line may mean.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The story.
    pub id: ArticleId,
    /// Its headline now.
    pub headline: &'a str,
    /// Headlines it bore before.
    pub former_headlines: &'a [String],
    /// The readable part of its address.
    pub slug: &'a str,
    /// Addresses it had before: paths without a leading slash, slugs, or
    /// whole URLs.
    pub aliases: &'a [String],
}

/// Makes a headline comparable: compatibility forms (NFKC), no case, no
/// punctuation, single spaces. Apostrophes and invisible characters vanish
/// ("Jum'at" is "Jumat"), every other sign parts words ("Rusia-Ukraina" is
/// "Rusia Ukraina"). A headline without any letter or digit keeps its signs,
/// so that "!!!" does not equal "???".
pub fn normalise_headline(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut gap = false;
    let mut take = |c: char| {
        if c.is_alphanumeric() || is_combining_mark(c) {
            if gap && !key.is_empty() {
                key.push(' ');
            }
            gap = false;
            key.push(c);
        } else if !is_apostrophe(c) && !is_invisible(c) {
            gap = true;
        }
    };
    if text.is_ascii() {
        // Nothing to compose, and no table to ask.
        text.chars().for_each(|c| take(c.to_ascii_lowercase()));
    } else {
        text.nfkc().flat_map(char::to_lowercase).nfkc().for_each(take);
    }
    if key.is_empty() {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    key
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ' | '′' | '＇')
}

/// Characters that take part in a line without being seen: soft hyphen, zero
/// width joiners, directional marks, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// True where the text of a link follows its story: it is empty, or the
/// current headline, or one the story bore before. Else the editor wrote a
/// text of their own, and the page prints that.
pub fn follows(label: &str, headline: &str, former_headlines: &[String]) -> bool {
    let key = normalise_headline(label);
    key.is_empty()
        || key == normalise_headline(headline)
        || former_headlines.iter().any(|former| key == normalise_headline(former))
}

/// The path of an address, ready to compare: without scheme, host, query,
/// fragment, `.html` and outer slashes, percent-decoded, in lower case. A
/// bare slug of several words is a path too. `None` where the text is no
/// address but a line of words.
pub fn address_key(text: &str) -> Option<String> {
    let text = text.trim();
    let (rest, absolute) = match text.split_once("://") {
        Some((scheme, rest))
            if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") =>
        {
            (rest.split_once('/')?.1, true)
        }
        Some(_) => return None,
        None => (text, text.starts_with('/')),
    };
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy().to_lowercase();
    let path = decoded.trim_matches('/');
    let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
    let path = path.strip_suffix(".html").or_else(|| path.strip_suffix(".htm")).unwrap_or(path);
    let addressed = absolute || rest.contains('/') || path.contains('-');
    let fits = !path.is_empty() && !path.chars().any(|c| c.is_whitespace() || c.is_control());
    (addressed && fits).then(|| path.to_owned())
}

/// Every key by which a line can name an address: the whole path, and its last
/// part where that is a slug of at least two words. Pages after the first
/// (`slug/2`, `slug/semua`) name their story.
fn address_keys(text: &str) -> Vec<String> {
    let Some(path) = address_key(text) else { return Vec::new() };
    let mut parts: Vec<&str> = path.split('/').collect();
    let page = |part: &str| part == "semua" || part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() > 1 && parts.last().is_some_and(|last| page(last)) {
        parts.pop();
    }
    let mut keys = vec![address(&parts.join("/"))];
    if let Some(last) = parts.last()
        && parts.len() > 1
        && last.contains('-')
        && slugify(last) == **last
    {
        keys.push(address(last));
    }
    keys
}

/// Keys of addresses and of headlines live in one map; no headline's key holds
/// a slash.
fn address(path: &str) -> String {
    format!("/{path}")
}

/// Every key of a story, without repetition.
fn keys_of(story: &Candidate<'_>) -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = std::iter::once(story.headline)
        .chain(story.former_headlines.iter().map(String::as_str))
        .map(normalise_headline)
        .collect();
    if !story.slug.is_empty() {
        keys.insert(address(story.slug));
    }
    for alias in story.aliases {
        keys.extend(address_keys(alias));
        // An alias of a single word is a slug all the same.
        keys.insert(address(alias.trim_matches('/')));
    }
    keys.remove("");
    keys.remove("/");
    keys
}

/// Every key of a line.
fn keys_of_line(label: &str) -> Vec<String> {
    let mut keys = address_keys(label);
    let headline = normalise_headline(label);
    if !headline.is_empty() {
        keys.push(headline);
    }
    keys
}

/// The one story that an unresolved line means: by headline, by a former one,
/// or by an address. `None` where no story fits or more than one.
///
/// The caller leaves out the story that holds the line and those in the bin,
/// and asks for addresses of the newsroom's own site only.
pub fn match_headline<'a>(
    label: &str,
    candidates: impl IntoIterator<Item = Candidate<'a>>,
) -> Option<ArticleId> {
    let wanted = keys_of_line(label);
    let mut found = candidates.into_iter().filter(|candidate| {
        let keys = keys_of(candidate);
        wanted.iter().any(|key| keys.contains(key))
    });
    let first = found.next()?.id;
    found.all(|other| other.id == first).then_some(first)
}

/// The same question asked many times: every headline and address of the
/// newsroom as one table, kept up to date story by story.
#[derive(Debug, Clone, Default)]
pub struct Headlines {
    by_key: HashMap<String, Vec<ArticleId>>,
    keys: HashMap<ArticleId, BTreeSet<String>>,
}

impl Headlines {
    /// Adds a story, or takes in its new headline and addresses.
    pub fn put(&mut self, story: &Candidate<'_>) {
        self.remove(story.id);
        let keys = keys_of(story);
        for key in &keys {
            let ids = self.by_key.entry(key.clone()).or_default();
            if let Err(place) = ids.binary_search(&story.id) {
                ids.insert(place, story.id);
            }
        }
        self.keys.insert(story.id, keys);
    }

    /// Takes a story out.
    pub fn remove(&mut self, id: ArticleId) {
        for key in self.keys.remove(&id).unwrap_or_default() {
            if let Some(ids) = self.by_key.get_mut(&key) {
                ids.retain(|other| *other != id);
                if ids.is_empty() {
                    self.by_key.remove(&key);
                }
            }
        }
    }

    /// The one story that a line means, as [`match_headline`] finds it;
    /// `holder` is the story that holds the line and is never its own match.
    pub fn find(&self, label: &str, holder: Option<ArticleId>) -> Option<ArticleId> {
        let mut found: Option<ArticleId> = None;
        for key in keys_of_line(label) {
            for id in self.by_key.get(&key).into_iter().flatten() {
                match found {
                    _ if Some(*id) == holder => {}
                    None => found = Some(*id),
                    Some(first) if first == *id => {}
                    Some(_) => return None,
                }
            }
        }
        found
    }

    /// Every other story that bears this headline now or bore it before, in
    /// the order of their ids.
    pub fn bearing(&self, headline: &str, not: Option<ArticleId>) -> Vec<ArticleId> {
        let ids = self.by_key.get(&normalise_headline(headline));
        ids.into_iter().flatten().copied().filter(|id| Some(*id) != not).collect()
    }
}
