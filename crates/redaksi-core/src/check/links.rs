//! The links of the body: does each lead somewhere, and are they few enough?

use std::collections::HashSet;

use super::Story;
use crate::article::{Problem, Severity};
use crate::related::{LinkFacts, LinkTo, link_problem};

/// A read-also line for fewer words than this is one too many.
const WORDS_PER_READ_ALSO: u32 = 80;

pub(super) fn check(story: &Story<'_>, problems: &mut Vec<Problem>) {
    let mut seen = HashSet::new();
    for (link, state) in story.links {
        problems.extend(link_problem(link, *state));
        let LinkTo::Story(target) = link.to else { continue };
        if target == story.id {
            problems.push(told(Severity::Warning, "link-self", link));
        } else if !seen.insert(target) {
            problems.push(told(Severity::Note, "link-twice", link));
        }
    }
    let dense = story.read_also.saturating_mul(WORDS_PER_READ_ALSO) > story.words;
    if story.read_also > 1 && dense {
        let problem = Problem::new(Severity::Warning, "read-also-dense").field("body");
        problems.push(problem.text(format!("{}/{}", story.read_also, story.words)));
    }
}

fn told(severity: Severity, code: &'static str, link: &LinkFacts) -> Problem {
    let problem = Problem::new(severity, code).field("body").text(link.label.clone());
    match link.place {
        Some(place) => problem.at(place),
        None => problem,
    }
}
