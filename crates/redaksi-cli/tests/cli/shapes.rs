//! The shapes of the contract: every reply has its keys, and every value is
//! of its kind.

use serde_json::Value;

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum Is {
    /// A text.
    Text,
    /// A text or null.
    TextOrNull,
    /// A number.
    Number,
    /// A number or null.
    NumberOrNull,
    /// A list of texts.
    Texts,
    /// Any list.
    List,
    /// An object or null.
    ObjectOrNull,
    /// An object.
    Object,
}

impl Is {
    fn fits(self, value: &Value) -> bool {
        match self {
            Self::Text => value.is_string(),
            Self::TextOrNull => value.is_string() || value.is_null(),
            Self::Number => value.is_number(),
            Self::NumberOrNull => value.is_number() || value.is_null(),
            Self::Texts => value.as_array().is_some_and(|all| all.iter().all(Value::is_string)),
            Self::List => value.is_array(),
            Self::ObjectOrNull => value.is_object() || value.is_null(),
            Self::Object => value.is_object(),
        }
    }
}

/// An object with at least these keys.
#[track_caller]
pub fn assert_has(value: &Value, keys: &[(&str, Is)]) {
    for (key, is) in keys {
        let found = value.get(key).unwrap_or_else(|| panic!("`{key}` is missing in {value}"));
        assert!(is.fits(found), "`{key}` should be {is:?} in {value}");
    }
}

/// An article of the contract.
#[track_caller]
pub fn assert_article(story: &Value) {
    assert_has(
        story,
        &[
            ("id", Is::Text),
            ("slug", Is::Text),
            ("headline", Is::Text),
            ("deck", Is::Text),
            ("opener", Is::Text),
            ("section", Is::Text),
            ("tags", Is::Texts),
            ("contributors", Is::List),
            ("published_at", Is::TextOrNull),
            ("updated_at", Is::Text),
            ("zone", Is::Text),
            ("embargo_until", Is::TextOrNull),
            ("lead", Is::Object),
            ("body", Is::Text),
            ("status", Is::Text),
            ("seal", Is::ObjectOrNull),
            ("blocks", Is::List),
            ("links", Is::List),
            ("words", Is::Number),
            ("unplaced", Is::Texts),
            ("kind", Is::Text),
            ("access", Is::Text),
            ("share", Is::TextOrNull),
            ("notices", Is::List),
            ("answers", Is::List),
        ],
    );
    assert_has(
        &story["lead"],
        &[
            ("media", Is::TextOrNull),
            ("alt", Is::Text),
            ("caption", Is::Text),
            ("credit", Is::Text),
            ("focus", Is::TextOrNull),
            ("rights_until", Is::TextOrNull),
            ("source_type", Is::TextOrNull),
        ],
    );
    for who in story["contributors"].as_array().unwrap() {
        assert_has(who, &[("role", Is::Text), ("name", Is::Text)]);
    }
    for notice in story["notices"].as_array().unwrap() {
        assert_has(
            notice,
            &[
                ("kind", Is::Text),
                ("text", Is::Text),
                ("at", Is::Text),
                ("by", Is::Text),
                ("link", Is::TextOrNull),
            ],
        );
    }
    for answer in story["answers"].as_array().unwrap() {
        assert_has(answer, &[("article", Is::Text), ("kind", Is::Text)]);
    }
    for block in story["blocks"].as_array().unwrap() {
        assert_has(block, &[("kind", Is::Text), ("text", Is::Text)]);
    }
    for link in story["links"].as_array().unwrap() {
        assert_has(link, &[("label", Is::Text), ("target", Is::TextOrNull), ("state", Is::Text)]);
    }
    if story["seal"].is_object() {
        assert_has(&story["seal"], &[("hash", Is::Text), ("by", Is::Text), ("at", Is::Text)]);
    }
}

/// A list of problems (`P` of the contract).
#[track_caller]
pub fn assert_problems(problems: &Value) {
    for problem in problems.as_array().expect("a list of problems") {
        assert_has(
            problem,
            &[
                ("article", Is::TextOrNull),
                ("severity", Is::Text),
                ("code", Is::Text),
                ("message", Is::Text),
                ("field", Is::TextOrNull),
                ("line", Is::NumberOrNull),
                ("column", Is::NumberOrNull),
                ("length", Is::NumberOrNull),
                ("text", Is::Text),
                ("fixes", Is::Texts),
            ],
        );
        let severity = problem["severity"].as_str().unwrap();
        assert!(["blocker", "warning", "note"].contains(&severity), "{problem}");
        assert!(!problem["message"].as_str().unwrap().is_empty(), "{problem}");
    }
}

/// The reply of `export`.
#[track_caller]
pub fn assert_export(report: &Value) {
    assert_has(
        report,
        &[
            ("written", Is::Number),
            ("unchanged", Is::Number),
            ("removed", Is::Number),
            ("rendered", Is::Number),
            ("blocked", Is::List),
            ("files", Is::List),
        ],
    );
    assert_problems(&report["blocked"]);
    for file in report["files"].as_array().unwrap() {
        assert_has(file, &[("path", Is::Text), ("action", Is::Text), ("why", Is::Text)]);
        let action = file["action"].as_str().unwrap();
        assert!(["write", "keep", "remove"].contains(&action), "{file}");
    }
}
