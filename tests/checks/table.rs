//! The peers that each URI accepts. Plain data.

use vserial_uri::{Host, Scheme, ServiceUri, UriBuilder};

use crate::openssl::Peer;

/// The direction, a URI, and the accepted peers in the order of the test.
///
/// In a URI, `{pem:PEER}`, `{sha1:PEER}` and `{sha256:PEER}` are the certificate of a peer and its thumbprints.
pub type Row = (&'static str, &'static str, &'static [&'static str]);

/// All peers.
const ANYONE: &[&str] = &["signed", "other", "con 1", "self", "expired", "unknown"];
/// The peers that the known authority has signed, and whose time is not over.
const KNOWN: &[&str] = &["signed", "other", "con 1"];

/// One row per line.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // Nothing is verified.
    ("client", "ssl://esx.example.com:1",                                  ANYONE),
    ("server", "ssl://:1",                                                 ANYONE),
    ("client", "ssl://esx.example.com:1#cipherList=ALL",                   ANYONE),

    // The chain, and the name of the host as a client.
    ("client", "ssl://esx.example.com:1#verify",                           &["signed"]),
    ("client", "telnet://esx.example.com:1#verify",                        &["signed"]),
    ("client", "ssl://other.example.com:1#verify",                         &["other"]),
    ("client", "ssl://example.com:1#verify",                               &[]),
    ("client", "ssl://192.0.2.1:1#verify",                                 &["signed"]),
    ("client", "ssl://192.0.2.2:1#verify",                                 &[]),
    ("client", "ssl://[2001:DB8:0:0::1]:1#verify",                         &["signed"]),
    ("client", "ssl://[2001:db8::2]:1#verify",                             &[]),
    ("server", "ssl://:1#verify",                                          KNOWN),
    ("server", "ssl://esx.example.com:1#verify",                           KNOWN),

    // The chain, and the name given.
    ("client", "ssl://example.com:1#peerName=esx.example.com",             &["signed"]),
    ("client", "ssl://esx.example.com:1#peerName=other.example.com",       &["other"]),
    ("client", "ssl://esx.example.com:1#peerName=con%201",                 &["con 1"]),
    ("client", "ssl://esx.example.com:1#peerName=con%201&verify",          &["con 1"]),
    ("client", "ssl://esx.example.com:1#peerName=192.0.2.1",               &["signed"]),
    ("client", "ssl://esx.example.com:1#peerName=nobody",                  &[]),
    ("server", "ssl://:1#peerName=esx.example.com",                        &["signed"]),
    ("server", "ssl://:1#verify&peerName=con%201",                         &["con 1"]),

    // A pin replaces the chain, and no name is compared unless one is given.
    ("client", "ssl://h:1#certificate={pem:self}",                         &["self"]),
    ("client", "ssl://h:1#certificate={pem:expired}",                      &["expired"]),
    ("server", "ssl://:1#certificate={pem:self}",                          &["self"]),
    ("client", "ssl://h:1#thumbprint={sha1:self}",                         &["self"]),
    ("client", "ssl://h:1#thumbprint={sha256:self}",                       &["self"]),
    ("client", "ssl://h:1#thumbprint={sha256:unknown}",                    &["unknown"]),
    ("server", "ssl://:1#thumbprint={sha1:self}",                          &["self"]),
    ("client", "ssl://h:1#thumbprint={sha1:self}&peerName=esx.example.com", &["self"]),
    ("client", "ssl://h:1#certificate={pem:self}&peerName=esx.example.com", &["self"]),
    ("client", "ssl://h:1#thumbprint={sha1:self}&peerName=nobody",         &[]),
    ("server", "ssl://:1#thumbprint={sha1:self}&peerName=esx.example.com", &["self"]),
    ("server", "ssl://:1#certificate={pem:self}&peerName=nobody",          &[]),

    // With verify, both must hold.
    ("client", "ssl://esx.example.com:1#verify&certificate={pem:signed}",  &["signed"]),
    ("client", "ssl://h:1#verify&certificate={pem:signed}",                &[]),
    ("client", "ssl://esx.example.com:1#verify&certificate={pem:self}",    &[]),
    ("client", "ssl://esx.example.com:1#verify&thumbprint={sha256:signed}", &["signed"]),
    ("client", "ssl://esx.example.com:1#verify&thumbprint={sha1:expired}", &[]),
    ("server", "ssl://:1#verify&thumbprint={sha1:other}",                  &["other"]),
    ("server", "ssl://:1#verify&certificate={pem:unknown}",                &[]),

    // Two pins must both hold.
    ("client", "ssl://h:1#certificate={pem:self}&thumbprint={sha1:self}",  &["self"]),
    ("client", "ssl://h:1#certificate={pem:self}&thumbprint={sha1:signed}", &[]),
    ("server", "ssl://:1#certificate={pem:signed}&thumbprint={sha256:self}", &[]),
];

/// Replaces the braces of a URI.
pub fn fill(template: &str, peers: &[(&str, Peer)]) -> String {
    let mut text = template.to_owned();
    for (name, peer) in peers {
        let pem = peer.pem();
        let built = UriBuilder::service(Scheme::Ssl, Host::Empty, 1).unwrap().certificate(&pem).unwrap().to_string();
        let escaped = ServiceUri::parse(&built).unwrap().auth().certificate().unwrap().value().as_str();
        text = text.replace(&format!("{{pem:{name}}}"), escaped);
        for algorithm in ["sha1", "sha256"] {
            let key = format!("{{{algorithm}:{name}}}");
            if text.contains(&key) {
                text = text.replace(&key, &peer.fingerprint(algorithm));
            }
        }
    }
    text
}
