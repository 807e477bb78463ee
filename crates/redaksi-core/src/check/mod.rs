//! Preflight: what is wrong with a story before it goes out, and every
//! problem of the engine as a sentence.
//!
//! Checking is a function of the story, of what the facade knows of its links
//! and pictures, and of the instant. It does no IO, reads no clock, and never
//! changes a text. Control characters, pictures and links of foreign schemes
//! within the body are found where Markdown is printed; the facade joins both
//! lists.

mod dates;
mod fields;
mod links;
mod placeholder;
mod sentences;

pub use sentences::{codes, message};

use chrono::{DateTime, Utc};

use crate::article::{Article, ArticleId, Problem, Severity};
use crate::related::{LinkFacts, LinkState};

/// A story and what stands around it.
#[derive(Debug, Clone, Copy)]
pub struct Story<'a> {
    /// Its identity.
    pub id: ArticleId,
    /// The story as it is to be checked.
    pub article: &'a Article,
    /// Words of body text, without related links and captions.
    pub words: u32,
    /// Something of the body is printed: text, or a picture.
    pub has_body: bool,
    /// Read-also lines in the body.
    pub read_also: u32,
    /// Every link of the body with its state.
    pub links: &'a [(LinkFacts, LinkState)],
    /// The lead picture's bytes are in the newsroom.
    pub lead_at_hand: bool,
    /// How many other stories bear the same headline.
    pub same_headline: usize,
    /// The opener that the newsroom's stories begin with, or empty.
    pub house_opener: &'a str,
}

/// Lists what is wrong with a story: blockers first, then warnings, then
/// notes; within each the story's fields from the top, then the body in its
/// order.
pub fn check(story: &Story<'_>, now: DateTime<Utc>) -> Vec<Problem> {
    let mut problems = Vec::new();
    fields::headline(story, &mut problems);
    fields::lead(story, &mut problems);
    fields::around(story, now, &mut problems);
    fields::characters(story.article, &mut problems);
    body(story, &mut problems);
    dates::check(story.article, &mut problems);
    placeholder::check(story.article, &mut problems);
    links::check(story, &mut problems);
    problems.sort_by_key(|problem| {
        let place = problem.place.map(|place| (place.line, place.column));
        (problem.severity, place.is_some(), place)
    });
    problems
}

/// What of a story itself keeps it from going out, without its links.
pub fn blockers(story: &Story<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    fields::headline(story, &mut problems);
    fields::lead(story, &mut problems);
    body(story, &mut problems);
    problems.retain(|problem| problem.severity == Severity::Blocker);
    problems
}

fn body(story: &Story<'_>, problems: &mut Vec<Problem>) {
    if !story.has_body {
        problems.push(Problem::new(Severity::Blocker, "body-empty").field("body"));
    }
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
