//! What goes out, in the shapes of the wire: exports with their reasons, their
//! history, and how a story shows elsewhere.

use std::collections::HashMap;

use redaksi_core::article::{ArticleId, Zone};
use redaksi_core::error::Result;
use redaksi_core::export::hash::hex;
use redaksi_core::lang::Lang;
use redaksi_core::newsroom::{
    ExportFile, ExportOutcome, FileAction, FileKind, FileReason, Newsroom,
};
use redaksi_core::page;
use redaksi_core::store::{ExportRun, RunKind};

use crate::to_wire::{count, in_zone, problem};
use crate::{sentences, wire};

/// The stories of the newsroom, for what an exporter reads.
#[derive(Default)]
pub(crate) struct Names {
    headlines: HashMap<String, String>,
}

impl Names {
    /// Every story of the newsroom, with its headline as the text stands.
    pub(crate) fn of(newsroom: &mut Newsroom) -> Result<Self> {
        Ok(Self { headlines: newsroom.headlines()? })
    }

    fn headline(&self, id: Option<&String>) -> Option<String> {
        self.headlines.get(id?).cloned()
    }
}

/// The report of an export.
pub(crate) fn export_report(
    outcome: &ExportOutcome,
    out: &str,
    zone: Zone,
    names: &Names,
    lang: Lang,
) -> wire::ExportReport {
    let number = |action| count(outcome.files.iter().filter(|file| file.action == action).count());
    wire::ExportReport {
        written: number(FileAction::Write),
        unchanged: number(FileAction::Keep),
        removed: number(FileAction::Remove),
        rendered: outcome.rendered,
        blocked: outcome.blocked.iter().map(|(id, p)| problem(p, Some(*id), lang)).collect(),
        warnings: outcome.warned.iter().map(|(id, p)| problem(p, *id, lang)).collect(),
        files: outcome.files.iter().map(|file| exported_file(file, names, lang)).collect(),
        foreign: outcome.foreign.clone(),
        next: outcome.next.iter().map(|at| zone.local(*at).to_rfc3339()).collect(),
        out: out.to_owned(),
    }
}

pub(crate) fn exported_file(file: &ExportFile, names: &Names, lang: Lang) -> wire::ExportedFile {
    let article = file.story.map(|id| id.to_string());
    wire::ExportedFile {
        path: file.path.clone(),
        action: match file.action {
            FileAction::Write => wire::FileAction::Write,
            FileAction::Keep => wire::FileAction::Keep,
            FileAction::Remove => wire::FileAction::Remove,
        },
        why: sentences::why(&file.why, lang),
        kind: file.kind.map_or("file", FileKind::as_str).to_owned(),
        headline: names.headline(article.as_ref()),
        article,
        reasons: file.why.iter().map(|why| reason(why, names)).collect(),
    }
}

fn reason(why: &FileReason, names: &Names) -> wire::Reason {
    let article = why.article().as_ref().map(ArticleId::to_string);
    wire::Reason {
        kind: why.kind().to_owned(),
        of: why.of(),
        headline: names.headline(article.as_ref()),
        article,
    }
}

/// How a story shows elsewhere.
pub(crate) fn previews(shown: &page::Shown) -> wire::Previews {
    let page::Shown { search, share, feed } = shown;
    let cut = |(title, description): &(String, String)| wire::Cut {
        title: title.clone(),
        description: description.clone(),
    };
    wire::Previews {
        search: wire::SearchCard {
            site: search.site.clone(),
            url: search.url.clone(),
            title: search.title.clone(),
            letters: count(search.title.chars().count()),
            title_cut: search.desktop.0 != search.title,
            description: search.description.clone(),
            description_cut: search.desktop.1 != search.description,
            desktop: cut(&search.desktop),
            phone: cut(&search.phone),
        },
        share: wire::ShareCard {
            // Pictures of stories lie in `media/`; what the theme and the
            // newsroom bring for pages without one, elsewhere.
            stand_in: share.image.as_ref().is_none_or(|path| !path.starts_with("media/")),
            image: share.image.as_ref().map(|path| format!("/{path}")),
            width: share.size.map(|(width, _)| width),
            height: share.size.map(|(_, height)| height),
            site: share.host.clone(),
            title: share.shown.0.clone(),
            title_cut: share.shown.0 != share.title,
            description: share.shown.1.clone(),
            description_cut: share.shown.1 != share.description,
        },
        feed: wire::FeedEntry {
            title: feed.title.clone(),
            summary: feed.summary.clone(),
            date: feed.date.clone(),
            author: feed.author.clone(),
        },
    }
}

/// A run of the history, with times in the newsroom's zone.
pub(crate) fn export_run(run: &ExportRun, zone: Zone) -> wire::ExportRun {
    let time = |at: &String| in_zone(at, zone.name());
    wire::ExportRun {
        id: number(run.id),
        kind: match run.kind {
            RunKind::Export => wire::ExportRunKind::Export,
            RunKind::Rollback => wire::ExportRunKind::Rollback,
        },
        state: number(run.state),
        at: time(&run.at),
        by: run.person.clone(),
        clock: time(&run.clock),
        build: run.build.clone(),
        written: run.written,
        unchanged: run.unchanged,
        removed: run.removed,
        rendered: run.rendered,
        tree: hex(&run.tree),
        next: run.next.iter().map(time).collect(),
    }
}

fn number(id: i64) -> u32 {
    u32::try_from(id).unwrap_or(u32::MAX)
}
