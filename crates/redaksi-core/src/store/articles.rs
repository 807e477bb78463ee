//! Tables `article`, `article_tag`, `article_contributor` and `article_name`:
//! what lists and lookups need of a story, made from its document.

use rusqlite::{OptionalExtension, Row, params};

use super::{StoreError, Tables};

/// A story's status in SQL. The rule is `article::Workflow::status`; a test
/// holds the two together.
const STATUS: &str = "CASE
    WHEN a.trashed THEN 'trashed'
    WHEN a.retracted THEN 'retracted'
    WHEN a.seal IS NOT NULL AND a.seal <> a.content THEN 'changed'
    WHEN a.seal IS NOT NULL AND EXISTS (
        SELECT 1 FROM export_record e WHERE e.article = a.id AND e.seal = a.seal
    ) THEN 'exported'
    WHEN a.seal IS NOT NULL THEN 'approved'
    WHEN a.submitted THEN 'in-review'
    ELSE 'draft' END";

/// Links of the text that keep a story back: unresolved, or to a story that is
/// unsealed or in the bin. A line without a target leads to the one story that
/// bears its text as headline, else to the one that bore it.
const BLOCKING_LINKS: &str = "(SELECT count(*) FROM link l LEFT JOIN article t ON t.id = coalesce(
        l.target,
        (SELECT min(h.id) FROM article h WHERE h.headline_key = l.label_key
            AND h.id <> l.article AND NOT h.trashed HAVING count(*) = 1),
        (SELECT min(n.article) FROM article_name n JOIN article h ON h.id = n.article
            WHERE n.name = l.label_key AND n.article <> l.article AND NOT h.trashed
            HAVING count(DISTINCT n.article) = 1))
    WHERE l.article = a.id AND l.sealed = 0 AND l.address IS NULL
      AND (t.id IS NULL OR ((t.seal IS NULL OR t.trashed) AND NOT t.retracted)))";

/// What a list shows of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleRecord {
    /// ULID.
    pub id: String,
    /// Slug.
    pub slug: String,
    /// Headline.
    pub headline: String,
    /// Section.
    pub section: String,
    /// First publication, RFC 3339 in UTC.
    pub published_at: Option<String>,
    /// Last change, RFC 3339 in UTC.
    pub changed_at: String,
    /// IANA zone.
    pub zone: String,
    /// Embargo, RFC 3339 in UTC.
    pub embargo_until: Option<String>,
    /// In the bin.
    pub trashed: bool,
    /// Withdrawn.
    pub retracted: bool,
    /// With the reviewers.
    pub submitted: bool,
    /// The newest seal.
    pub seal: Option<String>,
    /// The hash of the content as it stands.
    pub content: String,
    /// Words of body text.
    pub words: u32,
    /// Problems of the story itself that block.
    pub blockers: u32,
    /// Problems of the story itself that warn.
    pub warnings: u32,
}

/// Which stories to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only with this status.
    pub status: Option<String>,
    /// Only of this section.
    pub section: Option<String>,
    /// Only with this tag.
    pub tag: Option<String>,
}

/// Numbers beside the queues.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Stories by status.
    pub by_status: Vec<(String, u32)>,
    /// Stories by section, without the bin.
    pub by_section: Vec<(String, u32)>,
}

pub(super) const COLUMNS: &str = "a.id, a.slug, a.headline, a.section, a.published_at, a.changed_at, a.zone, \
                       a.embargo_until, a.trashed, a.retracted, a.submitted, a.seal, a.content, \
                       a.words, a.blockers, a.warnings";

