//! A limit to nesting, before anything walks the text in depth.
//!
//! Sanitising costs the square of the depth, and a browser gives up on deep
//! trees. No story nests deeper than a handful; what does is shown as text.

use comrak::Arena;
use comrak::nodes::{Ast, AstNode, Node, NodeValue};

use super::text::{Voice, node_text};

/// Blocks within blocks.
const BLOCKS: usize = 80;
/// Blocks and the inlines within them.
const ALL: usize = 96;

/// Flattens what is nested too deep; gives the lines where that was, from 1.
pub(super) fn cap<'a>(arena: &'a Arena<'a>, root: Node<'a>) -> Vec<usize> {
    let mut flattened = Vec::new();
    let mut stack = vec![(root, 0_usize)];
    while let Some((node, depth)) = stack.pop() {
        if is_too_deep(node, depth) {
            flattened.push(node.data().sourcepos.start.line);
            flatten(arena, node);
        } else {
            stack.extend(node.reverse_children().map(|child| (child, depth + 1)));
        }
    }
    flattened.sort_unstable();
    flattened.dedup();
    flattened
}

fn is_too_deep(node: Node<'_>, depth: usize) -> bool {
    if depth < BLOCKS || node.first_child().is_none() {
        return false;
    }
    match node.data().value {
        NodeValue::BlockQuote
        | NodeValue::List(_)
        | NodeValue::Item(_)
        | NodeValue::TaskItem(_)
        | NodeValue::FootnoteDefinition(_)
        | NodeValue::Table(_) => true,
        _ => depth >= ALL,
    }
}

/// Puts a node's text in the place of all below it.
fn flatten<'a>(arena: &'a Arena<'a>, node: Node<'a>) {
    let text = node_text(node, Voice::Verbatim);
    let position = node.data().sourcepos;
    let children: Vec<Node<'a>> = node.children().collect();
    for child in children {
        child.detach();
    }
    let make = |value: NodeValue| -> Node<'a> {
        arena.alloc(AstNode::from(Ast::new_with_sourcepos(value, position)))
    };
    let words = make(NodeValue::Text(text.into()));
    let wants_paragraph = matches!(
        node.data().value,
        NodeValue::BlockQuote
            | NodeValue::Item(_)
            | NodeValue::TaskItem(_)
            | NodeValue::FootnoteDefinition(_)
    );
    if wants_paragraph {
        let paragraph = make(NodeValue::Paragraph);
        paragraph.append(words);
        node.append(paragraph);
        return;
    }
    if matches!(node.data().value, NodeValue::List(_) | NodeValue::Table(_)) {
        node.data_mut().value = NodeValue::Paragraph;
    }
    node.append(words);
}
