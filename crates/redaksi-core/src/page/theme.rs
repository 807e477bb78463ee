//! The theme: templates and style sheet, the house's own or a newsroom's.
//!
//! Every file of the built-in theme `warta` may be replaced by one of the
//! same name. A file that cannot be used is left aside for the built-in one,
//! and the reason is kept with its line.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::Value;
use sha2::{Digest, Sha256};

use super::colour::{self, Rgb};
use super::engine::Engine;
use super::house::HousePicture;

/// The templates of the built-in theme.
const FILES: [(&str, &str); 15] = [
    ("base.html", include_str!("../../../../themes/warta/base.html")),
    ("story.html", include_str!("../../../../themes/warta/story.html")),
    ("list.html", include_str!("../../../../themes/warta/list.html")),
    ("text.html", include_str!("../../../../themes/warta/text.html")),
    ("search.html", include_str!("../../../../themes/warta/search.html")),
    ("missing.html", include_str!("../../../../themes/warta/missing.html")),
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

/// The accent of the built-in files.
const ACCENT: &str = "#9f1d2d";

/// Replaces the built-in style sheet.
const CSS_FILE: &str = "warta.css";
/// Is added to the style sheet.
const EXTRA_CSS_FILE: &str = "extra.css";
/// Replaces the built-in icon.
const ICON_FILE: &str = "icon.svg";

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

/// Templates and style sheet, ready for use. A copy is cheap.
#[derive(Debug, Clone)]
pub struct Theme {
    engine: Arc<Engine>,
    css: Arc<Asset>,
    icon: Arc<Asset>,
    accent: String,
}

/// A file that pages load. Its name bears the content's digest, so that a
/// browser may keep it for ever.
#[derive(Debug)]
struct Asset {
    content: Vec<u8>,
    path: String,
}

impl Asset {
    fn new(name: &str, extension: &str, content: Vec<u8>) -> Arc<Self> {
        let digest = Sha256::digest(&content);
        let hash: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        Arc::new(Self { content, path: format!("assets/{name}-{hash}.{extension}") })
    }

    fn css(content: String) -> Arc<Self> {
        Self::new("warta", "css", content.into_bytes())
    }

    fn icon(content: String) -> Arc<Self> {
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
        let css = files.get(CSS_FILE).map_or(CSS, String::as_str);
        let extra = files.get(EXTRA_CSS_FILE).map_or("", String::as_str);
        let icon = files.get(ICON_FILE).map_or(ICON, String::as_str);
        Self {
            engine: Arc::new(Engine::new(&FILES, files)),
            css: Asset::css(format!("{css}{extra}")),
            icon: Asset::icon(icon.to_owned()),
            accent: ACCENT.to_owned(),
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
            self.accent = colour.hex();
        }
        self
    }

    /// The files that pages of this theme load: path and content.
    pub fn assets(&self) -> Vec<(String, Vec<u8>)> {
        [&self.css, &self.icon]
            .into_iter()
            .map(|asset| (asset.path.clone(), asset.content.clone()))
            .collect()
    }

    /// Stands for templates and files: two themes of one digest print alike.
    pub fn digest(&self) -> u64 {
        let assets = self.assets();
        let mut hasher = std::hash::DefaultHasher::new();
        std::hash::Hash::hash(&(assets, self.engine.overridden()), &mut hasher);
        std::hash::Hasher::finish(&hasher)
    }

    /// The path of the style sheet.
    pub fn stylesheet(&self) -> &str {
        &self.css.path
    }

    /// The path of the icon.
    pub fn icon(&self) -> &str {
        &self.icon.path
    }

    /// The house picture of a newsroom with this theme, in its ratios.
    pub fn house(&self, name: &str, language: &str) -> [HousePicture; 3] {
        HousePicture::all(name, language, &self.accent)
    }

    /// What is wrong with the overridden files, as far as it shows before a
    /// page is made.
    pub fn errors(&self) -> &[ThemeError] {
        &self.engine.errors
    }

    /// Makes a page, or a part of one, from a template.
    pub(super) fn render(&self, template: &str, value: &Value) -> (String, Option<ThemeError>) {
        self.engine.render(template, value)
    }
}
