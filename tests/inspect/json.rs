//! JSON answers: one object a line, with the members in their documented order.

use serde_json::{Value, json};

use crate::{assert_answer, run, run_with_stdin};

/// Returns the answers, each of which must be an object on its own line.
#[track_caller]
fn answers(args: &[&str], stdin: &[u8]) -> Vec<Value> {
    let output = run_with_stdin(args, stdin);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(printed.is_empty() || printed.ends_with('\n'));
    printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The type, an input, and the members of the answer after the input.
#[rustfmt::skip]
const ANSWERS: &[(&str, &str, &str)] = &[
    ("service", "TELNETS://[2001:DB8::1]:02001#verify&peerName=my%20con",
        r#""ok":true,"as":"service","scheme":"telnets","ip_version":"any","security":"tls","telnet":true,"host":{"kind":"ipv6","text":"2001:DB8::1"},"port":2001,"auth":[{"key":"verify","value":null},{"key":"peerName","value":"my%20con"}],"verification":true,"tls":"at-once","checks":{"certificate":false,"thumbprint":false,"chain":true,"name":"my con"}"#),
    ("service", ":0",
        r#""ok":true,"as":"service","scheme":"tcp","ip_version":"any","security":"plain","telnet":false,"host":{"kind":"empty","text":""},"port":0,"auth":[],"verification":false,"tls":"never","checks":null"#),
    ("proxy", "telnet://h:1",
        r#""ok":true,"as":"proxy","scheme":"telnet","ip_version":"any","security":"negotiated","telnet":true,"host":{"kind":"name","text":"h"},"port":1,"auth":[],"verification":false,"tls":"if-offered","checks":null"#),
    ("reference", "s://u@[::1]:1/p?q#f",
        r#""ok":true,"as":"reference","scheme":"s","authority":"u@[::1]:1","userinfo":"u","host":"[::1]","port":"1","path":"/p","query":"q","fragment":"f","opaque":false"#),
    ("reference", "telnet://h_x:1",
        r#""ok":true,"as":"reference","scheme":"telnet","authority":"h_x:1","userinfo":null,"host":null,"port":null,"path":"","query":null,"fragment":null,"opaque":false"#),
    ("reference", "localhost:13370",
        r#""ok":true,"as":"reference","scheme":"localhost","authority":null,"userinfo":null,"host":null,"port":null,"path":"13370","query":null,"fragment":null,"opaque":true"#),
    ("service", "tcp://6000",
        r#""ok":false,"as":"service","kind":"PortMissing","offset":10,"message":"port is missing after host \"6000\"""#),
    ("proxy", "telnet://:23",
        r#""ok":false,"as":"proxy","kind":"HostMissing","offset":9,"message":"host is missing after \"telnet://\"""#),
    ("reference", "?q",
        r#""ok":false,"as":"reference","kind":"InvalidCharacter","offset":0,"message":"\"?\" cannot start a URI""#),
    ("service", "", r#""ok":false,"as":"service","kind":"Empty","offset":0,"message":"URI is empty""#),
];

#[test]
fn whole_answers() {
    for (input_type, input, rest) in ANSWERS {
        let expected = format!("{{\"input\":\"{input}\",{rest}}}\n");
        let status = i32::from(rest.starts_with(r#""ok":false"#));
        assert_answer(&run(&["--as", input_type, "--format", "json", "--", input]), status, &expected);
    }
}

#[test]
fn tls_and_checks() {
    #[rustfmt::skip]
    let rows = [
        ("tcp6://h:1", "never", Value::Null),
        ("telnet://h:1", "if-offered", Value::Null),
        ("telnet://h:1#cipherList=A", "required", Value::Null),
        ("telnet://h:1#verify", "required",
            json!({"certificate": false, "thumbprint": false, "chain": true, "name": "h"})),
        ("ssl://h:1#thumbprint=0123456789abcdef0123456789abcdef01234567", "at-once",
            json!({"certificate": false, "thumbprint": true, "chain": false, "name": null})),
        ("ssl://:1#verify&certificate=c&thumbprint=0123456789abcdef0123456789abcdef01234567", "at-once",
            json!({"certificate": true, "thumbprint": true, "chain": true, "name": null})),
        ("telnets://[2001:DB8::1]:1#verify", "at-once",
            json!({"certificate": false, "thumbprint": false, "chain": true, "name": "2001:db8::1"})),
    ];
    for (uri, tls, checks) in rows {
        let answers = answers(&["--format", "json", "-"], uri.as_bytes());
        assert_eq!(answers[0]["tls"], tls, "{uri}");
        assert_eq!(answers[0]["checks"], checks, "{uri}");
    }
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
    for input_type in ["service", "proxy", "reference"] {
        let answers = answers(&["--as", input_type, "--format", "json", "-"], b"telnet://h\xFF\xFE:23\n");
        assert_eq!(answers[0]["input"], "telnet://h\u{FFFD}\u{FFFD}:23");
        assert_eq!(answers[0]["kind"], "InvalidCharacter");
        assert_eq!(answers[0]["offset"], 10);
    }
    let answers = answers(&["--as", "backing", "--format", "json", "-"], b"{\"serviceURI\":\"\xFF\"}\n");
    assert_eq!(answers[0]["kind"], "InvalidJson");
    assert_eq!(answers[0]["input"], "{\"serviceURI\":\"\u{FFFD}\"}");
}
