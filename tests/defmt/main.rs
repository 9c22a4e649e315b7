//! Every public type logs the text that its `Display` writes.
//!
//! These tests examine the logged bytes. `examples/firmware` runs a decoder on the log of a device.
#![cfg(feature = "defmt")]
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

use core::any::type_name;
use core::fmt::Display;
use std::collections::BTreeSet;

use core::net::SocketAddrV4;

use defmt::Format;
use vserial_uri::session::{Identity, Session, TlsRole};
use vserial_uri::telnet::{self, Authentication, Change, Decoder, Event, Options, Payload, Reader, Side, Sides};
use vserial_uri::vspc::{Code, Codes, DoProxy, Suboption, UnknownSuboption, Uuid};
use vserial_uri::{
    AuthKey, BackingField, CapacityError, Digest, Direction, ErrorKind, Host, ListenAddr, Scheme, ServiceUri, Tls,
    UriBacking, UriBuilder, UriReference,
};

/// Logs values and collects the names of their types.
#[derive(Default)]
struct Seen(BTreeSet<String>);

impl Seen {
    #[track_caller]
    fn check<T: Format + Display>(&mut self, value: T) {
        let name = type_name::<T>().split('<').next().unwrap_or_default();
        self.0.insert(name.rsplit("::").next().unwrap_or_default().to_owned());
        assert_eq!(logged(&value), value.to_string(), "{name}");
    }
}

/// Returns the text that `value` logs.
#[track_caller]
fn logged(value: &impl Format) -> String {
    drop(defmt::export::fetch_bytes());
    defmt::export::fmt(value);
    let bytes = defmt::export::fetch_bytes();
    // Two bytes start a sequence, two start a text in it, and two zeros end it.
    let [_, _, _, _, text @ .., 0, 0] = bytes.as_slice() else { panic!("{bytes:?}") };
    // A text of known length begins with the length. A text by `Display` ends with a byte that UTF-8 does not have.
    let text = match text {
        [text @ .., 0xFF] => text,
        [a, b, c, d, text @ ..] => {
            assert_eq!(u32::from_le_bytes([*a, *b, *c, *d]) as usize, text.len());
            text
        }
        _ => panic!("{bytes:?}"),
    };
    String::from_utf8(text.to_vec()).expect("a text")
}

fn uris(seen: &mut Seen) {
    let reference = UriReference::parse("http://user@host:80/a?b#c").unwrap();
    seen.check(reference);
    seen.check(reference.authority().unwrap());
    seen.check(UriReference::parse("").unwrap());

    let certificate = "certificate=-----BEGIN%20CERTIFICATE-----%0A";
    let thumbprint = "thumbprint=00:01:02:03:04:05:06:07:08:09:0a:0b:0c:0d:0e:0f:10:11:12:13";
    let text = format!("TELNETS://Host:1#{certificate}&{thumbprint}&peerName=a%20b&verify&cipherList=A B");
    let uri = ServiceUri::parse(&text).unwrap();
    seen.check(uri);
    seen.check(uri.auth());
    uri.auth().iter().for_each(|param| seen.check(param));
    seen.check(uri.auth().certificate().unwrap());
    seen.check(uri.auth().thumbprint().unwrap());
    seen.check(uri.auth().peer_name().unwrap());
    seen.check(uri.auth().peer_name().unwrap().value());
    seen.check(uri.auth().cipher_list().unwrap());
    uri.auth().cipher_list().unwrap().names().for_each(|name| seen.check(name));
    seen.check(uri.auth().peer_name().unwrap().decode_str(&mut []).unwrap_err());
    for host in [":1", "h:1", "192.0.2.1:1", "[2001:db8::1]:1"] {
        seen.check(ServiceUri::parse(host).unwrap().host());
    }
    for &scheme in Scheme::ALL {
        seen.check(scheme);
        seen.check(scheme.ip_version());
        seen.check(scheme.security());
    }
    AuthKey::ALL.iter().copied().for_each(|key| seen.check(key));
    let digest = Digest::from_bytes(&[0xAB; 32]).unwrap();
    seen.check(digest);
    seen.check(digest.algorithm());

    let built = UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap().peer_name("a b").unwrap();
    seen.check(built);
    let error = UriBuilder::service(Scheme::Ssl, Host::Name("-"), 1).unwrap_err();
    seen.check(error);
    seen.check(error.part());
}

