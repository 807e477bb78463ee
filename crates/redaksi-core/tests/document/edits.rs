//! Edits of the body: a plain text is the model.

use proptest::prelude::*;
use redaksi_core::document::{Document, EditFault, TextChange, Version};

use crate::model::{
    Loose, apply, at, author, cases, change, copy, document, fit, foreign_piece, loose, noon,
    piece, utf16,
};

/// One edit by one of several editors, each of whom may be behind.
type Turn = (usize, Vec<Loose>, bool);

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn edits_do_to_a_document_what_they_do_to_a_plain_text(
        turns in prop::collection::vec(prop::collection::vec(loose(foreign_piece()), 0..4), 1..20),
    ) {
        let mut document = Document::new(author("Rizky", "meja"), 7);
        let mut text = String::new();
        let mut updates = Vec::new();
        for (turn, edits) in (0_i64..).zip(&turns) {
            let changes = fit(&text, edits);
            let base = document.version();
            let (update, remote) =
                document.edit_body(&base, &changes, utf16(&text), at(turn), 1).unwrap();
            text = apply(&text, &changes);
            updates.extend(update);
            prop_assert_eq!(document.body(), text.as_str());
            prop_assert_eq!(document.body_length(), utf16(&text));
            prop_assert!(!text.contains('\r'), "LF is the only line break in a document");
            prop_assert!(remote.is_empty(), "nobody else wrote");
        }
        let again = copy(&updates, "Sari", 8);
        prop_assert_eq!(again.body(), text, "the updates alone make the same text");
        prop_assert_eq!(again.version(), document.version());
    }

    #[test]
    fn what_comes_back_turns_the_text_of_a_late_editor_into_the_documents(
        turns in prop::collection::vec(
            (0_usize..3, prop::collection::vec(loose(piece()), 0..3), any::<bool>()),
            1..24,
        ),
    ) {
        let turns: Vec<Turn> = turns;
        let (mut document, mut updates) = document("Kyiv 😀 pagi ini.\n\nDua.", 7);
        let start = (document.body(), document.version());
        let mut editors = [start.clone(), start.clone(), start];
        for (turn, (who, edits, look)) in (0_i64..).zip(&turns) {
            let (text, base) = &mut editors[*who];
            let changes = fit(text, edits);
            let fresh = 100 + u64::try_from(turn).unwrap();
            let (update, remote) =
                document.edit_body(base, &changes, utf16(text), at(turn), fresh).unwrap();
            updates.extend(update);
            *text = apply(&apply(text, &changes), &remote);
            *base = document.version();
            prop_assert_eq!(document.body(), text.as_str());
            if *look {
                let (text, base) = &mut editors[(who + 1) % 3];
                let remote = document.body_since(base).unwrap();
                *text = apply(text, &remote);
                *base = document.version();
                prop_assert_eq!(document.body(), text.as_str());
            }
        }
        let again = copy(&updates, "Sari", 8);
        prop_assert_eq!(again.article(), document.article());
        prop_assert_eq!(again.version(), document.version());
    }

    #[test]
    fn what_two_editors_typed_at_one_time_is_all_there(
        ours in prop::collection::vec(any::<u16>(), 1..6),
        theirs in prop::collection::vec(any::<u16>(), 1..6),
    ) {
        let start = "Satu dua tiga empat lima enam.";
        let (mut document, _) = document(start, 7);
        let base = document.version();
        let typed = |places: &[u16], sign: &str| {
            let loose: Vec<Loose> = places
                .iter()
                .map(|place| Loose { place: *place, gone: 0, insert: sign.to_owned() })
                .collect();
            fit(start, &loose)
        };
        let (ours, theirs) = (typed(&ours, "<"), typed(&theirs, "😀"));
        document.edit_body(&base, &ours, utf16(start), at(1), 1).unwrap();
        document.edit_body(&base, &theirs, utf16(start), at(2), 2).unwrap();
        let body = document.body();
        prop_assert_eq!(body.matches('<').count(), ours.len());
        prop_assert_eq!(body.matches('😀').count(), theirs.len());
        prop_assert_eq!(body.replace(['<', '😀'], ""), start);
    }

    #[test]
    fn replacing_the_body_gives_the_text_and_keeps_what_others_wrote(
        old in prop::collection::vec(piece(), 0..30),
        new in prop::collection::vec(foreign_piece(), 0..30),
    ) {
        let (mut document, updates) = document(&old.concat(), 7);
        let mut other = copy(&updates, "Sari", 8);
        document.replace_body(&new.concat()).unwrap();
        let update = document.commit(at(5), None).unwrap();
        let wanted = new.concat().replace("\r\n", "\n").replace('\r', "\n");
        prop_assert_eq!(document.body(), wanted.as_str());
        let base = other.version();
        let length = other.body_length();
        let end = [change(length, length, "§")];
        let theirs = other.edit_body(&base, &end, length, at(6), 1).unwrap().0;
        document.import(&theirs.into_iter().collect::<Vec<_>>()).unwrap();
        other.import(&update.into_iter().collect::<Vec<_>>()).unwrap();
        prop_assert_eq!(document.body(), other.body());
        prop_assert_eq!(document.body().matches('§').count(), 1);
        prop_assert_eq!(document.body().replace('§', ""), wanted);
    }
}

