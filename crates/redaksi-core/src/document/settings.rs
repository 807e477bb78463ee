//! What the newsroom shares, in a document of its own.
//!
//! A setting is a JSON value under a dotted key. Lists of texts are kept as
//! lists, so that two laptops that each add a section keep both.

use loro::LoroValue;
use serde_json::Value;

use super::write::set_list;
use super::{Document, DocumentError, root};

/// Marks a key whose value is a list, kept in a root of its own.
const LIST: &str = "[]";

impl Document {
    /// Every setting that was ever made, by key.
    pub fn settings(&self) -> Vec<(String, Value)> {
        let mut settings = Vec::new();
        self.doc.get_map(root::SETTINGS).for_each(|key, value| {
            let Ok(LoroValue::String(text)) = value.into_value() else { return };
            let value = if text.as_str() == LIST {
                let list = super::read::texts(&self.doc, &list_root(key));
                Value::from(list)
            } else {
                serde_json::from_str(&text).unwrap_or(Value::Null)
            };
            settings.push((key.to_owned(), value));
        });
        settings.sort_by(|a, b| a.0.cmp(&b.0));
        settings
    }

    /// Makes a setting. Not committed.
    pub fn set_setting(&mut self, key: &str, value: &Value) -> Result<(), DocumentError> {
        let map = self.doc.get_map(root::SETTINGS);
        let list: Option<Vec<String>> = value
            .as_array()
            .and_then(|items| items.iter().map(|item| item.as_str().map(str::to_owned)).collect());
        let text = match &list {
            Some(items) => {
                set_list(&self.doc, &list_root(key), items)?;
                LIST.to_owned()
            }
            None => value.to_string(),
        };
        let current = map.get(key).and_then(|value| value.into_value().ok());
        if matches!(&current, Some(LoroValue::String(old)) if old.as_str() == text) {
            return Ok(());
        }
        map.insert(key, text).map_err(DocumentError::Refused)
    }
}

fn list_root(key: &str) -> String {
    // A root's name may hold no slash; keys never do.
    format!("setting.{key}")
}
