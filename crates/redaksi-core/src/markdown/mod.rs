//! The text of a story: Markdown into blocks, links, words and HTML.
//!
//! Two questions are answered here. [`parse`] tells what stands in a body:
//! its blocks, its links with their places, its words and pages. [`render`]
//! makes the HTML of the body, page by page and block by block, sanitised and
//! ready to be put into a page. Both are pure: bad text is never an error,
//! what is wrong comes back as [`Problem`]s, and nothing is silently dropped.
//!
//! This is the only room that names comrak, ammonia and html5ever. It must
//! never know what a page looks like, where a story is published, or what
//! other stories there are: links are resolved by the caller.
//!
//! Written for GitHub Flavored Markdown (tables, strikethrough, autolinks,
//! task lists, footnotes) over CommonMark. Two things are Redaksi's own: a
//! line `Baca Juga: …` is a related link, a line `<!--nextpage-->` breaks the
//! page. Typography is left alone: the text stays to the code point.

mod breaks;
mod characters;
mod clean;
mod figure;
mod head;
mod label;
mod link;
mod nesting;
mod notes;
mod plain;
mod print;
mod scan;
mod split;
mod table;
mod text;
mod tree;

use std::ops::Range;

use crate::article::{ArticleId, MediaId, Place, Problem};

pub(crate) use characters::{escaped as escape_html, is_plain, tidy};
pub(crate) use figure::is_file_name;
pub use head::Head;
pub use plain::plain_html;
pub(crate) use scan::text_of as text_of_html;
pub use split::{PageRule, Unsplit};
pub use text::excerpt;

/// The words that the newsroom uses within the text, and its rule for pages:
/// what of its settings decides how a body is read and printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    /// What begins a related link, without the colon. The first one is what
    /// pages print; all are recognised, in any case.
    pub read_also: Vec<String>,
    /// What a screen reader calls a table that scrolls.
    pub table: String,
    /// The heading of the footnotes.
    pub notes: String,
    /// What a screen reader calls the way back from a footnote.
    pub back: String,
    /// What is said before the address of something that was embedded.
    pub embed: String,
    /// How long stories fall into pages.
    pub pages: PageRule,
}

impl Default for Labels {
    fn default() -> Self {
        Self::new("id", "Baca Juga")
    }
}

impl Labels {
    /// The words of a newsroom that writes in `language` (`id`, `en`) and
    /// calls its related links `read_also`. "Baca Juga" and "Read also" are
    /// always recognised beside it.
    pub fn new(language: &str, read_also: &str) -> Self {
        let english = language == "en" || language.starts_with("en-");
        let word = |id: &str, en: &str| if english { en.to_owned() } else { id.to_owned() };
        let mut labels: Vec<String> = Vec::new();
        for label in [read_also, "Baca Juga", "Read also"] {
            let label = label.trim().trim_end_matches(':').trim_end();
            if !label.is_empty() && !labels.iter().any(|known| known == label) {
                labels.push(label.to_owned());
            }
        }
        Self {
            read_also: labels,
            table: word("Tabel", "Table"),
            notes: word("Catatan kaki", "Footnotes"),
            back: word("Kembali ke teks", "Back to the text"),
            embed: word("Sematan", "Embedded"),
            pages: PageRule::default(),
        }
    }

    /// The label as pages print it, without the colon.
    pub fn printed(&self) -> &str {
        self.read_also.first().map_or("Baca Juga", String::as_str)
    }
}

/// What a block of the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A run of neighbouring related links.
    ReadAlso,
    /// A heading.
    Heading,
    /// A picture that stands alone.
    Image,
    /// A quotation.
    Quote,
    /// A list.
    List,
    /// A table.
    Table,
    /// A page break.
    PageBreak,
    /// Something from elsewhere that was embedded: a frame, a video.
    Embed,
    /// Raw HTML, code, rules and footnotes.
    Html,
}

impl BlockKind {
    /// The name on the wire: `read-also`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::ReadAlso => "read-also",
            Self::Heading => "heading",
            Self::Image => "image",
            Self::Quote => "quote",
            Self::List => "list",
            Self::Table => "table",
            Self::PageBreak => "page-break",
            Self::Embed => "embed",
            Self::Html => "html",
        }
    }
}

/// A block of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its visible text, without markup. A run of related links has one line
    /// for each, with its label.
    pub text: String,
    /// The first line in the body, from 1.
    pub line: u32,
    /// The last line.
    pub end_line: u32,
}

