//! Changes to stories: typing, fields, whole texts, traces.
//!
//! One way for all: inside one transaction the document takes in what others
//! wrote, takes the change, and its update is appended. When the commit
//! returns, the change is safe.

use chrono::{DateTime, Utc};

use super::{Newsroom, Open, take_in};
use crate::article::{Article, ArticleId, FieldName, FieldValue, slug_of, unique_slug};
use crate::document::{Document, TextChange, Version};
use crate::error::{Error, Result};
use crate::export::address::Place;
use crate::related::normalise_headline;
use crate::store::Tables;

/// A document of more updates than this is folded into one snapshot.
const FOLD_AFTER: u32 = 400;

/// A change of more letters than this is kept as a snapshot of the whole
/// document: Loro replays a long insertion in quadratic time and space, and
/// opens a snapshot in linear time.
const LONG_CHANGE: usize = 30_000;

/// What became of an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// The version that the text has now.
    pub version: Version,
    /// How many changes the document bears.
    pub revision: usize,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// Changes from elsewhere that the editor has to take in.
    pub remote: Vec<TextChange>,
    /// The text's length then, in UTF-16 units.
    pub length: usize,
}

/// One keystroke of a trace: at `position`, `deleted` code points go and
/// `insert` comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceEdit {
    /// Code points before it.
    pub position: usize,
    /// Code points that go.
    pub deleted: usize,
    /// What comes.
    pub insert: String,
}

/// What a change to a document gives back: its update, and its result.
type Changed<T> = Result<(Option<Vec<u8>>, T)>;

impl Newsroom {
    /// Makes an empty story with the newsroom's opener and zone.
    pub fn new_story(&mut self, headline: &str) -> Result<ArticleId> {
        let article = Article {
            headline: headline.to_owned(),
            opener: self.settings.text("opener").to_owned(),
            zone: self.settings.zone(),
            ..Article::default()
        };
        self.add(article, "new")
    }

    /// Makes a story of an article; its slug is computed where it has none.
    pub fn add(&mut self, mut article: Article, what: &str) -> Result<ArticleId> {
        self.enter_person()?;
        let at = self.rim.now();
        let id = self.fresh_id(at);
        let peer = super::peer(self.rim.as_mut());
        let mut document = Document::new(self.author.clone(), peer);
        let wanted = if article.slug.is_empty() { &article.headline } else { &article.slug };
        let wanted = slug_of(wanted, id);
        let key = id.to_string();
        self.settle()?;
        let head = self.store.write(|tables| {
            article.slug = free_slug(tables, &wanted, &key)?;
            document.fill(&article)?;
            let update = document
                .commit(at, Some(what))?
                .ok_or_else(|| Error::Bug("a new story left nothing to save".to_owned()))?;
            keep(tables, &key, &document, 0, &update)
        })?;
        self.open.insert(key.clone(), Open { document, head });
        self.wrote(key);
        Ok(id)
    }

    fn fresh_id(&mut self, at: DateTime<Utc>) -> ArticleId {
        let milliseconds = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        ArticleId::from_parts(milliseconds, self.rim.random())
    }

    /// Applies what was typed in the editor on the text of `base`, which had
    /// `length` UTF-16 units. When this returns, it is safe.
    pub fn edit_body(
        &mut self,
        id: ArticleId,
        base: &Version,
        changes: &[TextChange],
        length: usize,
    ) -> Result<Edited> {
        let fresh = super::peer(self.rim.as_mut());
        let remote = self
            .change(id, |document, at| Ok(document.edit_body(base, changes, length, at, fresh)?))?;
        self.edited(id, remote)
    }

    /// What happened to the text since `base`.
    pub fn sync_body(&mut self, id: ArticleId, base: &Version) -> Result<Edited> {
        let remote = self.document(id)?.body_since(base)?;
        self.edited(id, remote)
    }

    fn edited(&mut self, id: ArticleId, remote: Vec<TextChange>) -> Result<Edited> {
        let saved_at = self.rim.now();
        let document = self.document(id)?;
        Ok(Edited {
            version: document.version(),
            revision: document.revision(),
            saved_at,
            remote,
            length: document.body_length(),
        })
    }

