// Generated from crates/redaksi-api by `cargo xtask bindings`; do not edit.

/**
 * Who may read a story.
 */
export type Access = "free" | "subscriber";

/**
 * Puts a picture into a story.
 */
export type AddPhoto = { 
/**
 * The story.
 */
id: string, 
/**
 * The picture's file.
 */
path: string, 
/**
 * At the head of the story; else at the end of its text.
 */
lead: boolean, 
/**
 * Caption; unchanged where absent.
 */
caption: string | null, 
/**
 * Alternative text; unchanged where absent.
 */
alt: string | null, 
/**
 * Credit; unchanged where absent.
 */
credit: string | null, 
/**
 * For shared links of the story instead, and nowhere on its page.
 */
share: boolean, 
/**
 * The point of a lead photo that every crop keeps in view: `0.5,0.3`.
 */
focus: string | null, 
/**
 * The last day on which a lead photo may be shown: `2026-12-31`.
 */
rights_until: string | null, 
/**
 * How a lead photo came to be: a term of IPTC's Digital Source Type.
 */
source_type: string | null, };

/**
 * A story that this one answers.
 */
export type Answer = { 
/**
 * The story whose notice names this one.
 */
article: string, 
/**
 * What this one is to it.
 */
kind: NoticeKind, };

/**
 * Approves a story as it was read.
 */
export type Approve = { 
/**
 * Its id or slug.
 */
id: string, 
/**
 * The version that the reviewer saw; where the story has moved on, the
 * approval is refused with `changed-meanwhile`.
 */
version: string | null, };

/**
 * The whole of a story.
 */
export type Article = { 
/**
 * ULID.
 */
id: string, 
/**
 * Readable part of the address.
 */
slug: string, 
/**
 * Headline.
 */
headline: string, 
/**
 * Standfirst.
 */
deck: string, 
/**
 * Brand before the first paragraph.
 */
opener: string, 
/**
 * What kind of piece it is.
 */
kind: StoryKind, 
/**
 * Who may read it.
 */
access: Access, 
/**
 * Section.
 */
section: string, 
/**
 * Tags.
 */
tags: Array<string>, 
/**
 * Byline.
 */
contributors: Array<Contributor>, 
/**
 * First publication.
 */
published_at: string | null, 
/**
 * "Diperbarui" where a person set it, else the last change.
 */
updated_at: string | null, 
/**
 * IANA zone.
 */
zone: string, 
/**
 * Embargo.
 */
embargo_until: string | null, 
/**
 * Lead photo.
 */
lead: Lead, 
/**
 * A stored picture for links shared elsewhere, or null: one is made of
 * the lead photo.
 */
share: string | null, 
/**
 * Markdown.
 */
body: string, 
/**
 * Computed status.
 */
status: Status, 
/**
 * The newest approval, or null.
 */
seal: Seal | null, 
/**
 * What readers were told after the approval, oldest first; a withdrawal
 * with its reason too.
 */
notices: Array<Notice>, 
/**
 * The stories that this one answers.
 */
answers: Array<Answer>, 
/**
 * The body's blocks.
 */
blocks: Array<Block>, 
/**
 * The body's links.
 */
links: Array<Link>, 
/**
 * Words of body text.
 */
words: number, 
/**
 * Lines an import could not place.
 */
unplaced: Array<string>, 
/**
 * Old addresses.
 */
aliases: Array<string>, 
/**
 * The reason it was given back, until it is handed in again.
 */
returned: string | null, 
/**
 * The version of the document, as a token for `edit_body`.
 */
version: string, 
/**
 * How many changes the document bears; what people see as "Versi 14".
 */
revision: number, 
/**
 * How many pages the story has.
 */
pages: number, 
/**
 * The lines of the body at which the newsroom's rule begins a new page.
 */
rule_breaks: Array<number>, 
/**
 * True where the editor set "Diperbarui" by hand.
 */
updated_by_hand: boolean, };

/**
 * Rows and the numbers beside the queues.
 */
export type ArticleList = { 
/**
 * The rows wanted.
 */
rows: Array<ArticleRow>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * Stories by status.
 */
by_status: { [key in string]: number }, 
/**
 * Stories by section, without the bin.
 */
by_section: { [key in string]: number }, };

/**
 * A row of the list.
 */
