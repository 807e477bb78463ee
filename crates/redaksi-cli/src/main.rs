//! `redaksi`: the window's commands in a terminal, headless.
//!
//! `docs/cli.md` is the contract. Exit 0: done. 1: done, with problems that
//! are listed. 2: not done, with one clear line on stderr saying why, what was
//! kept and what to do.

mod args;
mod commands;
mod fields;
mod output;
mod plain;
mod trace;

use std::process::ExitCode;

use clap::Parser;

/// An export makes and drops texts by the million, from all cores at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    redaksi_core::platform::use_small_pages();
    let json = std::env::args_os().any(|arg| arg == "--json");
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(fault) => return output::usage(&fault, json),
    };
    let json = args.json;
    match commands::run(args) {
        Ok(done) => done.print(json),
        Err(fault) => output::fault(&fault, json),
    }
}
