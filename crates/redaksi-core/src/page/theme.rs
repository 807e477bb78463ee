//! The theme: templates and style sheet, the house's own or a newsroom's.
//!
//! Every file of the built-in theme `warta` may be replaced by one of the
//! same name. A file that cannot be used is left aside for the built-in one,
//! and the reason is kept with its line.

use std::collections::BTreeMap;
use std::error::Error as _;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};
use sha2::{Digest, Sha256};

use super::colour::{self, Rgb};
use super::input::Picture;
use crate::markdown::escape_html;

/// The files of the built-in theme.
const FILES: [(&str, &str); 12] = [
    ("base.html", include_str!("../../../../themes/warta/base.html")),
    ("story.html", include_str!("../../../../themes/warta/story.html")),
    ("list.html", include_str!("../../../../themes/warta/list.html")),
    ("head.html", include_str!("../../../../themes/warta/head.html")),
    ("masthead.html", include_str!("../../../../themes/warta/masthead.html")),
    ("photo.html", include_str!("../../../../themes/warta/photo.html")),
    ("notices.html", include_str!("../../../../themes/warta/notices.html")),
    ("paging.html", include_str!("../../../../themes/warta/paging.html")),
    ("byline.html", include_str!("../../../../themes/warta/byline.html")),
    ("tags.html", include_str!("../../../../themes/warta/tags.html")),
    ("modules.html", include_str!("../../../../themes/warta/modules.html")),
    ("footer.html", include_str!("../../../../themes/warta/footer.html")),
];

const CSS: &str = include_str!("../../../../themes/warta/warta.css");
const ICON: &str = include_str!("../../../../themes/warta/icon.svg");

/// What is shown where a page without a picture is shared, in pixels.
const SHARE: &[u8] = include_bytes!("../../../../themes/warta/share.png");
const SHARE_SIZE: (u32, u32) = (1200, 630);

/// The accent of the built-in files.
const ACCENT: &str = "#9f1d2d";

/// Replaces the built-in style sheet.
const CSS_FILE: &str = "warta.css";
/// Is added to the style sheet.
const EXTRA_CSS_FILE: &str = "extra.css";
/// Replaces the built-in icon.
const ICON_FILE: &str = "icon.svg";

/// How many steps a template may take. A front page of a thousand stories
/// takes some fifty thousand; a template that never ends is stopped.
const FUEL: u64 = 20_000_000;

/// Why a file of a theme was not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeError {
    /// The file: `story.html`.
    pub template: String,
    /// The line, from 1.
    pub line: u32,
    /// What is wrong, in the words of the template engine (English).
    pub reason: String,
}

/// Templates and style sheet, ready for use.
#[derive(Debug, Clone)]
pub struct Theme {
    templates: Environment<'static>,
    overridden: BTreeMap<String, String>,
    css: Asset,
    icon: Asset,
    share: Asset,
    errors: Vec<ThemeError>,
}

/// A file that pages load. Its name bears the content's digest, so that a
/// browser may keep it for ever.
#[derive(Debug, Clone)]
struct Asset {
    content: Vec<u8>,
    path: String,
}

impl Asset {
    fn new(name: &str, extension: &str, content: Vec<u8>) -> Self {
        let digest = Sha256::digest(&content);
        let hash: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        Self { content, path: format!("assets/{name}-{hash}.{extension}") }
    }

    fn css(content: String) -> Self {
        Self::new("warta", "css", content.into_bytes())
    }

    fn icon(content: String) -> Self {
        Self::new("ikon", "svg", content.into_bytes())
    }
}

impl Theme {
    /// The built-in theme.
    pub fn warta() -> Self {
        Self::with_overrides(&BTreeMap::new())
    }

