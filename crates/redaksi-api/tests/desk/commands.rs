//! Every command does what its line of the contract says.

use std::collections::BTreeMap;
use std::fs;

use redaksi_api::commands as command;
use redaksi_api::wire::*;
use serde_json::json;

use crate::{Room, one, utf16};

/// A PNG of one grey pixel.
const PNG: [u8; 67] = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 0x0a, 0x49, 0x44, 0x41, 0x54,
    0x78, 0x9c, 0x63, 0x68, 0, 0, 0, 0x82, 0, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0, 0, 0, 0, 0x49, 0x45,
    0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

#[test]
fn the_newsroom_tells_what_it_is() {
    let room = Room::new();
    let about = command::newsroom(&room.desk, Nothing {}).unwrap();
    assert_eq!((about.name.as_str(), about.person.as_str()), ("Berita KBB", "Rizky"));
    assert_eq!((about.language.as_str(), about.zone.as_str()), ("id", "Asia/Jakarta"));
    assert_eq!(about.dir, room.dir().display().to_string());
    assert!(!about.read_only && !about.four_eyes);
}

#[test]
fn stories_are_made_listed_found_and_opened() {
    let room = Room::new();
    let one_ = room.story("Gempa di Cianjur", "Isi gempa.");
    room.clock.wait(60);
    let two = room.story("Banjir di Garut", "Isi banjir.");
    let all = command::list_articles(&room.desk, ListArticles::default()).unwrap();
    let ids: Vec<&str> = all.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!((ids, all.total), (vec![two.id.as_str(), one_.id.as_str()], 2));
    assert_eq!(all.by_status, BTreeMap::from([("draft".to_owned(), 2)]));
    let page = ListArticles { offset: 1, limit: 1, ..ListArticles::default() };
    let page = command::list_articles(&room.desk, page).unwrap();
    assert_eq!((page.rows.len(), page.rows[0].id.as_str(), page.total), (1, one_.id.as_str(), 2));
    let query = ListArticles { query: Some("cianj".to_owned()), ..ListArticles::default() };
    let found = command::list_articles(&room.desk, query).unwrap();
    assert_eq!((found.rows[0].id.as_str(), found.total), (one_.id.as_str(), 1));
    let hits =
        command::search(&room.desk, Search { query: "banjir".to_owned(), limit: 5 }).unwrap();
    assert_eq!((hits.len(), hits[0].id.as_str()), (1, two.id.as_str()));
    assert_eq!(room.open("gempa-di-cianjur"), room.open(&one_.id), "by slug as by id");
    let fault = command::open_article(&room.desk, one("tidak-ada")).unwrap_err();
    assert_eq!(fault.code, "not-found");
}

#[test]
fn typing_is_saved_and_late_typing_merges() {
    let room = Room::new();
    let story = room.story("Judul", "Kyiv 😀 pagi.");
    let saved = room.edit(&story, &[(8, 12, "sore"), (13, 13, " Lagi.")]).unwrap();
    assert_eq!(room.open(&story.id).body, "Kyiv 😀 sore. Lagi.");
    assert!(saved.remote.is_empty());
    assert_eq!(saved.version, room.open(&story.id).version);
    assert_eq!(saved.length, utf16("Kyiv 😀 sore. Lagi."));
    assert_eq!(saved.saved_at, "2022-02-22T09:00:00+07:00");
    // The same editor in a second window is one edit behind.
    let late = room.edit(&story, &[(0, 4, "Odessa")]).unwrap();
    assert_eq!(room.open(&story.id).body, "Odessa 😀 sore. Lagi.");
    assert!(!late.remote.is_empty());
    let since = SyncBody { id: story.id.clone(), base: saved.version };
    let since = command::sync_body(&room.desk, since).unwrap();
    assert_eq!((since.version, since.length), (late.version, utf16("Odessa 😀 sore. Lagi.")));
    assert!(!since.remote.is_empty());
    let wrong = Article { body: "lebih panjang dari teksnya".to_owned(), ..story.clone() };
    assert_eq!(room.edit(&wrong, &[(0, 0, "x")]).unwrap_err().code, "version-mismatch");
    let nobody = Article { id: "judul".to_owned(), ..story };
    assert_eq!(room.edit(&nobody, &[(0, 0, "x")]).unwrap_err().code, "not-found");
}