export type ArticleRow = { 
/**
 * ULID.
 */
id: string, 
/**
 * Slug.
 */
slug: string, 
/**
 * Headline.
 */
headline: string, 
/**
 * Status.
 */
status: Status, 
/**
 * Section.
 */
section: string, 
/**
 * First publication.
 */
published_at: string | null, 
/**
 * Last change.
 */
updated_at: string | null, 
/**
 * Problems that `check` would list, by weight: blockers and warnings.
 */
blockers: number, 
/**
 * Warnings.
 */
warnings: number, };

/**
 * Writes a backup.
 */
export type Backup = { 
/**
 * The file to write.
 */
file: string, };

/**
 * A block of the body, as text.
 */
export type Block = { 
/**
 * What it is.
 */
kind: BlockKind, 
/**
 * Its visible text.
 */
text: string, };

/**
 * What a block of the body is.
 */
export type BlockKind = "paragraph" | "read-also" | "heading" | "image" | "quote" | "list" | "table" | "page-break" | "embed" | "html";

/**
 * Changes what the newsroom shares.
 */
export type ChangeSettings = { 
/**
 * Key to value, as text or JSON.
 */
settings: Record<string, unknown>, };

/**
 * A rule of preflight and what it weighs in this newsroom.
 */
export type CheckRule = { 
/**
 * The code of its problems; `check.CODE` is its setting.
 */
code: string, 
/**
 * `blocker`, `warning`, `note` or `off`.
 */
weight: string, 
/**
 * What it weighs where the newsroom sets nothing.
 */
usual: string, 
/**
 * The weights that it takes; none where it cannot be changed.
 */
takes: Array<string>, 
/**
 * What it looks for, in a few words.
 */
title: string, };

/**
 * One name of the byline.
 */
export type Contributor = { 
/**
 * penulis, editor, fotografer, sumber or kontributor.
 */
role: string, 
/**
 * The name as printed.
 */
name: string, };

/**
 * Tells readers something about an approved story.
 */
export type Correct = { 
/**
 * Its id or slug.
 */
id: string, 
/**
 * What the notice is; not a withdrawal.
 */
kind: NoticeKind, 
/**
 * What readers are told.
 */
text: string, 
/**
 * Id or slug of the story that holds the reply, where it is one of its own.
 */
link: string | null, };

/**
 * Title and description as far as they are shown.
 */
export type Cut = { 
/**
 * The title, with `…` where it is cut.
 */
title: string, 
/**
 * The description, with `…` where it is cut.
 */
description: string, };

/**
 * No reply but success.
 */
export type Done = Record<symbol, never>;

/**
 * Changes typed in the editor.
 */
export type EditBody = { 
/**
 * The story.
 */
id: string, 
/**
 * The version on which the changes were made.
 */
base: string, 
/**
 * The changes.
 */
changes: Array<TextChange>, 
/**
 * The length of the text on which they were made, in UTF-16 units.
 */
length: number, };

/**
 * The engine's word that edits are durable, and what came in meanwhile.
 */
export type Edited = { 
/**
 * The version that the text has now.
 */
version: string, 
/**
 * As `Article::revision`.
 */
revision: number, 
/**
 * When it was saved.
 */
saved_at: string, 
/**
 * Changes from elsewhere that turn the editor's text (base and its own
 * changes) into the document's.
 */
remote: Array<TextChange>, 
/**
 * The length of the document's text then, in UTF-16 units.
 */
length: number, };

/**
 * What the engine tells the window of its own accord.
 */
export type Event = { "kind": "articles-changed", 
/**
 * Their ids.
 */
ids: Array<string>, } | { "kind": "settings-changed" } | { "kind": "theme-changed" } | { "kind": "inbox-imported", 
/**
 * What happened.
 */
report: ImportReport, } | { "kind": "export-progress", 
/**
 * Files done.
 */
done: number, 
/**
 * Files in all.
 */
total: number, } | { "kind": "files-dropped", 
/**
 * Their paths.
 */
paths: Array<string>, } | { "kind": "menu", 
/**
 * The command's name, as the palette knows it.
 */
command: string, };

/**
 * Asks for an export.
 */
