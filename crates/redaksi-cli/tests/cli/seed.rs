//! The finished page that everything starts from: in, out, and in again.

use std::fs;

use serde_json::Value;

use crate::stage::{SEED, Stage, Terminal, codes, text, visible};

/// The stories that the seed links to, by headline.
pub const LINKED: [&str; 4] = [
    "Hari Bahasa Ibu, Masyarakat Penutur Sunda Deklarasi Pentingnya Penguatan Bahasa Sunda",
    "KEREN Inilah Penampakan Stadion Kontainer Qatar, Tempat Piala Dunia 2022!",
    "Persipura Mangkir Bertanding Melawan Madura United Pada Laga ke-22 Liga BRI 1",
    "Terkait Beberapa Negara Sudah Lepas Masker. Luhut: Indonesia Lebih Menerapkan \
     Prinsip Kehati-hatian",
];

/// The lines that a reader of the page sees, in the seed's order: not the alt
/// line, the dash of the time line, the separators and the `x`.
pub fn lines(page_numbers: bool) -> Vec<String> {
    let seed = fs::read_to_string(SEED).unwrap();
    let mut lines: Vec<String> =
        seed.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    assert_eq!(lines.pop().unwrap(), "x");
    let alt = lines.remove(2);
    lines[1] = lines[1].trim_start_matches("- ").to_owned();
    assert_eq!(lines[2].strip_suffix(" /Reuters"), Some(alt.as_str()));
    lines.splice(2..3, [alt, "Reuters".to_owned()]);
    let paragraph = lines[4].strip_prefix("BERITA KBB- ").unwrap().to_owned();
    lines.splice(4..5, ["BERITA KBB".to_owned(), paragraph]);
    if !page_numbers {
        lines.retain(|line| line != "Halaman:");
    }
    lines
}

fn assert_in_order(seen: &str, lines: &[String]) {
    let mut from = 0;
    for line in lines {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        match seen[from..].find(&line) {
            Some(at) => from += at + line.len(),
            None => panic!("“{line}” should follow in: {}", &seen[from..]),
        }
    }
}

#[test]
fn the_seed_is_imported_element_by_element() {
    let stage = Stage::new();
    let report = stage.json(&["import", SEED]);
    let made = &report["articles"][0];
    assert_eq!(report["failed"], serde_json::json!([]));
    assert!(text(made, "source").ends_with("seed.txt"));
    assert!(codes(&made["problems"]).contains(&"opener-separator"), "{made}");
    assert_eq!(made["unplaced"], serde_json::json!(["x"]));

    let story = stage.show(text(made, "id"));
    let headline = text(&story, "headline");
    assert_eq!(headline.chars().count(), 102);
    assert_eq!(headline, lines(false)[0]);
    assert_eq!(story["published_at"], "2022-02-22T08:22:00+07:00");
    assert_eq!(story["zone"], "Asia/Jakarta");
    assert_eq!(story["opener"], "BERITA KBB");
    assert_eq!(story["lead"]["media"], Value::Null);
    assert_eq!(story["lead"]["caption"], lines(false)[2]);
    assert_eq!(story["lead"]["alt"], lines(false)[2]);
    assert_eq!(story["lead"]["credit"], "Reuters");
    assert_eq!(
        story["contributors"],
        serde_json::json!([{ "role": "editor", "name": "Miradin Syahbana Rizky" }])
    );
    assert_eq!(story["unplaced"], serde_json::json!(["x"]));
    assert_eq!(story["status"], "draft");
    assert_eq!(story["seal"], Value::Null);
    assert_eq!(story["words"], 162);
}

#[test]
fn the_seeds_body_has_seven_paragraphs_and_two_pairs_of_related_links() {
    let stage = Stage::new();
    let report = stage.json(&["import", SEED]);
    let story = stage.show(text(&report["articles"][0], "id"));
    let blocks = story["blocks"].as_array().unwrap();
    let kinds: Vec<&str> = blocks.iter().map(|block| text(block, "kind")).collect();
    let (p, also) = ("paragraph", "read-also");
    assert_eq!(kinds, [p, p, p, also, p, p, p, also, p]);
    let links = story["links"].as_array().unwrap();
    let labels: Vec<&str> = links.iter().map(|link| text(link, "label")).collect();
    assert_eq!(labels, LINKED);
    for link in links {
        assert_eq!(link["state"], "unresolved");
        assert_eq!(link["target"], Value::Null);
    }
    for (block, labels) in [(&blocks[3], &LINKED[..2]), (&blocks[7], &LINKED[2..])] {
        for label in labels {
            assert!(text(block, "text").contains(label), "{block}");
        }
    }
}

