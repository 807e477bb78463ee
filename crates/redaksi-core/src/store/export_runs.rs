//! Tables `export_run`, `export_undo` and `export_undo_story`: the exports of
//! each target, and what each found where it wrote, for the way back.

use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::{StoreError, Tables};
use crate::export::hash::Hash;

/// So many exports of each target are kept.
const KEPT: u32 = 10;

/// What kind of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RunKind {
    /// The newsroom's sealed stories were written.
    Export,
    /// An earlier export's site was put back.
    Rollback,
}

impl RunKind {
    /// The stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Export => "export",
            Self::Rollback => "rollback",
        }
    }
}

/// One export, or one way back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportRun {
    /// Grows from run to run; 0 for one that is not recorded yet.
    pub id: i64,
    /// Export or way back.
    pub kind: RunKind,
    /// The export whose site stands after it; 0 for this one itself.
    pub state: i64,
    /// The export whose site stood before that one.
    pub parent: Option<i64>,
    /// When it was done.
    pub at: String,
    /// Who did it.
    pub person: String,
    /// The time for which the site was made.
    pub clock: String,
    /// The program's version.
    pub build: String,
    /// Files written.
    pub written: u32,
    /// Files that were right already.
    pub unchanged: u32,
    /// Files removed.
    pub removed: u32,
    /// Pages rendered.
    pub rendered: u32,
    /// What the marker names.
    pub tree: Hash,
    /// Times at which an export would change by the clock alone.
    pub next: Vec<String>,
}

/// What stood where a run wrote or removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoFile {
    /// Relative to the target, with `/`.
    pub path: String,
    /// Its bytes; none where nothing stood there.
    pub hash: Option<Hash>,
    /// Whether an export had written it.
    pub ours: bool,
    /// As in the record then.
    pub kind: String,
    /// As in the record then.
    pub parts: Vec<u8>,
    /// What the run wrote there; none where it removed.
    pub became: Option<Hash>,
}

/// What of a story was live before a run changed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoStory {
    /// The story's id.
    pub article: String,
    /// The seal; none where it was not live.
    pub seal: Option<String>,
    /// Its first page.
    pub path: String,
    /// Since when.
    pub at: String,
}

