//! Every command once: what it does, and the shape of its reply.

use std::fs;

use serde_json::{Value, json};

use crate::shapes::{Is, assert_article, assert_export, assert_has, assert_problems};
use crate::stage::{SEED, Stage, Terminal, jpeg, text};

#[test]
fn new_makes_a_newsroom_with_its_settings() {
    let stage = Stage::bare();
    let dir = stage.newsroom.display().to_string();
    let made = stage.json(&[
        "new",
        &dir,
        "--name",
        "Kabar Bandung",
        "--lang",
        "en",
        "--zone",
        "WITA",
        "--url",
        "https://kabar.example/",
    ]);
    assert_eq!(made, json!({ "newsroom": dir, "articles": 0 }));
    let settings = stage.json(&["settings"]);
    assert_eq!(settings["name"], "Kabar Bandung");
    assert_eq!(settings["language"], "en");
    assert_eq!(settings["zone"], "Asia/Makassar");
    assert_eq!(settings["url"], "https://kabar.example");
    stage.assert_sound();
}

#[test]
fn new_leaves_a_folder_that_holds_something() {
    let stage = Stage::bare();
    stage.file("redaksi/catatan.txt", "milik orang lain");
    let dir = stage.newsroom.display().to_string();
    stage.refused(&["new", &dir], "bad-value");
    assert_eq!(crate::stage::tree(&stage.newsroom).len(), 1);
    for (option, bad) in [("--lang", "xx"), ("--zone", "Mars"), ("--url", "ftp://a")] {
        let fresh = stage.at("baru");
        stage.refused(&["new", &fresh, option, bad], "bad-value");
        assert!(!stage.path("baru").exists(), "a refused value makes no newsroom");
    }
}

#[test]
fn list_gives_rows_and_keeps_to_status_section_and_tag() {
    let stage = Stage::new();
    let one = stage.story("Berita satu", "Isi satu.");
    let two = stage.story("Berita dua", "Isi dua.");
    stage.json(&["set", &one, "section=Olahraga", "tags=[\"Persib\",\"Liga 1\"]"]);
    stage.json(&["submit", &two]);
    let rows = stage.json(&["list"]);
    for row in rows.as_array().unwrap() {
        assert_has(
            row,
            &[
                ("id", Is::Text),
                ("slug", Is::Text),
                ("headline", Is::Text),
                ("status", Is::Text),
                ("section", Is::Text),
                ("published_at", Is::TextOrNull),
                ("updated_at", Is::Text),
            ],
        );
    }
    assert_eq!(rows.as_array().unwrap().len(), 2);
    let ids = |args: &[&str]| -> Vec<Value> {
        stage.json(args).as_array().unwrap().iter().map(|row| row["id"].clone()).collect()
    };
    assert_eq!(ids(&["list", "--section", "Olahraga"]), std::slice::from_ref(&one));
    assert_eq!(ids(&["list", "--tag", "Liga 1"]), [one]);
    assert_eq!(ids(&["list", "--status", "in-review"]), [two]);
    assert_eq!(ids(&["list", "--tag", "tidak ada"]), Vec::<Value>::new());
    stage.refused(&["list", "--status", "selesai"], "bad-value");
}

#[test]
fn a_story_is_shown_by_its_id_and_by_its_slug() {
    let stage = Stage::new();
    let id = stage.story("Harga Beras Naik", "Harga beras naik di pasar.");
    let by_id = stage.show(&id);
    assert_article(&by_id);
    assert_eq!(by_id["slug"], "harga-beras-naik");
    assert_eq!(by_id, stage.show("harga-beras-naik"));
    stage.refused(&["show", "tidak-ada"], "not-found");
    stage.refused(&["show", ""], "not-found");
}

