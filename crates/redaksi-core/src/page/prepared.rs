//! A newsroom and its theme, made ready once for all of its pages.
//!
//! What stands on every page (masthead, footer, words, publisher) is made once
//! for each depth of folder and section, and shared by all threads.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use minijinja::Value;

use super::house::{self, HousePicture};
use super::input::{Feed, FeedKind, NavLink, Picture, Site};
use super::modules::Printed;
use super::path::{Here, absolute, root_of};
use super::record::record;
use super::structured::Organization;
use super::theme::{Theme, ThemeError};
use super::value::{link, text};
use super::{CSP_META, words};

/// A newsroom and its theme, ready to make pages of. Made by
/// [`Theme::prepare`]; threads may share it.
#[derive(Debug)]
pub struct Prepared {
    pub(super) theme: Theme,
    pub(super) site: Site,
    /// The words of the page, for templates.
    pub(super) words: Value,
    /// The publisher, for structured data.
    pub(super) publisher: Organization,
    /// What stands where a page without a picture is shared.
    stand_in: Picture,
    house: Vec<HousePicture>,
    /// The address of the front page.
    pub(super) home: String,
    /// The path of the export root within its host, with slashes around it.
    pub(super) root: String,
    /// Modules that were printed before.
    pub(super) printed: Printed,
    frames: RwLock<BTreeMap<FrameKey, Arc<Frame>>>,
}

/// Pages at the same depth and in the same section have the same frame.
type FrameKey = (usize, Option<usize>);

/// What stands around a page.
#[derive(Debug)]
pub(super) struct Frame {
    /// The value `site` of the templates.
    pub site: Value,
    /// The masthead, ready to be printed.
    pub masthead: Value,
    /// The footer, ready to be printed.
    pub footer: Value,
    /// The first fault of an overridden masthead or footer.
    pub error: Option<ThemeError>,
}

impl Theme {
    /// Makes the theme ready for the pages of a newsroom.
    pub fn prepare(&self, site: &Site) -> Prepared {
        let site = site.clone();
        let house = self.house(&site.name, &site.language);
        Prepared {
            words: words::words(&site.language),
            publisher: Organization::publisher(&site, self),
            stand_in: site.share.clone().unwrap_or_else(|| house::picture(&house)),
            house: if site.share.is_none() { house.to_vec() } else { Vec::new() },
            home: absolute(&site.url, "index.html"),
            root: root_of(&site.url),
            theme: self.clone(),
            site,
            printed: Printed::default(),
            frames: RwLock::default(),
        }
    }
}

impl Prepared {
    /// The newsroom.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The drawings that stand for what has no picture, as far as pages name
    /// them.
    pub fn house(&self) -> &[HousePicture] {
        &self.house
    }

    /// What stands where a page without a picture is shared.
    pub fn stand_in(&self) -> &Picture {
        &self.stand_in
    }

    /// The address of a path of the export.
    pub(super) fn url(&self, path: &str) -> String {
        absolute(&self.site.url, path)
    }

    /// What stands around the page at `here`, in the section of that path.
    pub(super) fn frame(&self, here: &Here<'_>, section: Option<&str>) -> Arc<Frame> {
        let depth = here.depth().filter(|_| !self.leads_to(here.path));
        let Some(depth) = depth else {
            return Arc::new(self.make_frame(here, section, CSP_META));
        };
        let section = section
            .and_then(|path| self.site.sections.iter().position(|section| section.path == path));
        let key = (depth, section);
        let known = self.frames.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(frame) = known {
            return frame;
        }
        // Links of a frame depend on the depth alone, as long as they lead up
        // to the root before they lead down.
        let path = "_/".repeat(depth);
        let of = section.map(|at| self.site.sections[at].path.as_str());
        let frame = Arc::new(self.make_frame(&Here::at(&path), of, CSP_META));
        let mut frames = self.frames.write().unwrap_or_else(PoisonError::into_inner);
        frames.entry(key).or_insert(frame).clone()
    }

    /// True where the frame itself links to the page, so that it says "here".
    fn leads_to(&self, path: &str) -> bool {
        let site = &self.site;
        let pages = &site.pages;
        let own = [&pages.about, &pages.guidelines, &pages.privacy, &pages.contact];
        own.into_iter().chain([&site.search, &site.archive]).flatten().any(|own| own == path)
            || site.sections.iter().chain(&site.footer).any(|link| link.path == path)
    }

