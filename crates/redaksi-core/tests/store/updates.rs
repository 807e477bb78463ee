//! Chains of updates: what was altered is told from what is lost.

use redaksi_core::store::{Finding, Store, StoreError};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

/// A database with a chain of five updates, and a second document.
fn chain() -> (tempfile::TempDir, Store, Vec<i64>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut store = Store::create(&folder.path().join("newsroom.db"), true).expect("a database");
    let mut rows = Vec::new();
    for n in 0..5_u8 {
        store
            .write(|tables| {
                rows.push(tables.append_update("a", &[n; 40])?);
                tables.append_update("b", &[n + 100; 40])?;
                Ok::<_, StoreError>(())
            })
            .expect("an append");
    }
    (folder, store, rows)
}

fn spoil(folder: &tempfile::TempDir, sql: &str, seq: i64) {
    let connection = Connection::open(folder.path().join("newsroom.db")).expect("a database");
    let touched = connection.execute(sql, params![seq]).expect("valid SQL");
    assert_eq!(touched, 1, "one row is spoilt");
}

fn altered(seq: i64) -> Finding {
    Finding::Altered { document: "a".to_owned(), seq }
}

fn lost(seq: i64) -> Finding {
    Finding::Lost { document: "a".to_owned(), seq }
}

#[test]
fn an_untouched_chain_is_whole() {
    let (_folder, store, rows) = chain();
    assert_eq!(store.read().check_database().unwrap(), []);
    assert_eq!(store.read().head("a").unwrap(), rows.last().copied());
    assert_eq!(store.read().weight("a").unwrap(), (5, 200));
    let after = store.read().updates_after("a", rows[2]).unwrap();
    assert_eq!(after, [vec![3; 40], vec![4; 40]]);
}

#[test]
fn altered_bytes_are_named_with_their_row_and_never_handed_out() {
    let (folder, store, rows) = chain();
    spoil(&folder, "UPDATE document_update SET bytes = x'00' WHERE seq = ?1", rows[2]);
    assert_eq!(store.read().check_database().unwrap(), [altered(rows[2])]);
    let fault = store.read().updates_after("a", 0).unwrap_err();
    assert!(matches!(fault, StoreError::Damaged { .. }), "{fault}");
    assert_eq!(store.read().updates_after("a", rows[2]).unwrap().len(), 2);
    assert_eq!(store.read().updates_after("b", 0).unwrap().len(), 5, "the others are well");
}

#[test]
fn a_missing_update_is_lost_wherever_it_stood() {
    for gone in 0..5 {
        let (folder, store, rows) = chain();
        spoil(&folder, "DELETE FROM document_update WHERE seq = ?1", rows[gone]);
        let named = rows.get(gone + 1).copied().unwrap_or(rows[4]);
        assert_eq!(store.read().check_database().unwrap(), [lost(named)], "row {gone}");
    }
}

#[test]
fn an_update_altered_together_with_its_digest_breaks_the_chain() {
    let (folder, store, rows) = chain();
    let connection = Connection::open(folder.path().join("newsroom.db")).unwrap();
    let digest: [u8; 32] = Sha256::digest(b"palsu").into();
    connection
        .execute(
            "UPDATE document_update SET bytes = ?2, digest = ?3 WHERE seq = ?1",
            params![rows[1], b"palsu", digest],
        )
        .unwrap();
    assert_eq!(store.read().check_database().unwrap(), [lost(rows[1])]);
}

#[test]
fn a_document_whose_rows_are_all_gone_is_lost() {
    let (folder, store, rows) = chain();
    let connection = Connection::open(folder.path().join("newsroom.db")).unwrap();
    connection.execute("DELETE FROM document_update WHERE document = 'a'", []).unwrap();
    assert_eq!(store.read().check_database().unwrap(), [lost(rows[4])]);
}

#[test]
fn an_update_of_no_document_dangles() {
    let (folder, store, _) = chain();
    let connection = Connection::open(folder.path().join("newsroom.db")).unwrap();
    connection.pragma_update(None, "foreign_keys", false).unwrap();
    connection.execute("DELETE FROM document WHERE id = 'b'", []).unwrap();
    let found = store.read().check_database().unwrap();
    assert!(found.contains(&Finding::Dangling("document_update".to_owned())), "{found:?}");
}

#[test]
fn folding_begins_a_new_chain_behind_the_old_numbers() {
    let (_folder, mut store, rows) = chain();
    let folded = store.write(|tables| tables.fold("a", b"semua")).unwrap();
    assert!(folded > rows[4], "whoever read the old rows still sees something new");
    assert_eq!(store.read().updates_after("a", rows[4]).unwrap(), [b"semua".to_vec()]);
    assert_eq!(store.read().head("a").unwrap(), Some(folded));
    let next = store.write(|tables| tables.append_update("a", b"lagi")).unwrap();
    assert_eq!(store.read().updates_after("a", folded).unwrap(), [b"lagi".to_vec()]);
    assert_eq!(store.read().head("a").unwrap(), Some(next));
    assert_eq!(store.read().check_database().unwrap(), []);
    assert_eq!(store.read().weight("b").unwrap().0, 5, "the others are not folded");
}

#[test]
fn numbers_of_rows_are_never_used_again() {
    let (folder, mut store, rows) = chain();
    let connection = Connection::open(folder.path().join("newsroom.db")).unwrap();
    connection.execute("DELETE FROM document_update", []).unwrap();
    let next = store.write(|tables| tables.append_update("a", b"baru")).unwrap();
    assert!(next > rows[4]);
}
