//! What no newsroom has and every import gets: other encodings, no text at
//! all, and far too much of it.

use redaksi_core::import::{House, Unreadable, decode, markdown, text, to_text};

#[test]
fn text_is_read_in_the_encodings_that_laptops_write() {
    let plain = "Judul “satu” – é";
    let le: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = plain.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [
        plain.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", plain.as_bytes()].concat(),
        [b"\xff\xfe".as_slice(), &le].concat(),
        [b"\xfe\xff".as_slice(), &be].concat(),
    ] {
        let decoded = decode(&bytes).expect("text");
        assert_eq!(decoded.text, plain);
        assert_eq!(decoded.problem, None);
    }
    let guessed = decode(b"Judul \x93satu\x94 \x96 \xe9").expect("windows-1252");
    assert_eq!(guessed.text, plain);
    assert_eq!(guessed.problem.map(|problem| problem.code), Some("encoding-guessed"));
}

#[test]
fn what_is_no_text_is_told_from_text() {
    assert_eq!(decode(b"PK\x03\x04\x14\0\0\0\x08\0"), Err(Unreadable::Binary));
    assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(Unreadable::Binary));
    let noise: Vec<u8> =
        (0..2000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    assert_eq!(decode(&noise), Err(Unreadable::Binary));
    assert_eq!(decode(b"").map(|decoded| decoded.text), Ok(String::new()));
}

#[test]
fn nothing_gives_an_empty_story() {
    for source in ["", "\n\n", " \u{a0}\r\n\u{feff}"] {
        let article = text(source, &House::default()).article;
        assert_eq!((&*article.headline, &*article.body), ("", ""));
        assert!(article.unplaced.is_empty());
        assert_eq!(to_text(&article, &House::default(), &|_| None), "");
    }
}

#[test]
fn a_paragraph_without_a_headline_is_a_paragraph() {
    let paragraph = "Warga Cipatat membersihkan rumah mereka dari lumpur pada Selasa pagi setelah \
                     banjir surut, sementara petugas menyalurkan air bersih dan makanan siap saji \
                     ke tiga tempat pengungsian yang masih dipakai.";
    let draft = text(paragraph, &House::default());
    assert_eq!(draft.article.headline, "");
    assert_eq!(draft.article.body, paragraph);
    assert_eq!(draft.problems.len(), 1);
    assert_eq!(draft.problems[0].code, "no-headline");
}

/// Ten megabytes of each kind of line. Whatever looked further ahead than a
/// fixed number of lines would not come to an end.
#[test]
fn ten_megabytes_of_anything_are_read() {
    let house = House::default();
    for line in [
        "Kalimat biasa tentang banjir di Cipatat yang mulai surut pada Selasa pagi.",
        "Terkini",
        "Tags",
        "Editor: Siti Nurhasanah",
        "Baca Juga: Judul",
        "Baca Juga:",
        "22 Februari 2022, 08:22 WIB",
        "Halaman: 1 2 3",
        "x",
        "Foto /Antara",
        "\\Editor: X",
        "KABAR - ",
    ] {
        let page = format!(
            "Judul\n{}Kalimat terakhir yang cukup panjang untuk disebut kalimat biasa.",
            format!("{line}\n").repeat(10_000_000 / (line.len() + 1) / 8)
        );
        let article = text(&page, &house).article;
        assert!(!article.headline.is_empty(), "{line}");
    }
}

#[test]
fn five_megabytes_on_one_line_are_read() {
    let house = House::default();
    for piece in ["kata ", "k", "*", "[", "\\", "&", "<", "- ", "/", "www.a_", "(", ":", ", ", "_a"]
    {
        let line = piece.repeat(5_000_000 / piece.len());
        let page =
            format!("Judul\n\n{line}\n\nPenutup yang ditulis sebagai satu kalimat biasa saja.");
        let article = text(&page, &house).article;
        assert_eq!(article.headline, "Judul", "{piece}");
        assert!(article.body.len() >= 5_000_000 - 16, "{piece}");
        let file = format!("---\ntitle: {}\n---\n{line}", &line[..line.len().min(900_000)]);
        assert!(!markdown(&file, &house).article.body.is_empty(), "{piece}");
    }
}
