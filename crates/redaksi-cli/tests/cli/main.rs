//! The terminal program as a process: what it prints, what it leaves behind
//! and how it ends. `docs/cli.md` is the contract that these tests hold.

mod pages;
mod seed;
mod stage;
