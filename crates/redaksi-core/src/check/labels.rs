//! What readers have to be told of a story: that somebody paid for it, that a
//! model made its picture (Pedoman Media Siber 6; Peraturan Dewan Pers 1/2025).

use chrono::{DateTime, Utc};

use crate::article::{Article, Kind, Problem, Severity};

/// Sections, tags and openers that say that a story is paid for.
const PAID: [&str; 9] = [
    "advertorial",
    "adv",
    "iklan",
    "pariwara",
    "sponsored",
    "sponsor",
    "bersponsor",
    "konten berbayar",
    "paid content",
];

/// Words of a caption or a credit that name a model or what it makes.
const GENERATED: [&str; 16] = [
    "ai",
    "kecerdasan buatan",
    "kecerdasan artifisial",
    "artificial intelligence",
    "ai-generated",
    "midjourney",
    "dall-e",
    "dalle",
    "stable diffusion",
    "chatgpt",
    "gemini",
    "firefly",
    "bing image creator",
    "copilot",
    "grok",
    "meta ai",
];

pub(super) fn check(article: &Article, problems: &mut Vec<Problem>) {
    let named = [&article.section, &article.opener].into_iter().chain(&article.tags);
    let paid = named.into_iter().find(|name| PAID.contains(&name.trim().to_lowercase().as_str()));
    if let Some(name) = paid.filter(|_| article.kind != Kind::Advertorial) {
        let mut problem = Problem::new(Severity::Warning, "advertorial-unmarked").field("kind");
        problem.fixes.push(Kind::Advertorial.as_str().to_owned());
        problems.push(problem.text(name.trim()));
    }
    let lead = &article.lead;
    if lead.source_type.is_none() && lead.media.is_some() {
        let made = [&lead.credit, &lead.caption].into_iter().find_map(|text| generated(text));
        if let Some(word) = made {
            let mut problem =
                Problem::new(Severity::Warning, "ai-unmarked").field("lead.source_type");
            problem.fixes.push("trainedAlgorithmicMedia".to_owned());
            problems.push(problem.text(word));
        }
    }
}

/// Whether the lead photo may still be shown at `now`.
pub(super) fn rights(article: &Article, now: DateTime<Utc>, problems: &mut Vec<Problem>) {
    let today = article.zone.local(now).date_naive();
    if let Some(last) = article.lead.rights_until.filter(|last| today > *last) {
        let problem =
            Problem::new(Severity::Warning, "photo-rights-expired").field("lead.rights_until");
        problems.push(problem.text(last.to_string()));
    }
}

/// The words of a text that name a model, as written.
fn generated(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    // Lower case may be longer than what is written; then nothing is shown of it.
    let bounded = |at: usize, length: usize| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !letter(lower[..at].chars().next_back()) && !letter(lower[at + length..].chars().next())
    };
    GENERATED.iter().find_map(|word| {
        let (at, _) = lower.match_indices(word).find(|(at, _)| bounded(*at, word.len()))?;
        Some(text.get(at..at + word.len()).unwrap_or(word))
    })
}
