//! What stands in a target: whose it is, and the way back.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use redaksi_core::article::Status;
use redaksi_core::error::Refusal;
use redaksi_core::export::plan::Reason;
use redaksi_core::newsroom::{ExportOptions, ExportOutcome, FileAction, Newsroom};
use redaksi_core::{Error, Result};

use crate::house::{House, paths, written};

/// Every file below a folder, the marker too.
pub fn whole(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().map(std::result::Result::unwrap) {
            let path = entry.path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                found.insert(name, fs::read(&path).unwrap_or_default());
            }
        }
    }
    found
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

pub fn over() -> ExportOptions {
    ExportOptions { over: true, ..ExportOptions::default() }
}

pub fn plan() -> ExportOptions {
    ExportOptions { plan: true, ..ExportOptions::default() }
}

pub fn export_to(room: &mut Newsroom, site: &Path) -> Result<ExportOutcome> {
    room.export(site, &ExportOptions::default(), &mut |_, _| true)
}

fn back(house: &mut House) -> Result<redaksi_core::newsroom::RolledBack> {
    let site = house.site();
    house.room.rollback(&site, false, &mut |_, _| true)
}

fn refusal<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    match result.unwrap_err() {
        Error::NotAllowed(refusal) => refusal,
        other => panic!("not a refusal: {other:?}"),
    }
}

/// Three exports, each with another story more and the first one rewritten.
fn three_exports() -> (House, Vec<BTreeMap<String, Vec<u8>>>) {
    let mut house = House::new();
    let one = house.sealed("Berita Satu", "Isi 0.\n\n<!--nextpage-->\n\nLanjutan.\n");
    let mut sites = Vec::new();
    for n in 1..=3 {
        house.sealed(&format!("Tambahan {n}"), "Isi.");
        house.write(one, &format!("Isi {n}."));
        house.approve(one);
        house.clock.wait(60);
        house.export();
        sites.push(whole(&house.site()));
    }
    (house, sites)
}

#[test]
fn a_way_back_restores_each_earlier_site_to_the_last_byte() {
    let (mut house, sites) = three_exports();
    let three = house.room.find("tambahan-3").unwrap();
    let two = house.room.find("tambahan-2").unwrap();
    let done = back(&mut house).unwrap();
    assert!(whole(&house.site()) == sites[1]);
    assert!(done.files.iter().any(|file| {
        file.path == "berita/tambahan-3.html" && file.action == FileAction::Remove
    }));
    assert_eq!(house.status(three), Status::Approved, "no longer live");
    assert_eq!(house.status(two), Status::Exported);
    back(&mut house).unwrap();
    assert!(whole(&house.site()) == sites[0]);
    assert_eq!(house.status(two), Status::Approved);
    assert_eq!(refusal(back(&mut house)), Refusal::NoEarlierExport);
    assert!(whole(&house.site()) == sites[0]);
    let site = house.site();
    let runs = house.room.exports(&site).unwrap();
    let told: Vec<_> =
        runs.iter().rev().map(|run| (run.id, run.kind.as_str(), run.state)).collect();
    assert_eq!(
        told,
        [
            (1, "export", 1),
            (2, "export", 2),
            (3, "export", 3),
            (4, "rollback", 2),
            (5, "rollback", 1)
        ],
        "the history tells the ways back too"
    );
    house.export();
    assert!(whole(&house.site()) == sites[2], "an export goes forward again");
    back(&mut house).unwrap();
    assert!(whole(&house.site()) == sites[0], "and back to where it began");
}

#[test]
fn a_way_back_survives_closing_and_leaves_files_of_others() {
    let (mut house, sites) = three_exports();
    let site = house.site();
    fs::create_dir_all(site.join("orang")).unwrap();
    fs::write(site.join("orang/catatan.txt"), "milik orang").unwrap();
    house.again();
    back(&mut house).unwrap();
    let mut wanted = sites[1].clone();
    wanted.insert("orang/catatan.txt".to_owned(), b"milik orang".to_vec());
    assert!(whole(&site) == wanted);
    let plan = house.export_with(&plan()).unwrap();
    assert!(
        plan.files.iter().all(|file| !file.why.contains(&Reason::Altered)),
        "the record is right"
    );
}

