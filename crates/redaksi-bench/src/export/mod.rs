//! The export of a whole archive, of one change and of none, beside Hugo on
//! the same stories and beside the least that any export would have to do.

mod changed;
mod floor;
mod goals;
mod hugo;
mod ours;
mod whole;

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::stories::{Agency, Story, write_files};
use crate::timed::Runs;
use goals::Goals;
use hugo::Hugo;
use ours::Ours;

/// Rounds, in which everything is measured once and in turn.
const ROUNDS: usize = 5;

/// The archive beside which the memory of a larger one is held.
const SMALL: usize = 1_000;

/// The stories, and both sites made of them.
struct Stage {
    folder: PathBuf,
    agency: Agency,
    stories: Vec<Story>,
    ours: Ours,
    hugo: Option<Hugo>,
    /// Places that were given out.
    places: Cell<usize>,
}

impl Stage {
    fn set(folder: &Path, count: usize, program: Option<&Path>) -> Outcome<Self> {
        let peer = folder.join("hugo");
        let texts = Hugo::content(&peer);
        let mut agency = Agency::new(count);
        let stories = write_files(&mut agency, count, &texts)?;
        let ours = Ours::new(&folder.join("redaksi"), &texts, count)?;
        let hugo = program.map(|program| Hugo::new(program, &peer)).transpose()?;
        let places = Cell::new(0);
        Ok(Self { folder: folder.to_owned(), agency, stories, ours, hugo, places })
    }

    /// A place where nothing stands. What is put there stays to the end: for
    /// minutes after a great many files were removed, ext4 is up to ten times
    /// slower at making new ones, and whoever is measured next would pay.
    fn place(&self) -> PathBuf {
        self.places.set(self.places.get() + 1);
        self.folder.join(format!("place-{}", self.places.get()))
    }
}

pub(crate) fn measure(folder: &Path, stories: usize) -> Outcome {
    let found = hugo::find();
    match &found {
        Some((_, version)) => println!("Beside {version}.\n"),
        None => println!("Hugo was left out: there is none, see docs/performance.md.\n"),
    }
    let program = found.as_ref().map(|(program, _)| program.as_path());
    let mut goals = Goals::default();
    let small = if stories > SMALL {
        let room = folder.join("small");
        fs::create_dir(&room)?;
        let stage = Stage::set(&room, SMALL, program)?;
        Some(whole::once(&stage)?)
    } else {
        None
    };
    let mut stage = Stage::set(folder, stories, program)?;
    let site = whole::measure(&stage, small.as_ref(), &mut goals)?;
    changed::measure(&mut stage, &site, &mut goals)?;
    goals.print();
    Ok(())
}

/// A ratio, where both were measured.
fn ratio(of: Option<f64>, to: Option<f64>) -> Option<f64> {
    of.zip(to).map(|(of, to)| of / to)
}

/// A figure of a table; none where nothing was measured.
fn cell(figure: Option<f64>, digits: usize) -> String {
    figure.map_or_else(String::new, |figure| format!("{figure:.digits$}"))
}

/// The head of a table of [`row`]s.
fn head(title: &str) {
    println!("## {title}\n");
    println!(
        "| what | wall s | cpu s | peak MB | × Hugo wall | × Hugo cpu | × Hugo peak | × floor wall | × floor cpu | files |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
}

/// One line of a table. What was not measured stays empty.
fn row(what: &str, runs: &Runs, peer: &Runs, floor: &Runs, files: &str) {
    let (seconds, processor, memory) = (runs.seconds(), runs.processor(), runs.memory());
    let cells = [
        cell(seconds, 3),
        cell(processor, 3),
        cell(memory.map(|bytes| bytes / 1e6), 0),
        cell(ratio(seconds, peer.seconds()), 3),
        cell(ratio(processor, peer.processor()), 3),
        cell(ratio(memory, peer.memory()), 3),
        cell(ratio(seconds, floor.seconds()), 1),
        cell(ratio(processor, floor.processor()), 1),
    ];
    println!("| {what} | {} | {files} |", cells.join(" | "));
}
