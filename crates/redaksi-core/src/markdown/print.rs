//! The HTML of a body, block by block.
//!
//! comrak writes the plain elements; what is Redaksi's own, or what its HTML
//! would not validate (obsolete `align`, unlabelled check boxes), is written
//! here. Every block is exactly one element.

use std::fmt::{self, Write};

use comrak::html::{ChildRendering, Context, format_document_with_formatter, format_node_default};
use comrak::nodes::{Node, NodeHtmlBlock, NodeLink, NodeValue};
use comrak::options::Plugins;

use super::breaks;
use super::characters::{Source, escaped, number, tidy};
use super::clean::{self, Cleaned};
use super::label::{Part, RelatedLine};
use super::notes::{Cited, Definitions};
use super::tree::{Content, Piece, Tree};
use super::{
    BlockKind, BodyLink, HtmlBlock, LinkTarget, Rendered, Resolved, Resolvers, figure, link, table,
};
use crate::article::{Problem, Severity};

/// All that [`super::render`] gives.
pub(super) fn rendered(tree: &Tree<'_, '_>, resolvers: &Resolvers<'_>) -> Rendered {
    let mut printer = Printer {
        tree,
        resolvers,
        notes: Definitions::of(&tree.notes),
        cited: Cited::default(),
        runs: 0,
        tables: 0,
        as_text: false,
        closing: Vec::new(),
        column: 0,
        problems: tree.source.problems(),
    };
    for line in &tree.capped {
        printer.problem(Severity::Warning, "nested-too-deep", number(*line), "");
    }
    for (line, text) in breaks::ignored(tree) {
        printer.problem(Severity::Note, "page-break-ignored", line, &text);
    }
    let last = tree.pages().len();
    let pages = tree
        .pages()
        .zip(1..)
        .map(|(pieces, page)| printer.page(pieces, page, page == last))
        .collect();
    let mut problems = printer.problems;
    problems.sort_by_key(|problem| problem.place.map(|place| (place.line, place.column)));
    Rendered { pages, problems }
}

pub(super) struct Printer<'t, 'a, 'b> {
    pub tree: &'t Tree<'a, 'b>,
    resolvers: &'t Resolvers<'t>,
    notes: Definitions<'a>,
    cited: Cited,
    /// How many runs of related lines and how many tables there were. Each has
    /// a name of its own, or a screen reader could not tell them apart.
    runs: usize,
    tables: usize,
    /// True while raw HTML is shown as text, because it nests too deep.
    as_text: bool,
    /// The end tags of the links that are open.
    closing: Vec<&'static str>,
    /// The column of the next cell of a table.
    pub column: usize,
    problems: Vec<Problem>,
}

impl<'a> Printer<'_, 'a, '_> {
    fn problem(&mut self, severity: Severity, code: &'static str, line: u32, text: &str) {
        let place = Source::line_place(line);
        self.problems.push(Problem::new(severity, code).field("body").text(text).at(place));
    }

