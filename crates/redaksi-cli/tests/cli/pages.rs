//! The preview is the export: `page --sealed` prints the bytes of the file.

use std::fs;

use crate::seed::newsroom_of_the_seed;
use crate::stage::{Stage, Terminal, jpeg, text};

const NOW: &str = "2022-03-01T09:00:00+07:00";

/// Every page of every exported story equals what `page --sealed` prints.
fn assert_pages_equal(stage: &Stage, environment: &[(&str, &str)]) -> usize {
    let mut compared = 0;
    for row in stage.json(&["list", "--status", "exported"]).as_array().unwrap() {
        let story = stage.show(text(row, "id"));
        let section = text(&story, "section").to_lowercase().replace(' ', "-");
        let section = if section.is_empty() { "berita" } else { &section };
        let base = format!("situs/{section}/{}", text(&story, "slug"));
        let pages = story["pages"].as_u64().unwrap();
        let mut files = vec![("1".to_owned(), format!("{base}.html"))];
        files.extend((2..=pages).map(|n| (n.to_string(), format!("{base}/{n}.html"))));
        let whole = if pages > 1 { format!("{base}/semua.html") } else { format!("{base}.html") };
        files.push(("all".to_owned(), whole));
        for (page, file) in files {
            let args = ["page", text(&story, "id"), "--page", &page, "--sealed", "--now", NOW];
            let ran = stage.command(&args).envs(environment.iter().copied()).output().unwrap();
            assert_eq!(ran.status.code(), Some(0));
            let exported = fs::read(stage.path(&file)).unwrap();
            assert!(ran.stdout == exported, "page {page} should be {file} to the byte");
            compared += 1;
        }
    }
    compared
}

#[test]
fn a_sealed_page_is_the_exported_file_to_the_byte() {
    let stage = Stage::new();
    let seed = newsroom_of_the_seed(&stage);
    let photo = stage.file("foto.jpg", jpeg(1600, 900));
    stage.json(&["photo", &seed, &photo, "--lead", "--alt", "Perbatasan", "--credit", "Reuters"]);
    let body = text(&stage.show(&seed), "body").to_owned();
    let split = body.replacen("\n\nMereka telah", "\n\n<!--nextpage-->\n\nMereka telah", 1);
    stage.fed(&["write", &seed], split.as_bytes());
    stage.json(&["photo", &seed, &photo, "--caption", "Peta \"perbatasan\"", "--credit", "Antara"]);
    stage.json(&["approve", &seed]);
    stage.json(&["export", &stage.at("situs"), "--now", NOW]);

    assert_eq!(stage.show(&seed)["pages"], 2);
    let pages = assert_pages_equal(&stage, &[]);
    assert_eq!(pages, 14 * 2 + 3, "14 stories of one page, one of two");
    let abroad = [("TZ", "America/New_York"), ("LANG", "en_US.UTF-8"), ("LC_ALL", "en_US.UTF-8")];
    assert_eq!(assert_pages_equal(&stage, &abroad), pages);
    // A draft that has moved on does not move the sealed page.
    stage.json(&["set", &seed, "headline=Judul yang belum disetujui"]);
    let moved = stage.run(&["page", &seed, "--sealed", "--now", NOW]);
    assert!(!moved.out.contains("belum disetujui"), "the open draft is not in the sealed page");
}

#[test]
fn a_page_as_it_stands_is_the_sealed_page_where_nothing_changed_since() {
    let stage = Stage::new();
    let seed = newsroom_of_the_seed(&stage);
    let sealed = stage.run(&["page", &seed, "--sealed", "--now", NOW]);
    let draft = stage.run(&["page", &seed, "--now", NOW]);
    assert_eq!(sealed.out, draft.out);
    let json = stage.json(&["page", &seed, "--now", NOW]);
    assert_eq!(json.as_str(), Some(draft.out.as_str()), "with --json the page is one JSON text");
}

#[test]
fn an_export_in_another_environment_writes_the_same_bytes() {
    let stage = Stage::new();
    newsroom_of_the_seed(&stage);
    stage.json(&["export", &stage.at("situs"), "--now", NOW]);
    let abroad = stage.at("abroad");
    let mut command = stage.command(&["export", &abroad, "--now", NOW]);
    command.env("TZ", "Pacific/Auckland").env("LC_ALL", "en_US.UTF-8");
    assert_eq!(command.output().unwrap().status.code(), Some(0));
    assert!(
        crate::stage::tree(&stage.path("situs")) == crate::stage::tree(&stage.path("abroad")),
        "the site is a function of the seals, the settings and the clock"
    );
}
