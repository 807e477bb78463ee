//! Raw HTML within the text: what of it may stay.
//!
//! Only blocks that hold raw HTML come here. They are refused where they nest
//! too deep, sanitised by an explicit list of what is allowed, and given
//! exactly one root. Never allow svg, math or style: most ways around sanitisers began
//! there.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::characters::escaped;
use super::figure;
use super::link::{is_remote, may_link};
use super::scan::{scan, shape};

/// Elements that may stay.
pub(super) const ALLOWED: &[&str] = &[
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// What became of a block with raw HTML.
pub(super) enum Cleaned {
    /// It may be printed.
    Html {
        /// One element, or nothing where nothing is left.
        html: String,
        /// What was taken out or replaced: the code of the problem, and the
        /// tag or address it is about.
        noticed: Vec<(&'static str, String)>,
    },
    /// It nests too deep and is to be shown as text.
    TooDeep,
}

/// Sanitises the HTML of a block. `embed` is the word before the address of
/// something embedded.
pub(super) fn clean(html: &str, embed: &str) -> Cleaned {
    let scan = scan(html);
    if scan.too_deep {
        return Cleaned::TooDeep;
    }
    let mut noticed: Vec<_> =
        scan.removed.iter().map(|tag| ("html-removed", format!("<{tag}>"))).collect();
    let mut clean = without_remote_pictures(&one_root(&sanitised(html)), &mut noticed);
    if !scan.embedded.is_empty() {
        clean = with_links(&clean, &scan.embedded, embed);
        noticed.extend(scan.embedded.into_iter().map(|address| ("embed-removed", address)));
    }
    // What a parser makes of the result must be the result, or the preview's
    // page would not be the exported one.
    for _ in 0..3 {
        let again = one_root(&sanitised(&clean));
        if again == clean {
            return Cleaned::Html { html: clean, noticed };
        }
        clean = again;
    }
    Cleaned::TooDeep
}

fn sanitised(html: &str) -> String {
    static RULES: LazyLock<Builder<'static>> = LazyLock::new(rules);
    RULES.clean(html).to_string()
}

fn rules() -> Builder<'static> {
    let set = |names: &[&'static str]| names.iter().copied().collect::<HashSet<_>>();
    let mut rules = Builder::empty();
    let attributes: HashMap<&str, HashSet<&str>> = [
        ("a", set(&["href", "hreflang", "id"])),
        ("img", set(&["src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding"])),
        ("section", set(&["tabindex", "aria-label"])),
        ("ol", set(&["start", "reversed"])),
        ("li", set(&["value"])),
        ("td", set(&["colspan", "rowspan"])),
        ("th", set(&["colspan", "rowspan", "scope"])),
        ("col", set(&["span"])),
        ("colgroup", set(&["span"])),
        ("time", set(&["datetime"])),
        ("details", set(&["open"])),
    ]
    .into();
    let classes: HashMap<&str, HashSet<&str>> = [
        ("div", set(&["isi"])),
        ("figure", set(&["gambar"])),
        ("li", set(&["tugas"])),
        ("mark", set(&["belum"])),
        ("p", set(&["gambar-luar", "sematan"])),
        ("section", set(&["tabel"])),
        ("span", set(&["credit"])),
        ("sup", set(&["acuan"])),
        ("td", set(&["tengah", "kanan"])),
        ("th", set(&["tengah", "kanan"])),
    ]
    .into();
    rules
        .tags(set(ALLOWED))
        .clean_content_tags(set(&["script", "style"]))
        .tag_attributes(attributes)
        .generic_attributes(set(&["lang", "dir", "title"]))
        .allowed_classes(classes)
        .url_schemes(set(&["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("noopener"))
        .strip_comments(true)
        .attribute_filter(attribute);
    rules
}

/// The attributes whose values are looked at, too.
fn attribute<'v>(element: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let keep = match (element, name) {
        ("a", "href") => may_link(value),
        // Only the footnotes' own anchors: no id of a text may stand twice.
        ("a", "id") => value.starts_with("acu-"),
        ("section", "tabindex") => value == "0",
        // Of the picture's sizes only those that the page itself wrote.
        ("img", "srcset") => !value.contains([':', '\\']) && !value.contains("//"),
        _ => true,
    };
    keep.then_some(Cow::Borrowed(value))
}

/// The same HTML with exactly one root; empty where nothing is left.
fn one_root(html: &str) -> String {
    let html = html.trim_ascii();
    let shape = shape(html);
    match (shape.roots, shape.loose) {
        (0, false) => String::new(),
        (1, false) => html.to_owned(),
        _ => format!("<div class=\"isi\">{html}</div>"),
    }
}

/// Puts a link in the place of each picture of another site. `html` is what
/// the sanitiser wrote: attributes stand in double quotes, and `<` in text or
/// in an attribute is escaped.
fn without_remote_pictures(html: &str, noticed: &mut Vec<(&'static str, String)>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    let mut in_link = false;
    while let Some(at) = rest.find('<') {
        let end = tag_end(&rest[at..]).map_or(rest.len(), |length| at + length);
        let tag = &rest[at..end];
        out.push_str(&rest[..at]);
        match tag {
            "</a>" => in_link = false,
            tag if tag.starts_with("<a ") || tag == "<a>" => in_link = true,
            _ => {}
        }
        let source = if tag.starts_with("<img ") { attribute_of(tag, "src") } else { None };
        match source {
            Some(source) if is_remote(&source) => {
                let alt = attribute_of(tag, "alt").filter(|alt| !alt.trim().is_empty());
                let alt = alt.as_deref().unwrap_or(&source);
                let text = if in_link { escaped(alt) } else { figure::link_to(&source, alt) };
                out.push_str(&text);
                noticed.push(("remote-image", source));
            }
            Some(_) => out.push_str(tag),
            None if tag.starts_with("<img") => {
                let alt = attribute_of(tag, "alt").unwrap_or_default();
                out.push_str(&escaped(&alt));
                noticed.push(("media-missing", alt));
            }
            None => out.push_str(tag),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// The length of a tag, quoted attributes with `>` in them included.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn attribute_of(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = &tag[start..];
    let value = &value[..value.find('"')?];
    Some(
        value
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&nbsp;", "\u{A0}")
            .replace("&amp;", "&"),
    )
}

/// Adds links to what was embedded.
fn with_links(html: &str, addresses: &[String], embed: &str) -> String {
    let links: String = addresses
        .iter()
        .map(|address| {
            let link = figure::link_to(address, address);
            format!("<p class=\"sematan\">{}: {link}</p>", escaped(embed))
        })
        .collect();
    one_root(&format!("{html}{links}"))
}
