//! What is projected of a story: written whole and read whole.

use rusqlite::{OptionalExtension, params};

use super::articles::{COLUMNS, record};
use super::{ArticleRecord, LinkRecord, SearchText, StoreError, Tables};

/// The version of the projecting code. Rows of another version are made anew
/// at the next opening. Raise it when [`Projected`] is filled differently.
pub(super) const PROJECTION: i64 = 2;

/// All that is projected of one story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projected {
    /// The document's head from which this was made.
    pub made_from: i64,
    /// The row of the lists.
    pub record: ArticleRecord,
    /// The normalised headline.
    pub headline_key: String,
    /// The stored lead picture.
    pub lead_media: Option<String>,
    /// What readers were told after the approval, in the kept form of
    /// `review::notices_to_json`.
    pub notices: String,
    /// The seal whose headline and address stay, of a story that was withdrawn
    /// after readers could see it.
    pub tombstone: Option<String>,
    /// Addresses that the story had before, as its document has them.
    pub aliases: Vec<String>,
    /// Tags in order.
    pub tags: Vec<String>,
    /// Roles and names in order.
    pub contributors: Vec<(String, String)>,
    /// Names for matching: kind and normalised name, sorted, no two alike.
    pub names: Vec<(&'static str, String)>,
    /// Links of the text and of the newest seal.
    pub links: Vec<LinkRecord>,
    /// What is searched.
    pub search: SearchText,
}

