//! Export: the plan is what is written, and what is not ours stays.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use redaksi_core::Error;
use redaksi_core::article::{FieldName, Status};
use redaksi_core::error::Refusal;
use redaksi_core::export::plan::Reason;
use redaksi_core::newsroom::{ExportOptions, ExportOutcome, FileAction};

use crate::house::{House, paths, written};

/// Every file below a folder with its bytes.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                // The marker names the tree; tests/newsroom/publishing.rs.
                if name != ".redaksi" {
                    found.insert(name, fs::read(&path).unwrap());
                }
            }
        }
    }
    found
}

fn plan() -> ExportOptions {
    ExportOptions { plan: true, ..ExportOptions::default() }
}

fn why(outcome: &ExportOutcome, path: &str) -> (FileAction, Vec<Reason>) {
    let file = outcome.files.iter().find(|file| file.path == path);
    let file = file.unwrap_or_else(|| panic!("the plan names {path}"));
    (file.action, file.why.clone())
}

/// Two stories of two pages and two sections, live.
fn live() -> House {
    let mut house = House::new();
    let one = house.sealed("Berita Satu", "Isi.\n\n<!--nextpage-->\n\nLanjutan.\n");
    house.set_text(one, FieldName::Section, "Internasional");
    house.approve(one);
    house.sealed("Berita Dua", "Isi.");
    house.export();
    house
}

#[test]
fn a_plan_says_what_the_export_then_does() {
    let mut house = live();
    let three = house.sealed("Berita Tiga", "Isi.");
    house.set_text(three, FieldName::Section, "Daerah");
    house.approve(three);
    let gone = house.room.find("berita-dua").unwrap();
    house.set_text(gone, FieldName::Slug, "berita-kedua");
    house.approve(gone);
    let before = tree(&house.site());
    let planned = house.export_with(&plan()).unwrap();
    assert_eq!(tree(&house.site()), before, "a plan touches nothing");
    assert_eq!(house.status(three), Status::Approved, "and records nothing");
    let done = house.export();
    assert_eq!(done.files, planned.files);
    let after = tree(&house.site());
    for file in &done.files {
        let (then, now) = (before.get(&file.path), after.get(&file.path));
        match file.action {
            FileAction::Write => assert!(now.is_some() && then != now, "{}", file.path),
            FileAction::Keep => assert!(now.is_some() && then == now, "{}", file.path),
            FileAction::Remove => assert!(now.is_none() && then.is_some(), "{}", file.path),
        }
    }
    let named: Vec<&String> = after.keys().collect();
    let kept = done.files.iter().filter(|file| file.action != FileAction::Remove);
    assert_eq!(named, kept.map(|file| &file.path).collect::<Vec<_>>(), "no file besides");
    assert_eq!(why(&done, "berita/berita-dua.html"), (FileAction::Write, vec![Reason::Moved]));
    assert_eq!(why(&done, "berita/berita-kedua.html"), (FileAction::Write, vec![Reason::New]));
    assert_eq!(why(&done, "daerah/index.html"), (FileAction::Write, vec![Reason::New]));
    let front = why(&done, "index.html").1;
    assert!(front.contains(&Reason::List(Some(three))), "{front:?}");
    assert!(front.contains(&Reason::List(Some(gone))), "{front:?}");
}

#[test]
fn a_second_export_writes_nothing() {
    let mut house = live();
    let times = |house: &House| -> Vec<_> {
        tree(&house.site())
            .keys()
            .map(|path| fs::metadata(house.site().join(path)).unwrap().modified().unwrap())
            .collect()
    };
    let before = times(&house);
    house.clock.wait(3_600);
    let outcome = house.export();
    assert_eq!(written(&outcome), 0, "{:?}", paths(&outcome, FileAction::Write));
    assert!(paths(&outcome, FileAction::Remove).is_empty());
    assert_eq!(times(&house), before);
    house.again();
    assert_eq!(written(&house.export()), 0, "and after opening again");
}

