//! Runs the firmware by `run.sh`, and `inspect` on the host.
#![allow(dead_code, reason = "each test file uses its part")]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
};

use serde_json::Value;

/// The folder of this package.
pub fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The result of `run.sh`: standard output, standard error and exit code.
pub struct Run {
    pub answers: String,
    pub log: String,
    pub code: Option<i32>,
}

/// Runs `run.sh` with `arguments`.
pub fn output(arguments: &[&str]) -> Output {
    Command::new(package().join("run.sh")).args(arguments).output().expect("run.sh can be started")
}

/// Runs `run.sh` with `arguments`, and expects that it writes text.
pub fn run(arguments: &[&str]) -> Run {
    let output = output(arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("answers and log are text");
    Run { answers: text(output.stdout), log: text(output.stderr), code: output.status.code() }
}

/// Runs the firmware with `input` on its port, and expects success.
#[track_caller]
pub fn answers(name: &str, input: &[u8]) -> Vec<String> {
    let file = input_file(name, input);
    let run = run(&["--uart", file.to_str().expect("the path is text")]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    run.answers.lines().map(String::from).collect()
}

/// Writes `input` to a file, for `--uart`.
pub fn input_file(name: &str, input: &[u8]) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, input).expect("the temporary folder takes files");
    file
}

/// Returns the result of `inspect` on the host for each text, parsed as this kind of URI, as JSON objects.
#[track_caller]
pub fn inspect(kind: &str, texts: &[Vec<u8>]) -> Vec<Value> {
    let manifest = package().join("../../Cargo.toml");
    let mut inspect = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", "inspect", "--manifest-path"])
        .arg(manifest)
        .args(["--", "--as", kind, "--format", "json", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("cargo can be started");
    let mut stdin = inspect.stdin.take().expect("stdin is piped");
    let mut lines = texts.join(&b'\n');
    lines.push(b'\n');
    let writer = thread::spawn(move || stdin.write_all(&lines));
    let Output { status, stdout, .. } = inspect.wait_with_output().expect("inspect ends");
    writer.join().expect("no panic").expect("inspect reads its input");
    assert!(matches!(status.code(), Some(0 | 1)), "inspect: {status}");
    let objects: Vec<Value> = stdout
        .split(|&b| b == b'\n')
        .filter(|l| !l.is_empty())
        .map(|l| serde_json::from_slice(l).expect("JSON"))
        .collect();
    assert_eq!(objects.len(), texts.len(), "one object a text");
    objects
}
