//! The tags of a finished page, one after the other.
//!
//! A page may come of a newsroom's own template, so attributes are read in
//! every form that HTML allows (HTML, 13.1.2); what is no tag is left alone.

use std::ops::Range;

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'h> {
    /// What is copied: text, end tags, comments, the document type.
    Other(&'h str),
    /// A start tag.
    Tag(Tag<'h>),
    /// A whole script or style, with its start tag.
    Raw(Tag<'h>, &'h str),
}

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'h> {
    /// All of it, with its brackets.
    pub whole: &'h str,
    /// Its name in small letters.
    pub name: String,
    /// Its attributes: the name in small letters, the value as written.
    pub attributes: Vec<(String, &'h str)>,
}

impl<'h> Tag<'h> {
    /// The value of an attribute, as written.
    pub fn get(&self, name: &str) -> Option<&'h str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
    }

    /// Writes the tag, each attribute as `change` says; `None` leaves it out.
    pub fn written(&self, change: &dyn Fn(&str, &str) -> Option<String>) -> String {
        let mut out = format!("<{}", self.name);
        for (name, value) in &self.attributes {
            if let Some(value) = change(name, value) {
                out.push_str(&format!(" {name}=\"{}\"", value.replace('"', "&quot;")));
            }
        }
        out.push('>');
        out
    }
}

/// The pieces of a page, in order and without a gap.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut at, mut kept) = (0, 0);
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| start + end + 3);
            continue;
        }
        if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            at = start + 1;
            continue;
        }
        let Some(tag) = tag(rest) else { break };
        if kept < start {
            pieces.push(Piece::Other(&html[kept..start]));
        }
        let end = start + tag.whole.len();
        if matches!(tag.name.as_str(), "script" | "style") {
            let close = format!("</{}", tag.name);
            let inner = end_of_raw(&html[end..], &close);
            at = end + inner.end;
            pieces.push(Piece::Raw(tag, &html[end..end + inner.start]));
        } else {
            at = end;
            pieces.push(Piece::Tag(tag));
        }
        kept = at;
    }
    if kept < html.len() {
        pieces.push(Piece::Other(&html[kept..]));
    }
    pieces
}

/// Where the content of a script ends, and where its end tag does.
fn end_of_raw(html: &str, close: &str) -> Range<usize> {
    let small = html.to_ascii_lowercase();
    let start = small.find(close).unwrap_or(html.len());
    let end = small[start..].find('>').map_or(html.len(), |end| start + end + 1);
    start..end
}

/// The start tag at the front; `None` where it does not end.
fn tag(html: &str) -> Option<Tag<'_>> {
    let bytes = html.as_bytes();
    let mut at = 1;
    while bytes.get(at).is_some_and(|b| !b.is_ascii_whitespace() && !b"/>".contains(b)) {
        at += 1;
    }
    let name = html[1..at].to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        while bytes.get(at).is_some_and(|b| b.is_ascii_whitespace() || *b == b'/') {
            at += 1;
        }
        if *bytes.get(at)? == b'>' {
            return Some(Tag { whole: &html[..=at], name, attributes });
        }
        let start = at;
        // A name may begin with `=`, so that each turn takes a byte.
        at += 1;
        while bytes.get(at).is_some_and(|b| !b.is_ascii_whitespace() && !b"/>=".contains(b)) {
            at += 1;
        }
        let key = html.get(start..at)?.to_ascii_lowercase();
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        let mut value = "";
        if bytes.get(at) == Some(&b'=') {
            at += 1;
            while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                at += 1;
            }
            let quote = *bytes.get(at)?;
            if quote == b'"' || quote == b'\'' {
                let length = bytes[at + 1..].iter().position(|b| *b == quote)?;
                value = &html[at + 1..at + 1 + length];
                at += length + 2;
            } else {
                let start = at;
                while bytes.get(at).is_some_and(|b| !b.is_ascii_whitespace() && *b != b'>') {
                    at += 1;
                }
                value = &html[start..at];
            }
        }
        attributes.push((key, value));
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    #[test]
    fn attributes_are_read_in_every_form_and_nothing_is_lost() {
        let html = "<!doctype html><!-- <a href=x> --><A HREF=a.html class='k \"l\"' hidden/>x < y</a>\
                    <script>if (a<b) '<img src=x>'</script><p";
        let pieces = pieces(html);
        let mut whole = String::new();
        let mut names = Vec::new();
        for piece in &pieces {
            match piece {
                Piece::Other(text) => whole.push_str(text),
                Piece::Tag(tag) => {
                    whole.push_str(tag.whole);
                    names.push((tag.name.as_str(), tag.get("href"), tag.get("class")));
                }
                Piece::Raw(tag, inner) => {
                    whole.push_str(&format!("{}{inner}</script>", tag.whole));
                    names.push((tag.name.as_str(), None, None));
                }
            }
        }
        assert_eq!(whole, html);
        assert_eq!(names, [("a", Some("a.html"), Some("k \"l\"")), ("script", None, None)]);
    }
}
