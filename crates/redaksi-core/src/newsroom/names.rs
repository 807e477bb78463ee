//! Names: which story bears, or bore, a headline or an address.
//!
//! The tables answer for one story at a time, [`Names`] for a whole newsroom
//! at once, from memory, so that any number of threads may ask.

use std::collections::HashMap;

use crate::article::ArticleId;
use crate::error::Result;
use crate::markdown::LinkTarget;
use crate::related::{LinkTo, address_key, normalise_headline};
use crate::store::Tables;

/// Who knows the bearers of names. Stories in the bin bear none.
pub(super) trait Bearers {
    /// The stories whose headline now is that, normalised.
    fn of_headline(&self, key: &str) -> Result<Vec<ArticleId>>;
    /// The stories that bear, or bore, that normalised headline or address.
    fn of_name(&self, key: &str) -> Result<Vec<ArticleId>>;
}

impl Bearers for Tables<'_> {
    fn of_headline(&self, key: &str) -> Result<Vec<ArticleId>> {
        Ok(ids(self.ids_by_headline(key)?))
    }

    fn of_name(&self, key: &str) -> Result<Vec<ArticleId>> {
        Ok(ids(self.ids_by_name(key)?))
    }
}

fn ids(ids: Vec<String>) -> Vec<ArticleId> {
    ids.iter().filter_map(|id| ArticleId::parse(id)).collect()
}

/// All names of a newsroom.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    headlines: HashMap<Box<str>, Vec<ArticleId>>,
    names: HashMap<Box<str>, Vec<ArticleId>>,
}

impl Names {
    pub(super) fn of(tables: &Tables<'_>) -> Result<Self> {
        let mut all = Self::default();
        for (id, is_headline, name) in tables.all_names()? {
            let Some(id) = ArticleId::parse(&id) else { continue };
            let name: Box<str> = name.into();
            if is_headline {
                enter(&mut all.headlines, name.clone(), id);
            }
            enter(&mut all.names, name, id);
        }
        Ok(all)
    }
}

fn enter(book: &mut HashMap<Box<str>, Vec<ArticleId>>, name: Box<str>, id: ArticleId) {
    let ids = book.entry(name).or_default();
    if ids.last() != Some(&id) {
        ids.push(id);
    }
}

impl Bearers for Names {
    fn of_headline(&self, key: &str) -> Result<Vec<ArticleId>> {
        Ok(self.headlines.get(key).cloned().unwrap_or_default())
    }

    fn of_name(&self, key: &str) -> Result<Vec<ArticleId>> {
        Ok(self.names.get(key).cloned().unwrap_or_default())
    }
}

/// Where a link leads: by its id, or by a match that is derived anew each
/// time.
pub(super) fn leads_to(
    known: &impl Bearers,
    site: &str,
    target: &LinkTarget,
    label: &str,
    holder: ArticleId,
) -> Result<LinkTo> {
    Ok(match target {
        LinkTarget::Article(id) => LinkTo::Story(*id),
        LinkTarget::Address(address) => match find_by_address(known, site, address, holder)? {
            Some(id) => LinkTo::Story(id),
            None => LinkTo::Outside,
        },
        LinkTarget::Unresolved => match find_by_name(known, site, label, holder)? {
            Some(id) => LinkTo::Story(id),
            None => LinkTo::Nowhere,
        },
    })
}

/// Whether a link's text is a headline that the story bears or bore.
pub(super) fn follows_by_name(
    known: &impl Bearers,
    label: &str,
    id: ArticleId,
    headline: &str,
) -> Result<bool> {
    let key = normalise_headline(label);
    if key.is_empty() || key == normalise_headline(headline) {
        return Ok(true);
    }
    Ok(known.of_name(&key)?.contains(&id))
}

/// The one story that bears, or bore, this headline or address.
pub(super) fn find_by_name(
    known: &impl Bearers,
    site: &str,
    label: &str,
    holder: ArticleId,
) -> Result<Option<ArticleId>> {
    let key = normalise_headline(label);
    if key.is_empty() {
        return Ok(None);
    }
    // A headline of today goes before one of yesterday.
    for ids in [known.of_headline(&key)?, known.of_name(&key)?] {
        if let Some(found) = only(&ids, holder) {
            return Ok(found);
        }
    }
    find_by_address(known, site, label, holder)
}

/// The one story that has, or had, this address. On the newsroom's own site
/// its slug is enough; another site's address is a story's only where it was
/// imported with one of the same path, for other sites have slugs too.
pub(super) fn find_by_address(
    known: &impl Bearers,
    site: &str,
    address: &str,
    holder: ArticleId,
) -> Result<Option<ArticleId>> {
    let Some(key) = address_key(address) else { return Ok(None) };
    let own = host(address)
        .is_none_or(|there| host(site).is_some_and(|here| here.eq_ignore_ascii_case(there)));
    let whole = (own || key.contains('/')).then_some(key.as_str());
    // Pages after the first name their story.
    let mut parts = key.rsplit('/').skip_while(|part| is_page(part));
    let slug = parts.next().filter(|part| own && part.contains('-'));
    for key in whole.into_iter().chain(slug) {
        if let Some(found) = only(&known.of_name(key)?, holder) {
            return Ok(found);
        }
    }
    Ok(None)
}

fn is_page(part: &str) -> bool {
    part == "semua" || part.bytes().all(|byte| byte.is_ascii_digit())
}

/// The host of a whole address, without `www.`.
fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.trim().split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (www, bare) = host.split_at_checked(4).unwrap_or_default();
    Some(if www.eq_ignore_ascii_case("www.") { bare } else { host })
}

/// `Some(Some(id))` where exactly one other story is meant, `Some(None)` where
/// several are, `None` where none is.
fn only(ids: &[ArticleId], holder: ArticleId) -> Option<Option<ArticleId>> {
    let mut others = ids.iter().copied().filter(|id| *id != holder);
    let first = others.next()?;
    Some(others.next().is_none().then_some(first))
}