export type Export = { 
/**
 * The folder.
 */
out: string, 
/**
 * Only say what would be done.
 */
plan: boolean, 
/**
 * Render all, whatever an earlier export wrote.
 */
full: boolean, 
/**
 * Only this story's pages.
 */
only: string | null, 
/**
 * The clock, RFC 3339; now where absent.
 */
now: string | null, 
/**
 * Also over files of others and over another's later export.
 */
over: boolean, };

/**
 * The exports to a folder.
 */
export type ExportHistory = { 
/**
 * The folder.
 */
out: string, 
/**
 * Newest first.
 */
runs: Array<ExportRun>, 
/**
 * Whether there is a site to go back to.
 */
can_go_back: boolean, 
/**
 * The export whose site the way back leads to, or null.
 */
back_to: number | null, };

/**
 * What an export did or would do.
 */
export type ExportReport = { 
/**
 * Files written.
 */
written: number, 
/**
 * Files that were right already.
 */
unchanged: number, 
/**
 * Files removed.
 */
removed: number, 
/**
 * Pages rendered.
 */
rendered: number, 
/**
 * What keeps stories back.
 */
blocked: Array<Problem>, 
/**
 * What was noticed and keeps nothing back.
 */
warnings: Array<Problem>, 
/**
 * File by file.
 */
files: Array<ExportedFile>, 
/**
 * Files of others that lie in the folder and stay.
 */
foreign: Array<string>, 
/**
 * When an export would change by the clock alone, RFC 3339, soonest
 * first.
 */
next: Array<string>, 
/**
 * The folder.
 */
out: string, };

/**
 * One export, or one way back.
 */
export type ExportRun = { 
/**
 * Its number.
 */
id: number, 
/**
 * What it did.
 */
kind: ExportRunKind, 
/**
 * The export whose site stood after it: itself, or the one gone back to.
 */
state: number, 
/**
 * When, RFC 3339.
 */
at: string, 
/**
 * Who.
 */
by: string, 
/**
 * The time for which the site was made.
 */
clock: string, 
/**
 * The program's version.
 */
build: string, 
/**
 * Files written.
 */
written: number, 
/**
 * Files that were right already.
 */
unchanged: number, 
/**
 * Files removed.
 */
removed: number, 
/**
 * Pages rendered.
 */
rendered: number, 
/**
 * What the site's marker names: SHA-256 over its files.
 */
tree: string, 
/**
 * Times at which an export would change by the clock alone.
 */
next: Array<string>, };

/**
 * What a run did.
 */
export type ExportRunKind = "export" | "rollback";

/**
 * One file of an export.
 */
export type ExportedFile = { 
/**
 * Relative to the folder, with `/`.
 */
path: string, 
/**
 * What happens to it.
 */
action: FileAction, 
/**
 * Why, on one line.
 */
why: string, 
/**
 * `story`, `list`, `page`, `feed`, `machine`, `search`, `redirect`,
 * `asset` or `picture`; `file` where it is not known any more.
 */
kind: string, 
/**
 * The story whose page it is, or null.
 */
article: string | null, 
/**
 * The headline of that story, or null.
 */
headline: string | null, 
/**
 * Why, one by one, the strongest first.
 */
reasons: Array<Reason>, };

/**
 * Asks for the exports to a folder.
 */
export type Exports = { 
/**
 * The folder.
 */
out: string, };

/**
 * The entry in a feed.
 */
export type FeedEntry = { 
/**
 * Its title.
 */
title: string, 
/**
 * Its summary.
 */
summary: string, 
/**
 * First publication.
 */
date: string | null, 
/**
 * The writers, as one line; empty where none is named.
 */
author: string, };

/**
 * What an export does to a file.
 */
export type FileAction = "write" | "keep" | "remove";

/**
 * One file that an import could not take.
 */
export type ImportFailure = { 
/**
 * The file.
 */
source: string, 
/**
 * The code of the error.
 */
code: string, 
/**
 * What happened, what was kept, what to do.
 */
message: string, };

/**
 * Imports files and folders.
 */
export type ImportPaths = { 
/**
 * Their paths.
 */
paths: Array<string>, 
/**
 * `text` or `markdown`; recognised where absent.
 */
format: string | null, };

/**
 * What an import did, item by item.
 */
export type ImportReport = { 
/**
 * Stories made.
 */
articles: Array<Imported>, 
/**
 * Files not taken.
 */
failed: Array<ImportFailure>, };

/**
 * Imports a pasted text.
 */
