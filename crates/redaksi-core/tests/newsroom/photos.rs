//! Pictures: kept once by their bytes, shown in one size.

use std::fs;
use std::path::PathBuf;

use image::{ExtendedColorType, ImageEncoder, codecs::jpeg::JpegEncoder};
use redaksi_core::Error;
use redaksi_core::article::{Focus, LeadMedia, SourceType};
use redaksi_core::error::Unreadable;
use redaksi_core::media::{Metadata, PhotoWords};
use redaksi_core::newsroom::PhotoText;

use crate::house::House;

pub fn photo(house: &House, name: &str, width: u32, shade: u8) -> PathBuf {
    let pixels = vec![shade; (width * 300 * 3) as usize];
    let mut bytes = Vec::new();
    JpegEncoder::new(&mut bytes)
        .write_image(&pixels, width, 300, ExtendedColorType::Rgb8)
        .expect("memory takes any picture");
    let path = house.folder.path().join(name);
    fs::write(&path, bytes).expect("a temporary folder takes files");
    path
}

/// A photo whose file says who made it and what it shows.
fn told(house: &House, name: &str, shade: u8, words: &PhotoWords) -> PathBuf {
    let path = photo(house, name, 900, shade);
    let bytes = fs::read(&path).unwrap();
    let spec = redaksi_core::media::PictureSet::plan(
        &redaksi_core::article::MediaId::parse(&"0".repeat(64)).unwrap(),
        (900, 300),
        None,
    )
    .main()
    .spec;
    fs::write(&path, Metadata::default().with_words(words).write(&bytes, &spec)).unwrap();
    path
}

fn stored(house: &House) -> usize {
    fs::read_dir(house.room.folder().media()).expect("the media folder").count()
}

#[test]
fn the_same_picture_is_kept_once() {
    let mut house = House::new();
    let one = photo(&house, "satu.jpg", 400, 10);
    let same = house.folder.path().join("salinan.jpg");
    fs::copy(&one, &same).unwrap();
    let first = house.room.take_picture(&one).unwrap();
    let second = house.room.take_picture(&same).unwrap();
    assert_eq!(first.id, second.id);
    assert_eq!(stored(&house), 1);
    house.room.take_picture(&photo(&house, "lain.jpg", 400, 90)).unwrap();
    assert_eq!(stored(&house), 2);
    let (mime, bytes) = house.room.original(&first.id).unwrap();
    assert_eq!(mime, "image/jpeg");
    assert_eq!(bytes, fs::read(&one).unwrap(), "the original is kept to the byte");
    house.assert_clean();
}

#[test]
fn a_lead_photo_stands_on_the_page_and_in_the_site() {
    let mut house = House::new();
    let id = house.draft("Judul", "Isi.");
    let text = PhotoText {
        caption: Some("Rusia \"Ukraina\"".to_owned()),
        alt: Some("Perbatasan".to_owned()),
        credit: Some("Reuters".to_owned()),
        ..PhotoText::default()
    };
    house.room.add_lead_photo(id, &photo(&house, "foto.jpg", 2_000, 40), &text).unwrap();
    let story = house.story(id);
    let Some(LeadMedia::Stored(media)) = &story.article.lead.media else {
        panic!("the picture is stored: {:?}", story.article.lead)
    };
    let path = format!("media/{}-1200.jpg", &media.as_str()[..16]);
    house.approve(id);
    house.export();
    let page = house.file("berita/judul.html").unwrap();
    assert!(page.contains(&format!("src=\"../{path}\"")));
    assert!(page.contains("alt=\"Perbatasan\"") && page.contains("Reuters"));
    let exported = fs::read(house.site().join(&path)).unwrap();
    let size = image::load_from_memory(&exported).unwrap();
    assert_eq!((size.width(), size.height()), (1_200, 180));
    // What is published says who made it; the window's preview need not.
    assert!(exported.windows(7).any(|bytes| bytes == b"Reuters"), "the credit is in the file");
    let name = path.strip_prefix("media/").unwrap();
    let shown = house.room.rendition(media).unwrap();
    assert_eq!(house.room.rendition_by_name(name).unwrap(), Some(shown.clone()));
    let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap();
    assert_eq!(pixels(&shown), pixels(&exported));
    // Another photo: the words beside it stay unless they are given.
    let fresh = photo(&house, "baru.jpg", 500, 70);
    house.room.add_lead_photo(id, &fresh, &PhotoText::default()).unwrap();
    let lead = house.story(id).article.lead;
    assert_eq!((lead.alt.as_str(), lead.credit.as_str()), ("Perbatasan", "Reuters"));
    house.approve(id);
    house.export();
    assert_eq!(house.file(&path), None, "nothing shows the old one any more");
}