#[test]
fn a_way_back_is_refused_where_others_altered_the_site() {
    let (mut house, sites) = three_exports();
    let site = house.site();
    fs::write(site.join("index.html"), "diubah").unwrap();
    let before = whole(&site);
    assert_eq!(refusal(back(&mut house)), Refusal::SiteAltered);
    assert!(whole(&site) == before);
    house.room.rollback(&site, true, &mut |_, _| true).unwrap();
    assert!(whole(&site) == sites[1], "over it, the way back is whole");
}

#[test]
fn a_way_back_is_refused_where_a_kept_file_is_gone_or_damaged() {
    for damage in [(|path: &Path| fs::remove_file(path).unwrap()) as fn(&Path), |path| {
        // A new file, for the old one may be shared with a site.
        fs::remove_file(path).unwrap();
        fs::write(path, "rusak").unwrap();
    }] {
        let (mut house, sites) = three_exports();
        let kept = whole(&house.dir().join("exports/objects"));
        assert!(!kept.is_empty());
        for name in kept.keys() {
            damage(&house.dir().join("exports/objects").join(name));
        }
        assert_eq!(refusal(back(&mut house)), Refusal::EarlierFilesGone);
        assert!(whole(&house.site()) == sites[2]);
    }
}

#[test]
fn what_an_export_takes_the_place_of_comes_back_as_it_stood() {
    let (mut house, _) = three_exports();
    let site = house.site();
    fs::write(site.join("berita/berita-satu.html"), "diubah orang").unwrap();
    fs::remove_file(site.join("berita/tambahan-1.html")).unwrap();
    let stood = whole(&site);
    let one = house.room.find("berita-satu").unwrap();
    house.write(one, "Isi lain lagi.");
    house.approve(one);
    house.export();
    back(&mut house).unwrap();
    assert!(
        whole(&site) == {
            let mut stood = stood;
            // The marker names the tree that stands, altered as it is.
            stood.insert(".redaksi".to_owned(), fs::read(site.join(".redaksi")).unwrap());
            stood
        }
    );
}

#[test]
fn the_last_ten_exports_are_kept_and_no_file_besides() {
    let mut house = House::new();
    let one = house.sealed("Berita Satu", "Isi.");
    for n in 0..14 {
        house.write(one, &format!("Isi {n}."));
        house.approve(one);
        house.export();
    }
    let site = house.site();
    assert_eq!(house.room.exports(&site).unwrap().len(), 10);
    let database = rusqlite::Connection::open(house.room.folder().database()).unwrap();
    let needed: i64 = database
        .query_row("SELECT count(DISTINCT hash) FROM export_undo", [], |row| row.get(0))
        .unwrap();
    let kept = whole(&house.dir().join("exports/objects"));
    assert_eq!(kept.len(), usize::try_from(needed).unwrap(), "{:?}", kept.keys());
    for back_to in (4..13).rev() {
        back(&mut house).unwrap();
        let page = house.file("berita/berita-satu.html").unwrap();
        assert!(page.contains(&format!("Isi {back_to}.")), "back to {back_to}");
    }
    house.export();
    assert!(house.file("berita/berita-satu.html").unwrap().contains("Isi 13."));
}

#[test]
fn another_laptops_later_export_is_left_as_it_is() {
    let (mut house, _) = three_exports();
    let site = house.site();
    let mut other = house.copy("redaksi-lain", "Rizky");
    let id = other.new_story("Dari laptop lain").unwrap();
    other.write_body(id, "Isi.").unwrap();
    other.approve(id, None).unwrap();
    export_to(&mut other, &site).unwrap();
    let theirs = whole(&site);
    let four = house.sealed("Berita Empat", "Isi.");
    assert_eq!(refusal(export_to(&mut house.room, &site)), Refusal::OtherExport);
    assert!(whole(&site) == theirs);
    assert_eq!(house.status(four), Status::Approved);
    assert!(matches!(refusal(back(&mut house)), Refusal::SiteAltered | Refusal::OtherExport));
    assert!(whole(&site) == theirs);
    house.export_with(&over()).unwrap();
    assert!(house.file("berita/berita-empat.html").is_some());
    // Their file is no file of ours, and stays until they remove it.
    assert_eq!(refusal(export_to(&mut other, &site)), Refusal::OtherExport);
}

