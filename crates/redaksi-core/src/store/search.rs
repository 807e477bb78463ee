//! Table `search`: full text, raw and stemmed.
//!
//! SQLite's own tokenizer folds case and marks; Indonesian and English stems
//! are written beside the raw text by the projection, so that "menyetujui"
//! finds "disetujui" while an exact word still ranks first.

use rusqlite::{OptionalExtension, params};

use super::{StoreError, Tables};

/// What is searched of a story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchText {
    /// The headline.
    pub headline: String,
    /// The visible text of the body.
    pub body: String,
    /// Contributors and tags.
    pub people: String,
    /// Stems of headline and body.
    pub stems: String,
}

/// A story that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// ULID.
    pub id: String,
    /// The head of its text, as far as a passage is looked for.
    pub text: String,
    /// Higher is better.
    pub score: f64,
}

impl Tables<'_> {
    pub(super) fn put_search(&self, number: i64, text: &SearchText) -> Result<(), StoreError> {
        self.connection.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([number])?;
        self.connection
            .prepare_cached(
                "INSERT INTO search (rowid, headline, body, people, stems)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![number, text.headline, text.body, text.people, text.stems])?;
        Ok(())
    }

    pub(super) fn search_text(&self, number: i64) -> Result<SearchText, StoreError> {
        let found = self
            .connection
            .prepare_cached("SELECT headline, body, people, stems FROM search WHERE rowid = ?1")?
            .query_row([number], |row| {
                Ok(SearchText {
                    headline: row.get(0)?,
                    body: row.get(1)?,
                    people: row.get(2)?,
                    stems: row.get(3)?,
                })
            })
            .optional()?;
        Ok(found.unwrap_or_default())
    }

    /// Stories that bear every word, best first. `words` are plain; the last
    /// may be unfinished. `stems` are their stems, tried beside them.
    pub fn search(
        &self,
        words: &[String],
        stems: &[String],
        limit: u32,
    ) -> Result<Vec<Hit>, StoreError> {
        if words.is_empty() {
            return Ok(Vec::new());
        }
        // FTS5's own snippets take quadratic time on a long text with many hits.
        let mut statement = self.connection.prepare_cached(
            "SELECT hit.id, (SELECT substr(body, 1, 100000) FROM search WHERE rowid = hit.number),
                    hit.score
             FROM (SELECT a.id, a.number, -bm25(search, 10.0, 1.0, 4.0, 0.5) AS score
                   FROM search JOIN article a ON a.number = search.rowid
                   WHERE search MATCH ?1 AND NOT a.trashed
                   ORDER BY 3 DESC, a.id LIMIT ?2) AS hit
             ORDER BY 3 DESC, hit.id",
        )?;
        let rows = statement.query_map(params![expression(words, stems), limit], |row| {
            let text: Option<String> = row.get(1)?;
            Ok(Hit { id: row.get(0)?, text: text.unwrap_or_default(), score: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Empties the index, before every text is written again.
    pub fn rebuild_search(&self) -> Result<(), StoreError> {
        self.connection.execute("DELETE FROM search", [])?;
        Ok(())
    }
}

/// Each word, or its stem, must be there. Quoted, so that no sign of a query
/// is taken for an operator.
fn expression(words: &[String], stems: &[String]) -> String {
    let last = words.len() - 1;
    let parts: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let star = if at == last { "*" } else { "" };
            let raw = format!("\"{}\"{star}", word.replace('"', "\"\""));
            match stems.get(at).filter(|stem| !stem.is_empty()) {
                Some(stem) => format!("({raw} OR stems : \"{}\")", stem.replace('"', "\"\"")),
                None => raw,
            }
        })
        .collect();
    parts.join(" AND ")
}
