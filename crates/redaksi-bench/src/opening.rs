//! Opening a story whose history is long: a trace of 260,000 keystrokes,
//! beside reading a plain text of the same length from SQLite.

use std::path::Path;

use redaksi_core::article::ArticleId;
use redaksi_core::newsroom::{Newsroom, Opening, TraceEdit};
use redaksi_core::store::Store;
use rusqlite::Connection;

use crate::figures::{Times, head, row};
use crate::words::{Dice, body};
use crate::{Outcome, newsroom};

/// Keystrokes of the trace.
const KEYS: usize = 260_000;

/// Keystrokes of one save.
const AT_ONCE: usize = 100;

/// Openings.
const ROUNDS: usize = 15;

pub(crate) fn measure(folder: &Path) -> Outcome {
    let mut room = newsroom(folder)?;
    let id = room.new_story("Jejak Panjang")?;
    let typed = type_trace(&mut room, id)?;
    let text = room.story(id)?.article.body;
    let dir = room.folder().path().to_owned();
    let database = room.folder().database();
    drop(room);
    let raw = Connection::open(folder.join("floor.db"))?;
    raw.execute_batch("CREATE TABLE text (body TEXT NOT NULL) STRICT;")?;
    raw.execute("INSERT INTO text (body) VALUES (?1)", [&text])?;
    drop(raw);
    head(&format!("Opening a story of {KEYS} keystrokes ({ROUNDS} rounds)"));
    let (mut floor, mut unfolded) = (Times::default(), Times::default());
    rounds(folder, &dir, id, &mut floor, &mut unfolded)?;
    row("open SQLite, read the plain text", &floor, None);
    row(&format!("open the newsroom and the story, {typed} updates"), &unfolded, Some(&floor));
    let before = weight(&database, id)?;
    let mut room = Newsroom::open(&dir, Opening::here())?;
    room.fold(id)?;
    drop(room);
    let mut folded = Times::default();
    rounds(folder, &dir, id, &mut floor, &mut folded)?;
    row("the same after folding into one snapshot", &folded, Some(&floor));
    let after = weight(&database, id)?;
    println!(
        "\nThe text is {} bytes; its updates are {before} bytes, folded {after}: {:.1} for a key.\n",
        text.len(),
        after as f64 / KEYS as f64
    );
    Ok(())
}

fn rounds(
    folder: &Path,
    dir: &Path,
    id: ArticleId,
    floor: &mut Times,
    ours: &mut Times,
) -> Outcome {
    for _ in 0..ROUNDS {
        floor.time(|| -> rusqlite::Result<String> {
            let raw = Connection::open(folder.join("floor.db"))?;
            raw.query_row("SELECT body FROM text", [], |row| row.get(0))
        })?;
        ours.time(|| -> redaksi_core::Result<_> {
            Newsroom::open(dir, Opening::here())?.story(id)
        })?;
    }
    Ok(())
}

/// Types a story with jumps and corrections; returns in how many updates.
fn type_trace(room: &mut Newsroom, id: ArticleId) -> Outcome<usize> {
    let source: Vec<char> = body(60_000).chars().collect();
    let mut dice = Dice(7);
    let (mut length, mut place, mut updates) = (0_usize, 0_usize, 0);
    let mut batch = Vec::with_capacity(AT_ONCE);
    for key in 0..KEYS {
        if dice.below(60) == 0 {
            place = dice.below(length + 1);
        }
        if place > 0 && dice.below(9) == 0 {
            place -= 1;
            length -= 1;
            batch.push(TraceEdit { position: place, deleted: 1, insert: String::new() });
        } else {
            let insert = source[key % source.len()].to_string();
            batch.push(TraceEdit { position: place, deleted: 0, insert });
            place += 1;
            length += 1;
        }
        if batch.len() == AT_ONCE {
            room.type_edits(id, key + 1 - batch.len(), &batch)?;
            batch.clear();
            updates += 1;
        }
    }
    room.type_edits(id, KEYS - batch.len(), &batch)?;
    Ok(updates)
}

fn weight(database: &Path, id: ArticleId) -> Outcome<u64> {
    Ok(Store::open(database, true)?.read().weight(&id.to_string())?.1)
}
