//! What a person does in the window, step by step, as the journeys use it.

use std::time::Duration;

use serde_json::json;

use super::app::App;
use super::driver::key;

/// Gives the editor's text, with line breaks as the document has them.
pub const TEXT: &str = "const content = document.querySelector('#body .cm-content'); \
     return (content.cmTile ?? content.cmView).view.state.doc.toString();";

/// What the headline of the sample's first story, the seed, begins with.
pub const SEED: &str = "Amerika Serikat dan Prancis";

impl App {
    /// Searches for the story whose headline begins with `words`, opens it, and
    /// gives its id.
    #[track_caller]
    pub fn open_story(&self, words: &str) -> String {
        self.click("#list-search");
        self.type_text(words);
        let row = self.wait(
            "the story's row",
            "return [...document.querySelectorAll('#story-list [data-article]')] \
             .find((row) => row.textContent.includes(arguments[0]))?.dataset.article",
            json!([words]),
        );
        let id = row.as_str().expect("an id").to_owned();
        self.click(&format!("#story-list [data-article=\"{id}\"]"));
        self.wait_for("#body .cm-content");
        id
    }

    /// Puts the caret at the end of the text.
    #[track_caller]
    pub fn to_the_end_of_the_text(&self) {
        self.run("document.querySelector('#body .cm-content').focus()", json!([]));
        self.chord(&[key::CONTROL, key::END]);
    }

    /// Waits until all that was typed is saved.
    #[track_caller]
    pub fn wait_until_saved(&self) {
        self.wait_for("#save-state[data-state=saved]");
    }

    /// Waits until the page in the frame has `text`.
    #[track_caller]
    pub fn wait_for_text_on_the_page(&self, text: &str) {
        self.enter_frame("#page-frame");
        let has = "return document.querySelector('[data-body]')?.innerText.includes(arguments[0])";
        self.wait("the text on the page", has, json!([text]));
        self.leave_frame();
    }

    /// From now on each call of `command` is answered `delay` later.
    pub fn slow_down(&self, command: &str, delay: Duration) {
        self.run(
            "const [command, delay] = arguments; const quick = window.fetch; \
             window.fetch = async (address, ...rest) => { \
               const reply = await quick(address, ...rest); \
               if (String(address).endsWith('/' + command)) \
                 await new Promise((done) => setTimeout(done, delay)); \
               return reply; };",
            json!([command, delay.as_millis() as u64]),
        );
    }

    /// Waits until an element of the page in the frame has `text`.
    #[track_caller]
    pub fn wait_for_text_in_the_frame(&self, selector: &str, text: &str) {
        self.enter_frame("#page-frame");
        self.wait(
            "the text on the page",
            "return document.querySelector(arguments[0])?.textContent.includes(arguments[1])",
            json!([selector, text]),
        );
        self.leave_frame();
    }

    /// Gives a command through the palette, where every command can be found.
    #[track_caller]
    pub fn command(&self, name: &str) {
        self.chord(&[key::CONTROL, 'k']);
        self.wait_for("#palette-input");
        self.type_text(name);
        self.wait_for(&format!("#palette [data-value=\"command {name}\"][data-selected]"));
        self.type_text("\n");
    }
}
