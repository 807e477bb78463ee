//! The languages in which Redaksi speaks to people.
//!
//! This is the language of messages and of the page's own words, never of a
//! story: a story's text is in whatever language it was written in.

const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Indonesian, the default.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// The BCP 47 name: `id` or `en`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// Reads a BCP 47 name or a locale such as `en_GB.UTF-8`; `None` where it
    /// is of another language. `in` is the old name of Indonesian.
    pub fn parse(text: &str) -> Option<Self> {
        let primary = text.split(['-', '_', '.']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "id" | "in" => Some(Self::Id),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The name of a month as it is written in a date; 0 is January.
    ///
    /// Our own table: the short names of locale data differ by version.
    pub fn month(self, month0: u32) -> &'static str {
        let names = self.pick(&MONTHS_ID, &MONTHS_EN);
        names[month0 as usize % names.len()]
    }

    /// The one of two texts that is in this language.
    pub fn pick<T>(self, id: T, en: T) -> T {
        match self {
            Self::Id => id,
            Self::En => en,
        }
    }
}
