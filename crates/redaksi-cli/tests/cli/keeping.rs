//! What is kept stays what was written: sizes, and `verify` on tampered data.

use std::fs;

use rusqlite::params;

use crate::stage::{Stage, Terminal, codes, jpeg, text};

#[test]
fn one_letter_in_a_long_story_makes_a_small_update() {
    let stage = Stage::new();
    let id = stage.story("Panjang", "x");
    let body: String = (0..20_000)
        .map(|n| format!("kata{n}{}", if n % 60 == 59 { "\n\n" } else { " " }))
        .collect();
    assert_eq!(stage.fed(&["write", &id], body.as_bytes()).code, 0);
    assert_eq!(stage.show(&id)["words"], 20_000);
    let length = body.chars().count();
    let trace = format!(
        "[0,0,\"a\"]\n[{},0,\"b\"]\n[{},1,\"\"]\n[{},1,\"é\"]\n",
        length / 2,
        length / 3,
        length - 5
    );
    let file = stage.file("jejak", trace);
    assert_eq!(stage.run(&["type", &id, "--trace", &file]).code, 0);
    let database = stage.database();
    let mut statement = database
        .prepare("SELECT length(bytes) FROM document_update WHERE document = ? ORDER BY seq DESC LIMIT 4")
        .unwrap();
    let sizes: Vec<i64> =
        statement.query_map([&id], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(sizes.len(), 4);
    assert!(sizes.iter().all(|size| *size < 300), "{sizes:?}");
}

/// A newsroom of two stories, one with a photo, approved; its stories.
fn furnished() -> (Stage, String, String) {
    let stage = Stage::new();
    let one = stage.story("Satu", "Isi satu.\n\nBaca Juga: Dua");
    let two = stage.story("Dua", "Isi dua.");
    let photo = stage.file("foto.jpg", jpeg(60, 40));
    stage.json(&["photo", &one, &photo, "--lead"]);
    stage.json(&[
        "set",
        &one,
        "tags=[\"a\",\"b\"]",
        "contributors=[{\"role\":\"editor\",\"name\":\"R\"}]",
    ]);
    for text in ["Isi dua, lagi.", "Isi dua, dan lagi."] {
        stage.fed(&["write", &two], text.as_bytes());
    }
    stage.json(&["approve", &one, &two]);
    stage.assert_sound();
    (stage, one, two)
}

/// `verify` names a fault of this code, of this story.
#[track_caller]
fn assert_named(stage: &Stage, code: &str, story: Option<&str>) {
    let found = stage.with_problems(&["verify"]);
    assert_eq!(found["ok"], false);
    let named = found["problems"]
        .as_array()
        .unwrap()
        .iter()
        .any(|problem| problem["code"] == code && problem["article"].as_str() == story);
    assert!(named, "{code} of {story:?} should be named: {found}");
}

#[test]
fn verify_names_every_projection_that_is_not_what_the_document_says() {
    for sql in [
        "DELETE FROM article WHERE id = ?",
        "UPDATE article SET headline = 'Palsu' WHERE id = ?",
        "UPDATE article SET trashed = 1 WHERE id = ?",
        "UPDATE article SET words = 7 WHERE id = ?",
        "DELETE FROM article_tag WHERE article = ? AND position = 1",
        "DELETE FROM article_contributor WHERE article = ?",
        "DELETE FROM article_name WHERE article = ?",
        "DELETE FROM link WHERE article = ?",
        "DELETE FROM search WHERE rowid = (SELECT number FROM article WHERE id = ?)",
        "UPDATE search SET body = 'palsu' WHERE rowid = (SELECT number FROM article WHERE id = ?)",
    ] {
        let (stage, one, _) = furnished();
        let before = stage.show(&one);
        assert!(stage.database().execute(sql, params![one]).unwrap() > 0, "{sql}");
        assert_named(&stage, "projection-differs", Some(&one));
        assert_eq!(stage.json(&["verify", "--rebuild"])["ok"], true, "a rebuild mends: {sql}");
        stage.assert_sound();
        assert_eq!(stage.show(&one), before, "{sql}");
        assert_eq!(stage.json(&["search", "satu"])[0]["id"], one, "{sql}");
    }
}

#[test]
fn verify_names_an_altered_update_and_a_lost_one() {
    let (stage, _, two) = furnished();
    let sql = "UPDATE document_update SET bytes = CAST(bytes || x'00' AS BLOB) WHERE seq = \
               (SELECT seq FROM document_update WHERE document = ? ORDER BY seq LIMIT 1 OFFSET 1)";
    assert_eq!(stage.database().execute(sql, params![two]).unwrap(), 1);
    assert_named(&stage, "update-altered", Some(&two));
    stage.refused(&["show", &two], "damaged-newsroom");

    for end in ["max", "min"] {
        let (stage, one, two) = furnished();
        let sql = format!(
            "DELETE FROM document_update WHERE seq = \
             (SELECT {end}(seq) FROM document_update WHERE document = ?)"
        );
        assert_eq!(stage.database().execute(&sql, params![two]).unwrap(), 1);
        assert_named(&stage, "update-lost", Some(&two));
        assert_eq!(stage.show(&one)["headline"], "Satu", "the other story is whole");
    }
}

#[test]
fn verify_names_a_missing_picture_and_an_altered_one() {
    let (stage, one, _) = furnished();
    let media = text(&stage.show(&one)["lead"], "media").to_owned();
    let file = stage.newsroom.join("media").join(&media);
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, b"lain").unwrap();
    assert_named(&stage, "media-altered", None);
    fs::remove_file(&file).unwrap();
    assert_named(&stage, "media-missing-file", None);
    fs::write(&file, bytes).unwrap();
    stage.assert_sound();
}

