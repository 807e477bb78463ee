//! The acts of the workflow: submit, return, approve, correct, retract, trash,
//! untrash.

use chrono::{DateTime, Utc};

use super::Newsroom;
use crate::article::{Act, ActKind, ArticleId, NoticeKind, Workflow};
use crate::document::Version;
use crate::error::{Error, Refusal, Result};
use crate::review::{content_hash, sealed_content};

impl Newsroom {
    /// Hands a story to the reviewers.
    pub fn submit(&mut self, id: ArticleId) -> Result<()> {
        let flow = self.flow(id)?;
        refuse_if(flow.trashed, Refusal::Trashed)?;
        refuse_if(flow.retracted.is_some(), Refusal::Retracted)?;
        self.act(id, ActKind::Submit)
    }

    /// Gives a story back to its writer, with the reason.
    pub fn return_to_writer(&mut self, id: ArticleId, why: &str) -> Result<()> {
        let flow = self.flow(id)?;
        refuse_if(why.trim().is_empty(), Refusal::NoReason)?;
        refuse_if(flow.trashed, Refusal::Trashed)?;
        refuse_if(flow.retracted.is_some(), Refusal::Retracted)?;
        self.act(id, ActKind::Return { why: why.trim().to_owned() })
    }

    /// Seals a story's content as it stands, or as the reviewer read it: where
    /// `read` is given and the story has moved on, nothing is sealed.
    pub fn approve(&mut self, id: ArticleId, read: Option<&Version>) -> Result<()> {
        let flow = self.flow(id)?;
        refuse_if(flow.trashed, Refusal::Trashed)?;
        refuse_if(flow.retracted.is_some(), Refusal::Retracted)?;
        self.refuse_own(id)?;
        let at = self.rim.now();
        self.seal_at(id, read, at)
    }

    /// Seals what stands there; the act bears the time `at`.
    pub(super) fn seal_at(
        &mut self,
        id: ArticleId,
        read: Option<&Version>,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let by = self.author.person.clone();
        self.change_with(id, |tables, document, now| {
            if read.is_some_and(|version| *version != document.version()) {
                return Err(Error::ChangedMeanwhile);
            }
            let content = sealed_content(&document.article());
            let hash = content_hash(&content);
            tables.keep_seal(&hash, &content)?;
            document.append_act(&Act { kind: ActKind::Approve { hash }, by, at })?;
            Ok((document.commit(now, Some("approve"))?, ()))
        })?;
        self.edition = None;
        Ok(())
    }

    /// Tells readers something about a story that was approved: a correction,
    /// a reply, a clarification, an update. It stands on the story from the
    /// next export on, beside whatever seal is live, and cannot be taken back.
    ///
    /// `link` is the story that holds the reply, where it is one of its own.
    pub fn correct(
        &mut self,
        id: ArticleId,
        kind: NoticeKind,
        text: &str,
        link: Option<ArticleId>,
    ) -> Result<()> {
        let at = self.rim.now();
        self.correct_at(id, ActKind::Correct { kind, text: notice_text("text", text)?, link }, at)
    }

    /// The same with the time of the notice, for what is made up.
    pub(super) fn correct_at(
        &mut self,
        id: ArticleId,
        notice: ActKind,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let ActKind::Correct { kind, link, .. } = &notice else {
            return Err(Error::Bug("no notice".to_owned()));
        };
        if !NoticeKind::CORRECTIONS.contains(kind) {
            return Err(bad("kind", kind.as_str(), KINDS));
        }
        if let Some(link) = link {
            if *link == id {
                return Err(bad("link", &link.to_string(), "the id or slug of another story"));
            }
            self.document(*link)?;
        }
        let flow = self.flow(id)?;
        refuse_if(flow.trashed, Refusal::Trashed)?;
        refuse_if(flow.seal.is_none(), Refusal::NotSealed)?;
        self.refuse_own(id)?;
        self.act_at(id, notice, at)
    }

    /// Withdraws a story that was approved, with the reason that readers are
    /// told. Its page keeps the headline and the reason; it cannot be undone.
    pub fn retract(&mut self, id: ArticleId, why: &str) -> Result<()> {
        let at = self.rim.now();
        self.retract_at(id, why, at)
    }

