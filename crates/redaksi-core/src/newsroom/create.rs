//! Making a newsroom where there is none.

use std::path::Path;

use serde_json::Value;

use super::{Folder, Newsroom, Opening, Settings, files};
use crate::error::{Error, Result};
use crate::platform;
use crate::store::Store;

/// What a new newsroom is called and where it publishes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewNewsroom {
    /// Settings to begin with, by key.
    pub settings: Vec<(String, Value)>,
}

impl Newsroom {
    /// Makes a newsroom in `path`, which must be empty or not there.
    pub fn create(path: &Path, new: &NewNewsroom, opening: Opening) -> Result<Self> {
        // All values are looked at before anything is made.
        let checked = new
            .settings
            .iter()
            .map(|(key, value)| Ok((key.clone(), Settings::check(key, value)?)))
            .collect::<Result<Vec<_>>>()?;
        let absolute = std::path::absolute(path).map_err(|fault| files::fault(path, fault))?;
        let folder = Folder::new(absolute);
        refuse_taken(folder.path())?;
        for part in [folder.path().to_owned(), folder.media(), folder.theme(), folder.inbox()] {
            files::make_folder(&part)?;
        }
        let local = !platform::is_network(folder.path());
        let store = Store::create(&folder.database(), local)?;
        let mut newsroom = Self::with_store(folder, store, opening)?;
        newsroom.change_settings(&checked)?;
        Ok(newsroom)
    }
}

fn refuse_taken(path: &Path) -> Result<()> {
    match std::fs::read_dir(path).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Error::FolderTaken(path.to_owned())),
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(_) if path.is_file() => Err(Error::FolderTaken(path.to_owned())),
        Err(fault) => Err(files::fault(path, fault)),
    }
}
