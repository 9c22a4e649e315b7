//! Tests the oracle: against results derived by hand from the grammar, and against the addresses of the standard library.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

mod addresses;
mod conformance;
mod tables;

use oracle::{Grammar, errors};

/// Checks that the text is rejected with this error at this offset, and with none at the offsets beside it.
#[track_caller]
fn assert_fault(grammar: Grammar, text: &[u8], kind: &str, offset: usize) {
    let shown = text.escape_ascii();
    let d = grammar.first_impossible(text).unwrap_or_else(|| panic!("{grammar:?} accepts \"{shown}\""));
    let check = |offset| errors::check_offset(grammar, text, kind, offset, d);
    assert_eq!(check(offset), Ok(()), "{grammar:?} \"{shown}\"");
    for shifted in [offset + 1, offset.wrapping_sub(1)] {
        assert!(check(shifted).is_err(), "{grammar:?} \"{shown}\": {kind} at {shifted}");
    }
}

/// They are built once for each test binary, so they must not become much larger.
#[test]
fn automata_stay_small() {
    for (grammar, limit) in [(Grammar::Reference, 5_000), (Grammar::Service, 60_000), (Grammar::Proxy, 60_000)] {
        let states = grammar.automaton().state_count();
        assert!(states < limit, "{grammar:?}: {states} states");
    }
}

/// The classes of bytes are derived by hand.
#[test]
fn alphabets_have_one_byte_of_each_class() {
    let alphabet = |grammar: Grammar| grammar.automaton().alphabet().escape_ascii().to_string();
    assert_eq!(alphabet(Grammar::Reference), r"\x00!#%+-./012356:;?@AG[]");
    assert_eq!(alphabet(Grammar::Service), r"\x00 !#%&+-./012345678:=ABCEFGLNPST[]abcefhilmnprstuvy");
    assert_eq!(alphabet(Grammar::Proxy), r"\x00 !#%&-./012345678:=ABEFGLNST[]abcefhilmnprstuvy");
}
