//! The opener of a first paragraph: "BERITA KBB - ", "JAKARTA, KOMPAS.com - ".
//! Must never know of the paragraphs that follow.

use super::lines::is_blank;

/// An opener and what follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opener<'a> {
    /// The brand or place, without its separator.
    pub text: &'a str,
    /// The separator as it stands, white space included.
    pub separator: &'a str,
    /// The paragraph without both.
    pub rest: &'a str,
    /// True where nothing else than an opener looks like that; a lone place
    /// ("Denpasar - ") is not certain.
    pub certain: bool,
}

/// The separator that a page should have.
pub(super) const SEPARATOR: &str = " - ";

/// Finds the opener of a paragraph. `own` is the newsroom's, may be empty.
pub(super) fn opener<'a>(paragraph: &'a str, own: &str) -> Option<Opener<'a>> {
    let own = own.trim();
    if !own.is_empty()
        && let Some(start) = paragraph.get(..own.len()).filter(|start| same(start, own))
        && let Some((separator, rest)) = separator(&paragraph[own.len()..])
    {
        return Some(Opener { text: start, separator, rest, certain: true });
    }
    // Openers are short; the bound keeps long paragraphs cheap.
    for (at, _) in paragraph.char_indices().take(80).filter(|(_, c)| matches!(c, '-' | '–' | '—'))
    {
        let text = paragraph[..at].trim_end_matches(is_blank);
        let Some((separator, rest)) = separator(&paragraph[text.len()..]) else { continue };
        let near: String = rest.chars().take(400).collect();
        near.split_whitespace().nth(2)?;
        if let Some(certain) = shape(text, separator) {
            let begins = |c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“'‘(".contains(c);
            return rest.starts_with(begins).then_some(Opener { text, separator, rest, certain });
        }
        // The first hyphen that has white space beside it decides.
        if separator.len() > 1 {
            return None;
        }
    }
    None
}

fn same(left: &str, right: &str) -> bool {
    left == right || left.to_lowercase() == right.to_lowercase()
}

/// Splits off white space, a dash, a double hyphen, a colon or a bar, and
/// white space.
fn separator(after: &str) -> Option<(&str, &str)> {
    let mark = after.trim_start_matches(is_blank);
    let rest = match mark.strip_prefix("--") {
        Some(rest) => rest,
        None => mark.strip_prefix(['-', '–', '—', ':', '|'])?,
    };
    let rest = rest.trim_start_matches(is_blank);
    (!rest.is_empty()).then(|| (&after[..after.len() - rest.len()], rest))
}

/// Whether a text before a separator has the shape of an opener, and if so
/// whether that is certain.
fn shape(text: &str, separator: &str) -> Option<bool> {
    let words: Vec<&str> =
        text.split([' ', ',', '|', '/', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > 8 || text.ends_with(['.', '!', '?', ':', ';', '"', '”'])
    {
        return None;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 3 {
        return None;
    }
    let bare = |word: &&str| -> String {
        word.chars().filter(|c| !matches!(c, '(' | ')' | '*' | '[' | ']')).collect()
    };
    let domain = |word: &str| {
        let (name, end) = word.rsplit_once('.').unwrap_or((word, ""));
        let known = ["com", "co", "id", "net", "org", "tv", "info", "news", "my"];
        !name.is_empty() && known.contains(&&*end.to_lowercase())
    };
    let caps = |word: &str| word.chars().all(|c| !c.is_lowercase());
    let title = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let all_caps = words.iter().all(|word| caps(&bare(word)));
    let spaced = separator.chars().filter(|c| c.is_whitespace()).count();
    let after_only = separator.ends_with(char::is_whitespace);
    if all_caps {
        // "AS-Rusia" is a pair of countries, "BERITA KBB-Presiden" is not.
        let unspaced = words.len() >= 2 && letters >= 9;
        return (spaced >= 1 && after_only || unspaced).then_some(true);
    }
    let branded = words.iter().any(|word| domain(&bare(word)))
        || text.ends_with(')') && text.contains('(')
        || text.contains(" | ");
    let named = words.iter().all(|word| title(&bare(word)) || domain(&bare(word)));
    if branded && named && after_only {
        return Some(true);
    }
    // A place, or a place and a brand: "Denpasar", "Jubi Jayapura, Jubi".
    let place =
        named && words.len() <= 4 && spaced >= 2 && separator.starts_with(char::is_whitespace);
    (place && after_only).then(|| text.contains(','))
}
