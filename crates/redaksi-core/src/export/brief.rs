//! The brief of a seal: what lists, links and related stories need of sealed
//! content, without its text.
//!
//! It is a function of the content and of the words that the newsroom reads it
//! with, made once and kept beside the seal. It must never know other stories.

use serde::{Deserialize, Serialize};

use super::parts::digest;
use crate::article::{Article, ArticleId, LeadMedia, MediaId, Place};
use crate::check::{self, Rules};
use crate::markdown::{
    self, BodyLink, Labels, LinkTarget, Parsed, PictureLink, Resolved, Resolvers,
};
use crate::related::{Profile, StoryText};
use crate::review::{SealFault, read_seal, sealed_content};

/// Raise it where [`Brief::of`] or its kept form changes.
const MAKING: u32 = 3;

/// The length of a summary made from the text, in characters.
pub const SUMMARY: usize = 155;

/// What of a text is compared with others, in bytes: what follows the first
/// 1,500 words says little new, and stemming all of a long read at every key
/// would keep its page waiting.
const COMPARED: usize = 10_000;

/// The small facts of sealed content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// What was sealed, without its body.
    pub article: Article,
    /// Words of body text.
    pub words: u32,
    /// How many pages it has; at least 1.
    pub pages: u32,
    /// Something of the body is printed: text, or a picture.
    pub has_body: bool,
    /// The standfirst, or the first words of the text.
    pub summary: String,
    /// The first words of the text.
    pub excerpt: String,
    /// The pictures in the text.
    pub pictures: Vec<MediaId>,
    /// The links of the text, in its order.
    pub links: Vec<BriefLink>,
    /// The fingerprint of its [`Profile`].
    pub profile: u64,
    /// Something in it keeps it from going out, whatever others say.
    pub blocks: bool,
    /// Names and frequent words of the text, for readers who search, each
    /// with a line break behind it.
    pub search: String,
}

/// What content is read with: the newsroom's words and rules.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The words within texts, and the rule for pages.
    pub labels: Labels,
    /// What preflight's rules weigh.
    pub rules: Rules,
    /// The opener that stories begin with, or empty.
    pub opener: String,
    /// The sections that the newsroom lists.
    pub sections: Vec<String>,
    /// The address of its site.
    pub site: String,
}

/// Tells width and height of a stored picture as it came, in pixels.
pub type SizeOf<'s> = dyn Fn(&MediaId) -> Option<(u32, u32)> + 's;

impl Reading {
    /// Names what a brief depends on beside the content.
    pub fn name(&self) -> String {
        let Self { labels, rules, opener, sections, site } = self;
        let all = format!("{labels:?}{rules:?}{opener:?}{sections:?}{site:?}");
        format!("{MAKING}:{:016x}", digest(&all))
    }

    /// Reads sealed content and makes its brief and profile.
    pub fn read(
        &self,
        id: ArticleId,
        content: &str,
        size_of: &SizeOf<'_>,
    ) -> Result<(Brief, Profile), SealFault> {
        let article = read_seal(content)?;
        let parsed = markdown::parse(&article.body, &self.labels);
        let profile = profile(id, &article, &parsed.plain);
        let blocks = self.blocks(id, &article, &parsed, size_of);
        Ok((Brief::of(&article, &parsed, &profile, blocks), profile))
    }

    /// Whether something in the content itself keeps it back. That the file
    /// of a stored lead picture is at hand is taken for granted here.
    fn blocks(
        &self,
        id: ArticleId,
        article: &Article,
        parsed: &Parsed,
        size_of: &SizeOf<'_>,
    ) -> bool {
        let printed =
            if self.rules.block_printed() { self.printed(article, size_of) } else { Vec::new() };
        let lead_size = match &article.lead.media {
            Some(LeadMedia::Stored(id)) => size_of(id),
            _ => None,
        };
        let story = check::Story {
            id,
            article,
            parsed,
            links: &[],
            lead_at_hand: !matches!(article.lead.media, Some(LeadMedia::Elsewhere(_))),
            lead_size,
            same_headline: 0,
            house_opener: &self.opener,
            sections: &self.sections,
            site: &self.site,
            printed: &printed,
        };
        !check::blockers(&story, &self.rules).is_empty()
    }

    fn printed(&self, article: &Article, size_of: &SizeOf<'_>) -> Vec<crate::article::Problem> {
        let link = |link: &BodyLink| Resolved::Link { href: link.label.clone(), text: None };
        let picture = |id: &MediaId| {
            let (width, height) = size_of(id)?;
            Some(PictureLink { width, height, ..PictureLink::default() })
        };
        let resolvers = Resolvers { link: &link, picture: &picture };
        markdown::render(&article.body, &self.labels, &resolvers).problems
    }
}

