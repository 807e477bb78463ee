//! Faults of the machine, for real: a full disk, a disk that cannot be
//! written, files that are no files. They happen in a mount namespace of the
//! test's own (`unshare`).

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::dice::{Dice, trace};
use crate::stage::{Ran, SEED, Stage, Terminal, jpeg, text, tree};

const INSIDE: &str = "REDAKSI_TEST_INSIDE";

/// Runs a test again in a mount namespace of its own. False outside: then the
/// test was run inside, and passed, or there are no namespaces here.
fn inside(test: &str) -> bool {
    if std::env::var_os(INSIDE).is_some() {
        return true;
    }
    let allowed = |flags: &str| {
        let mut probe = Command::new("unshare");
        let probe = probe.args([flags, "sh", "-c", "mount -t tmpfs tmpfs /mnt"]).output();
        probe.is_ok_and(|output| output.status.success())
    };
    let Some(flags) = ["-m", "-rm"].into_iter().find(|flags| allowed(flags)) else {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "{test} needs `unshare` on CI");
        println!("skipped: {test} (no mount namespaces here)");
        return false;
    };
    let name = format!("faults::{test}");
    let this = std::env::current_exe().unwrap();
    let output = Command::new("unshare")
        .arg(flags)
        .arg(this)
        .args(["--exact", &name, "--nocapture", "--test-threads", "1"])
        .env(INSIDE, "1")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success() && told.contains("1 passed"),
        "{told}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    false
}

