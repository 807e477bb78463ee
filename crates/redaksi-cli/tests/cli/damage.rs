//! Newsrooms that are newer, damaged or cut off, and themes that fail: each
//! is named, nothing is made worse.

use std::fs;

use serde_json::Value;

use crate::dice::Dice;
use crate::stage::{Ran, Stage, Terminal, copy, jpeg, text, tree};

#[test]
fn a_newer_newsroom_is_refused_and_left_as_it_is() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    stage.database().pragma_update(None, "user_version", 99).unwrap();
    let before = tree(&stage.newsroom);
    for args in [
        &["list"][..],
        &["show", &id],
        &["set", &id, "deck=x"],
        &["verify"],
        &["verify", "--rebuild"],
    ] {
        let message = stage.refused(args, "newer-newsroom");
        assert!(message.contains("99"), "{message}");
    }
    let bytes = |files: &std::collections::BTreeMap<String, Vec<u8>>| files["newsroom.db"].clone();
    assert!(bytes(&tree(&stage.newsroom)) == bytes(&before));
    let other = Stage::new();
    other.refused(&["merge", &stage.newsroom.display().to_string()], "newer-newsroom");
}

/// A newsroom with something of everything; a story's id.
fn model() -> (Stage, String) {
    let stage = Stage::new();
    let mut last = String::new();
    for n in 0..6 {
        last = stage
            .story(&format!("Judul {n}"), &format!("Isi {n}. {}", "Kata demi kata. ".repeat(60)));
    }
    let photo = stage.file("foto.jpg", jpeg(30, 20));
    stage.json(&["photo", &last, &photo, "--lead"]);
    stage.json(&["set", &last, "tags=[\"a\"]", "section=Nasional"]);
    stage.json(&["approve", &last]);
    stage.json(&["export", &stage.at("situs")]);
    stage.assert_sound();
    (stage, last)
}

fn assert_no_panic(ran: &Ran, what: &str) {
    assert!((0..=2).contains(&ran.code), "{what}: {ran:?}");
    assert!(!ran.err.contains("panicked"), "{what}: {ran:?}");
    if ran.code == 2 {
        let code = ran.json()["error"]["code"].as_str().unwrap().to_owned();
        let named = ["damaged-newsroom", "newer-newsroom", "read-only"];
        assert!(named.contains(&code.as_str()), "{what}: {ran:?}");
        assert_eq!(ran.err.lines().count(), 1, "{what}: {ran:?}");
    }
}

/// Every command on a damaged copy ends in a way that is told; where `verify`
/// finds nothing, everything is as it was.
fn assert_told(stage: &Stage, id: &str, whole: &Value, list: &Value, what: &str) {
    let verified = stage.run_json(&["verify"]);
    assert_no_panic(&verified, what);
    let shown = stage.run_json(&["show", id]);
    let listed = stage.run_json(&["list"]);
    let page = stage.run_json(&["page", id]);
    let found = stage.run_json(&["search", "kata"]);
    for ran in [&shown, &listed, &page, &found] {
        assert_no_panic(ran, what);
    }
    if verified.code == 0 {
        assert_eq!(shown.json(), *whole, "{what}: a wrong answer and nothing said");
        assert_eq!(listed.json(), *list, "{what}: a wrong answer and nothing said");
    } else if verified.code == 1 {
        assert_ne!(verified.json()["problems"], serde_json::json!([]), "{what}");
    }
}

#[test]
fn a_damaged_database_is_never_a_panic_or_a_silent_wrong_answer() {
    let (model, id) = model();
    let (whole, list) = (model.show(&id), model.json(&["list"]));
    let good = fs::read(model.newsroom.join("newsroom.db")).unwrap();
    let mut dice = Dice::new(77);
    let header: Vec<usize> = (0..100).step_by(3).collect();
    let anywhere: Vec<usize> = (0..120).map(|_| dice.below(good.len())).collect();
    for at in header.into_iter().chain(anywhere) {
        let stage = Stage::bare();
        copy(&model.newsroom, &stage.newsroom);
        let mut bytes = good.clone();
        bytes[at] ^= 1 << dice.below(8);
        fs::write(stage.newsroom.join("newsroom.db"), &bytes).unwrap();
        assert_told(&stage, &id, &whole, &list, &format!("byte {at} of {}", good.len()));
    }
    // Whole stretches of zeros, as a failing disk leaves them.
    for _ in 0..20 {
        let stage = Stage::bare();
        copy(&model.newsroom, &stage.newsroom);
        let mut bytes = good.clone();
        let at = dice.below(good.len() / 512) * 512;
        bytes[at..at + 512].fill(0);
        fs::write(stage.newsroom.join("newsroom.db"), &bytes).unwrap();
        assert_told(&stage, &id, &whole, &list, &format!("zeros at {at} of {}", good.len()));
    }
}

