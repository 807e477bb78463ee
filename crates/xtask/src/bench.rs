//! `cargo xtask bench`: the measurements, which are a program of their own.

use std::process::Command;

use crate::command::finish;
use crate::{cargo, root};

const PROGRAM: &str = "redaksi-bench";

/// Builds the programs and runs the bench program with the given arguments.
pub fn bench(arguments: &[String]) -> Result<(), String> {
    if !root().join("crates").join(PROGRAM).join("Cargo.toml").is_file() {
        return Err("there is nothing to measure with yet".to_owned());
    }
    cargo::build()?;
    finish(Command::new(cargo::built(PROGRAM)).args(arguments))
}
