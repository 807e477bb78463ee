//! Related links are relations: they follow their story, wait for it, and
//! hold back the story that leads nowhere.

use std::fs;

use serde_json::{Value, json};

use crate::stage::{Stage, Terminal, codes, text};

fn page(stage: &Stage, slug: &str) -> String {
    fs::read_to_string(stage.path(&format!("situs/berita/{slug}.html"))).unwrap()
}

fn link(stage: &Stage, id: &str) -> Value {
    stage.show(id)["links"][0].clone()
}

#[test]
fn a_link_that_follows_its_story_follows_its_new_headline() {
    let stage = Stage::new();
    let target = stage.story("Harga Beras Naik", "Beras naik.");
    let holder = stage.story("Pasar Ramai", &format!(
        "Isi.\n\nBaca Juga: [Harga Beras Naik](article:{target})\n\nLihat [cerita lengkapnya](article:{target}) di sini."
    ));
    stage.json(&["approve", &target, &holder]);
    stage.json(&["export", &stage.at("situs")]);
    assert!(page(&stage, "pasar-ramai").contains(">Harga Beras Naik</a>"));
    stage.json(&["set", &target, "headline=Harga Beras Turun"]);
    stage.json(&["approve", &target]);
    let report = stage.json(&["export", &stage.at("situs")]);
    let html = page(&stage, "pasar-ramai");
    assert!(html.contains(">Harga Beras Turun</a>"), "the link follows its story");
    assert!(!html.contains("Harga Beras Naik"), "{html}");
    assert!(html.contains(">cerita lengkapnya</a>"), "a label written by hand stays");
    assert_eq!(stage.show(&holder)["status"], "exported", "the seal covers ids, not headlines");
    let mut rewritten = report["files"].as_array().unwrap().iter();
    let holder = rewritten.find(|file| file["path"] == "berita/pasar-ramai.html").unwrap();
    assert_eq!(holder["action"], "write");
}

#[test]
fn an_unresolved_link_resolves_when_its_story_arrives() {
    let stage = Stage::new();
    let holder = stage.story("Pasar Ramai", "Isi.\n\nBaca Juga: Harga \"Beras\" Naik!");
    assert_eq!(link(&stage, &holder)["state"], "unresolved");
    stage.json(&["approve", &holder]);
    let report = stage.with_problems(&["export", &stage.at("situs")]);
    assert_eq!(codes(&report["blocked"]), ["link-unresolved"]);
    assert_eq!(report["blocked"][0]["article"], holder);
    assert!(!stage.path("situs/berita/pasar-ramai.html").exists());
    let target = stage.story("Harga \u{201c}Beras\u{201d} Naik!", "Isi.");
    let found = link(&stage, &holder);
    assert_eq!((&found["target"], &found["state"]), (&json!(target), &json!("draft")));
    let body = text(&stage.show(&holder), "body").to_owned();
    assert!(body.contains("Baca Juga: Harga \"Beras\" Naik!"), "a match never edits the text");
    let report = stage.with_problems(&["export", &stage.at("situs")]);
    assert_eq!(codes(&report["blocked"]), ["link-draft"]);
    stage.json(&["approve", &target]);
    assert_eq!(link(&stage, &holder)["state"], "ok");
    stage.json(&["export", &stage.at("situs")]);
    assert!(page(&stage, "pasar-ramai").contains("href=\"harga-beras-naik.html\""));
}

#[test]
fn two_stories_of_one_headline_resolve_nothing() {
    let stage = Stage::new();
    let holder = stage.story("Pasar Ramai", "Isi.\n\nBaca Juga: Sama");
    stage.story("Sama", "Satu.");
    stage.story("Sama", "Dua.");
    assert_eq!(link(&stage, &holder)["state"], "unresolved");
}

#[test]
fn a_link_to_a_trashed_story_or_to_an_embargoed_one_blocks() {
    let stage = Stage::new();
    let target = stage.story("Sasaran", "Isi.");
    let holder =
        stage.story("Pemegang", &format!("Isi.\n\nBaca Juga: [Sasaran](article:{target})"));
    stage.json(&["set", &target, "embargo_until=2030-01-01T00:00:00Z"]);
    stage.json(&["approve", &target, &holder]);
    assert_eq!(link(&stage, &holder)["state"], "embargoed");
    let report = stage.with_problems(&["export", &stage.at("situs")]);
    assert!(codes(&report["blocked"]).contains(&"link-embargoed"), "{report}");
    stage.json(&["set", &target, "embargo_until="]);
    stage.json(&["trash", &target]);
    assert_eq!(link(&stage, &holder)["state"], "draft");
    let problems = stage.with_problems(&["check", &holder]);
    assert!(codes(&problems).contains(&"link-draft"), "{problems}");
    let unknown = stage.story("Lain", "Isi.\n\nBaca Juga: [x](article:01ARZ3NDEKTSV4RRFFQ69G5FAV)");
    assert_ne!(link(&stage, &unknown)["state"], "ok");
    let outside = stage.story("Luar", "Lihat [situs](https://contoh.example/a).");
    let link = link(&stage, &outside);
    assert_eq!(
        (&link["state"], &link["target"]),
        (&json!("external"), &json!("https://contoh.example/a"))
    );
}

#[test]
fn mutual_links_hold_each_other_up_and_a_chain_falls_with_its_end() {
    let stage = Stage::new();
    let one = stage.story("Satu", "Isi.\n\nBaca Juga: Dua");
    let two = stage.story("Dua", "Isi.\n\nBaca Juga: Satu");
    stage.json(&["approve", &one, &two]);
    assert_eq!(stage.json(&["export", &stage.at("situs"), "--plan"])["blocked"], json!([]));
    let end = stage.story("Ujung", "Isi.\n\nBaca Juga: Belum Ada");
    let middle = stage.story("Tengah", "Isi.\n\nBaca Juga: Ujung");
    stage.json(&["approve", &end, &middle]);
    let report = stage.with_problems(&["export", &stage.at("situs")]);
    let mut held: Vec<(&str, &str)> = report["blocked"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| (text(problem, "article"), text(problem, "code")))
        .collect();
    held.sort_unstable();
    let mut wanted = vec![(end.as_str(), "link-unresolved"), (middle.as_str(), "link-blocked")];
    wanted.sort_unstable();
    assert_eq!(held, wanted);
    assert!(stage.path("situs/berita/satu.html").exists());
    assert!(!stage.path("situs/berita/tengah.html").exists());
}

#[test]
fn a_story_that_is_live_and_blocked_keeps_its_page() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi lama.");
    stage.json(&["approve", &id]);
    stage.json(&["export", &stage.at("situs")]);
    let live = page(&stage, "judul");
    stage.fed(&["write", &id], b"Isi baru.\n\nBaca Juga: Belum ada");
    stage.json(&["approve", &id]);
    for mode in [&["export"][..], &["export", "--full"]] {
        let mut args = mode.to_vec();
        let out = stage.at("situs");
        args.push(&out);
        let report = stage.with_problems(&args);
        assert_eq!(codes(&report["blocked"]), ["link-unresolved"]);
        assert_eq!(page(&stage, "judul"), live);
        assert!(page(&stage, "judul").contains("Isi lama."));
    }
    stage.run_json(&["export", &stage.at("situs"), "--only", &id]).refusal("blocked");
}
