//! Export: embargoes, parts of a site, what others left in the folder, and
//! what is taken away.

use std::fs;

use serde_json::json;

use crate::stage::{Stage, Terminal, codes, jpeg, text, tree};

#[test]
fn an_embargoed_story_is_nowhere_before_its_time_and_there_after_it() {
    let stage = Stage::new();
    let public = stage.story("Berita Umum", "Isi umum. Presiden Joko Widodo di Bandung.");
    let secret = stage.story("Zarafa Muncul", "Kalimat zarafa. Presiden Joko Widodo di Bandung.");
    let photo = stage.file("foto.jpg", jpeg(80, 60));
    stage.json(&["photo", &secret, &photo, "--lead", "--alt", "zarafa"]);
    stage.json(&[
        "set",
        &secret,
        "tags=[\"Zarafa\"]",
        "section=Zarafa",
        "embargo_until=2022-03-01T12:00:00+07:00",
        "published_at=2022-02-01T00:00:00Z",
    ]);
    stage.json(&["pin", "picks", &secret]);
    stage.json(&["pin", "popular", &secret]);
    stage.json(&["approve", &public, &secret]);
    let media = text(&stage.show(&secret)["lead"], "media")[..16].to_owned();

    let out = stage.at("situs");
    let report = stage.json(&["export", &out, "--now", "2022-03-01T11:59:59+07:00"]);
    assert_eq!(codes(&report["blocked"]), ["embargoed"], "an embargo is a note, not a fault");
    for (path, bytes) in tree(&stage.path("situs")) {
        let told = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!told.contains("zarafa"), "{path} tells of the embargoed story");
        assert!(!path.contains("zarafa") && !path.contains(&media), "{path} is the story's");
        assert!(!told.contains(&media) && !told.contains(&secret.to_lowercase()), "{path}");
    }
    stage.json(&["export", &out, "--now", "2022-03-01T12:00:00+07:00"]);
    let site = tree(&stage.path("situs"));
    assert!(site.contains_key("zarafa/zarafa-muncul.html"), "{:?}", site.keys());
    assert!(site.keys().any(|path| path.contains(&media)));
    let index = String::from_utf8(site["index.html"].clone()).unwrap();
    assert!(index.contains("Zarafa Muncul"));
}

#[test]
fn an_embargo_set_later_does_not_take_down_what_is_live() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    stage.json(&["approve", &id]);
    let out = stage.at("situs");
    stage.json(&["export", &out, "--now", "2022-03-01T12:00:00+07:00"]);
    let live = tree(&stage.path("situs"));
    stage.json(&["set", &id, "embargo_until=2030-01-01T00:00:00Z"]);
    stage.json(&["approve", &id]);
    let report = stage.json(&["export", &out, "--now", "2022-03-02T12:00:00+07:00"]);
    assert_eq!(codes(&report["blocked"]), ["embargoed"]);
    assert_eq!(
        tree(&stage.path("situs")).keys().collect::<Vec<_>>(),
        live.keys().collect::<Vec<_>>()
    );
}

#[test]
fn a_blocked_story_is_listed_and_the_others_go_out() {
    let stage = Stage::new();
    let good = stage.story("Baik", "Isi.");
    let bad = stage.story("Buruk", "Isi.\n\nBaca Juga: Tidak ada");
    stage.json(&["approve", &good, &bad]);
    let report = stage.with_problems(&["export", &stage.at("situs")]);
    assert_eq!(codes(&report["blocked"]), ["link-unresolved"]);
    let problem = &report["blocked"][0];
    assert_eq!((text(problem, "article"), text(problem, "severity")), (bad.as_str(), "blocker"));
    assert_eq!((&problem["line"], &problem["column"]), (&json!(3), &json!(12)));
    assert!(stage.path("situs/berita/baik.html").exists());
    assert!(!stage.path("situs/berita/buruk.html").exists());
    assert_eq!(stage.show(&good)["status"], "exported");
    assert_eq!(stage.show(&bad)["status"], "approved");
}

