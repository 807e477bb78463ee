//! Events: what other programs wrote, what lay in the inbox, what the theme
//! became; and a desk that survives a panic.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use redaksi_api::commands as command;
use redaksi_api::core::newsroom::ExportOptions;
use redaksi_api::wire::{Approve, Event, ListArticles, NewArticle, Nothing, Status};

use crate::Room;

/// Long enough for any machine; no test waits for it but one that fails.
const FOREVER: Duration = Duration::from_secs(60);

fn listen(room: &Room) -> Receiver<Event> {
    let (sender, receiver) = channel();
    room.desk.on_event(Box::new(move |event| {
        // The test may have ended meanwhile.
        let _ = sender.send(event);
    }));
    receiver
}

fn until(events: &Receiver<Event>, what: &str, wanted: impl Fn(&Event) -> bool) -> Event {
    loop {
        let event = events.recv_timeout(FOREVER);
        let event = event.unwrap_or_else(|_| panic!("{what} was never told"));
        if wanted(&event) {
            return event;
        }
    }
}

#[test]
fn what_another_program_writes_is_told_once_and_what_is_our_own_never() {
    let room = Room::new();
    let story = room.story("Judul", "Isi.");
    let mut other = room.beside();
    let events = listen(&room);
    room.desk.rest();
    assert!(events.try_recv().is_err(), "our own writes are no news");
    let id = other.find("judul").unwrap();
    other.write_body(id, "Isi dari Sari.").unwrap();
    // The first story that Sari touches enters her among the people.
    room.desk.rest();
    let told: Vec<Event> = events.try_iter().collect();
    let ids = vec![story.id.clone()];
    assert!(told.contains(&Event::ArticlesChanged { ids }), "{told:?}");
    assert_eq!(room.open(&story.id).body, "Isi dari Sari.");
    room.desk.rest();
    assert!(events.try_recv().is_err(), "once is enough");
    other.change_settings(&[("accent".to_owned(), "#123456".into())]).unwrap();
    room.desk.rest();
    assert_eq!(events.try_iter().collect::<Vec<_>>(), [Event::SettingsChanged]);
    assert_eq!(command::newsroom(&room.desk, Nothing {}).unwrap().accent, "#123456");
    let fresh = other.new_story("Dari Sari").unwrap();
    room.desk.rest();
    let ids = vec![fresh.to_string()];
    assert_eq!(events.try_iter().collect::<Vec<_>>(), [Event::ArticlesChanged { ids }]);
}

#[test]
fn a_panic_leaves_the_desk_usable_and_what_was_saved_saved() {
    let room = Room::new();
    let story = room.story("Judul", "Isi.");
    let id = room.desk.act(|newsroom| newsroom.find(&story.id)).unwrap();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        room.desk.act::<()>(|newsroom| {
            newsroom.write_body(id, "Tersimpan.")?;
            panic!("kesalahan program")
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(room.open(&story.id).body, "Tersimpan.");
    let now = room.open(&story.id);
    room.edit(&now, &[(10, 10, " Lagi.")]).unwrap();
    assert_eq!(room.open(&story.id).body, "Tersimpan. Lagi.");
    assert!(command::verify(&room.desk, Nothing {}).unwrap().ok);
}

#[test]
fn a_panic_within_an_export_leaves_the_target_and_the_next_export_well() {
    let room = Room::new();
    let story = room.story("Judul", "Isi.");
    command::approve(&room.desk, Approve { id: story.id.clone(), version: None }).unwrap();
    let site = room.folder.path().join("situs");
    let export = |fails: bool| {
        room.desk.act(|newsroom| {
            newsroom.export(&site, &ExportOptions::default(), &mut |_, _| {
                assert!(!fails, "kesalahan program");
                true
            })
        })
    };
    assert!(catch_unwind(AssertUnwindSafe(|| export(true))).is_err());
    assert!(!site.exists());
    assert_eq!(room.open(&story.id).status, Status::Approved);
    export(false).unwrap();
    assert!(site.join("berita/judul.html").is_file());
}

#[test]
fn a_panic_in_the_settings_is_forgotten() {
    let room = Room::new();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        room.desk.act::<()>(|newsroom| {
            newsroom.change_settings(&[("accent".to_owned(), "#123456".into())])?;
            panic!("kesalahan program")
        })
    }));
    assert!(panicked.is_err());
    let settings = command::settings(&room.desk, Nothing {}).unwrap().settings;
    assert_eq!(settings["accent"], "#123456", "what was kept is read again");
    command::new_article(&room.desk, NewArticle { headline: "Judul".to_owned() }).unwrap();
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn an_edit_of_the_theme_is_told() {
    let room = Room::new();
    let events = listen(&room);
    let watching = room.desk.watch();
    // The start itself is told, so that nothing before it is missed.
    until(&events, "the start", |event| *event == Event::ThemeChanged);
    fs::write(room.dir().join("theme/extra.css"), "p { color: teal }").unwrap();
    until(&events, "the theme's change", |event| *event == Event::ThemeChanged);
    let style = room.desk.act(|newsroom| newsroom.assets()).unwrap();
    let has_it = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("teal");
    assert!(style.iter().any(|(_, bytes)| has_it(bytes)), "and the next page has it");
    drop(watching);
}

