//! The catalogue of a site: every file that it is to have, what each is made
//! of, and how it is made. Nothing is rendered for it.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use super::edition::lead_of;
use super::press::{ListPage, Press, SiteLists};
use super::{Newsroom, feeds, machine};
use crate::article::{ArticleId, MediaId};
use crate::error::Result;
use crate::export::address;
use crate::export::parts::{Part as MadeOf, Parts};
use crate::export::plan::{Kind, Recorded, Wanted};
use crate::media::{MAKER, Metadata, PhotoWords, PictureSet, Rendition};
use crate::page::{HousePicture, OwnPage, Part, Theme};
use crate::platform::on_all_cores;
use crate::site::{feed, icons, sitemap};

/// How a file is made.
pub(super) enum Job {
    /// A page of a story.
    Story(ArticleId, Part),
    /// A page of a list.
    List(ListPage),
    /// The archive's first page.
    Archive,
    /// One of the newsroom's own pages.
    Own(OwnPage),
    /// The page in place of what is not there.
    Missing,
    /// The search page.
    Search,
    /// A feed of these stories.
    Feed(feeds::Format, feed::Channel, Vec<ArticleId>),
    /// A sitemap.
    Sitemap(sitemap::Sitemap),
    /// An icon, drawn when it is written.
    Icon(icons::Icon),
    /// Another one in that colour.
    Drawn(fn(&str) -> Vec<u8>, String),
    /// A drawing of the house picture, drawn when it is written.
    House(HousePicture),
    /// A rendition of a picture.
    Picture(MediaId, Rendition, Metadata),
    /// Bytes that are at hand.
    Ready(Vec<u8>),
    /// It stands already, and is not made again.
    Standing,
}

/// Every file of a site.
#[derive(Default)]
pub(super) struct Catalogue {
    pub(super) wanted: Vec<Wanted>,
    /// The job of each file, in the same order.
    pub(super) jobs: Vec<Job>,
    pub(super) lists: SiteLists,
    /// Where each stands in the two lists.
    places: HashMap<String, usize>,
}

impl Catalogue {
    /// Adds a file. Of two at one place the first stands.
    pub(super) fn add(
        &mut self,
        path: impl Into<String>,
        kind: Kind,
        parts: Parts,
        about: Vec<ArticleId>,
        job: Job,
    ) {
        let path = path.into();
        if let Entry::Vacant(place) = self.places.entry(path.clone()) {
            place.insert(self.jobs.len());
            let story = match &job {
                Job::Story(id, _) => Some(*id),
                _ => None,
            };
            self.wanted.push(Wanted { path, kind, story, parts, about });
            self.jobs.push(job);
        }
    }

    /// Adds a file whose bytes are at hand.
    pub(super) fn ready(&mut self, path: impl Into<String>, kind: Kind, bytes: Vec<u8>) {
        let parts = Parts::default().of(MadeOf::Content, &bytes);
        self.add(path, kind, parts, Vec::new(), Job::Ready(bytes));
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.places.contains_key(path)
    }

    /// A file with its job.
    pub(super) fn find(&self, path: &str) -> Option<(&Wanted, &Job)> {
        self.places.get(path).map(|at| (&self.wanted[*at], &self.jobs[*at]))
    }
}

impl Newsroom {
    /// Every file of the site.
    pub(super) fn catalogue(
        &self,
        press: &Press<'_>,
        recorded: &BTreeMap<String, Recorded>,
        former: &[(String, ArticleId)],
        now: chrono::DateTime<chrono::Utc>,
    ) -> Result<Catalogue> {
        let mut all = Catalogue::default();
        let stories = stories(&mut all, press);
        lists(&mut all, press);
        own_pages(&mut all, press);
        self.pictures(&mut all, press)?;
        assets(&mut all, self.theme());
        machine::files(&mut all, press, &stories, recorded, former, now);
        Ok(all)
    }

