//! Numbers and days as reports print them.

use chrono::NaiveDate;

use crate::lang::Lang;

/// A count of readers. Dots, commas, spaces and apostrophes may part its
/// thousands; a fraction is dropped. `None` where it is no count.
pub(super) fn count(text: &str) -> Option<u64> {
    let text: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’'))
        .collect();
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mark = |c: char| c == '.' || c == ',';
    if !text.chars().all(|c| c.is_ascii_digit() || mark(c)) {
        return None;
    }
    let whole = match text.rfind(mark) {
        Some(last) if is_fraction(&text, last) => &text[..last],
        _ => &text,
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Whether the last mark of a number parts its fraction: three digits behind
/// it are thousands, unless another kind of mark parts those.
fn is_fraction(text: &str, last: usize) -> bool {
    let mark = &text[last..=last];
    let behind = text.len() - last - 1;
    let (before, other) = (&text[..last], if mark == "." { "," } else { "." });
    !before.contains(mark) && (before.contains(other) || behind != 3)
}

/// The days that a text names: `2026-11-07`, `2026/11/07`, `20261107`,
/// `7 November 2026`, `Nov 7, 2026`. What could be two days (`07/11/2026`) is
/// none.
pub(super) fn dates(text: &str) -> Vec<NaiveDate> {
    let mut found = Vec::new();
    let digits =
        |word: &str, length| word.len() == length && word.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let mut at = 0;
    while at < parts.len() {
        let day = match parts[at..] {
            [one, ..] if digits(one, 8) => Some((day(&one[..4], number(&one[4..6]), &one[6..]), 1)),
            [year, month, date, ..] if digits(year, 4) && digits(month, 2) => {
                Some((day(year, number(month), date.get(..2).unwrap_or(date)), 3))
            }
            [date, word, year, ..] if digits(year, 4) && month(word).is_some() => {
                Some((day(year, month(word), date), 3))
            }
            [word, date, year, ..] if digits(year, 4) && month(word).is_some() => {
                Some((day(year, month(word), date), 3))
            }
            _ => None,
        };
        match day {
            Some((Some(day), taken)) => {
                found.push(day);
                at += taken;
            }
            _ => at += 1,
        }
    }
    found
}

fn day(year: &str, month: Option<u32>, day: &str) -> Option<NaiveDate> {
    let year: i32 = year.parse().ok()?;
    // What is no year of the web is another number.
    (1990..2200).contains(&year).then(|| NaiveDate::from_ymd_opt(year, month?, number(day)?))?
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok()
}

/// A month by its name or its first three letters, in either language.
fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    (0..12).find_map(|month| {
        let named = [Lang::Id, Lang::En].iter().any(|lang| {
            let name = lang.month(month).to_lowercase();
            name == word || (word.len() == 3 && name.starts_with(&word))
        });
        (named || (month == 7 && word == "agt")).then_some(month + 1)
    })
}
