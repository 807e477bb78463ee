//! What readers are told after the approval: notices and withdrawals.

use serde_json::{Value, json};

use crate::shapes::assert_article;
use crate::stage::{Stage, Terminal, text, tree};

/// A story that was approved and exported.
fn live(stage: &Stage, headline: &str) -> String {
    let id = stage.story(headline, "Isi.");
    stage.json(&["set", &id, "published_at=2022-02-22T08:22:00+07:00"]);
    stage.json(&["approve", &id]);
    stage.json(&["export", &stage.at("situs")]);
    id
}

#[test]
fn a_correction_is_told_with_its_kind_its_time_and_who_posted_it() {
    let stage = Stage::new();
    let id = live(&stage, "Judul");
    let reply = live(&stage, "Hak Jawab Siti");
    let told = stage.json(&["correct", &id, "--kind", "ralat", "--text", "Nama: Siti."]);
    assert_article(&told);
    let notice = &told["notices"][0];
    assert_eq!((&notice["kind"], &notice["text"]), (&json!("ralat"), &json!("Nama: Siti.")));
    assert_eq!((&notice["by"], &notice["link"]), (&json!("Rina Wulandari"), &Value::Null));
    assert!(text(notice, "at").ends_with("+07:00"), "in the story's own zone: {notice}");
    assert_eq!(told["status"], "exported", "a notice needs no new approval");
    let linked = ["--text", "Siti menjawab.", "--link", "hak-jawab-siti"];
    let told = stage.json(&[&["correct", "judul", "--kind", "hak-jawab"][..], &linked].concat());
    assert_eq!(told["notices"][1]["link"], json!(reply));
    let answer = json!([{ "article": id, "kind": "hak-jawab" }]);
    assert_eq!(stage.show(&reply)["answers"], answer);
    assert_eq!(stage.show(&id), told);
    let what: Vec<Value> = stage.json(&["history", &id]).as_array().unwrap().clone();
    let what: Vec<&str> = what.iter().map(|version| text(version, "what")).collect();
    assert_eq!(what[what.len() - 2..], ["correct", "correct"]);
    let plain = stage.run(&["show", &id]);
    assert!(plain.out.contains("ralat: ") && plain.out.contains("Nama: Siti."), "{plain:?}");
    stage.json(&["export", &stage.at("situs")]);
    stage.assert_sound();
}

