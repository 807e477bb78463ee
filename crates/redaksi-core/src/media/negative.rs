//! A picture with its pixels in memory, of which renditions are made.
//!
//! Each rendition is scaled from the original and not from another rendition,
//! so it has the same bytes whichever others are made with it.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, RgbImage};

use super::plan::{Area, RenditionSpec};
use super::{MediaError, encode, open};

/// The longest colour profile that is kept, in bytes.
const LONGEST_PROFILE: usize = 64 << 10;

/// A decoded picture.
pub struct Negative {
    pixels: RgbImage,
    turned: Orientation,
    profile: Option<Vec<u8>>,
    /// What was scaled last: a JPEG and a WebP of one size follow each other.
    last: Option<((Area, u32, u32), RgbImage)>,
}

impl Negative {
    /// Decodes a picture, on white where it is transparent. Takes four bytes
    /// of memory for each pixel at most.
    pub fn develop(bytes: &[u8]) -> Result<Self, MediaError> {
        let (kind, mut decoder) = open::open(bytes)?;
        open::look_through(kind, bytes)?;
        let (width, height) = decoder.dimensions();
        let turned = open::orientation(&mut decoder);
        let profile = decoder.icc_profile().ok().flatten().filter(|profile| is_kept(profile));
        let whole = DynamicImage::from_decoder(decoder)
            .map_err(|error| open::fault(error, width, height))?;
        Ok(Self { pixels: flatten(whole), turned, profile, last: None })
    }

    /// Makes a rendition. Of what the original says beside its pixels, only a
    /// colour profile is kept, because colours are wrong without it.
    pub fn print(&mut self, spec: &RenditionSpec) -> Result<Vec<u8>, MediaError> {
        let wanted = (spec.area, spec.width, spec.height);
        let small = match self.last.take() {
            Some((made, small)) if made == wanted => small,
            _ => self.scaled(spec)?,
        };
        let small = &self.last.insert((wanted, small)).1;
        encode::encode(small, spec.format, self.profile.as_deref())
    }

    /// Width and height in pixels, upright.
    pub fn size(&self) -> (u32, u32) {
        let (width, height) = self.pixels.dimensions();
        if open::swaps(self.turned) { (height, width) } else { (width, height) }
    }

    fn scaled(&self, spec: &RenditionSpec) -> Result<RgbImage, MediaError> {
        let fault = |what: &dyn std::fmt::Display| MediaError::Damaged(what.to_string());
        let area = stored(spec.area, self.size(), self.turned);
        let (width, height) = match open::swaps(self.turned) {
            true => (spec.height, spec.width),
            false => (spec.width, spec.height),
        };
        let (across, down) = self.pixels.dimensions();
        let source = ImageRef::new(across, down, self.pixels.as_raw(), PixelType::U8x3)
            .map_err(|error| fault(&error))?;
        let mut target = Image::new(width, height, PixelType::U8x3);
        let options = ResizeOptions::new()
            .crop(area.x.into(), area.y.into(), area.width.into(), area.height.into())
            .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
        Resizer::new().resize(&source, &mut target, &options).map_err(|error| fault(&error))?;
        let small = RgbImage::from_raw(width, height, target.into_vec())
            .ok_or_else(|| fault(&"it was scaled to another size"))?;
        // Turned when small: that is less to move.
        let mut small = DynamicImage::ImageRgb8(small);
        small.apply_orientation(self.turned);
        Ok(small.into_rgb8())
    }
}

/// Where a part of the upright picture lies in the stored one, which the
/// camera wrote as it was held (EXIF tag Orientation).
fn stored(area: Area, (width, height): (u32, u32), turned: Orientation) -> Area {
    let Area { x, y, width: across, height: down } = area;
    let from_right = width - x - across;
    let from_bottom = height - y - down;
    let (x, y) = match turned {
        Orientation::NoTransforms => (x, y),
        Orientation::FlipHorizontal => (from_right, y),
        Orientation::FlipVertical => (x, from_bottom),
        Orientation::Rotate180 => (from_right, from_bottom),
        Orientation::Rotate90 => (y, from_right),
        Orientation::Rotate270 => (from_bottom, x),
        Orientation::Rotate90FlipH => (y, x),
        Orientation::Rotate270FlipH => (from_bottom, from_right),
    };
    match open::swaps(turned) {
        true => Area { x, y, width: down, height: across },
        false => Area { x, y, width: across, height: down },
    }
}

/// A profile of RGB data (bytes 16 to 19 of its header say so, ICC.1) that is
/// not sRGB itself: what bears no profile is taken for that.
fn is_kept(profile: &[u8]) -> bool {
    let names = |name: &[u8]| profile.windows(name.len()).any(|window| window == name);
    profile.len() <= LONGEST_PROFILE
        && profile.get(16..20) == Some(b"RGB ")
        && !names(SRGB.as_bytes())
        && !names(&utf16(SRGB))
}

/// The name of sRGB in its profiles: plain in the second version of ICC.1,
/// UTF-16 in the fourth.
const SRGB: &str = "sRGB IEC61966";

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

/// Puts what is transparent on white, within the same memory.
fn flatten(image: DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let image = image.into_rgba8();
    let (width, height) = image.dimensions();
    let mut bytes = image.into_raw();
    let pixels = bytes.len() / 4;
    for pixel in 0..pixels {
        let alpha = u32::from(bytes[pixel * 4 + 3]);
        for channel in 0..3 {
            let mixed = u32::from(bytes[pixel * 4 + channel]) * alpha + 255 * (255 - alpha);
            bytes[pixel * 3 + channel] = u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX);
        }
    }
    bytes.truncate(pixels * 3);
    RgbImage::from_raw(width, height, bytes).expect("three bytes are left of each pixel")
}