    fn page(&mut self, pieces: &[Piece<'a>], page: usize, last: bool) -> Vec<HtmlBlock> {
        self.cited = Cited::on(page);
        let mut blocks = Vec::new();
        for piece in pieces {
            let html = match &piece.content {
                Content::Related(lines) => self.related(lines),
                Content::Node(node) if piece.kind == BlockKind::Image => self.pictures(node),
                Content::Node(node) => self.block(node, piece.line),
                Content::Break => String::new(),
            };
            if !html.is_empty() {
                blocks.push(HtmlBlock { html: tidy(&html).into_owned(), line: piece.line });
            }
        }
        blocks.extend(self.footnotes(last));
        blocks
    }

    /// A block, sanitised where it holds raw HTML.
    fn block(&mut self, node: Node<'a>, line: u32) -> String {
        if !has_raw_html(node) {
            return self.format(node);
        }
        let (cited, found, tables) = (self.cited.clone(), self.problems.len(), self.tables);
        let html = self.format(node);
        match clean::clean(&html, &self.tree.labels.embed) {
            Cleaned::Html { html, noticed } => {
                for (code, text) in noticed {
                    self.problem(Severity::Warning, code, line, &text);
                }
                html
            }
            Cleaned::TooDeep => {
                self.cited = cited;
                self.tables = tables;
                self.problems.truncate(found);
                self.problem(Severity::Warning, "nested-too-deep", line, "");
                self.as_text = true;
                let html = self.format(node);
                self.as_text = false;
                html
            }
        }
    }

    fn format(&mut self, node: Node<'a>) -> String {
        let mut html = String::new();
        let (options, plugins) = (comrak::Options::default(), Plugins::default());
        format_document_with_formatter(node, &options, &mut html, &plugins, element, self)
            .expect("writing to a String cannot fail");
        html.truncate(html.trim_end().len());
        html
    }

    /// A paragraph of pictures.
    fn pictures(&mut self, paragraph: Node<'a>) -> String {
        let mut figures = Vec::new();
        for child in paragraph.children() {
            if let NodeValue::Image(image) = &child.data().value {
                let printed = figure::print(child, image, self.resolvers, &self.tree.source);
                self.problems.extend(printed.problems);
                figures.push(printed.figure);
            }
        }
        match figures.len() {
            1 => figures.concat(),
            _ => format!("<div class=\"galeri\">{}</div>", figures.concat()),
        }
    }

    /// A run of related lines; nothing where all of them are left out.
    fn related(&mut self, lines: &[RelatedLine]) -> String {
        let label = escaped(self.tree.labels.printed());
        let mut printed = String::new();
        for line in lines {
            if let Some(text) = self.related_line(line) {
                printed
                    .push_str(&format!("<p><span class=\"baca-label\">{label}:</span> {text}</p>"));
            }
        }
        if printed.is_empty() {
            return printed;
        }
        self.runs += 1;
        let name = numbered(&label, self.runs);
        format!("<aside class=\"baca\" aria-label=\"{name}\">{printed}</aside>")
    }

    /// What a screen reader calls the next table.
    pub fn table_name(&mut self) -> String {
        self.tables += 1;
        numbered(&escaped(&self.tree.labels.table), self.tables)
    }

    fn related_line(&mut self, line: &RelatedLine) -> Option<String> {
        let (mut html, mut links, mut omitted) = (String::new(), 0, 0);
        for part in &line.parts {
            match part {
                Part::Text(text) => html.push_str(&escaped(text)),
                Part::Link(link) => {
                    links += 1;
                    let resolved = self.resolve(link);
                    omitted += usize::from(resolved == Resolved::Omit);
                    let (open, text, close) = opened(&resolved, link);
                    html.push_str(&open);
                    html.push_str(&escaped(text.unwrap_or(&link.label)));
                    html.push_str(close);
                }
            }
        }
        (links == 0 || omitted < links).then_some(html)
    }

    /// How a link is printed. An address that no page may link to is text,
    /// whatever the caller says.
    fn resolve(&mut self, body_link: &BodyLink) -> Resolved {
        if let LinkTarget::Address(address) = &body_link.target
            && !link::may_link(address)
        {
            let mut problem = Problem::new(Severity::Warning, "link-scheme").field("body");
            let written = &self.tree.source.body[body_link.range.clone()];
            // A related line without its link is looked up by its headline.
            problem.fixes.extend((!body_link.label.is_empty()).then(|| body_link.label.clone()));
            problem = problem.text(if written.is_empty() { address } else { written });
            self.problems.push(problem.at(body_link.place));
            return Resolved::Text;
        }
        match (self.resolvers.link)(body_link) {
            Resolved::Link { href, .. } if !link::may_link(&href) => Resolved::Text,
            resolved => resolved,
        }
    }

    /// The footnotes that this page cites; on the last page also those that
    /// none cites, so that nothing of the text is missing.
    fn footnotes(&mut self, last: bool) -> Option<HtmlBlock> {
        let back = self.tree.labels.back.clone();
        let mut entries = Vec::new();
        let mut line = None;
        let mut at = 0;
        // A footnote may cite another, which then joins the list.
        while let Some((number, name)) = self.cited.order.get(at).cloned() {
            at += 1;
            let Some(note) = self.notes.find(&name) else { continue };
            line.get_or_insert(note_line(note));
            let html = self.note(note);
            entries.push((number, self.cited.entry(number, &html, Some(&back))));
        }
        entries.sort_by_key(|(number, _)| *number);
        if last {
            let used = self.notes.cited();
            for (note, position) in self.notes.unused.clone().into_iter().zip(used + 1..) {
                line.get_or_insert(note_line(note));
                self.problem(Severity::Note, "footnote-unused", note_line(note), "");
                let html = self.note(note);
                let position = number(position);
                entries.push((position, self.cited.entry(position, &html, None)));
            }
        }
        let entries: String = entries.into_iter().map(|(_, entry)| entry).collect();
        let html = format!(
            "<section class=\"catatan\" aria-label=\"{}\"><ol>{entries}</ol></section>",
            numbered(&escaped(&self.tree.labels.notes), self.cited.page)
        );
        line.map(|line| HtmlBlock { html: tidy(&html).into_owned(), line })
    }

    fn note(&mut self, note: Node<'a>) -> String {
        let children: Vec<Node<'a>> = note.children().collect();
        let line = note_line(note);
        children
            .into_iter()
            .map(|child| {
                let html = self.block(child, line);
                // A stray `<li>` would end the entry it stands in; a section
                // keeps it inside (HTML, 13.2.6.4.7).
                let stray = has_raw_html(child) && html.contains("<li");
                if stray { format!("<section>{html}</section>") } else { html }
            })
            .collect()
    }
}

/// A name for the nth thing of its kind: the first bears it alone.
fn numbered(name: &str, n: usize) -> String {
    if n <= 1 { name.to_owned() } else { format!("{name} {n}") }
}

fn note_line(note: Node<'_>) -> u32 {
    number(note.data().sourcepos.start.line.max(1))
}

fn is_note(node: Option<Node<'_>>) -> bool {
    node.is_some_and(|node| matches!(node.data().value, NodeValue::FootnoteDefinition(_)))
}

fn has_raw_html(node: Node<'_>) -> bool {
    node.descendants().any(|inner| {
        matches!(inner.data().value, NodeValue::HtmlInline(_) | NodeValue::HtmlBlock(_))
    })
}

/// What comrak asks for each element, on the way in and on the way out.
fn element<'a>(
    context: &mut Context<'_, '_, &mut Printer<'_, 'a, '_>>,
    node: Node<'a>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    match &node.data().value {
        NodeValue::Link(target) => return write_link(context, node, target, entering),
        NodeValue::Image(image) => {
            if entering {
                let printer = &mut context.user;
                let printed = figure::print(node, image, printer.resolvers, &printer.tree.source);
                printer.problems.extend(printed.problems);
                context.write_str(&printed.inline)?;
            }
            return Ok(ChildRendering::Skip);
        }
        NodeValue::HtmlBlock(html) => write_html_block(context, html, entering)?,
        NodeValue::HtmlInline(html) if entering => {
            let text = if context.user.as_text { escaped(html) } else { html.clone() };
            context.write_str(&text)?;
        }
        NodeValue::FootnoteReference(note) if entering => {
            let mark = context.user.cited.mark(note);
            context.write_str(&mark)?;
        }
        NodeValue::HtmlInline(_) | NodeValue::FootnoteReference(_) => {}
        // comrak would put its own way back behind a footnote's text.
        NodeValue::Paragraph if is_note(node.parent()) => {
            context.write_str(if entering { "<p>" } else { "</p>" })?;
        }
        NodeValue::LineBreak => context.write_str(if entering { "<br>\n" } else { "" })?,
        NodeValue::ThematicBreak => context.write_str(if entering { "<hr>" } else { "" })?,
        NodeValue::Table(_) => table::write(context, node, entering)?,
        NodeValue::TableRow(header) => table::write_row(context, node, *header, entering)?,
        NodeValue::TableCell => table::write_cell(context, node, entering)?,
        NodeValue::TaskItem(task) => context.write_str(match (entering, task.symbol) {
            (true, Some(_)) => "<li class=\"tugas\">☑ ",
            (true, None) => "<li class=\"tugas\">☐ ",
            (false, _) => "</li>\n",
        })?,
        _ => return format_node_default(context, node, entering),
    }
    Ok(ChildRendering::HTML)
}

