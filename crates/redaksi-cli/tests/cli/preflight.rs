//! Preflight: one line for a problem, mending, the newsroom's own weights,
//! and pages that the rule makes.

use serde_json::json;

use crate::stage::{Stage, Terminal, codes, text, tree};

#[test]
fn a_problem_is_a_line_that_an_editor_can_follow() {
    let stage = Stage::new();
    let id = stage.story("Rapat Dimulai di Bandung Barat", "Satu.\n\nPada Senin 20 Februari 2022.");
    let told = stage.run(&["check", &id]);
    let lines: Vec<&str> = told.out.lines().collect();
    let slug = "rapat-dimulai-di-bandung-barat";
    let weekday = format!("{slug}:3:6 warning weekday-mismatch ");
    assert!(lines.iter().any(|line| line.starts_with(&weekday)), "{lines:?}");
    let section = format!("{slug}:section warning section-missing ");
    assert!(lines.iter().any(|line| line.starts_with(&section)), "{lines:?}");
    assert_eq!(told.code, 1);
}

#[test]
fn fixes_are_applied_by_their_code_to_the_stories_that_are_named() {
    let stage = Stage::new();
    let body = "Pada Senin 20 Februari 2022 dan Selasa 20 Februari 2022.\n\nLihat [peta](http://localhost/x).";
    let [one, two] = ["Judul Pertama Berita", "Judul Kedua Berita"].map(|h| stage.story(h, body));
    let problems = stage.with_problems(&["check", &one, "--fix", "weekday-mismatch"]);
    assert!(!codes(&problems).contains(&"weekday-mismatch"));
    assert!(codes(&problems).contains(&"link-local"), "only what was asked for");
    let mended = "Pada Minggu 20 Februari 2022 dan Minggu 20 Februari 2022.";
    assert!(text(&stage.show(&one), "body").starts_with(mended));
    assert_eq!(text(&stage.show(&two), "body"), body);
    stage.with_problems(&["check", "--fix", "link-local", "--fix", "weekday-mismatch"]);
    let whole = format!("{mended}\n\nLihat peta.");
    for id in [&one, &two] {
        assert_eq!(text(&stage.show(id), "body"), whole);
    }
    stage.refused(&["check", &one, "--fix", "belum-ada"], "bad-value");
}

#[test]
fn a_field_is_mended_too() {
    let stage = Stage::new();
    stage.json(&["settings", "opener=BERITA KBB"]);
    let id = stage.story("Judul yang Cukup Panjang", "Isi.");
    stage.with_problems(&["check", &id, "--fix", "opener-empty"]);
    assert_eq!(text(&stage.show(&id), "opener"), "BERITA KBB");
}

#[test]
fn what_a_newsroom_calls_a_blocker_keeps_a_sealed_story_back() {
    let stage = Stage::new();
    let id = stage.story("Judul yang Cukup Panjang", "Isi TK persen.");
    stage.json(&["approve", &id]);
    let out = stage.at("situs");
    stage.json(&["export", &out]);
    stage.json(&["settings", "check.placeholder-left=blocker"]);
    let report = stage.with_problems(&["export", &stage.at("situs-2")]);
    assert_eq!(codes(&report["blocked"]), ["placeholder-left"]);
    assert!(!tree(&stage.path("situs-2")).keys().any(|path| path.contains("judul-yang")));
    stage.json(&["settings", "check.placeholder-left=off"]);
    assert!(!codes(&stage.with_problems(&["check", &id])).contains(&"placeholder-left"));
    for (setting, code) in [
        ("check.headline-missing=off", "bad-value"),
        ("check.duplicate-headline=blocker", "bad-value"),
        ("check.placeholder-left=penghalang", "bad-value"),
    ] {
        stage.refused(&["settings", setting], code);
    }
}

#[test]
fn the_rules_are_listed_with_what_they_weigh() {
    let stage = Stage::new();
    stage.json(&["settings", "check.credit-missing=note"]);
    let rules = stage.json(&["check", "--rules"]);
    let rule = |code: &str| {
        let all = rules.as_array().unwrap();
        all.iter().find(|rule| rule["code"] == code).cloned().unwrap()
    };
    let credit = rule("credit-missing");
    assert_eq!((&credit["weight"], &credit["usual"]), (&json!("note"), &json!("warning")));
    assert_eq!(credit["takes"], json!(["blocker", "warning", "note", "off"]));
    assert_eq!(rule("body-empty")["takes"], json!([]));
}

#[test]
fn a_long_story_falls_into_pages_by_the_newsrooms_rule() {
    let stage = Stage::new();
    let paragraph = "kata ".repeat(50);
    let body = vec![paragraph.trim(); 20].join("\n\n");
    let id = stage.story("Berita Panjang Sekali dari Desa", &body);
    assert_eq!(stage.show(&id)["pages"], 1);
    stage.json(&["settings", "pages.rule=300"]);
    let shown = stage.show(&id);
    assert_eq!((&shown["pages"], &shown["rule_breaks"]), (&json!(4), &json!([13, 25, 33])));
    stage.json(&["approve", &id]);
    stage.json(&["export", &stage.at("situs")]);
    let site = tree(&stage.path("situs"));
    let page = |name: &str| {
        let path = format!("berita/berita-panjang-sekali-dari-desa{name}");
        String::from_utf8(site[&path].clone()).unwrap()
    };
    let words = |html: &str| html.matches("kata").count();
    let pages = [page(".html"), page("/2.html"), page("/4.html")].map(|html| words(&html));
    assert!(pages.iter().zip([300, 300, 200]).all(|(count, least)| *count >= least), "{pages:?}");
    assert!(words(&page("/semua.html")) >= 1000);
    stage.json(&["settings", "pages.shortest=2000"]);
    assert!(codes(&stage.with_problems(&["check", &id])).contains(&"not-split"));
}
