//! The shapes that cross the wire: requests, replies and events.
//!
//! One set of shapes serves the terminal (`--json`, see `docs/cli.md`) and the
//! window (generated TypeScript in `ui/src/port/bindings.ts`). Times are
//! RFC 3339 with the story's own offset; ids are texts; places are 1-based and
//! count Unicode code points; offsets of [`TextChange`] count UTF-16 units, as
//! editors in a web view do.

mod archive;
mod exports;
mod newsroom;
mod preflight;
mod site;
mod story;
mod writing;

pub use archive::{
    ArticleList, ArticleRow, ImportFailure, ImportPaths, ImportReport, ImportText, Imported,
    ListArticles, Related, Search, SearchHit, Suggestion,
};
pub use exports::{
    Export, ExportHistory, ExportReport, ExportRun, ExportRunKind, ExportedFile, Exports,
    FileAction, Reason, Rollback, RollbackReport,
};
pub use newsroom::{
    Backup, ChangeSettings, Done, Event, NewsroomInfo, Nothing, Pin, Preferences, Settings,
    Verified, WireError,
};
pub use preflight::{CheckRule, Mend, Mended};
pub use site::{Cut, FeedEntry, PageOf, PageUpdate, Previews, SearchCard, ShareCard, ThemeError};
pub use story::{
    Access, Answer, Article, Block, BlockKind, Contributor, Lead, Link, LinkState, Notice,
    NoticeKind, Problem, Seal, Severity, Status, StoryKind, Version,
};
pub use writing::{
    AddPhoto, Approve, Correct, EditBody, Edited, NewArticle, OneArticle, SetFields, SyncBody,
    TextChange, WithReason,
};