fn sh(line: &str) {
    let output = Command::new("sh").args(["-c", line]).output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A small disk at a path.
fn small_disk(path: &Path, kib: u32) {
    fs::create_dir_all(path).unwrap();
    sh(&format!("mount -t tmpfs -o size={kib}k tmpfs '{}'", path.display()));
}

/// Fills a disk but for so many KiB.
fn fill(disk: &Path, but: usize) {
    let ballast = disk.join("ballast");
    let mut size = 64 * 1024 * 1024;
    // tmpfs gives out pages; what does not fit is cut off.
    let _ = fs::write(&ballast, vec![1_u8; size]);
    size = usize::try_from(fs::metadata(&ballast).unwrap().len()).unwrap();
    let file = fs::OpenOptions::new().write(true).open(&ballast).unwrap();
    file.set_len(u64::try_from(size.saturating_sub(but * 1024)).unwrap()).unwrap();
}

fn free(disk: &Path) {
    fs::remove_file(disk.join("ballast")).unwrap();
}

/// A newsroom on a disk of its own, with two stories and a photo.
fn on_small_disk(kib: u32) -> (Stage, String) {
    let mut stage = Stage::bare();
    small_disk(&stage.path("disk"), kib);
    stage.newsroom = stage.path("disk/redaksi");
    stage.make();
    let id = stage.story("Judul", "Isi awal.");
    let other = stage.story("Lain", "Isi lain.");
    stage.json(&["approve", &id, &other]);
    (stage, id)
}

/// Done, or refused for want of room; which.
#[track_caller]
fn done_or_full(ran: &Ran) -> bool {
    if ran.code == 0 {
        return true;
    }
    ran.refusal("disk-full");
    false
}

#[test]
fn a_full_disk_keeps_what_was_saved_and_goes_on_when_there_is_room() {
    if !inside("a_full_disk_keeps_what_was_saved_and_goes_on_when_there_is_room") {
        return;
    }
    let (stage, id) = on_small_disk(16 * 1024);
    let disk = stage.path("disk");
    let long = stage
        .file("panjang.txt", format!("Judul panjang\n\n{}", "Kata demi kata. ".repeat(20_000)));
    let photo = stage.file("foto.jpg", jpeg(2000, 1500));
    let before = stage.show(&id);
    let mut refused = 0;
    for but in [0, 4, 16, 36, 64, 100, 200, 400] {
        for args in [
            &["import", &long][..],
            &["set", &id, "deck=Ringkasan"],
            &["photo", &id, &photo, "--lead"],
            &["submit", &id],
        ] {
            let round = Stage::bare();
            crate::stage::copy(&stage.newsroom, &round.newsroom);
            fill(&disk, but);
            let done = done_or_full(&stage.run_json(args));
            free(&disk);
            stage.assert_sound();
            if done {
                fs::remove_dir_all(&stage.newsroom).unwrap();
                crate::stage::copy(&round.newsroom, &stage.newsroom);
            } else {
                refused += 1;
                assert_eq!(stage.show(&id), before, "{args:?} with {but} KiB left");
                assert_eq!(stage.json(&["list"]).as_array().unwrap().len(), 2, "{args:?}");
            }
        }
    }
    assert!(refused >= 8, "the disk was full in {refused} rounds");
    stage.json(&["import", &long]);
    stage.json(&["photo", &id, &photo, "--lead"]);
    assert_eq!(stage.json(&["set", &id, "deck=Ringkasan"])["deck"], "Ringkasan");
    stage.assert_sound();
}

#[test]
fn a_full_disk_stops_typing_after_what_was_saved() {
    if !inside("a_full_disk_stops_typing_after_what_was_saved") {
        return;
    }
    for but in [0, 8, 40, 80, 160, 320] {
        let (stage, id) = on_small_disk(8 * 1024);
        let typed = trace("Isi awal.", 1500, &mut Dice::new(but as u64 + 1));
        let file = stage.file("jejak", &typed.lines);
        fill(&stage.path("disk"), but);
        let ran = stage.run(&["type", &id, "--trace", &file]);
        assert_eq!(ran.code, 2, "{but} KiB do not hold 1,500 keystrokes: {}", ran.err);
        assert!(ran.err.contains("[disk-full]") && ran.err.lines().count() == 1, "{}", ran.err);
        let saved = ran.out.lines().count();
        free(&stage.path("disk"));
        let body = text(&stage.show(&id), "body").to_owned();
        let kept =
            typed.texts.iter().rposition(|text| *text == body).expect("a prefix of the trace");
        assert!(kept >= saved, "{saved} edits were said to be saved, {kept} are there");
        stage.assert_sound();
        let rest: String = typed.lines.lines().skip(kept).map(|line| format!("{line}\n")).collect();
        let file = stage.file("sisa", rest);
        assert_eq!(stage.run(&["type", &id, "--trace", &file]).code, 0);
        assert_eq!(text(&stage.show(&id), "body"), typed.texts.last().unwrap());
    }
}

#[test]
fn a_full_disk_leaves_the_site_and_the_backup_as_they_were() {
    if !inside("a_full_disk_leaves_the_site_and_the_backup_as_they_were") {
        return;
    }
    let stage = Stage::new();
    let ids: Vec<String> = (0..8).map(|n| stage.story(&format!("Judul {n}"), "Isi.")).collect();
    let mut approve = vec!["approve"];
    approve.extend(ids.iter().map(String::as_str));
    stage.json(&approve);
    let disk = stage.path("disk");
    small_disk(&disk, 2048);
    let (site, backup) = (stage.at("disk/situs"), stage.at("disk/cadangan"));
    stage.json(&["export", &site]);
    stage.json(&["backup", &backup]);
    for id in &ids {
        stage.fed(&["write", id], "Isi yang lain sama sekali.".as_bytes());
    }
    stage.json(&approve);
    let before = tree(&disk);
    for but in [0, 4, 12, 24] {
        for args in [["export", &site], ["backup", &backup]] {
            fill(&disk, but);
            let ran = stage.run_json(&args);
            ran.refusal("disk-full");
            free(&disk);
            assert!(tree(&disk) == before, "{args:?} with {but} KiB left touched what stood there");
            let left: Vec<_> =
                fs::read_dir(&disk).unwrap().map(|e| e.unwrap().file_name()).collect();
            assert_eq!(left.len(), 2, "nothing temporary is left: {left:?}");
        }
    }
    assert_eq!(stage.show(&ids[0])["status"], "approved");
    stage.json(&["export", &site]);
    stage.json(&["backup", &backup]);
    assert!(tree(&disk) != before);
    assert_eq!(stage.show(&ids[0])["status"], "exported");
}

#[test]
fn a_newsroom_that_cannot_be_written_can_be_read() {
    if !inside("a_newsroom_that_cannot_be_written_can_be_read") {
        return;
    }
    let (stage, id) = on_small_disk(16 * 1024);
    let photo = stage.file("foto.jpg", jpeg(40, 30));
    let trace = stage.file("jejak", "[0,0,\"x\"]\n");
    let text_file = stage.file("teks.txt", fs::read(SEED).unwrap());
    let before = stage.show(&id);
    let page = stage.run(&["page", &id, "--sealed", "--now", "2022-03-01T00:00:00Z"]).out;
    let disk = stage.path("disk");
    sh(&format!("mount -o remount,ro '{}'", disk.display()));
    let files = tree(&disk);
    for args in [
        &["import", &text_file][..],
        &["set", &id, "deck=x"],
        &["write", &id, "--file", &text_file],
        &["type", &id, "--trace", &trace],
        &["photo", &id, &photo, "--lead"],
        &["submit", &id],
        &["approve", &id],
        &["trash", &id],
        &["settings", "name=x"],
        &["pin", "picks", &id],
        &["export", &stage.at("situs")],
        &["verify", "--rebuild"],
    ] {
        stage.refused(args, "read-only");
    }
    assert!(!stage.path("situs").exists(), "an export that cannot be recorded is not written");
    assert_eq!(stage.show(&id), before);
    assert_eq!(stage.json(&["list"]).as_array().unwrap().len(), 2);
    assert_eq!(stage.json(&["search", "awal"])[0]["id"], id);
    assert_eq!(stage.run(&["page", &id, "--sealed", "--now", "2022-03-01T00:00:00Z"]).out, page);
    assert!(stage.run(&["text", &id]).out.contains("Isi awal."));
    stage.with_problems(&["check", &id]);
    assert!(!stage.json(&["history", &id]).as_array().unwrap().is_empty());
    stage.json(&["export", &stage.at("situs"), "--plan"]);
    stage.assert_sound();
    stage.json(&["backup", &stage.at("cadangan")]);
    stage.refused(&["new", &stage.at("disk/baru")], "read-only");
    assert!(tree(&disk) == files);
    sh(&format!("mount -o remount,rw '{}'", disk.display()));
    assert_eq!(stage.json(&["set", &id, "deck=x"])["deck"], "x");
}

#[test]
fn a_site_and_a_backup_that_cannot_be_written_are_refused() {
    if !inside("a_site_and_a_backup_that_cannot_be_written_are_refused") {
        return;
    }
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    stage.json(&["approve", &id]);
    let disk = stage.path("disk");
    small_disk(&disk, 1024);
    sh(&format!("mount -o remount,ro '{}'", disk.display()));
    stage.refused(&["export", &stage.at("disk/situs")], "read-only");
    stage.refused(&["backup", &stage.at("disk/cadangan")], "read-only");
    stage.json(&["backup", &stage.at("cadangan")]);
    stage.refused(&["restore-backup", &stage.at("cadangan"), &stage.at("disk/pulih")], "read-only");
    assert_eq!(stage.show(&id)["status"], "approved");
    stage.assert_sound();
}

#[test]
fn files_that_are_no_files_are_named() {
    if !inside("files_that_are_no_files_are_named") {
        return;
    }
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    let odd = stage.path("aneh");
    fs::create_dir_all(&odd).unwrap();
    sh(&format!(
        "cd '{}' && mkfifo pipa.txt && ln -s a b && ln -s b a && ln -s . lingkar && mkdir dalam \
         && ln -s .. dalam/naik && touch kosong.txt && ln -s tidak-ada putus.txt",
        odd.display()
    ));
    for name in ["pipa.txt", "a"] {
        stage.refused(&["import", &stage.at(&format!("aneh/{name}"))], "unreadable-file");
    }
    stage.refused(&["import", &stage.at("aneh/putus.txt")], "not-found");
    stage.refused(&["import", "/dev/zero"], "unreadable-file");
    stage.refused(&["photo", &id, &stage.at("aneh/pipa.txt")], "unreadable-file");
    stage.refused(&["photo", &id, &stage.at("aneh")], "unreadable-file");
    stage.refused(&["write", &id, "--file", &stage.at("aneh")], "unreadable-file");
    stage.refused(&["type", &id, "--trace", &stage.at("aneh")], "unreadable-file");
    stage.refused(&["restore-backup", &stage.at("aneh"), &stage.at("x")], "refused-archive");
    fs::write(odd.join("baik.txt"), "Judul baik\n\nIsi.\n").unwrap();
    let report = stage.with_problems(&["import", &odd.display().to_string()]);
    assert_eq!(report["articles"].as_array().unwrap().len(), 1);
    let failed: Vec<&str> = report["failed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| text(one, "source").rsplit('/').next().unwrap())
        .collect();
    assert!(failed.contains(&"kosong.txt"), "{report}");
    assert_eq!(report["failed"][0]["code"], json!("unreadable-file"));
    assert_eq!(stage.show(&id)["body"], "Isi.");
    stage.assert_sound();
}

#[test]
fn a_killed_newsroom_on_a_disk_that_cannot_be_written_is_read_whole_or_not_at_all() {
    if !inside("a_killed_newsroom_on_a_disk_that_cannot_be_written_is_read_whole_or_not_at_all") {
        return;
    }
    let (stage, id) = on_small_disk(16 * 1024);
    let typed = trace("Isi awal.", 3000, &mut Dice::new(21));
    let file = stage.file("jejak", &typed.lines);
    let said = stage.path("kata");
    let mut command = stage.command(&["type", &id, "--trace", &file]);
    let mut child = command.stdout(fs::File::create(&said).unwrap()).spawn().unwrap();
    while fs::read_to_string(&said).unwrap().lines().count() < 40 {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let saved = fs::read_to_string(&said).unwrap().lines().count();
    let disk = stage.path("disk");
    let log = fs::metadata(disk.join("redaksi/newsroom.db-wal")).unwrap();
    assert!(log.len() > 0, "the killed program left its log");
    sh(&format!("mount -o remount,ro '{}'", disk.display()));
    let whole = |story: &serde_json::Value| {
        let kept = typed.texts.iter().rposition(|text| *text == story["body"]);
        assert!(kept.is_some_and(|kept| kept >= saved), "{saved} edits were said to be saved");
    };
    let ran = stage.run_json(&["show", &id]);
    if ran.code == 0 {
        whole(&ran.json());
    } else {
        ran.refusal("read-only");
    }
    sh(&format!("mount -o remount,rw '{}'", disk.display()));
    whole(&stage.show(&id));
    stage.assert_sound();
}
