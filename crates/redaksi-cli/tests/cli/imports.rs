//! Imports: item by item, and what cannot be read is named.

use std::fs;

use serde_json::json;

use crate::shapes::{Is, assert_has, assert_problems};
use crate::stage::{Stage, Terminal, codes, jpeg, text};

#[test]
fn a_folder_of_good_and_bad_files_is_reported_item_by_item() {
    let stage = Stage::new();
    stage.file("masuk/a.txt", "Judul A\n\nIsi A.\n");
    stage.file("masuk/b.md", "---\ntitle: Judul B\nimage: foto.jpg\n---\n\nIsi B.\n");
    stage.file("masuk/foto.jpg", jpeg(40, 30));
    stage.file("masuk/dalam/c.txt", "Judul C\n\nIsi C.\n");
    stage.file("masuk/d.bin", [0xff, 0xd8, 0, 1, 2, 3, 0xfe]);
    stage.file("masuk/e.txt", "");
    stage.file("masuk/f.txt", " \n\t\n");
    stage.file("masuk/.tersembunyi.txt", "bukan berita");
    let report = stage.with_problems(&["import", &stage.at("masuk")]);
    let made = report["articles"].as_array().unwrap();
    let headlines: Vec<&str> = made.iter().map(|one| text(one, "headline")).collect();
    assert_eq!(headlines, ["Judul A", "Judul B", "Judul C"]);
    for one in made {
        assert_has(
            one,
            &[
                ("id", Is::Text),
                ("slug", Is::Text),
                ("headline", Is::Text),
                ("source", Is::Text),
                ("problems", Is::List),
                ("unplaced", Is::Texts),
            ],
        );
        assert_problems(&one["problems"]);
    }
    let failed = report["failed"].as_array().unwrap();
    let names: Vec<&str> =
        failed.iter().map(|one| text(one, "source").rsplit('/').next().unwrap()).collect();
    assert_eq!(names, ["d.bin", "e.txt", "f.txt"]);
    for one in failed {
        assert_has(one, &[("source", Is::Text), ("code", Is::Text), ("message", Is::Text)]);
        assert_eq!(text(one, "code"), "unreadable-file", "{one}");
    }
    assert!(
        stage.show("judul-b")["lead"]["media"].is_string(),
        "the picture beside it is taken in"
    );
    assert_eq!(stage.json(&["list"]).as_array().unwrap().len(), 3);
    stage.assert_sound();
}

#[test]
fn a_single_file_that_cannot_be_read_is_refused() {
    let stage = Stage::new();
    for (name, content) in [
        ("kosong.txt", &b""[..]),
        ("biner.txt", &[0xff, 0xd8, 0xff, 0, 1, 2, 3, 0x80, 0x90, 0xa0]),
        ("foto.jpg", &jpeg(20, 20)),
        ("arsip.pdf", b"%PDF-1.7\n\x00\x01\x02\xff"),
    ] {
        let file = stage.file(name, content);
        let message = stage.refused(&["import", &file], "unreadable-file");
        assert!(message.contains(name), "{message}");
    }
    stage.refused(&["import", &stage.at("tidak-ada.txt")], "not-found");
    assert_eq!(stage.json(&["list"]), json!([]));
}

#[test]
fn front_matter_is_understood() {
    let stage = Stage::new();
    let id = stage.import("a.md", "---\ntitle: \"Judul: dengan titik dua\"\nslug: judul-khusus\n\
        date: 2022-02-22T08:22:00+07:00\nlastmod: 2022-02-22T10:00:00+07:00\nsummary: Ringkasan\n\
        author: Dodi Kusnadi\neditor: Rina Wulandari\ntags: [Rusia, Ukraina]\ncategories: [Internasional]\n\
        aliases:\n  - /2022/lama.html\nimage:\n  src: https://contoh.example/a.jpg\n  caption: Keterangan\n  \
        credit: Reuters\n---\n\nIsi.\n");
    let story = stage.show(&id);
    assert_eq!(story["headline"], "Judul: dengan titik dua");
    assert_eq!(story["slug"], "judul-khusus");
    assert_eq!(story["published_at"], "2022-02-22T08:22:00+07:00");
    assert_eq!(story["updated_at"], "2022-02-22T10:00:00+07:00");
    assert_eq!(story["deck"], "Ringkasan");
    assert_eq!(story["tags"], json!(["Rusia", "Ukraina"]));
    assert_eq!(story["section"], "Internasional");
    assert_eq!(
        story["contributors"],
        json!([
            { "role": "penulis", "name": "Dodi Kusnadi" }, { "role": "editor", "name": "Rina Wulandari" },
        ])
    );
    assert_eq!(
        story["lead"],
        json!({
            "media": "https://contoh.example/a.jpg", "alt": "", "caption": "Keterangan", "credit": "Reuters",
            "focus": null, "rights_until": null, "source_type": null,
        })
    );
    assert_eq!(story["aliases"], json!(["2022/lama.html"]));
    assert_eq!(story["body"], "Isi.");
}

#[test]
fn a_picture_that_is_not_at_hand_is_named_by_a_problem() {
    let stage = Stage::new();
    let file = stage.file("a.md", "---\ntitle: Judul\nimage: tidak-ada.jpg\n---\n\nIsi.\n");
    let report = stage.json(&["import", &file]);
    let id = text(&report["articles"][0], "id");
    let told = codes(&report["articles"][0]["problems"]).contains(&"missing-media")
        || codes(&stage.with_problems(&["check", id])).contains(&"media-missing");
    assert!(told, "{report}");
    assert_eq!(stage.show(id)["lead"]["media"], "tidak-ada.jpg");
}

#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let stage = Stage::new();
    stage.file("foto.jpg", jpeg(40, 30));
    let file = stage.file("masuk/a.md", "---\ntitle: Judul\nimage: ../foto.jpg\n---\n\nIsi.\n");
    let report = stage.json(&["import", &file]);
    let story = stage.show(text(&report["articles"][0], "id"));
    assert_eq!(story["lead"]["media"], "../foto.jpg");
    assert_eq!(fs::read_dir(stage.newsroom.join("media")).unwrap().count(), 0);
}

#[test]
fn a_text_in_another_encoding_is_read_and_noted() {
    let stage = Stage::new();
    let utf16: Vec<u8> =
        "\u{feff}Judul é\r\n\r\nIsi.\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let file = stage.file("a.txt", utf16);
    let report = stage.json(&["import", &file]);
    assert_eq!(text(&report["articles"][0], "headline"), "Judul é");
    let file = stage.file("b.txt", b"Judul \xe9\xe8\n\nIsi \x93kutip\x94.\n");
    let report = stage.json(&["import", &file]);
    assert!(codes(&report["articles"][0]["problems"]).contains(&"encoding-guessed"), "{report}");
    assert_eq!(text(&report["articles"][0], "headline"), "Judul éè");
}

#[test]
fn plain_lines_are_printed_where_no_json_is_asked_for() {
    let stage = Stage::new();
    let file = stage.file("a.txt", "Judul A\n\nIsi A.\n");
    let ran = stage.run(&["import", &file]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("Judul A") && ran.out.contains("a.txt"), "{ran:?}");
    for args in [&["list"][..], &["show", "judul-a"], &["check"], &["search", "isi"], &["settings"]]
    {
        let ran = stage.run(args);
        assert!(ran.code <= 1 && !ran.out.is_empty(), "{args:?}: {ran:?}");
        assert!(
            serde_json::from_str::<serde_json::Value>(&ran.out).is_err(),
            "plain text for people"
        );
    }
}
