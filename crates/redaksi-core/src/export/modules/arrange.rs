//! Which stories stand in which module of a page.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Elsewhere, Key, Regional, Rules, WhenEmpty};
use crate::article::ArticleId;

/// What is known of a story that may be shown.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The story.
    pub id: ArticleId,
    /// First publication; stories without one come last.
    pub published_at: Option<DateTime<Utc>>,
    /// Its section.
    pub section: &'a str,
    /// Its tags.
    pub tags: &'a [String],
}

/// A page, and what modules around it have to know of it.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// What page it is.
    pub place: Place,
    /// Stories that the page shows already: those its text leads to by
    /// read-also lines, on a list those that it lists.
    pub shown: &'a [ArticleId],
    /// Stories about the same, best first; [`Prepared::ranked_at_most`] of
    /// them are enough.
    pub ranked: &'a [ArticleId],
    /// The story's tags, in the editor's order.
    pub tags: &'a [String],
}

/// What page modules stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A story, published then. A story without a time counts as old, unless
    /// no story has one.
    Story(ArticleId, Option<DateTime<Utc>>),
    /// The front of the site, of a section or of a tag.
    List,
    /// A full page of an archive, which never changes: it has no modules.
    Archive,
}

/// The modules of a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Arrangement {
    /// Those that are to be seen, in order.
    pub modules: Vec<Arranged>,
    /// True where modules are left out because the story is old: the page
    /// leads to the home page instead.
    pub home: bool,
}

/// A module with what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Arranged {
    /// Which.
    pub key: Key,
    /// What stands in it; empty only where its heading is to be shown alone.
    pub items: Vec<Entry>,
    /// True where it was empty and the newest stories stand in its place.
    pub filled: bool,
    /// The date of the report, where stories stand here because of it.
    pub as_of: Option<DateTime<Utc>>,
}

/// A line of a module.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Entry {
    /// A story of this newsroom.
    Story(ArticleId),
    /// A tag.
    Tag(String),
    /// A story of another site.
    Elsewhere(Arc<Elsewhere>),
}

impl Arrangement {
    /// The modules that the page shows, for the reasons of a plan.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        self.modules.iter().map(|module| module.key)
    }

    /// The stories in its modules, in the order of the page.
    pub fn stories(&self) -> impl Iterator<Item = ArticleId> {
        let entries = self.modules.iter().flat_map(|module| &module.items);
        entries.filter_map(|entry| match entry {
            Entry::Story(id) => Some(*id),
            _ => None,
        })
    }
}

/// Related lists of fewer stories are not shown.
const FEWEST_RELATED: usize = 2;

/// An edition made ready, so that a page costs next to nothing.
#[derive(Debug, Clone)]
pub struct Prepared {
    rules: Rules,
    /// Every story that may be shown, newest first.
    newest: Vec<ArticleId>,
    known: HashSet<ArticleId>,
    /// Stories published from here on are young.
    young_from: Option<DateTime<Utc>>,
    /// Some story has a time.
    dated: bool,
    report: Option<(DateTime<Utc>, Vec<ArticleId>)>,
    regional: Vec<Entry>,
    pinned_tags: Vec<String>,
    changes_at: Option<DateTime<Utc>>,
}

