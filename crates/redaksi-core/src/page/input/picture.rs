//! Pictures, as files of the export.

/// A picture in the sizes of the export.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Picture {
    /// The path of the JPEG that stands for the picture where a browser
    /// chooses none of the others.
    pub path: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// All sizes as JPEG: path and width in pixels. May be empty.
    pub srcset: Vec<(String, u32)>,
    /// All sizes as WebP: path and width in pixels. May be empty.
    pub webp: Vec<(String, u32)>,
    /// The picture cut to 16:9, 4:3 and 1:1, for search engines. May be empty.
    pub crops: Vec<Crop>,
}

/// A picture cut to a ratio.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Crop {
    /// The path of the JPEG.
    pub path: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// How a picture came to be, as far as readers must be told (IPTC Digital
/// Source Type; Peraturan Dewan Pers 1/2025).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PictureOrigin {
    /// Taken or drawn by a person, or unknown.
    #[default]
    Human,
    /// Made by a trained model (`trainedAlgorithmicMedia`).
    Ai,
    /// Made in part by a trained model (`compositeWithTrainedAlgorithmicMedia`).
    PartlyAi,
}

/// The photo at the head of a story.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Photo {
    /// The picture, where it is at hand. Without it caption and credit are
    /// printed all the same.
    pub picture: Option<Picture>,
    /// What it shows.
    pub alt: String,
    /// The line below it.
    pub caption: String,
    /// Who made or owns it, without a leading slash.
    pub credit: String,
    /// The person who made it; structured data only.
    pub creator: String,
    /// The copyright notice; structured data only.
    pub copyright: String,
    /// How it came to be; a page labels what a model made.
    pub origin: PictureOrigin,
}
