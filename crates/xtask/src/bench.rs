//! `cargo xtask bench`: the measurements, which are a program of their own.

use std::process::Command;

use crate::cargo;
use crate::command::finish;

/// Builds the programs and runs the bench program with the given arguments.
pub fn bench(arguments: &[String]) -> Result<(), String> {
    cargo::build()?;
    finish(Command::new(cargo::built("redaksi-bench")).args(arguments))
}
