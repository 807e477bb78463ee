//! Structured data (schema.org, as JSON-LD 1.1): what search engines read.
//!
//! The same facts as on the page, never others: the headline is the `<h1>`,
//! the author is the writer and never the editor, the opener is nowhere.

mod shapes;

use std::io;

use minijinja::Value as TemplateValue;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::describe::About;
use super::input::{
    ListInput, ListKind, NoticeKind, PageInput, Photo, Picture, PictureOrigin, StoryPage,
    TextPageInput,
};
use super::prepared::Prepared;
use super::{time, words};
use crate::article::{Kind, Role};
use crate::markdown::{is_plain, tidy};
pub(super) use shapes::Organization;
use shapes::{Article, Breadcrumbs, Correction, Image, Page, Part, Party, Reference, Work};

/// The class of what only those who pay may read.
const PAID: &str = ".berbayar";

/// The data of a story's page.
pub(super) fn story(input: &PageInput, about: &About, prepared: &Prepared) -> TemplateValue {
    let (story, site) = (&input.story, &prepared.site);
    let url = prepared.url(story.path());
    let section =
        story.section.as_ref().map(|section| (&section.name, prepared.url(&section.path)));
    let mut crumbs = vec![(site.name.as_str(), prepared.home.as_str())];
    if let Some((name, url)) = &section {
        crumbs.push((name, url));
    }
    crumbs.push((&story.headline, &url));
    let crumbs = Breadcrumbs::of(&crumbs);
    if story.is_withdrawn() {
        let page = Page {
            correction: corrections(story, prepared),
            ..page("WebPage", story.headline.trim(), &url, prepared)
        };
        return printed(&(page, crumbs));
    }
    printed(&(article(story, about, &url, prepared), crumbs))
}

fn article<'a>(
    story: &'a StoryPage,
    about: &'a About,
    url: &'a str,
    prepared: &'a Prepared,
) -> Article<'a> {
    let iso = |at| time::iso(at, story.zone);
    let paid = Part { kind: "WebPageElement", is_accessible_for_free: false, css_selector: PAID };
    let contributors = [Role::Kontributor, Role::Fotografer];
    Article {
        kind: type_of(story.kind),
        id: format!("{url}#artikel"),
        headline: story.headline.trim(),
        description: &about.description,
        url,
        main_entity_of_page: Reference { kind: "WebPage", id: url },
        in_language: &prepared.site.language,
        is_accessible_for_free: !story.paid,
        has_part: story.paid.then_some(paid),
        date_published: story.published_at.map(iso),
        date_modified: story.modified_at().map(iso),
        article_section: story.section.as_ref().map(|section| section.name.as_str()),
        keywords: story.tags.iter().map(|tag| tag.name.as_str()).collect(),
        word_count: (story.words > 0).then_some(story.words),
        image: images(story.photo.as_ref(), prepared),
        author: authors(story, prepared),
        editor: people(story, &[Role::Editor], prepared),
        contributor: people(story, &contributors, prepared),
        publisher: &prepared.publisher,
        is_based_on: sources(story, prepared),
        citation: answered(story, prepared),
        correction: corrections(story, prepared),
    }
}

/// The type that schema.org has for a kind of story.
fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::News => "NewsArticle",
        Kind::Report => "ReportageNewsArticle",
        Kind::Analysis => "AnalysisNewsArticle",
        Kind::Opinion => "OpinionNewsArticle",
        Kind::Background => "BackgroundNewsArticle",
        Kind::Review => "ReviewNewsArticle",
        Kind::Satire => "SatiricalArticle",
        Kind::Advertorial => "AdvertiserContentArticle",
    }
}

/// Those who did one of these for the story.
fn people<'a>(story: &'a StoryPage, roles: &[Role], prepared: &Prepared) -> Vec<Party<'a>> {
    let named = story.byline.iter().filter(|person| !person.name.trim().is_empty());
    named
        .filter(|person| roles.contains(&person.role))
        .map(|person| Party {
            kind: "Person",
            name: person.name.trim(),
            url: person.path.as_ref().map(|path| prepared.url(path)),
        })
        .collect()
}

/// The writers; where none is named the newsroom stands for its story.
fn authors<'a>(story: &'a StoryPage, prepared: &'a Prepared) -> Vec<Party<'a>> {
    let mut writers = people(story, &[Role::Penulis], prepared);
    for writer in &mut writers {
        writer.url.get_or_insert_with(|| prepared.url(prepared.site.about()));
    }
    if writers.is_empty() {
        writers.push(Party {
            kind: "NewsMediaOrganization",
            name: prepared.site.name.trim(),
            url: Some(prepared.home.clone()),
        });
    }
    writers
}

/// The sources that have an address.
fn sources<'a>(story: &'a StoryPage, prepared: &Prepared) -> Vec<Work<'a>> {
    let sources = story.byline.iter().filter(|person| person.role == Role::Sumber);
    sources
        .filter_map(|source| {
            let url = prepared.url(source.path.as_ref()?);
            Some(Work { kind: "CreativeWork", name: source.name.trim(), url })
        })
        .collect()
}

/// The stories that this one replies to.
fn answered<'a>(story: &'a StoryPage, prepared: &Prepared) -> Vec<Work<'a>> {
    let answered = story.answers.iter();
    answered
        .map(|answer| Work {
            kind: "NewsArticle",
            name: answer.story.name.trim(),
            url: prepared.url(&answer.story.path),
        })
        .collect()
}

fn corrections<'a>(story: &'a StoryPage, prepared: &Prepared) -> Vec<Correction<'a>> {
    let notices = story.notices.iter().filter(|notice| notice.kind != NoticeKind::Pembaruan);
    notices
        .map(|notice| Correction {
            kind: "CorrectionComment",
            name: words::notice(notice.kind, &prepared.site.language).1,
            text: notice.text.trim(),
            date_published: time::iso(notice.at, story.zone),
            url: notice.link.as_ref().map(|link| prepared.url(&link.path)),
        })
        .collect()
}

