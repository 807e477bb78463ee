//! Printing: the threads that make the files of an export and put them into
//! the new tree, each as soon as it is made, so that memory stays flat.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

use super::catalogue::{Catalogue, Job};
use super::darkroom::Darkroom;
use super::edition::InEdition;
use super::feeds::{Format, feed_item};
use super::press::{OnItsWay, Press};
use super::publishing::write_fault;
use super::standing::Standing;
use crate::article::{Article, ArticleId, Problem, Severity};
use crate::error::{Error, Result};
use crate::export::hash::{Hash, hash};
use crate::export::plan::{Action, Step, Wanted};
use crate::export::verify::{self, Elsewhere};
use crate::export::write::{Foreign, NewTree};
use crate::markdown::{self, Labels};
use crate::page::{self, Part, RenderedPage};
use crate::platform::{Stamp, cores};
use crate::review::open_seal;
use crate::site::{feed, house};
use crate::store::Store;

/// A file that was made.
pub(super) struct Printed {
    pub(super) path: String,
    pub(super) hash: Hash,
    pub(super) stamp: Stamp,
    /// False where just these bytes stood already.
    pub(super) written: bool,
    pub(super) rendered: bool,
    pub(super) noticed: Vec<(Option<ArticleId>, Problem)>,
    /// References to places within other pages, still to be looked up.
    elsewhere: Vec<Elsewhere>,
}

/// What makes the files of one export.
pub(super) struct Printer<'a> {
    pub(super) press: &'a Press<'a>,
    pub(super) catalogue: &'a Catalogue,
    pub(super) standing: &'a Standing,
    pub(super) tree: &'a NewTree,
    pub(super) darkroom: Darkroom,
    pub(super) database: std::path::PathBuf,
}