export type ImportText = { 
/**
 * The text.
 */
text: string, 
/**
 * What to call where it came from.
 */
source: string, };

/**
 * One story that an import made.
 */
export type Imported = { 
/**
 * ULID.
 */
id: string, 
/**
 * Slug.
 */
slug: string, 
/**
 * Headline.
 */
headline: string, 
/**
 * The file it came from.
 */
source: string, 
/**
 * What the import noticed.
 */
problems: Array<Problem>, 
/**
 * Lines it could not place.
 */
unplaced: Array<string>, };

/**
 * The lead photo.
 */
export type Lead = { 
/**
 * A stored picture's id, or the address an import found, or null.
 */
media: string | null, 
/**
 * What the picture shows.
 */
alt: string, 
/**
 * The caption without the credit.
 */
caption: string, 
/**
 * Who made or owns it.
 */
credit: string, 
/**
 * `"x,y"`: the point that every crop keeps, as fractions between 0 and 1
 * of width and height from the upper left, or null for the middle.
 */
focus: string | null, 
/**
 * The last day on which it may be shown, `2026-12-31`, or null.
 */
rights_until: string | null, 
/**
 * A short name of IPTC's Digital Source Type, or null.
 */
source_type: string | null, };

/**
 * A link of the body.
 */
export type Link = { 
/**
 * Its text.
 */
label: string, 
/**
 * An article's id, an address, or null while unresolved.
 */
target: string | null, 
/**
 * How it stands.
 */
state: LinkState, 
/**
 * True for a read-also line, false for a link within the text.
 */
read_also: boolean, 
/**
 * 1-based line of the body.
 */
line: number, 
/**
 * Where the link or its headline stands in the body, in UTF-16 units.
 */
from: number, 
/**
 * The end, in UTF-16 units.
 */
to: number, 
/**
 * For an unresolved line that one story matches: that story's id. The
 * text takes it when a person accepts.
 */
matches: string | null, 
/**
 * The headline that the page will show where the link follows its story.
 */
follows: string | null, };

/**
 * How a link of the body stands.
 */
export type LinkState = "ok" | "unresolved" | "draft" | "embargoed" | "retracted" | "external";

/**
 * What to list.
 */
export type ListArticles = { 
/**
 * Only this status.
 */
status: Status | null, 
/**
 * Only this section.
 */
section: string | null, 
/**
 * Only with this tag.
 */
tag: string | null, 
/**
 * Words to search for; best first. Without it, newest change first.
 */
query: string | null, 
/**
 * The first row wanted, from 0.
 */
offset: number, 
/**
 * How many rows; 0 for all.
 */
limit: number, };

/**
 * Applies the fixes that preflight offers for a story.
 */
export type Mend = { 
/**
 * The story.
 */
id: string, 
/**
 * The codes of the problems to mend, each by its first fix.
 */
codes: Array<string>, };

/**
 * What was mended.
 */
export type Mended = { 
/**
 * How many problems.
 */
mended: number, };

/**
 * A new, empty story.
 */
export type NewArticle = { 
/**
 * Its headline, may be empty.
 */
headline: string, };

/**
 * What the window knows of its newsroom.
 */
export type NewsroomInfo = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its folder.
 */
dir: string, 
/**
 * `id` or `en`, of the window.
 */
language: string, 
/**
 * The newsroom's zone.
 */
zone: string, 
/**
 * Sections, in order.
 */
sections: Array<string>, 
/**
 * The read-also label.
 */
read_also: string, 
/**
 * The brand printed as opener.
 */
opener: string, 
/**
 * The accent, `#rrggbb`.
 */
accent: string, 
/**
 * True where nothing can be written; then why.
 */
read_only: boolean, 
/**
 * Who works here.
 */
person: string, 
/**
 * `system`, `light` or `dark`.
 */
appearance: string, 
/**
 * The last folder exported to.
 */
export_dir: string | null, 
/**
 * The program's version.
 */
program: string, 
/**
 * True where the writer may not approve their own story.
 */
four_eyes: boolean, };

/**
 * A request without content.
 */
export type Nothing = Record<symbol, never>;

/**
 * What readers were told about a story after its approval.
 */