#[test]
fn every_kind_of_notice_is_taken_and_no_other() {
    let stage = Stage::new();
    let id = live(&stage, "Judul");
    for kind in ["ralat", "koreksi", "hak-jawab", "klarifikasi", "pembaruan"] {
        let told = stage.json(&["correct", &id, "--kind", kind, "--text", kind]);
        let last = told["notices"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((&last["kind"], &last["text"]), (&json!(kind), &json!(kind)));
    }
    for kind in ["pencabutan", "Ralat", "hak_jawab", "", "entah", "ralat\u{202e}"] {
        stage.refused(&["correct", &id, "--kind", kind, "--text", "x"], "bad-value");
    }
    assert_eq!(stage.show(&id)["notices"].as_array().unwrap().len(), 5);
}

#[test]
fn a_withdrawn_story_keeps_its_reason_and_never_comes_back() {
    let stage = Stage::new();
    let id = live(&stage, "Judul Keliru");
    let why = "Narasumber utama terbukti palsu.";
    let gone = stage.json(&["retract", &id, "--why", why]);
    assert_article(&gone);
    assert_eq!(gone["status"], "retracted");
    let notice = &gone["notices"][0];
    assert_eq!((&notice["kind"], &notice["text"]), (&json!("pencabutan"), &json!(why)));
    for act in [
        &["retract", &id, "--why", "lagi"][..],
        &["approve", &id],
        &["submit", &id],
        &["return", &id, "--why", "x"],
        &["trash", &id],
    ] {
        let message = stage.refused(act, "not-allowed");
        assert!(message.contains("dicabut"), "{act:?}: {message}");
    }
    assert_eq!(stage.json(&["list", "--status", "retracted"])[0]["id"], json!(id));
    stage.json(&["correct", &id, "--kind", "klarifikasi", "--text", "Penjelasan."]);
    assert_eq!(stage.show(&id)["notices"].as_array().unwrap().len(), 2);
    stage.json(&["export", &stage.at("situs")]);
    let site = tree(&stage.path("situs"));
    for (path, bytes) in &site {
        let told = String::from_utf8_lossy(bytes);
        let own = path.contains("judul-keliru");
        assert!(own || !told.contains("Judul Keliru"), "{path} still tells of it");
        assert!(!told.contains("Isi."), "{path} still holds its text");
    }
    stage.assert_sound();
}

#[test]
fn what_readers_could_not_read_or_must_not_see_is_refused() {
    let stage = Stage::new();
    let draft = stage.story("Konsep", "Isi.");
    let id = live(&stage, "Judul");
    let missing =
        stage.refused(&["correct", "tidak-ada", "--kind", "ralat", "--text", "x"], "not-found");
    assert!(missing.contains("tidak-ada"));
    let link = ["--link", "tidak-ada"];
    stage.refused(
        &[&["correct", &id, "--kind", "ralat", "--text", "x"][..], &link].concat(),
        "not-found",
    );
    let own = ["--link", &id];
    stage.refused(
        &[&["correct", &id, "--kind", "ralat", "--text", "x"][..], &own].concat(),
        "bad-value",
    );
    stage.refused(&["correct", &draft, "--kind", "ralat", "--text", "x"], "not-allowed");
    stage.refused(&["retract", &draft, "--why", "x"], "not-allowed");
    stage.refused(&["retract", &id, "--why", "  "], "not-allowed");
    for args in [
        &["correct", &id, "--kind", "ralat"][..],
        &["correct", &id, "--text", "x"],
        &["retract", &id],
    ] {
        stage.refused(args, "usage");
    }
    let long = "a".repeat(5_001);
    for bad in
        ["", " \n", "\u{200b}\u{2060}", "\u{1b}[31mmerah", "salah \u{202e}arah", "\u{2066}x", &long]
    {
        let message =
            stage.refused(&["correct", &id, "--kind", "ralat", "--text", bad], "bad-value");
        assert_eq!(message.lines().count(), 1, "{message:?}");
    }
    stage.refused(&["retract", &id, "--why", "salah \u{202e}arah"], "bad-value");
    let shown = stage.show(&id);
    assert_eq!((&shown["status"], &shown["notices"]), (&json!("exported"), &json!([])));
    stage.assert_sound();
}

#[test]
fn hostile_texts_are_kept_as_they_are_and_break_no_page() {
    let stage = Stage::new();
    let id = live(&stage, "Judul");
    let gone = live(&stage, "Judul Kedua");
    let hostile =
        "</script><script>alert('zarafa')</script> {{ 7 * 7 }} {% raw %} <!--nextpage--> ]]>";
    stage.json(&["correct", &id, "--kind", "koreksi", "--text", hostile]);
    stage.json(&["retract", &gone, "--why", hostile]);
    for story in [&id, &gone] {
        assert_eq!(stage.show(story)["notices"][0]["text"], json!(hostile));
    }
    stage.json(&["export", &stage.at("situs")]);
    for (path, bytes) in tree(&stage.path("situs")) {
        let told = String::from_utf8_lossy(&bytes);
        assert!(!told.contains("<script>alert("), "{path} runs what a notice says");
    }
    stage.assert_sound();
}

#[test]
fn where_two_work_the_writer_needs_another_to_tell_readers() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    stage.run_as("Sari", &["submit", &id]);
    stage.run_as("Sari", &["approve", &id]).json();
    for args in
        [&["correct", &id, "--kind", "ralat", "--text", "x"][..], &["retract", &id, "--why", "x"]]
    {
        stage.refused(args, "not-allowed");
        assert_eq!(stage.run_as("Sari", args).code, 0, "{args:?}");
    }
}
