//! A body's HTML for the hands of another system: semantic elements without
//! our classes, and absolute addresses.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use ammonia::{Builder, Url, UrlRelative, UrlRelativeEvaluate};

use super::clean::ALLOWED;

/// The blocks of a finished body as one fragment for another system's pages.
///
/// `page` is the absolute address of the page that the blocks are of: relative
/// addresses are completed by it (RFC 3986, 5.2), those within the page stay.
/// Related links become a list, pictures keep one file, and nothing is left
/// that only our style sheet knows.
pub fn plain_html(blocks: &[&str], page: &str) -> String {
    let mut html = String::new();
    for block in blocks {
        html.push_str(&unboxed(block));
        html.push('\n');
    }
    let clean = rules(page).clean(&html).to_string();
    let mut clean = clean.trim().to_owned();
    if !clean.is_empty() {
        clean.push('\n');
    }
    clean
}

/// A block without what the page puts around it: the shapes are those that
/// `print`, `table` and the page write, in which text is escaped.
fn unboxed(block: &str) -> Cow<'_, str> {
    if let Some(run) = block.strip_prefix("<aside class=\"baca\"") {
        return Cow::Owned(related(run));
    }
    for (open, close) in
        [("<div class=\"galeri\">", "</div>"), ("<section class=\"tabel\"", "</section>")]
    {
        let inner = block.strip_prefix(open).and_then(|rest| rest.trim_end().strip_suffix(close));
        if let Some(inner) = inner {
            let inner = if open.ends_with('>') {
                inner
            } else {
                inner.split_once('>').map_or(inner, |(_, inner)| inner)
            };
            return Cow::Borrowed(inner);
        }
    }
    Cow::Borrowed(block)
}

/// A run of related links as a list below its label.
fn related(run: &str) -> String {
    let run = run.split_once('>').map_or(run, |(_, run)| run);
    let run = run.trim_end().trim_end_matches("</aside>");
    let (mut heading, mut items) = (String::new(), String::new());
    for line in run.split("<p>").filter(|line| !line.is_empty()) {
        let line = line.trim_end().trim_end_matches("</p>");
        let label = line.strip_prefix("<span class=\"baca-label\">");
        let (label, text) = label.and_then(|rest| rest.split_once("</span>")).unwrap_or(("", line));
        if heading.is_empty() && !label.is_empty() {
            heading = format!("<p><strong>{label}</strong></p>\n");
        }
        items.push_str(&format!("<li>{}</li>\n", text.trim()));
    }
    format!("{heading}<ul>\n{items}</ul>")
}

fn rules(page: &str) -> Builder<'static> {
    let set = |names: &[&'static str]| names.iter().copied().collect::<HashSet<_>>();
    let mut tags = set(ALLOWED);
    tags.remove("span");
    tags.insert("section");
    let attributes: HashMap<&str, HashSet<&str>> = [
        ("a", set(&["href", "hreflang", "id"])),
        ("img", set(&["src", "alt", "width", "height"])),
        ("section", set(&["aria-label"])),
        ("ol", set(&["start", "reversed"])),
        ("li", set(&["value", "id"])),
        ("td", set(&["colspan", "rowspan"])),
        ("th", set(&["colspan", "rowspan", "scope"])),
        ("col", set(&["span"])),
        ("colgroup", set(&["span"])),
        ("time", set(&["datetime"])),
        ("details", set(&["open"])),
    ]
    .into();
    let relative = match Url::parse(page) {
        Ok(page) => UrlRelative::Custom(Box::new(Completed(page))),
        Err(_) => UrlRelative::PassThrough,
    };
    let mut rules = Builder::empty();
    rules
        .tags(tags)
        .clean_content_tags(set(&["script", "style"]))
        .tag_attributes(attributes)
        .generic_attributes(set(&["lang", "dir", "title"]))
        .url_schemes(set(&["http", "https", "mailto", "tel"]))
        .url_relative(relative)
        .link_rel(None)
        .strip_comments(true);
    rules
}

/// The page by which relative addresses are completed.
struct Completed(Url);

impl UrlRelativeEvaluate<'static> for Completed {
    fn evaluate<'a>(&self, address: &'a str) -> Option<Cow<'a, str>> {
        if address.starts_with('#') {
            return Some(Cow::Borrowed(address));
        }
        self.0.join(address).ok().map(|whole| Cow::Owned(whole.into()))
    }
}
