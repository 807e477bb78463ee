//! What can go wrong with a document itself.

use loro::{LoroEncodeError, LoroError};

/// A fault of a document's bytes or of an operation on it.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The bytes are no update of a document.
    #[error("the document's bytes cannot be read")]
    Unreadable(#[source] LoroError),
    /// An update builds on another that is not there.
    #[error("an update is missing before this one")]
    Gap,
    /// The document could not be written out.
    #[error("the document cannot be written out")]
    Unwritable(#[source] LoroEncodeError),
    /// The document refused an operation.
    #[error("the document refused the change")]
    Refused(#[source] LoroError),
    /// The version is of another document, or no version.
    #[error("the document has no such version")]
    NoSuchVersion,
}

impl DocumentError {
    pub(crate) fn unreadable(source: LoroError) -> Self {
        Self::Unreadable(source)
    }

    pub(crate) fn unwritable(source: LoroEncodeError) -> Self {
        Self::Unwritable(source)
    }

    pub(crate) fn refused(source: LoroError) -> Self {
        Self::Refused(source)
    }
}
