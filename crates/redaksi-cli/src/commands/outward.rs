//! `previews` and `citing`: how a story shows elsewhere, and who links to it.

use redaksi_api::wire::{OneArticle, Previews};
use redaksi_api::{Desk, commands as api};
use serde_json::json;

use super::Outcome;
use crate::output::Done;
use crate::plain;

/// How a story shows in search results, where it is shared, and in feeds.
pub(super) fn previews(desk: &Desk, id: String) -> Outcome {
    let shown = api::previews(desk, OneArticle { id })?;
    let text = lines(&shown);
    Ok(Done::new(json!(shown), text))
}

/// The stories that link to a story.
pub(super) fn citing(desk: &Desk, id: String) -> Outcome {
    let rows = api::citing(desk, OneArticle { id })?;
    Ok(Done::new(json!(rows), plain::rows(&rows)))
}

fn lines(shown: &Previews) -> String {
    let Previews { search, share, feed } = shown;
    let image = share.image.as_deref().unwrap_or("-");
    let date = feed.date.as_deref().unwrap_or("-");
    format!(
        "search  {}\n        {}\n        {}\nphone   {}\n        {}\nshare   {}\n        {}\n        {image}\nfeed    {date}  {}\n        {}\n",
        search.url,
        search.desktop.title,
        search.desktop.description,
        search.phone.title,
        search.phone.description,
        share.title,
        share.description,
        feed.author,
        feed.summary,
    )
}
