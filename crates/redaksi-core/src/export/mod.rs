//! Export: which files a site has, why each changes, and writing them safely.
//!
//! [`address`], [`modules`] and [`plan`] are pure. [`write`] is the only
//! writer of pages: it builds a new tree beside the target and exchanges the
//! two, so that a reader sees the old site or the new one.

pub mod address;
pub mod modules;
pub mod plan;
pub mod write;
