//! Export: the edition becomes a site in a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{DateTime, Utc};

use super::catalogue::Catalogue;
use super::edition::{Edition, live_of, sealed_of};
use super::press::Press;
use super::printing::{Printed, Printer, noticed};
use super::publishing::Change;
use super::recovery::ExportLock;
use super::standing::Standing;
use super::{Newsroom, machine};
use crate::article::{ArticleId, Problem, Severity};
use crate::error::{Error, Refusal, Result};
use crate::export::plan::{self, Action, Changes, Reason, Step};
use crate::export::write::NewTree;
use crate::related::Lists;
use crate::site::sitemap;
use crate::store::{ExportRecord, ExportedFile};

pub use crate::export::plan::{Action as FileAction, Kind as FileKind, Reason as FileReason};

/// How to export.
#[derive(Debug, Clone, Default)]
pub struct ExportOptions {
    /// Only make the plan.
    pub plan: bool,
    /// Make everything anew, whatever an earlier export wrote.
    pub full: bool,
    /// Only the pages of this story, and what lists it.
    pub only: Option<ArticleId>,
    /// The clock; the laptop's where absent.
    pub now: Option<DateTime<Utc>>,
    /// Over what others exported or put there.
    pub over: bool,
}

/// One file of an export.
pub type ExportFile = Step;

/// What an export did, or would do.
#[derive(Debug, Clone, Default)]
pub struct ExportOutcome {
    /// File by file, by path.
    pub files: Vec<ExportFile>,
    /// Pages that were rendered; of a plan, those that would be.
    pub rendered: u32,
    /// What keeps stories back, with the story.
    pub blocked: Vec<(ArticleId, Problem)>,
    /// What was noticed and keeps nothing back.
    pub warned: Vec<(Option<ArticleId>, Problem)>,
    /// Times at which the site would change by the clock alone, ascending.
    pub next: Vec<DateTime<Utc>>,
    /// Files of others that stay.
    pub foreign: Vec<String>,
}