#[test]
fn set_changes_every_field_of_the_list() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    let picture = "a".repeat(64);
    let story = stage.json(&[
        "set",
        &id,
        "headline=Judul = baru",
        "deck=Ringkasan",
        "opener=BERITA KBB",
        "kind=opini",
        "access=subscriber",
        "section=Kabar Daerah",
        "slug=judul-lain",
        "tags=[\"a\",\"b\"]",
        "contributors=[{\"role\":\"penulis\",\"name\":\"Dodi\"}]",
        "published_at=2022-02-22T08:22:00+07:00",
        "updated_at=2022-02-22 10:00",
        "embargo_until=2030-01-01T00:00:00Z",
        "lead.caption=Keterangan",
        "lead.alt=Alt",
        "lead.credit=Antara",
        "lead.focus=0.50, .3333",
        "lead.rights_until=2026-12-31",
        "lead.source_type=digitalCapture",
        &format!("share={picture}"),
        "unplaced=[\"sisa\"]",
        "aliases=[\"/lama/judul\"]",
    ]);
    assert_article(&story);
    assert_eq!(story["headline"], "Judul = baru");
    assert_eq!(story["deck"], "Ringkasan");
    assert_eq!(story["slug"], "judul-lain");
    assert_eq!(story["tags"], json!(["a", "b"]));
    assert_eq!(story["contributors"], json!([{ "role": "penulis", "name": "Dodi" }]));
    assert_eq!(story["published_at"], "2022-02-22T08:22:00+07:00");
    assert_eq!(story["updated_at"], "2022-02-22T10:00:00+07:00");
    assert_eq!(story["embargo_until"], "2030-01-01T07:00:00+07:00");
    let lead = json!({ "media": null, "alt": "Alt", "caption": "Keterangan", "credit": "Antara",
        "focus": "0.5,0.333", "rights_until": "2026-12-31", "source_type": "digitalCapture" });
    assert_eq!(story["lead"], lead);
    assert_eq!((&story["kind"], &story["access"]), (&json!("opinion"), &json!("subscriber")));
    assert_eq!(story["share"], json!(picture));
    assert_eq!(story["unplaced"], json!(["sisa"]));
    assert_eq!(story, stage.show(&id));
    let story = stage.json(&[
        "set",
        &id,
        "zone=WIT",
        "embargo_until=null",
        "lead={\"credit\":\"Reuters\",\"focus\":null}",
        "lead.rights_until=null",
        "lead.source_type=",
        "kind=",
        "access=free",
        "share=",
        "body=Isi baru.",
    ]);
    assert_eq!(story["zone"], "Asia/Jayapura");
    assert_eq!(story["published_at"], "2022-02-22T10:22:00+09:00");
    assert_eq!(story["embargo_until"], Value::Null);
    let lead = json!({ "media": null, "alt": "Alt", "caption": "Keterangan", "credit": "Reuters",
        "focus": null, "rights_until": null, "source_type": null });
    assert_eq!(story["lead"], lead);
    assert_eq!((&story["kind"], &story["access"]), (&json!("news"), &json!("free")));
    assert_eq!(story["share"], Value::Null);
    assert_eq!(story["body"], "Isi baru.");
}

#[test]
fn write_replaces_the_body_from_stdin_and_from_a_file() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi lama.");
    let ran = stage.fed(&["write", &id], "Baris satu.\r\nBaris dua.\rTiga \u{1F600}\n".as_bytes());
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_article(&ran.json());
    assert_eq!(stage.show(&id)["body"], "Baris satu.\nBaris dua.\nTiga \u{1F600}\n");
    let file = stage.file("isi.md", "# Bagian\n\nDari berkas.");
    assert_eq!(stage.json(&["write", &id, "--file", &file])["body"], "# Bagian\n\nDari berkas.");
    stage.fed(&["write", &id], b"\xff\xfe\x00rusak").refusal("unreadable-file");
    stage.refused(&["write", &id, "--file", &stage.at("tidak-ada")], "not-found");
    assert_eq!(stage.show(&id)["body"], "# Bagian\n\nDari berkas.");
    stage.assert_sound();
}

