//! The template engine: runs the templates of the house and of the newsroom,
//! and puts the house's in the place of those that fail.

use std::collections::BTreeMap;
use std::error::Error as _;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};

use super::theme::ThemeError;
use crate::markdown::{escape_html, is_plain};

/// How many steps a template may take. A front page of a thousand stories
/// takes some fifty thousand; a template that never ends is stopped.
const FUEL: u64 = 20_000_000;

/// What stands where the text comes, until it is put in. No input can hold
/// it: noncharacters are replaced on the way in.
pub(super) const BODY_MARK: char = '\u{FDD0}';

/// Templates, ready for use.
#[derive(Debug, Clone)]
pub(super) struct Engine {
    templates: Environment<'static>,
    files: &'static [(&'static str, &'static str)],
    overridden: BTreeMap<String, String>,
    /// What is wrong with overridden templates, as far as it shows before a
    /// page is made.
    pub errors: Vec<ThemeError>,
}

impl Engine {
    /// The house's templates (name and source), some of them replaced.
    pub fn new(
        files: &'static [(&'static str, &'static str)],
        overrides: &BTreeMap<String, String>,
    ) -> Self {
        let mut templates = environment();
        let (mut overridden, mut errors) = (BTreeMap::new(), Vec::new());
        for (name, source) in files {
            templates.add_template(name, source).expect("the built-in templates are tested");
        }
        for (name, source) in overrides.iter().filter(|(name, _)| name.ends_with(".html")) {
            match templates.add_template_owned(name.clone(), source.clone()) {
                Ok(()) => {
                    overridden.insert(name.clone(), source.clone());
                }
                Err(error) => errors.push(theme_error(&error, name)),
            }
        }
        Self { templates, files, overridden, errors }
    }

    /// Makes a page from a template. A template of the newsroom that fails is
    /// left aside for the built-in one; the first fault is given back.
    pub fn render(&self, template: &str, value: &Value) -> (String, Option<ThemeError>) {
        let first = match attempt(&self.templates, template, value) {
            Ok(html) => return (html, self.errors.first().cloned()),
            Err(error) => theme_error(&error, template),
        };
        let fault = self.errors.first().cloned().unwrap_or_else(|| first.clone());
        let mut templates = self.templates.clone();
        let mut left = self.overridden.clone();
        let mut failed = first.template;
        while !left.is_empty() {
            if left.remove(&failed).is_some() {
                self.restore(&mut templates, &failed);
            } else {
                // The fault shows in a file of the house, so one of the
                // newsroom's is behind it; which one cannot be told.
                for name in std::mem::take(&mut left).into_keys() {
                    self.restore(&mut templates, &name);
                }
            }
            match attempt(&templates, template, value) {
                Ok(html) => return (html, Some(fault)),
                Err(error) => failed = theme_error(&error, template).template,
            }
        }
        // The built-in templates render every value, and tests hold them to
        // it; even so a reader gets the text.
        let html =
            format!("<!doctype html>\n<meta charset=\"utf-8\">\n<title></title>\n{BODY_MARK}\n");
        (html, Some(fault))
    }

    fn restore(&self, templates: &mut Environment<'static>, name: &str) {
        templates.remove_template(name);
        if let Some((name, source)) = self.files.iter().find(|(known, _)| *known == name) {
            templates.add_template(name, source).expect("the built-in templates are tested");
        }
    }
}

fn environment() -> Environment<'static> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    templates.set_fuel(Some(FUEL));
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build();
    templates.set_syntax(syntax.expect("the delimiters are the engine's own"));
    // Faults are told with the expression they are in.
    templates.set_debug(true);
    // The engine's own escaping writes `/` as `&#x2f;`; ours leaves addresses
    // readable and replaces what HTML forbids.
    templates.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if value.is_safe() || is_plain(text) => out.write_str(text).map_err(Error::from),
        Some(text) => out.write_str(&escape_html(text)).map_err(Error::from),
        None => minijinja::escape_formatter(out, state, value),
    });
    templates
}

/// The templates that print a text.
const WITH_BODY: [&str; 2] = ["story.html", "text.html"];

fn attempt(templates: &Environment<'static>, name: &str, value: &Value) -> Result<String, Error> {
    let html = templates.get_template(name)?.render(value.clone())?;
    if WITH_BODY.contains(&name) {
        let bodies = html.matches(BODY_MARK).count();
        if bodies != 1 {
            let reason =
                format!("`{{{{ body }}}}` must be printed once, and was printed {bodies} times");
            return Err(Error::new(ErrorKind::InvalidOperation, reason));
        }
    }
    Ok(html)
}

/// The innermost fault, where a template includes another.
fn theme_error(error: &Error, template: &str) -> ThemeError {
    let mut found = error;
    let mut next = error.source();
    while let Some(source) = next {
        if let Some(inner) = source.downcast_ref::<Error>()
            && inner.name().is_some()
        {
            found = inner;
        }
        next = source.source();
    }
    ThemeError {
        template: found.name().unwrap_or(template).to_owned(),
        line: found.line().map_or(1, |line| u32::try_from(line).unwrap_or(u32::MAX)),
        reason: reason(found),
    }
}

/// The kind of fault, its detail, and the expression where it is known.
fn reason(error: &Error) -> String {
    let mut reason = error.kind().to_string();
    if let Some(detail) = error.detail() {
        reason = format!("{reason}: {detail}");
    }
    let expression = error.template_source().zip(error.range()).and_then(|(source, range)| {
        source.get(range).map(str::trim).filter(|text| !text.is_empty() && text.len() <= 80)
    });
    match expression {
        Some(text) => format!("{reason} (at `{text}`)"),
        None => reason,
    }
}
