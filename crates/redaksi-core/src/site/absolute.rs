//! Absolute addresses: of the site's own files, and of the links within a
//! story's HTML, which leave the page's folder when the HTML goes into a feed.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::page::absolute;

/// What an address must not hold as it is (RFC 3986, 2). `%` is left alone:
/// it may begin an escape.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The absolute address of a path of the export, escaped: what feeds and
/// sitemaps name. A folder's front page is named by the folder.
pub fn address(site: &str, path: &str) -> String {
    utf8_percent_encode(&absolute(site, path), UNSAFE).to_string()
}

/// The HTML of a story with every relative address made absolute. `page` is
/// the path of the page that the HTML was made for. Text is left as it is.
pub fn absolute_html(html: &str, site: &str, page: &str) -> String {
    let base = address(site, page);
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        out.push_str(text);
        let end = end_of_tag(tag);
        put_tag(&tag[..end], &base, &mut out);
        rest = &tag[end..];
    }
    out.push_str(rest);
    out
}

/// The bytes of a tag that begins here; quoted values may hold `>`.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return at + 1,
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// Copies a tag, its addresses made absolute.
fn put_tag(tag: &str, base: &str, out: &mut String) {
    let mut rest = tag;
    while let Some(at) = rest.find("=\"") {
        let (before, value) = rest.split_at(at + 2);
        out.push_str(before);
        let Some(end) = value.find('"') else {
            rest = value;
            break;
        };
        let name = before[..at].rsplit(|c: char| c.is_ascii_whitespace() || c == '"').next();
        match name.unwrap_or("").to_ascii_lowercase().as_str() {
            "href" | "src" | "poster" | "cite" => out.push_str(&resolved(base, &value[..end])),
            "srcset" => out.push_str(&candidates(base, &value[..end])),
            _ => out.push_str(&value[..end]),
        }
        out.push('"');
        rest = &value[end + 1..];
    }
    out.push_str(rest);
}

/// A `srcset`: addresses with their widths, parted by commas.
fn candidates(base: &str, value: &str) -> String {
    let parts = value.split(", ").map(|candidate| {
        let candidate = candidate.trim();
        match candidate.split_once(' ') {
            Some((address, width)) => format!("{} {width}", resolved(base, address)),
            None => resolved(base, candidate),
        }
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// A reference against a base (RFC 3986, 5.2). `base` is a whole address.
fn resolved(base: &str, reference: &str) -> String {
    let reference = reference.trim();
    let scheme = reference.split([':', '/', '?', '#']).next().unwrap_or("");
    if scheme.len() < reference.len() && reference.as_bytes()[scheme.len()] == b':' {
        return reference.to_owned();
    }
    let authority = base.find("://").map_or(0, |at| at + 3);
    let host = base[authority..].find('/').map_or(base.len(), |at| authority + at);
    if reference.starts_with("//") {
        return format!("{}{reference}", &base[..authority.saturating_sub(2)]);
    }
    if reference.is_empty() || reference.starts_with(['#', '?']) {
        return format!("{base}{reference}");
    }
    let path = base.get(host..).unwrap_or("");
    let cut = reference.find(['?', '#']).unwrap_or(reference.len());
    let (wanted, tail) = reference.split_at(cut);
    let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
    let whole =
        if wanted.starts_with('/') { wanted.to_owned() } else { format!("{folder}{wanted}") };
    format!("{}{}{tail}", &base[..host], without_dots(&whole))
}

/// `/a/../b/./c` as `/b/c`; what would lead above the root stays at it.
fn without_dots(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    let last = path.split('/').next_back().unwrap_or("");
    for segment in path.split('/').skip(1) {
        match segment {
            "." => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    if matches!(last, "." | "..") {
        segments.push("");
    }
    format!("/{}", segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{absolute_html, resolved};

    #[test]
    fn references_are_resolved_as_browsers_do() {
        let base = "https://x.example/nasional/a.html";
        for (reference, whole) in [
            ("b.html", "https://x.example/nasional/b.html"),
            ("../media/x.jpg", "https://x.example/media/x.jpg"),
            ("../../../etc/x", "https://x.example/etc/x"),
            ("/y?z=1#q", "https://x.example/y?z=1#q"),
            ("#fn-1", "https://x.example/nasional/a.html#fn-1"),
            ("./", "https://x.example/nasional/"),
            ("//cdn.example/x", "https://cdn.example/x"),
            ("mailto:a@b.example", "mailto:a@b.example"),
            ("https://y.example/?a=b", "https://y.example/?a=b"),
        ] {
            assert_eq!(resolved(base, reference), whole, "{reference}");
        }
    }

    #[test]
    fn only_addresses_in_tags_are_changed() {
        let html = "<p title=\"a > href=\">src=\"b\" <a href=\"c.html\" class=\"x\">href=\"d\"</a>\
                    <img src=\"../m/1.jpg\" srcset=\"../m/1.jpg 320w, ../m/2.jpg 640w\" alt=\"\"></p> 1 < 2";
        assert_eq!(
            absolute_html(html, "https://x.example", "n/a.html"),
            "<p title=\"a > href=\">src=\"b\" <a href=\"https://x.example/n/c.html\" class=\"x\">href=\"d\"</a>\
             <img src=\"https://x.example/m/1.jpg\" srcset=\"https://x.example/m/1.jpg 320w, \
             https://x.example/m/2.jpg 640w\" alt=\"\"></p> 1 < 2"
        );
    }
}
