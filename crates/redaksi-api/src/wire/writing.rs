//! Changing a story: text, fields, photo, and the acts of the workflow.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::NoticeKind;

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

/// Tells readers something about an approved story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Correct {
    /// Its id or slug.
    pub id: String,
    /// What the notice is; not a withdrawal.
    pub kind: NoticeKind,
    /// What readers are told.
    pub text: String,
    /// Id or slug of the story that holds the reply, where it is one of its own.
    #[serde(default)]
    pub link: Option<String>,
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
    /// For shared links of the story instead, and nowhere on its page.
    #[serde(default)]
    pub share: bool,
    /// The point of a lead photo that every crop keeps in view: `0.5,0.3`.
    #[serde(default)]
    pub focus: Option<String>,
    /// The last day on which a lead photo may be shown: `2026-12-31`.
    #[serde(default)]
    pub rights_until: Option<String>,
    /// How a lead photo came to be: a term of IPTC's Digital Source Type.
    #[serde(default)]
    pub source_type: Option<String>,
}
