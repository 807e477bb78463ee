//! A story that was withdrawn: its page keeps headline and reason, and nothing
//! leads to it.

use redaksi_core::article::{ArticleId, Contributor, FieldName, FieldValue, LeadMedia, Role};
use redaksi_core::newsroom::PhotoText;

use crate::house::House;
use crate::photos::photo;
use crate::whole::files_of;

const PATH: &str = "khusus/kabarpalsu-tentang-hiu.html";

/// A story of three pages with a section, a tag, a writer and a photo that no
/// other has, and the name of the photo's files.
fn shark(house: &mut House) -> (ArticleId, String) {
    let body = "Kalimatpalsu satu.\n\n<!--nextpage-->\n\nDua.\n\n<!--nextpage-->\n\nTiga.\n";
    let id = house.draft("Kabarpalsu tentang Hiu", body);
    house.set_text(id, FieldName::Section, "Khusus");
    house.set_text(id, FieldName::Deck, "Teraspalsu.");
    house.set(id, FieldValue::List(FieldName::Tags, vec!["hiu-palsu".into(), "laut".into()]));
    let writer = Contributor { role: Role::Penulis, name: "Palsuwan".to_owned() };
    house.set(id, FieldValue::Contributors(vec![writer]));
    let text = PhotoText {
        alt: Some("Fotopalsu".to_owned()),
        caption: Some("Takarirpalsu".to_owned()),
        credit: Some("Antara".to_owned()),
        ..PhotoText::default()
    };
    let file = photo(house, "foto.jpg", 900, 50);
    house.room.add_lead_photo(id, &file, &text).unwrap();
    let Some(LeadMedia::Stored(media)) = house.story(id).article.lead.media else {
        panic!("the photo is stored");
    };
    let now = house.clock.now();
    house.set(id, FieldValue::Instant(FieldName::PublishedAt, Some(now)));
    house.approve(id);
    (id, media.as_str()[..16].to_owned())
}

#[test]
fn nothing_leads_to_a_withdrawn_story_but_its_own_address() {
    let mut house = House::new();
    let (id, media) = shark(&mut house);
    let holder = house.sealed("Pemegang Satu", &format!("Lihat [laporan itu](article:{id}).\n"));
    let also = format!("Isi.\n\nBaca Juga: [Kabarpalsu tentang Hiu](article:{id})\n\nTamat.\n");
    house.sealed("Pemegang Dua", &also);
    let named = "Isi.\n\nBaca Juga: Kabarpalsu tentang Hiu\n";
    house.sealed("Pemegang Tiga", named);
    let sea = house.sealed("Kabar Laut", "Isi.");
    house.set(sea, FieldValue::List(FieldName::Tags, vec!["laut".to_owned()]));
    house.approve(sea);
    for module in ["picks", "popular", "related"] {
        house.room.pin(module, &[id.to_string(), holder.to_string()]).unwrap();
    }
    house.export();
    let site = house.site();
    let before = files_of(&site);
    let pictures = before.keys().filter(|path| path.contains(&media)).count();
    assert!(pictures > 0 && before.contains_key("khusus/kabarpalsu-tentang-hiu/3.html"));
    assert!(
        before.contains_key("penulis/palsuwan.html") && before.contains_key("tag/hiu-palsu.html")
    );
    assert!(before.contains_key("khusus/index.html"));

    house.clock.wait(3_600);
    house.room.retract(id, "Sumbernya berbohong.").unwrap();
    let done = house.export();
    let lost: Vec<_> = done.warned.iter().filter(|(_, p)| p.code == "reference-dangling").collect();
    assert!(lost.is_empty(), "{lost:?}");
    let after = files_of(&site);
    for (path, bytes) in &after {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        for trace in ["palsu", media.as_str(), &id.to_string().to_lowercase()] {
            assert!(
                path == PATH || !(path.contains(trace) || text.contains(trace)),
                "{path}: {trace}"
            );
        }
    }
    let page = String::from_utf8(after[PATH].clone()).unwrap();
    assert!(page.contains("<h1>Kabarpalsu tentang Hiu</h1>"), "{page}");
    assert!(page.contains("Sumbernya berbohong.") && page.contains("noindex"));
    for gone in ["kalimatpalsu", "teraspalsu", "takarirpalsu", "fotopalsu", "hiu-palsu", "2.html"] {
        assert!(!page.to_lowercase().contains(gone), "{gone} is left");
    }
    for gone in [
        "khusus/kabarpalsu-tentang-hiu/2.html",
        "khusus/kabarpalsu-tentang-hiu/3.html",
        "khusus/kabarpalsu-tentang-hiu/semua.html",
        "khusus/index.html",
        "umpan/khusus.xml",
        "tag/hiu-palsu.html",
        "penulis/palsuwan.html",
    ] {
        assert!(!after.contains_key(gone), "{gone} stays");
    }
    assert!(after.contains_key("tag/laut.html"));
    let text = house.file("berita/pemegang-satu.html").unwrap();
    assert!(text.contains("Lihat laporan itu."), "the words of others stay");
}

#[test]
fn the_old_address_of_a_withdrawn_story_leads_to_its_reason() {
    let mut house = House::new();
    let id = house.sealed("Kabar Salah", "Isi.");
    house.export();
    house.set_text(id, FieldName::Slug, "kabar-keliru");
    house.approve(id);
    house.export();
    house.room.retract(id, "Keliru.").unwrap();
    house.export();
    let old = house.file("berita/kabar-salah.html").unwrap();
    assert!(old.contains("url=kabar-keliru.html") && old.contains("noindex"));
    assert!(house.file("berita/kabar-keliru.html").unwrap().contains("Keliru."));
}
