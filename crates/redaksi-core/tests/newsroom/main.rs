//! The newsroom through its facade, on real SQLite in folders of their own.

#![allow(clippy::unwrap_used, reason = "what serves a test may fail as loudly")]

mod afterwards;
mod edition;
mod export;
mod faults;
mod house;
mod links;
mod module_rules;
mod modules;
mod operations;
mod pages;
mod photos;
mod publishing;
mod seals;
mod slugs;
mod windows;