    /// The same with the time of the withdrawal, for what is made up.
    pub(super) fn retract_at(&mut self, id: ArticleId, why: &str, at: DateTime<Utc>) -> Result<()> {
        let flow = self.flow(id)?;
        refuse_if(why.trim().is_empty(), Refusal::NoReason)?;
        let why = notice_text("why", why)?;
        refuse_if(flow.trashed, Refusal::Trashed)?;
        refuse_if(flow.retracted.is_some(), Refusal::Retracted)?;
        refuse_if(flow.seal.is_none(), Refusal::NotSealed)?;
        self.refuse_own(id)?;
        self.act_at(id, ActKind::Retract { why }, at)
    }

    /// Throws a story away. One that is live can only be retracted, and one
    /// that was retracted keeps its page.
    pub fn trash(&mut self, id: ArticleId) -> Result<()> {
        let flow = self.flow(id)?;
        refuse_if(flow.trashed, Refusal::Trashed)?;
        refuse_if(flow.retracted.is_some(), Refusal::Retracted)?;
        refuse_if(self.store.read().is_live(&id.to_string())?, Refusal::Live)?;
        self.act(id, ActKind::Trash)
    }

    /// Takes a story back from the bin.
    pub fn untrash(&mut self, id: ArticleId) -> Result<()> {
        let flow = self.flow(id)?;
        refuse_if(!flow.trashed, Refusal::NotTrashed)?;
        self.act(id, ActKind::Untrash)
    }

    fn flow(&mut self, id: ArticleId) -> Result<Workflow> {
        Ok(Workflow::of(&self.document(id)?.acts()))
    }

    /// Where the newsroom wants four eyes, nobody decides alone what readers
    /// see of a story that they wrote.
    fn refuse_own(&mut self, id: ArticleId) -> Result<()> {
        // Somebody may have joined, or changed the setting, a moment ago.
        self.notice()?;
        if self.settings.four_eyes() {
            let creator = self.document(id)?.creator()?;
            let own = creator.is_some_and(|author| author.person == self.author.person);
            refuse_if(own, Refusal::OwnStory)?;
        }
        Ok(())
    }

    fn act(&mut self, id: ArticleId, kind: ActKind) -> Result<()> {
        let at = self.rim.now();
        self.act_at(id, kind, at)
    }

    /// Appends an act that bears the time `at`; the change itself bears that
    /// of the clock.
    pub(super) fn act_at(&mut self, id: ArticleId, kind: ActKind, at: DateTime<Utc>) -> Result<()> {
        let by = self.author.person.clone();
        let what = kind.as_str();
        self.change(id, |document, now| {
            document.append_act(&Act { kind, by, at })?;
            Ok((document.commit(now, Some(what))?, ()))
        })?;
        self.edition = None;
        Ok(())
    }
}

fn refuse_if(refused: bool, why: Refusal) -> Result<()> {
    if refused { Err(Error::NotAllowed(why)) } else { Ok(()) }
}

/// The longest notice, in characters.
const LONGEST_NOTICE: usize = 5_000;

const KINDS: &str = "ralat, koreksi, hak-jawab, klarifikasi or pembaruan";

/// The text of a notice as it is kept. Nobody can mend it afterwards, so what
/// could mislead readers or break a page is refused and not repaired.
fn notice_text(name: &str, text: &str) -> Result<String> {
    let text = crate::document::line_breaks(text.trim()).into_owned();
    let hidden = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffd}')
    };
    // What is nothing but spaces of no width says nothing either.
    let says = text.chars().any(char::is_alphanumeric);
    if !says || text.chars().any(hidden) || text.chars().count() > LONGEST_NOTICE {
        let takes = "a text of up to 5,000 characters without hidden ones";
        return Err(bad(name, &text, takes));
    }
    Ok(text)
}

fn bad(name: &str, value: &str, takes: &'static str) -> Error {
    Error::BadValue { name: name.to_owned(), value: value.chars().take(60).collect(), takes }
}
