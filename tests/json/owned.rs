//! The owned forms of fixed capacity as JSON: escapes are decoded, and a text that is too long is rejected.

use heapless::String as Fixed;
use vserial_uri::{Direction, ProxyUriBuf, ServiceUriBuf, UriBackingBuf, UriReferenceBuf};

use super::message;

/// Both libraries read `json` as a server of `service` by `proxy`.
#[track_caller]
fn read(json: &str, service: &str, proxy: Option<&str>) {
    let expected = UriBackingBuf::<Fixed<64>>::new(Direction::Server, service, proxy).unwrap();
    assert_eq!(serde_json::from_str::<UriBackingBuf<Fixed<64>>>(json).unwrap(), expected);
    assert_eq!(serde_json::from_reader::<_, UriBackingBuf<Fixed<64>>>(json.as_bytes()).unwrap(), expected);
    let core = serde_json_core::from_str_escaped::<UriBackingBuf<Fixed<64>>>(json, &mut [0; 64]);
    assert_eq!(core, Ok((expected, json.len())));
}

#[test]
fn escapes_are_decoded() {
    read(r#"{"serviceURI":"telnet:\/\/:13370","direction":"server"}"#, "telnet://:13370", None);
    read(r#"{"serviceURI":"telnet\u003a//:13370","direction":"ser\u0076er"}"#, "telnet://:13370", None);
    read(
        r#"{"_typeName":"VirtualSerial\u0050ortURIBackingInfo","serviceURI":"\u00e9 \"\\","direction":"server","proxyURI":"telnet:\/\/p:1"}"#,
        "é \"\\",
        Some("telnet://p:1"),
    );
}

#[test]
fn objects_are_written_as_they_were_read() {
    for json in [super::DIRECT, super::PROXIED] {
        let backing: UriBackingBuf<Fixed<64>> = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&backing).unwrap(), json);
        let (same, _) = serde_json_core::from_str::<UriBackingBuf<Fixed<64>>>(json).unwrap();
        assert_eq!(same, backing);
    }
}

#[test]
fn a_text_must_fit() {
    // 16 and 12 bytes.
    let json = r#"{"serviceURI":"tcp://host:13370","direction":"client","proxyURI":"telnet://p:1"}"#;
    assert!(serde_json::from_str::<UriBackingBuf<Fixed<16>, Fixed<12>>>(json).is_ok());
    assert_eq!(message::<UriBackingBuf<Fixed<15>, Fixed<12>>>(json), "serviceURI: the capacity is too small");
    assert_eq!(message::<UriBackingBuf<Fixed<16>, Fixed<11>>>(json), "proxyURI: the capacity is too small");
}

#[test]
fn errors_are_those_of_the_borrowed_type() {
    let json = r#"{"serviceURI":"tcp:\/\/6000","direction":"server"}"#;
    assert_eq!(message::<UriBackingBuf<Fixed<16>>>(json), r#"serviceURI: port is missing after host "6000""#);
    assert_eq!(message::<UriBackingBuf<Fixed<16>>>("{}"), "missing field `serviceURI`");
}

#[test]
fn uris_are_strings() {
    let service: ServiceUriBuf<Fixed<9>> = serde_json::from_str(r#""tcp:\/\/h:1""#).unwrap();
    assert_eq!(service.as_str(), "tcp://h:1");
    assert_eq!(serde_json::to_string(&service).unwrap(), r#""tcp://h:1""#);
    assert_eq!(message::<ServiceUriBuf<Fixed<8>>>(r#""tcp://h:1""#), "service URI: the capacity is too small");

    let proxy: ProxyUriBuf<Fixed<16>> = serde_json::from_str(r#""telnet:\/\/h:1""#).unwrap();
    assert_eq!(serde_json::to_string(&proxy).unwrap(), r#""telnet://h:1""#);
    assert_eq!(
        message::<ProxyUriBuf<Fixed<16>>>(r#""telnet:\/\/:1""#),
        r#"proxy URI: host is missing after "telnet://""#
    );

    let reference: UriReferenceBuf<Fixed<16>> = serde_json::from_str(r#""a\/b?c""#).unwrap();
    assert_eq!(serde_json::to_string(&reference).unwrap(), r#""a/b?c""#);
}
