//! Tables `export_journal`, `export_pending` and `export_pending_story`: the
//! export under way, and the record that it will be.
//!
//! The record to be is written before the sites change places and entered by
//! one transaction after. What a kill leaves between the two is finished or
//! dropped by whoever comes next.

use rusqlite::{OptionalExtension, params};

use super::exports::stamp_columns;
use super::{ExportRun, ExportedFile, RunKind, StoreError, Tables};
use crate::export::hash::Hash;
use crate::platform::Identity;

/// How far an export has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The new tree is being made.
    Building,
    /// The record to be is written; the sites change places.
    Exchanging,
    /// The record is entered; the old site is being thrown away.
    Cleaning,
}

impl Stage {
    fn as_str(self) -> &'static str {
        match self {
            Self::Building => "building",
            Self::Exchanging => "exchanging",
            Self::Cleaning => "cleaning",
        }
    }
}

/// An export under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// The target.
    pub target: String,
    /// The newsroom's folder: a copy of the database in another one knows by
    /// it that the export is not its own.
    pub newsroom: String,
    /// The hidden folder beside the target.
    pub work: String,
    /// How far it has come.
    pub stage: Stage,
    /// The new tree's root, from the exchange on.
    pub root: Option<Identity>,
}

/// A file whose row the export changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingFile {
    /// Relative to the target, with `/`.
    pub path: String,
    /// The row to be; none where the file goes.
    pub file: Option<ExportedFile>,
    /// Whether the file itself changes.
    pub touched: bool,
    /// What stands there before; none for nothing.
    pub stood: Option<Hash>,
}

/// A story whose row the export changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingStory {
    /// The story's id.
    pub article: String,
    /// The seal that will be live; none where the story goes.
    pub seal: Option<String>,
    /// Its first page.
    pub path: String,
    /// Since when it is live.
    pub at: String,
}

/// The record that an export will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Its row in the list of runs.
    pub run: ExportRun,
    /// Files whose rows change.
    pub files: Vec<PendingFile>,
    /// Stories whose rows change.
    pub stories: Vec<PendingStory>,
}

