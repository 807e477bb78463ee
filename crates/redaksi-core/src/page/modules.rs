//! The lists beside and under a text.
//!
//! Many pages bear the same lists, so that each is printed once for a folder
//! and kept; what is kept is compared to the letter before it is used.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::sync::{Arc, PoisonError, RwLock};

use minijinja::Value;

use super::input::Module;
use super::path::Here;
use super::prepared::Prepared;
use super::record::record;
use super::theme::ThemeError;
use super::value::{self, ORDER, text};

/// How many printed modules are kept. A page has five, of which three or four
/// are the same for most pages of a folder.
const KEPT: usize = 512;

/// The module that is of its page alone, and not worth keeping.
const OF_ITS_PAGE: &str = "terkait";

/// Printed modules, by what they are made of.
#[derive(Debug, Default)]
pub(super) struct Printed {
    known: RwLock<HashMap<u64, Arc<Known>>>,
}

#[derive(Debug)]
struct Known {
    folder: String,
    module: Module,
    html: Value,
    error: Option<ThemeError>,
}

/// The modules of a page, ready for its template.
pub(super) struct Modules {
    /// `key`, `heading` and `html` of each.
    pub values: Vec<Value>,
    /// True where one stands beside the text.
    pub beside: bool,
    /// The first fault of an overridden template.
    pub error: Option<ThemeError>,
}

impl Modules {
    pub fn of(modules: &[Module], prepared: &Prepared, here: &Here<'_>) -> Self {
        let seen = value::seen(modules);
        let beside = seen.iter().any(|module| module.key != ORDER[0]);
        let mut error = None;
        let values = seen
            .into_iter()
            .map(|module| {
                let (html, fault) = printed(module, prepared, here);
                error = error.take().or(fault);
                let heading = text(&module.heading);
                record! { key => value::module_key(&module.key), heading, html }
            })
            .collect();
        Self { values, beside, error }
    }
}

fn printed(module: &Module, prepared: &Prepared, here: &Here<'_>) -> (Value, Option<ThemeError>) {
    if module.key == OF_ITS_PAGE {
        return print(module, prepared, here);
    }
    let folder = here.folder();
    let key = BuildHasherDefault::<DefaultHasher>::default().hash_one((folder, module));
    let known = &prepared.printed.known;
    let found = known.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
    if let Some(found) = found.filter(|one| one.folder == folder && one.module == *module) {
        return (found.html.clone(), found.error.clone());
    }
    let (html, error) = print(module, prepared, here);
    let kept = Known {
        folder: folder.to_owned(),
        module: module.clone(),
        html: html.clone(),
        error: error.clone(),
    };
    let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
    if known.len() >= KEPT {
        known.clear();
    }
    known.insert(key, Arc::new(kept));
    (html, error)
}

fn print(module: &Module, prepared: &Prepared, here: &Here<'_>) -> (Value, Option<ThemeError>) {
    let site = &prepared.site;
    let value = record! {
        module => value::module(module, site.zone, &site.language, here),
        words => prepared.words.clone(),
    };
    let (html, error) = prepared.theme.render("modules.html", &value);
    (Value::from_safe_string(html.trim_end().to_owned()), error)
}