    /// Replaces the body.
    pub fn write_body(&mut self, id: ArticleId, text: &str) -> Result<()> {
        self.change(id, |document, at| {
            document.replace_body(text)?;
            Ok((document.commit(at, None)?, ()))
        })
    }

    /// Applies keystrokes of a trace in one commit. The first of them is edit
    /// number `first` of the trace; one that is out of range is refused, and
    /// with it those that follow: what was applied before stays saved.
    pub fn type_edits(
        &mut self,
        id: ArticleId,
        first: usize,
        edits: &[TraceEdit],
    ) -> Result<usize> {
        let mut applied = 0;
        self.change(id, |document, at| {
            for edit in edits {
                if document.splice_body(edit.position, edit.deleted, &edit.insert)?.is_none() {
                    break;
                }
                applied += 1;
            }
            Ok((document.commit(at, None)?, ()))
        })?;
        if applied < edits.len() {
            return Err(Error::OutOfRange { edit: first + applied });
        }
        Ok(applied)
    }

    /// Sets fields. All are of values that fit; a slug in use is refused.
    pub fn set(&mut self, id: ArticleId, values: &[FieldValue]) -> Result<()> {
        self.settle()?;
        let known_as = self.known_as(id, values)?;
        self.change(id, |document, at| {
            for value in values {
                document.set(value)?;
            }
            if let Some(headline) = &known_as.headline {
                document.remember_headline(headline)?;
            }
            if let Some(alias) = &known_as.alias {
                document.remember_alias(alias)?;
            }
            if let Some(slug) = &known_as.slug {
                document.set(&FieldValue::Text(FieldName::Slug, slug.clone()))?;
            }
            Ok((document.commit(at, None)?, ()))
        })
    }

    /// What else follows from new values: the names under which others may
    /// know the story are kept, and the slug of a story that was never sealed
    /// follows its headline.
    fn known_as(&mut self, id: ArticleId, values: &[FieldValue]) -> Result<KnownAs> {
        let key = id.to_string();
        let article = self.document(id)?.article();
        let tables = self.store.read();
        let seal = tables.article(&key)?.and_then(|row| row.seal);
        let sealed = seal.is_some();
        let mut known = KnownAs::default();
        let text = |field| {
            values.iter().find_map(|value| match value {
                FieldValue::Text(name, text) if *name == field => Some(text.as_str()),
                _ => None,
            })
        };
        let new_slug = text(FieldName::Slug);
        if let Some(slug) = new_slug.filter(|slug| *slug != article.slug)
            && free_slug(&tables, slug, &key)? != slug
        {
            return Err(Error::BadValue {
                name: "slug".to_owned(),
                value: slug.to_owned(),
                takes: "a slug that no other story has",
            });
        }
        let section = text(FieldName::Section);
        if let Some(seal) = seal.filter(|_| new_slug.is_some() || section.is_some()) {
            let slug = new_slug.unwrap_or(&article.slug);
            let section = section.unwrap_or(&article.section);
            let new = Place { slug, section, ..super::pages::place(id, &article) };
            known.alias = self.left_behind(id, &seal, &new)?;
        }
        if let Some(headline) = text(FieldName::Headline) {
            let old = normalise_headline(&article.headline);
            let differs = old != normalise_headline(headline);
            if differs && !old.is_empty() && (sealed || tables.is_linked_as(&key, &old)?) {
                known.headline = Some(article.headline.clone());
            }
            let follows = follows_headline(&article.slug, &slug_of(&article.headline, id));
            if new_slug.is_none() && !sealed && follows {
                let slug = free_slug(&tables, &slug_of(headline, id), &key)?;
                known.slug = (slug != article.slug).then_some(slug);
            }
        }
        Ok(known)
    }

