//! Table `link`: which story points where, in its text and in its seal.

use rusqlite::params;

use super::{StoreError, Tables};

/// One link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRecord {
    /// Of the newest seal, or of the text as it stands.
    pub sealed: bool,
    /// Its text.
    pub label: String,
    /// The text, normalised for matching.
    pub label_key: String,
    /// The story it names.
    pub target: Option<String>,
    /// The address it names.
    pub address: Option<String>,
    /// A read-also line, or a link within the text.
    pub read_also: bool,
}

impl Tables<'_> {
    pub(super) fn put_links(&self, article: &str, links: &[LinkRecord]) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("DELETE FROM link WHERE article = ?1")?
            .execute([article])?;
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO link (article, sealed, position, label, label_key, target, address,
                read_also)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for (position, link) in links.iter().enumerate() {
            statement.execute(params![
                article,
                link.sealed,
                i64::try_from(position).unwrap_or(i64::MAX),
                link.label,
                link.label_key,
                link.target,
                link.address,
                link.read_also,
            ])?;
        }
        Ok(())
    }

    /// The links of a story, in the order in which they were put.
    pub fn links_of(&self, article: &str) -> Result<Vec<LinkRecord>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT sealed, label, label_key, target, address, read_also FROM link
             WHERE article = ?1 ORDER BY position",
        )?;
        let rows = statement.query_map([article], |row| {
            Ok(LinkRecord {
                sealed: row.get(0)?,
                label: row.get(1)?,
                label_key: row.get(2)?,
                target: row.get(3)?,
                address: row.get(4)?,
                read_also: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Links of all newest seals, with the story each stands in.
    pub fn sealed_links(&self) -> Result<Vec<(String, LinkRecord)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT article, label, label_key, target, address, read_also FROM link
             WHERE sealed ORDER BY article, position",
        )?;
        let rows = statement.query_map([], |row| {
            let link = LinkRecord {
                sealed: true,
                label: row.get(1)?,
                label_key: row.get(2)?,
                target: row.get(3)?,
                address: row.get(4)?,
                read_also: row.get(5)?,
            };
            Ok((row.get(0)?, link))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The stories that link to `target`, in their text or their newest seal.
    pub fn citing(&self, target: &str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT article FROM link WHERE target = ?1 AND article <> ?1
             ORDER BY article",
        )?;
        let rows = statement.query_map([target], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether some story links to `target` under the text `label_key`.
    pub fn is_linked_as(&self, target: &str, label_key: &str) -> Result<bool, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT 1 FROM link WHERE target = ?1 AND label_key = ?2")?
            .exists([target, label_key])?)
    }
}
