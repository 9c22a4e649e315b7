//! Backing objects, both as text and as JSON.

use crate::{assert_answer, run, run_with_stdin};

const PROXIED: &str = r#"{"_typeName":"VirtualSerialPortURIBackingInfo","serviceURI":"vSPC.py","direction":"server","proxyURI":"telnet://10.0.0.1:13370"}"#;

/// Checks the JSON answer to an object, without the repeated input.
#[track_caller]
fn assert_json(object: &str, status: i32, rest: &str) {
    let input = serde_json::to_string(object).unwrap();
    let expected = format!("{{\"input\":{input},{rest}}}\n");
    assert_answer(&run(&["--as", "backing", "--format", "json", object]), status, &expected);
}

#[test]
fn direct() {
    let service = r#"{"input":":1","ok":true,"as":"service","scheme":"tcp","ip_version":"any","security":"plain","telnet":false,"host":{"kind":"empty","text":""},"port":1,"auth":[],"verification":false,"tls":"never","checks":null}"#;
    let rest = format!(
        r#""ok":true,"as":"backing","direction":"server","via":"direct","service":{service},"proxy":null,"endpoint":"listen""#
    );
    assert_json(r#"{"serviceURI":":1","direction":"server"}"#, 0, &rest);
    assert_json(r#"{"serviceURI":":1","direction":"server","proxyURI":null}"#, 0, &rest);
    assert_json(r#" { "proxyURI" : "" , "direction" : "server" , "serviceURI" : "\u003a1" } "#, 0, &rest);
    assert_json(r#"{"_typeName":null,"serviceURI":":1","direction":"server","dynamicType":[{}]}"#, 0, &rest);
}

#[test]
fn proxied() {
    let proxy = r#"{"input":"telnet://10.0.0.1:13370","ok":true,"as":"proxy","scheme":"telnet","ip_version":"any","security":"negotiated","telnet":true,"host":{"kind":"ipv4","text":"10.0.0.1"},"port":13370,"auth":[],"verification":false,"tls":"if-offered","checks":null}"#;
    assert_json(
        PROXIED,
        0,
        &format!(
            r#""ok":true,"as":"backing","direction":"server","via":"proxy","service":{{"text":"vSPC.py"}},"proxy":{proxy},"endpoint":"connect""#
        ),
    );
    // The service of a concentrator is not parsed, even if it is a URI.
    let output = run(&["--as", "backing", "--format", "json", &PROXIED.replace("vSPC.py", "tcp://127.0.0.1:2379")]);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["service"], serde_json::json!({"text": "tcp://127.0.0.1:2379"}));
}

#[test]
fn text() {
    assert_answer(
        &run(&["--as", "backing", PROXIED, r#"{"serviceURI":"h:1","direction":"client"}"#]),
        0,
        r#"backing           {"_typeName":"VirtualSerialPortURIBackingInfo","serviceURI":"vSPC.py","direction":"server","proxyURI":"telnet://10.0.0.1... (128 bytes)
  direction       server
  endpoint        connect (to the proxy)
  serviceURI      vSPC.py
  proxyURI        telnet://10.0.0.1:13370
    scheme        telnet
    ip version    any
    security      negotiated
    telnet        yes
    host          10.0.0.1 (ipv4)
    port          13370
    verification  no
    tls           if offered (else plaintext)

backing           {"serviceURI":"h:1","direction":"client"}
  direction       client
  endpoint        connect
  serviceURI      h:1
    scheme        tcp (default)
    ip version    any
    security      plain
    telnet        no
    host          h (name)
    port          1
    verification  no
    tls           never
"#,
    );
}

/// A server listens, so it cannot compare the name of the peer with its own host. With a proxy it connects.
#[test]
fn checks_depend_on_the_endpoint() {
    for (object, endpoint, checks) in [
        (r#"{"serviceURI":"ssl://h:1#verify","direction":"server"}"#, "listen", "chain"),
        (r#"{"serviceURI":"ssl://h:1#verify","direction":"client"}"#, "connect", "chain, name h"),
        (
            r#"{"serviceURI":"x","direction":"server","proxyURI":"telnets://h:1#verify"}"#,
            "connect (to the proxy)",
            "chain, name h",
        ),
    ] {
        let output = run(&["--as", "backing", object]);
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(printed.contains(&format!("\n  endpoint        {endpoint}\n")), "{printed}");
        assert!(printed.contains(&format!("\n    checks        {checks}\n")), "{printed}");
    }
}

/// Rejected objects: the field, the kind of the error, its offset and its message.
#[rustfmt::skip]
const REJECTED: &[(&str, Option<&str>, &str, usize, &str)] = &[
    // A field has an error.
    (r#"{"serviceURI":"telnet://:1","direction":"client"}"#, SERVICE, "HostMissing", 9, r#"host is missing after "telnet://""#),
    (r#"{"serviceURI":"x","direction":"client","proxyURI":"tcp://h:1"}"#, Some("proxyURI"), "SchemeNotAllowed", 0,
        r#"scheme "tcp" is not allowed for a proxy, use telnet or telnets"#),
    (r#"{"serviceURI":"a\nb","direction":"client","proxyURI":"telnet://h:1"}"#, SERVICE, "InvalidCharacter", 1,
        r#""\n" is not allowed in the service URI"#),
    (r#"{"serviceURI":"h:1","direction":"Server"}"#, DIRECTION, "InvalidValue", 0,
        r#"direction "Server" is neither "client" nor "server""#),

    // A field is missing.
    (r#"{"direction":"server"}"#, SERVICE, "Empty", 0, "serviceURI is missing"),
    (r#"{"serviceURI":null}"#, SERVICE, "Empty", 0, "serviceURI is missing"),
    (r#"{"serviceURI":":1"}"#, DIRECTION, "Empty", 0, "direction is missing"),
    (r#"{"serviceURI":"","direction":"server"}"#, SERVICE, "Empty", 0, "URI is empty"),

    // The JSON is invalid.
    ("", None, "InvalidJson", 0, "expected a JSON object"),
    ("tcp://h:1", None, "InvalidJson", 0, "expected a JSON object"),
    (r#" ["h:1","server",null,null]"#, None, "InvalidJson", 1, "expected a JSON object"),
    (r#"{"serviceURI":"h:1"#, None, "InvalidJson", 18, "EOF while parsing a string"),
    (r#"{"serviceURI":"é" x"#, None, "InvalidJson", 19, "expected `,` or `}`"),
    ("{\n\"serviceURI\" x", None, "InvalidJson", 15, "expected `:`"),
    (r#"{"serviceURI":1}"#, None, "InvalidJson", 14, "invalid type: integer `1`, expected a string"),
    (r#"{"direction":"server","direction":"client"}"#, None, "InvalidJson", 32, "duplicate field `direction`"),
    (r#"{"_typeName":"VirtualSerialPortBackingInfo"}"#, None, "InvalidJson", 43,
        "_typeName is not VirtualSerialPortURIBackingInfo"),
    (r#"{"proxyURI":["a"]}"#, None, "InvalidJson", 12, "invalid type: sequence, expected a string"),
    (r#"{"direction":true}"#, None, "InvalidJson", 16, "invalid type: boolean `true`, expected a string"),
    (r#"{"_typeName":{"VirtualSerialPortURIBackingInfo":null}}"#, None, "InvalidJson", 13,
        "invalid type: map, expected a string"),
];
const SERVICE: Option<&str> = Some("serviceURI");
const DIRECTION: Option<&str> = Some("direction");

#[test]
fn rejected_objects() {
    for (object, field, kind, offset, message) in REJECTED {
        let (message, field) = (serde_json::to_string(message).unwrap(), serde_json::to_string(field).unwrap());
        let error = format!(r#""kind":"{kind}","offset":{offset},"message":{message},"field":{field}"#);
        assert_json(object, 1, &format!(r#""ok":false,"as":"backing",{error}"#));
    }
}

/// Not even in a member that is not read, or in its name.
#[test]
fn invalid_utf8() {
    for (object, offset) in [
        (&b"{\"x\":\"\xFF\",\"serviceURI\":\":1\",\"direction\":\"server\"}\n"[..], 6),
        (b"{\"serviceURI\":\":1\",\"direction\":\"server\",\"x\":[\"\xE6\x97\"]}\n", 46),
        (b"{\"serviceURI\":\":1\",\"direction\":\"server\",\"\xC3\":1}\n", 41),
        (b"{\"serviceURI\":\"\xFF\",\"direction\":\"server\"}\n", 15),
    ] {
        let output = run_with_stdin(&["--as", "backing", "--format", "json", "-"], object);
        assert_eq!(output.status.code(), Some(1));
        let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(answer["kind"], "InvalidJson", "{answer}");
        assert_eq!(answer["offset"], offset, "{answer}");
        assert_eq!(answer["message"], format!("byte 0x{:02x} is not UTF-8", object[offset]));
        assert_eq!(answer["field"], serde_json::Value::Null);
    }
}
