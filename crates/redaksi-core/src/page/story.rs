//! The page of a story.

use minijinja::Value;

use super::finish::Opener;
use super::input::{PageInput, Part, Photo, StoryPage};
use super::modules::Modules;
use super::path::Here;
use super::prepared::Prepared;
use super::record::record;
use super::value::{self, link, some_text, text, time};
use super::{RenderedPage, describe, finish, structured, words};
use crate::article::Role;
use crate::markdown::escape_html;

/// What [`super::render`] gives.
pub(super) fn page(input: &PageInput, prepared: &Prepared) -> RenderedPage {
    let story = &input.story;
    let here = Here::at(story.path());
    let section = story.section.as_ref().map(|section| section.path.as_str());
    let frame = prepared.frame(&here, section);
    let about = describe::About::of(input, prepared);
    let withdrawn = story.is_withdrawn();
    let modules = if withdrawn { &[] } else { &input.modules[..] };
    let modules = Modules::of(modules, prepared, &here);
    let error = frame.error.as_ref().or(modules.error.as_ref());
    let value = record! {
        site => frame.site.clone(),
        words => prepared.words.clone(),
        masthead => frame.masthead.clone(),
        footer => frame.footer.clone(),
        meta => describe::meta(input, &about, prepared).value(),
        structured_data => structured::story(input, &about, prepared),
        story => story_value(story, &here, prepared),
        paging => paging(story, &here),
        modules => modules.values,
        beside => modules.beside,
        leads_home => input.leads_home && !withdrawn,
        body => finish::body_mark(),
    };
    let made = prepared.theme.render("story.html", &value);
    if withdrawn {
        return finish::page(made, error, &[], &Opener::default());
    }
    finish::page(made, error, &story.body, &opener(story, prepared))
}

/// What stands before the first paragraph of the first page.
fn opener(story: &StoryPage, prepared: &Prepared) -> Opener {
    let opener = story.opener.trim();
    if opener.is_empty() || matches!(story.part, Part::Page(n) if n > 1) {
        return Opener::default();
    }
    Opener {
        mark: format!("<span class=\"opener\">{}</span>", escape_html(opener)),
        separator: escape_html(&prepared.site.opener_separator),
    }
}

fn story_value(story: &StoryPage, here: &Here<'_>, prepared: &Prepared) -> Value {
    let language = &prepared.site.language;
    let (kind, label) = words::kind(story.kind, language);
    let withdrawn = story.is_withdrawn();
    let tags: Vec<Value> = story.tags.iter().map(|tag| link(tag, here)).collect();
    let photo = story.photo.as_ref().filter(|_| !withdrawn);
    record! {
        kind,
        label,
        headline => text(story.headline.trim()),
        deck => some_text(&story.deck),
        section => story.section.as_ref().map(|section| link(section, here)),
        published => story.published_at.map(|at| time(at, story.zone, language)),
        updated => updated(story).map(|at| time(at, story.zone, language)),
        photo => photo.and_then(|photo| photo_value(photo, here, language)),
        byline => byline(story, here, language),
        tags,
        notices => notices(story, here, language),
        answers => answers(story, here, language),
        paid => story.paid,
        withdrawn,
    }
}

fn notices(story: &StoryPage, here: &Here<'_>, language: &str) -> Vec<Value> {
    let notices = story.notices.iter();
    notices
        .map(|notice| {
            let (key, heading) = words::notice(notice.kind, language);
            record! {
                key,
                heading,
                text => text(notice.text.trim()),
                time => time(notice.at, story.zone, language),
                link => notice.link.as_ref().map(|to| link(to, here)),
            }
        })
        .collect()
}

fn answers(story: &StoryPage, here: &Here<'_>, language: &str) -> Vec<Value> {
    let answers = story.answers.iter();
    answers
        .map(|answer| {
            let (key, heading) = words::notice(answer.kind, language);
            record! { key, heading, story => link(&answer.story, here) }
        })
        .collect()
}

/// "Diperbarui" is for readers who have seen the first text.
fn updated(story: &StoryPage) -> Option<chrono::DateTime<chrono::Utc>> {
    story.updated_at.filter(|at| story.published_at.is_none_or(|first| *at > first))
}

fn photo_value(photo: &Photo, here: &Here<'_>, language: &str) -> Option<Value> {
    let has_words = [&photo.caption, &photo.credit].iter().any(|text| !text.trim().is_empty());
    (has_words || photo.picture.is_some()).then(|| {
        record! {
            picture => photo.picture.as_ref().map(|found| value::picture(found, here)),
            alt => text(photo.alt.trim()),
            caption => some_text(&photo.caption),
            credit => some_text(photo.credit.trim_start_matches(['/', ' '])),
            label => words::origin_label(photo.origin, language),
        }
    })
}

/// The lines of the byline: one for each role, its names in the editor's
/// order.
fn byline(story: &StoryPage, here: &Here<'_>, language: &str) -> Vec<Value> {
    Role::ALL
        .into_iter()
        .filter_map(|role| {
            let names: Vec<Value> = story
                .byline
                .iter()
                .filter(|person| person.role == role && !person.name.trim().is_empty())
                .map(|person| {
                    let href = person.path.as_ref().map(|path| text(&here.link(path)));
                    record! { name => text(person.name.trim()), href }
                })
                .collect();
            (!names.is_empty()).then(|| {
                record! {
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
fn paging(story: &StoryPage, here: &Here<'_>) -> Value {
    if story.paths.pages.len() < 2 || story.is_withdrawn() {
        return Value::from(());
    }
    let is_here = |n: usize| matches!(story.part, Part::Page(page) if page as usize == n);
    let href = |path: &str| text(&here.link(path));
    let pages: Vec<Value> = (1..)
        .zip(&story.paths.pages)
        .map(|(n, path)| record! { n, href => href(path), here => is_here(n) })
        .collect();
    let (previous, next) = describe::neighbours(story);
    record! {
        pages,
        previous => previous.map(href),
        next => next.map(href),
        whole => story.paths.whole.as_ref().map(|path| {
            record! { href => href(path), here => story.part == Part::Whole }
        }),
    }
}
