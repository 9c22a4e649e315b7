//! The parts that the builder rejects, each with the message.

use core::net::{Ipv4Addr, Ipv6Addr};

use vserial_uri::{AuthKey, BuildError, BuildPart, ErrorKind, Host, Scheme, UriBuilder};

#[track_caller]
fn rejected(outcome: Result<UriBuilder<'_>, BuildError>, part: BuildPart, kind: ErrorKind, message: &str) {
    let error = outcome.expect_err("should be rejected");
    assert_eq!((error.part(), error.kind()), (part, kind));
    assert_eq!(error.to_string(), format!("{part}: {kind}"));
    assert!(error.to_string().starts_with(message), "{error}");
}

/// Checks that a parameter is rejected with `message`, which begins with its key.
#[track_caller]
fn rejected_value(outcome: Result<UriBuilder<'_>, BuildError>, key: AuthKey, kind: ErrorKind) {
    rejected(outcome, BuildPart::Parameter(key), kind, &format!("{key}: "));
}

fn ssl() -> UriBuilder<'static> {
    UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap()
}

#[test]
fn invalid_names() {
    let long = "a.".repeat(200) + "1";
    #[rustfmt::skip]
    let names = [
        "", ".", "-a", "a-", "a..b", "a.-b", "h_x", "h%41", "h:1", "h/", "h#verify", "u@h", "[::1]", "::1", " h",
        "h ", "hé", "h\0", "192.0.2.1", "1.2.3", "6000", "1.2.3.4.5", "256.1.1.1", "0x7f.1", "a.1b", "a.1",
        "192.0.2.1.", &long,
    ];
    for name in names {
        let outcome = UriBuilder::service(Scheme::Tcp, Host::Name(name), 1);
        rejected(outcome, BuildPart::Host, ErrorKind::InvalidHostname, "host: invalid hostname");
    }
}

#[test]
fn addresses_of_the_other_version() {
    let v4 = Host::Ipv4(Ipv4Addr::LOCALHOST);
    let v6 = Host::Ipv6(Ipv6Addr::LOCALHOST);
    for (scheme, host) in [(Scheme::Tcp4, v6), (Scheme::Tcp4Ssl, v6), (Scheme::Tcp6, v4), (Scheme::Tcp6Ssl, v4)] {
        rejected(UriBuilder::service(scheme, host, 1), BuildPart::Host, ErrorKind::IpVersionMismatch, "host: ");
    }
}

#[test]
fn invalid_proxies() {
    for scheme in Scheme::ALL.iter().copied().filter(|scheme| !scheme.is_telnet()) {
        let outcome = UriBuilder::proxy(scheme, Host::Name("h"), 1);
        rejected(outcome, BuildPart::Scheme, ErrorKind::SchemeNotAllowed, "scheme: ");
    }
    let outcome = UriBuilder::proxy(Scheme::Telnet, Host::Empty, 1);
    rejected(outcome, BuildPart::Host, ErrorKind::HostMissing, "host: host is missing");
    let outcome = UriBuilder::proxy(Scheme::Telnet, Host::Name("1"), 1);
    rejected(outcome, BuildPart::Host, ErrorKind::InvalidHostname, "host: ");
}

#[test]
fn parameters_without_tls() {
    for scheme in [Scheme::Tcp, Scheme::Tcp4, Scheme::Tcp6] {
        let plain = UriBuilder::service(scheme, Host::Name("h"), 1).unwrap();
        let kind = ErrorKind::ParametersNotAllowed;
        rejected_value(plain.verify(), AuthKey::Verify, kind);
        rejected_value(plain.peer_name("a"), AuthKey::PeerName, kind);
        rejected_value(plain.certificate(b"a"), AuthKey::Certificate, kind);
        rejected_value(plain.thumbprint(&[0; 20]), AuthKey::Thumbprint, kind);
        rejected_value(plain.thumbprint_text(&"00".repeat(20)), AuthKey::Thumbprint, kind);
        rejected_value(plain.cipher_list("A"), AuthKey::CipherList, kind);
        rejected_value(plain.ciphers(&["A"]), AuthKey::CipherList, kind);
    }
}

#[test]
fn empty_values() {
    rejected_value(ssl().peer_name(""), AuthKey::PeerName, ErrorKind::ValueMissing);
    rejected_value(ssl().certificate(b""), AuthKey::Certificate, ErrorKind::ValueMissing);
    rejected_value(ssl().thumbprint_text(""), AuthKey::Thumbprint, ErrorKind::ValueMissing);
    rejected_value(ssl().cipher_list(""), AuthKey::CipherList, ErrorKind::ValueMissing);
    rejected_value(ssl().ciphers(&[]), AuthKey::CipherList, ErrorKind::ValueMissing);
    rejected_value(ssl().ciphers(&["A", ""]), AuthKey::CipherList, ErrorKind::ValueMissing);
}

#[test]
fn control_characters() {
    for control in (0..0x20_u8).chain([0x7F]).map(char::from) {
        let text = format!("a{control}b");
        rejected_value(ssl().peer_name(&text), AuthKey::PeerName, ErrorKind::InvalidValue);
        rejected_value(ssl().cipher_list(&text), AuthKey::CipherList, ErrorKind::InvalidValue);
        rejected_value(ssl().ciphers(&["A", &text]), AuthKey::CipherList, ErrorKind::InvalidValue);
    }
}

#[test]
fn cipher_names_with_separators() {
    for name in ["A:B", "A,B", "A B", ":", " A"] {
        rejected_value(ssl().ciphers(&[name]), AuthKey::CipherList, ErrorKind::InvalidValue);
    }
}

#[test]
fn digests_of_another_length() {
    for len in [0, 1, 16, 19, 21, 31, 33, 64] {
        rejected_value(ssl().thumbprint(&vec![0; len]), AuthKey::Thumbprint, ErrorKind::InvalidThumbprint);
    }
    for text in [
        "0".repeat(39),
        "0".repeat(41),
        "0".repeat(63),
        "0".repeat(66),
        "00:".repeat(20),
        "00:".repeat(18) + "0000",
        "00%3A".repeat(19) + "00",
        "%30".repeat(40),
        "0g".repeat(20),
        "00 ".repeat(19) + "00",
        "SHA1:".to_owned() + &"00".repeat(20),
    ] {
        rejected_value(ssl().thumbprint_text(&text), AuthKey::Thumbprint, ErrorKind::InvalidThumbprint);
    }
}
