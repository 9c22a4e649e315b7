//! The `inspect` example, run as the program that it is: what it prints, to the byte, and its exit status.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

mod backing;
mod caret;
mod hints;
#[cfg(unix)]
mod hostile;
mod json;
mod program;
mod repairs;
mod table;

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::SystemTime;

/// The program, which Cargo has put beside the tests. `cargo test` builds it; `cargo test --test inspect` does not.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let profile = test.parent().and_then(Path::parent).unwrap();
        let program = profile.join("examples").join(format!("inspect{}", std::env::consts::EXE_SUFFIX));
        if modified(&program) < ["src", "examples/inspect"].map(Path::new).map(newest).into_iter().max().unwrap() {
            let mut build = Command::new(env!("CARGO"));
            build.args(["build", "--quiet", "--example", "inspect"]);
            build.args(profile.ends_with("release").then_some("--release"));
            assert!(build.status().unwrap().success(), "the example does not build");
        }
        assert!(program.exists(), "run `cargo build --example inspect` first: there is no {}", program.display());
        program
    })
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).and_then(|metadata| metadata.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}

/// When something below `folder` was last changed.
fn newest(folder: &Path) -> SystemTime {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| if path.is_dir() { newest(&path) } else { modified(&path) }).max().unwrap()
}

/// What the program answers to arguments.
fn run<S: AsRef<OsStr>>(args: &[S]) -> Output {
    Command::new(program()).args(args).stdin(Stdio::null()).output().unwrap()
}

/// What the program answers to arguments and to what it reads from standard input.
fn run_with_stdin(args: &[&str], stdin: &[u8]) -> Output {
    let mut command = Command::new(program());
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let stdin = stdin.to_vec();
    // In a thread of its own, for the program answers before it has read everything.
    let writer = std::thread::spawn(move || input.write_all(&stdin));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    output
}

/// Checks what is printed and the exit status; nothing may go to standard error.
#[track_caller]
fn assert_answer(output: &Output, status: i32, expected: &str) {
    let printed = str::from_utf8(&output.stdout).unwrap();
    assert_eq!(printed, expected, "printed:\n{printed}\nexpected:\n{expected}");
    assert_eq!(str::from_utf8(&output.stderr), Ok(""));
    assert_eq!(output.status.code(), Some(status));
}
