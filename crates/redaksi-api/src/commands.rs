//! The commands: one function for each line of [`for_each_command!`].
//!
//! Each takes the desk and a request, lets the engine do one thing, and puts
//! the result into the shape of the wire.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use redaksi_core::article::{ArticleId, FieldName, FieldValue, Zone, parse_instant};
use redaksi_core::document::Version as DocumentVersion;
use redaksi_core::error::{Error, Result as CoreResult};
use redaksi_core::import::Format;
use redaksi_core::newsroom::{
    ExportOptions, Newsroom, PageRequest, PhotoText, Preferences as CorePreferences, Source,
};
use redaksi_core::store::Filter;

use crate::desk::{Desk, find, language, which_page};
use crate::to_wire;
use crate::wire::*;

type Result<T> = std::result::Result<T, WireError>;

/// What the window knows of its newsroom.
pub fn newsroom(desk: &Desk, _: Nothing) -> Result<NewsroomInfo> {
    desk.act(|newsroom| Ok(info(newsroom)))
}

fn info(newsroom: &Newsroom) -> NewsroomInfo {
    let settings = newsroom.settings();
    let own = newsroom.preferences();
    NewsroomInfo {
        name: settings.text("name").to_owned(),
        dir: newsroom.folder().path().display().to_string(),
        language: language(newsroom).as_str().to_owned(),
        zone: settings.zone().name().to_owned(),
        sections: settings.texts("sections"),
        read_also: settings.labels().printed().to_owned(),
        opener: settings.text("opener").to_owned(),
        accent: settings.text("accent").to_owned(),
        read_only: newsroom.read_only(),
        person: newsroom.person().to_owned(),
        appearance: own.appearance.clone().unwrap_or_else(|| "system".to_owned()),
        export_dir: own.export_dir.as_ref().map(|dir| dir.display().to_string()),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        four_eyes: settings.four_eyes(),
    }
}

