//! Structured data (schema.org, as JSON-LD 1.1): what search engines read.
//!
//! The same facts as on the page, never others: the headline is the `<h1>`,
//! the author is the writer and never the editor, the opener is nowhere.

use minijinja::Value as TemplateValue;
use serde_json::{Map, Value, json};

use super::describe;
use super::input::{ListInput, ListKind, NoticeKind, PageInput, Photo, Picture, Site};
use super::path::absolute;
use super::theme::Theme;
use super::words;
use crate::article::Role;
use crate::markdown::tidy;

/// The data of a story's page.
pub(super) fn story(input: &PageInput, theme: &Theme) -> TemplateValue {
    let url = absolute(&input.site.url, input.story.path());
    let mut crumbs = vec![(input.site.name.clone(), absolute(&input.site.url, "index.html"))];
    if let Some(section) = &input.story.section {
        crumbs.push((section.name.clone(), absolute(&input.site.url, &section.path)));
    }
    crumbs.push((input.story.headline.clone(), url.clone()));
    printed(vec![article(input, theme, &url), breadcrumbs(crumbs)])
}

/// The data of a list.
pub(super) fn list(input: &ListInput) -> TemplateValue {
    let site = &input.site;
    let home = absolute(&site.url, "index.html");
    if input.kind == ListKind::Index {
        return printed(vec![json!({
            "@type": "WebSite",
            "name": site.name,
            "url": home,
            "inLanguage": site.language,
            "publisher": publisher(site),
        })]);
    }
    let url = absolute(&site.url, &input.path);
    let page = json!({
        "@type": "CollectionPage",
        "name": input.title,
        "url": url,
        "inLanguage": site.language,
        "isPartOf": { "@type": "WebSite", "name": site.name, "url": home },
    });
    let crumbs = breadcrumbs(vec![(site.name.clone(), home), (input.title.clone(), url)]);
    printed(vec![page, crumbs])
}

fn article(input: &PageInput, theme: &Theme, url: &str) -> Value {
    let (story, site) = (&input.story, &input.site);
    let mut article = Map::new();
    let mut set = |key: &str, value: Value| {
        let empty = value.is_null()
            || value.as_str().is_some_and(|text| text.trim().is_empty())
            || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            article.insert(key.to_owned(), value);
        }
    };
    let published = story.published_at.map(|at| story.zone.rfc3339(at));
    let modified = story.updated_at.or(story.published_at).map(|at| story.zone.rfc3339(at));
    set("@type", json!("NewsArticle"));
    set("@id", json!(format!("{url}#artikel")));
    set("headline", json!(story.headline.trim()));
    set("description", json!(describe::description(story)));
    set("url", json!(url));
    set("mainEntityOfPage", json!({ "@type": "WebPage", "@id": url }));
    set("inLanguage", json!(site.language));
    set("isAccessibleForFree", json!(true));
    set("datePublished", json!(published));
    set("dateModified", json!(modified));
    set("articleSection", json!(story.section.as_ref().map(|section| &section.name)));
    set("keywords", json!(story.tags.iter().map(|tag| &tag.name).collect::<Vec<_>>()));
    set("image", json!(image(&describe::shared_photo(input, theme), &site.url)));
    set("author", authors(input));
    set("publisher", publisher(site));
    set("correction", corrections(input));
    Value::Object(article)
}

/// The writers; where none is named the newsroom stands for its story.
fn authors(input: &PageInput) -> Value {
    let site = &input.site;
    let writers: Vec<Value> = input
        .story
        .contributors
        .iter()
        .filter(|person| person.role == Role::Penulis && !person.name.trim().is_empty())
        .map(|person| {
            json!({
                "@type": "Person",
                "name": person.name.trim(),
                "url": absolute(&site.url, site.about()),
            })
        })
        .collect();
    if writers.is_empty() {
        return json!([{
            "@type": "NewsMediaOrganization",
            "name": site.name,
            "url": absolute(&site.url, "index.html"),
        }]);
    }
    json!(writers)
}

fn publisher(site: &Site) -> Value {
    let mut publisher = json!({
        "@type": "NewsMediaOrganization",
        "name": site.name,
        "url": absolute(&site.url, "index.html"),
    });
    if let Some(logo) = &site.logo {
        publisher["logo"] = picture(logo, &site.url);
    }
    publisher
}

fn corrections(input: &PageInput) -> Value {
    let story = &input.story;
    let notices = story.notices.iter().filter(|notice| notice.kind != NoticeKind::Pembaruan);
    let corrections: Vec<Value> = notices
        .map(|notice| {
            let (_, heading) = words::notice(notice.kind, &input.site.language);
            json!({
                "@type": "CorrectionComment",
                "name": heading,
                "text": notice.text.trim(),
                "datePublished": story.zone.rfc3339(notice.at),
            })
        })
        .collect();
    json!(corrections)
}

fn picture(found: &Picture, site: &str) -> Value {
    json!({
        "@type": "ImageObject",
        "url": absolute(site, &found.path),
        "width": found.width,
        "height": found.height,
    })
}

fn image(photo: &Photo, site: &str) -> Option<Value> {
    let mut image = picture(photo.picture.as_ref()?, site);
    for (key, text) in [("caption", &photo.caption), ("creditText", &photo.credit)] {
        if !text.trim().is_empty() {
            image[key] = json!(text.trim());
        }
    }
    Some(image)
}

fn breadcrumbs(crumbs: Vec<(String, String)>) -> Value {
    let crumbs: Vec<Value> = crumbs
        .into_iter()
        .filter(|(name, _)| !name.trim().is_empty())
        .zip(1..)
        .map(|((name, url), position)| {
            json!({ "@type": "ListItem", "position": position, "name": name.trim(), "item": url })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": crumbs })
}

/// The data as the content of a `<script>`: no `<` in it can end the element
/// (HTML, 4.12.1.3), and it is the same JSON.
fn printed(graph: Vec<Value>) -> TemplateValue {
    let data = json!({ "@context": "https://schema.org", "@graph": graph });
    let text = data.to_string().replace('<', "\\u003c").replace('>', "\\u003e");
    let text = text.replace('&', "\\u0026").replace('\u{2028}', "\\u2028");
    TemplateValue::from_safe_string(tidy(&text.replace('\u{2029}', "\\u2029")).into_owned())
}
