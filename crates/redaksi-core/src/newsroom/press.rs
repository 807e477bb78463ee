//! The press: makes pages of an edition. It reads nothing and writes nothing,
//! so that any number of threads may use one.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};

use super::edition::{Edition, InEdition, lead_of};
use super::names::{follows_by_name, leads_to};
use super::pages::{FinishedPage, WhichPage};
use super::settings::Settings;
use crate::article::{Article, ArticleId, MediaId};
use crate::error::{Error, Result};
use crate::export::address;
use crate::markdown::{
    self, BodyLink, LinkTarget, Parsed, PictureLink, Resolved, Resolvers,
};
use crate::page::{
    self, NavLink, PageInput, Part, Photo, Picture, RenderedPage, StoryPage, StoryPaths, Theme,
};
use crate::related::{LinkTo, Lists};

/// All that pages are made with.
pub(super) struct Press<'a> {
    pub(super) settings: &'a Settings,
    pub(super) theme: &'a Theme,
    pub(super) edition: &'a Edition,
    pub(super) lists: &'a Lists,
    /// Pictures that no story of the edition shows: those of a draft.
    pub(super) drafted: HashMap<MediaId, Picture>,
    pub(super) now: DateTime<Utc>,
}

/// A story on its way to the page.
pub(super) struct OnItsWay<'a> {
    pub(super) id: ArticleId,
    pub(super) article: &'a Article,
    pub(super) parsed: &'a Parsed,
    pub(super) paths: StoryPaths,
    /// A preview of the text as it stands marks what is unresolved; a sealed
    /// page leaves it out.
    pub(super) draft: bool,
}

/// Where a link of a story leads in print.
pub(super) enum Printed<'e> {
    /// To a story of the edition, whose headline it bears unless the editor
    /// wrote a text of their own.
    Story(&'e InEdition, bool),
    /// To an address outside.
    Outside,
    /// Nowhere any more: the story was withdrawn.
    Withdrawn,
    /// Nowhere yet.
    Nowhere,
}

impl<'a> Press<'a> {
    /// Makes a page of a story.
    pub(super) fn finish(&self, story: &OnItsWay<'_>, which: WhichPage) -> Result<FinishedPage> {
        let part = part_of(&story.paths, which)?;
        let path = path_of(&story.paths, part).to_owned();
        let printed = self.print_body(story, &path)?;
        let body = match part {
            Part::Whole => printed.pages.concat(),
            Part::Page(n) => printed.pages.into_iter().nth(n as usize - 1).unwrap_or_default(),
        };
        let input = PageInput {
            site: self.site(),
            story: self.story_page(story, part, body),
            modules: self.modules_beside(story)?,
        };
        let made: RenderedPage = page::render(&input, self.theme);
        let mut problems = printed.problems;
        problems.extend(made.problems);
        Ok(FinishedPage {
            html: made.html,
            path,
            blocks: made.body.into_iter().map(|block| (block.range, block.line)).collect(),
            pages: u32::try_from(story.paths.pages.len()).unwrap_or(1),
            theme_error: made.theme_error,
            problems,
        })
    }

    /// A stored picture that is at hand.
    pub(super) fn picture(&self, id: &MediaId) -> Option<&Picture> {
        self.edition.pictures.get(id).or_else(|| self.drafted.get(id))
    }

