//! What can go wrong with the database, sorted by what a person can do.

use rusqlite::{Error as Sql, ErrorCode};

/// A fault of the database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A newer program made the database.
    #[error("database version {found} is newer than {supported}")]
    Newer {
        /// The database's version.
        found: u32,
        /// The newest version known here.
        supported: u32,
    },
    /// No room on the disk.
    #[error("no room on the disk")]
    Full(#[source] Sql),
    /// The file or its folder cannot be written.
    #[error("the database cannot be written")]
    ReadOnly(#[source] Option<Sql>),
    /// Another program holds the write lock for longer than the time-out.
    #[error("the database is locked")]
    Busy(#[source] Sql),
    /// The file is damaged, or is no database.
    #[error("the database is damaged: {what}")]
    Damaged {
        /// What was found.
        what: String,
        /// SQLite's word, where it was SQLite that noticed.
        #[source]
        source: Option<Sql>,
    },
    /// Anything else.
    #[error("the database refused")]
    Other(#[source] Sql),
}

impl StoreError {
    pub(crate) fn read_only() -> Self {
        Self::ReadOnly(None)
    }

    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into(), source: None }
    }

    /// The whole chain in one line, for a crash file.
    pub fn chain(&self) -> String {
        let mut text = self.to_string();
        let mut source = std::error::Error::source(self);
        while let Some(next) = source {
            text.push_str(": ");
            text.push_str(&next.to_string());
            source = next.source();
        }
        text
    }
}

impl From<Sql> for StoreError {
    fn from(fault: Sql) -> Self {
        match fault.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full(fault),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::ReadOnly(Some(fault))
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(fault),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged { what: fault.to_string(), source: Some(fault) }
            }
            // Our own statements fit our own schema: one that does not is of a
            // file whose schema was altered.
            Some(ErrorCode::Unknown) | None if is_about_schema(&fault) => {
                Self::Damaged { what: fault.to_string(), source: Some(fault) }
            }
            // SQLite reports a failed write below it only by its own codes;
            // a full disk that hit the WAL shows as one of these.
            Some(ErrorCode::SystemIoFailure) => from_io(fault),
            // A type in a column that our own schema forbids: not our writing.
            None if matches!(
                fault,
                Sql::InvalidColumnType(..)
                    | Sql::FromSqlConversionFailure(..)
                    | Sql::IntegralValueOutOfRange(..)
                    | Sql::Utf8Error(..)
            ) =>
            {
                Self::Damaged { what: fault.to_string(), source: Some(fault) }
            }
            _ => Self::Other(fault),
        }
    }
}

fn from_io(fault: Sql) -> StoreError {
    // Extended codes of SQLITE_IOERR: reading too little means damage; the
    // rest (write, fsync, truncate, shared memory) means that the disk did
    // not take it, which on a working disk is for want of room.
    const SHORT_READ: i32 = 522;
    const READ: i32 = 266;
    const CORRUPT_FS: i32 = 8458;
    let extended = match &fault {
        Sql::SqliteFailure(code, _) => code.extended_code,
        _ => 0,
    };
    match extended {
        READ | SHORT_READ | CORRUPT_FS => {
            StoreError::Damaged { what: fault.to_string(), source: Some(fault) }
        }
        _ => StoreError::Full(fault),
    }
}

/// Whether SQLite stumbled over the stored schema itself.
fn is_about_schema(fault: &Sql) -> bool {
    let text = fault.to_string();
    [
        "unrecognized option",
        "malformed database schema",
        "no such tokenizer",
        "vtable constructor",
        "no such table",
        "no such column",
        "has no column named",
    ]
    .iter()
    .any(|start| text.contains(start))
}
