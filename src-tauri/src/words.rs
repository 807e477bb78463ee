//! What the shell itself says, in Indonesian and English: the menu, the title
//! and the few sentences that come from no command. All other words are the
//! engine's or the page's own.

/// A text in both languages: Indonesian, English.
#[derive(Debug, Clone, Copy)]
pub struct Text(pub &'static str, pub &'static str);

/// The language of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// `id`
    Indonesian,
    /// `en`
    English,
}

impl Language {
    /// From the newsroom's setting; Indonesian for what is not known.
    pub fn of(code: &str) -> Self {
        if code == "en" { Self::English } else { Self::Indonesian }
    }

    /// The text in this language.
    pub fn say(self, Text(indonesian, english): Text) -> &'static str {
        match self {
            Self::Indonesian => indonesian,
            Self::English => english,
        }
    }
}
