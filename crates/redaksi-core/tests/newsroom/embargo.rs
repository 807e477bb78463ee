//! Before its time nothing of a story appears anywhere in the output.

use std::path::Path;

use redaksi_core::article::{
    ArticleId, Contributor, FieldName, FieldValue, LeadMedia, NoticeKind, Role,
};
use redaksi_core::newsroom::PhotoText;
use serde_json::json;

use crate::house::{House, codes, time};
use crate::photos::photo;

const MORNING: &str = "2022-02-23T06:00:00+07:00";

/// The words of the secret story; each has this in it.
const SECRET: &str = "zirkon";

/// Where in a site a text stands, whatever its case: names and bytes.
fn holders(house: &House, site: &Path, text: &str) -> Vec<String> {
    let holds = |bytes: &[u8]| {
        let small = bytes.to_ascii_lowercase();
        small.windows(text.len()).any(|window| window == text.as_bytes())
    };
    let tree = crate::publishing::whole(site);
    assert!(!tree.is_empty() && house.site().is_dir());
    let found = tree.iter().filter(|(path, bytes)| holds(path.as_bytes()) || holds(bytes));
    found.map(|(path, _)| path.clone()).collect()
}

fn at(field: FieldName, instant: &str) -> FieldValue {
    FieldValue::Instant(field, Some(time(instant)))
}

/// A story of which every part has a word of its own, held back until the
/// morning.
fn secret(house: &mut House, plain: ArticleId) -> (ArticleId, String) {
    let body = format!(
        "Isizirkon pertama. Lihat [ini](article:{plain}).\n\n<!--nextpage-->\n\nHalamanzirkon.\n"
    );
    let id = house.draft("Judulzirkon Meledak", &body);
    for (field, text) in [
        (FieldName::Slug, "alamatzirkon-lama"),
        (FieldName::Deck, "Teraszirkon."),
        (FieldName::Opener, "Kotazirkon"),
        (FieldName::Section, "Rubrikzirkon"),
    ] {
        house.set_text(id, field, text);
    }
    let text = PhotoText {
        alt: Some("Altzirkon".to_owned()),
        caption: Some("Takarirzirkon".to_owned()),
        credit: Some("Kreditzirkon".to_owned()),
        ..PhotoText::default()
    };
    let file = photo(house, "fotozirkon.jpg", 900, 77);
    house.room.add_lead_photo(id, &file, &text).unwrap();
    let Some(LeadMedia::Stored(media)) = house.story(id).article.lead.media else {
        panic!("the photo is stored");
    };
    house.set(id, FieldValue::List(FieldName::Tags, vec!["Tagzirkon".into(), "umum".into()]));
    let writer = Contributor { role: Role::Penulis, name: "Namazirkon Putri".to_owned() };
    house.set(id, FieldValue::Contributors(vec![writer]));
    let now = house.clock.now();
    house.set(id, FieldValue::Instant(FieldName::PublishedAt, Some(now)));
    house.set(id, at(FieldName::EmbargoUntil, MORNING));
    house.approve(id);
    // Another address, headline and section, approved too: the old ones are
    // no less secret.
    house.set_text(id, FieldName::Slug, "alamatzirkon-baru");
    house.set_text(id, FieldName::Headline, "Judulzirkon Kedua");
    house.approve(id);
    (id, media.as_str()[..16].to_owned())
}

/// Every part of the secret story stands in the site.
fn assert_all_there(house: &House, media: &str) {
    let site = house.site();
    for word in [
        "judulzirkon",
        "isizirkon",
        "halamanzirkon",
        "alamatzirkon-baru",
        "teraszirkon",
        "kotazirkon",
        "rubrikzirkon",
        "altzirkon",
        "takarirzirkon",
        "kreditzirkon",
        "tagzirkon",
        "namazirkon",
        "ralatzirkon",
        media,
    ] {
        assert_ne!(holders(house, &site, word), [""; 0], "{word}");
    }
    for path in [
        "rubrikzirkon/alamatzirkon-baru.html",
        "rubrikzirkon/alamatzirkon-baru/2.html",
        "rubrikzirkon/index.html",
        "tag/tagzirkon.html",
        "penulis/namazirkon-putri.html",
        "umpan/rubrikzirkon.xml",
    ] {
        assert!(house.file(path).is_some(), "{path}");
    }
}

