//! Stories handed to other systems: gathers what may leave, has its shapes
//! made, and writes them whole or not at all.

mod hugo;
mod write;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use self::hugo::hugo_story;
use self::write::{write_file, write_folder, zipped};
use super::{FinishedPage, Newsroom, PageRequest, WhichPage, files};
use crate::article::{Article, ArticleId, LeadMedia, MediaId, Problem, Severity, slugify};
use crate::deliver::{self, Alone, Handed, HugoPicture, Photo};
use crate::error::{Error, Refusal, Result};
use crate::markdown::{self, LinkTarget, Parsed, Resolved, tidy};
use crate::page::absolute;
use crate::review::open_seal;

/// The shape in which a story is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A folder: the page with its files, Markdown, ninjs and the fragment.
    Folder,
    /// The same in a zip (PKWARE APPNOTE 6.3).
    Zip,
    /// One HTML file that asks nobody for anything.
    Html,
}

impl Shape {
    /// Reads a shape by its name in the terminal.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "folder" => Some(Self::Folder),
            "zip" => Some(Self::Zip),
            "html" => Some(Self::Html),
            _ => None,
        }
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Delivered {
    /// The stories.
    pub stories: Vec<ArticleId>,
    /// The files by their paths below the folder; of a single file its name.
    pub files: Vec<String>,
    /// Stories that were asked for with all others and may not go out.
    pub held_back: Vec<ArticleId>,
}

/// A story with its page.
struct Parcel {
    handed: Handed,
    page: FinishedPage,
    parsed: Parsed,
}

type Files = BTreeMap<String, Vec<u8>>;

impl Newsroom {
    /// A story as other systems take it: its seal, or with `draft` the text
    /// as it stands. Refused where it may not go out: without a seal, in the
    /// bin, withdrawn, or before its time.
    pub fn hand_over(&mut self, id: ArticleId, draft: bool) -> Result<Handed> {
        Ok(self.parcel(id, draft)?.handed)
    }

    /// Writes one story to `out`. A folder has to be new or empty; a file
    /// replaces the one that stood there, in one step.
    pub fn deliver(
        &mut self,
        id: ArticleId,
        out: &Path,
        shape: Shape,
        draft: bool,
    ) -> Result<Delivered> {
        let target = self.place(out)?;
        let parcel = self.parcel(id, draft)?;
        let mut done = Delivered { stories: vec![id], ..Delivered::default() };
        if shape == Shape::Html {
            let (html, _) = self.alone(&parcel, Alone::OneFile)?;
            write_file(&target, html.as_bytes())?;
            done.files.extend(target.file_name().map(|name| name.to_string_lossy().into_owned()));
            return Ok(done);
        }
        let files = self.bundle(&parcel)?;
        done.files.extend(files.keys().cloned());
        match shape {
            Shape::Zip => {
                let top = slugify(&parcel.handed.article.slug);
                let bytes = zipped(&top, &files).map_err(|fault| files::fault(&target, fault))?;
                write_file(&target, &bytes)?;
            }
            _ => write_folder(&target, &files)?,
        }
        Ok(done)
    }

    /// Writes stories as a folder that Hugo builds; all that may go out where
    /// none is named.
    pub fn deliver_hugo(
        &mut self,
        out: &Path,
        ids: Option<&[ArticleId]>,
        draft: bool,
    ) -> Result<Delivered> {
        let target = self.place(out)?;
        let all = match ids {
            Some(ids) => ids.to_vec(),
            None => self.ids()?,
        };
        let mut done = Delivered::default();
        let mut parcels: BTreeMap<ArticleId, Parcel> = BTreeMap::new();
        for id in all {
            match self.parcel(id, draft) {
                Ok(parcel) => {
                    parcels.insert(id, parcel);
                }
                Err(Error::NotAllowed(_) | Error::Blocked(_)) if ids.is_none() => {
                    done.held_back.push(id);
                }
                Err(fault) => return Err(fault),
            }
        }
        let files = self.hugo(&parcels)?;
        write_folder(&target, &files)?;
        done.stories.extend(parcels.keys().copied());
        done.files.extend(files.into_keys());
        Ok(done)
    }

