//! A version of a document, as a token that survives merges.

use std::fmt;

use loro::{Frontiers, ID};

/// The last operations of a version, as `counter@peer` joined by commas.
///
/// The token names the same state on every laptop that has those operations.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Version(String);

impl Version {
    /// Takes a token from outside; whether it names a version shows when it
    /// is used.
    pub fn from_token(token: impl Into<String>) -> Self {
        Self(token.into())
    }

    /// The token.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn of(frontiers: &Frontiers) -> Self {
        let mut ids: Vec<(u64, i32)> = frontiers.iter().map(|id| (id.peer, id.counter)).collect();
        ids.sort_unstable();
        Self::join(ids)
    }

    pub(crate) fn of_id(id: ID) -> Self {
        Self::join([(id.peer, id.counter)])
    }

    fn join(ids: impl IntoIterator<Item = (u64, i32)>) -> Self {
        let parts: Vec<String> =
            ids.into_iter().map(|(peer, counter)| format!("{counter}@{peer:x}")).collect();
        Self(parts.join(","))
    }

    pub(crate) fn frontiers(&self) -> Option<Frontiers> {
        if self.0.is_empty() {
            return Some(Frontiers::default());
        }
        let ids: Option<Vec<ID>> = self
            .0
            .split(',')
            .map(|part| {
                let (counter, peer) = part.split_once('@')?;
                Some(ID::new(u64::from_str_radix(peer, 16).ok()?, counter.parse().ok()?))
            })
            .collect();
        Some(Frontiers::from(ids?))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
