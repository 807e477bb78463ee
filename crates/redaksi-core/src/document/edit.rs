//! Edits of the body, made on the newest version or on an older one.

use chrono::{DateTime, Utc};
use loro::event::Diff;
use loro::{ContainerTrait, ExportMode, LoroDoc, LoroText, TextDelta, UpdateOptions};

use super::{Document, DocumentError, Version, configure, line_breaks, root, seal_commit};

/// A middle part longer than this is replaced as a whole by
/// [`Document::replace_body`]: a minimal difference of two long texts can take
/// quadratic time.
const LONGEST_DIFF: usize = 200_000;

/// `from..to` of the text before becomes `insert`; UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextChange {
    /// First unit replaced.
    pub from: usize,
    /// First unit kept again.
    pub to: usize,
    /// The new text.
    pub insert: String,
}

/// Why an edit was not applied. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum EditFault {
    /// The editor's text is not the document's at that version; it has to
    /// reload and to apply its unsent edits again.
    #[error("the edit was made on a text that the document does not have")]
    Mismatch,
    /// The document itself is at fault.
    #[error(transparent)]
    Document(#[from] DocumentError),
}

impl Document {
    /// Applies `changes`, made on the text of `base` with `length` UTF-16
    /// units, and returns the update together with the changes that turn the
    /// editor's text (base and its own changes) into the document's.
    ///
    /// On an older base the edit is made where the editor made it, as a peer
    /// of its own (`fresh_peer`), and merged: both texts stay.
    pub fn edit_body(
        &mut self,
        base: &Version,
        changes: &[TextChange],
        length: usize,
        at: DateTime<Utc>,
        fresh_peer: u64,
    ) -> Result<(Option<Vec<u8>>, Vec<TextChange>), EditFault> {
        if *base == self.version() {
            apply(&self.doc, changes, length)?;
            return Ok((self.commit(at, None)?, Vec::new()));
        }
        let frontiers = base.frontiers().ok_or(EditFault::Mismatch)?;
        let fork = self.doc.fork_at(&frontiers).map_err(|_| EditFault::Mismatch)?;
        configure(&fork, fresh_peer);
        let before = fork.oplog_vv();
        apply(&fork, changes, length)?;
        if fork.get_pending_txn_len() > 0 {
            self.name_peer(&fork)?;
        }
        seal_commit(&fork, at, None);
        let update =
            fork.export(ExportMode::updates(&before)).map_err(DocumentError::Unwritable)?;
        self.doc.import(&update).map_err(DocumentError::Unreadable)?;
        self.kept = self.doc.oplog_vv();
        let remote = self.body_since(&Version::of(&fork.oplog_frontiers()))?;
        Ok((Some(update), remote))
    }

    /// The changes that turn the body of `base` into today's.
    pub fn body_since(&self, base: &Version) -> Result<Vec<TextChange>, EditFault> {
        if *base == self.version() {
            return Ok(Vec::new());
        }
        let then = base.frontiers().ok_or(EditFault::Mismatch)?;
        let now = self.doc.oplog_frontiers();
        let old = self.body_at(base)?;
        let batch = self.doc.diff(&then, &now).map_err(|_| EditFault::Mismatch)?;
        let body = self.doc.get_text(root::BODY).id();
        let delta = batch.iter().find_map(|(container, diff)| match diff {
            Diff::Text(delta) if *container == body => Some(delta.as_slice()),
            _ => None,
        });
        Ok(delta.map(|delta| in_utf16(&old, delta)).unwrap_or_default())
    }

    /// The body as it was at `version`.
    pub fn body_at(&self, version: &Version) -> Result<String, EditFault> {
        let frontiers = version.frontiers().ok_or(EditFault::Mismatch)?;
        let fork = self.doc.fork_at(&frontiers).map_err(|_| EditFault::Mismatch)?;
        Ok(fork.get_text(root::BODY).to_string())
    }

    /// Replaces the body by `text` with few edits, so that a merge keeps what
    /// others wrote meanwhile. Not committed.
    pub fn replace_body(&mut self, text: &str) -> Result<(), DocumentError> {
        replace(&self.doc, root::BODY, &line_breaks(text))
    }

