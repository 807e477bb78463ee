//! A body as a tree of pieces: what stands at its top level, page by page.
//!
//! Made once for every question that is asked of a body. What comrak reads is
//! put right here, before anything is printed: related lines become pieces of
//! their own, headings start at the second level, nesting is capped.

use comrak::nodes::{Ast, AstNode, Node, NodeValue};
use comrak::{Arena, Options, parse_document};

use super::characters::{Source, number};
use super::label::{self, RelatedLine, Run};
use super::split::{self, Pages, Part};
use super::{BlockKind, Labels, nesting, scan, text};

/// The memory that a tree's nodes live in.
pub(super) fn arena<'a>() -> Arena<'a> {
    Arena::new()
}

/// A piece of a body's top level.
pub(super) struct Piece<'a> {
    /// What it is.
    pub kind: BlockKind,
    /// What it holds.
    pub content: Content<'a>,
    /// Its first line in the body, from 1.
    pub line: u32,
    /// Its last line.
    pub end_line: u32,
}

/// What a piece holds.
pub(super) enum Content<'a> {
    /// A block as comrak read it.
    Node(Node<'a>),
    /// Neighbouring related lines.
    Related(Vec<RelatedLine>),
    /// Nothing: a page break.
    Break,
}

/// A body, taken apart.
pub(super) struct Tree<'a, 'b> {
    /// The text it was made from.
    pub source: Source<'b>,
    /// The newsroom's words.
    pub labels: &'b Labels,
    /// The pieces, page breaks among them.
    pub pieces: Vec<Piece<'a>>,
    /// How the pieces fall into pages.
    pub split: Pages,
    /// The definitions of footnotes, in the order of the text.
    pub notes: Vec<Node<'a>>,
    /// The lines where nesting was capped.
    pub capped: Vec<usize>,
}

impl<'a, 'b> Tree<'a, 'b> {
    /// Reads a body.
    pub fn of(arena: &'a Arena<'a>, body: &'b str, labels: &'b Labels) -> Self {
        let source = Source::of(body);
        let root = parse_document(arena, &source.text, &options());
        let capped = nesting::cap(arena, root);
        let notes = take_notes(root);
        let mut pieces: Vec<Piece<'a>> = Vec::new();
        for node in root.children().filter(|node| !is_empty_heading(node)) {
            for piece in pieces_of(arena, node, &source, labels) {
                add(&mut pieces, piece);
            }
        }
        let split = split::split(&parts(&pieces, labels), labels.pages);
        level_headings(&pieces, &split);
        Self { source, labels, pieces, split, notes, capped }
    }

    /// The pieces of each page.
    pub fn pages(&self) -> impl ExactSizeIterator<Item = &[Piece<'a>]> {
        self.split.pages.iter().map(|page| &self.pieces[page.clone()])
    }
}

/// What decides where pages break. Words are counted only where a rule asks.
fn parts(pieces: &[Piece<'_>], labels: &Labels) -> Vec<Part> {
    let part = |piece: &Piece<'_>| {
        let kind = piece.kind;
        let mut part = Part { kind, words: 0, caption: false, announces: false };
        let Content::Node(node) = &piece.content else { return part };
        if labels.pages.words > 0 && kind != BlockKind::Image {
            let text = text::piece_text(piece, labels);
            part.words = text::words(&text);
            part.announces = kind == BlockKind::Paragraph && text.ends_with(':');
            part.caption = kind == BlockKind::Paragraph && is_emphasised(node);
        }
        part
    };
    pieces.iter().map(part).collect()
}

/// True for a paragraph of which every word is emphasised, as captions are.
fn is_emphasised(paragraph: Node<'_>) -> bool {
    paragraph.children().all(|child| match &child.data().value {
        NodeValue::Emph | NodeValue::Strong | NodeValue::SoftBreak | NodeValue::LineBreak => true,
        NodeValue::Text(text) => text.trim().is_empty(),
        _ => false,
    })
}

/// A heading without a word says nothing, and is an error to a screen reader.
fn is_empty_heading(node: Node<'_>) -> bool {
    matches!(node.data().value, NodeValue::Heading(_)) && node.first_child().is_none()
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    // Those without a reference would be dropped otherwise.
    options.parse.leave_footnote_definitions = true;
    options
}

/// Takes the definitions of footnotes out of the text.
fn take_notes<'a>(root: Node<'a>) -> Vec<Node<'a>> {
    let notes: Vec<Node<'a>> = root
        .descendants()
        .filter(|node| matches!(node.data().value, NodeValue::FootnoteDefinition(_)))
        .collect();
    for note in &notes {
        note.detach();
        // A footnote has no place among the headings of the story.
        for inner in note.descendants() {
            let mut inner = inner.data_mut();
            if matches!(inner.value, NodeValue::Heading(_)) {
                inner.value = NodeValue::Paragraph;
            }
        }
    }
    notes
}

