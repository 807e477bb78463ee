//! A story as it crosses the wire: its fields, its blocks and links, its problems.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A soft fault with its place: what `check` and `proof` list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    /// The story, where the fault is of one.
    pub article: Option<String>,
    /// `blocker`, `warning` or `note`.
    pub severity: Severity,
    /// The stable name of the fault.
    pub code: String,
    /// One sentence in the newsroom's language.
    pub message: String,
    /// `body`, `headline`, `lead.caption` …
    pub field: Option<String>,
    /// 1-based line of the body.
    pub line: Option<u32>,
    /// 1-based column, in code points.
    pub column: Option<u32>,
    /// Length of the faulty text, in code points.
    pub length: Option<u32>,
    /// The faulty text itself.
    pub text: String,
    /// Texts that would mend it.
    pub fixes: Vec<String>,
}

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The story is not exported until this is mended.
    Blocker,
    /// A reader will notice.
    Warning,
    /// Worth knowing.
    Note,
}

/// Where a story stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Being written.
    Draft,
    /// With the reviewers.
    InReview,
    /// Sealed, not yet exported.
    Approved,
    /// Differs from its newest seal.
    Changed,
    /// Live.
    Exported,
    /// Withdrawn.
    Retracted,
    /// In the bin.
    Trashed,
}

/// One name of the byline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Contributor {
    /// penulis, editor, fotografer, sumber or kontributor.
    pub role: String,
    /// The name as printed.
    pub name: String,
}

/// The lead photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Lead {
    /// A stored picture's id, or the address an import found, or null.
    pub media: Option<String>,
    /// What the picture shows.
    pub alt: String,
    /// The caption without the credit.
    pub caption: String,
    /// Who made or owns it.
    pub credit: String,
    /// `"x,y"`: the point that every crop keeps, as fractions between 0 and 1
    /// of width and height from the upper left, or null for the middle.
    pub focus: Option<String>,
    /// The last day on which it may be shown, `2026-12-31`, or null.
    pub rights_until: Option<String>,
    /// A short name of IPTC's Digital Source Type, or null.
    pub source_type: Option<String>,
}

/// What kind of piece a story is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum StoryKind {
    /// Berita.
    News,
    /// Reportase.
    Report,
    /// Analisis.
    Analysis,
    /// Opini.
    Opinion,
    /// Latar.
    Background,
    /// Ulasan.
    Review,
    /// Satire.
    Satire,
    /// Advertorial.
    Advertorial,
}

/// Who may read a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// Everybody.
    Free,
    /// Those who pay.
    Subscriber,
}

/// The newest approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Seal {
    /// SHA-256 of the canonical content.
    pub hash: String,
    /// Who approved.
    pub by: String,
    /// When.
    pub at: String,
}

/// What a notice is, after the guidelines of the Indonesian press council.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// An erratum.
    Ralat,
    /// A correction.
    Koreksi,
    /// A right of reply.
    HakJawab,
    /// A clarification.
    Klarifikasi,
    /// What was added later.
    Pembaruan,
    /// The story was withdrawn.
    Pencabutan,
}

/// What readers were told about a story after its approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Notice {
    /// What it is.
    pub kind: NoticeKind,
    /// What readers are told; of a withdrawal the reason.
    pub text: String,
    /// When it was posted.
    pub at: String,
    /// Who posted it; readers are not told.
    pub by: String,
    /// The story that holds the reply or the clarification, or null.
    pub link: Option<String>,
}

/// A story that this one answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Answer {
    /// The story whose notice names this one.
    pub article: String,
    /// What this one is to it.
    pub kind: NoticeKind,
}

/// What a block of the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A run of neighbouring related links.
    ReadAlso,
    /// A heading.
    Heading,
    /// A picture in the text.
    Image,
    /// A quotation.
    Quote,
    /// A list.
    List,
    /// A table.
    Table,
    /// A page break.
    PageBreak,
    /// Something embedded.
    Embed,
    /// Raw HTML and code.
    Html,
}

/// A block of the body, as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its visible text.
    pub text: String,
}

/// How a link of the body stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum LinkState {
    /// The target has a seal that this export would write.
    Ok,
    /// No story is known by that headline.
    Unresolved,
    /// The target is not sealed, or in the bin.
    Draft,
    /// The target is under embargo.
    Embargoed,
    /// The target was withdrawn.
    Retracted,
    /// An address outside the newsroom.
    External,
}

/// A link of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Link {
    /// Its text.
    pub label: String,
    /// An article's id, an address, or null while unresolved.
    pub target: Option<String>,
    /// How it stands.
    pub state: LinkState,
    /// True for a read-also line, false for a link within the text.
    pub read_also: bool,
    /// 1-based line of the body.
    pub line: u32,
    /// Where the link or its headline stands in the body, in UTF-16 units.
    pub from: u32,
    /// The end, in UTF-16 units.
    pub to: u32,
    /// For an unresolved line that one story matches: that story's id. The
    /// text takes it when a person accepts.
    pub matches: Option<String>,
    /// The headline that the page will show where the link follows its story.
    pub follows: Option<String>,
}

/// The whole of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Article {
    /// ULID.
    pub id: String,
    /// Readable part of the address.
    pub slug: String,
    /// Headline.
    pub headline: String,
    /// Standfirst.
    pub deck: String,
    /// Brand before the first paragraph.
    pub opener: String,
    /// What kind of piece it is.
    pub kind: StoryKind,
    /// Who may read it.
    pub access: Access,
    /// Section.
    pub section: String,
    /// Tags.
    pub tags: Vec<String>,
    /// Byline.
    pub contributors: Vec<Contributor>,
    /// First publication.
    pub published_at: Option<String>,
    /// "Diperbarui" where a person set it, else the last change.
    pub updated_at: Option<String>,
    /// IANA zone.
    pub zone: String,
    /// Embargo.
    pub embargo_until: Option<String>,
    /// Lead photo.
    pub lead: Lead,
    /// A stored picture for links shared elsewhere, or null: one is made of
    /// the lead photo.
    pub share: Option<String>,
    /// Markdown.
    pub body: String,
    /// Computed status.
    pub status: Status,
    /// The newest approval, or null.
    pub seal: Option<Seal>,
    /// What readers were told after the approval, oldest first; a withdrawal
    /// with its reason too.
    pub notices: Vec<Notice>,
    /// The stories that this one answers.
    pub answers: Vec<Answer>,
    /// The body's blocks.
    pub blocks: Vec<Block>,
    /// The body's links.
    pub links: Vec<Link>,
    /// Words of body text.
    pub words: u32,
    /// Lines an import could not place.
    pub unplaced: Vec<String>,
    /// Old addresses.
    pub aliases: Vec<String>,
    /// The reason it was given back, until it is handed in again.
    pub returned: Option<String>,
    /// The version of the document, as a token for `edit_body`.
    pub version: String,
    /// How many changes the document bears; what people see as "Versi 14".
    pub revision: u32,
    /// How many pages the story has.
    pub pages: u32,
    /// The lines of the body at which the newsroom's rule begins a new page.
    pub rule_breaks: Vec<u32>,
    /// True where the editor set "Diperbarui" by hand.
    pub updated_by_hand: bool,
}

/// One version of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Version {
    /// A name that survives merges.
    pub version: String,
    /// When it ended.
    pub at: String,
    /// Who.
    pub by: String,
    /// On which laptop.
    pub laptop: String,
    /// What was done.
    pub what: String,
    /// Words of body text then.
    pub words: u32,
}
