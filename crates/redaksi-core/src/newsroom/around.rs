//! What stands around a story: the site's own lines, the modules, and the
//! lists that lead to it. All of it is of the edition, never of a draft.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Utc};

use super::edition::Edition;
use super::pages::{DESCRIPTION, OnItsWay, PrintRun};
use super::{MODULES, Newsroom};
use crate::article::{ArticleId, LeadMedia};
use crate::error::Result;
use crate::export::address;
use crate::export::modules::{Setting, choose};
use crate::markdown;
use crate::page::{self, Item, ListInput, ListKind, Module, NavLink, RenderedPage, Site};

impl Newsroom {
    /// The newsroom as its pages show it.
    pub(super) fn site(&self, edition: &Edition, now: DateTime<Utc>) -> Site {
        let settings = &self.settings;
        let zone = settings.zone();
        let in_use: BTreeSet<&str> =
            edition.newest.iter().map(|card| card.section.as_str()).collect();
        let sections = settings.texts("sections").into_iter();
        Site {
            name: settings.text("name").to_owned(),
            url: settings.text("url").to_owned(),
            language: settings.language().to_owned(),
            zone,
            opener_separator: settings.text("opener_separator").to_owned(),
            sections: sections
                .filter(|name| in_use.contains(name.as_str()))
                .map(|name| NavLink { path: address::section_page(&name), name })
                .collect(),
            year: zone.local(now).year(),
            ..Site::default()
        }
    }

    /// The modules on a story's page.
    pub(super) fn modules(&self, story: &OnItsWay<'_>, run: &PrintRun<'_>) -> Result<Vec<Module>> {
        let ranked = run.edition.ranked(story.id, story.article, &story.parsed.plain, run.now);
        let module = |key: &&str| self.module(key, &ranked, Some(story.id), run.edition);
        MODULES.iter().map(module).collect()
    }

    fn module(
        &self,
        key: &str,
        ranked: &[ArticleId],
        around: Option<ArticleId>,
        edition: &Edition,
    ) -> Result<Module> {
        let set = |name: &str| format!("modules.{key}.{name}");
        let pins = self.settings.texts(&set("pins"));
        let empty = self.settings.text(&set("empty"));
        let setting = Setting {
            key: key.to_owned(),
            count: self.settings.count(&set("count")),
            pins: pins.iter().filter_map(|id| ArticleId::parse(id)).collect(),
            fill: empty == "latest",
            section: self.settings.text("modules.regional.section").to_owned(),
        };
        let chosen = choose(&setting, &edition.newest, ranked, around);
        let items = chosen.iter().map(|id| self.item(*id, edition)).collect::<Result<Vec<_>>>()?;
        Ok(Module {
            key: page_key(key).to_owned(),
            heading: self.settings.heading(key),
            ordered: key == "popular",
            items: items.into_iter().flatten().collect(),
            as_of: None,
            show_empty: empty == "heading",
        })
    }

    /// A story as lists show it.
    pub(super) fn item(&self, id: ArticleId, edition: &Edition) -> Result<Option<Item>> {
        let Some(story) = edition.stories.get(&id) else { return Ok(None) };
        let article = &story.article;
        let picture = match &article.lead.media {
            Some(LeadMedia::Stored(id)) => self.picture(id)?,
            _ => None,
        };
        let deck = if article.deck.is_empty() {
            markdown::excerpt(&story.parsed.plain, DESCRIPTION)
        } else {
            article.deck.clone()
        };
        Ok(Some(Item {
            headline: article.headline.clone(),
            path: story.paths.pages[0].clone(),
            section: article.section.clone(),
            published_at: article.published_at,
            zone: article.zone,
            picture,
            alt: article.lead.alt.clone(),
            deck,
        }))
    }

    /// A front, section or tag page.
    pub(super) fn list_page(
        &self,
        kind: ListKind,
        title: &str,
        path: &str,
        ids: &[ArticleId],
        run: &PrintRun<'_>,
    ) -> Result<RenderedPage> {
        let edition = run.edition;
        let items = ids.iter().map(|id| self.item(*id, edition)).collect::<Result<Vec<_>>>()?;
        let modules = ["picks", "popular"].iter();
        let input = ListInput {
            kind,
            title: title.to_owned(),
            path: path.to_owned(),
            items: items.into_iter().flatten().collect(),
            modules: modules
                .map(|key| self.module(key, &[], None, edition))
                .collect::<Result<Vec<_>>>()?,
            ..ListInput::default()
        };
        Ok(page::render_list(&run.prepared, &input))
    }
}

/// The name of a module in templates and style sheets.
fn page_key(key: &str) -> &'static str {
    match key {
        "picks" => "pilihan",
        "related" => "terkait",
        "latest" => "terkini",
        "popular" => "terpopuler",
        _ => "daerah",
    }
}