#[test]
fn nothing_of_a_story_appears_anywhere_before_its_time() {
    let mut house = House::new();
    house.settings("sections", json!(["Umum", "Rubrikzirkon"]));
    house.settings("modules.regional.section", json!("Rubrikzirkon"));
    house.settings("modules.tags.pins", json!(["Tagzirkon"]));
    let plain = house.sealed("Berita Biasa", "Isi biasa.");
    house.set(plain, FieldValue::List(FieldName::Tags, vec!["umum".to_owned()]));
    house.approve(plain);
    let held = house.sealed("Pemegang Lama", "Isi lama.");
    house.export();
    let (id, media) = secret(&mut house, plain);
    // All that can point at it does.
    let holder = house.sealed("Pemegang Satu", &format!("Lihat [itu](article:{id}).\n"));
    let also = format!("Isi.\n\nBaca Juga: [Judulzirkon Kedua](article:{id})\n");
    let reader = house.sealed("Pemegang Dua", &also);
    house.write(held, &format!("Isi baru, lihat [Judulzirkon Kedua](article:{id}).\n"));
    house.approve(held);
    for module in ["picks", "related", "latest", "popular", "regional"] {
        house.room.pin(module, &[id.to_string(), plain.to_string()]).unwrap();
    }
    let story = json!({ "id": id.to_string(), "views": 9 });
    let report = json!({ "date": "2022-02-21", "stories": [story] });
    house.settings("modules.popular.report", report);
    house.room.correct(plain, NoticeKind::HakJawab, "Ada hak jawab.", Some(id)).unwrap();
    house.room.correct(id, NoticeKind::Ralat, "Ralatzirkon.", Some(plain)).unwrap();

    let first = house.export();
    assert_eq!(first.next.first(), Some(&time(MORNING)), "{:?}", first.next);
    assert_eq!(codes(&first.blocked, id), ["embargoed"]);
    assert_eq!(codes(&first.blocked, holder), ["link-embargoed"]);
    assert_eq!(codes(&first.blocked, reader), ["link-embargoed"]);
    let site = house.site();
    let key = id.to_string().to_lowercase();
    for text in [SECRET, media.as_str(), key.as_str()] {
        assert_eq!(holders(&house, &site, text), [""; 0], "{text}");
    }
    assert!(house.file("berita/pemegang-lama.html").unwrap().contains("Isi lama."));
    house.clock.set("2022-02-23T05:59:59+07:00");
    house.export();
    let fresh = house.folder.path().join("baru");
    crate::publishing::export_to(&mut house.room, &fresh).unwrap();
    for folder in [&site, &fresh] {
        for text in [SECRET, media.as_str(), key.as_str()] {
            assert_eq!(holders(&house, folder, text), [""; 0], "{text}");
        }
    }

    house.clock.set(MORNING);
    let after = house.export();
    assert!(after.blocked.is_empty(), "{:?}", after.blocked);
    assert_all_there(&house, &media);
    for path in ["index.html", "umpan/rss.xml", "sitemap-berita.xml", "cari/baru.json"] {
        assert!(house.file(path).unwrap().to_lowercase().contains(SECRET), "{path}");
    }
    assert!(house.file("berita/pemegang-lama.html").unwrap().contains("Isi baru"));
    // Nobody ever knew the first address.
    assert_eq!(holders(&house, &site, "alamatzirkon-lama"), [""; 0]);
}

#[test]
fn the_new_seal_of_a_live_story_is_as_secret() {
    let mut house = House::new();
    let id = house.sealed("Berita Biasa", "Isi biasa.");
    let other = house.sealed("Berita Lain", "Isi lain.");
    house.export();
    house.set_text(id, FieldName::Slug, "alamatzirkon-satu");
    house.set_text(id, FieldName::Headline, "Judulzirkon");
    house.set_text(id, FieldName::Section, "Rubrikzirkon");
    house.set(id, FieldValue::List(FieldName::Tags, vec!["Tagzirkon".to_owned()]));
    house.set(id, at(FieldName::EmbargoUntil, MORNING));
    house.approve(id);
    house.set_text(id, FieldName::Slug, "alamatzirkon-dua");
    house.set_text(id, FieldName::Section, "Rubrikzirkon Dua");
    house.approve(id);
    house.set_text(id, FieldName::Slug, "alamat-tiga");
    house.write(other, "Isi lain, lihat [Berita Biasa](/berita/berita-biasa.html).\n");
    house.approve(other);
    house.room.pin("picks", &[id.to_string()]).unwrap();
    house.export();
    let site = house.site();
    assert_eq!(holders(&house, &site, SECRET), [""; 0]);
    assert!(house.file("berita/berita-biasa.html").is_some());
    house.clock.set(MORNING);
    house.export();
    assert!(house.file("rubrikzirkon-dua/alamatzirkon-dua.html").is_some());
    let old = house.file("berita/berita-biasa.html").unwrap();
    assert!(old.contains("url=../rubrikzirkon-dua/alamatzirkon-dua.html"), "{old}");
    assert_eq!(holders(&house, &site, "alamatzirkon-satu"), [""; 0], "nobody knew it");
}
