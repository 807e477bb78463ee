//! `set`: the fields of a story from words of the form `FIELD=VALUE`.

use redaksi_api::core::article::{FieldError, FieldName, FieldValue, Zone};
use redaksi_api::wire::{self, OneArticle, WireError};
use redaksi_api::{Desk, commands as api};
use serde_json::Value;

/// Changes the fields that the words `FIELD=VALUE` name, all or none of them.
pub(crate) fn set(desk: &Desk, name: &str, values: &[String]) -> Result<wire::Article, WireError> {
    let id = desk.act(|newsroom| {
        let id = newsroom.find(name)?;
        let zone_given = values.iter().rev().find_map(|value| value.strip_prefix("zone="));
        let zone = match zone_given.and_then(Zone::parse) {
            Some(zone) => zone,
            None => newsroom.story(id)?.article.zone,
        };
        let mut body = None;
        let mut fields: Vec<FieldValue> = Vec::new();
        for value in values {
            let Some((field, text)) = value.split_once('=') else {
                return Err(FieldError::Unknown(value.clone()).into());
            };
            match field {
                "body" => body = Some(text),
                "lead" => fields.extend(lead(text, zone)?),
                _ => fields.push(FieldValue::from_text(field, text, zone)?),
            }
        }
        newsroom.set(id, &fields)?;
        if let Some(text) = body {
            newsroom.write_body(id, text)?;
        }
        Ok(id)
    })?;
    api::open_article(desk, OneArticle { id: id.to_string() })
}

/// The parts of the photo, given as one object.
fn lead(text: &str, zone: Zone) -> Result<Vec<FieldValue>, FieldError> {
    let unfit = || FieldError::Unfit {
        field: "lead",
        value: text.chars().take(60).collect(),
        takes: "an object like {\"caption\":\"…\",\"credit\":\"…\"}",
    };
    let Ok(Value::Object(parts)) = serde_json::from_str(text) else { return Err(unfit()) };
    parts
        .iter()
        .map(|(part, value)| {
            let name = FieldName::parse(&format!("lead.{part}")).ok_or_else(unfit)?;
            FieldValue::from_json(name, value, zone)
        })
        .collect()
}
