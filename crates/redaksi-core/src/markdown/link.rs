//! Links within the text: where they lead and where they stand.

use comrak::nodes::{Node, NodeLink, NodeValue};

use super::characters::Source;
use super::text::{Voice, node_text};
use super::{BodyLink, LinkTarget};
use crate::article::ArticleId;

/// The link that a node is.
pub(super) fn of(node: Node<'_>, link: &NodeLink, source: &Source<'_>) -> BodyLink {
    let label = node_text(node, Voice::Caption).trim().to_owned();
    let position = node.data().sourcepos;
    let range = source.bytes(
        (position.start.line, position.start.column),
        (position.end.line, position.end.column),
    );
    let range = settled(range, link, &label, source);
    let place = source.place(&range);
    BodyLink { target: target(&link.url), label, read_also: false, place, range }
}

/// Where an address leads.
pub(super) fn target(url: &str) -> LinkTarget {
    match split_scheme(url) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("article") => {
            ArticleId::parse(rest.trim_matches('/'))
                .map_or(LinkTarget::Unresolved, LinkTarget::Article)
        }
        _ => LinkTarget::Address(url.to_owned()),
    }
}

/// comrak's places are exact for nearly all text; where an escaped bar in a
/// table cell or a tab moved them, the link is looked for in its own line, so
/// that nobody ever rewrites the wrong bytes.
fn settled(
    range: std::ops::Range<usize>,
    link: &NodeLink,
    label: &str,
    source: &Source<'_>,
) -> std::ops::Range<usize> {
    let text = &source.body[range.clone()];
    let bracketed = text.starts_with('[') && text.ends_with([')', ']']);
    let angled = text.starts_with('<') && text.ends_with('>');
    if bracketed || angled || text == label {
        return range;
    }
    let line_start = source.body[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end =
        source.body[range.start..].find('\n').map_or(source.body.len(), |at| range.start + at);
    let line = &source.body[line_start..line_end];
    let close = format!("]({}", link.url);
    if let Some(middle) = line.find(&close)
        && let Some(open) = line[..middle].rfind('[')
        && let Some(end) = line[middle + close.len()..].find(')')
    {
        return line_start + open..line_start + middle + close.len() + end + 1;
    }
    match line.find(label).filter(|_| !label.is_empty()) {
        Some(at) => line_start + at..line_start + at + label.len(),
        None => range,
    }
}

/// The scheme of an address (RFC 3986, 3.1) and what follows the colon.
pub(super) fn split_scheme(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = url.split_once(':')?;
    let mut letters = scheme.chars();
    let first = letters.next()?.is_ascii_alphabetic();
    let fits = first && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    fits.then_some((scheme, rest))
}

/// True for an address that a page may link to: http, https, mailto, tel, or
/// relative. Browsers drop tabs, line breaks and leading controls before they
/// read a scheme (WHATWG URL), so those are dropped here too.
pub(super) fn may_link(url: &str) -> bool {
    let seen: String =
        url.trim_start_matches(|c: char| c <= ' ').chars().filter(|c| !c.is_control()).collect();
    match split_scheme(&seen) {
        Some((scheme, _)) => ["http", "https", "mailto", "tel"]
            .iter()
            .any(|allowed| scheme.eq_ignore_ascii_case(allowed)),
        None => true,
    }
}

/// True for an address on another host.
pub(super) fn is_remote(url: &str) -> bool {
    let url = url.trim_start_matches(|c: char| c <= ' ');
    let start = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    start.starts_with("http:")
        || start.starts_with("https:")
        || url.starts_with("//")
        || url.starts_with("\\\\")
        || url.starts_with("/\\")
}

/// The text that a node itself bears, leaving out its children.
pub(super) fn own_text(value: &NodeValue) -> Option<&str> {
    match value {
        NodeValue::Text(text) => Some(text),
        NodeValue::Code(code) => Some(&code.literal),
        NodeValue::SoftBreak | NodeValue::LineBreak => Some(" "),
        _ => None,
    }
}
