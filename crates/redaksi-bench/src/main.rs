//! Measurements, each beside a floor that is measured in the same run and in
//! turn with it: the least that anything of its kind could cost here.
//!
//! `cargo xtask bench [saving] [page] [opening] [window]` prints Markdown tables; what
//! they mean, and what they were where, stands in `docs/performance.md`.
//! Tests never time anything: a machine that is busy is no fault.

mod figures;
mod machine;
mod opening;
mod page;
mod saving;
mod window;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use redaksi_api::Desk;
use redaksi_core::newsroom::{NewNewsroom, Newsroom, Opening};

/// What any measurement may fail of; it is printed and ends the run.
type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// Lengths of stories, in words: a report, a long read, and one that nobody
/// writes.
const LENGTHS: [usize; 3] = [500, 5_000, 20_000];

fn main() -> ExitCode {
    match run(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("not measured: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(wanted: &[String]) -> Outcome {
    let known: [(&str, fn(&Path) -> Outcome); 4] = [
        ("saving", saving::measure),
        ("page", page::measure),
        ("opening", opening::measure),
        ("window", window::measure),
    ];
    if let Some(other) = wanted.iter().find(|name| !known.iter().any(|(key, _)| key == name)) {
        return Err(format!("`{other}` is none of saving, page, opening and window").into());
    }
    // On the disk of the build, not in memory: what a sync costs is the point.
    let beside = PathBuf::from("target");
    let folder =
        if beside.is_dir() { tempfile::tempdir_in(&beside)? } else { tempfile::tempdir()? };
    println!("{}\n", machine::describe(folder.path()));
    for (name, measure) in known {
        if wanted.is_empty() || wanted.iter().any(|want| want == name) {
            let room = folder.path().join(name);
            std::fs::create_dir(&room)?;
            measure(&room)?;
        }
    }
    Ok(())
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
