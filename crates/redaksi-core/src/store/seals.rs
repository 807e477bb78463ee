//! Table `seal`: approved content, by the hash of its canonical form.

use rusqlite::{OptionalExtension, params};

use super::{StoreError, Tables};

impl Tables<'_> {
    /// Keeps sealed content; the same content twice is kept once.
    pub fn keep_seal(&self, hash: &str, content: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("INSERT OR IGNORE INTO seal (hash, content) VALUES (?1, ?2)")?
            .execute(params![hash, content])?;
        Ok(())
    }

    /// The content with that hash.
    pub fn seal(&self, hash: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT content FROM seal WHERE hash = ?1")?
            .query_row([hash], |row| row.get(0))
            .optional()?)
    }

    /// Every hash with its content, for `verify`.
    pub fn seals(&self) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT hash, content FROM seal ORDER BY hash")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
