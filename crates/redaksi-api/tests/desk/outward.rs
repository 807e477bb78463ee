//! What goes out while somebody works: exports beside typing, and how a story
//! shows elsewhere.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use redaksi_api::Desk;
use redaksi_api::commands as command;
use redaksi_api::core::newsroom::Newsroom;
use redaksi_api::wire::*;
use serde_json::json;

use crate::house::opening;
use crate::{Room, one};

/// A second desk on the room's newsroom, as the window opens it.
fn window(room: &Room) -> Arc<Desk> {
    let newsroom = Newsroom::open(&room.dir(), opening(&room.clock, "Rizky", 7)).unwrap();
    Arc::new(Desk::new(newsroom).with_exports_aside())
}

fn approve(desk: &Desk, id: &str) {
    command::approve(desk, Approve { id: id.to_owned(), version: None }).unwrap();
}

fn export(room: &Room, plan: bool) -> Export {
    let out = room.folder.path().join("situs").display().to_string();
    Export { out, plan, ..Export::default() }
}

fn type_at_start(desk: &Desk, id: &str, text: &str) -> Result<Edited, WireError> {
    let story = command::open_article(desk, one(id)).unwrap();
    let length = u32::try_from(story.body.encode_utf16().count()).unwrap();
    let changes = vec![TextChange { from: 0, to: 0, insert: text.to_owned() }];
    command::edit_body(desk, EditBody { id: id.to_owned(), base: story.version, changes, length })
}

#[test]
fn typing_is_saved_while_an_export_runs_and_is_not_in_it() {
    let room = Room::new();
    let story = room.story("Judul", "Isi.");
    let desk = window(&room);
    approve(&desk, &story.id);
    // In the middle of the export, in its own thread: were the newsroom held
    // by it, this would wait for ever.
    let typed = Arc::new(AtomicU32::new(0));
    let (weak, count, id) = (Arc::downgrade(&desk), Arc::clone(&typed), story.id.clone());
    desk.on_event(Box::new(move |event| {
        if let (Event::ExportProgress { .. }, Some(desk)) = (event, weak.upgrade()) {
            type_at_start(&desk, &id, "Ketik ").unwrap();
            count.fetch_add(1, Ordering::SeqCst);
        }
    }));
    let planned = command::export(&desk, export(&room, true)).unwrap();
    let done = command::export(&desk, export(&room, false)).unwrap();
    let typed = typed.load(Ordering::SeqCst) as usize;
    assert!(typed > 0, "the export tells how far it is");
    assert_eq!(done.written, planned.written);
    let page = done.files.iter().find(|file| file.path.ends_with("judul.html")).unwrap();
    let page = std::fs::read_to_string(room.folder.path().join("situs").join(&page.path)).unwrap();
    assert!(page.contains("Isi.") && !page.contains("Ketik"), "only what was sealed goes out");
    let now = command::open_article(&desk, one(&story.id)).unwrap();
    assert_eq!(now.body, format!("{}Isi.", "Ketik ".repeat(typed)));
    assert_eq!(now.status, Status::Changed);
    let about = command::newsroom(&desk, Nothing {}).unwrap();
    assert!(about.export_dir.is_some_and(|dir| dir.ends_with("situs")), "the folder is known");
}

#[test]
fn an_export_aside_sees_what_was_approved_a_moment_ago_and_who_exports() {
    let room = Room::new();
    let desk = window(&room);
    let first = room.story("Pertama", "Isi.");
    desk.rest();
    approve(&desk, &first.id);
    assert!(command::export(&desk, export(&room, true)).unwrap().written > 0);
    let new = NewArticle { headline: "Kedua".to_owned() };
    let second = command::new_article(&desk, new).unwrap();
    type_at_start(&desk, &second.id, "Isi kedua.").unwrap();
    approve(&desk, &second.id);
    let name = Preferences { person: Some("Sari".to_owned()), ..Preferences::default() };
    command::change_preferences(&desk, name).unwrap();
    let done = command::export(&desk, export(&room, false)).unwrap();
    let page = done.files.iter().find(|file| file.path.ends_with("kedua.html")).unwrap();
    assert_eq!(
        (page.article.as_ref(), page.headline.as_deref()),
        (Some(&second.id), Some("Kedua"))
    );
    assert_eq!((page.kind.as_str(), page.reasons[0].kind.as_str()), ("story", "new"));
    let history = command::exports(&desk, Exports { out: done.out }).unwrap();
    assert_eq!(history.runs[0].by, "Sari");
    assert_eq!((history.can_go_back, history.back_to), (false, None));
}

#[test]
fn a_plan_sees_what_another_program_approved() {
    let room = Room::new();
    let desk = window(&room);
    let story = room.story("Judul", "Isi.");
    desk.rest();
    approve(&desk, &story.id);
    command::export(&desk, export(&room, false)).unwrap();
    for again in 1..3 {
        let mut other = room.beside();
        let id = other.find(&story.id).unwrap();
        other.write_body(id, &format!("Isi {again}.")).unwrap();
        other.approve(id, None).unwrap();
        drop(other);
        let planned = command::export(&desk, export(&room, true)).unwrap();
        assert!(planned.written > 0, "{again}: {:?}", planned.files);
    }
}

