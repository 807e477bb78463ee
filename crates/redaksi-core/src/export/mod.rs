//! Export: which files a site has, why each changes, and writing them safely.
//!
//! [`address`], [`hash`], [`marker`], [`modules`], [`plan`] and [`safe_path`]
//! are pure. [`write`] is the only writer of sites: it builds a new tree beside
//! the target and exchanges the two, so that a reader sees the old site or the
//! new one.

pub mod address;
pub mod hash;
pub mod marker;
pub mod modules;
pub mod plan;
pub mod safe_path;
pub mod write;
