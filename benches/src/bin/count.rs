//! The program that runs under valgrind: parses one input with one parser N times, or a whole plan once.
//!
//!     count PARSER INPUT N     N times the same; INPUT is a fixed input's name or `FAMILY:BYTES`
//!     count plan table         every parser on every fixed input, one call each, in the order that is printed
//!     count plan growth        our parsers on every worst input from 1 KiB to 64 KiB

use core::hint::black_box;
use std::process::ExitCode;

use vserial_uri_benches::parsers::{self, PARSERS, Parse, Parser, Role};
use vserial_uri_benches::worst;
use vserial_uri_inputs::{ACCEPTED, REFUSED};

/// What callgrind counts: it writes a part of its own for all that happens from one entry to the next.
#[inline(never)]
fn measured_parse(parse: Parse, text: &str) -> bool {
    black_box(parse)(black_box(text))
}

/// Three calls and a line of the plan. The first call pays for the dynamic linker, the second is the one to read, and
/// the third ends its part.
fn step(parser: &Parser, input: &str, text: &str) {
    measured_parse(parser.parse, text);
    measured_parse(parser.parse, text);
    let accepted = measured_parse(parser.parse, text);
    println!("{}\t{}\t{}\t{}", parser.name, input, text.len(), if accepted { "ok" } else { "refused" });
}

fn table() {
    for input in ACCEPTED.iter().chain(&REFUSED) {
        for parser in PARSERS {
            step(parser, input.name, input.text);
        }
    }
}

fn growth() {
    for family in worst::WORST {
        for parser in PARSERS.iter().filter(|parser| parser.role == Role::Ours) {
            for kib in [1, 2, 4, 8, 16, 32, 64] {
                step(parser, family.name, &family.text(kib * 1024));
            }
        }
    }
}

fn text_of(input: &str) -> Option<String> {
    match input.split_once(':') {
        Some((family, bytes)) => Some(worst::find(family)?.text(bytes.parse().ok()?)),
        None => Some(vserial_uri_inputs::find(input)?.text.to_owned()),
    }
}

fn repeat(parser: &str, input: &str, times: &str) -> Option<()> {
    let parser = parsers::find(parser)?;
    let text = text_of(input)?;
    for _ in 0..times.parse().ok()? {
        measured_parse(parser.parse, &text);
    }
    Some(())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["plan", "table"] => table(),
        ["plan", "growth"] => growth(),
        [parser, input, times] if repeat(parser, input, times).is_some() => {}
        _ => {
            eprintln!("usage: count PARSER INPUT N | count plan table | count plan growth");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
