//! Opening, creating and copying the database file.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::{Store, StoreError, migrations};

/// How long a write waits for another program's.
const PATIENCE: Duration = Duration::from_secs(8);

/// A database up to this size is checked page by page at each opening
/// (some 5 ms); a larger one by `verify`.
const CHECKED_AT_OPENING: u64 = 32 * 1024 * 1024;

/// Whether an opening can write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Reading and writing.
    ReadWrite,
    /// The folder or the medium cannot be written.
    ReadOnly,
}

impl Store {
    /// Creates a database where there is none. `local` is false on a network
    /// folder, where WAL is not safe and the rollback journal is used.
    pub fn create(path: &Path, local: bool) -> Result<Self, StoreError> {
        let connection = Connection::open(path)?;
        prepare(&connection, local)?;
        let mut store = Self { connection, access: Access::ReadWrite };
        migrations::bring_up(&mut store.connection)?;
        Ok(store)
    }

    /// Opens a database: for writing, or, where the folder cannot be written,
    /// for reading. A newer or damaged one is refused and left as it is.
    pub fn open(path: &Path, local: bool) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Connection::open_with_flags(path, flags).map_err(StoreError::from).and_then(
            |connection| {
                migrations::refuse_newer(&connection)?;
                migrations::refuse_empty(&connection)?;
                prepare(&connection, local)?;
                look_over(&connection, path)?;
                probe_write(&connection)?;
                Ok(connection)
            },
        );
        match opened {
            Ok(connection) => {
                let mut store = Self { connection, access: Access::ReadWrite };
                migrations::bring_up(&mut store.connection)?;
                Ok(store)
            }
            Err(StoreError::ReadOnly(_)) => Self::open_read_only(path),
            Err(fault) => Err(fault),
        }
    }

    fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let plain = Connection::open_with_flags(path, flags).map_err(StoreError::from);
        let plain = plain.and_then(|connection| {
            migrations::refuse_newer(&connection)?;
            Ok(connection)
        });
        let connection = match plain {
            Err(StoreError::ReadOnly(fault)) if !has_wal(path) => {
                // Without a write-ahead log to heed, the file is all there is.
                let uri = format!("file:{}?immutable=1", uri_path(path));
                Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)
                    .map_err(|_| StoreError::ReadOnly(fault))?
            }
            other => other?,
        };
        migrations::refuse_newer(&connection)?;
        look_over(&connection, path)?;
        Ok(Self { connection, access: Access::ReadOnly })
    }

    /// A further opening of a database that is open already, for reading from
    /// another thread.
    pub fn reader(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.execute_batch("PRAGMA cache_size=-4000; PRAGMA trusted_schema=OFF;")?;
        Ok(Self { connection, access: Access::ReadOnly })
    }

    /// Writes a consistent copy of the database to `target`, which must not
    /// exist, while others may write (SQLite's backup API).
    pub fn copy_to(&self, target: &Path) -> Result<(), StoreError> {
        let mut copy = Connection::open(target)?;
        let backup = rusqlite::backup::Backup::new(&self.connection, &mut copy)?;
        backup.run_to_completion(512, Duration::ZERO, None)?;
        drop(backup);
        // A copy travels as one file.
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        Ok(())
    }
}

fn prepare(connection: &Connection, local: bool) -> Result<(), StoreError> {
    connection.busy_timeout(PATIENCE)?;
    let journal = if local { "WAL" } else { "DELETE" };
    let mode: String =
        connection.query_row(&format!("PRAGMA journal_mode={journal}"), [], |row| row.get(0))?;
    debug_assert!(!mode.is_empty());
    connection.execute_batch(
        "PRAGMA synchronous=FULL;
         PRAGMA foreign_keys=ON;
         PRAGMA temp_store=MEMORY;
         PRAGMA cache_size=-16000;
         PRAGMA wal_autocheckpoint=1000;
         PRAGMA trusted_schema=OFF;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Takes and gives back the write lock, which shows whether the medium can be
/// written before anybody types.
fn probe_write(connection: &Connection) -> Result<(), StoreError> {
    match connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK;") {
        Ok(()) => Ok(()),
        Err(fault) => match StoreError::from(fault) {
            // Somebody else writes just now: then it can be written.
            StoreError::Busy(_) => Ok(()),
            fault => Err(fault),
        },
    }
}

fn look_over(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let size = std::fs::metadata(path).map_or(0, |data| data.len());
    if size > CHECKED_AT_OPENING {
        return Ok(());
    }
    let word: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if word != "ok" {
        return Err(StoreError::damaged(word));
    }
    // A page of a picture or a brief that is cut off is met by no check of
    // the trees. While there is a log, the file may lag behind it.
    let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    let length: i64 = connection.query_row("PRAGMA page_size", [], |row| row.get(0))?;
    if !has_wal(path) && i64::try_from(size).is_ok_and(|size| size < pages * length) {
        return Err(StoreError::damaged("the file is shorter than it says".to_owned()));
    }
    Ok(())
}

fn has_wal(path: &Path) -> bool {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    std::fs::metadata(name).is_ok_and(|data| data.len() > 0)
}

fn uri_path(path: &Path) -> String {
    let text = path.to_string_lossy();
    text.replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}
