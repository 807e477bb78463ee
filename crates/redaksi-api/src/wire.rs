//! The shapes that cross the wire: requests, replies and events.
//!
//! One set of shapes serves the terminal (`--json`, see `docs/cli.md`) and the
//! window (generated TypeScript in `ui/src/port/bindings.ts`). Times are
//! RFC 3339 with the story's own offset; ids are texts; places are 1-based and
//! count Unicode code points; offsets of [`TextChange`] count UTF-16 units, as
//! editors in a web view do.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
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
    /// Markdown.
    pub body: String,
    /// Computed status.
    pub status: Status,
    /// The newest approval, or null.
    pub seal: Option<Seal>,
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
    /// True where the editor set "Diperbarui" by hand.
    pub updated_by_hand: bool,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleRow {
    /// ULID.
    pub id: String,
    /// Slug.
    pub slug: String,
    /// Headline.
    pub headline: String,
    /// Status.
    pub status: Status,
    /// Section.
    pub section: String,
    /// First publication.
    pub published_at: Option<String>,
    /// Last change.
    pub updated_at: Option<String>,
    /// Problems that `check` would list, by weight: blockers and warnings.
    pub blockers: u32,
    /// Warnings.
    pub warnings: u32,
}

/// What to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListArticles {
    /// Only this status.
    pub status: Option<Status>,
    /// Only this section.
    pub section: Option<String>,
    /// Only with this tag.
    pub tag: Option<String>,
    /// Words to search for; best first. Without it, newest change first.
    pub query: Option<String>,
    /// The first row wanted, from 0.
    pub offset: u32,
    /// How many rows; 0 for all.
    pub limit: u32,
}

/// Rows and the numbers beside the queues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleList {
    /// The rows wanted.
    pub rows: Vec<ArticleRow>,
    /// How many there are in all.
    pub total: u32,
    /// Stories by status.
    pub by_status: BTreeMap<String, u32>,
    /// Stories by section, without the bin.
    pub by_section: BTreeMap<String, u32>,
}

/// A change of text: `from..to` becomes `insert`. Positions count UTF-16 units
/// of the text before all changes of the same request, in ascending order and
/// not overlapping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextChange {
    /// First unit replaced.
    pub from: u32,
    /// First unit kept again.
    pub to: u32,
    /// The new text, with LF as its only line break.
    pub insert: String,
}

/// Changes typed in the editor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditBody {
    /// The story.
    pub id: String,
    /// The version on which the changes were made.
    pub base: String,
    /// The changes.
    pub changes: Vec<TextChange>,
    /// The length of the text on which they were made, in UTF-16 units.
    pub length: u32,
}

/// Asks for what happened since `base`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SyncBody {
    /// The story.
    pub id: String,
    /// The version the editor has.
    pub base: String,
}

/// The engine's word that edits are durable, and what came in meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Edited {
    /// The version that the text has now.
    pub version: String,
    /// As `Article::revision`.
    pub revision: u32,
    /// When it was saved.
    pub saved_at: String,
    /// Changes from elsewhere that turn the editor's text (base and its own
    /// changes) into the document's.
    pub remote: Vec<TextChange>,
    /// The length of the document's text then, in UTF-16 units.
    pub length: u32,
}

/// Changes fields; each value in its JSON form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SetFields {
    /// The story.
    pub id: String,
    /// Field to value: `{"lead.caption": "…", "tags": ["…"]}`.
    #[ts(type = "Record<string, unknown>")]
    pub fields: BTreeMap<String, Value>,
}

/// Names one story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OneArticle {
    /// Its id or slug.
    pub id: String,
}

/// Names one story and gives the reason for an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WithReason {
    /// Its id or slug.
    pub id: String,
    /// Why.
    pub why: String,
}

/// Approves a story as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Approve {
    /// Its id or slug.
    pub id: String,
    /// The version that the reviewer saw; where the story has moved on, the
    /// approval is refused with `changed-meanwhile`.
    pub version: Option<String>,
}

/// A new, empty story.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct NewArticle {
    /// Its headline, may be empty.
    pub headline: String,
}

/// Imports a pasted text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportText {
    /// The text.
    pub text: String,
    /// What to call where it came from.
    pub source: String,
}

