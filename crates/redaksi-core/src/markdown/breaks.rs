//! Page breaks by hand that break nothing, so that their writer is told.
//!
//! A break stands between two blocks of the top level. Within a quotation, a
//! list, a table, code or a line of text it is ignored, and so it is before
//! the first block, behind the last, and twice in a row.

use comrak::nodes::{Node, NodeValue};

use super::characters::number;
use super::tree::{Content, Tree, is_page_break};

/// The lines of the breaks that are ignored, each with the break as written.
pub(super) fn ignored(tree: &Tree<'_, '_>) -> Vec<(u32, String)> {
    let mut found: Vec<(u32, String)> = Vec::new();
    for at in &tree.split.idle {
        found.push((tree.pieces[*at].line, "<!--nextpage-->".to_owned()));
    }
    if !mentions(&tree.source.text) {
        return found;
    }
    for piece in &tree.pieces {
        if let Content::Node(node) = &piece.content {
            found.extend(node.descendants().filter_map(within));
        }
    }
    for note in &tree.notes {
        found.extend(note.descendants().filter_map(within));
    }
    found
}

/// A break that stands within something else.
fn within(node: Node<'_>) -> Option<(u32, String)> {
    let data = node.data();
    let text = match &data.value {
        NodeValue::HtmlBlock(html) => &html.literal,
        NodeValue::HtmlInline(html) => html,
        NodeValue::CodeBlock(code) => &code.literal,
        NodeValue::Code(code) => &code.literal,
        _ => return None,
    };
    let (offset, line) = text.lines().enumerate().find(|(_, line)| is_break_within(line))?;
    let fence = usize::from(matches!(&data.value, NodeValue::CodeBlock(code) if code.fenced));
    let line_number = data.sourcepos.start.line.max(1) + offset + fence;
    Some((number(line_number), line.trim().to_owned()))
}

fn is_break_within(line: &str) -> bool {
    let Some(start) = line.find("<!--") else { return false };
    line[start..].find("-->").is_some_and(|end| is_page_break(&line[start..start + end + 3]))
}

fn mentions(text: &str) -> bool {
    if memchr::memmem::find(text.as_bytes(), b"<!--").is_none() {
        return false;
    }
    text.as_bytes().windows(8).any(|window| window.eq_ignore_ascii_case(b"nextpage"))
}
