//! Shapes of a story for other systems: clean HTML for another CMS, ninjs for
//! an agency's feed, a page that stands alone, Markdown for Hugo.
//!
//! All of it is made of a story that is finished already: its sealed words,
//! its page as the site has it, and its pictures by name. This room does no
//! IO, reads no clock, and must never know what may leave the newsroom or
//! where a story is written to; the caller decides both.

mod alone;
mod hugo;
mod markup;
mod ninjs;
mod story_md;

pub use alone::{Alone, alone};
pub use hugo::{HugoPicture, HugoStory, hugo_page, hugo_site};
pub use ninjs::{NINJS_SCHEMA, NINJS_VERSION, ninjs};
pub use story_md::markdown_body;

use chrono::{DateTime, Utc};

use crate::article::{Article, ArticleId, MediaId, Role};
use crate::markdown::{escape_html, plain_html};

/// A picture of a story as the site has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// The stored picture.
    pub id: MediaId,
    /// The absolute address of its main file, a JPEG.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// A story that is handed on.
#[derive(Debug, Clone, PartialEq)]
pub struct Handed {
    /// Its identity.
    pub id: ArticleId,
    /// Its words: of its seal, or of the draft.
    pub article: Article,
    /// False for a draft.
    pub sealed: bool,
    /// When these words were approved, or last changed.
    pub version_at: DateTime<Utc>,
    /// The absolute address of its page.
    pub url: String,
    /// The newsroom's name.
    pub site_name: String,
    /// The absolute address of the site, without a slash at its end.
    pub site_url: String,
    /// The language, as BCP 47.
    pub language: String,
    /// What stands between opener and text, as a page prints it.
    pub opener_separator: String,
    /// The HTML of the body, block by block, as its page has it.
    pub blocks: Vec<String>,
    /// Words of the body.
    pub words: u32,
    /// The lead photo, where it is at hand.
    pub lead: Option<Photo>,
    /// The pictures within the text.
    pub pictures: Vec<Photo>,
}

impl Handed {
    /// The body as clean HTML, the lead photo at its head: semantic elements,
    /// absolute addresses, figures with caption and credit, related links as
    /// lists; no script, no style, no class.
    pub fn fragment(&self) -> String {
        let mut html = self.lead_figure();
        html.push_str(&self.body(true));
        html
    }

    /// The text without the lead photo, with or without the brand before the
    /// first paragraph.
    fn body(&self, opener: bool) -> String {
        let mut blocks: Vec<&str> = self.blocks.iter().map(String::as_str).collect();
        let bare = blocks.first().and_then(|first| self.without_opener(first));
        if let (false, Some(bare), Some(first)) = (opener, &bare, blocks.first_mut()) {
            *first = bare;
        }
        plain_html(&blocks, &self.url)
    }

    /// The first block without the brand before it; `None` where it has none.
    fn without_opener(&self, block: &str) -> Option<String> {
        let rest = block.strip_prefix("<p><span class=\"opener\">")?;
        let (_, rest) = rest.split_once("</span>")?;
        if rest == "</p>" {
            return Some(String::new());
        }
        let separator = escape_html(&self.opener_separator);
        Some(format!("<p>{}", rest.strip_prefix(separator.as_str()).unwrap_or(rest)))
    }

    fn lead_figure(&self) -> String {
        let Some(photo) = &self.lead else { return String::new() };
        let lead = &self.article.lead;
        let mut line = escape_html(lead.caption.trim());
        let credit = self.lead_credit();
        if !credit.is_empty() {
            let space = if line.is_empty() { "" } else { " " };
            line.push_str(&format!("{space}/{}", escape_html(credit)));
        }
        let caption =
            if line.is_empty() { line } else { format!("<figcaption>{line}</figcaption>") };
        format!(
            "<figure><img src=\"{}\" alt=\"{}\" width=\"{}\" height=\"{}\">{caption}</figure>\n",
            escape_html(&photo.url),
            escape_html(lead.alt.trim()),
            photo.width,
            photo.height,
        )
    }

    /// The credit without its leading slash.
    fn lead_credit(&self) -> &str {
        self.article.lead.credit.trim_start_matches(['/', ' ']).trim_end()
    }

    /// The names that did this for the story, in the order of the byline.
    pub fn names(&self, role: Role) -> Vec<&str> {
        let people = self.article.contributors.iter().filter(|person| person.role == role);
        people.map(|person| person.name.trim()).filter(|name| !name.is_empty()).collect()
    }

    /// An instant in the story's own zone, RFC 3339.
    pub fn time(&self, at: DateTime<Utc>) -> String {
        self.article.zone.rfc3339(at)
    }
}
