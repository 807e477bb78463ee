//! Slugs: made of the headline until the first seal, and no two alike.

use redaksi_core::Error;
use redaksi_core::article::{FieldName, FieldValue};

use crate::house::House;

#[test]
fn the_slug_follows_the_headline_until_the_story_is_sealed() {
    let mut house = House::new();
    let id = house.draft("", "Isi.");
    assert_eq!(house.slug(id), "berita");
    house.set_text(id, FieldName::Headline, "Siap Juru Damai!");
    assert_eq!(house.slug(id), "siap-juru-damai");
    house.set_text(id, FieldName::Headline, "Juru Damai");
    assert_eq!(house.slug(id), "juru-damai");
    house.approve(id);
    house.set_text(id, FieldName::Headline, "Lain Sama Sekali");
    assert_eq!(house.slug(id), "juru-damai", "an address that was approved stays");
}

#[test]
fn a_slug_of_the_editors_own_does_not_follow() {
    let mut house = House::new();
    let id = house.draft("Siap Juru Damai", "Isi.");
    house.set_text(id, FieldName::Slug, "damai");
    house.set_text(id, FieldName::Headline, "Juru Damai Siap");
    assert_eq!(house.slug(id), "damai");
    assert!(house.story(id).article.aliases.is_empty(), "nobody knew the old one");
}

#[test]
fn two_stories_of_one_headline_get_two_slugs() {
    let mut house = House::new();
    let ids: Vec<_> = (0..3).map(|_| house.draft("Gempa Pagi", "Isi.")).collect();
    let slugs: Vec<String> = ids.iter().map(|id| house.slug(*id)).collect();
    assert_eq!(slugs, ["gempa-pagi", "gempa-pagi-2", "gempa-pagi-3"]);
    // One with a number still follows its headline.
    house.set_text(ids[1], FieldName::Headline, "Gempa Sore");
    assert_eq!(house.slug(ids[1]), "gempa-sore");
}

#[test]
fn a_slug_that_another_story_has_is_refused_and_nothing_is_changed() {
    let mut house = House::new();
    let one = house.draft("Satu", "Isi.");
    let two = house.draft("Dua", "Isi.");
    let before = house.story(two);
    let values = [
        FieldValue::Text(FieldName::Deck, "Teras".to_owned()),
        FieldValue::Text(FieldName::Slug, "satu".to_owned()),
    ];
    let fault = house.room.set(two, &values).unwrap_err();
    assert!(matches!(fault, Error::BadValue { ref name, .. } if name == "slug"), "{fault}");
    assert_eq!(house.story(two), before);
    // Its own slug is no one else's.
    house.set_text(one, FieldName::Slug, "satu");
    assert_eq!(house.slug(one), "satu");
}

#[test]
fn two_laptops_that_chose_one_slug_publish_at_two_addresses() {
    let mut house = House::new();
    let mut other = house.copy("lain", "Sari");
    let ours = house.sealed("Gempa Pagi", "Kami.");
    house.clock.wait(60);
    let theirs = other.new_story("Gempa Pagi").unwrap();
    other.write_body(theirs, "Mereka.").unwrap();
    other.approve(theirs, None).unwrap();
    let dir = other.folder().path().to_owned();
    drop(other);
    assert_eq!(house.room.merge(&dir).unwrap(), 1);
    assert_eq!(house.slug(ours), house.slug(theirs), "nobody is renamed behind their back");
    house.export();
    assert!(house.file("berita/gempa-pagi.html").unwrap().contains("Kami."), "the older keeps it");
    assert!(house.file("berita/gempa-pagi-2.html").unwrap().contains("Mereka."));
    assert_eq!(house.sealed_page(theirs).path, "berita/gempa-pagi-2.html");
    assert_eq!(house.page(theirs).path, "berita/gempa-pagi-2.html", "the preview says the same");
}
