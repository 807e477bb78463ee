//! The newsroom's own pages and the search page.

use std::collections::HashMap;

use super::Press;
use crate::article::MediaId;
use crate::export::address;
use crate::export::brief::SUMMARY;
use crate::markdown::{self, BodyLink, LinkTarget, PictureLink, Resolved, Resolvers};
use crate::page::{self, Imprint, OwnPage, RenderedPage, SearchInput, TextPageInput};
use crate::site::search;

impl Press<'_> {
    /// The Markdown of one of the newsroom's own pages: what the newsroom
    /// wrote, else the text of the house.
    pub(in crate::newsroom) fn own_text(&self, own: OwnPage) -> String {
        let key = match own {
            OwnPage::About => "page.redaksi",
            OwnPage::Guidelines => "page.pedoman",
            OwnPage::Privacy => "page.privasi",
            OwnPage::Contact => "page.kontak",
        };
        let written = self.settings.text(key);
        if !written.trim().is_empty() {
            return written.to_owned();
        }
        let text = |key: &str| self.settings.text(key).to_owned();
        let imprint = Imprint {
            name: text("name"),
            url: text("url"),
            responsible: text("imprint.responsible"),
            company: text("imprint.company"),
            address: text("imprint.address"),
            email: text("imprint.email"),
            phone: text("imprint.phone"),
            people: self.settings.texts("imprint.people").iter().map(|who| person(who)).collect(),
        };
        own.default_text(self.settings.language(), &imprint)
    }

    /// Makes one of the newsroom's own pages.
    pub(in crate::newsroom) fn own_page(&self, own: OwnPage) -> RenderedPage {
        let text = self.own_text(own);
        let parsed = markdown::parse(&text, &self.labels);
        let link = |link: &BodyLink| match &link.target {
            LinkTarget::Address(address) => Resolved::Link { href: address.clone(), text: None },
            _ => Resolved::Text,
        };
        let none: HashMap<MediaId, PictureLink> = HashMap::new();
        let picture = |id: &MediaId| none.get(id).cloned();
        let resolvers = Resolvers { link: &link, picture: &picture };
        let printed = markdown::render(&text, &self.labels, &resolvers);
        let input = TextPageInput {
            title: own.title(self.settings.language()).to_owned(),
            path: own.path().to_owned(),
            body: printed.pages.concat(),
            excerpt: markdown::excerpt(&parsed.plain, SUMMARY),
        };
        page::render_text(&self.prepared, &input)
    }

    /// Makes the search page.
    pub(in crate::newsroom) fn search_page(&self) -> RenderedPage {
        let input = SearchInput {
            path: search::PAGE.to_owned(),
            script: search::script().0,
            form: search::form(self.settings.language(), address::ARCHIVE),
        };
        page::render_search(&self.prepared, &input)
    }
}

/// Who works there, as the setting writes it: `Editor: Siti Nurhasanah`, or a
/// name alone.
fn person(text: &str) -> (String, String) {
    let (role, name) = text.split_once(':').unwrap_or(("", text));
    (role.trim().to_owned(), name.trim().to_owned())
}
