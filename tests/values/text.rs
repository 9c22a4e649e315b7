//! Decoded text: into a buffer, by `Display`, and in comparisons and hashes.

use std::hash::{BuildHasher, RandomState};
use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use proptest::prelude::*;
use vserial_uri::{
    AuthKey, CapacityError, DecodeError, Direction, ErrorKind, Host, PeerName, Scheme, ServiceUri, UriBuilder,
};

use crate::auth;

#[test]
fn names_decode_into_a_buffer() {
    let name = auth("ssl://h:1#peerName=caf%c3%A9").peer_name().unwrap();
    assert_eq!(name.decode_str(&mut [0; 5]), Ok("café"));
    assert_eq!(name.decode_str(&mut [0; 9]), Ok("café"));
    assert_eq!(name.value().decode_str(&mut [0; 5]), Ok("café"));
    let error = name.decode_str(&mut [0; 4]).unwrap_err();
    assert_eq!(error, DecodeError::Capacity(CapacityError));
    assert_eq!(error.to_string(), "the capacity is too small");

    let list = auth("ssl://h:1#cipherList=A:B%2d%FF").cipher_list().unwrap();
    assert_eq!(list.names().next().unwrap().decode_str(&mut [0; 1]), Ok("A"));
    let error = list.decode_str(&mut [0; 9]).unwrap_err();
    assert!(matches!(error, DecodeError::Utf8(error) if error.valid_up_to() == 4), "{error:?}");
    assert_eq!(error.to_string(), "invalid utf-8 sequence of 1 bytes from index 4");
    assert!(std::error::Error::source(&error).is_none(), "its text includes its cause");
}

#[test]
fn names_print_decoded_and_values_raw() {
    let name = auth("ssl://h:1#peerName=con%201").peer_name().unwrap();
    assert_eq!((name.to_string(), name.value().to_string()), ("con 1".into(), "con%201".into()));
    let list = auth("ssl://h:1#cipherList=A%2D1 %21B").cipher_list().unwrap();
    assert_eq!((list.to_string(), list.value().to_string()), ("A-1 !B".into(), "A%2D1 %21B".into()));
    let names: Vec<String> = list.names().map(|name| name.to_string()).collect();
    assert_eq!(names, ["A-1", "!B"]);
    assert_eq!(list, "A-1 !B");
    // In one line, for logs.
    let certificate = auth("ssl://h:1#certificate=a%0Ab").certificate().unwrap();
    assert_eq!(certificate.to_string(), "a%0Ab");
}

/// The escapes of all bytes.
fn peer_name_of(bytes: &[u8]) -> String {
    let escapes: String = bytes.iter().map(|byte| format!("%{byte:02x}")).collect();
    format!("ssl://h:1#peerName={escapes}")
}

/// U+FFFD may count the bytes of an invalid sequence in several ways; this one counts as `String::from_utf8_lossy`.
#[track_caller]
fn prints_as_lossy(bytes: &[u8]) {
    let text = peer_name_of(bytes);
    assert_eq!(auth(&text).peer_name().unwrap().to_string(), String::from_utf8_lossy(bytes), "{bytes:X?}");
}

#[test]
fn what_is_not_utf8_prints_as_replacement_characters() {
    #[rustfmt::skip]
    let invalid = [
        &b"\xFF"[..], b"a\xFFb", b"\xC3", b"\xC3\xC3\xA9", b"\xE2\x82", b"\xE2\x82a", b"\xE2\x82\xAC\x80", b"\xF0\x9F\x92",
        b"\xF0\x9F\x92\xF0\x9F\x92\xA9", b"\xED\xA0\x80", b"\xF4\x90\x80\x80", b"\xC0\xAF", "a\u{e9}\u{20ac}\u{1f4a9}z".as_bytes(),
    ];
    for bytes in invalid {
        prints_as_lossy(bytes);
    }
}

proptest! {
    #[test]
    fn any_bytes_print_as_lossy(bytes in prop::collection::vec(0x80..=0xFF_u8, 1..12)) {
        prints_as_lossy(&bytes);
    }

    #[test]
    fn any_text_prints_as_itself(name in "[^\\x00-\\x1F\\x7F]{1,12}") {
        let text = UriBuilder::service(Scheme::Ssl, Host::Empty, 1).unwrap().peer_name(&name).unwrap().to_string();
        let found = ServiceUri::parse(&text).unwrap().auth().peer_name().unwrap();
        prop_assert_eq!(found.to_string(), name.clone());
        let mut buffer = [0; 48];
        prop_assert_eq!(found.decode_str(&mut buffer), Ok(&*name));
    }
}

proptest! {
    /// Mostly zeros, so that runs of them are of any length and at any place.
    #[test]
    fn ip_addresses_print_as_in_std(
        segments in prop::array::uniform8(prop_oneof![3 => Just(0), 1 => Just(0xFFFF), 1 => any::<u16>()]),
        octets in any::<[u8; 4]>(),
    ) {
        let (v4, v6) = (Ipv4Addr::from(octets), Ipv6Addr::from(segments));
        for v6 in [v6, v4.to_ipv6_mapped(), v4.to_ipv6_compatible()] {
            prop_assert_eq!(Host::Ipv6(v6).to_string(), format!("[{v6}]"));
            let text = format!("ssl://[{v6}]:1#verify");
            let name = ServiceUri::parse(&text).unwrap().checks(Direction::Client).unwrap().name().unwrap();
            prop_assert_eq!(name.to_string(), v6.to_string());
            let text = format!("ssl://h:1#peerName={v6}");
            let name = ServiceUri::parse(&text).unwrap().checks(Direction::Server).unwrap().name().unwrap();
            prop_assert_eq!(name.ip(), Some(v6.into()));
        }
        prop_assert_eq!(Host::Ipv4(v4).to_string(), v4.to_string());
    }

    /// IP addresses, and names that resemble one.
    #[test]
    fn names_are_ip_addresses_as_in_std(name in "[0-9a-f:.]{1,50}|\\[?[0:]{2,20}\\]?|[0-9]{1,3}(\\.[0-9]{1,3}){3}") {
        let text = UriBuilder::service(Scheme::Ssl, Host::Empty, 1).unwrap().peer_name(&name).unwrap().to_string();
        let checks = ServiceUri::parse(&text).unwrap().checks(Direction::Server).unwrap();
        prop_assert_eq!(checks.name().unwrap().ip(), name.parse().ok());
    }
}

