//! `cargo xtask test`: every check there is, and what each of them took.

use crate::loopback::Isolation;
use crate::steps::Steps;
use crate::{cargo, system, ui};

/// The parts of the test that can be run alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The user interface: format, types, tests, build.
    Ui,
    /// Formatting and lints of the Rust sources.
    Lint,
    /// The tests of engine, contract, terminal, architecture and licences.
    Rust,
    /// The tests that drive the real window.
    Window,
}

const ALL: [Part; 4] = [Part::Ui, Part::Lint, Part::Rust, Part::Window];

/// Runs the named parts, or all of them. A failure does not stop the parts that do not need
/// what failed.
///
/// # Errors
/// How many steps failed; they are listed before.
pub fn test(arguments: &[String]) -> Result<(), String> {
    let parts = parts(arguments)?;
    let wanted = |part| parts.contains(&part);
    let mut steps = Steps::default();
    let need = if wanted(Part::Window) { system::Need::Test } else { system::Need::Run };
    steps.take("system packages", || system::packages(need));
    let installed = steps.take("npm packages", ui::install);
    steps.take("crates", cargo::fetch);

    let isolation = Isolation::possible();
    println!("── {}", isolation.told());
    let built = if installed {
        steps.take("UI build", || ui::build(isolation))
    } else {
        steps.skip("UI build", "its packages are missing");
        false
    };
    if installed && wanted(Part::Ui) {
        test_ui(&mut steps, isolation);
    }
    if !built && parts != [Part::Ui] {
        steps.skip("lints and Rust tests", "the window carries the UI's build");
        return steps.end();
    }
    if wanted(Part::Lint) {
        steps.take("rustfmt", cargo::formatted);
        steps.take("clippy", || cargo::clippy(isolation));
        steps.take("clippy of tests", || cargo::clippy_tests(isolation));
    }
    if wanted(Part::Rust) || wanted(Part::Window) {
        test_rust(&mut steps, isolation, wanted(Part::Rust), wanted(Part::Window));
    }
    steps.end()
}

fn parts(arguments: &[String]) -> Result<Vec<Part>, String> {
    if arguments.is_empty() {
        return Ok(ALL.to_vec());
    }
    let part = |name: &String| match name.as_str() {
        "ui" => Ok(Part::Ui),
        "lint" => Ok(Part::Lint),
        "rust" => Ok(Part::Rust),
        "window" => Ok(Part::Window),
        other => Err(format!("there is no part “{other}”; there are ui, lint, rust and window")),
    };
    arguments.iter().map(part).collect()
}

fn test_ui(steps: &mut Steps, isolation: Isolation) {
    steps.take("UI format", || ui::script("format:check", isolation));
    steps.take("UI types", || ui::script("check", isolation));
    steps.take("UI tests", || ui::script("test", isolation));
}

fn test_rust(steps: &mut Steps, isolation: Isolation, rust: bool, window: bool) {
    if !steps.take("build of programs and tests", || cargo::build_tests(isolation)) {
        steps.skip("Rust tests", "they do not build");
        return;
    }
    if rust {
        steps.take("Rust tests", || cargo::test(isolation));
    }
    if window && cfg!(target_os = "linux") {
        steps.take("window tests", || cargo::test_window(isolation));
    } else if window {
        steps.skip("window tests", "only WebKitGTK has a driver for them");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_parts_unless_some_are_named() {
        assert_eq!(parts(&[]), Ok(ALL.to_vec()));
        assert_eq!(parts(&["rust".to_owned(), "ui".to_owned()]), Ok(vec![Part::Rust, Part::Ui]));
    }

    #[test]
    fn an_unknown_part_is_refused_by_name() {
        assert!(parts(&["e2e".to_owned()]).unwrap_err().contains("“e2e”"));
    }
}
