//! The house picture: what stands where a page has no picture of its own and
//! is shared or read by machines.
//!
//! This room names the files and says what is in them; [`crate::site::house`]
//! draws. They depend on the newsroom's name, language and accent alone, and
//! their paths bear those, since browsers keep them for ever.

use sha2::{Digest, Sha256};

use super::input::{Crop, Picture};
use super::words;

/// Width and height in pixels: 16:9, 4:3 and 1:1, as search engines want
/// them. The first is what shared links show.
const SIZES: [(u32, u32); 3] = [(1200, 675), (1200, 900), (1200, 1200)];

/// The drawing's edition; counts up with what it shows.
const EDITION: u32 = 2;

/// A drawing of the house picture, not yet drawn.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HousePicture {
    /// Its path in the export, which bears a digest of the rest.
    pub path: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The newsroom, which made it and owns it.
    pub name: String,
    /// What it shows, in the newsroom's language.
    pub description: String,
    /// The colour it is drawn in: `#9f1d2d`.
    pub accent: String,
}

impl HousePicture {
    /// The drawings of a newsroom, the one for shared links first. An accent
    /// that is no colour is drawn as the theme's own.
    pub fn all(name: &str, language: &str, accent: &str) -> [Self; 3] {
        let name = name.trim();
        let description = words::pick(language, "Logo {}", "{} logo").replace("{}", name);
        SIZES.map(|(width, height)| {
            let made_of = format!("{EDITION}\n{name}\n{description}\n{accent}");
            let digest = Sha256::digest(made_of.as_bytes());
            let hash: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
            Self {
                path: format!("assets/bagikan-{width}x{height}-{hash}.png"),
                width,
                height,
                name: name.to_owned(),
                description: description.clone(),
                accent: accent.to_owned(),
            }
        })
    }
}

/// The drawings as one picture in three ratios.
pub(super) fn picture(drawings: &[HousePicture; 3]) -> Picture {
    let [shared, ..] = drawings;
    let crop =
        |one: &HousePicture| Crop { path: one.path.clone(), width: one.width, height: one.height };
    Picture {
        path: shared.path.clone(),
        width: shared.width,
        height: shared.height,
        crops: drawings.iter().map(crop).collect(),
        ..Picture::default()
    }
}