/// Where a link of the body leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LinkTarget {
    /// To a story of this newsroom: `article:01J…`.
    Article(ArticleId),
    /// To an address, as written.
    Address(String),
    /// Nowhere yet: a bare headline, or a broken `article:` address.
    Unresolved,
}

/// A link of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyLink {
    /// Its text, without markup.
    pub label: String,
    /// Where it leads.
    pub target: LinkTarget,
    /// True for a related link ("Baca Juga"), false for one within the text.
    pub read_also: bool,
    /// Where it stands.
    pub place: Place,
    /// Where it stands in bytes of the body: the whole link syntax, or the
    /// bare headline where it is unresolved.
    pub range: Range<usize>,
}

/// What stands in a body.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parsed {
    /// The blocks in the order of the text.
    pub blocks: Vec<Block>,
    /// The links in the order of the text.
    pub links: Vec<BodyLink>,
    /// The pictures in the text, once each, in the order of the text.
    pub pictures: Vec<MediaId>,
    /// Words of body text by white space, without related links and picture
    /// captions.
    pub words: u32,
    /// Searchable text: the blocks but related links and page breaks, one a
    /// line.
    pub plain: String,
    /// How many pages the story has; at least 1.
    pub pages: u32,
    /// The first lines of the pages after the first, where the rule made
    /// them; empty where a hand did.
    pub rule_breaks: Vec<u32>,
    /// Why the rule left the story on one page.
    pub unsplit: Option<Unsplit>,
}

/// How a link is to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// As a link.
    Link {
        /// The address, ready for `href` but for HTML escaping.
        href: String,
        /// The text in place of the label, where the link follows its story.
        text: Option<String>,
    },
    /// As text without a link: the story was withdrawn or is not to be had.
    Text,
    /// Not at all, with its line (related links; within the text, as `Text`).
    Omit,
    /// Marked and without a link: the draft's preview.
    Unresolved,
}

/// A picture as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PictureLink {
    /// The address, relative to the page.
    pub href: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Other sizes: address and width in pixels.
    pub srcset: Vec<(String, u32)>,
    /// All sizes as WebP, in the same form.
    pub webp: Vec<(String, u32)>,
    /// The credit, without a leading slash; may be empty.
    pub credit: String,
    /// What readers must be told of it, printed with the caption: that it was
    /// made by a model. May be empty.
    pub label: String,
}

/// How links and pictures get their addresses. The addresses are relative to
/// the page, so a body is rendered once for each depth of folder.
pub struct Resolvers<'a> {
    /// Says how a link is printed.
    pub link: &'a dyn Fn(&BodyLink) -> Resolved,
    /// Finds a stored picture; `None` where it is not at hand.
    pub picture: &'a dyn Fn(&MediaId) -> Option<PictureLink>,
}

/// The HTML of one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlBlock {
    /// Exactly one element with nothing outside it.
    pub html: String,
    /// The line of the body it comes from, from 1.
    pub line: u32,
}

/// The HTML of a body.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rendered {
    /// Page by page; at least one page, which may be empty. The whole story
    /// on one page is these in a row: no `id` stands twice.
    pub pages: Vec<Vec<HtmlBlock>>,
    /// What was noticed, in the order of the text: `remote-image`,
    /// `media-missing`, `media-alt`, `alt-filename`, `alt-equals-caption`, `link-scheme`, `nested-too-deep`,
    /// `html-removed`, `embed-removed`, `bidi-control`, `control-character`,
    /// `footnote-unused`, `page-break-ignored`.
    pub problems: Vec<Problem>,
}

/// Reads a body.
pub fn parse(body: &str, labels: &Labels) -> Parsed {
    let arena = tree::arena();
    let tree = tree::Tree::of(&arena, body, labels);
    text::parsed(&tree)
}

/// Prints a body that was read.
pub type Print<'p> = dyn Fn(&Resolvers<'_>) -> Rendered + 'p;

/// Reads a body once for both questions: `ask` gets what stands in it, and
/// what prints it. The same as [`parse`] and [`render`], for half the work.
pub fn read<A>(body: &str, labels: &Labels, ask: impl FnOnce(&Parsed, &Print<'_>) -> A) -> A {
    let arena = tree::arena();
    let tree = tree::Tree::of(&arena, body, labels);
    ask(&text::parsed(&tree), &|resolvers| print::rendered(&tree, resolvers))
}

/// Makes the HTML of a body. `resolvers` say where links and pictures are.
pub fn render(body: &str, labels: &Labels, resolvers: &Resolvers<'_>) -> Rendered {
    let arena = tree::arena();
    let tree = tree::Tree::of(&arena, body, labels);
    print::rendered(&tree, resolvers)
}
