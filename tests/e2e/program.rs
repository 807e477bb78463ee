//! The program as the desktop starts it: once for each newsroom, with a
//! sentence where a newsroom cannot be opened.

use std::io::Read;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::app::{App, BINARY, Newsroom};
use super::stage::Stage;

/// Waits until the program ends, and gives its status; `None` where it goes on.
fn end_of(program: &mut Child, patience: Duration) -> Option<i32> {
    let started = Instant::now();
    while started.elapsed() < patience {
        if let Some(status) = program.try_wait().expect("it can be asked") {
            return status.code();
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    None
}

#[test]
fn a_newsroom_has_one_window_and_two_newsrooms_have_two() {
    let (one, other) = (Newsroom::sample(), Newsroom::sample());
    let Some(app) = App::open(&one) else { return };

    let mut again = app.stage().command(BINARY).arg(one.dir()).spawn().expect("it starts");
    let ended = end_of(&mut again, Duration::from_secs(20));
    assert_eq!(ended, Some(0), "the second start hands over to the first and ends");

    let mut second = app.stage().command(BINARY).arg(other.dir()).spawn().expect("it starts");
    let ended = end_of(&mut second, Duration::from_secs(3));
    second.kill().expect("it still runs");
    let _ = second.wait();
    assert_eq!(ended, None, "another newsroom has a window of its own");
    app.wait_for("#story-list");
}

#[test]
fn a_newsroom_that_cannot_be_opened_is_answered_with_a_sentence() {
    let stage = match Stage::set() {
        Ok(stage) => stage,
        Err(missing) => return eprintln!("left out: {missing} is not installed"),
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("bukan-folder");
    std::fs::write(&file, "bukan ruang redaksi").expect("it can be written");

    let mut program =
        stage.command(BINARY).arg(&file).stderr(Stdio::piped()).spawn().expect("it starts");
    let ended = end_of(&mut program, Duration::from_secs(4));
    let _ = program.kill();
    let _ = program.wait();
    let mut said = String::new();
    program.stderr.take().expect("piped").read_to_string(&mut said).expect("text");
    assert_eq!(ended, None, "it waits until the dialog is read: {said}");
    assert!(said.contains("redaksi: "), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    let kept = std::fs::read_to_string(&file).expect("it is still there");
    assert_eq!(kept, "bukan ruang redaksi", "what is there is left alone");
}
