//! Reading stories, and changing what stands in them.

use std::path::Path;
use std::sync::PoisonError;

use redaksi_core::article::{
    ArticleId, FieldError, FieldName, FieldValue, Focus, SourceType, Zone, parse_day,
};
use redaksi_core::document::Version as DocumentVersion;
use redaksi_core::error::{Error, Result as CoreResult};
use redaksi_core::newsroom::{Newsroom, PageRequest, PhotoText};
use redaksi_core::store::Filter;

use super::Result;
use crate::desk::{Desk, language, which_page};
use crate::out_to_wire;
use crate::to_wire;
use crate::wire::{
    AddPhoto, Article, ArticleList, ArticleRow, EditBody, Edited, ListArticles, NewArticle,
    OneArticle, PageOf, PageUpdate, Previews, Problem, Related, Search, SearchHit, SetFields,
    Status, Suggestion, SyncBody,
};

/// A stretch of the list, with the numbers beside the queues.
pub fn list_articles(desk: &Desk, request: ListArticles) -> Result<ArticleList> {
    desk.act(|newsroom| {
        let counts = newsroom.counts()?;
        let by_status = counts.by_status.into_iter().collect();
        let by_section = counts.by_section.into_iter().collect();
        let query = request.query.as_deref().unwrap_or_default().trim();
        if !query.is_empty() {
            let found = newsroom.search(query, 200)?;
            let rows: Vec<ArticleRow> = found.iter().map(|hit| to_wire::row(&hit.listed)).collect();
            let total = to_wire::count(rows.len());
            let limit = if request.limit == 0 { rows.len() } else { request.limit as usize };
            let rows = rows.into_iter().skip(request.offset as usize).take(limit).collect();
            return Ok(ArticleList { rows, total, by_status, by_section });
        }
        let filter = Filter {
            status: request.status.map(status_name),
            section: request.section,
            tag: request.tag,
        };
        let listing = newsroom.list(&filter, request.offset, request.limit)?;
        let rows = listing.rows.iter().map(to_wire::row).collect();
        Ok(ArticleList { rows, total: listing.total, by_status, by_section })
    })
}

