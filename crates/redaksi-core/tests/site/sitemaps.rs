//! Sitemaps and the news sitemap, read back by a parser.

use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;
use redaksi_core::article::Zone;
use redaksi_core::site::sitemap::{
    News, NewsStory, Page, Sitemap, Story, divide, index, is_news, next_change,
};

use super::xml::read;
use super::{HOSTILE, at, id};

const SITE: &str = "https://beritakbb.example";

fn story(n: u64, published: &str) -> Story {
    Story {
        id: id(n),
        pages: vec![format!("nasional/cerita-{n}.html")],
        pictures: Vec::new(),
        published_at: at(published),
        changed_at: at(published),
        zone: Zone::WIB,
    }
}

fn paths(sitemaps: &[Sitemap]) -> Vec<&str> {
    sitemaps.iter().map(|sitemap| sitemap.path.as_str()).collect()
}

#[test]
fn stories_stand_by_month_in_the_newsrooms_zone() {
    let stories = [
        story(1, "2022-01-31T16:59:00Z"),
        story(2, "2022-01-31T17:00:00Z"),
        story(3, "2022-03-01T00:00:00Z"),
    ];
    let pages = [
        Page { path: "index.html".to_owned(), changed_at: Some(at("2022-03-01T00:00:00Z")) },
        Page { path: "redaksi.html".to_owned(), changed_at: None },
    ];
    let sitemaps = divide(&stories, &pages, Zone::WIB);
    assert_eq!(
        paths(&sitemaps),
        [
            "sitemap-2022-01.xml",
            "sitemap-2022-02.xml",
            "sitemap-2022-03.xml",
            "sitemap-halaman.xml"
        ]
    );
    let root = read(&sitemaps[1].xml(SITE));
    assert_eq!(root.attribute("xmlns"), "http://www.sitemaps.org/schemas/sitemap/0.9");
    assert_eq!(root.one("url").text("loc"), "https://beritakbb.example/nasional/cerita-2.html");
    assert_eq!(root.one("url").text("lastmod"), "2022-02-01T00:00:00+07:00");
    let own = read(&sitemaps[3].xml(SITE));
    assert_eq!(own.one("url").text("loc"), "https://beritakbb.example/");
    assert_eq!(own.all("url")[1].all("lastmod").len(), 0, "an unknown change is not invented");
}

#[test]
fn a_changed_story_changes_its_month_and_nothing_else() {
    let mut stories: Vec<Story> =
        (1..=12).map(|month| story(month, &format!("2022-{month:02}-10T00:00:00Z"))).collect();
    let before = divide(&stories, &[], Zone::WIB);
    stories[4].changed_at += Duration::days(300);
    let after = divide(&stories, &[], Zone::WIB);
    let changed: Vec<&str> =
        before.iter().zip(&after).filter(|(a, b)| a != b).map(|(a, _)| a.path.as_str()).collect();
    assert_eq!(changed, ["sitemap-2022-05.xml"]);
}

#[test]
fn all_pages_of_a_story_are_listed_and_its_pictures_once() {
    let mut long = story(1, "2022-02-22T00:00:00Z");
    long.pages = ["a.html", "a/2.html", "a/semua.html"].map(str::to_owned).to_vec();
    long.pictures = vec!["media/x y.jpg".to_owned()];
    let sitemaps = divide(&[long], &[], Zone::WIB);
    let root = read(&sitemaps[0].xml(SITE));
    let urls = root.all("url");
    assert_eq!(urls.len(), 3);
    let picture = urls[0].one("image:image").text("image:loc");
    assert_eq!(picture, "https://beritakbb.example/media/x%20y.jpg");
    assert!(urls[1..].iter().all(|url| url.all("image:image").is_empty()));
    assert_eq!(root.attribute("xmlns:image"), "http://www.google.com/schemas/sitemap-image/1.1");
}

#[test]
fn no_sitemap_is_larger_than_the_protocol_allows() {
    let stories: Vec<Story> = (0..60_001)
        .map(|n| {
            let mut story = story(n, "2022-02-22T00:00:00Z");
            story.pages = vec![format!("n/{n}.html")];
            story
        })
        .collect();
    let sitemaps = divide(&stories, &[], Zone::WIB);
    assert_eq!(paths(&sitemaps), ["sitemap-2022-02.xml", "sitemap-2022-02-2.xml"]);
    assert_eq!(sitemaps.iter().map(|sitemap| sitemap.urls.len()).sum::<usize>(), 60_001);
    for sitemap in &sitemaps {
        assert!(sitemap.urls.len() <= 50_000);
    }
    // Long addresses fill a file before its number of pages does.
    let long: Vec<Story> = (0..20_000)
        .map(|n| {
            let mut story = story(n, "2022-02-22T00:00:00Z");
            story.pages = vec![format!("n/{n}{}.html", "&".repeat(900))];
            story
        })
        .collect();
    let sitemaps = divide(&long, &[], Zone::WIB);
    assert!(sitemaps.len() > 1);
    for sitemap in &sitemaps {
        assert!(sitemap.xml(SITE).len() <= 50_000_000, "{}", sitemap.path);
    }
}

