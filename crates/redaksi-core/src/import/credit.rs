//! Captions and credits of photos. Must never know of the pictures.

use super::lines::is_blank;

/// Agencies and words that make a plain parenthesis a credit.
const AGENCIES: [&str; 22] = [
    "antara",
    "reuters",
    "afp",
    "ap",
    "epa",
    "getty",
    "xinhua",
    "tribun",
    "kompas",
    "tempo",
    "detik",
    "republika",
    "istimewa",
    "ist",
    "dok",
    "dok.",
    "dokumentasi",
    "humas",
    "biro",
    "ho",
    "setpres",
    "instagram",
];

/// Words before a credit, without the colon.
const CREDIT_LABELS: [&str; 12] = [
    "foto",
    "photo",
    "kredit",
    "credit",
    "kredit foto",
    "photo credit",
    "sumber foto",
    "sumber",
    "source",
    "dok. foto",
    "foto oleh",
    "photo by",
];

/// A caption without its credit, and the credit; `None` where the line bears
/// none.
pub(super) fn split_credit(line: &str) -> Option<(&str, &str)> {
    // A caption is a sentence or three; a longer line is a paragraph.
    if line.len() > 1500 {
        return None;
    }
    at_slash(line).or_else(|| in_parentheses(line)).or_else(|| after_label(line))
}

/// "caption /Reuters", "caption /Dok. Pikiran Rakyat/", "caption./Antara".
fn at_slash(line: &str) -> Option<(&str, &str)> {
    let body = line.strip_suffix('/').map_or(line, |line| line.trim_end_matches(is_blank));
    // The first slash of the last word group: an agency may have slashes.
    let starts = |(at, _): &(usize, &str)| {
        let before = body[..*at].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ')' | '”' | '"' | '!' | '?'))
    };
    let (at, _) = body.match_indices('/').rfind(starts)?;
    let credit = body[at + 1..].trim_matches(is_blank);
    fit(credit).then(|| (body[..at].trim_end_matches(is_blank), credit))
}

/// "caption (Foto: Setpres)", "caption (ANTARA/HO-Humas)".
fn in_parentheses(line: &str) -> Option<(&str, &str)> {
    let body = line.strip_suffix('.').unwrap_or(line).strip_suffix(')')?;
    let (caption, inner) = body.rsplit_once('(')?;
    let inner = inner.trim_matches(is_blank);
    let credit = match labelled(inner) {
        Some(credit) => credit,
        None => {
            let agency = |word: &str| AGENCIES.contains(&&*word.to_lowercase());
            let known = inner.split([' ', '/', '-']).any(agency) || inner.contains('/');
            known.then_some(inner)?
        }
    };
    fit(credit).then(|| (caption.trim_end_matches(is_blank), credit))
}

/// "caption. Foto: Setpres", "caption | Foto: Setpres", "Foto: Setpres".
fn after_label(line: &str) -> Option<(&str, &str)> {
    let (before, credit) = line.rsplit_once(':')?;
    let credit = credit.trim_matches(is_blank);
    let before = before.trim_end_matches(is_blank);
    let label = CREDIT_LABELS[..8].iter().find_map(|label| {
        let at = before.len().checked_sub(label.len())?;
        let word = before.get(at..)?;
        let begins = before[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        // In the middle of a line only a capital makes it a label.
        let told = at == 0 || word.starts_with(char::is_uppercase);
        let source = *label == "sumber";
        (word.to_lowercase() == *label && begins && told && !source).then_some(at)
    })?;
    let caption = before[..label]
        .trim_end_matches(is_blank)
        .trim_end_matches(['|', '-', '–', '—', '('])
        .trim_end_matches(is_blank);
    fit(credit).then_some((caption, credit))
}

fn labelled(inner: &str) -> Option<&str> {
    let lower = inner.to_lowercase();
    for label in CREDIT_LABELS {
        if lower.len() == inner.len() && lower.starts_with(label) {
            let rest = inner[label.len()..].trim_start_matches(is_blank);
            if let Some(credit) = rest.strip_prefix(':').or_else(|| rest.strip_prefix('/')) {
                return Some(credit.trim_matches(is_blank));
            }
            if label.ends_with("oleh") || label.ends_with("by") {
                return Some(rest);
            }
        }
    }
    None
}

/// A credit has few words and is no sentence.
fn fit(credit: &str) -> bool {
    let words = credit.split_whitespace().count();
    let dots = credit.matches(". ").count();
    (1..=7).contains(&words)
        && credit.len() <= 90
        && dots <= 2
        && !credit.ends_with(['!', '?', ':', ','])
        && !credit.starts_with(['/', ')'])
        && credit.chars().any(char::is_alphanumeric)
}

/// Reads two neighbouring lines of which the second repeats the first, with a
/// credit or without: caption and credit.
pub(super) fn repeated<'a>(first: &'a str, second: &'a str) -> Option<(&'a str, &'a str)> {
    if first == second {
        return Some(split_credit(second).unwrap_or((second, "")));
    }
    if let Some(rest) = second.strip_prefix(first) {
        let rest = rest.trim_matches(is_blank);
        if rest.len() > 200 {
            return None;
        }
        if let Some(credit) = rest.strip_prefix('/') {
            // The end slash belongs to the notation, not to the name.
            let credit = credit.strip_suffix('/').unwrap_or(credit).trim_matches(is_blank);
            return (!credit.is_empty()).then_some((first, credit));
        }
        let inner = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        if let Some(inner) =
            inner.map(|inner| inner.trim_matches(is_blank)).filter(|inner| !inner.is_empty())
        {
            return Some((first, labelled(inner).unwrap_or(inner)));
        }
        let rest =
            rest.trim_start_matches(['|', '-', '–', '—', '.', ',']).trim_start_matches(is_blank);
        return labelled(rest).filter(|credit| !credit.is_empty()).map(|credit| (first, credit));
    }
    let (caption, credit) = split_credit(second)?;
    let bare = |text: &'a str| text.trim_end_matches(['.', ',', ' ']);
    (bare(caption) == bare(first)).then_some((caption, credit))
}