#[test]
fn verify_names_an_altered_seal_and_a_missing_one() {
    let (stage, one, _) = furnished();
    let hash = text(&stage.show(&one)["seal"], "hash").to_owned();
    let sql = "UPDATE seal SET content = replace(content, 'satu', 'palsu') WHERE hash = ?";
    assert_eq!(stage.database().execute(sql, params![hash]).unwrap(), 1);
    assert_named(&stage, "seal-altered", Some(&one));
    stage.refused(&["export", &stage.at("situs")], "damaged-newsroom");
    stage.refused(&["page", &one, "--sealed"], "damaged-newsroom");
    assert!(!stage.path("situs").exists(), "what nobody approved is not exported");
    assert_eq!(
        stage.database().execute("DELETE FROM seal WHERE hash = ?", params![hash]).unwrap(),
        1
    );
    assert_named(&stage, "seal-missing", Some(&one));
    // The story is not silently left out of the site either.
    stage.refused(&["export", &stage.at("situs")], "damaged-newsroom");
    stage.json(&["approve", &one]);
    stage.assert_sound();
    stage.json(&["export", &stage.at("situs")]);
}

#[test]
fn a_photo_that_is_missing_is_named_and_the_page_is_made() {
    let (stage, one, _) = furnished();
    let media = text(&stage.show(&one)["lead"], "media").to_owned();
    fs::remove_file(stage.newsroom.join("media").join(&media)).unwrap();
    let problems = stage.with_problems(&["check", &one]);
    assert!(codes(&problems).contains(&"media-missing"), "{problems}");
    let page = stage.run(&["page", &one, "--sealed"]);
    assert_eq!(page.code, 0);
    assert!(page.out.contains("Isi satu."));
    let report = stage.with_problems(&["export", &stage.at("situs")]);
    assert_eq!(codes(&report["blocked"]), ["media-missing"], "{report}");
    assert_eq!(report["blocked"][0]["article"], one);
    let site = crate::stage::tree(&stage.path("situs"));
    assert!(site.contains_key("berita/dua.html") && !site.contains_key("berita/satu.html"));
}

#[test]
fn a_live_story_keeps_its_photo_when_the_original_is_lost() {
    let (stage, one, _) = furnished();
    stage.json(&["export", &stage.at("situs")]);
    let live = crate::stage::tree(&stage.path("situs"));
    let media = text(&stage.show(&one)["lead"], "media").to_owned();
    fs::remove_file(stage.newsroom.join("media").join(&media)).unwrap();
    let report = stage.with_problems(&["export", &stage.at("situs")]);
    assert_eq!(codes(&report["blocked"]), ["media-missing"]);
    assert!(crate::stage::tree(&stage.path("situs")) == live, "what is live stays as it was");
}
