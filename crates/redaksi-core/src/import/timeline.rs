//! The time line of a finished page: "- 22 Februari 2022, 08:22 WIB" and its
//! many relatives. Must never know where on a page it stands.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use crate::article::Zone;
use crate::lang::Lang;

/// What a time line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TimeLine {
    /// The name before the date.
    pub author: String,
    /// What stands before the date with a comma: a place, as a rule.
    pub place: String,
    /// The instant; `None` where there is no such day or hour.
    pub at: Option<DateTime<Utc>>,
    /// The zone it names, or the newsroom's.
    pub zone: Zone,
}

/// Month names by their beginnings, Indonesian and English, old spellings too.
const MONTHS: &[(&str, u32)] = &[
    ("januari", 1),
    ("january", 1),
    ("jan", 1),
    ("februari", 2),
    ("pebruari", 2),
    ("february", 2),
    ("feb", 2),
    ("peb", 2),
    ("maret", 3),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("mei", 5),
    ("may", 5),
    ("juni", 6),
    ("june", 6),
    ("jun", 6),
    ("juli", 7),
    ("july", 7),
    ("jul", 7),
    ("agustus", 8),
    ("august", 8),
    ("agu", 8),
    ("agt", 8),
    ("ags", 8),
    ("agust", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("oktober", 10),
    ("october", 10),
    ("okt", 10),
    ("oct", 10),
    ("november", 11),
    ("nopember", 11),
    ("nov", 11),
    ("nop", 11),
    ("desember", 12),
    ("december", 12),
    ("des", 12),
    ("dec", 12),
];

const WEEKDAYS: [&str; 30] = [
    "senin",
    "selasa",
    "rabu",
    "kamis",
    "jumat",
    "jum'at",
    "jum’at",
    "sabtu",
    "minggu",
    "ahad",
    "sen",
    "sel",
    "rab",
    "kam",
    "jum",
    "sab",
    "min",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
];

/// Reads a line that is nothing but a time, with a name before it or not.
/// Without a zone the newsroom's holds; without an hour it is midnight.
pub(super) fn time_line(line: &str, zone: Zone) -> Option<TimeLine> {
    // The longest real one, with three authors, has about 120 bytes.
    if line.len() > 200 || !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let words = words(line);
    let (start, date, after) = (0..words.len())
        .find_map(|at| date(&words[at..]).map(|(date, used)| (at, date, at + used)))?;
    let (author, place) = author(&words[..start])?;
    let (time, zone) = clock(&words[after..], date.1, zone)?;
    let at = date.0.and_then(|day| zone.instant(NaiveDateTime::new(day, time?)));
    Some(TimeLine { author, place, at, zone })
}

/// Cuts a line into words; separators are words of their own.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for piece in line.split(|c: char| c.is_whitespace()).filter(|piece| !piece.is_empty()) {
        let mut rest = piece;
        while let Some(c) = rest.chars().next().filter(|c| is_mark(*c)) {
            words.push(&rest[..c.len_utf8()]);
            rest = &rest[c.len_utf8()..];
        }
        let word = rest.trim_end_matches(is_mark);
        if !word.is_empty() {
            words.push(word);
        }
        words.extend(rest[word.len()..].char_indices().map(|(at, c)| {
            let at = word.len() + at;
            &rest[at..at + c.len_utf8()]
        }));
    }
    words
}

fn is_mark(c: char) -> bool {
    matches!(c, '|' | '-' | '–' | '—' | '·' | '•' | ',' | ';' | '(' | ')' | '/')
}

fn is_mark_word(word: &str) -> bool {
    word.chars().all(is_mark)
}

/// What stands before the date, as a name or as a place. Either needs a mark
/// after it, else the line is a sentence that speaks of a day. `None`: not a
/// time line.
fn author(words: &[&str]) -> Option<(String, String)> {
    let is_day = |word: &str| {
        let word = word.to_lowercase();
        WEEKDAYS.contains(&word.trim_end_matches('.'))
    };
    let mut end = words.len();
    while end > 0 && (is_mark_word(words[end - 1]) && words[end - 1] == ",") {
        end -= 1;
    }
    if end > 0 && is_day(words[end - 1]) {
        end -= 1;
    } else {
        end = words.len();
    }
    let comma = end > 0 && words[end - 1] == ",";
    let marked = end == 0 || is_mark_word(words[end - 1]);
    let mut name = &words[..end];
    while let Some((_, rest)) = name.split_last().filter(|(last, _)| is_mark_word(last)) {
        name = rest;
    }
    while let Some((_, rest)) = name.split_first().filter(|(first, _)| is_mark_word(first)) {
        name = rest;
    }
    if let Some((_, rest)) = name.split_first().filter(|(first, rest)| {
        ["oleh", "by"].contains(&&*first.to_lowercase()) && !rest.is_empty()
    }) {
        name = rest;
    }
    if name.is_empty() {
        return Some((String::new(), String::new()));
    }
    let fit = marked && name.len() <= 12 && name[0].starts_with(|c: char| c.is_uppercase());
    let text = tight(name);
    fit.then(|| if comma { (String::new(), text) } else { (text, String::new()) })
}

