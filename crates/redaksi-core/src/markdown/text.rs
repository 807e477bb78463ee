//! What a body says, without markup: text for search, words, excerpts.

use std::collections::HashSet;

use comrak::nodes::{Node, NodeValue};

use super::characters::{number, tidy};
use super::label::Part;
use super::tree::{Content, Piece, Tree};
use super::{Block, BlockKind, BodyLink, Labels, Parsed, figure, link, scan};
use crate::article::MediaId;

/// Which text of a node is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// What is read aloud as the story: no pictures, no raw tags.
    Reading,
    /// As `Reading`, and the alternative text of pictures.
    Caption,
    /// All there is, raw HTML as written.
    Verbatim,
}

/// The text of a node. Blocks within it stand on lines of their own.
pub(super) fn node_text(node: Node<'_>, voice: Voice) -> String {
    let mut out = String::new();
    let mut stack = vec![node];
    while let Some(node) = stack.pop() {
        let data = node.data();
        if data.value.block() && !out.is_empty() && !out.ends_with('\n') {
            let cell = matches!(data.value, NodeValue::TableCell);
            let first = cell && node.previous_sibling().is_none();
            out.push(if cell && !first { ' ' } else { '\n' });
        }
        match &data.value {
            NodeValue::Image(_) if voice == Voice::Reading => continue,
            NodeValue::HtmlInline(html) if voice == Voice::Verbatim => out.push_str(html),
            NodeValue::HtmlBlock(html) if voice == Voice::Verbatim => out.push_str(&html.literal),
            NodeValue::HtmlBlock(html) => out.push_str(&scan::text_of(&html.literal)),
            NodeValue::CodeBlock(code) => out.push_str(&code.literal),
            value => {
                if let Some(text) = link::own_text(value) {
                    out.push_str(text);
                }
            }
        }
        stack.extend(node.reverse_children());
    }
    out
}

/// All that [`super::parse`] tells.
pub(super) fn parsed(tree: &Tree<'_, '_>) -> Parsed {
    let mut parsed = Parsed {
        pages: number(tree.pages().len()),
        unsplit: tree.split.unsplit,
        ..Parsed::default()
    };
    if tree.split.by_rule {
        parsed.rule_breaks =
            tree.pages().skip(1).filter_map(|page| Some(page.first()?.line)).collect();
    }
    for piece in &tree.pieces {
        let text = piece_text(piece, tree.labels);
        links_of(piece, tree, &mut parsed.links);
        if let Content::Node(node) = &piece.content {
            pictures_of(node, &mut parsed.pictures);
        }
        match piece.kind {
            BlockKind::ReadAlso | BlockKind::PageBreak => {}
            kind => {
                if kind != BlockKind::Image {
                    parsed.words = parsed.words.saturating_add(words(&text));
                }
                add_line(&mut parsed.plain, &text);
            }
        }
        parsed.blocks.push(Block {
            kind: piece.kind,
            text,
            line: piece.line,
            end_line: piece.end_line,
        });
    }
    for note in &tree.notes {
        let text = tidy(node_text(note, Voice::Reading).trim()).into_owned();
        parsed.words = parsed.words.saturating_add(words(&text));
        add_line(&mut parsed.plain, &text);
        collect_links(note, tree, &mut parsed.links);
        pictures_of(note, &mut parsed.pictures);
    }
    parsed.links.sort_by_key(|link| link.range.start);
    let mut seen = HashSet::new();
    parsed.pictures.retain(|id| seen.insert(id.clone()));
    parsed
}

fn add_line(plain: &mut String, text: &str) {
    if text.is_empty() {
        return;
    }
    if !plain.is_empty() {
        plain.push('\n');
    }
    plain.push_str(text);
}

/// Words by white space.
pub(super) fn words(text: &str) -> u32 {
    if !text.is_ascii() {
        return number(text.split_whitespace().count());
    }
    // The same by bytes: a word begins where white space ends.
    let mut within = false;
    let mut count = 0;
    for byte in text.bytes() {
        let blank = matches!(byte, b'\t'..=b'\r' | b' ');
        count += usize::from(!blank && !within);
        within = !blank;
    }
    number(count)
}

/// The visible text of a piece.
pub(super) fn piece_text(piece: &Piece<'_>, labels: &Labels) -> String {
    let text = match &piece.content {
        Content::Node(node) if piece.kind == BlockKind::Image => figure::text(node),
        Content::Node(node) => node_text(node, Voice::Reading),
        Content::Related(lines) => {
            let label = labels.printed();
            let lines: Vec<String> =
                lines.iter().map(|line| format!("{label}: {}", line.text())).collect();
            lines.join("\n")
        }
        Content::Break => String::new(),
    };
    tidy(text.trim()).into_owned()
}

fn links_of(piece: &Piece<'_>, tree: &Tree<'_, '_>, links: &mut Vec<BodyLink>) {
    match &piece.content {
        Content::Node(node) => collect_links(node, tree, links),
        Content::Related(lines) => {
            links.extend(lines.iter().flat_map(|line| &line.parts).filter_map(|part| match part {
                Part::Link(link) => Some(link.clone()),
                Part::Text(_) => None,
            }));
        }
        Content::Break => {}
    }
}

fn collect_links(node: Node<'_>, tree: &Tree<'_, '_>, links: &mut Vec<BodyLink>) {
    for inner in node.descendants() {
        if let NodeValue::Link(target) = &inner.data().value {
            links.push(link::of(inner, target, &tree.source));
        }
    }
}

fn pictures_of(node: Node<'_>, pictures: &mut Vec<MediaId>) {
    for inner in node.descendants() {
        if let NodeValue::Image(target) = &inner.data().value {
            pictures.extend(figure::stored(&target.url));
        }
    }
}

/// The beginning of a text on one line: at most `longest` characters, cut at
/// a word, with an ellipsis where something was left out.
pub fn excerpt(text: &str, longest: usize) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        // Every further word would be cut off again.
        if line.len() > longest.saturating_mul(4) {
            break;
        }
    }
    if line.chars().count() <= longest {
        return line;
    }
    // One place is kept for the ellipsis.
    let room = longest.saturating_sub(1);
    let end = line.char_indices().nth(room).map_or(line.len(), |(at, _)| at);
    let whole_word = line[end..].starts_with(' ');
    let cut = if whole_word { end } else { line[..end].rfind(' ').unwrap_or(end) };
    let kept = line[..cut].trim_end_matches([' ', ',', ';', ':', '-', '–', '—']);
    format!("{kept}…")
}
