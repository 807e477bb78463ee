//! The values that templates see, in the shapes that `docs/theme.md` lists.
//!
//! Every text goes through [`text`], so that no input can hold what HTML
//! forbids or what the page uses for itself.

use chrono::{DateTime, Utc};
use minijinja::{Value, context};

use super::input::{Item, Module, NavLink, Picture, Site};
use super::path::{absolute, relative};
use super::theme::Theme;
use super::time::{printed_date, printed_time};
use super::{CSP_META, words};
use crate::article::Zone;
use crate::markdown::tidy;

/// The modules that the page knows, in the order of the house.
const ORDER: [&str; 5] = ["pilihan", "terkait", "terkini", "terpopuler", "daerah"];

/// A text as templates see it.
pub(super) fn text(text: &str) -> Value {
    Value::from(tidy(text).into_owned())
}

/// A text as templates see it, or none where it is empty.
pub(super) fn some_text(content: &str) -> Value {
    if content.trim().is_empty() { Value::from(()) } else { text(content.trim()) }
}

/// A time: `iso` for machines, `text` for readers.
pub(super) fn time(at: DateTime<Utc>, zone: Zone, language: &str) -> Value {
    context! { iso => zone.rfc3339(at), text => printed_time(at, zone, language) }
}

/// A link from this page.
pub(super) fn link(to: &NavLink, from: &str) -> Value {
    context! {
        name => text(&to.name),
        href => text(&relative(from, &to.path)),
        here => to.path == from,
    }
}

/// A picture from this page.
pub(super) fn picture(picture: &Picture, from: &str) -> Value {
    let srcset: Vec<String> = picture
        .srcset
        .iter()
        .map(|(path, width)| format!("{} {width}w", relative(from, path)))
        .collect();
    let srcset = if srcset.len() > 1 { srcset.join(", ") } else { String::new() };
    context! {
        src => text(&relative(from, &picture.path)),
        srcset => some_text(&srcset),
        width => picture.width,
        height => picture.height,
    }
}

/// The newsroom, on the page at `from`, in the section of that path.
pub(super) fn site(site: &Site, theme: &Theme, from: &str, section: Option<&str>) -> Value {
    let sections: Vec<Value> = site
        .sections
        .iter()
        .map(|entry| {
            context! {
                name => text(&entry.name),
                href => text(&relative(from, &entry.path)),
                here => entry.path == from,
                within => section == Some(entry.path.as_str()),
            }
        })
        .collect();
    let links =
        |links: &[NavLink]| -> Vec<Value> { links.iter().map(|entry| link(entry, from)).collect() };
    // The masthead prints the last word of the name in the accent.
    let name = site.name.trim();
    let (head, tail) = name.split_at(name.rfind(' ').map_or(0, |at| at + 1));
    context! {
        name => text(&site.name),
        name_head => text(head),
        name_tail => text(tail),
        url => text(&absolute(&site.url, "")),
        home => relative(from, "index.html"),
        about => text(&relative(from, site.about())),
        language => text(&site.language),
        direction => words::direction(&site.language),
        locale => text(&words::locale(&site.language)),
        sections,
        footer => links(&site.footer),
        feeds => links(&site.feeds),
        year => site.year,
        stylesheet => relative(from, theme.stylesheet()),
        icon => relative(from, theme.icon()),
        csp => Value::from_safe_string(CSP_META.trim_end().to_owned()),
    }
}

/// The stories of a list.
pub(super) fn items(items: &[Item], from: &str, language: &str) -> Vec<Value> {
    items
        .iter()
        .map(|item| {
            context! {
                headline => text(&item.headline),
                href => text(&relative(from, &item.path)),
                section => some_text(&item.section),
                time => item.published_at.map(|at| time(at, item.zone, language)),
                picture => item.picture.as_ref().map(|found| picture(found, from)),
                deck => some_text(&item.deck),
            }
        })
        .collect()
}

/// The modules that are to be seen, in the order of the house; those the page
/// does not know come last, in the caller's order.
pub(super) fn modules(modules: &[Module], site: &Site, from: &str) -> Vec<Value> {
    let mut seen: Vec<&Module> =
        modules.iter().filter(|module| !module.items.is_empty() || module.show_empty).collect();
    seen.sort_by_key(|module| {
        ORDER.iter().position(|key| *key == module.key).unwrap_or(ORDER.len())
    });
    seen.into_iter()
        .map(|module| {
            let as_of = module.as_of.map(|at| {
                context! {
                    iso => site.zone.rfc3339(at),
                    text => printed_date(at, site.zone, &site.language),
                }
            });
            context! {
                key => module_key(&module.key),
                heading => text(&module.heading),
                ordered => module.ordered,
                items => items(&module.items, from, &site.language),
                as_of,
            }
        })
        .collect()
}

/// A module's name as part of an `id`: letters, digits and hyphens.
fn module_key(key: &str) -> String {
    key.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
        .collect()
}
