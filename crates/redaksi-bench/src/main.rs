//! Measurements, each beside a floor that is measured in the same run and in
//! turn with it: the least that anything of its kind could cost here.
//!
//! `cargo xtask bench [saving] [page] [opening] [export] [window] [--stories N]` prints
//! Markdown tables; what they mean, and what they were where, stands in
//! `docs/performance.md`.
//! Tests never time anything: a machine that is busy is no fault.

mod export;
mod figures;
mod machine;
mod opening;
mod page;
mod saving;
mod stories;
mod timed;
mod window;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use redaksi_api::Desk;
use redaksi_core::newsroom::{NewNewsroom, Newsroom, Opening};

/// The allocator of the programs that are measured.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What any measurement may fail of; it is printed and ends the run.
type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// Lengths of stories, in words: a report, a long read, and one that nobody
/// writes.
const LENGTHS: [usize; 3] = [500, 5_000, 20_000];

/// All that is measured.
const SUBJECTS: [&str; 5] = ["saving", "page", "opening", "export", "window"];

fn main() -> ExitCode {
    match run(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("not measured: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Outcome {
    if let [first, rest @ ..] = arguments
        && first == "timed"
    {
        return timed::wrap(rest);
    }
    let Asked { subjects, stories } = Asked::read(arguments)?;
    // On the disk of the build, not in memory: what a sync costs is the point.
    let beside = PathBuf::from("target");
    let folder =
        if beside.is_dir() { tempfile::tempdir_in(&beside)? } else { tempfile::tempdir()? };
    // Programs that are measured run in folders of their own.
    let whole = folder.path().canonicalize()?;
    println!("{}\n", machine::describe(&whole));
    for name in subjects {
        let room = whole.join(&name);
        std::fs::create_dir(&room)?;
        match name.as_str() {
            "saving" => saving::measure(&room)?,
            "page" => page::measure(&room)?,
            "opening" => opening::measure(&room)?,
            "export" => export::measure(&room, stories)?,
            _ => window::measure(&room)?,
        }
    }
    Ok(())
}

/// What is to be measured.
struct Asked {
    subjects: Vec<String>,
    /// Stories that are exported.
    stories: usize,
}

impl Asked {
    fn read(arguments: &[String]) -> Outcome<Self> {
        let mut asked = Self { subjects: Vec::new(), stories: 1_000 };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            if argument == "--stories" {
                let number = arguments.next().and_then(|number| number.parse().ok());
                // Rounds change one of the newest stories each.
                let number = number.filter(|number| *number >= 100);
                asked.stories = number.ok_or("--stories takes a number of at least 100")?;
            } else if SUBJECTS.contains(&argument.as_str()) {
                asked.subjects.push(argument.clone());
            } else {
                return Err(format!("`{argument}` is none of {}", SUBJECTS.join(", ")).into());
            }
        }
        if asked.subjects.is_empty() {
            asked.subjects = SUBJECTS.map(str::to_owned).to_vec();
        }
        Ok(asked)
    }
}

/// A new newsroom in a folder.
fn newsroom(folder: &Path) -> Outcome<Newsroom> {
    let opening = Opening::here().person(Some("Pengukur".to_owned()));
    Ok(Newsroom::create(&folder.join("redaksi"), &NewNewsroom::default(), opening)?)
}

/// The same as the window holds it.
fn desk(folder: &Path) -> Outcome<Desk> {
    Ok(Desk::new(newsroom(folder)?))
}
