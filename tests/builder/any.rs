//! Any parts: the builder accepts those that the parser accepts, and they are parsed back unchanged.

use proptest::prelude::*;
use support::properties::builder::{Ciphers, Fingerprint, Parts, builder_round_trip, parts_round_trip};
use support::strategy::{self, OwnedHost};
use vserial_uri::{IpVersion, Scheme};

fn any_host() -> impl Strategy<Value = OwnedHost> {
    prop_oneof![
        strategy::host(IpVersion::Any, true).prop_map(|(_, host)| host),
        "[a-c0-2.:_@#/%\\[\\]-]{0,8}".prop_map(OwnedHost::Name),
        "[0-9]{1,3}(\\.[0-9]{1,3}){0,4}\\.?".prop_map(OwnedHost::Name),
        any::<String>().prop_map(OwnedHost::Name),
    ]
}

/// One or more characters other than control characters.
fn printable() -> impl Strategy<Value = String> {
    "[^\\x00-\\x1F\\x7F]{1,40}"
}

prop_compose! {
    fn valid()(scheme in prop::sample::select(&Scheme::ALL[3..]))(
        scheme in Just(scheme),
        (_, host) in strategy::host(scheme.ip_version(), true),
        port in any::<u16>(),
        certificate in prop::option::of(prop::collection::vec(any::<u8>(), 1..200)),
        thumbprint in prop::option::of(prop_oneof![
            prop::collection::vec(any::<u8>(), 20).prop_map(Fingerprint::Digest),
            prop::collection::vec(any::<u8>(), 32).prop_map(Fingerprint::Digest),
            "[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|([0-9a-fA-F]{2}:){19}[0-9a-f]{2}|([0-9a-fA-F]{2}:){31}[0-9a-f]{2}"
                .prop_map(Fingerprint::Text),
        ]),
        peer_name in prop::option::of(printable()),
        verify in any::<bool>(),
        ciphers in prop::option::of(prop_oneof![
            printable().prop_map(Ciphers::Text),
            prop::collection::vec("[^\\x00-\\x1F\\x7F:, ]{1,9}", 1..5).prop_map(Ciphers::Names),
        ]),
    ) -> Parts {
        Parts { scheme, host, port, certificate, thumbprint, peer_name, verify, ciphers }
    }
}

prop_compose! {
    fn anything()(
        scheme in prop::sample::select(Scheme::ALL),
        host in any_host(),
        port in any::<u16>(),
        certificate in prop::option::weighted(0.2, prop::collection::vec(any::<u8>(), 0..9)),
        thumbprint in prop::option::weighted(0.2, prop_oneof![
            prop::collection::vec(any::<u8>(), 18..34).prop_map(Fingerprint::Digest),
            "[0-9a-fA-F:%]{38,66}".prop_map(Fingerprint::Text),
        ]),
        peer_name in prop::option::weighted(0.2, any::<String>()),
        verify in prop::bool::weighted(0.2),
        ciphers in prop::option::weighted(0.2, prop_oneof![
            any::<String>().prop_map(Ciphers::Text),
            prop::collection::vec("[A-C:, %&é]{0,4}", 0..4).prop_map(Ciphers::Names),
        ]),
    ) -> Parts {
        Parts { scheme, host, port, certificate, thumbprint, peer_name, verify, ciphers }
    }
}

proptest! {
    #[test]
    fn valid_parts_are_accepted(parts in valid()) {
        parts_round_trip(&parts);
        prop_assert!(parts.built(false).is_ok());
    }

    #[test]
    fn invalid_parts_are_rejected_as_by_the_parser(parts in anything()) {
        parts_round_trip(&parts);
    }

    #[test]
    fn the_fuzzers_parts(data in prop::collection::vec(any::<u8>(), 0..80)) {
        builder_round_trip(&data);
    }
}

/// The seeds give the parts that their names describe.
#[test]
fn seeds_give_their_parts() {
    let all = Parts::from_bytes(include_bytes!("../../fuzz/seeds/parts/all")).unwrap();
    let expected = "telnets://esx.example.com:2001#certificate=-----BEGIN%20CERTIFICATE-----%0D%0A&\
                    thumbprint=00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00&\
                    peerName=con%201%20%26%20caf%C3%A9&verify&cipherList=AES128-SHA:AES256-SHA%20!MD5";
    assert_eq!(all.built(true).as_deref(), Ok(expected));
    let texts = Parts::from_bytes(include_bytes!("../../fuzz/seeds/parts/texts")).unwrap();
    let expected = format!("ssl://h:65535#thumbprint={}aB&cipherList=ECDHE+AESGCM:!aNULL:%2541", "aB:".repeat(31));
    assert_eq!(texts.built(false), Ok(expected));
    for (name, seed) in [
        ("control", &include_bytes!("../../fuzz/seeds/parts/control")[..]),
        ("name_is_address", include_bytes!("../../fuzz/seeds/parts/name-is-address")),
        ("ipv6_for_v4", include_bytes!("../../fuzz/seeds/parts/ipv6-for-v4")),
        ("parameter_on_plain_tcp", include_bytes!("../../fuzz/seeds/parts/parameter-on-plain-tcp")),
    ] {
        assert!(Parts::from_bytes(seed).unwrap().built(false).is_err(), "{name}");
    }
}
