//! Import: what a page or a file becomes, and back.

#[path = "import/seeds.rs"]
mod seeds;

#[path = "import/round_trip.rs"]
mod round_trip;

#[path = "import/extremes.rs"]
mod extremes;

#[path = "import/front_matter.rs"]
mod front_matter;

#[path = "import/reports.rs"]
mod reports;
