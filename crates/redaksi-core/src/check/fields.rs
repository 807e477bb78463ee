//! The fields above and around the text.

use chrono::{DateTime, Utc};

use super::{Rules, Story, texts};
use crate::article::{Article, Problem, Severity, slug_words};
use crate::markdown::excerpt;
use crate::related::normalise_headline;

/// Search results and shared links cut a headline at about this length.
const CUT_HEADLINE: usize = 70;

pub(super) fn headline(story: &Story<'_>, rules: &Rules, problems: &mut Vec<Problem>) {
    let headline = story.article.headline.trim();
    if headline.is_empty() {
        problems.push(Problem::new(Severity::Blocker, "headline-missing").field("headline"));
        return;
    }
    let length = headline.chars().count();
    let tell = |severity, code| Problem::new(severity, code).field("headline").text(headline);
    if length > rules.limits.headline {
        problems.push(tell(Severity::Warning, "headline-long"));
    } else if length > CUT_HEADLINE {
        problems.push(tell(Severity::Note, "headline-long"));
    } else if length < rules.limits.headline_shortest {
        problems.push(tell(Severity::Note, "headline-short"));
    }
    if story.same_headline > 0 {
        problems.push(tell(Severity::Warning, "duplicate-headline"));
    }
    if slug_words(headline).is_none() {
        let problem = Problem::new(Severity::Note, "slug-bare").field("slug");
        problems.push(problem.text(story.article.slug.clone()));
    }
}

/// The standfirst, and the description that search results show: the
/// standfirst, else the first words of the text.
pub(super) fn deck(story: &Story<'_>, rules: &Rules, problems: &mut Vec<Problem>) {
    let deck = story.article.deck.trim();
    let length = deck.chars().count();
    let tell = |severity, code| Problem::new(severity, code).field("deck").text(deck);
    if deck.is_empty() {
        problems.push(tell(Severity::Note, "deck-missing"));
        // The page puts the headline before a text that is too short.
        let headline = story.article.headline.trim().chars().count();
        let made = excerpt(&story.parsed.plain, rules.limits.deck).chars().count();
        if made > 0 && headline + made < rules.limits.deck_shortest {
            problems.push(tell(Severity::Warning, "description-short"));
        }
        return;
    }
    if normalise_headline(deck) == normalise_headline(&story.article.headline) {
        let mut problem = tell(Severity::Warning, "deck-equals-headline");
        problem.fixes.push(String::new());
        problems.push(problem);
    } else if length > rules.limits.deck {
        problems.push(tell(Severity::Note, "deck-long"));
    } else if length < rules.limits.deck_shortest {
        problems.push(tell(Severity::Note, "deck-short"));
    }
}

pub(super) fn around(story: &Story<'_>, problems: &mut Vec<Problem>) {
    let article = story.article;
    section(story, problems);
    let mut tell = |severity, code, field, text: &str| {
        problems.push(Problem::new(severity, code).field(field).text(text));
    };
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
    match (article.published_at, article.updated_at) {
        (None, _) => tell(Severity::Warning, "published-missing", "published_at", ""),
        (Some(published), Some(updated)) if updated < published => {
            let text = article.zone.rfc3339(updated);
            tell(Severity::Warning, "updated-before-published", "updated_at", &text);
        }
        _ => {}
    }
    for problem in problems.iter_mut().filter(|problem| problem.code == "opener-empty") {
        problem.fixes.push(house.to_owned());
    }
}

/// What changes with the clock, or concerns the desk and no reader.
pub(super) fn timed(article: &Article, now: DateTime<Utc>, problems: &mut Vec<Problem>) {
    let mut tell = |severity, code, field, text: &str| {
        problems.push(Problem::new(severity, code).field(field).text(text));
    };
    if let Some(published) = article.published_at.filter(|published| *published > now) {
        let text = article.zone.rfc3339(published);
        tell(Severity::Note, "published-later", "published_at", &text);
    }
    if let Some(until) = article.embargo_until.filter(|until| now < *until) {
        tell(Severity::Note, "embargoed", "embargo_until", &article.zone.rfc3339(until));
    }
    if let Some(first) = article.unplaced.iter().find(|line| !line.trim().is_empty()) {
        tell(Severity::Note, "unplaced-left", "unplaced", first.trim());
    }
}

/// A section that the newsroom does not list is most often a slip of the pen.
fn section(story: &Story<'_>, problems: &mut Vec<Problem>) {
    let own = story.article.section.trim();
    let tell = |severity, code| Problem::new(severity, code).field("section").text(own);
    if own.is_empty() {
        problems.push(tell(Severity::Warning, "section-missing"));
    } else if !story.sections.is_empty() && !story.sections.iter().any(|known| known == own) {
        let mut problem = tell(Severity::Note, "section-unknown");
        let key = normalise_headline(own);
        let alike = story.sections.iter().filter(|known| normalise_headline(known) == key);
        problem.fixes.extend(alike.cloned());
        problems.push(problem);
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
