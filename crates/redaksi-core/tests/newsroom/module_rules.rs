//! The settings of modules, as the rules that pages are arranged by.

use redaksi_core::export::modules::{Key, Regional, WhenEmpty};
use redaksi_core::newsroom::Settings;
use serde_json::{Value, json};

use crate::house::House;

fn refused(key: &str, value: Value) {
    assert!(Settings::check(key, &value).is_err(), "{key} does not take {value}");
}

#[test]
fn the_usual_rules_are_those_of_the_seed_page() {
    let house = House::new();
    let rules = house.room.settings().module_rules();
    assert_eq!(rules.order, Key::ALL);
    assert_eq!(rules.lists, [Key::Picks, Key::Popular]);
    assert_eq!((rules.window_days, rules.report_days), (30, 14));
    assert_eq!(rules.of(Key::Picks).count, 3);
    assert_eq!(rules.of(Key::Latest).count, 5);
    assert_eq!(rules.of(Key::Popular).empty, WhenEmpty::Hide);
    assert_eq!(rules.regional, Regional::Section("Kabar Daerah".to_owned()));
    assert_eq!(rules.report, None);
}

#[test]
fn modules_that_an_order_does_not_name_follow_in_the_usual_one() {
    let mut house = House::new();
    house.settings("modules.order", json!(["regional", "popular", "regional"]));
    let rules = house.room.settings().module_rules();
    let wanted = [Key::Regional, Key::Popular, Key::Tags, Key::Picks, Key::Related, Key::Latest];
    assert_eq!(rules.order, wanted);
    house.settings("modules.order", json!("[\"latest\"]"));
    assert_eq!(house.room.settings().module_rules().order[0], Key::Latest, "as the terminal says");
    house.settings("modules.lists", json!([]));
    assert_eq!(house.room.settings().module_rules().lists, []);
    refused("modules.order", json!(["terkini"]));
    refused("modules.window_days", json!(-1));
    refused("modules.tags.empty", json!("latest"));
    refused("modules.regional.from", json!("feeds"));
}

#[test]
fn regional_news_may_come_from_another_site() {
    let mut house = House::new();
    house.settings("modules.regional.from", json!("feed"));
    assert_eq!(house.room.settings().module_rules().regional, Regional::Feed(Vec::new()));
    let item = json!({ "headline": " Kabar\n Garut ", "url": "https://s.example/a" });
    house.settings("modules.regional.feed", json!({ "site": "Saudara", "items": [item] }));
    let Regional::Feed(items) = house.room.settings().module_rules().regional else {
        panic!("a feed was set");
    };
    assert_eq!(items[0].headline, "Kabar Garut");
    assert_eq!(items[0].site, "Saudara");
    for url in ["javascript:alert(1)", "https://", "//s.example", "https://s.example/a b", "/a"] {
        let items = json!([{ "headline": "Kabar", "url": url }]);
        refused("modules.regional.feed", json!({ "items": items }));
    }
}

#[test]
fn a_report_is_kept_with_its_day_and_read_in_the_newsrooms_zone() {
    let mut house = House::new();
    let id = house.sealed("Berita Satu", "Isi.");
    let story = json!({ "id": id.to_string(), "views": 12 });
    house.settings("modules.popular.report", json!({ "date": "2026-11-07", "stories": [story] }));
    let report = house.room.settings().module_rules().report.unwrap();
    assert_eq!(report.at.to_rfc3339(), "2026-11-06T17:00:00+00:00");
    assert_eq!(report.stories, [id]);
    house.settings("modules.popular.report", Value::Null);
    assert_eq!(house.room.settings().module_rules().report, None);
    refused("modules.popular.report", json!({ "date": "7 November", "stories": [] }));
    refused("modules.popular.report", json!({ "date": "2026-11-07" }));
}
