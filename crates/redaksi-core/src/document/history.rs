//! The history of a document, as people speak of it.

use std::collections::HashMap;
use std::ops::ControlFlow;

use chrono::{DateTime, TimeDelta, Utc};
use loro::{ChangeMeta, Frontiers, ID, LoroValue};

use super::{Author, Document, DocumentError, Version, root};

/// A pause this long begins a new version.
const PAUSE: TimeDelta = TimeDelta::minutes(5);

/// One version: what one person changed without a long pause, or one act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastVersion {
    /// The name: the last change of the version, which no merge renames.
    pub version: Version,
    /// The time of its last change, by that laptop's clock.
    pub at: DateTime<Utc>,
    /// Who made it.
    pub author: Author,
    /// The act, where it was one: `approve`, `import` …
    pub what: Option<String>,
}

impl Document {
    /// Every version, oldest first. Changes that two laptops made at one time
    /// stand in the order that all laptops agree on.
    pub fn history(&self) -> Result<Vec<PastVersion>, DocumentError> {
        let heads: Vec<ID> = self.doc.oplog_frontiers().iter().collect();
        let mut changes: Vec<ChangeMeta> = Vec::new();
        self.doc
            .travel_change_ancestors(&heads, &mut |change| {
                changes.push(change);
                ControlFlow::Continue(())
            })
            .map_err(|_| DocumentError::NoSuchVersion)?;
        changes.sort_by_key(|change| (change.lamport, change.id.peer));
        let people = self.people();
        let mut versions: Vec<PastVersion> = Vec::new();
        for change in &changes {
            let next = self.past_version(change, &people);
            match versions.last_mut() {
                Some(last) if continues(last, &next) => *last = next,
                _ => versions.push(next),
            }
        }
        Ok(versions)
    }

    /// The time of the newest change, by that laptop's clock; within a few
    /// seconds, see the merge interval.
    pub fn changed_at(&self) -> DateTime<Utc> {
        let heads = self.doc.oplog_frontiers();
        let newest = heads.iter().filter_map(|id| self.doc.get_change(id)).map(|c| c.timestamp);
        newest.max().and_then(|at| DateTime::from_timestamp(at, 0)).unwrap_or_default()
    }

    /// Who made the first change.
    pub fn creator(&self) -> Result<Option<Author>, DocumentError> {
        Ok(self.history()?.into_iter().next().map(|first| first.author))
    }

    /// The body at each of `versions`, handed to `look` in turn.
    pub fn bodies_at<T>(
        &self,
        versions: &[PastVersion],
        mut look: impl FnMut(&str) -> T,
    ) -> Result<Vec<T>, DocumentError> {
        let fork = self.doc.fork();
        versions
            .iter()
            .map(|past| {
                let frontiers: Frontiers =
                    past.version.frontiers().ok_or(DocumentError::NoSuchVersion)?;
                fork.checkout(&frontiers).map_err(DocumentError::Refused)?;
                Ok(look(&fork.get_text(root::BODY).to_string()))
            })
            .collect()
    }

    fn past_version(&self, change: &ChangeMeta, people: &HashMap<u64, Author>) -> PastVersion {
        let length = i32::try_from(change.len).unwrap_or(i32::MAX).max(1);
        let last = ID::new(change.id.peer, change.id.counter + length - 1);
        let unknown = || Author { person: String::new(), laptop: String::new() };
        PastVersion {
            version: Version::of_id(last),
            at: DateTime::from_timestamp(change.timestamp, 0).unwrap_or_default(),
            author: people.get(&change.id.peer).cloned().unwrap_or_else(unknown),
            what: change.message.as_deref().map(str::to_owned),
        }
    }

    /// Who stands behind each peer, by the document's own list.
    fn people(&self) -> HashMap<u64, Author> {
        let mut people = HashMap::new();
        self.doc.get_map(root::PEERS).for_each(|key, value| {
            let Ok(peer) = u64::from_str_radix(key, 16) else { return };
            let Ok(LoroValue::List(who)) = value.into_value() else { return };
            let name =
                |at: usize| who.get(at).and_then(LoroValue::as_string).map(|t| t.to_string());
            people.insert(
                peer,
                Author { person: name(0).unwrap_or_default(), laptop: name(1).unwrap_or_default() },
            );
        });
        people
    }
}

/// Whether `next` goes on with the version `last`.
fn continues(last: &PastVersion, next: &PastVersion) -> bool {
    last.what.is_none()
        && next.what.is_none()
        && last.author == next.author
        && next.at - last.at < PAUSE
}
