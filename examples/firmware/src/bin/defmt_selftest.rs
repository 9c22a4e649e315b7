//! Logs each specimen on a line of its own: the name of the type, a tab, and the value as formatted by `defmt::Format`.
#![no_std]
#![no_main]

use core::panic::PanicInfo;

// Provides the critical section that the logger needs.
use cortex_m as _;
use cortex_m_rt::entry;
use defmt_semihosting as _;
use vserial_firmware::specimens::{self, Show, Specimen};

struct Log;

impl Show for Log {
    fn show(&mut self, name: &'static str, specimen: &impl Specimen) {
        defmt::info!("{=str}\t{}", name, specimen);
    }
}

#[entry]
fn main() -> ! {
    specimens::show_all(&mut Log);
    semihosting::process::exit(0)
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    semihosting::process::exit(101)
}
