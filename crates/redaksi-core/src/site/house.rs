//! Draws the house picture: the mark of [`super::icons`] on paper, with a line
//! in the newsroom's accent, in the ratio that is asked for.
//!
//! The file says of itself whose it is, as the photos of an export do.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use super::icons::{Mark, colour, mix, to_byte};
use crate::media::{Metadata, PhotoWords};
use crate::page::HousePicture;

/// The paper: the light one of the theme's read-also box.
const PAPER: [u8; 3] = [0xf6, 0xf4, 0xef];
/// How much of the shorter side the mark takes.
const SHARE: f32 = 0.42;
/// The height of the line at the foot, in pixels.
const LINE: u32 = 18;

/// The file: a PNG with its XMP packet.
pub fn png(house: &HousePicture) -> Vec<u8> {
    let accent = colour(&house.accent);
    let side = SHARE * house.width.min(house.height) as f32;
    let mark = Mark { size: side };
    let (left, top) =
        ((house.width as f32 - side) / 2.0, ((house.height - LINE) as f32 - side) / 2.0);
    let mut pixels = Vec::with_capacity(house.width as usize * house.height as usize * 3);
    for row in 0..house.height {
        let in_line = row >= house.height - LINE;
        for column in 0..house.width {
            let at = (column as f32 + 0.5 - left, row as f32 + 0.5 - top);
            let (tile, ink) = if in_line { (1.0, 0.0) } else { mark.at(at) };
            pixels.extend(std::array::from_fn::<u8, 3, _>(|part| {
                let [paper, accent] =
                    [PAPER[part], accent[part]].map(|part| f32::from(part) / 255.0);
                to_byte(mix(paper, mix(accent, 1.0, ink), tile))
            }));
        }
    }
    let mut file = Vec::new();
    PngEncoder::new_with_quality(&mut file, CompressionType::Best, FilterType::NoFilter)
        .write_image(&pixels, house.width, house.height, ExtendedColorType::Rgb8)
        .expect("the pixels fit the size, and memory does not fail");
    let words = PhotoWords {
        caption: house.description.clone(),
        credit: house.name.clone(),
        ..PhotoWords::default()
    };
    // What is said of a photo without a creator: the credited made and own it.
    Metadata::default().with_words(&words).write_png(&file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_drawing_has_its_size_its_accent_and_says_whose_it_is() {
        for house in HousePicture::all("Berita & KBB", "id", "#0a5c36") {
            let file = png(&house);
            let drawn = image::load_from_memory(&file).expect("a PNG").to_rgb8();
            assert_eq!(drawn.dimensions(), (house.width, house.height));
            let (middle, foot) = (house.width / 2, house.height - 1);
            assert_eq!(drawn.get_pixel(middle, foot).0, [0x0a, 0x5c, 0x36]);
            assert_eq!(drawn.get_pixel(0, 0).0, PAPER);
            let said = Metadata::read(&file);
            assert_eq!(said.description, "Logo Berita & KBB");
            assert_eq!(said.creators, ["Berita & KBB"]);
            assert_eq!(said.credit, "Berita & KBB");
            assert_eq!(said.copyright, "© Berita & KBB");
            assert!(file.len() < 60_000, "{} bytes", file.len());
            assert_eq!(png(&house), file);
        }
    }

    #[test]
    fn the_path_changes_with_whatever_the_file_shows_or_says() {
        let path =
            |name, language, accent| HousePicture::all(name, language, accent)[0].path.clone();
        let one = path("Kabar", "id", "#0a5c36");
        assert_eq!(one, path(" Kabar ", "id", "#0a5c36"));
        for other in [
            path("Berita", "id", "#0a5c36"),
            path("Kabar", "en", "#0a5c36"),
            path("Kabar", "id", "#9f1d2d"),
        ] {
            assert_ne!(one, other);
        }
    }
}
