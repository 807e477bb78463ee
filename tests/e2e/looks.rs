//! Pictures of the window in its states, kept in `target/screenshots` to be
//! looked at, and what must hold in each: all of it is within the window, and
//! what is said is said in the window's language.

use serde_json::json;

use super::app::{App, Newsroom};
use super::driver::key;
use super::steps::SEED;

/// True where the window shows all of itself: nothing scrolls the document.
const FITS: &str = "const root = document.documentElement; \
     return root.scrollWidth <= root.clientWidth && root.scrollHeight <= root.clientHeight;";

impl App {
    /// Gives the window a size and waits until the page has it.
    #[track_caller]
    fn at(&self, width: u32, height: u32) {
        self.resize(width, height);
        self.wait("the width", "return Math.abs(innerWidth - arguments[0]) <= 2", json!([width]));
    }

    /// Chooses how the window looks, as the settings do.
    #[track_caller]
    fn appear(&self, appearance: &str) {
        self.run("document.documentElement.dataset.appearance = arguments[0]", json!([appearance]));
    }

    #[track_caller]
    fn wait_for_page(&self) {
        self.enter_frame("#page-frame");
        self.wait_for("[data-body] p");
        self.leave_frame();
    }
}

#[test]
fn the_window_fits_at_every_width_in_light_and_dark() {
    let newsroom = Newsroom::sample();
    let Some(app) = App::open(&newsroom) else { return };
    app.open_story(SEED);
    app.wait_for_page();
    for appearance in ["light", "dark"] {
        app.appear(appearance);
        for width in [900, 1440, 2560] {
            app.at(width, if width == 900 { 640 } else { 900 });
            app.picture(&format!("story-{appearance}-{width}"));
            assert_eq!(app.run(FITS, json!([])), true, "{appearance} at {width}");
        }
    }
}

#[test]
fn an_empty_newsroom_says_what_to_do() {
    let newsroom = Newsroom::empty();
    let Some(app) = App::open(&newsroom) else { return };
    app.wait_for(".welcome");
    app.picture("empty");
    assert_eq!(app.run("return document.documentElement.lang", json!([])), "id");
    assert_eq!(app.run(FITS, json!([])), true);
}

#[test]
fn an_english_newsroom_speaks_english() {
    let newsroom = Newsroom::english();
    let Some(app) = App::open(&newsroom) else { return };
    app.wait_for("#story-list [data-article]");
    assert_eq!(app.run("return document.documentElement.lang", json!([])), "en");
    let submit = "return document.querySelector('[data-command=submit]').innerText";
    assert_eq!(app.run(submit, json!([])), "Submit");
    app.picture("english");
    app.click("[data-testid=language]");
    app.wait("Indonesian", "return document.documentElement.lang === 'id'", json!([]));
    assert_eq!(app.run(submit, json!([])), "Ajukan");
}

#[test]
fn the_export_and_the_palette_fit_in_the_dark_and_in_english() {
    let newsroom = Newsroom::english();
    let out = newsroom.beside("site");
    let Some(app) = App::open(&newsroom) else { return };
    app.wait_for("#story-list [data-article]");
    app.appear("dark");
    app.plan(&out.to_string_lossy());
    for width in [900, 1440] {
        app.at(width, if width == 900 { 640 } else { 900 });
        app.picture(&format!("export-dark-english-{width}"));
        assert_eq!(app.run(FITS, json!([])), true, "the export at {width}");
    }
    app.chord(&[key::CONTROL, 'k']);
    app.wait_for("#palette-input");
    app.picture("palette-dark-english");
    app.type_text("exp");
    app.wait_for("#palette [data-selected]");
    app.picture("palette-found-dark-english");
    assert_eq!(app.run(FITS, json!([])), true, "the palette");
}
