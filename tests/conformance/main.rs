//! Checks the conformance tables: accepted inputs with their parts, rejected inputs with kind, offset and message.
//!
//! The tables are in `tests/support/src/rows`.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

mod accepted;
mod implied;
mod objects;
mod refused;
mod regressions;

use std::collections::BTreeSet;

use support::rows::{accept, backing, disasters, field, reject};
use vserial_uri::ErrorKind;

const fn rows<T>(tables: &[&[T]]) -> usize {
    let (mut sum, mut at) = (0, 0);
    while at < tables.len() {
        sum += tables[at].len();
        at += 1;
    }
    sum
}

const fn rejects() -> usize {
    let (mut sum, mut at) = (0, 0);
    while at < reject::ALL.len() {
        sum += reject::ALL[at].1.len();
        at += 1;
    }
    sum
}

const ACCEPTED: usize = rows(accept::SERVICES) + rows(accept::PROXIES) + rows(accept::REFERENCES);
const _: () = assert!(ACCEPTED >= 150);
const _: () = assert!(rejects() >= 200);
const _: () = assert!(field::ROWS.len() == 30);

/// The decisions of the Rationale, each with a row that it rejects and, if `true`, a row that it accepts.
#[rustfmt::skip]
const DECISIONS: &[(&str, bool)] = &[
    ("no scheme", true), ("case of the scheme", true), ("unknown scheme", false), ("proxy schemes", false),
    ("empty host", true), ("missing port", true), ("port 0", true), ("port range", true), ("port digits", false),
    ("hostname", true), ("IPv4", true), ("% in a host", false), ("IPv6 in brackets only", false), ("zone id", false),
    ("IP version", true), ("userinfo", false), ("path", false), ("query", false), ("empty parameters", false),
    ("unknown key", false), ("duplicate key", false), ("value of verify", false), ("empty value", false),
    ("parameters need TLS", true), ("raw space", true), ("other bytes", false), ("thumbprint", true),
    ("control bytes in values", true), ("certificate", true), ("escapes", false), ("empty input", false),
    ("serviceURI with a proxy", true), ("an empty proxyURI means none", true),
];

/// Decisions that reject nothing.
const TAKES_ONLY: &[&str] = &["case of the scheme", "no scheme", "port 0"];

fn accept_cites() -> BTreeSet<&'static str> {
    let services = accept::SERVICES.iter().chain(accept::PROXIES).copied().flatten();
    let references = accept::REFERENCES.iter().copied().flatten();
    let backings = backing::ACCEPT.iter().map(|row| row.cite);
    services.map(|row| row.cite).chain(references.map(|row| row.cite)).chain(backings).collect()
}

fn reject_cites() -> BTreeSet<&'static str> {
    let backings = backing::REJECT.iter().map(|row| row.cite);
    reject::ALL.iter().flat_map(|(_, rows)| *rows).map(|row| row.cite).chain(backings).collect()
}

fn cites(set: &BTreeSet<&str>, decision: &str) -> bool {
    let whole = format!("decision: {decision}");
    set.iter()
        .any(|cite| cite.strip_prefix(&*whole).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':'])))
}

/// Prints the number of rows: `cargo test --test conformance rows_are_counted -- --nocapture`
#[test]
fn rows_are_counted() {
    let backings = backing::ACCEPT.len() + backing::REJECT.len() + backing::DIRECTIONS.len();
    println!("{ACCEPTED} texts accepted, {} refused", rejects());
    println!("{backings} backing objects, {} URIs seen in use, {} disasters", field::ROWS.len(), disasters::ROWS.len());
    assert!(backings >= 50 && disasters::ROWS.len() >= 20);
}

#[test]
fn every_kind_has_a_row() {
    let shown: BTreeSet<&str> = reject::ALL.iter().flat_map(|(_, rows)| *rows).map(|row| row.kind).collect();
    assert_eq!(shown, ErrorKind::ALL.iter().map(|kind| kind.name()).collect());
}

#[test]
fn every_decision_has_a_row_on_each_side() {
    let (accepts, rejects) = (accept_cites(), reject_cites());
    for &(decision, takes) in DECISIONS {
        assert!(!takes || cites(&accepts, decision), "no accepted row for {decision}");
        assert!(TAKES_ONLY.contains(&decision) || cites(&rejects, decision), "no refused row for {decision}");
    }
}

#[test]
fn rows_are_unique() {
    for tables in [accept::SERVICES, accept::PROXIES] {
        let mut seen = BTreeSet::new();
        for row in tables.iter().copied().flatten() {
            assert!(seen.insert(row.input), "{}", row.input);
        }
    }
    let mut seen = BTreeSet::new();
    for row in accept::REFERENCES.iter().copied().flatten() {
        assert!(seen.insert(row.input), "{}", row.input);
    }
    let mut seen = BTreeSet::new();
    for (reading, row) in reject::ALL.iter().flat_map(|(reading, rows)| rows.iter().map(move |row| (reading, row))) {
        assert!(seen.insert((format!("{reading:?}"), row.input)), "{}", row.input.escape_ascii());
    }
}
