//! Import: what a page or a file becomes, and back.

#[path = "import/seeds.rs"]
mod seeds;
