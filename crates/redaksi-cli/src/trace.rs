//! Replays a trace of keystrokes, one edit at a time, as the window does.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use redaksi_api::Desk;
use redaksi_api::core::article::ArticleId;
use redaksi_api::core::error::{Error, Unreadable};
use redaksi_api::core::newsroom::TraceEdit;
use redaksi_api::wire::WireError;
use serde_json::json;

use crate::output::Done;

/// A line of a trace longer than this is no keystroke.
const LONGEST_LINE: usize = 16 * 1024 * 1024;

/// Applies the edits of `path` to a story. Each is committed by itself, and
/// `saved N` is printed at once when edit N is durable.
pub(crate) fn replay(desk: &Desk, id: ArticleId, path: &Path) -> Result<Done, WireError> {
    let lines = desk.act(|_| {
        let file = File::open(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => Error::FileNotFound(path.to_owned()),
            _ => Error::UnreadableFile { path: path.to_owned(), why: Unreadable::NoAccess },
        })?;
        Ok(BufReader::new(file).lines())
    })?;
    let mut saved = 0;
    for line in lines {
        let edit = desk.act(|_| {
            let line = line.map_err(|_| broken(path))?;
            if line.trim().is_empty() {
                return Ok(None);
            }
            read(&line).map(Some).ok_or_else(|| broken(path))
        })?;
        let Some(edit) = edit else { continue };
        desk.act(|newsroom| newsroom.type_edits(id, saved + 1, &[edit]))?;
        saved += 1;
        let mut out = std::io::stdout().lock();
        let told = writeln!(out, "saved {saved}").and_then(|()| out.flush());
        if told.is_err() {
            break;
        }
    }
    // All is saved; what follows from it is caught up at the next opening.
    let _ = desk.act(|newsroom| newsroom.rest());
    Ok(Done::new(json!({ "saved": saved }), ""))
}

fn broken(path: &Path) -> Error {
    Error::UnreadableFile { path: path.to_owned(), why: Unreadable::Broken }
}

/// `[position, deleted, "inserted"]`.
fn read(line: &str) -> Option<TraceEdit> {
    if line.len() > LONGEST_LINE {
        return None;
    }
    let (position, deleted, insert): (usize, usize, String) = serde_json::from_str(line).ok()?;
    Some(TraceEdit { position, deleted, insert })
}
