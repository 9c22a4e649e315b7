//! What holds for any input at all: one function a property, which panics where it does not hold.
//!
//! The property tests, the fuzzer and the replay of its seeds share them: [`TARGETS`] names them as the fuzzer does.

pub mod builder;
pub mod peers;
pub mod readings;
pub mod telnet;
pub mod values;
pub mod vspc;

use crate::compare::compare;
use oracle::Reading;

/// A fuzz target: its name, and the property that it checks.
pub type Target = (&'static str, fn(&[u8]));

/// All fuzz targets.
pub const TARGETS: &[Target] = &[
    ("reference", reference_as_the_oracle),
    ("service", service_as_the_oracle),
    ("proxy", proxy_as_the_oracle),
    ("views", readings::views),
    ("bare_is_tcp", readings::bare_is_tcp),
    ("errors", readings::errors_can_be_told),
    ("structured_service", readings::structured_service),
    ("backing", readings::backing),
    ("addresses", values::addresses_as_core_net),
    ("values", values::values_as_percent_encoding),
    ("builder", builder::builder_round_trip),
    ("telnet_stream", telnet::reads_what_the_oracle_reads),
    ("telnet_cuts", telnet::cuts_change_nothing),
    ("telnet_capacity", telnet::only_long_frames_are_discarded),
    ("vspc_suboptions", vspc::suboptions_come_back),
    ("fluent_uri", peers::as_fluent_uri),
    ("iri_string", peers::as_iri_string),
];

/// Builds the oracle's automata, which takes longer than any input may.
pub fn build_oracle() {
    for reading in Reading::ALL {
        reading.automaton();
    }
}

/// Checks the property of the fuzz target `name`.
pub fn check(name: &str, input: &[u8]) {
    let (_, property) = TARGETS.iter().find(|(target, _)| *target == name).expect("a target of that name");
    property(input);
}

pub fn reference_as_the_oracle(input: &[u8]) {
    as_the_oracle(Reading::Reference, input);
}

pub fn service_as_the_oracle(input: &[u8]) {
    as_the_oracle(Reading::Service, input);
}

pub fn proxy_as_the_oracle(input: &[u8]) {
    as_the_oracle(Reading::Proxy, input);
}

/// Verdict, parts, kind and offset are those of the automaton.
#[track_caller]
pub fn as_the_oracle(reading: Reading, input: &[u8]) {
    if let Err(difference) = compare(reading, input) {
        panic!("{reading:?} {:?}: {difference}", input.escape_ascii().to_string());
    }
}
