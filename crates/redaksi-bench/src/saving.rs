//! A durable save of one letter, beside one row that SQLite commits with
//! `synchronous=FULL` to the same disk.

use std::path::Path;

use redaksi_core::document::TextChange;
use redaksi_core::store::Store;
use rusqlite::{Connection, params};

use crate::figures::{Times, head, row};
use crate::words::{Dice, body};
use crate::{LENGTHS, Outcome, newsroom};

/// Saves of each kind.
const ROUNDS: usize = 300;

pub(crate) fn measure(folder: &Path) -> Outcome {
    for words in LENGTHS {
        let room = folder.join(words.to_string());
        std::fs::create_dir(&room)?;
        save(&room, words)?;
    }
    Ok(())
}

fn save(folder: &Path, words: usize) -> Outcome {
    let raw = Connection::open(folder.join("floor.db"))?;
    raw.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
         CREATE TABLE row (n INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;",
    )?;
    let mut newsroom = newsroom(folder)?;
    let id = newsroom.new_story("Siap Juru Damai")?;
    newsroom.write_body(id, &body(words))?;
    newsroom.rest()?;
    let story = newsroom.story(id)?;
    let (mut version, mut length) = (story.version, story.article.body.encode_utf16().count());
    let (mut floor, mut saved, mut followed) =
        (Times::default(), Times::default(), Times::default());
    let mut dice = Dice(1);
    let mut place = length / 2;
    for round in 0..ROUNDS {
        floor.time(|| raw.execute("INSERT INTO row (bytes) VALUES (?1)", params![[7_u8; 100]]))?;
        // Typing goes on where it was; now and then the cursor jumps.
        if round % 20 == 0 {
            place = dice.below(length);
        }
        let letter = [TextChange { from: place, to: place, insert: "a".to_owned() }];
        let edited = saved.time(|| newsroom.edit_body(id, &version, &letter, length))?;
        followed.time(|| newsroom.rest())?;
        (version, length) = (edited.version, edited.length);
        place += 1;
    }
    head(&format!("Saving one letter of {words} words ({ROUNDS} rounds)"));
    row("one row, SQLite FULL", &floor, None);
    row("`edit_body`, durable when it returns", &saved, Some(&floor));
    row("projections and search, later, in a pause", &followed, Some(&floor));
    println!();
    sizes(&newsroom.folder().database(), &id.to_string())
}

fn sizes(database: &Path, id: &str) -> Outcome {
    let store = Store::open(database, true)?;
    let updates = store.read().updates_after(id, 0)?;
    let mut letters: Vec<usize> = updates.iter().map(Vec::len).skip(2).collect();
    letters.sort_unstable();
    if let (Some(median), Some(most)) = (letters.get(letters.len() / 2), letters.last()) {
        println!("An update of one letter: {median} bytes, at most {most}.\n");
    }
    Ok(())
}