impl Printer<'_> {
    /// Makes every file that the plan writes, on all cores. `progress` is told
    /// how many are done, and says whether to go on.
    pub(super) fn print(
        &self,
        steps: &[Step],
        progress: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Vec<Printed>> {
        let site = Files { catalogue: self.catalogue, foreign: &self.standing.look.foreign };
        let write: Vec<&Step> = steps.iter().filter(|step| step.action == Action::Write).collect();
        let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
        let (tell, told) = mpsc::channel();
        std::thread::scope(|scope| {
            for _ in 0..cores().min(write.len()) {
                let tell = tell.clone();
                let (next, stop, write, site) = (&next, &stop, &write, &site);
                scope.spawn(move || {
                    let mut desk = Workplace {
                        printer: self,
                        labels: self.press.settings.labels(),
                        store: None,
                    };
                    while !stop.load(Ordering::Relaxed) {
                        let Some(step) = write.get(next.fetch_add(1, Ordering::Relaxed)) else {
                            break;
                        };
                        let Some((wanted, job)) = self.catalogue.find(&step.path) else { continue };
                        let made = desk
                            .make(job, &wanted.path)
                            .and_then(|made| self.put(made, wanted, site));
                        if tell.send(made).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(tell);
            let mut done = Vec::with_capacity(write.len());
            let mut fault = None;
            for made in told {
                match made {
                    Ok(made) => done.push(made),
                    Err(error) => drop(fault.get_or_insert(error)),
                }
                if fault.is_none() && !progress(done.len()) {
                    fault = Some(Error::Cancelled);
                }
                if fault.is_some() {
                    stop.store(true, Ordering::Relaxed);
                }
            }
            done.sort_by(|a: &Printed, b| a.path.cmp(&b.path));
            self.look_up(&mut done);
            fault.map_or(Ok(done), Err)
        })
    }

    /// Puts a file into the tree, unless just these bytes stand there already.
    fn put(&self, made: Made, wanted: &Wanted, site: &Files<'_>) -> Result<Printed> {
        let path = &wanted.path;
        let found = self.verified(path, &made.bytes, site);
        let of = wanted.story;
        let mut noticed = made.noticed;
        noticed.extend(found.dangling.into_iter().map(|one| (of, dangling(&one.page, &one.to))));
        let hash = hash(&made.bytes);
        let (stamp, written) = match self.standing.stands_with(path, &hash)? {
            Some(stamp) => (stamp, false),
            None => (self.tree.put(path, &made.bytes).map_err(write_fault)?, true),
        };
        Ok(Printed {
            path: path.clone(),
            hash,
            stamp,
            written,
            rendered: wanted.kind.is_rendered(),
            noticed,
            elsewhere: found.elsewhere,
        })
    }

    /// Holds what a page refers to against the files of the site.
    fn verified(&self, path: &str, bytes: &[u8], site: &Files<'_>) -> verify::Found {
        match std::str::from_utf8(bytes) {
            Ok(html) if path.ends_with(".html") => {
                let address = self.press.settings.text("url");
                verify::page(html, path, address, &|path| site.has(path))
            }
            _ => verify::Found::default(),
        }
    }

    /// Looks up the places within other pages that pages refer to.
    fn look_up(&self, done: &mut [Printed]) {
        let mut pages: HashMap<String, String> = HashMap::new();
        for one in done {
            for Elsewhere { page, path, fragment } in std::mem::take(&mut one.elsewhere) {
                let html = pages.entry(path.clone()).or_insert_with(|| self.read(&path));
                if !verify::has_place(html, &fragment) {
                    one.noticed.push((None, dangling(&page, &format!("{path}#{fragment}"))));
                }
            }
        }
    }

    fn read(&self, path: &str) -> String {
        let root = if self.tree.has(path) { self.tree.root() } else { &self.standing.target };
        std::fs::read_to_string(root.join(path)).unwrap_or_default()
    }

    /// Pages that stay and refer to a file that goes. Where the program made
    /// the reference the page is made again, so what is found was typed.
    pub(super) fn leads_to_what_goes(&self, steps: &[Step]) -> Vec<(Option<ArticleId>, Problem)> {
        let of = |action: Action| steps.iter().filter(move |step| step.action == action);
        let gone: HashSet<&str> = of(Action::Remove).map(|step| step.path.as_str()).collect();
        if gone.is_empty() {
            return Vec::new();
        }
        let address = self.press.settings.text("url");
        let mut found = Vec::new();
        for step in of(Action::Keep).filter(|step| step.path.ends_with(".html")) {
            let html = self.read(&step.path);
            let page = verify::page(&html, &step.path, address, &|path| !gone.contains(path));
            let lost = page.dangling.iter().filter(|one| !one.to.starts_with('#'));
            found.extend(lost.map(|one| (step.story, dangling(&one.page, &one.to))));
        }
        found
    }
}

/// The files that a site will have.
struct Files<'f> {
    catalogue: &'f Catalogue,
    foreign: &'f BTreeMap<String, Foreign>,
}

impl Files<'_> {
    fn has(&self, path: &str) -> bool {
        self.catalogue.has(path) || self.foreign.contains_key(path)
    }
}

fn dangling(page: &str, to: &str) -> Problem {
    Problem::new(Severity::Warning, "reference-dangling").text(format!("{page} → {to}"))
}

/// A file's bytes, and what was noticed.
#[derive(Default)]
struct Made {
    bytes: Vec<u8>,
    noticed: Vec<(Option<ArticleId>, Problem)>,
}

impl Made {
    fn page(page: RenderedPage) -> Self {
        let noticed = page.problems.into_iter().map(|problem| (None, problem)).collect();
        Self { bytes: page.html.into_bytes(), noticed }
    }

    fn bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self { bytes: bytes.into(), noticed: Vec::new() }
    }
}

/// One thread's own opening of the database.
struct Workplace<'p> {
    printer: &'p Printer<'p>,
    labels: Labels,
    store: Option<Store>,
}

