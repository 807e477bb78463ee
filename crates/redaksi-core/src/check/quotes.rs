//! Quotation marks without a partner: `"`, `“ ”`, `„ “`, `« »`.
//!
//! Within a paragraph; a quotation that runs over several opens each of them
//! and closes the last. Single marks are left alone: in Indonesian they are
//! apostrophes and hamzahs (Jumat, Al-Qur'an, ‘Aisyah) too often to be told
//! from quotations.

use super::dates::place;
use super::{Story, texts};
use crate::article::{Place, Problem, Severity};
use crate::markdown::BlockKind;

/// Words of a quotation that are shown.
const SHOWN: usize = 4;

pub(super) fn check(story: &Story<'_>, problems: &mut Vec<Problem>) {
    for (field, text) in texts(story.article) {
        let found = lonely(&[text]);
        problems.extend(found.map(|mark| problem(&shown(text, mark.at)).field(field)));
    }
    let lines: Vec<&str> = story.article.body.lines().collect();
    let mut paragraphs: Vec<(usize, &[&str])> = Vec::new();
    for block in &story.parsed.blocks {
        let written = matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::Heading | BlockKind::Quote | BlockKind::List
        );
        let (first, end) = (block.line as usize - 1, block.end_line as usize);
        let Some(block_lines) = lines.get(first..end.min(lines.len())).filter(|_| written) else {
            continue;
        };
        split(first, block_lines, block.kind, &mut paragraphs);
    }
    for (n, (first, paragraph)) in paragraphs.iter().enumerate() {
        let Some(mark) = lonely(paragraph) else { continue };
        let goes_on = mark.opens && mark.first && paragraphs.get(n + 1).is_some_and(begins_quoted);
        if goes_on {
            continue;
        }
        let text = shown(paragraph[mark.line], mark.at);
        let at = line_place(first + mark.line, mark.at, text.chars().count());
        problems.push(problem(&text).field("body").at(at));
    }
}

fn problem(text: &str) -> Problem {
    Problem::new(Severity::Warning, "quote-unclosed").text(text)
}

fn line_place(line: usize, at: usize, length: usize) -> Place {
    place(u32::try_from(line + 1).unwrap_or(u32::MAX), at, length)
}

/// The mark and the first words behind it; for a closing one itself.
fn shown(line: &str, at: usize) -> String {
    let rest: Vec<char> = line.chars().skip(at).collect();
    let mut words = 0;
    let end = rest.iter().position(|c| {
        words += usize::from(c.is_whitespace());
        words == SHOWN
    });
    let text: String = rest[..end.unwrap_or(rest.len())].iter().collect();
    text.trim_end().to_owned()
}

/// The paragraphs of a block: those of a quotation are parted by empty lines,
/// the items of a list begin with their sign.
fn split<'a>(
    first: usize,
    lines: &'a [&'a str],
    kind: BlockKind,
    paragraphs: &mut Vec<(usize, &'a [&'a str])>,
) {
    let mut start = 0;
    let mut add = |start: usize, end: usize| {
        if start < end {
            paragraphs.push((first + start, &lines[start..end]));
        }
    };
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim_start_matches(['>', ' ', '\t']);
        let item = kind == BlockKind::List && begins_item(bare);
        if bare.is_empty() || item {
            add(start, at);
            start = if bare.is_empty() { at + 1 } else { at };
        }
    }
    add(start, lines.len());
}

fn begins_item(line: &str) -> bool {
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['-', '*', '+'])
        || (numbered.len() < line.len() && numbered.starts_with(['.', ')']))
}

fn begins_quoted((_, lines): &(usize, &[&str])) -> bool {
    let bare = lines.first().map_or("", |line| line.trim_start_matches(['>', ' ', '*', '_', '-']));
    bare.starts_with(['"', '“', '„', '«'])
}

/// A mark without a partner.
#[derive(Debug, Clone, Copy)]
struct Mark {
    /// The mark itself.
    sign: char,
    /// Which line of the paragraph.
    line: usize,
    /// Which character of it, from 0.
    at: usize,
    /// It opens a quotation.
    opens: bool,
    /// Nothing but signs stands before it in the paragraph.
    first: bool,
}

/// The first mark of a paragraph without a partner.
fn lonely(lines: &[&str]) -> Option<Mark> {
    let mut open: Option<Mark> = None;
    let mut started = false;
    let mut code = false;
    // The first bytes of every mark; most paragraphs of a report have none.
    let quotes = |text: &&str| memchr::memchr3(b'"', 0xC2, 0xE2, text.as_bytes()).is_some();
    if !lines.iter().any(quotes) {
        return None;
    }
    for (line, text) in lines.iter().enumerate() {
        let mut before = None;
        for (at, c) in text.chars().enumerate() {
            let before = before.replace(c);
            code ^= c == '`';
            let mark = |opens| Mark { sign: c, line, at, opens, first: !started };
            match c {
                _ if code => {}
                '"' if open.is_some() => open = None,
                // 14" is a length.
                '"' if before.is_some_and(|c: char| c.is_ascii_digit()) => {}
                '"' => open = Some(mark(true)),
                '“' if open.is_some_and(|mark| mark.sign == '„') => open = None,
                '“' | '„' | '«' => {
                    if open.is_some() {
                        return open;
                    }
                    open = Some(mark(true));
                }
                '”' | '»' => {
                    if open.is_none() {
                        return Some(mark(false));
                    }
                    open = None;
                }
                _ => {}
            }
            started |= c.is_alphanumeric();
        }
    }
    open
}
