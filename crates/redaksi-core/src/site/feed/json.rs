//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use serde_json::{Map, Value, json};

use super::{Channel, Item, ordered};
use crate::markdown::tidy;
use crate::site::absolute::address;

/// The feed of these stories: the newest [`super::LENGTH`], newest first.
pub fn json(channel: &Channel, items: &[Item]) -> String {
    let site = &channel.site;
    let mut feed = Map::new();
    feed.insert("version".to_owned(), json!("https://jsonfeed.org/version/1.1"));
    put(&mut feed, "title", channel.title.trim());
    put(&mut feed, "home_page_url", &address(site, &channel.home));
    put(&mut feed, "feed_url", &address(site, &channel.path));
    put(&mut feed, "description", channel.description.trim());
    if let Some(icon) = &channel.icon {
        put(&mut feed, "icon", &address(site, icon));
    }
    put(&mut feed, "language", &channel.language);
    feed.insert("authors".to_owned(), names(&[channel.name.as_str()]));
    let items = ordered(items).into_iter().map(|found| item(found, channel)).collect();
    feed.insert("items".to_owned(), Value::Array(items));
    let mut text = Value::Object(feed).to_string();
    text.push('\n');
    text
}

fn item(item: &Item, channel: &Channel) -> Value {
    let mut value = Map::new();
    put(&mut value, "id", &item.id.urn());
    put(&mut value, "url", &address(&channel.site, &item.path));
    put(&mut value, "title", item.headline.trim());
    put(&mut value, "summary", item.summary.trim());
    if let Some(picture) = item.shown(channel) {
        put(&mut value, "image", &address(&channel.site, &picture.path));
    }
    put(&mut value, "date_published", &item.zone.rfc3339(item.published_at));
    if let Some(at) = item.modified_at() {
        put(&mut value, "date_modified", &item.zone.rfc3339(at));
    }
    value.insert("authors".to_owned(), names(&item.writers(channel)));
    let subjects = item.subjects();
    if !subjects.is_empty() {
        value.insert("tags".to_owned(), json!(subjects));
    }
    value.insert("content_html".to_owned(), json!(tidy(&item.html(channel))));
    Value::Object(value)
}

fn names(names: &[&str]) -> Value {
    names.iter().map(|name| json!({ "name": tidy(name) })).collect()
}

/// Adds a text, unless it is empty.
fn put(object: &mut Map<String, Value>, key: &str, text: &str) {
    if !text.is_empty() {
        object.insert(key.to_owned(), json!(tidy(text)));
    }
}
