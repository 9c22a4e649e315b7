//! How long to wait before the next attempt.

use std::time::Duration;

/// A delay that doubles with each attempt, up to a minute.
#[derive(Debug)]
pub struct Delay(Duration);

impl Default for Delay {
    fn default() -> Self {
        Self(Self::SHORTEST)
    }
}

impl Delay {
    const SHORTEST: Duration = Duration::from_millis(500);
    /// The longest delay.
    pub const LONGEST: Duration = Duration::from_secs(60);

    /// Returns the delay before the next attempt.
    pub fn lengthen(&mut self) -> Duration {
        let delay = self.0;
        self.0 = Self::LONGEST.min(delay * 2);
        delay
    }

    /// Resets the delay after a success.
    pub fn reset(&mut self) {
        *self = Self::default();
    }
}
