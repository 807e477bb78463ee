//! The newsroom through its facade, on real SQLite in folders of their own.

#![allow(clippy::unwrap_used, reason = "what serves a test may fail as loudly")]

mod afterwards;
mod edition;
mod embargo;
mod export;
mod faults;
mod hostile;
mod house;
mod incremental;
mod links;
mod module_rules;
mod modules;
mod operations;
mod pages;
mod photos;
mod publishing;
mod retraction;
mod seals;
mod slugs;
mod spread;
mod still;
mod whole;
mod windows;
