//! Stories worth linking to, for the text at hand and for what is typed in
//! the picker.

use std::collections::BTreeMap;

use super::Newsroom;
use super::story::facts;
use crate::article::{ArticleId, Status};
use crate::document::{Author, Document};
use crate::error::Result;
use crate::export::brief::text;
use crate::lang::Lang;
use crate::markdown;
use crate::related::{Index, LinkState, state};

/// A story worth linking to.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggested {
    /// The story.
    pub id: ArticleId,
    /// Its headline.
    pub headline: String,
    /// Higher is better, within one list.
    pub score: f64,
    /// Why, in the newsroom's language.
    pub reasons: Vec<String>,
    /// Its status.
    pub status: Status,
    /// How a link to it would stand.
    pub state: LinkState,
    /// First publication, RFC 3339 in UTC.
    pub published_at: Option<String>,
    /// The zone of that time.
    pub zone: String,
}

impl Newsroom {
    /// Suggestions for a story. With a `query` only stories that it finds, in
    /// the order of the search, each with the reasons it has besides.
    pub fn suggest(&mut self, id: ArticleId, query: &str, limit: usize) -> Result<Vec<Suggested>> {
        self.settle()?;
        let limit = if limit == 0 { 10 } else { limit.min(100) };
        let lang = Lang::parse(self.settings.language()).unwrap_or_default();
        let labels = self.settings.labels();
        let now = self.rim.now();
        let article = self.document(id)?.article();
        let parsed = markdown::parse(&article.body, &labels);
        self.load_index()?;
        let index = self.suggestions.as_ref().expect("it was made just now");
        let ranked = index.suggest(&text(id, &article, &parsed.plain), now, 200);
        let reasons: BTreeMap<ArticleId, (f64, Vec<String>)> = ranked
            .iter()
            .map(|found| {
                let why = found.reasons.iter().map(|reason| reason.sentence(lang)).collect();
                (found.id, (found.score, why))
            })
            .collect();
        let wanted: Vec<(ArticleId, f64)> = if query.trim().is_empty() {
            ranked.iter().map(|found| (found.id, found.score)).collect()
        } else {
            let hits = self.search(query, 50)?;
            let hits = hits.iter().map(|hit| (hit.listed.record.id.as_str(), hit.score));
            hits.filter_map(|(key, score)| Some((ArticleId::parse(key)?, score))).collect()
        };
        let tables = self.store.read();
        let mut found = Vec::new();
        for (other, score) in wanted.into_iter().filter(|(other, _)| *other != id).take(limit) {
            let rows = tables.rows(&[other.to_string()])?;
            let Some((record, status, _)) = rows.into_iter().next() else { continue };
            if record.trashed {
                continue;
            }
            found.push(Suggested {
                id: other,
                score,
                reasons: reasons.get(&other).map(|(_, why)| why.clone()).unwrap_or_default(),
                status: Status::parse(&status).unwrap_or(Status::Draft),
                state: state(Some(&facts(&record)), now),
                headline: record.headline,
                published_at: record.published_at,
                zone: record.zone,
            });
        }
        Ok(found)
    }

    /// The index of every story as it stands, drafts too: what an editor can
    /// link to. (Pages rank within the sealed stories alone.)
    fn load_index(&mut self) -> Result<()> {
        if self.suggestions.is_some() {
            return Ok(());
        }
        let labels = self.settings.labels();
        let mut index = Index::default();
        let tables = self.store.read();
        for id in self.store.read().documents()?.iter().filter_map(|(key, _)| ArticleId::parse(key))
        {
            let key = id.to_string();
            let article = match self.open.get(&key) {
                Some(open) => open.document.article(),
                None => {
                    let nobody = Author { person: String::new(), laptop: String::new() };
                    Document::load(&tables.updates_after(&key, 0)?, nobody, 1)?.article()
                }
            };
            let parsed = markdown::parse(&article.body, &labels);
            index.put(&text(id, &article, &parsed.plain));
        }
        self.suggestions = Some(index);
        Ok(())
    }
}
