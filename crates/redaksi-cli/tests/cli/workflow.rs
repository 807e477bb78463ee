//! A story's way from draft to page, and who may do what.

use serde_json::{Value, json};

use crate::stage::{Stage, Terminal, text};

fn status(stage: &Stage, id: &str) -> String {
    let shown = stage.show(id);
    let rows = stage.json(&["list", "--status", text(&shown, "status")]);
    let listed = rows.as_array().unwrap().iter().any(|row| row["id"] == id);
    assert!(listed, "the list says what the story says");
    text(&shown, "status").to_owned()
}

#[test]
fn a_story_goes_from_draft_to_exported_and_is_changed_when_it_is() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    assert_eq!(status(&stage, &id), "draft");
    stage.json(&["submit", &id]);
    assert_eq!(status(&stage, &id), "in-review");
    let returned = stage.json(&["return", &id, "--why", "Cek angka"]);
    assert_eq!(
        (&returned["status"], &returned["returned"]),
        (&json!("draft"), &json!("Cek angka"))
    );
    stage.json(&["submit", &id]);
    let approved = stage.json(&["approve", &id]);
    assert_eq!(approved["status"], "approved");
    assert_eq!(approved["seal"]["by"], "Rina Wulandari");
    assert_eq!(text(&approved["seal"], "hash").len(), 64);
    assert_eq!(approved["returned"], Value::Null);
    stage.json(&["export", &stage.at("situs")]);
    assert_eq!(status(&stage, &id), "exported");
    stage.fed(&["write", &id], b"Isi, dengan koma.");
    assert_eq!(status(&stage, &id), "changed");
    stage.fed(&["write", &id], b"Isi.");
    assert_eq!(status(&stage, &id), "exported", "the same content has the same seal");
    stage.fed(&["write", &id], b"Isi, dengan koma.");
    let again = stage.json(&["approve", &id]);
    assert_eq!(again["status"], "approved");
    assert_ne!(again["seal"]["hash"], approved["seal"]["hash"]);
}

#[test]
fn what_is_live_stays_what_was_sealed() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi yang disetujui.");
    stage.json(&["approve", &id]);
    stage.fed(&["write", &id], b"Isi yang rahasia.");
    stage.json(&["set", &id, "headline=Judul rahasia", "tags=[\"rahasia\"]", "section=Rahasia"]);
    stage.json(&["export", &stage.at("situs")]);
    let site = crate::stage::tree(&stage.path("situs"));
    assert!(site.contains_key("berita/judul.html"), "{:?}", site.keys());
    for (path, bytes) in site {
        let told = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!told.contains("rahasia") && !path.contains("rahasia"), "{path} holds the draft");
    }
    assert_eq!(status(&stage, &id), "changed");
}

#[test]
fn approve_all_takes_what_is_not_approved_as_it_stands() {
    let stage = Stage::new();
    let ids: Vec<String> = (1..=5).map(|n| stage.story(&format!("Judul {n}"), "Isi.")).collect();
    stage.json(&["submit", &ids[0]]);
    stage.json(&["approve", &ids[1], &ids[2]]);
    stage.json(&["set", &ids[2], "deck=Diubah sesudah disetujui"]);
    stage.json(&["trash", &ids[3]]);
    let seal = stage.show(&ids[1])["seal"].clone();
    let approved = stage.json(&["approve", "--all"]);
    assert_eq!(approved.as_array().unwrap().len(), 3);
    let all: Vec<String> = ids.iter().map(|id| status(&stage, id)).collect();
    assert_eq!(all, ["approved", "approved", "approved", "trashed", "approved"]);
    assert_eq!(stage.show(&ids[1])["seal"], seal, "what was approved is not approved again");
    assert_eq!(stage.json(&["approve", "--all"]), json!([]));
    let both = stage.json(&["approve", &ids[4], &ids[0]]);
    assert_eq!(both.as_array().unwrap().len(), 2);
}

#[test]
fn the_bin_takes_drafts_and_gives_them_back() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi tentang padi.");
    assert_eq!(stage.json(&["trash", &id])["status"], "trashed");
    assert_eq!(stage.json(&["list"]), json!([]));
    assert_eq!(stage.json(&["search", "padi"]), json!([]));
    for act in
        [&["submit", &id][..], &["approve", &id], &["trash", &id], &["return", &id, "--why", "x"]]
    {
        stage.refused(act, "not-allowed");
    }
    assert_eq!(stage.json(&["untrash", &id])["status"], "draft");
    assert_eq!(stage.json(&["search", "padi"])[0]["id"], id);
}

#[test]
fn a_live_story_cannot_be_thrown_away() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    stage.json(&["approve", &id]);
    stage.json(&["export", &stage.at("situs")]);
    stage.refused(&["trash", &id], "not-allowed");
    stage.fed(&["write", &id], b"Lain.");
    stage.refused(&["trash", &id], "not-allowed");
    assert_eq!(status(&stage, &id), "changed");
}

#[test]
fn the_writer_may_not_approve_their_own_story_where_several_work() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    // One person alone may.
    assert_eq!(stage.json(&["approve", &id])["status"], "approved");
    let own = stage.story("Judul dua", "Isi.");
    assert_eq!(stage.run_as("Siti", &["set", &own, "deck=Ringkas"]).code, 0);
    stage.refused(&["approve", &own], "not-allowed");
    assert_eq!(status(&stage, &own), "draft");
    let sealed = stage.run_as("Siti", &["approve", &own]).json();
    assert_eq!((&sealed["status"], &sealed["seal"]["by"]), (&json!("approved"), &json!("Siti")));
    stage.json(&["settings", "four_eyes=false"]);
    stage.fed(&["write", &own], b"Lain.");
    assert_eq!(stage.json(&["approve", &own])["status"], "approved");
    stage.json(&["settings", "four_eyes=true"]);
    stage.refused(&["approve", &own], "not-allowed");
}

#[test]
fn an_own_story_in_the_queue_does_not_keep_back_the_others() {
    let stage = Stage::new();
    stage.json(&["settings", "four_eyes=true"]);
    let own = stage.story("Milik sendiri", "Isi.");
    let file = stage.file("siti.md", "# Milik Siti\n\nIsi.");
    let made = stage.run_as("Siti", &["import", &file]).json();
    let other = text(&made["articles"][0], "id").to_owned();
    stage.json(&["submit", &own]);
    stage.json(&["submit", &other]);
    let ran = stage.run_json(&["approve", "--all"]);
    assert_eq!(ran.code, 1, "done, with one refusal that is told: {ran:?}");
    assert!(ran.err.contains("[not-allowed]"), "{ran:?}");
    assert_eq!(ran.json().as_array().unwrap().len(), 1);
    assert_eq!(status(&stage, &own), "in-review");
    assert_eq!(status(&stage, &other), "approved");
    stage.refused(&["approve", "--all"], "not-allowed");
}
