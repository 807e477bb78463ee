//! The program is killed while it writes: what it said is saved is there.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use crate::dice::{Dice, trace};
use crate::stage::{Stage, Terminal, copy, text, tree};

/// A newsroom with one story; the story's id. `updates` keystrokes are in it
/// already.
fn prepared(updates: usize) -> (Stage, String) {
    let stage = Stage::new();
    let id = stage.story("Judul", "Awal.");
    if updates > 0 {
        let lines = trace("Awal.", updates, &mut Dice::new(7)).lines;
        let file = stage.file("awal", lines);
        assert_eq!(stage.run(&["type", &id, "--trace", &file]).code, 0);
    }
    (stage, id)
}

/// Types, and kills after `lines` lines and a moment more. How many edits
/// were said to be saved.
fn type_and_kill(stage: &Stage, id: &str, file: &str, lines: usize, moment: Duration) -> usize {
    let mut command = stage.command(&["type", id, "--trace", file]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    for _ in 0..lines {
        if out.read_line(&mut said).unwrap() == 0 {
            break;
        }
    }
    thread::sleep(moment);
    child.kill().unwrap();
    child.wait().unwrap();
    // What was printed before the kill and not read yet counts too.
    out.read_to_string(&mut said).unwrap();
    said.lines()
        .map(|line| line.strip_prefix("saved ").unwrap().parse().unwrap())
        .max()
        .unwrap_or(0)
}

fn one_kill(model: &Path, id: &str, start: &str, edits: usize, dice: &mut Dice) {
    let stage = Stage::bare();
    copy(model, &stage.newsroom);
    let trace = trace(start, edits, dice);
    let file = stage.file("jejak", &trace.lines);
    let lines = dice.below(edits + 1);
    let moment = Duration::from_micros(u64::try_from(dice.below(4000)).unwrap());
    let saved = type_and_kill(&stage, id, &file, lines, moment);
    let body = text(&stage.show(id), "body").to_owned();
    let kept = trace.texts.iter().rposition(|text| *text == body);
    let kept = kept.unwrap_or_else(|| panic!("no prefix of the trace gives this text: {body:?}"));
    assert!(kept >= saved, "{saved} edits were said to be saved, {kept} are there");
    stage.assert_sound();
    // It goes on where it stopped.
    let rest: String = trace.lines.lines().skip(kept).map(|line| format!("{line}\n")).collect();
    let file = stage.file("sisa", rest);
    assert_eq!(stage.run(&["type", id, "--trace", &file]).code, 0);
    assert_eq!(text(&stage.show(id), "body"), trace.texts.last().unwrap());
}

#[test]
fn two_hundred_kills_lose_no_saved_letter() {
    // A document of more than 400 updates is folded when the typing ends: half
    // of the kills fall around that.
    let (light, light_id) = prepared(0);
    let (heavy, heavy_id) = prepared(398);
    let heavy_text = text(&heavy.show(&heavy_id), "body").to_owned();
    thread::scope(|scope| {
        for worker in 0..4 {
            let (light, heavy) = (&light.newsroom, &heavy.newsroom);
            let (light_id, heavy_id, heavy_text) = (&light_id, &heavy_id, &heavy_text);
            scope.spawn(move || {
                let mut dice = Dice::new(1000 + worker);
                for _ in 0..26 {
                    one_kill(light, light_id, "Awal.", 60, &mut dice);
                    one_kill(heavy, heavy_id, heavy_text, 6, &mut dice);
                }
            });
        }
    });
}

#[test]
fn a_killed_export_leaves_the_old_site_or_the_new_one() {
    let stage = Stage::new();
    let ids: Vec<String> =
        (0..12).map(|n| stage.story(&format!("Judul {n}"), "Isi lama.")).collect();
    let approve = |stage: &Stage| {
        let mut args = vec!["approve"];
        args.extend(ids.iter().map(String::as_str));
        stage.json(&args);
    };
    approve(&stage);
    stage.json(&["export", &stage.at("keluar/situs")]);
    let old = tree(&stage.path("keluar/situs"));
    for id in &ids {
        stage.fed(&["write", id], b"Isi baru.");
    }
    approve(&stage);
    stage.json(&["export", &stage.at("lain/situs")]);
    let new = tree(&stage.path("lain/situs"));
    assert!(old != new);
    let mut dice = Dice::new(5);
    for _ in 0..30 {
        let round = Stage::bare();
        copy(&stage.newsroom, &round.newsroom);
        copy(&stage.path("keluar"), &round.path("keluar"));
        let mut command = round.command(&["export", &round.at("keluar/situs")]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_micros(u64::try_from(dice.below(60_000)).unwrap()));
        child.kill().unwrap();
        child.wait().unwrap();
        let left = tree(&round.path("keluar/situs"));
        assert!(left == old || left == new, "a half-written site: {:?}", left.keys());
        round.assert_sound();
        round.json(&["export", &round.at("keluar/situs")]);
        assert!(tree(&round.path("keluar/situs")) == new, "the next export finishes it");
    }
}

#[test]
fn a_killed_import_leaves_whole_stories() {
    let model = Stage::new();
    let mut dice = Dice::new(9);
    for n in 0..20 {
        model.file(&format!("masuk/{n:02}.txt"), format!("Judul {n}\n\nIsi {n} lengkap.\n"));
    }
    for _ in 0..20 {
        let stage = Stage::bare();
        copy(&model.newsroom, &stage.newsroom);
        let mut command = stage.command(&["import", &model.at("masuk")]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_micros(u64::try_from(dice.below(80_000)).unwrap()));
        child.kill().unwrap();
        child.wait().unwrap();
        stage.assert_sound();
        for row in stage.json(&["list"]).as_array().unwrap() {
            let story = stage.show(text(row, "id"));
            let number = text(&story, "headline").strip_prefix("Judul ").unwrap();
            assert_eq!(story["body"], format!("Isi {number} lengkap."));
        }
        let left = fs::read_dir(&stage.newsroom).unwrap().map(|e| e.unwrap().file_name());
        let temporary = left.filter(|name| name.to_string_lossy().starts_with(".redaksi-")).count();
        assert_eq!(temporary, 0, "an import leaves nothing temporary");
    }
}
