//! The preview frame: what is in it equals the finished page, and from inside
//! it nothing can be reached.

use serde_json::{Value, json};

use super::app::{App, Newsroom};
use super::steps::SEED;

/// The page of the seed story, as the export would write it.
#[track_caller]
fn seed_page(app: &App) -> (String, Value) {
    let rows = app.call("list_articles", json!({ "query": SEED, "limit": 1 }));
    let id = rows["rows"][0]["id"].as_str().expect("the sample has the seed").to_owned();
    let request = json!({ "id": id, "page": 1, "sealed": false, "known": null });
    (id, app.call("page", request))
}

/// A frame as the page pane makes it, on the seed's page, over the window.
/// Gives the address that it loaded.
#[track_caller]
fn add_frame(app: &App) -> String {
    let (id, page) = seed_page(app);
    let path = page["path"].as_str().expect("the first reply is the whole page");
    let address = format!("preview://localhost{path}?id={id}&page=1&sealed=false");
    app.run_async(
        "window.trial = []; \
         const frame = document.createElement('iframe'); \
         frame.id = 'trial'; \
         frame.setAttribute('sandbox', 'allow-scripts'); \
         frame.style.cssText = 'position:fixed;inset:0;width:800px;height:600px;z-index:99'; \
         addEventListener('message', (event) => { \
           if (event.source === frame.contentWindow) trial.push(event.data); }); \
         frame.src = arguments[0]; \
         document.body.append(frame); \
         while (!trial.some((message) => message.redaksi === 'ready')) \
           await new Promise((done) => setTimeout(done, 10));",
        json!([address]),
    );
    address
}

#[test]
fn the_frame_shows_the_exported_page_and_follows_any_change_exactly() {
    let newsroom = Newsroom::sample();
    let Some(app) = App::open(&newsroom) else { return };
    add_frame(&app);
    let page = seed_page(&app).1["html"].as_str().expect("a whole page").to_owned();
    assert!(!page.contains("<script>"), "the page itself has no script that runs");

    app.enter_frame("#trial");
    let same = app.run(
        "const [page] = arguments; \
         const policy = /<meta http-equiv=\"Content-Security-Policy\"[^>]*>/; \
         const own = [...document.scripts].find((script) => !script.type).outerHTML; \
         const framed = page.replace(policy, () => own); \
         const fresh = new DOMParser().parseFromString(framed, 'text/html'); \
         return framed !== page && \
           fresh.documentElement.outerHTML === document.documentElement.outerHTML;",
        json!([page]),
    );
    assert_eq!(same, true, "the frame's document is the page with both changes");
    let styled = app.run("return getComputedStyle(document.body).marginLeft", json!([]));
    assert_eq!(styled, "0px", "the theme's style sheet is loaded through the scheme");

    for seed in [1, 20_220_222] {
        let made = app.run(include_str!("frame_pages.js"), json!([seed, 500]));
        assert_eq!(made, 500, "each of the random changes left the frame equal to a fresh page");
    }
    app.leave_frame();
    let count = "return trial.filter((message) => message.redaksi === arguments[0]).length";
    assert_eq!(app.run(count, json!(["ready"])), 1, "the frame was loaded once");
    assert_eq!(app.run(count, json!(["refused"])), 0);
}

#[test]
fn presses_in_the_frame_are_told_and_lead_nowhere() {
    let newsroom = Newsroom::sample();
    let Some(app) = App::open(&newsroom) else { return };
    let address = add_frame(&app);
    app.run(
        "document.querySelector('#trial').contentWindow\
         .postMessage({ redaksi: 'lines', lines: [1, 3, 5, 7, 9, 11, 13, 15, 17] }, '*')",
        json!([]),
    );
    app.enter_frame("#trial");
    app.click("[data-body] > p:nth-of-type(2)");
    app.click("article a[href]");
    assert_eq!(app.run("return location.href", json!([])), address, "the link was not followed");
    app.leave_frame();
    let told = app.run("return trial", json!([]));
    let told = told.as_array().expect("a list");
    assert!(
        told.iter().any(|message| message["redaksi"] == "clicked" && message["block"] == 1),
        "{told:?}"
    );
    assert!(
        told.iter().any(|message| message["redaksi"] == "link"
            && message["href"].as_str().is_some_and(|href| href.ends_with(".html"))),
        "{told:?}"
    );
}

#[test]
fn nothing_can_be_reached_from_inside_the_frame() {
    let newsroom = Newsroom::sample();
    let Some(app) = App::open(&newsroom) else { return };
    add_frame(&app);
    let before = app.call("list_articles", json!({ "limit": 0 }))["total"].clone();

    app.enter_frame("#trial");
    let seen =
        app.run("return [typeof window.__TAURI_INTERNALS__, typeof window.__TAURI__]", json!([]));
    assert_eq!(seen, json!(["undefined", "undefined"]));
    assert_eq!(app.run("return origin", json!([])), "null", "the frame has no origin of its own");

    // Every way out that a script would try; each must end in a refusal.
    let ways = app.run_async(include_str!("frame_escapes.js"), json!([]));
    for (way, outcome) in ways.as_object().expect("a way with its outcome each") {
        assert_eq!(outcome, "refused", "{way}");
    }
    app.leave_frame();

    assert!(
        app.run("return location.href", json!([])).as_str().expect("text").starts_with("tauri://")
    );
    assert_eq!(app.call("list_articles", json!({ "limit": 0 }))["total"], before, "no story came");
}

#[test]
fn the_scheme_serves_pages_and_pictures_and_nothing_beside_them() {
    let newsroom = Newsroom::sample();
    let Some(app) = App::open(&newsroom) else { return };
    add_frame(&app);
    app.enter_frame("#trial");
    let missed = app.run_async(
        "const outcome = {}; \
         for (const path of arguments[0]) \
           outcome[path] = await new Promise((done) => { \
             const picture = new Image(); \
             picture.onload = () => done('loaded'); \
             picture.onerror = () => done('refused'); \
             picture.src = 'preview://localhost/' + path; }); \
         return outcome;",
        json!([[
            "../newsroom.db",
            "..%2fnewsroom.db",
            "%2e%2e/newsroom.db",
            "newsroom.db",
            "settings.toml",
            "media/../newsroom.db",
            "media%2f..%2fnewsroom.db",
            "/etc/passwd",
            "//etc/passwd",
            "file:///etc/passwd",
            "media/..%5cnewsroom.db",
            "crash/",
            "media/",
            "theme/"
        ]]),
    );
    for (path, outcome) in missed.as_object().expect("a path with its outcome each") {
        assert_eq!(outcome, "refused", "{path}");
    }
    app.leave_frame();
}
