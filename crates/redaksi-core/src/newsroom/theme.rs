//! The theme as this newsroom has it: `warta`, with what its folder overrides.

use std::collections::BTreeMap;

use super::{Newsroom, files};
use crate::error::Result;
use crate::page::Theme;
use crate::site::house;

impl Newsroom {
    /// The theme, with what the newsroom overrides.
    pub(super) fn theme(&self) -> &Theme {
        self.theme.as_ref().expect("the theme is loaded before any page is made")
    }

    /// Reads the theme's folder, where that was not done since it changed.
    pub(super) fn load_theme(&mut self) -> Result<()> {
        if self.theme.is_none() {
            let overrides = read_overrides(&self.folder.theme())?;
            let accent = self.settings.text("accent");
            self.theme = Some(Theme::with_overrides(&overrides).with_accent(accent));
        }
        Ok(())
    }

    /// Forgets the theme, so that the next page reads its folder again.
    pub fn forget_theme(&mut self) {
        self.theme = None;
    }

    /// The style sheets that pages name: path and bytes.
    pub fn assets(&mut self) -> Result<Vec<(String, Vec<u8>)>> {
        self.load_theme()?;
        Ok(self.theme().assets())
    }

    /// The file of the theme that pages name by this path; the house picture
    /// is drawn for it.
    pub fn asset(&mut self, path: &str) -> Result<Option<Vec<u8>>> {
        let found = self.assets()?.into_iter().find(|(name, _)| name == path);
        if let Some((_, bytes)) = found {
            return Ok(Some(bytes));
        }
        let settings = &self.settings;
        let house = self.theme().house(settings.text("name"), settings.language());
        Ok(house.iter().find(|drawing| drawing.path == path).map(house::png))
    }
}

/// Templates and style sheets of the newsroom, by file name.
fn read_overrides(folder: &std::path::Path) -> Result<BTreeMap<String, String>> {
    let mut overrides = BTreeMap::new();
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => return Ok(overrides),
        Err(fault) => return Err(files::fault(folder, fault)),
    };
    for entry in entries.filter_map(|entry| entry.ok()) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let known = name.ends_with(".html") || name.ends_with(".css");
        if known && !name.starts_with('.') && entry.path().is_file() {
            let bytes = files::read(&entry.path())?;
            overrides.insert(name, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    Ok(overrides)
}
