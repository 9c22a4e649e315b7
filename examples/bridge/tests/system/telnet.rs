//! The schemes telnet and telnets, with third-party telnet programs as peers, with and without TLS by option 37.

use std::process::Command;

use openssl::hash::MessageDigest;

use crate::peers::{find, inetd, login_program, recorder, unpacked};
use crate::pki::pki;
use crate::process::{Process, once, server};

/// The options of a bridge that has a certificate and trusts the test CA.
fn options() -> Vec<String> {
    [&pki().cert("good")[..], &["--ca".into(), pki().path("ca")]].concat()
}

/// The options of a bridge that trusts the test CA and has no certificate.
fn authority() -> Vec<String> {
    vec!["--ca".into(), pki().path("ca")]
}

fn borrowed(options: &[String]) -> Vec<&str> {
    options.iter().map(String::as_str).collect()
}

/// Starts the `telnetd` of a package with a login program of the tests. LOGIN and CERT in the arguments are replaced.
#[track_caller]
fn telnetd(program: &str, arguments: &[&str]) -> Option<(Process, u16, tempfile::TempDir)> {
    let program = unpacked(program)?;
    let folder = tempfile::tempdir().unwrap();
    let login = login_program(folder.path());
    let certificate = format!("cert={}", pki().path("good-both"));
    let arguments = arguments.iter().map(|argument| argument.replace("LOGIN", &login).replace("CERT", &certificate));
    let (peer, port) = inetd(&program, &arguments.collect::<Vec<_>>())?;
    Some((peer, port, folder))
}

const SSL_TELNETD: &str = "usr/sbin/in.telnetd";

/// The bridge logs in, sends a line, and logs out.
#[track_caller]
fn log_in(bridge: &mut Process) {
    bridge.err.wait_line("ready");
    bridge.out.wait_for(b"hello");
    bridge.send(b"one\r");
    bridge.out.wait_for(b"got:one");
    // telnetd-ssl sometimes loses the last line, so nothing waits for it.
    bridge.send(b"bye\r");
    bridge.wait_success();
}

/// The bridge connects to a telnet server.
#[track_caller]
fn client(uri: impl Fn(u16) -> String, program: &str, arguments: &[&str], is_encrypted: bool) {
    let Some((_peer, port, _folder)) = telnetd(program, arguments) else { return };
    let (port, to_server, to_client) = recorder(port, |_| {});
    let mut bridge = once("client", &uri(port), &borrowed(&authority()));
    log_in(&mut bridge);
    let seen = |record: &[u8], text: &[u8]| record.windows(text.len()).any(|window| window == text);
    assert_eq!(seen(&to_server.bytes(), b"one"), !is_encrypted);
    assert_eq!(seen(&to_client.bytes(), b"hello"), !is_encrypted);
}

/// The bridge refuses a telnet server, which must not receive any data of the line.
#[track_caller]
fn client_fails(parameters: &str, arguments: &[&str], edit: fn(&mut Vec<u8>), message: &str) {
    let Some((_peer, port, _folder)) = telnetd(SSL_TELNETD, arguments) else { return };
    let (port, to_server, _) = recorder(port, edit);
    let mut bridge = once("client", &format!("telnet://127.0.0.1:{port}{parameters}"), &borrowed(&authority()));
    bridge.send(b"secret\r");
    bridge.wait_failure(message);
    assert!(!bridge.err.text().contains("ready"), "{}", bridge.err.text());
    assert_eq!(bridge.out.text(), "");
    let sent = to_server.bytes();
    assert!(!sent.windows(6).any(|window| window == b"secret"), "{sent:x?}");
}

/// A telnet client connects to the bridge.
#[track_caller]
fn serve(uri: &str, program: &str, arguments: &[&str], is_encrypted: bool) {
    let Some(program) = find(program) else { return };
    let (mut bridge, port) = server(uri, &borrowed(&options()));
    let (port, to_bridge, to_peer) = recorder(port, |_| {});
    let authority = format!("cacert={}", pki().path("ca"));
    let mut command = Command::new(program);
    // `telnet-ssl` is client first at a port that is given with a dash.
    let port = port.to_string();
    let arguments = arguments.iter().map(|argument| argument.replace("PORT", &port).replace("CACERT", &authority));
    let mut peer = Process::start(command.args(arguments));
    bridge.err.wait_line("ready");
    peer.send(b"from the peer\n");
    bridge.out.wait_for(b"from the peer");
    bridge.send(b"from the bridge\r\n");
    peer.out.wait_for(b"from the bridge");
    let seen = |record: &[u8], text: &[u8]| record.windows(text.len()).any(|window| window == text);
    assert_eq!(seen(&to_bridge.bytes(), b"from the peer"), !is_encrypted);
    assert_eq!(seen(&to_peer.bytes(), b"from the bridge"), !is_encrypted);
    peer.kill();
    bridge.wait();
}

#[track_caller]
fn server_fails(parameters: &str, program: &str, arguments: &[&str], message: &str) {
    let Some(program) = find(program) else { return };
    let (mut bridge, port) = server(&format!("telnet://127.0.0.1:0{parameters}"), &borrowed(&options()));
    let (port, _, to_peer) = recorder(port, |_| {});
    bridge.send(b"secret\r\n");
    let arguments = arguments.iter().map(|argument| argument.replace("PORT", &port.to_string()));
    let mut peer = Process::start(Command::new(program).args(arguments));
    bridge.wait_failure(message);
    peer.kill();
    assert_eq!(bridge.out.text(), "");
    let sent = to_peer.bytes();
    assert!(!sent.windows(6).any(|window| window == b"secret"), "{sent:x?}");
}

fn plain(port: u16) -> String {
    format!("telnet://127.0.0.1:{port}")
}

