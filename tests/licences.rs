//! Holds that everything Redaksi is built from may be used and passed on, and comes from the
//! public registries.
//!
//! The list of licences is that of `deny.toml`; a test keeps the two in step. Nothing is
//! fetched: the packages must be there (`cargo fetch --locked`, which `cargo xtask test` runs).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use spdx::{Expression, LicenseReq, ParseMode};

/// Licences under which a package may come into Redaksi, by their SPDX names. All let us ship
/// the whole under MIT or Apache-2.0; MPL-2.0 asks only for changes to its own files, OFL-1.1
/// covers fonts, IJG asks that we name the Independent JPEG Group.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "IJG",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// Licences of tools that build or test the user interface and are not shipped with it.
const ALLOWED_FOR_TOOLS: &[&str] = &["BlueOak-1.0.0", "CC-BY-4.0", "MIT-0", "Python-2.0"];

/// Packages that name no licence in their manifest but carry its text, as read by a person.
const READ_BY_A_PERSON: &[(&str, &str)] = &[("node_modules/svelte-toolbelt", "MIT")];

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";
const NPM: &str = "https://registry.npmjs.org/";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("two folders up").to_owned()
}

/// Whether the expression can be met with the given licences. `MIT/Apache-2.0`, as older
/// packages write it, means either.
fn is_met(expression: &str, licences: &[&str]) -> bool {
    let allowed = |asked: &LicenseReq| {
        // "or later" of a licence that is allowed is allowed: we take the licence itself.
        let asked = asked.to_string();
        licences.contains(&asked.trim_end_matches('+'))
    };
    Expression::parse_mode(expression, ParseMode::LAX)
        .is_ok_and(|expression| expression.evaluate(allowed))
}

/// Every package of the lock file, for all platforms, as `cargo metadata` tells it.
fn cargo_packages() -> Vec<Value> {
    let output = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        .current_dir(root())
        .output()
        .expect("cargo runs this test");
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "first run `cargo fetch --locked`\n{message}");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata is JSON");
    metadata["packages"].as_array().expect("a list of packages").clone()
}

/// Every npm package of the lock file with its name.
fn npm_packages() -> Vec<(String, Value)> {
    let text = fs::read_to_string(root().join("ui/package-lock.json")).expect("the lock file");
    let lock: Value = serde_json::from_str(&text).expect("the lock file is JSON");
    let packages = lock["packages"].as_object().expect("lock file version 3");
    packages
        .iter()
        .filter(|(name, _)| !name.is_empty())
        .map(|(name, package)| (name.clone(), package.clone()))
        .collect()
}

#[test]
fn every_crate_may_be_used_and_comes_from_the_registry() {
    let packages = cargo_packages();
    assert!(packages.len() > 100, "only {} packages", packages.len());
    let mut refused = Vec::new();
    for package in &packages {
        let name = format!("{} {}", package["name"], package["version"]);
        let licence = package["license"].as_str().unwrap_or("no licence named");
        if !is_met(licence, ALLOWED) {
            refused.push(format!("{name}: {licence}"));
        }
        match package["source"].as_str() {
            None | Some(REGISTRY) => {}
            Some(elsewhere) => refused.push(format!("{name} comes from {elsewhere}")),
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn every_npm_package_may_be_used_and_comes_from_the_registry() {
    let tools: Vec<&str> = ALLOWED.iter().chain(ALLOWED_FOR_TOOLS).copied().collect();
    let mut refused = Vec::new();
    for (name, package) in npm_packages() {
        let licences = if package["dev"] == true { &tools } else { ALLOWED };
        let read = READ_BY_A_PERSON.iter().find(|(package, _)| *package == name);
        let licence = match (package["license"].as_str(), read) {
            (Some(named), _) => named,
            (None, Some((_, read))) => read,
            (None, None) => "no licence named",
        };
        if !is_met(licence, licences) {
            refused.push(format!("{name}: {licence}"));
        }
        // A lock file may leave the address out, which means the registry; then the content's
        // hash must stand there, which a folder or a git address has not.
        let source = package["resolved"].as_str().unwrap_or(NPM);
        if !source.starts_with(NPM) || !package["integrity"].is_string() {
            refused.push(format!("{name} comes from “{source}”"));
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn the_list_is_that_of_cargo_deny() {
    let text = fs::read_to_string(root().join("deny.toml")).expect("deny.toml");
    let deny: toml::Table = text.parse().expect("deny.toml is TOML");
    let listed: Vec<&str> = deny["licenses"]["allow"]
        .as_array()
        .expect("licenses.allow")
        .iter()
        .filter_map(|licence| licence.as_str())
        .collect();
    assert_eq!(listed, ALLOWED);
}

/// cargo-deny also knows of withdrawn and unsound versions; it is used where it is installed.
#[test]
fn cargo_deny_agrees_where_it_is_installed() {
    let installed = Command::new("cargo-deny").arg("--version").output();
    if !installed.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: cargo-deny is not installed");
        return;
    }
    // The advisories need a network, which tests do not have.
    let checked = Command::new("cargo-deny")
        .args(["--offline", "check", "licenses", "bans", "sources"])
        .current_dir(root())
        .output()
        .expect("cargo-deny starts");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
}

#[test]
fn expressions_are_read_as_spdx_says() {
    let allowed = &["MIT", "Apache-2.0", "MPL-2.0"];
    assert!(is_met("MIT OR GPL-3.0-only", allowed));
    assert!(is_met("GPL-2.0-only/Apache-2.0", allowed), "a slash means OR");
    assert!(is_met("MIT AND (GPL-3.0-only OR Apache-2.0)", allowed));
    assert!(is_met("MPL-2.0+", allowed));
    assert!(!is_met("MIT AND GPL-3.0-only", allowed));
    assert!(!is_met("Apache-2.0 WITH LLVM-exception", allowed), "an exception is named apart");
    assert!(!is_met("AGPL-3.0-only", allowed));
    assert!(!is_met("no licence named", allowed));
}