/// A link of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefLink {
    /// Its text.
    pub label: String,
    /// Where it leads.
    pub target: LinkTarget,
    /// A related link.
    pub read_also: bool,
    /// Where it stands.
    pub place: Place,
}

impl From<&BodyLink> for BriefLink {
    fn from(link: &BodyLink) -> Self {
        Self {
            label: link.label.clone(),
            target: link.target.clone(),
            read_also: link.read_also,
            place: link.place,
        }
    }
}

impl Brief {
    /// The brief of a story whose body has these parts.
    pub fn of(article: &Article, parsed: &Parsed, profile: &Profile, blocks: bool) -> Self {
        let excerpt = markdown::excerpt(&parsed.plain, SUMMARY);
        let deck = article.deck.trim();
        Self {
            words: parsed.words,
            pages: parsed.pages,
            has_body: !parsed.plain.trim().is_empty() || !parsed.pictures.is_empty(),
            summary: if deck.is_empty() { excerpt.clone() } else { deck.to_owned() },
            excerpt,
            pictures: parsed.pictures.clone(),
            links: parsed.links.iter().map(BriefLink::from).collect(),
            profile: profile.fingerprint,
            blocks,
            search: lines(&crate::site::search::words_of(&parsed.plain)),
            article: Article { body: String::new(), ..article.clone() },
        }
    }

    /// The form that is kept.
    pub fn to_bytes(&self) -> Vec<u8> {
        let kept = Kept {
            sealed: sealed_content(&self.article),
            words: self.words,
            pages: self.pages,
            has_body: self.has_body,
            excerpt: self.excerpt.clone(),
            pictures: self.pictures.iter().map(|id| id.as_str().to_owned()).collect(),
            links: self.links.iter().map(KeptLink::of).collect(),
            profile: self.profile,
            blocks: self.blocks,
            search: self.search.clone(),
        };
        postcard::to_allocvec(&kept).expect("plain values always have a kept form")
    }

    /// Reads the form that is kept; `None` where it is no brief.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let kept: Kept = postcard::from_bytes(bytes).ok()?;
        let article = read_seal(&kept.sealed).ok()?;
        let deck = article.deck.trim();
        Some(Self {
            summary: if deck.is_empty() { kept.excerpt.clone() } else { deck.to_owned() },
            words: kept.words,
            pages: kept.pages,
            has_body: kept.has_body,
            excerpt: kept.excerpt,
            pictures: kept.pictures.iter().filter_map(|id| MediaId::parse(id)).collect(),
            links: kept.links.into_iter().map(KeptLink::link).collect::<Option<_>>()?,
            profile: kept.profile,
            blocks: kept.blocks,
            search: kept.search,
            article,
        })
    }
}

/// What a story is about, for the related lists.
pub fn profile(id: ArticleId, article: &Article, plain: &str) -> Profile {
    Profile::of(&text(id, article, plain))
}

/// A story as text for the related lists.
pub fn text<'a>(id: ArticleId, article: &'a Article, plain: &'a str) -> StoryText<'a> {
    StoryText {
        id,
        headline: &article.headline,
        tags: &article.tags,
        section: &article.section,
        published_at: article.published_at,
        text: &plain[..plain.floor_char_boundary(COMPARED)],
    }
}

#[derive(Serialize, Deserialize)]
struct Kept {
    /// Canonical content with an empty body.
    sealed: String,
    words: u32,
    pages: u32,
    has_body: bool,
    excerpt: String,
    pictures: Vec<String>,
    links: Vec<KeptLink>,
    profile: u64,
    blocks: bool,
    search: String,
}

fn lines(words: &[String]) -> String {
    words.iter().flat_map(|word| [word.as_str(), "\n"]).collect()
}

#[derive(Serialize, Deserialize)]
struct KeptLink {
    label: String,
    target: Option<String>,
    address: Option<String>,
    read_also: bool,
    /// Line, column, length.
    place: (u32, u32, u32),
}

impl KeptLink {
    fn of(link: &BriefLink) -> Self {
        Self {
            label: link.label.clone(),
            target: match &link.target {
                LinkTarget::Article(id) => Some(id.to_string()),
                _ => None,
            },
            address: match &link.target {
                LinkTarget::Address(address) => Some(address.clone()),
                _ => None,
            },
            read_also: link.read_also,
            place: (link.place.line, link.place.column, link.place.length),
        }
    }

    fn link(self) -> Option<BriefLink> {
        let target = match (self.target, self.address) {
            (Some(id), _) => LinkTarget::Article(ArticleId::parse(&id)?),
            (None, Some(address)) => LinkTarget::Address(address),
            (None, None) => LinkTarget::Unresolved,
        };
        let (line, column, length) = self.place;
        let place = Place { line, column, length };
        Some(BriefLink { label: self.label, target, read_also: self.read_also, place })
    }
}
