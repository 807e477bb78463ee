//! What goes out, in the shapes of the wire: exports with their reasons, their
//! history, and how a story shows elsewhere.

use std::collections::HashMap;

use redaksi_core::article::Zone;
use redaksi_core::error::Result;
use redaksi_core::export::hash::hex;
use redaksi_core::export::plan::Why;
use redaksi_core::lang::Lang;
use redaksi_core::newsroom::{ExportFile, ExportOutcome, FileAction, Newsroom};
use redaksi_core::page;
use redaksi_core::store::{ExportRun, Filter, RunKind};

use crate::to_wire::{count, in_zone, problem};
use crate::{sentences, wire};

/// The stories that files of a site are pages of, for what an exporter reads.
#[derive(Default)]
pub(crate) struct Names {
    by_slug: HashMap<String, (String, String)>,
}

impl Names {
    /// Every story of the newsroom, with its headline as the text stands.
    pub(crate) fn of(newsroom: &mut Newsroom) -> Result<Self> {
        let all = newsroom.list(&Filter::default(), 0, 0)?;
        let named = all.rows.into_iter().map(|row| {
            let record = row.record;
            (record.slug, (record.id, record.headline))
        });
        // Of two with one slug the older has it: the list begins with the new.
        Ok(Self { by_slug: named.collect() })
    }

    /// The story whose page stands there: its slug is the file's name, or of
    /// a later page the folder's.
    fn of_page(&self, path: &str) -> Option<&(String, String)> {
        let mut parts = path.strip_suffix(".html")?.rsplit('/');
        let last = parts.next()?;
        self.by_slug.get(last).or_else(|| self.by_slug.get(parts.next()?))
    }
}

/// The report of an export.
pub(crate) fn export_report(
    outcome: &ExportOutcome,
    out: &str,
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
        foreign: Vec::new(),
        next: Vec::new(),
        out: out.to_owned(),
    }
}

pub(crate) fn exported_file(file: &ExportFile, names: &Names, lang: Lang) -> wire::ExportedFile {
    let kind = kind_of(&file.path);
    let story = names.of_page(&file.path).filter(|_| kind == "story");
    wire::ExportedFile {
        path: file.path.clone(),
        action: match file.action {
            FileAction::Write => wire::FileAction::Write,
            FileAction::Keep => wire::FileAction::Keep,
            FileAction::Remove => wire::FileAction::Remove,
        },
        why: sentences::why(file.why, lang).to_owned(),
        kind: kind.to_owned(),
        article: story.map(|(id, _)| id.clone()),
        headline: story.map(|(_, headline)| headline.clone()),
        reasons: vec![wire::Reason {
            kind: match file.why {
                Why::Changed => "content".to_owned(),
                why => why.as_str().to_owned(),
            },
            of: None,
            article: None,
            headline: None,
        }],
    }
}

fn kind_of(path: &str) -> &'static str {
    match path.split('/').next() {
        Some("assets") => "asset",
        Some("media") => "picture",
        Some("tag") => "list",
        _ if path.ends_with("index.html") => "list",
        _ => "story",
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