#[test]
fn type_replays_a_trace_and_says_what_is_saved() {
    let stage = Stage::new();
    let id = stage.story("Judul", "a😀b");
    let trace = stage.file("jejak", "[1,1,\"é\"]\n[3,0,\"!\"]\n[0,0,\"\\n\"]\n");
    let ran = stage.run(&["type", &id, "--trace", &trace]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "saved 1\nsaved 2\nsaved 3\n"));
    assert_eq!(stage.show(&id)["body"], "\naéb!");
    // Out of range: what was before is kept, and nothing after it is done.
    let trace = stage.file("jejak", "[0,0,\"x\"]\n[99,0,\"y\"]\n[0,0,\"z\"]\n");
    let ran = stage.run(&["type", &id, "--trace", &trace]);
    assert_eq!((ran.code, ran.out.as_str()), (2, "saved 1\n"));
    assert_eq!(ran.err.lines().count(), 1, "{ran:?}");
    assert_eq!(stage.show(&id)["body"], "x\naéb!");
    let broken = stage.file("jejak", "[0,0,\"w\"]\nbukan jejak\n");
    let ran = stage.run(&["type", &id, "--trace", &broken]);
    assert_eq!((ran.code, ran.out.as_str()), (2, "saved 1\n"));
    assert_eq!(stage.show(&id)["body"], "wx\naéb!");
}

#[test]
fn search_finds_words_stems_and_unfinished_words_best_first() {
    let stage = Stage::new();
    let id = stage.story("Petani Cililin Panen Padi", "Petani memanen padi di sawah Cililin.");
    stage.story("Pasar Batujajar", "Pedagang menjual beras. Padi disebut sekali.");
    let hits = stage.json(&["search", "padi", "cililin"]);
    assert_eq!(hits[0]["id"], id);
    for hit in stage.json(&["search", "padi"]).as_array().unwrap() {
        assert_has(
            hit,
            &[
                ("id", Is::Text),
                ("headline", Is::Text),
                ("snippet", Is::Text),
                ("score", Is::Number),
            ],
        );
    }
    assert_eq!(stage.json(&["search", "padi"])[0]["id"], id, "the headline weighs most");
    assert_eq!(stage.json(&["search", "padi", "--limit", "1"]).as_array().unwrap().len(), 1);
    assert_eq!(stage.json(&["search", "cili"])[0]["id"], id, "an unfinished word");
    assert_eq!(stage.json(&["search", "panen"])[0]["id"], id, "a stem");
    for odd in ["", "\"", "* OR (", "NEAR(", "a AND", "-", "💥"] {
        assert_eq!(stage.json(&["search", odd]), json!([]), "{odd} is no fault");
    }
}

#[test]
fn related_suggests_stories_with_reasons() {
    let stage = Stage::new();
    let id = stage.import("seed.txt", &fs::read_to_string(SEED).unwrap());
    let near = stage.story(
        "Vladimir Putin Bertemu Emmanuel Macron",
        "Presiden Rusia Vladimir Putin dan Presiden Prancis Emmanuel Macron membahas Ukraina.",
    );
    stage.story("Resep Sayur Asem", "Rebus air, masukkan kacang dan melinjo.");
    let found = stage.json(&["related", &id]);
    assert_eq!(found[0]["id"], near);
    assert_has(
        &found[0],
        &[("id", Is::Text), ("headline", Is::Text), ("score", Is::Number), ("reasons", Is::Texts)],
    );
    assert_ne!(found[0]["reasons"], json!([]));
    let ids: Vec<&str> = found.as_array().unwrap().iter().map(|one| text(one, "id")).collect();
    assert!(!ids.contains(&id.as_str()), "a story does not suggest itself");
    assert!(stage.json(&["related", &id, "--limit", "1"]).as_array().unwrap().len() <= 1);
}

#[test]
fn check_lists_problems_with_places_and_exits_with_one() {
    let stage = Stage::new();
    let id = stage.import("seed.txt", &fs::read_to_string(SEED).unwrap());
    let problems = stage.with_problems(&["check", &id]);
    assert_problems(&problems);
    let unresolved = problems.as_array().unwrap().iter().find(|p| p["code"] == "link-unresolved");
    let unresolved = unresolved.expect("the seed's links are unresolved");
    assert_eq!(unresolved["severity"], "blocker");
    assert_eq!(unresolved["article"], id);
    let body = text(&stage.show(&id), "body").to_owned();
    for problem in problems.as_array().unwrap().iter().filter(|p| p["line"].is_number()) {
        let number = |key: &str| usize::try_from(problem[key].as_u64().unwrap()).unwrap();
        let line = body.lines().nth(number("line") - 1).expect("the line is one of the body");
        let named: String =
            line.chars().skip(number("column") - 1).take(number("length")).collect();
        assert_eq!(named, text(problem, "text"), "the place is that of the faulty text");
    }
    let all = stage.with_problems(&["check"]);
    let (house, stories): (Vec<_>, Vec<_>) =
        all.as_array().unwrap().iter().cloned().partition(|problem| problem["article"].is_null());
    assert_eq!(Value::Array(stories), problems, "without a name all are checked");
    assert!(house.iter().all(|problem| problem["code"] == "imprint-missing"), "{house:?}");
    stage.refused(&["check", &id, "tidak-ada"], "not-found");
}

