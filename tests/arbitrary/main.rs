//! Feature `arbitrary`: every generated value is valid, and every scheme, key and kind of host is generated.
#![cfg(feature = "arbitrary")]
#![cfg(test)]

use std::collections::BTreeSet;

use arbitrary::{Arbitrary, Unstructured};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use vserial_uri::telnet::{Event, Payload, read};
use vserial_uri::vspc::{Codes, Suboption};
use vserial_uri::{AuthKey, Host, Scheme, ServiceUri, UriBuilder, UriReference};

/// Runs `check` on reproducible random bytes, and returns what it reports.
fn collect_from_bytes(check: impl Fn(&[u8], &mut BTreeSet<String>)) -> BTreeSet<String> {
    // Most bytes are not UTF-8, and the length of a text is taken from the end of the bytes.
    let byte = prop_oneof![any::<u8>(), b'a'..=b'z', 0..4_u8];
    let bytes = prop::collection::vec(byte, 0..200);
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..4096 {
        check(&bytes.new_tree(&mut runner).unwrap().current(), &mut seen);
    }
    seen
}

/// Records the scheme, kind of host and keys of a URI.
fn record(uri: ServiceUri<'_>, seen: &mut BTreeSet<String>) {
    seen.insert(uri.scheme().to_string());
    seen.insert(uri.host().kind().to_owned());
    seen.extend(uri.auth().iter().map(|param| param.key().to_string()));
}

fn everything() -> BTreeSet<String> {
    let schemes = Scheme::ALL.iter().map(ToString::to_string);
    let keys = AuthKey::ALL.iter().map(ToString::to_string);
    schemes.chain(keys).chain(["empty", "name", "ipv4", "ipv6"].map(str::to_owned)).collect()
}

#[test]
fn builders_write_valid_uris_of_every_kind() {
    let seen = collect_from_bytes(|bytes, seen| {
        let Ok(builder) = UriBuilder::arbitrary(&mut Unstructured::new(bytes)) else { return };
        let text = builder.to_string();
        record(ServiceUri::parse(&text).unwrap_or_else(|error| panic!("{}", error.explain(&text))), seen);
        assert!(UriReference::parse(&text).is_ok(), "{text}");
    });
    assert_eq!(seen, everything());
}

#[test]
fn builder_accepts_every_host() {
    let seen = collect_from_bytes(|bytes, seen| {
        let Ok(host) = Host::arbitrary(&mut Unstructured::new(bytes)) else { return };
        assert!(UriBuilder::service(Scheme::Tcp, host, 1).is_ok(), "{host}");
        // Names come from the input as well.
        let is_from_input = matches!(host, Host::Name(name) if name != "host.example");
        seen.insert(if is_from_input { "input".to_owned() } else { host.kind().to_owned() });
    });
    assert_eq!(seen, ["empty", "input", "ipv4", "ipv6", "name"].map(str::to_owned).into());
}

#[test]
fn suboptions_are_read_back_as_they_were() {
    let seen = collect_from_bytes(|bytes, seen| {
        let Ok(suboption) = Suboption::arbitrary(&mut Unstructured::new(bytes)) else { return };
        let mut buffer = [0; 600];
        let frame = suboption.write_into(&mut buffer).unwrap();
        let token = read(frame).unwrap().unwrap();
        let Event::Subnegotiation(inside) = token.event() else { panic!("{token:?}") };
        assert_eq!(Suboption::of(inside), Some(Ok(suboption)));
        seen.extend(suboption.code().name().map(str::to_owned));
        seen.extend(matches!(suboption, Suboption::Unknown(_)).then(|| "unknown".to_owned()));
    });
    assert_eq!(seen.len(), Codes::ALL.iter().count() + 1, "{seen:?}");
}

#[test]
fn payloads_are_taken_from_the_input() {
    let seen = collect_from_bytes(|bytes, seen| {
        let Ok(payload) = Payload::arbitrary(&mut Unstructured::new(bytes)) else { return };
        seen.insert(if payload.is_empty() { "empty".to_owned() } else { "bytes".to_owned() });
    });
    assert_eq!(seen, ["bytes", "empty"].map(str::to_owned).into());
}

mod owned {
    use std::collections::BTreeSet;

    use arbitrary::{Arbitrary, Unstructured};
    use vserial_uri::{Direction, ProxyUriBuf, Scheme, ServiceUri, ServiceUriBuf, UriBackingBuf, UriReferenceBuf};

    use super::{collect_from_bytes, everything, record};

    /// Runs `check` on values made from random bytes, and returns what it reports.
    fn collect<T: for<'a> Arbitrary<'a>>(check: impl Fn(&T, &mut BTreeSet<String>)) -> BTreeSet<String> {
        collect_from_bytes(|bytes, seen| {
            if let Ok(value) = T::arbitrary(&mut Unstructured::new(bytes)) {
                check(&value, seen);
            }
        })
    }

    #[test]
    fn every_kind_of_service_is_generated() {
        assert_eq!(collect::<ServiceUriBuf<String>>(|uri, seen| record(uri.as_borrowed(), seen)), everything());
    }

    #[test]
    fn every_kind_of_proxy_is_generated() {
        let mut expected = everything();
        expected.remove("empty");
        expected.retain(|seen| !Scheme::ALL.iter().any(|scheme| !scheme.is_telnet() && scheme.as_str() == seen));
        assert_eq!(collect::<ProxyUriBuf<String>>(|uri, seen| record(uri.as_borrowed().into(), seen)), expected);
    }

    #[test]
    fn references_include_service_uris_and_others() {
        let seen = collect::<UriReferenceBuf<String>>(|uri, seen| {
            seen.insert(ServiceUri::parse(uri.as_str()).is_ok().to_string());
        });
        assert_eq!(seen, ["false", "true"].map(str::to_owned).into());
    }

    #[test]
    fn backings_have_both_directions_with_and_without_a_proxy() {
        let seen = collect::<UriBackingBuf<String>>(|backing, seen| {
            let backing = backing.as_borrowed();
            let direction = if backing.direction() == Direction::Client { "client" } else { "server" };
            seen.insert(format!("{direction} {}", backing.proxy().is_some()));
        });
        assert_eq!(seen, ["client false", "client true", "server false", "server true"].map(str::to_owned).into());
    }

    #[cfg(feature = "heapless-v0_9")]
    #[test]
    fn values_fit_into_small_capacities() {
        let seen = collect::<ServiceUriBuf<heapless::String<12>>>(|uri, seen| {
            seen.insert(uri.as_str().len().to_string());
        });
        assert!(!seen.is_empty() && seen.iter().all(|len| len.parse::<usize>().unwrap() <= 12), "{seen:?}");
    }
}
