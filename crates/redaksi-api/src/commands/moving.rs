//! What comes in and what goes out: imports and exports.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use redaksi_core::article::parse_instant;
use redaksi_core::error::{Error, Result as CoreResult};
use redaksi_core::import::Format;
use redaksi_core::newsroom::{ExportOptions, Newsroom, Source};

use super::Result;
use crate::desk::{Desk, language};
use crate::out_to_wire;
use crate::to_wire;
use crate::wire::{
    Done, Event, Export, ExportReport, ImportPaths, ImportReport, ImportText, Nothing,
};

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

/// Writes the site, or plans it. Progress goes out as events.
pub fn export(desk: &Desk, request: Export) -> Result<ExportReport> {
    desk.cancelled.store(false, Ordering::Relaxed);
    desk.act_aside(|newsroom| {
        let only = request.only.as_deref().map(|name| newsroom.find(name)).transpose()?;
        let now = request.now.as_deref().map(|text| clock(newsroom, text)).transpose()?;
        let options =
            ExportOptions { plan: request.plan, full: request.full, only, now, over: request.over };
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
        let names = out_to_wire::Names::of(newsroom)?;
        let (zone, lang) = (newsroom.settings().zone(), language(newsroom));
        Ok(out_to_wire::export_report(&outcome, &request.out, zone, &names, lang))
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
