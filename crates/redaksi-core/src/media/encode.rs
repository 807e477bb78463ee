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
/// Qualities, of 100, best first; the next is taken while a picture weighs
/// too much.
const JPEG: [u8; 5] = [82, 74, 64, 52, 40];
const WEBP: [u8; 5] = [80, 70, 58, 46, 34];

/// Encodes within the budget where the lowest quality allows it.
pub(super) fn encode(
    image: &RgbImage,
    format: Format,
    profile: Option<&[u8]>,
) -> Result<Vec<u8>, MediaError> {
    let qualities = match format {
        Format::Jpeg => JPEG,
        Format::Webp => WEBP,
    };
    let mut at = 0;
    loop {
        let bytes = match format {
            Format::Jpeg => jpeg(image, qualities[at], profile)?,
            Format::Webp => container::with_profile(webp(image, qualities[at])?, profile, image),
        };
        // What weighs twice as much would weigh too much at the next as well.
        let step = if bytes.len() > BUDGET * 2 { 2 } else { 1 };
        if bytes.len() <= BUDGET || at + 1 == qualities.len() {
            return Ok(bytes);
        }
        at = (at + step).min(qualities.len() - 1);
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
