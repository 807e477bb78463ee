//! The acts of the workflow, and what came of them.

use redaksi_core::article::ArticleId;
use redaksi_core::document::Version as DocumentVersion;
use redaksi_core::error::Result as CoreResult;
use redaksi_core::newsroom::Newsroom;

use super::Result;
use super::stories::article;
use crate::desk::Desk;
use crate::to_wire;
use crate::wire::{Approve, Article, Correct, OneArticle, Version, WithReason};

/// Hands a story to the reviewers.
pub fn submit(desk: &Desk, request: OneArticle) -> Result<Article> {
    on_story(desk, &request.id, |newsroom, id| newsroom.submit(id))
}

/// Gives a story back to its writer.
pub fn return_article(desk: &Desk, request: WithReason) -> Result<Article> {
    on_story(desk, &request.id, |newsroom, id| newsroom.return_to_writer(id, &request.why))
}

/// Seals a story's content.
pub fn approve(desk: &Desk, request: Approve) -> Result<Article> {
    let read = request.version.map(DocumentVersion::from_token);
    on_story(desk, &request.id, |newsroom, id| newsroom.approve(id, read.as_ref()))
}

/// Tells readers something about an approved story.
pub fn correct(desk: &Desk, request: Correct) -> Result<Article> {
    on_story(desk, &request.id, |newsroom, id| {
        let link = request.link.as_deref().map(|name| newsroom.find(name)).transpose()?;
        newsroom.correct(id, to_wire::notice_kind(request.kind), &request.text, link)
    })
}

/// Withdraws an approved story, with the reason that readers are told.
pub fn retract(desk: &Desk, request: WithReason) -> Result<Article> {
    on_story(desk, &request.id, |newsroom, id| newsroom.retract(id, &request.why))
}

/// Throws a story away.
pub fn trash(desk: &Desk, request: OneArticle) -> Result<Article> {
    on_story(desk, &request.id, |newsroom, id| newsroom.trash(id))
}

/// Takes a story back from the bin.
pub fn untrash(desk: &Desk, request: OneArticle) -> Result<Article> {
    on_story(desk, &request.id, |newsroom, id| newsroom.untrash(id))
}

fn on_story(
    desk: &Desk,
    name: &str,
    act: impl FnOnce(&mut Newsroom, ArticleId) -> CoreResult<()>,
) -> Result<Article> {
    desk.act(|newsroom| {
        let id = newsroom.find(name)?;
        act(newsroom, id)?;
        article(newsroom, id)
    })
}

/// A story's versions, newest last.
pub fn history(desk: &Desk, request: OneArticle) -> Result<Vec<Version>> {
    desk.act(|newsroom| {
        let id = newsroom.find(&request.id)?;
        let zone = newsroom.settings().zone();
        let versions = newsroom.history(id)?;
        Ok(versions
            .into_iter()
            .map(|(past, words)| Version {
                version: past.version.to_string(),
                at: zone.rfc3339(past.at),
                by: past.author.person,
                laptop: past.author.laptop,
                what: past.what.unwrap_or_else(|| "edit".to_owned()),
                words,
            })
            .collect())
    })
}