#[test]
fn a_story_without_headline_or_text_is_kept_back() {
    let stage = Stage::new();
    let good = stage.story("Baik", "Isi.");
    let bare = stage.story("Tanpa isi", "x");
    stage.fed(&["write", &bare], b"");
    let nameless = stage.story("Tanpa judul", "Isi.");
    stage.json(&["set", &nameless, "headline="]);
    for id in [&bare, &nameless] {
        let problems = stage.with_problems(&["check", id]);
        assert!(problems.as_array().unwrap().iter().any(|p| p["severity"] == "blocker"));
    }
    stage.json(&["approve", &good, &bare, &nameless]);
    let report = stage.with_problems(&["export", &stage.at("situs")]);
    let mut held = codes(&report["blocked"]);
    held.sort_unstable();
    assert_eq!(held, ["body-empty", "headline-missing"]);
    assert_eq!(stage.show(&bare)["status"], "approved");
    assert_eq!(stage.show(&good)["status"], "exported");
}

#[test]
fn only_writes_the_pages_of_one_story() {
    let stage = Stage::new();
    let one = stage.story("Satu", "Isi.");
    let two = stage.story("Dua", "Isi.");
    stage.json(&["approve", &one, &two]);
    let report = stage.json(&["export", &stage.at("situs"), "--only", &one]);
    assert!(report["files"].as_array().unwrap().len() >= 2);
    let site = tree(&stage.path("situs"));
    assert!(site.contains_key("berita/satu.html"));
    assert!(!site.contains_key("berita/dua.html"));
    assert_eq!(stage.show(&one)["status"], "exported");
    assert_eq!(stage.show(&two)["status"], "approved");
    stage.json(&["export", &stage.at("situs")]);
    let whole = tree(&stage.path("situs"));
    stage.json(&["export", &stage.at("baru")]);
    assert!(whole == tree(&stage.path("baru")), "in parts or at once, the site is the same");
}

#[test]
fn what_no_export_wrote_stays_and_what_is_no_longer_wanted_goes() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    stage.json(&["set", &id, "tags=[\"Lama\"]"]);
    stage.json(&["approve", &id]);
    stage.file("situs/ads.txt", "milik orang");
    stage.file("situs/tag/catatan.txt", "milik orang");
    fs::create_dir_all(stage.path("situs/kosong")).unwrap();
    stage.json(&["export", &stage.at("situs")]);
    assert!(stage.path("situs/tag/lama.html").exists());
    stage.json(&["set", &id, "tags=[\"Baru\"]"]);
    stage.json(&["approve", &id]);
    let report = stage.json(&["export", &stage.at("situs")]);
    assert_eq!(report["removed"], 1);
    let site = tree(&stage.path("situs"));
    assert!(!site.contains_key("tag/lama.html") && site.contains_key("tag/baru.html"));
    assert_eq!(site["ads.txt"], b"milik orang");
    assert_eq!(site["tag/catatan.txt"], b"milik orang");
    assert!(stage.path("situs/kosong").is_dir());
}

#[test]
fn a_file_that_was_altered_from_outside_is_mended() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    stage.json(&["approve", &id]);
    stage.json(&["export", &stage.at("situs")]);
    let right = tree(&stage.path("situs"));
    stage.file("situs/berita/judul.html", "diubah");
    fs::remove_file(stage.path("situs/index.html")).unwrap();
    let report = stage.json(&["export", &stage.at("situs")]);
    assert_eq!(report["written"], 2);
    assert!(tree(&stage.path("situs")) == right);
}

#[test]
fn stories_with_one_slug_in_one_section_both_have_a_page() {
    let stage = Stage::new();
    let one = stage.story("Judul Sama", "Isi satu.");
    let two = stage.story("Judul Sama", "Isi dua.");
    stage.json(&["approve", &one, &two]);
    stage.json(&["export", &stage.at("situs")]);
    let site = tree(&stage.path("situs"));
    let holds = |words: &str| {
        site.iter()
            .filter(|(path, bytes)| {
                path.starts_with("berita/judul") && String::from_utf8_lossy(bytes).contains(words)
            })
            .count()
    };
    assert_eq!((holds("<p>Isi satu."), holds("<p>Isi dua.")), (1, 1), "{:?}", site.keys());
}

#[test]
fn nothing_temporary_is_left_beside_the_site() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    stage.json(&["approve", &id]);
    stage.json(&["export", &stage.at("keluar/situs")]);
    stage.fed(&["write", &id], b"Lain.");
    stage.json(&["approve", &id]);
    stage.json(&["export", &stage.at("keluar/situs")]);
    let beside: Vec<_> = fs::read_dir(stage.path("keluar")).unwrap().collect();
    assert_eq!(beside.len(), 1);
}
