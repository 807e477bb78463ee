//! The folder of a newsroom, and where things lie in it.

use std::path::{Path, PathBuf};

use crate::article::MediaId;

/// A newsroom's folder. Knows names, touches nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder at `path`.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.0.join("newsroom.db")
    }

    /// Pictures, each named by the SHA-256 of its bytes.
    pub fn media(&self) -> PathBuf {
        self.0.join("media")
    }

    /// One picture.
    pub fn picture(&self, id: &MediaId) -> PathBuf {
        self.media().join(id.as_str())
    }

    /// Smaller sizes of pictures; can be thrown away at any time.
    pub fn cache(&self) -> PathBuf {
        self.0.join("cache")
    }

    /// Templates and style sheets that replace the theme's own.
    pub fn theme(&self) -> PathBuf {
        self.0.join("theme")
    }

    /// Files dropped here become drafts.
    pub fn inbox(&self) -> PathBuf {
        self.0.join("inbox")
    }

    /// What is of this laptop.
    pub fn preferences(&self) -> PathBuf {
        self.0.join("settings.toml")
    }

    /// Reports of faults of the program.
    pub fn crash(&self) -> PathBuf {
        self.0.join("crash")
    }

    /// Files of earlier exports, by hash, for the way back.
    pub fn kept_exports(&self) -> PathBuf {
        self.0.join("exports").join("objects")
    }

    /// Held by the program that exports, so that there is one at a time.
    pub fn export_lock(&self) -> PathBuf {
        self.0.join(".export.lock")
    }

    /// Held by the window, so that there is one for each newsroom.
    pub fn window_lock(&self) -> PathBuf {
        self.0.join(".window.lock")
    }
}
