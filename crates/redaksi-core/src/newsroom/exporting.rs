//! Export: the edition becomes a site in a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{DateTime, Utc};

use super::edition::{Edition, live_of};
use super::pages::{OnItsWay, PrintRun, WhichPage};
use super::publishing::{Change, write_fault};
use super::recovery::ExportLock;
use super::standing::Standing;
use super::{Newsroom, media};
use crate::article::{ArticleId, LeadMedia, MediaId, Problem, Severity};
use crate::error::{Error, Refusal, Result};
use crate::export::address;
use crate::export::hash::{from_hex, hex};
use crate::export::plan::{self, Action, Kind, Step, Wanted};
use crate::export::write::NewTree;
use crate::page::ListKind;
use crate::platform::Stamp;
use crate::store::{ExportRecord, ExportedFile};

pub use crate::export::plan::Action as FileAction;

/// How to export.
#[derive(Debug, Clone, Default)]
pub struct ExportOptions {
    /// Only make the plan.
    pub plan: bool,
    /// Only the pages of this story, and what lists it.
    pub only: Option<ArticleId>,
    /// The clock; the laptop's where absent.
    pub now: Option<DateTime<Utc>>,
    /// Also over files of others, and over another's later export.
    pub over: bool,
}

/// One file of an export.
pub type ExportFile = Step;

/// What an export did, or would do.
#[derive(Debug, Clone, Default)]
pub struct ExportOutcome {
    /// File by file, by path.
    pub files: Vec<ExportFile>,
    /// Pages that were rendered.
    pub rendered: u32,
    /// What keeps stories back, with the story.
    pub blocked: Vec<(ArticleId, Problem)>,
    /// What was noticed and keeps nothing back.
    pub warned: Vec<(Option<ArticleId>, Problem)>,
}

/// A site in memory: its files with their bytes.
#[derive(Default)]
struct Made {
    wanted: Vec<Wanted>,
    bytes: BTreeMap<String, Vec<u8>>,
    rendered: u32,
    /// What was noticed on the way, each once.
    noticed: Vec<(Option<ArticleId>, Problem)>,
}

impl Made {
    fn add(&mut self, path: &str, bytes: Vec<u8>, kind: Kind) {
        if self.bytes.contains_key(path) {
            return;
        }
        let hash = media::digest(&bytes).as_str().to_owned();
        self.wanted.push(Wanted { path: path.to_owned(), hash, kind });
        self.bytes.insert(path.to_owned(), bytes);
    }

    /// A fault of a template concerns every page alike and no story.
    fn notice(&mut self, story: Option<ArticleId>, problems: Vec<Problem>) {
        for problem in problems {
            let story = story.filter(|_| problem.code != "theme-error");
            if !self.noticed.contains(&(story, problem.clone())) {
                self.noticed.push((story, problem));
            }
        }
    }

