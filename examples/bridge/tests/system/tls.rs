//! The ssl schemes, with `openssl s_server` and `openssl s_client` as peers.

use std::process::Command;

use openssl::hash::MessageDigest;

use crate::peers::{find, free_port, has_ipv6, listener};
use crate::pki::pki;
use crate::process::{Process, once, server};
use crate::traffic::{exchange, finish};

/// Starts `openssl s_server` with the certificate `cert`.
#[track_caller]
fn s_server(cert: &str, extra: &[&str], port: u16) -> Option<Process> {
    let mut command = Command::new(find("openssl")?);
    let address = if extra.contains(&"-6") { format!("[::1]:{port}") } else { format!("127.0.0.1:{port}") };
    let (cert, key) = (pki().path(cert), pki().path("key"));
    command.args(["s_server", "-quiet", "-naccept", "1", "-accept", &address, "-cert", &cert, "-key", &key]);
    Some(listener(command.args(extra), port))
}

/// Starts `openssl s_client`, with the client certificate `cert` if there is one.
#[track_caller]
fn s_client(cert: Option<&str>, extra: &[&str], port: u16) -> Option<Process> {
    let mut command = Command::new(find("openssl")?);
    let host = if extra.contains(&"-6") { "[::1]" } else { "127.0.0.1" };
    command.args(["s_client", "-quiet", "-connect", &format!("{host}:{port}")]);
    if let Some(cert) = cert {
        command.args(["-cert", &pki().path(cert), "-key", &pki().path("key")]);
    }
    Some(Process::start(command.args(extra)))
}

/// The options that make the bridge trust the test CA.
fn ca() -> [String; 2] {
    ["--ca".into(), pki().path("ca")]
}

#[track_caller]
fn client(scheme: &str, parameters: &str, cert: &str, extra: &[&str]) {
    let Some((mut bridge, mut peer)) = connect(scheme, parameters, cert, extra) else { return };
    exchange(&mut bridge, &mut peer);
    finish(&mut bridge, &mut peer);
}

/// The bridge connects, but its own check fails; the peer receives no data.
#[track_caller]
fn client_fails(parameters: &str, cert: &str, extra: &[&str], message: &str) {
    let Some((mut bridge, peer)) = connect("ssl", parameters, cert, extra) else { return };
    bridge.send(b"secret");
    bridge.wait_failure(message);
    assert!(!bridge.err.text().contains("ready"), "{}", bridge.err.text());
    assert_eq!(peer.out.text(), "");
}

#[track_caller]
fn connect(scheme: &str, parameters: &str, cert: &str, extra: &[&str]) -> Option<(Process, Process)> {
    let port = free_port();
    let peer = s_server(cert, extra, port)?;
    let host = if extra.contains(&"-6") { "[::1]" } else { "127.0.0.1" };
    let ca = ca();
    let bridge = once("client", &format!("{scheme}://{host}:{port}{parameters}"), &ca.each_ref().map(String::as_str));
    Some((bridge, peer))
}

#[track_caller]
fn serve(scheme: &str, parameters: &str, cert: Option<&str>, extra: &[&str]) {
    let Some((mut bridge, mut peer)) = accept(scheme, parameters, cert, extra) else { return };
    exchange(&mut bridge, &mut peer);
    finish(&mut bridge, &mut peer);
}

#[track_caller]
fn server_fails(parameters: &str, cert: Option<&str>, extra: &[&str], message: &str) {
    let Some((mut bridge, peer)) = accept("ssl", parameters, cert, extra) else { return };
    bridge.send(b"secret");
    bridge.wait_failure(message);
    assert!(!bridge.err.text().contains("ready"), "{}", bridge.err.text());
    assert_eq!(peer.out.text(), "");
}

#[track_caller]
fn accept(scheme: &str, parameters: &str, cert: Option<&str>, extra: &[&str]) -> Option<(Process, Process)> {
    let options = [&pki().cert("good")[..], &ca()[..]].concat();
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let (bridge, port) = server(&format!("{scheme}://:0{parameters}"), &options);
    let peer = s_client(cert, extra, port)?;
    Some((bridge, peer))
}

fn sha1(name: &str) -> String {
    format!("#{}", pki().thumbprint_parameter(name, MessageDigest::sha1()))
}

fn sha256(name: &str) -> String {
    format!("#{}", pki().thumbprint_parameter(name, MessageDigest::sha256()))
}

fn pin(name: &str) -> String {
    format!("#{}", pki().certificate_parameter(name))
}

/// One test per line: its name, a function, and the arguments.
macro_rules! cases {
    ($($name:ident: $function:ident($($argument:expr),*);)*) => {$(
        #[test]
        fn $name() {
            $function($($argument),*);
        }
    )*};
}

