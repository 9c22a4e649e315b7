//! The position of the caret under inputs of all kinds.

use crate::{assert_answer, run, run_with_stdin};

/// Checks the line with the input and the line with the caret.
#[track_caller]
fn assert_caret(input: &[u8], expected: [&str; 2]) {
    // Not every system allows any bytes in an argument.
    let output = match str::from_utf8(input) {
        Ok(input) => run(&[input]),
        Err(_) => run_with_stdin(&["-"], input),
    };
    let printed = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<_> = printed.lines().skip(2).take(2).collect();
    assert_eq!(lines, expected, "printed:\n{printed}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn whole_answer() {
    assert_answer(
        &run(&["tcp://6000", "telnet://h_x:23"]),
        1,
        r#"error[PortMissing]: port is missing after host "6000"
  |
1 | tcp://6000
  |           ^ byte 10
  |
  = help: write ":" before the port; a server needs no host: `tcp://:6000`

error[InvalidHostname]: "_" is not allowed in a hostname
  |
2 | telnet://h_x:23
  |           ^ byte 10
  |
  = help: a hostname label consists of letters, digits and "-", and does not start or end with "-"
"#,
    );
}

#[test]
fn at_the_end() {
    assert_caret(b"host", ["1 | host", "  |     ^ byte 4"]);
    assert_caret(b"", ["1 |", "  | ^ byte 0"]);
}

#[test]
fn at_a_wide_character() {
    assert_caret("日本:1".as_bytes(), ["1 | 日本:1", "  | ^^ byte 0"]);
    assert_caret("telnet://é:1".as_bytes(), ["1 | telnet://é:1", "  |          ^ byte 9"]);
}

#[test]
fn after_wide_characters() {
    let object = "{\"日本\": 1, x";
    let output = run(&["--as", "backing", object]);
    let printed = String::from_utf8(output.stdout).unwrap();
    // Two characters of three bytes and two columns each.
    assert!(printed.contains("\n1 | {\"日本\": 1, x\n  |             ^ byte 14\n"), "{printed}");
}

#[test]
fn at_a_control_character() {
    let output = run_with_stdin(&["-"], b"h:1\0x\nh:1\x1B[0m\nh:1\r\n\th:1\n");
    let printed = String::from_utf8(output.stdout).unwrap();
    for lines in [
        "\n1 | h:1␀x\n  |    ^ byte 3\n",
        "\n2 | h:1␛[0m\n  |    ^ byte 3\n",
        "\n3 | h:1␍\n  |    ^ byte 3\n",
        "\n4 | ␉h:1\n  | ^ byte 0\n",
    ] {
        assert!(printed.contains(lines), "{printed}");
    }
    assert!(!printed.chars().any(|c| c.is_control() && c != '\n'), "{printed:?}");
    // A control character of two bytes, and one that reverses the direction of text.
    assert_caret("h:1\u{85}\u{202E}x".as_bytes(), ["1 | h:1\u{FFFD}\u{FFFD}x", "  |    ^ byte 3"]);
    assert_caret(b"h:1\n2\n", ["1 | h:1␊2␊", "  |    ^ byte 3"]);
}

#[test]
fn at_a_byte_that_is_not_utf8() {
    assert_caret(b"telnet://h\xFFx:1", ["1 | telnet://h\u{FFFD}x:1", "  |           ^ byte 10"]);
    assert_caret(b"\xE6\x97", ["1 | \u{FFFD}", "  | ^ byte 0"]);
}

#[test]
fn in_a_long_input() {
    let input = format!("tcp://{}^{}", "a".repeat(1 << 20), "b".repeat(1 << 20));
    let output = run_with_stdin(&["-"], input.as_bytes());
    let (a, b) = ("a".repeat(48), "b".repeat(24));
    let blank = " ".repeat(48);
    assert_answer(
        &output,
        1,
        &format!(
            "error[InvalidCharacter]: \"^\" is not allowed in the host\n  |\n1 | ...{a}^{b}...\n  |    {blank}^ byte 1048582\n"
        ),
    );
}

#[test]
fn at_the_limits_of_the_window() {
    let (a, b) = ("a".repeat(48), "b".repeat(24));
    let caret = format!("  | {}^ byte 48", " ".repeat(48));
    assert_caret(format!("{a}^{b}").as_bytes(), [&format!("1 | {a}^{b}"), &caret]);
    assert_caret(format!("{a}^{b}b").as_bytes(), [&format!("1 | {a}^{b}..."), &caret]);
    let caret = format!("  |    {}^ byte 49", " ".repeat(48));
    assert_caret(format!("a{a}^{b}").as_bytes(), [&format!("1 | ...{a}^{b}"), &caret]);
}
