//! The rim: the clock and the dice, which the engine never takes for itself.

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
