//! Proper names: runs of capitalised words, as news text writes people,
//! places, offices and acronyms.
//!
//! No dictionary is asked. A word that is capitalised only because it begins
//! a sentence is not taken for a name.

use std::collections::HashSet;

use super::words::is_stop_word;

/// The longest run taken as one name, in words.
const LONGEST: usize = 6;

/// Small words inside a name.
const PARTICLES: [&str; 14] =
    ["bin", "binti", "al", "el", "ibn", "van", "von", "der", "den", "de", "da", "dos", "of", "du"];

/// Titles that do not tell one bearer from another; they are left out where a
/// name follows.
const TITLES: [&str; 34] = [
    "presiden",
    "wapres",
    "gubernur",
    "bupati",
    "walikota",
    "camat",
    "lurah",
    "pak",
    "bapak",
    "bu",
    "ibu",
    "dr",
    "drs",
    "prof",
    "ir",
    "hj",
    "haji",
    "hajah",
    "kh",
    "kiai",
    "ustaz",
    "ustadz",
    "jenderal",
    "letjen",
    "mayjen",
    "brigjen",
    "kolonel",
    "kompol",
    "akbp",
    "kombes",
    "mr",
    "mrs",
    "president",
    "raja",
];

/// The names in a text, each once, in the order of their first mention and as
/// first written there.
pub fn names(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let inner: HashSet<&str> = tokens
        .iter()
        .filter(|token| token.capital && !token.starts && !token.acronym)
        .map(|token| token.text)
        .collect();
    let mut seen = HashSet::new();
    let mut names = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at].capital {
            at += 1;
            continue;
        }
        let end = run_end(&tokens, at);
        if let Some(name) = name_of(&tokens[at..end], &inner)
            && seen.insert(name.to_lowercase())
        {
            names.push(name);
        }
        at = end;
    }
    names
}

struct Token<'a> {
    text: &'a str,
    /// Begins with a capital letter.
    capital: bool,
    /// Nothing but capitals and digits, two letters or more.
    acronym: bool,
    /// The first word of a sentence or line.
    starts: bool,
    /// A sign stands between the word before and this one.
    parted: bool,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let (mut starts, mut parted) = (true, true);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
        let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        if first.is_alphanumeric() {
            let (word, after) = rest.split_at(length);
            // An initial and its full stop belong to a name: "R. A. Kartini".
            let initial = word.chars().count() == 1 && after.starts_with('.');
            tokens.push(token(word.trim_end_matches(['-', '\'', '’']), starts, parted));
            (starts, parted) = (false, word.ends_with('-'));
            rest = if initial { &after[1..] } else { after };
        } else {
            starts |= matches!(first, '.' | '!' | '?' | ':' | '\n' | '"' | '“' | '”' | '•');
            parted |= first != ' ' && first != '\u{a0}';
            rest = &rest[first.len_utf8()..];
        }
    }
    tokens
}

fn token(text: &str, starts: bool, parted: bool) -> Token<'_> {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let capital = text.chars().next().is_some_and(char::is_uppercase);
    let acronym = capital && letters().nth(1).is_some() && letters().all(char::is_uppercase);
    Token { text, capital, acronym, starts, parted }
}

/// The end of the run that begins at `start`: capitalised words, with small
/// words between them and numbers after them ("Liga 1"), until a sign.
fn run_end(tokens: &[Token<'_>], start: usize) -> usize {
    let mut end = start + 1;
    while end < tokens.len() && end - start < LONGEST && !tokens[end].parted {
        let joins = !tokens[end].capital
            && tokens[end].text.len() <= 5
            && PARTICLES.contains(&tokens[end].text)
            && tokens.get(end + 1).is_some_and(|next| next.capital && !next.parted);
        let number = tokens[end].text.len() <= 2
            && tokens[end].text.bytes().all(|byte| byte.is_ascii_digit());
        if !tokens[end].capital && !joins && !number {
            break;
        }
        end += 1;
    }
    end
}

/// The name in a run, without what only begins the sentence and without a
/// title before it.
fn name_of(run: &[Token<'_>], inner: &HashSet<&str>) -> Option<String> {
    let mut run = run;
    while let Some(first) = run.first() {
        let word = first.text.to_lowercase();
        let begins_only = first.starts && !first.acronym && !inner.contains(first.text);
        let idle = is_stop_word(&word) && !first.acronym;
        let title = run.len() > 1 && TITLES.contains(&word.as_str());
        // Two capitalised words at the head of a sentence are a name, unless
        // the second is an acronym ("Pengumuman KTT").
        let lone = run.len() == 1 || (run.len() == 2 && run[1].acronym);
        if idle || title || !first.capital || (begins_only && lone) {
            run = &run[1..];
        } else {
            break;
        }
    }
    while run.last().is_some_and(|last| is_stop_word(&last.text.to_lowercase()) && !last.acronym) {
        run = &run[..run.len() - 1];
    }
    let single = run.len() == 1 && run[0].text.chars().nth(1).is_none();
    if run.is_empty() || single {
        return None;
    }
    Some(run.iter().map(|token| token.text).collect::<Vec<_>>().join(" "))
}
