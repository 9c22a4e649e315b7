//! One image for Cortex-M. Its features choose what it does with a text, and whether it weighs flash or stack.
//!
//! For flash, `main` hands one text that the optimiser cannot see to the subject, and the subject keeps all that comes of
//! it, the error too. For stack, `main` runs the subject over many texts on a painted stack (see `paint`).
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

/// What is measured against what it costs to have a `main` at all.
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

/// Does nothing with the message: what remains of panicking in an image is there because some code may panic.
#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    loop {
        black_box(());
    }
}
