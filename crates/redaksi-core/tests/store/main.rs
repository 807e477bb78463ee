//! The database: opening, chains of updates, projections, search.

#![allow(clippy::unwrap_used, reason = "what serves a test may fail as loudly")]

#[path = "../newsroom/house.rs"]
mod house;

mod opening;
mod projections;
mod safety;
mod search;
mod updates;
