//! Taking in another copy of this newsroom: a restored backup, a copied
//! folder. Documents merge; nothing is lost, and taking in twice changes
//! nothing.

use std::path::Path;

use super::{Folder, Newsroom, files, media, take_in};
use crate::document::{Author, Document};
use crate::error::{Error, Result};
use crate::platform;
use crate::store::{SHARED, Store};

impl Newsroom {
    /// Takes in everything that the newsroom in `other` has and this one does
    /// not; `other` is left as it is. Returns how many stories changed.
    pub fn merge(&mut self, other: &Path) -> Result<usize> {
        let folder = Folder::new(other);
        if !folder.database().is_file() {
            return Err(Error::NoNewsroom(other.to_owned()));
        }
        let theirs = Store::open(&folder.database(), !platform::is_network(other))?;
        self.take_pictures(&theirs, &folder)?;
        for (hash, content) in theirs.read().seals()? {
            self.store.write(|tables| tables.keep_seal(&hash, &content).map_err(Error::from))?;
        }
        self.take_shared(&theirs)?;
        let mut changed = 0;
        for (key, _) in theirs.read().documents()? {
            if self.take_document(&theirs, &key)? {
                changed += 1;
            }
        }
        self.settle()?;
        Ok(changed)
    }

    fn take_pictures(&mut self, theirs: &Store, folder: &Folder) -> Result<()> {
        for record in theirs.read().all_media()? {
            let target = self.folder.picture(&record.id);
            if !target.is_file() {
                // A picture that is missing there is missing here too, and
                // `verify` says so; an altered one is not taken.
                let Ok(bytes) = std::fs::read(folder.picture(&record.id)) else { continue };
                if media::digest(&bytes) != record.id {
                    continue;
                }
                files::make_folder(&self.folder.media())?;
                files::write(&target, &bytes)?;
            }
            self.store.write(|tables| tables.add_media(&record).map_err(Error::from))?;
        }
        Ok(())
    }

    fn take_shared(&mut self, theirs: &Store) -> Result<()> {
        let updates = theirs.read().updates_after(SHARED, 0)?;
        let shared = &mut self.shared;
        self.store.write(|tables| {
            take_in(tables, SHARED, shared)?;
            if let Some(update) = shared.document.take_other(&updates)? {
                shared.head = tables.append_update(SHARED, &update)?;
            }
            Ok::<_, Error>(())
        })?;
        self.settings = super::Settings::over_defaults(self.shared.document.settings());
        self.theme = None;
        self.edition = None;
        Ok(())
    }

    fn take_document(&mut self, theirs: &Store, key: &str) -> Result<bool> {
        let updates = theirs.read().updates_after(key, 0)?;
        if self.store.read().head(key)?.is_none() {
            let nobody = Author { person: String::new(), laptop: String::new() };
            let document = Document::load(&updates, nobody, 1)?;
            let snapshot = document.snapshot()?;
            self.store.write(|tables| tables.append_update(key, &snapshot).map_err(Error::from))?;
            self.dirty.insert(key.to_owned());
            return Ok(true);
        }
        if !self.open.contains_key(key) {
            self.load(key)?;
        }
        let open = self.open.get_mut(key).expect("it was opened just now");
        let done = self.store.write(|tables| {
            let fresh = take_in(tables, key, open)?;
            let Some(update) = open.document.take_other(&updates)? else {
                return Ok((fresh, false));
            };
            open.head = tables.append_update(key, &update)?;
            Ok::<_, Error>((true, true))
        });
        match done {
            Ok((fresh, changed)) => {
                // What a third program wrote meanwhile is to be projected too.
                if fresh {
                    self.dirty.insert(key.to_owned());
                }
                Ok(changed)
            }
            Err(fault) => {
                self.open.remove(key);
                Err(fault)
            }
        }
    }
}
