//! Documents: edits, versions, history and merging, through the public face
//! of `document`.

#![allow(clippy::unwrap_used, reason = "what serves a test may fail as loudly")]

mod edits;
mod history;
mod merging;
mod model;
