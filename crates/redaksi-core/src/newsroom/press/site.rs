//! The newsroom as every one of its pages shows it. A function of settings and
//! edition; the clock has no part in it.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::super::edition::Edition;
use super::super::settings::Settings;
use crate::export::address;
use crate::page::{Feed, FeedKind, Icon, NavLink, OwnPage, OwnPages, Site};
use crate::site::{icons, manifest, search};

/// The newsroom in its pages.
pub(super) fn site(settings: &Settings, edition: &Edition) -> Site {
    let zone = settings.zone();
    let listed = edition.stories.values().filter(|story| !story.is_withdrawn());
    let in_use: BTreeSet<&str> = listed.map(|story| story.article().section.as_str()).collect();
    let sections = settings.texts("sections").into_iter();
    let newest = edition.stories.values().filter_map(|story| story.article().published_at).max();
    let accent = settings.text("accent");
    let name = settings.text("name");
    Site {
        name: name.to_owned(),
        url: settings.text("url").to_owned(),
        language: settings.language().to_owned(),
        zone,
        opener_separator: settings.text("opener_separator").to_owned(),
        sections: sections
            .filter(|name| in_use.contains(name.as_str()))
            .map(|name| NavLink { path: address::section_page(&name), name })
            .collect(),
        pages: OwnPages {
            about: Some(OwnPage::About.path().to_owned()),
            guidelines: Some(OwnPage::Guidelines.path().to_owned()),
            privacy: Some(OwnPage::Privacy.path().to_owned()),
            contact: Some(OwnPage::Contact.path().to_owned()),
        },
        search: Some(search::PAGE.to_owned()),
        archive: Some(address::ARCHIVE.to_owned()),
        feeds: vec![
            Feed { name: name.to_owned(), path: address::FEED.to_owned(), kind: FeedKind::Rss },
            Feed {
                name: name.to_owned(),
                path: address::JSON_FEED.to_owned(),
                kind: FeedKind::Json,
            },
        ],
        icons: icons::for_manifest(accent)
            .into_iter()
            .filter(|icon| !icon.maskable)
            .map(|icon| Icon { path: icon.path, size: icon.size, touch: false })
            .collect(),
        manifest: Some(manifest::PATH.to_owned()),
        // The year of the newest story: a page does not change at midnight.
        year: newest.map_or(2000, |at| zone.local(at).year()),
        ..Site::default()
    }
}
