//! Notices: what readers are told about a story after it was published.

use chrono::{DateTime, Utc};

use super::ArticleId;

/// A kind of correction, after the guidelines of the Indonesian press council
/// (Pedoman Pemberitaan Media Siber, 2012).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoticeKind {
    /// "Ralat": an erratum.
    Ralat,
    /// "Koreksi": a correction.
    Koreksi,
    /// "Hak jawab": a right of reply.
    HakJawab,
    /// "Klarifikasi": a clarification.
    Klarifikasi,
    /// "Pembaruan": what was added later.
    Pembaruan,
    /// "Pencabutan": the story was withdrawn. The page shows the reason in
    /// place of the text and asks search engines to forget it.
    Pencabutan,
}

impl NoticeKind {
    /// The kinds that a person adds to a story that stays; a withdrawal is an
    /// act of its own.
    pub const CORRECTIONS: [Self; 5] =
        [Self::Ralat, Self::Koreksi, Self::HakJawab, Self::Klarifikasi, Self::Pembaruan];

    /// The name in documents, on the wire and in the terminal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ralat => "ralat",
            Self::Koreksi => "koreksi",
            Self::HakJawab => "hak-jawab",
            Self::Klarifikasi => "klarifikasi",
            Self::Pembaruan => "pembaruan",
            Self::Pencabutan => "pencabutan",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::CORRECTIONS.into_iter().chain([Self::Pencabutan]).find(|kind| kind.as_str() == text)
    }
}

/// A notice on a story. It is never altered or taken back: what was wrong in
/// it is told by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is.
    pub kind: NoticeKind,
    /// The text that readers see; plain text, with LF between its paragraphs.
    pub text: String,
    /// When it was posted, by that laptop's clock.
    pub at: DateTime<Utc>,
    /// Who posted it; not shown to readers.
    pub by: String,
    /// The story that holds the reply or the clarification, where it is one
    /// of its own.
    pub link: Option<ArticleId>,
}
