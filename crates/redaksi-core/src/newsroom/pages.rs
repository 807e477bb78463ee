//! Finished pages: gathers the story, its modules, the theme and the settings
//! into one value, and has the page made of it.

use std::ops::Range;

use chrono::{DateTime, Utc};

use super::Newsroom;
use super::edition::{Edition, lead_of};
use super::press::{OnItsWay, Press};
use crate::article::{Article, ArticleId, Notice, Problem};
use crate::error::{Error, Refusal, Result};
use crate::export::address::Place;
use crate::markdown;
use crate::page::{StoryPaths, ThemeError};
use crate::review::{notices, open_seal};

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

impl Newsroom {
    /// A finished page of a story.
    pub fn page(&mut self, request: &PageRequest) -> Result<FinishedPage> {
        let labels = self.settings.labels();
        let article = self.article_for_page(request)?;
        let notices = self.notices_of(request.id)?;
        self.load_theme()?;
        self.edition(request.now)?;
        let edition = self.edition.as_ref().expect("it was made just now");
        let lists = self.lists.as_ref().expect("they are made with the edition");
        markdown::read(&article.body, &labels, |parsed, print| {
            let pictures = self.sizes_of(lead_of(&article).into_iter().chain(&parsed.pictures))?;
            let press = Press::new(&self.settings, self.theme(), edition, lists, request.now)
                .with_pictures(pictures);
            let story = OnItsWay {
                id: request.id,
                article: &article,
                parsed,
                print,
                notices: &notices,
                paths: self.paths_of(request.id, &article, parsed.pages, edition),
                draft: !request.sealed,
            };
            press.finish(&story, request.which)
        })
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

    /// What readers were told of a story after its approval.
    fn notices_of(&mut self, id: ArticleId) -> Result<Vec<Notice>> {
        let acts = self.document(id)?.acts();
        Ok(notices(&acts))
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
            let old = known.article();
            let same = old.section == article.section
                && old.slug == article.slug
                && old.published_at == article.published_at
                && known.brief.pages == pages;
            if same {
                return known.paths.clone();
            }
        }
        let place = place(id, article);
        self.settings.permalink().free_paths(&place, pages, |path| edition.is_taken(path, id))
    }
}

/// What the address of a story is made of.
pub(super) fn place(id: ArticleId, article: &Article) -> Place<'_> {
    Place {
        id,
        section: &article.section,
        slug: &article.slug,
        published_at: article.published_at,
        zone: article.zone,
    }
}

/// What was approved is not there any more.
pub(super) fn lost_seal(hash: &str) -> Error {
    Error::Damaged {
        what: format!("the seal {hash} is missing or altered"),
        source: "run `verify` to see what else is".into(),
    }
}