impl Tables<'_> {
    /// Notes that an export begins.
    pub fn begin_export(&self, entry: &JournalEntry) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT INTO export_journal (target, newsroom, work, stage) VALUES (?1, ?2, ?3, ?4)",
            params![entry.target, entry.newsroom, entry.work, entry.stage.as_str()],
        )?;
        Ok(())
    }

    /// Writes the record to be, before the sites change places.
    pub fn prepare_export(
        &self,
        target: &str,
        root: Identity,
        pending: &Pending,
    ) -> Result<(), StoreError> {
        let run = serde_json::to_string(&pending.run)
            .map_err(|fault| StoreError::damaged(fault.to_string()))?;
        self.connection.execute(
            "UPDATE export_journal SET stage = ?2, device = ?3, inode = ?4, run = ?5
             WHERE target = ?1",
            params![
                target,
                Stage::Exchanging.as_str(),
                root.device.cast_signed(),
                root.inode.cast_signed(),
                run
            ],
        )?;
        self.put_pending(target, pending)
    }

    fn put_pending(&self, target: &str, pending: &Pending) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO export_pending
                (target, path, hash, kind, parts, size, mtime, inode, touched, stood)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        for pending in &pending.files {
            let file = pending.file.as_ref();
            let [size, mtime, inode] = file.map_or([0; 3], |file| stamp_columns(&file.stamp));
            statement.execute(params![
                target,
                pending.path,
                file.map(|file| file.hash),
                file.map_or("", |file| file.kind.as_str()),
                file.map_or(&[][..], |file| file.parts.as_slice()),
                size,
                mtime,
                inode,
                pending.touched,
                pending.stood
            ])?;
        }
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO export_pending_story (target, article, seal, path, at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for story in &pending.stories {
            statement.execute(params![target, story.article, story.seal, story.path, story.at])?;
        }
        Ok(())
    }

    /// Enters the record of an export that has happened: its run, what stood
    /// before, the files and the stories. Gives the run's id and the hashes of
    /// kept files that nothing leads back to any more.
    pub fn enter_export(&self, target: &str) -> Result<(i64, Vec<Hash>), StoreError> {
        let run: String = self.connection.query_row(
            "SELECT run FROM export_journal WHERE target = ?1",
            [target],
            |row| row.get(0),
        )?;
        let run: ExportRun = serde_json::from_str(&run)
            .map_err(|fault| StoreError::damaged(format!("export_journal: {fault}")))?;
        let id = self.add_run(target, &run)?;
        if run.kind == RunKind::Export && run.parent.is_some() {
            self.enter_undo(target, id)?;
        }
        self.enter_rows(target)?;
        self.connection.execute(
            "UPDATE export_journal SET stage = ?2, run = NULL WHERE target = ?1",
            params![target, Stage::Cleaning.as_str()],
        )?;
        self.drop_pending(target)?;
        Ok((id, self.forget_old_runs(target)?))
    }

    /// Enters rows that change while no file does.
    pub fn enter_without_files(&self, target: &str, pending: &Pending) -> Result<(), StoreError> {
        self.put_pending(target, pending)?;
        self.enter_rows(target)?;
        self.drop_pending(target)
    }

    fn enter_undo(&self, target: &str, run: i64) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT INTO export_undo (run, path, hash, ours, kind, parts, became)
             SELECT ?1, p.path, p.stood, f.path IS NOT NULL,
                    CASE WHEN f.hash = p.stood THEN f.kind ELSE '' END,
                    CASE WHEN f.hash = p.stood THEN f.parts ELSE x'' END, p.hash
             FROM export_pending p
             LEFT JOIN exported_file f ON f.target = p.target AND f.path = p.path
             WHERE p.target = ?2 AND p.touched",
            params![run, target],
        )?;
        self.connection.execute(
            "INSERT INTO export_undo_story (run, article, seal, path, at)
             SELECT ?1, p.article, r.seal, coalesce(r.path, ''), coalesce(r.at, '')
             FROM export_pending_story p
             LEFT JOIN export_record r ON r.target = p.target AND r.article = p.article
             WHERE p.target = ?2",
            params![run, target],
        )?;
        Ok(())
    }

    fn enter_rows(&self, target: &str) -> Result<(), StoreError> {
        for sql in [
            "INSERT OR REPLACE INTO exported_file
                (target, path, kind, hash, parts, size, mtime, inode)
             SELECT target, path, kind, hash, parts, size, mtime, inode FROM export_pending
             WHERE target = ?1 AND hash IS NOT NULL",
            "DELETE FROM exported_file WHERE target = ?1 AND path IN
                (SELECT path FROM export_pending WHERE target = ?1 AND hash IS NULL)",
            "INSERT OR REPLACE INTO export_record (target, article, seal, path, at)
             SELECT target, article, seal, path, at FROM export_pending_story
             WHERE target = ?1 AND seal IS NOT NULL",
            "DELETE FROM export_record WHERE target = ?1 AND article IN
                (SELECT article FROM export_pending_story WHERE target = ?1 AND seal IS NULL)",
        ] {
            self.connection.prepare_cached(sql)?.execute([target])?;
        }
        Ok(())
    }

    fn drop_pending(&self, target: &str) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM export_pending WHERE target = ?1",
            "DELETE FROM export_pending_story WHERE target = ?1",
        ] {
            self.connection.prepare_cached(sql)?.execute([target])?;
        }
        Ok(())
    }

    /// Forgets an export under way: it was dropped, or all of it is done.
    pub fn end_export(&self, target: &str) -> Result<(), StoreError> {
        self.connection.execute("DELETE FROM export_journal WHERE target = ?1", [target])?;
        self.drop_pending(target)
    }

    /// Forgets all exports under way, in a copy whose exports they are not.
    pub fn forget_exports_under_way(&self) -> Result<(), StoreError> {
        self.connection.execute_batch(
            "DELETE FROM export_journal; DELETE FROM export_pending;
             DELETE FROM export_pending_story;",
        )?;
        Ok(())
    }

    /// The exports under way.
    pub fn exports_under_way(&self) -> Result<Vec<JournalEntry>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT target, newsroom, work, stage, device, inode FROM export_journal
             ORDER BY target",
        )?;
        let rows = statement.query_map([], |row| {
            let stage: String = row.get(3)?;
            let device: Option<i64> = row.get(4)?;
            let inode: Option<i64> = row.get(5)?;
            let root = device.zip(inode).map(|(device, inode)| Identity {
                device: device.cast_unsigned(),
                inode: inode.cast_unsigned(),
            });
            Ok(JournalEntry {
                target: row.get(0)?,
                newsroom: row.get(1)?,
                work: row.get(2)?,
                stage: match stage.as_str() {
                    "exchanging" => Stage::Exchanging,
                    "cleaning" => Stage::Cleaning,
                    _ => Stage::Building,
                },
                root,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The export under way to one target.
    pub fn export_under_way(&self, target: &str) -> Result<bool, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT 1 FROM export_journal WHERE target = ?1")?
            .query_row([target], |_| Ok(()))
            .optional()?
            .is_some())
    }
}