/// The pieces that a block of the top level is: nearly always one.
fn pieces_of<'a>(
    arena: &'a Arena<'a>,
    node: Node<'a>,
    source: &Source<'_>,
    labels: &Labels,
) -> Vec<Piece<'a>> {
    let is_paragraph = matches!(node.data().value, NodeValue::Paragraph);
    let runs = if is_paragraph { label::runs(node, source, labels) } else { None };
    let Some(runs) = runs else {
        return vec![piece(node)];
    };
    runs.into_iter()
        .map(|run| match run {
            Run::Related(lines) => Piece {
                kind: BlockKind::ReadAlso,
                line: lines.first().map_or(1, |line| line.line),
                end_line: lines.last().map_or(1, |line| line.end_line),
                content: Content::Related(lines),
            },
            Run::Ordinary(nodes) => piece(paragraph_of(arena, &nodes)),
        })
        .collect()
}

/// A paragraph of some inlines of another one.
fn paragraph_of<'a>(arena: &'a Arena<'a>, nodes: &[Node<'a>]) -> Node<'a> {
    let of = |node: &Node<'a>| node.data().sourcepos;
    let position = match (nodes.first().map(of), nodes.last().map(of)) {
        (Some(first), Some(last)) => (first.start, last.end).into(),
        _ => (1, 1, 1, 1).into(),
    };
    let ast = Ast::new_with_sourcepos(NodeValue::Paragraph, position);
    let paragraph: Node<'a> = arena.alloc(AstNode::from(ast));
    for (at, node) in nodes.iter().enumerate() {
        let is_break = matches!(node.data().value, NodeValue::SoftBreak | NodeValue::LineBreak);
        if !(is_break && at + 1 == nodes.len()) {
            paragraph.append(node);
        }
    }
    paragraph
}

fn piece(node: Node<'_>) -> Piece<'_> {
    let position = node.data().sourcepos;
    let kind = kind(node);
    let content = if kind == BlockKind::PageBreak { Content::Break } else { Content::Node(node) };
    Piece {
        kind,
        content,
        line: number(position.start.line.max(1)),
        end_line: number(position.end.line.max(position.start.line).max(1)),
    }
}

fn kind(node: Node<'_>) -> BlockKind {
    match &node.data().value {
        NodeValue::Paragraph if is_picture(node) => BlockKind::Image,
        NodeValue::Paragraph => BlockKind::Paragraph,
        NodeValue::Heading(_) => BlockKind::Heading,
        NodeValue::BlockQuote => BlockKind::Quote,
        NodeValue::List(_) => BlockKind::List,
        NodeValue::Table(_) => BlockKind::Table,
        NodeValue::HtmlBlock(html) if is_page_break(&html.literal) => BlockKind::PageBreak,
        NodeValue::HtmlBlock(html) if scan::embeds(&html.literal) => BlockKind::Embed,
        _ => BlockKind::Html,
    }
}

/// True for a comment that breaks the page.
pub(super) fn is_page_break(html: &str) -> bool {
    html.trim()
        .strip_prefix("<!--")
        .and_then(|rest| rest.strip_suffix("-->"))
        .is_some_and(|word| word.trim().eq_ignore_ascii_case("nextpage"))
}

/// True for a paragraph that is pictures and nothing else.
fn is_picture(paragraph: Node<'_>) -> bool {
    let mut pictures = 0;
    for child in paragraph.children() {
        match &child.data().value {
            NodeValue::Image(_) => pictures += 1,
            NodeValue::SoftBreak | NodeValue::LineBreak => {}
            NodeValue::Text(text) if text.trim().is_empty() => {}
            _ => return false,
        }
    }
    pictures > 0
}

/// Adds a piece; related lines join those right before them.
fn add<'a>(pieces: &mut Vec<Piece<'a>>, piece: Piece<'a>) {
    match (pieces.last_mut(), piece) {
        (
            Some(Piece { content: Content::Related(before), end_line, .. }),
            Piece { content: Content::Related(lines), end_line: end, .. },
        ) => {
            before.extend(lines);
            *end_line = end;
        }
        (_, piece) => pieces.push(piece),
    }
}

/// Headings of the text start at the second level, below the headline, and
/// skip none on their page (WCAG 1.3.1; the first level is the headline's).
fn level_headings(pieces: &[Piece<'_>], split: &Pages) {
    let nodes = || {
        pieces.iter().filter_map(|piece| match &piece.content {
            Content::Node(node) => Some(*node),
            _ => None,
        })
    };
    let headings = || nodes().flat_map(|node| node.descendants());
    let written = |node: Node<'_>| match &node.data().value {
        NodeValue::Heading(heading) => Some(heading.level),
        _ => None,
    };
    let Some(highest) = headings().filter_map(written).min() else {
        return;
    };
    let mut before = 1;
    let mut starts = split.pages.iter().map(|page| page.start).peekable();
    for (at, piece) in pieces.iter().enumerate() {
        if starts.next_if_eq(&at).is_some() {
            before = 1;
        }
        let Content::Node(node) = &piece.content else { continue };
        for inner in node.descendants() {
            if let NodeValue::Heading(heading) = &mut inner.data_mut().value {
                heading.level = (heading.level - highest + 2).min(before + 1).min(6);
                before = heading.level;
            }
        }
    }
}
