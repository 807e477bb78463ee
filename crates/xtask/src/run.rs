//! `cargo xtask run`: from a fresh clone to an open window.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::command::{answer, finish};
use crate::loopback::Isolation;
use crate::steps::Steps;
use crate::{cargo, system, target, ui};

/// Sets up, builds and opens the window; without a display, exports the sample newsroom.
///
/// # Errors
/// The first step that failed, or a wrong argument.
pub fn run(arguments: &[String]) -> Result<(), String> {
    let asked = newsroom_argument(arguments)?;
    set_up()?;
    let newsroom = match asked {
        Some(folder) => folder,
        None => usual_newsroom()?,
    };
    if newsroom.join("newsroom.db").is_file() {
        println!("── newsroom {}", newsroom.display());
    } else {
        println!("── a sample newsroom is made in {}", newsroom.display());
        finish(terminal().arg("new").arg(&newsroom).arg("--sample"))?;
    }
    if has_display() {
        println!("── opening the window");
        finish(Command::new(cargo::built("redaksi-desktop")).arg(&newsroom))
    } else {
        println!("── there is no display, so no window; exporting the newsroom instead");
        export(&newsroom, &target().join("site"))
    }
}

/// The `--newsroom DIR` argument, made absolute.
fn newsroom_argument(arguments: &[String]) -> Result<Option<PathBuf>, String> {
    match arguments {
        [] => Ok(None),
        [option, folder] if option == "--newsroom" => std::path::absolute(folder)
            .map(Some)
            .map_err(|error| format!("the folder “{folder}”: {error}")),
        _ => Err("usage: cargo xtask run [--newsroom DIR]".to_owned()),
    }
}

/// Packages, UI and programs; each step needs the one before.
fn set_up() -> Result<(), String> {
    let mut steps = Steps::default();
    let done = steps.take("system packages", || system::packages(system::Need::Run))
        && steps.take("npm packages", ui::install)
        && steps.take("user interface", || ui::build(Isolation::None))
        && steps.take("programs (the first time, this takes minutes)", cargo::build);
    if done { Ok(()) } else { steps.end() }
}

fn terminal() -> Command {
    Command::new(cargo::built("redaksi"))
}

/// The folder that the window opens when none is named; the terminal program knows it.
fn usual_newsroom() -> Result<PathBuf, String> {
    Ok(PathBuf::from(answer(terminal().arg("where"))?.trim_end()))
}

/// Whether a window can be shown. Only Unix systems other than macOS can be without a display.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Exports the newsroom's site and says where its first page is.
fn export(newsroom: &Path, site: &Path) -> Result<(), String> {
    let mut command = terminal();
    command.arg("--newsroom").arg(newsroom).arg("export").arg(site);
    // Its report names every file of the site; here only the place is wanted.
    let status =
        command.stdout(Stdio::null()).status().map_err(|error| format!("redaksi: {error}"))?;
    if !exported(status) {
        return Err(format!("the export failed: {status}"));
    }
    println!("\nThe finished pages are here:\n\n    {}", site.join("index.html").display());
    Ok(())
}

/// The terminal program ends with 0 when all was done, with 1 when problems are listed.
fn exported(status: ExitStatus) -> bool {
    matches!(status.code(), Some(0 | 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_newsroom_may_be_named() {
        assert_eq!(newsroom_argument(&[]), Ok(None));
        let named = newsroom_argument(&words("--newsroom some/room")).unwrap().unwrap();
        assert!(named.is_absolute() && named.ends_with("some/room"), "{named:?}");
    }

    #[test]
    fn other_arguments_are_refused() {
        assert!(newsroom_argument(&words("--newsroom")).is_err());
        assert!(newsroom_argument(&words("--release now")).is_err());
    }
}
