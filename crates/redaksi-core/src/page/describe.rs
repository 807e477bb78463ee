//! What a page says about itself: title, description, and what sharing needs
//! (Open Graph, Twitter cards).

use minijinja::{Value, context};

use super::input::{PageInput, Part, Photo, Site, StoryPage};
use super::path::absolute;
use super::theme::Theme;
use super::value::{some_text, text};
use super::words;
use crate::markdown::{excerpt, text_of_html, tidy};

/// Platforms take descriptions of 50 to 300 characters and show about 155.
const SHORTEST: usize = 50;
const USUAL: usize = 155;
const LONGEST: usize = 300;

/// The title of a story's page: `Headline - Halaman 2 - Site`; unique.
pub(super) fn title(input: &PageInput) -> String {
    let story = &input.story;
    let language = &input.site.language;
    let mut parts = vec![story.headline.trim().to_owned()];
    match story.part {
        Part::Page(n) if n > 1 => parts.push(words::page_title(n, language)),
        Part::Whole => parts.push(words::whole_title(language).to_owned()),
        Part::Page(_) => {}
    }
    parts.push(input.site.name.trim().to_owned());
    parts.retain(|part| !part.is_empty());
    tidy(&parts.join(" - ")).into_owned()
}

/// The description of a story's page: its standfirst and first words; on a
/// later page that page's own words, so that no two are alike. Never the
/// opener, which is not part of the text.
pub(super) fn description(story: &StoryPage) -> String {
    let deck = story.deck.trim();
    let own = match story.part {
        Part::Page(n) if n > 1 => first_words(story),
        // The whole story says what the first page says, under its headline.
        Part::Whole => format!("{}: {deck} {}", story.headline.trim(), story.excerpt),
        Part::Page(_) if deck.chars().count() >= SHORTEST => deck.to_owned(),
        Part::Page(_) => format!("{deck} {}", story.excerpt),
    };
    let headline = story.headline.trim();
    let own = match own.trim() {
        "" => headline.to_owned(),
        own if own.chars().count() < SHORTEST && own != headline => format!("{headline}: {own}"),
        own => own.to_owned(),
    };
    tidy(&excerpt(&own, LONGEST)).into_owned()
}

/// The first words of this page's paragraphs.
fn first_words(story: &StoryPage) -> String {
    let paragraphs = story.body.iter().filter(|block| block.html.starts_with("<p>"));
    let text: Vec<String> = paragraphs.take(5).map(|block| text_of_html(&block.html)).collect();
    excerpt(&text.join(" "), USUAL)
}

/// What the head of a story's page says.
pub(super) fn meta(input: &PageInput, theme: &Theme) -> Value {
    let story = &input.story;
    let site = &input.site;
    let url = |path: &str| text(&absolute(&site.url, path));
    let (previous, next) = neighbours(story);
    let section = story.section.as_ref().map(|section| text(&section.name));
    let tags: Vec<Value> = story.tags.iter().map(|tag| text(&tag.name)).collect();
    context! {
        title => title(input),
        description => description(story),
        robots => robots(story),
        canonical => url(story.path()),
        previous => previous.map(|path| url(&path)),
        next => next.map(|path| url(&path)),
        kind => "article",
        share_title => text(story.headline.trim()),
        image => image(&shared_photo(input, theme), &site.url),
        published => story.published_at.map(|at| story.zone.rfc3339(at)),
        modified => story.updated_at.or(story.published_at).map(|at| story.zone.rfc3339(at)),
        section,
        tags,
    }
}

/// A withdrawn story is still there to be read, but not to be found.
fn robots(story: &StoryPage) -> &'static str {
    if story.is_withdrawn() { "noindex,follow" } else { "index,follow,max-image-preview:large" }
}

/// The pages before and after this one.
pub(super) fn neighbours(story: &StoryPage) -> (Option<String>, Option<String>) {
    let Part::Page(n) = story.part else { return (None, None) };
    let at = (n.max(1) - 1) as usize;
    let page = |at: usize| story.paths.pages.get(at).cloned();
    (at.checked_sub(1).and_then(page), page(at + 1))
}

/// The photo that sharing and search engines show: the story's, else the
/// newsroom's logo, else the theme's own picture.
pub(super) fn shared_photo(input: &PageInput, theme: &Theme) -> Photo {
    match &input.story.photo {
        Some(photo) if photo.picture.is_some() => photo.clone(),
        _ => stand_in(&input.site, theme),
    }
}

/// What stands for a page without a photo.
pub(super) fn stand_in(site: &Site, theme: &Theme) -> Photo {
    let picture = site.logo.clone().unwrap_or_else(|| theme.share());
    let alt = site.name.trim().to_owned();
    Photo { picture: Some(picture), alt, caption: String::new(), credit: String::new() }
}

/// A photo as Open Graph has it.
pub(super) fn image(photo: &Photo, site: &str) -> Option<Value> {
    let picture = photo.picture.as_ref()?;
    let alt = if photo.alt.trim().is_empty() { &photo.caption } else { &photo.alt };
    Some(context! {
        url => text(&absolute(site, &picture.path)),
        width => picture.width,
        height => picture.height,
        alt => some_text(alt),
    })
}
