//! What the tests share: people, clocks, and a plain text that takes the same
//! edits as a document does.

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use redaksi_core::document::{Author, Document, TextChange};

/// Cases per property; seeds that failed once are kept beside the tests.
pub fn cases(cases: u32) -> ProptestConfig {
    let seeds = FileFailurePersistence::Direct("tests/document/seeds.txt");
    ProptestConfig {
        cases,
        failure_persistence: Some(Box::new(seeds)),
        ..ProptestConfig::default()
    }
}

pub fn author(person: &str, laptop: &str) -> Author {
    Author { person: person.to_owned(), laptop: laptop.to_owned() }
}

pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2022, 2, 22, 12, 0, 0).single().expect("noon is there once")
}

pub fn at(seconds: i64) -> DateTime<Utc> {
    noon() + TimeDelta::seconds(seconds)
}

/// A document of one person with this body, and the updates that made it.
pub fn document(body: &str, peer: u64) -> (Document, Vec<Vec<u8>>) {
    let mut document = Document::new(author("Rizky", "meja"), peer);
    document.replace_body(body).expect("any text is taken");
    let first = document.commit(noon(), None).expect("a commit succeeds");
    (document, first.into_iter().collect())
}

/// A second opening of the same document on another laptop.
pub fn copy(updates: &[Vec<u8>], person: &str, peer: u64) -> Document {
    Document::load(updates, author(person, "laptop"), peer).expect("its own updates load")
}

pub fn change(from: usize, to: usize, insert: &str) -> TextChange {
    TextChange { from, to, insert: insert.to_owned() }
}

pub fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Applies changes to a text as an editor does: all places are of the text
/// before, in UTF-16 units.
pub fn apply(text: &str, changes: &[TextChange]) -> String {
    let mut units: Vec<u16> = text.encode_utf16().collect();
    for change in changes.iter().rev() {
        let insert = change.insert.replace("\r\n", "\n").replace('\r', "\n");
        units.splice(change.from..change.to, insert.encode_utf16());
    }
    String::from_utf16(&units).expect("changes never cut a character in two")
}

/// An edit before it is fitted to a text: places as fractions, so that every
/// edit fits every text and shrinks well.
#[derive(Debug, Clone)]
pub struct Loose {
    pub place: u16,
    pub gone: u8,
    pub insert: String,
}

/// Pieces in which characters of one, two, three and four bytes, marks, joined
/// emoji and line breaks meet.
pub fn piece() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "",
        "a",
        "Kyiv ",
        "é",
        "e\u{301}",
        "—",
        "“kutip”",
        "😀",
        "👨‍👩‍👧",
        "𝒜",
        "한",
        "\n",
        "\n\n",
        "Baca Juga: ",
        "\u{200b}",
        "\u{feff}",
        "\0",
    ])
    .prop_map(str::to_owned)
}

/// The same, with the line breaks of other systems.
pub fn foreign_piece() -> impl Strategy<Value = String> {
    prop_oneof![
        piece(),
        prop::sample::select(vec!["\r\n", "\r", "a\r\nb\rc\n", "\n\r"]).prop_map(str::to_owned)
    ]
}

pub fn loose(piece: impl Strategy<Value = String>) -> impl Strategy<Value = Loose> {
    (any::<u16>(), 0_u8..6, piece).prop_map(|(place, gone, insert)| Loose { place, gone, insert })
}

/// Fits loose edits to a text: in order, apart, never within a character.
pub fn fit(text: &str, edits: &[Loose]) -> Vec<TextChange> {
    let mut starts: Vec<usize> = Vec::new();
    let mut unit = 0;
    for c in text.chars() {
        starts.push(unit);
        unit += c.len_utf16();
    }
    starts.push(unit);
    let mut wanted: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| {
            let first = usize::from(edit.place) * starts.len() / (usize::from(u16::MAX) + 1);
            let last = (first + usize::from(edit.gone)).min(starts.len() - 1);
            (first, last, edit.insert.as_str())
        })
        .collect();
    wanted.sort_by_key(|(first, ..)| *first);
    let mut end = 0;
    let mut changes = Vec::new();
    for (first, last, insert) in wanted {
        if first >= end {
            changes.push(change(starts[first], starts[last], insert));
            end = last;
        }
    }
    changes
}
