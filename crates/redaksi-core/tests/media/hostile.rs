//! Files that are no pictures, damaged, too large, or made to do harm: refused
//! with the reason, and never a crash.

use image::{Rgba, RgbaImage};
use proptest::prelude::*;
use redaksi_core::media::{MOST_BYTES, MediaError, Metadata, Negative, inspect};

use crate::draw::*;

fn damaged(bytes: &[u8]) -> bool {
    matches!(Negative::develop(bytes), Err(MediaError::Damaged(_)))
}

#[test]
fn what_is_no_picture_is_refused() {
    let others: [&[u8]; 6] = [
        b"BERITA KBB",
        b"",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        b"<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>",
        b"\0\0\0\x20ftypheic\0\0\0\0mif1heic",
    ];
    for bytes in others {
        assert_eq!(inspect(bytes), Err(MediaError::Unknown));
        assert_eq!(Metadata::read(bytes), Metadata::default());
    }
}

#[test]
fn a_picture_that_ends_early_is_refused() {
    let whole = png(&RgbaImage::from_pixel(64, 64, Rgba([9, 9, 9, 255])));
    for length in (8..whole.len() - 12).step_by(7) {
        assert!(damaged(&whole[..length]), "{length}");
    }
    let whole = jpeg(&noise(64, 64));
    for length in (3..whole.len() - 1).step_by(13) {
        assert!(damaged(&whole[..length]), "{length} of {}", whole.len());
    }
    // A whole thumbnail within does not make it whole.
    let thumbnail = jpeg(&halves(8, 8));
    let with_thumbnail = with_segment(&whole, 0xe1, &[b"Exif\0\0", &thumbnail[..]].concat());
    assert!(!damaged(&with_thumbnail));
    assert!(damaged(&with_thumbnail[..with_thumbnail.len() - 300]));
    // What cameras append after the end does no harm.
    assert!(!damaged(&[&whole[..], b"trailer of a phone"].concat()));
    let mut webp = print(&whole, &plan(&whole, None).webp[0].spec);
    assert!(!damaged(&webp));
    webp.truncate(webp.len() / 2);
    assert!(damaged(&webp));
}

#[test]
fn a_bomb_is_refused_by_its_header() {
    for (width, height) in [(50_000, 50_000), (60_000, 60_000), (u32::MAX >> 1, 1), (70_000, 1)] {
        let refused = inspect(&bomb(width, height));
        assert!(matches!(refused, Err(MediaError::TooLarge { .. })), "{refused:?}");
    }
    // Within the limits, but nothing behind the header.
    assert!(damaged(&bomb(5_000, 5_000)));
}

#[test]
fn a_jpeg_with_a_scan_for_each_colour_is_refused_and_not_shown_green() {
    let image = halves(64, 64);
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(&image, 64, 64, jpeg_encoder::ColorType::Rgb).unwrap();
    assert!(matches!(Negative::develop(&bytes), Err(MediaError::ColoursApart)));
    // In several passes it is usual, and decoded well.
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    encoder.set_progressive(true);
    encoder.encode(&image, 64, 64, jpeg_encoder::ColorType::Rgb).unwrap();
    assert!(is_red(main_of(&bytes).get_pixel(8, 32)));
}

#[test]
fn an_animated_picture_is_refused() {
    let mut apng = png(&RgbaImage::new(4, 4));
    let mut chunk = b"acTL\0\0\0\x02\0\0\0\0".to_vec();
    let crc = crc32(&chunk);
    chunk.extend(crc.to_be_bytes());
    apng.splice(33..33, [&8_u32.to_be_bytes()[..], &chunk].concat());
    assert_eq!(inspect(&apng), Err(MediaError::Animated));
    let mut webp = b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0".to_vec();
    webp.extend([2, 0, 0, 0, 3, 0, 0, 3, 0, 0]);
    assert_eq!(inspect(&webp), Err(MediaError::Animated));
}

#[test]
fn a_file_that_is_too_long_is_refused_unread() {
    let bytes = vec![0; MOST_BYTES + 1];
    assert_eq!(inspect(&bytes), Err(MediaError::TooLong { bytes: MOST_BYTES + 1 }));
}

proptest! {
    #[test]
    fn no_bytes_make_it_crash(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Negative::develop(&bytes);
        for head in [&b"\xff\xd8\xff\xe0"[..], b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\x40WEBPVP8X"] {
            let _ = Negative::develop(&[head, &bytes].concat());
            Metadata::read(&[head, &bytes].concat());
        }
    }

    #[test]
    fn no_damage_makes_it_crash(
        which in 0_usize..3, places in prop::collection::vec((any::<u16>(), any::<u8>()), 1..12),
    ) {
        let plain = jpeg(&halves(40, 30));
        let mut bytes = match which {
            0 => with_orientation(&plain, 6),
            1 => png(&RgbaImage::from_pixel(40, 30, Rgba([9, 200, 9, 99]))),
            _ => print(&plain, &plan(&plain, None).webp[0].spec),
        };
        for (at, value) in places {
            let at = usize::from(at) % bytes.len();
            bytes[at] = value;
        }
        if let Ok(mut negative) = Negative::develop(&bytes) {
            let plan = redaksi_core::media::PictureSet::plan(&id(), negative.size(), None);
            let _ = negative.print(&plan.main().spec);
        }
        Metadata::read(&bytes);
    }

    #[test]
    fn no_metadata_make_it_crash(
        exif in prop::collection::vec(any::<u8>(), 0..300),
        iim in prop::collection::vec(any::<u8>(), 0..300),
        xmp in ".{0,300}",
    ) {
        let plain = jpeg(&halves(8, 8));
        Metadata::read(&with_exif(&plain, &exif));
        Metadata::read(&with_exif(&plain, &[b"MM\0\x2a\0\0\0\x08", &exif[..]].concat()));
        Metadata::read(&with_iim(&plain, &iim));
        Metadata::read(&with_segment(&plain, 0xed, &[b"Photoshop 3.0\08BIM", &iim[..]].concat()));
        Metadata::read(&with_xmp(&plain, &xmp));
    }
}
