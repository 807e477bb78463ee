//! A story's page: its text with links and pictures in place, and what stands
//! around it.

use std::collections::{BTreeMap, HashMap};

use super::{OnItsWay, Press, Printed};
use crate::article::{self, Access, Article, ArticleId, Contributor, MediaId, NoticeKind, Role};
use crate::error::{Error, Result};
use crate::export::address;
use crate::export::brief::SUMMARY;
use crate::export::modules::Arrangement;
use crate::markdown::{self, BodyLink, LinkTarget, PictureLink, Resolved, Resolvers};
use crate::newsroom::edition::lead_of;
use crate::newsroom::pages::{FinishedPage, WhichPage};
use crate::page::{
    self, Answer, NavLink, Notice, PageInput, Part, Person, Photo, Picture, PictureOrigin,
    RenderedPage, StoryPage, StoryPaths,
};
use crate::review::updated_at;

impl Press<'_> {
    /// Makes a page of a story as its text stands.
    pub(in crate::newsroom) fn finish(
        &self,
        story: &OnItsWay<'_>,
        which: WhichPage,
    ) -> Result<FinishedPage> {
        let part = part_of(&story.paths, which)?;
        let arranged = match self.edition.stories.get(&story.id) {
            Some(sealed) if !story.draft => self.beside(story.id, sealed),
            _ => self.beside_draft(story)?,
        };
        self.page(story, part, &arranged)
    }

    /// Makes a page of a story with these modules beside it.
    pub(in crate::newsroom) fn page(
        &self,
        story: &OnItsWay<'_>,
        part: Part,
        arranged: &Arrangement,
    ) -> Result<FinishedPage> {
        let path = path_of(&story.paths, part).to_owned();
        let printed = self.print_body(story, &path)?;
        let body = match part {
            Part::Whole => printed.pages.concat(),
            Part::Page(n) => printed.pages.into_iter().nth(n as usize - 1).unwrap_or_default(),
        };
        let input = PageInput {
            story: StoryPage { tags: self.tags(arranged), ..self.story_page(story, part, body) },
            modules: self.modules(arranged),
            leads_home: arranged.home,
        };
        let made: RenderedPage = page::render(&self.prepared, &input);
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

    /// The HTML of a story's text, page by page, for the page at `path`.
    pub(in crate::newsroom) fn print_body(
        &self,
        story: &OnItsWay<'_>,
        path: &str,
    ) -> Result<markdown::Rendered> {
        let mut links: HashMap<usize, Resolved> = HashMap::new();
        for (nth, link) in story.parsed.links.iter().enumerate() {
            links.insert(link.range.start, self.print_link(story, nth, link, path)?);
        }
        let mut pictures: BTreeMap<&MediaId, PictureLink> = BTreeMap::new();
        for id in &story.parsed.pictures {
            if let Some(picture) = self.picture(id, None) {
                pictures.insert(id, picture_link(&picture, path));
            }
        }
        let link =
            |link: &BodyLink| links.get(&link.range.start).cloned().unwrap_or(Resolved::Text);
        let picture = |id: &MediaId| pictures.get(id).cloned();
        let resolvers = Resolvers { link: &link, picture: &picture };
        Ok((story.print)(&resolvers))
    }

    fn print_link(
        &self,
        story: &OnItsWay<'_>,
        nth: usize,
        link: &BodyLink,
        path: &str,
    ) -> Result<Resolved> {
        Ok(match self.printed(story.id, nth, &link.target, &link.label)? {
            Printed::Story(_, target, follows) => Resolved::Link {
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
        StoryPage {
            kind: article.kind,
            headline: article.headline.clone(),
            deck: article.deck.clone(),
            opener: article.opener.clone(),
            section: self.section(article, story.notices),
            tags: Vec::new(),
            byline: article.contributors.iter().map(|who| self.person(who)).collect(),
            published_at: article.published_at,
            updated_at: updated_at(article.updated_at, story.notices),
            zone: article.zone,
            photo: self.photo(article),
            share: article
                .share
                .as_ref()
                .and_then(|id| self.shared(id, None))
                .or_else(|| self.shared(lead_of(article)?, article.lead.focus)),
            notices: self.notices(story.notices),
            answers: self.answers(story.id),
            paid: article.access == Access::Subscriber,
            body,
            excerpt: markdown::excerpt(&story.parsed.plain, SUMMARY),
            words: story.parsed.words,
            part,
            paths: story.paths.clone(),
        }
    }

    /// The section of a story with its list. A withdrawn story is in no list,
    /// and may have been the only one of its section.
    pub(super) fn section(
        &self,
        article: &Article,
        notices: &[article::Notice],
    ) -> Option<NavLink> {
        let name = &article.section;
        let withdrawn = || notices.iter().any(|notice| notice.kind == NoticeKind::Pencabutan);
        let path = (!name.is_empty()).then(|| address::section_page(name));
        let path = path.filter(|path| !withdrawn() || self.sections.contains(path))?;
        Some(NavLink { name: name.clone(), path })
    }

    pub(super) fn person(&self, who: &Contributor) -> Person {
        let path = if who.role == Role::Penulis { self.author_page(&who.name) } else { None };
        Person { role: who.role, name: who.name.clone(), path }
    }

    /// The page of a writer, where there is one: of this name, or of another
    /// spelling of it.
    pub(super) fn author_page(&self, name: &str) -> Option<String> {
        let authors = &self.edition.authors;
        authors.get(name).cloned().or_else(|| {
            let page = address::author_page(name);
            authors.values().any(|known| *known == page).then_some(page)
        })
    }

    /// The notices of a story; a link leads to a story that is there.
    pub(super) fn notices(&self, notices: &[article::Notice]) -> Vec<Notice> {
        let links = |id: ArticleId| {
            let to = self.edition.stories.get(&id).filter(|story| !story.is_withdrawn())?;
            Some(nav(&to.article().headline, &to.paths))
        };
        let notice = |notice: &article::Notice| Notice {
            kind: notice.kind,
            text: notice.text.clone(),
            at: notice.at,
            link: notice.link.and_then(links),
        };
        notices.iter().map(notice).collect()
    }

    /// The stories that this one replies to.
    pub(super) fn answers(&self, id: ArticleId) -> Vec<Answer> {
        let answered = self.edition.answered.get(&id).into_iter().flatten();
        answered
            .filter_map(|(kind, to)| {
                let story = self.edition.stories.get(to).filter(|story| !story.is_withdrawn())?;
                let story = nav(&story.article().headline, &story.paths);
                Some(Answer { kind: *kind, story })
            })
            .collect()
    }

    fn photo(&self, article: &Article) -> Option<Photo> {
        let lead = &article.lead;
        (!lead.is_empty()).then(|| Photo {
            picture: lead_of(article).and_then(|id| self.picture(id, lead.focus)),
            alt: lead.alt.clone(),
            caption: lead.caption.clone(),
            credit: lead.credit.clone(),
            origin: match lead.source_type {
                Some(source) if !source.is_generated() => PictureOrigin::Human,
                Some(source) if source.as_str() == "trainedAlgorithmicMedia" => PictureOrigin::Ai,
                Some(_) => PictureOrigin::PartlyAi,
                None => PictureOrigin::Human,
            },
            ..Photo::default()
        })
    }
}

fn nav(headline: &str, paths: &StoryPaths) -> NavLink {
    NavLink { name: headline.to_owned(), path: paths.pages[0].clone() }
}

fn picture_link(picture: &Picture, path: &str) -> PictureLink {
    let sizes = |sizes: &[(String, u32)]| -> Vec<(String, u32)> {
        sizes.iter().map(|(to, width)| (page::relative(path, to), *width)).collect()
    };
    PictureLink {
        href: page::relative(path, &picture.path),
        width: picture.width,
        height: picture.height,
        srcset: sizes(&picture.srcset),
        webp: sizes(&picture.webp),
        ..PictureLink::default()
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

/// The path of a part of a story.
pub(in crate::newsroom) fn path_of(paths: &StoryPaths, part: Part) -> &str {
    let first = paths.pages.first().map_or("", String::as_str);
    match part {
        Part::Whole => paths.whole.as_deref().unwrap_or(first),
        Part::Page(n) => paths.pages.get(n as usize - 1).map_or(first, String::as_str),
    }
}
