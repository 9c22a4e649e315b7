//! Properties of any input. Each is a function that panics if the property does not hold.
//!
//! The property tests, the fuzz targets and the replay of the seeds share them. [`TARGETS`] has the names of the targets.

pub mod builder;
pub mod options;
pub mod peers;
pub mod session;
pub mod telnet;
pub mod uris;
pub mod values;
pub mod vspc;

use crate::compare::compare;
use oracle::Grammar;

/// The name of a fuzz target, and the property that it checks.
pub type Target = (&'static str, fn(&[u8]));

/// All fuzz targets.
pub const TARGETS: &[Target] = &[
    ("reference", reference_as_the_oracle),
    ("service", service_as_the_oracle),
    ("proxy", proxy_as_the_oracle),
    ("views", uris::views),
    ("bare_is_tcp", uris::bare_is_tcp),
    ("errors", uris::errors_have_messages),
    ("backing", uris::backing),
    ("addresses", values::addresses_as_core_net),
    ("values", values::values_as_percent_encoding),
    ("builder", builder::builder_round_trip),
    ("telnet_stream", telnet::reads_what_the_oracle_reads),
    ("telnet_cuts", telnet::cuts_change_nothing),
    ("telnet_capacity", telnet::only_long_frames_are_discarded),
    ("telnet_options", options::options_agree),
    ("telnet_data", options::lines_arrive),
    ("session_roles", session::any_role),
    ("session_pair", session::any_pair),
    ("vspc_suboptions", vspc::suboptions_come_back),
    ("fluent_uri", peers::as_fluent_uri),
    ("iri_string", peers::as_iri_string),
];

/// Builds the automata of the oracle. That takes longer than the time limit of an input.
pub fn build_oracle() {
    for grammar in Grammar::ALL {
        grammar.automaton();
    }
}

/// Checks the property of the fuzz target `name`.
pub fn check(name: &str, input: &[u8]) {
    let (_, property) = TARGETS.iter().find(|(target, _)| *target == name).expect("a target of that name");
    property(input);
}

pub fn reference_as_the_oracle(input: &[u8]) {
    as_the_oracle(Grammar::Reference, input);
}

pub fn service_as_the_oracle(input: &[u8]) {
    as_the_oracle(Grammar::Service, input);
}

pub fn proxy_as_the_oracle(input: &[u8]) {
    as_the_oracle(Grammar::Proxy, input);
}

/// Verdict, parts, kind and offset are those of the oracle.
#[track_caller]
pub fn as_the_oracle(grammar: Grammar, input: &[u8]) {
    if let Err(difference) = compare(grammar, input) {
        panic!("{grammar:?} {:?}: {difference}", input.escape_ascii().to_string());
    }
}
