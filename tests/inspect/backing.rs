//! Backing objects, both as text and as JSON.

use crate::{assert_answer, run};

const PROXIED: &str = r#"{"_typeName":"VirtualSerialPortURIBackingInfo","serviceURI":"vSPC.py","direction":"server","proxyURI":"telnet://10.0.0.1:13370"}"#;

/// Checks the JSON answer to an object, behind what repeats the input.
#[track_caller]
fn assert_json(object: &str, status: i32, rest: &str) {
    let input = serde_json::to_string(object).unwrap();
    let expected = format!("{{\"input\":{input},{rest}}}\n");
    assert_answer(&run(&["--as", "backing", "--format", "json", object]), status, &expected);
}

/// Checks the JSON answer to an object that is rejected.
#[track_caller]
fn assert_rejected(object: &str, kind: &str, offset: usize, message: &str, field: Option<&str>) {
    let message = serde_json::to_string(message).unwrap();
    let field = serde_json::to_string(&field).unwrap();
    assert_json(
        object,
        1,
        &format!(r#""ok":false,"as":"backing","kind":"{kind}","offset":{offset},"message":{message},"field":{field}"#),
    );
}

#[test]
fn direct() {
    let service = r#"{"input":":1","ok":true,"as":"service","scheme":"tcp","ip_version":"any","security":"plain","telnet":false,"host":{"kind":"empty","text":""},"port":1,"auth":[],"verification":false}"#;
    let rest =
        format!(r#""ok":true,"as":"backing","direction":"server","via":"direct","service":{service},"proxy":null"#);
    assert_json(r#"{"serviceURI":":1","direction":"server"}"#, 0, &rest);
    assert_json(r#"{"serviceURI":":1","direction":"server","proxyURI":null}"#, 0, &rest);
    assert_json(r#" { "proxyURI" : "" , "direction" : "server" , "serviceURI" : "\u003a1" } "#, 0, &rest);
    assert_json(r#"{"_typeName":null,"serviceURI":":1","direction":"server","dynamicType":[{}]}"#, 0, &rest);
}

#[test]
fn proxied() {
    let proxy = r#"{"input":"telnet://10.0.0.1:13370","ok":true,"as":"proxy","scheme":"telnet","ip_version":"any","security":"negotiated","telnet":true,"host":{"kind":"ipv4","text":"10.0.0.1"},"port":13370,"auth":[],"verification":false}"#;
    assert_json(
        PROXIED,
        0,
        &format!(
            r#""ok":true,"as":"backing","direction":"server","via":"proxy","service":{{"text":"vSPC.py"}},"proxy":{proxy}"#
        ),
    );
    // A concentrator's service is a text, be it an address or not.
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
  via             proxy
  serviceURI      vSPC.py
  proxyURI        telnet://10.0.0.1:13370
    scheme        telnet
    ip version    any
    security      negotiated (TLS if both sides agree, else plain)
    telnet        yes
    host          10.0.0.1 (ipv4)
    port          13370
    verification  no

backing           {"serviceURI":"h:1","direction":"client"}
  direction       client
  via             direct
  serviceURI      h:1
    scheme        tcp (none is written)
    ip version    any
    security      plain (no TLS)
    telnet        no
    host          h (name)
    port          1
    verification  no
"#,
    );
}

#[test]
fn wrong_field() {
    assert_rejected(
        r#"{"serviceURI":"telnet://:1","direction":"client"}"#,
        "HostMissing",
        9,
        r#"host is missing after "telnet://""#,
        Some("serviceURI"),
    );
    assert_rejected(
        r#"{"serviceURI":"x","direction":"client","proxyURI":"tcp://h:1"}"#,
        "SchemeNotAllowed",
        0,
        r#"scheme "tcp" is not for a proxy, which takes telnet or telnets"#,
        Some("proxyURI"),
    );
    assert_rejected(
        r#"{"serviceURI":"a\nb","direction":"client","proxyURI":"telnet://h:1"}"#,
        "InvalidCharacter",
        1,
        r#""\n" is not allowed in the service URI"#,
        Some("serviceURI"),
    );
    assert_rejected(
        r#"{"serviceURI":"h:1","direction":"Server"}"#,
        "InvalidValue",
        0,
        r#"direction "Server" is neither "client" nor "server""#,
        Some("direction"),
    );
}

#[test]
fn missing_field() {
    assert_rejected(r#"{"direction":"server"}"#, "Empty", 0, "serviceURI is missing", Some("serviceURI"));
    assert_rejected(r#"{"serviceURI":null}"#, "Empty", 0, "serviceURI is missing", Some("serviceURI"));
    assert_rejected(r#"{"serviceURI":":1"}"#, "Empty", 0, "direction is missing", Some("direction"));
    assert_rejected(r#"{"serviceURI":"","direction":"server"}"#, "Empty", 0, "URI is empty", Some("serviceURI"));
}

#[test]
fn no_object() {
    let invalid = |object: &str, offset, message: &str| assert_rejected(object, "InvalidJson", offset, message, None);
    invalid("", 0, "EOF while parsing a value");
    invalid("tcp://h:1", 1, "expected ident");
    invalid(r#"["h:1","server",null,null]"#, 0, "invalid type: sequence, expected an object");
    invalid(r#"{"serviceURI":"h:1"#, 18, "EOF while parsing a string");
    invalid(r#"{"serviceURI":"é" x"#, 19, "expected `,` or `}`");
    invalid("{\n\"serviceURI\" x", 15, "expected `:`");
    invalid(r#"{"serviceURI":1}"#, 14, "invalid type: integer `1`, expected a string for serviceURI");
    invalid(r#"{"direction":"server","direction":"client"}"#, 32, "duplicate field `direction`");
    invalid(r#"{"_typeName":"VirtualSerialPortBackingInfo"}"#, 43, "_typeName is not VirtualSerialPortURIBackingInfo");
    invalid(r#"{"proxyURI":["a"]}"#, 12, "invalid type: sequence, expected a string for proxyURI");
    invalid(r#"{"direction":true}"#, 16, "invalid type: boolean `true`, expected a string for direction");
    invalid(r#"{"_typeName":{"a":1}}"#, 13, "invalid type: map, expected a string for _typeName");
}