#[test]
fn fields_are_set_together_or_not_at_all() {
    let room = Room::new();
    let story = room.story("Judul", "Isi.");
    let set = |fields: serde_json::Value| {
        let fields = fields.as_object().unwrap().clone().into_iter().collect();
        command::set_fields(&room.desk, SetFields { id: story.id.clone(), fields })
    };
    let changed = set(json!({
        "headline": "Judul Baru", "tags": ["Kyiv", "Kyiv"], "zone": "WITA",
        "published_at": "2022-02-22T08:22", "lead.caption": "Teks", "lead.credit": "Reuters",
        "contributors": [{"role": "editor", "name": "Rizky"}],
    }))
    .unwrap();
    assert_eq!((changed.headline.as_str(), changed.slug.as_str()), ("Judul Baru", "judul-baru"));
    assert_eq!(
        changed.published_at.as_deref(),
        Some("2022-02-22T08:22:00+08:00"),
        "in its own zone"
    );
    assert_eq!(
        (changed.tags, changed.lead.credit),
        (vec!["Kyiv".to_owned()], "Reuters".to_owned())
    );
    for bad in [
        json!({"deck": "ya", "headline": "dua\nbaris"}),
        json!({"deck": "ya", "tags": "bukan daftar"}),
        json!({"deck": "ya", "tidak_ada": "x"}),
        json!({"deck": "ya", "slug": "Bukan Slug"}),
        json!({"deck": "ya", "published_at": "kemarin"}),
    ] {
        let fault = set(bad.clone()).unwrap_err();
        assert_eq!(fault.code, "bad-value", "{bad}");
    }
    assert_eq!(room.open(&story.id).deck, "");
}

#[test]
fn imports_report_item_by_item() {
    let room = Room::new();
    let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/seed.txt");
    let text = fs::read_to_string(seed).unwrap();
    let pasted = ImportText { text, source: "tempel".to_owned() };
    let report = command::import_text(&room.desk, pasted).unwrap();
    assert_eq!((report.articles.len(), report.failed.len()), (1, 0));
    let story = room.open(&report.articles[0].id);
    assert!(story.headline.starts_with("Amerika Serikat dan Prancis"));
    assert_eq!((story.words, story.unplaced), (162, vec!["x".to_owned()]));
    let folder = room.folder.path().join("masuk");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("satu.md"), "---\ntitle: Satu\n---\n\nIsi.\n").unwrap();
    fs::write(folder.join("dua.bin"), [0, 159, 146, 150]).unwrap();
    let paths = vec![folder.display().to_string()];
    let import = ImportPaths { paths: paths.clone(), format: None };
    let report = command::import_paths(&room.desk, import).unwrap();
    assert_eq!((report.articles.len(), report.failed.len()), (1, 1));
    assert!(report.articles[0].source.ends_with("satu.md"));
    assert_eq!(report.failed[0].code, "unreadable-file");
    assert!(report.failed[0].message.contains("dua.bin"));
    let format = Some("docx".to_owned());
    let fault = command::import_paths(&room.desk, ImportPaths { paths, format }).unwrap_err();
    assert_eq!(fault.code, "bad-value");
}

