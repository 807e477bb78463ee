//! `verify`: recomputes everything from the updates and names each
//! difference; `--rebuild` mends what can be made anew.

use std::collections::BTreeSet;

use super::project::projected;
use super::{Newsroom, media};
use crate::article::{ArticleId, Problem, Severity};
use crate::document::{Author, Document};
use crate::error::{Error, Result};
use crate::review::content_hash;
use crate::store::{Finding, Projected};

/// A fault that was found, and the story it is of.
pub type Fault = (Option<ArticleId>, Problem);

impl Newsroom {
    /// Checks the database, the updates, the projections, the seals and the
    /// pictures. Nothing is changed.
    pub fn verify(&mut self) -> Result<Vec<Fault>> {
        let tables = self.store.read();
        let mut faults: Vec<Fault> =
            tables.check_database()?.into_iter().map(|found| fault(&found)).collect();
        let mut seals: Vec<(ArticleId, String)> = Vec::new();
        for (key, head) in tables.documents()? {
            let Some(id) = ArticleId::parse(&key) else { continue };
            // A damaged document is named above; its projection says nothing.
            let Ok(updates) = tables.updates_after(&key, 0) else { continue };
            let nobody = Author { person: String::new(), laptop: String::new() };
            let Ok(document) = Document::load(&updates, nobody, 1) else {
                faults.push((Some(id), blocker("document-unreadable").text(key)));
                continue;
            };
            let wanted = projected(&tables, &key, &document, head, &self.settings.labels())?;
            if let Some(hash) = &wanted.record.seal {
                seals.push((id, hash.clone()));
            }
            let kept = tables.projected(&key)?;
            faults.extend(differences(id, kept.as_ref(), &wanted));
        }
        let remains = tables.torn()?.into_iter();
        let torn: BTreeSet<String> = remains.chain(self.torn.iter().cloned()).collect();
        for key in &torn {
            let torn = Problem::new(Severity::Warning, "projection-differs").text("article");
            faults.push((ArticleId::parse(key), torn));
        }
        self.verify_seals(&seals, &mut faults)?;
        self.verify_pictures(&mut faults)?;
        Ok(faults)
    }

    /// Makes every projection anew from the updates.
    pub fn rebuild(&mut self) -> Result<()> {
        let keys: Vec<String> =
            self.store.read().documents()?.into_iter().map(|(key, _)| key).collect();
        self.dirty.extend(keys);
        self.torn.clear();
        self.edition = None;
        self.suggestions = None;
        self.store.write(|tables| tables.rebuild_search().map_err(Error::from))?;
        self.settle()
    }

    fn verify_seals(&self, used: &[(ArticleId, String)], faults: &mut Vec<Fault>) -> Result<()> {
        let kept = self.store.read().seals()?;
        for (hash, content) in &kept {
            if content_hash(content) != *hash {
                let owner = used.iter().find(|(_, seal)| seal == hash).map(|(id, _)| *id);
                faults.push((owner, blocker("seal-altered").text(hash.clone())));
            }
        }
        for (id, hash) in used {
            if !kept.iter().any(|(known, _)| known == hash) {
                faults.push((Some(*id), blocker("seal-missing").text(hash.clone())));
            }
        }
        Ok(())
    }

    fn verify_pictures(&self, faults: &mut Vec<Fault>) -> Result<()> {
        for record in self.store.read().all_media()? {
            let name = record.id.as_str();
            match std::fs::read(self.folder.picture(&record.id)) {
                Ok(bytes) if media::digest(&bytes) == record.id => {}
                Ok(_) => faults.push((None, blocker("media-altered").text(name))),
                Err(_) => faults.push((None, blocker("media-missing-file").text(name))),
            }
        }
        let tables = self.store.read();
        for (key, picture) in tables.lead_pictures()? {
            let id = crate::article::MediaId::parse(&picture);
            let known = match &id {
                Some(id) => tables.media(id)?.is_some(),
                None => false,
            };
            if !known {
                faults.push((ArticleId::parse(&key), blocker("media-missing-file").text(picture)));
            }
        }
        Ok(())
    }
}

fn blocker(code: &'static str) -> Problem {
    Problem::new(Severity::Blocker, code)
}

fn fault(found: &Finding) -> Fault {
    let story = |document: &str| ArticleId::parse(document);
    match found {
        Finding::Database(word) => (None, blocker("database-damaged").text(word.clone())),
        Finding::Dangling(table) => (None, blocker("database-damaged").text(table.clone())),
        Finding::Altered { document, seq } => {
            (story(document), blocker("update-altered").text(format!("{document} #{seq}")))
        }
        Finding::Lost { document, seq } => {
            (story(document), blocker("update-lost").text(format!("{document} #{seq}")))
        }
    }
}

/// Names what of a story's projection is not as its document has it.
fn differences(id: ArticleId, kept: Option<&Projected>, wanted: &Projected) -> Vec<Fault> {
    let problem =
        |what: &str| (Some(id), Problem::new(Severity::Warning, "projection-differs").text(what));
    // A projection that is behind, or not made yet, is caught up at the next
    // opening; one that was there and is gone is found by its remains.
    let Some(kept) = kept.filter(|kept| kept.made_from == wanted.made_from) else {
        return Vec::new();
    };
    let mut faults = Vec::new();
    let record = kept.record == wanted.record
        && kept.headline_key == wanted.headline_key
        && kept.lead_media == wanted.lead_media;
    let parts = [
        ("article", record),
        ("article_tag", kept.tags == wanted.tags),
        ("article_contributor", kept.contributors == wanted.contributors),
        ("article_name", kept.names == wanted.names),
        ("link", kept.links == wanted.links),
        ("search", kept.search == wanted.search),
    ];
    for (what, same) in parts {
        if !same {
            faults.push(problem(what));
        }
    }
    faults
}
