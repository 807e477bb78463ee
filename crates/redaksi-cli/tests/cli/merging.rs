//! Copies that went their own ways come together; two programs write at once.

use std::process::Stdio;

use serde_json::json;

use crate::dice::{Dice, trace};
use crate::stage::{Stage, Terminal, copy, jpeg, text};

#[test]
fn two_copies_that_both_changed_become_equal_and_lose_nothing() {
    let here = Stage::new();
    let id = here.story("Judul", "Kepala. Ekor.");
    here.json(&["backup", &here.at("cadangan.zip")]);
    here.json(&["restore-backup", &here.at("cadangan.zip"), &here.at("lain")]);
    let there = here.other("lain");

    let mine = here.file("mine", "[8,0,\"Tulisan di sini. \"]\n[0,0,\"Awal. \"]\n");
    here.run(&["type", &id, "--trace", &mine]);
    here.json(&["set", &id, "deck=Ringkasan dari sini", "tags=[\"sini\"]"]);
    let own = here.story("Hanya di sini", "Isi.");
    let theirs = here.file("theirs", "[13,0,\" Tulisan di sana.\"]\n");
    assert_eq!(there.run(&["type", &id, "--trace", &theirs]).code, 0);
    there.json(&["set", &id, "section=Sana", "lead.caption=Keterangan sana"]);
    there.json(&["settings", "accent=#123456"]);
    let photo = here.file("foto.jpg", jpeg(30, 20));
    there.json(&["photo", &id, &photo, "--lead"]);
    let md = here.file("sana.md", "# Hanya di sana\n\nIsi.");
    let new = there.json(&["import", &md]);
    let new = text(&new["articles"][0], "id").to_owned();
    there.json(&["approve", &new]);

    let changed = here.json(&["merge", &here.at("lain")]);
    assert_eq!(changed, json!({ "changed": 2 }));
    assert_eq!(there.json(&["merge", &here.newsroom.display().to_string()])["changed"], 2);
    for story in [&id, &own, &new] {
        assert_eq!(here.show(story), there.json(&["show", story]), "equal on both sides");
    }
    let merged = here.show(&id);
    for written in ["Awal. ", "Tulisan di sini. ", " Tulisan di sana."] {
        assert!(text(&merged, "body").contains(written), "{merged}");
    }
    assert_eq!(merged["deck"], "Ringkasan dari sini");
    assert_eq!(merged["section"], "Sana");
    assert_eq!(merged["lead"]["caption"], "Keterangan sana");
    assert_eq!(here.json(&["settings"]), there.json(&["settings"]));
    assert_eq!(here.show(&new)["status"], "approved");

    for _ in 0..2 {
        let changed = here.json(&["merge", &here.at("lain")]);
        assert_eq!(changed, json!({ "changed": 0 }), "merging again changes nothing");
    }
    assert_eq!(here.show(&id), merged);
    here.assert_sound();
    there.assert_sound();
    here.json(&["approve", &id, &own]);
    here.json(&["export", &here.at("situs")]);
}

#[test]
fn copied_folders_never_share_a_writer() {
    let here = Stage::new();
    let id = here.story("Judul", "Teks.");
    copy(&here.newsroom, &here.path("lain"));
    let there = here.other("lain");
    let mut dice = Dice::new(3);
    for _ in 0..5 {
        for terminal in [&here as &dyn Run, &there as &dyn Run] {
            let body = terminal.body(&id);
            let file = here.file("jejak", trace(&body, 10, &mut dice).lines);
            terminal.type_in(&id, &file);
        }
        here.json(&["merge", &here.at("lain")]);
        there.json(&["merge", &here.newsroom.display().to_string()]);
        assert_eq!(here.show(&id), there.json(&["show", &id]));
    }
    here.assert_sound();
    there.assert_sound();
}

/// The two kinds of stages, behind one face.
trait Run {
    fn body(&self, id: &str) -> String;
    fn type_in(&self, id: &str, file: &str);
}

impl<T: Terminal> Run for T {
    fn body(&self, id: &str) -> String {
        text(&self.json(&["show", id]), "body").to_owned()
    }

    fn type_in(&self, id: &str, file: &str) {
        let ran = self.run(&["type", id, "--trace", file]);
        assert_eq!(ran.code, 0, "{ran:?}");
    }
}

#[test]
fn a_folder_that_is_no_newsroom_is_not_merged() {
    let stage = Stage::new();
    stage.refused(&["merge", &stage.at("kosong")], "not-found");
    let file = stage.file("palsu/newsroom.db", "bukan basis data, sama sekali bukan");
    assert!(file.ends_with("newsroom.db"));
    stage.refused(&["merge", &stage.at("palsu")], "damaged-newsroom");
    assert_eq!(std::fs::read(&file).unwrap(), b"bukan basis data, sama sekali bukan");
    stage.assert_sound();
}

#[test]
fn two_programs_write_one_story_at_once() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Awal.");
    let typed = trace("Awal.", 200, &mut Dice::new(11));
    let file = stage.file("jejak", &typed.lines);
    let mut command = stage.command(&["type", &id, "--trace", &file]);
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    for n in 0..20 {
        stage.json(&["set", &id, &format!("deck=Ringkasan {n}"), &format!("tags=[\"{n}\"]")]);
    }
    assert!(child.wait().unwrap().success());
    let story = stage.show(&id);
    assert_eq!(text(&story, "body"), typed.texts.last().unwrap());
    assert_eq!(story["deck"], "Ringkasan 19");
    assert_eq!(story["tags"], json!(["19"]));
    stage.assert_sound();
}

#[test]
fn two_programs_type_into_one_text_and_both_are_in_it() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Tengah");
    // One writes at the head, one far behind it; each letter is of one of them.
    let head = stage.file("kepala", "[0,0,\"a\"]\n".repeat(100));
    let tail = stage.file("ekor", "[3,0,\"b\"]\n".repeat(100));
    let spawn = |file: &str| {
        let mut command = stage.command(&["type", &id, "--trace", file]);
        command.stdout(Stdio::null()).spawn().unwrap()
    };
    let mut both = [spawn(&head), spawn(&tail)];
    for child in &mut both {
        assert!(child.wait().unwrap().success());
    }
    let body = text(&stage.show(&id), "body").to_owned();
    let count = |letter| body.chars().filter(|c| *c == letter).count();
    assert_eq!((count('a'), count('b')), (101, 100), "{body}");
    assert_eq!(body.chars().count(), 6 + 200);
    stage.assert_sound();
}
