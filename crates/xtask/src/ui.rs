//! The window's user interface: its npm packages and its build.
//!
//! Both are left out while nothing changed that they are made from.

use std::path::PathBuf;
use std::process::Command;

use crate::command::{answer, finish, program};
use crate::loopback::Isolation;
use crate::{root, stamp, target};

/// The oldest Node that Vite accepts.
const OLDEST_NODE: (u32, u32) = (20, 19);

fn folder() -> PathBuf {
    root().join("ui")
}

/// npm, which is a script of another name on Windows.
fn npm() -> Command {
    program(if cfg!(windows) { "npm.cmd" } else { "npm" }, &folder())
}

/// Installs the npm packages that the lock file names.
pub fn install() -> Result<(), String> {
    let version = answer(program("node", &root()).arg("--version"))
        .map_err(|why| format!("{why} Node is at https://nodejs.org"))?;
    enough_node(&version)?;
    let lock = hash(&[folder().join("package-lock.json")])?;
    let modules = folder().join("node_modules");
    // No package here needs a script of its own to be installed.
    let options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    let install = || finish(npm().args(options));
    if !stamp::unless_same(&stamp_of("npm"), lock, &modules, install)? {
        println!("   packages are those of ui/package-lock.json");
    }
    Ok(())
}

/// Builds `ui/dist`, which the window carries inside it.
pub fn build(isolation: Isolation) -> Result<(), String> {
    let sources = hash(&[folder()])?;
    let page = folder().join("dist/index.html");
    if !stamp::unless_same(&stamp_of("ui"), sources, &page, || script("build", isolation))? {
        println!("   nothing in ui/ changed");
    }
    Ok(())
}

fn stamp_of(name: &str) -> PathBuf {
    target().join("stamps").join(name)
}

/// Runs one of the scripts of `ui/package.json`.
pub fn script(name: &str, isolation: Isolation) -> Result<(), String> {
    let mut command = npm();
    command.args(["run", name]);
    isolation.finish(command)
}

fn hash(paths: &[PathBuf]) -> Result<u64, String> {
    stamp::hash(paths, &["node_modules", "dist"]).map_err(|error| format!("ui/: {error}"))
}

/// Whether `node --version` names a Node that is new enough.
fn enough_node(version: &str) -> Result<(), String> {
    let mut numbers = version.trim().trim_start_matches('v').split('.').map(str::parse::<u32>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) if (major, minor) >= OLDEST_NODE => Ok(()),
        _ => Err(format!(
            "Node {}.{} or newer is needed; this one is {}",
            OLDEST_NODE.0,
            OLDEST_NODE.1,
            version.trim()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_node_is_refused_with_both_versions() {
        assert_eq!(enough_node("v20.20.2\n"), Ok(()));
        assert_eq!(enough_node("v22.0.0"), Ok(()));
        let refusal = enough_node("v18.19.1\n").unwrap_err();
        assert!(refusal.contains("20.19") && refusal.contains("v18.19.1"), "{refusal}");
    }
}
