//! Photos: what is taken, what a site has of it, and what is written into it.

mod draw;
mod hostile;
mod metadata;
mod pictures;
mod plan;
