//! Table `media`: what is known of each stored picture.

use rusqlite::{OptionalExtension, Row, params};

use super::{StoreError, Tables};
use crate::article::MediaId;

/// A stored picture. Its bytes lie in the newsroom's `media/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaRecord {
    /// SHA-256 of the bytes.
    pub id: MediaId,
    /// `image/jpeg` and the like.
    pub mime: String,
    /// Pixels across, as it is to be shown.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Bytes.
    pub size: u64,
    /// The file name it came with.
    pub name: String,
    /// When it came, RFC 3339.
    pub added: String,
    /// What the file says of the picture, as JSON
    /// ([`crate::media::Metadata`]); `None` where nobody read it yet.
    pub about: Option<String>,
}

const COLUMNS: &str = "id, mime, width, height, size, name, added, about";

impl Tables<'_> {
    /// Enters a picture. One that is there already stays as it is, but for what
    /// its file says, where that was not read yet.
    pub fn add_media(&self, media: &MediaRecord) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT INTO media (id, mime, width, height, size, name, added, about)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET about = coalesce(about, excluded.about)",
            params![
                media.id.as_str(),
                media.mime,
                media.width,
                media.height,
                i64::try_from(media.size).unwrap_or(i64::MAX),
                media.name,
                media.added,
                media.about
            ],
        )?;
        Ok(())
    }

    /// A picture.
    pub fn media(&self, id: &MediaId) -> Result<Option<MediaRecord>, StoreError> {
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM media WHERE id = ?1"))?
            .query_row([id.as_str()], record)
            .optional()?)
    }

    /// The picture whose id begins with `head`, which has to be 16 digits.
    pub fn media_by_head(&self, head: &str) -> Result<Option<MediaId>, StoreError> {
        if head.len() != 16 || !head.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(None);
        }
        let id: Option<String> = self
            .connection
            .prepare_cached("SELECT id FROM media WHERE id BETWEEN ?1 AND ?1 || 'g' ORDER BY id")?
            .query_row([head], |row| row.get(0))
            .optional()?;
        Ok(id.and_then(|id| MediaId::parse(&id)))
    }

    /// Every picture.
    pub fn all_media(&self) -> Result<Vec<MediaRecord>, StoreError> {
        let mut statement =
            self.connection.prepare_cached(&format!("SELECT {COLUMNS} FROM media ORDER BY id"))?;
        let rows = statement.query_map([], record)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn record(row: &Row<'_>) -> rusqlite::Result<MediaRecord> {
    let id: String = row.get(0)?;
    let id = MediaId::parse(&id).ok_or_else(|| {
        rusqlite::Error::InvalidColumnType(0, "id".to_owned(), rusqlite::types::Type::Text)
    })?;
    Ok(MediaRecord {
        id,
        mime: row.get(1)?,
        width: row.get(2)?,
        height: row.get(3)?,
        size: u64::try_from(row.get::<_, i64>(4)?).unwrap_or(0),
        name: row.get(5)?,
        added: row.get(6)?,
        about: row.get(7)?,
    })
}
