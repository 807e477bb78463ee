//! The history of exports and the way back.

use std::path::Path;

use redaksi_api::wire::{self, ExportRun, ExportRunKind, FileAction};
use redaksi_api::{Desk, commands as api};
use serde_json::json;

use super::Outcome;
use crate::output::Done;

/// The exports to a folder.
pub(super) fn exports(desk: &Desk, out: &Path) -> Outcome {
    let history = api::exports(desk, wire::Exports { out: out.display().to_string() })?;
    let plain: String = history.runs.iter().map(line).collect();
    Ok(Done::new(json!(history), plain))
}

/// The site before the last export.
pub(super) fn rollback(desk: &Desk, out: &Path, over: bool) -> Outcome {
    let done = api::rollback(desk, wire::Rollback { out: out.display().to_string(), over })?;
    let mut plain = String::new();
    for file in &done.files {
        let sign = if file.action == FileAction::Remove { '-' } else { '+' };
        plain.push_str(&format!("{sign} {}\n", file.path));
    }
    plain.push_str(&line(&done.run));
    Ok(Done::new(json!(done), plain))
}

fn line(run: &ExportRun) -> String {
    let kind = match run.kind {
        ExportRunKind::Export => "export".to_owned(),
        ExportRunKind::Rollback => format!("rollback → {}", run.state),
    };
    format!(
        "{}  {}  {}  {kind}  +{} ={} -{}\n",
        run.id, run.at, run.by, run.written, run.unchanged, run.removed
    )
}
