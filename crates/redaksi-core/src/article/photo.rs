//! The lead photo of a story: where it is, what stands beside it, and how it
//! may be used.

use chrono::NaiveDate;

use super::MediaId;

/// The lead photo of a story and what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lead {
    /// A picture of the newsroom, or what an import named and did not bring.
    pub media: Option<LeadMedia>,
    /// What the picture shows, for those who cannot see it.
    pub alt: String,
    /// The line printed below the picture, without the credit.
    pub caption: String,
    /// Who made or owns the picture, without a leading slash.
    pub credit: String,
    /// The point that every crop keeps in view; the middle where none is set.
    pub focus: Option<Focus>,
    /// The last day, in the story's zone, on which the picture may be shown.
    pub rights_until: Option<NaiveDate>,
    /// How the picture came to be, where it is told.
    pub source_type: Option<SourceType>,
}

impl Lead {
    /// True where nothing at all is known of a photo.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Where the lead picture is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeadMedia {
    /// Stored in the newsroom, by the SHA-256 of its bytes.
    Stored(MediaId),
    /// An address or file name that an import found; the picture is not at
    /// hand, and a problem says so.
    Elsewhere(String),
}

impl LeadMedia {
    /// Reads the text form: 64 lower-case hexadecimal digits name a stored
    /// picture, all else an address or a file name.
    pub fn parse(text: &str) -> Self {
        match MediaId::parse(text) {
            Some(id) => Self::Stored(id),
            None => Self::Elsewhere(text.to_owned()),
        }
    }

    /// The text form, the inverse of [`LeadMedia::parse`].
    pub fn as_str(&self) -> &str {
        match self {
            Self::Stored(id) => id.as_str(),
            Self::Elsewhere(address) => address,
        }
    }
}

/// A point of a picture, in thousandths of its width and height from the
/// upper left corner; whole numbers, so that equal points are equal everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Focus {
    x: u16,
    y: u16,
}

impl Focus {
    /// Reads `"x,y"`, two fractions between 0 and 1 ("0.5,0.33"); finer than
    /// a thousandth is rounded.
    pub fn parse(text: &str) -> Option<Self> {
        let (x, y) = text.split_once(',')?;
        Some(Self { x: thousandths(x)?, y: thousandths(y)? })
    }

    /// The fraction of the width, 0 at the left.
    pub fn x(self) -> f64 {
        f64::from(self.x) / 1000.0
    }

    /// The fraction of the height, 0 at the top.
    pub fn y(self) -> f64 {
        f64::from(self.y) / 1000.0
    }
}

impl std::fmt::Display for Focus {
    /// The text form, the inverse of [`Focus::parse`].
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Rust prints the shortest decimal that reads back as the same.
        write!(f, "{},{}", self.x(), self.y())
    }
}

fn thousandths(text: &str) -> Option<u16> {
    let fraction: f64 = text.trim().parse().ok()?;
    (0.0..=1.0).contains(&fraction).then(|| {
        // Between 0 and 1000 by the line above.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let whole = (fraction * 1000.0).round() as u16;
        whole
    })
}

/// How a picture came to be: a term of the IPTC's Digital Source Type
/// vocabulary (<http://cv.iptc.org/newscodes/digitalsourcetype/>), by its
/// short name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SourceType(&'static str);

/// The terms, those retired included, since old pictures bear them.
const SOURCE_TYPES: [&str; 21] = [
    "algorithmicMedia",
    "algorithmicallyEnhanced",
    "composite",
    "compositeCapture",
    "compositeSynthetic",
    "compositeWithTrainedAlgorithmicMedia",
    "computationalCapture",
    "dataDrivenMedia",
    "digitalArt",
    "digitalCapture",
    "digitalCreation",
    "humanEdits",
    "minorHumanEdits",
    "multiFrameComputationalCapture",
    "negativeFilm",
    "positiveFilm",
    "print",
    "screenCapture",
    "softwareImage",
    "trainedAlgorithmicMedia",
    "virtualRecording",
];

impl SourceType {
    /// Reads a short name, or the term's whole address.
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.trim().rsplit('/').next().unwrap_or_default();
        SOURCE_TYPES.iter().find(|term| **term == name).map(|term| Self(term))
    }

    /// The short name: `trainedAlgorithmicMedia`.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The term's address, as pictures bear it.
    pub fn uri(self) -> String {
        format!("http://cv.iptc.org/newscodes/digitalsourcetype/{}", self.0)
    }

    /// True where a trained model made the picture or a part of it; readers
    /// have to be told.
    pub fn is_generated(self) -> bool {
        matches!(self.0, "trainedAlgorithmicMedia" | "compositeWithTrainedAlgorithmicMedia")
    }
}