#[test]
fn a_newsroom_without_a_record_takes_up_the_very_site_it_would_write() {
    let mut house = House::new();
    house.sealed("Berita Satu", "Isi.");
    // The copy is older than the export, and would write the same.
    let mut other = house.copy("redaksi-lain", "Rizky");
    house.export();
    let site = house.site();
    let before = whole(&site);
    let outcome = export_to(&mut other, &site).unwrap();
    assert_eq!(written(&outcome), 0);
    assert!(whole(&site) == before);
    let again = export_to(&mut other, &site).unwrap();
    assert_eq!(written(&again), 0);
    let id = other.new_story("Lagi").unwrap();
    other.write_body(id, "Isi.").unwrap();
    other.approve(id, None).unwrap();
    export_to(&mut other, &site).unwrap();
    assert!(site.join("berita/lagi.html").is_file());
}

#[test]
fn a_file_of_others_where_ours_is_wanted_keeps_the_export_back() {
    let mut house = House::new();
    house.sealed("Berita Satu", "Isi.");
    let site = house.site();
    fs::create_dir_all(&site).unwrap();
    fs::write(site.join("index.html"), "milik orang").unwrap();
    // A file where a folder is wanted.
    fs::write(site.join("berita"), "milik orang juga").unwrap();
    let planned = house.export_with(&plan()).unwrap();
    let told: Vec<_> = planned.warned.iter().filter(|(_, p)| p.code == "foreign-file").collect();
    assert_eq!(told.len(), 2, "{told:?}");
    let Error::Blocked(problems) = export_to(&mut house.room, &site).unwrap_err() else {
        panic!("it is kept back");
    };
    assert!(problems.iter().all(|problem| problem.code == "foreign-file"));
    assert_eq!(fs::read_to_string(site.join("index.html")).unwrap(), "milik orang");
    house.export_with(&over()).unwrap();
    assert!(house.file("index.html").unwrap().contains("Berita Satu"));
    assert!(house.file("berita/berita-satu.html").is_some());
}

#[test]
fn a_file_that_others_put_there_with_our_very_bytes_is_taken_up() {
    let mut house = House::new();
    house.sealed("Berita Satu", "Isi.");
    house.export();
    let site = house.site();
    let front = fs::read(site.join("index.html")).unwrap();
    let elsewhere = house.folder.path().join("lain");
    fs::create_dir_all(&elsewhere).unwrap();
    fs::write(elsewhere.join("index.html"), &front).unwrap();
    let outcome = export_to(&mut house.room, &elsewhere).unwrap();
    assert!(!paths(&outcome, FileAction::Write).contains(&"index.html"));
    assert!(whole(&elsewhere) == whole(&site));
}

#[cfg(unix)]
#[test]
fn links_in_the_target_are_kept_and_never_followed() {
    use std::os::unix::fs::symlink;
    let (mut house, _) = three_exports();
    let site = house.site();
    let outside = house.folder.path().join("luar");
    fs::create_dir_all(&outside).unwrap();
    fs::write(outside.join("rahasia.txt"), "luar").unwrap();
    symlink(&outside, site.join("tautan")).unwrap();
    symlink(outside.join("rahasia.txt"), site.join("berkas")).unwrap();
    house.sealed("Berita Empat", "Isi.");
    house.export();
    assert_eq!(fs::read_link(site.join("tautan")).unwrap(), outside);
    assert_eq!(fs::read_link(site.join("berkas")).unwrap(), outside.join("rahasia.txt"));
    assert_eq!(whole(&outside).len(), 1, "nothing was written outside");
    // A folder of ours that somebody moved outside, with a link in its place.
    fs::rename(site.join("berita"), outside.join("berita")).unwrap();
    symlink(outside.join("berita"), site.join("berita")).unwrap();
    let moved = whole(&outside);
    assert!(matches!(export_to(&mut house.room, &site).unwrap_err(), Error::Blocked(_)));
    assert!(site.join("berita").is_symlink());
    house.export_with(&over()).unwrap();
    assert!(!site.join("berita").is_symlink());
    assert!(house.file("berita/berita-empat.html").is_some());
    assert!(whole(&outside) == moved, "what lies outside is as it was");
}

