//! Writing a site safely: look at the target, fill a new tree, keep what goes,
//! write the record to be, exchange the trees, enter the record.
//!
//! It knows files and their hashes. What is in them, and why they change, is
//! the plan's affair (`exporting`).

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::recovery::ExportLock;
use super::standing::{Standing, foreign_file, read_marker};
use super::{Newsroom, files, project};
use crate::error::{Error, Refusal, Result};
use crate::export::hash::Hash;
use crate::export::write::{Exchanged, Kept, NewTree, WriteFault};
use crate::export::{marker, safe_path};
use crate::platform::{Stamp, identity};
use crate::store::{
    ExportRecord, ExportRun, ExportedFile, JournalEntry, Pending, PendingFile, PendingStory,
    RunKind, Stage,
};

/// What an export makes of a target.
pub(super) struct Change {
    /// Files that are new or differ from their row in any way. Those that were
    /// not put into the tree stand right already.
    pub(super) files: Vec<ExportedFile>,
    /// Paths of files that go.
    pub(super) removed: Vec<String>,
    /// All stories that are live afterwards.
    pub(super) stories: Vec<ExportRecord>,
    /// The time for which the site was made.
    pub(super) clock: DateTime<Utc>,
    /// Pages rendered.
    pub(super) rendered: u32,
    /// Times at which the site would change by the clock alone, ascending.
    pub(super) next: Vec<DateTime<Utc>>,
    /// The export that this goes back to; none for an export.
    pub(super) back_to: Option<ExportRun>,
}

/// A fault of writing in the newsroom's words.
pub(super) fn write_fault(fault: WriteFault) -> Error {
    match fault {
        WriteFault::Io { path, source } => files::fault(&path, source),
        fault => Error::Bug(fault.to_string()),
    }
}

impl Newsroom {
    /// Records an export that found nothing to write ([`Standing::is_current`]).
    pub(super) fn record_same(
        &mut self,
        _held: &ExportLock,
        standing: &Standing,
        change: &Change,
    ) -> Result<()> {
        let at = self.rim.now();
        let pending = self.pending(standing, change, 0, at, Hash::default(), &BTreeMap::new())?;
        let same = pending.files.is_empty() && pending.stories.is_empty();
        let stamps = &standing.look.restamped;
        let next = pending.run.next.clone();
        let last = standing.last.as_ref().filter(|run| run.next != next);
        if same && stamps.is_empty() && last.is_none() {
            return Ok(());
        }
        self.store.write(|tables| {
            tables.enter_without_files(&standing.name, &pending)?;
            tables.restamp(&standing.name, stamps)?;
            last.map_or(Ok(()), |run| tables.set_next(run.id, &next)).map_err(Error::from)
        })
    }

    /// Makes a new tree, has it filled by `make`, and puts it where the old one
    /// stands. `make` puts in what changes; all else is linked in here. Files
    /// of others in the way keep it back unless `over`, and so does an export
    /// of others. `go_on` is asked until the exchange. On any fault the old
    /// site stands and the record is as it was.
    pub(super) fn publish(
        &mut self,
        _held: &ExportLock,
        standing: &Standing,
        over: bool,
        go_on: &mut dyn FnMut() -> bool,
        make: impl FnOnce(&mut Self, &NewTree) -> Result<Change>,
    ) -> Result<ExportRun> {
        let work = NewTree::name(&standing.target);
        let entry = JournalEntry {
            target: standing.name.clone(),
            newsroom: self.folder.path().to_string_lossy().into_owned(),
            work: work.to_string_lossy().into_owned(),
            stage: Stage::Building,
            root: None,
        };
        self.store.write(|tables| tables.begin_export(&entry).map_err(Error::from))?;
        let mut kept = Vec::new();
        let done = NewTree::begin(Arc::clone(&self.disk), &standing.target, &work)
            .map_err(write_fault)
            .and_then(|tree| {
                let change = make(self, &tree)?;
                self.put_in_place(standing, over, go_on, tree, &change, &mut kept)
            });
        if done.is_err() && !is_there(&work) {
            for place in kept {
                let _ = self.disk.remove_file(&place);
            }
            // What cannot be forgotten now is met again at the next opening.
            let _ =
                self.store.write(|tables| tables.end_export(&standing.name).map_err(Error::from));
        }
        done
    }

