//! The acts of the workflow: submit, return, approve, trash, untrash.

use super::Newsroom;
use crate::article::{Act, ActKind, ArticleId, Workflow};
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
        if self.settings.four_eyes() {
            let creator = self.document(id)?.creator()?;
            let own = creator.is_some_and(|author| author.person == self.author.person);
            refuse_if(own, Refusal::OwnStory)?;
        }
        let by = self.author.person.clone();
        self.change_with(id, |tables, document, at| {
            if read.is_some_and(|version| *version != document.version()) {
                return Err(Error::ChangedMeanwhile);
            }
            let content = sealed_content(&document.article());
            let hash = content_hash(&content);
            tables.keep_seal(&hash, &content)?;
            document.append_act(&Act { kind: ActKind::Approve { hash }, by, at })?;
            Ok((document.commit(at, Some("approve"))?, ()))
        })?;
        self.edition = None;
        Ok(())
    }

    /// Throws a story away. One that is live can only be retracted.
    pub fn trash(&mut self, id: ArticleId) -> Result<()> {
        let flow = self.flow(id)?;
        refuse_if(flow.trashed, Refusal::Trashed)?;
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

    fn act(&mut self, id: ArticleId, kind: ActKind) -> Result<()> {
        let by = self.author.person.clone();
        let what = kind.as_str();
        self.change(id, |document, at| {
            document.append_act(&Act { kind, by, at })?;
            Ok((document.commit(at, Some(what))?, ()))
        })?;
        self.edition = None;
        Ok(())
    }
}

fn refuse_if(refused: bool, why: Refusal) -> Result<()> {
    if refused { Err(Error::NotAllowed(why)) } else { Ok(()) }
}
