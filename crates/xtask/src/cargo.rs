//! What is asked of cargo: building, checking and testing the workspace.
//!
//! Every command selects the whole workspace, so that the features of shared dependencies are
//! the same each time and nothing is built twice.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use crate::command::{finish, program};
use crate::loopback::Isolation;
use crate::{root, target};

/// The test of the assembled window; it needs more than the others and has a step of its own.
const WINDOW_TEST: &str = "window";

fn cargo(arguments: &[&str]) -> Command {
    let mut command = program("cargo", &root());
    command.args(arguments);
    command
}

/// Runs cargo without the network. What it needs must have been fetched.
fn offline(isolation: Isolation, arguments: &[&str]) -> Result<(), String> {
    let mut command = cargo(arguments);
    command.env("CARGO_NET_OFFLINE", "true");
    isolation.finish(command)
}

/// Fetches every crate of the lock file; after that nothing needs the network.
pub fn fetch() -> Result<(), String> {
    finish(&mut cargo(&["fetch", "--locked"]))
}

/// Builds the programs.
pub fn build() -> Result<(), String> {
    finish(&mut cargo(&["build", "--workspace", "--bins"]))
}

/// Builds every test without running one, and the programs that they start.
pub fn build_tests(isolation: Isolation) -> Result<(), String> {
    offline(isolation, &["test", "--workspace", "--no-run"])
}

/// Whether every Rust source is formatted.
pub fn formatted() -> Result<(), String> {
    finish(&mut cargo(&["fmt", "--all", "--check"]))
}

/// Clippy over what ships, a warning being a failure.
pub fn clippy(isolation: Isolation) -> Result<(), String> {
    offline(isolation, &["clippy", "--workspace", "--", "-D", "warnings"])
}

/// Clippy over everything. Tests may unwrap, also in the functions that they share, which
/// clippy's own setting for tests does not know, and need no documentation.
pub fn clippy_tests(isolation: Isolation) -> Result<(), String> {
    let lints = ["-D", "warnings", "-A", "clippy::unwrap_used", "-A", "missing_docs"];
    offline(isolation, &[&["clippy", "--workspace", "--all-targets", "--"], &lints[..]].concat())
}

/// Every test but the window's.
pub fn test(isolation: Isolation) -> Result<(), String> {
    let names = test_names(&root()).map_err(|error| format!("the tests' folders: {error}"))?;
    let mut arguments = vec!["test", "--workspace", "--no-fail-fast", "--lib", "--bins"];
    for name in names.iter().filter(|name| *name != WINDOW_TEST) {
        arguments.extend(["--test", name]);
    }
    offline(isolation, &arguments)
}

/// The tests that drive the real window on a screen of their own.
pub fn test_window(isolation: Isolation) -> Result<(), String> {
    offline(isolation, &["test", "--workspace", "--no-fail-fast", "--test", WINDOW_TEST])
}

/// The contract's test, which writes the bindings for the UI where they have changed.
pub fn write_bindings() -> Result<(), String> {
    let mut command = cargo(&["test", "--workspace", "--test", "contract"]);
    finish(command.env("UPDATE", "1"))
}

/// A built program, by its name.
pub fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The names of the integration tests: `tests/*.rs` of the root and of each crate, and folders
/// there that hold a `main.rs`.
fn test_names(root: &Path) -> io::Result<Vec<String>> {
    let mut folders = vec![root.join("tests")];
    for crate_folder in fs::read_dir(root.join("crates"))? {
        folders.push(crate_folder?.path().join("tests"));
    }
    let mut names = Vec::new();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let is_test = match path.extension() {
                Some(extension) => extension == "rs",
                None => path.join("main.rs").is_file(),
            };
            if let (true, Some(name)) = (is_test, path.file_stem()) {
                names.push(name.to_string_lossy().into_owned());
            }
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_of_the_tree_are_found_by_name() {
        let names = test_names(&root()).unwrap();
        for name in ["architecture", "documents", "licences"] {
            assert!(names.iter().any(|found| found == name), "{name} in {names:?}");
        }
        assert!(!names.contains(&"fixtures".to_owned()), "a folder without main.rs is no test");
    }
}
