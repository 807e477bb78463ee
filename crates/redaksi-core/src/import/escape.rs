//! Plain text as Markdown and back. Must never know what the text is for.
//!
//! [`escape`] puts a backslash before what CommonMark would take for markup
//! and before nothing else; [`unescape`] takes these away again, so that every
//! line of text survives to the code point.

/// Writes one line of plain text as a Markdown paragraph that shows it.
pub fn escape(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + line.len() / 16);
    let start = line_start(line);
    let bracket = line.rfind(']');
    let mut before: Option<char> = None;
    for (at, c) in line.char_indices() {
        let rest = &line[at + c.len_utf8()..];
        let after = rest.chars().next();
        let special = match c {
            _ if Some(at) == start => true,
            '\\' => after.is_none_or(|c| c.is_ascii_punctuation()),
            '*' | '~' => !(is_open(before) && is_open(after)),
            '_' => !(is_open(before) && is_open(after) || is_word(before) && is_word(after)),
            '`' => true,
            '[' => bracket.is_some_and(|bracket| bracket > at),
            '<' => after.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => is_entity(rest),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

fn is_open(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// The byte at which a backslash keeps the line from being a heading, a list,
/// a quotation, a rule, a fence or the underline of a heading.
fn line_start(line: &str) -> Option<usize> {
    let after = |at: usize| line[at..].chars().next();
    let ends = |at: usize| after(at).is_none_or(char::is_whitespace);
    let first = line.chars().next()?;
    match first {
        '#' => {
            let level = line.len() - line.trim_start_matches('#').len();
            (level <= 6 && ends(level)).then_some(0)
        }
        '>' => Some(0),
        '-' | '+' | '=' | '*' | '_' | '~' | '|' => {
            let run = line.trim_start_matches(first).trim_end().is_empty();
            let rule = line.chars().all(|c| c == first || c.is_whitespace());
            let item = matches!(first, '-' | '+' | '*') && ends(1);
            (run || rule || item || first == '|').then_some(0)
        }
        ':' => ends(1).then_some(0),
        _ if first.is_ascii_digit() => {
            let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let mark = matches!(after(digits), Some('.' | ')'));
            (digits <= 9 && mark && ends(digits + 1)).then_some(digits)
        }
        _ => None,
    }
}

/// `&nbsp;`, `&#160;`, `&#xa0;`: what follows an ampersand.
fn is_entity(rest: &str) -> bool {
    // The longest name in HTML has 31 letters.
    let end = rest.bytes().take(34).position(|b| b == b';');
    end.is_some_and(|end| {
        end > 0 && rest.as_bytes()[..end].iter().all(|b| b.is_ascii_alphanumeric() || *b == b'#')
    })
}

/// Takes away the backslashes of [`escape`].
pub fn unescape(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut chars = markdown.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\\'
            && let Some(next) = chars.next_if(char::is_ascii_punctuation)
        {
            out.push(next);
        } else {
            out.push(c);
        }
    }
    out
}
