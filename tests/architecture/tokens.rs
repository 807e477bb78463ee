//! A Rust source cut into words, string literals and marks, each with its line.
//!
//! Just enough of the lexical structure (The Rust Reference, "Lexical structure") that a
//! comment, a string and a lifetime are never taken for code. proc-macro2 could do it, but its
//! feature for line numbers would give Loro and the window other dependencies in tests than in
//! builds, and with them a second build of both.

/// A token and its line, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub line: usize,
    pub kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A keyword, a name or a number.
    Word(String),
    /// What a string literal of any kind holds, escapes as written.
    Text(String),
    /// Anything else, one character at a time.
    Mark(char),
}

/// Cuts a source into tokens. Comments are left out.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut cutter = Cutter { rest: source, line: 1, tokens: Vec::new() };
    while cutter.next() {}
    cutter.tokens
}

struct Cutter<'a> {
    rest: &'a str,
    line: usize,
    tokens: Vec<Token>,
}

impl Cutter<'_> {
    /// Takes one token, comment or space; false at the end.
    fn next(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else { return false };
        if self.rest.starts_with("//") {
            self.skip(self.rest.find('\n').unwrap_or(self.rest.len()));
        } else if self.rest.starts_with("/*") {
            self.skip(comment_length(self.rest));
        } else if let Some(opening) = raw_opening(self.rest) {
            self.raw_string(opening);
        } else if let Some(opening) =
            ["\"", "b\"", "c\""].iter().find(|o| self.rest.starts_with(**o))
        {
            self.string(opening.len());
        } else if first == '\'' {
            self.skip(character_length(self.rest));
        } else if is_of_word(first) {
            let end = self.rest.find(|c| !is_of_word(c)).unwrap_or(self.rest.len());
            self.push(Kind::Word(self.rest[..end].to_owned()), end);
        } else if first.is_whitespace() {
            self.skip(first.len_utf8());
        } else {
            self.push(Kind::Mark(first), first.len_utf8());
        }
        true
    }

    fn skip(&mut self, length: usize) {
        self.line += self.rest[..length].matches('\n').count();
        self.rest = &self.rest[length..];
    }

    fn push(&mut self, kind: Kind, length: usize) {
        self.tokens.push(Token { line: self.line, kind });
        self.skip(length);
    }

    fn string(&mut self, opening: usize) {
        let mut escaped = false;
        let end = self.rest[opening..].find(|c| {
            let closes = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            closes
        });
        let end = end.map_or(self.rest.len(), |end| opening + end);
        self.push(Kind::Text(self.rest[opening..end].to_owned()), (end + 1).min(self.rest.len()));
    }

    /// `opening` is the length of `r##"`; the string ends with as many `#`.
    fn raw_string(&mut self, opening: usize) {
        let marks = self.rest[..opening].matches('#').count();
        let closing = format!("\"{}", "#".repeat(marks));
        let end = self.rest[opening..].find(&closing).unwrap_or(self.rest.len() - opening);
        let text = self.rest[opening..opening + end].to_owned();
        self.push(Kind::Text(text), (opening + end + closing.len()).min(self.rest.len()));
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of a block comment; they nest.
fn comment_length(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                break;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// The length of what opens a raw string (`r"`, `br#"`, `cr##"`), if one starts here.
fn raw_opening(rest: &str) -> Option<usize> {
    let prefix = ["r", "br", "cr"].into_iter().find(|prefix| {
        rest.strip_prefix(prefix).is_some_and(|after| after.starts_with(['"', '#']))
    })?;
    let marks = rest[prefix.len()..].bytes().take_while(|byte| *byte == b'#').count();
    let opening = prefix.len() + marks;
    rest[opening..].starts_with('"').then_some(opening + 1)
}

/// The length of a character literal, or of the mark alone where a lifetime starts.
fn character_length(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    match (characters.next(), characters.next()) {
        (Some((_, '\\')), Some((escaped, c))) => {
            let after = escaped + c.len_utf8();
            rest[after..].find('\'').map_or(rest.len(), |end| after + end + 1)
        }
        (Some(_), Some((end, '\''))) => end + 1,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> Vec<String> {
        let show = |token: Token| match token.kind {
            Kind::Word(word) => word,
            Kind::Text(text) => format!("<{text}>"),
            Kind::Mark(mark) => mark.to_string(),
        };
        tokens(source).into_iter().map(show).collect()
    }

    #[test]
    fn comments_vanish_and_lines_are_counted() {
        let found = tokens("// loro\n/* a /* b */ c\n*/ std // end");
        assert_eq!(found, [Token { line: 3, kind: Kind::Word("std".to_owned()) }]);
    }

    #[test]
    fn strings_of_every_kind_are_one_token() {
        assert_eq!(shown(r#"f("a \" // b")"#), ["f", "(", "<a \\\" // b>", ")"]);
        assert_eq!(shown("r#\"a \" b\"# r\"c\" b\"d\" br\"e\""), ["<a \" b>", "<c>", "<d>", "<e>"]);
        assert_eq!(shown("r#fn"), ["r", "#", "fn"]);
    }

    #[test]
    fn characters_and_lifetimes_are_told_apart() {
        assert_eq!(shown("'\"' '\\'' 'é' <'a>"), ["<", "a", ">"]);
        assert_eq!(shown("'\\u{1F600}' x"), ["x"]);
    }
}