#[test]
fn equal_values_hash_alike() {
    let state = RandomState::new();
    let name = |text: &'static str| auth(text).peer_name().unwrap();
    let of = |name: PeerName<'static>| state.hash_one(name);
    let (raw, escaped) = (name("ssl://h:1#peerName=con"), name("ssl://h:1#peerName=c%6Fn"));
    assert_eq!(raw, escaped);
    assert_eq!(of(raw), of(escaped));
    assert_ne!(of(raw), of(name("ssl://h:1#peerName=con1")));
    // The end of a value counts: two values side by side are not their bytes in a row.
    let pair = |a: PeerName<'static>, b: PeerName<'static>| state.hash_one((a, b));
    let [a, ab, b, bc, c] =
        ["a", "ab", "b", "bc", "c"].map(|text| name(Box::leak(format!("ssl://h:1#peerName={text}").into())));
    assert_ne!(pair(ab, c), pair(a, bc));
    assert_ne!(of(a), of(b));
    let auth_hash = |text: &'static str| state.hash_one(auth(text));
    assert_eq!(auth_hash("ssl://h:1#verify"), auth_hash("telnet://x:2#verify"));
    assert_ne!(auth_hash("ssl://h:1#verify"), auth_hash("ssl://h:1"));
}

#[test]
fn parameters_are_iterated_in_order() {
    let auth = auth("ssl://h:1#peerName=a=b&verify&cipherList=A B");
    let texts: Vec<String> = (&auth).into_iter().map(|param| param.to_string()).collect();
    assert_eq!(texts, ["peerName=a=b", "verify", "cipherList=A B"]);
    assert!(auth.iter().eq(&auth));
    let mut iter = auth.iter();
    assert_eq!(iter.by_ref().count(), 3);
    assert!(iter.next().is_none() && iter.next().is_none());
    assert_eq!(ServiceUri::parse("ssl://h:1").unwrap().auth().iter().count(), 0);
}

#[track_caller]
fn round_trip<T: Copy + FromStr + std::fmt::Debug + PartialEq>(all: &[T], name: fn(T) -> &'static str) {
    for &value in all {
        assert_eq!(name(value).parse::<T>().ok(), Some(value));
    }
}

#[test]
fn keys_and_schemes_parse() {
    round_trip(AuthKey::ALL, AuthKey::as_str);
    round_trip(Scheme::ALL, Scheme::as_str);
    assert_eq!("TCP4+Ssl".parse(), Ok(Scheme::Tcp4Ssl));

    for (text, kind, message) in [
        ("", ErrorKind::Empty, "required text is missing, at byte 0 (the end)"),
        ("http", ErrorKind::UnknownScheme, "scheme is unknown, at byte 0 (\"h\")"),
        ("tcp ", ErrorKind::UnknownScheme, "scheme is unknown, at byte 0 (\"t\")"),
    ] {
        let error = text.parse::<Scheme>().unwrap_err();
        assert_eq!((error.kind(), error.offset()), (kind, 0));
        let quoted = if text.is_empty() { "scheme is empty".into() } else { format!("scheme {text:?} is unknown") };
        assert_eq!((error.to_string().as_str(), error.explain(text).to_string()), (message, quoted));
    }
    for (text, kind, message) in [
        ("", ErrorKind::ParameterMissing, "parameter is missing, at byte 0 (the end)"),
        ("peername", ErrorKind::UnknownParameter, "parameter is unknown, at byte 0 (\"p\")"),
        ("verify=", ErrorKind::UnknownParameter, "parameter is unknown, at byte 0 (\"v\")"),
    ] {
        let error = text.parse::<AuthKey>().unwrap_err();
        let quoted = if text.is_empty() {
            "parameter is missing".into()
        } else {
            format!("parameter {:?} is unknown", text.trim_end_matches('='))
        };
        assert_eq!(error.explain(text).to_string(), quoted);
        assert_eq!((error.kind(), error.offset(), error.to_string()), (kind, 0, message.to_owned()));
    }
}

#[test]
fn addresses_are_of_a_version() {
    let [v4, v6, mapped] = ["192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1"].map(|text| text.parse().unwrap());
    for (scheme, allowed) in
        [(Scheme::Tcp, [true, true, true]), (Scheme::Tcp4, [true, false, false]), (Scheme::Tcp6, [false, true, true])]
    {
        let version = scheme.ip_version();
        assert_eq!([v4, v6, mapped].map(|ip| version.allows(ip)), allowed, "{version}");
    }
}

#[test]
fn hosts_are_ip_addresses_or_not() {
    for (text, ip) in [(":1", None), ("h:1", None), ("192.0.2.1:1", Some("192.0.2.1")), ("[::1]:1", Some("::1"))] {
        assert_eq!(ServiceUri::parse(text).unwrap().host().ip(), ip.map(|ip| ip.parse().unwrap()), "{text}");
    }
}
