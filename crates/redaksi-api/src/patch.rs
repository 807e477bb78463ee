//! How the page beside the text follows it: which blocks changed since the
//! page that the frame shows. Knows finished pages as text, and nothing of
//! stories.

use std::collections::VecDeque;

use redaksi_core::newsroom::FinishedPage;
use redaksi_core::page::ThemeError;

use crate::to_wire::count;
use crate::wire::{self, PageUpdate};

/// Pages remembered: one for each that a window may show at once, and what
/// a reviewer reads beside it.
const REMEMBERED: usize = 6;

/// A page taken apart: what stands before, between and after its blocks.
#[derive(PartialEq, Eq)]
struct Apart {
    before: String,
    after: String,
    blocks: Vec<String>,
    lines: Vec<u32>,
    pages: u32,
    /// Each two blocks are parted by a line break alone, as the frame takes for
    /// granted, and no fault of the theme is to be told with the page.
    patchable: bool,
}

/// A page under the name by which a frame knows it.
struct Shown {
    key: String,
    page: Apart,
}

/// The pages that frames show.
#[derive(Default)]
pub(crate) struct ShownPages {
    pages: VecDeque<Shown>,
    made: u64,
}

impl ShownPages {
    /// What a frame that shows `known` has to do to show `page`.
    ///
    /// Blocks bring the text alone to it: `Same` is said only of the very same
    /// page, head and all, and blocks, be it none, tell that the frame's head
    /// may be behind.
    pub(crate) fn update(&mut self, known: Option<&str>, page: FinishedPage) -> PageUpdate {
        let fresh = take_apart(&page);
        let known = known.and_then(|key| self.pages.iter().find(|shown| shown.key == key));
        if let Some(Shown { key, page: old }) = known {
            let around = visible(&old.before).eq(visible(&fresh.before))
                && old.after == fresh.after
                && old.pages == fresh.pages;
            if around && old.patchable && fresh.patchable {
                if *old == fresh {
                    return PageUpdate::Same { key: key.clone() };
                }
                // An empty line more changes no block, but moves all below it;
                // the head may quote words of a later page.
                let (first, gone, come) = changed(&old.blocks, &fresh.blocks);
                let (at, remove, insert) = (count(first), count(gone), come.to_vec());
                let lines = fresh.lines.clone();
                return PageUpdate::Blocks { key: self.name(fresh), at, remove, insert, lines };
            }
        }
        let lines = fresh.lines.clone();
        PageUpdate::Whole {
            key: self.name(fresh),
            path: format!("/{}", page.path),
            html: page.html,
            lines,
            pages: page.pages,
            theme_error: page.theme_error.map(theme_error),
        }
    }

    /// The page's name, under which it is remembered. One page has one name,
    /// so that asking for it often displaces no other.
    fn name(&mut self, page: Apart) -> String {
        let again = self.pages.iter().position(|shown| shown.page == page);
        let shown = again.and_then(|at| self.pages.remove(at)).unwrap_or_else(|| {
            self.made += 1;
            Shown { key: self.made.to_string(), page }
        });
        let key = shown.key.clone();
        self.pages.push_front(shown);
        self.pages.truncate(REMEMBERED);
        key
    }
}

/// The page around its blocks, and the blocks.
fn take_apart(page: &FinishedPage) -> Apart {
    let html = &page.html;
    let text = match (page.blocks.first(), page.blocks.last()) {
        (Some((first, _)), Some((last, _))) => first.start..last.end,
        _ => html.len()..html.len(),
    };
    let even = page.blocks.windows(2).all(|pair| {
        html.get(pair[0].0.end..pair[1].0.start).is_some_and(|between| between == "\n")
    });
    Apart {
        before: html[..text.start].to_owned(),
        after: html[text.end..].to_owned(),
        blocks: page.blocks.iter().map(|(range, _)| html[range.clone()].to_owned()).collect(),
        lines: page.blocks.iter().map(|(_, line)| *line).collect(),
        pages: page.pages,
        patchable: !page.blocks.is_empty() && even && page.theme_error.is_none(),
    }
}

/// The lines before the text that a frame shows or obeys. What machines alone
/// read follows the first words of the text, and typing those is no reason to
/// load the frame anew.
fn visible(before: &str) -> impl Iterator<Item = &str> {
    before.lines().filter(|line| {
        !(line.starts_with("<meta name=\"description\"")
            || line.starts_with("<meta property=\"og:")
            || line.starts_with("<meta name=\"twitter:")
            || line.starts_with("<script type=\"application/ld+json\">"))
    })
}

/// Where two lists of blocks part, how many of the old go, and what comes.
fn changed<'n>(old: &[String], new: &'n [String]) -> (usize, usize, &'n [String]) {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = tail.take_while(|(a, b)| a == b).count();
    (head, old.len() - head - tail, &new[head..new.len() - tail])
}

fn theme_error(fault: ThemeError) -> wire::ThemeError {
    wire::ThemeError { template: fault.template, line: Some(fault.line), reason: fault.reason }
}
