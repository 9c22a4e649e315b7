//! Usage, exit status, standard input, closed pipes and long inputs.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::{assert_answer, program, run, run_with_stdin, start};

/// Checks that arguments are rejected with a message that contains `expected`.
#[track_caller]
fn assert_wrong_usage(args: &[&str], expected: &str) {
    let output = run(args);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(str::from_utf8(&output.stdout), Ok(""));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.contains(expected), "{errors}");
}

#[test]
fn wrong_usage() {
    assert_wrong_usage(&[], "Usage: inspect");
    assert_wrong_usage(&["--format", "json"], "Usage: inspect");
    assert_wrong_usage(&["--as", "uri", "h:1"], "[possible values: service, proxy, reference, backing]");
    assert_wrong_usage(&["--format", "xml", "h:1"], "[possible values: text, json]");
    assert_wrong_usage(&["--nothing", "h:1"], "unexpected argument '--nothing'");
}

#[test]
fn help() {
    let output = run(&["--help"]);
    assert_eq!(output.status.code(), Some(0));
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(printed.contains("Usage: inspect [OPTIONS] <INPUT>..."), "{printed}");
    assert!(printed.contains("rejected   kind, offset (in bytes), message; for backing also field"), "{printed}");
}

#[test]
fn version() {
    assert_answer(&run(&["--version"]), 0, concat!("inspect ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn exit_status() {
    for (inputs, status) in [(&["a:1", "b:2"][..], 0), (&["a:1", "b"], 1), (&["a", "b:2"], 1), (&["a", "b"], 1)] {
        assert_eq!(run(inputs).status.code(), Some(status), "{inputs:?}");
    }
    assert_answer(&run_with_stdin(&["-"], b""), 0, "");
}

/// A directory can be opened, but not read.
#[cfg(unix)]
#[test]
fn unreadable_input() {
    let directory = std::fs::File::open("src").unwrap();
    let output = Command::new(program()).args(["h", "-"]).stdin(directory).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stderr.starts_with(b"inspect: cannot read standard input: "));
}

#[cfg(unix)]
#[test]
fn argument_that_is_not_utf8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    assert_answer(
        &run(&[OsStr::new("--format"), OsStr::new("json"), OsStr::from_bytes(b"h\xFF:1")]),
        1,
        "{\"input\":\"h\u{FFFD}:1\",\"ok\":false,\"as\":\"service\",\"kind\":\"InvalidCharacter\",\"offset\":1,\
         \"message\":\"byte 0xff is not allowed in the host\"}\n",
    );
}

#[test]
fn closed_output_ends_the_program() {
    for format in ["text", "json"] {
        let mut child = start(&["--format", format, "-"]);
        let mut input = child.stdin.take().unwrap();
        input.write_all(b"h:1\n").unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        assert!(first.contains("h:1"), "{first}");
        // Until the program ends, which closes this pipe as well.
        while input.write_all(&b"h:1\n".repeat(1000)).is_ok() {}

        let mut errors = String::new();
        child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        assert_eq!(errors, "");
        assert_eq!(child.wait().unwrap().code(), Some(2));
    }
}

/// A program that writes one input at a time gets each answer before it writes the next input.
#[test]
fn answers_do_not_wait_for_the_end() {
    let mut child = start(&["--format", "json", "-"]);
    let mut input = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for port in 1..4 {
        // The start of the next input changes nothing.
        write!(input, "h:{port}\n ").unwrap();
        let answer = answers.next().unwrap().unwrap();
        assert!(answer.contains(&format!("h:{port}\"")), "{answer}");
    }
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn long_inputs_take_linear_time() {
    for unit in ["a", "[", "&", "a=", "%41", "\u{1F4A9}"] {
        for prefix in ["", "ssl://h:1#peerName=", "{\"x\":", "\""] {
            let end = if prefix == "\"" { prefix } else { "" };
            let input = format!("{prefix}{}{end}", unit.repeat((1 << 20) / unit.len()));
            for input_type in ["service", "proxy", "reference", "backing"] {
                for format in ["text", "json"] {
                    let start = Instant::now();
                    let output = run_with_stdin(&["--as", input_type, "--format", format, "-"], input.as_bytes());
                    assert!(matches!(output.status.code(), Some(0 | 1)), "{prefix}{unit}: {}", output.status);
                    assert!(start.elapsed() < Duration::from_secs(10), "{prefix}{unit}: {:?}", start.elapsed());
                    assert!(format == "json" || output.stdout.len() < 2000, "{prefix}{unit} is not cut");
                }
            }
        }
    }
}
