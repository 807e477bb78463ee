//! What kind of piece a story is, and who may read it.

/// The kind of a story. Readers are told of every kind but news, and
/// structured data names each by a type of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Kind {
    /// News ("berita"): the usual.
    #[default]
    News,
    /// A report from the place ("reportase").
    Report,
    /// Analysis ("analisis").
    Analysis,
    /// Opinion ("opini"): the writer's, not the newsroom's.
    Opinion,
    /// Background ("latar").
    Background,
    /// A review ("ulasan").
    Review,
    /// Satire.
    Satire,
    /// Paid for by somebody, and marked so ("advertorial").
    Advertorial,
}

impl Kind {
    /// Every kind, in the order of a menu.
    pub const ALL: [Self; 8] = [
        Self::News,
        Self::Report,
        Self::Analysis,
        Self::Opinion,
        Self::Background,
        Self::Review,
        Self::Satire,
        Self::Advertorial,
    ];

    /// The name in documents, in seals, on the wire and in the terminal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Report => "report",
            Self::Analysis => "analysis",
            Self::Opinion => "opinion",
            Self::Background => "background",
            Self::Review => "review",
            Self::Satire => "satire",
            Self::Advertorial => "advertorial",
        }
    }

    /// Reads a kind by its name or its Indonesian word, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text.trim().to_lowercase().as_str() {
            "news" | "berita" => Self::News,
            "report" | "reportage" | "reportase" => Self::Report,
            "analysis" | "analisis" => Self::Analysis,
            "opinion" | "opini" => Self::Opinion,
            "background" | "latar" | "latar belakang" => Self::Background,
            "review" | "ulasan" | "resensi" => Self::Review,
            "satire" | "satir" => Self::Satire,
            "advertorial" => Self::Advertorial,
            _ => return None,
        })
    }
}

/// Who may read a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Access {
    /// Everybody.
    #[default]
    Free,
    /// Those who pay.
    Subscriber,
}

impl Access {
    /// The name in documents, in seals, on the wire and in the terminal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Subscriber => "subscriber",
        }
    }

    /// Reads the name, in Indonesian or English, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text.trim().to_lowercase().as_str() {
            "free" | "gratis" | "bebas" => Self::Free,
            "subscriber" | "subscribers" | "pelanggan" => Self::Subscriber,
            _ => return None,
        })
    }
}
