//! The fields above and around the text.

use chrono::{DateTime, Utc};

use super::{Story, texts};
use crate::article::{Article, LeadMedia, Problem, Severity};
use crate::related::normalise_headline;

/// A headline longer than this does not fit the page's design.
const LONG_HEADLINE: usize = 110;
/// Search results and shared links cut a headline at about this length.
const CUT_HEADLINE: usize = 70;

pub(super) fn headline(story: &Story<'_>, problems: &mut Vec<Problem>) {
    let headline = story.article.headline.trim();
    if headline.is_empty() {
        problems.push(Problem::new(Severity::Blocker, "headline-missing").field("headline"));
        return;
    }
    let length = headline.chars().count();
    let long = |severity| Problem::new(severity, "headline-long").field("headline").text(headline);
    if length > LONG_HEADLINE {
        problems.push(long(Severity::Warning));
    } else if length > CUT_HEADLINE {
        problems.push(long(Severity::Note));
    }
    if story.same_headline > 0 {
        let problem = Problem::new(Severity::Warning, "duplicate-headline").field("headline");
        problems.push(problem.text(headline));
    }
}

pub(super) fn lead(story: &Story<'_>, problems: &mut Vec<Problem>) {
    let lead = &story.article.lead;
    // A picture that an import only named never was part of the story: the page
    // is whole without it. One that was put in and is gone was.
    let missing = match &lead.media {
        Some(LeadMedia::Elsewhere(address)) => Some((Severity::Warning, address.as_str())),
        Some(LeadMedia::Stored(id)) if !story.lead_at_hand => {
            Some((Severity::Blocker, id.as_str()))
        }
        _ => None,
    };
    if let Some((severity, name)) = missing {
        problems.push(Problem::new(severity, "media-missing").field("lead.media").text(name));
    }
    let (alt, caption, credit) = (lead.alt.trim(), lead.caption.trim(), lead.credit.trim());
    if lead.media.is_none() && !lead.is_empty() {
        problems.push(Problem::new(Severity::Note, "photo-missing").field("lead.media"));
    }
    if credit.is_empty() && (lead.media.is_some() || !caption.is_empty()) {
        problems.push(Problem::new(Severity::Warning, "credit-missing").field("lead.credit"));
    }
    if alt.is_empty() && lead.media.is_some() {
        problems.push(Problem::new(Severity::Warning, "alt-missing").field("lead.alt"));
    }
    if !alt.is_empty() && normalise_headline(alt) == normalise_headline(caption) {
        let problem = Problem::new(Severity::Warning, "alt-equals-caption").field("lead.alt");
        problems.push(problem.text(alt));
    }
}

pub(super) fn around(story: &Story<'_>, now: DateTime<Utc>, problems: &mut Vec<Problem>) {
    let article = story.article;
    let mut tell = |severity, code, field, text: &str| {
        problems.push(Problem::new(severity, code).field(field).text(text));
    };
    if article.section.trim().is_empty() {
        tell(Severity::Warning, "section-missing", "section", "");
    }
    if article.tags.is_empty() {
        tell(Severity::Note, "tags-missing", "tags", "");
    }
    if article.contributors.is_empty() {
        tell(Severity::Note, "byline-missing", "contributors", "");
    }
    let house = story.house_opener.trim();
    if article.opener.trim().is_empty() && !house.is_empty() {
        tell(Severity::Note, "opener-empty", "opener", house);
    }
    match article.published_at {
        None => tell(Severity::Warning, "published-missing", "published_at", ""),
        Some(published) => {
            if article.updated_at.is_some_and(|updated| updated < published) {
                let updated = article.updated_at.map(|at| article.zone.rfc3339(at));
                let text = updated.unwrap_or_default();
                tell(Severity::Warning, "updated-before-published", "updated_at", &text);
            }
            if published > now {
                let text = article.zone.rfc3339(published);
                tell(Severity::Note, "published-later", "published_at", &text);
            }
        }
    }
    if let Some(until) = article.embargo_until.filter(|until| now < *until) {
        tell(Severity::Note, "embargoed", "embargo_until", &article.zone.rfc3339(until));
    }
    if let Some(first) = article.unplaced.iter().find(|line| !line.trim().is_empty()) {
        tell(Severity::Note, "unplaced-left", "unplaced", first.trim());
    }
}

/// Characters that are not seen or stand for lost ones, outside the body.
pub(super) fn characters(article: &Article, problems: &mut Vec<Problem>) {
    let tags = article.tags.iter().map(|tag| ("tags", tag.as_str()));
    let names = article.contributors.iter().map(|who| ("contributors", who.name.as_str()));
    for (field, text) in texts(article).into_iter().chain(tags).chain(names) {
        for (code, faulty) in [
            ("bidi-control", is_bidi_control as fn(char) -> bool),
            ("control-character", is_control),
        ] {
            if let Some(c) = text.chars().find(|c| faulty(*c)) {
                let mut problem = Problem::new(Severity::Warning, code)
                    .field(field)
                    .text(format!("U+{:04X}", u32::from(c)));
                problem.fixes.push(text.chars().filter(|c| !faulty(*c)).collect());
                problems.push(problem);
            }
        }
    }
    let body = std::iter::once(("body", article.body.as_str()));
    for (field, text) in texts(article).into_iter().chain(body) {
        if text.contains('\u{fffd}') {
            problems.push(lost_character(field, text));
        }
    }
}

fn lost_character(field: &'static str, text: &str) -> Problem {
    let problem = Problem::new(Severity::Warning, "lost-character").field(field);
    let word = text.split_whitespace().find(|word| word.contains('\u{fffd}'));
    let problem = problem.text(word.unwrap_or_default());
    match super::dates::place_of(text, '\u{fffd}') {
        Some(place) if field == "body" => problem.at(place),
        _ => problem,
    }
}

/// Overrides, embeddings and isolates (Unicode TR 36; CVE-2021-42574).
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n')
}
