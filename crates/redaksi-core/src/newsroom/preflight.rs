//! Preflight of a story as it stands: what the checks say, what printing its
//! text noticed, and the history of how it came to be.

use super::{Newsroom, Story};
use crate::article::{Article, ArticleId, LeadMedia, Problem};
use crate::check;
use crate::document::PastVersion;
use crate::error::Result;
use crate::import;
use crate::markdown::{self, BodyLink, PictureLink, Resolved, Resolvers};
use crate::related::{LinkFacts, LinkState, LinkTo, normalise_headline};

impl Newsroom {
    /// What is wrong with a story, blockers first.
    pub fn check(&mut self, id: ArticleId) -> Result<Vec<Problem>> {
        let story = self.story(id)?;
        let now = self.rim.now();
        let links: Vec<(LinkFacts, LinkState)> = story.links.iter().map(facts).collect();
        let read_also = story.links.iter().filter(|link| link.link.read_also).count();
        let key = normalise_headline(&story.article.headline);
        let same = self.store.read().ids_by_headline(&key)?;
        let own = id.to_string();
        let printed = self.printing_problems(&story)?;
        let parsed = &story.parsed;
        let mut problems = check::check(
            &check::Story {
                id,
                article: &story.article,
                words: parsed.words,
                has_body: !parsed.plain.trim().is_empty() || !parsed.pictures.is_empty(),
                read_also: u32::try_from(read_also).unwrap_or(u32::MAX),
                links: &links,
                lead_at_hand: self.lead_at_hand(&story.article)?,
                same_headline: same.iter().filter(|other| **other != own).count(),
                house_opener: self.settings.text("opener"),
            },
            now,
        );
        problems.extend(printed);
        problems.sort_by_key(|problem| problem.severity);
        Ok(problems)
    }

    /// Whether the lead picture's own file is in the newsroom.
    pub(super) fn lead_at_hand(&self, article: &Article) -> Result<bool> {
        Ok(match &article.lead.media {
            Some(LeadMedia::Stored(id)) => {
                self.store.read().media(id)?.is_some() && self.folder.picture(id).is_file()
            }
            Some(LeadMedia::Elsewhere(_)) => false,
            None => true,
        })
    }

    /// What is noticed while the text is printed.
    fn printing_problems(&self, story: &Story) -> Result<Vec<Problem>> {
        let mut known = Vec::new();
        for id in &story.parsed.pictures {
            if let Some(picture) = self.picture(id)? {
                known.push((id.clone(), picture));
            }
        }
        let link = |link: &BodyLink| Resolved::Link { href: link.label.clone(), text: None };
        let picture = |id: &crate::article::MediaId| {
            let (_, picture) = known.iter().find(|(known, _)| known == id)?;
            Some(PictureLink {
                href: picture.path.clone(),
                width: picture.width,
                height: picture.height,
                ..PictureLink::default()
            })
        };
        let resolvers = Resolvers { link: &link, picture: &picture };
        Ok(markdown::render(&story.article.body, &self.settings.labels(), &resolvers).problems)
    }

    /// A story's versions, oldest first, each with its words of body text.
    pub fn history(&mut self, id: ArticleId) -> Result<Vec<(PastVersion, u32)>> {
        let labels = self.settings.labels();
        let document = self.document(id)?;
        let versions = document.history()?;
        let words = document.bodies_at(&versions, |body| markdown::parse(body, &labels).words)?;
        Ok(versions.into_iter().zip(words).collect())
    }

    /// A story as a finished plain-text page, the inverse of the import.
    pub fn text(&mut self, id: ArticleId) -> Result<String> {
        let article = self.document(id)?.article();
        let tables = self.store.read();
        let headline = |id: &ArticleId| {
            tables.article(&id.to_string()).ok().flatten().map(|record| record.headline)
        };
        Ok(import::to_text(&article, &self.house(), &headline))
    }
}

fn facts(link: &super::StoryLink) -> (LinkFacts, LinkState) {
    let to = match (link.target, link.state) {
        (Some(id), _) => LinkTo::Story(id),
        (None, LinkState::External) => LinkTo::Outside,
        (None, _) => LinkTo::Nowhere,
    };
    let facts = LinkFacts { to, label: link.link.label.clone(), place: Some(link.link.place) };
    (facts, link.state)
}