    /// The renditions that pages name. The words in a file are those of the
    /// oldest story that it leads.
    fn pictures(&self, all: &mut Catalogue, press: &Press<'_>) -> Result<()> {
        let mut data: HashMap<MediaId, Metadata> = HashMap::new();
        let mut sets: Vec<(PictureSet, Use)> = Vec::new();
        for story in press.edition.stories.values().filter(|story| !story.is_withdrawn()) {
            let lead = &story.article().lead;
            let lead_id = lead_of(story.article());
            for id in story.pictures() {
                if !data.contains_key(id) {
                    data.insert(id.clone(), self.picture_metadata(id)?);
                }
                let is_lead = lead_id == Some(id);
                let focus = lead.focus.filter(|_| is_lead);
                let of = if is_lead {
                    Use::Lead
                } else if story.article().share.as_ref() == Some(id) {
                    Use::Share
                } else {
                    Use::Text
                };
                if let Some(set) = press.set(id, focus) {
                    sets.push((set, of));
                }
            }
            if let Some(known) = lead_id.and_then(|id| data.get_mut(id)) {
                let words = PhotoWords {
                    caption: lead.caption.clone(),
                    alt: lead.alt.clone(),
                    credit: lead.credit.clone(),
                    source_type: lead.source_type,
                };
                *known = known.with_words(&words);
            }
        }
        for (set, of) in &sets {
            let metadata = &data[&set.id];
            for one in set.all().filter(|one| of.needs(set, one)) {
                let made_of = (MAKER, set.id.as_str(), &one.spec, metadata);
                let parts = Parts::default().of(MadeOf::Photo, &made_of);
                let job = Job::Picture(set.id.clone(), one.clone(), metadata.clone());
                all.add(one.path.clone(), Kind::Picture, parts, Vec::new(), job);
            }
        }
        Ok(())
    }
}

/// What a picture is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Lead,
    Text,
    Share,
}

impl Use {
    fn needs(self, set: &PictureSet, one: &Rendition) -> bool {
        let whole = || set.jpeg.contains(one) || set.webp.contains(one);
        match self {
            Self::Lead => true,
            // A picture of the text may stand in lists too.
            Self::Text => whole() || set.crops.contains(one),
            Self::Share => set.share.as_ref() == Some(one),
        }
    }
}

/// The digest of each story, for the feeds that hold it whole.
pub(super) type StoryDigests = HashMap<ArticleId, u64>;

fn stories(all: &mut Catalogue, press: &Press<'_>) -> StoryDigests {
    let stories: Vec<_> = press.edition.stories.iter().collect();
    let made_of = on_all_cores(&stories, |(id, story)| {
        let made_of = press.story_parts(**id, story);
        let arranged = press.beside(**id, story);
        let parts = press.module_parts(&arranged, press.story_order(), made_of.parts.clone());
        (made_of, parts)
    });
    let mut digests = StoryDigests::new();
    for ((id, story), (made_of, parts)) in stories.into_iter().zip(made_of) {
        digests.insert(*id, made_of.parts.whole());
        let count = u32::try_from(story.paths.pages.len()).unwrap_or(1);
        let mut which: Vec<Part> = (1..=count).map(Part::Page).collect();
        which.extend(story.paths.whole.iter().map(|_| Part::Whole));
        if story.is_withdrawn() {
            which.truncate(1);
        }
        for part in which {
            let path = super::press::path_of(&story.paths, part).to_owned();
            let about = made_of.about.clone();
            all.add(path, Kind::Story, parts.clone(), about, Job::Story(*id, part));
        }
    }
    digests
}

fn lists(all: &mut Catalogue, press: &Press<'_>) {
    let lists = press.all_lists();
    for (front, list) in &lists {
        for page in Press::pages_of(front, list) {
            let (parts, about) = press.list_parts(list, &page);
            all.add(page.path.clone(), Kind::List, parts, about, Job::List(page));
        }
    }
    let archive = press.archive(&lists);
    let parts = press.basis_parts().of(MadeOf::Entries, &format!("{:?}", archive.groups));
    all.add(address::ARCHIVE, Kind::List, parts, Vec::new(), Job::Archive);
    all.lists = lists;
}

fn own_pages(all: &mut Catalogue, press: &Press<'_>) {
    for page in OwnPage::ALL {
        let parts = press.text_parts().of(MadeOf::Content, &press.own_text(page));
        all.add(page.path(), Kind::Page, parts, Vec::new(), Job::Own(page));
    }
    all.add(address::MISSING, Kind::Page, press.basis_parts(), Vec::new(), Job::Missing);
    let (script, content) = crate::site::search::script();
    let parts = press.basis_parts().of(MadeOf::Content, &script);
    all.add(crate::site::search::PAGE, Kind::Page, parts, Vec::new(), Job::Search);
    all.ready(script, Kind::Asset, content.as_bytes().to_vec());
}

fn assets(all: &mut Catalogue, theme: &Theme) {
    for (path, bytes) in theme.assets() {
        all.ready(path, Kind::Asset, bytes);
    }
}
