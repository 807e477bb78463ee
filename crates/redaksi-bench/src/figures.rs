//! Times and what is said of them: the median, the worst of a hundred, and
//! how many times the floor that is.

use std::time::{Duration, Instant};

/// The times of one thing, measured many times over.
#[derive(Debug, Clone, Default)]
pub(crate) struct Times(Vec<Duration>);

impl Times {
    /// Times `work` once and gives back what it made.
    pub(crate) fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let made = work();
        self.0.push(begun.elapsed());
        made
    }

    /// Takes a time that was measured elsewhere, in milliseconds.
    pub(crate) fn add(&mut self, milliseconds: f64) {
        self.0.push(Duration::from_secs_f64(milliseconds.max(0.0) / 1_000.0));
    }

    /// The time below which that share of all lie, in milliseconds.
    fn share(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place in a list of a few hundred"
        )]
        let place = (share * sorted.len().saturating_sub(1) as f64).round() as usize;
        sorted.get(place).copied().unwrap_or_default().as_secs_f64() * 1_000.0
    }

    pub(crate) fn median(&self) -> f64 {
        self.share(0.5)
    }

    pub(crate) fn p99(&self) -> f64 {
        self.share(0.99)
    }
}

/// The head of a table of [`row`]s.
pub(crate) fn head(title: &str) {
    println!("## {title}\n");
    println!("| what | median ms | p99 ms | × floor | p99 × floor's p99 |");
    println!("| --- | ---: | ---: | ---: | ---: |");
}

/// One line of a table; the floor itself has no ratio.
pub(crate) fn row(what: &str, times: &Times, floor: Option<&Times>) {
    let ratio = |ours: f64, least: f64| format!("{:.1}", ours / least.max(f64::MIN_POSITIVE));
    let (median, p99) = (times.median(), times.p99());
    let (m, p) = match floor {
        Some(floor) => (ratio(median, floor.median()), ratio(p99, floor.p99())),
        None => ("floor".to_owned(), "floor".to_owned()),
    };
    println!("| {what} | {median:.3} | {p99:.3} | {m} | {p} |");
}