#[test]
fn the_workflow_goes_from_draft_to_live_and_back() {
    let room = Room::new();
    let desk = &room.desk;
    let story = room.story("Judul", "Isi.");
    let id = || one(&story.id);
    assert_eq!(command::submit(desk, id()).unwrap().status, Status::InReview);
    let why = WithReason { id: story.id.clone(), why: "singkatkan".to_owned() };
    let returned = command::return_article(desk, why).unwrap();
    assert_eq!(
        (returned.status, returned.returned.as_deref()),
        (Status::Draft, Some("singkatkan"))
    );
    let old = Approve { id: story.id.clone(), version: Some(story.version.clone()) };
    let moved_on = command::approve(desk, old).unwrap_err();
    assert_eq!(moved_on.code, "changed-meanwhile");
    let read = Approve { id: story.id.clone(), version: Some(returned.version) };
    let approved = command::approve(desk, read).unwrap();
    assert_eq!((approved.status, approved.seal.unwrap().by.as_str()), (Status::Approved, "Rizky"));
    let out = room.folder.path().join("situs").display().to_string();
    let export = |plan| Export { out: out.clone(), plan, ..Export::default() };
    let planned = command::export(desk, export(true)).unwrap();
    assert!(planned.written > 0 && !room.folder.path().join("situs").exists());
    let done = command::export(desk, export(false)).unwrap();
    assert_eq!((done.written, done.files.len()), (planned.written, planned.files.len()));
    assert_eq!(room.open(&story.id).status, Status::Exported);
    assert_eq!(command::trash(desk, id()).unwrap_err().code, "not-allowed");
    let again = command::export(desk, export(false)).unwrap();
    assert_eq!((again.written, again.unchanged), (0, done.written));
    let bad = Export { now: Some("besok".to_owned()), ..export(true) };
    assert_eq!(command::export(desk, bad).unwrap_err().code, "bad-value");
    let other = room.story("Lain", "Isi.");
    assert_eq!(command::trash(desk, one(&other.id)).unwrap().status, Status::Trashed);
    assert_eq!(command::untrash(desk, one(&other.id)).unwrap().status, Status::Draft);
    let versions = command::history(desk, id()).unwrap();
    let what: Vec<&str> = versions.iter().map(|version| version.what.as_str()).collect();
    assert_eq!(what, ["new", "edit", "submit", "return", "approve"]);
    assert!(versions.iter().all(|version| version.by == "Rizky"));
    assert_eq!(versions[1].words, 1);
}

#[test]
fn a_story_is_checked_and_finds_its_relatives() {
    let room = Room::new();
    let text = "Vladimir Putin dan Emmanuel Macron bertemu di Kremlin membahas Ukraina.";
    let first = room.story("Putin Bertemu Macron di Kremlin", text);
    let story =
        room.story("Macron Kembali ke Kremlin", &format!("{text}\n\nBaca Juga: Tidak ada\n"));
    let problems = command::check(&room.desk, one(&story.id)).unwrap();
    let link = problems.iter().find(|problem| problem.code == "link-unresolved").unwrap();
    assert_eq!((link.line, link.severity), (Some(3), Severity::Blocker));
    assert_eq!(link.article.as_deref(), Some(story.id.as_str()));
    let ask = |query: &str| Related { id: story.id.clone(), query: query.to_owned(), limit: 0 };
    let found = command::related(&room.desk, ask("")).unwrap();
    assert_eq!(found[0].id, first.id);
    assert!(!found[0].reasons.is_empty(), "each says why");
    assert!(found.iter().all(|other| other.id != story.id), "never the story itself");
    let found = command::related(&room.desk, ask("putin bert")).unwrap();
    assert_eq!(found.iter().map(|other| &other.id).collect::<Vec<_>>(), [&first.id]);
}

