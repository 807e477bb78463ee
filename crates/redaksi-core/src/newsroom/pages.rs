//! Finished pages: gathers the story, its modules, the theme and the settings
//! into one value, and has the page made of it.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use chrono::{DateTime, Utc};

use super::Newsroom;
use super::edition::{Edition, leads_to};
use super::story::follows_by_name;
use crate::article::{Article, ArticleId, LeadMedia, MediaId, Notice, Problem};
use crate::error::{Error, Refusal, Result};
use crate::export::address;
use crate::markdown::{self, BodyLink, LinkTarget, Parsed, PictureLink, Resolved, Resolvers};
use crate::page::{
    self, NavLink, PageInput, Part, Person, Photo, Prepared, RenderedPage, StoryPage, StoryPaths,
    ThemeError,
};
use crate::related::LinkTo;
use crate::review::{self, open_seal};

/// The length of a description made from the text, in characters.
pub(super) const DESCRIPTION: usize = 155;

/// Which page of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhichPage {
    /// From 1.
    Number(u32),
    /// The whole story on one page.
    Whole,
}

/// A page that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRequest {
    /// The story.
    pub id: ArticleId,
    /// Which of its pages.
    pub which: WhichPage,
    /// The newest seal, instead of the text as it stands.
    pub sealed: bool,
    /// The clock.
    pub now: DateTime<Utc>,
}

/// A page, ready to be written or shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinishedPage {
    /// The whole file.
    pub html: String,
    /// Where it stands, relative to the site's root.
    pub path: String,
    /// Each block of the text: its bytes in `html` and its line in the body.
    pub blocks: Vec<(Range<usize>, u32)>,
    /// How many pages the story has.
    pub pages: u32,
    /// A template of the newsroom that failed.
    pub theme_error: Option<ThemeError>,
    /// What was noticed while the page was made.
    pub problems: Vec<Problem>,
}

/// An edition with what all of its pages are made with at a time, made ready
/// once for however many pages there are.
pub(super) struct PrintRun<'e> {
    pub(super) edition: &'e Edition,
    pub(super) now: DateTime<Utc>,
    pub(super) prepared: Prepared,
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

impl Newsroom {
    /// A finished page of a story.
    pub fn page(&mut self, request: &PageRequest) -> Result<FinishedPage> {
        let labels = self.settings.labels();
        let article = self.article_for_page(request)?;
        let parsed = markdown::parse(&article.body, &labels);
        self.load_theme()?;
        self.edition(request.now)?;
        let edition = self.edition.as_ref().expect("it was made just now");
        let paths = self.paths_of(request.id, &article, parsed.pages, edition);
        let story = OnItsWay {
            id: request.id,
            article: &article,
            parsed: &parsed,
            paths,
            draft: !request.sealed,
        };
        self.finish(&story, request.which, &self.print_run(edition, request.now))
    }

    fn article_for_page(&mut self, request: &PageRequest) -> Result<Article> {
        if !request.sealed {
            return Ok(self.document(request.id)?.article());
        }
        self.settle()?;
        let tables = self.store.read();
        let key = request.id.to_string();
        let row = tables.article(&key)?.ok_or(Error::ArticleNotFound(key))?;
        let hash = row.seal.ok_or(Error::NotAllowed(Refusal::NotSealed))?;
        let content = tables.seal(&hash)?.and_then(|content| open_seal(&hash, &content).ok());
        content.ok_or_else(|| lost_seal(&hash))
    }

    /// The addresses of a story as it would be exported.
    fn paths_of(
        &self,
        id: ArticleId,
        article: &Article,
        pages: u32,
        edition: &Edition,
    ) -> StoryPaths {
        if let Some(known) = edition.stories.get(&id) {
            let same = known.article.section == article.section
                && known.article.slug == article.slug
                && known.parsed.pages == pages;
            if same {
                return known.paths.clone();
            }
        }
        let own = address::own_slug(id, &article.slug);
        let slug = crate::article::unique_slug(&own, |slug| {
            let path = &address::story(&article.section, slug, 1).pages[0];
            slug == "index" || edition.is_taken(path, id)
        });
        address::story(&article.section, &slug, pages)
    }