export type Notice = { 
/**
 * What it is.
 */
kind: NoticeKind, 
/**
 * What readers are told; of a withdrawal the reason.
 */
text: string, 
/**
 * When it was posted.
 */
at: string, 
/**
 * Who posted it; readers are not told.
 */
by: string, 
/**
 * The story that holds the reply or the clarification, or null.
 */
link: string | null, };

/**
 * What a notice is, after the guidelines of the Indonesian press council.
 */
export type NoticeKind = "ralat" | "koreksi" | "hak-jawab" | "klarifikasi" | "pembaruan" | "pencabutan";

/**
 * Names one story.
 */
export type OneArticle = { 
/**
 * Its id or slug.
 */
id: string, };

/**
 * Asks for a page.
 */
export type PageOf = { 
/**
 * The story.
 */
id: string, 
/**
 * Which page, from 1; 0 for the whole story on one page.
 */
page: number, 
/**
 * The page of the newest seal instead of the open draft.
 */
sealed: boolean, 
/**
 * The page that the frame shows, as an earlier reply's `key` named it, or
 * null for the first one.
 */
known: string | null, };

/**
 * How to bring the frame's page up to date.
 */
export type PageUpdate = { "kind": "same", 
/**
 * The page's name for the next request.
 */
key: string, } | { "kind": "blocks", 
/**
 * The page's name for the next request.
 */
key: string, 
/**
 * The first block replaced, from 0.
 */
at: number, 
/**
 * How many blocks go.
 */
remove: number, 
/**
 * The HTML of the blocks that come, one root element each.
 */
insert: Array<string>, 
/**
 * Where every block stands in the body: first line of each.
 */
lines: Array<number>, } | { "kind": "whole", 
/**
 * The page's name for the next request.
 */
key: string, 
/**
 * The address in the preview frame: `/internasional/slug.html`.
 */
path: string, 
/**
 * The whole document, as the frame gets it.
 */
html: string, 
/**
 * Where every block stands in the body: first line of each.
 */
lines: Array<number>, 
/**
 * How many pages the story has.
 */
pages: number, 
/**
 * A template of the newsroom that failed, if one did.
 */
theme_error: ThemeError | null, };

/**
 * Pins stories to a module, in order.
 */
export type Pin = { 
/**
 * `picks`, `related`, `latest`, `popular` or `regional`.
 */
module: string, 
/**
 * Ids or slugs; none to unpin all.
 */
ids: Array<string>, };

/**
 * What is of this laptop (`settings.toml`).
 */
export type Preferences = { 
/**
 * `id` or `en`.
 */
language: string | null, 
/**
 * Who works here.
 */
person: string | null, 
/**
 * `system`, `light` or `dark`.
 */
appearance: string | null, 
/**
 * A folder watched beside `inbox/`; empty for none.
 */
inbox: string | null, };

/**
 * How a story shows where readers meet it before they open it. Made from the
 * values of the page's head and of its feed entry.
 */
export type Previews = { 
/**
 * In the results of a search engine.
 */
search: SearchCard, 
/**
 * Where a link is shared.
 */
share: ShareCard, 
/**
 * In a feed reader.
 */
feed: FeedEntry, };

/**
 * A soft fault with its place: what `check` and `proof` list.
 */
export type Problem = { 
/**
 * The story, where the fault is of one.
 */
article: string | null, 
/**
 * `blocker`, `warning` or `note`.
 */
severity: Severity, 
/**
 * The stable name of the fault.
 */
code: string, 
/**
 * One sentence in the newsroom's language.
 */
message: string, 
/**
 * `body`, `headline`, `lead.caption` …
 */
field: string | null, 
/**
 * 1-based line of the body.
 */
line: number | null, 
/**
 * 1-based column, in code points.
 */
column: number | null, 
/**
 * Length of the faulty text, in code points.
 */
length: number | null, 
/**
 * The faulty text itself.
 */
text: string, 
/**
 * Texts that would mend it.
 */
fixes: Array<string>, };

/**
 * A reason why an export touches a file.
 */
export type Reason = { 
/**
 * The stable word: `new`, `content`, `link`, `headline`, `photo`,
 * `notice`, `moved`, `neighbour`, `list`, `module`, `window`, `theme`,
 * `setting`, `sections`, `program`, `altered`, `full`, `back`, `same`,
 * `unwanted`.
 */
kind: string, 
/**
 * The module or the setting that it is of, or null.
 */
of: string | null, 
/**
 * Another story that it is of, or null.
 */
article: string | null, 
/**
 * That story's headline, or null.
 */
headline: string | null, };