#[test]
fn a_file_in_the_inbox_becomes_a_draft_and_is_put_away() {
    let room = Room::new();
    let events = listen(&room);
    let watching = room.desk.watch();
    let inbox = room.dir().join("inbox");
    fs::write(inbox.join("kiriman.md"), "---\ntitle: Kiriman Warga\n---\n\nIsi kiriman.\n")
        .unwrap();
    let imported = |event: &Event| matches!(event, Event::InboxImported { .. });
    let event = until(&events, "the import", imported);
    let Event::InboxImported { report } = event else { unreachable!("it was asked for") };
    assert_eq!((report.articles.len(), report.failed.len()), (1, 0));
    assert_eq!(room.open(&report.articles[0].id).headline, "Kiriman Warga");
    assert_eq!(names(&inbox), ["done"]);
    assert_eq!(names(&inbox.join("done")).len(), 1);
    // The same bytes again are no second draft.
    fs::write(inbox.join("lagi.md"), "---\ntitle: Kiriman Warga\n---\n\nIsi kiriman.\n").unwrap();
    fs::write(inbox.join("rusak.bin"), [0, 159, 146, 150]).unwrap();
    let event = until(&events, "the failure", imported);
    let Event::InboxImported { report } = event else { unreachable!("it was asked for") };
    assert_eq!((report.articles.len(), report.failed.len()), (0, 1));
    let failed = names(&inbox.join("failed"));
    assert_eq!(failed.len(), 2, "the file and its reason: {failed:?}");
    let reason = failed.iter().find(|name| *name != "rusak.bin").unwrap();
    let reason = fs::read_to_string(inbox.join("failed").join(reason)).unwrap();
    assert_eq!(reason.trim(), report.failed[0].message);
    drop(watching);
    let all = command::list_articles(&room.desk, ListArticles::default()).unwrap();
    assert_eq!(all.total, 1);
}

#[test]
fn another_inbox_is_watched_once_it_is_chosen() {
    let room = Room::new();
    let events = listen(&room);
    let elsewhere = room.folder.path().join("surat");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("surat.txt"), "Surat Pembaca\n\nIsi surat yang cukup panjang.\n")
        .unwrap();
    let watching = room.desk.watch();
    let inbox = Some(elsewhere.display().to_string());
    let own = redaksi_api::wire::Preferences { inbox, ..Default::default() };
    command::change_preferences(&room.desk, own).unwrap();
    let imported = |event: &Event| matches!(event, Event::InboxImported { .. });
    let event = until(&events, "the import", imported);
    let Event::InboxImported { report } = event else { unreachable!("it was asked for") };
    assert_eq!(report.articles[0].headline, "Surat Pembaca");
    assert_eq!(names(&elsewhere), ["done"]);
    drop(watching);
}
