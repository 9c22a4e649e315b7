//! The schemes tcp, tcp4 and tcp6, and URIs without a scheme, with socat and nc as peers.

use std::process::Command;

use crate::peers::{find, free_port, has_ipv6, listener};
use crate::process::{Process, once, server};
use crate::traffic::{exchange, finish};

/// Runs the bridge as a client of a peer that listens.
#[track_caller]
fn client(uri: impl Fn(u16) -> String, program: &str, arguments: impl Fn(u16) -> Vec<String>) {
    let Some(program) = find(program) else { return };
    let port = free_port();
    let mut peer = listener(Command::new(program).args(arguments(port)), port);
    let mut bridge = once("client", &uri(port), &[]);
    exchange(&mut bridge, &mut peer);
    finish(&mut bridge, &mut peer);
}

/// Runs the bridge as a server that a peer connects to.
#[track_caller]
fn serve(uri: &str, program: &str, arguments: impl Fn(u16) -> Vec<String>) {
    let Some(program) = find(program) else { return };
    let (mut bridge, port) = server(uri, &[]);
    let mut peer = Process::start(Command::new(program).args(arguments(port)));
    exchange(&mut bridge, &mut peer);
    finish(&mut bridge, &mut peer);
}

fn socat(address: String) -> Vec<String> {
    vec!["-".into(), address]
}

fn nc(arguments: &[&str], port: u16) -> Vec<String> {
    arguments.iter().map(ToString::to_string).chain([port.to_string()]).collect()
}

#[test]
fn tcp_client_to_socat() {
    client(
        |port| format!("tcp://127.0.0.1:{port}"),
        "socat",
        |port| socat(format!("TCP-LISTEN:{port},bind=127.0.0.1")),
    );
}

#[test]
fn tcp_server_for_socat() {
    serve("tcp://127.0.0.1:0", "socat", |port| socat(format!("TCP:127.0.0.1:{port}")));
}

#[test]
fn no_scheme_client_to_nc() {
    client(|port| format!("127.0.0.1:{port}"), "nc", |port| nc(&["-N", "-l", "127.0.0.1"], port));
}

#[test]
fn no_scheme_server_for_nc() {
    serve("127.0.0.1:0", "nc", |port| nc(&["-N", "127.0.0.1"], port));
}

#[test]
fn tcp_client_by_host_name_to_nc() {
    client(|port| format!("tcp://localhost:{port}"), "nc", |port| nc(&["-N", "-l", "127.0.0.1"], port));
}

#[test]
fn tcp4_client_to_socat() {
    client(
        |port| format!("tcp4://localhost:{port}"),
        "socat",
        |port| socat(format!("TCP4-LISTEN:{port},bind=127.0.0.1")),
    );
}

#[test]
fn tcp4_server_for_socat() {
    serve("tcp4://:0", "socat", |port| socat(format!("TCP4:127.0.0.1:{port}")));
}

#[test]
fn tcp6_client_to_socat() {
    if has_ipv6() {
        client(|port| format!("tcp6://[::1]:{port}"), "socat", |port| socat(format!("TCP6-LISTEN:{port},bind=[::1]")));
    }
}

#[test]
fn tcp6_server_for_socat() {
    if has_ipv6() {
        serve("tcp6://:0", "socat", |port| socat(format!("TCP6:[::1]:{port}")));
    }
}

#[test]
fn tcp_server_accepts_ipv4() {
    serve("tcp://:0", "socat", |port| socat(format!("TCP4:127.0.0.1:{port}")));
}

#[test]
fn tcp_server_accepts_ipv6() {
    if has_ipv6() {
        serve("tcp://:0", "socat", |port| socat(format!("TCP6:[::1]:{port}")));
    }
}

#[test]
fn tcp6_server_refuses_ipv4() {
    if has_ipv6() {
        let (mut bridge, port) = server("tcp6://:0", &[]);
        let error = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::ConnectionRefused);
        assert!(bridge.is_running());
    }
}