/// What of a story a plain-text page can carry.
fn content(story: &Value) -> Vec<&Value> {
    let fields = [
        "headline",
        "opener",
        "published_at",
        "zone",
        "lead",
        "body",
        "contributors",
        "unplaced",
        "blocks",
        "words",
        "tags",
        "slug",
    ];
    fields.iter().map(|field| &story[*field]).collect()
}

#[test]
fn the_seeds_text_is_imported_as_the_same_article() {
    let stage = Stage::new();
    let first = stage.json(&["import", SEED]);
    let id = text(&first["articles"][0], "id");
    let page = stage.run(&["text", id]);
    assert_eq!(page.code, 0);
    let file = stage.file("lagi.txt", &page.out);

    let there = stage.other("lain");
    there.json(&["new", &stage.at("lain")]);
    let second = there.json(&["import", &file]);
    let (here, there) = (stage.show(id), there.json(&["show", text(&second["articles"][0], "id")]));
    assert_eq!(content(&here), content(&there));
}

#[test]
fn a_text_with_all_its_fields_is_imported_as_the_same_article() {
    let stage = Stage::new();
    let id = stage.import("seed.txt", &fs::read_to_string(SEED).unwrap());
    stage.json(&["set", &id, "tags=[\"Rusia\",\"KTT\"]", "lead.credit=Antara/Yusuf Nugroho",
        "contributors=[{\"role\":\"penulis\",\"name\":\"Dodi Kusnadi\"},\
         {\"role\":\"editor\",\"name\":\"Rina Wulandari\"},{\"role\":\"sumber\",\"name\":\"Antara\"}]",
        "published_at=2022-02-22T09:05:00+08:00", "zone=Asia/Makassar"]);
    let page = stage.run(&["text", &id]);
    let file = stage.file("lagi.txt", &page.out);
    let there = stage.other("lain");
    there.json(&["new", &stage.at("lain")]);
    let report = there.json(&["import", &file]);
    let (here, there) =
        (stage.show(&id), there.json(&["show", text(&report["articles"][0], "id")]));
    assert_eq!(content(&here), content(&there));
    assert_eq!(there["zone"], "Asia/Makassar");
}

/// Stories for the modules: headline and section.
const BESIDE: [(&str, &str); 10] = [
    ("Harga Kedelai Naik Lagi", "Nasional"),
    ("Gempa Terasa di Mentawai", "Nasional"),
    ("Jalan Cililin Diperbaiki", "Kabar Daerah"),
    ("Putin Menerima Utusan di Kremlin", "Internasional"),
    ("Biden dan Putin Bicara Lagi", "Internasional"),
    ("Berita Pagi Ini", "Nasional"),
    ("Berita Siang Ini", "Nasional"),
    ("Berita Sore Ini", "Nasional"),
    ("Berita Petang Ini", "Nasional"),
    ("Berita Malam Ini", "Nasional"),
];

/// A newsroom in which the seed can go out: its four stories, and others for
/// the modules. Returns the seed's id.
pub fn newsroom_of_the_seed(stage: &Stage) -> String {
    let dates = ["2022-02-21", "2022-02-20", "2022-02-19", "2022-02-18"];
    let mut linked = Vec::new();
    for (headline, date) in LINKED.iter().zip(dates) {
        linked.push(stage.import(
            "terkait.txt",
            &format!(
                "{headline}\n\n- {date}, 09:00 WIB\n\nBERITA KBB - Presiden Rusia, Vladimir Putin \
             dan Presiden AS, Joe Biden membahas KTT AS dan Rusia.\n"
            ),
        ));
    }
    // What the seed links to stands in no module of its page again.
    let about =
        "Presiden Rusia, Vladimir Putin dan Presiden AS, Joe Biden membahas KTT AS dan Rusia.";
    let others: Vec<String> = BESIDE
        .iter()
        .map(|(headline, section)| {
            let text = if headline.contains("Putin") { about } else { "Isi berita." };
            let id = stage.story(headline, text);
            let section = format!("section={section}");
            stage.json(&["set", &id, &section, "published_at=2022-02-17T10:00:00+07:00"]);
            id
        })
        .collect();
    let seed = stage.import("seed.txt", &fs::read_to_string(SEED).unwrap());
    stage.json(&["set", &seed, "section=Internasional", "tags=[\"Rusia\",\"Ukraina\"]"]);
    for id in linked.iter().chain(&others).chain([&seed]) {
        stage.json(&["approve", id]);
    }
    stage.json(&["pin", "picks", &linked[0], &others[0]]);
    stage.json(&["pin", "popular", &linked[2], &others[1]]);
    seed
}

