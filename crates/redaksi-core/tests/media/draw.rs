//! Pictures for the tests, and what is put into their files.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage, RgbaImage};
use redaksi_core::article::{Focus, MediaId};
use redaksi_core::media::{Negative, PictureSet, RenditionSpec, inspect};

/// Left half red, right half blue; the top eighth is black.
pub fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x, y) {
        _ if y < height / 8 => Rgb([0, 0, 0]),
        _ if x < width / 2 => Rgb([220, 20, 20]),
        _ => Rgb([20, 20, 220]),
    })
}

/// Grain, harder to compress than any photo, and always the same.
pub fn noise(width: u32, height: u32) -> RgbImage {
    let mut state = 7_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        96 + (state.to_be_bytes()[0] & 63)
    };
    RgbImage::from_fn(width, height, |_, _| Rgb([next(), next(), next()]))
}

pub fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    let (width, height) = image.dimensions();
    encoder.write_image(image, width, height, ExtendedColorType::Rgb8).expect("memory");
    bytes
}

pub fn png(image: &RgbaImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (width, height) = image.dimensions();
    PngEncoder::new(&mut bytes)
        .write_image(image, width, height, ExtendedColorType::Rgba8)
        .expect("memory");
    bytes
}

/// Puts a segment behind a JPEG's first marker.
pub fn with_segment(jpeg: &[u8], marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, data, &jpeg[2..]].concat()
}

/// An entry of a TIFF folder with a value of four bytes.
fn entry(tag: u16, kind: u16, count: u32, value: [u8; 4]) -> Vec<u8> {
    [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value].concat()
}

/// Puts an EXIF segment with that orientation behind the first marker.
pub fn with_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let tiff = [
        b"MM\0\x2a\0\0\0\x08\0\x01".to_vec(),
        entry(0x0112, 3, 1, [0, orientation, 0, 0]),
        vec![0; 4],
    ];
    with_segment(jpeg, 0xe1, &[b"Exif\0\0".to_vec(), tiff.concat()].concat())
}

/// EXIF with three texts, a serial number's tag, a position and a thumbnail's
/// words.
pub fn exif_of(description: &str, artist: &str, copyright: &str) -> Vec<u8> {
    let texts = [(0x010e, description), (0x013b, artist), (0x8298, copyright)];
    let mut data = Vec::new();
    let mut entries = Vec::new();
    let begin = 8 + 2 + 12 * 4 + 4;
    for (tag, text) in texts {
        let count = u32::try_from(text.len() + 1).expect("short");
        let at = u32::try_from(begin + data.len()).expect("short");
        // Four bytes or fewer would stand in the entry itself.
        assert!(count > 4);
        entries.extend(entry(tag, 2, count, at.to_be_bytes()));
        data.extend_from_slice(text.as_bytes());
        data.push(0);
    }
    let at = u32::try_from(begin + data.len()).expect("short");
    entries.extend(entry(0x8825, 4, 1, at.to_be_bytes()));
    // The position: one entry, GPSLatitudeRef.
    data.extend([0, 1]);
    data.extend(entry(1, 2, 2, *b"S\0\0\0"));
    data.extend([0; 4]);
    data.extend_from_slice(b"SERIAL-NUMBER-4711");
    [b"MM\0\x2a\0\0\0\x08\0\x04".to_vec(), entries, vec![0; 4], data].concat()
}

pub fn with_exif(jpeg: &[u8], tiff: &[u8]) -> Vec<u8> {
    with_segment(jpeg, 0xe1, &[b"Exif\0\0", tiff].concat())
}

pub fn with_xmp(jpeg: &[u8], packet: &str) -> Vec<u8> {
    let head = b"http://ns.adobe.com/xap/1.0/\0";
    with_segment(jpeg, 0xe1, &[head, packet.as_bytes()].concat())
}

pub fn with_iim(jpeg: &[u8], sets: &[u8]) -> Vec<u8> {
    let length = u32::try_from(sets.len()).expect("short").to_be_bytes();
    let pad: &[u8] = if sets.len() % 2 == 1 { &[0] } else { &[] };
    let parts = [b"Photoshop 3.0\0", &b"8BIM\x04\x04\0\0"[..], &length, sets, pad];
    with_segment(jpeg, 0xed, &parts.concat())
}

/// A data set of IPTC-IIM.
pub fn set(record: u8, number: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("short").to_be_bytes();
    [&[0x1c, record, number][..], &length, data].concat()
}

/// A focal point by its fractions.
pub fn focus(x: f64, y: f64) -> Focus {
    Focus::parse(&format!("{x},{y}")).expect("two fractions")
}

pub fn id() -> MediaId {
    MediaId::parse(&"0123456789abcdef".repeat(4)).expect("64 digits")
}

pub fn plan(bytes: &[u8], focus: Option<Focus>) -> PictureSet {
    let about = inspect(bytes).expect("a picture");
    PictureSet::plan(&id(), (about.width, about.height), focus)
}

pub fn print(bytes: &[u8], spec: &RenditionSpec) -> Vec<u8> {
    Negative::develop(bytes).expect("a picture").print(spec).expect("a rendition")
}

/// The pixels of the rendition that pages name first.
pub fn main_of(bytes: &[u8]) -> RgbImage {
    decoded(&print(bytes, &plan(bytes, None).main().spec))
}

pub fn decoded(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).expect("a picture").to_rgb8()
}

pub fn is_red(pixel: &Rgb<u8>) -> bool {
    pixel[0] > 170 && pixel[2] < 80
}

pub fn is_black(pixel: &Rgb<u8>) -> bool {
    pixel.0.iter().all(|channel| *channel < 60)
}

/// CRC-32 as PNG has it (ISO 3309).
pub fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    let add = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc));
    !bytes.iter().fold(u32::MAX, add)
}

/// A PNG whose header promises that size, and nothing else.
pub fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(&RgbaImage::new(1, 1));
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.to_be_bytes());
    bytes
}