#[test]
fn the_same_stories_make_the_same_bytes_anywhere() {
    let mut house = live();
    let other = house.folder.path().join("lain");
    house.room.export(&other, &ExportOptions::default(), &mut |_, _| true).unwrap();
    assert_eq!(tree(&other), tree(&house.site()));
}

#[test]
fn files_of_others_stay() {
    let mut house = live();
    let site = house.site();
    fs::create_dir_all(site.join("gambar/kosong")).unwrap();
    fs::write(site.join("ads.txt"), "User-agent: *").unwrap();
    fs::write(site.join("internasional/catatan.txt"), "milik orang").unwrap();
    let id = house.room.find("berita-dua").unwrap();
    house.write(id, "Isi baru.");
    house.approve(id);
    assert!(written(&house.export()) > 0);
    assert_eq!(house.file("ads.txt").unwrap(), "User-agent: *");
    assert_eq!(house.file("internasional/catatan.txt").unwrap(), "milik orang");
    assert!(site.join("gambar/kosong").is_dir(), "an empty folder too");
    assert!(house.file("berita/berita-dua.html").unwrap().contains("Isi baru."));
}

#[test]
fn a_file_that_somebody_altered_is_restored() {
    let mut house = live();
    let right = tree(&house.site());
    fs::write(house.site().join("berita/berita-dua.html"), "diubah").unwrap();
    fs::remove_file(house.site().join("index.html")).unwrap();
    let outcome = house.export();
    assert_eq!(paths(&outcome, FileAction::Write), ["berita/berita-dua.html", "index.html"]);
    assert_eq!(why(&outcome, "index.html").1, vec![Reason::Altered]);
    assert_eq!(why(&outcome, "berita/berita-dua.html").1, vec![Reason::Altered]);
    assert_eq!(tree(&house.site()), right);
}

#[test]
fn a_target_that_was_thrown_away_is_made_again() {
    let mut house = live();
    let right = tree(&house.site());
    fs::remove_dir_all(house.site()).unwrap();
    house.export();
    assert_eq!(tree(&house.site()), right);
}

#[test]
fn pages_that_a_story_no_longer_has_go() {
    let mut house = live();
    let id = house.room.find("berita-satu").unwrap();
    assert!(house.file("internasional/berita-satu/2.html").is_some());
    assert!(house.file("internasional/berita-satu/semua.html").is_some());
    house.write(id, "Isi.\n");
    house.approve(id);
    let outcome = house.export();
    let gone = ["internasional/berita-satu/2.html", "internasional/berita-satu/semua.html"];
    assert_eq!(paths(&outcome, FileAction::Remove), gone);
    assert!(!house.site().join("internasional/berita-satu").exists(), "nor its empty folder");
}

