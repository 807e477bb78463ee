//! Footnotes: numbered through the story, printed at the end of each page
//! that cites them.

use std::collections::{BTreeMap, HashMap};

use comrak::nodes::{Node, NodeFootnoteReference, NodeValue};

use super::characters::escaped;

/// The definitions of a story's footnotes.
pub(super) struct Definitions<'a> {
    cited: HashMap<String, Node<'a>>,
    /// Those that no text cites, in order.
    pub unused: Vec<Node<'a>>,
}

impl<'a> Definitions<'a> {
    /// Sorts what the tree holds. Of several definitions with one name comrak
    /// takes one; the others count as unused, so that they are seen.
    pub fn of(notes: &[Node<'a>]) -> Self {
        let mut definitions = Self { cited: HashMap::new(), unused: Vec::new() };
        for note in notes {
            match &note.data().value {
                NodeValue::FootnoteDefinition(found) if found.total_references > 0 => {
                    definitions.cited.insert(found.name.clone(), note);
                }
                _ => definitions.unused.push(note),
            }
        }
        definitions
    }

    /// How many are cited.
    pub fn cited(&self) -> usize {
        self.cited.len()
    }

    /// The definition of that name.
    pub fn find(&self, name: &str) -> Option<Node<'a>> {
        self.cited.get(name).copied()
    }
}

/// What one page cites.
#[derive(Debug, Clone, Default)]
pub(super) struct Cited {
    /// The page, from 1.
    pub page: usize,
    /// Number and name, in the order of first citing.
    pub order: Vec<(u32, String)>,
    times: BTreeMap<u32, u32>,
}

impl Cited {
    /// Nothing yet, on that page (from 1).
    pub fn on(page: usize) -> Self {
        Self { page, ..Self::default() }
    }

    /// The mark in the text.
    pub fn mark(&mut self, note: &NodeFootnoteReference) -> String {
        let times = self.times.entry(note.ix).or_insert(0);
        if *times == 0 {
            self.order.push((note.ix, note.name.clone()));
        }
        *times += 1;
        let (page, number) = (self.page, note.ix);
        format!(
            "<sup class=\"acuan\"><a href=\"#cat-{page}-{number}\" \
             id=\"acu-{page}-{number}-{times}\">{number}</a></sup>"
        )
    }

    /// An entry of the list at the end of the page; `back` is the name of the
    /// way back, for those that the page cites.
    pub fn entry(&self, number: u32, html: &str, back: Option<&str>) -> String {
        let page = self.page;
        let back = back.map_or_else(String::new, |back| {
            format!(
                " <a class=\"kembali\" href=\"#acu-{page}-{number}-1\" aria-label=\"{}\">↩</a>",
                escaped(back)
            )
        });
        format!("<li id=\"cat-{page}-{number}\" value=\"{number}\">{html}{back}</li>")
    }
}
