//! The values that templates see, in the shapes that `docs/theme.md` lists.
//!
//! Every text goes through [`text`], so that no input can hold what HTML
//! forbids or what the page uses for itself.

use chrono::{DateTime, Utc};
use minijinja::Value;

use super::input::{Item, Module, NavLink, Picture};
use super::path::Here;
use super::record::record;
use super::time::{self, printed_date};
use crate::article::Zone;
use crate::markdown::tidy;

/// The modules that the page knows, in the order of the house. The first stands
/// under the text, the others beside it.
pub(super) const ORDER: [&str; 5] = ["pilihan", "terkait", "terkini", "terpopuler", "daerah"];

/// A text as templates see it.
pub(super) fn text(text: &str) -> Value {
    Value::from(tidy(text))
}

/// A text as templates see it, or none where it is empty.
pub(super) fn some_text(content: &str) -> Value {
    match content.trim() {
        "" => Value::from(()),
        content => text(content),
    }
}

/// A time: `iso` for machines, `text` for readers.
pub(super) fn time(at: DateTime<Utc>, zone: Zone, language: &str) -> Value {
    let stamp = time::stamp(at, zone, language);
    record! { iso => stamp.iso, text => stamp.text }
}

/// A link from this page.
pub(super) fn link(to: &NavLink, here: &Here<'_>) -> Value {
    record! {
        name => text(&to.name),
        href => text(&here.link(&to.path)),
        here => to.path == here.path,
    }
}

/// A picture from this page.
pub(super) fn picture(picture: &Picture, here: &Here<'_>) -> Value {
    // One size needs no choice, unless it is in the better format.
    let jpeg = if picture.srcset.len() > 1 { &picture.srcset[..] } else { &[] };
    record! {
        src => text(&here.link(&picture.path)),
        srcset => srcset(jpeg, here),
        webp => srcset(&picture.webp, here),
        width => picture.width,
        height => picture.height,
    }
}

fn srcset(sizes: &[(String, u32)], here: &Here<'_>) -> Value {
    let sizes: Vec<String> =
        sizes.iter().map(|(path, width)| format!("{} {width}w", here.link(path))).collect();
    some_text(&sizes.join(", "))
}

/// The stories of a list.
pub(super) fn items(items: &[Item], here: &Here<'_>, language: &str) -> Vec<Value> {
    items
        .iter()
        .map(|item| {
            record! {
                headline => text(&item.headline),
                href => text(&here.link(&item.path)),
                section => some_text(&item.section),
                time => item.published_at.map(|at| time(at, item.zone, language)),
                picture => item.picture.as_ref().map(|found| picture(found, here)),
                alt => some_text(&item.alt),
                deck => some_text(&item.deck),
            }
        })
        .collect()
}

/// The modules that are to be seen, in the order of the house; those the page
/// does not know come last, in the caller's order.
pub(super) fn seen(modules: &[Module]) -> Vec<&Module> {
    let mut seen: Vec<&Module> =
        modules.iter().filter(|module| !module.items.is_empty() || module.show_empty).collect();
    seen.sort_by_key(|module| {
        ORDER.iter().position(|key| *key == module.key).unwrap_or(ORDER.len())
    });
    seen
}

/// A module as its template sees it.
pub(super) fn module(module: &Module, zone: Zone, language: &str, here: &Here<'_>) -> Value {
    let as_of = module.as_of.map(|at| {
        record! { iso => time::iso(at, zone), text => printed_date(at, zone, language) }
    });
    record! {
        key => module_key(&module.key),
        heading => text(&module.heading),
        ordered => module.ordered,
        items => items(&module.items, here, language),
        as_of,
    }
}

/// A module's name as part of an `id`: letters, digits and hyphens.
pub(super) fn module_key(key: &str) -> String {
    key.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
        .collect()
}