    /// The address that a story leaves behind for `new`: the one that was
    /// approved, once its time has come. Readers know no other, and one that a
    /// draft had, or that waits, may name what is not to be known.
    fn left_behind(&self, id: ArticleId, seal: &str, new: &Place<'_>) -> Result<Option<String>> {
        let Some(sealed) = self.brief_of(id, seal, &self.reading())? else { return Ok(None) };
        if sealed.article.release().waits(self.rim.now()) {
            return Ok(None);
        }
        let link = self.settings.permalink();
        let first = |place: &Place<'_>| link.paths(place, 1).pages.swap_remove(0);
        let old = first(&super::pages::place(id, &sealed.article));
        Ok((first(new) != old).then_some(old))
    }

    /// Changes a story's document and appends the update, in one transaction.
    /// Where anything fails, nothing is kept and memory forgets it too.
    pub(super) fn change<T>(
        &mut self,
        id: ArticleId,
        work: impl FnOnce(&mut Document, DateTime<Utc>) -> Changed<T>,
    ) -> Result<T> {
        if !self.settings.texts("people").contains(&self.author.person) {
            self.enter_person()?;
        }
        self.change_with(id, |_, document, at| work(document, at))
    }

    /// The same for one who does not count as working on the story, with the
    /// tables for what has to be kept in the same transaction.
    pub(super) fn change_with<T>(
        &mut self,
        id: ArticleId,
        work: impl FnOnce(&Tables<'_>, &mut Document, DateTime<Utc>) -> Changed<T>,
    ) -> Result<T> {
        let key = id.to_string();
        if !self.open.contains_key(&key) {
            self.load(&key)?;
        }
        let at = self.rim.now();
        let open = self.open.get_mut(&key).expect("it was opened just now");
        let done = self.store.write(|tables| {
            take_in(tables, &key, open)?;
            let before = open.document.operations();
            let (update, result) = work(tables, &mut open.document, at)?;
            if let Some(update) = update {
                open.head = keep(tables, &key, &open.document, before, &update)?;
            }
            Ok::<_, Error>(result)
        });
        match done {
            Ok(result) => {
                self.wrote(key);
                Ok(result)
            }
            Err(fault) => {
                // The document in memory may be ahead of what is kept.
                self.open.remove(&key);
                Err(fault)
            }
        }
    }

    /// Folds a document of many updates into one snapshot; for idle moments
    /// and openings. Returns whether it did.
    pub fn fold(&mut self, id: ArticleId) -> Result<bool> {
        let key = id.to_string();
        if self.read_only() || self.store.read().weight(&key)?.0 <= FOLD_AFTER {
            return Ok(false);
        }
        self.document(id)?;
        let open = self.open.get_mut(&key).expect("it was opened just now");
        self.store.write(|tables| {
            take_in(tables, &key, open)?;
            let snapshot = open.document.snapshot()?;
            open.head = tables.fold(&key, &snapshot)?;
            Ok::<_, Error>(())
        })?;
        self.wrote(key);
        Ok(true)
    }
}

#[derive(Debug, Default)]
struct KnownAs {
    headline: Option<String>,
    alias: Option<String>,
    slug: Option<String>,
}

/// Keeps an update of a document that bore `before` operations until then.
fn keep(
    tables: &Tables<'_>,
    key: &str,
    document: &Document,
    before: usize,
    update: &[u8],
) -> Result<i64> {
    if document.operations().saturating_sub(before) > LONG_CHANGE {
        Ok(tables.fold(key, &document.snapshot()?)?)
    } else {
        Ok(tables.append_update(key, update)?)
    }
}

/// The slug, or the first free one with a number.
fn free_slug(tables: &Tables<'_>, wanted: &str, key: &str) -> Result<String> {
    let mut fault = None;
    let slug = unique_slug(wanted, |slug| match tables.ids_by_slug(slug) {
        Ok(ids) => ids.iter().any(|id| id != key),
        Err(error) => {
            fault = Some(error);
            false
        }
    });
    fault.map_or(Ok(slug), |error| Err(error.into()))
}

/// Whether a slug was made from a headline: the same, or with a number.
fn follows_headline(slug: &str, from_headline: &str) -> bool {
    slug.is_empty()
        || slug.strip_prefix(from_headline).is_some_and(|rest| {
            rest.is_empty()
                || rest.strip_prefix('-').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
        })
}
