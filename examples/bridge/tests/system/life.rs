//! Devices, the command line, and what happens between connections.

use std::fs::{self, OpenOptions};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};

use crate::peers::{find, free_port, listener};
use crate::process::{Process, Record, bridge, listening_port, once, server};
use crate::traffic::{exchange, pattern};

/// Sends each way between the open device and the connection.
#[track_caller]
fn exchange_with(device: &fs::File, mut connection: TcpStream) {
    let (there, back) = (pattern(20_000, 3), pattern(20_000, 4));
    let (from_device, from_peer) =
        (Record::of(device.try_clone().unwrap()), Record::of(connection.try_clone().unwrap()));
    let mut writer = device.try_clone().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| writer.write_all(&there).unwrap());
        scope.spawn(|| connection.write_all(&back).unwrap());
    });
    from_peer.wait("the device's bytes", |bytes| (bytes.len() >= there.len()).then_some(()));
    from_device.wait("the peer's bytes", |bytes| (bytes.len() >= back.len()).then_some(()));
    assert!(from_peer.bytes() == there && from_device.bytes() == back);
}

#[test]
fn pty_is_a_device() {
    let (bridge, port) = server("tcp://127.0.0.1:0", &["--pty"]);
    let path = bridge.err.wait_line("pty ");
    let connection = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let device = OpenOptions::new().read(true).write(true).open(path).unwrap();
    exchange_with(&device, connection);
}

#[test]
fn tty_is_a_device() {
    let Some(socat) = find("socat") else { return };
    let folder = tempfile::tempdir().unwrap();
    let [ours, theirs] = ["ours", "theirs"].map(|name| folder.path().join(name));
    let ends = [&ours, &theirs].map(|path| format!("PTY,rawer,link={}", path.display()));
    let _socat = Process::start(Command::new(socat).args(ends));
    while !(ours.exists() && theirs.exists()) {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let path = ours.to_str().unwrap();
    let bridge = bridge(["--once", "--direction", "server", "--baud", "9600", "tcp://127.0.0.1:0", path]);
    let port = listening_port(&bridge.err, "listening on ");
    let connection = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let device = OpenOptions::new().read(true).write(true).open(theirs).unwrap();
    exchange_with(&device, connection);
}

#[test]
fn backing_is_read_from_a_file() {
    let Some(nc) = find("nc") else { return };
    let port = free_port();
    let mut peer = listener(Command::new(nc).args(["-N", "-l", "127.0.0.1", &port.to_string()]), port);
    let file = tempfile::NamedTempFile::new().unwrap();
    // As Go's encoder writes it, with an escape.
    let json = format!(
        r#"{{"_typeName":"VirtualSerialPortURIBackingInfo","serviceURI":"tcp:\u002f/127.0.0.1:{port}","direction":"client"}}"#
    );
    fs::write(file.path(), json).unwrap();
    let mut bridge = bridge(["--once", "--backing", file.path().to_str().unwrap()]);
    exchange(&mut bridge, &mut peer);
}

#[test]
fn backing_is_read_from_standard_input() {
    let mut bridge = bridge(["--once", "--pty", "--backing", "-"]);
    bridge.send(br#"{"serviceURI":"tcp://127.0.0.1:0","direction":"server"}"#);
    bridge.close_stdin();
    let port = listening_port(&bridge.err, "listening on ");
    drop(TcpStream::connect(("127.0.0.1", port)).unwrap());
    bridge.wait_success();
}

/// Checks the exit status and the message of a usage error.
#[track_caller]
fn refused(arguments: &[&str], message: &str) {
    let mut bridge = bridge(arguments);
    let status = bridge.wait();
    let text = bridge.err.text();
    assert_eq!(status.code(), Some(2), "{text}");
    assert!(text.contains(message), "no {message:?} in: {text}");
}

#[test]
fn wrong_uri_has_a_caret() {
    let report = "\
error[PortOutOfRange]: port \"70000\" is over 65535
  |
1 | tcp://gate:70000
  |            ^ byte 11 of serviceURI
";
    refused(&["--direction", "client", "tcp://gate:70000"], report);
    refused(&["--direction", "client", "--proxy", "tcp://p:1", "x"], "byte 0 of proxyURI");
    refused(&["--direction", "client", "--proxy", "telnet://p", "x"], "byte 10 of proxyURI");
}

#[test]
fn wrong_usage_has_status_2() {
    refused(&["tcp://h:1"], "--direction");
    refused(&["--direction", "client"], "a URI is missing");
    refused(&["--direction", "both", "tcp://h:1"], "both");
    refused(&["--direction", "client", "tcp://:1"], "HostMissing");
    refused(&["--direction", "server", "ssl://:0"], "needs --cert and --key");
    refused(&["--direction", "server", "telnet://:0#verify"], "needs --cert and --key");
    refused(&["--direction", "client", "ssl://h:1#cipherList=nonsense"], "no known cipher");
    refused(&["--direction", "client", "ssl://h:1#certificate=nonsense"], "no PEM certificate");
    refused(&["--direction", "client", "--ca", "/nonexistent", "ssl://h:1"], "read --ca /nonexistent");
    refused(&["--direction", "client", "--cert", "/nonexistent", "ssl://h:1"], "--key");
    refused(&["--backing", "-"], "leaves no standard input");
}

#[test]
fn failed_connection_has_status_1() {
    let port = free_port();
    once("client", &format!("tcp://127.0.0.1:{port}"), &[]).wait_failure("Connection refused");
    once("client", "tcp6://127.0.0.1.example.invalid:1", &[]).wait_failure("look up");
}

#[test]
fn port_in_use_has_status_1() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let uri = format!("tcp://{}", taken.local_addr().unwrap());
    once("server", &uri, &[]).wait_failure("listen on 127.0.0.1:");
}

#[test]
fn second_peer_is_refused() {
    let (bridge, port) = server("tcp://127.0.0.1:0", &[]);
    let first = TcpStream::connect(("127.0.0.1", port)).unwrap();
    bridge.err.wait_line("ready");
    let mut second = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let mut text = String::new();
    second.read_to_string(&mut text).unwrap();
    assert_eq!(text, "the line is in use\r\n");
    bridge.err.wait(": the line is in use", |bytes| {
        String::from_utf8_lossy(bytes).contains("refused 127.0.0.1:").then_some(())
    });
    drop(first);
}

#[test]
fn server_takes_the_next_peer() {
    let mut bridge = bridge(["--direction", "server", "tcp://127.0.0.1:0"]);
    let port = listening_port(&bridge.err, "listening on ");
    for round in 0..3 {
        let mut peer = TcpStream::connect(("127.0.0.1", port)).unwrap();
        let text = format!("round {round};");
        bridge.send(text.as_bytes());
        let mut got = vec![0; text.len()];
        peer.read_exact(&mut got).unwrap();
        assert_eq!(got, text.as_bytes());
        peer.write_all(text.as_bytes()).unwrap();
        drop(peer);
        bridge.out.wait_for(text.as_bytes());
        bridge.err.wait("the end of the round", |bytes| {
            (String::from_utf8_lossy(bytes).matches(" disconnected\n").count() > round).then_some(())
        });
    }
    assert!(bridge.is_running());
}

#[test]
fn client_connects_again() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let uri = format!("tcp://{}", listener.local_addr().unwrap());
    let mut bridge = bridge(["--direction", "client", &uri]);
    for round in 0..2 {
        let (mut peer, _) = listener.accept().unwrap();
        peer.write_all(format!("round {round}").as_bytes()).unwrap();
        bridge.out.wait_for(format!("round {round}").as_bytes());
    }
    drop(listener);
    // Attempts fail now, and come after longer and longer delays.
    bridge.err.wait_line("next attempt in 1000 ms");
    assert!(bridge.is_running());
}

