//! What a page says about itself: title, description, and what sharing needs
//! (Open Graph, X cards).

use minijinja::Value;

use super::input::{PageInput, Part, Photo, Picture, StoryPage};
use super::prepared::Prepared;
use super::record::record;
use super::value::{some_text, text};
use super::{time, words};
use crate::article::Role;
use crate::markdown::{excerpt, text_of_html, tidy};

/// Platforms take descriptions of 50 to 300 characters and show about 155.
pub(super) const SHORTEST: usize = 50;
const USUAL: usize = 155;
pub(super) const LONGEST: usize = 300;

/// What search engines may do with a page.
pub(super) const INDEXED: &str = "index,follow,max-image-preview:large";
pub(super) const NOT_INDEXED: &str = "noindex,follow";

/// Title and description of a story's page, made once and used in all places.
pub(super) struct About {
    pub title: String,
    pub description: String,
}

impl About {
    pub fn of(input: &PageInput, prepared: &Prepared) -> Self {
        let story = &input.story;
        Self {
            title: title(story, prepared),
            description: if story.is_withdrawn() {
                reason(story, &prepared.site.language)
            } else {
                description(story)
            },
        }
    }
}

/// The title of a story's page: `Headline - Halaman 2 - Site`; unique.
fn title(story: &StoryPage, prepared: &Prepared) -> String {
    let language = &prepared.site.language;
    let mut parts = vec![story.headline.trim().to_owned()];
    match story.part {
        Part::Page(n) if n > 1 => parts.push(words::page_title(n, language)),
        Part::Whole => parts.push(words::whole_title(language).to_owned()),
        Part::Page(_) => {}
    }
    parts.push(prepared.site.name.trim().to_owned());
    parts.retain(|part| !part.is_empty());
    tidy(&parts.join(" - ")).into_owned()
}

/// The description of a story's page: its standfirst and first words; on a
/// later page that page's own words, so that no two are alike. Never the
/// opener, which is not part of the text.
fn description(story: &StoryPage) -> String {
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

/// A withdrawn story says that it is, and why; nothing of its text.
fn reason(story: &StoryPage, language: &str) -> String {
    let reasons: Vec<&str> = story.notices.iter().map(|notice| notice.text.trim()).collect();
    let withdrawn = words::pick(language, "Berita ini dicabut", "This story was withdrawn");
    let text = format!("{withdrawn}: {}. {}", story.headline.trim(), reasons.join(" "));
    tidy(&excerpt(&text, LONGEST)).into_owned()
}

/// The first words of this page's paragraphs.
fn first_words(story: &StoryPage) -> String {
    let paragraphs = story.body.iter().filter(|block| block.html.starts_with("<p>"));
    let text: Vec<String> = paragraphs.take(5).map(|block| text_of_html(&block.html)).collect();
    excerpt(&text.join(" "), USUAL)
}

/// What the head of any page says. A page fills in what it knows.
#[derive(Default)]
pub(super) struct Meta {
    pub title: String,
    pub description: String,
    pub robots: &'static str,
    /// Absolute; empty for a page without an address of its own.
    pub canonical: String,
    pub previous: Option<String>,
    pub next: Option<String>,
    /// `article` or `website`.
    pub kind: &'static str,
    pub share_title: String,
    pub image: Option<Value>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub section: Option<String>,
    pub tags: Vec<Value>,
    /// Absolute addresses.
    pub authors: Vec<Value>,
    /// Feeds of this page alone.
    pub feeds: Vec<Value>,
}

impl Meta {
    pub fn value(self) -> Value {
        record! {
            title => text(&self.title),
            description => some_text(&self.description),
            robots => self.robots,
            canonical => some_text(&self.canonical),
            previous => self.previous.as_deref().map(text),
            next => self.next.as_deref().map(text),
            kind => self.kind,
            share_title => text(&self.share_title),
            image => self.image,
            published => self.published,
            modified => self.modified,
            section => self.section.as_deref().map(text),
            tags => self.tags,
            authors => self.authors,
            feeds => self.feeds,
        }
    }
}

/// What the head of a story's page says.
pub(super) fn meta(input: &PageInput, about: &About, prepared: &Prepared) -> Meta {
    let story = &input.story;
    let withdrawn = story.is_withdrawn();
    let base = Meta {
        title: about.title.clone(),
        description: about.description.clone(),
        canonical: prepared.url(story.path()),
        share_title: story.headline.trim().to_owned(),
        ..Meta::default()
    };
    if withdrawn {
        let image = image(prepared.stand_in(), &prepared.site.name, prepared);
        return Meta { robots: NOT_INDEXED, kind: "website", image: Some(image), ..base };
    }
    let (previous, next) = neighbours(story);
    let writers = story.byline.iter().filter(|person| person.role == Role::Penulis);
    let mut authors: Vec<Value> = writers
        .map(|person| text(&prepared.url(person.path.as_deref().unwrap_or(prepared.site.about()))))
        .collect();
    if authors.is_empty() {
        authors.push(text(&prepared.url(prepared.site.about())));
    }
    let iso = |at| time::iso(at, story.zone);
    Meta {
        robots: INDEXED,
        previous: previous.map(|path| prepared.url(path)),
        next: next.map(|path| prepared.url(path)),
        kind: "article",
        image: Some(shared(story, prepared)),
        published: story.published_at.map(iso),
        modified: story.modified_at().map(iso),
        section: story.section.as_ref().map(|section| section.name.clone()),
        tags: story.tags.iter().map(|tag| text(&tag.name)).collect(),
        authors,
        ..base
    }
}

/// The pages before and after this one.
pub(super) fn neighbours(story: &StoryPage) -> (Option<&str>, Option<&str>) {
    let Part::Page(n) = story.part else { return (None, None) };
    let at = (n.max(1) - 1) as usize;
    let page = |at: usize| story.paths.pages.get(at).map(String::as_str);
    (at.checked_sub(1).and_then(page), page(at + 1))
}

/// The picture that a shared link shows: the story's own for that purpose,
/// else its photo, else the newsroom's.
fn shared(story: &StoryPage, prepared: &Prepared) -> Value {
    let photo = story.photo.as_ref();
    let own = story.share.as_ref().or(photo.and_then(|photo| photo.picture.as_ref()));
    match own {
        Some(picture) => image(picture, shown(photo, &story.headline), prepared),
        None => image(prepared.stand_in(), &prepared.site.name, prepared),
    }
}

/// What a photo shows, as far as it is said.
fn shown<'a>(photo: Option<&'a Photo>, headline: &'a str) -> &'a str {
    let texts = photo.map_or(["", ""], |photo| [&photo.alt, &photo.caption]);
    texts.into_iter().map(str::trim).find(|text| !text.is_empty()).unwrap_or(headline)
}

/// A picture as Open Graph has it.
pub(super) fn image(picture: &Picture, alt: &str, prepared: &Prepared) -> Value {
    let extension = picture.path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    let kind = match extension.as_str() {
        "jpg" | "jpeg" => Some("image/jpeg"),
        "png" => Some("image/png"),
        "webp" => Some("image/webp"),
        "gif" => Some("image/gif"),
        _ => None,
    };
    record! {
        url => text(&prepared.url(&picture.path)),
        kind,
        width => picture.width,
        height => picture.height,
        alt => some_text(alt),
    }
}
