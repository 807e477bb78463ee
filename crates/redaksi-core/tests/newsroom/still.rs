//! An export that finds nothing moved looks at no story. What it cannot see in
//! documents (pictures, the theme, the clock, the site itself) moves it too.

use std::fs;

use redaksi_core::article::{FieldName, FieldValue};
use redaksi_core::newsroom::{FileAction, FileReason, PhotoText};

use crate::house::{House, paths, time};
use crate::photos::photo;

#[test]
fn a_newsroom_that_is_at_rest_makes_no_plan() {
    let mut house = House::new();
    house.sealed("Satu", "Isi.");
    house.export();
    // What no export could read: it is not read.
    let database = rusqlite::Connection::open(house.room.folder().database()).unwrap();
    database.execute_batch("UPDATE brief SET facts = x''; UPDATE seal SET content = ''").unwrap();
    drop(database);
    house.again();
    let done = house.export();
    assert!(done.files.iter().all(|file| file.why == [FileReason::Same]));
}

#[test]
fn a_picture_that_went_is_noticed() {
    let mut house = House::new();
    let id = house.draft("Satu", "Isi.");
    let file = photo(&house, "foto.jpg", 900, 40);
    let text = PhotoText { alt: Some("Jalan".to_owned()), ..PhotoText::default() };
    house.room.add_lead_photo(id, &file, &text).unwrap();
    house.approve(id);
    house.export();
    assert_eq!(house.export().blocked, []);
    for folder in [house.room.folder().media(), house.room.folder().cache()] {
        fs::remove_dir_all(&folder).unwrap();
        fs::create_dir(&folder).unwrap();
    }
    let blocked = house.export().blocked;
    assert!(blocked.iter().any(|(of, _)| *of == id), "{blocked:?}");
}

#[test]
fn a_theme_that_changed_is_noticed() {
    let mut house = House::new();
    house.sealed("Satu", "Isi.");
    house.export();
    let styles = house.room.folder().theme().join("tags.html");
    fs::write(styles, "<p>Topik</p>").unwrap();
    assert_ne!(paths(&house.export(), FileAction::Write), [""; 0]);
}

#[test]
fn a_file_that_somebody_altered_is_noticed() {
    let mut house = House::new();
    house.sealed("Satu", "Isi.");
    house.export();
    fs::write(house.site().join("index.html"), "lain").unwrap();
    assert_eq!(paths(&house.export(), FileAction::Write), ["index.html"]);
}

#[test]
fn an_embargo_that_ends_is_noticed_and_until_then_it_is_told() {
    let mut house = House::new();
    house.sealed("Satu", "Isi.");
    let waiting = house.draft("Dua", "Isi.");
    let until = time("2022-02-23T09:00:00+07:00");
    house.set(waiting, FieldValue::Instant(FieldName::EmbargoUntil, Some(until)));
    house.approve(waiting);
    house.export();
    let still = house.export();
    assert_eq!(still.blocked.len(), 1);
    assert!(still.next.contains(&until), "{:?}", still.next);
    house.clock.set("2022-02-23T09:00:01+07:00");
    let moved = house.export();
    assert_eq!(moved.blocked, []);
    assert!(moved.files.iter().any(|file| file.story == Some(waiting)));
}

#[test]
fn the_brief_of_a_story_is_made_when_it_is_approved() {
    let mut house = House::new();
    house.sealed("Satu", "Isi.");
    house.room.rest().unwrap();
    let database = rusqlite::Connection::open(house.room.folder().database()).unwrap();
    let briefs: u32 =
        database.query_row("SELECT count(*) FROM brief", [], |row| row.get(0)).unwrap();
    assert_eq!(briefs, 1, "an export should find it made");
}
