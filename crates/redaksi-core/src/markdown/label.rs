//! Related lines: how "Baca Juga: …" is recognised and taken apart.
//!
//! Works on a paragraph that comrak read; knows nothing of HTML.

use comrak::nodes::{Node, NodeValue};

use super::characters::{Source, number};
use super::text::{Voice, node_text};
use super::{BodyLink, Labels, LinkTarget, link};

/// A related line.
#[derive(Debug, Clone)]
pub(super) struct RelatedLine {
    /// What stands behind the label.
    pub parts: Vec<Part>,
    /// Its first line in the body, from 1.
    pub line: u32,
    /// Its last line.
    pub end_line: u32,
}

/// A piece of a related line.
#[derive(Debug, Clone)]
pub(super) enum Part {
    /// Text beside a link.
    Text(String),
    /// A link, or the bare headline.
    Link(BodyLink),
}

impl RelatedLine {
    /// The visible text behind the label.
    pub fn text(&self) -> String {
        let text: String = self
            .parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => text.as_str(),
                Part::Link(link) => link.label.as_str(),
            })
            .collect();
        text.trim().to_owned()
    }
}

/// How many bytes of `text` are a label with its colon and the spaces around
/// it; `None` where it does not begin with one.
pub(super) fn label_length(text: &str, labels: &Labels) -> Option<usize> {
    labels.read_also.iter().find_map(|label| {
        let mut rest = text.trim_start_matches(is_space);
        for (n, word) in label.split(is_space).filter(|word| !word.is_empty()).enumerate() {
            let spaced = rest.trim_start_matches(is_space);
            if n > 0 && spaced.len() == rest.len() {
                return None;
            }
            rest = strip_word(spaced, word)?;
        }
        let rest = rest.trim_start_matches(is_space);
        let rest = rest.strip_prefix([':', '：'])?;
        Some(text.len() - rest.trim_start_matches(is_space).len())
    })
}

/// White space, no-break spaces, and the invisible characters that come with
/// text pasted from a web page.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}')
}

fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for wanted in word.chars() {
        let c = rest.next()?;
        if !c.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    Some(rest.as_str())
}

/// A run of lines of one paragraph.
pub(super) enum Run<'a> {
    /// Neighbouring related lines.
    Related(Vec<RelatedLine>),
    /// Ordinary text: the inlines of its lines, breaks included.
    Ordinary(Vec<Node<'a>>),
}

/// Takes a paragraph apart where it holds related lines; `None` where it has
/// none, which is what nearly every paragraph is.
pub(super) fn runs<'a>(
    paragraph: Node<'a>,
    source: &Source<'_>,
    labels: &Labels,
) -> Option<Vec<Run<'a>>> {
    let lines = lines(paragraph, labels);
    if !lines.iter().any(|line| line.related) {
        return None;
    }
    let mut runs: Vec<Run<'a>> = Vec::new();
    for line in lines {
        if line.related {
            let related = related(&line.nodes, source, labels);
            match runs.last_mut() {
                Some(Run::Related(lines)) => lines.push(related),
                _ => runs.push(Run::Related(vec![related])),
            }
        } else {
            match runs.last_mut() {
                Some(Run::Ordinary(nodes)) => nodes.extend(line.nodes),
                _ => runs.push(Run::Ordinary(line.nodes)),
            }
        }
    }
    Some(runs)
}

struct Line<'a> {
    nodes: Vec<Node<'a>>,
    related: bool,
}

/// The lines of a paragraph, each with the break at its end. A label alone on
/// its line takes the next line with it.
fn lines<'a>(paragraph: Node<'a>, labels: &Labels) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let mut nodes: Vec<Node<'a>> = Vec::new();
    let mut children = paragraph.children().peekable();
    while let Some(node) = children.next() {
        nodes.push(node);
        let ends = matches!(node.data().value, NodeValue::SoftBreak | NodeValue::LineBreak);
        if !ends && children.peek().is_some() {
            continue;
        }
        let text = text_of(&nodes);
        let behind = label_length(&text, labels).map(|length| !text[length..].trim().is_empty());
        if behind == Some(false) && children.peek().is_some() {
            continue;
        }
        let related = behind == Some(true) && nodes.iter().all(|node| can_be_related(node));
        lines.push(Line { nodes: std::mem::take(&mut nodes), related });
    }
    lines
}

