//! Preflight: what is wrong with a story before it goes out, what that weighs
//! in a newsroom, and every problem of the engine as a sentence.
//!
//! Checking is a function of the story, of what the facade knows of its links
//! and pictures, and of the instant. It does no IO, reads no clock, and never
//! changes a text. Control characters, pictures and links of foreign schemes
//! within the body are found where Markdown is printed; the facade joins both
//! lists.

mod dates;
mod fields;
mod house;
mod labels;
mod links;
mod photo;
mod placeholder;
mod quotes;
mod rules;
mod sentences;
mod titles;

pub use house::{Imprint, newsroom};
pub use rules::{Freedom, Limits, RULES, Rule, Rules, parse_weight, weight_name};
pub use sentences::{codes, message};
pub use titles::title;

use chrono::{DateTime, Utc};

use crate::article::{Article, ArticleId, Problem, Severity};
use crate::markdown::{Parsed, Unsplit};
use crate::related::{LinkFacts, LinkState};

/// A story and what stands around it.
#[derive(Debug, Clone, Copy)]
pub struct Story<'a> {
    /// Its identity.
    pub id: ArticleId,
    /// The story as it is to be checked.
    pub article: &'a Article,
    /// What stands in its body.
    pub parsed: &'a Parsed,
    /// Every link of the body with its state.
    pub links: &'a [(LinkFacts, LinkState)],
    /// The lead picture's bytes are in the newsroom.
    pub lead_at_hand: bool,
    /// The width and height of the lead picture as it came, in pixels.
    pub lead_size: Option<(u32, u32)>,
    /// How many other stories bear the same headline.
    pub same_headline: usize,
    /// The opener that the newsroom's stories begin with, or empty.
    pub house_opener: &'a str,
    /// The sections that the newsroom lists.
    pub sections: &'a [String],
    /// The address of the newsroom's site.
    pub site: &'a str,
    /// What was noticed while the body was printed.
    pub printed: &'a [Problem],
}

/// Lists what is wrong with a story, each by its weight in the newsroom:
/// blockers first, then warnings, then notes; within each the story's fields
/// from the top, then the body in its order.
pub fn check(story: &Story<'_>, rules: &Rules, now: DateTime<Utc>) -> Vec<Problem> {
    let mut problems = of_itself(story, rules);
    fields::timed(story.article, now, &mut problems);
    labels::rights(story.article, now, &mut problems);
    links::states(story, &mut problems);
    rules.weigh(&mut problems);
    problems.sort_by_key(|problem| {
        let place = problem.place.map(|place| (place.line, place.column));
        (problem.severity, place.is_some(), place)
    });
    problems
}

/// What of a story itself keeps it from going out: all that blocks in this
/// newsroom and follows from the story alone, whatever the clock, its links
/// and the other stories say. Where [`Rules::block_printed`] holds,
/// `story.printed` has to be told; else it may be empty.
pub fn blockers(story: &Story<'_>, rules: &Rules) -> Vec<Problem> {
    let mut problems = of_itself(story, rules);
    rules.weigh(&mut problems);
    problems.retain(|problem| problem.severity == Severity::Blocker);
    problems
}

fn of_itself(story: &Story<'_>, rules: &Rules) -> Vec<Problem> {
    let mut problems = Vec::new();
    fields::headline(story, rules, &mut problems);
    fields::deck(story, rules, &mut problems);
    photo::check(story, rules, &mut problems);
    labels::check(story.article, &mut problems);
    fields::around(story, &mut problems);
    fields::characters(story.article, &mut problems);
    body(story, &mut problems);
    dates::check(story.article, &mut problems);
    placeholder::check(story.article, &mut problems);
    quotes::check(story, &mut problems);
    links::own(story, rules, &mut problems);
    problems.extend(story.printed.iter().cloned());
    problems
}

fn body(story: &Story<'_>, problems: &mut Vec<Problem>) {
    let parsed = story.parsed;
    if parsed.plain.trim().is_empty() && parsed.pictures.is_empty() {
        problems.push(Problem::new(Severity::Blocker, "body-empty").field("body"));
    }
    let told = match parsed.unsplit {
        Some(Unsplit::Short { words, shortest }) => {
            Some(("not-split", format!("{words}/{shortest}")))
        }
        Some(Unsplit::NoPlace) => Some(("not-split-place", parsed.words.to_string())),
        None => None,
    };
    if let Some((code, text)) = told {
        problems.push(Problem::new(Severity::Note, code).field("body").text(text));
    }
}

/// What is left of a line from the beginning of each word on, by bytes: cheap
/// enough to ask of every line whether a closer look is worth it.
fn from_each_word(line: &str) -> impl Iterator<Item = &[u8]> {
    let line = line.as_bytes();
    let begins = |at: &usize| {
        line[*at].is_ascii_alphanumeric()
            && !at.checked_sub(1).is_some_and(|before| line[before].is_ascii_alphanumeric())
    };
    (0..line.len()).filter(begins).map(|at| &line[at..])
}

/// The texts of a story that a reader sees, by field, but for the body.
fn texts(article: &Article) -> [(&'static str, &str); 7] {
    [
        ("headline", &article.headline),
        ("deck", &article.deck),
        ("opener", &article.opener),
        ("section", &article.section),
        ("lead.alt", &article.lead.alt),
        ("lead.caption", &article.lead.caption),
        ("lead.credit", &article.lead.credit),
    ]
}
