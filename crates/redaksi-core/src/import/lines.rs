//! A text as lines. Must never know what a line means.

/// A line that says something, without the white space around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The words, to the code point.
    pub text: std::borrow::Cow<'a, str>,
    /// True where at least one empty line, or nothing, stands before it.
    pub gap: bool,
}

/// White space and what looks like it: a zero-width space, a byte order mark.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

/// Splits at LF, CR, CRLF, form feed and Unicode's line and paragraph
/// separators; drops lines that say nothing; joins lines that an e-mail
/// program has broken.
pub(super) fn lines(source: &str) -> Vec<Line<'_>> {
    let mut found: Vec<Line<'_>> = Vec::new();
    let mut gap = true;
    let mut after_cr = false;
    for piece in source.split_inclusive(['\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}']) {
        // The LF of a CRLF ends nothing: the CR did.
        if after_cr && piece == "\n" {
            after_cr = false;
            continue;
        }
        after_cr = piece.ends_with('\r');
        let text = piece.trim_matches(is_blank);
        if text.is_empty() {
            gap = true;
        } else {
            found.push(Line { text: text.into(), gap });
            gap = piece.ends_with('\u{2029}');
        }
    }
    unwrap(found)
}

/// Joins the lines of hard-wrapped paragraphs.
///
/// A run of neighbouring lines counts as wrapped only when every line but the
/// last is of a terminal's width, none of these ends a sentence, and at least
/// half of the others go on in lower case. A page with one paragraph to a line
/// never looks like that.
fn unwrap(found: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut joined: Vec<Line<'_>> = Vec::with_capacity(found.len());
    let mut run: Vec<Line<'_>> = Vec::new();
    for line in found {
        if line.gap {
            flush(&mut run, &mut joined);
        }
        run.push(line);
    }
    flush(&mut run, &mut joined);
    joined
}

fn flush<'a>(run: &mut Vec<Line<'a>>, joined: &mut Vec<Line<'a>>) {
    if !is_wrapped(run) {
        joined.append(run);
        return;
    }
    let words: Vec<&str> = run.iter().map(|line| &*line.text).collect();
    joined.push(Line { text: words.join(" ").into(), gap: true });
    run.clear();
}

fn is_wrapped(run: &[Line<'_>]) -> bool {
    let Some((last, others)) = run.split_last() else { return false };
    if others.len() < 2 || last.text.len() > 100 {
        return false;
    }
    let of_width = |line: &Line<'_>| {
        (50..=100).contains(&line.text.len()) && !line.text.ends_with(['!', '?', ':', '”'])
    };
    let goes_on = |line: &&Line<'_>| line.text.starts_with(char::is_lowercase);
    let rest = &run[1..];
    others.iter().all(of_width) && rest.iter().filter(goes_on).count() * 2 >= rest.len()
}