fn text_of(nodes: &[Node<'_>]) -> String {
    nodes.iter().map(|node| node_text(node, Voice::Reading)).collect()
}

/// Pictures and footnotes have no place in a related line: a line that holds
/// one stays a paragraph, so that nothing of it is lost.
fn can_be_related(node: Node<'_>) -> bool {
    !node.descendants().any(|inner| {
        matches!(inner.data().value, NodeValue::Image(_) | NodeValue::FootnoteReference(_))
    })
}

fn related(nodes: &[Node<'_>], source: &Source<'_>, labels: &Labels) -> RelatedLine {
    let first = nodes.first().map_or(1, |node| node.data().sourcepos.start.line);
    let last = nodes.last().map_or(first, |node| node.data().sourcepos.end.line).max(first);
    let mut parts = Vec::new();
    for node in nodes {
        take_apart(node, source, &mut parts);
    }
    drop_label(&mut parts, labels);
    if !parts.iter().any(|part| matches!(part, Part::Link(_))) {
        parts = vec![Part::Link(bare_headline(first, last, &parts, source, labels))];
    }
    RelatedLine { parts, line: number(first), end_line: number(last) }
}

/// The texts and links below a node, in order.
fn take_apart(node: Node<'_>, source: &Source<'_>, parts: &mut Vec<Part>) {
    let mut stack = vec![node];
    while let Some(node) = stack.pop() {
        match &node.data().value {
            NodeValue::Link(target) => {
                let mut found = link::of(node, target, source);
                found.read_also = true;
                parts.push(Part::Link(found));
            }
            value => match (link::own_text(value), parts.last_mut()) {
                (Some(text), Some(Part::Text(before))) => before.push_str(text),
                (Some(text), _) => parts.push(Part::Text(text.to_owned())),
                (None, _) => stack.extend(node.reverse_children()),
            },
        }
    }
}

/// Takes the label off the front, which may itself be part of a link
/// (`[Baca Juga: …](…)`), and the space off the end.
fn drop_label(parts: &mut Vec<Part>, labels: &Labels) {
    match parts.first_mut() {
        Some(Part::Text(text)) => match label_length(text, labels) {
            Some(length) => *text = text[length..].to_owned(),
            // The label is spread over several pieces, as in `**Baca** Juga:`;
            // then all up to the colon is label.
            None => {
                if let Some(colon) = text.find([':', '：']) {
                    *text = text[colon..].trim_start_matches([':', '：']).trim_start().to_owned();
                }
            }
        },
        Some(Part::Link(link)) => {
            if let Some(length) = label_length(&link.label, labels) {
                link.label = link.label[length..].trim_end().to_owned();
            }
        }
        None => {}
    }
    if let Some(Part::Text(text)) = parts.last_mut() {
        text.truncate(text.trim_end().len());
    }
    parts.retain(|part| !matches!(part, Part::Text(text) if text.is_empty()));
}

/// The headline of a line without a link, with its bytes in the body.
fn bare_headline(
    first: usize,
    last: usize,
    parts: &[Part],
    source: &Source<'_>,
    labels: &Labels,
) -> BodyLink {
    let label: String = parts
        .iter()
        .map(|part| if let Part::Text(text) = part { text.as_str() } else { "" })
        .collect();
    let label = label.trim().to_owned();
    let whole = source.line(first).start..source.line(last).end;
    let raw = &source.text[whole.clone()];
    let marks = |c: char| is_space(c) || matches!(c, '*' | '_');
    let from = raw.len() - raw.trim_start_matches(marks).len();
    let from = label_length(&raw[from..], labels).map_or(0, |length| from + length);
    let inner = raw[from..].trim_start_matches(|c| marks(c) && !label.starts_with(c));
    let from = raw.len() - inner.len();
    let inner = inner.trim_end_matches(|c| (marks(c) || c == '\\') && !label.ends_with(c));
    let range = whole.start + from..whole.start + from + inner.len();
    let place = source.place(&range);
    BodyLink { label, target: LinkTarget::Unresolved, read_also: true, place, range }
}
