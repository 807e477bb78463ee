//! Pictures made here, read back and held against what was asked for.

use image::codecs::png::PngEncoder;
use image::{GenericImageView, Rgb, Rgba, RgbaImage};

use super::*;

/// Left half red, right half blue; the top row is black.
fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x, y) {
        _ if y < height / 8 => Rgb([0, 0, 0]),
        _ if x < width / 2 => Rgb([220, 20, 20]),
        _ => Rgb([20, 20, 220]),
    })
}

fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    let (width, height) = image.dimensions();
    encoder.write_image(image, width, height, ExtendedColorType::Rgb8).expect("memory");
    bytes
}

fn png(image: &RgbaImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (width, height) = image.dimensions();
    PngEncoder::new(&mut bytes)
        .write_image(image, width, height, ExtendedColorType::Rgba8)
        .expect("memory");
    bytes
}

/// Puts an EXIF segment with that orientation behind the JPEG's first marker.
fn with_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let tiff = [
        0x4d,
        0x4d,
        0,
        42,
        0,
        0,
        0,
        8,
        0,
        1,
        0x01,
        0x12,
        0,
        3,
        0,
        0,
        0,
        1,
        0,
        orientation,
        0,
        0,
        0,
        0,
        0,
        0,
    ];
    let mut segment = b"Exif\0\0".to_vec();
    segment.extend(tiff);
    let length = u16::try_from(segment.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &segment, &jpeg[2..]].concat()
}

fn decoded(rendition: &Rendition) -> RgbImage {
    image::load_from_memory(&rendition.bytes).expect("a rendition is a picture").into_rgb8()
}

fn is_red(pixel: &Rgb<u8>) -> bool {
    pixel[0] > 180 && pixel[2] < 80
}

fn is_black(pixel: &Rgb<u8>) -> bool {
    pixel.0.iter().all(|channel| *channel < 60)
}

#[test]
fn a_header_tells_kind_and_size() {
    let picture = inspect(&jpeg(&halves(64, 32))).expect("a JPEG");
    assert_eq!(picture, Picture { kind: PictureKind::Jpeg, width: 64, height: 32 });
    assert_eq!(picture.kind.mime(), "image/jpeg");
    let picture = inspect(&png(&RgbaImage::new(5, 7))).expect("a PNG");
    assert_eq!(picture, Picture { kind: PictureKind::Png, width: 5, height: 7 });
    assert_eq!(picture.kind.extension(), "png");
}

#[test]
fn a_webp_is_read_and_becomes_a_jpeg() {
    let mut bytes = Vec::new();
    let image = halves(40, 24);
    image::codecs::webp::WebPEncoder::new_lossless(&mut bytes)
        .write_image(&image, 40, 24, ExtendedColorType::Rgb8)
        .expect("memory");
    assert_eq!(inspect(&bytes).expect("a WebP").kind, PictureKind::Webp);
    let made = rendition(&bytes, 1200).expect("a rendition");
    assert_eq!(inspect(&made.bytes).expect("a JPEG").kind, PictureKind::Jpeg);
}

#[test]
fn a_wide_picture_is_scaled_and_a_narrow_one_is_not_blown_up() {
    let made = rendition(&jpeg(&halves(2000, 1000)), 1200).expect("a rendition");
    assert_eq!((made.width, made.height), (1200, 600));
    assert_eq!(decoded(&made).dimensions(), (1200, 600));
    let made = rendition(&jpeg(&halves(300, 200)), 1200).expect("a rendition");
    assert_eq!((made.width, made.height), (300, 200));
}

#[test]
fn a_very_large_picture_keeps_its_halves() {
    let made = rendition(&jpeg(&halves(5000, 2500)), 400).expect("a rendition");
    let image = decoded(&made);
    assert_eq!(image.dimensions(), (400, 200));
    assert!(is_red(image.get_pixel(100, 150)), "the left half is red");
    assert!(!is_red(image.get_pixel(300, 150)), "the right half is blue");
}

