//! Review: what was approved, how it is told from what was changed since, and
//! what readers were told about it afterwards.
//!
//! Comments and suggestions are to come here. This room is pure.

mod notices;
mod seal;

pub use notices::{notices, notices_from_json, notices_to_json, tombstone, updated_at};
pub use seal::{SealFault, content_hash, open_seal, read_seal, sealed_content};
