//! Stories for other systems.

use std::path::Path;

use redaksi_api::Desk;
use redaksi_api::core::article::ArticleId;
use redaksi_api::core::deliver as shapes;
use redaksi_api::core::error::Error;
use redaksi_api::core::newsroom::{Delivered, Shape};
use serde_json::{Value, json};

use super::Outcome;
use crate::output::Done;

/// `fragment ID`: the body as clean HTML.
pub(super) fn fragment(desk: &Desk, name: &str, draft: bool) -> Outcome {
    let story = desk.act(|newsroom| {
        let id = newsroom.find(name)?;
        newsroom.hand_over(id, draft)
    })?;
    let html = story.fragment();
    let article = &story.article;
    let contributors: Vec<Value> = article
        .contributors
        .iter()
        .map(|person| json!({ "role": person.role.as_str(), "name": person.name }))
        .collect();
    let photo = story.lead.as_ref().map(|photo| {
        json!({
            "url": photo.url,
            "width": photo.width,
            "height": photo.height,
            "alt": article.lead.alt,
            "caption": article.lead.caption,
            "credit": article.lead.credit,
        })
    });
    let json = json!({
        "html": html,
        "id": story.id.to_string(),
        "headline": article.headline,
        "deck": article.deck,
        "slug": article.slug,
        "section": article.section,
        "tags": article.tags,
        "contributors": contributors,
        "published_at": article.published_at.map(|at| story.time(at)),
        "updated_at": article.updated_at.map(|at| story.time(at)),
        "language": story.language,
        "url": story.url,
        "photo": photo,
        "sealed": story.sealed,
    });
    Ok(Done::new(json, html))
}

/// `ninjs ID`: the story as News in JSON.
pub(super) fn ninjs(desk: &Desk, name: &str, draft: bool) -> Outcome {
    let story = desk.act(|newsroom| {
        let id = newsroom.find(name)?;
        newsroom.hand_over(id, draft)
    })?;
    let json = shapes::ninjs(&story);
    let plain = format!("{json:#}\n");
    Ok(Done::new(json, plain))
}

/// One story in a shape of its own, or several as a folder for Hugo.
pub(super) fn run(
    desk: &Desk,
    what: &[String],
    shape: Option<&str>,
    hugo: Option<&Path>,
    all: bool,
    draft: bool,
) -> Outcome {
    match hugo {
        Some(out) => self::hugo(desk, out, what, all, draft),
        None => story(desk, what, shape, draft),
    }
}

/// `deliver ID OUT --shape S`: one story as a folder, a zip or a file.
fn story(desk: &Desk, what: &[String], shape: Option<&str>, draft: bool) -> Outcome {
    let done = desk.act(|newsroom| {
        let [name, out] = what else {
            return Err(unfit(
                "deliver",
                &what.join(" "),
                "a story's id or slug, and where to write",
            ));
        };
        let text = shape.unwrap_or_default();
        let shape =
            Shape::parse(text).ok_or_else(|| unfit("--shape", text, "folder, zip or html"))?;
        let id = newsroom.find(name)?;
        newsroom.deliver(id, Path::new(out), shape, draft)
    })?;
    let out = what.last().map(String::as_str).unwrap_or_default();
    Ok(reply(&done, Path::new(out)))
}

/// `deliver --hugo OUT`: stories as a folder that Hugo builds.
fn hugo(desk: &Desk, out: &Path, names: &[String], all: bool, draft: bool) -> Outcome {
    let done = desk.act(|newsroom| {
        if all != names.is_empty() {
            return Err(unfit("--hugo", &names.join(" "), "either stories or --all"));
        }
        let ids = names.iter().map(|name| newsroom.find(name)).collect::<Result<Vec<_>, _>>()?;
        newsroom.deliver_hugo(out, (!all).then_some(ids.as_slice()), draft)
    })?;
    Ok(reply(&done, out))
}

fn unfit(name: &str, value: &str, takes: &'static str) -> Error {
    let value = value.chars().take(60).collect();
    Error::BadValue { name: name.to_owned(), value, takes }
}

fn reply(done: &Delivered, out: &Path) -> Done {
    let ids = |list: &[ArticleId]| list.iter().map(ArticleId::to_string).collect::<Vec<_>>();
    let json = json!({
        "out": out,
        "articles": ids(&done.stories),
        "files": done.files,
        "held_back": ids(&done.held_back),
    });
    let plain = format!("{} ({})\n", out.display(), done.files.len());
    Done::new(json, plain)
}
