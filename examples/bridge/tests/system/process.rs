//! Programs under test and their peers, as child processes that end with the test.

use std::ffi::OsStr;
use std::fmt::Debug;
use std::io::{self, Read, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything may take. It is long, because the machine may be busy.
pub const LIMIT: Duration = Duration::from_secs(60);

/// Prints a line even if the test passes; the output of `eprintln` is only shown for tests that fail.
pub fn announce(line: &str) {
    io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// Bytes that a thread collects.
#[derive(Clone, Default)]
pub struct Record(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    bytes: Vec<u8>,
    has_ended: bool,
}

impl Record {
    /// Collects from `source` until it ends.
    pub fn of(mut source: impl Read + Send + 'static) -> Self {
        let record = Self::default();
        let writer = record.clone();
        thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            while let Ok(len @ 1..) = source.read(&mut buffer) {
                writer.add(&buffer[..len]);
            }
            writer.0.state.lock().unwrap().has_ended = true;
            writer.0.changed.notify_all();
        });
        record
    }

    pub fn add(&self, bytes: &[u8]) {
        self.0.state.lock().unwrap().bytes.extend_from_slice(bytes);
        self.0.changed.notify_all();
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.0.state.lock().unwrap().bytes.clone()
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes()).into_owned()
    }

    /// Waits until `found` finds something.
    #[track_caller]
    pub fn wait<T>(&self, what: impl Debug, mut found: impl FnMut(&[u8]) -> Option<T>) -> T {
        let deadline = Instant::now() + LIMIT;
        let mut state = self.0.state.lock().unwrap();
        loop {
            if let Some(found) = found(&state.bytes) {
                return found;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            let has_ended = state.has_ended;
            if has_ended || left.is_zero() {
                let tail = &state.bytes[state.bytes.len().saturating_sub(2000)..];
                let tail = String::from_utf8_lossy(tail).into_owned();
                drop(state);
                panic!("no {what:?} ({}) in: {tail}", if has_ended { "it has ended" } else { "time is up" });
            }
            state = self.0.changed.wait_timeout(state, left).unwrap().0;
        }
    }

    /// Waits for `needle`.
    #[track_caller]
    pub fn wait_for(&self, needle: &[u8]) {
        self.wait(String::from_utf8_lossy(needle), |bytes| {
            bytes.windows(needle.len()).any(|window| window == needle).then_some(())
        });
    }

    /// Waits for a whole line that begins with `prefix`, and returns what follows it.
    #[track_caller]
    pub fn wait_line(&self, prefix: &str) -> String {
        self.wait(prefix, |bytes| {
            let text = String::from_utf8_lossy(bytes);
            let mut lines = text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
            lines.find_map(|line| line.strip_prefix(prefix).map(str::to_string))
        })
    }
}

pub struct Process {
    child: Child,
    stdin: Option<ChildStdin>,
    pub out: Record,
    pub err: Record,
}

impl Process {
    #[track_caller]
    pub fn start(command: &mut Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let out = Record::of(child.stdout.take().unwrap());
        let err = Record::of(child.stderr.take().unwrap());
        Self { stdin: child.stdin.take(), child, out, err }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Writes to standard input. An error is ignored: the output shows if the process has ended.
    pub fn send(&mut self, bytes: &[u8]) {
        let stdin = self.stdin.as_mut().expect("standard input is open");
        let _ = stdin.write_all(bytes).and_then(|()| stdin.flush());
    }

    pub fn close_stdin(&mut self) {
        self.stdin = None;
    }

    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Waits for the end of the process and of its output.
    #[track_caller]
    pub fn wait(&mut self) -> ExitStatus {
        let deadline = Instant::now() + LIMIT;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // Its last words are on their way.
                thread::sleep(Duration::from_millis(50));
                return status;
            }
            assert!(Instant::now() < deadline, "still running; standard error: {}", self.err.text());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits for a failure whose message contains `message`.
    #[track_caller]
    pub fn wait_failure(&mut self, message: &str) {
        let status = self.wait();
        let text = self.err.text();
        assert_eq!(status.code(), Some(1), "{text}");
        assert!(text.contains(message), "no {message:?} in: {text}");
    }

    #[track_caller]
    pub fn wait_success(&mut self) {
        let status = self.wait();
        assert_eq!(status.code(), Some(0), "{}", self.err.text());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if thread::panicking() {
            let text = self.err.text();
            let tail: Vec<&str> = text.lines().rev().take(20).collect();
            eprintln!("standard error of process {}, last line first:\n{}", self.id(), tail.join("\n"));
        }
        self.kill();
    }
}

/// Starts `vserial-bridge` with these arguments.
#[track_caller]
pub fn bridge(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Process {
    Process::start(Command::new(env!("CARGO_BIN_EXE_vserial-bridge")).args(arguments))
}

/// Starts a bridge that ends after its first connection.
#[track_caller]
pub fn once(direction: &str, uri: &str, options: &[&str]) -> Process {
    bridge([&["--once", "--direction", direction], options, &[uri]].concat())
}

/// Starts a bridge as a server. Also returns the port that the system has chosen for it.
#[track_caller]
pub fn server(uri: &str, options: &[&str]) -> (Process, u16) {
    let bridge = once("server", uri, options);
    let port = listening_port(&bridge.err, "listening on ");
    (bridge, port)
}

#[track_caller]
pub fn listening_port(record: &Record, prefix: &str) -> u16 {
    record.wait_line(prefix).rsplit(':').next().unwrap().parse().unwrap()
}

/// Starts `vserial-concentrator`, which ends with the test.
#[track_caller]
pub fn concentrator(uri: &str, options: &[&str]) -> Process {
    Process::start(Command::new(env!("CARGO_BIN_EXE_vserial-concentrator")).args(options).arg(uri))
}