cases! {
    ssl_client_tls12: client("ssl", "", "self", &["-tls1_2"]);
    ssl_client_tls13: client("ssl", "", "self", &["-tls1_3"]);
    ssl_server_tls12: serve("ssl", "", None, &["-tls1_2"]);
    ssl_server_tls13: serve("ssl", "", None, &["-tls1_3"]);
    tcp_ssl_client: client("tcp+ssl", "", "self", &[]);
    tcp_ssl_server: serve("tcp+ssl", "", None, &[]);
    tcp4_ssl_client: client("tcp4+ssl", "", "self", &[]);
    tcp4_ssl_server: serve("tcp4+ssl", "", None, &[]);

    client_verifies_chain_and_address: client("ssl", "#verify", "good", &[]);
    client_verifies_name: client("ssl", "#peerName=con1", "good", &[]);
    client_verifies_name_in_subject: client("ssl", "#peerName=old.example", "old", &[]);
    client_verifies_sha1: client("ssl", &sha1("self"), "self", &[]);
    client_verifies_sha256: client("ssl", &sha256("self"), "self", &[]);
    client_verifies_certificate: client("ssl", &pin("self"), "self", &["-tls1_2"]);
    client_verifies_all: client("ssl", &format!("{}&verify&peerName=con1", sha256("good")), "good", &[]);
    client_accepts_expired_pinned_certificate: client("ssl", &sha256("expired"), "expired", &[]);
    client_verifies_name_of_pinned_certificate: client("ssl", &format!("{}&peerName=con1", sha256("self")), "self", &[]);
    client_restricts_ciphers: client("ssl", "#cipherList=AES256-SHA AES128-SHA", "self", &["-cipher", "AES128-SHA"]);
    client_restricts_tls13_suites: client("ssl", "#cipherList=TLS_AES_128_GCM_SHA256", "self", &["-tls1_3"]);

    server_verifies_chain: serve("ssl", "#verify", Some("client"), &[]);
    server_verifies_name: serve("ssl", "#peerName=vm1", Some("client"), &["-tls1_2"]);
    server_verifies_sha256: serve("ssl", &sha256("self"), Some("self"), &[]);
    server_verifies_certificate: serve("ssl", &pin("self"), Some("self"), &[]);
    server_restricts_ciphers: serve("ssl", "#cipherList=AES128-SHA", None, &["-cipher", "AES128-SHA:AES256-SHA"]);

    client_refuses_unknown_authority: client_fails("#verify", "self", &[], "check failed: chain: self");
    client_refuses_expired: client_fails("#verify", "expired", &[], "check failed: chain: certificate has expired");
    client_refuses_expired_tls12: client_fails("#verify", "expired", &["-tls1_2"], "check failed: chain: certificate has expired");
    client_refuses_other_address: client_fails("#verify", "other", &[], "check failed: name: the peer's certificate is not issued to 127.0.0.1");
    client_refuses_other_name: client_fails("#peerName=con1", "other", &[], "check failed: name: the peer's certificate is not issued to con1");
    client_refuses_pinned_with_other_name: client_fails(&format!("{}&peerName=con2", sha256("self")), "self", &[], "check failed: name: ");
    client_refuses_other_sha1: client_fails(&sha1("self"), "good", &[], "check failed: thumbprint: the peer's certificate has SHA-1 ");
    client_refuses_other_sha256: client_fails(&sha256("self"), "good", &["-tls1_2"], "check failed: thumbprint: the peer's certificate has SHA-256 ");
    client_refuses_other_certificate: client_fails(&pin("self"), "good", &[], "check failed: certificate: ");
    client_refuses_pinned_without_chain: client_fails(&format!("{}&verify", sha256("self")), "self", &[], "check failed: chain: ");
    client_finds_no_common_cipher: client_fails("#cipherList=AES128-SHA", "self", &["-cipher", "AES256-SHA"], "check failed: cipher: ");

    server_refuses_missing_certificate: server_fails("#verify", None, &[], "check failed: the peer has no certificate");
    server_refuses_unknown_authority: server_fails("#verify", Some("self"), &[], "check failed: chain: self");
    server_refuses_expired: server_fails("#verify", Some("expired"), &[], "check failed: chain: certificate has expired");
    server_refuses_other_name: server_fails("#peerName=vm2", Some("client"), &[], "check failed: name: ");
    server_refuses_other_sha256: server_fails(&sha256("self"), Some("client"), &["-tls1_2"], "check failed: thumbprint: ");
    server_refuses_other_certificate: server_fails(&pin("self"), Some("client"), &[], "check failed: certificate: ");
    server_finds_no_common_cipher: server_fails("#cipherList=AES128-SHA", None, &["-cipher", "AES256-SHA"], "check failed: cipher: ");
}

#[test]
fn tcp6_ssl_client() {
    if has_ipv6() {
        client("tcp6+ssl", "", "self", &["-6"]);
    }
}

#[test]
fn tcp6_ssl_server() {
    if has_ipv6() {
        serve("tcp6+ssl", "", None, &["-6"]);
    }
}

/// The peer sends plaintext where the TLS handshake must start.
#[test]
fn ssl_client_refuses_plaintext() {
    let port = crate::peers::stub(|mut stream| {
        use std::io::{Read, Write};
        stream.write_all(b"login: ").unwrap();
        let _ = stream.read_to_end(&mut Vec::new());
    });
    let mut bridge = once("client", &format!("ssl://127.0.0.1:{port}"), &[]);
    bridge.wait_failure("TLS handshake: wrong version number");
}
