//! RSS and JSON Feed, read back by parsers.

use chrono::{DateTime, Duration};
use proptest::prelude::*;
use redaksi_core::article::Zone;
use redaksi_core::site::feed::{Channel, Correction, Item, LENGTH, Picture, json, rss};
use serde_json::Value;

use super::xml::{Element, read};
use super::{HOSTILE, at, id};

fn channel() -> Channel {
    Channel {
        title: "Berita KBB - Nasional".to_owned(),
        description: "Berita terbaru rubrik Nasional".to_owned(),
        name: "Berita KBB".to_owned(),
        site: "https://beritakbb.example".to_owned(),
        language: "id".to_owned(),
        home: "nasional/index.html".to_owned(),
        path: "umpan/nasional.xml".to_owned(),
        icon: Some("assets/ikon-512.png".to_owned()),
        stand_in: None,
    }
}

fn item(n: u64) -> Item {
    Item {
        id: id(n),
        path: format!("nasional/cerita-{n}.html"),
        headline: format!("Cerita {n}"),
        summary: "Ringkasan cerita.".to_owned(),
        content: "<p>Isi.</p>\n".to_owned(),
        section: Some("Nasional".to_owned()),
        tags: vec!["Banjir".to_owned(), "Nasional".to_owned()],
        authors: vec!["Siti Rahma".to_owned()],
        published_at: at("2022-02-22T01:22:00Z") + Duration::minutes(i64::try_from(n).unwrap()),
        updated_at: None,
        zone: Zone::WIB,
        picture: Some(Picture {
            path: "media/banjir-1200.jpg".to_owned(),
            width: 1200,
            height: 675,
            alt: "Warga menyeberang".to_owned(),
            caption: "Warga di Dayeuhkolot".to_owned(),
            credit: "Antara/Budi".to_owned(),
        }),
        corrections: Vec::new(),
    }
}

fn items_of(feed: &str) -> Vec<Value> {
    let feed: Value = serde_json::from_str(feed).unwrap();
    feed["items"].as_array().unwrap().clone()
}

#[test]
fn rss_says_what_the_profile_asks_for() {
    let root = read(&rss(&channel(), &[item(1)]));
    assert_eq!((root.name.as_str(), root.attribute("version")), ("rss", "2.0"));
    let feed = root.one("channel");
    assert_eq!(feed.text("title"), "Berita KBB - Nasional");
    assert_eq!(feed.text("link"), "https://beritakbb.example/nasional/");
    assert_eq!(feed.text("language"), "id");
    assert_eq!(feed.text("lastBuildDate"), "Tue, 22 Feb 2022 08:23:00 +0700");
    let own = feed.one("atom:link");
    assert_eq!(own.attribute("href"), "https://beritakbb.example/umpan/nasional.xml");
    assert_eq!((own.attribute("rel"), own.attribute("type")), ("self", "application/rss+xml"));

    let item = feed.one("item");
    assert_eq!(item.text("link"), "https://beritakbb.example/nasional/cerita-1.html");
    assert_eq!(item.one("guid").attribute("isPermaLink"), "false");
    assert_eq!(item.text("guid"), "urn:uuid:00000000-0001-0000-0000-000000000007");
    assert_eq!(item.text("pubDate"), "Tue, 22 Feb 2022 08:23:00 +0700");
    assert!(DateTime::parse_from_rfc2822(item.text("pubDate")).is_ok());
    assert_eq!(item.text("dc:creator"), "Siti Rahma");
    let categories: Vec<&str> = item.all("category").iter().map(|c| c.text.as_str()).collect();
    assert_eq!(categories, ["Nasional", "Banjir"], "section and tags, once each");
    assert_eq!(item.all("atom:updated").len(), 0, "nothing has changed");

    let media = item.one("media:content");
    assert_eq!(media.attribute("url"), "https://beritakbb.example/media/banjir-1200.jpg");
    assert_eq!((media.attribute("width"), media.attribute("height")), ("1200", "675"));
    assert_eq!((media.attribute("medium"), media.attribute("type")), ("image", "image/jpeg"));
    assert_eq!(media.text("media:credit"), "Antara/Budi");
    assert_eq!(media.text("media:title"), "Warga menyeberang");
    assert_eq!(media.text("media:description"), "Warga di Dayeuhkolot");
    assert_eq!(media.one("media:thumbnail").attribute("width"), "1200");
}

