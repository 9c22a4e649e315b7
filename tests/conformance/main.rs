//! Checks the conformance tables: accepted inputs with their parts, rejected inputs with kind, offset and message.
//!
//! The tables are in `tests/support/src/rows`; a new row needs no new test.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

mod accepted;
mod backings;
mod implied;
mod properties;
mod rejected;

use std::collections::BTreeSet;

use support::rows::{accept, backing, in_use, incidents, reject};
use vserial_uri::ErrorKind;

/// The decisions of the Rationale that have an accepted and a rejected row.
#[rustfmt::skip]
const ON_BOTH_SIDES: &[&str] = &[
    "empty host", "missing port", "port range", "hostname", "IPv4", "IP version", "parameters need TLS", "raw space",
    "thumbprint", "control bytes in values", "certificate", "serviceURI with a proxy", "an empty proxyURI means none",
];

/// Decisions that have rejected rows only.
#[rustfmt::skip]
const REJECTED: &[&str] = &[
    "unknown scheme", "proxy schemes", "port digits", "% in a host", "IPv6 in brackets only", "zone id", "userinfo", "path",
    "query", "empty parameters", "unknown key", "duplicate key", "value of verify", "empty value", "other bytes", "escapes",
    "empty input",
];

/// Decisions that have accepted rows only.
const ACCEPTED: &[&str] = &["no scheme", "case of the scheme", "port 0"];

/// Prints the number of rows: `cargo test --test conformance rows_are_counted -- --nocapture`
#[test]
fn rows_are_counted() {
    let (accepted, rejected) = (accept::inputs().count(), reject::rows().count());
    let backings = backing::ACCEPT.len() + backing::REJECT.len() + backing::DIRECTIONS.len();
    println!("{accepted} texts accepted, {rejected} rejected");
    println!(
        "{backings} backing objects, {} URIs seen in use, {} incidents",
        in_use::ROWS.len(),
        incidents::ROWS.len()
    );
    assert!(accepted >= 150 && rejected >= 200 && backings >= 50 && incidents::ROWS.len() >= 20);
    assert_eq!(in_use::ROWS.len(), 30);
}

#[test]
fn every_kind_has_a_row() {
    let shown: BTreeSet<&str> = reject::rows().map(|row| row.kind).collect();
    assert_eq!(shown, ErrorKind::ALL.iter().map(|kind| kind.name()).collect());
}

/// Returns the sources that are decisions of the Rationale, without what follows in parentheses or after a colon.
fn decisions<'a>(cites: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let decisions = cites.filter_map(|cite| cite.strip_prefix("decision: "));
    decisions.map(|decision| decision.split([':', '(']).next().unwrap_or_default().trim_end()).collect()
}

#[test]
fn every_decision_has_its_rows() {
    let uris = accept::services().chain(accept::proxies()).map(|row| row.cite);
    let others = accept::references().map(|row| row.cite).chain(backing::ACCEPT.iter().map(|row| row.cite));
    let accepts = decisions(uris.chain(others));
    let rejects = decisions(reject::rows().map(|row| row.cite).chain(backing::REJECT.iter().map(|row| row.cite)));
    for decision in ON_BOTH_SIDES.iter().chain(ACCEPTED) {
        assert!(accepts.contains(decision), "no accepted row for {decision}");
    }
    for decision in ON_BOTH_SIDES.iter().chain(REJECTED) {
        assert!(rejects.contains(decision), "no rejected row for {decision}");
    }
}

#[test]
fn rows_are_unique() {
    let rejected = reject::rows().map(|row| (row.grammar, row.input));
    let mut seen = Vec::new();
    for row in accept::inputs().map(|(grammar, input)| (grammar, Vec::from(input))).chain(rejected) {
        assert!(!seen.contains(&row), "{:?} {}", row.0, row.1.escape_ascii());
        seen.push(row);
    }
}
