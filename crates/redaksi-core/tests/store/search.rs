//! Search: stems beside words, letters whatever their marks, queries that are
//! only ever words.

use redaksi_core::article::{Contributor, FieldName, FieldValue, Role};

use crate::house::House;

fn found(house: &mut House, query: &str) -> Vec<String> {
    let hits = house.room.search(query, 0).expect("a search never fails on its words");
    hits.into_iter().map(|hit| hit.listed.record.headline).collect()
}

#[test]
fn a_stem_finds_and_the_exact_word_comes_first() {
    let mut house = House::new();
    house.draft("Usul Damai Prancis", "Usul itu disetujui oleh dua negara.");
    house.draft("Menteri Rapat", "Menteri menyetujui usul itu.");
    house.draft("Cuaca", "Hujan lebat.");
    assert_eq!(found(&mut house, "menyetujui"), ["Menteri Rapat", "Usul Damai Prancis"]);
    assert_eq!(found(&mut house, "disetujui"), ["Usul Damai Prancis", "Menteri Rapat"]);
    assert_eq!(found(&mut house, "persetujuan").len(), 2);
    assert!(found(&mut house, "setuju salju").is_empty(), "every word has to be there");
}

#[test]
fn a_headline_weighs_more_than_a_text() {
    let mut house = House::new();
    house.draft("Lain", &"Kremlin jauh sekali dari sini. ".repeat(3));
    house.draft("Kremlin", "Isi.");
    assert_eq!(found(&mut house, "kremlin"), ["Kremlin", "Lain"]);
}

#[test]
fn the_last_word_may_be_unfinished() {
    let mut house = House::new();
    house.draft("Gedung Putih", "Sekretaris pers berbicara.");
    assert_eq!(found(&mut house, "gedung sekr"), ["Gedung Putih"]);
    assert_eq!(found(&mut house, "g"), ["Gedung Putih"]);
    assert!(found(&mut house, "ged sekretaris").is_empty(), "only the last");
}

#[test]
fn marks_and_their_spelling_make_no_difference() {
    let mut house = House::new();
    house.draft("Café Séoul", "Isi.");
    house.draft("Kafe Cafe\u{301} Se\u{301}oul", "Isi.");
    for query in ["café séoul", "cafe\u{301} se\u{301}oul", "cafe seoul", "CAFÉ", "SE\u{301}OUL"]
    {
        assert_eq!(found(&mut house, query).len(), 2, "{query}");
    }
}

#[test]
fn signs_of_a_query_are_never_operators() {
    let mut house = House::new();
    house.draft("Kotak \"AND\" Nyata", "kata* (dalam) kurung NEAR NOT OR body:isi");
    for query in [
        "\"AND\"",
        "kata*",
        "(dalam",
        "NEAR(kata dalam)",
        "NOT kotak",
        "kotak OR",
        "body:isi",
        "-kotak",
        "^kotak",
        "kotak AND",
        "{isi}: kotak",
        "'kotak'",
        "kotak;--",
        "kotak + nyata",
        "\"",
        "kotak\0nyata",
    ] {
        let hits = found(&mut house, query);
        let only_signs = query.chars().all(|c| !c.is_alphanumeric());
        assert_eq!(hits.is_empty(), only_signs, "{query:?} finds {hits:?}");
    }
    for query in ["", "   ", "***", "\u{301}", "😀", "—"] {
        assert!(found(&mut house, query).is_empty(), "{query:?}");
    }
    assert!(found(&mut house, "headline:tidakada").is_empty());
    let long = "kotak ".repeat(5_000);
    assert_eq!(found(&mut house, &long).len(), 1, "a pasted page is a query too");
}

#[test]
fn people_and_tags_are_found() {
    let mut house = House::new();
    let id = house.draft("Judul", "Isi.");
    let name = "Miradin Syahbana Rizky".to_owned();
    house.set(id, FieldValue::Contributors(vec![Contributor { role: Role::Editor, name }]));
    house.set(id, FieldValue::List(FieldName::Tags, vec!["Krisis Ukraina".to_owned()]));
    assert_eq!(found(&mut house, "syahbana"), ["Judul"]);
    assert_eq!(found(&mut house, "krisis ukraina"), ["Judul"]);
}

#[test]
fn the_index_follows_every_change() {
    let mut house = House::new();
    let id = house.draft("Judul", "Badak bercula satu.");
    assert_eq!(found(&mut house, "badak").len(), 1);
    house.write(id, "Komodo.");
    assert!(found(&mut house, "badak").is_empty());
    assert_eq!(found(&mut house, "komodo").len(), 1);
    house.room.trash(id).unwrap();
    assert!(found(&mut house, "komodo").is_empty(), "the bin is not searched");
    house.room.untrash(id).unwrap();
    house.room.rebuild().unwrap();
    assert_eq!(found(&mut house, "komodo").len(), 1);
    let mut other = house.beside("Sari");
    other.write_body(id, "Anoa.").unwrap();
    other.rest().unwrap();
    assert_eq!(found(&mut house, "anoa").len(), 1, "what another program wrote too");
}

#[test]
fn a_passage_is_plain_text_around_the_word() {
    let mut house = House::new();
    let body = format!(
        "{}**jarum** di [tumpukan](https://example.org). {}",
        "kata ".repeat(60),
        "lagi ".repeat(60)
    );
    house.draft("Judul", &body);
    let hits = house.room.search("jarum", 5).unwrap();
    let snippet = &hits[0].snippet;
    assert!(snippet.contains("jarum di tumpukan"), "{snippet}");
    assert!(snippet.starts_with('…') && snippet.ends_with('…'), "{snippet}");
    assert!(!snippet.contains("kata ".repeat(30).as_str()), "it is short: {snippet}");
}

#[test]
fn a_body_with_nul_is_searched_all_the_same() {
    let mut house = House::new();
    house.draft("Judul", "sebelum\0sesudah");
    assert_eq!(found(&mut house, "sesudah"), ["Judul"]);
    house.assert_clean();
}

#[test]
fn two_programs_keep_one_index_whole() {
    let mut house = House::new();
    let id = house.draft("Judul", "Badak bercula satu.");
    house.room.rest().unwrap();
    let mut other = house.beside("Sari");
    for turn in 0..4 {
        other.write_body(id, &format!("Anoa {turn}.")).unwrap();
        other.rest().unwrap();
        house.assert_clean();
        house.write(id, &format!("Komodo {turn}."));
        house.room.rest().unwrap();
        assert!(other.verify().unwrap().is_empty(), "turn {turn}");
    }
    assert_eq!(found(&mut house, "komodo 3"), ["Judul"]);
    assert_eq!(other.search("komodo 3", 0).unwrap().len(), 1);
}
