//! ninjs, the IPTC's "News in JSON", version 3.1
//! (<https://iptc.org/std/ninjs/ninjs-schema_3.1.json>).

use serde_json::{Map, Value, json};

use super::{Handed, Photo};
use crate::article::Role;

/// The version of the standard.
pub const NINJS_VERSION: &str = "3.1";

/// Its schema's address.
pub const NINJS_SCHEMA: &str = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#";

/// The story as ninjs. What is empty is left out, for the schema knows no
/// null. The writer is its creator (`by`); editor, photographer and
/// contributors are people by their relation and not authors.
pub fn ninjs(story: &Handed) -> Value {
    let article = &story.article;
    let mut item = Map::new();
    item.insert("uri".into(), uri(story).into());
    item.insert(
        "standard".into(),
        json!({ "name": "ninjs", "version": NINJS_VERSION, "schema": NINJS_SCHEMA }),
    );
    item.insert("type".into(), "text".into());
    item.insert("representationType".into(), "full".into());
    let profile = if associations(story).is_empty() { "text-only" } else { "text-photo" };
    item.insert("profile".into(), profile.into());
    let changed = article.updated_at.filter(|at| article.published_at.is_none_or(|p| *at > p));
    item.insert("versionCreated".into(), story.time(changed.unwrap_or(story.version_at)).into());
    for (name, at) in [
        ("firstCreated", article.published_at),
        ("contentCreated", article.published_at),
        ("embargoedUntil", article.embargo_until),
    ] {
        if let Some(at) = at {
            item.insert(name.into(), story.time(at).into());
        }
    }
    let status = if story.sealed { "usable" } else { "withheld" };
    item.insert("pubStatus".into(), status.into());
    item.insert("language".into(), story.language.clone().into());
    item.insert("copyrightHolder".into(), story.site_name.clone().into());
    words(story, &mut item);
    let by = story.names(Role::Penulis).join(", ");
    if !by.is_empty() {
        item.insert("by".into(), by.into());
    }
    lists(story, &mut item);
    item.insert("slugline".into(), article.slug.clone().into());
    item.insert("altIds".into(), json!([{ "role": "url", "value": story.url }]));
    Value::Object(item)
}

/// A tag URI (RFC 4151): the id of a story never changes, its address may.
fn uri(story: &Handed) -> String {
    let host = story.site_url.split_once("://").map_or(story.site_url.as_str(), |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    format!("tag:{host},2026:article:{}", story.id)
}

fn words(story: &Handed, item: &mut Map<String, Value>) {
    let article = &story.article;
    item.insert("title".into(), article.headline.trim().into());
    let headline =
        json!([{ "role": "main", "contentType": "text/plain", "value": article.headline.trim() }]);
    item.insert("headlines".into(), headline);
    if !article.deck.trim().is_empty() {
        let deck =
            json!({ "role": "summary", "contentType": "text/plain", "value": article.deck.trim() });
        item.insert("descriptions".into(), json!([deck]));
    }
    let body = json!({
        "role": "main",
        "contentType": "text/html",
        "wordCount": story.words,
        "value": story.body(false),
    });
    item.insert("bodies".into(), json!([body]));
}

/// Who and what the story has to do with.
fn lists(story: &Handed, item: &mut Map<String, Value>) {
    let article = &story.article;
    let rels = [
        (Role::Penulis, "author"),
        (Role::Kontributor, "contributor"),
        (Role::Fotografer, "photographer"),
        (Role::Editor, "editor"),
    ];
    let people: Vec<Value> = rels
        .into_iter()
        .flat_map(|(role, rel)| story.names(role).into_iter().map(move |name| (name, rel)))
        .map(|(name, rel)| json!({ "name": name, "rel": rel }))
        .collect();
    let sources = story.names(Role::Sumber);
    let mut organisations = vec![json!({ "name": story.site_name, "rel": "publisher" })];
    organisations.extend(sources.iter().map(|name| json!({ "name": name, "rel": "source" })));
    let info: Vec<Value> =
        sources.iter().map(|name| json!({ "name": name, "role": "source" })).collect();
    let mut subjects: Vec<Value> = Vec::new();
    if !article.section.trim().is_empty() {
        subjects.push(json!({ "name": article.section.trim(), "rel": "section" }));
    }
    subjects.extend(article.tags.iter().map(|tag| json!({ "name": tag, "rel": "about" })));
    for (name, list) in [
        ("people", people),
        ("organisations", organisations),
        ("infoSources", info),
        ("subjects", subjects),
        ("associations", associations(story)),
    ] {
        if !list.is_empty() {
            item.insert(name.into(), list.into());
        }
    }
}

fn associations(story: &Handed) -> Vec<Value> {
    let mut all = Vec::new();
    if let Some(photo) = &story.lead {
        let mut item = picture(photo, "lead");
        let lead = &story.article.lead;
        let mut said = Vec::new();
        for (role, text) in [("caption", &lead.caption), ("alternative-text", &lead.alt)] {
            if !text.trim().is_empty() {
                said.push(
                    json!({ "role": role, "contentType": "text/plain", "value": text.trim() }),
                );
            }
        }
        if !said.is_empty() {
            item.insert("descriptions".into(), said.into());
        }
        if !story.lead_credit().is_empty() {
            item.insert("by".into(), story.lead_credit().into());
        }
        all.push(Value::Object(item));
    }
    all.extend(story.pictures.iter().map(|photo| Value::Object(picture(photo, "embedded"))));
    all
}

fn picture(photo: &Photo, rel: &str) -> Map<String, Value> {
    let mut item = Map::new();
    item.insert("name".into(), format!("{rel}-{}", &photo.id.as_str()[..16]).into());
    item.insert("uri".into(), photo.url.clone().into());
    item.insert("rel".into(), rel.into());
    item.insert("type".into(), "picture".into());
    item.insert(
        "renditions".into(),
        json!([{
            "name": "main",
            "href": photo.url,
            "contentType": "image/jpeg",
            "width": photo.width,
            "height": photo.height,
        }]),
    );
    item
}
