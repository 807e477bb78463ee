//! A program from its start to its end, as the system accounts for it: time,
//! processor time of all its threads, and the most memory it held.
//!
//! The system counts what a program holds from before it begins, when it still
//! is a copy of the one that starts it. So this program, which holds a whole
//! site, starts itself as a small wrapper around the one that is measured:
//! `redaksi-bench timed LOG PROGRAM…`.

use std::ffi::OsStr;
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use wait4::Wait4;

use crate::Outcome;

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    pub(crate) seconds: f64,
    /// Processor time; `None` where the system does not tell it.
    pub(crate) processor: Option<f64>,
    /// Bytes; `None` where the system does not tell them, or where they would
    /// be those of a measurement that holds much beside.
    pub(crate) memory: Option<f64>,
}

impl Run {
    /// Does a piece of work in this program.
    pub(crate) fn of<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<(Self, T)> {
        let (begun, before) = (Instant::now(), processor());
        let made = work()?;
        let seconds = begun.elapsed().as_secs_f64();
        let spent = processor().zip(before).map(|(after, before)| after - before);
        Ok((Self { seconds, processor: spent.map(|t| t.as_secs_f64()), memory: None }, made))
    }

    /// Runs a program in a folder. What it prints goes to `log`.
    pub(crate) fn program(
        program: &Path,
        arguments: &[&OsStr],
        folder: &Path,
        settings: &[(&str, &str)],
        log: &Path,
    ) -> Outcome<Self> {
        let mut wrapper = Command::new(std::env::current_exe()?);
        wrapper.arg("timed").arg(log).arg(program).args(arguments).current_dir(folder);
        wrapper.envs(settings.iter().copied()).stdin(Stdio::null()).stderr(Stdio::inherit());
        let said = wrapper.output()?;
        if !said.status.success() {
            return Err(format!("{}: {}", program.display(), said.status).into());
        }
        let told: Value = serde_json::from_slice(&said.stdout)?;
        let seconds = told["seconds"].as_f64().ok_or("the wrapper told no time")?;
        Ok(Self { seconds, processor: told["processor"].as_f64(), memory: told["memory"].as_f64() })
    }
}

/// Runs of one thing, of which medians are told.
#[derive(Debug, Clone, Default)]
pub(crate) struct Runs(pub(crate) Vec<Run>);

impl Runs {
    pub(crate) fn seconds(&self) -> Option<f64> {
        self.median(|run| Some(run.seconds))
    }

    pub(crate) fn processor(&self) -> Option<f64> {
        self.median(|run| run.processor)
    }

    pub(crate) fn memory(&self) -> Option<f64> {
        self.median(|run| run.memory)
    }

    fn median(&self, of: impl Fn(&Run) -> Option<f64>) -> Option<f64> {
        let mut all: Vec<f64> = self.0.iter().filter_map(of).collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied()
    }
}

/// The wrapper: runs the program and prints its figures.
pub(crate) fn wrap(arguments: &[String]) -> Outcome {
    let [log, program, arguments @ ..] = arguments else {
        return Err("usage: redaksi-bench timed LOG PROGRAM [ARGUMENT…]".into());
    };
    let mut command = Command::new(program);
    command.args(arguments).stdout(File::create(log)?);
    let begun = Instant::now();
    let ended = command.spawn()?.wait4()?;
    let seconds = begun.elapsed().as_secs_f64();
    if !ended.status.success() {
        return Err(format!("{program}: {}; see {log}", ended.status).into());
    }
    let usage = ended.rusage;
    let processor = (usage.utime + usage.stime).as_secs_f64();
    println!("{}", json!({ "seconds": seconds, "processor": processor, "memory": usage.maxrss }));
    Ok(())
}

/// Processor time of this program.
#[cfg(unix)]
fn processor() -> Option<Duration> {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::try_from(spent).ok()
}

#[cfg(not(unix))]
fn processor() -> Option<Duration> {
    None
}

/// Has everything written that waits to be, so that nobody pays for the one
/// before.
pub(crate) fn settle() {
    #[cfg(unix)]
    rustix::fs::sync();
}