/// The photo in the ratios that search engines want, else as it is; without a
/// photo what stands in for it.
fn images<'a>(photo: Option<&'a Photo>, prepared: &'a Prepared) -> Vec<Image<'a>> {
    let found = photo.and_then(|photo| Some((photo, photo.picture.as_ref()?)));
    let Some((photo, picture)) = found else {
        let credit_text = prepared.site.name.trim();
        let sizes = ratios(prepared.stand_in()).into_iter();
        return sizes.map(|size| Image { credit_text, ..image(size, None, prepared) }).collect();
    };
    let sizes = ratios(picture).into_iter();
    sizes.map(|size| image(size, Some(photo), prepared)).collect()
}

/// Path, width and height of a picture in each ratio, else as it is.
fn ratios(picture: &Picture) -> Vec<(&str, u32, u32)> {
    if picture.crops.is_empty() {
        return vec![(&picture.path, picture.width, picture.height)];
    }
    picture.crops.iter().map(|crop| (crop.path.as_str(), crop.width, crop.height)).collect()
}

fn image<'a>(
    (path, width, height): (&str, u32, u32),
    photo: Option<&'a Photo>,
    prepared: &Prepared,
) -> Image<'a> {
    let named = |text: fn(&Photo) -> &String| photo.map_or("", |photo| text(photo).trim());
    let creator = named(|photo| &photo.creator);
    Image {
        kind: "ImageObject",
        url: prepared.url(path),
        width,
        height,
        caption: named(|photo| &photo.caption),
        credit_text: named(|photo| &photo.credit).trim_start_matches(['/', ' ']),
        creator: (!creator.is_empty()).then_some(Party {
            kind: "Person",
            name: creator,
            url: None,
        }),
        copyright_notice: named(|photo| &photo.copyright),
        digital_source_type: match photo.map_or(PictureOrigin::Human, |photo| photo.origin) {
            PictureOrigin::Human => None,
            PictureOrigin::Ai => Some("https://schema.org/TrainedAlgorithmicMediaDigitalSource"),
            PictureOrigin::PartlyAi => {
                Some("https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource")
            }
        },
    }
}

/// The data of a list. `title` is its heading as the page shows it.
pub(super) fn list(
    input: &ListInput,
    title: &str,
    description: &str,
    prepared: &Prepared,
) -> TemplateValue {
    let site = &prepared.site;
    let url = prepared.url(&input.path);
    if input.kind == ListKind::Index && input.number.is_none() {
        let home = Page {
            description: site.description.trim(),
            is_part_of: None,
            publisher: Some(&prepared.publisher),
            ..page("WebSite", site.name.trim(), &prepared.home, prepared)
        };
        return printed(&(home,));
    }
    let writer = (input.kind == ListKind::Author).then(|| Party {
        kind: "Person",
        name: input.title.trim(),
        url: Some(url.clone()),
    });
    let kind = if writer.is_some() { "ProfilePage" } else { "CollectionPage" };
    let page = Page { description, main_entity: writer, ..page(kind, title, &url, prepared) };
    let crumbs = Breadcrumbs::of(&[(site.name.as_str(), &prepared.home), (title, &url)]);
    printed(&(page, crumbs))
}

/// The data of one of the newsroom's own pages.
pub(super) fn own_page(input: &TextPageInput, prepared: &Prepared) -> TemplateValue {
    let site = &prepared.site;
    let url = prepared.url(&input.path);
    let is = |page: &Option<String>| page.as_ref() == Some(&input.path);
    let kind = match &site.pages {
        pages if is(&pages.about) => "AboutPage",
        pages if is(&pages.contact) => "ContactPage",
        _ => "WebPage",
    };
    let title = input.title.trim();
    let page = Page { publisher: Some(&prepared.publisher), ..page(kind, title, &url, prepared) };
    let crumbs = Breadcrumbs::of(&[(site.name.as_str(), &prepared.home), (title, &url)]);
    printed(&(page, crumbs))
}

fn page<'a>(kind: &'static str, name: &'a str, url: &'a str, prepared: &'a Prepared) -> Page<'a> {
    let site = &prepared.site;
    Page {
        kind,
        name,
        description: "",
        url,
        in_language: &site.language,
        main_entity: None,
        is_part_of: Some(Party {
            kind: "WebSite",
            name: site.name.trim(),
            url: Some(prepared.home.clone()),
        }),
        publisher: None,
        correction: Vec::new(),
    }
}

#[derive(Serialize)]
struct Graph<'a, T> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: &'a T,
}

/// The data as the content of a `<script>`: no `<` in it can end the element
/// (HTML, 4.12.1.3), and it is the same JSON.
fn printed<T: Serialize>(graph: &T) -> TemplateValue {
    let mut out = Vec::with_capacity(4096);
    let mut serializer = Serializer::with_formatter(&mut out, ForScript);
    let graph = Graph { context: "https://schema.org", graph };
    graph.serialize(&mut serializer).expect("these shapes are JSON, and memory takes it");
    let text = String::from_utf8(out).expect("JSON is UTF-8");
    TemplateValue::from_safe_string(text)
}

/// Writes `<`, `>` and `&` as escapes, and nothing that HTML forbids.
struct ForScript;

impl Formatter for ForScript {
    fn write_string_fragment<W>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        if is_plain(fragment) {
            return writer.write_all(fragment.as_bytes());
        }
        let text = tidy(fragment).replace('<', "\\u003c").replace('>', "\\u003e");
        writer.write_all(text.replace('&', "\\u0026").as_bytes())
    }
}
