//! Logs every specimen on a line: the name of the type, a tab, and the value as formatted by `defmt::Format`.
#![no_std]
#![no_main]

use core::panic::PanicInfo;

// The critical section that the log is written in.
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
