//! The history of a target's exports, and the way back to the one before.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::DateTime;

use super::Newsroom;
use super::publishing::{Change, write_fault};
use super::standing::Standing;
use crate::error::{Error, Refusal, Result};
use crate::export::plan::{Action, Kind, Reason, Step};
use crate::export::write::{Kept, NewTree};
use crate::platform::Stamp;
use crate::store::{ExportRecord, ExportRun, ExportedFile, RunKind, UndoFile};

/// What a way back did.
#[derive(Debug, Clone)]
pub struct RolledBack {
    /// The folder.
    pub target: PathBuf,
    /// The way back as it stands in the history.
    pub run: ExportRun,
    /// File by file, without those that stayed as they were.
    pub files: Vec<Step>,
}

impl Newsroom {
    /// The exports to a folder, newest first.
    pub fn exports(&self, out: &Path) -> Result<Vec<ExportRun>> {
        let target = self.target(out)?;
        Ok(self.store.read().export_runs(&target.display().to_string())?)
    }

    /// Puts back the site that stood before the last export to `out`, byte for
    /// byte; files of others stay as they are. Done again it goes one export
    /// further back. `over` goes back although others altered the site.
    /// `progress` is told how many of how many files are done and says whether
    /// to go on.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] where there is no earlier export, a file of it is
    /// no longer kept, or others altered the site; then nothing is changed.
    pub fn rollback(
        &mut self,
        out: &Path,
        over: bool,
        progress: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<RolledBack> {
        if self.read_only() {
            return Err(Error::ReadOnly("the newsroom is open for reading".into()));
        }
        let target = self.target(out)?;
        let held = self.hold_exports(&target.display().to_string())?;
        let standing = self.look_at(&target, false)?;
        let way = self.way_back(&standing)?;
        if !over && (!standing.look.altered.is_empty() || standing.look.target.is_none()) {
            return Err(Error::NotAllowed(Refusal::SiteAltered));
        }
        let places = self.places(&way.undo)?;
        let steps: Vec<Step> = way.undo.iter().filter_map(step).collect();
        let total = way.undo.len();
        let make = |newsroom: &mut Self, tree: &NewTree| {
            let mut change = newsroom.change_back(&standing, &way)?;
            for (done, undo) in way.undo.iter().enumerate() {
                if let Some(place) = places.get(undo.path.as_str()) {
                    let stamp = tree.put_link(&undo.path, place).map_err(write_fault)?;
                    take_back(&mut change, undo, stamp);
                } else if standing.files.contains_key(&undo.path) {
                    change.removed.push(undo.path.clone());
                }
                if !progress(done + 1, total) {
                    return Err(Error::Cancelled);
                }
            }
            Ok(change)
        };
        let run = self.publish(&held, &standing, over, &mut || true, make)?;
        self.edition = None;
        Ok(RolledBack { target, run, files: steps })
    }

    /// Finds the export before the one whose site stands, and what it takes to
    /// get there.
    fn way_back(&self, standing: &Standing) -> Result<Way> {
        let none = || Error::NotAllowed(Refusal::NoEarlierExport);
        let tables = self.store.read();
        let runs = tables.export_runs(&standing.name)?;
        let now = standing.last.as_ref().ok_or_else(none)?;
        let undone = runs.iter().find(|run| run.id == now.state).ok_or_else(none)?;
        let parent = undone.parent.ok_or_else(none)?;
        // The row of the export before may be forgotten; what leads back to
        // its site is kept with the one that came after.
        let to = runs.iter().find(|run| run.id == parent);
        let to = ExportRun {
            kind: RunKind::Rollback,
            state: parent,
            parent: to.and_then(|run| run.parent),
            ..to.unwrap_or(undone).clone()
        };
        Ok(Way { undone: undone.id, to, undo: tables.undo_files(undone.id)? })
    }

    /// Where the bytes of the earlier files are kept, each looked at.
    fn places<'a>(&self, undo: &'a [UndoFile]) -> Result<BTreeMap<&'a str, PathBuf>> {
        let kept = Kept::new(self.folder.kept_exports());
        let mut places = BTreeMap::new();
        for file in undo {
            let Some(hash) = &file.hash else { continue };
            let place = kept.find(hash).ok_or(Error::NotAllowed(Refusal::EarlierFilesGone))?;
            places.insert(file.path.as_str(), place);
        }
        Ok(places)
    }

    fn change_back(&self, standing: &Standing, way: &Way) -> Result<Change> {
        let tables = self.store.read();
        let mut live: BTreeMap<String, ExportRecord> = tables
            .export_records(&standing.name)?
            .into_iter()
            .map(|story| (story.article.clone(), story))
            .collect();
        for story in tables.undo_stories(way.undone)? {
            live.remove(&story.article);
            if let Some(seal) = story.seal {
                let record =
                    ExportRecord { article: story.article.clone(), seal, path: story.path };
                live.insert(story.article, record);
            }
        }
        let instant = |text: &String| DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc());
        Ok(Change {
            files: Vec::new(),
            removed: Vec::new(),
            stories: live.into_values().collect(),
            clock: instant(&way.to.clock).unwrap_or_else(|| self.rim.now()),
            rendered: 0,
            next: way.to.next.iter().filter_map(instant).collect(),
            back_to: Some(way.to.clone()),
        })
    }
}

/// What it takes to get to the export before.
struct Way {
    /// The export that is undone.
    undone: i64,
    /// Where the way leads.
    to: ExportRun,
    undo: Vec<UndoFile>,
}

/// Enters a file that was put back; one of others leaves the record.
fn take_back(change: &mut Change, undo: &UndoFile, stamp: Stamp) {
    match undo.hash {
        Some(hash) if undo.ours => change.files.push(ExportedFile {
            path: undo.path.clone(),
            kind: undo.kind.clone(),
            hash,
            parts: undo.parts.clone(),
            stamp,
        }),
        _ => change.removed.push(undo.path.clone()),
    }
}

fn step(undo: &UndoFile) -> Option<Step> {
    let (action, why) = match (undo.hash, undo.became) {
        (Some(then), Some(now)) if then == now => return None,
        (Some(_), Some(_)) => (Action::Write, Reason::Back),
        (Some(_), None) => (Action::Write, Reason::New),
        (None, _) => (Action::Remove, Reason::Unwanted),
    };
    Some(Step {
        path: undo.path.clone(),
        kind: Kind::parse(&undo.kind),
        story: None,
        action,
        why: vec![why],
    })
}
