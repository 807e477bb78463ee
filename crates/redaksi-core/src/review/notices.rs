//! What became of a story after its approval: the notices that readers see,
//! and the page that is left of one that was withdrawn.
//!
//! Both are functions of the acts, so that every laptop that has the same acts
//! publishes the same, in the same order.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::seal::instant;
use crate::article::{Act, ActKind, Article, ArticleId, Notice, NoticeKind};

/// The notices of a story in the order of their posting, withdrawals among
/// them. `acts` are in the order that the document gives them.
pub fn notices(acts: &[Act]) -> Vec<Notice> {
    let notice = |act: &Act, kind, text: &str, link| Notice {
        kind,
        text: text.to_owned(),
        at: act.at,
        by: act.by.clone(),
        link,
    };
    acts.iter()
        .filter_map(|act| match &act.kind {
            ActKind::Correct { kind, text, link } => Some(notice(act, *kind, text, *link)),
            ActKind::Retract { why } => Some(notice(act, NoticeKind::Pencabutan, why, None)),
            _ => None,
        })
        .collect()
}

/// "Diperbarui" as readers are told it: what a person set, or the newest
/// notice, whichever is later.
pub fn updated_at(set: Option<DateTime<Utc>>, notices: &[Notice]) -> Option<DateTime<Utc>> {
    notices.iter().map(|notice| notice.at).max().max(set)
}

/// The seal whose headline and address stay with the reason for a withdrawal:
/// the newest one that readers could have seen when the story was withdrawn.
/// `None` where it was not withdrawn, or before any of it had appeared; then
/// no page of it may ever be made. `open` reads a seal's content.
pub fn tombstone(acts: &[Act], open: impl Fn(&str) -> Option<Article>) -> Option<String> {
    let withdrawn = acts.iter().position(|act| matches!(act.kind, ActKind::Retract { .. }))?;
    let (before, at) = (&acts[..withdrawn], acts[withdrawn].at);
    before.iter().rev().find_map(|act| match &act.kind {
        ActKind::Approve { hash } => (!open(hash)?.release().waits(at)).then(|| hash.clone()),
        _ => None,
    })
}

/// The kept form of notices, as tables and edition hold them: JSON.
pub fn notices_to_json(notices: &[Notice]) -> String {
    let kept: Vec<Kept> = notices
        .iter()
        .map(|notice| Kept {
            kind: notice.kind.as_str().to_owned(),
            text: notice.text.clone(),
            at: instant(notice.at),
            by: notice.by.clone(),
            link: notice.link.map(|id| id.to_string()),
        })
        .collect();
    serde_json::to_string(&kept).expect("plain values always have a JSON form")
}

/// Reads the kept form; what is none gives no notices.
pub fn notices_from_json(json: &str) -> Vec<Notice> {
    let kept: Vec<Kept> = serde_json::from_str(json).unwrap_or_default();
    kept.into_iter()
        .filter_map(|kept| {
            Some(Notice {
                kind: NoticeKind::parse(&kept.kind)?,
                text: kept.text,
                at: DateTime::parse_from_rfc3339(&kept.at).ok()?.with_timezone(&Utc),
                by: kept.by,
                link: kept.link.as_deref().and_then(ArticleId::parse),
            })
        })
        .collect()
}

#[derive(Serialize, Deserialize)]
struct Kept {
    kind: String,
    text: String,
    at: String,
    by: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    link: Option<String>,
}
