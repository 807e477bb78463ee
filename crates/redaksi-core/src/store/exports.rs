//! Tables `export_record`, `exported_file` and `inbox_taken`: what went out
//! and what came in.

use rusqlite::{OptionalExtension, params};

use super::{StoreError, Tables};

/// A story that is live somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRecord {
    /// The story's id.
    pub article: String,
    /// The seal that is live.
    pub seal: String,
    /// Its first page, relative to the target.
    pub path: String,
}

/// A file that an export wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRecord {
    /// Relative to the target, with `/`.
    pub path: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub hash: String,
}

impl Tables<'_> {
    /// What is live in `target`.
    pub fn export_records(&self, target: &str) -> Result<Vec<ExportRecord>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT article, seal, path FROM export_record WHERE target = ?1 ORDER BY article",
        )?;
        let rows = statement.query_map([target], |row| {
            Ok(ExportRecord { article: row.get(0)?, seal: row.get(1)?, path: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What is live in any target; of several seals of a story the last one
    /// exported.
    pub fn all_export_records(&self) -> Result<Vec<ExportRecord>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT article, seal, path FROM export_record ORDER BY article, at")?;
        let rows = statement.query_map([], |row| {
            Ok(ExportRecord { article: row.get(0)?, seal: row.get(1)?, path: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The files that an export wrote to `target`.
    pub fn exported_files(&self, target: &str) -> Result<Vec<FileRecord>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT path, hash FROM exported_file WHERE target = ?1 ORDER BY path",
        )?;
        let rows = statement
            .query_map([target], |row| Ok(FileRecord { path: row.get(0)?, hash: row.get(1)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Replaces what is known of `target`.
    pub fn record_export(
        &self,
        target: &str,
        stories: &[ExportRecord],
        files: &[FileRecord],
        at: &str,
    ) -> Result<(), StoreError> {
        self.connection.execute("DELETE FROM export_record WHERE target = ?1", [target])?;
        self.connection.execute("DELETE FROM exported_file WHERE target = ?1", [target])?;
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO export_record (target, article, seal, path, at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for story in stories {
            statement.execute(params![target, story.article, story.seal, story.path, at])?;
        }
        let mut statement = self
            .connection
            .prepare_cached("INSERT INTO exported_file (target, path, hash) VALUES (?1, ?2, ?3)")?;
        for file in files {
            statement.execute(params![target, file.path, file.hash])?;
        }
        Ok(())
    }

    /// Whether a story is live anywhere.
    pub fn is_live(&self, article: &str) -> Result<bool, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT 1 FROM export_record WHERE article = ?1")?
            .exists([article])?)
    }

    /// Whether this seal of a story is live anywhere.
    pub fn is_exported(&self, article: &str, seal: &str) -> Result<bool, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT 1 FROM export_record WHERE article = ?1 AND seal = ?2")?
            .exists([article, seal])?)
    }

    /// The name under which an inbox gave a file with that hash before.
    pub fn inbox_taken(&self, hash: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT name FROM inbox_taken WHERE hash = ?1")?
            .query_row([hash], |row| row.get(0))
            .optional()?)
    }

    /// Remembers a file that an inbox gave.
    pub fn take_inbox(&self, hash: &str, name: &str, at: &str) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT OR IGNORE INTO inbox_taken (hash, name, at) VALUES (?1, ?2, ?3)",
            [hash, name, at],
        )?;
        Ok(())
    }
}
