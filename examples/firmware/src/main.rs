//! The image: reads lines from the first serial port, sends the answers of the console, logs its decisions, and connects the
//! port to a concentrator on the second one.
#![no_std]
#![no_main]

mod clock;
mod host;
mod log;
mod memory;
mod port;
mod uart;

use core::{fmt::Write, panic::PanicInfo};

use cortex_m::singleton;
use cortex_m_rt::{ExceptionFrame, entry, exception};
use defmt_semihosting as _;
use vserial_firmware::{
    answer::{Answer, Rejected},
    connection::{self, Failure},
    console::{Console, MAX_LINE},
    line::LineReader,
};
use vserial_uri::{
    Tls,
    session::{Identity, Session},
    vspc::DoProxy,
};

use crate::{clock::Clock, port::Port, uart::Damaged};

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

    let (mut port, mut network) = (Port::console(), Port::network());
    let mut clock = Clock::new();
    let mut answered = 0_u32;
    loop {
        let next = port.next();
        let line = match next {
            Ok(Some(byte)) => reader.push(byte),
            Ok(None) => reader.finish(),
            Err(Damaged) => {
                reader.damage();
                None
            }
        };
        if let Some(line) = line {
            let decision = console.answer(line);
            answer(&mut port, &decision);
            if let Ok(Answer::Connect(do_proxy)) = decision {
                let end = connect(do_proxy, &mut port, &mut network, &mut clock);
                answer(&mut port, &end.map(|()| Answer::Closed).map_err(Rejected::Connection));
            }
            answered = answered.saturating_add(1);
        }
        if let Ok(None) = next {
            log::end(answered, console.in_force());
            host::exit(0);
        }
    }
}

/// Logs and sends the result of a line.
fn answer(port: &mut Port, decision: &Result<Answer<'_>, Rejected>) {
    log::decision(decision);
    // The port waits for room and never fails.
    _ = match decision {
        Ok(answer) => writeln!(port, "{answer}"),
        Err(rejected) => writeln!(port, "{rejected}"),
    };
}

/// Is the machine of a concentrator until the connection ends. Not inlined, so that the session and its buffers are on the
/// stack only then.
#[inline(never)]
fn connect(do_proxy: DoProxy<'_>, line: &mut Port, network: &mut Port, clock: &mut Clock) -> Result<(), Failure> {
    let identity = Identity { vm_name: Some("lm3s6965"), ..Identity::default() };
    let mut session = Session::machine(Tls::Never, do_proxy, identity);
    clock.start();
    connection::run(&mut session, line, network, || clock.is_up(), log::event)
}

#[exception]
unsafe fn HardFault(_: &ExceptionFrame) -> ! {
    host::exit(exit_code::HARD_FAULT)
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    host::exit(exit_code::PANIC)
}
