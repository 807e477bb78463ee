//! `correct` and `retract`: what readers are told after the approval.

use redaksi_api::core::Error;
use redaksi_api::core::article::NoticeKind;
use redaksi_api::wire::{self, WireError};
use redaksi_api::{Desk, commands as api};
use serde_json::Value;

/// Adds a notice to a story.
pub(crate) fn correct(
    desk: &Desk,
    id: String,
    kind: &str,
    text: String,
    link: Option<String>,
) -> Result<wire::Article, WireError> {
    let known = NoticeKind::parse(kind).filter(|kind| NoticeKind::CORRECTIONS.contains(kind));
    let Some(read) = known.and_then(|kind| serde_json::from_value(Value::from(kind.as_str())).ok())
    else {
        return desk.act(|_| {
            Err(Error::BadValue {
                name: "kind".to_owned(),
                value: kind.chars().take(60).collect(),
                takes: "ralat, koreksi, hak-jawab, klarifikasi or pembaruan",
            })
        });
    };
    api::correct(desk, wire::Correct { id, kind: read, text, link })
}

/// Withdraws a story.
pub(crate) fn retract(desk: &Desk, id: String, why: String) -> Result<wire::Article, WireError> {
    api::retract(desk, wire::WithReason { id, why })
}
