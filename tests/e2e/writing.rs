//! Writing: what is typed is saved, shown on the page, and survives.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::app::{App, Newsroom};
use super::driver::key;
use super::steps::{SEED, TEXT};

#[test]
fn what_is_typed_is_saved_and_stands_on_the_page() {
    let newsroom = Newsroom::sample();
    let Some(app) = App::open(&newsroom) else { return };
    let id = app.open_story(SEED);
    let style = "return getComputedStyle(document.querySelector('.cm-scroller')).display";
    assert_eq!(app.run(style, json!([])), "flex", "the editor's styles pass the shipped policy");

    app.run(
        "window.states = []; new MutationObserver(() => states.push( \
           document.querySelector('#save-state').dataset.state)) \
         .observe(document.querySelector('#save-state'), { attributes: true });",
        json!([]),
    );
    app.to_the_end_of_the_text();
    app.type_text("\n\nKalimat baru – dengan “kutipan” dan 😀.");
    app.wait_until_saved();
    let states = app.run("return states", json!([]));
    let states = states.as_array().expect("a list");
    assert!(states.contains(&json!("saving")), "it said that it was saving: {states:?}");
    assert_eq!(states.last(), Some(&json!("saved")));

    app.wait_for_text_on_the_page("Kalimat baru – dengan “kutipan” dan 😀.");
    let body = newsroom.ask(&["show", &id])["body"].clone();
    let body = body.as_str().expect("a text");
    assert!(body.ends_with("\n\nKalimat baru – dengan “kutipan” dan 😀."), "{body}");
    assert_eq!(app.run(TEXT, json!([])), body, "the editor shows what is stored");
}

#[test]
fn a_related_link_is_picked_and_stands_on_the_page() {
    let newsroom = Newsroom::sample();
    let Some(app) = App::open(&newsroom) else { return };
    let id = app.open_story(SEED);
    let before = newsroom.ask(&["show", &id])["links"].as_array().expect("links").len();

    app.to_the_end_of_the_text();
    app.type_text("\n\n");
    app.chord(&[key::CONTROL, 'j']);
    app.wait_for("#picker [data-offer]");
    let offered = app.run("return document.querySelector('#picker .on').dataset.offer", json!([]));
    app.type_text("\n");
    app.wait_until_saved();

    let story = newsroom.ask(&["show", &id]);
    let links = story["links"].as_array().expect("links");
    assert_eq!(links.len(), before + 1);
    assert!(links.iter().any(|link| link["target"] == offered), "{links:?} has {offered}");
    let headline = newsroom.ask(&["show", offered.as_str().expect("an id")])["headline"].clone();
    app.wait_for_text_on_the_page(headline.as_str().expect("a text"));
}

#[test]
fn a_slow_answer_is_not_taken_for_saved() {
    let newsroom = Newsroom::sample();
    let Some(app) = App::open(&newsroom) else { return };
    app.open_story(SEED);
    app.to_the_end_of_the_text();
    app.slow_down("edit_body", Duration::from_secs(2));
    app.type_text(" Pelan.");
    app.wait_for("#save-state[data-state=saving]");
    // The answer to the first change comes two seconds after it; until then
    // the window may not say more than it knows.
    let early = app.run_async(
        "const seen = new Set(); const until = performance.now() + 1000; \
         while (performance.now() < until) { \
           seen.add(document.querySelector('#save-state').dataset.state); \
           await new Promise((done) => setTimeout(done, 20)); } \
         return [...seen];",
        json!([]),
    );
    assert_eq!(early, json!(["saving"]));
    app.wait_until_saved();
}

#[test]
fn what_was_typed_survives_the_end_of_the_program() {
    let newsroom = Newsroom::sample();
    let Some(app) = App::open(&newsroom) else { return };
    let id = app.open_story(SEED);
    app.to_the_end_of_the_text();
    app.run(
        "window.typed = []; document.querySelector('#body .cm-content') \
         .addEventListener('input', () => typed.push(performance.now()));",
        json!([]),
    );
    app.type_text("\n\n");
    let text: String = (100..250).map(|number| format!("k{number} ")).collect();
    for part in text.as_bytes().chunks(50) {
        app.type_text(std::str::from_utf8(part).expect("ASCII"));
    }
    // Typed more than a second before the last look: that may not be lost.
    let old = app.run(
        "const now = performance.now(); return typed.filter((at) => at < now - 1000).length",
        json!([]),
    );
    let old = usize::try_from(old.as_u64().expect("a number")).expect("small").saturating_sub(2);
    app.kill(&newsroom);

    let Some(app) = App::open(&newsroom) else { return };
    app.open_story(SEED);
    let stored = newsroom.ask(&["show", &id])["body"].as_str().expect("a text").to_owned();
    let kept = stored.find("k100 ").map_or("", |at| &stored[at..]);
    assert!(text.starts_with(kept.trim_end()), "nothing is missing in between: {kept}");
    assert!(kept.len() >= old, "{} of {} letters typed by then were kept", kept.len(), old);
    assert!(old > 0, "the typing took long enough to say anything");
    assert_eq!(app.run(TEXT, json!([])), stored);
    assert_eq!(newsroom.ask(&["verify"])["ok"], true);
}

