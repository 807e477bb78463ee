//! Does the weekday beside a date fit it? "Minggu 20 Februari 2022" does.
//!
//! Indonesian and English names; the date follows the weekday, with a comma
//! or in brackets, in words or as `20/2/2022`. A date without a year is read
//! in the year nearest to publication. Ranges of days are left alone.

use chrono::{Datelike, NaiveDate};

use super::{from_each_word, texts};
use crate::article::{Article, Place, Problem, Severity};

const DAYS: [(&str, usize); 17] = [
    ("senin", 0),
    ("selasa", 1),
    ("rabu", 2),
    ("kamis", 3),
    ("jumat", 4),
    ("jum'at", 4),
    ("jum’at", 4),
    ("sabtu", 5),
    ("minggu", 6),
    ("ahad", 6),
    ("monday", 0),
    ("tuesday", 1),
    ("wednesday", 2),
    ("thursday", 3),
    ("friday", 4),
    ("saturday", 5),
    ("sunday", 6),
];
const INDONESIAN: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];
const ENGLISH: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The first letters by which a month is known in either language, and the
/// whole names.
const MONTHS: [(&str, &str, u32); 26] = [
    ("jan", "januari", 1),
    ("jan", "january", 1),
    ("feb", "februari", 2),
    ("feb", "february", 2),
    ("mar", "maret", 3),
    ("mar", "march", 3),
    ("apr", "april", 4),
    ("mei", "mei", 5),
    ("may", "may", 5),
    ("jun", "juni", 6),
    ("jun", "june", 6),
    ("jul", "juli", 7),
    ("jul", "july", 7),
    ("agu", "agustus", 8),
    ("agt", "agustus", 8),
    ("ags", "agustus", 8),
    ("aug", "august", 8),
    ("sep", "september", 9),
    ("sept", "september", 9),
    ("okt", "oktober", 10),
    ("oct", "october", 10),
    ("nov", "november", 11),
    ("nop", "nopember", 11),
    ("des", "desember", 12),
    ("dec", "december", 12),
    ("peb", "pebruari", 2),
];

pub(super) fn check(article: &Article, problems: &mut Vec<Problem>) {
    let near = article.published_at.map(|at| article.zone.local(at).date_naive());
    for (field, text) in texts(article).into_iter().chain([("body", article.body.as_str())]) {
        for (line, number) in text.lines().zip(1..).filter(|(line, _)| may_name_a_day(line)) {
            for (start, length, mut problem) in faults(line, near) {
                problem = problem.field(field);
                problems.push(match field {
                    "body" => problem.at(place(number, start, length)),
                    _ => problem,
                });
            }
        }
    }
}

/// Whether a word of the line begins as a weekday does: then it is worth a
/// closer look, which costs many times as much as this one.
fn may_name_a_day(line: &str) -> bool {
    from_each_word(line).filter_map(|rest| rest.get(..3)).any(|letters| {
        DAYS.iter().any(|(name, _)| letters.eq_ignore_ascii_case(&name.as_bytes()[..3]))
    })
}

/// A place in the body from a line (from 1) and characters (from 0).
pub(super) fn place(line: u32, start: usize, length: usize) -> Place {
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Place { line, column: small(start + 1), length: small(length) }
}

/// The place of the first such character.
pub(super) fn place_of(text: &str, wanted: char) -> Option<Place> {
    text.lines().zip(1..).find_map(|(line, number)| {
        line.chars().position(|c| c == wanted).map(|at| place(number, at, 1))
    })
}

/// The faults of a line, each with its first character and length.
fn faults(line: &str, near: Option<NaiveDate>) -> Vec<(usize, usize, Problem)> {
    let mut cursor = Cursor { chars: line.chars().collect(), at: 0 };
    let mut faults = Vec::new();
    while cursor.at < cursor.chars.len() {
        let start = cursor.at;
        let word = cursor.word();
        if word.is_empty() {
            cursor.at += 1;
            continue;
        }
        let Some(day) = weekday(&word) else { continue };
        let resume = cursor.at;
        let found = cursor.date();
        if let Some(written) = found
            && let Some(problem) = judge(&cursor.text(start), &word, day, written, near)
        {
            faults.push((start, cursor.at - start, problem));
        } else {
            cursor.at = resume;
        }
    }
    faults
}

fn weekday(word: &str) -> Option<usize> {
    let word = word.to_lowercase();
    DAYS.iter().find(|(name, _)| *name == word).map(|(_, day)| *day)
}

fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let found = MONTHS.iter().find(|(short, long, _)| *short == word || *long == word);
    found.map(|(_, _, month)| *month)
}

/// A date as written; the year may be missing.
#[derive(Debug, Clone, Copy)]
struct Written {
    year: Option<i32>,
    month: u32,
    day: u32,
}

