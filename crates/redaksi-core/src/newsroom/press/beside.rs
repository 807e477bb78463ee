//! What stands beside a story or a list: the modules.

use super::{OnItsWay, Press};
use crate::article::{ArticleId, Zone};
use crate::error::Result;
use crate::export::address;
use crate::export::modules::{Around, Arranged, Arrangement, Entry, Key, Place};
use crate::export::parts::{Part, Parts, digest};
use crate::markdown::{LinkTarget, Parsed};
use crate::newsroom::edition::InEdition;
use crate::newsroom::press::Printed;
use crate::page::{Item, Module, NavLink};

impl Press<'_> {
    /// The modules of a story's page as the text stands.
    pub(super) fn beside_draft(&self, story: &OnItsWay<'_>) -> Result<Arrangement> {
        let ranked = match self.lists.index() {
            Some(index) => {
                let text = crate::export::brief::text(story.id, story.article, &story.parsed.plain);
                index.nearest(&text, crate::related::LONGEST_LIST)
            }
            None => Vec::new(),
        };
        Ok(self.arrange(story.id, story, &ranked))
    }

    /// The modules of a sealed story's page.
    pub(in crate::newsroom) fn beside(&self, id: ArticleId, story: &InEdition) -> Arrangement {
        let links = story.brief.links.iter().zip(&story.leads).filter(|(link, _)| link.read_also);
        let shown: Vec<ArticleId> = links
            .filter_map(|(_, lead)| match self.led(*lead) {
                Printed::Story(to, ..) => Some(to),
                _ => None,
            })
            .collect();
        let ranked: Vec<ArticleId> = self.lists.of(id).iter().map(|(_, id)| *id).collect();
        self.modules.arrange(&Around {
            place: Place::Story(id, story.article().published_at),
            shown: &shown,
            ranked: &ranked,
            tags: &story.article().tags,
        })
    }

    fn arrange(&self, id: ArticleId, story: &OnItsWay<'_>, ranked: &[ArticleId]) -> Arrangement {
        let shown = read_also(story.parsed)
            .filter_map(|(nth, target, label)| match self.printed(id, nth, target, label) {
                Ok(Printed::Story(to, ..)) => Some(to),
                _ => None,
            })
            .collect::<Vec<_>>();
        self.modules.arrange(&Around {
            place: Place::Story(id, story.article.published_at),
            shown: &shown,
            ranked,
            tags: &story.article.tags,
        })
    }

    /// The modules of the front of a list.
    pub(super) fn beside_list(&self, listed: &[ArticleId]) -> Arrangement {
        let around = Around { place: Place::List, shown: listed, ranked: &[], tags: &[] };
        self.modules.arrange(&around)
    }

    /// Modules as the page takes them. Tags stand on the story by themselves.
    pub(super) fn modules(&self, arranged: &Arrangement) -> Vec<Module> {
        let seen = arranged.modules.iter().filter(|module| module.key != Key::Tags);
        seen.map(|module| self.module(module)).collect()
    }

    /// The tags as the story shows them.
    pub(super) fn tags(&self, arranged: &Arrangement) -> Vec<NavLink> {
        let tags = arranged.modules.iter().filter(|module| module.key == Key::Tags);
        let named = tags.flat_map(|module| &module.items).filter_map(|entry| match entry {
            Entry::Tag(tag) => Some(NavLink { name: tag.clone(), path: address::tag_page(tag) }),
            _ => None,
        });
        named.collect()
    }

    fn module(&self, module: &Arranged) -> Module {
        Module {
            key: module.key.page_name().to_owned(),
            heading: self.heading(module).to_owned(),
            ordered: module.key == Key::Popular && !module.filled,
            items: module.items.iter().filter_map(|entry| self.entry(entry)).collect(),
            as_of: module.as_of,
            show_empty: module.items.is_empty(),
        }
    }

    fn heading(&self, module: &Arranged) -> &str {
        if module.filled {
            self.settings.filled_heading()
        } else {
            &self.headings[module.key as usize]
        }
    }

    /// The order of modules on the pages of stories.
    pub(in crate::newsroom) fn story_order(&self) -> &[Key] {
        &self.modules.rules().order
    }

    fn entry(&self, entry: &Entry) -> Option<Item> {
        match entry {
            Entry::Story(id) => self.edition.stories.get(id).map(|story| self.item(story)),
            Entry::Tag(tag) => Some(Item {
                headline: tag.clone(),
                path: address::tag_page(tag),
                ..Item::default()
            }),
            Entry::Elsewhere(story) => Some(Item {
                headline: story.headline.clone(),
                path: story.url.clone(),
                section: story.site.clone(),
                published_at: story.published_at,
                zone: self.settings.zone(),
                ..Item::default()
            }),
        }
    }

    /// A story as lists show it.
    pub(super) fn item(&self, story: &InEdition) -> Item {
        let article = story.article();
        let lead = crate::newsroom::edition::lead_of(article);
        Item {
            headline: article.headline.clone(),
            path: story.paths.pages[0].clone(),
            section: article.section.clone(),
            published_at: article.published_at,
            zone: article.zone,
            picture: lead.and_then(|id| self.picture(id, article.lead.focus)),
            alt: article.lead.alt.clone(),
            deck: story.brief.summary.clone(),
        }
    }

    /// The digest of what [`Press::item`] makes of a sealed story.
    pub(super) fn card(&self, story: &InEdition) -> u64 {
        let article = story.article();
        let lead = crate::newsroom::edition::lead_of(article);
        let picture = lead.map(|id| (id, self.edition.pictures.get(id), article.lead.focus));
        let texts = (&article.headline, &article.section, &article.lead.alt, &story.brief.summary);
        digest(&(texts, &story.paths.pages[0], article.published_at, article.zone, picture))
    }

    /// The modules as parts of a fingerprint: each by what it shows, and by its
    /// place in the order that is set.
    pub(in crate::newsroom) fn module_parts(
        &self,
        arranged: &Arrangement,
        order: &[Key],
        parts: Parts,
    ) -> Parts {
        let zone: Zone = self.settings.zone();
        let mut parts = parts;
        for module in &arranged.modules {
            let cards: Vec<_> = module
                .items
                .iter()
                .map(|entry| match entry {
                    Entry::Story(id) => (self.cards.get(id).copied(), None),
                    other => (None, Some(other)),
                })
                .collect();
            let place = order.iter().position(|key| *key == module.key);
            let shown = (&cards, self.heading(module), module.as_of, place, zone);
            parts = parts.of(Part::Module(module.key), &shown);
        }
        if arranged.home { parts.of(Part::Home, &true) } else { parts }
    }
}

fn read_also(parsed: &Parsed) -> impl Iterator<Item = (usize, &LinkTarget, &str)> {
    let links = parsed.links.iter().enumerate().filter(|(_, link)| link.read_also);
    links.map(|(nth, link)| (nth, &link.target, link.label.as_str()))
}
