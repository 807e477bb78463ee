//! Photos: what a file is, and what of it goes on a page.
//!
//! [`inspect`] tells kind and size of a picture from its header; [`rendition`]
//! makes the picture that a page shows. Both are functions of the bytes alone
//! and always give the same bytes for the same picture, because exports are
//! compared byte by byte. This room must never know where pictures are stored,
//! nor what their captions say.
//!
//! Pictures come from anywhere, so sizes are checked in the header before any
//! pixel is decoded.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageError, ImageFormat,
    ImageReader, Limits, RgbImage,
};

/// The largest file, in bytes.
pub const MOST_BYTES: usize = 60 << 20;
/// The most pixels.
pub const MOST_PIXELS: u64 = 100_000_000;
/// The width of the pictures on pages, in pixels.
pub const PAGE_WIDTH: u32 = 1200;
/// The most memory that decoding may take, in bytes: 100 megapixels with
/// alpha, at eight bits a channel, and some room.
const MOST_MEMORY: u64 = 512 << 20;
/// The quality of JPEG renditions, of 100.
const QUALITY: u8 = 82;
/// The longest colour profile that is kept, in bytes.
const LONGEST_PROFILE: usize = 64 << 10;

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

    fn of(format: ImageFormat) -> Option<Self> {
        match format {
            ImageFormat::Jpeg => Some(Self::Jpeg),
            ImageFormat::Png => Some(Self::Png),
            ImageFormat::WebP => Some(Self::Webp),
            _ => None,
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

/// The picture that a page shows: JPEG, upright, without metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// The file.
    pub bytes: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
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
    /// The file begins as a picture and does not go on as one.
    #[error("the picture is damaged: {0}")]
    Damaged(String),
}

/// Tells what a file is from its header. Nothing is decoded, so a picture that
/// is damaged further on passes here and fails in [`rendition`].
pub fn inspect(bytes: &[u8]) -> Result<Picture, MediaError> {
    let (kind, mut decoder) = open(bytes)?;
    let (width, height) = decoder.dimensions();
    let (width, height) = match orientation(&mut decoder) {
        turned if swaps(turned) => (height, width),
        _ => (width, height),
    };
    Ok(Picture { kind, width, height })
}

/// Makes a JPEG of at most `max_width` pixels, never larger than the original,
/// upright by the EXIF orientation, on white where the original is
/// transparent. Of the metadata only an RGB colour profile is kept, because
/// colours are wrong without it.
pub fn rendition(bytes: &[u8], max_width: u32) -> Result<Rendition, MediaError> {
    let (_, mut decoder) = open(bytes)?;
    let (width, height) = decoder.dimensions();
    let turned = orientation(&mut decoder);
    let profile = decoder.icc_profile().ok().flatten().filter(|profile| is_rgb(profile));
    let whole = DynamicImage::from_decoder(decoder).map_err(|error| fault(error, width, height))?;
    let upright = if swaps(turned) { (height, width) } else { (width, height) };
    let fitted = fit(upright, max_width.max(1));
    let target = if swaps(turned) { (fitted.1, fitted.0) } else { fitted };
    let mut small = DynamicImage::ImageRgb8(scale(flatten(whole), target));
    // Turned when small: that is less to move.
    small.apply_orientation(turned);
    let small = small.into_rgb8();
    let (width, height) = small.dimensions();
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    if let Some(profile) = profile {
        // An encoder that cannot keep a profile writes the picture without.
        let _ = encoder.set_icc_profile(profile);
    }
    encoder
        .write_image(&small, width, height, ExtendedColorType::Rgb8)
        .map_err(|error| fault(error, width, height))?;
    Ok(Rendition { bytes, width, height })
}

/// The size that [`rendition`] gives a picture of that upright size: never
/// wider than `max_width`, never larger than the original.
pub fn rendition_size(width: u32, height: u32, max_width: u32) -> (u32, u32) {
    fit((width, height), max_width.max(1))
}

/// Reads the header and holds it against the limits.
fn open(bytes: &[u8]) -> Result<(PictureKind, impl ImageDecoder + '_), MediaError> {
    if bytes.len() > MOST_BYTES {
        return Err(MediaError::TooLong { bytes: bytes.len() });
    }
    let format = image::guess_format(bytes).map_err(|_| MediaError::Unknown)?;
    let kind = PictureKind::of(format).ok_or(MediaError::Unknown)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|error| fault(error, 0, 0))?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(MediaError::Damaged("it has no pixels".to_owned()));
    }
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(MediaError::TooLarge { width, height });
    }
    Ok((kind, decoder))
}

fn fault(error: ImageError, width: u32, height: u32) -> MediaError {
    match error {
        ImageError::Limits(_) => MediaError::TooLarge { width, height },
        other => MediaError::Damaged(other.to_string()),
    }
}

/// A picture whose orientation cannot be read stands as it was stored.
fn orientation(decoder: &mut impl ImageDecoder) -> Orientation {
    decoder.orientation().unwrap_or(Orientation::NoTransforms)
}

fn swaps(turned: Orientation) -> bool {
    matches!(
        turned,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

/// An ICC profile of RGB data: bytes 16 to 19 of its header say so (ICC.1).
fn is_rgb(profile: &[u8]) -> bool {
    profile.len() <= LONGEST_PROFILE && profile.get(16..20) == Some(b"RGB ")
}

fn fit((width, height): (u32, u32), max_width: u32) -> (u32, u32) {
    if width <= max_width {
        return (width, height);
    }
    let scaled =
        (u64::from(height) * u64::from(max_width) + u64::from(width) / 2) / u64::from(width);
    (max_width, u32::try_from(scaled).unwrap_or(u32::MAX).max(1))
}

/// Puts what is transparent on white.
fn flatten(image: DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let image = image.into_rgba8();
    let (width, height) = image.dimensions();
    let mut flat = RgbImage::new(width, height);
    for (to, from) in flat.pixels_mut().zip(image.pixels()) {
        let alpha = u32::from(from[3]);
        for channel in 0..3 {
            let mixed = u32::from(from[channel]) * alpha + 255 * (255 - alpha);
            to[channel] = u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX);
        }
    }
    flat
}

/// Scales down: very large pictures first by averaging, which is fast, then
/// with a sharp filter.
fn scale(image: RgbImage, (width, height): (u32, u32)) -> RgbImage {
    if image.dimensions() == (width, height) {
        return image;
    }
    let near = (width.saturating_mul(2), height.saturating_mul(2));
    let image = if image.width() / 3 > width && image.height() > near.1 {
        image::imageops::thumbnail(&image, near.0, near.1)
    } else {
        image
    };
    image::imageops::resize(&image, width, height, FilterType::Lanczos3)
}

#[cfg(test)]
mod tests;
