//! Reports of the most read and feeds of sister sites, through the terminal.

use serde_json::{Value, json};

use crate::stage::{Stage, Terminal, text};

fn whys(reply: &Value) -> Vec<(&str, &str)> {
    let rows = reply["unmatched"].as_array().unwrap();
    rows.iter().map(|row| (text(row, "name"), text(row, "why"))).collect()
}

fn ids(reply: &Value) -> Vec<&str> {
    reply["stories"].as_array().unwrap().iter().map(|story| text(story, "id")).collect()
}

#[test]
fn a_report_finds_its_stories_by_id_slug_address_and_headline() {
    let stage = Stage::new();
    let [one, two, three, four] = ["Banjir Garut", "Harga Beras Naik", "Gempa", "Pemilu Dimulai"]
        .map(|headline| stage.story(headline, "Isi berita."));
    stage.json(&["settings", "sections=[\"Nasional\"]"]);
    let csv = format!(
        "# 20261101-20261107\nid;page;title;views\n\
         {one};;;10\n;https://example.id/nasional/harga-beras-naik.html?utm=x;;1.500\n\
         ;/nasional/harga-beras-naik/2.html;;500\n;/gempa.html;;7\n\
         ;;Pemilu Dimulai - BERITA KBB;20\n;/;;9999\n;/nasional/;;50\n;/lama/tidak-ada.html;;3\n\
         ;;Banjir Garut;banyak\n"
    );
    let file = stage.file("laporan.csv", csv);
    let reply = stage.with_problems(&["popular", &file]);
    assert_eq!(ids(&reply), [&two, &four, &one, &three]);
    assert_eq!(reply["stories"][0]["views"], 2000, "pages of one story are added up");
    assert_eq!((&reply["date"], &reply["from"]), (&json!("2026-11-07"), &json!("2026-11-01")));
    let wanted = [
        ("/", "list-page"),
        ("/nasional/", "list-page"),
        ("/lama/tidak-ada.html", "no-story"),
        ("Banjir Garut", "no-number"),
    ];
    assert_eq!(whys(&reply), wanted);
    let kept = stage.json(&["settings", "modules.popular.report"]);
    assert_eq!(kept["modules.popular.report"]["stories"][0]["id"], json!(two));
}

#[test]
fn a_report_without_a_day_is_not_taken_until_one_is_named() {
    let stage = Stage::new();
    let id = stage.story("Banjir Garut", "Isi berita.");
    let file = stage.file("laporan.csv", "page,views\n/banjir-garut.html,12\n");
    let said = stage.run_json(&["popular", &file]).refusal("bad-value");
    assert!(said.contains("--date"), "{said}");
    stage.run_json(&["popular", &file, "--date", "kemarin"]).refusal("bad-value");
    let reply = stage.json(&["popular", &file, "--date", "2026-11-07"]);
    assert_eq!((ids(&reply), &reply["date"]), (vec![id.as_str()], &json!("2026-11-07")));
}

#[test]
fn what_is_no_report_or_of_no_story_leaves_the_old_one() {
    let stage = Stage::new();
    stage.story("Banjir Garut", "Isi berita.");
    let good = stage.file("baik.csv", "page,views,date\n/banjir-garut.html,12,2026-11-07\n");
    stage.json(&["popular", &good]);
    let before = stage.json(&["settings", "modules.popular.report"]);
    let none = stage.file("lain.csv", "page,views,date\n/lain-sekali.html,12,2026-11-08\n");
    let reply = stage.with_problems(&["popular", &none]);
    assert_eq!(reply["kept"], json!(false));
    for (name, content) in
        [("a.csv", &b"nama,alamat\n"[..]), ("b.csv", b""), ("c.csv", b"\0\x01\x02")]
    {
        let file = stage.file(name, content);
        stage.run_json(&["popular", &file]).refusal("unreadable-file");
    }
    stage.run_json(&["popular", "tidak-ada.csv"]).refusal("not-found");
    assert_eq!(stage.json(&["settings", "modules.popular.report"]), before);
}

#[test]
fn a_sister_sites_feed_is_kept_and_shown_by_the_regional_module() {
    let stage = Stage::new();
    let item =
        |title: &str, link: &str| format!("<item><title>{title}</title><link>{link}</link></item>");
    let feed = format!(
        "<rss version=\"2.0\"><channel><title>Garut</title>{}{}{}{}</channel></rss>",
        item("Jalan rusak", "https://garut.example/jalan"),
        item("Jahat", "javascript:alert(1)"),
        item("Jalan rusak", "https://garut.example/jalan"),
        item("", "https://garut.example/kosong"),
    );
    let file = stage.file("umpan.xml", feed);
    let reply = stage.with_problems(&["sister", &file, "--site", "Kabar Garut"]);
    assert_eq!(reply["site"], "Kabar Garut");
    assert_eq!(reply["items"].as_array().unwrap().len(), 1);
    let wanted = [
        ("Jahat", "no-address"),
        ("Jalan rusak", "twice"),
        ("https://garut.example/kosong", "no-headline"),
    ];
    assert_eq!(whys(&reply), wanted);
    assert_eq!(stage.json(&["settings", "modules.regional.from"])["modules.regional.from"], "feed");
    let page = stage.file("halaman.html", "<html><body>Halo</body></html>");
    stage.run_json(&["sister", &page]).refusal("unreadable-file");
}
