//! Who made a story.

/// What a person did for a story. The names are those of Indonesian bylines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The writer; the only role that is the story's author in feeds and
    /// structured data.
    Penulis,
    /// The editor.
    Editor,
    /// The photographer.
    Fotografer,
    /// Where the story came from: an agency or another outlet.
    Sumber,
    /// A contributor.
    Kontributor,
}

impl Role {
    /// Every role, in the order of a byline.
    pub const ALL: [Self; 5] =
        [Self::Penulis, Self::Kontributor, Self::Fotografer, Self::Editor, Self::Sumber];

    /// The name in documents, on the wire and in the terminal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Penulis => "penulis",
            Self::Editor => "editor",
            Self::Fotografer => "fotografer",
            Self::Sumber => "sumber",
            Self::Kontributor => "kontributor",
        }
    }

    /// Reads a role by its name, in Indonesian or English, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text.trim().to_lowercase().as_str() {
            "penulis" | "author" | "writer" | "reporter" | "pewarta" | "wartawan" | "oleh"
            | "by" => Self::Penulis,
            "editor" | "penyunting" | "redaktur" => Self::Editor,
            "fotografer" | "photographer" | "foto" | "photo" | "pewarta foto" => Self::Fotografer,
            "sumber" | "source" => Self::Sumber,
            "kontributor" | "contributor" => Self::Kontributor,
            _ => return None,
        })
    }
}

/// One name in the byline.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Contributor {
    /// What the person did.
    pub role: Role,
    /// The name as printed.
    pub name: String,
}