const CLIENT: [&str; 2] = ["127.0.0.1", "PORT"];
const INETUTILS: [&str; 3] = ["-E", "127.0.0.1", "PORT"];
const SSL: [&str; 6] = ["-z", "secure", "-z", "CACERT", "127.0.0.1", "PORT"];
const SSL_CLIENT_FIRST: [&str; 7] = ["-z", "secure", "-z", "CACERT", "--", "127.0.0.1", "-PORT"];

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
    telnet_client_to_inetutils_telnetd: client(plain, "usr/sbin/telnetd", &["-h", "-E", "LOGIN"], false);
    telnet_client_to_telnetd_ssl_without_ssl: client(plain, SSL_TELNETD, &["-N", "-L", "LOGIN", "-z", "nossl", "-z", "CERT"], false);
    telnet_client_to_telnetd_ssl: client(plain, SSL_TELNETD, &["-N", "-L", "LOGIN", "-z", "CERT"], true);
    telnet_client_to_telnetd_ssl_that_requires_it: client(plain, SSL_TELNETD, &["-N", "-L", "LOGIN", "-z", "CERT", "-z", "secure"], true);
    telnet_client_verifies: client(|port| format!("telnet://127.0.0.1:{port}#verify"), SSL_TELNETD, &["-N", "-L", "LOGIN", "-z", "CERT"], true);
    telnet_client_verifies_name: client(|port| format!("telnet://127.0.0.1:{port}#peerName=con1"), SSL_TELNETD, &["-N", "-L", "LOGIN", "-z", "CERT"], true);
    telnet_client_verifies_sha1: client(|port| {
        format!("telnet://127.0.0.1:{port}#{}", pki().thumbprint_parameter("good", MessageDigest::sha1()))
    }, SSL_TELNETD, &["-N", "-L", "LOGIN", "-z", "CERT"], true);
    telnets_client_to_telnetd_ssl: client(|port| format!("telnets://127.0.0.1:{port}"), SSL_TELNETD, &["-N", "-L", "LOGIN", "-z", "CERT", "-z", "ssl"], true);
    telnets_client_verifies: client(|port| format!("telnets://127.0.0.1:{port}#verify"), SSL_TELNETD, &["-N", "-L", "LOGIN", "-z", "CERT", "-z", "ssl"], true);

    telnet_server_for_inetutils: serve("telnet://127.0.0.1:0", "inetutils-telnet", &INETUTILS, false);
    telnet_server_for_busybox: serve("telnet://127.0.0.1:0", "busybox", &["telnet", "127.0.0.1", "PORT"], false);
    telnet_server_for_telnet_ssl_without_ssl: serve("telnet://127.0.0.1:0", "telnet-ssl", &["-z", "nossl", "127.0.0.1", "PORT"], false);
    telnet_server_for_telnet_ssl: serve("telnet://127.0.0.1:0", "telnet-ssl", &SSL, true);
    telnet_server_for_telnet_ssl_that_speaks_first: serve("telnet://127.0.0.1:0", "telnet-ssl", &SSL_CLIENT_FIRST, true);
    telnet_server_requires_tls: serve("telnet://127.0.0.1:0#cipherList=ALL", "telnet-ssl", &SSL, true);
    telnets_server_for_telnet_ssl: serve("telnets://127.0.0.1:0", "telnet-ssl", &["-z", "ssl", "-z", "CACERT", "127.0.0.1", "PORT"], true);

    telnet_client_refuses_telnetd_without_ssl: client_fails("#verify", &["-N", "-L", "LOGIN", "-z", "nossl", "-z", "CERT"], |_| {}, "TLS is required");
    telnet_client_refuses_stripped_option: client_fails("#verify", &["-N", "-L", "LOGIN", "-z", "CERT"], strip, "TLS is required");
    telnet_client_refuses_injected_text: client_fails("#verify", &["-N", "-L", "LOGIN", "-z", "CERT"], inject, "plaintext where TLS must start");
    telnet_client_refuses_injected_text_if_offered: client_fails("", &["-N", "-L", "LOGIN", "-z", "CERT"], inject, "plaintext where TLS must start");
    telnet_client_refuses_other_name: client_fails("#peerName=con2", &["-N", "-L", "LOGIN", "-z", "CERT"], |_| {}, "check failed: name: ");
    telnet_client_finds_no_common_cipher: client_fails("#cipherList=AES128-SHA", &["-N", "-L", "LOGIN", "-z", "CERT", "-z", "cipher=AES256-SHA"], |_| {}, "check failed: cipher: ");

    telnet_server_refuses_inetutils: server_fails("#cipherList=ALL", "inetutils-telnet", &INETUTILS, "TLS is required");
    telnet_server_refuses_busybox: server_fails("#verify", "busybox", &["telnet", "127.0.0.1", "PORT"], "TLS is required");
    telnet_server_refuses_no_certificate: server_fails("#verify", "telnet-ssl", &CLIENT, "check failed: the peer has no certificate");
}

/// Removes everything about option 37, as an attacker on the path would.
fn strip(bytes: &mut Vec<u8>) {
    for message in [&b"\xFF\xFD\x25"[..], b"\xFF\xFB\x25", b"\xFF\xFA\x25\x01\x07\x00\xFF\xF0"] {
        while let Some(at) = bytes.windows(message.len()).position(|window| window == message) {
            bytes.drain(at..at + message.len());
        }
    }
}

/// Injects text after ACCEPT, which known clients would show as if it had come through TLS.
fn inject(bytes: &mut Vec<u8>) {
    let accept = b"\xFF\xFA\x25\x02\x07\x00\x02\xFF\xF0";
    if bytes.ends_with(accept) {
        bytes.extend_from_slice(b"password: ");
    }
}
