//! The newsroom itself: settings, preferences, safety, faults and events.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{ImportReport, Problem};

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
