//! The page of a story.

use minijinja::{Value, context};

use super::input::{NoticeKind, PageInput, Part, Photo, StoryPage};
use super::path::relative;
use super::theme::{BODY_MARK, Theme, ThemeError};
use super::value::{self, link, some_text, text, time};
use super::{BodyBlock, RenderedPage, describe, structured, words};
use crate::article::{Problem, Role, Severity};
use crate::markdown::{HtmlBlock, escape_html, tidy};

impl StoryPage {
    /// True where the story was withdrawn: its page shows the reason in place
    /// of the text.
    pub fn is_withdrawn(&self) -> bool {
        self.notices.iter().any(|notice| notice.kind == NoticeKind::Pencabutan)
    }
}

/// What [`super::render`] gives.
pub(super) fn page(input: &PageInput, theme: &Theme) -> RenderedPage {
    let story = &input.story;
    let from = story.path();
    let section = story.section.as_ref().map(|section| section.path.as_str());
    let value = context! {
        site => value::site(&input.site, theme, from, section),
        words => words::words(&input.site.language),
        meta => describe::meta(input, theme),
        structured_data => structured::story(input, theme),
        story => story_value(input, from),
        paging => paging(story, from),
        modules => value::modules(&input.modules, &input.site, from),
        body => Value::from_safe_string(BODY_MARK.to_owned()),
    };
    let (html, theme_error) = theme.render("story.html", &value);
    finished(html, &blocks(input), theme_error)
}

/// Puts the text into the page and notes where each block lies.
pub(super) fn finished(
    html: String,
    blocks: &[HtmlBlock],
    theme_error: Option<ThemeError>,
) -> RenderedPage {
    let (before, after) = html.split_once(BODY_MARK).unwrap_or((&html, ""));
    let length: usize = blocks.iter().map(|block| block.html.len() + 1).sum();
    let mut page = String::with_capacity(html.len() + length);
    let mut body = Vec::with_capacity(blocks.len());
    page.push_str(before);
    for (n, block) in blocks.iter().enumerate() {
        if n > 0 {
            page.push('\n');
        }
        let start = page.len();
        page.push_str(&block.html);
        body.push(BodyBlock { range: start..page.len(), line: block.line });
    }
    page.push_str(after);
    let problems = theme_error.iter().map(problem).collect();
    RenderedPage { html: page, body, theme_error, problems }
}

fn problem(error: &ThemeError) -> Problem {
    let text = format!("{}:{}: {}", error.template, error.line, error.reason);
    Problem::new(Severity::Warning, "theme-error").text(text)
}

/// The blocks of this page, the opener before the first paragraph of the
/// first one.
fn blocks(input: &PageInput) -> Vec<HtmlBlock> {
    let story = &input.story;
    if story.is_withdrawn() {
        return Vec::new();
    }
    let mut blocks = story.body.clone();
    let opener = tidy(story.opener.trim());
    if opener.is_empty() || matches!(story.part, Part::Page(n) if n > 1) {
        return blocks;
    }
    let opener = format!("<span class=\"opener\">{}</span>", escape_html(&opener));
    let first = blocks.first_mut().filter(|block| block.html.starts_with("<p>"));
    match first {
        Some(block) => {
            let separator = escape_html(&tidy(&input.site.opener_separator));
            block.html.insert_str("<p>".len(), &format!("{opener}{separator}"));
        }
        None => {
            blocks.insert(0, HtmlBlock { html: format!("<p>{opener}</p>"), line: 1 });
        }
    }
    blocks
}

fn story_value(input: &PageInput, from: &str) -> Value {
    let story = &input.story;
    let language = &input.site.language;
    let tags: Vec<Value> = story.tags.iter().map(|tag| link(tag, from)).collect();
    let notices: Vec<Value> = story
        .notices
        .iter()
        .map(|notice| {
            let (key, heading) = words::notice(notice.kind, language);
            context! {
                key,
                heading,
                text => text(notice.text.trim()),
                time => time(notice.at, story.zone, language),
            }
        })
        .collect();
    context! {
        headline => text(story.headline.trim()),
        deck => some_text(&story.deck),
        section => story.section.as_ref().map(|section| link(section, from)),
        published => story.published_at.map(|at| time(at, story.zone, language)),
        updated => updated(story).map(|at| time(at, story.zone, language)),
        photo => story.photo.as_ref().and_then(|photo| photo_value(photo, from)),
        byline => byline(story, language),
        tags,
        notices,
        withdrawn => story.is_withdrawn(),
    }
}

/// "Diperbarui" is for readers who have seen the first text.
fn updated(story: &StoryPage) -> Option<chrono::DateTime<chrono::Utc>> {
    story.updated_at.filter(|at| story.published_at.is_none_or(|first| *at > first))
}

fn photo_value(photo: &Photo, from: &str) -> Option<Value> {
    let has_words = [&photo.caption, &photo.credit].iter().any(|text| !text.trim().is_empty());
    (has_words || photo.picture.is_some()).then(|| {
        context! {
            picture => photo.picture.as_ref().map(|found| value::picture(found, from)),
            alt => text(photo.alt.trim()),
            caption => some_text(&photo.caption),
            credit => some_text(photo.credit.trim_start_matches(['/', ' '])),
        }
    })
}

/// The lines of the byline: one for each role, its names in the editor's
/// order.
fn byline(story: &StoryPage, language: &str) -> Vec<Value> {
    Role::ALL
        .into_iter()
        .filter_map(|role| {
            let names: Vec<Value> = story
                .contributors
                .iter()
                .filter(|person| person.role == role && !person.name.trim().is_empty())
                .map(|person| text(person.name.trim()))
                .collect();
            (!names.is_empty()).then(|| {
                context! {
                    role => role.as_str(),
                    label => words::role(role, language),
                    author => role == Role::Penulis,
                    names,
                }
            })
        })
        .collect()
}

/// The links from page to page; none where there is one page.
fn paging(story: &StoryPage, from: &str) -> Value {
    if story.paths.pages.len() < 2 || story.is_withdrawn() {
        return Value::from(());
    }
    let here = |n: usize| matches!(story.part, Part::Page(page) if page as usize == n);
    let pages: Vec<Value> = (1..)
        .zip(&story.paths.pages)
        .map(|(n, path)| context! { n, href => text(&relative(from, path)), here => here(n) })
        .collect();
    let (previous, next) = describe::neighbours(story);
    let href = |path: String| text(&relative(from, &path));
    context! {
        pages,
        previous => previous.map(href),
        next => next.map(href),
        whole => story.paths.whole.as_ref().map(|path| {
            context! { href => text(&relative(from, path)), here => story.part == Part::Whole }
        }),
    }
}
