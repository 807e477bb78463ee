//! The door for pictures from anywhere: kind and size are read from the
//! header and held against the limits before any pixel is decoded.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::{MOST_BYTES, MOST_MEMORY, MOST_PIXELS, MOST_SIDE, MediaError, Picture, PictureKind};

/// Tells what a file is from its header. Nothing is decoded, so a picture that
/// is damaged further on passes here and fails in [`super::Negative::develop`].
pub fn inspect(bytes: &[u8]) -> Result<Picture, MediaError> {
    let (kind, mut decoder) = open(bytes)?;
    let (width, height) = decoder.dimensions();
    let (width, height) = match orientation(&mut decoder) {
        turned if swaps(turned) => (height, width),
        _ => (width, height),
    };
    Ok(Picture { kind, width, height })
}

/// Reads the header and holds it against the limits.
pub(super) fn open(bytes: &[u8]) -> Result<(PictureKind, impl ImageDecoder + '_), MediaError> {
    if bytes.len() > MOST_BYTES {
        return Err(MediaError::TooLong { bytes: bytes.len() });
    }
    let format = image::guess_format(bytes).map_err(|_| MediaError::Unknown)?;
    let kind = kind_of(format).ok_or(MediaError::Unknown)?;
    if is_animated(kind, bytes) {
        return Err(MediaError::Animated);
    }
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
    let large = width.max(height) > MOST_SIDE || pixels > MOST_PIXELS;
    if large || decoder.total_bytes() > MOST_MEMORY {
        return Err(MediaError::TooLarge { width, height });
    }
    Ok((kind, decoder))
}

/// Looks through a JPEG for what its decoder does not tell: that it ends early
/// (what is missing would be grey), or that it would get the colours wrong.
pub(super) fn look_through(kind: PictureKind, bytes: &[u8]) -> Result<(), MediaError> {
    // The other two kinds tell their length, and their decoders hold to it.
    if kind != PictureKind::Jpeg {
        return Ok(());
    }
    let early = || MediaError::Damaged("it ends early".to_owned());
    // Components of the frame where it is of one pass (SOF0, SOF1).
    let mut baseline = None;
    let mut in_scan = false;
    let mut at = 2;
    while let Some(pair) = bytes.get(at..at + 2) {
        match (pair[0], pair[1]) {
            // An end marker within a segment (a thumbnail's) is passed over.
            (0xff, 0xd9) if in_scan => return Ok(()),
            (0xff, 0xd9) => return Err(early()),
            // Fill bytes, and markers that stand alone.
            (0xff, 0xff) => at += 1,
            (0xff, 0x00 | 0x01 | 0xd0..=0xd8) => at += 2,
            (0xff, marker) => {
                let segment = bytes.get(at + 2..).unwrap_or_default();
                let [high, low, ..] = segment else { return Err(early()) };
                match marker {
                    0xc0 | 0xc1 => baseline = segment.get(7).copied(),
                    0xda if baseline.is_some_and(|all| Some(&all) != segment.get(2)) => {
                        return Err(MediaError::ColoursApart);
                    }
                    0xda => in_scan = true,
                    _ => {}
                }
                at += 2 + usize::from(u16::from_be_bytes([*high, *low]).max(2));
            }
            _ => at += 1,
        }
    }
    Err(early())
}

pub(super) fn fault(error: ImageError, width: u32, height: u32) -> MediaError {
    match error {
        ImageError::Limits(_) => MediaError::TooLarge { width, height },
        other => MediaError::Damaged(other.to_string()),
    }
}

/// A picture whose orientation cannot be read stands as it was stored.
pub(super) fn orientation(decoder: &mut impl ImageDecoder) -> Orientation {
    decoder.orientation().unwrap_or(Orientation::NoTransforms)
}

pub(super) fn swaps(turned: Orientation) -> bool {
    matches!(
        turned,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

fn kind_of(format: ImageFormat) -> Option<PictureKind> {
    match format {
        ImageFormat::Jpeg => Some(PictureKind::Jpeg),
        ImageFormat::Png => Some(PictureKind::Png),
        ImageFormat::WebP => Some(PictureKind::Webp),
        _ => None,
    }
}

/// Several pictures in one file: APNG has a chunk `acTL` before its pixels,
/// WebP a bit in its chunk `VP8X`.
fn is_animated(kind: PictureKind, bytes: &[u8]) -> bool {
    match kind {
        PictureKind::Jpeg => false,
        PictureKind::Webp => {
            bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & 2 != 0)
        }
        PictureKind::Png => {
            let mut at = 8_usize;
            while let Some(head) = bytes.get(at..at.saturating_add(8)) {
                match &head[4..] {
                    b"acTL" => return true,
                    b"IDAT" => return false,
                    _ => {}
                }
                let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
                at = at.saturating_add(12).saturating_add(length as usize);
            }
            false
        }
    }
}