    /// The built-in theme with some files replaced: file name to content. The
    /// names are those of `themes/warta/`, and `extra.css`, which is added to
    /// the style sheet. Templates that cannot be read are listed in
    /// [`Theme::errors`]; new names may be included by the others.
    pub fn with_overrides(files: &BTreeMap<String, String>) -> Self {
        let mut templates = environment();
        let mut overridden = BTreeMap::new();
        let mut errors = Vec::new();
        for (name, source) in FILES {
            templates.add_template(name, source).expect("the built-in templates are tested");
        }
        let pages = files.iter().filter(|(name, _)| name.ends_with(".html"));
        for (name, source) in pages {
            match templates.add_template_owned(name.clone(), source.clone()) {
                Ok(()) => {
                    overridden.insert(name.clone(), source.clone());
                }
                Err(error) => errors.push(theme_error(&error, name)),
            }
        }
        let css = files.get(CSS_FILE).map_or(CSS, String::as_str);
        let extra = files.get(EXTRA_CSS_FILE).map_or("", String::as_str);
        let icon = files.get(ICON_FILE).map_or(ICON, String::as_str);
        Self {
            templates,
            overridden,
            css: Asset::css(format!("{css}{extra}")),
            icon: Asset::icon(icon.to_owned()),
            share: Asset::new("bagikan", "png", SHARE.to_vec()),
            errors,
        }
    }

    /// The same theme with the newsroom's accent, a colour like `#9f1d2d`.
    /// What is no colour leaves the theme as it is.
    #[must_use]
    pub fn with_accent(mut self, accent: &str) -> Self {
        if let Some(colour) = Rgb::parse(accent) {
            let text = |asset: &Asset| String::from_utf8_lossy(&asset.content).into_owned();
            let css = text(&self.css) + &colour::accent_css(colour);
            self.icon = Asset::icon(text(&self.icon).replace(ACCENT, &colour.hex()));
            self.css = Asset::css(css);
        }
        self
    }

    /// The files that pages of this theme load: path and content.
    pub fn assets(&self) -> Vec<(String, Vec<u8>)> {
        [&self.css, &self.icon, &self.share]
            .into_iter()
            .map(|asset| (asset.path.clone(), asset.content.clone()))
            .collect()
    }

    /// The path of the style sheet.
    pub fn stylesheet(&self) -> &str {
        &self.css.path
    }

    /// The path of the icon.
    pub fn icon(&self) -> &str {
        &self.icon.path
    }

    /// The picture that stands for a page that has none, where it is shared.
    pub(super) fn share(&self) -> Picture {
        let (width, height) = SHARE_SIZE;
        Picture { path: self.share.path.clone(), width, height, srcset: Vec::new() }
    }

    /// What is wrong with the overridden files, as far as it shows before a
    /// page is made.
    pub fn errors(&self) -> &[ThemeError] {
        &self.errors
    }

    /// Makes a page from a template. A template of the newsroom that fails is
    /// left aside for the built-in one; the first fault is given back.
    pub(super) fn render(&self, template: &str, value: &Value) -> (String, Option<ThemeError>) {
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
                restore(&mut templates, &failed);
            } else {
                // The fault shows in a file of the house, so one of the
                // newsroom's is behind it; which one cannot be told.
                for name in std::mem::take(&mut left).into_keys() {
                    restore(&mut templates, &name);
                }
            }
            match attempt(&templates, template, value) {
                Ok(html) => return (html, Some(fault)),
                Err(error) => failed = theme_error(&error, template).template,
            }
        }
        // The built-in templates render every value, and tests hold them to
        // it; even so a reader gets the text.
        (
            format!("<!doctype html>\n<meta charset=\"utf-8\">\n<title></title>\n{BODY_MARK}\n"),
            Some(fault),
        )
    }
}

fn restore(templates: &mut Environment<'static>, name: &str) {
    templates.remove_template(name);
    if let Some((name, source)) = FILES.into_iter().find(|(known, _)| *known == name) {
        templates.add_template(name, source).expect("the built-in templates are tested");
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
    templates.set_debug(true);
    // The engine's own escaping writes `/` as `&#x2f;`; ours leaves addresses
    // readable and replaces what HTML forbids.
    templates.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if !value.is_safe() => out.write_str(&escape_html(text)).map_err(Error::from),
        _ => minijinja::escape_formatter(out, state, value),
    });
    templates
}

/// What stands where the text comes, until it is put in. No input can hold
/// it: noncharacters are replaced on the way in.
pub(super) const BODY_MARK: &str = "\u{FDD0}isi\u{FDD1}";

fn attempt(templates: &Environment<'static>, name: &str, value: &Value) -> Result<String, Error> {
    let html = templates.get_template(name)?.render(value.clone())?;
    let bodies = html.matches(BODY_MARK).count();
    if name == "story.html" && bodies != 1 {
        let reason =
            format!("`{{{{ body }}}}` must be printed once, and was printed {bodies} times");
        return Err(Error::new(ErrorKind::InvalidOperation, reason));
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