/// Joins words again; a comma stands close to the word before it.
fn tight(words: &[&str]) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() && *word != "," {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// A day, `None` in it where the calendar has none, and a time that was
/// written in one word with it.
type Day<'a> = (Option<NaiveDate>, Option<&'a str>);

/// Reads a date at the beginning of `words`, and says how many it used.
fn date<'a>(words: &[&'a str]) -> Option<(Day<'a>, usize)> {
    let first = *words.first()?;
    if let Some(found) = numeric(first) {
        return Some((found, 1));
    }
    let rest: Vec<(usize, &str)> =
        words.iter().copied().enumerate().filter(|(_, word)| *word != ",").take(3).collect();
    let [(_, one), (_, two), (at, three)] = rest[..] else { return None };
    let year = year(three)?;
    let (day, month) = match (day(one), month(two)) {
        (Some(day), Some(month)) => (day, month),
        _ => (day(two)?, month(one)?),
    };
    Some(((NaiveDate::from_ymd_opt(year, month, day), None), at + 1))
}

fn day(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = &word[digits.len()..];
    let fit = digits.len() <= 2 && ["", "st", "nd", "rd", "th"].contains(&ordinal);
    digits.parse().ok().filter(|_| fit)
}

fn year(word: &str) -> Option<i32> {
    let digits = word.len() == 4 && word.chars().all(|c| c.is_ascii_digit());
    word.parse().ok().filter(|year| digits && (1900..=2999).contains(year))
}

fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    MONTHS.iter().find(|(name, _)| *name == word).map(|(_, month)| *month)
}

/// `22/02/2022`, `22-02-2022`, `22.02.2022`, `2022-02-22`,
/// `2022-02-22T08:22:00`.
fn numeric(word: &str) -> Option<Day<'_>> {
    let (date, time) = match word.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (word, None),
    };
    let parts: Vec<&str> = date.split(['/', '-', '.']).collect();
    let [one, two, three] = parts[..] else { return None };
    let short =
        |part: &str| -> Option<u32> { part.parse().ok().filter(|_| (1..=2).contains(&part.len())) };
    let (year, month, day) = match year(one) {
        Some(year) => (year, short(two)?, short(three)?),
        None => (year(three)?, short(two)?, short(one)?),
    };
    Some((NaiveDate::from_ymd_opt(year, month, day), time))
}

/// Reads the hour and the zone after a date; `None` where anything else
/// follows. The time in the pair is `None` where there is no such hour.
fn clock(words: &[&str], joined: Option<&str>, zone: Zone) -> Option<(Option<NaiveTime>, Zone)> {
    let mut words = words
        .iter()
        .copied()
        .filter(|word| !is_mark_word(word))
        .filter(|word| !["pukul", "jam", "at", "pkl", "pkl."].contains(&&*word.to_lowercase()))
        .peekable();
    let Some(time) = joined.or_else(|| words.next()) else {
        return Some((Some(NaiveTime::MIN), zone));
    };
    let (mut hour, minute, second) = hour(time)?;
    if let Some(half) = words.next_if(|word| half(word).is_some()).and_then(half) {
        hour = hour % 12 + if half { 12 } else { 0 };
    }
    let zone = match words.next() {
        Some(word) => Zone::parse(word.trim_end_matches('.'))?,
        None => zone,
    };
    let time = NaiveTime::from_hms_opt(hour, minute, second);
    words.next().is_none().then_some((time, zone))
}

/// `true` for the half after noon.
fn half(word: &str) -> Option<bool> {
    match word.to_lowercase().trim_end_matches('.') {
        "am" | "a.m" => Some(false),
        "pm" | "p.m" => Some(true),
        _ => None,
    }
}

/// `08:22`, `08.22`, `8:22`, `08:22:15`.
fn hour(word: &str) -> Option<(u32, u32, u32)> {
    let parts: Vec<&str> = word.split([':', '.']).collect();
    let number = |part: &str, least: usize| -> Option<u32> {
        part.parse().ok().filter(|_| (least..=2).contains(&part.len()))
    };
    match parts[..] {
        [hour, minute] => Some((number(hour, 1)?, number(minute, 2)?, 0)),
        [hour, minute, second] => Some((number(hour, 1)?, number(minute, 2)?, number(second, 2)?)),
        _ => None,
    }
}

/// Writes an instant so that [`time_line`] reads it again:
/// "22 Februari 2022, 08:22 WIB", with seconds only where there are some. A
/// zone whose label does not lead back to it is named by its IANA name.
pub(super) fn write_time(at: DateTime<Utc>, zone: Zone, lang: Lang) -> String {
    use chrono::{Datelike, Timelike};
    let local = zone.local(at);
    let month = lang.month(local.month0());
    let mut text = format!(
        "{} {month} {:04}, {:02}:{:02}",
        local.day(),
        local.year(),
        local.hour(),
        local.minute()
    );
    if local.second() != 0 {
        text.push_str(&format!(":{:02}", local.second()));
    }
    let label = zone.label(at);
    let known = Zone::parse(&label) == Some(zone) && !label.contains(':');
    text.push(' ');
    text.push_str(if known { &label } else { zone.name() });
    text
}
