//! Large volumes through each kind of line, both ways at once, compared with two socat processes.
//!
//! `VOLUME_MIB` is the volume each way; 16 by default. From 256 on, the speed is compared too.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};
use std::{env, fs};

use crate::peers::{find, free_port, stub};
use crate::pki::pki;
use crate::process::{LIMIT, Record, announce, listening_port};
use crate::traffic::pattern;

/// Held by each test, so that the tests do not share the processor.
static ALONE: Mutex<()> = Mutex::new(());

fn volume() -> usize {
    env::var("VOLUME_MIB").map_or(16, |mib| mib.parse().expect("VOLUME_MIB is a number")) << 20
}

/// A process whose standard input and output the test uses directly; its events go to a record.
struct End {
    child: Child,
    events: Record,
}

impl End {
    fn start(program: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let events = Record::of(child.stderr.take().unwrap());
        Self { child, events }
    }

    fn bridge(direction: &str, uri: &str, options: &[&str]) -> Self {
        let arguments = [&["--once", "--direction", direction], options, &[uri]].concat();
        Self::start(env!("CARGO_BIN_EXE_vserial-bridge"), &arguments)
    }

    /// Returns the peak memory of the process, in KiB.
    fn memory(&self) -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}

impl Drop for End {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("{}", self.events.text());
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A block whose length has no divisor in common with that of a buffer.
fn block(seed: u64) -> Vec<u8> {
    let mut block = pattern(1_000_003, seed);
    block.truncate(1_000_003);
    block
}

fn write(mut to: impl Write, block: &[u8], len: usize) {
    let mut left = len;
    while left > 0 {
        let part = &block[..block.len().min(left)];
        to.write_all(part).unwrap();
        left -= part.len();
    }
    to.flush().unwrap();
}

#[track_caller]
fn check(mut from: impl Read, block: &[u8], len: usize) {
    let (mut done, mut buffer) = (0, vec![0; 1 << 16]);
    while done < len {
        let count = from.read(&mut buffer).unwrap();
        assert!(count > 0, "the end after {done} bytes");
        let mut got = &buffer[..count];
        while !got.is_empty() {
            let expected = &block[done % block.len()..];
            let count = got.len().min(expected.len());
            assert!(got[..count] == expected[..count], "different bytes after {done}");
            (done, got) = (done + count, &got[count..]);
        }
    }
    assert_eq!(done, len, "more bytes than were sent");
}

/// Sends the volume each way, and returns the MB/s of both together.
#[track_caller]
fn transfer(a: &mut End, b: &mut End, len: usize) -> f64 {
    let (there, back) = (&block(21), &block(22));
    let start = Instant::now();
    thread::scope(|scope| {
        let (a_in, a_out) = (a.child.stdin.as_ref().unwrap(), a.child.stdout.as_mut().unwrap());
        let (b_in, b_out) = (b.child.stdin.as_ref().unwrap(), b.child.stdout.as_mut().unwrap());
        scope.spawn(move || write(a_in, there, len));
        scope.spawn(move || write(b_in, back, len));
        scope.spawn(move || check(b_out, there, len));
        scope.spawn(move || check(a_out, back, len));
    });
    2.0 * len as f64 / start.elapsed().as_secs_f64() / 1e6
}

/// Measures two socat processes with the same volume.
fn socat_pair() -> Option<(End, End)> {
    let program = find("socat")?;
    let (program, port) = (program.to_str().unwrap(), free_port());
    let listener = format!("TCP-LISTEN:{port},bind=127.0.0.1");
    let a = End::start(program, &["-d", "-d", "-", &listener]);
    a.events.wait_for(b"listening on");
    let b = End::start(program, &["-", &format!("TCP:127.0.0.1:{port}")]);
    Some((a, b))
}

/// Two bridges, one after the other.
fn bridge_pair(scheme: &str, parameters: &str) -> (End, End) {
    let certificate = pki().cert("good");
    let server: Vec<&str> = certificate.iter().map(String::as_str).collect();
    let a = End::bridge("server", &format!("{scheme}://127.0.0.1:0"), &server);
    let port = listening_port(&a.events, "listening on ");
    let authority = pki().path("ca");
    let b = End::bridge("client", &format!("{scheme}://127.0.0.1:{port}{parameters}"), &["--ca", &authority]);
    (a, b)
}

#[track_caller]
fn carries_everything(kind: &str, pair: impl FnOnce() -> Option<(End, End)>, at_least: f64) {
    let _alone = ALONE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let Some((mut a, mut b)) = pair() else { return };
    let len = volume();
    for end in [&a, &b] {
        if end.events.text().contains("listening on 127") || end.events.text().contains("connected") {
            end.events.wait_line("ready");
        }
    }
    let speed = transfer(&mut a, &mut b, len);
    let memory = a.memory().max(b.memory());
    let socat = socat_pair().map(|(mut a, mut b)| transfer(&mut a, &mut b, len));
    let socat_text = socat.map_or(String::new(), |speed| format!(", two socats {speed:.0} MB/s"));
    let mib = len >> 20;
    announce(&format!("VOLUME {kind}: {mib} MiB each way, {speed:.0} MB/s{socat_text}, {memory} KiB"));
    assert!(memory < 64 << 10, "{memory} KiB of memory");
    if let Some(socat) = socat.filter(|_| mib >= 256) {
        assert!(speed >= at_least * socat, "{speed:.0} MB/s, and two socats {socat:.0} MB/s");
    }
}

#[test]
fn volume_tcp() {
    carries_everything("tcp", || Some(bridge_pair("tcp", "")), 0.5);
}

#[test]
fn volume_tcp_with_socat() {
    let pair = || {
        let a = End::bridge("server", "tcp://127.0.0.1:0", &[]);
        let port = listening_port(&a.events, "listening on ");
        Some((a, End::start(find("socat")?.to_str().unwrap(), &["-", &format!("TCP:127.0.0.1:{port}")])))
    };
    carries_everything("tcp, one end socat", pair, 0.5);
}

#[test]
fn volume_ssl() {
    carries_everything("ssl", || Some(bridge_pair("ssl", "#verify")), 0.0);
}

#[test]
fn volume_ssl_with_openssl() {
    let pair = || {
        let options = pki().cert("good");
        let a = End::bridge("server", "ssl://127.0.0.1:0", &options.each_ref().map(String::as_str));
        let port = listening_port(&a.events, "listening on ");
        let arguments = ["s_client", "-quiet", "-connect", &format!("127.0.0.1:{port}")];
        Some((a, End::start(find("openssl")?.to_str().unwrap(), &arguments)))
    };
    carries_everything("ssl, one end openssl s_client", pair, 0.0);
}

#[test]
fn volume_telnet() {
    carries_everything("telnet, TLS by option 37", || Some(bridge_pair("telnet", "")), 0.0);
}

#[test]
fn volume_telnet_in_plaintext() {
    let pair = || {
        let a = End::bridge("server", "telnet://127.0.0.1:0", &[]);
        let port = listening_port(&a.events, "listening on ");
        Some((a, End::bridge("client", &format!("telnet://127.0.0.1:{port}"), &[])))
    };
    carries_everything("telnet in plaintext", pair, 0.5);
}

#[test]
fn volume_telnets() {
    carries_everything("telnets", || Some(bridge_pair("telnets", "#verify")), 0.0);
}

#[test]
fn volume_proxy() {
    let concentrator = crate::process::concentrator("telnet://127.0.0.1:0", &[]);
    let proxy = format!("telnet://127.0.0.1:{}", listening_port(&concentrator.err, "listening on "));
    let pair = || {
        let a = End::bridge("server", "tcp://127.0.0.1:0", &["--proxy", &proxy]);
        let port = listening_port(&concentrator.err, "service listening on ");
        Some((a, End::bridge("client", &format!("tcp://127.0.0.1:{port}"), &[])))
    };
    carries_everything("telnet to a concentrator, tcp from it", pair, 0.0);
}

/// A peer that stops reading blocks the line, costs no memory, and receives everything once it reads again. It stops for a
/// minute with a large `VOLUME_MIB`, otherwise for two seconds.
#[test]
fn stopped_reader_gets_everything_later() {
    let pause = Duration::from_secs(if volume() >= 256 << 20 { 60 } else { 2 });
    let len = 16 << 20;
    let (sender, result) = std::sync::mpsc::channel();
    let port = stub(move |stream| {
        thread::sleep(pause);
        check(&stream, &block(23), len);
        sender.send(()).unwrap();
    });
    let mut bridge = End::bridge("client", &format!("tcp://127.0.0.1:{port}"), &[]);
    let stdin = bridge.child.stdin.take().unwrap();
    let writer = thread::spawn(move || write(stdin, &block(23), len));
    thread::sleep(pause);
    let memory = bridge.memory();
    assert!(memory < 64 << 10, "{memory} KiB of memory");
    result.recv_timeout(LIMIT).expect("the peer got everything");
    writer.join().unwrap();
}