#[test]
fn photos_settings_pins_and_preferences_are_kept() {
    let room = Room::new();
    let desk = &room.desk;
    let story = room.story("Judul", "Isi.");
    let path = room.folder.path().join("foto.png");
    fs::write(&path, PNG).unwrap();
    let photo = |lead| AddPhoto {
        id: story.id.clone(),
        path: path.display().to_string(),
        lead,
        caption: Some("Teks".to_owned()),
        alt: None,
        credit: Some("AP".to_owned()),
        share: false,
        focus: None,
        rights_until: None,
        source_type: None,
    };
    let lead = command::add_photo(desk, photo(true)).unwrap().lead;
    assert_eq!((lead.media.map(|id| id.len()), lead.credit.as_str()), (Some(64), "AP"));
    assert!(command::add_photo(desk, photo(false)).unwrap().body.contains("](media:"));
    let change = |key: &str, value| ChangeSettings { settings: [(key.to_owned(), value)].into() };
    let settings = command::change_settings(desk, change("accent", json!("#0A5C36"))).unwrap();
    assert_eq!(settings.settings["accent"], "#0a5c36");
    let fault = command::change_settings(desk, change("accent", json!("hijau"))).unwrap_err();
    assert_eq!(fault.code, "bad-value");
    assert_eq!(command::settings(desk, Nothing {}).unwrap().settings["accent"], "#0a5c36");
    let pin = Pin { module: "Artikel Pilihan".to_owned(), ids: vec!["judul".to_owned()] };
    let settings = command::pin(desk, pin).unwrap().settings;
    assert_eq!(settings["modules.picks.pins"], json!([story.id]));
    let wrong = Pin { module: "lain".to_owned(), ids: Vec::new() };
    assert_eq!(command::pin(desk, wrong).unwrap_err().code, "bad-value");
    let own = Preferences { language: Some("en".to_owned()), ..Preferences::default() };
    let about = command::change_preferences(desk, own).unwrap();
    assert_eq!((about.language.as_str(), about.person.as_str()), ("en", "Rizky"));
    let fault = command::open_article(desk, one("tidak-ada")).unwrap_err();
    assert!(fault.message.starts_with("There is no story"), "messages follow: {}", fault.message);
}

#[test]
fn a_backup_is_written_and_verify_finds_nothing() {
    let room = Room::new();
    room.story("Judul", "Isi.");
    let file = room.folder.path().join("cadangan.zip");
    let request = Backup { file: file.display().to_string() };
    command::backup(&room.desk, request).unwrap();
    assert!(fs::metadata(&file).unwrap().len() > 0);
    let verified = command::verify(&room.desk, Nothing {}).unwrap();
    assert!(verified.ok && verified.problems.is_empty());
    let lost = lose_a_picture(&room);
    let verified = command::verify(&room.desk, Nothing {}).unwrap();
    assert!(!verified.ok, "{lost} is gone");
    assert!(verified.problems.iter().all(|problem| !problem.message.is_empty()));
}

/// Puts away a picture's file, which `verify` has to miss.
fn lose_a_picture(room: &Room) -> String {
    let path = room.folder.path().join("foto.png");
    fs::write(&path, PNG).unwrap();
    let media = room.desk.act(|newsroom| newsroom.take_picture(&path)).unwrap();
    let kept = room.dir().join("media").join(media.id.as_str());
    fs::remove_file(&kept).unwrap();
    kept.display().to_string()
}

#[test]
fn a_cancelled_export_says_so_and_the_next_one_runs() {
    let room = Room::new();
    let story = room.story("Judul", "Isi.");
    command::approve(&room.desk, Approve { id: story.id, version: None }).unwrap();
    let out = room.folder.path().join("situs").display().to_string();
    let export = || Export { out: out.clone(), ..Export::default() };
    // Whoever listens may cancel: the first event of the export does.
    let desk = std::sync::Arc::downgrade(&room.desk);
    let armed = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(true));
    let switch = std::sync::Arc::clone(&armed);
    room.desk.on_event(Box::new(move |event| {
        let first = matches!(event, Event::ExportProgress { .. })
            && switch.swap(false, std::sync::atomic::Ordering::SeqCst);
        if let (true, Some(desk)) = (first, desk.upgrade()) {
            command::cancel_export(&desk, Nothing {}).unwrap();
        }
    }));
    let fault = command::export(&room.desk, export()).unwrap_err();
    assert_eq!(fault.code, "cancelled");
    assert!(!room.folder.path().join("situs").exists());
    assert!(command::export(&room.desk, export()).unwrap().written > 0);
}
