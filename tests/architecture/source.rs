//! What a Rust source names: paths, string literals and questions for the platform, with lines.
//!
//! Comments and tests are left out: an arrow is broken by code that ships.

use super::tokens::{Kind, Token, tokens};

/// Something that a source names, and where (line, from 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The line, from 1.
    pub line: usize,
    /// What is named.
    pub what: What,
}

/// The kinds of what a source names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A path, `std::fs::read`, or a single word, `unsafe`. The braces of a `use` are spelt out:
    /// `use std::{fs, io}` names `std::fs` and `std::io`.
    Path(String),
    /// What a string literal holds.
    Text(String),
    /// A `cfg` that asks for the platform: `cfg(unix)`, `cfg!(windows)`.
    Platform(String),
}

/// What the source names outside tests.
pub fn named(source: &str) -> Vec<Named> {
    let tokens = without_tests(&tokens(source));
    let mut names = Vec::new();
    // For each open brace the path before it, `std::` in `use std::{`, else nothing.
    let mut prefixes = vec![String::new()];
    let mut at = 0;
    while at < tokens.len() {
        let line = tokens[at].line;
        match &tokens[at].kind {
            Kind::Text(text) => names.push(Named { line, what: What::Text(text.clone()) }),
            Kind::Mark('{') => prefixes.push(String::new()),
            Kind::Mark('}') if prefixes.len() > 1 => drop(prefixes.pop()),
            Kind::Mark(_) => {}
            Kind::Word(_) => {
                let prefix = prefixes.last().map_or("", String::as_str);
                let (path, end) = path(&tokens, at, prefix);
                if mark(&tokens, end - 1) == Some('{') {
                    prefixes.push(path);
                } else {
                    names.extend(platform(&tokens, end, &path).map(|what| Named { line, what }));
                    names.push(Named { line, what: What::Path(path) });
                }
                at = end;
                continue;
            }
        }
        at += 1;
    }
    names
}

/// The lines of a source before its tests.
pub fn lines_without_tests(source: &str) -> usize {
    source.lines().position(|line| line == "#[cfg(test)]").unwrap_or(source.lines().count())
}

/// Reads the path that starts at `at`, with what stands before the braces around it, and says
/// where it ends: after its last word, or after the brace that opens a list of further paths.
fn path(tokens: &[Token], mut at: usize, prefix: &str) -> (String, usize) {
    let mut path = prefix.to_owned();
    while let Some(Kind::Word(word)) = tokens.get(at).map(|token| &token.kind) {
        path.push_str(word);
        at += 1;
        if mark(tokens, at) != Some(':') || mark(tokens, at + 1) != Some(':') {
            return (path, at);
        }
        path.push_str("::");
        at += 2;
    }
    // After `::` stands no word: a list of paths, a glob, or generics.
    let at = if mark(tokens, at) == Some('{') { at + 1 } else { at };
    (path, at)
}

/// The question for the platform in the parentheses after `cfg`, with or without a `!`.
fn platform(tokens: &[Token], at: usize, path: &str) -> Option<What> {
    if !path.starts_with("cfg") {
        return None;
    }
    let open = if mark(tokens, at) == Some('!') { at + 1 } else { at };
    if mark(tokens, open) != Some('(') {
        return None;
    }
    let words: Vec<&str> = tokens[open..closing(tokens, open)]
        .iter()
        .filter_map(|token| match &token.kind {
            Kind::Word(word) => Some(word.as_str()),
            _ => None,
        })
        .collect();
    let asks = ["unix", "windows", "target_os", "target_family"];
    asks.iter()
        .any(|ask| words.contains(ask))
        .then(|| What::Platform(format!("{path}({})", words.join(" "))))
}

fn mark(tokens: &[Token], at: usize) -> Option<char> {
    match tokens.get(at)?.kind {
        Kind::Mark(mark) => Some(mark),
        _ => None,
    }
}

fn is_word(tokens: &[Token], at: usize, expected: &str) -> bool {
    matches!(tokens.get(at).map(|token| &token.kind), Some(Kind::Word(word)) if word == expected)
}

/// Where the bracket that opens at `at` is closed: after its partner.
fn closing(tokens: &[Token], at: usize) -> usize {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate().skip(at) {
        match token.kind {
            Kind::Mark('(' | '[' | '{') => depth += 1,
            Kind::Mark(')' | ']' | '}') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    tokens.len()
}

/// The tokens without items under `#[cfg(test)]` and `#[test]`.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_test_attribute(tokens, at) {
            at = after_item(tokens, closing(tokens, at + 1));
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

fn is_test_attribute(tokens: &[Token], at: usize) -> bool {
    mark(tokens, at) == Some('#')
        && mark(tokens, at + 1) == Some('[')
        && (is_word(tokens, at + 2, "test")
            || (is_word(tokens, at + 2, "cfg") && is_word(tokens, at + 4, "test")))
}

/// Where the item that starts at `at` ends: after its braces or its semicolon.
fn after_item(tokens: &[Token], mut at: usize) -> usize {
    while let Some(token) = tokens.get(at) {
        match token.kind {
            Kind::Mark('{') => return closing(tokens, at),
            Kind::Mark(';') => return at + 1,
            Kind::Mark('(' | '[') => at = closing(tokens, at),
            _ => at += 1,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(source: &str) -> Vec<(usize, String)> {
        named(source)
            .into_iter()
            .filter_map(|name| match name.what {
                What::Path(path) => Some((name.line, path)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn the_braces_of_a_use_are_spelt_out() {
        let found = paths("use std::{io, fs::{self, read}, env};\nfn a() { io::empty(); }");
        for path in ["std::io", "std::fs::self", "std::fs::read", "std::env"] {
            assert!(found.contains(&(1, path.to_owned())), "{path} in {found:?}");
        }
        assert!(found.contains(&(2, "io::empty".to_owned())), "{found:?}");
    }

    #[test]
    fn comments_and_tests_name_nothing() {
        let source = "/// loro::LoroDoc\n// std::fs\nfn a() {}\n#[cfg(test)]\nmod tests {\n    \
                      use std::fs;\n}\nfn b() { std::env::args(); }\n";
        let found = paths(source);
        assert!(!found.iter().any(|(_, path)| path.contains("fs") || path.contains("loro")));
        assert!(found.contains(&(8, "std::env::args".to_owned())), "{found:?}");
    }

    #[test]
    fn what_follows_a_test_is_read_again() {
        let source = "#[cfg(test)]\nuse std::fs;\n#[test]\nfn a() { fs::read(\"x\"); }\nfn b() {}";
        assert_eq!(paths(source), [(5, "fn".to_owned()), (5, "b".to_owned())]);
    }

    #[test]
    fn strings_are_told_from_code() {
        let names = named("fn a() -> &'static str {\n    \"loro::LoroDoc\"\n}");
        let text = What::Text("loro::LoroDoc".to_owned());
        assert!(names.contains(&Named { line: 2, what: text }), "{names:?}");
    }

    #[test]
    fn asking_for_the_platform_is_seen_in_attributes_and_macros() {
        let source = "#[cfg(unix)]\nfn a() {}\nfn b() -> bool { cfg!(windows) }\n\
                      #[cfg(all(feature = \"x\", target_os = \"linux\"))]\nfn c() {}\n\
                      #[cfg(debug_assertions)]\nfn d() {}";
        let asked: Vec<usize> = named(source)
            .iter()
            .filter(|name| matches!(name.what, What::Platform(_)))
            .map(|name| name.line)
            .collect();
        assert_eq!(asked, [1, 3, 4]);
    }
}
