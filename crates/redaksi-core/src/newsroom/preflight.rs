//! Preflight of a story as it stands: what the checks say, what printing its
//! text noticed, and the history of how it came to be.

use super::project::own_facts;
use super::{Newsroom, Settings};
use crate::article::{Article, ArticleId, LeadMedia, Problem};
use crate::check::{self, Imprint, Limits, RULES, Rules, parse_weight};
use crate::document::PastVersion;
use crate::error::Result;
use crate::import;
use crate::markdown::{self, BodyLink, Parsed, PictureLink, Resolved, Resolvers};
use crate::related::{LinkFacts, LinkState, LinkTo, normalise_headline};
use crate::review::open_seal;

impl Settings {
    /// What preflight's rules weigh here.
    pub fn rules(&self) -> Rules {
        let mut rules = Rules::default();
        for rule in RULES {
            let weight = parse_weight(self.text(&format!("check.{}", rule.code)));
            if let Some(weight) = weight {
                rules.set(rule.code, weight);
            }
        }
        let limit = |name: &str| self.count(&format!("limits.{name}"));
        let small = |name: &str| u32::try_from(limit(name)).unwrap_or(u32::MAX);
        rules.limits = Limits {
            headline: limit("headline"),
            headline_shortest: limit("headline_shortest"),
            deck: limit("deck"),
            deck_shortest: limit("deck_shortest"),
            read_also: small("read_also"),
            photo: small("photo"),
        };
        rules
    }
}

/// What the newsroom's settings say to the checks.
pub(super) struct HouseRules {
    rules: Rules,
    sections: Vec<String>,
}

impl Newsroom {
    /// What is wrong with a story, blockers first.
    pub fn check(&mut self, id: ArticleId) -> Result<Vec<Problem>> {
        let story = self.story(id)?;
        let now = self.rim.now();
        let links: Vec<(LinkFacts, LinkState)> = story.links.iter().map(facts).collect();
        let key = normalise_headline(&story.article.headline);
        let same = self.store.read().ids_by_headline(&key)?;
        let own = id.to_string();
        let printed = self.printing_problems(&story.article, &story.parsed)?;
        let house = self.rules_of_the_house();
        let facts = self.facts(id, &story.article, &story.parsed, &printed, &house)?;
        let same_headline = same.iter().filter(|other| **other != own).count();
        let facts = check::Story { links: &links, same_headline, ..facts };
        Ok(check::check(&facts, &house.rules, now))
    }

    /// What is wrong with the newsroom itself.
    pub fn check_newsroom(&self) -> Vec<Problem> {
        let imprint = Imprint {
            responsible: self.settings.text("imprint.responsible"),
            address: self.settings.text("imprint.address"),
        };
        check::newsroom(imprint, &self.settings.rules())
    }

    /// What of a sealed story itself keeps it from going out. It follows from
    /// the seal, from [`Settings`], and from whether its pictures are at hand:
    /// neither the clock nor another story has a part in it.
    pub(super) fn blockers(
        &self,
        id: ArticleId,
        article: &Article,
        parsed: &Parsed,
        house: &HouseRules,
    ) -> Result<Vec<Problem>> {
        let printed = if house.rules.block_printed() {
            self.printing_problems(article, parsed)?
        } else {
            Vec::new()
        };
        let facts = self.facts(id, article, parsed, &printed, house)?;
        Ok(check::blockers(&facts, &house.rules))
    }

    /// The same of a seal.
    pub(super) fn blockers_of(
        &self,
        id: ArticleId,
        seal: &str,
        house: &HouseRules,
    ) -> Result<Vec<Problem>> {
        let content = self.store.read().seal(seal)?;
        let Some(article) = content.and_then(|content| open_seal(seal, &content).ok()) else {
            return Ok(Vec::new());
        };
        let parsed = markdown::parse(&article.body, &self.settings.labels());
        self.blockers(id, &article, &parsed, house)
    }

    /// What the settings say to the checks, read once for any number of
    /// stories.
    pub(super) fn rules_of_the_house(&self) -> HouseRules {
        HouseRules { rules: self.settings.rules(), sections: self.settings.texts("sections") }
    }

    /// A story with all that the newsroom knows around it.
    fn facts<'s>(
        &'s self,
        id: ArticleId,
        article: &'s Article,
        parsed: &'s Parsed,
        printed: &'s [Problem],
        house: &'s HouseRules,
    ) -> Result<check::Story<'s>> {
        Ok(check::Story {
            lead_at_hand: self.lead_at_hand(article)?,
            lead_size: self.lead_size(article)?,
            house_opener: self.settings.text("opener"),
            sections: &house.sections,
            site: self.settings.text("url"),
            printed,
            ..own_facts(&id.to_string(), article, parsed)
        })
    }

    /// The size of the lead picture as it came.
    fn lead_size(&self, article: &Article) -> Result<Option<(u32, u32)>> {
        let Some(LeadMedia::Stored(id)) = &article.lead.media else { return Ok(None) };
        Ok(self.store.read().media(id)?.map(|record| (record.width, record.height)))
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
    fn printing_problems(&self, article: &Article, parsed: &Parsed) -> Result<Vec<Problem>> {
        let mut known = Vec::new();
        for id in &parsed.pictures {
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
        Ok(markdown::render(&article.body, &self.settings.labels(), &resolvers).problems)
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