fn write_html_block(
    context: &mut Context<'_, '_, &mut Printer<'_, '_, '_>>,
    html: &NodeHtmlBlock,
    entering: bool,
) -> fmt::Result {
    if !entering {
        return Ok(());
    }
    context.cr()?;
    if context.user.as_text {
        write!(context, "<p class=\"mentah\">{}</p>", escaped(html.literal.trim()))
    } else {
        context.write_str(&html.literal)
    }
}

fn write_link<'a>(
    context: &mut Context<'_, '_, &mut Printer<'_, 'a, '_>>,
    node: Node<'a>,
    target: &NodeLink,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    if !entering {
        let close = context.user.closing.pop().unwrap_or("");
        context.write_str(close)?;
        return Ok(ChildRendering::HTML);
    }
    let link = link::of(node, target, &context.user.tree.source);
    let resolved = context.user.resolve(&link);
    let (mut open, text, close) = opened(&resolved, &link);
    if !target.title.is_empty() && open.starts_with("<a ") {
        open.truncate(open.len() - 1);
        open.push_str(&format!(" title=\"{}\">", escaped(&target.title)));
    }
    context.user.closing.push(close);
    context.write_str(&open)?;
    match text {
        Some(text) => {
            context.write_str(&escaped(text))?;
            Ok(ChildRendering::Skip)
        }
        None if node.first_child().is_none() => {
            context.write_str(&escaped(&target.url))?;
            Ok(ChildRendering::Skip)
        }
        None => Ok(ChildRendering::HTML),
    }
}

/// The start tag of a link, the text in place of its label, and the end tag.
fn opened<'r>(resolved: &'r Resolved, link: &BodyLink) -> (String, Option<&'r str>, &'static str) {
    match resolved {
        Resolved::Link { href, text } => {
            let rel = if link::is_remote(href) { " rel=\"noopener\"" } else { "" };
            let text = text.as_deref().filter(|text| !text.trim().is_empty());
            (format!("<a href=\"{}\"{rel}>", escaped(href)), text, "</a>")
        }
        Resolved::Unresolved => ("<mark class=\"belum\">".to_owned(), None, "</mark>"),
        Resolved::Omit if link.read_also => (String::new(), Some(""), ""),
        Resolved::Text | Resolved::Omit => (String::new(), None, ""),
    }
}