#[test]
fn the_terminal_and_the_window_write_into_the_same_story() {
    let newsroom = Newsroom::sample();
    let Some(app) = App::open(&newsroom) else { return };
    let id = app.open_story(SEED);
    let trace: String = "Dari terminal. "
        .chars()
        .enumerate()
        .map(|(at, sign)| format!("{}\n", json!([at, 0, sign.to_string()])))
        .collect();
    let file = newsroom.beside("trace.jsonl");
    std::fs::write(&file, trace).expect("it can be written");

    app.to_the_end_of_the_text();
    app.type_text(" Dari jendela");
    let typed = newsroom.terminal(&["type", &id, "--trace", &file.to_string_lossy()]);
    assert!(typed.status.success(), "{typed:?}");
    app.type_text(" juga.");

    let both = "const text = (() => { const content = document.querySelector('#body .cm-content'); \
         return (content.cmTile ?? content.cmView).view.state.doc.toString(); })(); \
         return text.startsWith('Dari terminal. ') && text.endsWith(' Dari jendela juga.') && text;";
    let shown = app.wait("both texts in the editor", both, json!([]));
    app.wait_until_saved();
    assert_eq!(newsroom.ask(&["show", &id])["body"], shown, "both have the same text");

    let set = newsroom.terminal(&["set", &id, "headline=Judul dari terminal"]);
    assert!(set.status.success(), "{set:?}");
    app.wait(
        "the new headline",
        "return document.querySelector('#headline')?.value === 'Judul dari terminal'",
        json!([]),
    );
    app.wait_for_text_in_the_frame("h1", "Judul dari terminal");
}

/// The page pane's own frame over 500 random edits of the text: it equals the
/// page made afresh, and was loaded once.
#[test]
fn the_page_beside_the_text_equals_the_page_made_afresh() {
    let newsroom = Newsroom::sample();
    let Some(app) = App::open(&newsroom) else { return };
    let id = app.open_story(SEED);
    app.wait_for_text_in_the_frame("h1", "Amerika");
    app.run(
        "window.loads = 0; document.querySelector('#page-frame') \
         .addEventListener('load', () => { loads += 1; });",
        json!([]),
    );
    for round in 0..10 {
        // In two bursts, so that what is saved first may be all that the page
        // shows of the round, and only its head quotes the rest.
        for burst in 0..2 {
            app.run(include_str!("random_edits.js"), json!([2 * round + burst, 25]));
            app.wait_until_saved();
        }
        wait_until_the_page_is(&app, &id);
    }
    // Words of the second page change no block of the first, which is shown,
    // and yet its description.
    app.run(
        "const content = document.querySelector('#body .cm-content'); \
         const view = (content.cmTile ?? content.cmView).view; \
         view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: arguments[0] }, \
           userEvent: 'input' });",
        json!(["Satu dua.\n\n<!--nextpage-->\n\nTiga empat"]),
    );
    app.wait_until_saved();
    wait_until_the_page_is(&app, &id);
    app.to_the_end_of_the_text();
    app.type_text(" lima");
    app.wait_until_saved();
    wait_until_the_page_is(&app, &id);
    assert_eq!(app.run("return loads", json!([])), 0, "the frame was not loaded again");
}

/// Waits until the frame's document is, to the letter, the page as it is made
/// now. What only machines read in its head (descriptions, structured data)
/// follows at the next pause in typing.
#[track_caller]
fn wait_until_the_page_is(app: &App, id: &str) {
    let request = json!({ "id": id, "page": 1, "sealed": false, "known": null });
    let started = Instant::now();
    loop {
        let page: Value = app.call("page", request.clone())["html"].clone();
        app.enter_frame("#page-frame");
        let difference = app.run(include_str!("compare_page.js"), json!([page]));
        app.leave_frame();
        if difference.is_null() {
            return;
        }
        assert!(started.elapsed() < Duration::from_secs(90), "the page differs: {difference}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
