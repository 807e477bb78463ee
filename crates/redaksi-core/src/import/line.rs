//! What a line of a page is by itself. Must never know where it stands.

use crate::article::{Contributor, Zone};

use super::House;
use super::lines::is_blank;
use super::names::byline;
use super::timeline::{TimeLine, time_line};
use super::vocabulary::{self, Label};

/// A line that breaks a story into pages, in plain text as in Markdown.
pub(super) const PAGE_BREAK: &str = "<!--nextpage-->";

/// A line by its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// Text: a headline, a caption, a paragraph.
    Plain,
    /// Text that would be something else without the backslash before it;
    /// here it is without.
    Literal(&'a str),
    /// When the story was published.
    Time(TimeLine),
    /// `Label: value`.
    Labelled(Label, &'a str),
    /// Names by role.
    Byline(Vec<Contributor>),
    /// A related link; the headline is empty where it stands on the next line.
    ReadAlso(&'a str),
    /// Page numbers, or empty for the heading alone.
    Pages(&'a str),
    /// The story goes on on the next page.
    PageBreak,
    /// Tags, or empty where they stand below.
    Tags(&'a str),
    /// The heading of a module.
    Module,
    /// No text of the story.
    Noise,
}

/// Tells what a line is.
pub(super) fn kind<'a>(line: &'a str, house: &House) -> Kind<'a> {
    if let Some(escaped) = line.strip_prefix('\\')
        && marked(line.trim_start_matches('\\'), house)
    {
        // One backslash goes, and only where the line needs it.
        return Kind::Literal(escaped);
    }
    by_words(line, house)
}

/// Writes a line of text so that [`kind`] takes it for text: with a backslash
/// where its words would make it something else. The first paragraph of a
/// story has one too where it would be taken for an opener's.
pub(super) fn literal(line: &str, first: bool, house: &House) -> String {
    let needed = match line.strip_prefix('\\') {
        Some(rest) => marked(rest.trim_start_matches('\\'), house),
        None => {
            by_words(line, house) != Kind::Plain
                || first && super::opener::opener(line, &house.opener).is_some()
        }
    };
    if needed { format!("\\{line}") } else { line.to_owned() }
}

/// True where a line's own words make it more than text, or may where it
/// stands at the head of a story.
fn marked(line: &str, house: &House) -> bool {
    !line.starts_with(is_blank)
        && (by_words(line, house) != Kind::Plain
            || super::opener::opener(line, &house.opener).is_some())
}

fn by_words<'a>(line: &'a str, house: &House) -> Kind<'a> {
    // The cheap and certain questions first; all look at short lines or at
    // the first bytes of long ones.
    if line == PAGE_BREAK {
        return Kind::PageBreak;
    }
    if let Some(headline) = vocabulary::read_also(line, house) {
        return Kind::ReadAlso(headline);
    }
    if let Some((label, value)) = Label::split(line) {
        return Kind::Labelled(label, value);
    }
    if let Some(names) = byline(line) {
        return Kind::Byline(names);
    }
    if let Some(tags) = vocabulary::tags(line) {
        return Kind::Tags(tags);
    }
    if vocabulary::is_module(line) {
        return Kind::Module;
    }
    if let Some(numbers) = vocabulary::pages(line) {
        return Kind::Pages(numbers);
    }
    if vocabulary::is_noise(line) {
        return Kind::Noise;
    }
    match time_line(line, house.zone) {
        Some(time) => Kind::Time(time),
        None => Kind::Plain,
    }
}

/// The zone, where the line is a zone's name alone.
pub(super) fn zone(value: &str) -> Option<Zone> {
    Zone::parse(value)
}

/// True for a line that reads as a sentence of a story rather than as a
/// headline or a crumb: it ends as one does and has some words.
pub(super) fn is_sentence(line: &str) -> bool {
    let ends = line.ends_with(['.', '?', '!', '"', '”', '…', ')', ':']);
    ends && line.split_whitespace().nth(7).is_some()
}
