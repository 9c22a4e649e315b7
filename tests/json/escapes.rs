//! Owned forms read JSON strings with escapes, as other languages' encoders write them by default.

use vserial_uri::{Direction, ServiceUriBuf, UriBacking, UriBackingBuf};

/// What encoders write for `telnets://h:1#verify&peerName=a` with `vSPC "1" é` as the service: Go's `encoding/json`,
/// Python's `json`, PHP's `json_encode`, and one that escapes whatever it may.
const ENCODED: &[(&str, &str)] = &[
    ("Go", r#"{"serviceURI":"vSPC \"1\" é","direction":"client","proxyURI":"telnets://h:1#verify\u0026peerName=a"}"#),
    (
        "Python",
        r#"{"serviceURI": "vSPC \"1\" \u00e9", "direction": "client", "proxyURI": "telnets://h:1#verify&peerName=a"}"#,
    ),
    (
        "PHP",
        r#"{"serviceURI":"vSPC \"1\" \u00e9","direction":"client","proxyURI":"telnets:\/\/h:1#verify&peerName=a"}"#,
    ),
    (
        "every escape",
        r#"{"\u0073erviceURI":"vSPC\u0020\u0022\u0031\u0022 \u00E9","direction":"\u0063lient","proxyURI":"telnets:\/\/h:1\u0023verify\u0026peerName\u003da"}"#,
    ),
];

fn expected() -> UriBacking<'static> {
    UriBacking::new(Direction::Client, "vSPC \"1\" é", Some("telnets://h:1#verify&peerName=a")).unwrap()
}

#[cfg(feature = "alloc")]
#[test]
fn in_a_string() {
    for (encoder, json) in ENCODED {
        let backing: UriBackingBuf<String> = serde_json::from_str(json).unwrap();
        assert_eq!(backing, expected(), "{encoder}");
        let again: UriBackingBuf<String> = serde_json::from_reader(json.as_bytes()).unwrap();
        assert_eq!(again, backing, "{encoder}");
        let written = serde_json::to_string(&backing).unwrap();
        assert_eq!(written, serde_json::to_string(&expected()).unwrap(), "{encoder}");
    }
    let uri: ServiceUriBuf<String> = serde_json::from_str(r#""ssl:\/\/h:1#verify\u0026peerName=a""#).unwrap();
    assert_eq!(uri.as_str(), "ssl://h:1#verify&peerName=a");
    assert_eq!(serde_json::to_string(&uri).unwrap(), r#""ssl://h:1#verify&peerName=a""#);
    let error = serde_json::from_str::<ServiceUriBuf<String>>(r#""tcp:\/\/6000""#).unwrap_err();
    assert!(error.to_string().starts_with("service URI: port is missing after host \"6000\""), "{error}");
}

#[cfg(feature = "heapless-v0_9")]
#[test]
fn in_a_string_of_fixed_capacity() {
    use heapless::String as Fixed;

    for (encoder, json) in ENCODED {
        let backing: UriBackingBuf<Fixed<32>> = serde_json::from_str(json).unwrap();
        assert_eq!(backing, expected(), "{encoder}");
        let core = serde_json_core::from_str_escaped::<UriBackingBuf<Fixed<32>>>(json, &mut [0; 64]);
        assert_eq!(core, Ok((backing, json.len())), "{encoder}");
    }
    let uri: ServiceUriBuf<Fixed<32>> = serde_json::from_str(r#""ssl:\/\/h:1#verify\u0026peerName=a""#).unwrap();
    assert_eq!(uri.as_str(), "ssl://h:1#verify&peerName=a");
}
