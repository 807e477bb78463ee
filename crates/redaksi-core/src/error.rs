//! Hard faults: what was asked for was not done.
//!
//! One enum in the newsroom's words, sources chained. The sentence a person
//! reads is made by the contract crate from the variant, in their language.

use std::path::PathBuf;

use crate::article::{FieldError, Problem};
use crate::document::{DocumentError, EditFault};
use crate::store::StoreError;

/// Any result of the engine.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No story has this id or slug.
    #[error("no story is called `{0}`")]
    ArticleNotFound(String),
    /// The folder holds no newsroom.
    #[error("`{}` holds no newsroom", .0.display())]
    NoNewsroom(PathBuf),
    /// The folder holds something already.
    #[error("`{}` holds a newsroom or other files already", .0.display())]
    FolderTaken(PathBuf),
    /// A file to read is not there.
    #[error("there is no file `{}`", .0.display())]
    FileNotFound(PathBuf),
    /// Another program holds the newsroom.
    #[error("another program holds the newsroom")]
    Busy(#[source] Option<StoreError>),
    /// No room on the disk.
    #[error("the disk is full")]
    DiskFull(#[source] Cause),
    /// The folder cannot be written.
    #[error("the folder cannot be written")]
    ReadOnly(#[source] Cause),
    /// Made by a newer program.
    #[error("the newsroom has version {found}; this program knows up to {supported}")]
    Newer {
        /// The database's version.
        found: u32,
        /// The newest that this program knows.
        supported: u32,
    },
    /// The database or a document is damaged.
    #[error("the newsroom is damaged: {what}")]
    Damaged {
        /// What is damaged.
        what: String,
        /// The fault beneath.
        #[source]
        source: Cause,
    },
    /// A value does not fit its field.
    #[error(transparent)]
    BadField(#[from] FieldError),
    /// A value does not fit.
    #[error("`{value}` does not fit {name}: it takes {takes}")]
    BadValue {
        /// What was to be set.
        name: String,
        /// The value, shortened.
        value: String,
        /// What it takes.
        takes: &'static str,
    },
    /// A picture is not to be had.
    #[error("the picture `{0}` is not there")]
    MissingMedia(String),
    /// A file is not what it should be.
    #[error("`{}` cannot be read: {why:?}", path.display())]
    UnreadableFile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: Unreadable,
    },
    /// The rules of the newsroom forbid it.
    #[error("not allowed: {0:?}")]
    NotAllowed(Refusal),
    /// Problems stand in the way.
    #[error("blocked by {} problems", .0.len())]
    Blocked(Vec<Problem>),
    /// The editor's text is not the document's; it has to reload.
    #[error("the editor's text is not the document's")]
    VersionMismatch,
    /// The story has moved on since it was read.
    #[error("the story has changed since it was read")]
    ChangedMeanwhile,
    /// A position of a trace is outside the text.
    #[error("edit {edit} is outside the text")]
    OutOfRange {
        /// The edit, from 1.
        edit: usize,
    },
    /// The person cancelled.
    #[error("cancelled")]
    Cancelled,
    /// Reading or writing failed otherwise.
    #[error("`{}` cannot be read or written", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's word.
        #[source]
        source: std::io::Error,
    },
    /// A fault of the program itself.
    #[error("a fault of the program: {0}")]
    Bug(String),
}

/// The fault beneath an error, whatever room it comes from.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Its kind is not known.
    UnknownKind,
    /// It is no text.
    NotText,
    /// It is no JPEG, PNG or WebP picture.
    NotAPicture,
    /// It begins as a picture and is damaged or ends early.
    DamagedPicture,
    /// It is a picture in a rare form that would be shown wrongly.
    OddPicture,
    /// It is an animated picture.
    Animated,
    /// It is too large.
    TooLarge,
    /// It is empty.
    Empty,
    /// It is no backup.
    NotABackup,
    /// It is no report of what was read most.
    NotAReport,
    /// It is no feed.
    NotAFeed,
    /// It is not what it should be in another way.
    Broken,
    /// It is no plain file: a folder, a device, a link.
    NotAFile,
    /// The system does not let it be read.
    NoAccess,
}

/// Why the newsroom's rules forbid an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The writer may not approve their own story.
    OwnStory,
    /// A live story cannot be thrown away, only retracted.
    Live,
    /// The story is in the bin.
    Trashed,
    /// The story is not in the bin.
    NotTrashed,
    /// The story was retracted.
    Retracted,
    /// A return needs its reason.
    NoReason,
    /// The story has no seal.
    NotSealed,
    /// The export folder lies inside the newsroom or holds it.
    OutInsideNewsroom,
    /// Another laptop, or a restored copy of the newsroom, exported there
    /// since.
    OtherExport,
    /// There is no earlier export to go back to.
    NoEarlierExport,
    /// Files of the earlier export are no longer kept.
    EarlierFilesGone,
    /// Others altered files of the last export.
    SiteAltered,
}

impl From<StoreError> for Error {
    fn from(fault: StoreError) -> Self {
        match fault {
            StoreError::Newer { found, supported } => Self::Newer { found, supported },
            StoreError::Full(_) => Self::DiskFull(Box::new(fault)),
            StoreError::ReadOnly(_) => Self::ReadOnly(Box::new(fault)),
            StoreError::Busy(_) => Self::Busy(Some(fault)),
            StoreError::Damaged { ref what, .. } => {
                Self::Damaged { what: what.clone(), source: Box::new(fault) }
            }
            StoreError::Other(_) => Self::Bug(fault.chain()),
        }
    }
}

impl From<DocumentError> for Error {
    fn from(fault: DocumentError) -> Self {
        match fault {
            DocumentError::Unreadable(_) | DocumentError::Gap => {
                Self::Damaged { what: fault.to_string(), source: Box::new(fault) }
            }
            other => Self::Bug(other.to_string()),
        }
    }
}

impl From<EditFault> for Error {
    fn from(fault: EditFault) -> Self {
        match fault {
            EditFault::Mismatch => Self::VersionMismatch,
            EditFault::Document(fault) => fault.into(),
        }
    }
}