#[test]
fn photo_puts_a_picture_at_the_head_and_into_the_text() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    let file = stage.file("foto.jpg", jpeg(900, 600));
    let story = stage.json(&[
        "photo",
        &id,
        &file,
        "--lead",
        "--caption",
        "Jalan",
        "--alt",
        "Jalan raya",
        "--credit",
        "Dodi",
    ]);
    assert_article(&story);
    let media = text(&story["lead"], "media").to_owned();
    assert_eq!(story["lead"]["caption"], "Jalan");
    assert_eq!(fs::read(stage.newsroom.join("media").join(&media)).unwrap(), jpeg(900, 600));
    let story = stage.json(&["photo", &id, &file, "--caption", "Peta \"kota\"", "--alt", "[peta]"]);
    let kinds: Vec<&str> =
        story["blocks"].as_array().unwrap().iter().map(|block| text(block, "kind")).collect();
    assert_eq!(kinds, ["paragraph", "image"]);
    let page = stage.run(&["page", &id]).out;
    assert!(page.contains("alt=\"[peta]\""), "{page}");
    let before = stage.show(&id);
    stage.refused(&["photo", &id, &stage.at("tidak-ada.jpg")], "not-found");
    let text_file = stage.file("bukan.jpg", "bukan foto");
    stage.refused(&["photo", &id, &text_file, "--lead"], "unreadable-file");
    let torn = stage.file("sobek.jpg", &jpeg(900, 600)[..400]);
    stage.refused(&["photo", &id, &torn, "--lead"], "unreadable-file");
    assert_eq!(stage.show(&id), before);
}

#[test]
fn settings_are_shown_and_changed_all_or_none() {
    let stage = Stage::new();
    let all = stage.json(&["settings"]);
    assert_eq!(all["name"], "Berita KBB");
    assert_eq!(stage.json(&["settings", "zone"]), json!({ "zone": "Asia/Jakarta" }));
    let changed = stage.json(&[
        "settings",
        "sections=[\"Nasional\",\"Olahraga\"]",
        "modules.latest.count=7",
        "opener=BERITA KBB",
        "four_eyes=true",
    ]);
    assert_eq!(changed["sections"], json!(["Nasional", "Olahraga"]));
    assert_eq!(changed["modules.latest.count"], 7);
    assert_eq!(changed["four_eyes"], true);
    for (key, bad) in [
        ("name", "baris\nkedua"),
        ("url", "javascript:alert(1)"),
        ("language", "fr"),
        ("zone", "Mars"),
        ("accent", "merah"),
        ("sections", "Nasional"),
        ("four_eyes", "mungkin"),
        ("modules.latest.count", "51"),
        ("modules.picks.empty", "entah"),
        ("tidak.ada", "1"),
    ] {
        let message =
            stage.refused(&["settings", "name=Lain", &format!("{key}={bad}")], "bad-value");
        assert!(message.contains(key), "the message names {key}: {message}");
    }
    assert_eq!(stage.json(&["settings"]), changed, "a refused value changes nothing");
    stage.refused(&["settings", "tidak.ada"], "bad-value");
}

#[test]
fn pin_puts_stories_first_and_none_unpins() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    let settings = stage.json(&["pin", "picks", "judul"]);
    assert_eq!(settings["modules.picks.pins"], json!([id]));
    stage.refused(&["pin", "entah", &id], "bad-value");
    stage.refused(&["pin", "picks", "tidak-ada"], "not-found");
    assert_eq!(stage.json(&["settings"])["modules.picks.pins"], json!([id]));
    assert_eq!(stage.json(&["pin", "picks"])["modules.picks.pins"], json!([]));
}

