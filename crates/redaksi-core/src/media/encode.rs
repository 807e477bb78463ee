//! Pixels to files: JPEG and WebP, with nothing in them but a colour profile.
//!
//! Both encoders run on one thread and count in whole numbers, so that they
//! give the same bytes on every machine.

use image::RgbImage;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::plan::Format;
use super::{MediaError, container};

/// How renditions are made; goes into the names of cached ones, and counts up
/// with everything that changes their bytes.
pub const MAKER: u32 = 1;

/// What a picture on a page may weigh, in bytes.
const BUDGET: usize = 300_000;
/// Qualities, of 100, best first, each with what it weighs of the first, in
/// hundredths, for photos with much detail.
const JPEG: [(u8, usize); 5] = [(82, 100), (74, 80), (64, 66), (52, 56), (40, 47)];
const WEBP: [(u8, usize); 5] = [(80, 100), (70, 78), (58, 65), (46, 56), (34, 47)];

/// Encodes within the budget where the lowest quality allows it.
pub(super) fn encode(
    image: &RgbImage,
    format: Format,
    profile: Option<&[u8]>,
) -> Result<Vec<u8>, MediaError> {
    let steps = match format {
        Format::Jpeg => JPEG,
        Format::Webp => WEBP,
    };
    let mut at = 0;
    loop {
        let (quality, share) = steps[at];
        let bytes = match format {
            Format::Jpeg => jpeg(image, quality, profile)?,
            Format::Webp => container::with_profile(webp(image, quality)?, profile, image),
        };
        if bytes.len() <= BUDGET || at + 1 == steps.len() {
            return Ok(bytes);
        }
        // Encoding is dear: the next try is the one that should fit.
        let fits = |(_, other): &(u8, usize)| bytes.len() / share * other <= BUDGET;
        let fitting = steps.iter().position(fits).unwrap_or(steps.len() - 1);
        at = fitting.max(at + 1);
    }
}

fn jpeg(image: &RgbImage, quality: u8, profile: Option<&[u8]>) -> Result<Vec<u8>, MediaError> {
    let side = |length: u32| {
        u16::try_from(length)
            .map_err(|_| MediaError::TooLarge { width: image.width(), height: image.height() })
    };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    // Tables of its own would make the encoder write a scan for each colour,
    // which some decoders get wrong (zune-image issue 422).
    encoder.set_optimized_huffman_tables(false);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).map_err(|error| unencoded(&error))?;
    }
    encoder
        .encode(image, side(image.width())?, side(image.height())?, ColorType::Rgb)
        .map_err(|error| unencoded(&error))?;
    Ok(bytes)
}

fn webp(image: &RgbImage, quality: u8) -> Result<Vec<u8>, MediaError> {
    let mut config =
        webp::WebPConfig::new().map_err(|()| unencoded(&"the encoder cannot be set up"))?;
    config.quality = quality.into();
    config.method = 4;
    // One thread: an export makes as many pictures at once as it has threads.
    config.thread_level = 0;
    let encoded = webp::Encoder::from_rgb(image, image.width(), image.height())
        .encode_advanced(&config)
        .map_err(|error| unencoded(&format!("{error:?}")))?;
    Ok(encoded.to_vec())
}

fn unencoded(why: &dyn std::fmt::Display) -> MediaError {
    MediaError::Damaged(why.to_string())
}