    /// Replaces `deleted` code points at `position` by `insert`; `None` where
    /// the position is out of range. Not committed.
    pub fn splice_body(
        &mut self,
        position: usize,
        deleted: usize,
        insert: &str,
    ) -> Result<Option<()>, DocumentError> {
        let body = self.doc.get_text(root::BODY);
        let end = position.checked_add(deleted);
        if end.is_none_or(|end| end > body.len_unicode()) {
            return Ok(None);
        }
        if deleted > 0 {
            body.delete(position, deleted).map_err(DocumentError::Refused)?;
        }
        let insert = line_breaks(insert);
        if !insert.is_empty() {
            body.insert(position, &insert).map_err(DocumentError::Refused)?;
        }
        Ok(Some(()))
    }
}

/// Turns a text root into `text`: the common head and tail stay, the middle is
/// compared where it is short enough.
pub(super) fn replace(doc: &LoroDoc, root: &str, text: &str) -> Result<(), DocumentError> {
    let container = doc.get_text(root);
    let old = container.to_string();
    if old == text {
        return Ok(());
    }
    if old.len().max(text.len()) <= LONGEST_DIFF {
        let options = UpdateOptions { timeout_ms: Some(200.0), use_refined_diff: true };
        if container.update(text, options).is_ok() {
            return Ok(());
        }
    }
    let old: Vec<char> = container.to_string().chars().collect();
    let new: Vec<char> = text.chars().collect();
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b);
    let tail = tail.count();
    let gone = old.len() - head - tail;
    if gone > 0 {
        container.delete(head, gone).map_err(DocumentError::Refused)?;
    }
    let come: String = new[head..new.len() - tail].iter().collect();
    if !come.is_empty() {
        container.insert(head, &come).map_err(DocumentError::Refused)?;
    }
    Ok(())
}

/// Checks all changes against the text before any is made.
fn apply(doc: &LoroDoc, changes: &[TextChange], length: usize) -> Result<(), EditFault> {
    let body = doc.get_text(root::BODY);
    if body.len_utf16() != length {
        return Err(EditFault::Mismatch);
    }
    let mut end = 0;
    for change in changes {
        if change.from < end || change.to < change.from || change.to > length {
            return Err(EditFault::Mismatch);
        }
        end = change.to;
    }
    if !between_characters(&body, changes) {
        return Err(EditFault::Mismatch);
    }
    // From the back, so that the places of the others stay.
    for change in changes.iter().rev() {
        let insert = line_breaks(&change.insert);
        body.splice_utf16(change.from, change.to - change.from, &insert)
            .map_err(DocumentError::Refused)?;
    }
    Ok(())
}

/// Whether no place of the changes, which stand in order, cuts a character of
/// two units in half.
fn between_characters(body: &LoroText, changes: &[TextChange]) -> bool {
    if body.len_unicode() == body.len_utf16() {
        return true;
    }
    let mut places = changes.iter().flat_map(|change| [change.from, change.to]).peekable();
    let mut units = 0;
    for c in body.to_string().chars() {
        while places.next_if_eq(&units).is_some() {}
        if places.peek().is_none_or(|place| *place < units) {
            break;
        }
        units += c.len_utf16();
    }
    places.all(|place| place == units)
}

/// Loro counts a difference in code points; the editor wants UTF-16 units of
/// the old text.
fn in_utf16(old: &str, delta: &[TextDelta]) -> Vec<TextChange> {
    let mut rest = old.chars();
    let mut at = 0;
    let mut changes: Vec<TextChange> = Vec::new();
    let mut walk =
        |count: usize| -> usize { rest.by_ref().take(count).map(char::len_utf16).sum::<usize>() };
    for item in delta {
        match item {
            TextDelta::Retain { retain, .. } => at += walk(*retain),
            TextDelta::Delete { delete } => {
                let gone = walk(*delete);
                match changes.last_mut() {
                    Some(last) if last.to == at => last.to += gone,
                    _ => {
                        changes.push(TextChange { from: at, to: at + gone, insert: String::new() })
                    }
                }
                at += gone;
            }
            TextDelta::Insert { insert, .. } => match changes.last_mut() {
                Some(last) if last.to == at => last.insert.push_str(insert),
                _ => changes.push(TextChange { from: at, to: at, insert: insert.clone() }),
            },
        }
    }
    changes
}
