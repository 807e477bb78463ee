//! The database: opening, chains of updates, projections, search.

#[path = "../newsroom/house.rs"]
mod house;

mod opening;
mod projections;
mod safety;
mod search;
mod updates;
