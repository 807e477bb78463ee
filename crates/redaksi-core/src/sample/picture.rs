//! Pictures for the sample, painted by arithmetic.
//!
//! A [`Canvas`] knows a few strokes (sky, ridge, disc, shape, glow); what is
//! painted with them stands in [`super::scenes`]. Must never know which story
//! a picture is for.

use std::f32::consts::TAU;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};

use super::scenes;

/// Width of the pictures, in pixels.
pub(super) const WIDTH: u32 = 1600;
/// Height of the pictures, in pixels.
pub(super) const HEIGHT: u32 = 900;

/// Which picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PictureSeed(usize);

impl PictureSeed {
    /// Every picture there is.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..scenes::SCENES.len()).map(Self)
    }

    /// Its name: `hills`.
    pub fn name(self) -> &'static str {
        scenes::SCENES[self.0].0
    }

    /// Finds a picture by its name.
    pub fn parse(name: &str) -> Option<Self> {
        scenes::SCENES.iter().position(|(known, _)| *known == name).map(Self)
    }
}

/// Paints a picture: a JPEG of 1600 × 900 pixels, always the same.
pub fn picture(seed: PictureSeed) -> Vec<u8> {
    let mut canvas = Canvas::new(u32::try_from(seed.0).unwrap_or(0) + 1);
    scenes::SCENES[seed.0].1(&mut canvas);
    canvas.jpeg()
}

/// A colour, each channel from 0 to 1.
pub(super) type Colour = [f32; 3];

/// Reads `0xrrggbb`.
pub(super) fn rgb(hex: u32) -> Colour {
    let channel = |shift: u32| f32::from(u8::try_from(hex >> shift & 0xff).unwrap_or(0)) / 255.0;
    [channel(16), channel(8), channel(0)]
}

/// The colour between two, 0 for the first and 1 for the second.
pub(super) fn mix(first: Colour, second: Colour, share: f32) -> Colour {
    let share = share.clamp(0.0, 1.0);
    std::array::from_fn(|at| first[at] + (second[at] - first[at]) * share)
}

/// A picture while it is painted. Coordinates are pixels from the upper left.
pub(super) struct Canvas {
    pixels: Vec<Colour>,
    state: u32,
}

impl Canvas {
    fn new(seed: u32) -> Self {
        let count = (WIDTH * HEIGHT) as usize;
        Self { pixels: vec![[0.0; 3]; count], state: seed.wrapping_mul(0x9e37_79b9) | 1 }
    }

