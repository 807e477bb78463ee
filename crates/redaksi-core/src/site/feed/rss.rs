//! RSS 2.0 (<https://www.rssboard.org/rss-profile>) with Media RSS 1.5.1,
//! Dublin Core and the content module.

use chrono::{DateTime, Utc};

use super::{Channel, Item, Picture, media_type, newest_change, ordered};
use crate::article::Zone;
use crate::markdown::escape_html;
use crate::site::absolute::address;
use crate::site::xml::Xml;

const NAMESPACES: [(&str, &str); 5] = [
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:media", "http://search.yahoo.com/mrss/"),
];

/// The feed of these stories: the newest [`super::LENGTH`], newest first.
pub fn rss(channel: &Channel, items: &[Item]) -> String {
    let items = ordered(items);
    let mut xml = Xml::new();
    xml.open("rss", &NAMESPACES);
    xml.open("channel", &[]);
    xml.text("title", channel.title.trim());
    xml.text("link", &address(&channel.site, &channel.home));
    xml.text("description", channel.description.trim());
    xml.text("language", &channel.language);
    if let Some(at) = newest_change(&items) {
        // The channel's zone is that of its newest story, so that it does not
        // depend on a setting that has nothing to do with what is in it.
        let zone = items.first().map(|item| item.zone).unwrap_or_default();
        xml.text("lastBuildDate", &rfc822(at, zone));
    }
    xml.text("generator", "Redaksi");
    let own = address(&channel.site, &channel.path);
    let own = [("href", own.as_str()), ("rel", "self"), ("type", "application/rss+xml")];
    xml.empty("atom:link", &own);
    for item in items {
        put(&mut xml, channel, item);
    }
    xml.close("channel");
    xml.close("rss");
    xml.finish()
}

fn put(xml: &mut Xml, channel: &Channel, item: &Item) {
    xml.open("item", &[]);
    xml.text("title", item.headline.trim());
    xml.text("link", &address(&channel.site, &item.path));
    xml.text_with("guid", &[("isPermaLink", "false")], &item.id.urn());
    xml.text("pubDate", &rfc822(item.published_at, item.zone));
    if let Some(at) = item.modified_at() {
        xml.text("atom:updated", &item.zone.rfc3339(at));
    }
    for name in item.writers(channel) {
        xml.text("dc:creator", name);
    }
    for subject in item.subjects() {
        xml.text("category", subject);
    }
    // A description is read as HTML, so plain text is escaped for HTML first.
    xml.text("description", &escape_html(item.summary.trim()));
    xml.text("content:encoded", &item.html(channel));
    if let Some(picture) = item.shown(channel) {
        media(xml, channel, picture);
    }
    xml.close("item");
}

/// A picture as Media RSS.
fn media(xml: &mut Xml, channel: &Channel, picture: &Picture) {
    let (width, height) = (picture.width.to_string(), picture.height.to_string());
    let url = address(&channel.site, &picture.path);
    let size = [("url", url.as_str()), ("width", &width), ("height", &height)];
    let kind = [("medium", "image"), ("type", media_type(&picture.path))];
    xml.open("media:content", &[&size[..], &kind[..]].concat());
    for (name, attributes, text) in [
        ("media:title", &[("type", "plain")][..], &picture.alt),
        ("media:description", &[("type", "plain")][..], &picture.caption),
        ("media:credit", &[][..], &picture.credit),
    ] {
        if !text.trim().is_empty() {
            xml.text_with(name, attributes, text.trim());
        }
    }
    xml.empty("media:thumbnail", &size);
    xml.close("media:content");
}

/// `Tue, 22 Feb 2022 08:22:00 +0700` (RFC 822 with years of four digits).
fn rfc822(at: DateTime<Utc>, zone: Zone) -> String {
    zone.local(at).format("%a, %d %b %Y %H:%M:%S %z").to_string()
}