    /// Where a link leads in print.
    pub(super) fn printed(
        &self,
        holder: ArticleId,
        target: &LinkTarget,
        label: &str,
    ) -> Result<Printed<'a>> {
        let names = &self.edition.names;
        let site = self.settings.text("url");
        let id = match leads_to(names, site, target, label, holder)? {
            LinkTo::Story(id) => id,
            LinkTo::Outside => return Ok(Printed::Outside),
            LinkTo::Nowhere => return Ok(Printed::Nowhere),
        };
        if self.edition.retracted.contains(&id) {
            return Ok(Printed::Withdrawn);
        }
        let Some(story) = self.edition.stories.get(&id) else { return Ok(Printed::Nowhere) };
        let follows = follows_by_name(names, label, id, &story.article().headline)?;
        Ok(Printed::Story(story, follows))
    }

    fn print_body(&self, story: &OnItsWay<'_>, path: &str) -> Result<markdown::Rendered> {
        let mut links: HashMap<usize, Resolved> = HashMap::new();
        for link in &story.parsed.links {
            links.insert(link.range.start, self.print_link(story, link, path)?);
        }
        let mut pictures: BTreeMap<&MediaId, PictureLink> = BTreeMap::new();
        for id in &story.parsed.pictures {
            if let Some(picture) = self.picture(id) {
                let link = PictureLink {
                    href: page::relative(path, &picture.path),
                    width: picture.width,
                    height: picture.height,
                    srcset: Vec::new(),
                    credit: String::new(),
                };
                pictures.insert(id, link);
            }
        }
        let link =
            |link: &BodyLink| links.get(&link.range.start).cloned().unwrap_or(Resolved::Text);
        let picture = |id: &MediaId| pictures.get(id).cloned();
        let resolvers = Resolvers { link: &link, picture: &picture };
        Ok(markdown::render(&story.article.body, &self.settings.labels(), &resolvers))
    }

    fn print_link(&self, story: &OnItsWay<'_>, link: &BodyLink, path: &str) -> Result<Resolved> {
        Ok(match self.printed(story.id, &link.target, &link.label)? {
            Printed::Story(target, follows) => Resolved::Link {
                href: page::relative(path, &target.paths.pages[0]),
                text: follows.then(|| target.article().headline.clone()),
            },
            Printed::Outside => match &link.target {
                LinkTarget::Address(address) => {
                    Resolved::Link { href: address.clone(), text: None }
                }
                _ => Resolved::Text,
            },
            Printed::Withdrawn if link.read_also => Resolved::Omit,
            Printed::Withdrawn => Resolved::Text,
            Printed::Nowhere if story.draft => Resolved::Unresolved,
            Printed::Nowhere if link.read_also => Resolved::Omit,
            Printed::Nowhere => Resolved::Text,
        })
    }

    fn story_page(
        &self,
        story: &OnItsWay<'_>,
        part: Part,
        body: Vec<markdown::HtmlBlock>,
    ) -> StoryPage {
        let article = story.article;
        let section = (!article.section.is_empty()).then(|| NavLink {
            name: article.section.clone(),
            path: address::section_page(&article.section),
        });
        let tags = article.tags.iter();
        StoryPage {
            headline: article.headline.clone(),
            deck: article.deck.clone(),
            opener: article.opener.clone(),
            section,
            tags: tags
                .map(|tag| NavLink { name: tag.clone(), path: address::tag_page(tag) })
                .collect(),
            contributors: article.contributors.clone(),
            published_at: article.published_at,
            updated_at: article.updated_at,
            zone: article.zone,
            photo: self.photo(article),
            notices: Vec::new(),
            body,
            excerpt: markdown::excerpt(&story.parsed.plain, super::pages::DESCRIPTION),
            part,
            paths: story.paths.clone(),
        }
    }

    fn photo(&self, article: &Article) -> Option<Photo> {
        (!article.lead.is_empty()).then(|| Photo {
            picture: lead_of(article).and_then(|id| self.picture(id)).cloned(),
            alt: article.lead.alt.clone(),
            caption: article.lead.caption.clone(),
            credit: article.lead.credit.clone(),
        })
    }
}

/// The part of a story that is asked for.
fn part_of(paths: &StoryPaths, which: WhichPage) -> Result<Part> {
    let pages = u32::try_from(paths.pages.len()).unwrap_or(1);
    match which {
        WhichPage::Number(n) if n >= 1 && n <= pages => Ok(Part::Page(n)),
        WhichPage::Whole if pages > 1 => Ok(Part::Whole),
        WhichPage::Whole => Ok(Part::Page(1)),
        WhichPage::Number(n) => Err(Error::BadValue {
            name: "page".to_owned(),
            value: n.to_string(),
            takes: "a page's number, or all",
        }),
    }
}

fn path_of(paths: &StoryPaths, part: Part) -> &str {
    let first = paths.pages.first().map_or("", String::as_str);
    match part {
        Part::Whole => paths.whole.as_deref().unwrap_or(first),
        Part::Page(n) => paths.pages.get(n as usize - 1).map_or(first, String::as_str),
    }
}
