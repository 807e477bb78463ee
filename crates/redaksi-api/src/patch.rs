//! How the page beside the text follows it: which blocks changed since the
//! page that the frame shows.

use std::collections::VecDeque;

use redaksi_core::newsroom::FinishedPage;
use redaksi_core::page::ThemeError;

use crate::to_wire::count;
use crate::wire::{self, PageUpdate};

/// Pages remembered: one for each that a window may show at once, and what
/// a reviewer reads beside it.
const REMEMBERED: usize = 6;

/// A page taken apart: what stands before, between and after its blocks.
struct Shown {
    key: String,
    before: String,
    after: String,
    blocks: Vec<String>,
    lines: Vec<u32>,
}

/// The pages that frames show.
#[derive(Default)]
pub(crate) struct ShownPages {
    pages: VecDeque<Shown>,
    made: u64,
}

impl ShownPages {
    /// What a frame that shows `known` has to do to show `page`.
    pub(crate) fn update(&mut self, known: Option<&str>, page: FinishedPage) -> PageUpdate {
        let lines: Vec<u32> = page.blocks.iter().map(|(_, line)| *line).collect();
        let known = known.and_then(|key| self.pages.iter().position(|shown| shown.key == key));
        let (before, blocks, after, even) = take_apart(&page);
        if let Some(at) = known {
            let shown = &self.pages[at];
            // An uneven page, or a theme's fault to be told, is sent whole.
            let around = visible(&shown.before).eq(visible(&before)) && shown.after == after;
            let same_frame = even && around;
            if same_frame && page.theme_error.is_none() {
                let (first, gone, come) = changed(&shown.blocks, &blocks);
                // An empty line more changes no block, but moves all below it.
                if gone == 0 && come.is_empty() && shown.lines == lines {
                    return PageUpdate::Same { key: shown.key.clone() };
                }
                let insert = come.to_vec();
                let key = self.remember(before, blocks, after, lines.clone());
                let (at, remove) = (count(first), count(gone));
                return PageUpdate::Blocks { key, at, remove, insert, lines };
            }
        }
        let key = self.remember(before, blocks, after, lines.clone());
        PageUpdate::Whole {
            key,
            path: format!("/{}", page.path),
            html: page.html,
            lines,
            pages: page.pages,
            theme_error: page.theme_error.map(theme_error),
        }
    }

    fn remember(
        &mut self,
        before: String,
        blocks: Vec<String>,
        after: String,
        lines: Vec<u32>,
    ) -> String {
        self.made += 1;
        let key = self.made.to_string();
        self.pages.push_front(Shown { key: key.clone(), before, after, blocks, lines });
        self.pages.truncate(REMEMBERED);
        key
    }
}

/// The page around its blocks, and whether each two are parted by a line break
/// alone, as the frame takes for granted.
fn take_apart(page: &FinishedPage) -> (String, Vec<String>, String, bool) {
    let (Some((first, _)), Some((last, _))) = (page.blocks.first(), page.blocks.last()) else {
        return (page.html.clone(), Vec::new(), String::new(), false);
    };
    let even = page.blocks.windows(2).all(|pair| {
        page.html.get(pair[0].0.end..pair[1].0.start).is_some_and(|between| between == "\n")
    });
    let blocks = page.blocks.iter().map(|(range, _)| page.html[range.clone()].to_owned()).collect();
    (page.html[..first.start].to_owned(), blocks, page.html[last.end..].to_owned(), even)
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