    fn put_in_place(
        &mut self,
        standing: &Standing,
        over: bool,
        go_on: &mut dyn FnMut() -> bool,
        tree: NewTree,
        change: &Change,
        kept: &mut Vec<PathBuf>,
    ) -> Result<ExportRun> {
        let ours = ours(standing, change)?;
        let hash = marker::tree_hash(ours.iter().map(|(path, hash)| (*path, *hash)));
        if !over && standing.is_of_others(&hash) {
            return Err(Error::NotAllowed(Refusal::OtherExport));
        }
        self.fill(standing, over, &tree, change, &ours)?;
        let copied = tree.copied();
        let pending =
            self.pending(standing, change, tree.count(), self.rim.now(), hash, &copied)?;
        if tree.count() == 0 && change.removed.is_empty() && standing.look.marker == Some(hash) {
            return self.only_record(standing, pending, tree);
        }
        tree.write(marker::PATH, &marker::content(&hash)).map_err(write_fault)?;
        *kept = self.keep_what_goes(standing, &pending)?;
        tree.seal(kept).map_err(write_fault)?;
        if !go_on() {
            return Err(Error::Cancelled);
        }
        self.still_the_same(standing)?;
        let root = identity(tree.root()).map_err(|fault| files::fault(tree.root(), fault))?;
        self.store.write(|tables| {
            tables.prepare_export(&standing.name, root, &pending).map_err(Error::from)
        })?;
        let exchanged = tree.exchange().map_err(write_fault)?;
        self.enter(standing, exchanged, &copied)
    }

    /// Links in what stays: files of ours that stand, and files of others.
    fn fill(
        &self,
        standing: &Standing,
        over: bool,
        tree: &NewTree,
        change: &Change,
        ours: &BTreeMap<&str, &Hash>,
    ) -> Result<()> {
        let put: Vec<&str> = ours.keys().copied().filter(|path| tree.has(path)).collect();
        let in_the_way = standing.in_the_way(put.iter().copied());
        if !over && !in_the_way.is_empty() {
            return Err(Error::Blocked(in_the_way));
        }
        let gone = |path: &str| matches!(standing.look.altered.get(path), Some(None));
        let removed: HashSet<&str> = change.removed.iter().map(String::as_str).collect();
        let keep: Vec<&str> = standing
            .files
            .keys()
            .map(String::as_str)
            .filter(|path| !removed.contains(path) && !tree.has(path) && !gone(path))
            .collect();
        tree.keep(&keep).map_err(write_fault)?;
        let put: HashSet<&str> = put.into_iter().collect();
        let displaced = tree.foreign(&standing.look.foreign, &put).map_err(write_fault)?;
        if over || displaced.is_empty() {
            return Ok(());
        }
        Err(Error::Blocked(displaced.into_iter().map(foreign_file).collect()))
    }

    /// What the export changes of the record.
    fn pending(
        &self,
        standing: &Standing,
        change: &Change,
        written: usize,
        at: DateTime<Utc>,
        tree: Hash,
        copied: &BTreeMap<String, Stamp>,
    ) -> Result<Pending> {
        let mut files = Vec::with_capacity(change.files.len() + change.removed.len());
        for file in &change.files {
            let stood = standing.hash_at(&file.path)?;
            let mut file = file.clone();
            if let Some(stamp) = copied.get(&file.path) {
                file.stamp = *stamp;
            }
            if standing.files.get(&file.path) == Some(&file) && stood == Some(file.hash) {
                continue;
            }
            let touched = stood != Some(file.hash);
            files.push(PendingFile { path: file.path.clone(), file: Some(file), touched, stood });
        }
        self.add_moved(standing, change, copied, &mut files);
        for path in &change.removed {
            let stood = standing.hash_at(path)?;
            files.push(PendingFile { path: path.clone(), file: None, touched: true, stood });
        }
        let before = self.store.read().export_records(&standing.name)?;
        let last = standing.last.as_ref();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let all = standing.files.len() + change.files.len();
        let touched: BTreeSet<&str> = change.files.iter().map(|file| file.path.as_str()).collect();
        let twice = touched.iter().filter(|path| standing.files.contains_key(**path)).count();
        let unchanged = all.saturating_sub(twice + change.removed.len() + written);
        let (kind, state, parent) = match &change.back_to {
            Some(run) => (RunKind::Rollback, run.state, run.parent),
            None => (RunKind::Export, 0, last.map(|run| run.state)),
        };
        let run = ExportRun {
            id: 0,
            kind,
            state,
            parent,
            at: project::stamp(at),
            person: self.author.person.clone(),
            clock: project::stamp(change.clock),
            build: env!("CARGO_PKG_VERSION").to_owned(),
            written: count(written),
            unchanged: count(unchanged),
            removed: count(change.removed.len()),
            rendered: change.rendered,
            tree,
            next: change.next.iter().map(|at| project::stamp(*at)).collect(),
        };
        let stories = changed_stories(&before, &change.stories, &run.at);
        Ok(Pending { run, files, stories })
    }

    /// A site that was moved brings all its rows with it.
    fn add_moved(
        &self,
        standing: &Standing,
        change: &Change,
        copied: &BTreeMap<String, Stamp>,
        files: &mut Vec<PendingFile>,
    ) {
        if standing.known_as == standing.name {
            return;
        }
        let done: HashSet<String> = files
            .iter()
            .map(|file| file.path.clone())
            .chain(change.removed.iter().cloned())
            .collect();
        for file in standing.files.values().filter(|file| !done.contains(&file.path)) {
            let mut file = file.clone();
            let restamped = copied.get(&file.path).or(standing.look.restamped.get(&file.path));
            file.stamp = restamped.copied().unwrap_or(file.stamp);
            let (path, stood) = (file.path.clone(), Some(file.hash));
            files.push(PendingFile { path, file: Some(file), touched: false, stood });
        }
    }

