//! Renditions, read back and held against what was asked for.

use image::{Rgba, RgbaImage};
use redaksi_core::media::{Format, Negative, Shape};

use crate::draw::*;

#[test]
fn a_wide_picture_is_scaled_and_a_narrow_one_is_not_blown_up() {
    assert_eq!(main_of(&jpeg(&halves(2000, 1000))).dimensions(), (1200, 600));
    assert_eq!(main_of(&jpeg(&halves(300, 200))).dimensions(), (300, 200));
}

#[test]
fn every_rendition_has_the_size_and_the_kind_that_the_plan_says() {
    for (width, height) in [(2400, 1600), (900, 1350), (400, 400), (1, 1), (3, 900)] {
        let bytes = jpeg(&halves(width, height));
        let mut negative = Negative::develop(&bytes).unwrap();
        for one in plan(&bytes, Some(focus(0.9, 0.1))).all() {
            let made = negative.print(&one.spec).unwrap();
            let size = decoded(&made).dimensions();
            assert_eq!(size, (one.spec.width, one.spec.height), "{}", one.path);
            let format = image::guess_format(&made).unwrap();
            assert_eq!(format.to_mime_type(), one.spec.format.mime(), "{}", one.path);
            assert!(one.path.ends_with(one.spec.format.extension()));
        }
    }
}

#[test]
fn a_very_large_picture_keeps_its_halves() {
    let image = main_of(&jpeg(&halves(5000, 2500)));
    assert!(is_red(image.get_pixel(300, 450)), "the left half is red");
    assert!(!is_red(image.get_pixel(900, 450)), "the right half is blue");
}

#[test]
fn a_camera_held_in_any_way_gives_an_upright_picture() {
    // Every orientation of EXIF, for the whole picture and for parts of it:
    // scaling the part of the stored picture and turning it gives what
    // turning first would give.
    for orientation in 1..=8 {
        let stored = jpeg(&halves(640, 480));
        let bytes = with_orientation(&stored, orientation);
        let mut upright = image::load_from_memory(&stored).unwrap();
        upright.apply_orientation(
            image::metadata::Orientation::from_exif(orientation).expect("one of eight"),
        );
        let plan = plan(&bytes, Some(focus(0.2, 0.3)));
        for one in plan.jpeg.iter().chain(&plan.crops) {
            let spec = &one.spec;
            let made = decoded(&print(&bytes, spec));
            let part =
                upright.crop_imm(spec.area.x, spec.area.y, spec.area.width, spec.area.height);
            let filter = image::imageops::FilterType::Triangle;
            let expected = part.resize_exact(spec.width, spec.height, filter).to_rgb8();
            let far = made.pixels().zip(expected.pixels()).filter(|(made, expected)| {
                made.0.iter().zip(expected.0).any(|(a, b)| a.abs_diff(b) > 60)
            });
            let pixels = (spec.width * spec.height) as usize;
            assert!(far.count() * 20 < pixels, "orientation {orientation}, {}", one.path);
        }
    }
}

#[test]
fn a_crop_keeps_the_focal_point() {
    // Red at the left: the square around a point there is red, the one around
    // a point at the right is not.
    let bytes = jpeg(&halves(1600, 800));
    let square = |x: f64| {
        let plan = plan(&bytes, Some(focus(x, 0.5)));
        let one = plan.crops.iter().find(|one| one.spec.shape == Shape::Square).unwrap();
        *decoded(&print(&bytes, &one.spec)).get_pixel(400, 600)
    };
    assert!(is_red(&square(0.25)));
    assert!(!is_red(&square(0.75)));
}

#[test]
fn what_is_transparent_stands_on_white() {
    let image = RgbaImage::from_fn(32, 32, |x, _| Rgba([0, 0, 0, if x < 16 { 0 } else { 255 }]));
    let made = main_of(&png(&image));
    assert!(made.get_pixel(4, 16).0.iter().all(|channel| *channel > 245));
    assert!(is_black(made.get_pixel(28, 16)));
}

#[test]
fn a_rendition_is_the_same_whichever_others_are_made_with_it() {
    let bytes = jpeg(&halves(1700, 1100));
    let plan = plan(&bytes, None);
    let mut negative = Negative::develop(&bytes).unwrap();
    let forth: Vec<Vec<u8>> = plan.all().map(|one| negative.print(&one.spec).unwrap()).collect();
    let all: Vec<_> = plan.all().collect();
    let mut back: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            all.iter().rev().map(|one| scope.spawn(|| print(&bytes, &one.spec))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    back.reverse();
    assert!(forth == back, "one thread or many, one negative or many");
}

#[test]
fn a_page_is_not_burdened_with_heavy_pictures() {
    let bytes = jpeg(&noise(1600, 1000));
    let plan = plan(&bytes, None);
    let weights: Vec<usize> = plan.all().map(|one| print(&bytes, &one.spec).len()).collect();
    assert!(weights.iter().all(|weight| *weight <= 300_000), "{weights:?}");
    assert!(weights.iter().any(|weight| *weight > 150_000), "they were heavy: {weights:?}");
}

#[test]
fn a_colour_profile_of_its_own_is_kept_in_both_kinds() {
    // A header of ICC.1 with RGB data; what follows is of no matter here.
    let mut profile = vec![0_u8; 200];
    profile[16..20].copy_from_slice(b"RGB ");
    let segment = |profile: &[u8]| [b"ICC_PROFILE\0\x01\x01", profile].concat();
    let plain = jpeg(&halves(500, 400));
    let wide = with_segment(&plain, 0xe2, &segment(&profile));
    profile[100..113].copy_from_slice(b"sRGB IEC61966");
    let usual = with_segment(&plain, 0xe2, &segment(&profile));
    for one in plan(&plain, None).all() {
        let holds = |bytes: &[u8]| {
            let mut name: &[u8] = b"ICC_PROFILE";
            if one.spec.format == Format::Webp {
                name = b"ICCP";
            }
            print(bytes, &one.spec).windows(name.len()).any(|window| window == name)
        };
        assert!(holds(&wide), "{}", one.path);
        assert!(!holds(&usual), "sRGB goes without saying: {}", one.path);
        assert!(!holds(&plain));
    }
}