#[test]
fn a_camera_held_upright_gives_an_upright_picture() {
    // Orientation 6: the stored picture is to be turned by 90° clockwise, so
    // its left edge comes to the top and its top edge to the right.
    let bytes = with_orientation(&jpeg(&halves(64, 32)), 6);
    assert_eq!(inspect(&bytes).map(|one| (one.width, one.height)), Ok((32, 64)));
    let made = rendition(&bytes, 1200).expect("a rendition");
    assert_eq!((made.width, made.height), (32, 64));
    let image = decoded(&made);
    assert!(is_red(image.get_pixel(8, 16)), "the red half stands above");
    assert!(!is_red(image.get_pixel(8, 48)), "the blue half stands below");
    assert!(is_black(image.get_pixel(31, 32)), "the black row stands at the right");
    let small = rendition(&bytes, 16).expect("a rendition");
    assert_eq!((small.width, small.height), (16, 32), "the width is that of the upright picture");
}

#[test]
fn what_is_transparent_stands_on_white() {
    let image =
        RgbaImage::from_fn(
            32,
            32,
            |x, _| if x < 16 { Rgba([0, 0, 0, 0]) } else { Rgba([0, 0, 0, 255]) },
        );
    let made = decoded(&rendition(&png(&image), 1200).expect("a rendition"));
    assert!(made.get_pixel(4, 16).0.iter().all(|channel| *channel > 245));
    assert!(is_black(made.get_pixel(28, 16)));
}

#[test]
fn a_rendition_bears_no_metadata_and_is_always_the_same() {
    let bytes = with_orientation(&jpeg(&halves(64, 32)), 3);
    let made = rendition(&bytes, 1200).expect("a rendition");
    let exif = made.bytes.windows(4).any(|window| window == b"Exif");
    assert!(!exif, "the place and the camera are nobody's business");
    assert_eq!(rendition(&bytes, 1200).expect("a rendition"), made);
}

#[test]
fn what_is_no_picture_is_refused() {
    assert_eq!(inspect(b"BERITA KBB"), Err(MediaError::Unknown));
    assert_eq!(inspect(b""), Err(MediaError::Unknown));
    assert_eq!(inspect(b"GIF89a\x01\x00\x01\x00\x00\x00\x00"), Err(MediaError::Unknown));
}

#[test]
fn a_damaged_picture_is_refused_and_never_panics() {
    let whole = png(&RgbaImage::from_pixel(64, 64, Rgba([9, 9, 9, 255])));
    for length in (8..whole.len() - 12).step_by(7) {
        assert!(
            matches!(rendition(&whole[..length], 100), Err(MediaError::Damaged(_))),
            "{length}"
        );
    }
    let whole = jpeg(&halves(64, 64));
    for length in (3..whole.len()).step_by(13) {
        // A JPEG may end early and still show its beginning.
        let _ = rendition(&whole[..length], 100);
    }
}

#[test]
fn a_bomb_is_refused_by_its_header() {
    // A PNG header that promises 60,000 × 60,000 pixels, and nothing else.
    let mut bytes = png(&RgbaImage::new(1, 1));
    bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let crc = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.to_be_bytes());
    assert_eq!(inspect(&bytes), Err(MediaError::TooLarge { width: 60_000, height: 60_000 }));
}

#[test]
fn a_file_that_is_too_long_is_refused_unread() {
    let bytes = vec![0; MOST_BYTES + 1];
    assert_eq!(inspect(&bytes), Err(MediaError::TooLong { bytes: MOST_BYTES + 1 }));
}

/// CRC-32 as PNG has it (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    let add = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc));
    !bytes.iter().fold(u32::MAX, add)
}

#[test]
fn the_test_pictures_are_what_they_say() {
    let image = image::load_from_memory(&jpeg(&halves(64, 32))).expect("a JPEG");
    assert!(is_red(&image.to_rgb8()[(8, 16)]));
    assert_eq!(image.dimensions(), (64, 32));
}