    /// Where `out` is; never within the newsroom, nor around it.
    fn place(&self, out: &Path) -> Result<PathBuf> {
        if out.as_os_str().is_empty() {
            return Err(Error::BadValue {
                name: "out".to_owned(),
                value: String::new(),
                takes: "a file or folder to write",
            });
        }
        let full = std::path::absolute(out).map_err(|fault| files::fault(out, fault))?;
        let real = |path: &Path| {
            path.ancestors()
                .find_map(|above| {
                    let rest = path.strip_prefix(above).ok()?;
                    Some(above.canonicalize().ok()?.join(rest))
                })
                .unwrap_or_else(|| path.to_owned())
        };
        if real(&full).starts_with(real(self.folder.path())) {
            return Err(Error::NotAllowed(Refusal::OutInsideNewsroom));
        }
        Ok(full)
    }

    fn parcel(&mut self, id: ArticleId, draft: bool) -> Result<Parcel> {
        let now = self.now();
        let story = self.story(id)?;
        let (article, version_at) = if draft {
            (story.article, story.changed_at)
        } else {
            let at = story.seal.as_ref().map_or(story.changed_at, |seal| seal.at);
            (self.may_go_out(id, now)?, at)
        };
        let request = PageRequest { id, which: WhichPage::Whole, sealed: !draft, now };
        let page = self.page(&request)?;
        let labels = self.settings.labels();
        let parsed = markdown::parse(&article.body, &labels);
        let site = self.settings.text("url").trim_end_matches('/').to_owned();
        let lead = match &article.lead.media {
            Some(LeadMedia::Stored(id)) => self.photo_of(id, &site)?,
            _ => None,
        };
        let mut pictures = Vec::new();
        for id in &parsed.pictures {
            pictures.extend(self.photo_of(id, &site)?);
        }
        let blocks = page.blocks.iter().map(|(range, _)| page.html[range.clone()].to_owned());
        let handed = Handed {
            id,
            sealed: !draft,
            version_at,
            url: absolute(&site, &page.path),
            site_name: self.settings.text("name").to_owned(),
            site_url: site,
            language: self.settings.language().to_owned(),
            opener_separator: tidy(self.settings.text("opener_separator")).into_owned(),
            blocks: blocks.collect(),
            words: parsed.words,
            lead,
            pictures,
            article,
        };
        Ok(Parcel { handed, page, parsed })
    }

    /// What of a story may be handed on at `now`: its newest seal.
    fn may_go_out(&mut self, id: ArticleId, now: DateTime<Utc>) -> Result<Article> {
        self.settle()?;
        let tables = self.store.read();
        let key = id.to_string();
        let row = tables.article(&key)?.ok_or(Error::ArticleNotFound(key))?;
        let refused = |why| Err(Error::NotAllowed(why));
        if row.trashed {
            return refused(Refusal::Trashed);
        }
        if row.retracted {
            return refused(Refusal::Retracted);
        }
        let Some(hash) = row.seal else { return refused(Refusal::NotSealed) };
        let content = tables.seal(&hash)?.and_then(|content| open_seal(&hash, &content).ok());
        let article = content.ok_or_else(|| Error::Damaged {
            what: format!("the seal {hash} is missing or altered"),
            source: "run `verify` to see what else is".into(),
        })?;
        // A time of publication that is still to come holds it back like an
        // embargo.
        match article.embargo_until.max(article.published_at).filter(|until| now < *until) {
            Some(until) => {
                let why = Problem::new(Severity::Blocker, "embargoed").field("embargo_until");
                Err(Error::Blocked(vec![why.text(article.zone.rfc3339(until))]))
            }
            None => Ok(article),
        }
    }

    fn photo_of(&self, id: &MediaId, site: &str) -> Result<Option<Photo>> {
        let picture = self.picture(id)?;
        Ok(picture.map(|picture| Photo {
            id: id.clone(),
            url: absolute(site, &picture.path),
            width: picture.width,
            height: picture.height,
        }))
    }

