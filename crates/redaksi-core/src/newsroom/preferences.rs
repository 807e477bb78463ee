//! What is of this laptop: `settings.toml` in the newsroom's folder.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files;
use crate::error::{Error, Result, Unreadable};

/// The choices of one person on one laptop. Unknown keys of a newer program
/// are kept as they are.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The window's language, `id` or `en`; the newsroom's where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Who works here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// `system`, `light` or `dark`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appearance: Option<String>,
    /// A folder watched beside the newsroom's own inbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inbox: Option<PathBuf>,
    /// The last folder exported to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub export_dir: Option<PathBuf>,
    /// What a newer program wrote.
    #[serde(flatten)]
    pub others: toml::Table,
}

impl Preferences {
    /// Reads the file; a missing one gives the defaults.
    pub fn read(path: &Path) -> Result<Self> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self::default());
            }
            Err(fault) if fault.kind() == std::io::ErrorKind::InvalidData => {
                return Err(Error::UnreadableFile {
                    path: path.to_owned(),
                    why: Unreadable::NotText,
                });
            }
            Err(fault) => return Err(files::fault(path, fault)),
        };
        toml::from_str(&text)
            .map_err(|_| Error::UnreadableFile { path: path.to_owned(), why: Unreadable::Broken })
    }

    /// Writes the file, whole or not at all.
    pub fn write(&self, path: &Path) -> Result<()> {
        let text = toml::to_string_pretty(self).map_err(|fault| Error::Bug(fault.to_string()))?;
        files::write(path, text.as_bytes())
    }
}
