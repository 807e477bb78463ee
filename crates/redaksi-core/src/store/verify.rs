//! What `verify` asks of the database itself.

use rusqlite::params;

use super::updates::{chain, digest};
use super::{StoreError, Tables};

/// A fault that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// SQLite's own check speaks up.
    Database(String),
    /// A row points to one that is not there.
    Dangling(String),
    /// An update's bytes are not what was written.
    Altered {
        /// The document.
        document: String,
        /// The row.
        seq: i64,
    },
    /// An update is gone.
    Lost {
        /// The document.
        document: String,
        /// The row before which, or after which, it is missing.
        seq: i64,
    },
}

impl Tables<'_> {
    /// Checks the pages, the references and every chain of updates.
    pub fn check_database(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings = Vec::new();
        // FTS5 forgets what it knew of the index before another program wrote
        // only when the table is read; its integrity check does not by itself.
        self.connection.query_row(
            "SELECT count(*) FROM (SELECT rowid FROM search LIMIT 1)",
            [],
            |_| Ok(()),
        )?;
        let mut statement = self.connection.prepare("PRAGMA integrity_check(20)")?;
        for word in statement.query_map([], |row| row.get::<_, String>(0))? {
            let word = word?;
            if word != "ok" {
                findings.push(Finding::Database(word));
            }
        }
        let mut statement = self.connection.prepare("PRAGMA foreign_key_check")?;
        for table in statement.query_map([], |row| row.get::<_, String>(0))? {
            findings.push(Finding::Dangling(table?));
        }
        let mut statement = self.connection.prepare("SELECT id, head, chain FROM document")?;
        let documents = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<Vec<(String, i64, Vec<u8>)>, _>>()?;
        for (document, head, end) in documents {
            self.check_chain(&document, head, &end, &mut findings)?;
        }
        Ok(findings)
    }

    /// Stories whose row is gone although parts of their projection stand: a
    /// document that was merely not projected yet has no parts.
    pub fn torn(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare(
            "SELECT article FROM article_name UNION SELECT article FROM link
             UNION SELECT article FROM article_tag UNION SELECT article FROM article_contributor
             EXCEPT SELECT id FROM article ORDER BY 1",
        )?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn check_chain(
        &self,
        document: &str,
        head: i64,
        end: &[u8],
        findings: &mut Vec<Finding>,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT seq, bytes, digest, chain FROM document_update WHERE document = ?1
             ORDER BY seq",
        )?;
        let mut rows = statement.query(params![document])?;
        let mut before: Vec<u8> = Vec::new();
        let mut last = 0;
        while let Some(row) = rows.next()? {
            let (seq, bytes): (i64, Vec<u8>) = (row.get(0)?, row.get(1)?);
            let (kept, link): (Vec<u8>, Vec<u8>) = (row.get(2)?, row.get(3)?);
            if digest(&bytes)[..] != kept {
                findings.push(Finding::Altered { document: document.to_owned(), seq });
            } else if chain(&before, &kept)[..] != link {
                findings.push(Finding::Lost { document: document.to_owned(), seq });
            }
            before = link;
            last = seq;
        }
        if last != head || before != end {
            findings.push(Finding::Lost { document: document.to_owned(), seq: head });
        }
        Ok(())
    }
}