#[test]
fn a_photo_in_the_text_stands_at_its_end() {
    let mut house = House::new();
    let id = house.draft("Judul", "Isi.");
    let text = PhotoText {
        caption: Some("Di [Kyiv] \"tadi\"".to_owned()),
        alt: Some("Tank] di \\jalan".to_owned()),
        credit: Some("AP".to_owned()),
        ..PhotoText::default()
    };
    let file = photo(&house, "foto.jpg", 400, 20);
    house.room.add_photo(id, &file, &text).unwrap();
    let media = house.room.take_picture(&file).unwrap().id;
    let body = house.story(id).article.body;
    assert!(body.starts_with("Isi.\n\n![") && body.contains(media.as_str()), "{body}");
    assert_eq!(house.story(id).parsed.pictures, [media]);
    let page = house.page(id).html;
    assert!(page.contains("alt=\"Tank] di \\jalan\""), "{page}");
    assert!(page.contains("Di [Kyiv] ") && page.contains("AP"));
}

#[test]
fn what_is_no_picture_is_refused_and_leaves_nothing() {
    let mut house = House::new();
    let id = house.draft("Judul", "Isi.");
    let path = house.folder.path().join("foto.jpg");
    fs::write(&path, "bukan foto").unwrap();
    let fault = house.room.add_lead_photo(id, &path, &PhotoText::default()).unwrap_err();
    let why = Unreadable::NotAPicture;
    assert!(matches!(fault, Error::UnreadableFile { why: w, .. } if w == why), "{fault}");
    let mut cut = fs::read(photo(&house, "utuh.jpg", 400, 20)).unwrap();
    cut.truncate(10);
    fs::write(&path, cut).unwrap();
    assert!(house.room.add_lead_photo(id, &path, &PhotoText::default()).is_err());
    let missing = house.folder.path().join("tidak-ada.jpg");
    let fault = house.room.add_lead_photo(id, &missing, &PhotoText::default()).unwrap_err();
    assert!(matches!(fault, Error::FileNotFound(_)), "{fault}");
    assert_eq!(stored(&house), 0);
    assert!(house.story(id).article.lead.is_empty());
}

#[test]
fn verify_names_a_picture_that_was_altered_or_is_gone() {
    let mut house = House::new();
    let id = house.draft("Judul", "Isi.");
    let file = photo(&house, "foto.jpg", 400, 20);
    house.room.add_lead_photo(id, &file, &PhotoText::default()).unwrap();
    let media = house.room.take_picture(&file).unwrap().id;
    let kept = house.room.folder().picture(&media);
    let whole = fs::read(&kept).unwrap();
    fs::write(&kept, "lain").unwrap();
    let codes = |house: &mut House| -> Vec<&str> {
        house.room.verify().unwrap().iter().map(|(_, problem)| problem.code).collect()
    };
    assert_eq!(codes(&mut house), ["media-altered"]);
    fs::remove_file(&kept).unwrap();
    assert_eq!(codes(&mut house), ["media-missing-file"]);
    assert!(matches!(house.room.original(&media).unwrap_err(), Error::MissingMedia(_)));
    assert!(house.page(id).html.contains("<h1>Judul</h1>"), "the page is made without it");
    fs::write(&kept, whole).unwrap();
    house.assert_clean();
}

#[test]
fn what_the_file_says_fills_in_what_the_editor_did_not_say() {
    let mut house = House::new();
    let id = house.draft("Judul", "Isi.");
    let words = PhotoWords {
        caption: "Warga menyeberang.".to_owned(),
        alt: "Orang di air".to_owned(),
        credit: "ANTARA FOTO/Akbar".to_owned(),
        ..PhotoWords::default()
    };
    let file = told(&house, "foto.jpg", 40, &words);
    let given = PhotoText { alt: Some("Tiga orang di air".to_owned()), ..PhotoText::default() };
    house.room.add_lead_photo(id, &file, &given).unwrap();
    let lead = house.story(id).article.lead;
    assert_eq!(
        (lead.caption.as_str(), lead.alt.as_str(), lead.credit.as_str()),
        ("Warga menyeberang.", "Tiga orang di air", "ANTARA FOTO/Akbar")
    );
    // The same picture again: what stands there is the editor's by now.
    house.room.add_lead_photo(id, &file, &PhotoText::default()).unwrap();
    assert_eq!(house.story(id).article.lead, lead);
    // Another picture with words of its own does not stay under the old credit.
    let other = PhotoWords { credit: "Reuters".to_owned(), ..PhotoWords::default() };
    let file = told(&house, "lain.jpg", 90, &other);
    house.room.add_lead_photo(id, &file, &PhotoText::default()).unwrap();
    assert_eq!(house.story(id).article.lead.credit, "Reuters");
    house.room.add_photo(id, &told(&house, "isi.jpg", 70, &words), &PhotoText::default()).unwrap();
    let body = house.story(id).article.body;
    assert!(body.contains("![Orang di air](media:"), "{body}");
    assert!(body.contains("\"Warga menyeberang. /ANTARA FOTO/Akbar\""), "{body}");
    house.assert_clean();
}

