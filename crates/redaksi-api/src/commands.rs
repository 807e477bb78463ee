//! The commands: one function for each line of [`for_each_command!`].
//!
//! Each takes the desk and a request, lets the engine do one thing, and puts
//! the result into the shape of the wire.

mod exports;
mod moving;
mod preflight;
mod room;
mod stories;
mod workflow;

pub use exports::{exports, rollback};
pub use moving::{cancel_export, clock, export, import_paths, import_text};
pub use preflight::{check_newsroom, check_rules, mend};
pub use room::{backup, change_preferences, change_settings, newsroom, pin, settings, verify};
pub use stories::{
    add_photo, check, citing, edit_body, list_articles, new_article, open_article, page, previews,
    related, search, set_fields, sync_body,
};
pub use workflow::{approve, correct, history, retract, return_article, submit, trash, untrash};

use crate::wire::WireError;

type Result<T> = std::result::Result<T, WireError>;
