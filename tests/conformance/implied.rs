//! Checks what each row of `support::rows::implied` says of endpoint, TLS, checks and listening address.

use core::net::IpAddr;
use std::collections::BTreeSet;

use support::rows::implied;
use vserial_uri::vspc::Suboption;
use vserial_uri::{Direction, Endpoint, ListenAddr, ProxyUri, ServiceUri, Tls, UriBacking};

/// The decisions of the Rationale on what a URI implies, and of others that these rows show.
const DECISIONS: &[&str] = &[
    "TLS required",
    "a pin replaces the chain",
    "every check must hold",
    "the host is the name",
    "a name is compared decoded",
    "verification",
    "an empty host",
    "an address given is the one",
    "port 0",
];

#[test]
fn every_row_has_its_source_and_every_decision_a_row() {
    let tls = implied::TLS.iter().map(|row| row.cite);
    let checks = implied::CHECKS.iter().map(|row| row.cite);
    let endpoints = implied::ENDPOINTS.iter().map(|row| row.cite);
    let listen = implied::LISTEN.iter().map(|row| row.cite);
    let mut shown = BTreeSet::new();
    for cite in tls.chain(checks).chain(endpoints).chain(listen) {
        match cite.split_once(": ") {
            Some(("vSphere", words)) => assert!(!words.is_empty()),
            Some(("decision", decision)) => {
                shown.insert(decision.split(" (").next().unwrap_or(decision));
            }
            _ => panic!("no source: {cite}"),
        }
    }
    assert_eq!(shown, DECISIONS.iter().copied().collect());
}

#[test]
fn tls_of_each_scheme_with_and_without_parameters() {
    let mut seen = Vec::new();
    for row in implied::TLS {
        let uri = ServiceUri::parse(row.uri).unwrap();
        assert_eq!((uri.tls().as_str(), &*uri.tls().to_string()), (row.tls, row.tls), "{} ({})", row.uri, row.cite);
        if let Ok(proxy) = ProxyUri::parse(row.uri) {
            assert_eq!(proxy.tls(), uri.tls(), "{}", row.uri);
        }
        seen.push(uri.tls());
    }
    for tls in [Tls::Never, Tls::IfOffered, Tls::Required, Tls::AtOnce] {
        assert!(seen.contains(&tls), "no row for {tls}");
    }
}

#[test]
fn checks_of_each_combination() {
    for row in implied::CHECKS {
        let of = format!("{} as a {} ({})", row.uri, row.direction, row.cite);
        let uri = ServiceUri::parse(row.uri).unwrap();
        let checks = uri.checks(row.direction.parse().unwrap());
        assert_eq!(checks.is_some(), row.checks.is_some(), "{of}");
        assert_eq!(checks.is_some(), uri.verifies_peer(), "{of}");
        let Some((checks, expected)) = checks.zip(row.checks.as_ref()) else { continue };
        assert_eq!(checks.certificate(), uri.auth().certificate().filter(|_| expected.certificate), "{of}");
        assert_eq!(checks.certificate().is_some(), expected.certificate, "{of}");
        assert_eq!(checks.thumbprint().is_some(), expected.thumbprint, "{of}");
        assert_eq!(checks.chain(), expected.chain, "{of}");
        assert_eq!(checks.name().map(|name| name.to_string()).as_deref(), expected.name, "{of}");
        let ip: Option<IpAddr> = expected.name.and_then(|name| name.parse().ok());
        assert_eq!(checks.name().and_then(|name| name.ip()), ip, "{of}");
    }
}

/// Some check proves who the peer is, whenever a peer is verified and the client knows a name.
#[test]
fn no_verification_is_empty() {
    let parameters = [
        "certificate=c",
        "thumbprint=0011223344556677889900112233445566778899",
        "peerName=p",
        "verify",
        "cipherList=ALL",
    ];
    for set in 1..1_u8 << parameters.len() {
        let given: Vec<&str> =
            parameters.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1).map(|(_, text)| *text).collect();
        let text = format!("ssl://h:1#{}", given.join("&"));
        for direction in [Direction::Client, Direction::Server] {
            let Some(checks) = ServiceUri::parse(&text).unwrap().checks(direction) else {
                assert_eq!(text, "ssl://h:1#cipherList=ALL");
                continue;
            };
            let is_pinned = checks.certificate().is_some() || checks.thumbprint().is_some();
            assert!(is_pinned || checks.chain(), "{text}");
            assert!(is_pinned || checks.name().is_some() || direction == Direction::Server, "{text}");
        }
    }
}