    /// The page by itself, and the files that it needs.
    fn alone(&mut self, parcel: &Parcel, form: Alone) -> Result<(String, Files)> {
        let assets: HashMap<String, Vec<u8>> = self.assets()?.into_iter().collect();
        let mut failed = None;
        let mut file = |path: &str| {
            if let Some(bytes) = assets.get(path) {
                return Some(bytes.clone());
            }
            let name = path.strip_prefix("media/")?;
            self.rendition_by_name(name).unwrap_or_else(|fault| {
                failed.get_or_insert(fault);
                None
            })
        };
        let (html, page) = (&parcel.page.html, &parcel.page.path);
        let made = deliver::alone(html, page, &parcel.handed.site_url, form, &mut file);
        match failed {
            Some(fault) => Err(fault),
            None => Ok(made),
        }
    }

    /// All that a story needs, as files.
    fn bundle(&mut self, parcel: &Parcel) -> Result<Files> {
        let (html, mut files) = self.alone(parcel, Alone::Folder)?;
        files.insert("index.html".to_owned(), html.into_bytes());
        let handed = &parcel.handed;
        files.insert("body.html".to_owned(), handed.fragment().into_bytes());
        let ninjs = serde_json::to_string_pretty(&deliver::ninjs(handed)).unwrap_or_default();
        files.insert("ninjs.json".to_owned(), format!("{ninjs}\n").into_bytes());
        let mut pictures = Vec::new();
        for photo in handed.lead.iter().chain(&handed.pictures) {
            let name = format!("media/{}", photo.url.rsplit('/').next().unwrap_or_default());
            if !files.contains_key(&name) {
                files.insert(name.clone(), self.rendition(&photo.id)?);
            }
            let lead = handed.lead.as_ref() == Some(photo);
            let picture = (photo.id.clone(), HugoPicture { file: name, lead });
            if !pictures.contains(&picture) {
                pictures.push(picture);
            }
        }
        let links = self.links(parcel, &BTreeMap::new(), "")?;
        let story = hugo_story(parcel, String::new(), pictures, &links);
        files.insert("story.md".to_owned(), deliver::hugo_page(&story).into_bytes());
        Ok(files)
    }

    /// Where the links of a story lead: into the same folder where `beside`
    /// knows the story, else to the site; nowhere where it may not go out.
    fn links(
        &mut self,
        parcel: &Parcel,
        beside: &BTreeMap<ArticleId, String>,
        folder: &str,
    ) -> Result<HashMap<usize, Resolved>> {
        let now = self.now();
        let known = self.story(parcel.handed.id)?.links;
        let mut printed = HashMap::new();
        for link in &parcel.parsed.links {
            let found = known
                .iter()
                .find(|known| known.link.label == link.label && known.link.target == link.target);
            let target = match &link.target {
                LinkTarget::Article(id) => Some(*id),
                _ => found.and_then(|found| found.target),
            };
            let to = match (target, &link.target) {
                (Some(id), _) => match self.address_of(id, now, beside, folder)? {
                    Some((href, headline)) => {
                        let follows = found.is_none_or(|found| found.follows.is_some());
                        Resolved::Link { href, text: follows.then_some(headline) }
                    }
                    None => Resolved::Text,
                },
                (None, LinkTarget::Address(href)) => {
                    Resolved::Link { href: href.clone(), text: None }
                }
                (None, _) => Resolved::Text,
            };
            printed.insert(link.range.start, to);
        }
        Ok(printed)
    }

    /// The address and headline of a story that may go out.
    fn address_of(
        &mut self,
        id: ArticleId,
        now: DateTime<Utc>,
        beside: &BTreeMap<ArticleId, String>,
        folder: &str,
    ) -> Result<Option<(String, String)>> {
        let article = match self.may_go_out(id, now) {
            Ok(article) => article,
            Err(Error::NotAllowed(_) | Error::Blocked(_) | Error::ArticleNotFound(_)) => {
                return Ok(None);
            }
            Err(fault) => return Err(fault),
        };
        if let Some(there) = beside.get(&id) {
            let up = "../".repeat(folder.split('/').count());
            return Ok(Some((format!("{up}{there}/"), article.headline)));
        }
        let request = PageRequest { id, which: WhichPage::Number(1), sealed: true, now };
        let path = self.page(&request)?.path;
        Ok(Some((absolute(self.settings.text("url"), &path), article.headline)))
    }
}
