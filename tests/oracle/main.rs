//! Tests the oracle: against results derived by hand from the grammar, and against the addresses of the standard library.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

mod addresses;
mod conformance;
mod parts;
mod tables;

use oracle::Reading;

/// They are built once for each test binary, so they must not become much larger.
#[test]
fn automata_stay_small() {
    for (reading, limit) in [(Reading::Reference, 5_000), (Reading::Service, 60_000), (Reading::Proxy, 60_000)] {
        let states = reading.automaton().state_count();
        assert!(states < limit, "{reading:?}: {states} states");
    }
}

/// The classes of bytes are derived by hand.
#[test]
fn alphabets_have_one_byte_of_each_class() {
    let alphabet = |reading: Reading| reading.automaton().alphabet().escape_ascii().to_string();
    assert_eq!(alphabet(Reading::Reference), r"\x00!#%+-./012356:;?@AG[]");
    assert_eq!(alphabet(Reading::Service), r"\x00 !#%&+-./012345678:=ABCEFGLNPST[]abcefhilmnprstuvy");
    assert_eq!(alphabet(Reading::Proxy), r"\x00 !#%&-./012345678:=ABEFGLNST[]abcefhilmnprstuvy");
}
