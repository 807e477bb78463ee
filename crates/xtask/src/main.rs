//! `cargo xtask …`: everything a clone of Redaksi needs, from a machine that has Rust and Node
//! and nothing else to a window that stands open.
//!
//! It only starts other programs (the package manager, npm, cargo, Redaksi itself) and says what
//! happens. It must never know what Redaksi does with a story: it speaks to the built programs
//! as a person at a terminal would. It has no dependencies, so that it builds in seconds.

mod bench;
mod bindings;
mod cargo;
mod command;
mod loopback;
mod run;
mod stamp;
mod steps;
mod system;
mod test;
mod ui;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  run [--newsroom DIR]   set up what is missing, build, make a sample newsroom the first
                         time, and open the window; without a display, export the sample
                         newsroom and say where its pages are
  test [PART…]           run every check there is, or only some: ui lint rust window
  bench [ARGS…]          measure; arguments go to the bench program
  bindings               write ui/src/port/bindings.ts anew from the contract
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next();
    let rest: Vec<String> = arguments.collect();
    let outcome = match command.as_deref() {
        Some("run") => run::run(&rest),
        Some("test") => test::test(&rest),
        Some("bench") => bench::bench(&rest),
        Some("bindings") => bindings::bindings(),
        Some("help" | "--help" | "-h") => {
            print!("{USAGE}");
            Ok(())
        }
        Some(other) => Err(format!("there is no command “{other}”\n\n{USAGE}")),
        None => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the clone.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("this crate lies two folders below the root")
        .to_owned()
}

/// Where cargo builds, and where the stamps and the exported sample go.
fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(elsewhere) => root().join(elsewhere),
        None => root().join("target"),
    }
}
