//! Results as lines for people. Scripts use `--json`.

use std::collections::BTreeMap;

use redaksi_api::wire::{
    Article, ArticleRow, ExportReport, FileAction, ImportReport, NoticeKind, Problem, SearchHit,
    Severity, Status, Suggestion, Version,
};
use serde_json::Value;

pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => "draft",
        Status::InReview => "in-review",
        Status::Approved => "approved",
        Status::Changed => "changed",
        Status::Exported => "exported",
        Status::Retracted => "retracted",
        Status::Trashed => "trashed",
    }
}

fn notice_kind(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Ralat => "ralat",
        NoticeKind::Koreksi => "koreksi",
        NoticeKind::HakJawab => "hak-jawab",
        NoticeKind::Klarifikasi => "klarifikasi",
        NoticeKind::Pembaruan => "pembaruan",
        NoticeKind::Pencabutan => "pencabutan",
    }
}

pub(crate) fn line(article: &Article) -> String {
    format!("{}  {:<10}  {}\n", article.id, status(article.status), article.headline)
}

pub(crate) fn article(article: &Article) -> String {
    let mut text = line(article);
    let mut add = |name: &str, value: &str| {
        if !value.is_empty() {
            text.push_str(&format!("{name}: {value}\n"));
        }
    };
    add("slug", &article.slug);
    add("section", &article.section);
    add("published_at", article.published_at.as_deref().unwrap_or_default());
    add("opener", &article.opener);
    add("deck", &article.deck);
    add("lead.media", article.lead.media.as_deref().unwrap_or_default());
    add("lead.caption", &article.lead.caption);
    add("lead.credit", &article.lead.credit);
    for who in &article.contributors {
        add(&who.role, &who.name);
    }
    add("tags", &article.tags.join(", "));
    add("unplaced", &article.unplaced.join(" | "));
    for notice in &article.notices {
        add(notice_kind(notice.kind), &format!("{} {}", notice.at, notice.text));
    }
    text.push('\n');
    text.push_str(&article.body);
    if !article.body.ends_with('\n') {
        text.push('\n');
    }
    text
}

pub(crate) fn rows(rows: &[ArticleRow]) -> String {
    rows.iter()
        .map(|row| format!("{}  {:<10}  {}\n", row.id, status(row.status), row.headline))
        .collect()
}

pub(crate) fn hits(hits: &[SearchHit]) -> String {
    hits.iter()
        .map(|hit| {
            format!("{}  {}\n    {}\n", hit.id, hit.headline, hit.snippet.replace('\n', " "))
        })
        .collect()
}

pub(crate) fn suggestions(found: &[Suggestion]) -> String {
    found
        .iter()
        .map(|story| {
            format!("{}  {}\n    {}\n", story.id, story.headline, story.reasons.join(" · "))
        })
        .collect()
}

pub(crate) fn problems(problems: &[Problem]) -> String {
    problems
        .iter()
        .map(|problem| {
            let weight = match problem.severity {
                Severity::Blocker => "blocker",
                Severity::Warning => "warning",
                Severity::Note => "note",
            };
            let place = match (problem.line, problem.column) {
                (Some(line), Some(column)) => format!(":{line}:{column}"),
                _ => String::new(),
            };
            let story = problem.article.as_deref().unwrap_or("-");
            format!("{story}{place}  {weight}  {}  [{}]\n", problem.message, problem.code)
        })
        .collect()
}

pub(crate) fn import(report: &ImportReport) -> String {
    let mut text = String::new();
    for made in &report.articles {
        text.push_str(&format!("{}  {}  ({})\n", made.id, made.headline, made.source));
        text.push_str(&problems(&made.problems));
        for line in &made.unplaced {
            text.push_str(&format!("    ? {line}\n"));
        }
    }
    for failure in &report.failed {
        text.push_str(&format!("-  {}  [{}]\n", failure.message, failure.code));
    }
    text
}

pub(crate) fn settings(settings: &BTreeMap<String, Value>) -> String {
    settings
        .iter()
        .map(|(key, value)| match value.as_str() {
            Some(text) => format!("{key}={text}\n"),
            None => format!("{key}={value}\n"),
        })
        .collect()
}

pub(crate) fn history(versions: &[Version]) -> String {
    versions
        .iter()
        .map(|v| format!("{}  {}  {}  {}  {}\n", v.version, v.at, v.by, v.what, v.words))
        .collect()
}

pub(crate) fn export(report: &ExportReport) -> String {
    let mut text = String::new();
    for file in report.files.iter().filter(|file| file.action != FileAction::Keep) {
        let sign = if file.action == FileAction::Remove { '-' } else { '+' };
        text.push_str(&format!("{sign} {}  ({})\n", file.path, file.why));
    }
    text.push_str(&problems(&report.blocked));
    text.push_str(&problems(&report.warnings));
    text.push_str(&format!(
        "+{} ={} -{}  {}\n",
        report.written, report.unchanged, report.removed, report.out
    ));
    text
}