impl Tables<'_> {
    /// Replaces all that is projected of a story.
    pub fn put_article(&self, projected: &Projected) -> Result<(), StoreError> {
        let id = projected.record.id.as_str();
        self.put_record(projected)?;
        self.clear_lists(id)?;
        let mut tag = self.connection.prepare_cached(
            "INSERT INTO article_tag (article, position, tag) VALUES (?1, ?2, ?3)",
        )?;
        for (position, name) in projected.tags.iter().enumerate() {
            tag.execute(params![id, place(position), name])?;
        }
        let mut contributor = self.connection.prepare_cached(
            "INSERT INTO article_contributor (article, position, role, name)
             VALUES (?1, ?2, ?3, ?4)",
        )?;
        for (position, (role, name)) in projected.contributors.iter().enumerate() {
            contributor.execute(params![id, place(position), role, name])?;
        }
        let mut known = self
            .connection
            .prepare_cached("INSERT INTO article_name (article, kind, name) VALUES (?1, ?2, ?3)")?;
        for (kind, name) in &projected.names {
            known.execute(params![id, kind, name])?;
        }
        self.put_links(id, &projected.links)?;
        self.put_search(self.number(id)?, &projected.search)
    }

    fn put_record(&self, projected: &Projected) -> Result<(), StoreError> {
        let r = &projected.record;
        self.connection
            .prepare_cached(
                "INSERT INTO article (id, made_from, projection, slug, headline, headline_key,
                    section, published_at, changed_at, zone, embargo_until, trashed, retracted,
                    submitted, seal, content, words, blockers, warnings, lead_media, notices,
                    tombstone, aliases)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
                    ?17, ?18, ?19, ?20, ?21, ?22, ?23)
                 ON CONFLICT (id) DO UPDATE SET made_from = ?2, projection = ?3, slug = ?4,
                    headline = ?5, headline_key = ?6, section = ?7, published_at = ?8,
                    changed_at = ?9, zone = ?10, embargo_until = ?11, trashed = ?12,
                    retracted = ?13, submitted = ?14, seal = ?15, content = ?16, words = ?17,
                    blockers = ?18, warnings = ?19, lead_media = ?20, notices = ?21,
                    tombstone = ?22, aliases = ?23",
            )?
            .execute(params![
                r.id,
                projected.made_from,
                PROJECTION,
                r.slug,
                r.headline,
                projected.headline_key,
                r.section,
                r.published_at,
                r.changed_at,
                r.zone,
                r.embargo_until,
                r.trashed,
                r.retracted,
                r.submitted,
                r.seal,
                r.content,
                r.words,
                r.blockers,
                r.warnings,
                projected.lead_media,
                projected.notices,
                projected.tombstone,
                aliases_to_json(&projected.aliases),
            ])?;
        Ok(())
    }

    fn clear_lists(&self, id: &str) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM article_tag WHERE article = ?1",
            "DELETE FROM article_contributor WHERE article = ?1",
            "DELETE FROM article_name WHERE article = ?1",
        ] {
            self.connection.prepare_cached(sql)?.execute([id])?;
        }
        Ok(())
    }

    pub(super) fn number(&self, id: &str) -> Result<i64, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT number FROM article WHERE id = ?1")?
            .query_row([id], |row| row.get(0))?)
    }

    /// What is projected of a story, as it stands in the tables.
    pub fn projected(&self, id: &str) -> Result<Option<Projected>, StoreError> {
        let found = self
            .connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS}, a.made_from, a.headline_key, a.lead_media, a.number,
                    a.notices, a.tombstone, a.aliases
                 FROM article a WHERE a.id = ?1"
            ))?
            .query_row([id], |row| {
                let number: i64 = row.get(19)?;
                let after: (String, Option<String>, String) =
                    (row.get(20)?, row.get(21)?, row.get(22)?);
                Ok((record(row)?, row.get(16)?, row.get(17)?, row.get(18)?, number, after))
            })
            .optional()?;
        let Some((record, made_from, headline_key, lead_media, number, after)) = found else {
            return Ok(None);
        };
        let (notices, tombstone, aliases) = after;
        Ok(Some(Projected {
            made_from,
            record,
            headline_key,
            lead_media,
            notices,
            tombstone,
            aliases: aliases_from_json(&aliases),
            tags: self
                .column("SELECT tag FROM article_tag WHERE article = ?1 ORDER BY position", id)?,
            contributors: self.contributors(id)?,
            names: self.names(id)?,
            links: self.links_of(id)?,
            search: self.search_text(number)?,
        }))
    }

    fn contributors(&self, id: &str) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT role, name FROM article_contributor WHERE article = ?1 ORDER BY position",
        )?;
        let rows = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn names(&self, id: &str) -> Result<Vec<(&'static str, String)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT kind, name FROM article_name WHERE article = ?1 ORDER BY kind, name",
        )?;
        let rows = statement.query_map([id], |row| {
            let kind: String = row.get(0)?;
            Ok((name_kind(&kind), row.get(1)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every story with notices that is not in the bin, oldest first, with the
    /// notices in the form of [`Projected::notices`].
    pub fn notices(&self) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, notices FROM article
             WHERE notices <> '[]' AND NOT trashed ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The notices of one story in their kept form, `[]` where there are none.
    pub fn notices_of(&self, id: &str) -> Result<String, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT notices FROM article WHERE id = ?1")?;
        let found = statement.query_row([id], |row| row.get(0)).optional()?;
        Ok(found.unwrap_or_else(|| "[]".to_owned()))
    }

    /// Documents whose projection is missing, behind, or of another version.
    pub fn lagging(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT d.id FROM document d LEFT JOIN article a ON a.id = d.id
             WHERE d.id <> 'newsroom'
               AND (a.id IS NULL OR a.made_from <> d.head OR a.projection <> ?1)
             ORDER BY d.id",
        )?;
        let rows = statement.query_map([PROJECTION], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn place(position: usize) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

fn aliases_to_json(aliases: &[String]) -> String {
    serde_json::to_string(aliases).expect("a list of texts always has a JSON form")
}

pub(super) fn aliases_from_json(json: &str) -> Vec<String> {
    serde_json::from_str(json).unwrap_or_default()
}

fn name_kind(kind: &str) -> &'static str {
    match kind {
        "headline" => "headline",
        "former" => "former",
        _ => "address",
    }
}
