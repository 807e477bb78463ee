//! Documents: edits, versions, history and merging, through the public face
//! of `document`.

mod edits;
mod history;
mod merging;
mod model;