#[test]
fn renditions_come_from_the_cache_and_damaged_ones_are_made_again() {
    let mut house = House::new();
    let media = house.room.take_picture(&photo(&house, "foto.jpg", 2_000, 40)).unwrap().id;
    let set = house.room.picture_set(&media, Focus::parse("0.1,0.5")).unwrap().unwrap();
    let develop = |house: &House| {
        let mut made = Vec::new();
        let darkroom = house.room.darkroom();
        darkroom
            .develop(&media, set.all(), &Metadata::default(), |one, bytes| {
                made.push((one.path.clone(), bytes));
                Ok(())
            })
            .map(|()| made)
    };
    let made = develop(&house).unwrap();
    assert_eq!(made.len(), set.all().count());
    let mut entries = Vec::new();
    for shelf in fs::read_dir(house.room.folder().cache()).unwrap() {
        entries.extend(fs::read_dir(shelf.unwrap().path()).unwrap().map(|e| e.unwrap().path()));
    }
    assert_eq!(entries.len(), made.len());
    // The original may be gone as long as the cache is whole.
    let original = house.room.folder().picture(&media);
    let bytes = fs::read(&original).unwrap();
    fs::remove_file(&original).unwrap();
    assert_eq!(develop(&house).unwrap(), made);
    for (at, entry) in entries.iter().enumerate() {
        let mut damaged = fs::read(entry).unwrap();
        match at % 3 {
            0 => damaged.clear(),
            1 => damaged.truncate(100),
            _ => damaged[60] ^= 1,
        }
        fs::write(entry, damaged).unwrap();
    }
    assert!(matches!(develop(&house), Err(Error::MissingMedia(_))));
    assert_eq!(house.room.picture_set(&media, None).unwrap(), None);
    fs::write(&original, bytes).unwrap();
    assert_eq!(develop(&house).unwrap(), made, "made again, to the same bytes");
    // What is not the picture of that name any more is not published.
    fs::remove_dir_all(house.room.folder().cache()).unwrap();
    fs::copy(photo(&house, "lain.jpg", 2_000, 90), &original).unwrap();
    assert!(matches!(develop(&house), Err(Error::Damaged { .. })));
}

#[test]
fn each_bad_picture_is_refused_with_its_reason() {
    let mut house = House::new();
    let id = house.draft("Judul", "Isi.");
    let whole = fs::read(photo(&house, "utuh.jpg", 400, 20)).unwrap();
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec();
    let mut animated = b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0".to_vec();
    animated.extend([2, 0, 0, 0, 3, 0, 0, 3, 0, 0]);
    // The head of a PNG of 50,000 × 50,000, with its checksum.
    let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bomb.extend([0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50, 8, 2, 0, 0, 0, 0xc4, 0xcd, 0xaa, 0x9d]);
    bomb.extend(b"\0\0\0\x10IDAT\x78\x9c\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    for (bytes, expected) in [
        (svg, Unreadable::NotAPicture),
        (whole[..whole.len() / 2].to_vec(), Unreadable::DamagedPicture),
        (animated, Unreadable::Animated),
        (bomb, Unreadable::TooLarge),
        (Vec::new(), Unreadable::NotAPicture),
    ] {
        let path = house.folder.path().join("foto.jpg");
        fs::write(&path, bytes).unwrap();
        let fault = house.room.add_lead_photo(id, &path, &PhotoText::default()).unwrap_err();
        assert!(matches!(fault, Error::UnreadableFile { why, .. } if why == expected), "{fault}");
    }
    assert_eq!(stored(&house), 0);
    house.assert_clean();
}

#[test]
fn focus_rights_and_origin_belong_to_one_picture() {
    let mut house = House::new();
    let id = house.draft("Judul", "Isi.");
    let file = photo(&house, "satu.jpg", 900, 40);
    let text = PhotoText {
        focus: Focus::parse("0.2,0.3"),
        rights_until: Some("2027-01-31".parse().unwrap()),
        source_type: SourceType::parse("composite"),
        ..PhotoText::default()
    };
    house.room.add_lead_photo(id, &file, &text).unwrap();
    let lead = house.story(id).article.lead;
    assert_eq!((lead.focus, lead.rights_until), (text.focus, text.rights_until));
    assert_eq!(lead.source_type, text.source_type);
    house.room.add_lead_photo(id, &file, &PhotoText::default()).unwrap();
    assert_eq!(house.story(id).article.lead, lead, "the same picture keeps them");
    let other = photo(&house, "dua.jpg", 900, 90);
    house.room.add_lead_photo(id, &other, &PhotoText::default()).unwrap();
    let lead = house.story(id).article.lead;
    assert_eq!((lead.focus, lead.rights_until, lead.source_type), (None, None, None));
    house.room.add_share_picture(id, &file).unwrap();
    let story = house.story(id).article;
    let media = house.room.take_picture(&file).unwrap().id;
    assert_eq!(story.share, Some(media));
    assert_eq!(story.lead, lead);
}
