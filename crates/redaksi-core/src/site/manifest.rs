//! The web application manifest (W3C): name, colours and icons for a phone's
//! home screen.

use serde_json::json;

use super::icons::Icon;
use crate::markdown::tidy;

/// The path of the manifest.
pub const PATH: &str = "manifest.webmanifest";

/// What the manifest says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Manifest {
    /// The newsroom's name.
    pub name: String,
    /// BCP 47.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// The newsroom's accent: `#9f1d2d`.
    pub accent: String,
    /// The path of the theme's icon, an SVG.
    pub icon: String,
    /// Its drawings in pixels; the file alone tells whether it is one that a
    /// phone may cut to its own shape.
    pub drawings: Vec<Drawing>,
}

/// A drawing of the icon.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Drawing {
    /// Its path.
    pub path: String,
    /// Width and height in pixels.
    pub size: u32,
    /// True where it may be cut to a circle.
    pub maskable: bool,
}

impl From<&Icon> for Drawing {
    fn from(icon: &Icon) -> Self {
        Self { path: icon.path.clone(), size: icon.size, maskable: icon.maskable }
    }
}

impl Manifest {
    /// The file.
    pub fn json(&self) -> String {
        let drawings = self.drawings.iter().map(|drawing| {
            json!({
                "src": drawing.path,
                "sizes": format!("{0}x{0}", drawing.size),
                "type": "image/png",
                "purpose": if drawing.maskable { "maskable" } else { "any" },
            })
        });
        let own = json!({ "src": self.icon, "sizes": "any", "type": "image/svg+xml" });
        let icons: Vec<_> = std::iter::once(own).chain(drawings).collect();
        let manifest = json!({
            "name": tidy(self.name.trim()),
            "short_name": tidy(self.name.trim()),
            "lang": self.language,
            "dir": self.direction,
            "id": "./",
            "start_url": "./",
            "scope": "./",
            // A site of links; the browser's own buttons are wanted.
            "display": "browser",
            "theme_color": self.accent,
            "background_color": "#ffffff",
            "icons": icons,
        });
        format!("{manifest:#}\n")
    }
}
