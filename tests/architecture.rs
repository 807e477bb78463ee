//! Holds the arrows of ARCHITECTURE.md: what must never know what.
//!
//! Manifests and sources are read as they lie in the tree. Each failure names the file, the
//! line and the arrow; each rule proves on a planted source that it can fail.

#[path = "architecture/manifests.rs"]
mod manifests;
#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/source.rs"]
mod source;
#[path = "architecture/tokens.rs"]
mod tokens;
#[path = "architecture/ui_rules.rs"]
mod ui_rules;

use std::fs;
use std::path::{Path, PathBuf};

use rules::{RUST, Rule};
use sha2::{Digest, Sha256};
use ui_rules::UI;

/// A planted source that is too long.
const LONG: &str = include_str!("architecture/long.txt");

/// Files that may break the rule of length or another, each with its reason. Best kept empty.
const EXCEPTIONS: &[(&str, &str, &str)] = &[(
    "crates/redaksi-api/src/folder.rs",
    "what differs between systems stands in platform/ only",
    "names the folder that each system has for a person's data; calls nothing of the system",
)];

/// Migrations that have shipped, by the SHA-256 of their text. A line is added when a migration
/// is, and never changed.
const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_first.sql", "3c9344fd752d7f18d0e6e53fab35b7dfcdf29cc5d03a6e32116977cc6b756570"),
    ("0002_exports.sql", "4ad5facb07aa31dca4944e11a8e2c82907bc2d5098cc82d6721513ef84b30e4d"),
    ("0003_notices.sql", "ac0f75a8306bf826659791103a50f423486d1f7f8dbb9b1c0dee4bd95519972a"),
    ("0004_briefs.sql", "dc2c3f5b5bef2c027886ba2d52e7a32a8ab89d717e8e62738d2397aff9d30ba0"),
    ("0005_media.sql", "966bf93ce56c4f7236e5f69162b880a5a60f4a0b393e8c575a23548355aff466"),
    ("0006_left.sql", "6e83e3ddbe9481be70689933d2b5515fc74ac13658a343b029e6f239c76fd3dd"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("two folders up").to_owned()
}

/// The sources that ship, by their paths from the root, with `/` on every system.
fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["crates", "src-tauri", "ui/src"] {
        collect(&root().join(folder), &mut files);
    }
    files.sort();
    assert!(files.len() > 20, "the sources are not where this test looks for them");
    files
        .into_iter()
        .map(|file| {
            let path = file.strip_prefix(root()).expect("below the root");
            let path = path.to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&file).unwrap_or_else(|why| panic!("{path}: {why}"));
            (path, text)
        })
        .filter(|(path, _)| !is_test(path))
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && entry.file_name() != "node_modules" {
            collect(&path, files);
        } else if path
            .extension()
            .is_some_and(|end| ["rs", "ts", "svelte", "css"].iter().any(|e| end == *e))
        {
            files.push(path);
        }
    }
}

/// Tests may do what shipped code may not: they play the world outside.
fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs") || path.contains(".test.")
}

fn broken(rules: &[Rule]) -> Vec<String> {
    let sources = sources();
    let mut lines = Vec::new();
    for rule in rules {
        let excepted =
            |path: &str| EXCEPTIONS.iter().any(|(p, arrow, _)| *p == path && *arrow == rule.arrow);
        for (path, text) in
            sources.iter().filter(|(path, _)| (rule.watches)(path) && !excepted(path))
        {
            for broken in (rule.breaks)(text) {
                lines.push(format!("{path}:{}: {} — {}", broken.line, broken.found, rule.arrow));
            }
        }
    }
    lines
}

/// Each rule finds what is planted, where it is planted, and lets it be where it is at home.
fn prove(rules: &[Rule]) {
    for rule in rules {
        let (path, text) = rule.planted;
        assert!((rule.watches)(path), "{path} is not watched: {}", rule.arrow);
        let found = (rule.breaks)(text);
        assert!(!found.is_empty(), "the planted violation is not found: {}", rule.arrow);
        assert_eq!(found[0].line, text.lines().count(), "{}", rule.arrow);
        if let Some(home) = rule.at_home {
            assert!(!(rule.watches)(home), "{home} is at home: {}", rule.arrow);
        }
    }
}

#[test]
fn no_arrow_of_the_rust_sources_is_broken() {
    let broken = broken(RUST);
    assert!(broken.is_empty(), "{} broken arrows:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn no_arrow_of_the_user_interface_is_broken() {
    let broken = broken(UI);
    assert!(broken.is_empty(), "{} broken arrows:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn each_rule_can_fail() {
    prove(RUST);
    prove(UI);
}

#[test]
fn no_manifest_breaks_an_arrow() {
    let mut lines = Vec::new();
    for manifest in manifests::watched() {
        let text = fs::read_to_string(root().join(manifest)).unwrap();
        lines.extend(manifests::broken(manifest, &text));
    }
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn xtask_has_no_dependencies() {
    let text = fs::read_to_string(root().join("crates/xtask/Cargo.toml")).unwrap();
    let table = text.parse().unwrap();
    assert_eq!(manifests::dependencies(&table), Vec::<String>::new());
}

#[test]
fn a_shipped_migration_is_never_edited() {
    let folder = root().join("crates/redaksi-core/src/store/migrations");
    let mut shipped: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            // A checkout on Windows may have other line ends; the SQL is the same.
            let text = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
            let digest = Sha256::digest(text.as_bytes());
            (name, digest.iter().map(|byte| format!("{byte:02x}")).collect())
        })
        .collect();
    shipped.sort();
    let listed: Vec<(String, String)> =
        MIGRATIONS.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect();
    assert_eq!(
        shipped, listed,
        "migrations (left) differ from the list of this test (right): a shipped migration is \
         never edited; write a new one and add its line"
    );
}
