//! The backing object as JSON, by serde_json and, without an allocator, by serde-json-core.
#![cfg(feature = "serde")]
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

#[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
mod escapes;
mod other;
#[cfg(feature = "heapless-v0_9")]
mod owned;

use serde::de::Deserialize;
use vserial_uri::{Direction, ProxyUri, ServiceUri, UriBacking, UriReference};

const DIRECT: &str =
    r#"{"_typeName":"VirtualSerialPortURIBackingInfo","serviceURI":"telnet://:13370","direction":"server"}"#;
const PROXIED: &str = r#"{"_typeName":"VirtualSerialPortURIBackingInfo","serviceURI":"vSPC.py","direction":"client","proxyURI":"telnets://proxy:13370#verify"}"#;

/// Returns the message of serde_json without the position in the JSON text.
#[track_caller]
fn message<'de, T: Deserialize<'de> + core::fmt::Debug>(json: &'de str) -> String {
    let text = serde_json::from_str::<T>(json).unwrap_err().to_string();
    // An error of the object as a whole has no position.
    text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message).to_owned()
}

/// Checks that both libraries reject `json` with `expected`, of which serde-json-core keeps 64 bytes.
#[track_caller]
fn assert_rejected(json: &str, expected: &str) {
    assert_eq!(message::<UriBacking<'_>>(json), expected);
    assert_rejected_by_core(json, expected);
}

#[track_caller]
fn assert_rejected_by_core(json: &str, expected: &str) {
    let error = serde_json_core::from_str::<UriBacking<'_>>(json).unwrap_err();
    let serde_json_core::de::Error::CustomErrorWithMessage(kept) = error else { panic!("{error:?}") };
    let cut = (0..=64).rev().find_map(|end| expected.get(..end)).unwrap_or_default();
    assert_eq!(kept.as_str(), if expected.len() <= 64 { expected } else { cut });
}

/// Checks that both libraries read `json` as `expected`.
#[track_caller]
fn read(json: &str, expected: UriBacking<'_>) {
    assert_eq!(serde_json::from_str::<UriBacking<'_>>(json).unwrap(), expected);
    assert_eq!(serde_json_core::from_str::<UriBacking<'_>>(json), Ok((expected, json.len())));
}

/// Checks that both libraries write `backing` as `expected`.
#[track_caller]
fn written(backing: &UriBacking<'_>, expected: &str) {
    assert_eq!(serde_json::to_string(backing).unwrap(), expected);
    let mut buffer = [0; 256];
    let len = serde_json_core::to_slice(backing, &mut buffer).unwrap();
    assert_eq!(core::str::from_utf8(&buffer[..len]).unwrap(), expected);
}

fn direct() -> UriBacking<'static> {
    UriBacking::new(Direction::Server, "telnet://:13370", None).unwrap()
}

fn proxied() -> UriBacking<'static> {
    UriBacking::new(Direction::Client, "vSPC.py", Some("telnets://proxy:13370#verify")).unwrap()
}

#[test]
fn objects_are_written_as_they_were_read() {
    for (json, backing) in [(DIRECT, direct()), (PROXIED, proxied())] {
        read(json, backing);
        written(&backing, json);
    }
}

#[test]
fn text_is_borrowed_from_the_json() {
    let json = String::from(PROXIED);
    let backing: UriBacking<'_> = serde_json::from_str(&json).unwrap();
    for text in [backing.service_uri(), backing.proxy().unwrap().as_str()] {
        assert!(json.as_bytes().as_ptr_range().contains(&text.as_ptr()), "{text} is a copy");
    }
}

#[test]
fn members_come_in_any_order() {
    let members =
        [r#""serviceURI":"vSPC.py""#, r#""direction":"client""#, r#""proxyURI":"telnets://proxy:13370#verify""#];
    for [a, b, c] in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let (a, b, c) = (members[a], members[b], members[c]);
        read(&format!("{{{a},{b},{c}}}"), proxied());
        let name = r#""_typeName":"VirtualSerialPortURIBackingInfo""#;
        read(&format!("{{ {a} ,{b},\n{name},\t{c}}}"), proxied());
    }
}

#[test]
fn a_missing_proxy_has_three_forms() {
    read(r#"{"serviceURI":"telnet://:13370","direction":"server"}"#, direct());
    read(r#"{"serviceURI":"telnet://:13370","direction":"server","proxyURI":""}"#, direct());
    read(r#"{"serviceURI":"telnet://:13370","direction":"server","proxyURI":null}"#, direct());
    assert_eq!(direct().proxy(), None);
}

#[test]
fn unknown_members_are_skipped() {
    read(
        r#"{"key":1,"serviceURI":"telnet://:13370","a":[{"b":null},"\"}",-1.5e3,true],"direction":"server"}"#,
        direct(),
    );
    read(r#"{"dynamicType":null,"serviceURI":"telnet://:13370","direction":"server","c":{"d":{}}}"#, direct());
}

#[test]
fn unknown_members_are_followed_eight_levels_deep() {
    let json = |levels: usize| {
        let (open, close) = ("[".repeat(levels), "]".repeat(levels));
        format!(r#"{{"x":{open}{close},"serviceURI":"telnet://:13370","direction":"server"}}"#)
    };
    read(&json(8), direct());
    // serde_json skips values itself, and has its own limit.
    assert_rejected_by_core(&json(9), "a member is nested too deeply");
    assert_rejected_by_core(&json(100_000), "a member is nested too deeply");
}

/// Rejected objects and the message.
#[rustfmt::skip]
const REJECTED: &[(&str, &str)] = &[
    // The names of members are case-sensitive.
    (r#"{"serviceURI":":1","direction":"server","proxyUri":"telnet://proxy:23"}"#,
        "proxyURI: the member must not be spelled proxyUri"),
    (r#"{"serviceuri":":1"}"#, "serviceURI: the member must not be spelled serviceuri"),

    // Members are missing.
    (r#"{"direction":"server"}"#, "missing field `serviceURI`"),
    (r#"{"serviceURI":":1"}"#, "missing field `direction`"),
    ("{}", "missing field `serviceURI`"),

    // Members come twice.
    (r#"{"serviceURI":":1","serviceURI":":1"}"#, "duplicate field `serviceURI`"),
    (r#"{"direction":"server","direction":"server"}"#, "duplicate field `direction`"),
    (r#"{"proxyURI":null,"proxyURI":null}"#, "duplicate field `proxyURI`"),
    (r#"{"_typeName":"VirtualSerialPortURIBackingInfo","_typeName":"VirtualSerialPortURIBackingInfo"}"#,
        "duplicate field `_typeName`"),

    // The object has another type.
    (r#"{"_typeName":"VirtualSerialPortDeviceBackingInfo","serviceURI":":1","direction":"server"}"#,
        r#"_typeName: "VirtualSerialPortDeviceBackingInfo" is not VirtualSerialPortURIBackingInfo"#),
    (r#"{"_typeName":""}"#, r#"_typeName: "" is not VirtualSerialPortURIBackingInfo"#),

    // A value is invalid.
    (r#"{"serviceURI":"tcp://6000","direction":"server"}"#, r#"serviceURI: port is missing after host "6000""#),
    (r#"{"serviceURI":"vSPC.py","direction":"server","proxyURI":"tcp://proxy:23"}"#,
        r#"proxyURI: scheme "tcp" is not allowed for a proxy, use telnet or telnets"#),
    (r#"{"serviceURI":":1","direction":"Server"}"#, r#"direction: direction "Server" is neither "client" nor "server""#),
    // A cut does not split a character: of the first "é", the second byte would be the 65th.
    (r#"{"_typeName":"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyéé"}"#,
        r#"_typeName: "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyéé" is not VirtualSerialPortURIBackingInfo"#),
];

#[test]
fn invalid_objects_are_rejected() {
    for (json, message) in REJECTED {
        assert_rejected(json, message);
    }
}

#[test]
fn a_value_of_another_type_is_reported_with_its_field() {
    let is = |json: &str, expected: &str| assert_eq!(message::<UriBacking<'_>>(json), expected);
    is(r#"{"serviceURI":1}"#, "invalid type: integer `1`, expected a string for serviceURI");
    is(r#"{"serviceURI":null}"#, "invalid type: null, expected a string for serviceURI");
    is(r#"{"direction":true}"#, "invalid type: boolean `true`, expected a string for direction");
    is(r#"{"proxyURI":[]}"#, "invalid type: sequence, expected a string for proxyURI");
    is(r#"{"_typeName":2}"#, "invalid type: integer `2`, expected a string for _typeName");
    is("[]", "invalid type: sequence, expected a data object VirtualSerialPortURIBackingInfo");
}

#[test]
fn escapes_are_not_borrowed() {
    let expected = "serviceURI: a string with escapes needs an owned type";
    let json = r#"{"serviceURI":"telnet:\/\/:13370","direction":"server"}"#;
    assert_eq!(message::<UriBacking<'_>>(json), expected);
    assert_eq!(
        serde_json_core::from_str_escaped::<UriBacking<'_>>(json, &mut [0; 64]).unwrap_err(),
        serde_json_core::de::Error::CustomErrorWithMessage(expected.parse().unwrap()),
    );
    // In other members they are allowed.
    read(r#"{"serviceURI":"telnet://:13370","direction":"server","\u006bey":"\/"}"#, direct());
    assert_eq!(
        serde_json::from_str::<UriBacking<'_>>(r#"{"\u0073erviceURI":"telnet://:13370","direction":"\u0073erver"}"#)
            .unwrap(),
        direct(),
    );
}

#[test]
fn text_is_escaped_where_json_requires_it() {
    let backing = UriBacking::new(Direction::Server, r#"a "b" \ é"#, Some("telnet://p:1")).unwrap();
    written(
        &backing,
        r#"{"_typeName":"VirtualSerialPortURIBackingInfo","serviceURI":"a \"b\" \\ é","direction":"server","proxyURI":"telnet://p:1"}"#,
    );
}

#[test]
fn uris_are_strings() {
    let service = ServiceUri::parse("tcp://h:1").unwrap();
    assert_eq!(serde_json::to_string(&service).unwrap(), r#""tcp://h:1""#);
    assert_eq!(serde_json::from_str::<ServiceUri<'_>>(r#""tcp://h:1""#).unwrap(), service);
    assert_eq!(message::<ServiceUri<'_>>(r#""tcp://6000""#), r#"service URI: port is missing after host "6000""#);

    let proxy = ProxyUri::parse("telnet://h:1").unwrap();
    assert_eq!(serde_json::to_string(&proxy).unwrap(), r#""telnet://h:1""#);
    assert_eq!(serde_json::from_str::<ProxyUri<'_>>(r#""telnet://h:1""#).unwrap(), proxy);
    assert_eq!(message::<ProxyUri<'_>>(r#""telnet://:1""#), r#"proxy URI: host is missing after "telnet://""#);

    let reference = UriReference::parse("a/b?c").unwrap();
    assert_eq!(serde_json::to_string(&reference).unwrap(), r#""a/b?c""#);
    assert_eq!(serde_json::from_str::<UriReference<'_>>(r#""a/b?c""#).unwrap(), reference);
    assert_eq!(message::<UriReference<'_>>("1"), "invalid type: integer `1`, expected a string for URI reference");
}

#[test]
fn a_direction_is_a_string() {
    for direction in [Direction::Client, Direction::Server] {
        let json = serde_json::to_string(&direction).unwrap();
        assert_eq!(json, format!("\"{direction}\""));
        assert_eq!(serde_json::from_str::<Direction>(&json).unwrap(), direction);
    }
    assert_eq!(message::<Direction>(r#""""#), "direction: direction is empty");
}
