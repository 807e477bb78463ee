//! The contract: what the window and the terminal can ask of the engine.
//!
//! Every command stands once in [`for_each_command!`], with its request and
//! its reply; [`commands`] holds one function for each. [`wire`] has the
//! shapes, [`Desk`] is what a program opens. Faults become a code and one
//! sentence in the newsroom's language ([`sentences`]). Nothing is decided
//! here that belongs to the engine.

#[macro_use]
mod list;

pub mod commands;
mod desk;
mod folder;
mod out_to_wire;
mod patch;
pub mod sentences;
mod to_wire;
mod watching;
pub mod wire;

pub use desk::{Desk, DeskOptions, FrameFile, system_language};
pub use folder::default_newsroom;
pub use redaksi_core as core;
pub use watching::Watching;
pub use wire::WireError;