impl Tables<'_> {
    /// The runs of a target, newest first.
    pub fn export_runs(&self, target: &str) -> Result<Vec<ExportRun>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, kind, state, parent, at, person, clock, build, written, unchanged,
                    removed, rendered, tree, next
             FROM export_run WHERE target = ?1 ORDER BY id DESC",
        )?;
        let rows = statement.query_map([target], read_run)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The newest run of a target.
    pub fn last_export_run(&self, target: &str) -> Result<Option<ExportRun>, StoreError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT id, kind, state, parent, at, person, clock, build, written, unchanged,
                        removed, rendered, tree, next
                 FROM export_run WHERE target = ?1 ORDER BY id DESC LIMIT 1",
            )?
            .query_row([target], read_run)
            .optional()?)
    }

    /// The target whose newest run left that tree.
    pub fn target_of_tree(&self, tree: &Hash) -> Result<Option<String>, StoreError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT target FROM export_run one WHERE tree = ?1 AND id =
                    (SELECT max(id) FROM export_run WHERE target = one.target)
                 ORDER BY id DESC LIMIT 1",
            )?
            .query_row([tree], |row| row.get(0))
            .optional()?)
    }

    /// Targets that were exported to, by name.
    pub fn export_targets(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT DISTINCT target FROM export_run ORDER BY target")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What stood before a run, by path.
    pub fn undo_files(&self, run: i64) -> Result<Vec<UndoFile>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT path, hash, ours, kind, parts, became FROM export_undo
             WHERE run = ?1 ORDER BY path",
        )?;
        let rows = statement.query_map([run], |row| {
            Ok(UndoFile {
                path: row.get(0)?,
                hash: row.get(1)?,
                ours: row.get(2)?,
                kind: row.get(3)?,
                parts: row.get(4)?,
                became: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What was live before a run.
    pub fn undo_stories(&self, run: i64) -> Result<Vec<UndoStory>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT article, seal, path, at FROM export_undo_story
             WHERE run = ?1 ORDER BY article",
        )?;
        let rows = statement.query_map([run], |row| {
            Ok(UndoStory {
                article: row.get(0)?,
                seal: row.get(1)?,
                path: row.get(2)?,
                at: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Enters a run; its id.
    pub fn add_run(&self, target: &str, run: &ExportRun) -> Result<i64, StoreError> {
        let next = serde_json::Value::from(run.next.clone()).to_string();
        self.connection
            .prepare_cached(
                "INSERT INTO export_run (target, kind, state, parent, at, person, clock, build,
                    written, unchanged, removed, rendered, tree, next)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?
            .execute(params![
                target,
                run.kind.as_str(),
                run.state,
                run.parent,
                run.at,
                run.person,
                run.clock,
                run.build,
                run.written,
                run.unchanged,
                run.removed,
                run.rendered,
                run.tree,
                next
            ])?;
        let id = self.connection.last_insert_rowid();
        self.connection
            .execute("UPDATE export_run SET state = ?1 WHERE id = ?1 AND state = 0", [id])?;
        Ok(id)
    }

    /// Enters what the clock will change next, where a run found nothing to
    /// write.
    pub fn set_next(&self, run: i64, next: &[String]) -> Result<(), StoreError> {
        let next = serde_json::Value::from(next.to_vec()).to_string();
        self.connection
            .execute("UPDATE export_run SET next = ?2 WHERE id = ?1", params![run, next])?;
        Ok(())
    }

    /// Forgets all but the newest exports of a target; the hashes of files
    /// that nothing leads back to any more.
    pub(super) fn forget_old_runs(&self, target: &str) -> Result<Vec<Hash>, StoreError> {
        let oldest: Option<i64> = self
            .connection
            .prepare_cached(
                "SELECT id FROM export_run WHERE target = ?1 AND kind = 'export'
                 ORDER BY id DESC LIMIT 1 OFFSET ?2",
            )?
            .query_row(params![target, KEPT - 1], |row| row.get(0))
            .optional()?;
        let Some(oldest) = oldest else { return Ok(Vec::new()) };
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT gone.hash FROM export_undo gone
             WHERE gone.hash IS NOT NULL
               AND gone.run IN (SELECT id FROM export_run WHERE target = ?1 AND id < ?2)
               AND NOT EXISTS (
                 SELECT 1 FROM export_undo kept WHERE kept.hash = gone.hash
                   AND kept.run NOT IN (SELECT id FROM export_run WHERE target = ?1 AND id < ?2))",
        )?;
        let gone = statement
            .query_map(params![target, oldest], |row| row.get(0))?
            .collect::<Result<Vec<Hash>, _>>()?;
        for table in ["export_undo", "export_undo_story"] {
            let sql = format!(
                "DELETE FROM {table} WHERE run IN
                    (SELECT id FROM export_run WHERE target = ?1 AND id < ?2)"
            );
            self.connection.execute(&sql, params![target, oldest])?;
        }
        self.connection.execute(
            "DELETE FROM export_run WHERE target = ?1 AND id < ?2",
            params![target, oldest],
        )?;
        Ok(gone)
    }

    /// Whether a way back needs a file with that hash.
    pub fn is_kept(&self, hash: &Hash) -> Result<bool, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT 1 FROM export_undo WHERE hash = ?1")?
            .exists([hash])?)
    }
}

fn read_run(row: &Row<'_>) -> rusqlite::Result<ExportRun> {
    let kind: String = row.get(1)?;
    let next: String = row.get(13)?;
    Ok(ExportRun {
        id: row.get(0)?,
        kind: if kind == "rollback" { RunKind::Rollback } else { RunKind::Export },
        state: row.get(2)?,
        parent: row.get(3)?,
        at: row.get(4)?,
        person: row.get(5)?,
        clock: row.get(6)?,
        build: row.get(7)?,
        written: row.get(8)?,
        unchanged: row.get(9)?,
        removed: row.get(10)?,
        rendered: row.get(11)?,
        tree: row.get(12)?,
        next: serde_json::from_str(&next).unwrap_or_default(),
    })
}
