//! Opening: brought up where it is older, refused and left alone where it is
//! newer or damaged.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use redaksi_core::Error;
use redaksi_core::store::{Access, NEWEST, Store, StoreError};
use rusqlite::Connection;

use crate::house::House;

fn database() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("newsroom.db");
    (folder, path)
}

fn pragma<T: rusqlite::types::FromSql>(path: &Path, name: &str) -> T {
    let connection = Connection::open(path).expect("a database");
    connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).expect("a pragma")
}

fn schema(path: &Path) -> Vec<(String, Option<String>)> {
    let connection = Connection::open(path).expect("a database");
    let mut statement =
        connection.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").expect("a schema");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("its rows");
    rows.collect::<Result<_, _>>().expect("names and texts")
}

/// Every file of a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.path().is_file());
    files.map(|entry| (entry.path(), fs::read(entry.path()).expect("a file"))).collect()
}

#[test]
fn a_new_database_has_the_newest_schema_and_commits_survive_a_power_cut() {
    let (_folder, path) = database();
    let store = Store::create(&path, true).unwrap();
    assert_eq!(store.access(), Access::ReadWrite);
    drop(store);
    assert_eq!(pragma::<u32>(&path, "user_version"), NEWEST);
    assert_eq!(pragma::<String>(&path, "journal_mode"), "wal");
}

#[test]
fn on_a_network_folder_there_is_no_wal() {
    let (_folder, path) = database();
    drop(Store::create(&path, false).unwrap());
    assert_eq!(pragma::<String>(&path, "journal_mode"), "delete");
    drop(Store::open(&path, false).unwrap());
    assert_eq!(pragma::<String>(&path, "journal_mode"), "delete");
}

#[test]
fn a_second_opening_migrates_nothing() {
    let (_folder, path) = database();
    drop(Store::create(&path, true).unwrap());
    let first = schema(&path);
    assert!(first.iter().any(|(name, _)| name == "document_update"));
    drop(Store::open(&path, true).unwrap());
    assert_eq!(schema(&path), first);
    assert_eq!(pragma::<u32>(&path, "user_version"), NEWEST);
}

#[test]
fn an_emptied_database_is_damage_and_no_new_newsroom() {
    let (_folder, path) = database();
    fs::write(&path, "").unwrap();
    let fault = Store::open(&path, true).unwrap_err();
    assert!(matches!(fault, StoreError::Damaged { .. }), "{fault}");
    assert_eq!(fs::read(&path).unwrap(), b"", "it is left as it is");
}

#[test]
fn a_database_of_a_newer_program_is_refused_and_not_touched() {
    let (folder, path) = database();
    drop(Store::create(&path, true).unwrap());
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "user_version", NEWEST + 1).unwrap();
    connection.pragma_update(None, "journal_mode", "DELETE").unwrap();
    drop(connection);
    let before = files(folder.path());
    let fault = Store::open(&path, true).unwrap_err();
    let StoreError::Newer { found, supported } = fault else { panic!("{fault}") };
    assert_eq!((found, supported), (NEWEST + 1, NEWEST));
    assert_eq!(files(folder.path()), before, "not a byte, not a file beside it");
}

#[test]
fn a_newsroom_of_a_newer_program_is_refused_and_not_touched() {
    let mut house = House::new();
    house.draft("Judul", "Isi.");
    let dir = house.dir();
    let database = house.room.folder().database();
    // Another newsroom takes its place, so that this one is closed.
    let other = House::new();
    drop(std::mem::replace(&mut house.room, other.room));
    let connection = Connection::open(&database).unwrap();
    connection.pragma_update(None, "user_version", NEWEST + 7).unwrap();
    connection.pragma_update(None, "journal_mode", "DELETE").unwrap();
    drop(connection);
    let before = files(&dir);
    let fault = house.open(&dir, "Sari").err().expect("a newer newsroom is refused");
    assert!(matches!(fault, Error::Newer { .. }), "{fault}");
    assert_eq!(files(&dir), before);
}

#[test]
fn what_is_no_database_is_damage_and_left_as_it_is() {
    let (folder, path) = database();
    drop(Store::create(&path, true).unwrap());
    let whole = fs::read(&path).unwrap();
    let mut torn = whole.clone();
    for page in torn.chunks_mut(4_096).skip(1).step_by(2) {
        page.fill(0xa5);
    }
    let cut = whole[..whole.len() / 2].to_vec();
    for broken in [b"bukan basis data, hanya teks yang cukup panjang".repeat(40), torn, cut] {
        for beside in ["newsroom.db-wal", "newsroom.db-shm"] {
            let _ = fs::remove_file(folder.path().join(beside));
        }
        fs::write(&path, &broken).unwrap();
        let fault = Store::open(&path, true).unwrap_err();
        assert!(matches!(fault, StoreError::Damaged { .. }), "{fault}");
        assert!(fs::read(&path).unwrap() == broken, "the file is as it was");
    }
}

#[test]
fn a_write_that_fails_leaves_nothing() {
    let (_folder, path) = database();
    let mut store = Store::create(&path, true).unwrap();
    let fault = store.write(|tables| {
        tables.append_update("a", b"satu")?;
        tables.keep_seal("hash", "isi")?;
        Err::<(), StoreError>(StoreError::Damaged { what: "berhenti".to_owned(), source: None })
    });
    assert!(fault.is_err());
    assert_eq!(store.read().head("a").unwrap(), None);
    assert_eq!(store.read().seals().unwrap(), []);
}

#[test]
fn one_opening_sees_that_another_wrote() {
    let (_folder, path) = database();
    let mut one = Store::create(&path, true).unwrap();
    let mut two = Store::open(&path, true).unwrap();
    let before = one.data_version().unwrap();
    one.write(|tables| tables.append_update("a", b"satu")).unwrap();
    assert_eq!(one.data_version().unwrap(), before, "its own writes are no news");
    two.write(|tables| tables.append_update("a", b"dua")).unwrap();
    assert_ne!(one.data_version().unwrap(), before);
    let updates = one.read().updates_after("a", 0).unwrap();
    assert_eq!(updates, [b"satu".to_vec(), b"dua".to_vec()]);
    assert_eq!(one.read().check_database().unwrap(), [], "two writers keep one chain");
}

#[test]
fn a_copy_is_one_whole_file_while_others_write() {
    let (folder, path) = database();
    let mut store = Store::create(&path, true).unwrap();
    store.write(|tables| tables.append_update("a", &[7; 100_000])).unwrap();
    let copy = folder.path().join("salinan.db");
    store.copy_to(&copy).unwrap();
    store.write(|tables| tables.append_update("a", b"lagi")).unwrap();
    assert!(!folder.path().join("salinan.db-wal").exists());
    let copied = Store::open(&copy, true).unwrap();
    assert_eq!(copied.read().updates_after("a", 0).unwrap(), [vec![7; 100_000]]);
    assert_eq!(copied.read().check_database().unwrap(), []);
}
