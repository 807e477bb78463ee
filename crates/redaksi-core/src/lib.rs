//! The Redaksi engine: everything a newsroom does that needs no eyes.
//!
//! Begin at [`newsroom`]: [`newsroom::Newsroom`] is the facade that the
//! contract crate calls. Below it lie the rooms. `article` is the model;
//! `document` holds an article as a CRDT and is the truth; `store` keeps it in
//! SQLite and projects it for lists and search. `markdown`, `related`, `page`,
//! `check`, `review`, `import`, `site`, `deliver` and most of `export` are pure: they take
//! values, give values and problems, and read neither files nor clocks.
//! `media` works on bytes, `watch` turns folders into events, `platform` is
//! the one place that knows operating systems. Nothing here names Tauri, the
//! wire or the UI.

pub mod article;
pub mod check;
pub mod deliver;
pub mod document;
pub mod error;
pub mod export;
pub mod import;
pub mod lang;
pub mod markdown;
pub mod media;
pub mod newsroom;
pub mod page;
pub mod platform;
pub mod related;
pub mod review;
pub mod sample;
pub mod site;
pub mod store;
pub mod watch;

pub use error::{Error, Result};

/// Stands for this very program: two builds of the same sources bear the same
/// name, so that what one made is told from what another would make.
pub const BUILD: &str = env!("REDAKSI_BUILD");
