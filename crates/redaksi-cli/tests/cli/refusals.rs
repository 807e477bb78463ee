//! What is not done: one clear line, a code, exit 2, and nothing changed.

use serde_json::json;

use crate::stage::{Stage, Terminal, text};

#[test]
fn a_wrong_command_line_is_refused_with_the_code_usage() {
    let stage = Stage::new();
    let wrong: [&[&str]; 7] = [
        &[],
        &["entah"],
        &["show"],
        &["show", "a", "b"],
        &["list", "--entah"],
        &["approve"],
        &["search", "a", "--limit", "banyak"],
    ];
    for args in wrong {
        stage.refused(args, "usage");
        let plain = stage.run(args);
        assert_eq!((plain.code, plain.out.as_str()), (2, ""), "{args:?}");
        assert_eq!(plain.err.lines().count(), 1, "one clear line: {plain:?}");
    }
    let missing = stage.refused(&["show"], "usage");
    assert!(missing.contains("ID"), "the line names what is missing: {missing}");
    for help in [&["--help"][..], &["help", "export"], &["--version"]] {
        let ran = stage.run(help);
        assert_eq!(ran.code, 0);
        assert!(!ran.out.is_empty() && ran.err.is_empty(), "{ran:?}");
    }
}

#[test]
fn a_value_that_does_not_fit_is_named_and_nothing_is_changed() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    let taken = stage.story("Judul lain", "Isi.");
    assert_ne!(id, taken);
    let before = stage.show(&id);
    for (field, bad) in [
        ("published_at", "kemarin"),
        ("published_at", "2022-02-30T00:00:00Z"),
        ("embargo_until", "12"),
        ("updated_at", "0000"),
        ("zone", "Mars"),
        ("tags", "a,b"),
        ("tags", "[1]"),
        ("tags", "{}"),
        ("contributors", "[{\"role\":\"raja\",\"name\":\"A\"}]"),
        ("contributors", "[{\"role\":\"editor\",\"name\":\"\"}]"),
        ("contributors", "[1]"),
        ("headline", "dua\nbaris"),
        ("slug", "Tidak Boleh"),
        ("slug", ""),
        ("slug", "../../x"),
        ("slug", "judul-lain"),
        ("lead.credit", "dua\nbaris"),
        ("lead", "1"),
        ("status", "approved"),
        ("id", "x"),
        ("seal", "x"),
        ("entah", "x"),
        ("lead.entah", "x"),
    ] {
        let args = ["set", &id, "deck=tidak boleh tersimpan", &format!("{field}={bad}")];
        let message = stage.refused(&args, "bad-value");
        assert!(message.contains(field), "the message names {field}: {message}");
    }
    assert_eq!(stage.show(&id), before, "nothing is changed, the good field of the call neither");
}

#[test]
fn values_of_commands_are_named_too() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    for (args, name) in [
        (&["page", &id, "--page", "x"][..], "page"),
        (&["page", &id, "--page", "0"], "page"),
        (&["page", &id, "--page", "2"], "page"),
        (&["page", &id, "--now", "besok"], "now"),
        (&["export", "/situs", "--now", "besok"], "now"),
        (&["import", "a", "--format", "pdf"], "format"),
        (&["list", "--status", "x"], "status"),
    ] {
        let message = stage.refused(args, "bad-value");
        assert!(message.contains(name), "{args:?} names {name}: {message}");
    }
}

#[test]
fn an_export_never_goes_into_the_newsroom_or_over_it() {
    let stage = Stage::new();
    let before = crate::stage::tree(&stage.newsroom).len();
    let inside = stage.newsroom.join("situs").display().to_string();
    for out in [
        inside,
        stage.newsroom.display().to_string(),
        stage.at("redaksi/../redaksi"),
        stage.at(""),
        "/".to_owned(),
    ] {
        stage.refused(&["export", &out], "not-allowed");
    }
    let file = stage.file("berkas", "milik orang");
    stage.refused(&["export", &file], "bad-value");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "milik orang");
    assert_eq!(crate::stage::tree(&stage.newsroom).len(), before);
}

#[test]
fn without_a_newsroom_every_command_says_so() {
    let stage = Stage::bare();
    for args in [&["list"][..], &["show", "x"], &["verify"], &["export", "/x"], &["import", "x"]] {
        stage.refused(args, "not-found");
    }
    assert!(!stage.newsroom.exists(), "asking makes no newsroom");
}

#[test]
fn messages_speak_the_newsrooms_language() {
    let stage = Stage::new();
    assert!(stage.refused(&["show", "x"], "not-found").contains("Tidak ada berita"));
    stage.json(&["settings", "language=en"]);
    assert!(stage.refused(&["show", "x"], "not-found").contains("There is no story"));
}

#[test]
fn what_is_refused_leaves_the_list_as_it_was() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    stage.refused(&["approve", &id, "tidak-ada"], "not-found");
    assert_eq!(stage.show(&id)["status"], "draft", "all are found before any is approved");
    stage.refused(&["return", &id, "--why", " "], "not-allowed");
    stage.refused(&["untrash", &id], "not-allowed");
    stage.refused(&["page", &id, "--sealed"], "not-allowed");
    stage.refused(&["export", &stage.at("situs"), "--only", &id], "not-allowed");
    assert!(!stage.path("situs").exists());
    let rows = stage.json(&["list"]);
    assert_eq!(rows.as_array().unwrap().len(), 1);
    assert_eq!(text(&rows[0], "status"), "draft");
    assert_eq!(rows[0]["blockers"], json!(0));
}