fn status_name(status: Status) -> String {
    serde_json::to_value(status)
        .ok()
        .and_then(|name| name.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// The whole of a story.
pub fn open_article(desk: &Desk, request: OneArticle) -> Result<Article> {
    desk.act(|newsroom| {
        let id = newsroom.find(&request.id)?;
        article(newsroom, id)
    })
}

/// The whole of a story, as the wire has it.
pub(super) fn article(newsroom: &mut Newsroom, id: ArticleId) -> CoreResult<Article> {
    Ok(to_wire::story(&newsroom.story(id)?))
}

/// A new story.
pub fn new_article(desk: &Desk, request: NewArticle) -> Result<Article> {
    desk.act(|newsroom| {
        let id = newsroom.new_story(&request.headline)?;
        article(newsroom, id)
    })
}

/// Takes what was typed. When this replies, it is safe.
pub fn edit_body(desk: &Desk, request: EditBody) -> Result<Edited> {
    desk.typed();
    desk.act(|newsroom| {
        let id = exact(&request.id)?;
        let changes: Vec<_> = request.changes.iter().map(to_wire::text_change).collect();
        let base = DocumentVersion::from_token(request.base);
        let edited = newsroom.edit_body(id, &base, &changes, request.length as usize)?;
        Ok(to_wire::edited(&edited, newsroom.settings().zone()))
    })
}

/// What happened to a text since a version.
pub fn sync_body(desk: &Desk, request: SyncBody) -> Result<Edited> {
    desk.act(|newsroom| {
        let base = DocumentVersion::from_token(request.base);
        let edited = newsroom.sync_body(exact(&request.id)?, &base)?;
        Ok(to_wire::edited(&edited, newsroom.settings().zone()))
    })
}

/// The typing path names stories by id alone and looks nothing up.
fn exact(id: &str) -> CoreResult<ArticleId> {
    ArticleId::parse(id).ok_or_else(|| Error::ArticleNotFound(id.to_owned()))
}

/// Changes fields; all fit, or none is changed.
pub fn set_fields(desk: &Desk, request: SetFields) -> Result<Article> {
    desk.act(|newsroom| {
        let id = newsroom.find(&request.id)?;
        let zone = zone_of(newsroom, id, request.fields.get("zone"))?;
        let values = request
            .fields
            .iter()
            .map(|(name, value)| {
                let field =
                    FieldName::parse(name).ok_or_else(|| FieldError::Unknown(name.clone()))?;
                FieldValue::from_json(field, value, zone)
            })
            .collect::<std::result::Result<Vec<_>, _>>()?;
        newsroom.set(id, &values)?;
        article(newsroom, id)
    })
}

/// The zone in which times without offset are read: the one being set, else
/// the story's.
fn zone_of(
    newsroom: &mut Newsroom,
    id: ArticleId,
    set: Option<&serde_json::Value>,
) -> CoreResult<Zone> {
    match set.and_then(|value| value.as_str()).and_then(Zone::parse) {
        Some(zone) => Ok(zone),
        None => Ok(newsroom.story(id)?.article.zone),
    }
}

/// Searches the archive.
pub fn search(desk: &Desk, request: Search) -> Result<Vec<SearchHit>> {
    desk.act(|newsroom| {
        let found = newsroom.search(&request.query, request.limit)?;
        Ok(found
            .iter()
            .map(|hit| {
                let row = to_wire::row(&hit.listed);
                SearchHit {
                    id: row.id,
                    headline: row.headline,
                    snippet: hit.snippet.clone(),
                    score: hit.score,
                    status: row.status,
                    published_at: row.published_at,
                }
            })
            .collect())
    })
}

/// Stories worth linking to.
pub fn related(desk: &Desk, request: Related) -> Result<Vec<Suggestion>> {
    desk.act(|newsroom| {
        let id = newsroom.find(&request.id)?;
        let found = newsroom.suggest(id, &request.query, request.limit as usize)?;
        Ok(found.iter().map(to_wire::suggestion).collect())
    })
}

/// Preflight of one story.
pub fn check(desk: &Desk, request: OneArticle) -> Result<Vec<Problem>> {
    desk.act(|newsroom| {
        let id = newsroom.find(&request.id)?;
        let lang = language(newsroom);
        let problems = newsroom.check(id)?;
        Ok(problems.iter().map(|problem| to_wire::problem(problem, Some(id), lang)).collect())
    })
}

/// The page, or how to bring the frame's up to date.
pub fn page(desk: &Desk, request: PageOf) -> Result<PageUpdate> {
    let page = desk.act(|newsroom| {
        let id = newsroom.find(&request.id)?;
        let now = newsroom.now();
        let which = which_page(request.page);
        newsroom.page(&PageRequest { id, which, sealed: request.sealed, now })
    })?;
    let mut shown = desk.shown.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(shown.update(request.known.as_deref(), page))
}

/// How a story shows in search results, where it is shared, and in feeds.
pub fn previews(desk: &Desk, request: OneArticle) -> Result<Previews> {
    desk.act(|newsroom| {
        let id = newsroom.find(&request.id)?;
        Ok(out_to_wire::previews(&newsroom.previews(id)?))
    })
}

/// The stories that link to a story.
pub fn citing(desk: &Desk, request: OneArticle) -> Result<Vec<ArticleRow>> {
    desk.act(|newsroom| {
        let id = newsroom.find(&request.id)?;
        Ok(newsroom.citing(id)?.iter().map(to_wire::row).collect())
    })
}

/// Puts a picture into a story.
pub fn add_photo(desk: &Desk, request: AddPhoto) -> Result<Article> {
    desk.act(|newsroom| {
        let id = newsroom.find(&request.id)?;
        let path = Path::new(&request.path);
        let until = request.rights_until;
        let text = PhotoText {
            caption: request.caption,
            alt: request.alt,
            credit: request.credit,
            focus: term(FieldName::LeadFocus, request.focus, Focus::parse, FOCUS)?,
            rights_until: term(FieldName::LeadRights, until, parse_day, DAY)?,
            source_type: term(
                FieldName::LeadSource,
                request.source_type,
                SourceType::parse,
                SOURCE_TYPE,
            )?,
        };
        match (request.share, request.lead) {
            (true, _) => newsroom.add_share_picture(id, path)?,
            (false, true) => newsroom.add_lead_photo(id, path, &text)?,
            (false, false) => newsroom.add_photo(id, path, &text)?,
        }
        article(newsroom, id)
    })
}

const FOCUS: &str = "two fractions between 0 and 1, like 0.5,0.3";
const DAY: &str = "a day like 2026-12-31, or null";
const SOURCE_TYPE: &str = "a term of IPTC's Digital Source Type, like trainedAlgorithmicMedia";

fn term<T>(
    field: FieldName,
    text: Option<String>,
    parse: impl Fn(&str) -> Option<T>,
    takes: &'static str,
) -> CoreResult<Option<T>> {
    let unfit = |value| Error::BadValue { name: field.as_str().to_owned(), value, takes };
    text.map(|text| parse(&text).ok_or_else(|| unfit(text))).transpose()
}
