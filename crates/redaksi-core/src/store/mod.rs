//! What a newsroom keeps on its laptop: SQLite, and the only room that names
//! `rusqlite` or writes SQL.
//!
//! The truth is `document_update` (what Loro wrote, in order, each row bound
//! to the one before by a digest) and `seal`. All else is a projection that
//! can be made anew. One file per table, each with its rows and its SQL.
//! WAL with `synchronous=FULL`: a commit that returned survives a power cut.

mod articles;
mod error;
mod export_journal;
mod export_runs;
mod exports;
mod links;
mod media;
mod migrations;
mod open;
mod projected;
mod seals;
mod search;
mod updates;
mod verify;

pub use articles::{ArticleRecord, Counts, Filter, SealedRecord};
pub use error::StoreError;
pub use export_journal::{JournalEntry, Pending, PendingFile, PendingStory, Stage};
pub use export_runs::{ExportRun, RunKind, UndoFile, UndoStory};
pub use exports::{ExportRecord, ExportedFile};
pub use links::LinkRecord;
pub use media::MediaRecord;
pub use migrations::NEWEST;
pub use open::Access;
pub use projected::Projected;
pub use search::{Hit, SearchText};
pub use verify::Finding;

use rusqlite::{Connection, Transaction, TransactionBehavior};

/// The document that holds what the newsroom shares.
pub const SHARED: &str = "newsroom";

/// An open database.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    access: Access,
}

impl Store {
    /// Whether this opening can write.
    pub fn access(&self) -> Access {
        self.access
    }

    /// Runs `work` in one transaction that takes the write lock at once, so
    /// that what it reads is what it changes. An error rolls all of it back.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&Tables<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.access == Access::ReadOnly {
            return Err(StoreError::read_only().into());
        }
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let done = work(&Tables { connection: &transaction })?;
        commit(transaction)?;
        Ok(done)
    }

    /// The tables, for reading.
    pub fn read(&self) -> Tables<'_> {
        Tables { connection: &self.connection }
    }

    /// Changes when another connection wrote (`PRAGMA data_version`).
    pub fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self.connection.query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }
}

fn commit(transaction: Transaction<'_>) -> Result<(), StoreError> {
    Ok(transaction.commit()?)
}

/// The tables of a database, inside a transaction or for reading.
#[derive(Debug, Clone, Copy)]
pub struct Tables<'c> {
    connection: &'c Connection,
}
