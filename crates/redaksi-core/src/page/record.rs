//! Values of templates with names known in advance.
//!
//! A page has some hundred of them; a map of owned keys for each would cost
//! more than all the rest of the page.

use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object};

/// Named values, looked up one after the other: there are never many.
#[derive(Debug)]
pub(super) struct Record<const N: usize> {
    pub names: &'static [&'static str],
    pub values: [Value; N],
}

impl<const N: usize> Object for Record<N> {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let at = self.names.iter().position(|name| *name == key)?;
        self.values.get(at).cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(self.names)
    }
}

/// Makes a value of names and values: `record! { name => text(x), year }`.
macro_rules! record {
    (@value $name:ident) => { minijinja::Value::from($name) };
    (@value $name:ident $value:expr) => { minijinja::Value::from($value) };
    ($($name:ident $(=> $value:expr)?),* $(,)?) => {
        minijinja::Value::from_object($crate::page::record::Record {
            names: &[$(stringify!($name)),*],
            values: [$($crate::page::record::record!(@value $name $($value)?)),*],
        })
    };
}

pub(super) use record;

#[cfg(test)]
mod tests {
    use minijinja::Value;

    #[test]
    fn a_record_is_a_map_to_templates() {
        let year = 2022;
        let value = record! { name => "Berita", year };
        assert_eq!(value.get_attr("name").ok(), Some(Value::from("Berita")));
        assert_eq!(value.get_attr("year").ok(), Some(Value::from(2022)));
        assert!(value.get_attr("other").is_ok_and(|other| other.is_undefined()));
        assert_eq!(value.to_string(), "{'name': 'Berita', 'year': 2022}");
    }
}
