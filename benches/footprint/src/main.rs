//! One image for Cortex-M. Its features choose what it does with a text, and whether flash or stack is measured.
//!
//! For flash, `main` runs the subject once, on a text that the optimiser cannot see. For stack, it runs the subject on many
//! texts, with a painted stack (see `paint`).
#![no_std]
#![no_main]

#[cfg(any(feature = "defmt", feature = "defmt-base"))]
mod log;
#[cfg(feature = "stack")]
mod paint;
#[cfg(feature = "session")]
mod session;
mod subject;

use core::hint::black_box;
use core::panic::PanicInfo;

/// Runs the subject. With feature `base` the subject does nothing, which leaves the cost of an image itself.
#[cfg(not(feature = "stack"))]
#[cortex_m_rt::entry]
fn main() -> ! {
    subject::run(black_box("telnet://esx.example.com:23"));
    loop {
        black_box(());
    }
}

#[cfg(feature = "stack")]
#[cortex_m_rt::entry]
fn main() -> ! {
    paint::report(subject::run)
}

/// Ignores the message, so that any panic code in an image is there because the subject may panic.
#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    loop {
        black_box(());
    }
}
