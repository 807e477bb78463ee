//! Which renditions there are, and what they are called.

use proptest::prelude::*;
use redaksi_core::article::Focus;
use redaksi_core::media::{Format, PictureSet, Shape, head_of_name, spec_by_name};

use crate::draw::{focus, id};

fn plan(width: u32, height: u32, focus: Option<Focus>) -> PictureSet {
    PictureSet::plan(&id(), (width, height), focus)
}

fn widths(set: &PictureSet, format: Format) -> Vec<u32> {
    let list = if format == Format::Jpeg { &set.jpeg } else { &set.webp };
    list.iter().map(|one| one.spec.width).collect()
}

#[test]
fn a_photo_of_a_camera_gets_its_widths_and_crops() {
    let set = plan(4000, 3000, None);
    assert_eq!(widths(&set, Format::Jpeg), [400, 800, 1200]);
    assert_eq!(widths(&set, Format::Webp), [400, 800, 1200, 1600]);
    let crops: Vec<_> =
        set.crops.iter().map(|one| (one.spec.shape, one.spec.width, one.spec.height)).collect();
    // 4:3 is all of it, and no file of its own.
    assert_eq!(
        crops,
        [(Shape::Wide, 1200, 675), (Shape::Whole, 1200, 900), (Shape::Square, 1200, 1200)]
    );
    assert_eq!(set.crops[1], *set.main());
    assert_eq!(set.all().count(), 3 + 4 + 2 + 1);
    let share = set.share.as_ref().unwrap();
    assert_eq!((share.spec.width, share.spec.height), (1200, 630));
    assert_eq!(set.main().path, "media/0123456789abcdef-1200.jpg");
    assert_eq!(set.crops[0].path, "media/0123456789abcdef-16x9-1200.jpg");
    assert_eq!(share.path, "media/0123456789abcdef-share-1200.jpg");
}

#[test]
fn a_small_picture_is_never_blown_up() {
    let set = plan(500, 300, None);
    assert_eq!(widths(&set, Format::Jpeg), [400, 500]);
    assert_eq!(widths(&plan(450, 300, None), Format::Webp), [450]);
    assert_eq!(set.share.as_ref().map(|one| one.spec.width), Some(500));
    // 300 × 300 are 90,000 pixels, 150 × 150 are too few for a search engine.
    assert_eq!(set.crops.len(), 3);
    let tiny = plan(200, 150, None);
    assert!(tiny.crops.is_empty() && tiny.share.is_none());
    assert_eq!(widths(&tiny, Format::Jpeg), [200]);
}

#[test]
fn a_focal_point_moves_a_crop_and_its_name_only_where_it_has_room() {
    let usual = plan(4000, 3000, None);
    let moved = plan(4000, 3000, Some(focus(0.5, 0.0)));
    assert_eq!(moved.crops[0].path, "media/0123456789abcdef-16x9-0x0-1200.jpg");
    assert_eq!(moved.crops[1], usual.crops[1], "4:3 is all of it");
    assert_eq!(moved.main().path, usual.main().path);
    assert_eq!(plan(4000, 3000, Some(focus(0.5, 0.5))), usual);
}

#[test]
fn a_portrait_is_cropped_above_its_middle() {
    let set = plan(2000, 3000, None);
    let square = &set.crops[2].spec.area;
    assert_eq!((square.width, square.height, square.x), (2000, 2000, 0));
    assert!(square.y < 500, "the head is above the middle: {}", square.y);
}

#[test]
fn a_name_that_is_of_no_rendition_is_of_none() {
    let size = (4000, 3000);
    for name in [
        "",
        "x",
        "0123456789abcdef",
        "0123456789abcdef-1200",
        "0123456789abcdef-1200.gif",
        "0123456789abcdef-0.jpg",
        "0123456789abcdef-5000.jpg",
        "0123456789abcdef-0400.jpg",
        "0123456789abcdef-+400.jpg",
        "0123456789abcdef-2x1-1200.jpg",
        "0123456789abcdef-16x9-1200.webp",
        "0123456789abcdef-16x9-600.jpg",
        "0123456789abcdef-16x9-0x9999-1200.jpg",
        "0123456789abcdef-16x9-4294967295x0-1200.jpg",
        "0123456789abcdef-16x9-0x375-1200.jpg",
        "é123456789abcdef-1200.jpg",
        "0123456789abcdeé-1200.jpg",
        "0123456789abcdef-1200-1200-1200-1200.jpg",
    ] {
        assert_eq!(spec_by_name(name, size), None, "{name}");
    }
    assert_eq!(head_of_name("0123-1200.jpg"), None);
}

proptest! {
    #[test]
    fn every_rendition_lies_in_the_picture_and_is_found_by_its_name(
        width in 1_u32..20_000, height in 1_u32..20_000,
        x in 0.0..=1.0, y in 0.0..=1.0, told in any::<bool>(),
    ) {
        let set = plan(width, height, told.then(|| focus(x, y)));
        prop_assert!(!set.jpeg.is_empty());
        let mut paths = Vec::new();
        for one in &set.crops {
            prop_assert!(set.all().any(|other| other == one), "{}", one.path);
        }
        for one in set.all() {
            let (spec, area) = (&one.spec, &one.spec.area);
            prop_assert!(area.x + area.width <= width && area.y + area.height <= height);
            prop_assert!(spec.width <= area.width && spec.height <= area.height);
            prop_assert!(spec.width > 0 && spec.height > 0);
            let ratio = match spec.shape {
                Shape::Whole => f64::from(width) / f64::from(height),
                Shape::Wide => 16.0 / 9.0,
                Shape::Standard => 4.0 / 3.0,
                Shape::Square => 1.0,
                Shape::Share => 1200.0 / 630.0,
            };
            let exact = f64::from(spec.width) / ratio;
            prop_assert!((f64::from(spec.height) - exact).abs() <= 1.0, "{}", one.path);
            let name = one.path.strip_prefix("media/").unwrap();
            prop_assert_eq!(spec_by_name(name, (width, height)), Some(*spec));
            prop_assert_eq!(head_of_name(name), Some("0123456789abcdef"));
            paths.push(&one.path);
        }
        let all = paths.len();
        paths.sort();
        paths.dedup();
        prop_assert_eq!(paths.len(), all, "no two have one name");
    }
}
