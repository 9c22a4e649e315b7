//! The image: reads lines from the serial port, sends the answers of the console, and logs its decisions.
#![no_std]
#![no_main]

mod host;
mod log;
mod memory;
mod uart;

use core::{fmt::Write, panic::PanicInfo};

use cortex_m::singleton;
use cortex_m_rt::{ExceptionFrame, entry, exception};
use defmt_semihosting as _;
use vserial_firmware::{
    console::{Console, MAX_LINE},
    line::LineReader,
};

use crate::uart::{Damaged, Uart};

/// Exit codes. 0 means that all input was answered.
mod exit_code {
    pub const PANIC: i32 = 101;
    pub const HARD_FAULT: i32 = 102;
    pub const STARTED_TWICE: i32 = 103;
}

#[entry]
fn main() -> ! {
    // Static, because the buffers would be most of the stack. Initialised here, because initial values that are not all
    // zeros would take as much flash as RAM.
    let variables = singleton!(: LineReader<MAX_LINE> = LineReader::new()).zip(singleton!(: Console = Console::new()));
    let Some((reader, console)) = variables else { host::exit(exit_code::STARTED_TWICE) };

    let mut uart = Uart::new();
    let mut to_come = host::input_length();
    let mut answered = 0_u32;
    loop {
        let ended = to_come == Some(0);
        to_come = to_come.map(|bytes| bytes.saturating_sub(1));
        let line = if ended {
            reader.finish()
        } else {
            match uart.read() {
                Ok(byte) => reader.push(byte),
                Err(Damaged) => {
                    reader.damage();
                    None
                }
            }
        };
        if let Some(line) = line {
            let decision = console.answer(line);
            log::decision(&decision);
            // The port waits for room and never fails.
            _ = match decision {
                Ok(answer) => writeln!(uart, "{answer}"),
                Err(rejected) => writeln!(uart, "{rejected}"),
            };
            answered = answered.saturating_add(1);
        }
        if ended {
            log::end(answered, console.in_force());
            host::exit(0);
        }
    }
}

#[exception]
unsafe fn HardFault(_: &ExceptionFrame) -> ! {
    host::exit(exit_code::HARD_FAULT)
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    host::exit(exit_code::PANIC)
}