#[test]
fn a_story_without_a_photo_is_shown_by_what_stands_in_and_its_text_stays_as_it_is() {
    let stand_in = Picture {
        path: "assets/bagikan.png".to_owned(),
        width: 1200,
        height: 675,
        alt: String::new(),
        caption: String::new(),
        credit: String::new(),
    };
    let channel = Channel { stand_in: Some(stand_in), ..channel() };
    let stories = [Item { picture: None, ..item(1) }, item(2)];
    let root = read(&rss(&channel, &stories));
    let items = root.one("channel").all("item");
    let [with, without] = items[..] else { panic!("two items") };
    let media = without.one("media:content");
    assert_eq!(media.attribute("url"), "https://beritakbb.example/assets/bagikan.png");
    assert_eq!(media.attribute("type"), "image/png");
    for said in ["media:title", "media:description", "media:credit"] {
        assert_eq!(media.all(said).len(), 0, "it says nothing of the story: {said}");
    }
    assert!(!without.text("content:encoded").contains("bagikan"));
    assert!(with.one("media:content").attribute("url").ends_with("banjir-1200.jpg"));
    let found = items_of(&json(&channel, &stories));
    assert_eq!(found[1]["image"], "https://beritakbb.example/assets/bagikan.png");
}

#[test]
fn a_feed_has_the_newest_stories_newest_first_whatever_their_order() {
    let mut stories: Vec<Item> = (1..=30).map(item).collect();
    let feed = rss(&channel(), &stories);
    stories.reverse();
    assert_eq!(feed, rss(&channel(), &stories), "the order of the input does not matter");
    let root = read(&feed);
    let guids: Vec<&str> =
        root.one("channel").all("item").iter().map(|i| i.text("title")).collect();
    assert_eq!(guids.len(), LENGTH);
    assert_eq!((guids[0], guids[LENGTH - 1]), ("Cerita 30", "Cerita 11"));
    assert_eq!(items_of(&json(&channel(), &stories)).len(), LENGTH);
}

#[test]
fn an_empty_feed_is_a_feed_without_a_date() {
    let root = read(&rss(&channel(), &[]));
    assert_eq!(root.one("channel").all("item").len(), 0);
    assert_eq!(root.one("channel").all("lastBuildDate").len(), 0);
    assert!(items_of(&json(&channel(), &[])).is_empty());
}

#[test]
fn a_correction_updates_the_item_that_readers_have() {
    let before = item(1);
    let mut after = item(1);
    after.corrections.push(Correction {
        heading: "Hak Jawab".to_owned(),
        text: "Dinas menyatakan angka\nitu keliru.".to_owned(),
        at: at("2022-02-23T03:00:00Z"),
        link: Some(("Tanggapan <Dinas>".to_owned(), "nasional/tanggapan.html".to_owned())),
    });
    let rss_of = |item: &Item| read(&rss(&channel(), std::slice::from_ref(item)));
    let (old, new) = (rss_of(&before), rss_of(&after));
    let (old, new) = (old.one("channel"), new.one("channel"));
    assert_eq!(old.one("item").text("guid"), new.one("item").text("guid"));
    assert_eq!(old.one("item").text("pubDate"), new.one("item").text("pubDate"));
    assert_eq!(new.text("lastBuildDate"), "Wed, 23 Feb 2022 10:00:00 +0700");
    assert_eq!(new.one("item").text("atom:updated"), "2022-02-23T10:00:00+07:00");
    let content = new.one("item").text("content:encoded");
    assert!(
        content.starts_with(
            "<p><strong>Hak Jawab</strong> (23 Februari 2022, 10:00 WIB): Dinas menyatakan \
             angka<br>itu keliru. <a href=\"https://beritakbb.example/nasional/tanggapan.html\">Tanggapan \
             &lt;Dinas&gt;</a></p>"
        ),
        "the correction stands at the head: {content}"
    );
    let found = &items_of(&json(&channel(), &[after]))[0];
    assert_eq!(found["id"], items_of(&json(&channel(), &[before]))[0]["id"]);
    assert_eq!(found["date_modified"], "2022-02-23T10:00:00+07:00");
    assert_eq!(found["date_published"], "2022-02-22T08:23:00+07:00");
}

#[test]
fn times_keep_the_zone_of_their_story() {
    let mut story = item(1);
    story.zone = Zone::WIT;
    story.updated_at = Some(at("2022-02-22T05:00:00Z"));
    let root = read(&rss(&channel(), &[story.clone()]));
    let found = root.one("channel").one("item");
    assert_eq!(found.text("pubDate"), "Tue, 22 Feb 2022 10:23:00 +0900");
    assert_eq!(found.text("atom:updated"), "2022-02-22T14:00:00+09:00");
    assert_eq!(
        items_of(&json(&channel(), &[story]))[0]["date_published"],
        "2022-02-22T10:23:00+09:00"
    );
}