/// Imports files and folders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportPaths {
    /// Their paths.
    pub paths: Vec<String>,
    /// `text` or `markdown`; recognised where absent.
    pub format: Option<String>,
}

/// One story that an import made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// ULID.
    pub id: String,
    /// Slug.
    pub slug: String,
    /// Headline.
    pub headline: String,
    /// The file it came from.
    pub source: String,
    /// What the import noticed.
    pub problems: Vec<Problem>,
    /// Lines it could not place.
    pub unplaced: Vec<String>,
}

/// One file that an import could not take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportFailure {
    /// The file.
    pub source: String,
    /// The code of the error.
    pub code: String,
    /// What happened, what was kept, what to do.
    pub message: String,
}

/// What an import did, item by item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportReport {
    /// Stories made.
    pub articles: Vec<Imported>,
    /// Files not taken.
    pub failed: Vec<ImportFailure>,
}

/// Searches the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Search {
    /// Words; the last may be unfinished.
    pub query: String,
    /// How many hits; 0 for 20.
    pub limit: u32,
}

/// A hit of the search.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SearchHit {
    /// ULID.
    pub id: String,
    /// Headline.
    pub headline: String,
    /// The passage, plain text.
    pub snippet: String,
    /// Higher is better.
    pub score: f64,
    /// Status.
    pub status: Status,
    /// First publication.
    pub published_at: Option<String>,
}

/// Asks for stories to link to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Related {
    /// The story at hand.
    pub id: String,
    /// What was typed in the picker; empty for suggestions alone.
    #[serde(default)]
    pub query: String,
    /// How many; 0 for 10.
    #[serde(default)]
    pub limit: u32,
}

/// A story worth linking to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Suggestion {
    /// ULID.
    pub id: String,
    /// Headline.
    pub headline: String,
    /// Higher is better.
    pub score: f64,
    /// Why, in the newsroom's language: "3 nama sama", "2 hari lalu".
    pub reasons: Vec<String>,
    /// Status.
    pub status: Status,
    /// How a link to it would stand.
    pub state: LinkState,
    /// First publication.
    pub published_at: Option<String>,
}

/// Asks for a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageOf {
    /// The story.
    pub id: String,
    /// Which page, from 1; 0 for the whole story on one page.
    pub page: u32,
    /// The page of the newest seal instead of the open draft.
    pub sealed: bool,
    /// The page that the frame shows, as an earlier reply's `key` named it, or
    /// null for the first one.
    pub known: Option<String>,
}

/// How to bring the frame's page up to date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PageUpdate {
    /// The frame shows the page already.
    Same {
        /// The page's name for the next request.
        key: String,
    },
    /// Only blocks of the text changed.
    Blocks {
        /// The page's name for the next request.
        key: String,
        /// The first block replaced, from 0.
        at: u32,
        /// How many blocks go.
        remove: u32,
        /// The HTML of the blocks that come, one root element each.
        insert: Vec<String>,
        /// Where every block stands in the body: first line of each.
        lines: Vec<u32>,
    },
    /// More than the text changed.
    Whole {
        /// The page's name for the next request.
        key: String,
        /// The address in the preview frame: `/internasional/slug.html`.
        path: String,
        /// The whole document, as the frame gets it.
        html: String,
        /// Where every block stands in the body: first line of each.
        lines: Vec<u32>,
        /// How many pages the story has.
        pages: u32,
        /// A template of the newsroom that failed, if one did.
        theme_error: Option<ThemeError>,
    },
}

/// Where a template failed. The page was made with the theme's own template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ThemeError {
    /// The template's file.
    pub template: String,
    /// 1-based line.
    pub line: Option<u32>,
    /// The reason.
    pub reason: String,
}

/// Puts a picture into a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AddPhoto {
    /// The story.
    pub id: String,
    /// The picture's file.
    pub path: String,
    /// At the head of the story; else at the end of its text.
    pub lead: bool,
    /// Caption; unchanged where absent.
    pub caption: Option<String>,
    /// Alternative text; unchanged where absent.
    pub alt: Option<String>,
    /// Credit; unchanged where absent.
    pub credit: Option<String>,
}

/// Changes what the newsroom shares.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ChangeSettings {
    /// Key to value, as text or JSON.
    #[ts(type = "Record<string, unknown>")]
    pub settings: BTreeMap<String, Value>,
}

