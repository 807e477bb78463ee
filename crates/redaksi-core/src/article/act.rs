//! The acts of the workflow: what people do to a story besides editing it.

use chrono::{DateTime, Utc};

use super::{ArticleId, NoticeKind};

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActKind {
    /// Handed to the reviewers.
    Submit,
    /// Given back to the writer, with the reason.
    Return {
        /// Why, in the reviewer's words.
        why: String,
    },
    /// Sealed: the content with this hash may be published.
    Approve {
        /// SHA-256 of the canonical content (RFC 8785), in hexadecimal.
        hash: String,
    },
    /// Thrown away; can be undone.
    Trash,
    /// Taken back from the bin.
    Untrash,
    /// Told readers something about the story after its approval.
    Correct {
        /// What it is; never a withdrawal.
        kind: NoticeKind,
        /// What readers are told.
        text: String,
        /// The story that holds the reply or the clarification.
        link: Option<ArticleId>,
    },
    /// Withdrawn after publication, with the public reason ("pencabutan").
    Retract {
        /// The reason that readers are told.
        why: String,
    },
}

impl ActKind {
    /// The name in documents, on the wire and in the history.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Return { .. } => "return",
            Self::Approve { .. } => "approve",
            Self::Trash => "trash",
            Self::Untrash => "untrash",
            Self::Correct { .. } => "correct",
            Self::Retract { .. } => "retract",
        }
    }
}

/// One act, who did it and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// What was done.
    pub kind: ActKind,
    /// The person's name.
    pub by: String,
    /// When, by that laptop's clock.
    pub at: DateTime<Utc>,
}

/// The newest approval of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealRef {
    /// SHA-256 of the canonical content, in hexadecimal.
    pub hash: String,
    /// Who approved.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}