/**
 * Asks for stories to link to.
 */
export type Related = { 
/**
 * The story at hand.
 */
id: string, 
/**
 * What was typed in the picker; empty for suggestions alone.
 */
query: string, 
/**
 * How many; 0 for 10.
 */
limit: number, };

/**
 * Asks for the site before the last export.
 */
export type Rollback = { 
/**
 * The folder.
 */
out: string, 
/**
 * Also where others altered the site.
 */
over: boolean, };

/**
 * What a way back did.
 */
export type RollbackReport = { 
/**
 * The folder.
 */
out: string, 
/**
 * The way back, as the history has it.
 */
run: ExportRun, 
/**
 * Files that changed.
 */
files: Array<ExportedFile>, };

/**
 * The newest approval.
 */
export type Seal = { 
/**
 * SHA-256 of the canonical content.
 */
hash: string, 
/**
 * Who approved.
 */
by: string, 
/**
 * When.
 */
at: string, };

/**
 * Searches the archive.
 */
export type Search = { 
/**
 * Words; the last may be unfinished.
 */
query: string, 
/**
 * How many hits; 0 for 20.
 */
limit: number, };

/**
 * A result of a search engine.
 */
export type SearchCard = { 
/**
 * The newsroom's name.
 */
site: string, 
/**
 * The canonical address.
 */
url: string, 
/**
 * The page's title, whole.
 */
title: string, 
/**
 * Its length, in characters.
 */
letters: number, 
/**
 * True where a wide screen cuts it.
 */
title_cut: boolean, 
/**
 * The page's description, whole.
 */
description: string, 
/**
 * True where a wide screen cuts it.
 */
description_cut: boolean, 
/**
 * What a wide screen shows.
 */
desktop: Cut, 
/**
 * What a phone shows.
 */
phone: Cut, };

/**
 * A hit of the search.
 */
export type SearchHit = { 
/**
 * ULID.
 */
id: string, 
/**
 * Headline.
 */
headline: string, 
/**
 * The passage, plain text.
 */
snippet: string, 
/**
 * Higher is better.
 */
score: number, 
/**
 * Status.
 */
status: Status, 
/**
 * First publication.
 */
published_at: string | null, };

/**
 * Changes fields; each value in its JSON form.
 */
export type SetFields = { 
/**
 * The story.
 */
id: string, 
/**
 * Field to value: `{"lead.caption": "…", "tags": ["…"]}`.
 */
fields: Record<string, unknown>, };

/**
 * What the newsroom shares.
 */
export type Settings = { 
/**
 * Every key with its value.
 */
settings: Record<string, unknown>, };

/**
 * How much a problem weighs.
 */
export type Severity = "blocker" | "warning" | "note";

/**
 * The card of a shared link (Open Graph, X cards).
 */
export type ShareCard = { 
/**
 * The picture's path in the preview scheme: `/media/….jpg`; null where
 * nothing but the theme's own would be shown and that cannot be had.
 */
image: string | null, 
/**
 * The picture's width in pixels.
 */
width: number | null, 
/**
 * Its height in pixels.
 */
height: number | null, 
/**
 * True where the newsroom's own picture stands in for a missing photo.
 */
stand_in: boolean, 
/**
 * The newsroom's host, as cards print it.
 */
site: string, 
/**
 * The title as far as cards show it.
 */
title: string, 
/**
 * True where cards cut it.
 */
title_cut: boolean, 
/**
 * The description as far as cards show it.
 */
description: string, 
/**
 * True where cards cut it.
 */
description_cut: boolean, };

/**
 * Where a story stands.
 */
export type Status = "draft" | "in-review" | "approved" | "changed" | "exported" | "retracted" | "trashed";

/**
 * What kind of piece a story is.
 */
export type StoryKind = "news" | "report" | "analysis" | "opinion" | "background" | "review" | "satire" | "advertorial";

/**
 * A story worth linking to.
 */
export type Suggestion = { 
/**
 * ULID.
 */
id: string, 
/**
 * Headline.
 */
headline: string, 
/**
 * Higher is better.
 */
score: number, 
/**
 * Why, in the newsroom's language: "3 nama sama", "2 hari lalu".
 */
reasons: Array<string>, 
/**
 * Status.
 */
status: Status, 
/**
 * How a link to it would stand.
 */
state: LinkState, 
/**
 * First publication.
 */
published_at: string | null, };

