//! A time limit, by the processor's own timer.

use cortex_m::{
    Peripherals,
    peripheral::{SYST, syst::SystClkSource},
};

/// As far as the timer counts: 1.3 seconds at the 12.5 MHz of this board after a reset.
const TICKS: u32 = 0x00FF_FFFF;

/// The timer. `None` if it is in use already; then no time is ever up.
pub struct Clock(Option<SYST>);

impl Clock {
    pub fn new() -> Self {
        Self(Peripherals::take().map(|peripherals| peripherals.SYST))
    }

    /// Starts the time.
    pub fn start(&mut self) {
        if let Some(timer) = &mut self.0 {
            timer.set_clock_source(SystClkSource::Core);
            timer.set_reload(TICKS);
            timer.clear_current();
            timer.enable_counter();
        }
    }

    /// Returns whether the time is up, once; then it starts again.
    pub fn is_up(&mut self) -> bool {
        self.0.as_mut().is_some_and(SYST::has_wrapped)
    }
}
