//! The terminal program as a process: what it prints, what it leaves behind
//! and how it ends. `docs/cli.md` is the contract that these tests hold.

mod commands;
mod damage;
mod dice;
mod faults;
mod hostile;
mod imports;
mod keeping;
mod kills;
mod links;
mod markup;
mod merging;
mod pages;
mod publishing;
mod refusals;
mod seed;
mod shapes;
mod stage;
mod workflow;
