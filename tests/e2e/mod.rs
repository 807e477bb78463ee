//! Journeys through the real window: the program as it is shipped, its own
//! policy in force, on a newsroom of its own in a temporary folder.
//!
//! - [`driver`]: a WebDriver client
//! - [`stage`]: the display, bus and driver that a window needs
//! - [`app`]: the program, and what every journey does with it
//! - [`steps`]: what a person does in the window
//! - [`frame`]: the preview frame and its walls
//! - [`writing`], [`workflow`]: the days of editor, reviewer and exporter
//! - [`publishing`]: plan, export, history, way back, corrections
//! - [`published`], [`host`]: the exported site under outside judges, and what serves it
//! - [`program`]: start, second start, refusal
//! - [`looks`]: pictures of the states

mod app;
mod driver;
mod frame;
mod host;
mod looks;
mod program;
mod published;
mod publishing;
mod stage;
mod steps;
mod workflow;
mod writing;