impl Workplace<'_> {
    fn make(&mut self, job: &Job, path: &str) -> Result<Made> {
        let press = self.printer.press;
        let prepared = &press.prepared;
        let lists = &self.printer.catalogue.lists;
        Ok(match job {
            Job::Story(id, part) => self.story(*id, *part)?,
            Job::List(page) => match lists.get(&page.front) {
                Some(list) => Made::page(press.list(list, page)),
                None => Made::default(),
            },
            Job::Archive => Made::page(page::render_list(prepared, &press.archive(lists))),
            Job::Own(own) => Made::page(press.own_page(*own)),
            Job::Missing => Made::page(page::render_missing(prepared)),
            Job::Search => Made::page(press.search_page()),
            Job::Feed(format, channel, ids) => self.feed(*format, channel, ids)?,
            Job::Sitemap(map) => Made::bytes(map.xml(press.settings.text("url"))),
            Job::Icon(icon) => Made::bytes(icon.png()),
            Job::Drawn(draw, colour) => Made::bytes(draw(colour)),
            Job::House(drawing) => Made::bytes(house::png(drawing)),
            Job::Picture(id, rendition, metadata) => {
                Made::bytes(self.printer.darkroom.rendition(id, rendition.spec, metadata)?)
            }
            Job::Ready(bytes) => Made::bytes(bytes.clone()),
            Job::Standing => {
                return Err(Error::Bug(format!("{path} was to stand, and does not")));
            }
        })
    }

    fn story(&mut self, id: ArticleId, part: Part) -> Result<Made> {
        let press = self.printer.press;
        let Some(story) = press.edition.stories.get(&id) else { return Ok(Made::default()) };
        let arranged = press.beside(id, story);
        let made = self.with_text(id, story, |story| press.page(story, part, &arranged))?;
        // A fault of a template concerns every page alike and no story.
        let of = |code: &str| (code != "theme-error").then_some(id);
        let noticed = made.problems.into_iter().map(|problem| (of(problem.code), problem));
        Ok(Made { bytes: made.html.into_bytes(), noticed: noticed.collect() })
    }

    fn feed(&mut self, format: Format, channel: &feed::Channel, ids: &[ArticleId]) -> Result<Made> {
        let press = self.printer.press;
        let mut items = Vec::with_capacity(ids.len());
        for id in ids {
            let Some(story) = press.edition.stories.get(id) else { continue };
            let first = &story.paths.pages[0];
            let printed = self.with_text(*id, story, |story| press.print_body(story, first))?;
            let blocks = printed.pages.iter().flatten().map(|block| block.html.as_str());
            let content = blocks.collect::<Vec<_>>().join("\n");
            items.extend(feed_item(press, *id, story, content));
        }
        Ok(Made::bytes(match format {
            Format::Rss => feed::rss(channel, &items),
            Format::Json => feed::json(channel, &items),
        }))
    }

    /// Reads what was sealed of a story, and has something made of it.
    fn with_text<A>(
        &mut self,
        id: ArticleId,
        story: &InEdition,
        make: impl FnOnce(&OnItsWay<'_>) -> Result<A>,
    ) -> Result<A> {
        let article = self.sealed(&story.seal)?;
        markdown::read(&article.body, &self.labels, |parsed, print| {
            make(&OnItsWay {
                id,
                article: &article,
                parsed,
                print,
                notices: &story.notices,
                paths: story.paths.clone(),
                draft: false,
            })
        })
    }

    /// Sealed content, held against its hash.
    fn sealed(&mut self, seal: &str) -> Result<Article> {
        let store = match &mut self.store {
            Some(store) => store,
            none => none.insert(Store::reader(&self.printer.database)?),
        };
        let content = store.read().seal(seal)?;
        let article = content.and_then(|content| open_seal(seal, &content).ok());
        article.ok_or_else(|| super::pages::lost_seal(seal))
    }
}

/// What was noticed, each once.
pub(super) fn noticed(printed: &[Printed]) -> Vec<(Option<ArticleId>, Problem)> {
    let mut seen: HashMap<(Option<ArticleId>, String), ()> = HashMap::new();
    let mut all = Vec::new();
    for one in printed.iter().flat_map(|printed| &printed.noticed) {
        if seen.insert((one.0, format!("{:?}", one.1)), ()).is_none() {
            all.push(one.clone());
        }
    }
    all
}
