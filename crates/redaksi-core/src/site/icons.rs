//! The theme's icon in pixels, for where an SVG is not taken: a phone's home
//! screen, old browsers, feed readers.
//!
//! Three lines on a tile, as in `themes/warta/icon.svg`, drawn in the
//! newsroom's accent. A newsroom with an icon of its own does not use these.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

/// Where browsers ask for an icon that no page names.
pub const FAVICON: &str = "favicon.ico";
/// Where iOS asks for one.
pub const APPLE_TOUCH: &str = "apple-touch-icon.png";

/// The drawing is made on a square of so many units.
const UNITS: f32 = 32.0;
/// The lines: from x, to x, y.
const LINES: [(f32, f32, f32); 3] = [(8.0, 24.0, 10.0), (8.0, 24.0, 16.0), (8.0, 17.0, 22.0)];
const HALF_STROKE: f32 = 1.5;
const CORNER: f32 = 6.0;

/// The drawing's edition: part of the names, since browsers keep these files.
const EDITION: u32 = 1;

/// A drawing of the icon that the manifest names. It is cheap to have; only
/// [`Icon::png`] draws.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Icon {
    /// Its path in the export, which bears the accent.
    pub path: String,
    /// Width and height in pixels.
    pub size: u32,
    /// True where it reaches to the edges, with all that matters in the
    /// middle, so that a phone may cut it to its own shape.
    pub maskable: bool,
    accent: [u8; 3],
}

impl Icon {
    /// The file.
    pub fn png(&self) -> Vec<u8> {
        png(self.size, self.accent, !self.maskable)
    }
}

/// The drawings that the manifest names, 192 and 512 pixels: two rounded, two
/// to be cut. What is no colour like `#9f1d2d` gives that one.
pub fn for_manifest(accent: &str) -> [Icon; 4] {
    let accent = colour(accent);
    [(192, false), (512, false), (192, true), (512, true)].map(|(size, maskable)| {
        let name = if maskable { "ikon-penuh" } else { "ikon" };
        let hex = accent.map(|part| format!("{part:02x}")).concat();
        let path = format!("assets/{name}-{size}-{hex}-{EDITION}.png");
        Icon { path, size, maskable, accent }
    })
}

/// What stands at [`FAVICON`]: 48 pixels, for Windows and old browsers.
pub fn favicon(accent: &str) -> Vec<u8> {
    ico(48, &png(48, colour(accent), true))
}

/// What stands at [`APPLE_TOUCH`]: 180 pixels, to the edges.
pub fn apple_touch(accent: &str) -> Vec<u8> {
    png(180, colour(accent), false)
}

/// The icon as PNG; with rounded corners, or to the edges.
fn png(size: u32, accent: [u8; 3], rounded: bool) -> Vec<u8> {
    let mark = Mark { size: size as f32 };
    let mut pixels = Vec::with_capacity(size as usize * size as usize * 4);
    for row in 0..size {
        for column in 0..size {
            let (tile, ink) = mark.at((column as f32 + 0.5, row as f32 + 0.5));
            pixels.extend(accent.map(|part| to_byte(mix(f32::from(part) / 255.0, 1.0, ink))));
            pixels.push(to_byte(if rounded { tile } else { 1.0 }));
        }
    }
    let mut file = Vec::new();
    PngEncoder::new_with_quality(&mut file, CompressionType::Best, FilterType::NoFilter)
        .write_image(&pixels, size, size, ExtendedColorType::Rgba8)
        .expect("the pixels fit the size, and memory does not fail");
    file
}

/// The icon as a shape, for other drawings that bear it.
pub(super) struct Mark {
    /// Width and height in pixels.
    pub size: f32,
}

impl Mark {
    /// How far a pixel is covered by the tile, and by the lines on it, each
    /// from 0 to 1. The point is in pixels from the mark's upper left.
    pub(super) fn at(&self, (x, y): (f32, f32)) -> (f32, f32) {
        let scale = UNITS / self.size;
        let at = (x * scale, y * scale);
        let ink = LINES.iter().map(|line| cover(to_line(at, *line), scale)).fold(0.0, f32::max);
        (cover(to_tile(at), scale), ink)
    }
}

/// How far a point is from a line with round ends; below 0 inside.
fn to_line((x, y): (f32, f32), (from, to, height): (f32, f32, f32)) -> f32 {
    let (dx, dy) = (x - x.clamp(from, to), y - height);
    (dx * dx + dy * dy).sqrt() - HALF_STROKE
}

/// How far a point is from the tile with round corners; below 0 inside.
fn to_tile((x, y): (f32, f32)) -> f32 {
    let beyond = |at: f32| ((at - UNITS / 2.0).abs() - (UNITS / 2.0 - CORNER)).max(0.0);
    let (dx, dy) = (beyond(x), beyond(y));
    (dx * dx + dy * dy).sqrt() - CORNER
}

/// How much of a pixel is covered by a shape whose edge is so far away.
fn cover(distance: f32, pixel: f32) -> f32 {
    (0.5 - distance / pixel).clamp(0.0, 1.0)
}

pub(super) fn mix(a: f32, b: f32, part: f32) -> f32 {
    a + (b - a) * part
}

/// A part of one as a byte.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn to_byte(part: f32) -> u8 {
    (part.clamp(0.0, 1.0) * 255.0 + 0.5) as u8
}

/// `#9f1d2d`; what is no colour is that one.
pub(super) fn colour(text: &str) -> [u8; 3] {
    let digits = text.trim().trim_start_matches('#');
    match u32::from_str_radix(digits, 16) {
        Ok(number) if digits.len() == 6 => {
            let [_, red, green, blue] = number.to_be_bytes();
            [red, green, blue]
        }
        _ => [0x9f, 0x1d, 0x2d],
    }
}

/// A PNG as Windows icon file: a header, one entry, the file.
fn ico(size: u8, png: &[u8]) -> Vec<u8> {
    let length = u32::try_from(png.len()).expect("an icon is small");
    let mut file = vec![0, 0, 1, 0, 1, 0, size, size, 0, 0, 1, 0, 32, 0];
    file.extend(length.to_le_bytes());
    file.extend(22_u32.to_le_bytes());
    file.extend(png);
    file
}
