//! Where a long story breaks into pages: by hand, or by the newsroom's rule.
//!
//! Knows kinds and words of the pieces at the top of a body and nothing else,
//! so that reading and printing break at the same places. A break by hand is
//! honoured wherever it stands between two pieces, and a story that has one is
//! left to the hand. The rule fills a page to about its number of words and
//! breaks at the nearest place where a reader loses nothing: never inside a
//! piece, never behind a heading or a line that announces what follows, never
//! between pictures or before a caption, never before related links. It works
//! from the front, so that writing on at the end moves no break but the
//! last.

use std::ops::Range;

use super::BlockKind;

/// How the newsroom splits long stories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRule {
    /// Words of a page; 0 leaves it to breaks by hand.
    pub words: u32,
    /// A story of fewer words than this is never split by the rule.
    pub shortest: u32,
}

impl Default for PageRule {
    /// By hand only.
    fn default() -> Self {
        Self { words: 0, shortest: 800 }
    }
}

/// Why the rule left a story whole that has more words than a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsplit {
    /// It has fewer words than the newsroom splits.
    Short {
        /// The words it has.
        words: u32,
        /// The words it would need.
        shortest: u32,
    },
    /// No place leaves enough on either side: what lies between the allowed
    /// places is too long, or the last page would be too short.
    NoPlace,
}

/// What of a piece decides about breaks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// What it is.
    pub kind: BlockKind,
    /// Its words, related links and captions left out.
    pub words: u32,
    /// A paragraph set apart as a caption: all of it is emphasised.
    pub caption: bool,
    /// Its text ends with a colon: it announces the next piece.
    pub announces: bool,
}

/// The pages of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pages {
    /// The pieces of each page, breaks left out; at least one page.
    pub pages: Vec<Range<usize>>,
    /// True where the rule made them.
    pub by_rule: bool,
    /// Why there is one page only, where the rule would have made more.
    pub unsplit: Option<Unsplit>,
    /// Breaks by hand that break nothing: before the first piece, behind the
    /// last, or a second one in the same place.
    pub idle: Vec<usize>,
}

/// Splits a body.
pub(super) fn split(parts: &[Part], rule: PageRule) -> Pages {
    let mut by_hand = by_hand(parts);
    if by_hand.pages.len() > 1 || rule.words == 0 {
        return by_hand;
    }
    let (first, last) = (by_hand.pages[0].start, by_hand.pages[0].end);
    let (ends, unsplit) = by_rule(&parts[first..last], rule);
    let mut start = first;
    let mut pages = Vec::with_capacity(ends.len() + 1);
    for end in ends {
        pages.push(start..first + end);
        start = first + end;
    }
    pages.push(start..last);
    by_hand.by_rule = pages.len() > 1;
    Pages { pages, unsplit, ..by_hand }
}

/// The pages between the breaks by hand. Those without a piece are left out,
/// but for the first of an empty story.
fn by_hand(parts: &[Part]) -> Pages {
    let mut pages: Vec<Range<usize>> = Vec::new();
    let mut idle = Vec::new();
    let mut start = 0;
    for (at, part) in parts.iter().enumerate() {
        if part.kind != BlockKind::PageBreak {
            continue;
        }
        if start == at {
            idle.push(at);
        } else {
            pages.push(start..at);
        }
        start = at + 1;
    }
    if start < parts.len() || pages.is_empty() {
        pages.push(start..parts.len());
    } else {
        // The last break has nothing behind it. Breaks in a row before it
        // were found idle already.
        idle.extend(pages.last().map(|page| page.end));
        idle.sort_unstable();
        idle.dedup();
    }
    Pages { pages, by_rule: false, unsplit: None, idle }
}

/// The ends of all pages but the last.
fn by_rule(parts: &[Part], rule: PageRule) -> (Vec<usize>, Option<Unsplit>) {
    let page = u64::from(rule.words);
    let least = page.div_ceil(3);
    let mut left: u64 = parts.iter().map(|part| u64::from(part.words)).sum();
    if left <= page {
        return (Vec::new(), None);
    }
    if left < u64::from(rule.shortest) {
        let words = u32::try_from(left).unwrap_or(u32::MAX);
        return (Vec::new(), Some(Unsplit::Short { words, shortest: rule.shortest }));
    }
    let mut ends = Vec::new();
    let mut start = 0;
    // What a last page may hold beyond the rule is less than a page of its own.
    while left >= page + least {
        // The last two pages share what is left.
        let wanted = if left < 2 * page { left.div_ceil(2) } else { page };
        let Some((end, words)) = nearest(parts, start, wanted, least, left) else { break };
        ends.push(end);
        left -= words;
        start = end;
    }
    let unsplit = ends.is_empty().then_some(Unsplit::NoPlace);
    (ends, unsplit)
}

/// The allowed end of a page that begins at `start` whose words come nearest
/// to `wanted`, with its words; the earlier of two.
fn nearest(
    parts: &[Part],
    start: usize,
    wanted: u64,
    least: u64,
    left: u64,
) -> Option<(usize, u64)> {
    let mut words = 0;
    let mut best: Option<(usize, u64)> = None;
    for end in start + 1..parts.len() {
        words += u64::from(parts[end - 1].words);
        if words < least || !allowed(&parts[end - 1], &parts[end]) {
            continue;
        }
        if left - words < least {
            break;
        }
        if best.is_some_and(|(_, held)| held.abs_diff(wanted) <= words.abs_diff(wanted)) {
            break;
        }
        best = Some((end, words));
    }
    best
}

/// Whether a page may end with one piece and the next begin with the other.
fn allowed(before: &Part, after: &Part) -> bool {
    let image = |part: &Part| part.kind == BlockKind::Image;
    let within_picture = image(before) && (image(after) || after.caption);
    let bound = before.kind == BlockKind::Heading || before.announces;
    !within_picture && !bound && after.kind != BlockKind::ReadAlso
}
