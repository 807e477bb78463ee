//! Words that a writer put down to be replaced: "TK", "XXX", "lorem ipsum",
//! "[..]", "isi di sini".

use std::cell::LazyCell;

use super::dates::place;
use super::{from_each_word, texts};
use crate::article::{Article, Problem, Severity};

/// Words that show that "TK" means a kindergarten ("taman kanak-kanak").
const KINDERGARTEN: [&str; 8] =
    ["kanak", "paud", "siswa", "murid", "anak", "sekolah", "guru", "pelajar"];

/// What templates say in the place of a text.
const PHRASES: [&[&str]; 9] = [
    &["isi", "di", "sini"],
    &["isi", "disini"],
    &["tulis", "di", "sini"],
    &["tulis", "disini"],
    &["ketik", "di", "sini"],
    &["ketik", "disini"],
    &["insert", "text", "here"],
    &["text", "goes", "here"],
    &["placeholder", "text"],
];

/// The words that [`PHRASES`] and "lorem ipsum" begin with.
const BEGINNINGS: [&str; 7] = ["lorem", "isi", "tulis", "ketik", "insert", "text", "placeholder"];

pub(super) fn check(article: &Article, problems: &mut Vec<Problem>) {
    let every = || texts(article).into_iter().chain([("body", article.body.as_str())]);
    // Looked up only where a "TK" stands.
    let kindergarten = LazyCell::new(|| {
        every().any(|(_, text)| {
            let text = text.to_lowercase();
            KINDERGARTEN.iter().any(|word| text.contains(word))
        })
    });
    for (field, text) in every() {
        for (line, number) in text.lines().zip(1..).filter(|(line, _)| may_hold(line)) {
            for (at, length) in found(line, &|| *kindergarten) {
                let word: String = line.chars().skip(at).take(length).collect();
                let problem = Problem::new(Severity::Warning, "placeholder-left");
                let problem = problem.field(field).text(word);
                problems.push(match field {
                    "body" => problem.at(place(number, at, length)),
                    _ => problem,
                });
            }
        }
    }
}

/// Whether a line is worth a closer look, which costs many times as much as
/// this one: something in it begins as placeholders do.
fn may_hold(line: &str) -> bool {
    let sign = |two: &[u8]| {
        matches!(two, b"[." | b"[?" | b"__" | b"??" | b"xx" | b"XX" | b"TK" | b"TO" | b"FI")
    };
    let begins = |rest: &[u8]| {
        BEGINNINGS.iter().any(|word| {
            let word = word.as_bytes();
            rest.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word))
                && !rest.get(word.len()).is_some_and(u8::is_ascii_alphanumeric)
        })
    };
    line.as_bytes().windows(2).any(sign) || from_each_word(line).any(begins)
}

/// The placeholders of a line, as (first character, length).
fn found(line: &str, kindergarten: &dyn Fn() -> bool) -> Vec<(usize, usize)> {
    let words = words(line);
    let mut found = Vec::new();
    for (n, word) in words.iter().enumerate() {
        let before = n.checked_sub(1).map(|n| words[n].text);
        let after = words.get(n + 1).map(|word| word.text);
        let (mut length, holds) = (word.text.chars().count(), is_placeholder(word.text, before));
        let lorem = word.text.eq_ignore_ascii_case("lorem")
            && after.is_some_and(|after| after.eq_ignore_ascii_case("ipsum"));
        if lorem {
            length = words[n + 1].at + 5 - word.at;
        }
        let bare_tk = word.text == "TK"
            && (word.bracketed || !after.is_some_and(begins_as_name) && !kindergarten());
        if holds || lorem || bare_tk {
            found.push((word.at, length));
        }
        let phrase = PHRASES.iter().find(|phrase| {
            words[n..].len() >= phrase.len()
                && phrase.iter().zip(&words[n..]).all(|(wanted, word)| same(word.text, wanted))
        });
        if let Some(phrase) = phrase {
            let last = &words[n + phrase.len() - 1];
            found.push((word.at, last.at + last.text.chars().count() - word.at));
        }
    }
    found.extend(gaps(line));
    found.sort_unstable();
    found
}

/// Signs that hold a place: `[..]`, `[ ]` but not the editor's ellipsis in a
/// quotation (`[...]`), and three question marks or more.
fn gaps(line: &str) -> Vec<(usize, usize)> {
    let chars: Vec<char> = line.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        let run = |c: char| rest.iter().take_while(|other| **other == c).count();
        let length = match rest {
            ['[', '.', '.', ']', ..] => 4,
            ['[', '?', ']', ..] => 3,
            ['_', '_', '_', '_', ..] if run('_') < chars.len() => run('_'),
            ['?', '?', '?', ..] => run('?'),
            _ => 0,
        };
        if length > 0 {
            found.push((at, length));
        }
        at += length.max(1);
    }
    found
}

fn same(word: &str, wanted: &str) -> bool {
    word.eq_ignore_ascii_case(wanted)
}

/// What can be told from the word and the one before it. "PON XXX" is a
/// Roman number.
fn is_placeholder(word: &str, before: Option<&str>) -> bool {
    let all = |c: char| word.chars().count() >= 3 && word.chars().all(|other| other == c);
    let acronym = |text: &str| text.chars().nth(1).is_some() && text == text.to_uppercase();
    matches!(word, "TKTK" | "TODO" | "FIXME")
        || all('x')
        || (all('X') && !before.is_some_and(acronym))
}

fn begins_as_name(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

struct Word<'a> {
    text: &'a str,
    /// Its first character, counted from 0.
    at: usize,
    /// Stands alone in square brackets.
    bracketed: bool,
}

/// Runs of letters and digits. What stands in an address is none.
fn words(line: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in line.split_inclusive(char::is_whitespace) {
        let address = piece.contains("://") || piece.contains("](") || piece.contains("media:");
        let mut inner = 0;
        for part in piece.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let text = part.trim_end_matches(|c: char| !c.is_alphanumeric());
            if !text.is_empty() && !address {
                let bracketed = piece.trim_end().starts_with('[') && part.ends_with(']');
                words.push(Word { text, at: at + inner, bracketed });
            }
            inner += part.chars().count();
        }
        at += inner;
    }
    words
}
