//! Any parts: the builder accepts those that the parser accepts, and they are parsed back unchanged.

use proptest::prelude::*;
use vserial_uri::{Host, Scheme};

use support::properties::builder::{Ciphers, Fingerprint, Parts, builder_round_trip, parts_round_trip};

/// The parts of a URI, owned.
#[derive(Clone, Debug)]
struct Address {
    scheme: Scheme,
    host: OwnedHost,
    port: u16,
    certificate: Option<Vec<u8>>,
    thumbprint: Option<Result<Vec<u8>, String>>,
    peer_name: Option<String>,
    verify: bool,
    ciphers: Option<Result<Vec<String>, String>>,
}

#[derive(Clone, Debug)]
enum OwnedHost {
    Text(String),
    Of(Host<'static>),
}

impl Address {
    /// Checks that builder and parser agree on these parts, and returns whether they accept them.
    fn is_accepted(&self) -> bool {
        let parts = Parts {
            scheme: self.scheme,
            host: match &self.host {
                OwnedHost::Text(name) => Host::Name(name),
                OwnedHost::Of(host) => *host,
            },
            port: self.port,
            certificate: self.certificate.as_deref(),
            thumbprint: self.thumbprint.as_ref().map(|thumbprint| match thumbprint {
                Ok(digest) => Fingerprint::Digest(digest),
                Err(text) => Fingerprint::Text(text),
            }),
            peer_name: self.peer_name.as_deref(),
            verify: self.verify,
            ciphers: self.ciphers.as_ref().map(|ciphers| match ciphers {
                Ok(names) => Ciphers::Names(names.iter().map(String::as_str).collect()),
                Err(text) => Ciphers::Text(text),
            }),
        };
        parts_round_trip(&parts);
        parts.built(false).is_ok()
    }
}

fn valid_host() -> impl Strategy<Value = OwnedHost> {
    prop_oneof![
        Just(OwnedHost::Of(Host::Empty)),
        any::<[u8; 4]>().prop_map(|address| OwnedHost::Of(Host::Ipv4(address.into()))),
        any::<[u16; 8]>().prop_map(|address| OwnedHost::Of(Host::Ipv6(address.into()))),
        "([a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?\\.){0,4}[a-zA-Z]([a-z0-9-]{0,6}[a-z0-9])?\\.?".prop_map(OwnedHost::Text),
    ]
}

fn any_host() -> impl Strategy<Value = OwnedHost> {
    prop_oneof![
        valid_host(),
        "[a-c0-2.:_@#/%\\[\\]-]{0,8}".prop_map(OwnedHost::Text),
        "[0-9]{1,3}(\\.[0-9]{1,3}){0,4}\\.?".prop_map(OwnedHost::Text),
        any::<String>().prop_map(OwnedHost::Text),
    ]
}

/// One or more characters other than control characters.
fn printable() -> impl Strategy<Value = String> {
    "[^\\x00-\\x1F\\x7F]{1,40}"
}

prop_compose! {
    fn valid()(
        scheme in prop::sample::select(&Scheme::ALL[3..]),
        host in valid_host(),
        port in any::<u16>(),
        certificate in prop::option::of(prop::collection::vec(any::<u8>(), 1..200)),
        thumbprint in prop::option::of(prop_oneof![
            prop::collection::vec(any::<u8>(), 20).prop_map(Ok),
            prop::collection::vec(any::<u8>(), 32).prop_map(Ok),
            "[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|([0-9a-fA-F]{2}:){19}[0-9a-f]{2}|([0-9a-fA-F]{2}:){31}[0-9a-f]{2}".prop_map(Err),
        ]),
        peer_name in prop::option::of(printable()),
        verify in any::<bool>(),
        ciphers in prop::option::of(prop_oneof![
            printable().prop_map(Err),
            prop::collection::vec("[^\\x00-\\x1F\\x7F:, ]{1,9}", 1..5).prop_map(Ok),
        ]),
    ) -> Address {
        // An address is invalid with two schemes, those of the other IP version.
        let scheme = match host {
            OwnedHost::Of(Host::Ipv4(_)) if scheme == Scheme::Tcp6Ssl => Scheme::Tcp4Ssl,
            OwnedHost::Of(Host::Ipv6(_)) if scheme == Scheme::Tcp4Ssl => Scheme::Tcp6Ssl,
            _ => scheme,
        };
        Address { scheme, host, port, certificate, thumbprint, peer_name, verify, ciphers }
    }
}

prop_compose! {
    fn anything()(
        scheme in prop::sample::select(Scheme::ALL),
        host in any_host(),
        port in any::<u16>(),
        certificate in prop::option::weighted(0.2, prop::collection::vec(any::<u8>(), 0..9)),
        thumbprint in prop::option::weighted(0.2, prop_oneof![
            prop::collection::vec(any::<u8>(), 18..34).prop_map(Ok),
            "[0-9a-fA-F:%]{38,66}".prop_map(Err),
        ]),
        peer_name in prop::option::weighted(0.2, any::<String>()),
        verify in prop::bool::weighted(0.2),
        ciphers in prop::option::weighted(0.2, prop_oneof![
            any::<String>().prop_map(Err),
            prop::collection::vec("[A-C:, %&é]{0,4}", 0..4).prop_map(Ok),
        ]),
    ) -> Address {
        Address { scheme, host, port, certificate, thumbprint, peer_name, verify, ciphers }
    }
}

proptest! {
    #[test]
    fn valid_parts_are_accepted(address in valid()) {
        prop_assert!(address.is_accepted());
    }

    #[test]
    fn wrong_parts_are_refused_as_the_parser_would(address in anything()) {
        address.is_accepted();
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
