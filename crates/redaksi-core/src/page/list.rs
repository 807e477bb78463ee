//! Front, section and tag pages: a title and a list of stories.

use minijinja::{Value, context};

use super::input::{ListInput, ListKind, Photo};
use super::path::absolute;
use super::theme::Theme;
use super::value::{self, items, text};
use super::{RenderedPage, describe, story, structured, words};
use crate::markdown::{excerpt, tidy};

/// What [`super::render_list`] gives.
pub(super) fn page(input: &ListInput, theme: &Theme) -> RenderedPage {
    let site = &input.site;
    let from = input.path.as_str();
    let kind = match input.kind {
        ListKind::Index => "index",
        ListKind::Section => "section",
        ListKind::Tag => "tag",
    };
    let value = context! {
        site => value::site(site, theme, from, None),
        words => words::words(&site.language),
        meta => meta(input, theme),
        structured_data => structured::list(input),
        list => context! {
            kind,
            title => text(heading(input)),
            items => items(&input.items, from, &site.language),
        },
        modules => value::modules(&input.modules, site, from),
    };
    let (html, theme_error) = theme.render("list.html", &value);
    story::finished(html, &[], theme_error)
}

fn heading(input: &ListInput) -> &str {
    let title = input.title.trim();
    if title.is_empty() { input.site.name.trim() } else { title }
}

fn meta(input: &ListInput, theme: &Theme) -> Value {
    let site = &input.site;
    let heading = heading(input);
    let title = match input.kind {
        ListKind::Index => site.name.trim().to_owned(),
        _ => format!("{heading} - {}", site.name.trim()),
    };
    let photo = input.items.iter().find(|item| item.picture.is_some()).map_or_else(
        || describe::stand_in(site, theme),
        |item| Photo {
            picture: item.picture.clone(),
            alt: item.headline.clone(),
            ..Photo::default()
        },
    );
    context! {
        title => text(&title),
        description => description(input),
        robots => "index,follow,max-image-preview:large",
        canonical => text(&absolute(&site.url, &input.path)),
        previous => (),
        next => (),
        kind => "website",
        share_title => text(heading),
        image => describe::image(&photo, &site.url),
        published => (),
        modified => (),
        section => (),
        tags => Vec::<Value>::new(),
    }
}

/// The newest headlines say what a list is about.
fn description(input: &ListInput) -> String {
    let headlines: Vec<&str> =
        input.items.iter().take(3).map(|item| item.headline.trim()).collect();
    let heading = match input.kind {
        ListKind::Index => input.site.name.trim().to_owned(),
        _ => format!("{} - {}", heading(input), input.site.name.trim()),
    };
    let text = if headlines.is_empty() {
        heading
    } else {
        format!("{heading}: {}", headlines.join(" · "))
    };
    tidy(&excerpt(&text, 300)).into_owned()
}