impl Tables<'_> {
    pub(super) fn column(&self, sql: &str, id: &str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([id], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Stories with a stored lead picture, and that picture.
    pub fn lead_pictures(&self) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, lead_media FROM article WHERE lead_media IS NOT NULL ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A story's row by its id.
    pub fn article(&self, id: &str) -> Result<Option<ArticleRecord>, StoreError> {
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM article a WHERE a.id = ?1"))?
            .query_row([id], record)
            .optional()?)
    }

    /// Ids of the stories with that slug, oldest first.
    pub fn ids_by_slug(&self, slug: &str) -> Result<Vec<String>, StoreError> {
        self.column("SELECT id FROM article WHERE slug = ?1 ORDER BY id", slug)
    }

    /// Ids of the stories that bear, or bore, that normalised name.
    pub fn ids_by_name(&self, name: &str) -> Result<Vec<String>, StoreError> {
        self.column(
            "SELECT DISTINCT n.article FROM article_name n JOIN article a ON a.id = n.article
             WHERE n.name = ?1 AND NOT a.trashed ORDER BY n.article LIMIT 3",
            name,
        )
    }

    /// Ids of the stories whose headline now is that, normalised.
    pub fn ids_by_headline(&self, key: &str) -> Result<Vec<String>, StoreError> {
        self.column(
            "SELECT id FROM article WHERE headline_key = ?1 AND NOT trashed ORDER BY id LIMIT 3",
            key,
        )
    }

    /// Stories, newest change first, with the links that keep each back.
    pub fn list(
        &self,
        filter: &Filter,
        offset: u32,
        limit: u32,
    ) -> Result<Vec<(ArticleRecord, String, u32)>, StoreError> {
        let limit = if limit == 0 { -1 } else { i64::from(limit) };
        let sql = format!(
            "SELECT {COLUMNS}, {STATUS}, {BLOCKING_LINKS} FROM article a WHERE {}
             ORDER BY a.changed_at DESC, a.id DESC LIMIT ?4 OFFSET ?5",
            where_clause(filter)
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(
            params![filter.status, filter.section, filter.tag, limit, offset],
            |row| Ok((record(row)?, row.get(16)?, row.get(17)?)),
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Rows of those ids, in that order, with status and blocking links.
    pub fn rows(&self, ids: &[String]) -> Result<Vec<(ArticleRecord, String, u32)>, StoreError> {
        let sql =
            format!("SELECT {COLUMNS}, {STATUS}, {BLOCKING_LINKS} FROM article a WHERE a.id = ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            let row = statement
                .query_row([id], |row| Ok((record(row)?, row.get(16)?, row.get(17)?)))
                .optional()?;
            found.extend(row);
        }
        Ok(found)
    }

    /// How many stories fit the filter.
    pub fn count(&self, filter: &Filter) -> Result<u32, StoreError> {
        let sql = format!("SELECT count(*) FROM article a WHERE {}", where_clause(filter));
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_row(params![filter.status, filter.section, filter.tag], |row| row.get(0))?)
    }

    /// The numbers beside the queues.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        let by_status = format!("SELECT {STATUS}, count(*) FROM article a GROUP BY 1 ORDER BY 1");
        let by_section = "SELECT section, count(*) FROM article
                          WHERE NOT trashed AND section <> '' GROUP BY 1 ORDER BY 1";
        let group = |sql: &str| -> Result<Vec<(String, u32)>, StoreError> {
            let mut statement = self.connection.prepare_cached(sql)?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        Ok(Counts { by_status: group(&by_status)?, by_section: group(by_section)? })
    }
}

fn where_clause(filter: &Filter) -> String {
    let status = if filter.status.is_some() {
        format!("{STATUS} = ?1")
    } else {
        // Without a status the bin is not listed; it has a queue of its own.
        "?1 IS NULL AND NOT a.trashed".to_owned()
    };
    format!(
        "{status} AND (?2 IS NULL OR a.section = ?2)
         AND (?3 IS NULL OR EXISTS (
            SELECT 1 FROM article_tag t WHERE t.article = a.id AND t.tag = ?3))"
    )
}

pub(super) fn record(row: &Row<'_>) -> rusqlite::Result<ArticleRecord> {
    Ok(ArticleRecord {
        id: row.get(0)?,
        slug: row.get(1)?,
        headline: row.get(2)?,
        section: row.get(3)?,
        published_at: row.get(4)?,
        changed_at: row.get(5)?,
        zone: row.get(6)?,
        embargo_until: row.get(7)?,
        trashed: row.get(8)?,
        retracted: row.get(9)?,
        submitted: row.get(10)?,
        seal: row.get(11)?,
        content: row.get(12)?,
        words: row.get(13)?,
        blockers: row.get(14)?,
        warnings: row.get(15)?,
    })
}
