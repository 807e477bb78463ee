//! The history of exports and the way back.

use std::path::Path;
use std::sync::atomic::Ordering;

use super::Result;
use crate::desk::{Desk, language};
use crate::out_to_wire;
use crate::to_wire;
use crate::wire::{Event, ExportHistory, Exports, Rollback, RollbackReport};

/// The exports to a folder, newest first.
pub fn exports(desk: &Desk, request: Exports) -> Result<ExportHistory> {
    desk.act(|newsroom| {
        let runs = newsroom.exports(Path::new(&request.out))?;
        let standing = runs.first().and_then(|last| runs.iter().find(|run| run.id == last.state));
        let back_to = standing.and_then(|run| run.parent).and_then(|id| u32::try_from(id).ok());
        let zone = newsroom.settings().zone();
        let runs = runs.iter().map(|run| out_to_wire::export_run(run, zone)).collect();
        Ok(ExportHistory {
            out: request.out.clone(),
            runs,
            can_go_back: back_to.is_some(),
            back_to,
        })
    })
}

/// Puts back the site before the last export. Progress goes out as events;
/// `cancel_export` stops it.
pub fn rollback(desk: &Desk, request: Rollback) -> Result<RollbackReport> {
    desk.cancelled.store(false, Ordering::Relaxed);
    desk.act_aside(|newsroom| {
        let mut progress = |done: usize, total: usize| {
            if done == total || done.is_multiple_of(100) {
                let (done, total) = (to_wire::count(done), to_wire::count(total));
                desk.tell(&Event::ExportProgress { done, total });
            }
            desk.go_on()
        };
        let done = newsroom.rollback(Path::new(&request.out), request.over, &mut progress)?;
        let (lang, zone) = (language(newsroom), newsroom.settings().zone());
        let names = out_to_wire::Names::of(newsroom)?;
        Ok(RollbackReport {
            out: request.out.clone(),
            run: out_to_wire::export_run(&done.run, zone),
            files: done
                .files
                .iter()
                .map(|file| out_to_wire::exported_file(file, &names, lang))
                .collect(),
        })
    })
}
