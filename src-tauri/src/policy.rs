//! Tests that hold the window's rights narrow: its content policy and its
//! capability are read as shipped, and every widening fails here. Who must
//! widen one changes this list in the same change, and says why.

use std::collections::BTreeMap;

use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the file is JSON")
}

fn security() -> Value {
    json(include_str!("../../tauri.conf.json"))["app"]["security"].clone()
}

#[test]
fn the_content_policy_is_exactly_this() {
    let shipped: BTreeMap<String, String> =
        serde_json::from_value(security()["csp"].clone()).expect("directives with their sources");
    let agreed = [
        ("base-uri", "'none'"),
        ("connect-src", "ipc: http://ipc.localhost"),
        ("default-src", "'self'"),
        ("font-src", "'self' data:"),
        ("form-action", "'none'"),
        ("frame-src", "preview: http://preview.localhost"),
        ("img-src", "'self' data: preview: http://preview.localhost"),
        ("object-src", "'none'"),
        ("script-src", "'self'"),
        // CodeMirror puts its styles in at run time.
        ("style-src", "'self' 'unsafe-inline'"),
    ];
    let agreed = agreed.map(|(name, sources)| (name.to_owned(), sources.to_owned()));
    assert_eq!(shipped, BTreeMap::from(agreed));
}

#[test]
fn nothing_else_of_the_security_settings_is_opened() {
    let security = security();
    // Only style-src goes without Tauri's nonce, which would void 'unsafe-inline'.
    assert_eq!(security["dangerousDisableAssetCspModification"], json(r#"["style-src"]"#));
    assert_eq!(security["capabilities"], json(r#"["main"]"#));
    for name in ["assetProtocol", "devCsp", "pattern", "dangerousUseHttpScheme"] {
        assert!(security[name].is_null(), "{name} is not to be set");
    }
    let app = json(include_str!("../../tauri.conf.json"))["app"].clone();
    assert!(app["withGlobalTauri"].is_null(), "scripts import what they use");
}

#[test]
fn the_one_window_may_do_this_and_no_more() {
    let files: Vec<_> = std::fs::read_dir("src-tauri/capabilities")
        .expect("the tests run beside the root manifest")
        .map(|entry| entry.expect("it can be listed").file_name())
        .collect();
    assert_eq!(files, ["main.json"], "one capability, for one window");

    let capability = json(include_str!("../capabilities/main.json"));
    assert_eq!(capability["windows"], json(r#"["main"]"#));
    assert!(capability["webviews"].is_null() && capability["remote"].is_null());
    let permissions: Vec<&str> = capability["permissions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|permission| permission.as_str().expect("a name, without a scope of its own"))
        .collect();
    let agreed = [
        "allow-contract",
        "core:event:allow-listen",
        "core:event:allow-unlisten",
        // The page saves what is still in its hands before it lets the window close.
        "core:window:allow-destroy",
        "dialog:allow-open",
        // The file manager shows the site; nothing in it is opened or run.
        "opener:allow-reveal-item-in-dir",
    ];
    assert_eq!(permissions, agreed);
}
