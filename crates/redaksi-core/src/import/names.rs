//! Names in a byline: one, or several on one line. Must never know what the
//! people did.

use crate::article::{Contributor, Role};

use super::lines::is_blank;
use super::vocabulary::before_colon;

/// The contributors of a byline (`Editor: A`, `Penulis: A dan B`,
/// `Reporter: A | Editor: B`), or `None` where the line is no byline.
pub(super) fn byline(line: &str) -> Option<Vec<Contributor>> {
    // A semicolon at the end is how this newsroom's own pages say that the
    // names are exactly these.
    if line.ends_with(';') {
        let (word, value) = before_colon(line)?;
        let role = Role::parse(word)?;
        let names = clean(value.split(';'));
        return Some(names.into_iter().map(|name| Contributor { role, name }).collect());
    }
    if line.len() > 400 {
        return None;
    }
    if line.contains(" | ") {
        let parts: Option<Vec<_>> = line.split(" | ").map(|part| one_role(part.trim())).collect();
        if let Some(parts) = parts {
            return Some(parts.concat());
        }
    }
    one_role(line)
}

fn one_role(line: &str) -> Option<Vec<Contributor>> {
    let (word, value) = before_colon(line)?;
    let role = Role::parse(word)?;
    let names = names(role, value);
    let fit = !names.is_empty() && names.iter().all(|name| is_name(name));
    fit.then(|| names.into_iter().map(|name| Contributor { role, name }).collect())
}

/// A name has few words and does not end as a sentence does.
pub(super) fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=10).contains(&words)
        && text.len() <= 120
        && !text.ends_with(['!', '?', ':'])
        && (words <= 5 || !text.ends_with('.'))
        && text.chars().any(char::is_alphanumeric)
}

/// Splits names at commas, "dan", "and", "&" and "serta"; at semicolons
/// alone where there is one. A source ("Kementerian Pendidikan dan
/// Kebudayaan") is split at commas alone, and an academic title keeps the
/// comma before it.
pub(super) fn names(role: Role, value: &str) -> Vec<String> {
    if value.contains(';') {
        return clean(value.split(';'));
    }
    let mut found: Vec<String> = Vec::new();
    for piece in value.split(", ").flat_map(|piece| piece.split(" , ")) {
        match found.last_mut() {
            Some(name) if is_title(piece.trim()) => {
                name.push_str(", ");
                name.push_str(piece.trim());
            }
            _ if role == Role::Sumber => found.push(piece.to_owned()),
            _ => found.extend(at_and(piece)),
        }
    }
    clean(found.iter().map(String::as_str))
}

fn at_and(piece: &str) -> Vec<String> {
    const JOINS: [&str; 5] = ["dan", "and", "&", "serta", "bersama"];
    let mut names = vec![String::new()];
    for word in piece.split_whitespace() {
        if JOINS.contains(&word.to_lowercase().as_str()) {
            names.push(String::new());
        } else if let Some(name) = names.last_mut() {
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(word);
        }
    }
    names
}

/// `S.H.`, `M.Si`, `Ph.D`, `SE`, `MM`: what may follow a name after a comma.
fn is_title(piece: &str) -> bool {
    let letters: Vec<char> = piece.chars().filter(|c| c.is_alphabetic()).collect();
    let short = (1..=6).contains(&letters.len()) && !piece.contains(' ');
    let dotted = piece.contains('.') && !piece.contains(".com") && !piece.contains(".id");
    const PLAIN: [&str; 12] =
        ["SE", "SH", "ST", "MM", "MH", "MT", "MSi", "MPd", "SPd", "SSos", "PhD", "Jr"];
    short && (dotted || PLAIN.contains(&piece))
}

fn clean<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    names
        .map(|name| name.trim_matches(is_blank))
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Writes a byline so that [`byline`] reads the same names again.
pub(super) fn write(label: &str, role: Role, list: &[&str]) -> String {
    let plain = format!("{label}: {}", list.join(", "));
    let read = byline(&plain).unwrap_or_default();
    let same = read.len() == list.len()
        && read.iter().zip(list).all(|(one, name)| one.role == role && one.name == *name);
    if same { plain } else { format!("{label}: {};", list.join("; ")) }
}
