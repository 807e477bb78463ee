//! What the sample's pictures show. One function a picture, from the sky down.

mod nature;
mod town;

use super::picture::{Canvas, HEIGHT, WIDTH};

/// Puts a picture on an empty canvas.
type Painter = fn(&mut Canvas);

/// Name and painter of every picture.
pub(super) const SCENES: [(&str, Painter); 17] = [
    ("hills", nature::hills),
    ("lake", nature::lake),
    ("city", town::city),
    ("stage", town::stage),
    ("stadium", town::stadium),
    ("field", nature::field),
    ("market", town::market),
    ("road", town::road),
    ("coffee", nature::coffee),
    ("bridge", town::bridge),
    ("library", town::library),
    ("station", town::station),
    ("rain", nature::rain),
    ("snow", nature::snow),
    ("sea", nature::sea),
    ("cave", nature::cave),
    ("flowers", nature::flowers),
];

const W: f32 = WIDTH as f32;
const H: f32 = HEIGHT as f32;
