//! Tables `export_record`, `exported_file` and `inbox_taken`: what went out
//! and what came in.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, params};

use super::{StoreError, Tables};
use crate::export::hash::Hash;
use crate::platform::Stamp;

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
pub struct ExportedFile {
    /// Relative to the target, with `/`.
    pub path: String,
    /// What it is, in the plan's words.
    pub kind: String,
    /// SHA-256 of its bytes.
    pub hash: Hash,
    /// What it was made of, as the plan compares it; empty where unknown.
    pub parts: Vec<u8>,
    /// What the system told of it when it was written.
    pub stamp: Stamp,
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

    /// The files that exports wrote to `target`, in the order of their paths
    /// (by bytes).
    pub fn exported_files(&self, target: &str) -> Result<Vec<ExportedFile>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT path, kind, hash, parts, size, mtime, inode FROM exported_file
             WHERE target = ?1 ORDER BY path",
        )?;
        let rows = statement.query_map([target], |row| {
            Ok(ExportedFile {
                path: row.get(0)?,
                kind: row.get(1)?,
                hash: row.get(2)?,
                parts: row.get(3)?,
                stamp: read_stamp(row, 4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Enters new stamps of files that are as they were written.
    pub fn restamp(
        &self,
        target: &str,
        stamps: &BTreeMap<String, Stamp>,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "UPDATE exported_file SET size = ?3, mtime = ?4, inode = ?5
             WHERE target = ?1 AND path = ?2",
        )?;
        for (path, stamp) in stamps {
            let [size, mtime, inode] = stamp_columns(stamp);
            statement.execute(params![target, path, size, mtime, inode])?;
        }
        Ok(())
    }

    /// Replaces what is live in `target`, where no files are kept for it.
    pub fn record_live(
        &self,
        target: &str,
        stories: &[ExportRecord],
        at: &str,
    ) -> Result<(), StoreError> {
        self.connection.execute("DELETE FROM export_record WHERE target = ?1", [target])?;
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO export_record (target, article, seal, path, at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for story in stories {
            statement.execute(params![target, story.article, story.seal, story.path, at])?;
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

/// A stamp in three columns: size, mtime, inode. SQLite's integers have a
/// sign; the bits are the same.
pub(super) fn stamp_columns(stamp: &Stamp) -> [i64; 3] {
    [stamp.size.cast_signed(), stamp.mtime_ns, stamp.inode.cast_signed()]
}

/// Reads what [`stamp_columns`] wrote, from the column `at` on.
pub(super) fn read_stamp(row: &Row<'_>, at: usize) -> rusqlite::Result<Stamp> {
    Ok(Stamp {
        size: row.get::<_, i64>(at)?.cast_unsigned(),
        mtime_ns: row.get(at + 1)?,
        inode: row.get::<_, i64>(at + 2)?.cast_unsigned(),
    })
}