/// Asserts that an edit is refused as a mismatch and leaves no trace.
fn refused(document: &mut Document, base: &Version, changes: &[TextChange], length: usize) {
    let (body, version, operations) = (document.body(), document.version(), document.operations());
    let fault = document.edit_body(base, changes, length, at(60), 99).unwrap_err();
    assert!(matches!(fault, EditFault::Mismatch), "{changes:?} of {length}: {fault}");
    assert_eq!(document.body(), body, "{changes:?}");
    assert_eq!(document.commit(at(61), None).unwrap(), None, "{changes:?} left something behind");
    assert_eq!(document.version(), version, "{changes:?}");
    assert_eq!(document.operations(), operations, "{changes:?}");
}

#[test]
fn an_edit_that_does_not_fit_the_text_changes_nothing() {
    let (mut document, _) = document("a😀b", 7);
    let older = document.version();
    let end = [change(4, 4, "!")];
    document.edit_body(&older, &end, 4, at(1), 1).unwrap();
    let newest = document.version();
    for (base, length) in [(newest, 5), (older, 4)] {
        for wrong in [length + 1, length - 1, 0] {
            refused(&mut document, &base, &[change(0, 0, "x")], wrong);
        }
        refused(&mut document, &base, &[change(0, length + 1, "x")], length);
        refused(&mut document, &base, &[change(length + 1, length + 1, "x")], length);
        refused(&mut document, &base, &[change(2, 1, "x")], length);
        refused(&mut document, &base, &[change(0, usize::MAX, "x")], length);
        // Out of order, overlapping, and a good one before a bad one.
        refused(&mut document, &base, &[change(3, 4, "x"), change(0, 1, "y")], length);
        refused(&mut document, &base, &[change(0, 3, "x"), change(1, 4, "y")], length);
        refused(&mut document, &base, &[change(0, 1, "x"), change(9, 9, "y")], length);
    }
    assert_eq!(document.body(), "a😀b!");
}

#[test]
fn an_edit_within_a_character_is_refused_whole() {
    let (mut document, _) = document("a😀b", 7);
    let base = document.version();
    refused(&mut document, &base, &[change(2, 2, "x")], 4);
    refused(&mut document, &base, &[change(1, 2, "")], 4);
    refused(&mut document, &base, &[change(2, 3, "")], 4);
    // The good one stands last and is made first.
    refused(&mut document, &base, &[change(2, 3, ""), change(4, 4, "!")], 4);
}

#[test]
fn a_name_that_is_no_version_is_refused() {
    let (mut document, _) = document("teks", 7);
    for token in [
        "x",
        "1@",
        "@7",
        "-1@7",
        "0@8",
        "2147483647@7",
        "9@7",
        "0@zz",
        "1@7,1@8",
        ",",
        "1@7,",
        "99999999999@7",
        "0@ffffffffffffffff",
    ] {
        refused(&mut document, &Version::from_token(token), &[change(0, 0, "x")], 4);
        let fault = document.body_since(&Version::from_token(token)).unwrap_err();
        assert!(matches!(fault, EditFault::Mismatch), "{token}: {fault}");
    }
    // The empty document is a version: before all.
    let nothing = Version::from_token("");
    let all = document.body_since(&nothing).unwrap();
    assert_eq!(apply("", &all), "teks");
}

#[test]
fn a_splice_counts_code_points_and_refuses_what_is_outside() {
    let (mut document, _) = document("a😀b", 7);
    assert_eq!(document.splice_body(2, 1, "\r\n").unwrap(), Some(()));
    assert_eq!(document.body(), "a😀\n");
    for (position, deleted) in [(4, 0), (3, 1), (0, 4), (usize::MAX, 1), (1, usize::MAX)] {
        assert_eq!(document.splice_body(position, deleted, "x").unwrap(), None);
    }
    assert_eq!(document.body(), "a😀\n");
}

#[test]
fn two_long_texts_without_a_common_line_are_replaced_as_a_whole() {
    let long = |seed: u64| -> String {
        (0..60_000_u64).map(|n| format!("{:x} ", n.wrapping_mul(seed) % 65_521)).collect()
    };
    let (mut document, _) = document(&long(48_271), 7);
    let wanted = long(69_621);
    document.replace_body(&wanted).unwrap();
    assert_eq!(document.body(), wanted);
}

#[test]
fn a_trace_of_260_000_edits_opens_with_the_same_text() {
    let mut document = Document::new(author("Rizky", "meja"), 7);
    let mut model: Vec<char> = Vec::new();
    let mut updates = Vec::new();
    let mut dice = 1_u64;
    for n in 0..260_000_i64 {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // Mostly typing on, now and then a jump, one in eight takes away.
        let length = model.len();
        let spread = usize::try_from(dice >> 40).unwrap();
        let place = if dice >> 61 == 0 { spread % (length + 1) } else { length };
        if (dice >> 33).is_multiple_of(8) && place < length {
            document.splice_body(place, 1, "").unwrap().unwrap();
            model.remove(place);
        } else {
            let letter = char::from(b'a' + u8::try_from(spread % 26).unwrap());
            document.splice_body(place, 0, &letter.to_string()).unwrap().unwrap();
            model.insert(place, letter);
        }
        if n % 100 == 99 {
            updates.extend(document.commit(noon(), None).unwrap());
        }
    }
    let wanted: String = model.into_iter().collect();
    assert_eq!(document.body(), wanted);
    assert_eq!(copy(&updates, "Sari", 8).body(), wanted, "from 2,600 updates");
    let folded = [document.snapshot().unwrap()];
    assert_eq!(copy(&folded, "Sari", 9).body(), wanted, "from one snapshot");
}
