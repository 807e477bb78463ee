//! How a story shows where readers meet it before they open it: in search
//! results, where its link is shared, in feed readers.
//!
//! Made from what the finished page says of itself in its head, so that it
//! cannot say other things than the page.

use serde_json::Value;

use crate::markdown::{Head, excerpt};

/// What a wide screen shows of a title in search results, in characters: a
/// line of 600 pixels.
pub const SEARCH_TITLE: usize = 70;
/// The same of a description: two lines.
const SEARCH_DESCRIPTION: usize = 158;
/// A phone shows two short lines of a title …
const PHONE_TITLE: usize = 78;
/// … and fewer words of the description.
const PHONE_DESCRIPTION: usize = 120;
/// Cards of shared links have two lines for the title …
const SHARE_TITLE: usize = 88;
/// … and one or two for the description.
const SHARE_DESCRIPTION: usize = 110;

/// How a story shows elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// In search results.
    pub search: SearchCard,
    /// Where it is shared.
    pub share: ShareCard,
    /// In a feed reader.
    pub feed: FeedEntry,
}

/// A search result.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchCard {
    /// The newsroom's name.
    pub site: String,
    /// The canonical address.
    pub url: String,
    /// The headline as search engines take it.
    pub title: String,
    /// The page's description.
    pub description: String,
    /// What a wide screen shows of both.
    pub desktop: (String, String),
    /// What a phone shows of both.
    pub phone: (String, String),
}

/// The card of a shared link.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShareCard {
    /// The picture's path from the site's root.
    pub image: Option<String>,
    /// Width and height of the picture in pixels, as the page says.
    pub size: Option<(u32, u32)>,
    /// The site's host.
    pub host: String,
    /// The title, whole.
    pub title: String,
    /// The description, whole.
    pub description: String,
    /// What cards show of both.
    pub shown: (String, String),
}

/// A feed entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedEntry {
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// First publication, RFC 3339.
    pub date: Option<String>,
    /// The writers.
    pub author: String,
}

/// How the story of a finished page shows elsewhere. `site` is the address of
/// the export's root, without a slash at its end.
pub fn shown(html: &str, site: &str) -> Shown {
    let head = Head::read(html);
    let meta = |name: &str| head.meta(name).unwrap_or_default().trim().to_owned();
    let whole = head.title.trim().to_owned();
    let shared = Some(meta("og:title")).filter(|title| !title.is_empty());
    // Search engines leave out the site's name, which they print above.
    let title = shared.unwrap_or(whole);
    let description = meta("description");
    let shared = Some(meta("og:description")).filter(|text| !text.is_empty());
    let shared = shared.unwrap_or_else(|| description.clone());
    let cut = |title_room, room| (excerpt(&title, title_room), excerpt(&description, room));
    let size = |name: &str| meta(name).parse::<u32>().ok().filter(|pixels| *pixels > 0);
    let article = head.data.iter().find_map(|data| article(data)).unwrap_or_default();
    Shown {
        share: ShareCard {
            image: path_of(&meta("og:image"), site),
            size: size("og:image:width").zip(size("og:image:height")),
            host: host(site).to_owned(),
            title: title.clone(),
            description: shared.clone(),
            shown: (excerpt(&title, SHARE_TITLE), excerpt(&shared, SHARE_DESCRIPTION)),
        },
        feed: FeedEntry {
            title: title.clone(),
            summary: description.clone(),
            date: article["datePublished"].as_str().map(str::to_owned),
            author: authors(&article),
        },
        search: SearchCard {
            site: meta("og:site_name"),
            url: head.canonical.clone().unwrap_or_default(),
            desktop: cut(SEARCH_TITLE, SEARCH_DESCRIPTION),
            phone: cut(PHONE_TITLE, PHONE_DESCRIPTION),
            title,
            description,
        },
    }
}

/// The article in a JSON-LD text: the one thing with a headline.
fn article(data: &str) -> Option<Value> {
    let read: Value = serde_json::from_str(data).ok()?;
    let graph = read["@graph"].as_array().cloned();
    let things = graph.or_else(|| read.as_array().cloned()).unwrap_or_else(|| vec![read]);
    things.into_iter().find(|thing| thing["headline"].is_string())
}

/// The people among the authors; a newsroom is none.
fn authors(article: &Value) -> String {
    let author = &article["author"];
    let one = std::slice::from_ref(author);
    let list = author.as_array().map_or(one, Vec::as_slice);
    let people = list.iter().filter(|who| who["@type"] == "Person");
    people.filter_map(|who| who["name"].as_str()).collect::<Vec<_>>().join(", ")
}

/// The path of an address of the site, from its root.
fn path_of(address: &str, site: &str) -> Option<String> {
    let path = address.strip_prefix(site)?.strip_prefix('/')?;
    (!path.is_empty()).then(|| path.to_owned())
}

fn host(site: &str) -> &str {
    let rest = site.split_once("://").map_or(site, |(_, rest)| rest);
    rest.split('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><title>Harga Cabai Naik - Berita KBB</title>\
        <meta name=description content='Harga naik di pasar.'>\
        <link rel=canonical href='https://kbb.example/ekonomi/cabai.html'>\
        <meta property=og:title content='Harga Cabai Naik'>\
        <meta property=og:site_name content='Berita KBB'>\
        <meta property=og:image content='https://kbb.example/media/cabai-1200.jpg'>\
        <meta property=og:image:width content=1200><meta property=og:image:height content=630>\
        <script type='application/ld+json'>[{\"headline\":\"Harga Cabai Naik\",\
        \"datePublished\":\"2022-02-22T08:22:00+07:00\",\"author\":[{\"@type\":\"Person\",\
        \"name\":\"Sari\"},{\"@type\":\"NewsMediaOrganization\",\"name\":\"Berita KBB\"}]}]</script>\
        </head>";

    #[test]
    fn what_is_shown_is_what_the_head_says() {
        let shown = shown(PAGE, "https://kbb.example");
        assert_eq!(shown.search.title, "Harga Cabai Naik");
        assert_eq!(shown.search.site, "Berita KBB");
        assert_eq!(shown.search.url, "https://kbb.example/ekonomi/cabai.html");
        assert_eq!(shown.share.image.as_deref(), Some("media/cabai-1200.jpg"));
        assert_eq!(shown.share.size, Some((1200, 630)));
        assert_eq!(shown.share.host, "kbb.example");
        assert_eq!(shown.feed.author, "Sari");
        assert_eq!(shown.feed.date.as_deref(), Some("2022-02-22T08:22:00+07:00"));
        assert_eq!(shown.feed.summary, "Harga naik di pasar.");
    }

    #[test]
    fn long_titles_are_cut_at_a_word_and_short_ones_never() {
        let long = "kata ".repeat(40);
        let page = PAGE.replace("Harga Cabai Naik", long.trim());
        let shown = shown(&page, "https://kbb.example");
        for (cut, room) in [
            (&shown.search.desktop.0, SEARCH_TITLE),
            (&shown.search.phone.0, PHONE_TITLE),
            (&shown.share.shown.0, SHARE_TITLE),
        ] {
            assert!(cut.ends_with("kata…") && cut.chars().count() <= room, "{cut}");
        }
        assert_eq!(shown.search.desktop.1, shown.search.description);
    }

    #[test]
    fn a_picture_elsewhere_is_not_ours_to_show() {
        let page = PAGE.replace("https://kbb.example/media", "https://lain.example/media");
        assert_eq!(shown(&page, "https://kbb.example").share.image, None);
    }
}
