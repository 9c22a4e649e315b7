//! A run gives the committed transcript, and no run hangs.

mod support;

use std::fs;

/// Returns the file `name` of the transcript.
fn transcript(name: &str) -> String {
    let file = support::package().join("transcript").join(name);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Removes the numbers of bytes in the last line of a log, because they depend on the compiler.
fn without_sizes(log: &str) -> String {
    log.lines()
        .map(|line| match line.split_once("image: ") {
            Some((start, numbers)) => format!("{start}image: {}\n", numbers.replace(|c: char| c.is_ascii_digit(), "")),
            None => format!("{line}\n"),
        })
        .collect()
}

#[test]
fn the_committed_input_gets_the_committed_answers_and_log() {
    let run = support::run(&[]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    assert_eq!(run.answers, transcript("answers.txt"));
    assert_eq!(without_sizes(&run.log), without_sizes(&transcript("log.txt")));
}

#[test]
fn a_run_that_takes_too_long_is_ended() {
    let long = support::input_file("long.txt", &vec![b'x'; 12 << 20]);
    let run = support::run(&["--seconds", "2", "--uart", long.to_str().expect("the path is text")]);
    assert_eq!(run.code, Some(124));
    assert!(run.log.ends_with("run.sh: the firmware did not end within 2 seconds; QEMU was stopped\n"), "{}", run.log);
}

#[test]
fn invalid_usage_and_an_unreadable_file_are_reported() {
    let invalid: [&[&str]; 7] = [
        &["--uart"],
        &["--nonsense"],
        &["input.txt"],
        &["--uart", "/nonexistent/file"],
        &["--seconds", "0"],
        &["--seconds", "soon"],
        &["--connect", "localhost"],
    ];
    for arguments in invalid {
        let run = support::run(arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}: {}", run.log);
        assert_eq!(run.answers, "", "{arguments:?}");
        assert!(!run.log.is_empty(), "{arguments:?}");
    }
}
