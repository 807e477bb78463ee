//! Changing what the newsroom shares.

use serde_json::{Value, json};

use super::{MODULES, Newsroom, Settings, take_in};
use crate::error::{Error, Result};
use crate::store::SHARED;

impl Newsroom {
    /// Makes settings. All are checked before any is made.
    pub fn change_settings(&mut self, changes: &[(String, Value)]) -> Result<()> {
        let checked = changes
            .iter()
            .map(|(key, value)| Ok((key.as_str(), Settings::check(key, value)?)))
            .collect::<Result<Vec<_>>>()?;
        let at = self.rim.now();
        let shared = &mut self.shared;
        let done = self.store.write(|tables| {
            take_in(tables, SHARED, shared)?;
            for (key, value) in &checked {
                shared.document.set_setting(key, value)?;
            }
            if let Some(update) = shared.document.commit(at, Some("settings"))? {
                shared.head = tables.append_update(SHARED, &update)?;
            }
            Ok::<_, Error>(())
        });
        if let Err(fault) = done {
            self.reload_shared()?;
            return Err(fault);
        }
        self.told.insert(SHARED.to_owned(), self.shared.head);
        self.settings = Settings::over_defaults(self.shared.document.settings());
        self.theme = None;
        self.edition = None;
        Ok(())
    }

    /// Pins stories to a module, in order; none unpins all.
    pub fn pin(&mut self, module: &str, names: &[String]) -> Result<()> {
        let module = module_key(module).ok_or_else(|| Error::BadValue {
            name: "module".to_owned(),
            value: module.chars().take(60).collect(),
            takes: "picks, related, latest, popular or regional",
        })?;
        let ids = names.iter().map(|name| self.find(name)).collect::<Result<Vec<_>>>()?;
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        self.change_settings(&[(format!("modules.{module}.pins"), json!(ids))])
    }

    /// Enters the person at work among those who work on stories.
    pub(super) fn enter_person(&mut self) -> Result<()> {
        // Who entered in another program meanwhile stays.
        self.notice()?;
        let mut people = self.settings.texts("people");
        if people.contains(&self.author.person) {
            return Ok(());
        }
        people.push(self.author.person.clone());
        self.change_settings(&[("people".to_owned(), json!(people))])
    }

    /// After a failed write the document in memory is ahead of what is kept.
    pub(super) fn reload_shared(&mut self) -> Result<()> {
        let tables = self.store.read();
        let head = tables.head(SHARED)?.unwrap_or(0);
        let updates = tables.updates_after(SHARED, 0)?;
        let peer = super::peer(self.rim.as_mut());
        let document = crate::document::Document::load(&updates, self.author.clone(), peer)?;
        self.shared = super::Open { document, head };
        Ok(())
    }
}

/// A module by its key, or by its heading in either language.
fn module_key(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase().replace([' ', '_'], "-");
    let key = match name.as_str() {
        "picks" | "pick" | "pilihan" | "artikel-pilihan" | "editors-picks" => "picks",
        "related" | "terkait" => "related",
        "latest" | "terkini" => "latest",
        "popular" | "terpopuler" | "most-read" => "popular",
        "regional" | "daerah" | "kabar-daerah" => "regional",
        _ => return None,
    };
    debug_assert!(MODULES.contains(&key));
    Some(key)
}
