//! The schema, step by step. A step that has shipped is never edited.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::StoreError;

const STEPS: &[M<'static>] = &[
    M::up(include_str!("migrations/0001_first.sql")),
    M::up(include_str!("migrations/0002_exports.sql")),
    M::up(include_str!("migrations/0003_notices.sql")),
    M::up(include_str!("migrations/0004_briefs.sql")),
    M::up(include_str!("migrations/0005_media.sql")),
    M::up(include_str!("migrations/0006_left.sql")),
];

const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

/// The newest version of the schema that this program knows.
pub const NEWEST: u32 = STEPS.len() as u32;

/// Brings the schema to the newest version.
pub(super) fn bring_up(connection: &mut Connection) -> Result<(), StoreError> {
    refuse_newer(connection)?;
    MIGRATIONS.to_latest(connection).map_err(|fault| match fault {
        rusqlite_migration::Error::RusqliteError { err, .. } => StoreError::from(err),
        other => StoreError::damaged(other.to_string()),
    })
}

/// Refuses a database of a newer program, before anything touches it.
pub(super) fn refuse_newer(connection: &Connection) -> Result<(), StoreError> {
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let found = u32::try_from(found).unwrap_or(u32::MAX);
    if found > NEWEST {
        return Err(StoreError::Newer { found, supported: NEWEST });
    }
    Ok(())
}

/// Refuses a database without a schema: what was in it is gone, and an empty
/// newsroom in its place would hide that.
pub(super) fn refuse_empty(connection: &Connection) -> Result<(), StoreError> {
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found == 0 { Err(StoreError::damaged("the database is empty")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_steps_are_valid_sql() {
        super::MIGRATIONS.validate().expect("every migration should run from an empty database");
    }
}
