//! What the sample's pictures show. One function a picture, from the sky down.

mod country;
mod craft;
mod nature;
mod rooms;
mod shop;
mod sports;
mod things;
mod town;

use super::picture::{Canvas, HEIGHT, WIDTH};

/// Puts a picture on an empty canvas.
type Painter = fn(&mut Canvas);

/// Name and painter of every picture.
pub(super) const SCENES: [(&str, Painter); 40] = [
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
    ("paddy", country::paddy),
    ("pasture", country::pasture),
    ("storm", country::storm),
    ("oil", country::oil),
    ("ditch", country::ditch),
    ("batik", craft::batik),
    ("weaving", craft::weaving),
    ("tiles", craft::tiles),
    ("mural", craft::mural),
    ("badminton", sports::badminton),
    ("volleyball", sports::volleyball),
    ("rice", shop::rice),
    ("bottles", shop::bottles),
    ("crisps", shop::crisps),
    ("savings", things::savings),
    ("phone", things::phone),
    ("plots", things::plots),
    ("vaccine", things::vaccine),
    ("scale", things::scale),
    ("tap", things::tap),
    ("classroom", rooms::classroom),
    ("sorting", rooms::sorting),
    ("leak", rooms::leak),
];

const W: f32 = WIDTH as f32;
const H: f32 = HEIGHT as f32;
