//! JSON answers: one object a line, with the members in their documented order.

use serde_json::{Value, json};

use crate::{assert_answer, run, run_with_stdin};

/// Checks the answer to one input.
#[track_caller]
fn assert_json(reading: &str, input: &str, status: i32, expected: &str) {
    assert_answer(&run(&["--as", reading, "--format", "json", "--", input]), status, &format!("{expected}\n"));
}

/// Returns the answers, each of which must be an object on its own line.
#[track_caller]
fn answers(args: &[&str], stdin: &[u8]) -> Vec<Value> {
    let output = run_with_stdin(args, stdin);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(printed.is_empty() || printed.ends_with('\n'));
    printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn service() {
    assert_json(
        "service",
        "TELNETS://[2001:DB8::1]:02001#verify&peerName=my%20con",
        0,
        r#"{"input":"TELNETS://[2001:DB8::1]:02001#verify&peerName=my%20con","ok":true,"as":"service","scheme":"telnets","ip_version":"any","security":"tls","telnet":true,"host":{"kind":"ipv6","text":"2001:DB8::1"},"port":2001,"auth":[{"key":"verify","value":null},{"key":"peerName","value":"my%20con"}],"verification":true,"tls":"at-once","checks":{"certificate":false,"thumbprint":false,"chain":true,"name":"my con"}}"#,
    );
    assert_json(
        "service",
        ":0",
        0,
        r#"{"input":":0","ok":true,"as":"service","scheme":"tcp","ip_version":"any","security":"plain","telnet":false,"host":{"kind":"empty","text":""},"port":0,"auth":[],"verification":false,"tls":"never","checks":null}"#,
    );
}

#[test]
fn proxy() {
    assert_json(
        "proxy",
        "telnet://h:1",
        0,
        r#"{"input":"telnet://h:1","ok":true,"as":"proxy","scheme":"telnet","ip_version":"any","security":"negotiated","telnet":true,"host":{"kind":"name","text":"h"},"port":1,"auth":[],"verification":false,"tls":"if-offered","checks":null}"#,
    );
}

#[test]
fn tls_and_checks() {
    let thumbprint = "0123456789abcdef0123456789abcdef01234567";
    let rows = [
        ("tcp6://h:1".to_owned(), "never", Value::Null),
        ("telnet://h:1".to_owned(), "if-offered", Value::Null),
        ("telnet://h:1#cipherList=A".to_owned(), "required", Value::Null),
        (
            "telnet://h:1#verify".to_owned(),
            "required",
            json!({"certificate": false, "thumbprint": false, "chain": true, "name": "h"}),
        ),
        (
            format!("ssl://h:1#thumbprint={thumbprint}"),
            "at-once",
            json!({"certificate": false, "thumbprint": true, "chain": false, "name": null}),
        ),
        (
            format!("ssl://:1#verify&certificate=c&thumbprint={thumbprint}"),
            "at-once",
            json!({"certificate": true, "thumbprint": true, "chain": true, "name": null}),
        ),
        (
            "telnets://[2001:DB8::1]:1#verify".to_owned(),
            "at-once",
            json!({"certificate": false, "thumbprint": false, "chain": true, "name": "2001:db8::1"}),
        ),
    ];
    for (uri, tls, checks) in rows {
        let answers = answers(&["--format", "json", "-"], uri.as_bytes());
        assert_eq!(answers[0]["tls"], tls, "{uri}");
        assert_eq!(answers[0]["checks"], checks, "{uri}");
    }
}

#[test]
fn reference() {
    assert_json(
        "reference",
        "s://u@[::1]:1/p?q#f",
        0,
        r#"{"input":"s://u@[::1]:1/p?q#f","ok":true,"as":"reference","scheme":"s","authority":"u@[::1]:1","userinfo":"u","host":"[::1]","port":"1","path":"/p","query":"q","fragment":"f","opaque":false}"#,
    );
    assert_json(
        "reference",
        "telnet://h_x:1",
        0,
        r#"{"input":"telnet://h_x:1","ok":true,"as":"reference","scheme":"telnet","authority":"h_x:1","userinfo":null,"host":null,"port":null,"path":"","query":null,"fragment":null,"opaque":false}"#,
    );
    assert_json(
        "reference",
        "localhost:13370",
        0,
        r#"{"input":"localhost:13370","ok":true,"as":"reference","scheme":"localhost","authority":null,"userinfo":null,"host":null,"port":null,"path":"13370","query":null,"fragment":null,"opaque":true}"#,
    );
}

#[test]
fn rejected() {
    assert_json(
        "service",
        "tcp://6000",
        1,
        r#"{"input":"tcp://6000","ok":false,"as":"service","kind":"PortMissing","offset":10,"message":"port is missing after host \"6000\""}"#,
    );
    assert_json(
        "proxy",
        "telnet://:23",
        1,
        r#"{"input":"telnet://:23","ok":false,"as":"proxy","kind":"HostMissing","offset":9,"message":"host is missing after \"telnet://\""}"#,
    );
    assert_json(
        "reference",
        "?q",
        1,
        r#"{"input":"?q","ok":false,"as":"reference","kind":"InvalidCharacter","offset":0,"message":"\"?\" cannot start a URI"}"#,
    );
    assert_json(
        "service",
        "",
        1,
        r#"{"input":"","ok":false,"as":"service","kind":"Empty","offset":0,"message":"URI is empty"}"#,
    );
}

#[test]
fn answers_have_the_order_of_the_inputs() {
    let answers = answers(&["--format", "json", "a:1", "-", "b:2"], b"c:3\n\nd:4");
    let inputs: Vec<_> = answers.iter().map(|answer| &answer["input"]).collect();
    assert_eq!(inputs, ["a:1", "c:3", "", "d:4", "b:2"]);
}

#[test]
fn only_a_line_feed_ends_a_line() {
    let answers = answers(&["--format", "json", "-"], b"h:1\r\nh:2\0\n h:3\n");
    let faults: Vec<_> =
        answers.iter().map(|answer| json!([answer["input"], answer["kind"], answer["offset"]])).collect();
    assert_eq!(
        faults,
        [
            json!(["h:1\r", "InvalidCharacter", 3]),
            json!(["h:2\0", "InvalidCharacter", 3]),
            json!([" h:3", "InvalidCharacter", 0])
        ]
    );
}

#[test]
fn input_that_is_not_utf8() {
    for reading in ["service", "proxy", "reference"] {
        let answers = answers(&["--as", reading, "--format", "json", "-"], b"telnet://h\xFF\xFE:23\n");
        assert_eq!(answers[0]["input"], "telnet://h\u{FFFD}\u{FFFD}:23");
        assert_eq!(answers[0]["kind"], "InvalidCharacter");
        assert_eq!(answers[0]["offset"], 10);
    }
    let answers = answers(&["--as", "backing", "--format", "json", "-"], b"{\"serviceURI\":\"\xFF\"}\n");
    assert_eq!(answers[0]["kind"], "InvalidJson");
    assert_eq!(answers[0]["input"], "{\"serviceURI\":\"\u{FFFD}\"}");
}
