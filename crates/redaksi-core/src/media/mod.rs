//! Photos: what a file is and says, and what of it goes on a page.
//!
//! [`inspect`] tells kind and size of a picture from its header;
//! [`PictureSet::plan`] which renditions a site has of it; [`Negative`] makes
//! them; [`Metadata`] is what is read from a file and written to what is
//! published. All are functions of the bytes alone and always give the same
//! bytes for the same picture, because exports are compared byte by byte. This
//! room must never know where pictures are stored, nor what their captions say.
//!
//! Pictures come from anywhere, so sizes are checked in the header before any
//! pixel is decoded.

mod container;
mod encode;
mod metadata;
mod negative;
mod open;
mod plan;

pub use encode::MAKER;
pub use metadata::{Metadata, PhotoWords};
pub use negative::Negative;
pub use open::inspect;
pub use plan::{
    Area, Format, PAGE_WIDTH, PictureSet, Rendition, RenditionSpec, Shape, head_of_name,
    spec_by_name,
};

/// The largest file, in bytes.
pub const MOST_BYTES: usize = 60 << 20;
/// The most pixels.
pub const MOST_PIXELS: u64 = 100_000_000;
/// The longest side, in pixels; JPEG has no longer ones.
const MOST_SIDE: u32 = 65_535;
/// The most memory that decoding may take, in bytes: 100 megapixels with
/// alpha, at eight bits a channel, and some room.
pub const MOST_MEMORY: u64 = 512 << 20;

/// What a picture's file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PictureKind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
}

impl PictureKind {
    /// The media type (RFC 6838).
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }

    /// The usual extension, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }
}

/// A picture's file, as its header tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// What the file is.
    pub kind: PictureKind,
    /// Width in pixels, upright.
    pub width: u32,
    /// Height in pixels, upright.
    pub height: u32,
}

/// Why a file cannot be used as a picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MediaError {
    /// Neither JPEG nor PNG nor WebP.
    #[error("this is no JPEG, PNG or WebP picture")]
    Unknown,
    /// The file is longer than [`MOST_BYTES`].
    #[error("the picture has {bytes} bytes, at most {MOST_BYTES} are taken")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// The picture has more than [`MOST_PIXELS`], or needs too much memory.
    #[error("the picture has {width} × {height} pixels, more than can be taken")]
    TooLarge {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
    },
    /// Several pictures in one file, shown one after the other.
    #[error("the picture is animated")]
    Animated,
    /// A JPEG of one pass with a scan for each colour, which is rare, allowed,
    /// and decoded to wrong colours (zune-image issue 422).
    #[error("the picture stores its colours apart")]
    ColoursApart,
    /// The file begins as a picture and does not go on as one.
    #[error("the picture is damaged: {0}")]
    Damaged(String),
}
