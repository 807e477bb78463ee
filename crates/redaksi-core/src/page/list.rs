//! Lists of stories: the front page, sections, tags, writers, months.

use minijinja::Value;

use super::describe::{self, INDEXED, LONGEST, Meta, SHORTEST};
use super::finish::{self, Opener};
use super::input::{ListInput, ListKind};
use super::modules::Modules;
use super::path::Here;
use super::prepared::{Prepared, feeds};
use super::record::record;
use super::value::{self, items, some_text, text};
use super::{RenderedPage, structured, words};
use crate::markdown::{excerpt, tidy};

/// What [`super::render_list`] gives.
pub(super) fn page(input: &ListInput, prepared: &Prepared) -> RenderedPage {
    let language = &prepared.site.language;
    let here = Here::at(&input.path);
    let section = (input.kind == ListKind::Section && input.number.is_some())
        .then(|| prepared.site.sections.iter().find(|entry| entry.name == input.title))
        .flatten()
        .map(|entry| entry.path.as_str());
    let frame = prepared.frame(&here, section);
    let heading = heading(input, prepared);
    let title = title(input, &heading, prepared);
    let description = description(input, &heading, prepared);
    let meta = meta(input, title, &description, prepared);
    let modules = Modules::of(&input.modules, prepared, &here);
    let error = frame.error.as_ref().or(modules.error.as_ref());
    let value = record! {
        site => frame.site.clone(),
        words => prepared.words.clone(),
        masthead => frame.masthead.clone(),
        footer => frame.footer.clone(),
        meta => meta.value(),
        structured_data => structured::list(input, &heading, &description, prepared),
        list => record! {
            kind => key(input.kind),
            title => text(&heading),
            number => input.number,
            description => some_text(&input.description),
            items => items(&input.items, &here, language),
            groups => groups(input, &here),
        },
        paging => paging(input, &here),
        modules => modules.values,
        beside => modules.beside,
        leads_home => false,
    };
    let made = prepared.theme.render("list.html", &value);
    finish::page(made, error, &[], &Opener::default())
}

fn key(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Index => "index",
        ListKind::Section => "section",
        ListKind::Tag => "tag",
        ListKind::Author => "author",
        ListKind::Date => "date",
        ListKind::Archive => "archive",
    }
}

fn heading(input: &ListInput, prepared: &Prepared) -> String {
    let site = &prepared.site;
    match (input.title.trim(), input.kind) {
        ("", ListKind::Archive) => words::pick(&site.language, "Arsip", "Archive").to_owned(),
        ("", _) => site.name.trim().to_owned(),
        (title, _) => title.to_owned(),
    }
}

/// What a list is called where it stands alone: a section and a tag may bear
/// the same name.
fn full_name(input: &ListInput, heading: &str, prepared: &Prepared) -> String {
    let pick = |id, en| words::pick(&prepared.site.language, id, en);
    let before = match input.kind {
        ListKind::Tag => pick("Tag", "Tag"),
        ListKind::Author => pick("Penulis", "Author"),
        ListKind::Date => pick("Arsip", "Archive"),
        ListKind::Index | ListKind::Section | ListKind::Archive => return heading.to_owned(),
    };
    format!("{before}: {heading}")
}

/// `Tag: KTT - Arsip 2 - Berita KBB`; unique.
fn title(input: &ListInput, heading: &str, prepared: &Prepared) -> String {
    let site = prepared.site.name.trim();
    let mut parts = Vec::new();
    if input.kind != ListKind::Index {
        parts.push(full_name(input, heading, prepared));
    }
    parts.extend(input.number.map(|n| words::archive_title(n, &prepared.site.language)));
    parts.push(site.to_owned());
    parts.retain(|part| !part.is_empty());
    parts.join(" - ")
}

fn meta(input: &ListInput, title: String, description: &str, prepared: &Prepared) -> Meta {
    let shown = input.items.iter().find_map(|item| {
        // A thumbnail is too small for a card.
        let picture = item.picture.as_ref().filter(|picture| picture.width >= 1200)?;
        let alt = if item.alt.trim().is_empty() { &item.headline } else { &item.alt };
        Some(describe::image(picture, alt, prepared))
    });
    let stand_in = || describe::image(prepared.stand_in(), &prepared.site.name, prepared);
    Meta {
        share_title: title.clone(),
        title,
        description: description.to_owned(),
        robots: INDEXED,
        canonical: prepared.url(&input.path),
        previous: input.newer.as_ref().map(|path| prepared.url(path)),
        next: input.older.as_ref().map(|path| prepared.url(path)),
        kind: "website",
        image: Some(shown.unwrap_or_else(stand_in)),
        feeds: feeds(&input.feeds, &Here::at(&input.path)),
        ..Meta::default()
    }
}

/// What is said of a list, and its newest headlines, so that no two pages are
/// described alike.
fn description(input: &ListInput, heading: &str, prepared: &Prepared) -> String {
    let site = prepared.site.name.trim();
    let pick = |id, en| words::pick(&prepared.site.language, id, en);
    let own = match (input.description.trim(), prepared.site.description.trim(), input.kind) {
        (own, ..) if !own.is_empty() => own.to_owned(),
        ("", own, ListKind::Index) if !own.is_empty() => own.to_owned(),
        (.., ListKind::Index) => site.to_owned(),
        _ => {
            let from = pick("di", "on");
            format!("{} {from} {site}", full_name(input, heading, prepared))
        }
    };
    let number = input.number.map(|n| words::archive_title(n, &prepared.site.language));
    let own = number.map_or(own.clone(), |number| format!("{own} - {number}"));
    let items = input.items.iter().map(|item| item.headline.trim());
    let links = input.groups.iter().flat_map(|group| &group.links).map(|link| link.name.trim());
    let named: Vec<&str> = items.chain(links).take(3).collect();
    let mut text = if named.is_empty() { own } else { format!("{own}: {}", named.join(" · ")) };
    if text.chars().count() < SHORTEST {
        text.push_str(". ");
        text.push_str(pick("Kabar terbaru dan arsip lengkap dari", "Latest news and archive of"));
        text.push(' ');
        text.push_str(site);
    }
    tidy(&excerpt(&text, LONGEST)).into_owned()
}

fn groups(input: &ListInput, here: &Here<'_>) -> Vec<Value> {
    let groups = input.groups.iter();
    groups
        .map(|group| {
            let links: Vec<Value> =
                group.links.iter().map(|entry| value::link(entry, here)).collect();
            record! { name => text(&group.name), links }
        })
        .collect()
}

/// The links to newer and older stories. No total stands here: it would change
/// every page with each story.
fn paging(input: &ListInput, here: &Here<'_>) -> Value {
    if input.newer.is_none() && input.older.is_none() {
        return Value::from(());
    }
    let href = |path: &Option<String>| path.as_ref().map(|path| text(&here.link(path)));
    record! { newer => href(&input.newer), older => href(&input.older) }
}
