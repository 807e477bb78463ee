//! The terminal program as a process: what it prints, what it leaves behind
//! and how it ends. `docs/cli.md` is the contract that these tests hold.

// A stage that cannot be set is a failed test.
#![allow(clippy::unwrap_used)]

mod commands;
mod corrections;
mod damage;
mod delivering;
mod dice;
mod documented;
#[cfg(unix)]
mod faults;
#[cfg(unix)]
mod hostile;
mod imports;
mod keeping;
mod kills;
mod links;
#[cfg(unix)]
mod markup;
mod merging;
mod pages;
mod preflight;
mod publishing;
mod refusals;
mod reports;
mod seed;
mod shapes;
mod stage;
mod workflow;