impl Newsroom {
    /// Writes the site into `out`, or plans it. `progress` is told how many
    /// of how many files are done and says whether to go on.
    pub fn export(
        &mut self,
        out: &Path,
        options: &ExportOptions,
        progress: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<ExportOutcome> {
        self.settle()?;
        if self.read_only() && !options.plan {
            // What goes live has to be recorded.
            return Err(Error::ReadOnly("the newsroom is open for reading".into()));
        }
        let target = self.target(out)?;
        let name = target.display().to_string();
        let now = options.now.unwrap_or_else(|| self.rim.now());
        // Whoever holds a newsroom open may not be told of its theme.
        self.forget_theme();
        self.load_theme()?;
        let held = if options.plan { None } else { Some(self.hold_exports(&name)?) };
        let standing = self.look_at(&target, options.full)?;
        let theme = self.theme().clone();
        let made_from = self.made_from(&theme)?;
        if let Some(outcome) = self.still(&standing, options, made_from, now)? {
            if held.is_some() {
                self.remember_target(&target);
            }
            return Ok(outcome);
        }
        let records = self.store.read().export_records(&standing.known_as)?;
        let edition = self.make_edition(now, &live_of(&records))?;
        if let Some(hash) = edition.lost_seals.first() {
            return Err(super::pages::lost_seal(hash));
        }
        if let Some(only) = options.only {
            refuse_blocked(&edition, only)?;
        }
        // Looked for only where some page is to show them.
        let related = self.settings.module_rules().want_related();
        let mut lists = Lists::default();
        if related {
            self.update_lists(&sealed_of(&edition), false)?;
            lists = self.lists.take().unwrap_or_default();
        }
        let settings = self.settings.clone();
        let press = Press::new(&settings, &theme, &edition, &lists, now);
        let run = Run { held, standing: &standing, press: &press, records, now };
        let done = self.run(run, options, progress);
        drop(press);
        if related {
            self.lists = Some(lists);
        }
        let outcome = done?;
        if !options.plan {
            // Other stories are live now.
            self.edition = None;
            if related {
                self.keep_lists(&edition)?;
            }
            self.keep_basis(&name)?;
            if options.only.is_none() {
                self.leave(&name, made_from, now, &outcome, &links_warned(&edition))?;
            }
            self.remember_target(&target);
        }
        Ok(outcome)
    }

    /// Plans, and unless only that is wanted, writes.
    fn run(
        &mut self,
        run: Run<'_>,
        options: &ExportOptions,
        progress: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<ExportOutcome> {
        let Run { held, standing, press, records, now } = run;
        let recorded = standing.recorded();
        let moved = moved(press.edition, &records);
        let mut former = self.store.read().former_paths()?;
        former.extend(moved.iter().map(|(path, id)| ((*path).to_owned(), *id)));
        let none = BTreeMap::new();
        let reusable = if options.full { &none } else { &recorded };
        let catalogue = self.catalogue(press, reusable, &former, now)?;
        let changes = self.changes(press.edition, &records, &standing.known_as, options)?;
        let mut steps = plan::plan(&catalogue.wanted, &recorded, &changes);
        if let Some(only) = options.only {
            keep_to(&mut steps, press.edition, only);
        }
        let mut outcome = ExportOutcome {
            rendered: to_render(&steps),
            blocked: spread(&press.edition.blocked),
            warned: links_warned(press.edition),
            next: next_times(press, now),
            foreign: standing.look.foreign.keys().cloned().collect(),
            files: steps,
        };
        let Some(held) = held else {
            let written = outcome.files.iter().filter(|step| step.action == Action::Write);
            let in_the_way = standing.in_the_way(written.map(|step| step.path.as_str()));
            outcome.warned.extend(in_the_way.into_iter().map(|problem| (None, problem)));
            return Ok(outcome);
        };
        let stories = live_after(press.edition, &records, options.only);
        let mut change = Change {
            files: Vec::new(),
            removed: removed(&outcome.files),
            stories,
            clock: now,
            rendered: 0,
            next: outcome.next.clone(),
            back_to: None,
        };
        let idle = outcome.files.iter().all(|step| step.action == Action::Keep);
        if idle && standing.is_current() {
            outcome.rendered = 0;
            self.record_same(&held, standing, &change)?;
            return Ok(outcome);
        }
        // Before the exchange: whatever happens after it, the way from an old
        // address stays known. Known too early it does no harm.
        self.store.write(|tables| {
            let mut all = moved.iter();
            all.try_for_each(|(path, id)| tables.keep_former_path(path, &id.to_string()))
                .map_err(Error::from)
        })?;
        let total = outcome.files.iter().filter(|step| step.action == Action::Write).count();
        let darkroom = self.darkroom();
        let database = self.folder.database();
        let mut printed: Vec<Printed> = Vec::new();
        let make = |_: &mut Self, tree: &NewTree| {
            let darkroom = darkroom.clone();
            let database = database.clone();
            let printer =
                Printer { press, catalogue: &catalogue, standing, tree, darkroom, database };
            outcome.warned.extend(printer.leads_to_what_goes(&outcome.files));
            printed = printer.print(&outcome.files, &mut |done| progress(done, total))?;
            change.files = rows(&printed, &catalogue);
            change.rendered = rendered(&printed);
            Ok(change)
        };
        self.publish(&held, standing, options.over, &mut || true, make)?;
        outcome.rendered = rendered(&printed);
        keep_the_same(&mut outcome.files, &printed);
        outcome.warned.extend(noticed(&printed));
        Ok(outcome)
    }
}

/// What an export works with.
struct Run<'r> {
    held: Option<ExportLock>,
    standing: &'r Standing,
    press: &'r Press<'r>,
    /// What is live, as it is recorded.
    records: Vec<ExportRecord>,
    now: DateTime<Utc>,
}

impl Newsroom {
    /// What changed since the last export, for the reasons.
    fn changes(
        &self,
        edition: &Edition,
        records: &[ExportRecord],
        target: &str,
        options: &ExportOptions,
    ) -> Result<Changes> {
        let mut before: BTreeMap<ArticleId, (&str, &str)> = BTreeMap::new();
        for record in records {
            if let Some(id) = ArticleId::parse(&record.article) {
                before.insert(id, (&record.seal, &record.path));
            }
        }
        let mut stories: BTreeSet<ArticleId> = BTreeSet::new();
        for (id, story) in &edition.stories {
            let now = (story.seal.as_str(), story.paths.pages[0].as_str());
            if before.remove(id) != Some(now) || !story.notices.is_empty() {
                stories.insert(*id);
            }
        }
        stories.extend(before.into_keys());
        let basis = self.store.read().export_basis(target)?;
        let basis: BTreeMap<String, serde_json::Value> =
            basis.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let now = self.settings.all();
        let differs = |key: &&String| basis.get(*key) != now.get(*key);
        let settings = if basis.is_empty() {
            Vec::new()
        } else {
            now.keys().filter(differs).cloned().collect()
        };
        Ok(Changes { stories, settings, full: options.full })
    }

    /// Keeps the settings that a site was made with, for the reasons of the
    /// next plan.
    fn keep_basis(&mut self, name: &str) -> Result<()> {
        let settings = serde_json::to_string(self.settings.all());
        let settings = settings.map_err(|fault| Error::Bug(fault.to_string()))?;
        self.store.write(|tables| tables.keep_export_basis(name, &settings).map_err(Error::from))
    }