fn backings(seen: &mut Seen) {
    let backing = UriBacking::new(Direction::Server, "vSPC.py é", Some("telnet://proxy:23")).unwrap();
    seen.check(backing);
    seen.check(backing.proxy().unwrap());
    seen.check(UriBacking::new(Direction::Server, ":1", None).unwrap());
    for direction in [Direction::Client, Direction::Server] {
        seen.check(direction);
    }
    for endpoint in [backing.endpoint(), UriBacking::new(Direction::Server, ":1", None).unwrap().endpoint()] {
        seen.check(endpoint);
        seen.check(endpoint.uri().tls());
        seen.check(
            endpoint.uri().listen_addr().unwrap_or(ListenAddr::V4(SocketAddrV4::new([192, 0, 2, 1].into(), 23))),
        );
    }
    let checked = ServiceUri::parse("ssl://[::1]:1#verify").unwrap();
    let checks = checked.checks(Direction::Client).unwrap();
    seen.check(checks);
    seen.check(checks.name().unwrap());
    for field in [BackingField::ServiceUri, BackingField::ProxyUri, BackingField::Direction] {
        seen.check(field);
    }
}

fn errors(seen: &mut Seen) {
    ErrorKind::ALL.iter().for_each(|kind| seen.check(*kind));
    for text in ["tcp://6000", "telnet://h_x:1", "tcp://h\u{e9}:1", "ssl://h:1#peername=con1"] {
        let error = ServiceUri::parse(text).unwrap_err();
        seen.check(error);
        seen.check(error.explain(text));
    }
    seen.check(UriBacking::new(Direction::Client, ":1", None).unwrap_err());
    seen.check(CapacityError);
}

fn telnet(seen: &mut Seen) {
    seen.check(Payload::new(b"a\xFF\xFFb"));
    seen.check(Reader::new());
    for bytes in
        [&b"\xFF\xFA\xE8\x46CvSPC.py\xFF\xF0"[..], b"\xFF\xFA\x18\x01\xFF\xF0", b"\xFF\xFB\xE8", b"\xFF\xF1", b"login:"]
    {
        let token = telnet::read(bytes).unwrap().unwrap();
        seen.check(token);
        seen.check(token.event());
        match token.event() {
            Event::Negotiation(negotiation) => {
                seen.check(negotiation);
                seen.check(negotiation.verb());
            }
            Event::Command(command) => seen.check(command),
            Event::Subnegotiation(subnegotiation) => seen.check(subnegotiation),
            _ => {}
        }
    }
    let error = telnet::read(b"\xFF\xFA\xE8\xFFx").unwrap_err();
    seen.check(error);
    seen.check(error.kind());

    [Side::Us, Side::Him].into_iter().for_each(|side| seen.check(side));
    [Sides::Neither, Sides::Us, Sides::Him, Sides::Both].into_iter().for_each(|sides| seen.check(sides));
    seen.check(Options::new([(0, Sides::Both), (37, Sides::Us)]));
    seen.check(Change { side: Side::Him, option: 0, enabled: true });
    seen.check(Decoder::new());
    seen.check(telnet::encode(b"a\r", false, &mut [0; 3]));
    seen.check(Authentication::START);
    seen.check(Authentication::SEND_SSL);
    let Authentication::Send(pairs) = Authentication::SEND_SSL else { unreachable!() };
    seen.check(pairs);
    pairs.iter().for_each(|pair| seen.check(pair));
}

fn session(seen: &mut Seen) {
    for tls in [Tls::Never, Tls::IfOffered, Tls::Required, Tls::AtOnce] {
        seen.check(Session::server(tls));
    }
    let mut session = Session::concentrator(Tls::Never);
    seen.check(session.transmit(b"", &mut [0; 64]));
    seen.check(Identity::default());
    seen.check(Identity {
        vm_name: Some("web 1"),
        vm_bios_uuid: Some(Uuid::from_bytes([7; 16])),
        ..Identity::default()
    });
    [TlsRole::Client, TlsRole::Server].into_iter().for_each(|role| seen.check(role));
    let stream = b"\xFF\xFB\xE8\xFF\xFA\xE8\x00\x52\xFF\xF0\xFF\xFA\xE8\x46SvSPC.py\xFF\xF0\xFF\xFA\xE8\x30\xFF\xF0\xFF\xFA\xE8\x03\x01\xFF\xF0\xFF\xFA\xFF\xF0\xFF\xF3login:";
    let mut rest = &stream[..];
    while !rest.is_empty() {
        session.transmit(b"", &mut [0; 64]);
        let received = session.receive(rest).unwrap();
        seen.check(received);
        seen.check(received.event.unwrap());
        rest = &rest[received.len..];
    }
    seen.check(Session::client(Tls::Required).stop_waiting().unwrap_err());
}

fn concentrator(seen: &mut Seen) {
    seen.check(Code::DO_PROXY);
    seen.check(Code::new(99));
    seen.check(Codes::new(&[0, 1, 255]));
    seen.check(Uuid::from_bytes([7; 16]));
    seen.check(UnknownSuboption::new(Code::new(99), Payload::new(&[1, 2])).unwrap());
    seen.check(DoProxy::new(Direction::Server, "vSPC.py \"é\"").unwrap());
    seen.check(Suboption::GetVmName);
    let error = Suboption::parse(Code::DO_PROXY, Payload::new(b"XvSPC.py")).unwrap_err();
    seen.check(error);
    seen.check(error.kind());
    seen.check(DoProxy::new(Direction::Server, "a\nb").unwrap_err());
}

