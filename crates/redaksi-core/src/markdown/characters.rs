//! The characters of a body: those that HTML forbids, those that deceive the
//! eye, and where a place in the text is.
//!
//! Knows nothing of Markdown.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

use crate::article::{Place, Problem, Severity};

/// Stands for NUL while Markdown is read. comrak would turn NUL into U+FFFD,
/// which is three bytes long, and every place behind it would be wrong.
const NUL_STAND_IN: &str = "\u{1}";

/// How many faults of one kind are listed; a text of a million bidi controls
/// needs no list of a million lines.
const LISTED: usize = 20;

/// A body with the places of its lines.
pub(super) struct Source<'b> {
    /// As the newsroom has it.
    pub body: &'b str,
    /// What comrak reads: byte for byte as long as `body`.
    pub text: Cow<'b, str>,
    starts: Vec<usize>,
    /// The last place asked for: byte, its line's start, its column. Links are
    /// asked for in order, so that counting goes on from there and a line of
    /// five megabytes is not counted anew for each of them.
    last: Cell<(usize, usize, u32)>,
}

impl<'b> Source<'b> {
    /// Prepares a body.
    pub fn of(body: &'b str) -> Self {
        let text = if memchr::memchr2(b'\0', b'\r', body.as_bytes()).is_some() {
            Cow::Owned(body.replace('\0', NUL_STAND_IN).replace('\r', " "))
        } else {
            Cow::Borrowed(body)
        };
        let starts = std::iter::once(0)
            .chain(memchr::memchr_iter(b'\n', body.as_bytes()).map(|at| at + 1))
            .collect();
        Self { body, text, starts, last: Cell::new((0, 0, 1)) }
    }

    /// The bytes of the body between two places as comrak gives them: line and
    /// byte column from 1, the end included. Always on character boundaries.
    pub fn bytes(&self, start: (usize, usize), end: (usize, usize)) -> Range<usize> {
        let from = self.ceil(self.offset(start.0, start.1.saturating_sub(1)));
        let to = self.ceil(self.offset(end.0, end.1));
        from..to.max(from)
    }

    fn offset(&self, line: usize, column: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.body.len());
        let end = self.starts.get(line).map_or(self.body.len(), |next| next - 1);
        (start + column).min(end)
    }

    fn ceil(&self, mut at: usize) -> usize {
        while !self.body.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    /// The bytes of a line, from 1, without its line break.
    pub fn line(&self, line: usize) -> Range<usize> {
        self.offset(line, 0)..self.offset(line, usize::MAX / 2)
    }

    /// The place of some bytes of the body.
    pub fn place(&self, range: &Range<usize>) -> Place {
        let line = self.starts.partition_point(|start| *start <= range.start);
        let start = self.starts[line - 1];
        let (at, of, column) = self.last.get();
        let column = if of == start && at <= range.start {
            column + count(&self.body[at..range.start])
        } else {
            1 + count(&self.body[start..range.start])
        };
        self.last.set((range.start, start, column));
        let length = count(&self.body[range.clone()]);
        Place { line: number(line), column, length }
    }

    /// The place of a whole line without a length: where a block begins.
    pub fn line_place(line: u32) -> Place {
        Place { line, column: 1, length: 0 }
    }

    /// Control characters and bidi controls of the body.
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        // Bidi controls begin with this byte, as other signs do.
        if kinds(self.body) & FORBIDDEN == 0 && memchr::memchr(0xE2, self.body.as_bytes()).is_none()
        {
            return found;
        }
        let (mut bidi, mut control) = (0, 0);
        for (at, c) in self.body.char_indices() {
            let (code, seen) = if is_bidi_control(c) {
                ("bidi-control", &mut bidi)
            } else if is_forbidden(c) && c != '\r' {
                ("control-character", &mut control)
            } else {
                continue;
            };
            *seen += 1;
            if *seen <= LISTED {
                let mut problem = Problem::new(Severity::Warning, code).field("body");
                problem.fixes.push(String::new());
                let text = format!("U+{:04X}", u32::from(c));
                found.push(problem.text(text).at(self.place(&(at..at + c.len_utf8()))));
            }
        }
        found
    }
}

/// Overrides, embeddings and isolates, which can make a text read otherwise
/// than it is written (Unicode TR 36; CVE-2021-42574).
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters that an HTML document must not contain: controls but tab and
/// line feed, and noncharacters (HTML, 13.2.3.5).
pub(crate) fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n'))
        || matches!(c, '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// What a byte may be part of: a character that HTML forbids, or one that is
/// written otherwise in HTML. Most text holds neither, and reading it byte by
/// byte tells so much faster than decoding it.
const FORBIDDEN: u8 = 1;
const SPECIAL: u8 = 2;
static BYTES: [u8; 256] = {
    let mut table = [0; 256];
    let mut at = 0;
    while at < 256 {
        table[at] = match at as u8 {
            b'\t' | b'\n' => 0,
            // Controls; the first bytes of C1 controls, of U+FDD0 and U+FFFE
            // and their kind, and of the planes beyond the first.
            0..=0x1F | 0x7F | 0xC2 | 0xEF | 0xF0..=0xF4 => FORBIDDEN,
            b'&' | b'<' | b'>' | b'"' => SPECIAL,
            _ => 0,
        };
        at += 1;
    }
    table
};

fn kinds(text: &str) -> u8 {
    text.bytes().fold(0, |seen, byte| seen | BYTES[usize::from(byte)])
}

/// True where [`escaped`] would give the text as it is, as far as its bytes
/// tell.
pub(crate) fn is_plain(text: &str) -> bool {
    kinds(text) == 0
}

/// The text with U+FFFD in place of each character that HTML forbids.
pub(crate) fn tidy(text: &str) -> Cow<'_, str> {
    if kinds(text) & FORBIDDEN != 0 && text.contains(is_forbidden) {
        Cow::Owned(text.replace(is_forbidden, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Writes text for HTML: element content or a quoted attribute.
pub(crate) fn escape(text: &str, out: &mut String) {
    if is_plain(text) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if is_forbidden(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
}

/// As [`escape`], as a new text.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    escape(text, &mut out);
    out
}

/// A count as Redaksi counts: texts of four thousand million lines do not
/// fit in memory.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn count(text: &str) -> u32 {
    number(text.chars().count())
}

#[cfg(test)]
mod tests {
    use super::{is_forbidden, is_plain, tidy};

    #[test]
    fn a_byte_tells_of_every_character_that_html_forbids() {
        for c in (0..=0x0010_FFFF).filter_map(char::from_u32) {
            let text = c.to_string();
            assert_eq!(tidy(&text) != text, is_forbidden(c), "U+{:04X}", u32::from(c));
            let special = is_forbidden(c) || matches!(c, '&' | '<' | '>' | '"');
            assert!(!(special && is_plain(&text)), "U+{:04X}", u32::from(c));
        }
    }
}