/// If a peer is killed while it sends, what it has sent arrives, and the next peer is served.
#[test]
fn killed_peer_makes_room_for_the_next() {
    let Some(socat) = find("socat") else { return };
    let mut bridge = bridge(["--direction", "server", "tcp://127.0.0.1:0"]);
    let port = listening_port(&bridge.err, "listening on ");
    for round in 0..3 {
        let address = format!("TCP:127.0.0.1:{port}");
        let mut peer = Process::start(Command::new(&socat).args(["-", &address]));
        let text = format!("before kill {round};");
        peer.send(text.as_bytes());
        bridge.out.wait_for(text.as_bytes());
        bridge.send(&pattern(100_000, 6));
        peer.kill();
        // The system closes the connection, or resets it if data was unread.
        bridge.err.wait("the end of the round", |bytes| {
            let text = String::from_utf8_lossy(bytes);
            let ends = [" disconnected\n", "reset by peer", "Broken pipe"].map(|end| text.matches(end).count());
            (ends.iter().sum::<usize>() > round).then_some(())
        });
    }
    assert!(bridge.is_running());
}

/// If standard output is closed, the bridge ends, even without `--once`.
#[test]
fn failed_device_ends_the_bridge() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vserial-bridge"));
    command.args(["--direction", "server", "tcp://127.0.0.1:0"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut bridge = command.spawn().unwrap();
    let events = Record::of(bridge.stderr.take().unwrap());
    let port = listening_port(&events, "listening on ");
    drop(bridge.stdout.take());
    let mut peer = TcpStream::connect(("127.0.0.1", port)).unwrap();
    while peer.write_all(b"nobody reads this").is_ok() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert_eq!(bridge.wait().unwrap().code(), Some(1));
    events.wait_line("error: the device has ended");
}

/// Everything that is sent before the peer ends arrives, in both directions.
#[test]
fn nothing_is_lost_at_the_end() {
    let bytes = pattern(3_000_000, 5);
    let (mut bridge, port) = server("tcp://127.0.0.1:0", &[]);
    let mut peer = TcpStream::connect(("127.0.0.1", port)).unwrap();
    bridge.send(b"x");
    let record = Record::of(peer.try_clone().unwrap());
    peer.write_all(&bytes).unwrap();
    peer.shutdown(std::net::Shutdown::Write).unwrap();
    bridge.send(&bytes);
    bridge.close_stdin();
    bridge.wait_success();
    assert!(bridge.out.bytes() == bytes);
    record.wait("all bytes", |got| (got.len() > bytes.len()).then_some(()));
    assert!(record.bytes()[1..] == bytes);
}
