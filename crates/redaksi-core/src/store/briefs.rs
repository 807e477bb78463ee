//! Tables `brief`, `related_list`, `export_basis` and `export_left`: what an
//! export need not make twice.

use rusqlite::{OptionalExtension, params};

use super::{StoreError, Tables};
use crate::article::ArticleId;

/// A sealed story with what was made of its seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedRow {
    /// ULID.
    pub id: String,
    /// The newest seal.
    pub seal: String,
    /// The seal's content is there.
    pub kept: bool,
    /// Withdrawn.
    pub retracted: bool,
    /// What [`super::Projected::notices`] says.
    pub notices: String,
    /// What [`super::Projected::tombstone`] says.
    pub tombstone: Option<String>,
    /// Addresses that it had before.
    pub aliases: Vec<String>,
}

/// A story's related list, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedRow {
    /// ULID.
    pub article: String,
    /// The seal that the list was made for.
    pub seal: String,
    /// The list.
    pub list: Vec<u8>,
}

/// What decides about links to a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandRow {
    /// ULID.
    pub id: String,
    /// It has a seal.
    pub sealed: bool,
    /// Embargo of the text as it stands, RFC 3339 in UTC.
    pub embargo_until: Option<String>,
    /// Publication of the text as it stands, RFC 3339 in UTC.
    pub published_at: Option<String>,
    /// In the bin.
    pub trashed: bool,
    /// Withdrawn.
    pub retracted: bool,
}

impl Tables<'_> {
    /// Every story with a seal that is not in the bin.
    pub fn sealed_rows(&self) -> Result<Vec<SealedRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT a.id, a.seal, s.hash IS NOT NULL, a.retracted, a.notices, a.tombstone, a.aliases
             FROM article a LEFT JOIN seal s ON s.hash = a.seal
             WHERE a.seal IS NOT NULL AND (NOT a.trashed OR a.retracted) ORDER BY a.id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(SealedRow {
                id: row.get(0)?,
                seal: row.get(1)?,
                kept: row.get(2)?,
                retracted: row.get(3)?,
                notices: row.get(4)?,
                tombstone: row.get(5)?,
                aliases: super::projected::aliases_from_json(&row.get::<_, String>(6)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The facts that were made with `made_with` of those seals that `wanted`
    /// names.
    pub fn briefs(
        &self,
        made_with: &str,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT seal, facts FROM brief WHERE made_with = ?1")?;
        let mut rows = statement.query([made_with])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let seal = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            if wanted(seal) {
                found.push((seal.to_owned(), row.get(1)?));
            }
        }
        Ok(found)
    }

    /// Headlines of stories as their texts stand.
    pub fn headlines(&self) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT id, headline FROM article ORDER BY id")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How every story stands.
    pub fn stands(&self) -> Result<Vec<StandRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, seal IS NOT NULL, embargo_until, trashed, retracted, published_at FROM article
             ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(StandRow {
                id: row.get(0)?,
                sealed: row.get(1)?,
                embargo_until: row.get(2)?,
                trashed: row.get(3)?,
                retracted: row.get(4)?,
                published_at: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The names of all stories that are not in the bin: the story, whether
    /// it is its headline of today, and the normalised name.
    pub fn all_names(&self) -> Result<Vec<(String, bool, String)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT n.article, n.kind = 'headline' AND n.name = a.headline_key, n.name
             FROM article_name n JOIN article a ON a.id = n.article
             WHERE NOT a.trashed ORDER BY n.article",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The facts that were made of a seal.
    pub fn brief(&self, seal: &str, made_with: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT facts FROM brief WHERE seal = ?1 AND made_with = ?2")?
            .query_row([seal, made_with], |row| row.get(0))
            .optional()?)
    }

    /// Keeps what was made of a seal.
    pub fn keep_brief(
        &self,
        seal: &str,
        made_with: &str,
        facts: &[u8],
        profile: &[u8],
    ) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO brief (seal, made_with, facts, profile) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (seal) DO UPDATE SET made_with = ?2, facts = ?3, profile = ?4",
            )?
            .execute(params![seal, made_with, facts, profile])?;
        Ok(())
    }

    /// The profiles of all seals that were made with `made_with`.
    pub fn profiles(&self, made_with: &str) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT profile FROM brief WHERE made_with = ?1")?;
        let rows = statement.query_map([made_with], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The related lists that are kept.
    pub fn related_lists(&self, made_with: &str) -> Result<Vec<RelatedRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT article, seal, list FROM related_list WHERE made_with = ?1 ORDER BY article",
        )?;
        let rows = statement.query_map([made_with], |row| {
            Ok(RelatedRow { article: row.get(0)?, seal: row.get(1)?, list: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps a related list.
    pub fn keep_related(&self, made_with: &str, row: &RelatedRow) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO related_list (article, made_with, seal, list)
                 VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (article) DO UPDATE SET made_with = ?2, seal = ?3, list = ?4",
            )?
            .execute(params![row.article, made_with, row.seal, row.list])?;
        Ok(())
    }

    /// Forgets a story's related list.
    pub fn forget_related(&self, article: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("DELETE FROM related_list WHERE article = ?1")?
            .execute([article])?;
        Ok(())
    }

    /// Where first pages of stories stood before they moved.
    pub fn former_paths(&self) -> Result<Vec<(String, ArticleId)>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT path, article FROM former_path ORDER BY path")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        let rows: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
        let known = |(path, id): (String, String)| Some((path, ArticleId::parse(&id)?));
        Ok(rows.into_iter().filter_map(known).collect())
    }

    /// Remembers where the first page of a story stood.
    pub fn keep_former_path(&self, path: &str, article: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO former_path (path, article) VALUES (?1, ?2)
                 ON CONFLICT (path) DO UPDATE SET article = ?2",
            )?
            .execute([path, article])?;
        Ok(())
    }

    /// What the last export to a target left for the next one.
    pub fn export_left(&self, target: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT state FROM export_left WHERE target = ?1")?
            .query_row([target], |row| row.get(0))
            .optional()?)
    }

    /// Keeps what an export leaves for the next one.
    pub fn leave_export(&self, target: &str, state: &[u8]) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO export_left (target, state) VALUES (?1, ?2)
                 ON CONFLICT (target) DO UPDATE SET state = ?2",
            )?
            .execute(params![target, state])?;
        Ok(())
    }

    /// The settings that the pages of a target were made with, as JSON.
    pub fn export_basis(&self, target: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT settings FROM export_basis WHERE target = ?1")?
            .query_row([target], |row| row.get(0))
            .optional()?)
    }

    /// Keeps the settings that the pages of a target were made with.
    pub fn keep_export_basis(&self, target: &str, settings: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO export_basis (target, settings) VALUES (?1, ?2)
                 ON CONFLICT (target) DO UPDATE SET settings = ?2",
            )?
            .execute([target, settings])?;
        Ok(())
    }
}