#[test]
fn a_cancelled_export_leaves_the_target_as_it_was() {
    let mut house = live();
    let id = house.sealed("Berita Tiga", "Isi.");
    let before = tree(&house.site());
    for stop_at in [1, 3, usize::MAX] {
        let site = house.site();
        let mut last = 0;
        let fault = house.room.export(&site, &ExportOptions::default(), &mut |done, total| {
            last = done;
            done < stop_at.min(total)
        });
        assert!(matches!(fault.unwrap_err(), Error::Cancelled));
        assert!(last > 0);
        assert_eq!(tree(&site), before, "stopped after {last} files");
        assert_eq!(house.status(id), Status::Approved, "nothing is recorded as live");
        let beside: Vec<_> = fs::read_dir(house.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .filter(|name| name != "redaksi" && name != "situs")
            .collect();
        assert!(beside.is_empty(), "left over: {beside:?}");
    }
    house.export();
    assert_eq!(house.status(id), Status::Exported);
}

#[test]
fn a_newsroom_is_never_exported_into_itself_or_around() {
    let mut house = live();
    let dir = house.dir();
    let before = tree(&dir);
    let inside = [dir.clone(), dir.join("media"), dir.join("situs/baru"), dir.join("../redaksi")];
    let around = [house.folder.path().to_owned(), house.folder.path().join("situs/..")];
    for out in inside.iter().chain(&around) {
        let fault = house.room.export(out, &ExportOptions::default(), &mut |_, _| true);
        let fault = fault.unwrap_err();
        let refused = matches!(fault, Error::NotAllowed(Refusal::OutInsideNewsroom));
        assert!(refused, "{}: {fault}", out.display());
    }
    assert_eq!(tree(&dir).keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
}

#[cfg(unix)]
#[test]
fn a_link_into_the_newsroom_is_seen_through() {
    let mut house = live();
    let link = house.folder.path().join("tautan");
    std::os::unix::fs::symlink(house.dir(), &link).unwrap();
    for out in [link.clone(), link.join("baru")] {
        let fault = house.room.export(&out, &ExportOptions::default(), &mut |_, _| true);
        assert!(matches!(fault.unwrap_err(), Error::NotAllowed(Refusal::OutInsideNewsroom)));
    }
}

#[test]
fn a_target_that_is_a_file_is_refused_and_kept() {
    let mut house = live();
    let file = house.folder.path().join("berkas");
    fs::write(&file, "penting").unwrap();
    for out in [file.clone(), Path::new("").to_owned()] {
        let fault = house.room.export(&out, &ExportOptions::default(), &mut |_, _| true);
        assert!(matches!(fault.unwrap_err(), Error::BadValue { .. }), "{}", out.display());
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "penting");
    let below = file.join("situs");
    let fault = house.room.export(&below, &ExportOptions::default(), &mut |_, _| true);
    assert!(fault.is_err(), "a folder within a file cannot be made");
    assert_eq!(fs::read_to_string(&file).unwrap(), "penting");
}

#[test]
fn one_story_alone_takes_only_its_own_pages() {
    let mut house = live();
    let three = house.sealed("Berita Tiga", "Isi.");
    let front = house.file("index.html").unwrap();
    let only = ExportOptions { only: Some(three), ..ExportOptions::default() };
    let outcome = house.export_with(&only).unwrap();
    assert_eq!(paths(&outcome, FileAction::Write), ["berita/berita-tiga.html"]);
    assert_eq!(house.file("index.html").unwrap(), front, "lists wait for the whole");
    assert_eq!(house.status(three), Status::Exported);
    assert!(house.file("internasional/berita-satu.html").is_some(), "the others stay live");
    let whole = house.export();
    assert_eq!(why(&whole, "berita/berita-tiga.html").0, FileAction::Keep);
    assert_eq!(why(&whole, "index.html").0, FileAction::Write);
    let draft = house.draft("Konsep", "Isi.");
    let only = ExportOptions { only: Some(draft), ..ExportOptions::default() };
    let fault = house.export_with(&only).unwrap_err();
    assert!(matches!(fault, Error::NotAllowed(Refusal::NotSealed)), "{fault}");
}

#[test]
fn what_is_live_cannot_be_thrown_away() {
    let mut house = live();
    let id = house.room.find("berita-dua").unwrap();
    let fault = house.room.trash(id).unwrap_err();
    assert!(matches!(fault, Error::NotAllowed(Refusal::Live)), "{fault}");
    assert_eq!(house.status(id), Status::Exported);
}

#[test]
fn every_page_that_a_page_links_to_is_there() {
    let mut house = live();
    let satu = house.room.find("berita-satu").unwrap();
    house.sealed("Pemegang", &format!("Isi.\n\nBaca Juga: [Berita Satu](article:{satu})\n"));
    house.room.pin("picks", &["berita-dua".to_owned()]).unwrap();
    house.export();
    let site = house.site();
    for (name, bytes) in tree(&site).iter().filter(|(name, _)| name.ends_with(".html")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let folder = site.join(name).parent().unwrap().to_owned();
        for attribute in ["href=\"", "src=\""] {
            for rest in text.split(attribute).skip(1) {
                let href = rest.split(['"', '#']).next().unwrap();
                if !href.is_empty() && !href.contains(':') {
                    let to = href.strip_prefix('/').map_or(folder.join(href), |to| site.join(to));
                    assert!(
                        to.is_file() || to.join("index.html").is_file(),
                        "{name} leads to {href}"
                    );
                }
            }
        }
    }
}
