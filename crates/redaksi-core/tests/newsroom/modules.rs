//! The lists around a story.

use redaksi_core::article::{ArticleId, FieldName, FieldValue};
use serde_json::json;

use crate::house::House;

/// Headlines of a module on a page, in order; `None` where it is not there.
fn module(page: &str, key: &str) -> Option<Vec<String>> {
    let start = page.find(&format!("<section class=\"modul modul-{key}\""))?;
    let section = &page[start..];
    let section = &section[..section.find("</section>").expect("a section ends")];
    let spans = section.split("<span>").skip(1);
    Some(spans.map(|rest| rest.split('<').next().unwrap_or_default().to_owned()).collect())
}

fn five(house: &mut House) -> Vec<ArticleId> {
    ["Satu", "Dua", "Tiga", "Empat", "Lima"]
        .iter()
        .map(|name| house.sealed(&format!("Berita {name}"), "Isi yang sama."))
        .collect()
}

#[test]
fn the_latest_come_newest_first_and_never_the_story_itself() {
    let mut house = House::new();
    let ids = five(&mut house);
    let page = house.page(ids[2]).html;
    let wanted = ["Berita Lima", "Berita Empat", "Berita Dua", "Berita Satu"];
    assert_eq!(module(&page, "terkini").unwrap(), wanted);
}

#[test]
fn pins_come_first_in_their_order() {
    let mut house = House::new();
    let ids = five(&mut house);
    let names = [ids[0].to_string(), "berita-dua".to_owned()];
    house.room.pin("latest", &names).unwrap();
    let page = house.page(ids[4]).html;
    let wanted = ["Berita Satu", "Berita Dua", "Berita Empat", "Berita Tiga"];
    assert_eq!(module(&page, "terkini").unwrap(), wanted);
    house.room.pin("Terkini", &[]).unwrap();
    let page = house.page(ids[4]).html;
    assert_eq!(module(&page, "terkini").unwrap()[0], "Berita Empat");
}

#[test]
fn a_module_shows_at_most_its_count() {
    let mut house = House::new();
    let ids = five(&mut house);
    house.settings("modules.latest.count", json!(2));
    let page = house.page(ids[0]).html;
    assert_eq!(module(&page, "terkini").unwrap(), ["Berita Lima", "Berita Empat"]);
    house.room.pin("latest", &[ids[1].to_string(), ids[2].to_string()]).unwrap();
    let page = house.page(ids[0]).html;
    assert_eq!(module(&page, "terkini").unwrap(), ["Berita Dua", "Berita Tiga"]);
    house.settings("modules.latest.count", json!(0));
    assert_eq!(module(&house.page(ids[0]).html, "terkini"), None);
}

#[test]
fn picks_and_most_read_are_their_pins_alone() {
    let mut house = House::new();
    let ids = five(&mut house);
    let page = house.page(ids[0]).html;
    assert_eq!(module(&page, "pilihan"), None, "an empty module is hidden");
    assert_eq!(module(&page, "terpopuler"), None);
    house.room.pin("picks", &[ids[3].to_string(), ids[1].to_string()]).unwrap();
    house.room.pin("popular", &[ids[0].to_string(), ids[2].to_string()]).unwrap();
    let page = house.page(ids[0]).html;
    assert_eq!(module(&page, "pilihan").unwrap(), ["Berita Empat", "Berita Dua"]);
    assert_eq!(module(&page, "terpopuler").unwrap(), ["Berita Tiga"], "not the story itself");
}

#[test]
fn a_pin_that_is_not_live_is_passed_over() {
    let mut house = House::new();
    let ids = five(&mut house);
    let draft = house.draft("Konsep", "Isi.");
    let names = [draft.to_string(), ids[1].to_string(), ids[2].to_string()];
    house.room.pin("picks", &names).unwrap();
    house.room.trash(ids[1]).unwrap();
    assert_eq!(module(&house.page(ids[0]).html, "pilihan").unwrap(), ["Berita Tiga"]);
    house.approve(draft);
    let page = house.page(ids[0]).html;
    assert_eq!(module(&page, "pilihan").unwrap(), ["Konsep", "Berita Tiga"]);
}