/**
 * Asks for what happened since `base`.
 */
export type SyncBody = { 
/**
 * The story.
 */
id: string, 
/**
 * The version the editor has.
 */
base: string, };

/**
 * A change of text: `from..to` becomes `insert`. Positions count UTF-16 units
 * of the text before all changes of the same request, in ascending order and
 * not overlapping.
 */
export type TextChange = { 
/**
 * First unit replaced.
 */
from: number, 
/**
 * First unit kept again.
 */
to: number, 
/**
 * The new text, with LF as its only line break.
 */
insert: string, };

/**
 * Where a template failed. The page was made with the theme's own template.
 */
export type ThemeError = { 
/**
 * The template's file.
 */
template: string, 
/**
 * 1-based line.
 */
line: number | null, 
/**
 * The reason.
 */
reason: string, };

/**
 * What `verify` found.
 */
export type Verified = { 
/**
 * True where nothing is wrong.
 */
ok: boolean, 
/**
 * What is wrong.
 */
problems: Array<Problem>, };

/**
 * One version of a story.
 */
export type Version = { 
/**
 * A name that survives merges.
 */
version: string, 
/**
 * When it ended.
 */
at: string, 
/**
 * Who.
 */
by: string, 
/**
 * On which laptop.
 */
laptop: string, 
/**
 * What was done.
 */
what: string, 
/**
 * Words of body text then.
 */
words: number, };

/**
 * A hard fault, as it crosses the wire.
 */
export type WireError = { 
/**
 * What the receiver acts on.
 */
code: string, 
/**
 * One sentence for a person: what happened, what was kept, what to do.
 */
message: string, 
/**
 * Problems that explain it.
 */
problems: Array<Problem>, };

/**
 * Names one story and gives the reason for an act.
 */
export type WithReason = { 
/**
 * Its id or slug.
 */
id: string, 
/**
 * Why.
 */
why: string, };

/** Every command with its request and its reply. */
export interface Commands {
  newsroom(request: Nothing): Promise<NewsroomInfo>;
  list_articles(request: ListArticles): Promise<ArticleList>;
  open_article(request: OneArticle): Promise<Article>;
  new_article(request: NewArticle): Promise<Article>;
  edit_body(request: EditBody): Promise<Edited>;
  sync_body(request: SyncBody): Promise<Edited>;
  set_fields(request: SetFields): Promise<Article>;
  import_text(request: ImportText): Promise<ImportReport>;
  import_paths(request: ImportPaths): Promise<ImportReport>;
  search(request: Search): Promise<Array<SearchHit>>;
  related(request: Related): Promise<Array<Suggestion>>;
  check(request: OneArticle): Promise<Array<Problem>>;
  check_newsroom(request: Nothing): Promise<Array<Problem>>;
  check_rules(request: Nothing): Promise<Array<CheckRule>>;
  mend(request: Mend): Promise<Mended>;
  page(request: PageOf): Promise<PageUpdate>;
  previews(request: OneArticle): Promise<Previews>;
  citing(request: OneArticle): Promise<Array<ArticleRow>>;
  add_photo(request: AddPhoto): Promise<Article>;
  submit(request: OneArticle): Promise<Article>;
  return_article(request: WithReason): Promise<Article>;
  approve(request: Approve): Promise<Article>;
  correct(request: Correct): Promise<Article>;
  retract(request: WithReason): Promise<Article>;
  trash(request: OneArticle): Promise<Article>;
  untrash(request: OneArticle): Promise<Article>;
  history(request: OneArticle): Promise<Array<Version>>;
  settings(request: Nothing): Promise<Settings>;
  change_settings(request: ChangeSettings): Promise<Settings>;
  pin(request: Pin): Promise<Settings>;
  export(request: Export): Promise<ExportReport>;
  cancel_export(request: Nothing): Promise<Done>;
  exports(request: Exports): Promise<ExportHistory>;
  rollback(request: Rollback): Promise<RollbackReport>;
  change_preferences(request: Preferences): Promise<NewsroomInfo>;
  backup(request: Backup): Promise<Done>;
  verify(request: Nothing): Promise<Verified>;
}
