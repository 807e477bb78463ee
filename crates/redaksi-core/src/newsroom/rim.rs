//! The rim: the clock and the dice, which the engine never takes for itself,
//! and who sits at which laptop.

use chrono::{DateTime, Utc};

/// Where time and chance come from. Tests bring their own.
pub trait Rim: Send {
    /// The time.
    fn now(&self) -> DateTime<Utc>;
    /// 128 random bits, for ids and peers.
    fn random(&mut self) -> u128;
    /// The same clock for a second handle, with dice of its own.
    fn again(&self) -> Box<dyn Rim> {
        Box::new(SystemRim)
    }
}

/// The laptop's clock and the system's randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRim;

impl Rim for SystemRim {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn random(&mut self) -> u128 {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).expect("the system gives random bytes once it has started");
        u128::from_le_bytes(bytes)
    }
}

/// The name of the system's account.
pub(super) fn account() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|name| !name.trim().is_empty())
        .unwrap_or_else(|| "redaksi".to_owned())
}

/// The laptop's name.
pub(super) fn laptop() -> String {
    ["HOSTNAME", "COMPUTERNAME"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|name| !name.trim().is_empty())
        .or_else(crate::platform::host_name)
        .unwrap_or_else(|| "laptop".to_owned())
}