#[test]
fn the_index_names_every_sitemap_with_its_newest_change() {
    let mut stories = vec![story(1, "2022-01-10T00:00:00Z"), story(2, "2022-01-11T00:00:00Z")];
    stories[0].changed_at = at("2022-05-01T00:00:00Z");
    let news =
        News::at(at("2022-01-11T01:00:00Z"), "Berita KBB", "id", [news(2, "2022-01-11T00:00:00Z")]);
    let root = read(&index(SITE, &divide(&stories, &[], Zone::WIB), news.as_ref()));
    let found: Vec<(&str, &str)> =
        root.all("sitemap").iter().map(|map| (map.text("loc"), map.text("lastmod"))).collect();
    assert_eq!(
        found,
        [
            ("https://beritakbb.example/sitemap-2022-01.xml", "2022-05-01T07:00:00+07:00"),
            ("https://beritakbb.example/sitemap-berita.xml", "2022-01-11T08:00:00+08:00"),
        ]
    );
}

fn news(n: u64, published: &str) -> NewsStory {
    NewsStory {
        id: id(n),
        path: format!("nasional/cerita-{n}.html"),
        headline: format!("Cerita {n}"),
        published_at: at(published),
        zone: Zone::WITA,
    }
}

fn news_of(now: DateTime<Utc>, stories: Vec<NewsStory>) -> Vec<String> {
    let news = News::at(now, "Berita KBB", "id-ID", stories);
    let Some(news) = news else { return Vec::new() };
    let root = read(&news.xml(SITE));
    root.all("url").iter().map(|url| url.one("news:news").text("news:title").to_owned()).collect()
}

#[test]
fn news_are_the_stories_of_the_last_48_hours() {
    let now = at("2022-02-22T12:00:00Z");
    let stories = vec![
        news(1, "2022-02-20T12:00:00Z"),
        news(2, "2022-02-20T12:00:01Z"),
        news(3, "2022-02-22T12:00:00Z"),
        news(4, "2022-02-22T12:00:01Z"),
    ];
    assert_eq!(news_of(now, stories.clone()), ["Cerita 3", "Cerita 2"], "newest first");
    let found = News::at(now, "Berita KBB", "id-ID", stories).unwrap();
    let root = read(&found.xml(SITE));
    let first = root.one("url").one("news:news");
    assert_eq!(first.one("news:publication").text("news:name"), "Berita KBB");
    assert_eq!(first.one("news:publication").text("news:language"), "id");
    assert_eq!(first.text("news:publication_date"), "2022-02-22T20:00:00+08:00");
    assert_eq!(root.one("url").text("loc"), "https://beritakbb.example/nasional/cerita-3.html");
}

#[test]
fn without_news_there_is_no_news_sitemap() {
    assert_eq!(
        News::at(at("2022-03-01T00:00:00Z"), "N", "id", [news(1, "2022-02-01T00:00:00Z")]),
        None
    );
    assert_eq!(next_change(None), None);
}

#[test]
fn a_thousand_stories_are_news_at_most() {
    let now = at("2022-02-22T12:00:00Z");
    let stories: Vec<NewsStory> = (0..1_500).map(|n| news(n, "2022-02-22T00:00:00Z")).collect();
    let titles = news_of(now, stories);
    assert_eq!(titles.len(), 1_000);
    assert_eq!(titles[0], "Cerita 1499", "of those published at once the youngest");
}

#[test]
fn hostile_headlines_come_back_as_they_were_written() {
    let now = at("2022-02-22T12:00:00Z");
    for headline in HOSTILE {
        let story = NewsStory { headline: headline.to_owned(), ..news(1, "2022-02-22T00:00:00Z") };
        let shown = news_of(now, vec![story])[0].clone();
        assert!(!headline.contains("]]>") || shown == "]]> selesai & <b>tebal</b>", "{shown}");
    }
}

proptest! {
    #[test]
    fn the_next_change_is_the_first_time_at_which_the_file_differs(
        minutes in prop::collection::vec(0_i64..6_000, 1..12),
        later in 1_i64..10_000,
    ) {
        let now = at("2022-02-22T12:00:00Z");
        let stories: Vec<NewsStory> = (0..)
            .zip(&minutes)
            .map(|(n, ago)| NewsStory { published_at: now - Duration::minutes(*ago), ..news(n, "2022-02-22T00:00:00Z") })
            .collect();
        let file = |now| News::at(now, "N", "id", stories.clone()).map(|news| news.xml(SITE));
        let change = next_change(News::at(now, "N", "id", stories.clone()).as_ref());
        let then = now + Duration::minutes(later);
        match change {
            Some(change) => {
                prop_assert!(change > now);
                prop_assert_ne!(file(now), file(change));
                if then < change {
                    prop_assert_eq!(file(now), file(then));
                }
            }
            None => prop_assert_eq!(file(then), None),
        }
        for story in &stories {
            prop_assert_eq!(is_news(story.published_at, then), then - story.published_at < Duration::hours(48));
        }
    }
}