/// A stretch of the list, with the numbers beside the queues.
pub fn list_articles(desk: &Desk, request: ListArticles) -> Result<ArticleList> {
    desk.act(|newsroom| {
        let counts = newsroom.counts()?;
        let by_status = counts.by_status.into_iter().collect();
        let by_section = counts.by_section.into_iter().collect();
        let query = request.query.as_deref().unwrap_or_default().trim();
        if !query.is_empty() {
            let found = newsroom.search(query, 200)?;
            let rows: Vec<ArticleRow> =
                found.iter().map(|hit| to_wire::row(&hit.listed)).collect();
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
        let id = find(newsroom, &request.id)?;
        article(newsroom, id)
    })
}

fn article(newsroom: &mut Newsroom, id: ArticleId) -> CoreResult<Article> {
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
        let id = find(newsroom, &request.id)?;
        let zone = zone_of(newsroom, id, request.fields.get("zone"))?;
        let values = request
            .fields
            .iter()
            .map(|(name, value)| {
                let field = FieldName::parse(name)
                    .ok_or_else(|| redaksi_core::article::FieldError::Unknown(name.clone()))?;
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

/// Imports a pasted text.
pub fn import_text(desk: &Desk, request: ImportText) -> Result<ImportReport> {
    let source = Source::Pasted { name: request.source, text: request.text };
    import(desk, &[source], None)
}

/// Imports files and folders.
pub fn import_paths(desk: &Desk, request: ImportPaths) -> Result<ImportReport> {
    let format = match request.format.as_deref() {
        None => None,
        Some(name) => Some(desk.act(|_| {
            Format::parse(name).ok_or_else(|| Error::BadValue {
                name: "format".to_owned(),
                value: name.chars().take(60).collect(),
                takes: "text or markdown",
            })
        })?),
    };
    let sources: Vec<Source> =
        request.paths.iter().map(|path| Source::File(PathBuf::from(path))).collect();
    import(desk, &sources, format)
}

fn import(desk: &Desk, sources: &[Source], format: Option<Format>) -> Result<ImportReport> {
    let report = desk.act(|newsroom| {
        let outcome = newsroom.import(sources, format)?;
        let lang = language(newsroom);
        Ok(to_wire::import_report(&outcome, lang, |id| {
            let article = newsroom.story(id).ok()?.article;
            Some((article.slug, article.headline, article.unplaced))
        }))
    })?;
    let ids: Vec<String> = report.articles.iter().map(|made| made.id.clone()).collect();
    if !ids.is_empty() {
        desk.tell(&Event::ArticlesChanged { ids });
    }
    Ok(report)
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
        let id = find(newsroom, &request.id)?;
        let found = newsroom.suggest(id, &request.query, request.limit as usize)?;
        Ok(found.iter().map(to_wire::suggestion).collect())
    })
}

/// Preflight of one story.
pub fn check(desk: &Desk, request: OneArticle) -> Result<Vec<Problem>> {
    desk.act(|newsroom| {
        let id = find(newsroom, &request.id)?;
        let lang = language(newsroom);
        let problems = newsroom.check(id)?;
        Ok(problems.iter().map(|problem| to_wire::problem(problem, Some(id), lang)).collect())
    })
}

/// The page, or how to bring the frame's up to date.
pub fn page(desk: &Desk, request: PageOf) -> Result<PageUpdate> {
    let page = desk.act(|newsroom| {
        let id = find(newsroom, &request.id)?;
        let now = newsroom.now();
        let which = which_page(request.page);
        newsroom.page(&PageRequest { id, which, sealed: request.sealed, now })
    })?;
    let mut shown = desk.shown.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(shown.update(request.known.as_deref(), page))
}

/// Puts a picture into a story.
pub fn add_photo(desk: &Desk, request: AddPhoto) -> Result<Article> {
    desk.act(|newsroom| {
        let id = find(newsroom, &request.id)?;
        let text = PhotoText {
            caption: request.caption,
            alt: request.alt,
            credit: request.credit,
        };
        let path = Path::new(&request.path);
        if request.lead {
            newsroom.add_lead_photo(id, path, &text)?;
        } else {
            newsroom.add_photo(id, path, &text)?;
        }
        article(newsroom, id)
    })
}

/// Hands a story to the reviewers.
pub fn submit(desk: &Desk, request: OneArticle) -> Result<Article> {
    on_story(desk, &request.id, |newsroom, id| newsroom.submit(id))
}

/// Gives a story back to its writer.
pub fn return_article(desk: &Desk, request: WithReason) -> Result<Article> {
    on_story(desk, &request.id, |newsroom, id| newsroom.return_to_writer(id, &request.why))
}

/// Seals a story's content.
pub fn approve(desk: &Desk, request: Approve) -> Result<Article> {
    let read = request.version.map(DocumentVersion::from_token);
    on_story(desk, &request.id, |newsroom, id| newsroom.approve(id, read.as_ref()))
}

/// Throws a story away.
pub fn trash(desk: &Desk, request: OneArticle) -> Result<Article> {
    on_story(desk, &request.id, |newsroom, id| newsroom.trash(id))
}

/// Takes a story back from the bin.
pub fn untrash(desk: &Desk, request: OneArticle) -> Result<Article> {
    on_story(desk, &request.id, |newsroom, id| newsroom.untrash(id))
}

fn on_story(
    desk: &Desk,
    name: &str,
    act: impl FnOnce(&mut Newsroom, ArticleId) -> CoreResult<()>,
) -> Result<Article> {
    desk.act(|newsroom| {
        let id = find(newsroom, name)?;
        act(newsroom, id)?;
        article(newsroom, id)
    })
}

/// A story's versions, newest last.
pub fn history(desk: &Desk, request: OneArticle) -> Result<Vec<Version>> {
    desk.act(|newsroom| {
        let id = find(newsroom, &request.id)?;
        let zone = newsroom.settings().zone();
        let versions = newsroom.history(id)?;
        Ok(versions
            .into_iter()
            .map(|(past, words)| Version {
                version: past.version.to_string(),
                at: zone.rfc3339(past.at),
                by: past.author.person,
                laptop: past.author.laptop,
                what: past.what.unwrap_or_else(|| "edit".to_owned()),
                words,
            })
            .collect())
    })
}

/// What the newsroom shares.
pub fn settings(desk: &Desk, _: Nothing) -> Result<Settings> {
    desk.act(|newsroom| Ok(all_settings(newsroom)))
}

fn all_settings(newsroom: &Newsroom) -> Settings {
    Settings { settings: newsroom.settings().all().clone() }
}

/// Changes what the newsroom shares.
pub fn change_settings(desk: &Desk, request: ChangeSettings) -> Result<Settings> {
    let settings = desk.act(|newsroom| {
        let changes: Vec<_> = request.settings.into_iter().collect();
        newsroom.change_settings(&changes)?;
        Ok(all_settings(newsroom))
    })?;
    desk.tell(&Event::SettingsChanged);
    Ok(settings)
}

/// Pins stories to a module.
pub fn pin(desk: &Desk, request: Pin) -> Result<Settings> {
    desk.act(|newsroom| {
        newsroom.pin(&request.module, &request.ids)?;
        Ok(all_settings(newsroom))
    })
}

/// Writes the site, or plans it. Progress goes out as events.
pub fn export(desk: &Desk, request: Export) -> Result<ExportReport> {
    desk.cancelled.store(false, Ordering::Relaxed);
    desk.act(|newsroom| {
        let only = request.only.as_deref().map(|name| find(newsroom, name)).transpose()?;
        let now = request.now.as_deref().map(|text| clock(newsroom, text)).transpose()?;
        let options = ExportOptions { plan: request.plan, only, now };
        let mut told = 0;
        let mut progress = |done: usize, total: usize| {
            // About a hundred events for an export of any size.
            if done == total || done >= told + total.div_ceil(100) {
                told = done;
                let (done, total) = (to_wire::count(done), to_wire::count(total));
                desk.tell(&Event::ExportProgress { done, total });
            }
            desk.go_on()
        };
        let outcome = newsroom.export(Path::new(&request.out), &options, &mut progress)?;
        Ok(to_wire::export_report(&outcome, &request.out, language(newsroom)))
    })
}

/// An instant of a request.
pub fn clock(newsroom: &Newsroom, text: &str) -> CoreResult<chrono::DateTime<chrono::Utc>> {
    parse_instant(text, newsroom.settings().zone()).ok_or_else(|| Error::BadValue {
        name: "now".to_owned(),
        value: text.chars().take(60).collect(),
        takes: "a time like 2022-02-22T08:22:00+07:00",
    })
}

/// Stops the export that runs, if one does.
pub fn cancel_export(desk: &Desk, _: Nothing) -> Result<Done> {
    desk.cancelled.store(true, Ordering::Relaxed);
    Ok(Done {})
}

/// Changes what is of this laptop; absent values stay as they are.
pub fn change_preferences(desk: &Desk, request: Preferences) -> Result<NewsroomInfo> {
    desk.act(|newsroom| {
        let old = newsroom.preferences().clone();
        let inbox = match request.inbox {
            Some(path) if path.is_empty() => None,
            Some(path) => Some(PathBuf::from(path)),
            None => old.inbox,
        };
        newsroom.set_preferences(CorePreferences {
            language: request.language.or(old.language),
            person: request.person.or(old.person),
            appearance: request.appearance.or(old.appearance),
            inbox,
            export_dir: old.export_dir,
            others: old.others,
        })?;
        Ok(info(newsroom))
    })
}

/// Writes a backup.
pub fn backup(desk: &Desk, request: Backup) -> Result<Done> {
    desk.act(|newsroom| {
        newsroom.backup(Path::new(&request.file))?;
        Ok(Done {})
    })
}

/// Checks that everything is as it was written.
pub fn verify(desk: &Desk, _: Nothing) -> Result<Verified> {
    desk.act(|newsroom| {
        let lang = language(newsroom);
        let faults = newsroom.verify()?;
        let problems: Vec<Problem> =
            faults.iter().map(|(id, problem)| to_wire::problem(problem, *id, lang)).collect();
        Ok(Verified { ok: problems.is_empty(), problems })
    })
}