    /// The next export goes where this one went.
    fn remember_target(&mut self, target: &Path) {
        if self.preferences.export_dir.as_deref() != Some(target) {
            let export_dir = Some(target.to_owned());
            let preferences = super::Preferences { export_dir, ..self.preferences.clone() };
            // The site stands; that the folder is not remembered is no fault.
            let _ = self.set_preferences(preferences);
        }
    }
}

/// Where the first pages of stories stand that the edition has elsewhere.
fn moved<'r>(edition: &Edition, records: &'r [ExportRecord]) -> Vec<(&'r str, ArticleId)> {
    let old = records.iter().filter_map(|old| {
        let id = ArticleId::parse(&old.article)?;
        let now = &edition.stories.get(&id)?.paths.pages[0];
        (!old.path.is_empty() && *now != old.path).then_some((old.path.as_str(), id))
    });
    old.collect()
}

/// The rows of the files that were made.
fn rows(printed: &[Printed], catalogue: &Catalogue) -> Vec<ExportedFile> {
    printed
        .iter()
        .filter_map(|made| {
            let (wanted, _) = catalogue.find(&made.path)?;
            Some(ExportedFile {
                path: made.path.clone(),
                kind: wanted.kind.as_str().to_owned(),
                hash: made.hash,
                parts: wanted.parts.to_bytes(),
                stamp: made.stamp,
            })
        })
        .collect()
}

fn removed(steps: &[Step]) -> Vec<String> {
    let gone = steps.iter().filter(|step| step.action == Action::Remove);
    gone.map(|step| step.path.clone()).collect()
}

fn to_render(steps: &[Step]) -> u32 {
    let rendered = steps.iter().filter(|step| {
        step.action == Action::Write && step.kind.is_some_and(plan::Kind::is_rendered)
    });
    u32::try_from(rendered.count()).unwrap_or(u32::MAX)
}

fn rendered(printed: &[Printed]) -> u32 {
    let count = printed.iter().filter(|made| made.rendered).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A file that came out as it stood was not written.
fn keep_the_same(steps: &mut [Step], printed: &[Printed]) {
    let same: BTreeSet<&str> =
        printed.iter().filter(|made| !made.written).map(|made| made.path.as_str()).collect();
    for step in steps.iter_mut().filter(|step| same.contains(step.path.as_str())) {
        step.action = Action::Keep;
        step.why = vec![Reason::Same];
    }
}

/// The times at which the site would change by the clock alone.
fn next_times(press: &Press<'_>, now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let news = sitemap::next_change(machine::news(press, now).as_ref());
    let mut times: Vec<DateTime<Utc>> = press.edition.changes.clone();
    times.extend(press.modules_change_at().into_iter().chain(news));
    times.retain(|at| *at > now);
    times.sort_unstable();
    times.dedup();
    times
}

fn links_warned(edition: &Edition) -> Vec<(Option<ArticleId>, Problem)> {
    spread(&edition.warned).into_iter().map(|(id, problem)| (Some(id), problem)).collect()
}

/// What is live once the edition is written; of an export of one story, that
/// one beside what was live before.
fn live_after(
    edition: &Edition,
    before: &[ExportRecord],
    only: Option<ArticleId>,
) -> Vec<ExportRecord> {
    let written = edition.stories.iter().filter(|(id, _)| only.is_none_or(|only| only == **id));
    let mut live: Vec<ExportRecord> = written
        .map(|(id, story)| ExportRecord {
            article: id.to_string(),
            seal: story.seal.clone(),
            path: story.paths.pages[0].clone(),
        })
        .collect();
    if only.is_some() {
        let known: BTreeSet<String> = live.iter().map(|story| story.article.clone()).collect();
        live.extend(before.iter().filter(|old| !known.contains(&old.article)).cloned());
    }
    live
}

/// A story that is asked for by name has to be in the edition.
fn refuse_blocked(edition: &Edition, only: ArticleId) -> Result<()> {
    let reasons = edition.blocked.iter().find(|(id, _)| *id == only).map(|(_, why)| why);
    match reasons {
        Some(why) if why.iter().any(|problem| problem.severity == Severity::Blocker) => {
            Err(Error::Blocked(why.clone()))
        }
        _ if !edition.stories.contains_key(&only) => Err(Error::NotAllowed(Refusal::NotSealed)),
        _ => Ok(()),
    }
}

/// Leaves of a plan only what is of one story: its pages, its pictures, the
/// style sheet. Lists wait for the next whole export; nothing is removed.
fn keep_to(steps: &mut Vec<Step>, edition: &Edition, only: ArticleId) {
    let story = &edition.stories[&only];
    let own = |path: &str| {
        story.paths.pages.iter().chain(&story.paths.whole).any(|page| page == path)
            || path.starts_with("assets/")
            || path.starts_with("media/")
    };
    steps.retain(|step| step.action != Action::Remove && own(&step.path));
}

fn spread(list: &[(ArticleId, Vec<Problem>)]) -> Vec<(ArticleId, Problem)> {
    list.iter().flat_map(|(id, why)| why.iter().map(|problem| (*id, problem.clone()))).collect()
}