/// What the newsroom shares.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Settings {
    /// Every key with its value.
    #[ts(type = "Record<string, unknown>")]
    pub settings: BTreeMap<String, Value>,
}

/// Pins stories to a module, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Pin {
    /// `picks`, `related`, `latest`, `popular` or `regional`.
    pub module: String,
    /// Ids or slugs; none to unpin all.
    pub ids: Vec<String>,
}

/// Asks for an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Export {
    /// The folder.
    pub out: String,
    /// Only say what would be done.
    #[serde(default)]
    pub plan: bool,
    /// Render all, whatever an earlier export wrote.
    #[serde(default)]
    pub full: bool,
    /// Only this story's pages.
    #[serde(default)]
    pub only: Option<String>,
    /// The clock, RFC 3339; now where absent.
    #[serde(default)]
    pub now: Option<String>,
}

/// What an export did or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportReport {
    /// Files written.
    pub written: u32,
    /// Files that were right already.
    pub unchanged: u32,
    /// Files removed.
    pub removed: u32,
    /// Pages rendered.
    pub rendered: u32,
    /// What keeps stories back.
    pub blocked: Vec<Problem>,
    /// What was noticed and keeps nothing back.
    pub warnings: Vec<Problem>,
    /// File by file.
    pub files: Vec<ExportedFile>,
    /// The folder.
    pub out: String,
}

/// One file of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportedFile {
    /// Relative to the folder, with `/`.
    pub path: String,
    /// What happens to it.
    pub action: FileAction,
    /// Why.
    pub why: String,
}

/// What an export does to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FileAction {
    /// Written anew or over an older one.
    Write,
    /// Right already.
    Keep,
    /// Taken away.
    Remove,
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

/// What the window knows of its newsroom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NewsroomInfo {
    /// Its name.
    pub name: String,
    /// Its folder.
    pub dir: String,
    /// `id` or `en`, of the window.
    pub language: String,
    /// The newsroom's zone.
    pub zone: String,
    /// Sections, in order.
    pub sections: Vec<String>,
    /// The read-also label.
    pub read_also: String,
    /// The brand printed as opener.
    pub opener: String,
    /// The accent, `#rrggbb`.
    pub accent: String,
    /// True where nothing can be written; then why.
    pub read_only: bool,
    /// Who works here.
    pub person: String,
    /// `system`, `light` or `dark`.
    pub appearance: String,
    /// The last folder exported to.
    pub export_dir: Option<String>,
    /// The program's version.
    pub program: String,
    /// True where the writer may not approve their own story.
    pub four_eyes: bool,
}

/// What is of this laptop (`settings.toml`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Preferences {
    /// `id` or `en`.
    pub language: Option<String>,
    /// Who works here.
    pub person: Option<String>,
    /// `system`, `light` or `dark`.
    pub appearance: Option<String>,
    /// A folder watched beside `inbox/`; empty for none.
    pub inbox: Option<String>,
}

/// What `verify` found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Verified {
    /// True where nothing is wrong.
    pub ok: bool,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// Writes a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Backup {
    /// The file to write.
    pub file: String,
}

/// No reply but success.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Done {}

/// A request without content.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// A hard fault, as it crosses the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WireError {
    /// What the receiver acts on.
    pub code: String,
    /// One sentence for a person: what happened, what was kept, what to do.
    pub message: String,
    /// Problems that explain it.
    pub problems: Vec<Problem>,
}

/// What the engine tells the window of its own accord.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Event {
    /// These stories changed, by another program, an import or an act.
    ArticlesChanged {
        /// Their ids.
        ids: Vec<String>,
    },
    /// The newsroom's settings changed.
    SettingsChanged,
    /// A file of the theme changed: the page is to be made anew.
    ThemeChanged,
    /// Files from an inbox were taken or refused.
    InboxImported {
        /// What happened.
        report: ImportReport,
    },
    /// How far an export is.
    ExportProgress {
        /// Files done.
        done: u32,
        /// Files in all.
        total: u32,
    },
    /// Files were dropped on the window.
    FilesDropped {
        /// Their paths.
        paths: Vec<String>,
    },
    /// A choice in the application menu.
    Menu {
        /// The command's name, as the palette knows it.
        command: String,
    },
}
