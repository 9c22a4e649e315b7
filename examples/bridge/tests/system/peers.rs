//! Software that is not ours.

use std::io::{self, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, thread};

use crate::process::{LIMIT, Process};

/// Where a program is. Without it a test prints that it is skipped; in CI, it fails.
#[track_caller]
pub fn find(program: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let extra = ["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from);
    let found = env::split_paths(&folders).chain(extra).map(|folder| folder.join(program)).find(|path| path.is_file());
    found.or_else(|| {
        missing(program);
        None
    })
}

/// Says that a test is skipped. Not by `eprintln`, whose output is only shown for tests that fail.
#[track_caller]
pub fn missing(what: &str) {
    assert!(env::var_os("CI").is_none(), "{what} is not installed: .ci/install.sh bridge");
    let test = thread::current().name().unwrap_or_default().to_string();
    writeln!(io::stderr(), "SKIPPED {test}: {what} is not installed (.ci/install.sh bridge)").unwrap();
}

/// A port that was free a moment ago, for peers that cannot print which one the system has chosen for them.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Starts a peer that listens on `port`, and waits until it does. The probe must not use up the connection that the peer
/// waits for, so it looks at the system's table instead of connecting.
#[track_caller]
pub fn listener(command: &mut Command, port: u16) -> Process {
    let mut peer = Process::start(command);
    let deadline = Instant::now() + LIMIT;
    while !listens(port) {
        assert!(peer.is_running() && Instant::now() < deadline, "no listener: {command:?}: {}", peer.err.text());
        thread::sleep(Duration::from_millis(20));
    }
    peer
}

fn listens(port: u16) -> bool {
    let ends = format!(":{port:04X}");
    ["/proc/net/tcp", "/proc/net/tcp6"].iter().any(|table| {
        let table = std::fs::read_to_string(table).unwrap_or_default();
        table.lines().skip(1).any(|line| {
            let mut fields = line.split_whitespace().skip(1);
            fields.next().is_some_and(|local| local.ends_with(&ends)) && fields.nth(1) == Some("0A")
        })
    })
}

/// A peer that this process plays: `play` gets the accepted connection.
pub fn stub(play: impl FnOnce(TcpStream) + Send + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        stream.set_read_timeout(Some(LIMIT)).unwrap();
        play(stream);
    });
    port
}

/// Whether the loopback interface has IPv6.
pub fn has_ipv6() -> bool {
    let has = TcpListener::bind("[::1]:0").is_ok();
    if !has {
        missing("IPv6");
    }
    has
}