    /// The next number of a fixed row, from 0 to 1 (xorshift).
    pub(super) fn chance(&mut self) -> f32 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 17;
        self.state ^= self.state << 5;
        (self.state >> 8) as f32 / 16_777_216.0
    }

    /// The next number of the row, between two others.
    pub(super) fn between(&mut self, least: f32, most: f32) -> f32 {
        least + (most - least) * self.chance()
    }

    /// Lays a colour over each pixel of a box, as far as `cover` says.
    fn lay(
        &mut self,
        (left, top, right, bottom): (f32, f32, f32, f32),
        colour: impl Fn(f32, f32) -> Colour,
        cover: impl Fn(f32, f32) -> f32,
    ) {
        let clip = |value: f32, most: u32| value.clamp(0.0, most as f32) as u32;
        for y in clip(top.floor(), HEIGHT)..clip(bottom.ceil(), HEIGHT) {
            for x in clip(left.floor(), WIDTH)..clip(right.ceil(), WIDTH) {
                let (px, py) = (x as f32 + 0.5, y as f32 + 0.5);
                let share = cover(px, py).clamp(0.0, 1.0);
                if share > 0.0 {
                    let pixel = &mut self.pixels[(y * WIDTH + x) as usize];
                    *pixel = mix(*pixel, colour(px, py), share);
                }
            }
        }
    }

    /// Fills a band from one height to another, from colour to colour.
    pub(super) fn band(&mut self, top: f32, bottom: f32, stops: &[Colour]) {
        let last = stops.len() - 1;
        let colour = |_: f32, y: f32| {
            let at = ((y - top) / (bottom - top)).clamp(0.0, 1.0) * last as f32;
            let below = (at.floor() as usize).min(last.saturating_sub(1));
            mix(stops[below], stops[(below + 1).min(last)], at - below as f32)
        };
        self.lay((0.0, top, WIDTH as f32, bottom), colour, |_, _| 1.0);
    }

    /// A disc with a soft edge of one pixel.
    pub(super) fn disc(&mut self, (x, y): (f32, f32), radius: f32, colour: Colour, share: f32) {
        self.oval((x, y), (radius, radius), colour, share);
    }

    /// An oval with a soft edge of about one pixel.
    pub(super) fn oval(
        &mut self,
        (x, y): (f32, f32),
        (wide, high): (f32, f32),
        colour: Colour,
        share: f32,
    ) {
        let area = (x - wide - 1.0, y - high - 1.0, x + wide + 1.0, y + high + 1.0);
        let near = wide.min(high);
        let cover = |px: f32, py: f32| {
            let away = ((px - x) / wide).hypot((py - y) / high);
            ((1.0 - away) * near + 0.5).clamp(0.0, 1.0) * share
        };
        self.lay(area, |_, _| colour, cover);
    }

    /// Light that fades out from a point.
    pub(super) fn glow(&mut self, (x, y): (f32, f32), radius: f32, colour: Colour, share: f32) {
        let cover = |px: f32, py: f32| {
            let away = ((px - x).hypot(py - y) / radius).min(1.0);
            (1.0 - away) * (1.0 - away) * share
        };
        self.lay((x - radius, y - radius, x + radius, y + radius), |_, _| colour, cover);
    }

    /// A box.
    pub(super) fn block(&mut self, area: (f32, f32, f32, f32), colour: Colour, share: f32) {
        let (left, top, right, bottom) = area;
        let inside = |at: f32, from: f32, to: f32| {
            (at - from + 0.5).clamp(0.0, 1.0) * (to - at + 0.5).clamp(0.0, 1.0)
        };
        let cover = |x: f32, y: f32| inside(x, left, right) * inside(y, top, bottom) * share;
        self.lay((left - 1.0, top - 1.0, right + 1.0, bottom + 1.0), |_, _| colour, cover);
    }

    /// A shape of straight edges (even-odd), with soft edges across.
    pub(super) fn shape(&mut self, points: &[(f32, f32)], colour: Colour, share: f32) {
        let fold = |start: f32, pick: fn(f32, f32) -> f32, y: bool| {
            points.iter().map(|point| if y { point.1 } else { point.0 }).fold(start, pick)
        };
        let area = (
            fold(f32::MAX, f32::min, false) - 1.0,
            fold(f32::MAX, f32::min, true),
            fold(f32::MIN, f32::max, false) + 1.0,
            fold(f32::MIN, f32::max, true),
        );
        let crossings = |y: f32| -> Vec<f32> {
            let mut found: Vec<f32> = points
                .iter()
                .zip(points.iter().cycle().skip(1))
                .filter(|(one, two)| (one.1 <= y) != (two.1 <= y))
                .map(|(one, two)| one.0 + (y - one.1) / (two.1 - one.1) * (two.0 - one.0))
                .collect();
            found.sort_by(f32::total_cmp);
            found
        };
        let top = area.1.max(0.0).floor();
        let rows = (area.3.min(HEIGHT as f32) - top).max(0.0).ceil() as usize;
        // Two lines for each row of pixels soften the slanting edges.
        let lines: Vec<[Vec<f32>; 2]> = (0..rows)
            .map(|row| [0.25, 0.75].map(|part| crossings(top + row as f32 + part)))
            .collect();
        let cover = |x: f32, y: f32| {
            let Some(pair) = lines.get((y - top) as usize) else { return 0.0 };
            let covered: f32 = pair
                .iter()
                .flat_map(|line| line.chunks_exact(2))
                .map(|ends| (x + 0.5).min(ends[1]) - (x - 0.5).max(ends[0]))
                .map(|width| width.clamp(0.0, 1.0))
                .sum();
            covered / 2.0 * share
        };
        self.lay(area, |_, _| colour, cover);
    }

    /// A line of that thickness.
    pub(super) fn line(&mut self, from: (f32, f32), to: (f32, f32), thick: f32, colour: Colour) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy).max(0.001);
        let (x, y) = (-dy / length * thick / 2.0, dx / length * thick / 2.0);
        let corners = [
            (from.0 + x, from.1 + y),
            (to.0 + x, to.1 + y),
            (to.0 - x, to.1 - y),
            (from.0 - x, from.1 - y),
        ];
        self.shape(&corners, colour, 1.0);
    }

    /// A range of hills: its mean height, how far it rises, how rough it is,
    /// the colour at its crest and the one at the picture's foot.
    pub(super) fn ridge(&mut self, mean: f32, rise: f32, rough: f32, crest: Colour, foot: Colour) {
        let waves: Vec<(f32, f32, f32)> = (0..7)
            .map(|octave| {
                let scale = 2_f32.powi(octave);
                let length = self.between(0.7, 1.3) * scale * 0.0032;
                (length, self.between(0.0, TAU), rise / scale.powf(1.0 / rough.max(0.1)))
            })
            .collect();
        let crest_at: Vec<f32> = (0..WIDTH)
            .map(|x| {
                let sum: f32 =
                    waves.iter().map(|(f, phase, a)| (x as f32 * f + phase).sin() * a).sum();
                mean - sum
            })
            .collect();
        let top = crest_at.iter().copied().fold(f32::MAX, f32::min);
        let height = HEIGHT as f32;
        let colour = |x: f32, y: f32| {
            let from = crest_at[x as usize];
            mix(crest, foot, (y - from) / (height - from).max(1.0))
        };
        let cover = |x: f32, y: f32| y - crest_at[x as usize] + 0.5;
        self.lay((0.0, top - 1.0, WIDTH as f32, height), colour, cover);
    }

    /// A flat cloud of overlapping ovals.
    pub(super) fn cloud(&mut self, (x, y): (f32, f32), size: f32, colour: Colour, share: f32) {
        for _ in 0..14 {
            let (dx, dy) = (self.between(-1.0, 1.0), self.between(-0.35, 0.1));
            let wide = self.between(0.25, 0.6) * size;
            let at = (x + dx * size, y + dy * size * (1.0 - dx.abs()));
            let high = wide * self.between(0.22, 0.4);
            for part in 0..4 {
                let grow = 1.0 + part as f32 * 0.12;
                self.oval(at, (wide * grow, high * grow), colour, share * 0.22);
            }
        }
    }

    /// Darkens the corners, adds grain, and writes the JPEG.
    fn jpeg(mut self) -> Vec<u8> {
        let (cx, cy) = (WIDTH as f32 / 2.0, HEIGHT as f32 / 2.0);
        let mut image = RgbImage::new(WIDTH, HEIGHT);
        for y in 0..HEIGHT {
            for x in 0..WIDTH {
                let away = ((x as f32 - cx) / cx).hypot((y as f32 - cy) / cy);
                let light = 1.0 - 0.13 * away * away;
                let grain = (self.chance() - 0.5) * 0.022;
                let pixel = self.pixels[(y * WIDTH + x) as usize];
                let channel = |at: usize| ((pixel[at] * light + grain) * 255.0).round() as u8;
                image.put_pixel(x, y, Rgb([channel(0), channel(1), channel(2)]));
            }
        }
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, 86)
            .write_image(&image, WIDTH, HEIGHT, ExtendedColorType::Rgb8)
            .expect("a whole picture is written to memory");
        bytes
    }
}