#[test]
fn a_peer_name_may_be_an_ip_address() {
    let ip = |text: &str| ServiceUri::parse(text).unwrap().checks(Direction::Server).unwrap().name().unwrap().ip();
    assert_eq!(ip("ssl://h:1#peerName=192.0.2.1"), Some([192, 0, 2, 1].into()));
    assert_eq!(ip("ssl://h:1#peerName=2001%3Adb8::1"), Some("2001:db8::1".parse().unwrap()));
    let longest = "1111:2222:3333:4444:5555:6666:255.255.255.255";
    assert_eq!(ip(&format!("ssl://h:1#peerName={longest}")), Some(longest.parse().unwrap()));
    assert_eq!(ip("ssl://h:1#peerName=con1"), None);
    assert_eq!(ip("ssl://h:1#peerName=%FF"), None);
}

#[test]
fn checks_are_printed() {
    let print = |text: &str| ServiceUri::parse(text).unwrap().checks(Direction::Client).unwrap().to_string();
    assert_eq!(print("ssl://[::1]:1#verify"), "chain, name ::1");
    let thumbprint = "thumbprint=0011223344556677889900112233445566778899";
    assert_eq!(print(&format!("ssl://h:1#{thumbprint}")), "thumbprint");
    assert_eq!(
        print(&format!("ssl://h:1#certificate=c&{thumbprint}&verify&peerName=a%20b")),
        "certificate, thumbprint, chain, name a b"
    );
}

#[test]
fn endpoints_of_backings() {
    for row in implied::ENDPOINTS {
        let of = format!("{} {} ({})", row.direction, row.service, row.cite);
        let direction = row.direction.parse().unwrap();
        let backing = UriBacking::new(direction, row.service, row.proxy).unwrap();
        let endpoint = backing.endpoint();
        assert_eq!(endpoint.to_string(), row.endpoint, "{of}");
        let (word, uri) = row.endpoint.split_once(' ').unwrap();
        assert_eq!((endpoint.as_str(), endpoint.uri().as_str()), (word, uri), "{of}");
        let connects = matches!(endpoint, Endpoint::Connect(_));
        assert_eq!(endpoint.direction() == Direction::Client, connects, "{of}");
        assert!(!connects || !endpoint.uri().host_str().is_empty(), "{of}");
        let name = endpoint.checks().and_then(|checks| checks.name()).map(|name| name.to_string());
        assert_eq!(name.as_deref(), row.name, "{of}");
        let sent = backing.do_proxy();
        assert_eq!(sent.is_some(), row.do_proxy.is_some(), "{of}");
        if let Some((sent, payload)) = sent.zip(row.do_proxy) {
            let expected = [&b"\xFF\xFA\xE8\x46"[..], payload, b"\xFF\xF0"].concat();
            assert_eq!(Suboption::DoProxy(sent).write_into(&mut [0; 64]), Ok(&expected[..]), "{of}");
        }
    }
}

#[test]
fn listening_addresses() {
    for row in implied::LISTEN {
        let of = format!("{} ({})", row.uri, row.cite);
        let address = ServiceUri::parse(row.uri).unwrap().listen_addr();
        let got = address.map(|address| (address.to_string(), address.only_v6()));
        assert_eq!(got, row.address.map(|(address, only_v6)| (address.to_owned(), only_v6)), "{of}");
        if let (Some(address), Some((text, only_v6))) = (address, row.address) {
            assert_eq!(address.socket_addr(), text.parse().unwrap(), "{of}");
            let expected = match only_v6 {
                None => matches!(address, ListenAddr::V4(_)),
                Some(true) => matches!(address, ListenAddr::V6Only(_)),
                Some(false) => matches!(address, ListenAddr::DualStack(_)),
            };
            assert!(expected, "{of}: {address:?}");
        }
    }
}
