//! Hostile peers and failing systems: endless input, full disks, closed streams, signals.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::{fs, thread};

use crate::process::{LIMIT, Process, Record, bridge, concentrator, listening_port, server};
use crate::traffic::pattern;

const LONG: usize = 50_000_000;
/// More memory than these programs ever need, in KiB.
const MEMORY: usize = 32 * 1024;

/// Returns the peak memory of a process, in KiB.
fn memory(id: u32) -> usize {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

fn signal(process: &Process, name: &str) {
    let id = process.id().to_string();
    assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
}

/// Returns a file that fails every write with "No space left on device".
fn full_disk() -> File {
    OpenOptions::new().write(true).open("/dev/full").unwrap()
}

#[track_caller]
fn rejects_backing(text: &[u8], message: &str) {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), text).unwrap();
    let mut bridge = bridge(["--backing", file.path().to_str().unwrap()]);
    let status = bridge.wait();
    let text = bridge.err.text();
    assert_eq!(status.code(), Some(2), "{text}");
    assert!(text.contains(message), "no {message:?} in: {text}");
    assert!(text.len() < 1000, "a message of {} bytes", text.len());
}

#[test]
fn long_backing_is_rejected() {
    let uri = "tcp://h:1".repeat(LONG / 9);
    rejects_backing(format!(r#"{{"serviceURI":"{uri}","direction":"client"}}"#).as_bytes(), "over 1 MiB");
    rejects_backing(&b"{".repeat(LONG), "over 1 MiB");
}

#[test]
fn deep_backing_is_rejected() {
    rejects_backing(&b"[".repeat(1_000_000), "--backing");
    rejects_backing(&br#"{"a":"#.repeat(200_000), "--backing");
}

#[test]
fn long_uri_is_rejected() {
    // Linux limits an argument to 128 KiB.
    let uri = format!("tcp://{}:70000", "h".repeat(100_000));
    let mut bridge = bridge(["--direction", "client", &uri]);
    assert_eq!(bridge.wait().code(), Some(2));
    assert!(bridge.err.text().contains("error[PortOutOfRange]"));
    assert!(bridge.err.bytes().len() < 2_000, "a message of {} bytes", bridge.err.bytes().len());
}

/// A suboption that is too long is neither stored nor passed on as data of the line.
#[test]
fn long_suboption_is_not_stored() {
    let (bridge, port) = server("telnet://127.0.0.1:0", &[]);
    let mut peer = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let _answers = Record::of(peer.try_clone().unwrap());
    peer.write_all(b"before\xff\xfa\xe8").unwrap();
    let block = vec![b'x'; 1_000_000];
    for _ in 0..LONG / block.len() {
        peer.write_all(&block).unwrap();
    }
    peer.write_all(b"\xff\xf0after").unwrap();
    bridge.out.wait_for(b"after");
    assert_eq!(bridge.out.text(), "beforeafter");
    assert!(memory(bridge.id()) < MEMORY, "{} KiB", memory(bridge.id()));
}

#[test]
fn concentrator_survives_long_suboption() {
    let concentrator = concentrator("telnet://127.0.0.1:0", &[]);
    let port = listening_port(&concentrator.err, "listening on ");
    let mut machine = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let _answers = Record::of(machine.try_clone().unwrap());
    machine.write_all(b"\xff\xfa\xe8").unwrap();
    let block = vec![b'x'; 1_000_000];
    // The concentrator may read all of it or disconnect the machine, but must not store it.
    for _ in 0..LONG / block.len() {
        if machine.write_all(&block).is_err() {
            break;
        }
    }
    assert!(memory(concentrator.id()) < MEMORY, "{} KiB", memory(concentrator.id()));
    let mut next = TcpStream::connect(("127.0.0.1", port)).unwrap();
    next.set_read_timeout(Some(LIMIT)).unwrap();
    next.read_exact(&mut [0; 3]).expect("the next machine is served");
}

/// The bridge fails if the data of the line cannot be written.
#[test]
fn full_disk_ends_the_bridge() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vserial-bridge"));
    command.args(["--direction", "server", "tcp://127.0.0.1:0"]);
    let mut bridge = command.stdin(Stdio::piped()).stdout(full_disk()).stderr(Stdio::piped()).spawn().unwrap();
    let events = Record::of(bridge.stderr.take().unwrap());
    let port = listening_port(&events, "listening on ");
    let mut peer = TcpStream::connect(("127.0.0.1", port)).unwrap();
    peer.write_all(b"nowhere to store this").unwrap();
    let status = bridge.wait().unwrap();
    let text = events.text();
    assert_eq!(status.code(), Some(1), "{text}");
    assert!(text.contains("No space left on device"), "{text}");
}

/// Events that cannot be written are lost, but the line goes on.
#[test]
fn lost_events_do_not_end_the_bridge() {
    for events in [Some(full_disk()), None] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let uri = format!("tcp://{}", listener.local_addr().unwrap());
        let mut command = Command::new(env!("CARGO_BIN_EXE_vserial-bridge"));
        command.args(["--once", "--direction", "client", &uri]).stdin(Stdio::piped()).stdout(Stdio::piped());
        // `None` is a pipe, whose reading end is closed below.
        command.stderr(events.map_or_else(Stdio::piped, Stdio::from));
        let mut bridge = command.spawn().unwrap();
        drop(bridge.stderr.take());
        let (mut peer, _) = listener.accept().unwrap();
        peer.write_all(b"to the line").unwrap();
        let mut got = [0; 11];
        bridge.stdout.as_mut().unwrap().read_exact(&mut got).unwrap();
        assert_eq!(&got, b"to the line");
        bridge.stdin.take().unwrap().write_all(b"from the line").unwrap();
        let mut text = String::new();
        peer.read_to_string(&mut text).unwrap();
        assert_eq!(text, "from the line");
        drop(peer);
        assert_eq!(bridge.wait().unwrap().code(), Some(0));
    }
}

#[test]
fn usage_error_without_stderr_exits_with_2() {
    for uri in ["tcp://h:70000", "ssl://h:1#cipherList=nonsense"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vserial-bridge"));
        let status = command.args(["--direction", "client", uri]).stderr(full_disk()).status().unwrap();
        assert_eq!(status.code(), Some(2));
    }
}

/// The signals that terminate a program by default end the bridge, close the connection and free the port.
#[test]
fn signals_end_the_bridge() {
    for (name, number) in [("TERM", 15), ("INT", 2), ("HUP", 1)] {
        // A shell lets its background jobs ignore INT, and nohup lets them ignore HUP; the bridge would inherit that.
        let mut bridge = Process::start(Command::new("env").args([
            &format!("--default-signal={name}"),
            env!("CARGO_BIN_EXE_vserial-bridge"),
            "--once",
            "--direction=server",
            "tcp://127.0.0.1:0",
        ]));
        let port = listening_port(&bridge.err, "listening on ");
        let mut peer = TcpStream::connect(("127.0.0.1", port)).unwrap();
        bridge.err.wait_line("ready");
        signal(&bridge, name);
        assert_eq!(bridge.wait().signal(), Some(number));
        assert_eq!(peer.read(&mut [0]).unwrap(), 0);
        let _again = server(&format!("tcp://127.0.0.1:{port}"), &[]);
    }
}

#[test]
fn stopped_bridge_continues_without_loss() {
    let (mut bridge, port) = server("tcp://127.0.0.1:0", &[]);
    let mut peer = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let record = Record::of(peer.try_clone().unwrap());
    bridge.err.wait_line("ready");
    signal(&bridge, "STOP");
    let bytes = pattern(3_000_000, 7);
    let sent = bytes.clone();
    let writer = thread::spawn(move || {
        peer.write_all(&sent).unwrap();
        peer
    });
    // This fits into the pipe's buffer.
    bridge.send(&bytes[..30_000]);
    signal(&bridge, "CONT");
    let _peer = writer.join().unwrap();
    bridge.out.wait("all bytes of the peer", |got| (got.len() >= bytes.len()).then_some(()));
    record.wait("all bytes of the line", |got| (got.len() >= 30_000).then_some(()));
    assert!(bridge.out.bytes() == bytes && record.bytes() == bytes[..30_000]);
}
