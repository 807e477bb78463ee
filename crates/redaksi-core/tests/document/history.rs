//! History: who changed what, when, under names that merges do not touch.

use redaksi_core::article::{Act, ActKind};
use redaksi_core::document::{Document, PastVersion};

use crate::model::{apply, at, author, change, copy, document, noon, utf16};

/// Types `word` at the end at a time; returns the update.
fn type_on(document: &mut Document, word: &str, seconds: i64) -> Vec<Vec<u8>> {
    let length = document.body_length();
    let base = document.version();
    let changes = [change(length, length, word)];
    let made = document.edit_body(&base, &changes, length, at(seconds), 1).unwrap();
    made.0.into_iter().collect()
}

fn people(history: &[PastVersion]) -> Vec<&str> {
    history.iter().map(|past| past.author.person.as_str()).collect()
}

fn bodies(document: &Document) -> Vec<String> {
    let history = document.history().unwrap();
    document.bodies_at(&history, str::to_owned).unwrap()
}

#[test]
fn a_pause_of_five_minutes_parts_two_versions() {
    let (mut document, _) = document("a", 7);
    type_on(&mut document, "b", 60);
    type_on(&mut document, "c", 60 + 299);
    type_on(&mut document, "d", 60 + 299 + 300);
    type_on(&mut document, "e", 60 + 299 + 301);
    let history = document.history().unwrap();
    assert_eq!(bodies(&document), ["abc", "abcde"]);
    assert_eq!(history[0].at, at(60 + 299), "a version is as old as its last change");
}

#[test]
fn a_version_is_of_one_person() {
    let (mut rizky, mut updates) = document("a", 7);
    let mut sari = copy(&updates, "Sari", 8);
    updates.extend(type_on(&mut sari, "b", 20));
    rizky.import(&updates).unwrap();
    updates.extend(type_on(&mut rizky, "c", 40));
    let history = rizky.history().unwrap();
    assert_eq!(people(&history), ["Rizky", "Sari", "Rizky"]);
    assert_eq!(history[1].author, author("Sari", "laptop"));
    assert_eq!(bodies(&rizky), ["a", "ab", "abc"]);
    assert_eq!(rizky.creator().unwrap().unwrap().person, "Rizky");
}

#[test]
fn an_act_is_a_version_of_its_own() {
    let (mut document, _) = document("a", 7);
    type_on(&mut document, "b", 12);
    let act = Act { kind: ActKind::Submit, by: "Rizky".to_owned(), at: at(24) };
    document.append_act(&act).unwrap();
    document.commit(at(24), Some("submit")).unwrap();
    type_on(&mut document, "c", 36);
    let what: Vec<Option<String>> =
        document.history().unwrap().into_iter().map(|past| past.what).collect();
    assert_eq!(what, [None, Some("submit".to_owned()), None]);
    assert_eq!(bodies(&document), ["ab", "ab", "abc"]);
}

#[test]
fn an_act_within_the_same_second_is_a_version_of_its_own_too() {
    let (mut document, _) = document("a", 7);
    let act = Act { kind: ActKind::Submit, by: "Rizky".to_owned(), at: noon() };
    document.append_act(&act).unwrap();
    document.commit(noon(), Some("submit")).unwrap();
    type_on(&mut document, "b", 0);
    assert_eq!(bodies(&document), ["a", "a", "ab"]);
}

#[test]
fn names_of_versions_survive_merges() {
    let (mut left, updates) = document("a", 7);
    let mut right = copy(&updates, "Sari", 8);
    let mut from_left = Vec::new();
    let mut from_right = Vec::new();
    for turn in 0..6 {
        from_left.extend(type_on(&mut left, "l", 400 + turn * 400));
        from_right.extend(type_on(&mut right, "r", 410 + turn * 400));
    }
    let before: Vec<(PastVersion, String)> = [&left, &right]
        .iter()
        .flat_map(|side| side.history().unwrap().into_iter().zip(bodies(side)))
        .collect();
    left.import(&from_right).unwrap();
    right.import(&from_left).unwrap();
    type_on(&mut left, "!", 9_000);
    let after = left.history().unwrap();
    for (past, body) in &before {
        let known = after.iter().find(|version| version.version == past.version);
        assert_eq!(known, Some(past), "its name, time and person are as before");
        assert_eq!(left.body_at(&past.version).unwrap(), *body);
    }
    let to_right = left.take_other(&[]).unwrap();
    assert_eq!(to_right, None);
    right.import(&[left.snapshot().unwrap()]).unwrap();
    assert_eq!(right.history().unwrap(), after, "both laptops tell one history");
}

#[test]
fn the_time_of_a_change_is_the_clocks() {
    let (mut document, _) = document("a", 7);
    assert_eq!(document.changed_at(), noon());
    type_on(&mut document, "b", 3_600);
    assert_eq!(document.changed_at(), at(3_600));
    assert_eq!(document.history().unwrap().last().unwrap().at, at(3_600));
}

#[test]
fn every_opening_is_a_peer_of_its_own_and_known_by_person() {
    let (mut first, mut updates) = document("a", 7);
    updates.extend(type_on(&mut first, "b", 10));
    // The same person from a restored backup: the same base, another peer.
    let mut second = copy(&updates, "Rizky", 8);
    let theirs = type_on(&mut second, "c", 20);
    let ours = type_on(&mut first, "d", 20);
    first.import(&theirs).unwrap();
    second.import(&ours).unwrap();
    assert_eq!(first.body(), second.body(), "two openings from one copy never diverge");
    assert_eq!(first.body().len(), 4);
    assert!(people(&first.history().unwrap()).iter().all(|person| *person == "Rizky"));
}

#[test]
fn an_edit_on_an_older_text_bears_its_person_too() {
    let (mut document, updates) = document("a", 7);
    let base = document.version();
    type_on(&mut document, "b", 20);
    document.edit_body(&base, &[change(0, 0, "<")], 1, at(40), 9).unwrap();
    assert!(people(&document.history().unwrap()).iter().all(|person| *person == "Rizky"));
    drop(updates);
}

#[test]
fn any_version_can_be_read_again_and_told_from_today() {
    let (mut document, _) = document("satu", 7);
    let first = document.version();
    type_on(&mut document, " dua 😀", 400);
    let second = document.version();
    document.replace_body("Tiga, dua 😀!").unwrap();
    document.commit(at(800), None).unwrap();
    for (version, then) in [(first, "satu"), (second, "satu dua 😀")] {
        assert_eq!(document.body_at(&version).unwrap(), then);
        let since = document.body_since(&version).unwrap();
        assert_eq!(apply(then, &since), document.body());
        assert!(since.iter().all(|change| change.to <= utf16(then)));
    }
}

#[test]
fn folding_keeps_every_version() {
    let (mut document, mut updates) = document("a", 7);
    let mut sari = copy(&updates, "Sari", 8);
    for turn in 0..40 {
        updates.extend(type_on(&mut document, "x", turn * 500));
        updates.extend(type_on(&mut sari, "y", turn * 500 + 3));
    }
    document.import(&updates).unwrap();
    let folded = copy(&[document.snapshot().unwrap()], "Lain", 9);
    assert_eq!(folded.history().unwrap(), document.history().unwrap());
    assert_eq!(bodies(&folded), bodies(&document));
    assert_eq!(folded.article(), document.article());
    assert_eq!(folded.operations(), document.operations());
}