impl Prepared {
    /// Makes an edition ready: `stories` are all that may be shown in modules
    /// at the time `now`, in any order.
    pub fn new<'a>(
        rules: Rules,
        stories: impl IntoIterator<Item = About<'a>>,
        now: DateTime<Utc>,
    ) -> Self {
        let mut stories: Vec<About<'_>> = stories.into_iter().collect();
        // Of one time the younger id.
        stories.sort_unstable_by(|a, b| {
            b.published_at.cmp(&a.published_at).then_with(|| b.id.cmp(&a.id))
        });
        let newest: Vec<ArticleId> = stories.iter().map(|story| story.id).collect();
        let known: HashSet<ArticleId> = newest.iter().copied().collect();
        // A date in the future, mistyped, must not make all else old.
        let times = || stories.iter().filter_map(|story| story.published_at);
        let youngest = times().find(|at| *at <= now).or_else(|| times().next());
        let window = TimeDelta::days(i64::from(rules.window_days));
        let young_from = youngest
            .filter(|_| rules.window_days > 0)
            .map(|at| at.checked_sub_signed(window).unwrap_or(DateTime::<Utc>::MIN_UTC));
        let ends = rules.report.as_ref().and_then(|report| report.ends(rules.report_days));
        let fresh = rules.report.as_ref().filter(|_| ends.is_none_or(|ends| now < ends));
        let report = fresh.map(|report| {
            let stories = report.stories.iter().copied().filter(|id| known.contains(id));
            (report.at, stories.collect())
        });
        Self {
            regional: regional(&rules.regional, &stories),
            pinned_tags: in_use(&rules.pinned_tags, &stories),
            changes_at: ends.filter(|ends| now < *ends),
            dated: youngest.is_some(),
            young_from,
            report,
            newest,
            known,
            rules,
        }
    }

    /// Every story that may be shown, newest first.
    pub fn newest(&self) -> &[ArticleId] {
        &self.newest
    }

    /// The rules it was made ready by.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The next time at which modules change though no story does.
    pub fn changes_at(&self) -> Option<DateTime<Utc>> {
        self.changes_at
    }

    /// How many ranked stories can be of use on a page that shows `shown`
    /// stories already; 0 where no related list is wanted.
    pub fn ranked_at_most(&self, shown: usize) -> usize {
        if !self.rules.want_related() {
            return 0;
        }
        // Each pin, and each pick before it, may take one away.
        let others: usize = Key::ALL.iter().map(|key| self.rules.of(*key).count).sum();
        others + shown + 1
    }

    /// Whether modules that change all day stand on that page.
    pub fn is_young(&self, place: Place) -> bool {
        match place {
            Place::List => true,
            Place::Archive => false,
            Place::Story(_, Some(at)) => self.young_from.is_some_and(|from| at >= from),
            Place::Story(_, None) => !self.dated && self.rules.window_days > 0,
        }
    }

    /// The modules of a page.
    pub fn arrange(&self, page: &Around<'_>) -> Arrangement {
        let young = self.is_young(page.place);
        let order: &[Key] = match page.place {
            Place::Story(..) => &self.rules.order,
            Place::List => &self.rules.lists,
            Place::Archive => return Arrangement::default(),
        };
        let on = |key: &Key| self.rules.of(*key).count > 0;
        let stands = |key: &Key| on(key) && (young || !key.changes_all_day());
        let mut taken: Vec<ArticleId> = Vec::with_capacity(page.shown.len() + 32);
        if let Place::Story(own, _) = page.place {
            taken.push(own);
        }
        taken.extend_from_slice(page.shown);
        let mut modules: Vec<Arranged> =
            order.iter().filter(|key| stands(key)).map(|key| Arranged::new(*key)).collect();
        // What a person pinned goes before what fits by itself, in all modules.
        for module in &mut modules {
            let rule = self.rules.of(module.key);
            let pins = rule.pins.iter().filter(|id| self.known.contains(id));
            take(module, pins.copied(), rule.count, &mut taken);
        }
        for module in &mut modules {
            self.fill(module, page, young, &mut taken);
        }
        let heading = |module: &Arranged| self.rules.of(module.key).empty == WhenEmpty::Heading;
        modules.retain(|module| !module.items.is_empty() || heading(module));
        let left_out = order.iter().any(|key| on(key) && key.changes_all_day());
        Arrangement { modules, home: !young && left_out }
    }

    /// Puts behind a module's pins what fits by itself.
    fn fill(
        &self,
        module: &mut Arranged,
        page: &Around<'_>,
        young: bool,
        taken: &mut Vec<ArticleId>,
    ) {
        let rule = self.rules.of(module.key);
        match module.key {
            Key::Tags => self.tags(module, page, rule.count),
            Key::Picks => {}
            Key::Related => {
                let ranked = page.ranked.iter().filter(|id| self.known.contains(id));
                take(module, ranked.copied(), rule.count, taken);
                if module.items.len() < FEWEST_RELATED {
                    let freed = std::mem::take(&mut module.items);
                    taken.retain(|id| !freed.contains(&Entry::Story(*id)));
                }
            }
            Key::Latest => take(module, self.newest.iter().copied(), rule.count, taken),
            Key::Popular => {
                if let Some((at, stories)) = &self.report {
                    let pinned = module.items.len();
                    take(module, stories.iter().copied(), rule.count, taken);
                    module.as_of = (module.items.len() > pinned).then_some(*at);
                }
            }
            Key::Regional => {
                for entry in &self.regional {
                    match entry {
                        _ if module.items.len() >= rule.count => break,
                        Entry::Story(id) => {
                            take(module, std::iter::once(*id), rule.count, taken);
                        }
                        other => module.items.push(other.clone()),
                    }
                }
            }
        }
        // An old page must not change with the newest stories.
        let fills = rule.empty == WhenEmpty::Latest && young && module.key != Key::Tags;
        if module.items.is_empty() && fills {
            take(module, self.newest.iter().copied(), rule.count, taken);
            module.filled = !module.items.is_empty();
        }
    }

    fn tags(&self, module: &mut Arranged, page: &Around<'_>, count: usize) {
        for tag in self.pinned_tags.iter().chain(page.tags) {
            let known = |entry: &Entry| matches!(entry, Entry::Tag(known) if same(known, tag));
            if module.items.len() < count && !module.items.iter().any(known) {
                module.items.push(Entry::Tag(tag.clone()));
            }
        }
    }
}