#[test]
fn a_database_that_is_cut_off_or_is_none_is_damaged() {
    let (model, id) = model();
    let good = fs::read(model.newsroom.join("newsroom.db")).unwrap();
    for length in
        [0, 1, 50, 100, 512, 1024, 4096, good.len() / 2, good.len() - 4096, good.len() - 1]
    {
        let stage = Stage::bare();
        copy(&model.newsroom, &stage.newsroom);
        fs::write(stage.newsroom.join("newsroom.db"), &good[..length]).unwrap();
        for args in [&["show", &id][..], &["list"], &["set", &id, "deck=x"]] {
            stage.refused(args, "damaged-newsroom");
        }
        let left = fs::read(stage.newsroom.join("newsroom.db")).unwrap();
        assert!(left == good[..length], "cut at {length}: the file is left as it is");
    }
    let stage = Stage::bare();
    copy(&model.newsroom, &stage.newsroom);
    fs::write(stage.newsroom.join("newsroom.db"), "Ini bukan basis data. ".repeat(500)).unwrap();
    stage.refused(&["list"], "damaged-newsroom");
}

#[test]
fn a_damaged_backup_is_refused_and_leaves_nothing() {
    let (model, _) = model();
    model.json(&["backup", &model.at("cadangan")]);
    let good = fs::read(model.path("cadangan")).unwrap();
    let mut dice = Dice::new(5);
    for _ in 0..40 {
        let mut bytes = good.clone();
        let at = dice.below(bytes.len());
        bytes[at] ^= 1 << dice.below(8);
        let file = model.file("rusak", &bytes);
        let ran = model.run_json(&["restore-backup", &file, &model.at("pulih")]);
        assert!((0..=2).contains(&ran.code) && !ran.err.contains("panicked"), "byte {at}: {ran:?}");
        if ran.code == 2 {
            let code = text(&ran.json()["error"], "code").to_owned();
            let named = ["refused-archive", "unreadable-file", "damaged-newsroom"];
            assert!(named.contains(&code.as_str()), "byte {at}: {ran:?}");
            assert!(!model.path("pulih").exists(), "byte {at} left something");
        } else {
            fs::remove_dir_all(model.path("pulih")).unwrap();
        }
    }
}

#[test]
fn a_template_that_fails_is_named_and_the_page_is_made() {
    for (name, template, line) in [
        ("story.html", "<p>\n{% if %}</p>", 2),
        ("story.html", "{{ story.headline|tidakada }}", 1),
        ("story.html", "\n\n{% include \"tidak-ada.html\" %}", 3),
        (
            "story.html",
            "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}",
            1,
        ),
        ("story.html", "{{ story.headline[0:99].x.y.z() }}", 1),
        ("base.html", "{% block", 1),
    ] {
        let stage = Stage::new();
        let id = stage.story("Judul", "Isi lengkap.");
        stage.json(&["approve", &id]);
        fs::write(stage.newsroom.join("theme").join(name), template).unwrap();
        let ran = stage.run(&["page", &id]);
        assert_eq!(ran.code, 1, "{template:?}: done, with a problem: {}", ran.err);
        assert!(ran.out.contains("<p>Isi lengkap.</p>"), "the page is made: {template:?}");
        assert_eq!(ran.err.lines().count(), 1, "{ran:?}");
        assert!(ran.err.contains(&format!("{name}:{line}")), "{template:?}: {}", ran.err);
        assert!(ran.err.contains("[theme-error]"), "{}", ran.err);
        let ran = stage.run_json(&["export", &stage.at("situs")]);
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(ran.err.contains("[theme-error]"), "{ran:?}");
        assert_eq!(ran.json()["warnings"][0]["code"], "theme-error");
        let page = fs::read_to_string(stage.path("situs/berita/judul.html")).unwrap();
        assert!(page.contains("<p>Isi lengkap.</p>"));
    }
}

#[test]
fn odd_files_in_the_theme_and_the_preferences_do_not_stop_the_newsroom() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    fs::write(stage.newsroom.join("theme/warta.css"), [0xff, 0xfe, 0x00]).unwrap();
    fs::create_dir(stage.newsroom.join("theme/story.html")).unwrap();
    assert!(stage.run(&["page", &id]).out.contains("Isi."));
    fs::write(stage.newsroom.join("settings.toml"), "ini = [bukan toml").unwrap();
    let ran = stage.run_json(&["show", &id]);
    assert!(
        ran.code == 0 || ran.json()["error"]["message"].as_str().unwrap().contains("settings.toml"),
        "{ran:?}"
    );
}
