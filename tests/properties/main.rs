//! Tests the properties on generated inputs: valid ones, ones that are almost valid, and arbitrary ones.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

use oracle::{Grammar, rfc2396};
use proptest::prelude::*;
use support::properties::{TARGETS, as_the_oracle};
use support::strategy::{self, UriParts};
use vserial_uri::{ProxyUri, ServiceUri};

/// Checks all properties of `input`.
fn all_hold(input: &[u8]) {
    for (_, property) in TARGETS {
        property(input);
    }
}

fn assert_parts(uri: ServiceUri<'_>, parts: &UriParts) {
    assert_eq!(uri.as_str(), parts.text);
    assert_eq!(uri.scheme(), parts.scheme);
    assert_eq!(uri.host(), parts.host.as_host());
    assert_eq!(uri.host_str(), parts.host_text);
    assert_eq!(uri.port(), parts.port);
    let params = uri.auth().iter().map(|param| (param.key(), param.value().map(|value| value.as_str().to_owned())));
    assert_eq!(params.collect::<Vec<_>>(), parts.params);
}

/// Generates texts that match an expression of the oracle.
fn short(expression: &str) -> impl Strategy<Value = Vec<u8>> + use<> {
    proptest::string::bytes_regex(expression).expect("an expression that proptest knows")
}

proptest! {
    #[test]
    fn services_have_the_parts_they_are_made_of(parts in strategy::service()) {
        let uri = ServiceUri::parse(&parts.text).map_err(|error| TestCaseError::fail(error.explain(&parts.text).to_string()))?;
        assert_parts(uri, &parts);
        all_hold(parts.text.as_bytes());
    }

    #[test]
    fn proxies_have_the_parts_they_are_made_of(parts in strategy::proxy()) {
        let uri = ProxyUri::parse(&parts.text).map_err(|error| TestCaseError::fail(error.explain(&parts.text).to_string()))?;
        assert_parts(uri.into(), &parts);
        all_hold(parts.text.as_bytes());
    }

    #[test]
    fn near_misses(input in strategy::edited(strategy::service().prop_map(|parts| parts.text))) {
        all_hold(&input);
    }

    #[test]
    fn near_misses_of_proxies(input in strategy::edited(strategy::proxy().prop_map(|parts| parts.text))) {
        all_hold(&input);
    }

    #[test]
    fn addresses_and_near_misses(
        text in strategy::ipv6().prop_map(|(text, _)| text),
        edited in strategy::edited(strategy::ipv6().prop_map(|(text, _)| text)),
    ) {
        support::properties::values::addresses_as_core_net(text.as_bytes());
        support::properties::values::addresses_as_core_net(&edited);
    }

    #[test]
    fn dotted_quads(text in "[0-9]{1,3}([.][0-9]{1,3}){2,4}") {
        support::properties::values::addresses_as_core_net(text.as_bytes());
    }

    #[test]
    fn values(value in "([a-z:&=%]|%[0-9a-fA-F]{2}|thumbprint=[0-9a-f]{40}){0,30}") {
        support::properties::values::values_as_percent_encoding(value.as_bytes());
    }

    #[test]
    fn references_of_the_grammar(input in short(&rfc2396::URI_reference())) {
        let text = std::str::from_utf8(&input).expect("the grammar is ASCII");
        prop_assert!(vserial_uri::UriReference::parse(text).is_ok(), "{text}");
        all_hold(&input);
    }

    #[test]
    fn near_misses_of_the_grammar(
        input in strategy::edited(short(&rfc2396::URI_reference()).prop_map(|text| String::from_utf8(text).expect("ASCII")))
    ) {
        as_the_oracle(Grammar::Reference, &input);
        support::properties::peers::as_fluent_uri(&input);
        support::properties::peers::as_iri_string(&input);
    }

    #[test]
    fn any_bytes(input in prop::collection::vec(any::<u8>(), 0..64)) {
        all_hold(&input);
    }

    #[test]
    fn any_text(input in ".{0,40}") {
        all_hold(input.as_bytes());
    }
}
