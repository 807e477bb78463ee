//! Pictures: kept once by their bytes, shown in one size.

use std::fs;
use std::path::PathBuf;

use image::{ExtendedColorType, ImageEncoder, codecs::jpeg::JpegEncoder};
use redaksi_core::Error;
use redaksi_core::article::LeadMedia;
use redaksi_core::error::Unreadable;
use redaksi_core::newsroom::PhotoText;

use crate::house::House;

fn photo(house: &House, name: &str, width: u32, shade: u8) -> PathBuf {
    let pixels = vec![shade; (width * 300 * 3) as usize];
    let mut bytes = Vec::new();
    JpegEncoder::new(&mut bytes)
        .write_image(&pixels, width, 300, ExtendedColorType::Rgb8)
        .expect("memory takes any picture");
    let path = house.folder.path().join(name);
    fs::write(&path, bytes).expect("a temporary folder takes files");
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
    assert_eq!(house.room.rendition(media).unwrap(), exported);
    let name = path.strip_prefix("media/").unwrap();
    assert_eq!(house.room.rendition_by_name(name).unwrap(), Some(exported));
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
