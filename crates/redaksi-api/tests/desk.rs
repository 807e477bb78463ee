//! The desk: every command once, the page beside the text, events, panics and
//! watched folders.

#![allow(clippy::unwrap_used, reason = "what serves a test may fail as loudly")]

#[path = "../../redaksi-core/tests/newsroom/house.rs"]
mod house;

#[path = "desk/commands.rs"]
mod commands;
#[path = "desk/events.rs"]
mod events;
#[path = "desk/outward.rs"]
mod outward;
#[path = "desk/pages.rs"]
mod pages;
#[path = "desk/sentences.rs"]
mod sentences;

use std::path::PathBuf;
use std::sync::Arc;

use redaksi_api::core::newsroom::{NewNewsroom, Newsroom};
use redaksi_api::wire::{Article, EditBody, Edited, NewArticle, OneArticle, TextChange, WireError};
use redaksi_api::{Desk, commands as command};
use tempfile::TempDir;

use house::{Clock, opening};

/// A desk over a newsroom in a temporary folder.
struct Room {
    desk: Arc<Desk>,
    clock: Clock,
    folder: TempDir,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let clock = Clock::at("2022-02-22T09:00:00+07:00");
        let new = NewNewsroom { settings: vec![("name".to_owned(), "Berita KBB".into())] };
        let dir = folder.path().join("redaksi");
        let room = Newsroom::create(&dir, &new, opening(&clock, "Rizky", 1)).expect("a newsroom");
        Self { desk: Arc::new(Desk::new(room)), clock, folder }
    }

    fn dir(&self) -> PathBuf {
        self.folder.path().join("redaksi")
    }

    /// Another program on the same newsroom.
    fn beside(&self) -> Newsroom {
        Newsroom::open(&self.dir(), opening(&self.clock, "Sari", 2)).expect("it opens twice")
    }

    fn story(&self, headline: &str, body: &str) -> Article {
        let new = NewArticle { headline: headline.to_owned() };
        let made = command::new_article(&self.desk, new).expect("a new story");
        self.edit(&made, &[(0, 0, body)]).expect("an edit that fits");
        self.open(&made.id)
    }

    fn open(&self, id: &str) -> Article {
        command::open_article(&self.desk, one(id)).expect("a story that is there")
    }

    fn edit(&self, on: &Article, changes: &[(u32, u32, &str)]) -> Result<Edited, WireError> {
        let changes = changes
            .iter()
            .map(|(from, to, insert)| TextChange {
                from: *from,
                to: *to,
                insert: (*insert).to_owned(),
            })
            .collect();
        let length = utf16(&on.body);
        let request = EditBody { id: on.id.clone(), base: on.version.clone(), changes, length };
        command::edit_body(&self.desk, request)
    }
}

fn one(id: &str) -> OneArticle {
    OneArticle { id: id.to_owned() }
}

fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).expect("a short text")
}