    /// Everything stood right after all: the tree is not needed.
    fn only_record(
        &mut self,
        standing: &Standing,
        pending: Pending,
        tree: NewTree,
    ) -> Result<ExportRun> {
        drop(tree);
        let run = standing.last.clone().unwrap_or_else(|| pending.run.clone());
        self.store.write(|tables| {
            tables.enter_without_files(&standing.name, &pending)?;
            tables.restamp(&standing.name, &standing.look.restamped)?;
            match &standing.last {
                Some(last) => tables.set_next(last.id, &pending.run.next)?,
                None => drop(tables.add_run(&standing.name, &pending.run)?),
            }
            tables.end_export(&standing.name).map_err(Error::from)
        })?;
        Ok(run)
    }

    /// Keeps the files that the export replaces or removes.
    fn keep_what_goes(&self, standing: &Standing, pending: &Pending) -> Result<Vec<PathBuf>> {
        if pending.run.kind != RunKind::Export || pending.run.parent.is_none() {
            return Ok(Vec::new());
        }
        let go: Vec<(&str, Hash)> = pending
            .files
            .iter()
            .filter(|file| file.touched)
            .filter_map(|file| Some((file.path.as_str(), file.stood?)))
            .collect();
        let kept = Kept::new(self.folder.kept_exports());
        kept.keep(self.disk.as_ref(), &standing.target, &go).map_err(write_fault)
    }

    /// Nobody put another folder there, and nobody exported there, since it
    /// was looked at.
    fn still_the_same(&self, standing: &Standing) -> Result<()> {
        let target = &standing.target;
        if identity(target).ok() != standing.look.target {
            return Err(Error::NotAllowed(Refusal::OtherExport));
        }
        if read_marker(target) != standing.look.marker {
            return Err(Error::NotAllowed(Refusal::OtherExport));
        }
        Ok(())
    }

    /// Enters the record; where that fails the old site is put back.
    fn enter(
        &mut self,
        standing: &Standing,
        exchanged: Exchanged,
        copied: &BTreeMap<String, Stamp>,
    ) -> Result<ExportRun> {
        let entered = self.store.write(|tables| {
            let entered = tables.enter_export(&standing.name)?;
            tables.restamp(&standing.name, &standing.look.restamped)?;
            tables.restamp(&standing.name, copied)?;
            let run = tables.last_export_run(&standing.name)?;
            Ok::<_, Error>((entered.1, run))
        });
        let (forgotten, run) = match entered {
            Ok(entered) => entered,
            Err(fault) => {
                exchanged.undo().map_err(write_fault)?;
                return Err(fault);
            }
        };
        let kept = Kept::new(self.folder.kept_exports());
        kept.forget(self.disk.as_ref(), &forgotten);
        if exchanged.finish() {
            // The next opening meets it again where this cannot be written.
            let _ =
                self.store.write(|tables| tables.end_export(&standing.name).map_err(Error::from));
        }
        run.ok_or_else(|| Error::Bug("the export was recorded and is not there".to_owned()))
    }
}

fn is_there(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok()
}

/// All files of ours afterwards with their hashes. Two paths that are one on
/// some disk are a fault of the program.
fn ours<'a>(standing: &'a Standing, change: &'a Change) -> Result<BTreeMap<&'a str, &'a Hash>> {
    let mut ours: BTreeMap<&str, &Hash> =
        standing.files.iter().map(|(path, file)| (path.as_str(), &file.hash)).collect();
    for path in &change.removed {
        ours.remove(path.as_str());
    }
    ours.extend(change.files.iter().map(|file| (file.path.as_str(), &file.hash)));
    let mut folded = HashSet::with_capacity(ours.len());
    match ours.keys().find(|path| !folded.insert(safe_path::folded(path))) {
        Some(twin) => Err(write_fault(WriteFault::Twice((*twin).to_owned()))),
        None => Ok(ours),
    }
}

/// The rows of stories that differ.
fn changed_stories(before: &[ExportRecord], after: &[ExportRecord], at: &str) -> Vec<PendingStory> {
    let old: BTreeMap<&str, &ExportRecord> =
        before.iter().map(|story| (story.article.as_str(), story)).collect();
    let new: BTreeSet<&str> = after.iter().map(|story| story.article.as_str()).collect();
    let changed = after.iter().filter(|story| old.get(story.article.as_str()) != Some(story));
    let entered = changed.map(|story| PendingStory {
        article: story.article.clone(),
        seal: Some(story.seal.clone()),
        path: story.path.clone(),
        at: at.to_owned(),
    });
    let gone = before.iter().filter(|story| !new.contains(story.article.as_str()));
    let gone = gone.map(|story| PendingStory {
        article: story.article.clone(),
        seal: None,
        path: String::new(),
        at: String::new(),
    });
    entered.chain(gone).collect()
}