    fn page(&mut self, path: &str, html: String, kind: Kind) {
        self.rendered += 1;
        self.add(path, html.into_bytes(), kind);
    }
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
        self.load_theme()?;
        let held = if options.plan { None } else { Some(self.hold_exports(&name)?) };
        let standing = self.look_at(&target, false)?;
        let records = self.store.read().export_records(&standing.known_as)?;
        let edition = self.make_edition(now, &live_of(records.clone()))?;
        if let Some(hash) = edition.lost_seals.first() {
            return Err(super::pages::lost_seal(hash));
        }
        if let Some(only) = options.only {
            refuse_blocked(&edition, only)?;
        }
        let made = self.make_site(&edition, now)?;
        let (recorded, now_there) = before(&standing, &made)?;
        let mut steps = plan::plan(&made.wanted, &recorded, &now_there);
        if let Some(only) = options.only {
            keep_to(&mut steps, &edition, only);
        }
        let mut outcome = ExportOutcome {
            rendered: made.rendered,
            blocked: spread(&edition.blocked),
            warned: warned(&edition, &made),
            files: steps,
        };
        let Some(held) = held else {
            let written = outcome.files.iter().filter(|step| step.action == Action::Write);
            let in_the_way = standing.in_the_way(written.map(|step| step.path.as_str()));
            outcome.warned.extend(in_the_way.into_iter().map(|problem| (None, problem)));
            return Ok(outcome);
        };
        let stories = live_after(&edition, &records, options.only);
        let change = change(&standing, &made, &outcome.files, stories, now)?;
        let idle = change.removed.is_empty()
            && outcome.files.iter().all(|step| step.action == Action::Keep);
        if idle && standing.is_current() {
            self.record_same(&held, &standing, &change)?;
        } else {
            self.put_site(&held, &standing, options.over, &outcome.files, &made, change, progress)?;
        }
        self.edition = None;
        if self.preferences.export_dir.as_deref() != Some(&target) {
            let preferences =
                super::Preferences { export_dir: Some(target), ..self.preferences.clone() };
            // The site stands; that the folder is not remembered is no fault.
            let _ = self.set_preferences(preferences);
        }
        Ok(outcome)
    }

    #[expect(clippy::too_many_arguments, reason = "one step of an export, in pieces")]
    fn put_site(
        &mut self,
        held: &ExportLock,
        standing: &Standing,
        over: bool,
        steps: &[Step],
        made: &Made,
        mut change: Change,
        progress: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<()> {
        let make = |_: &mut Self, tree: &NewTree| {
            for (done, step) in steps.iter().enumerate() {
                if step.action == Action::Write {
                    let stamp = tree.put(&step.path, &made.bytes[&step.path]);
                    let stamp = stamp.map_err(write_fault)?;
                    if let Some(row) = change.files.iter_mut().find(|row| row.path == step.path) {
                        row.stamp = stamp;
                    }
                }
                if !progress(done + 1, steps.len()) {
                    return Err(Error::Cancelled);
                }
            }
            Ok(change)
        };
        self.publish(held, standing, over, &mut || true, make).map(drop)
    }

    fn make_site(&self, edition: &Edition, now: DateTime<Utc>) -> Result<Made> {
        let mut made = Made::default();
        let run = self.print_run(edition, now);
        for (id, story) in &edition.stories {
            let on_its_way = OnItsWay {
                id: *id,
                article: &story.article,
                parsed: &story.parsed,
                paths: story.paths.clone(),
                draft: false,
            };
            let count = u32::try_from(story.paths.pages.len()).unwrap_or(1);
            let mut which: Vec<WhichPage> = (1..=count).map(WhichPage::Number).collect();
            which.extend(story.paths.whole.iter().map(|_| WhichPage::Whole));
            for page in which {
                let page = self.finish(&on_its_way, page, &run)?;
                made.notice(Some(*id), page.problems);
                made.page(&page.path, page.html, Kind::Story);
            }
            self.add_pictures(&mut made, story)?;
        }
        self.add_lists(&mut made, &run)?;
        for (path, bytes) in self.theme().assets() {
            made.add(&path, bytes, Kind::Style);
        }
        Ok(made)
    }

    fn add_pictures(&self, made: &mut Made, story: &super::edition::InEdition) -> Result<()> {
        let lead = match &story.article.lead.media {
            Some(LeadMedia::Stored(id)) => Some(id),
            _ => None,
        };
        let ids: BTreeSet<&MediaId> = lead.into_iter().chain(&story.parsed.pictures).collect();
        for id in ids {
            let Some(picture) = self.picture(id)? else { continue };
            if !made.bytes.contains_key(&picture.path) {
                let bytes = self.rendition(id)?;
                made.add(&picture.path, bytes, Kind::Picture);
            }
        }
        Ok(())
    }

    /// The front page, and a list for each section and tag in use.
    fn add_lists(&self, made: &mut Made, run: &PrintRun<'_>) -> Result<()> {
        let edition = run.edition;
        let all: Vec<ArticleId> = edition.newest.iter().map(|card| card.id).collect();
        let name = self.settings.text("name");
        let page = self.list_page(ListKind::Index, name, address::INDEX, &all, run)?;
        made.notice(None, page.problems);
        made.page(address::INDEX, page.html, Kind::List);
        let mut lists: BTreeMap<String, (ListKind, String, Vec<ArticleId>)> = BTreeMap::new();
        for id in &all {
            let article = &edition.stories[id].article;
            if !article.section.is_empty() {
                let path = address::section_page(&article.section);
                let list = lists.entry(path);
                let fresh = || (ListKind::Section, article.section.clone(), Vec::new());
                list.or_insert_with(fresh).2.push(*id);
            }
            for tag in &article.tags {
                let list = lists.entry(address::tag_page(tag));
                let list = list.or_insert_with(|| (ListKind::Tag, tag.clone(), Vec::new()));
                if !list.2.contains(id) {
                    list.2.push(*id);
                }
            }
        }
        for (path, (kind, title, ids)) in &lists {
            let page = self.list_page(*kind, title, path, ids, run)?;
            made.notice(None, page.problems);
            made.page(path, page.html, Kind::List);
        }
        Ok(())
    }
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

fn warned(edition: &Edition, made: &Made) -> Vec<(Option<ArticleId>, Problem)> {
    let links = spread(&edition.warned).into_iter().map(|(id, problem)| (Some(id), problem));
    links.chain(made.noticed.iter().cloned()).collect()
}

fn spread(list: &[(ArticleId, Vec<Problem>)]) -> Vec<(ArticleId, Problem)> {
    list.iter().flat_map(|(id, why)| why.iter().map(|problem| (*id, problem.clone()))).collect()
}

/// What an earlier export wrote, and what stands there now.
fn before(
    standing: &Standing,
    made: &Made,
) -> Result<(BTreeMap<String, String>, BTreeMap<String, String>)> {
    let recorded: BTreeMap<String, String> =
        standing.files.iter().map(|(path, file)| (path.clone(), hex(&file.hash))).collect();
    let mut now_there = BTreeMap::new();
    let paths: BTreeSet<&String> =
        recorded.keys().chain(made.wanted.iter().map(|file| &file.path)).collect();
    for path in paths {
        if let Some(hash) = standing.hash_at(path)? {
            now_there.insert(path.clone(), hex(&hash));
        }
    }
    Ok((recorded, now_there))
}

/// The rows that the steps change.
fn change(
    standing: &Standing,
    made: &Made,
    steps: &[Step],
    stories: Vec<ExportRecord>,
    clock: DateTime<Utc>,
) -> Result<Change> {
    let wanted: BTreeMap<&str, &Wanted> =
        made.wanted.iter().map(|file| (file.path.as_str(), file)).collect();
    let mut files = Vec::new();
    let mut removed: Vec<String> = Vec::new();
    for step in steps {
        let Some(file) = wanted.get(step.path.as_str()) else { continue };
        let hash = from_hex(&file.hash).expect("a digest prints as a hash");
        let stamp = match step.action {
            Action::Keep => standing.stands_with(&step.path, &hash)?.unwrap_or_default(),
            _ => Stamp::default(),
        };
        let path = step.path.clone();
        files.push(ExportedFile { path, kind: String::new(), hash, parts: Vec::new(), stamp });
    }
    // A file that somebody removed already goes out of the record too.
    let whole = steps.len() >= made.wanted.len();
    let unwanted = standing.files.keys().filter(|path| !wanted.contains_key(path.as_str()));
    if whole {
        removed.extend(unwanted.cloned());
    }
    Ok(Change {
        files,
        removed,
        stories,
        clock,
        rendered: made.rendered,
        next: Vec::new(),
        back_to: None,
    })
}
