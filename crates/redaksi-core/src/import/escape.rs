//! Plain text as Markdown and back. Must never know what the text is for.
//!
//! [`escape`] puts a backslash before what CommonMark would take for markup
//! and before nothing else; [`unescape`] takes these away again, so that every
//! line of text survives to the code point.

/// Writes one line of plain text as a Markdown paragraph that shows it.
pub fn escape(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + line.len() / 16);
    let marks = Marks { start: line_start(line), bracket: line.rfind(']') };
    let mut before: Option<char> = None;
    let mut at = 0;
    for word in line.split_inclusive(|c: char| c.is_ascii_whitespace()) {
        let from = out.len();
        let escaped = push_word(line, at, word, &marks, before, false, &mut out);
        if (escaped || has_wide_space(word)) && has_address(word) {
            // An address takes every sign up to the next ASCII space,
            // backslashes too: it is kept from becoming a link.
            out.truncate(from);
            push_word(line, at, word, &marks, before, true, &mut out);
        }
        before = word.chars().next_back();
        at += word.len();
    }
    out
}

/// What is known of the whole line.
struct Marks {
    /// The byte where a block would begin.
    start: Option<usize>,
    /// The last closing bracket.
    bracket: Option<usize>,
}

/// Writes the word of `line` that begins at `from`; true where it was given a
/// backslash.
fn push_word(
    line: &str,
    from: usize,
    word: &str,
    marks: &Marks,
    mut before: Option<char>,
    apart: bool,
    out: &mut String,
) -> bool {
    let mut escaped = false;
    for (index, c) in word.char_indices() {
        let at = from + index;
        let rest = &line[at + c.len_utf8()..];
        let after = rest.chars().next();
        let special = match c {
            _ if Some(at) == marks.start => true,
            '\\' => after.is_none_or(|c| c.is_ascii_punctuation()),
            '*' | '~' => !(is_open(before) && is_open(after)),
            '_' => !(is_open(before) && is_open(after) || is_word(before) && is_word(after)),
            '`' => true,
            '[' => marks.bracket.is_some_and(|bracket| bracket > at),
            '<' => after.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => is_entity(rest),
            ':' | '.' if apart => is_address(&word[..index], c, rest),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        escaped |= special;
        out.push(c);
        before = Some(c);
    }
    escaped
}

/// A no-break space and its kin, which an address takes for a letter.
fn has_wide_space(word: &str) -> bool {
    word.contains(|c: char| c.is_whitespace() && !c.is_ascii_whitespace())
}

/// True where a word may hold the address of a page or a person.
fn has_address(word: &str) -> bool {
    word.contains("www.") || word.contains("://") || word.contains(':') && word.contains('@')
}

/// True for the sign without which an address is none.
fn is_address(before: &str, sign: char, after: &str) -> bool {
    match sign {
        '.' => before.ends_with("www"),
        _ => after.starts_with("//") || before.ends_with("mailto") || before.ends_with("xmpp"),
    }
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