#[test]
fn addresses_in_the_content_are_absolute() {
    let mut story = item(1);
    story.content = "<p><a href=\"../daerah/b.html\">b</a> <a href=\"#fn-1\">1</a></p>\
                     <img src=\"../media/x.jpg\" srcset=\"../media/x.jpg 320w\" alt=\"\">"
        .to_owned();
    let root = read(&rss(&channel(), &[story.clone()]));
    let content = root.one("channel").one("item").text("content:encoded").to_owned();
    for whole in [
        "href=\"https://beritakbb.example/daerah/b.html\"",
        "href=\"https://beritakbb.example/nasional/cerita-1.html#fn-1\"",
        "src=\"https://beritakbb.example/media/x.jpg\"",
        "srcset=\"https://beritakbb.example/media/x.jpg 320w\"",
    ] {
        assert!(content.contains(whole), "{whole} in {content}");
    }
    assert_eq!(items_of(&json(&channel(), &[story]))[0]["content_html"], content);
}

#[test]
fn where_no_writer_is_named_the_newsroom_speaks() {
    let mut story = item(1);
    story.authors = vec!["  ".to_owned()];
    let root = read(&rss(&channel(), &[story.clone()]));
    assert_eq!(root.one("channel").one("item").text("dc:creator"), "Berita KBB");
    assert_eq!(items_of(&json(&channel(), &[story]))[0]["authors"][0]["name"], "Berita KBB");
}

#[test]
fn a_description_is_html_that_shows_the_text_as_written() {
    let mut story = item(1);
    story.summary = "Harga < 5 & <script>alert(1)</script>".to_owned();
    let root = read(&rss(&channel(), &[story]));
    assert_eq!(
        root.one("channel").one("item").text("description"),
        "Harga &lt; 5 &amp; &lt;script&gt;alert(1)&lt;/script&gt;"
    );
}

/// A story with one hostile text everywhere.
fn hostile(n: u64, text: &str) -> Item {
    let text = || text.to_owned();
    Item {
        headline: text(),
        summary: text(),
        section: Some(text()),
        tags: vec![text()],
        authors: vec![text()],
        picture: Some(Picture {
            alt: text(),
            caption: text(),
            credit: text(),
            ..item(1).picture.unwrap()
        }),
        corrections: vec![Correction {
            heading: text(),
            text: text(),
            at: at("2022-02-24T00:00:00Z"),
            link: Some((text(), "a.html".to_owned())),
        }],
        ..item(n)
    }
}

/// As a page shows the text.
fn tidied(text: &str) -> String {
    let forbidden = |c: char| {
        (c.is_control() && !matches!(c, '\t' | '\n'))
            || matches!(c, '\u{FDD0}'..='\u{FDEF}')
            || u32::from(c) & 0xFFFE == 0xFFFE
    };
    text.trim().replace(forbidden, "\u{FFFD}")
}

fn titles(root: &Element) -> Vec<&str> {
    root.one("channel").all("item").iter().map(|item| item.text("title")).collect()
}

#[test]
fn hostile_texts_come_back_as_they_were_written() {
    let stories: Vec<Item> = (1..).zip(HOSTILE).map(|(n, text)| hostile(n, text)).collect();
    let channel =
        Channel { title: HOSTILE[0].to_owned(), name: HOSTILE[1].to_owned(), ..channel() };
    let root = read(&rss(&channel, &stories));
    let wanted: Vec<String> = HOSTILE.iter().rev().map(|text| tidied(text)).collect();
    assert_eq!(titles(&root), wanted);
    for item in root.one("channel").all("item") {
        let content = item.text("content:encoded");
        assert!(!content.contains("<script"), "nothing of a text is an element: {content}");
        assert!(!item.text("description").contains('<'));
    }
    let found = items_of(&json(&channel, &stories));
    for (item, wanted) in found.iter().zip(wanted) {
        assert_eq!(item["title"].as_str().unwrap_or(""), wanted);
    }
}

proptest! {
    #[test]
    fn every_text_makes_a_feed_that_parsers_read(text in "\\PC*|[\\x00-\\x7f]{0,40}|.{0,40}") {
        let root = read(&rss(&channel(), &[hostile(1, &text)]));
        prop_assert_eq!(titles(&root), [tidied(&text)]);
        let found = items_of(&json(&channel(), &[hostile(1, &text)]));
        prop_assert_eq!(found[0]["title"].as_str().unwrap_or(""), tidied(&text));
    }
}
