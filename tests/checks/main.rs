//! Applies `Checks` to certificates that OpenSSL makes and verifies: which peers does a URI accept, as client and as server?
//!
//! The test decides nothing itself: `Checks` says what must hold, and OpenSSL says whether it does.
#![cfg(feature = "pem")]
#![cfg(test)]

mod openssl;
mod table;

use openssl::{Authority, Peer};
use vserial_uri::{Certificate, Checks, Direction, ServiceUri};

/// Accepts the peer if every check holds.
fn accepts(checks: &Checks<'_>, peer: &Peer, direction: Direction, known: &Authority) -> bool {
    checks.certificate().is_none_or(|expected| der(expected) == peer.der)
        && checks.thumbprint().is_none_or(|thumbprint| thumbprint.matches_certificate(&peer.der, openssl::digest))
        && (!checks.chain() || peer.is_signed_and_valid(known, direction))
        && checks.name().is_none_or(|name| match name.ip() {
            Some(ip) => peer.is_issued_to_ip(ip),
            None => peer.is_issued_to(&name.to_string()),
        })
}

fn der(certificate: Certificate<'_>) -> Vec<u8> {
    let len = certificate.value().decoded_len();
    let mut der = vec![0; Certificate::max_der_len(len)];
    certificate.der_into(&mut vec![0; len], &mut der).unwrap().to_vec()
}

#[test]
fn each_uri_accepts_the_peers_of_its_row() {
    let Some(folder) = openssl::folder() else { return };
    let known = Authority::new(&folder, "known");
    let unknown = Authority::new(&folder, "unknown");
    let esx = "DNS:esx.example.com,IP:192.0.2.1,IP:2001:db8::1";
    let peers = [
        ("signed", known.sign("signed", "esx", Some(esx), 9)),
        ("other", known.sign("other", "other", Some("DNS:other.example.com"), 9)),
        ("con 1", known.sign("con1", "con 1", None, 9)),
        ("self", Peer::self_signed(&folder, "self", "esx", esx)),
        ("expired", known.sign("expired", "esx", Some(esx), -1)),
        ("unknown", unknown.sign("unknown-peer", "esx", Some(esx), 9)),
    ];
    // Each peer fails the chain for the reason that its name says, and for no other.
    let [signed, .., self_signed, expired, stranger] = peers.each_ref().map(|(_, peer)| peer);
    for direction in [Direction::Client, Direction::Server] {
        assert!(signed.is_signed_and_valid(&known, direction));
        assert!(expired.is_signed_at_any_time(&known) && !expired.is_signed_and_valid(&known, direction));
        assert!(stranger.is_signed_and_valid(&unknown, direction) && !stranger.is_signed_and_valid(&known, direction));
        assert!(!self_signed.is_signed_and_valid(&known, direction));
    }

    let mut wrong = String::new();
    for (direction, template, expected) in table::ROWS {
        let text = table::fill(template, &peers);
        let uri = ServiceUri::parse(&text).unwrap_or_else(|error| panic!("{template}: {}", error.explain(&text)));
        let direction: Direction = direction.parse().unwrap();
        let checks = uri.checks(direction);
        let accepted: Vec<&str> = peers
            .iter()
            .filter(|(_, peer)| checks.is_none_or(|checks| accepts(&checks, peer, direction, &known)))
            .map(|(name, _)| *name)
            .collect();
        if accepted != *expected {
            wrong += &format!("{direction} {template}: accepts {accepted:?}, not {expected:?}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    std::fs::remove_dir_all(folder).unwrap();
}