#[test]
fn the_exported_page_has_the_seeds_lines_in_the_seeds_order() {
    let stage = Stage::new();
    let seed = newsroom_of_the_seed(&stage);
    let report = stage.json(&["export", &stage.at("situs")]);
    assert_eq!(report["blocked"], serde_json::json!([]));
    let path = format!("situs/internasional/{}.html", text(&stage.show(&seed), "slug"));
    let html = fs::read_to_string(stage.path(&path)).unwrap();
    let seen = visible(&html);
    assert_in_order(&seen, &lines(false));
    assert!(!seen.contains("Halaman:"), "a story of one page has no page numbers");
    for link in LINKED {
        let at = html.find(&format!(">{link}</a>")).expect("the related link is a link");
        assert!(html[..at].rfind("<aside").is_some(), "{link} stands in an aside");
    }
    // Each module holds stories of the newsroom.
    let modules = [
        ("pilihan", BESIDE[0].0),
        ("terkait", "Putin"),
        ("terkini", "Berita "),
        ("terpopuler", BESIDE[1].0),
        ("daerah", BESIDE[2].0),
    ];
    for (module, story) in modules {
        let start = html.find(&format!("id=\"modul-{module}\"")).expect(module);
        let held = html[start..].split("</section>").next().unwrap();
        assert!(held.contains(story), "{module} should hold {story}: {held}");
        assert!(!held.contains("Amerika Serikat dan Prancis"), "{module} holds the page itself");
        let again = LINKED.iter().find(|headline| held.contains(*headline));
        assert_eq!(again, None, "{module} holds what the text links to");
    }
}

#[test]
fn a_seed_of_two_pages_shows_its_page_numbers_in_their_place() {
    let stage = Stage::new();
    let seed = newsroom_of_the_seed(&stage);
    let body = text(&stage.show(&seed), "body").to_owned();
    let split = body.replacen("\n\nMereka telah", "\n\n<!--nextpage-->\n\nMereka telah", 1);
    assert_ne!(body, split);
    stage.fed(&["write", &seed], split.as_bytes());
    stage.json(&["approve", &seed]);
    stage.json(&["export", &stage.at("situs")]);
    let slug = text(&stage.show(&seed), "slug").to_owned();
    let page = |end: &str| {
        let path = format!("situs/internasional/{slug}{end}");
        visible(&fs::read_to_string(stage.path(&path)).unwrap())
    };
    let all = lines(true);
    let halaman = all.iter().position(|line| line == "Halaman:").unwrap();
    let cut = all.iter().position(|line| line.starts_with("Mereka telah")).unwrap();
    let first: Vec<String> = [&all[..cut], &all[halaman..]].concat();
    assert_in_order(&page(".html"), &first);
    assert!(page(".html").contains("Halaman: 1 2"), "{}", page(".html"));
    let head = &all[..1];
    assert_in_order(&page("/2.html"), &[head, &all[cut..]].concat());
    let whole: Vec<String> = all.iter().filter(|line| *line != "Halaman:").cloned().collect();
    assert_in_order(&page("/semua.html"), &whole);
}

#[test]
fn the_sample_newsroom_is_built_around_the_seed() {
    let stage = Stage::bare();
    let dir = stage.newsroom.display().to_string();
    let made = stage.json(&["new", &dir, "--sample"]);
    let listed = stage.json(&["list"]);
    assert!(made["articles"].as_u64().unwrap() >= 20, "{made}");
    assert_eq!(made["articles"].as_u64().unwrap(), listed.as_array().unwrap().len() as u64);
    for status in ["draft", "in-review", "approved", "exported", "changed"] {
        let rows = stage.json(&["list", "--status", status]);
        assert_ne!(rows, serde_json::json!([]), "a story that is {status}");
    }
    let headline = &lines(false)[0];
    let found = stage.json(&["search", headline]);
    assert_eq!(found[0]["headline"], *headline);
    let seed = text(&found[0], "id");
    let sealed = stage.run(&["page", seed, "--sealed", "--now", "2022-03-01T09:00:00+07:00"]);
    // The seed names no tags, and an empty list has no heading.
    let shown: Vec<String> = lines(false).into_iter().filter(|line| line != "Tags").collect();
    assert_in_order(&visible(&sealed.out), &shown);
    stage.assert_sound();
}
