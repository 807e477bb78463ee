//! Tables `document` and `document_update`: the truth.
//!
//! Each row bears the digest of its bytes and a chain digest over all rows
//! before, so that an altered row and a missing one can be told apart.

use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::{StoreError, Tables};

/// The chain before the first update.
const FIRST: [u8; 0] = [];

impl Tables<'_> {
    /// Appends an update and returns its number. The document is made where
    /// this is its first.
    pub fn append_update(&self, document: &str, bytes: &[u8]) -> Result<i64, StoreError> {
        let before: Option<Vec<u8>> = self
            .connection
            .prepare_cached("SELECT chain FROM document WHERE id = ?1")?
            .query_row([document], |row| row.get(0))
            .optional()?;
        if before.is_none() {
            self.connection
                .prepare_cached("INSERT INTO document (id, head, chain) VALUES (?1, 0, x'')")?
                .execute([document])?;
        }
        let digest = digest(bytes);
        let chain = chain(before.as_deref().unwrap_or(&FIRST), &digest);
        self.connection
            .prepare_cached(
                "INSERT INTO document_update (document, bytes, digest, chain)
                 VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![document, bytes, digest, chain])?;
        let seq = self.connection.last_insert_rowid();
        self.connection
            .prepare_cached("UPDATE document SET head = ?2, chain = ?3 WHERE id = ?1")?
            .execute(params![document, seq, chain])?;
        Ok(seq)
    }

    /// The number of a document's newest update, or `None` where there is no
    /// such document.
    pub fn head(&self, document: &str) -> Result<Option<i64>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT head FROM document WHERE id = ?1")?
            .query_row([document], |row| row.get(0))
            .optional()?)
    }

    /// The updates after `seq`, oldest first. A row whose bytes are not what
    /// was written is refused as damage.
    pub fn updates_after(&self, document: &str, seq: i64) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT bytes, digest FROM document_update
             WHERE document = ?1 AND seq > ?2 ORDER BY seq",
        )?;
        let mut rows = statement.query(params![document, seq])?;
        let mut updates = Vec::new();
        while let Some(row) = rows.next()? {
            let bytes: Vec<u8> = row.get(0)?;
            let kept: Vec<u8> = row.get(1)?;
            if digest(&bytes)[..] != kept {
                return Err(StoreError::damaged(format!("an update of {document} was altered")));
            }
            updates.push(bytes);
        }
        Ok(updates)
    }

    /// How many updates a document has, and their bytes in all.
    pub fn weight(&self, document: &str) -> Result<(u32, u64), StoreError> {
        let (count, bytes): (i64, i64) = self
            .connection
            .prepare_cached(
                "SELECT count(*), coalesce(sum(length(bytes)), 0)
                 FROM document_update WHERE document = ?1",
            )?
            .query_row([document], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok((u32::try_from(count).unwrap_or(u32::MAX), u64::try_from(bytes).unwrap_or(0)))
    }

    /// Replaces all updates of a document by one snapshot that holds them.
    /// Within the caller's transaction, so that there is always one or the
    /// other.
    pub fn fold(&self, document: &str, snapshot: &[u8]) -> Result<i64, StoreError> {
        self.connection.execute("DELETE FROM document_update WHERE document = ?1", [document])?;
        self.connection.execute("UPDATE document SET chain = x'' WHERE id = ?1", [document])?;
        self.append_update(document, snapshot)
    }

    /// Every article's document with its head.
    pub fn documents(&self) -> Result<Vec<(String, i64)>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, head FROM document WHERE id <> 'newsroom' ORDER BY id")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

pub(super) fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

pub(super) fn chain(before: &[u8], digest: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(digest);
    hash.finalize().into()
}