#[cfg(unix)]
#[test]
fn folders_stay_as_open_as_they_were() {
    use std::os::unix::fs::PermissionsExt;
    let (mut house, _) = three_exports();
    let site = house.site();
    let rights = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for (folder, mode) in [(site.clone(), 0o751), (site.join("berita"), 0o711)] {
        fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).unwrap();
    }
    house.sealed("Berita Empat", "Isi.");
    house.export();
    assert_eq!(rights(&site), 0o751);
    assert_eq!(rights(&site.join("berita")), 0o711);
}

#[test]
fn an_export_that_runs_elsewhere_is_waited_for() {
    let (mut house, sites) = three_exports();
    let mut other = house.beside("Sari");
    house.sealed("Berita Empat", "Isi.");
    let site = house.site();
    let mut asked = false;
    house
        .room
        .export(&site, &ExportOptions::default(), &mut |_, _| {
            if !asked {
                asked = true;
                assert!(matches!(export_to(&mut other, &site).unwrap_err(), Error::Busy(_)));
                assert!(whole(&site) == sites[2], "and its work is left alone");
            }
            true
        })
        .unwrap();
    assert!(asked);
    assert_eq!(written(&export_to(&mut other, &site).unwrap()), 0);
}

#[test]
fn a_copy_of_the_newsroom_leaves_the_export_of_its_original_alone() {
    let (mut house, _) = three_exports();
    house.sealed("Berita Empat", "Isi.");
    let site = house.site();
    let (file, copied) = (house.folder.path().join("c.zip"), house.folder.path().join("salinan"));
    let raw = house.folder.path().join("mentah");
    let mut beside = house.beside("Sari");
    let dir = house.dir();
    let mut once = true;
    house
        .room
        .export(&site, &ExportOptions::default(), &mut |done, _| {
            if std::mem::take(&mut once) {
                assert_eq!(done, 1);
                beside.backup(&file).unwrap();
                Newsroom::restore_backup(&file, &copied).unwrap();
                copy(&dir, &raw);
                for dir in [&copied, &raw] {
                    let opening = redaksi_core::newsroom::Opening::here();
                    drop(Newsroom::open(dir, opening).unwrap());
                }
            }
            true
        })
        .unwrap();
    assert!(house.file("berita/berita-empat.html").is_some());
}

#[test]
fn a_site_that_was_moved_or_copied_is_known_again() {
    let (mut house, sites) = three_exports();
    let moved = house.folder.path().join("pindah");
    copy(&house.site(), &moved);
    assert_eq!(written(&export_to(&mut house.room, &moved).unwrap()), 0);
    assert!(whole(&moved) == sites[2]);
    let one = house.room.find("berita-satu").unwrap();
    house.set_text(one, redaksi_core::article::FieldName::Slug, "berita-lain");
    house.approve(one);
    let done = export_to(&mut house.room, &moved).unwrap();
    let old = done.files.iter().find(|file| file.path == "berita/berita-satu.html").unwrap();
    assert_eq!(old.why, [Reason::Moved], "its old address leads to the new one");
    let again = export_to(&mut house.room, &moved).unwrap();
    assert_eq!(written(&again), 0);
    house.room.rollback(&moved, false, &mut |_, _| true).unwrap();
    assert!(whole(&moved) == sites[2]);
}
