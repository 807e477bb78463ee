//! Export: which files a site has, why each changes, and writing them safely.
//!
//! [`write`] is the only writer of sites: it builds a new tree beside the target
//! and exchanges the two, so that a reader sees the old site or the new one. All
//! else here is pure.

pub mod address;
pub mod brief;
pub mod hash;
pub mod marker;
pub mod modules;
pub mod paging;
pub mod parts;
pub mod plan;
pub mod safe_path;
pub mod verify;
pub mod write;
