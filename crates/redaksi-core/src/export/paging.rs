//! How a long list is cut into pages that seldom change.
//!
//! Pages are counted from the oldest story, so that a page that is full stays
//! as it is whatever comes after; the front of the list shows the newest
//! stories, as many as a page and those that do not fill one yet.

use std::ops::Range;

/// Stories on a page of a list.
pub const PAGE: usize = 20;

/// A page of a list: which of its stories, newest first, it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPart {
    /// From 1, counted from the oldest; none for the front.
    pub number: Option<u32>,
    /// Places in the list, newest first.
    pub stories: Range<usize>,
    /// The page with newer stories; 0 for the front.
    pub newer: Option<u32>,
    /// The page with older ones.
    pub older: Option<u32>,
}

/// Cuts a list of `count` stories. The front comes first; it shows at least
/// `PAGE` and fewer than twice as many, and no story stands on two pages.
pub fn divide(count: usize) -> Vec<ListPart> {
    // Full pages that are not part of the front.
    let settled = if count < 2 * PAGE { 0 } else { count / PAGE - 1 };
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let front = ListPart {
        number: None,
        stories: 0..count - settled * PAGE,
        newer: None,
        older: (settled > 0).then(|| number(settled)),
    };
    let page = |n: usize| ListPart {
        number: Some(number(n)),
        stories: count - n * PAGE..count - (n - 1) * PAGE,
        newer: Some(if n == settled { 0 } else { number(n + 1) }),
        older: (n > 1).then(|| number(n - 1)),
    };
    std::iter::once(front).chain((1..=settled).rev().map(page)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_story_stands_on_one_page_and_full_pages_stay() {
        let mut full: Vec<Vec<usize>> = Vec::new();
        for count in 0..500 {
            let parts = divide(count);
            // Counted from the oldest, as readers' addresses are.
            let oldest = |part: &ListPart| {
                part.stories.clone().map(|place| count - 1 - place).rev().collect::<Vec<_>>()
            };
            let mut all: Vec<usize> = parts.iter().flat_map(oldest).collect();
            all.sort_unstable();
            assert_eq!(all, (0..count).collect::<Vec<_>>());
            assert!(parts[0].stories.len() < 2 * PAGE);
            assert!(count < PAGE || parts[0].stories.len() >= PAGE);
            let pages: Vec<Vec<usize>> = parts[1..].iter().rev().map(oldest).collect();
            assert!(pages.starts_with(&full), "{count}: a full page changed");
            full = pages;
            for (at, part) in parts.iter().enumerate() {
                assert_eq!(part.older, parts.get(at + 1).and_then(|next| next.number));
                let newer = at.checked_sub(1).map(|at| parts[at].number.unwrap_or(0));
                assert_eq!(part.newer, newer);
            }
        }
    }
}
