//! The peers: third-party programs, and stubs that run in this process.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, thread};

use crate::process::{LIMIT, Process, Record, announce};

/// Returns the path of a program. If there is none, prints that the test is skipped; in CI, panics.
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

/// Prints that the test is skipped because `what` is missing; in CI, panics.
#[track_caller]
pub fn missing(what: &str) {
    assert!(env::var_os("CI").is_none(), "{what} is not installed: .ci/install.sh bridge");
    let test = thread::current().name().unwrap_or_default().to_string();
    announce(&format!("SKIPPED {test}: {what} is not installed (.ci/install.sh bridge)"));
}

/// Returns a port that was free a moment ago, for peers that cannot print a port chosen by the system.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Starts a peer that listens on `port`, and waits until it does. Some peers accept only one connection, so this does not
/// connect, but looks at the system's table of sockets.
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

/// Starts a peer in this process, which passes one accepted connection to `serve`. Returns its port.
pub fn stub(serve: impl FnOnce(TcpStream) + Send + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        stream.set_read_timeout(Some(LIMIT)).unwrap();
        serve(stream);
    });
    port
}

/// Returns whether the loopback interface has IPv6.
pub fn has_ipv6() -> bool {
    let has = TcpListener::bind("[::1]:0").is_ok();
    if !has {
        // No failure in CI: this cannot be installed.
        announce("SKIPPED: the loopback interface has no IPv6");
    }
    has
}

/// Returns the path of a program that `.ci/install.sh bridge` unpacks instead of installing.
#[track_caller]
pub fn unpacked(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/peers").join(path);
    if path.is_file() {
        return Some(path);
    }
    missing(&path.display().to_string());
    None
}

/// Writes a login program that prints a greeting, echoes each line, and exits after `bye`. Returns its path.
pub fn login_program(folder: &Path) -> String {
    use std::os::unix::fs::PermissionsExt;

    let path = folder.join("login.sh");
    let script =
        "#!/bin/sh\necho hello\nwhile read -r line; do echo \"got:$line\"; [ \"$line\" = bye ] && exit 0; done\n";
    std::fs::write(&path, script).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_string()
}

/// Serves one connection with a program that has it as standard input and output, as inetd does.
#[track_caller]
pub fn inetd(program: &Path, arguments: &[String]) -> Option<(Process, u16)> {
    let socat = find("socat")?;
    let port = free_port();
    let command = [&[program.display().to_string()], arguments].concat().join(" ");
    let addresses = [format!("TCP-LISTEN:{port},bind=127.0.0.1"), format!("EXEC:{command},nofork")];
    Some((listener(Command::new(socat).args(addresses), port), port))
}

/// Forwards one connection to `target`, and records what each side sends. `edit` may change what the client receives.
pub fn recorder(target: u16, edit: impl Fn(&mut Vec<u8>) + Send + 'static) -> (u16, Record, Record) {
    let (to_server, to_client) = (Record::default(), Record::default());
    let (sent, received) = (to_server.clone(), to_client.clone());
    let port = stub(move |client| {
        let server = TcpStream::connect(("127.0.0.1", target)).unwrap();
        let (from_client, from_server) = (client.try_clone().unwrap(), server.try_clone().unwrap());
        let forward = thread::spawn(move || copy(from_client, server, |bytes| sent.add(bytes)));
        copy(from_server, client, |bytes| {
            edit(bytes);
            received.add(bytes);
        });
        forward.join().unwrap();
    });
    (port, to_server, to_client)
}

fn copy(mut from: TcpStream, mut to: TcpStream, mut seen: impl FnMut(&mut Vec<u8>)) {
    let mut buffer = [0; 4096];
    while let Ok(len @ 1..) = from.read(&mut buffer) {
        let mut bytes = buffer[..len].to_vec();
        seen(&mut bytes);
        if to.write_all(&bytes).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
}
