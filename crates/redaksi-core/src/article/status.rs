//! The status of a story: computed, never stored.

use super::act::{Act, ActKind, SealRef};

/// Where a story stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Being written.
    Draft,
    /// With the reviewers.
    InReview,
    /// Sealed, not yet exported.
    Approved,
    /// The newest seal is live.
    Exported,
    /// The content differs from the newest seal.
    Changed,
    /// Withdrawn with a public reason.
    Retracted,
    /// In the bin.
    Trashed,
}

impl Status {
    /// Every status, in the order of the queues.
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::InReview,
        Self::Approved,
        Self::Changed,
        Self::Exported,
        Self::Retracted,
        Self::Trashed,
    ];

    /// The name on the wire and in the terminal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in-review",
            Self::Approved => "approved",
            Self::Exported => "exported",
            Self::Changed => "changed",
            Self::Retracted => "retracted",
            Self::Trashed => "trashed",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// What the acts of a story amount to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Workflow {
    /// In the bin.
    pub trashed: bool,
    /// Withdrawn, with the public reason.
    pub retracted: Option<String>,
    /// With the reviewers.
    pub submitted: bool,
    /// Given back with this reason, and not submitted or approved since.
    pub returned: Option<String>,
    /// The newest approval.
    pub seal: Option<SealRef>,
}

impl Workflow {
    /// Folds the acts, oldest first.
    pub fn of(acts: &[Act]) -> Self {
        let mut flow = Self::default();
        for act in acts {
            match &act.kind {
                ActKind::Submit => {
                    flow.submitted = true;
                    flow.returned = None;
                }
                ActKind::Return { why } => {
                    flow.submitted = false;
                    flow.returned = Some(why.clone());
                }
                ActKind::Approve { hash } => {
                    flow.submitted = false;
                    flow.returned = None;
                    flow.seal =
                        Some(SealRef { hash: hash.clone(), by: act.by.clone(), at: act.at });
                }
                ActKind::Trash => flow.trashed = true,
                ActKind::Untrash => flow.trashed = false,
                ActKind::Correct { .. } => {}
                // Two laptops may both have withdrawn it: it was withdrawn once.
                ActKind::Retract { why } => {
                    flow.retracted.get_or_insert_with(|| why.clone());
                }
            }
        }
        flow
    }

    /// The status of a story whose content now has the hash `content`;
    /// `exported` tells whether the newest seal stands in an export record.
    ///
    /// The first that holds: trashed, retracted, changed, exported, approved,
    /// in review, draft. A story that was changed after its seal and handed
    /// in again is still `changed`: what readers see is not what it says.
    pub fn status(&self, content: &str, exported: bool) -> Status {
        match &self.seal {
            _ if self.trashed => Status::Trashed,
            _ if self.retracted.is_some() => Status::Retracted,
            Some(seal) if seal.hash != content => Status::Changed,
            Some(_) if exported => Status::Exported,
            Some(_) => Status::Approved,
            None if self.submitted => Status::InReview,
            None => Status::Draft,
        }
    }
}