#[test]
fn regional_news_is_of_the_section_that_is_set() {
    let mut house = House::new();
    let ids = five(&mut house);
    // Else all five would stand among the newest, and no story stands twice.
    house.settings("modules.latest.count", json!(0));
    for (id, section) in [(ids[0], "Kabar Daerah"), (ids[1], "Jawa"), (ids[3], "Jawa")] {
        house.set_text(id, FieldName::Section, section);
        house.approve(id);
    }
    assert_eq!(module(&house.page(ids[4]).html, "daerah").unwrap(), ["Berita Satu"]);
    house.settings("modules.regional.section", json!("Jawa"));
    let page = house.page(ids[4]).html;
    assert_eq!(module(&page, "daerah").unwrap(), ["Berita Empat", "Berita Dua"]);
    house.settings("modules.regional.section", json!(""));
    assert_eq!(module(&house.page(ids[4]).html, "daerah"), None, "no section, no list");
}

#[test]
fn related_stories_share_names_and_are_at_least_two() {
    let mut house = House::new();
    let about = "Vladimir Putin dan Emmanuel Macron bertemu di Kremlin membahas Ukraina.";
    let one = house.sealed("Putin Bertemu Macron", about);
    let two = house.sealed("Macron Bertemu Putin di Kremlin", about);
    house.sealed("Resep Sayur Asem", "Asam jawa, labu siam, kacang panjang.");
    assert_eq!(module(&house.page(one).html, "terkait"), None, "one story is no list");
    let three = house.sealed("Kremlin: Macron dan Putin Sepakat", about);
    let listed = module(&house.page(one).html, "terkait").unwrap();
    assert_eq!(listed.len(), 2, "{listed:?}");
    assert!(listed.iter().all(|headline| headline.contains("Putin")), "{listed:?}");
    house.room.pin("related", &["resep-sayur-asem".to_owned()]).unwrap();
    let listed = module(&house.page(one).html, "terkait").unwrap();
    assert_eq!(listed[0], "Resep Sayur Asem", "a pin goes before what fits by itself");
    house.room.trash(two).unwrap();
    house.room.trash(three).unwrap();
    assert_eq!(module(&house.page(one).html, "terkait"), None);
}

#[test]
fn an_empty_module_hides_shows_its_heading_or_the_latest() {
    let mut house = House::new();
    let ids = five(&mut house);
    let empty = |house: &mut House, what: &str| {
        house.settings("modules.picks.empty", json!(what));
        module(&house.page(ids[4]).html, "pilihan")
    };
    assert_eq!(empty(&mut house, "hide"), None);
    assert_eq!(empty(&mut house, "heading"), Some(Vec::new()));
    let wanted = ["Berita Empat", "Berita Tiga", "Berita Dua"];
    assert_eq!(empty(&mut house, "latest").unwrap(), wanted);
}

#[test]
fn a_module_bears_the_heading_that_is_set() {
    let mut house = House::new();
    let ids = five(&mut house);
    house.settings("modules.latest.heading", json!("Baru Saja"));
    assert!(house.page(ids[0]).html.contains(">Baru Saja</h2>"));
    house.settings("modules.latest.heading", json!(""));
    house.settings("language", json!("en"));
    assert!(house.page(ids[0]).html.contains(">Latest</h2>"));
}

#[test]
fn stories_without_a_time_come_last() {
    let mut house = House::new();
    let ids = five(&mut house);
    house.set(ids[4], FieldValue::Instant(FieldName::PublishedAt, None));
    house.approve(ids[4]);
    let listed = module(&house.page(ids[0]).html, "terkini").unwrap();
    assert_eq!(listed, ["Berita Empat", "Berita Tiga", "Berita Dua", "Berita Lima"]);
}
