//! Extreme inputs and environments: huge lines, deep JSON, full disks, closed files, signals.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::Command;

use crate::{program, run_with_stdin, start};

const FIFTY_MEGABYTES: usize = 50 << 20;

/// Checks that the program rejects one line, with `kind` at `offset`, and answers in one line.
#[track_caller]
fn assert_rejected(input_type: &str, line: &[u8], kind: &str, offset: usize) {
    let output = run_with_stdin(&["--as", input_type, "--format", "json", "-"], line);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), &*errors), (Some(1), ""), "{}", output.status);
    let end = String::from_utf8_lossy(&output.stdout[output.stdout.len().saturating_sub(2000)..]).into_owned();
    assert!(end.contains(&format!(r#""kind":"{kind}","offset":{offset},"#)), "{end}");
    assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), 1);
}

#[test]
fn a_line_of_fifty_megabytes_is_checked_to_its_end() {
    let mut line = b"ssl://h:1#peerName=".to_vec();
    line.resize(FIFTY_MEGABYTES, b'a');
    line.push(b'^');
    assert_rejected("service", &line, "InvalidCharacter", FIFTY_MEGABYTES);
    // The same as text: the answer shows a piece of the line.
    let output = run_with_stdin(&["-"], &line);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.len() < 2000, "{} bytes", output.stdout.len());
}

#[test]
fn a_line_of_fifty_megabytes_does_not_delay_the_next() {
    let mut lines = vec![b'a'; FIFTY_MEGABYTES];
    lines.extend(b"\nh:1\n");
    let output = run_with_stdin(&["--format", "json", "-"], &lines);
    assert_eq!(output.status.code(), Some(1));
    let last = output.stdout.split(|byte| *byte == b'\n').rev().nth(1).unwrap();
    assert!(last.starts_with(br#"{"input":"h:1","ok":true"#));
}

#[test]
fn deep_json_does_not_overflow_the_stack() {
    for (open, close) in [("[", "]"), (r#"{"x":"#, "}")] {
        for depth in [127, 1_000, 100_000] {
            let value = format!("{}0{}", open.repeat(depth), close.repeat(depth));
            let object = format!(r#"{{"x":{value},"serviceURI":"h","direction":"client"}}"#);
            for text in [&value, &object, &open.repeat(depth)] {
                let output = run_with_stdin(&["--as", "backing", "--format", "json", "-"], text.as_bytes());
                assert_eq!(output.status.code(), Some(1), "{open} {depth} deep: {}", output.status);
                assert!(output.stdout.ends_with(b"}\n"));
            }
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported() {
    for format in ["text", "json"] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = Command::new(program()).args(["--format", format, "h:1", "h"]).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(errors.starts_with("inspect: ") && errors.contains("No space left on device"), "{errors}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_for_messages_too_is_an_exit_status() {
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(program());
    let status = command.arg("h:1").stdout(full()).stderr(full()).status().unwrap();
    assert_eq!(status.code(), Some(2));
    let status = Command::new(program()).arg("--wrong").stderr(full()).status().unwrap();
    assert_eq!(status.code(), Some(2));
}

/// The standard library opens /dev/null in place of a closed file.
#[test]
fn closed_files_are_empty_ones() {
    for (redirections, status) in [("<&-", 0), ("<&- >&-", 0), ("<&- >&- 2>&-", 0)] {
        let script = format!(r#"exec "$0" - {redirections}"#);
        let output = Command::new("sh").args(["-c", &script]).arg(program()).output().unwrap();
        assert_eq!((output.status.code(), &*output.stdout, &*output.stderr), (Some(status), &b""[..], &b""[..]));
    }
}

#[test]
fn many_arguments_are_answered_in_order() {
    let arguments: Vec<String> = (0..20_000).map(|port| format!("h:{port}")).collect();
    let output = Command::new(program()).args(["--format", "json"]).args(&arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let printed = String::from_utf8(output.stdout).unwrap();
    for (line, argument) in printed.lines().zip(&arguments) {
        assert!(line.starts_with(&format!(r#"{{"input":"{argument}","ok":true"#)), "{line}");
    }
    assert_eq!(printed.lines().count(), arguments.len());
}

/// Sends a signal to a process.
fn signal(name: &str, process: u32) {
    assert!(Command::new("kill").args(["-s", name, &process.to_string()]).status().unwrap().success());
}

/// A program that waits for input is stopped, continued and resized, and goes on; then it is ended.
#[test]
fn signals_lose_no_answer() {
    // INT and HUP are ignored by whatever starts from `nohup` or in the background of a script.
    for (last, number) in [("TERM", 15), ("KILL", 9)] {
        let mut child = start(&["--format", "json", "-"]);
        let mut input = child.stdin.take().unwrap();
        let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
        for (port, name) in (1..).zip(["STOP", "WINCH", "CONT"]) {
            signal(name, child.id());
            writeln!(input, "h:{port}").unwrap();
        }
        for port in 1..4 {
            let answer = answers.next().unwrap().unwrap();
            assert!(answer.contains(&format!(r#""port":{port},"#)), "{answer}");
        }
        signal(last, child.id());
        assert_eq!(child.wait().unwrap().signal(), Some(number));
        assert!(answers.next().is_none(), "half an answer");
    }
}
