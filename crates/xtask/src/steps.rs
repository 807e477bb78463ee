//! Named steps, one after the other: what runs, how long it took, what failed.
//!
//! A failed step does not stop the next one, so that one run shows all there is to mend. The
//! steps themselves are told by the caller.

use std::time::{Duration, Instant};

/// The steps taken so far.
#[derive(Default)]
pub struct Steps {
    taken: Vec<Step>,
}

struct Step {
    name: String,
    took: Duration,
    outcome: Outcome,
}

enum Outcome {
    Done,
    Skipped(String),
    Failed(String),
}

impl Steps {
    /// Takes a step. Returns whether it succeeded, for steps that need it.
    pub fn take(&mut self, name: &str, work: impl FnOnce() -> Result<(), String>) -> bool {
        println!("── {name}");
        let start = Instant::now();
        let result = work();
        let took = start.elapsed();
        let outcome = match result {
            Ok(()) => {
                println!("   {name}: done in {}", duration(took));
                Outcome::Done
            }
            Err(why) => {
                eprintln!("   {name}: FAILED after {}: {why}", duration(took));
                Outcome::Failed(why)
            }
        };
        let done = matches!(outcome, Outcome::Done);
        self.taken.push(Step { name: name.to_owned(), took, outcome });
        done
    }

    /// Leaves a step out, by name and with the reason.
    pub fn skip(&mut self, name: &str, why: &str) {
        println!("── {name}: skipped, {why}");
        self.taken.push(Step {
            name: name.to_owned(),
            took: Duration::ZERO,
            outcome: Outcome::Skipped(why.to_owned()),
        });
    }

    /// The table of all steps with their times, the failures last.
    pub fn summary(&self) -> String {
        let width = self.taken.iter().map(|step| step.name.chars().count()).max().unwrap_or(0);
        let mut lines = Vec::new();
        for step in &self.taken {
            let (mark, time) = match &step.outcome {
                Outcome::Done => ("ok     ", duration(step.took)),
                Outcome::Skipped(why) => ("skipped", why.clone()),
                Outcome::Failed(_) => ("FAILED ", duration(step.took)),
            };
            lines.push(format!("  {mark}  {:width$}  {time}", step.name));
        }
        let total = self.taken.iter().map(|step| step.took).sum();
        lines.push(format!("  {:7}  {:width$}  {}", "", "together", duration(total)));
        for step in &self.taken {
            if let Outcome::Failed(why) = &step.outcome {
                lines.push(format!("FAILED: {}: {why}", step.name));
            }
        }
        lines.join("\n")
    }

    /// Ends the run: the summary is printed, and a failed step makes it a failure.
    ///
    /// # Errors
    /// One line that counts the failed steps.
    pub fn end(self) -> Result<(), String> {
        println!("\n{}", self.summary());
        let failed = self.taken.iter().filter(|step| matches!(step.outcome, Outcome::Failed(_)));
        match failed.count() {
            0 => Ok(()),
            1 => Err("one step failed".to_owned()),
            more => Err(format!("{more} steps failed")),
        }
    }
}

/// A length of time as people read it: `3.2 s`, `4 min 05 s`.
pub fn duration(length: Duration) -> String {
    if length < Duration::from_secs(60) {
        return format!("{:.1} s", length.as_secs_f64());
    }
    format!("{} min {:02} s", length.as_secs() / 60, length.as_secs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_in_seconds_and_minutes() {
        assert_eq!(duration(Duration::from_millis(3_240)), "3.2 s");
        assert_eq!(duration(Duration::from_secs(60)), "1 min 00 s");
        assert_eq!(duration(Duration::from_secs(245)), "4 min 05 s");
    }

    #[test]
    fn a_failed_step_is_listed_at_the_end_and_the_rest_still_runs() {
        let mut steps = Steps::default();
        assert!(!steps.take("first", || Err("broken".to_owned())));
        assert!(steps.take("second", || Ok(())));
        steps.skip("third", "no display");
        let summary = steps.summary();
        assert!(summary.contains("FAILED   first"), "{summary}");
        assert!(summary.contains("ok       second"), "{summary}");
        assert!(summary.contains("skipped  third   "), "{summary}");
        assert!(summary.ends_with("FAILED: first: broken"), "{summary}");
        assert_eq!(steps.end(), Err("one step failed".to_owned()));
    }

    #[test]
    fn only_good_steps_end_well() {
        let mut steps = Steps::default();
        steps.take("only", || Ok(()));
        assert_eq!(steps.end(), Ok(()));
    }
}
