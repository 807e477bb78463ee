//! Feeds: the newest stories for readers' programs and for other sites.
//!
//! [`rss`] writes RSS 2.0 after the profile of the RSS Advisory Board, with
//! Media RSS; [`json`] writes JSON Feed 1.1. An item keeps its identity for
//! ever, so that a corrected story comes as an update of the one that readers
//! have, with the correction at its head. A feed knows no clock: it is as new
//! as the newest change in it.

mod json;
mod rss;

use chrono::{DateTime, Utc};

use super::absolute::{absolute_html, address};
use crate::article::{ArticleId, Zone};
use crate::markdown::escape_html;
use crate::page::printed_time;

pub use json::json;
pub use rss::rss;

/// How many stories a feed has.
pub const LENGTH: usize = 20;

/// What a feed is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Channel {
    /// The title: the newsroom's name, or `Name - Section`.
    pub title: String,
    /// What is in it, in a sentence.
    pub description: String,
    /// The newsroom's name: who speaks where a story names no writer.
    pub name: String,
    /// The absolute address of the export root, without a slash at its end.
    pub site: String,
    /// BCP 47: `id`.
    pub language: String,
    /// The path of the page that lists the same stories: `index.html`.
    pub home: String,
    /// The path of the feed itself: `umpan/rss.xml`.
    pub path: String,
    /// The path of a square picture, for programs that show one.
    pub icon: Option<String>,
    /// What stands for the photo of a story that has none, beside its text and
    /// never in it.
    pub stand_in: Option<Picture>,
}

/// A story in a feed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Item {
    /// Whose identity the item bears.
    pub id: ArticleId,
    /// The path of its first page.
    pub path: String,
    /// Headline.
    pub headline: String,
    /// Plain text: the standfirst or the first words, without opener and
    /// related links.
    pub summary: String,
    /// The HTML of the whole story without its photo; relative addresses are
    /// relative to `path`.
    pub content: String,
    /// The name of its section.
    pub section: Option<String>,
    /// Names of its tags.
    pub tags: Vec<String>,
    /// Names of its writers, without editors.
    pub authors: Vec<String>,
    /// First publication.
    pub published_at: DateTime<Utc>,
    /// The last material change ("Diperbarui").
    pub updated_at: Option<DateTime<Utc>>,
    /// The zone of its times.
    pub zone: Zone,
    /// Its photo.
    pub picture: Option<Picture>,
    /// Corrections and the like, oldest first.
    pub corrections: Vec<Correction>,
}

/// The photo of an item.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Picture {
    /// The path of the file.
    pub path: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows.
    pub alt: String,
    /// The line below it.
    pub caption: String,
    /// Who made or owns it.
    pub credit: String,
}

/// A dated notice on a story.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Correction {
    /// What it is, as readers see it: `Ralat`.
    pub heading: String,
    /// What it says, plain text with LF between its paragraphs.
    pub text: String,
    /// When it was posted.
    pub at: DateTime<Utc>,
    /// The story it leads to (a right of reply): headline and path.
    pub link: Option<(String, String)>,
}

impl Item {
    /// The last time that readers got something new: publication, update or
    /// correction.
    pub fn changed_at(&self) -> DateTime<Utc> {
        let corrected = self.corrections.iter().map(|correction| correction.at);
        corrected.chain(self.updated_at).fold(self.published_at, DateTime::max)
    }

    /// The change after publication, if there was one.
    fn modified_at(&self) -> Option<DateTime<Utc>> {
        Some(self.changed_at()).filter(|at| *at > self.published_at)
    }

    /// The picture that programs show beside it.
    fn shown<'i>(&'i self, channel: &'i Channel) -> Option<&'i Picture> {
        self.picture.as_ref().or(channel.stand_in.as_ref())
    }

    /// Corrections, photo and story, with absolute addresses.
    fn html(&self, channel: &Channel) -> String {
        let mut html = String::with_capacity(self.content.len() + 512);
        for correction in &self.corrections {
            html.push_str(&self.correction(correction, channel));
        }
        if let Some(picture) = &self.picture {
            html.push_str(&figure(picture, &channel.site));
        }
        html.push_str(&absolute_html(&self.content, &channel.site, &self.path));
        html
    }

    fn correction(&self, correction: &Correction, channel: &Channel) -> String {
        let link = correction.link.as_ref().map_or(String::new(), |(headline, path)| {
            let href = address(&channel.site, path);
            format!(" <a href=\"{}\">{}</a>", escape_html(&href), escape_html(headline))
        });
        format!(
            "<p><strong>{}</strong> ({}): {}{link}</p>\n",
            escape_html(&correction.heading),
            escape_html(&printed_time(correction.at, self.zone, &channel.language)),
            escape_html(correction.text.trim()).replace('\n', "<br>"),
        )
    }

    /// The writers, else the newsroom.
    fn writers<'a>(&'a self, channel: &'a Channel) -> Vec<&'a str> {
        let named: Vec<&str> =
            self.authors.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
        if named.is_empty() { vec![channel.name.as_str()] } else { named }
    }

    /// Section and tags, once each.
    fn subjects(&self) -> Vec<&str> {
        let mut subjects: Vec<&str> = Vec::new();
        for name in self.section.iter().chain(&self.tags) {
            let name = name.trim();
            if !name.is_empty() && !subjects.contains(&name) {
                subjects.push(name);
            }
        }
        subjects
    }
}

/// The photo as HTML.
fn figure(picture: &Picture, site: &str) -> String {
    let line: Vec<&str> = [picture.caption.trim(), picture.credit.trim()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let caption = match line.as_slice() {
        [] => String::new(),
        line => format!("<figcaption>{}</figcaption>", escape_html(&line.join(" / "))),
    };
    format!(
        "<figure><img src=\"{}\" width=\"{}\" height=\"{}\" alt=\"{}\">{caption}</figure>\n",
        escape_html(&address(site, &picture.path)),
        picture.width,
        picture.height,
        escape_html(picture.alt.trim()),
    )
}

/// The newest stories, newest first: at most [`LENGTH`]. Where two were
/// published at once, the one whose identity is the younger comes first.
pub fn newest<T>(
    stories: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> (DateTime<Utc>, ArticleId),
) -> Vec<T> {
    let mut stories: Vec<T> = stories.into_iter().collect();
    stories.sort_by_key(|story| std::cmp::Reverse(key(story)));
    stories.truncate(LENGTH);
    stories
}

/// The items in their order.
fn ordered(items: &[Item]) -> Vec<&Item> {
    newest(items, |item| (item.published_at, item.id))
}

/// The newest change among the items.
fn newest_change(items: &[&Item]) -> Option<DateTime<Utc>> {
    items.iter().map(|item| item.changed_at()).max()
}

/// The media type of a picture, by its name.
fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or("").to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "avif" => "image/avif",
        "svg" => "image/svg+xml",
        _ => "image/jpeg",
    }
}