#[cfg(feature = "heapless-v0_9")]
fn of_fixed_capacity(seen: &mut Seen) {
    use heapless::String as Fixed;
    use vserial_uri::{HostBuf, ProxyUriBuf, ServiceUriBuf, UriBackingBuf, UriReferenceBuf};

    seen.check(ServiceUriBuf::<Fixed<16>>::parse("tcp://h:1").unwrap());
    seen.check(ServiceUriBuf::<Fixed<1>>::parse("tcp://h:1").unwrap_err());
    seen.check(ServiceUriBuf::<Fixed<1>>::parse("tcp://6000").unwrap_err());
    seen.check(ProxyUriBuf::<Fixed<16>>::parse("telnet://h:1").unwrap());
    seen.check(UriReferenceBuf::<Fixed<16>>::parse("a/b").unwrap());
    seen.check(HostBuf::<Fixed<16>>::from_borrowed(Host::Name("h")).unwrap());
    seen.check(UriBackingBuf::<Fixed<16>>::new(Direction::Server, ":1", Some("telnet://h:1")).unwrap());
    seen.check(UriBackingBuf::<Fixed<1>, Fixed<16>>::new(Direction::Server, ":1", None).unwrap_err());
    seen.check(UriBackingBuf::<Fixed<1>, Fixed<16>>::new(Direction::Server, ":", None).unwrap_err());
}

#[cfg(feature = "alloc")]
fn in_strings(seen: &mut Seen) {
    use vserial_uri::{HostBuf, ProxyUriBuf, ServiceUriBuf, UriBackingBuf, UriReferenceBuf};

    seen.check(ServiceUriBuf::<String>::parse("tcp://h:1").unwrap());
    seen.check(ProxyUriBuf::<String>::parse("telnet://h:1").unwrap());
    seen.check(UriReferenceBuf::<String>::parse("a/b").unwrap());
    seen.check(HostBuf::<String>::from(Host::Name("h")));
    seen.check(UriBackingBuf::<String>::new(Direction::Server, ":1", Some("telnet://h:1")).unwrap());
}

/// Returns the names of the types that `source` exports.
fn exported(source: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for statement in source.split(';').filter(|statement| statement.contains("\npub use ")) {
        let (attributes, uses) = statement.rsplit_once("\npub use ").unwrap_or_default();
        let attribute = attributes.lines().last().unwrap_or_default();
        let is_owned = attribute == r#"#[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]"#;
        let enabled = match attribute.strip_prefix("#[cfg(feature = \"").and_then(|rest| rest.split('"').next()) {
            None if is_owned => cfg!(any(feature = "alloc", feature = "heapless-v0_9")),
            None => true,
            Some("heapless-v0_9") => cfg!(feature = "heapless-v0_9"),
            Some("pem") => cfg!(feature = "pem"),
            Some(other) => panic!("feature {other}, which exports types, is not known here"),
        };
        if enabled {
            let words = uses.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
            // Only the names of types have a capital first and a lower-case letter second.
            let is_type = |word: &&str| matches!(word.as_bytes(), [b'A'..=b'Z', b'a'..=b'z', ..]);
            names.extend(words.filter(is_type).map(str::to_owned));
        }
    }
    names
}

#[test]
fn every_public_type_logs_as_its_display() {
    let mut seen = Seen::default();
    uris(&mut seen);
    backings(&mut seen);
    errors(&mut seen);
    telnet(&mut seen);
    concentrator(&mut seen);
    session(&mut seen);
    #[cfg(feature = "heapless-v0_9")]
    of_fixed_capacity(&mut seen);
    #[cfg(feature = "alloc")]
    in_strings(&mut seen);
    #[cfg(feature = "pem")]
    seen.check(vserial_uri::PemError::NotACertificate);

    let mut public = exported(include_str!("../../src/lib.rs"));
    public.append(&mut exported(include_str!("../../src/telnet.rs")));
    public.append(&mut exported(include_str!("../../src/vspc.rs")));
    public.append(&mut exported(include_str!("../../src/session.rs")));
    // Iterators are not printed, and a trait is not a type.
    for name in ["AuthParamIter", "AuthValueBytes", "CipherNames", "PayloadBytes", "PayloadSlices"] {
        assert!(public.remove(name), "{name} is not exported");
    }
    public.remove("Storage");
    assert!(public.len() > 40, "{public:?}");
    assert_eq!(seen.0, public);
}
