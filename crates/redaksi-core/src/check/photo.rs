//! The photo at the head of a story.

use super::{Rules, Story};
use crate::article::{LeadMedia, Problem, Severity};
use crate::markdown::is_file_name;
use crate::related::normalise_headline;

/// Search engines take no picture of fewer pixels for an article.
const FEWEST_PIXELS: u64 = 50_000;

pub(super) fn check(story: &Story<'_>, rules: &Rules, problems: &mut Vec<Problem>) {
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
    if is_file_name(alt) {
        problems.push(Problem::new(Severity::Warning, "alt-filename").field("lead.alt").text(alt));
    } else if !alt.is_empty() && normalise_headline(alt) == normalise_headline(caption) {
        let problem = Problem::new(Severity::Warning, "alt-equals-caption").field("lead.alt");
        problems.push(problem.text(alt));
    }
    if let Some((width, height)) = story.lead_size {
        let small = |severity| {
            let problem = Problem::new(severity, "photo-small").field("lead.media");
            problem.text(format!("{width} × {height}"))
        };
        if u64::from(width) * u64::from(height) < FEWEST_PIXELS {
            problems.push(small(Severity::Warning));
        } else if width < rules.limits.photo {
            problems.push(small(Severity::Note));
        }
    }
}