    /// Makes a frame with its policy.
    pub(super) fn make_frame(&self, here: &Here<'_>, section: Option<&str>, csp: &str) -> Frame {
        let site = self.site_value(here, section, csp);
        let value = record! { site => site.clone(), words => self.words.clone() };
        let (masthead, in_masthead) = self.theme.render("masthead.html", &value);
        let (footer, in_footer) = self.theme.render("footer.html", &value);
        Frame {
            site,
            masthead: Value::from_safe_string(masthead.trim_end().to_owned()),
            footer: Value::from_safe_string(footer.trim_end().to_owned()),
            error: in_masthead.or(in_footer),
        }
    }

    fn site_value(&self, here: &Here<'_>, section: Option<&str>, csp: &str) -> Value {
        let site = &self.site;
        let sections: Vec<Value> = site
            .sections
            .iter()
            .map(|entry| {
                record! {
                    name => text(&entry.name),
                    href => text(&here.link(&entry.path)),
                    here => entry.path == here.path,
                    within => section == Some(entry.path.as_str()),
                }
            })
            .collect();
        // The masthead prints the last word of the name in the accent.
        let name = site.name.trim();
        let (head, tail) = name.split_at(name.rfind(' ').map_or(0, |at| at + 1));
        let icons: Vec<Value> = site
            .icons
            .iter()
            .map(|icon| {
                record! { href => here.link(&icon.path), size => icon.size, touch => icon.touch }
            })
            .collect();
        let optional = |path: &Option<String>| path.as_ref().map(|path| text(&here.link(path)));
        record! {
            name => text(&site.name),
            name_head => text(head),
            name_tail => text(tail),
            url => text(&absolute(&site.url, "")),
            home => here.link("index.html"),
            about => text(&here.link(site.about())),
            language => text(&site.language),
            direction => words::direction(&site.language),
            locale => text(&words::locale(&site.language)),
            sections,
            footer => self.footer_links(here),
            feeds => feeds(&site.feeds, here),
            search => optional(&site.search),
            archive => optional(&site.archive),
            searching => site.search.as_deref() == Some(here.path),
            year => site.year,
            stylesheet => here.link(self.theme.stylesheet()),
            icon => here.link(self.theme.icon()),
            icons,
            manifest => optional(&site.manifest),
            csp => Value::from_safe_string(csp.trim_end().to_owned()),
        }
    }

    /// The links of the footer: the newsroom's own pages, what the caller
    /// adds, archive, search and feed.
    fn footer_links(&self, here: &Here<'_>) -> Vec<Value> {
        let site = &self.site;
        let pages = &site.pages;
        let rss = site.feeds.iter().find(|feed| feed.kind == FeedKind::Rss);
        let own = [
            ("Redaksi", "About Us", &pages.about),
            ("Pedoman Media Siber", "Pedoman Media Siber", &pages.guidelines),
            ("Hak Jawab & Koreksi", "Corrections", &pages.contact),
            ("Kontak", "Contact", &pages.contact),
            ("Privasi", "Privacy", &pages.privacy),
        ];
        let rest = [
            ("Arsip", "Archive", site.archive.as_ref()),
            ("Cari", "Search", site.search.as_ref()),
            ("RSS", "RSS", rss.map(|feed| &feed.path)),
        ];
        let named = |(id, en, path): (&str, &str, &String)| NavLink {
            name: words::pick(&site.language, id, en).to_owned(),
            path: path.clone(),
        };
        let own = own.into_iter().filter_map(|(id, en, path)| Some((id, en, path.as_ref()?)));
        let rest = rest.into_iter().filter_map(|(id, en, path)| Some((id, en, path?)));
        let links = own.map(named).chain(site.footer.iter().cloned()).chain(rest.map(named));
        links.map(|entry| link(&entry, here)).collect()
    }
}

/// Feeds that a page names.
pub(super) fn feeds(feeds: &[Feed], here: &Here<'_>) -> Vec<Value> {
    feeds
        .iter()
        .map(|feed| {
            let kind = match feed.kind {
                FeedKind::Rss => "application/rss+xml",
                FeedKind::Atom => "application/atom+xml",
                FeedKind::Json => "application/feed+json",
            };
            record! { name => text(&feed.name), href => text(&here.link(&feed.path)), kind }
        })
        .collect()
}
