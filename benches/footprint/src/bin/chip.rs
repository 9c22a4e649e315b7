//! Counts instructions on Cortex-M: every parser on every input, a line each.
//!
//! QEMU with `-icount shift=0` takes one nanosecond of its own time for each instruction, and SysTick counts that time.
//! What is counted does not depend on the machine that QEMU runs on.
#![no_std]
#![no_main]

use core::hint::black_box;
use core::panic::PanicInfo;

use cortex_m::Peripherals;
use cortex_m::peripheral::SYST;
use cortex_m::peripheral::syst::SystClkSource;
use cortex_m_semihosting::debug::{self, EXIT_SUCCESS};
use cortex_m_semihosting::hprintln;
use vserial_uri::ServiceUri;
use vserial_uri_inputs::{ACCEPTED, REFUSED, look_up_each_byte};

/// Calls to one parser, which share the error of a counter that advances every 40 instructions.
const CALLS: u32 = 1000;
/// The processor's clock is 25 MHz.
const INSTRUCTIONS_PER_TICK: u32 = 40;
/// SysTick counts down from here.
const TICKS: u32 = 0x00FF_FFFF;

type Parse = fn(&str) -> bool;

/// One parser, as a function that keeps its whole result.
macro_rules! parsers {
    ($($name:literal $function:ident = |$text:ident| $parse:expr;)*) => {
        $(
            #[inline(never)]
            fn $function($text: &str) -> bool {
                black_box(&$parse).is_ok()
            }
        )*

        const PARSERS: &[(&str, Parse)] = &[$(($name, $function)),*];
    };
}

parsers! {
    "service" service = |text| ServiceUri::parse(text);
    "fluent-uri" fluent_uri = |text| fluent_uri::Uri::parse(text);
    "iri-string" iri_string = |text| iri_string::types::UriStr::new(text);
    "look-up" look_up = |text| look_up_each_byte(text);
    "nothing" nothing = |text| Ok::<&str, ()>(text);
}

/// The ticks that the calls take. They never last as long as the counter needs to reach 0.
fn ticks(clock: &mut SYST, parse: Parse, text: &str) -> u32 {
    clock.clear_current();
    let start = SYST::get_current();
    for _ in 0..CALLS {
        black_box(parse)(black_box(text));
    }
    start.wrapping_sub(SYST::get_current()) & TICKS
}

#[cortex_m_rt::entry]
fn main() -> ! {
    if let Some(mut peripherals) = Peripherals::take() {
        let clock = &mut peripherals.SYST;
        clock.set_clock_source(SystClkSource::Core);
        clock.set_reload(TICKS);
        clock.clear_current();
        clock.enable_counter();
        for input in ACCEPTED.iter().chain(&REFUSED) {
            for (name, parse) in PARSERS {
                let instructions = ticks(clock, *parse, input.text) * INSTRUCTIONS_PER_TICK / CALLS;
                let verdict = if parse(input.text) { "ok" } else { "refused" };
                hprintln!("{}\t{}\t{}\t{}\t{}", name, input.name, input.text.len(), verdict, instructions);
            }
        }
    }
    loop {
        debug::exit(EXIT_SUCCESS);
    }
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    loop {
        black_box(());
    }
}