#[test]
fn the_history_says_where_the_way_back_leads() {
    let room = Room::new();
    let desk = window(&room);
    let story = room.story("Judul", "Isi.");
    desk.rest();
    approve(&desk, &story.id);
    let out = command::export(&desk, export(&room, false)).unwrap().out;
    let read = || {
        let path = room.folder.path().join("situs/index.html");
        std::fs::read_to_string(path).unwrap()
    };
    let old = read();
    let new = SetFields {
        id: story.id.clone(),
        fields: [("headline".to_owned(), json!("Judul Baru"))].into(),
    };
    command::set_fields(&desk, new).unwrap();
    approve(&desk, &story.id);
    command::export(&desk, export(&room, false)).unwrap();
    assert!(read().contains("Judul Baru"));
    let history = command::exports(&desk, Exports { out: out.clone() }).unwrap();
    assert_eq!(history.back_to, Some(history.runs[1].id));
    let back = command::rollback(&desk, Rollback { out: out.clone(), over: false }).unwrap();
    assert_eq!(Some(back.run.state), history.back_to);
    assert_eq!(read(), old, "byte for byte");
    let history = command::exports(&desk, Exports { out }).unwrap();
    assert_eq!((history.runs.len(), history.back_to), (3, None));
}

#[test]
fn an_export_aside_can_be_cancelled_and_a_panic_in_it_leaves_the_desk_usable() {
    let room = Room::new();
    let desk = window(&room);
    let story = room.story("Judul", "Isi.");
    desk.rest();
    approve(&desk, &story.id);
    let what = Arc::new(Mutex::new("cancel"));
    let (weak, wanted) = (Arc::downgrade(&desk), Arc::clone(&what));
    desk.on_event(Box::new(move |event| {
        let (Event::ExportProgress { .. }, Some(desk)) = (event, weak.upgrade()) else { return };
        let wanted = *wanted.lock().unwrap();
        match wanted {
            "cancel" => drop(command::cancel_export(&desk, Nothing {}).unwrap()),
            "panic" => panic!("kesalahan program"),
            _ => {}
        }
    }));
    let fault = command::export(&desk, export(&room, false)).unwrap_err();
    assert_eq!(fault.code, "cancelled");
    assert!(!room.folder.path().join("situs").exists());
    *what.lock().unwrap() = "panic";
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        command::export(&desk, export(&room, false))
    }));
    assert!(panicked.is_err());
    *what.lock().unwrap() = "nothing";
    assert!(command::export(&desk, export(&room, false)).unwrap().written > 0);
}

#[test]
fn a_story_shows_elsewhere_what_its_page_says_of_itself() {
    let room = Room::new();
    let desk = &room.desk;
    let story = room.story("Judul yang Pendek", "Isi berita yang pertama dan satu-satunya.");
    let fields = json!({
        "section": "Nasional",
        "published_at": "2022-02-22T08:22:00+07:00",
        "contributors": [{"role": "penulis", "name": "Sari"}, {"role": "editor", "name": "Rizky"}],
    });
    let fields = fields.as_object().unwrap().clone().into_iter().collect();
    command::set_fields(desk, SetFields { id: story.id.clone(), fields }).unwrap();
    let shown = command::previews(desk, one(&story.id)).unwrap();
    assert_eq!(shown.search.title, "Judul yang Pendek");
    assert!(!shown.search.title_cut && shown.search.desktop.title == shown.search.title);
    assert!(shown.search.description.contains("Isi berita"), "{}", shown.search.description);
    assert!(shown.search.url.contains("nasional/judul-yang-pendek"), "{}", shown.search.url);
    assert_eq!(shown.search.site, "Berita KBB");
    assert!(shown.share.stand_in, "without a photo the newsroom's picture stands in");
    assert_eq!(shown.feed.author, "Sari", "an editor is not the author");
    assert_eq!(shown.feed.date.as_deref(), Some("2022-02-22T08:22:00+07:00"));
    let headline = "Kata ".repeat(30);
    let fields = [("headline".to_owned(), json!(headline.trim()))].into();
    command::set_fields(desk, SetFields { id: story.id.clone(), fields }).unwrap();
    let shown = command::previews(desk, one(&story.id)).unwrap();
    assert!(shown.search.title_cut && shown.search.desktop.title.ends_with('…'));
    assert_eq!(shown.search.letters, 149);
    assert_eq!(command::previews(desk, one("tidak-ada")).unwrap_err().code, "not-found");
}

#[test]
fn who_links_to_a_story_is_listed() {
    let room = Room::new();
    let target = room.story("Tujuan", "Isi.");
    let body = format!("Isi.\n\nBaca Juga: [Tujuan](article:{})\n", target.id);
    let citing = room.story("Penaut", &body);
    room.story("Bukan penaut", "Isi.");
    let found = command::citing(&room.desk, one(&target.id)).unwrap();
    assert_eq!(found.iter().map(|row| &row.id).collect::<Vec<_>>(), [&citing.id]);
    command::trash(&room.desk, one(&citing.id)).unwrap();
    assert!(command::citing(&room.desk, one(&target.id)).unwrap().is_empty());
}