#[test]
fn history_names_versions_newest_last() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Satu dua tiga.");
    stage.fed(&["write", &id], b"Satu dua tiga empat.");
    assert_eq!(stage.run_as("Yusuf", &["submit", &id]).code, 0);
    assert_eq!(stage.run_as("Siti", &["approve", &id]).code, 0);
    let versions = stage.json(&["history", &id]);
    let versions = versions.as_array().unwrap();
    for version in versions {
        assert_has(
            version,
            &[
                ("version", Is::Text),
                ("at", Is::Text),
                ("by", Is::Text),
                ("laptop", Is::Text),
                ("what", Is::Text),
                ("words", Is::Number),
            ],
        );
    }
    let whats: Vec<&str> = versions.iter().map(|version| text(version, "what")).collect();
    assert_eq!(whats, ["import", "edit", "submit", "approve"]);
    let by: Vec<&str> = versions.iter().map(|version| text(version, "by")).collect();
    assert_eq!(by, ["Rina Wulandari", "Rina Wulandari", "Yusuf", "Siti"]);
    assert_eq!(versions[0]["words"], 3);
    assert_eq!(versions[3]["words"], 4);
}

#[test]
fn export_reports_file_by_file_and_a_plan_writes_nothing() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    stage.json(&["approve", &id]);
    let out = stage.at("situs");
    let plan = stage.json(&["export", &out, "--plan"]);
    assert_export(&plan);
    assert!(!stage.path("situs").exists(), "a plan writes nothing");
    assert_eq!(stage.show(&id)["status"], "approved");
    let report = stage.json(&["export", &out]);
    assert_export(&report);
    assert_eq!(report["files"], plan["files"], "the plan is what is done");
    let files: Vec<&str> =
        report["files"].as_array().unwrap().iter().map(|file| text(file, "path")).collect();
    let mut tree = crate::stage::tree(&stage.path("situs"));
    assert!(tree.remove(".redaksi").is_some(), "the marker");
    assert_eq!(files, tree.keys().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(stage.show(&id)["status"], "exported");
    let again = stage.json(&["export", &out]);
    assert_eq!((&again["written"], &again["removed"]), (&json!(0), &json!(0)));
    assert_eq!(again["unchanged"], report["written"]);
    assert_eq!(stage.json(&["export", &out, "--full"])["written"], 0);
}

#[test]
fn backup_and_restore_give_the_same_newsroom() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    let photo = stage.file("foto.jpg", jpeg(60, 40));
    stage.json(&["photo", &id, &photo, "--lead"]);
    let file = stage.at("cadangan.zip");
    assert_eq!(stage.json(&["backup", &file]), json!({ "file": file }));
    let dir = stage.at("pulih");
    assert_eq!(stage.json(&["restore-backup", &file, &dir]), json!({ "newsroom": dir }));
    let there = stage.other("pulih");
    assert_eq!(there.json(&["show", &id]), stage.show(&id));
    there.assert_sound();
    stage.refused(&["restore-backup", &file, &dir], "bad-value");
    let text_file = stage.file("bukan.zip", "bukan cadangan");
    stage.refused(&["restore-backup", &text_file, &stage.at("x")], "refused-archive");
    stage.refused(&["restore-backup", &stage.at("tidak-ada"), &stage.at("x")], "not-found");
    let torn = fs::read(stage.path("cadangan.zip")).unwrap();
    let torn = stage.file("sobek.zip", &torn[..torn.len() / 2]);
    stage.refused(&["restore-backup", &torn, &stage.at("x")], "refused-archive");
    assert!(!stage.path("x").exists(), "a refused backup leaves nothing");
}

#[test]
fn verify_says_that_all_is_as_it_was_written() {
    let stage = Stage::new();
    stage.story("Judul", "Isi.");
    assert_eq!(stage.json(&["verify"]), json!({ "ok": true, "problems": [] }));
    assert_eq!(stage.json(&["verify", "--rebuild"]), json!({ "ok": true, "problems": [] }));
    assert_eq!(stage.run(&["verify"]).out, "ok\n");
}
