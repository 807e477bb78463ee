//! The exporter's day: the plan and its reasons, the export, its history, the
//! way back; and what readers are told afterwards.

use serde_json::json;

use super::app::{App, Newsroom};
use super::driver::key;
use super::steps::SEED;

/// The words of every row that is shown.
const ROWS: &str = "[...document.querySelectorAll('#plan-rows .row')] \
     .map((row) => row.textContent.replace(/\\s+/g, ' ').trim())";

impl App {
    /// Opens the export view on a folder and waits for its plan.
    #[track_caller]
    pub fn plan(&self, out: &str) {
        self.chord(&[key::CONTROL, 'e']);
        self.wait_for("#export-view");
        self.click("#export-folder");
        self.chord(&[key::CONTROL, 'a']);
        self.type_text(out);
        self.type_text("\n");
        self.wait_for("#export-view[data-stage=planned]");
    }

    #[track_caller]
    fn rows(&self) -> Vec<String> {
        let rows = self.run(&format!("return {ROWS}"), json!([]));
        serde_json::from_value(rows).expect("a list of texts")
    }
}

/// The id and the headline of a story of the sample that is live.
fn live_story(newsroom: &Newsroom) -> (String, String) {
    let rows = newsroom.ask(&["list", "--status", "exported"]);
    let text = |key: &str| rows[0][key].as_str().expect("the sample has a live story").to_owned();
    (text("id"), text("headline"))
}

#[test]
fn a_site_is_planned_exported_changed_and_taken_back() {
    let newsroom = Newsroom::sample();
    let out = newsroom.beside("situs");
    let name = out.to_string_lossy().into_owned();
    let Some(app) = App::open(&newsroom) else { return };

    // The first plan: everything is new, and nothing is written by it.
    app.plan(&name);
    assert!(!out.exists());
    assert!(app.rows().iter().all(|row| row.contains("Baru")), "{:?}", app.rows());
    app.picture("export-plan-first");
    app.click("[data-action=run-export]");
    app.wait_for("#export-view[data-stage=done]");
    app.picture("export-done");
    let before = std::fs::read_to_string(out.join("index.html")).expect("the site is there");

    // A new headline, approved: the plan says which pages and why.
    let (id, headline) = live_story(&newsroom);
    newsroom.ask(&["set", &id, "headline=Judul yang diganti sesudah terbit"]);
    let approved = newsroom.ask(&["--as", "Penyunting", "approve", &id]);
    assert_eq!(approved["status"], "approved", "{approved}");
    app.click("[data-action=plan]");
    app.wait_for("#export-view[data-stage=planned]");
    app.picture("export-plan");
    let rows = app.rows();
    assert!(rows.iter().all(|row| row.contains("berubah")), "each has its reason: {rows:?}");
    let follows = rows.iter().any(|row| row.contains("berubah: Judul yang diganti"));
    assert!(follows, "a list says which story changed it: {rows:?}");

    // Searching narrows, Escape widens again and does not close the view.
    app.click("#plan-search");
    app.type_text("index.html");
    let fewer = format!("return {ROWS}.length < arguments[0]");
    app.wait("fewer rows", &fewer, json!([rows.len()]));
    assert!(app.rows().iter().all(|row| row.contains("index.html")), "{:?}", app.rows());
    app.type_text(&key::ESCAPE.to_string());
    let all = format!("return {ROWS}.length === arguments[0]");
    app.wait("all rows", &all, json!([rows.len()]));
    app.wait_for("#export-view");

    app.click("[data-action=run-export]");
    app.wait_for("#export-view[data-stage=done]");
    let after = std::fs::read_to_string(out.join("index.html")).expect("the site is there");
    assert!(after.contains("Judul yang diganti"), "the new headline of {headline} is live");

    // The history, and the way back, which asks first.
    app.click("[data-action=look-back]");
    app.wait_for("[data-testid=export-history] li.stands");
    app.click("[data-action=ask-rollback]");
    app.picture("export-history");
    assert_eq!(std::fs::read_to_string(out.join("index.html")).expect("a page"), after);
    app.click("[data-action=rollback]");
    app.wait_for("[data-testid=export-rolled-back]");
    app.picture("export-rolled-back");
    let back = std::fs::read_to_string(out.join("index.html")).expect("the site is there");
    assert_eq!(back, before, "what stood before stands again, byte for byte");

    // Escape closes, and the keyboard goes back to where it was.
    app.type_text(&key::ESCAPE.to_string());
    app.wait("no view", "return document.querySelector('#export-view') === null", json!([]));
    assert_eq!(app.run("return document.activeElement !== null", json!([])), true);
}

#[test]
fn readers_are_told_of_a_correction_and_of_a_retraction() {
    let newsroom = Newsroom::sample();
    let (id, headline) = live_story(&newsroom);
    let Some(app) = App::open(&newsroom) else { return };
    app.call(
        "change_preferences",
        json!({
            "language": null, "person": "Penyunting", "appearance": null, "inbox": null
        }),
    );
    app.open_story(&headline);

    app.command("correct");
    app.wait_for("#correct-dialog [data-testid=citing][data-count]");
    app.click("#correct-dialog input[value=koreksi]");
    app.click("#correct-text");
    app.type_text("Angka pada alinea kedua diperbaiki.");
    app.picture("correct");
    app.click("[data-action=correct]");
    app.wait_for("[data-testid=notices] [data-kind=koreksi]");
    app.picture("notices");
    let story = newsroom.ask(&["show", &id]);
    assert_eq!(story["notices"][0]["kind"], "koreksi");
    assert_eq!(story["notices"][0]["text"], "Angka pada alinea kedua diperbaiki.");

    app.command("retract");
    app.wait_for("#retract-dialog [data-testid=citing][data-count]");
    app.click("#retract-why");
    app.type_text("Sumbernya terbukti palsu.");
    app.picture("retract");
    app.click("[data-action=retract]");
    app.wait_for("[data-testid=notices] [data-kind=pencabutan]");
    assert_eq!(newsroom.ask(&["show", &id])["status"], "retracted");
}

#[test]
fn the_cards_follow_the_headline() {
    let newsroom = Newsroom::sample();
    let Some(app) = App::open(&newsroom) else { return };
    app.open_story(SEED);
    app.command("show-cards");
    app.wait_for("[data-testid=cards] [data-card=search-desktop]");
    app.wait_for("[data-testid=cards] [data-card=share]");
    app.picture("cards");
    app.click("#headline");
    app.chord(&[key::CONTROL, 'a']);
    app.type_text("Judul baru yang pendek");
    app.wait(
        "the new headline on the card",
        "return document.querySelector('[data-card=feed]')?.textContent.includes(arguments[0])",
        json!(["Judul baru yang pendek"]),
    );
}
