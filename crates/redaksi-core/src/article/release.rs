//! When a story may first appear.

use chrono::{DateTime, Utc};

use super::{Article, Problem, Severity};

/// The two times that hold a story back. They differ in what they promise, an
/// embargo to the source and a schedule to nobody but the newsroom, and in
/// nothing else: before the later of them nothing of the story may appear
/// anywhere, at that very instant it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Release {
    /// The embargo.
    pub embargo_until: Option<DateTime<Utc>>,
    /// The time of publication that the page prints.
    pub published_at: Option<DateTime<Utc>>,
}

impl Release {
    /// The first instant at which the story may appear; `None` where it was
    /// free all along.
    pub fn not_before(self) -> Option<DateTime<Utc>> {
        self.embargo_until.max(self.published_at)
    }

    /// True as long as nothing of the story may appear.
    pub fn waits(self, now: DateTime<Utc>) -> bool {
        self.not_before().is_some_and(|until| now < until)
    }

    /// Why it waits, as a note: `embargoed`, or `published-later` where the
    /// schedule is what decides. The text is the instant, RFC 3339 in UTC.
    pub fn reason(self, now: DateTime<Utc>) -> Option<Problem> {
        let until = self.not_before().filter(|until| now < *until)?;
        let (code, field) = if self.embargo_until == Some(until) {
            ("embargoed", "embargo_until")
        } else {
            ("published-later", "published_at")
        };
        let until = until.format("%Y-%m-%dT%H:%M:%SZ").to_string();
        Some(Problem::new(Severity::Note, code).field(field).text(until))
    }
}

impl Article {
    /// When the story may first appear.
    pub fn release(&self) -> Release {
        Release { embargo_until: self.embargo_until, published_at: self.published_at }
    }
}
