//! A key in the real window: from the change to the finished layout, beside a
//! bare CodeMirror in the same web view, with the same text.
//!
//! The bare editor is made of the window's own CodeMirror, with nothing but
//! line wrapping, and lies over it. Keys are dispatched as the editor itself
//! does it for typing; the way of a key press through system and web view is
//! the same for both and left out. The web view's clock tells milliseconds, so
//! letters are timed ten at once.

#[path = "../../../tests/e2e/driver.rs"]
#[allow(dead_code, reason = "the journeys use more of it")]
mod driver;
#[path = "../../../tests/e2e/stage.rs"]
#[allow(dead_code, reason = "the journeys use more of it")]
mod stage;

use std::path::Path;

use serde_json::{Value, json};

use crate::figures::{Times, head, row};
use crate::words::body;
use crate::{LENGTHS, Outcome, newsroom};
use driver::Session;
use stage::Stage;

/// Batches of letters.
const ROUNDS: usize = 60;

/// Types into one editor and the other in turn; gives both times of a letter.
const TYPE: &str = "
    const [rounds] = arguments;
    const content = document.querySelector('#body .cm-content');
    const ours = (content.cmTile ?? content.cmView).view;
    const Editor = ours.constructor;
    const place = ours.scrollDOM.getBoundingClientRect();
    const host = document.body.appendChild(document.createElement('div'));
    host.style.cssText = `position:fixed;overflow:hidden;left:${place.left}px;top:${place.top}px;` +
        `width:${place.width}px;height:${place.height}px;background:white`;
    const bare = new Editor({
        doc: ours.state.doc, extensions: [Editor.lineWrapping], parent: host });
    bare.dom.style.height = '100%';
    bare.scrollDOM.style.overflow = 'auto';
    const LETTERS = 10;
    const type = (view, at) => {
        const begun = performance.now();
        for (let n = 0; n < LETTERS; n += 1) {
            view.dispatch({
                changes: { from: at + n, insert: 'a' },
                selection: { anchor: at + n + 1 },
                userEvent: 'input.type' });
            view.contentDOM.getBoundingClientRect();
            view.coordsAtPos(at + n + 1);
        }
        return (performance.now() - begun) / LETTERS;
    };
    const rest = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60)));
    const found = { bare: [], ours: [] };
    const at = ours.state.doc.line(Math.min(3, ours.state.doc.lines)).from + 5;
    for (let round = 0; round < rounds; round += 1) {
        found.bare.push(type(bare, at));
        await rest();
        found.ours.push(type(ours, at));
        await rest();
    }
    bare.destroy();
    host.remove();
    return found;
";

pub(crate) fn measure(folder: &Path) -> Outcome {
    let program = std::env::current_exe()?.with_file_name("redaksi-desktop");
    if !program.is_file() {
        println!("The window was not measured: {} is not built.\n", program.display());
        return Ok(());
    }
    for words in LENGTHS {
        let room = folder.join(words.to_string());
        std::fs::create_dir(&room)?;
        match Stage::set() {
            Ok(stage) => window(&room, words, &program, &stage)?,
            Err(missing) => {
                println!("The window was not measured: {missing} is not installed.\n");
                return Ok(());
            }
        }
    }
    Ok(())
}

fn window(folder: &Path, words: usize, program: &Path, stage: &Stage) -> Outcome {
    let mut newsroom = newsroom(folder)?;
    let id = newsroom.new_story("Siap Juru Damai")?;
    newsroom.write_body(id, &body(words))?;
    newsroom.rest()?;
    let dir = newsroom.folder().path().canonicalize()?;
    drop(newsroom);
    let program = program.to_string_lossy();
    let session = Session::start(&stage.driver, &program, &[&dir.to_string_lossy()])?;
    session.resize(1_600, 1_000);
    session.click(&format!("#story-list [data-article=\"{id}\"]"));
    session.wait_for("#body .cm-content");
    let found = session.run_async(TYPE, json!([ROUNDS]));
    session.end();
    let times = |name: &str| {
        let mut times = Times::default();
        let list = found[name].as_array().into_iter().flatten();
        list.filter_map(Value::as_f64).for_each(|time| times.add(time));
        times
    };
    let (bare, ours) = (times("bare"), times("ours"));
    head(&format!("A letter in the window, {words} words ({ROUNDS} times ten letters)"));
    row("bare CodeMirror, change and layout", &bare, None);
    row("the editor of the window", &ours, Some(&bare));
    println!();
    Ok(())
}