    /// An edition, made ready for its pages at a time.
    pub(super) fn print_run<'e>(&self, edition: &'e Edition, now: DateTime<Utc>) -> PrintRun<'e> {
        PrintRun { edition, now, prepared: self.theme().prepare(&self.site(edition, now)) }
    }

    /// Makes a page of a story within an edition.
    pub(super) fn finish(
        &self,
        story: &OnItsWay<'_>,
        which: WhichPage,
        run: &PrintRun<'_>,
    ) -> Result<FinishedPage> {
        let pages = u32::try_from(story.paths.pages.len()).unwrap_or(1);
        let part = match which {
            WhichPage::Number(n) if n >= 1 && n <= pages => Part::Page(n),
            WhichPage::Whole if pages > 1 => Part::Whole,
            WhichPage::Whole => Part::Page(1),
            WhichPage::Number(n) => {
                return Err(Error::BadValue {
                    name: "page".to_owned(),
                    value: n.to_string(),
                    takes: "a page's number, or all",
                });
            }
        };
        let path = path_of(&story.paths, part).to_owned();
        let printed = self.print_body(story, &path, run.edition)?;
        let body = match part {
            Part::Whole => printed.pages.concat(),
            Part::Page(n) => printed.pages.into_iter().nth(n as usize - 1).unwrap_or_default(),
        };
        let modules = self.modules(story, run)?;
        let input =
            PageInput { story: self.story_page(story, part, body)?, modules, leads_home: false };
        let made: RenderedPage = page::render(&run.prepared, &input);
        let mut problems = printed.problems;
        problems.extend(made.problems);
        Ok(FinishedPage {
            html: made.html,
            path,
            blocks: made.body.into_iter().map(|block| (block.range, block.line)).collect(),
            pages,
            theme_error: made.theme_error,
            problems,
        })
    }

    fn print_body(
        &self,
        story: &OnItsWay<'_>,
        path: &str,
        edition: &Edition,
    ) -> Result<markdown::Rendered> {
        // Looked up beforehand, since printing itself does no IO.
        let mut printed: HashMap<usize, Resolved> = HashMap::new();
        for link in &story.parsed.links {
            printed.insert(link.range.start, self.print_link(story, link, path, edition)?);
        }
        let mut pictures: BTreeMap<MediaId, PictureLink> = BTreeMap::new();
        for id in &story.parsed.pictures {
            if let Some(picture) = self.picture(id)? {
                let link = PictureLink {
                    href: page::relative(path, &picture.path),
                    width: picture.width,
                    height: picture.height,
                    ..PictureLink::default()
                };
                pictures.insert(id.clone(), link);
            }
        }
        let resolve =
            |link: &BodyLink| printed.get(&link.range.start).cloned().unwrap_or(Resolved::Text);
        let picture = |id: &MediaId| pictures.get(id).cloned();
        let resolvers = Resolvers { link: &resolve, picture: &picture };
        Ok(markdown::render(&story.article.body, &self.settings.labels(), &resolvers))
    }

    fn print_link(
        &self,
        story: &OnItsWay<'_>,
        link: &BodyLink,
        path: &str,
        edition: &Edition,
    ) -> Result<Resolved> {
        let tables = self.store.read();
        let site = self.settings.text("url");
        let to = leads_to(&tables, site, &link.target, &link.label, story.id)?;
        let id = match to {
            LinkTo::Story(id) => id,
            LinkTo::Outside => {
                let LinkTarget::Address(address) = &link.target else {
                    return Ok(Resolved::Text);
                };
                return Ok(Resolved::Link { href: address.clone(), text: None });
            }
            LinkTo::Nowhere => return Ok(lost(story, link)),
        };
        if edition.retracted.contains(&id) {
            return Ok(if link.read_also { Resolved::Omit } else { Resolved::Text });
        }
        let Some(target) = edition.stories.get(&id) else { return Ok(lost(story, link)) };
        let headline = &target.article.headline;
        let follows = follows_by_name(&tables, &link.label, id, headline)?;
        Ok(Resolved::Link {
            href: page::relative(path, &target.paths.pages[0]),
            text: follows.then(|| headline.clone()),
        })
    }

    fn story_page(
        &self,
        story: &OnItsWay<'_>,
        part: Part,
        body: Vec<markdown::HtmlBlock>,
    ) -> Result<StoryPage> {
        let article = story.article;
        let section = (!article.section.is_empty()).then(|| NavLink {
            name: article.section.clone(),
            path: address::section_page(&article.section),
        });
        let tags = article.tags.iter();
        let notices = self.store.read().notices_of(&story.id.to_string())?;
        let notices = review::notices_from_json(&notices);
        Ok(StoryPage {
            headline: article.headline.clone(),
            deck: article.deck.clone(),
            opener: article.opener.clone(),
            section,
            tags: tags
                .map(|tag| NavLink { name: tag.clone(), path: address::tag_page(tag) })
                .collect(),
            byline: article
                .contributors
                .iter()
                .map(|person| Person { role: person.role, name: person.name.clone(), path: None })
                .collect(),
            published_at: article.published_at,
            updated_at: review::updated_at(article.updated_at, &notices),
            zone: article.zone,
            photo: self.photo(article)?,
            notices: notices.into_iter().map(shown).collect(),
            body,
            excerpt: markdown::excerpt(&story.parsed.plain, DESCRIPTION),
            words: story.parsed.words,
            part,
            paths: story.paths.clone(),
            ..StoryPage::default()
        })
    }

    fn photo(&self, article: &Article) -> Result<Option<Photo>> {
        if article.lead.is_empty() {
            return Ok(None);
        }
        let picture = match &article.lead.media {
            Some(LeadMedia::Stored(id)) => self.picture(id)?,
            _ => None,
        };
        Ok(Some(Photo {
            picture,
            alt: article.lead.alt.clone(),
            caption: article.lead.caption.clone(),
            credit: article.lead.credit.clone(),
            ..Photo::default()
        }))
    }
}

/// A notice as readers see it: without who posted it.
fn shown(notice: Notice) -> page::Notice {
    page::Notice { kind: notice.kind, text: notice.text, at: notice.at, link: None }
}

/// What was approved is not there any more.
pub(super) fn lost_seal(hash: &str) -> Error {
    Error::Damaged {
        what: format!("the seal {hash} is missing or altered"),
        source: "run `verify` to see what else is".into(),
    }
}

/// What becomes of a link whose story is not in the edition.
fn lost(story: &OnItsWay<'_>, link: &BodyLink) -> Resolved {
    match (story.draft, link.read_also) {
        (true, _) => Resolved::Unresolved,
        (false, true) => Resolved::Omit,
        (false, false) => Resolved::Text,
    }
}

fn path_of(paths: &StoryPaths, part: Part) -> &str {
    let first = paths.pages.first().map_or("", String::as_str);
    match part {
        Part::Whole => paths.whole.as_deref().unwrap_or(first),
        Part::Page(n) => paths.pages.get(n as usize - 1).map_or(first, String::as_str),
    }
}
