//! Runs the `inspect` example as a program and compares its whole output and its exit status.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

mod backing;
mod caret;
#[cfg(unix)]
mod extremes;
mod hints;
mod json;
mod program;
mod proposals;
mod table;

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::SystemTime;

/// Returns the path of the program. Builds it first if it is out of date: `cargo test --test inspect` builds no examples.
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

/// Returns when anything in `directory` was last changed.
fn newest(directory: &Path) -> SystemTime {
    let paths = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| if path.is_dir() { newest(&path) } else { modified(&path) }).max().unwrap()
}

/// Runs the program with arguments.
fn run<S: AsRef<OsStr>>(args: &[S]) -> Output {
    Command::new(program()).args(args).stdin(Stdio::null()).output().unwrap()
}

/// Starts the program with pipes for its input and output.
fn start(args: &[&str]) -> Child {
    let mut command = Command::new(program());
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Runs the program with arguments and standard input.
fn run_with_stdin(args: &[&str], stdin: &[u8]) -> Output {
    let mut child = start(args);
    let mut input = child.stdin.take().unwrap();
    let stdin = stdin.to_vec();
    // In another thread, because the program writes answers before it has read all input.
    let writer = std::thread::spawn(move || input.write_all(&stdin));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    output
}

/// Checks standard output and the exit status. Standard error must be empty.
#[track_caller]
fn assert_answer(output: &Output, status: i32, expected: &str) {
    let printed = str::from_utf8(&output.stdout).unwrap();
    assert_eq!(printed, expected, "printed:\n{printed}\nexpected:\n{expected}");
    assert_eq!(str::from_utf8(&output.stderr), Ok(""));
    assert_eq!(output.status.code(), Some(status));
}