impl Written {
    /// The day meant; `Err` where no calendar has it, `None` where the year
    /// cannot be told.
    fn date(self, near: Option<NaiveDate>) -> Result<Option<NaiveDate>, ()> {
        let of = |year| NaiveDate::from_ymd_opt(year, self.month, self.day);
        if let Some(year) = self.year {
            return of(year).map(Some).ok_or(());
        }
        // A leap year has every day that any year has.
        of(2024).ok_or(())?;
        let Some(near) = near else { return Ok(None) };
        let years = [near.year() - 1, near.year(), near.year() + 1];
        let nearest = years
            .into_iter()
            .filter_map(of)
            .min_by_key(|date| date.signed_duration_since(near).num_days().abs());
        Ok(nearest)
    }
}

fn judge(
    text: &str,
    word: &str,
    day: usize,
    written: Written,
    near: Option<NaiveDate>,
) -> Option<Problem> {
    let Ok(date) = written.date(near) else {
        return Some(Problem::new(Severity::Warning, "date-impossible").text(text));
    };
    let right = date?.weekday().num_days_from_monday() as usize;
    if right == day {
        return None;
    }
    let english = ENGLISH.iter().any(|name| name.eq_ignore_ascii_case(word));
    let name = if english { ENGLISH[right] } else { INDONESIAN[right] };
    let mut problem = Problem::new(Severity::Warning, "weekday-mismatch").text(text);
    problem.fixes.push(format!("{name}{}", &text[word.len()..]));
    Some(problem)
}

struct Cursor {
    chars: Vec<char>,
    at: usize,
}

impl Cursor {
    fn text(&self, start: usize) -> String {
        self.chars[start..self.at].iter().collect()
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    /// Letters, with an apostrophe between two; empty where none stands here.
    fn word(&mut self) -> String {
        let start = self.at;
        while let Some(c) = self.peek() {
            let apostrophe = matches!(c, '\'' | '’')
                && self.at > start
                && self.chars.get(self.at + 1).is_some_and(|next| next.is_alphabetic());
            if !c.is_alphanumeric() && !apostrophe {
                break;
            }
            self.at += 1;
        }
        self.text(start)
    }

    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
        let fits = digits.contains(&(self.at - start));
        if fits { self.text(start).parse().ok() } else { None }
    }

    fn skip(&mut self, signs: &[char]) {
        while self.peek().is_some_and(|c| signs.contains(&c)) {
            self.at += 1;
        }
    }

    /// The date after a weekday; the cursor ends behind it. `None` where what
    /// follows is none, or a range of days.
    fn date(&mut self) -> Option<Written> {
        const GAP: [char; 4] = [' ', '\u{a0}', ',', '('];
        if !self.peek().is_some_and(|c| GAP.contains(&c)) {
            return None;
        }
        self.skip(&GAP);
        if self.peek()?.is_ascii_digit() { self.day_first() } else { self.month_first() }
    }

    /// `20 Februari 2022`, `20/2/2022`, `20-2-2022`, `20.2.2022`, `20/2`.
    fn day_first(&mut self) -> Option<Written> {
        let day = self.number(1..=2)?;
        let sign = self.peek()?;
        if matches!(sign, '/' | '-' | '.') {
            self.at += 1;
            let month = self.number(1..=2)?;
            let after = self.at;
            let year = if self.peek() == Some(sign) {
                self.at += 1;
                self.year().or_else(|| self.short_year(sign))
            } else {
                None
            };
            if year.is_none() {
                // "20-21" and "20.30" are days and hours, not a date.
                self.at = after;
                return (sign == '/' && !self.joined()).then_some(Written { year, month, day });
            }
            return Some(Written { year, month, day });
        }
        self.skip(&[' ', '\u{a0}']);
        let month = month(&self.word())?;
        let year = self.year_after(&[' ', '\u{a0}', ',', '.']);
        Some(Written { year, month, day })
    }

    /// `February 20, 2022`.
    fn month_first(&mut self) -> Option<Written> {
        let month = month(&self.word())?;
        self.skip(&['.', ' ', '\u{a0}']);
        let day = self.number(1..=2)?;
        let ordinal = self.at;
        let suffix = self.word();
        if !matches!(suffix.as_str(), "" | "st" | "nd" | "rd" | "th") {
            self.at = ordinal;
        }
        if matches!(self.peek(), Some('-' | '–' | '/')) {
            return None;
        }
        let year = self.year_after(&[' ', '\u{a0}', ',']);
        Some(Written { year, month, day })
    }

    /// A year of four digits behind such signs; else the cursor stays.
    fn year_after(&mut self, signs: &[char]) -> Option<i32> {
        let before = self.at;
        self.skip(signs);
        let year = self.year();
        if year.is_none() {
            self.at = before;
        }
        year
    }

    fn year(&mut self) -> Option<i32> {
        let year = self.number(4..=4).and_then(|year| i32::try_from(year).ok());
        year.filter(|year| (1000..=9999).contains(year) && !self.joined())
    }

    /// `22` of `20/2/22`.
    fn short_year(&mut self, sign: char) -> Option<i32> {
        self.at -= self.chars[..self.at].iter().rev().take_while(|c| **c != sign).count();
        let year = self.number(2..=2).and_then(|year| i32::try_from(2000 + year).ok());
        year.filter(|_| sign == '/' && !self.joined())
    }

    /// A digit or letter follows without a gap.
    fn joined(&self) -> bool {
        self.peek().is_some_and(char::is_alphanumeric)
    }
}