impl Arranged {
    fn new(key: Key) -> Self {
        Self { key, items: Vec::new(), filled: false, as_of: None }
    }
}

/// Takes stories that the page does not show yet, until the module is full.
fn take(
    module: &mut Arranged,
    ids: impl Iterator<Item = ArticleId>,
    count: usize,
    taken: &mut Vec<ArticleId>,
) {
    for id in ids {
        if module.items.len() >= count {
            return;
        }
        if !taken.contains(&id) {
            taken.push(id);
            module.items.push(Entry::Story(id));
        }
    }
}

/// What the regional module can show, in its order. `stories` stand newest
/// first.
fn regional(rule: &Regional, stories: &[About<'_>]) -> Vec<Entry> {
    let of = |wanted: &dyn Fn(&About<'_>) -> bool| {
        let found = stories.iter().filter(|story| wanted(story));
        found.map(|story| Entry::Story(story.id)).collect()
    };
    match rule {
        Regional::Section(name) if name.trim().is_empty() => Vec::new(),
        Regional::Section(name) => of(&|story| story.section == name),
        Regional::Tag(name) if name.trim().is_empty() => Vec::new(),
        Regional::Tag(name) => of(&|story| story.tags.iter().any(|tag| same(tag, name))),
        Regional::Feed(items) => {
            items.iter().cloned().map(Arc::new).map(Entry::Elsewhere).collect()
        }
    }
}

/// The pinned tags that some story bears.
fn in_use(pinned: &[String], stories: &[About<'_>]) -> Vec<String> {
    let borne =
        |tag: &&String| stories.iter().any(|story| story.tags.iter().any(|borne| same(borne, tag)));
    pinned.iter().filter(borne).cloned().collect()
}

/// Whether two tags are one, however they are written.
fn same(a: &str, b: &str) -> bool {
    let small = |tag: &str| tag.trim().to_lowercase();
    a == b || (a.len().abs_diff(b.len()) < 8 && small(a) == small(b))
}
