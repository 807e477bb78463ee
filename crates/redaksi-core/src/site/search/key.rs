//! Keys of settled stories: minutes since 1970, and how they are written.

use chrono::{DateTime, Utc};

/// The keys of stories that come oldest first: each its minute of
/// publication, or the next one that is free. They rise.
pub(super) fn keys(times: impl Iterator<Item = DateTime<Utc>>) -> Vec<u64> {
    let mut next = 0;
    times
        .map(|at| {
            let key = u64::try_from(at.timestamp().div_euclid(60)).unwrap_or(0).max(next);
            next = key + 1;
            key
        })
        .collect()
}

/// In base 36, which JavaScript reads by itself.
pub(super) fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        let digit = u32::try_from(number % 36).expect("a digit is below 36");
        digits.push(char::from_digit(digit, 36).expect("a digit is below 36"));
        number /= 36;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}

/// Rising numbers: the first, then by how much each is above the one before.
pub(super) fn ascending(keys: impl Iterator<Item = u64>) -> String {
    steps(keys, |key, last| key - last)
}

/// Falling numbers: the first, then by how much each is below the one before.
pub(super) fn descending(keys: impl Iterator<Item = u64>) -> String {
    steps(keys, |key, last| last - key)
}

fn steps(keys: impl Iterator<Item = u64>, step: impl Fn(u64, u64) -> u64) -> String {
    let mut text = String::new();
    let mut last = None;
    for key in keys {
        if last.is_some() {
            text.push(',');
        }
        text.push_str(&base36(last.map_or(key, |last| step(key, last))));
        last = Some(key);
    }
    text
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::{ascending, base36, descending, keys};

    #[test]
    fn keys_are_minutes_and_never_meet() {
        let at = |seconds| DateTime::<Utc>::from_timestamp(seconds, 0).expect("a valid instant");
        let times = [-90_000_000_000, 60, 61, 119, 180, 6_000].map(at);
        assert_eq!(keys(times.into_iter()), [0, 1, 2, 3, 4, 100]);
    }

    #[test]
    fn numbers_are_written_by_their_steps() {
        assert_eq!(base36(0), "0");
        assert_eq!(base36(29_000_000), "h9kjk");
        assert_eq!(ascending([36, 37, 72].into_iter()), "10,1,z");
        assert_eq!(descending([72, 37, 36].into_iter()), "20,z,1");
    }
}
