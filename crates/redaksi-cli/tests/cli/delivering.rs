//! Stories for other systems: the shapes, and what may not leave.

use std::fs;

use serde_json::{Value, json};

use crate::stage::{Stage, Terminal, jpeg, text, tree};

/// A story with all that a shape has to carry, and its id.
fn told(stage: &Stage) -> String {
    let other = stage.story("Harga Beras Naik", "Isi lain.");
    stage.json(&["set", &other, "section=Ekonomi"]);
    let body = "Pembuka **tebal** & [tautan](/nasional/) {{< hapus >}}.\n\nBaca Juga: Harga Beras \
                Naik\n\n> Kutipan.\n\nBaca Juga: Tidak Ada Berita Ini\n\n\
                <span class=\"x\" onclick=\"y()\">Mentah</span><script>alert(1)</script>";
    let id = stage.story("Banjir \"Besar\" Garut", body);
    let photo = stage.file("foto.jpg", jpeg(80, 60));
    stage.json(&[
        "photo",
        &id,
        &photo,
        "--lead",
        "--alt",
        "Air",
        "--caption",
        "Air \"naik\"",
        "--credit",
        "Antara",
    ]);
    let inner = stage.file("dalam.jpg", jpeg(70, 50));
    stage.json(&["photo", &id, &inner, "--alt", "Perahu", "--caption", "Perahu karet"]);
    stage.json(&[
        "set",
        &id,
        "section=Nasional",
        "opener=BERITA KBB",
        "deck=Hujan semalam",
        "tags=[\"Banjir\"]",
        "published_at=2022-02-22T08:22:00+07:00",
        "contributors=[{\"role\":\"penulis\",\"name\":\"Rina\"},{\"role\":\"editor\",\"name\":\"Budi\"},{\"role\":\"sumber\",\"name\":\"Antara\"}]",
    ]);
    stage.json(&["approve", &other]);
    stage.json(&["approve", &id]);
    id
}

#[test]
fn a_fragment_has_semantic_elements_absolute_links_and_nothing_of_ours() {
    let stage = Stage::new();
    let id = told(&stage);
    let reply = stage.json(&["fragment", &id]);
    let html = text(&reply, "html");
    for wanted in [
        "<figcaption>Air &quot;naik&quot; /Antara</figcaption>",
        "<p>BERITA KBB - Pembuka <strong>tebal</strong> &amp; <a href=\"https://berita.example/nasional/\">tautan</a>",
        "<p><strong>Baca Juga:</strong></p>\n<ul>\n<li><a href=\"https://berita.example/ekonomi/harga-beras-naik.html\">Harga Beras Naik</a></li>\n</ul>",
        "<blockquote>",
        "<figcaption>Perahu karet</figcaption>",
        "src=\"https://berita.example/media/",
    ] {
        assert!(html.contains(wanted), "`{wanted}` is not in {html}");
    }
    for foreign in
        ["class=", "<script", "<span", "onclick", "<aside", "alert", "Tidak Ada Berita", "style="]
    {
        assert!(!html.contains(foreign), "`{foreign}` is in {html}");
    }
    assert_eq!(reply["headline"], "Banjir \"Besar\" Garut");
    assert_eq!(
        (&reply["deck"], &reply["slug"]),
        (&json!("Hujan semalam"), &json!("banjir-besar-garut"))
    );
    assert_eq!(reply["published_at"], "2022-02-22T08:22:00+07:00");
    assert_eq!(reply["url"], "https://berita.example/nasional/banjir-besar-garut.html");
}

#[test]
fn ninjs_names_the_story_its_people_by_role_and_its_pictures() {
    let stage = Stage::new();
    let id = told(&stage);
    let item = stage.json(&["ninjs", &id]);
    assert_eq!(item["standard"]["name"], "ninjs");
    assert_eq!(item["standard"]["version"], "3.1");
    assert_eq!(
        (&item["type"], &item["pubStatus"], &item["by"]),
        (&json!("text"), &json!("usable"), &json!("Rina"))
    );
    assert_eq!(
        item["people"],
        json!([{ "name": "Rina", "rel": "author" }, { "name": "Budi", "rel": "editor" }])
    );
    assert_eq!(item["infoSources"], json!([{ "name": "Antara", "role": "source" }]));
    assert_eq!(item["subjects"][1], json!({ "name": "Banjir", "rel": "about" }));
    assert_eq!(item["headlines"][0]["value"], "Banjir \"Besar\" Garut");
    assert_eq!(item["contentCreated"], "2022-02-22T08:22:00+07:00");
    let body = text(&item["bodies"][0], "value");
    assert!(body.starts_with("<p>Pembuka "), "the opener stays out: {body}");
    let photo = &item["associations"][0];
    assert_eq!(
        (&photo["rel"], &photo["type"], &photo["by"]),
        (&json!("lead"), &json!("picture"), &json!("Antara"))
    );
    assert_eq!(photo["renditions"][0]["width"], 80);
    assert_eq!(item["associations"][1]["rel"], "embedded");
    fn no_null(value: &Value) -> bool {
        match value {
            Value::Null => false,
            Value::Array(all) => all.iter().all(no_null),
            Value::Object(all) => all.values().all(no_null),
            _ => true,
        }
    }
    assert!(no_null(&item), "the schema knows no null: {item}");
}

