//! What the site says to machines: feeds, sitemaps, rules for robots and
//! hosts, redirects, the web manifest with its icons, the house picture, and the
//! search index.
//!
//! Every file is a pure function of one plain value that the caller gathers.
//! All of these values are [`Hash`], so that a caller who keeps fingerprints
//! hashes the value and calls the function only where it differs. Paths are
//! relative to the export root and have no leading slash, times are UTC and
//! are printed in the zone that stands beside them.
//!
//! This room knows nothing of the edition, of seals, clocks and files: what it
//! is given goes out, and what may not go out must not be given to it.

mod absolute;
pub mod feed;
pub mod host;
pub mod house;
pub mod icons;
pub mod manifest;
pub mod redirect;
pub mod search;
pub mod sitemap;
mod xml;

pub use absolute::{absolute_html, address};
