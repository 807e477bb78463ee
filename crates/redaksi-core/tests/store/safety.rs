//! Backups: whole, taken while others write, and refused where they are not
//! what they say.

use std::fs::{self, File};
use std::io::Write;

use redaksi_core::Error;
use redaksi_core::error::Unreadable;
use redaksi_core::newsroom::Newsroom;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::house::House;

fn zip(house: &House, entries: &[(&str, &[u8])]) -> std::path::PathBuf {
    let path = house.folder.path().join("palsu.zip");
    let mut zip = ZipWriter::new(File::create(&path).expect("a file"));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a whole archive");
    path
}

#[test]
fn a_backup_brings_everything_back() {
    let mut house = House::with(&[("name", "Berita KBB".into())]);
    let id = house.sealed("Judul", "Isi 😀.");
    fs::write(house.room.folder().theme().join("extra.css"), "p { color: red }").unwrap();
    let before = house.story(id);
    let mut copy = house.copy("pulih", "Sari");
    let story = copy.story(id).unwrap();
    assert_eq!((&story.article, &story.version), (&before.article, &before.version));
    assert_eq!((story.status, &story.seal), (before.status, &before.seal));
    assert_eq!(copy.history(id).unwrap(), house.room.history(id).unwrap());
    assert_eq!(copy.settings().text("name"), "Berita KBB");
    assert!(copy.folder().theme().join("extra.css").is_file());
    assert!(copy.verify().unwrap().is_empty());
}

#[test]
fn a_restored_backup_goes_on_beside_the_original_and_merges() {
    let mut house = House::new();
    let id = house.draft("Judul", "Isi.");
    let mut copy = house.copy("pulih", "Rizky");
    house.write(id, "Isi. Kami.");
    copy.write_body(id, "Mereka. Isi.").unwrap();
    let dir = copy.folder().path().to_owned();
    assert_eq!(house.room.merge(&dir).unwrap(), 1);
    assert_eq!(house.story(id).article.body, "Mereka. Isi. Kami.");
    copy.merge(&house.dir()).unwrap();
    assert_eq!(copy.story(id).unwrap().article, house.story(id).article);
    house.assert_clean();
}

#[test]
fn a_folder_that_holds_something_is_not_restored_into() {
    let mut house = House::new();
    let file = house.folder.path().join("cadangan.zip");
    house.room.backup(&file).unwrap();
    let target = house.folder.path().join("penuh");
    fs::create_dir(&target).unwrap();
    fs::write(target.join("penting.txt"), "penting").unwrap();
    let fault = Newsroom::restore_backup(&file, &target).unwrap_err();
    assert!(matches!(fault, Error::FolderTaken(_)), "{fault}");
    assert_eq!(fs::read_to_string(target.join("penting.txt")).unwrap(), "penting");
    assert_eq!(fs::read_dir(&target).unwrap().count(), 1);
}

#[test]
fn an_archive_that_is_no_backup_is_refused_and_leaves_nothing() {
    let mut house = House::new();
    let good = house.folder.path().join("cadangan.zip");
    house.room.backup(&good).unwrap();
    let whole = fs::read(&good).unwrap();
    let mut archive = ZipArchive::new(File::open(&good).unwrap()).unwrap();
    let mut database = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_name("newsroom.db").unwrap(), &mut database)
        .unwrap();
    let target = house.folder.path().join("pulih");
    let files = |house: &House| fs::read_dir(house.folder.path()).unwrap().count();
    let cases: [&[(&str, &[u8])]; 6] = [
        &[],
        &[("catatan.txt", b"x")],
        &[("newsroom.db", &database), ("../keluar.txt", b"x")],
        &[("newsroom.db", &database), ("/etc/keluar.txt", b"x")],
        &[("newsroom.db", &database), ("media/../../keluar.txt", b"x")],
        &[("newsroom.db", &database), ("lain/berkas", b"x")],
    ];
    for entries in cases {
        let file = zip(&house, entries);
        let before = files(&house);
        let fault = Newsroom::restore_backup(&file, &target).unwrap_err();
        let names: Vec<&str> = entries.iter().map(|(name, _)| *name).collect();
        let refused = matches!(fault, Error::UnreadableFile { why: Unreadable::NotABackup, .. });
        assert!(refused, "{names:?}: {fault}");
        assert_eq!(files(&house), before, "{names:?} left something");
        assert!(!target.exists());
    }
    let file = zip(&house, &[("newsroom.db", b"bukan basis data")]);
    let fault = Newsroom::restore_backup(&file, &target).unwrap_err();
    assert!(matches!(fault, Error::Damaged { .. }), "{fault}");
    assert!(!target.exists());
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    assert!(Newsroom::restore_backup(&file, &target).is_err());
    assert!(!target.exists());
}

#[test]
fn a_failed_backup_leaves_the_old_one() {
    let mut house = House::new();
    let file = house.folder.path().join("cadangan.zip");
    house.room.backup(&file).unwrap();
    let before = fs::read(&file).unwrap();
    // A folder in the place of the file cannot be replaced by one.
    let folder = house.folder.path().join("folder.zip");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("isi"), "x").unwrap();
    assert!(house.room.backup(&folder).is_err());
    assert_eq!(fs::read_to_string(folder.join("isi")).unwrap(), "x");
    assert_eq!(fs::read(&file).unwrap(), before);
}
