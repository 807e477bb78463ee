//! From the editor's hand through the reviewer's to the exporter's.

use serde_json::json;

use super::app::{App, Newsroom};
use super::driver::key;

#[test]
fn a_story_is_written_submitted_approved_and_exported() {
    let newsroom = Newsroom::sample();
    let Some(app) = App::open(&newsroom) else { return };

    // The editor.
    app.chord(&[key::CONTROL, 'n']);
    app.wait("the headline", "return document.activeElement?.id === 'headline'", json!([]));
    app.type_text("Jembatan Citarum rampung Maret");
    app.to_the_end_of_the_text();
    app.type_text("Jembatan Citarum di Kabupaten Bandung Barat rampung pada bulan Maret.");
    app.wait_until_saved();
    let id = newsroom.ask(&["search", "Jembatan Citarum rampung Maret"])[0]["id"].clone();
    let id = id.as_str().expect("it can be found").to_owned();
    assert_eq!(newsroom.ask(&["show", &id])["headline"], "Jembatan Citarum rampung Maret");
    app.click("[data-command=submit]");
    app.wait_for("[data-command=approve]");
    assert_eq!(newsroom.ask(&["show", &id])["status"], "in-review");

    // The reviewer reads the page and approves what they read.
    app.wait_for_text_on_the_page("rampung pada bulan Maret");
    app.picture("review");
    app.click("[data-command=approve]");
    app.wait_for("[data-command=export]");
    let story = newsroom.ask(&["show", &id]);
    assert_eq!(story["status"], "approved");
    assert!(story["seal"]["hash"].is_string());

    // The exporter.
    let out = newsroom.beside("situs");
    app.chord(&[key::CONTROL, 'e']);
    app.click("#export-folder");
    app.chord(&[key::CONTROL, 'a']);
    app.type_text(&out.to_string_lossy());
    app.type_text("\n");
    app.wait_for("[data-stage=planned]");
    app.picture("export-plan");
    assert!(!out.exists(), "a plan writes nothing");
    app.click("[data-action=run-export]");
    app.wait_for("[data-stage=done]");
    app.picture("export-done");

    let slug = story["slug"].as_str().expect("a slug");
    let pages = newsroom.ask(&["export", &out.to_string_lossy(), "--plan"]);
    assert_eq!(pages["written"], 0, "all is written already");
    let files = pages["files"].as_array().expect("files");
    let page = files
        .iter()
        .filter_map(|file| file["path"].as_str())
        .find(|path| path.ends_with(&format!("/{slug}.html")))
        .expect("the story has a page");
    let written = std::fs::read_to_string(out.join(page)).expect("the page is there");
    assert!(written.contains("rampung pada bulan Maret"), "{written}");
    assert_eq!(newsroom.ask(&["show", &id])["status"], "exported");
}

#[test]
fn a_changed_story_says_so_and_what_is_live_stays() {
    let newsroom = Newsroom::sample();
    let approved = newsroom.ask(&["list", "--status", "approved"]);
    let exported = newsroom.ask(&["list", "--status", "exported"]);
    let story = [&approved, &exported]
        .into_iter()
        .find_map(|rows| rows.as_array()?.first().cloned())
        .expect("the sample has an approved story");
    let id = story["id"].as_str().expect("an id").to_owned();
    let sealed = newsroom.ask(&["show", &id])["seal"]["hash"].clone();

    let Some(app) = App::open(&newsroom) else { return };
    app.open_story(story["headline"].as_str().expect("a headline"));
    app.to_the_end_of_the_text();
    app.type_text(" Sesudah disetujui.");
    app.wait_until_saved();
    app.wait_for("[data-status=changed]");
    app.picture("changed");
    let now = newsroom.ask(&["show", &id]);
    assert_eq!(now["status"], "changed");
    assert_eq!(now["seal"]["hash"], sealed, "the seal is of what was read");
}

#[test]
fn a_story_goes_to_the_bin_and_comes_back() {
    let newsroom = Newsroom::sample();
    let Some(app) = App::open(&newsroom) else { return };
    app.chord(&[key::CONTROL, 'n']);
    app.wait("the headline", "return document.activeElement?.id === 'headline'", json!([]));
    app.type_text("Akan dibuang");
    app.wait_until_saved();
    let id = app.wait(
        "the new story's row",
        "return [...document.querySelectorAll('#story-list [data-article]')] \
         .find((row) => row.textContent.includes('Akan dibuang'))?.dataset.article",
        json!([]),
    );
    let id = id.as_str().expect("an id").to_owned();

    app.command("trash");
    app.wait_for(".toast .act");
    assert_eq!(newsroom.ask(&["show", &id])["status"], "trashed");
    app.click(".toast .act");
    app.wait_for("#headline");
    assert_eq!(newsroom.ask(&["show", &id])["status"], "draft");
}
