//! The feeds of a site, and a story as they have it.

use std::collections::{BTreeMap, HashMap};

use super::catalogue::{Catalogue, Job, StoryDigests};
use super::edition::{InEdition, lead_of};
use super::machine::dated;
use super::press::Press;
use crate::article::{ArticleId, NoticeKind, Role};
use crate::export::address;
use crate::export::parts::{Part as MadeOf, Parts};
use crate::export::plan::Kind;
use crate::page::notice_words;
use crate::review::updated_at;
use crate::site::{feed, icons};

/// The form of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Format {
    Rss,
    Json,
}

/// Adds the feeds of the whole site and of each section.
pub(super) fn feeds(all: &mut Catalogue, press: &Press<'_>, stories: &StoryDigests) {
    let settings = press.settings;
    let channel = |title: String, home: String, path: String| feed::Channel {
        description: title.clone(),
        title,
        name: settings.text("name").to_owned(),
        site: settings.text("url").to_owned(),
        language: settings.language().to_owned(),
        home,
        path,
        icon: Some(icons::APPLE_TOUCH.to_owned()),
        stand_in: Some(stand_in(press)),
    };
    let mut add = |format: Format, channel: feed::Channel, ids: Vec<ArticleId>| {
        let digests: Vec<_> = ids.iter().map(|id| stories.get(id)).collect();
        let parts = Parts::default()
            .with(MadeOf::Program, press.basis.program)
            .of(MadeOf::Site, &channel)
            .of(MadeOf::Entries, &digests);
        let path = channel.path.clone();
        all.add(path, Kind::Feed, parts, ids.clone(), Job::Feed(format, channel, ids));
    };
    let newest = |some: &mut dyn Iterator<Item = ArticleId>| -> Vec<ArticleId> {
        some.take(feed::LENGTH).collect()
    };
    let name = settings.text("name").to_owned();
    let whole = newest(&mut dated(press).map(|(id, ..)| id));
    for (format, path) in [(Format::Rss, address::FEED), (Format::Json, address::JSON_FEED)] {
        let channel = channel(name.clone(), address::INDEX.to_owned(), path.to_owned());
        add(format, channel, whole.clone());
    }
    let mut sections: BTreeMap<String, (String, Vec<ArticleId>)> = BTreeMap::new();
    let mut paths: HashMap<&str, String> = HashMap::new();
    for (id, story, _) in dated(press) {
        let section = &story.article().section;
        if !section.is_empty() {
            let path = paths.entry(section).or_insert_with(|| address::section_feed(section));
            sections
                .entry(path.clone())
                .or_insert_with(|| (section.clone(), Vec::new()))
                .1
                .push(id);
        }
    }
    for (path, (section, ids)) in sections {
        let title = format!("{name} - {section}");
        let channel = channel(title, address::section_page(&section), path);
        add(Format::Rss, channel, newest(&mut ids.into_iter()));
    }
}

/// What stands for the photo of a story that has none, as where its link is
/// shared. It shows nothing of the story; the newsroom drew it.
fn stand_in(press: &Press<'_>) -> feed::Picture {
    let picture = press.prepared.stand_in();
    feed::Picture {
        path: picture.path.clone(),
        width: picture.width,
        height: picture.height,
        alt: String::new(),
        caption: String::new(),
        credit: press.settings.text("name").to_owned(),
    }
}

/// A story as a feed has it; `content` is its text.
pub(super) fn feed_item(
    press: &Press<'_>,
    id: ArticleId,
    story: &InEdition,
    content: String,
) -> Option<feed::Item> {
    let article = story.article();
    let language = press.settings.language();
    let lead = &article.lead;
    let picture = lead_of(article).and_then(|id| press.set(id, lead.focus)).map(|set| {
        let main = set.main();
        feed::Picture {
            path: main.path.clone(),
            width: main.spec.width,
            height: main.spec.height,
            alt: lead.alt.clone(),
            caption: lead.caption.clone(),
            credit: lead.credit.clone(),
        }
    });
    let corrections = story.notices.iter().filter(|n| n.kind != NoticeKind::Pencabutan);
    let correction = |notice: &crate::article::Notice| feed::Correction {
        heading: notice_words(notice.kind, language).1.to_owned(),
        text: notice.text.clone(),
        at: notice.at,
        link: notice.link.and_then(|id| {
            let other = press.edition.stories.get(&id).filter(|other| !other.is_withdrawn())?;
            Some((other.article().headline.clone(), other.paths.pages[0].clone()))
        }),
    };
    let writers = article.contributors.iter().filter(|who| who.role == Role::Penulis);
    Some(feed::Item {
        id,
        path: story.paths.pages[0].clone(),
        headline: article.headline.clone(),
        summary: story.brief.summary.clone(),
        content,
        section: (!article.section.is_empty()).then(|| article.section.clone()),
        tags: article.tags.clone(),
        authors: writers.map(|who| who.name.clone()).collect(),
        published_at: article.published_at?,
        updated_at: updated_at(article.updated_at, &story.notices),
        zone: article.zone,
        picture,
        corrections: corrections.map(correction).collect(),
    })
}
