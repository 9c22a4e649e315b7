//! A program of someone else, and how its author fuzzes it with valid URIs.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vserial_uri::{Direction, Host, ServiceUri, ServiceUriBuf, Tls};

/// What the program does about a URI, as a line for its log.
fn plan(uri: ServiceUri<'_>) -> String {
    let peer = match uri.host() {
        Host::Empty => return format!("listen on port {}", uri.port()),
        Host::Ipv6(address) => format!("[{address}]:{}", uri.port()),
        host => format!("{host}:{}", uri.port()),
    };
    let tls = match uri.tls() {
        Tls::Never => "in plaintext",
        Tls::IfOffered => "with TLS if the peer offers it",
        Tls::Required | Tls::AtOnce => "with TLS",
    };
    let checked = if uri.checks(Direction::Client).is_some() { ", verified" } else { "" };
    format!("connect to {peer} {tls}{checked}")
}

fuzz_target!(|uri: ServiceUriBuf<String>| {
    let uri = uri.as_borrowed();
    let line = plan(uri);
    // The program's own promise: who asks for verification gets it.
    assert_eq!(line.ends_with("verified"), uri.verifies_peer() && uri.host() != Host::Empty, "{uri}: {line}");
});