#[test]
fn what_may_not_go_out_is_refused_unless_a_draft_is_asked_for() {
    let stage = Stage::new();
    let id = stage.story("Draf", "Isi.");
    let out = stage.at("keluar");
    for command in [
        vec!["fragment", &id],
        vec!["ninjs", &id],
        vec!["deliver", &id, &out, "--shape", "folder"],
        vec!["deliver", "--hugo", &out, &id],
    ] {
        stage.refused(&command, "not-allowed");
    }
    let draft = stage.json(&["ninjs", &id, "--draft"]);
    assert_eq!(draft["pubStatus"], "withheld");
    stage.json(&["set", &id, "embargo_until=2999-01-01T00:00:00Z"]);
    stage.json(&["approve", &id]);
    stage.refused(&["fragment", &id], "blocked");
    stage.refused(&["deliver", &id, &out, "--shape", "zip"], "blocked");
    let all = stage.json(&["deliver", "--hugo", &out, "--all"]);
    assert_eq!((&all["articles"], &all["held_back"]), (&json!([]), &json!([id])));
    for (path, bytes) in tree(&stage.path("keluar")) {
        assert!(!String::from_utf8_lossy(&bytes).contains("Draf"), "{path} tells of it");
    }
}

#[test]
fn a_folder_and_a_zip_hold_all_that_the_page_needs() {
    let stage = Stage::new();
    let id = told(&stage);
    let out = stage.at("berita");
    stage.json(&["deliver", &id, &out, "--shape", "folder"]);
    let files = tree(&stage.path("berita"));
    for name in ["index.html", "body.html", "story.md", "ninjs.json"] {
        assert!(files.contains_key(name), "{name} of {:?}", files.keys());
    }
    let html = String::from_utf8(files["index.html"].clone()).unwrap();
    let mut named = 0;
    for (at, _) in
        html.match_indices("src=\"").chain(html.match_indices("rel=\"stylesheet\" href=\""))
    {
        let value = html[at..].split('"').find(|part| part.contains('/')).unwrap();
        assert!(files.contains_key(value), "{value} of {:?}", files.keys());
        named += 1;
    }
    assert!(named >= 3, "{html}");
    assert!(html.contains("href=\"https://berita.example/ekonomi/harga-beras-naik.html\""));
    let story = String::from_utf8(files["story.md"].clone()).unwrap();
    assert!(
        story.contains(
            "Baca Juga: [Harga Beras Naik](<https://berita.example/ekonomi/harga-beras-naik.html>)"
        ),
        "{story}"
    );
    assert!(!story.contains("Tidak Ada Berita") && !story.contains("media:"), "{story}");
    stage.refused(&["deliver", &id, &out, "--shape", "folder"], "bad-value");

    for name in ["satu.zip", "dua.zip"] {
        stage.json(&["deliver", &id, &stage.at(name), "--shape", "zip"]);
    }
    let zip = fs::read(stage.path("satu.zip")).unwrap();
    assert!(zip.starts_with(b"PK\x03\x04"));
    assert_eq!(
        zip,
        fs::read(stage.path("dua.zip")).unwrap(),
        "the bytes depend on the story alone"
    );
    let inside = stage.newsroom.join("x").display().to_string();
    stage.refused(&["deliver", &id, &inside, "--shape", "folder"], "not-allowed");
}

#[test]
fn one_file_asks_nobody_for_anything() {
    let stage = Stage::new();
    let id = told(&stage);
    let out = stage.at("berita.html");
    stage.json(&["deliver", &id, &out, "--shape", "html"]);
    let html = fs::read_to_string(&out).unwrap();
    assert!(html.contains("img-src data:; style-src 'unsafe-inline'"), "{html}");
    assert!(html.contains("<style>") && html.contains("src=\"data:image/jpeg;base64,"));
    assert!(
        !html.contains("rel=\"stylesheet\"")
            && !html.contains("srcset=")
            && !html.contains("<source")
    );
    for (at, _) in html.match_indices(" src=\"") {
        assert!(html[at..].starts_with(" src=\"data:"), "{}", &html[at..at + 80]);
    }
}

#[test]
fn a_folder_for_hugo_has_bundles_with_front_matter_and_links_between_them() {
    let stage = Stage::new();
    let id = told(&stage);
    let out = stage.at("hugo");
    let reply = stage.json(&["deliver", "--hugo", &out, "--all"]);
    assert_eq!(reply["articles"].as_array().unwrap().len(), 2);
    let files = tree(&stage.path("hugo"));
    let page =
        String::from_utf8(files["content/nasional/banjir-besar-garut/index.md"].clone()).unwrap();
    for wanted in [
        "title = 'Banjir \"Besar\" Garut'",
        "date = 2022-02-22T08:22:00+07:00",
        "aliases = [\"/nasional/banjir-besar-garut.html\"]",
        "Baca Juga: [Harga Beras Naik](<../../ekonomi/harga-beras-naik/>)",
        "{&#123;< hapus >}}",
        id.as_str(),
    ] {
        assert!(page.contains(wanted), "`{wanted}` is not in {page}");
    }
    assert!(files.contains_key("hugo.toml") && files.contains_key("content/nasional/_index.md"));
    let pictures = files.keys().filter(|path| {
        path.starts_with("content/nasional/banjir-besar-garut/") && path.ends_with(".jpg")
    });
    assert_eq!(pictures.count(), 2);
    stage.refused(&["deliver", "--hugo", &stage.at("lain")], "bad-value");
}
