//! Properties of values: IP addresses, percent-encoded text, thumbprints.

use std::net::{Ipv4Addr, Ipv6Addr};

use vserial_uri::{AuthValue, CapacityError, Host, ServiceUri, UriReference};

/// IPv4 and IPv6 addresses are valid if `core::net` parses them, and have the same value.
pub fn addresses_as_core_net(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    if !text.contains(['/', '?', '#', '@', ':']) && !text.is_empty() {
        let uri = format!("tcp://{text}:1");
        let ours = ServiceUri::parse(&uri).ok().and_then(|uri| match uri.host() {
            Host::Ipv4(address) => Some(address),
            _ => None,
        });
        assert_eq!(ours, text.parse::<Ipv4Addr>().ok(), "{text}");
    }
    if text.contains(']') {
        // It would close the brackets itself.
        return;
    }
    let expected = text.parse::<Ipv6Addr>().ok();
    let uri = format!("tcp://[{text}]:1");
    let ours = ServiceUri::parse(&uri).ok().map(|uri| uri.host());
    assert_eq!(ours, expected.map(Host::Ipv6), "{text}");
    let uri = format!("//[{text}]");
    assert_eq!(UriReference::parse(&uri).is_ok(), expected.is_some(), "{text}");
}

/// Values are decoded as `percent-encoding` does, by every way to decode them.
pub fn values_as_percent_encoding(input: &[u8]) {
    let uri = [b"ssl://h:1#certificate=", input].concat();
    let Ok(uri) = ServiceUri::parse_bytes(&uri) else { return };
    for value in uri.auth().iter().filter_map(|param| param.value()) {
        decodes_as_percent_encoding(value);
    }
    // A thumbprint prints as a digest, in whatever form it was written.
    if let Some(thumbprint) = uri.auth().thumbprint() {
        let text = percent_encoding::percent_decode_str(thumbprint.value().as_str()).decode_utf8_lossy();
        let digits: String = text.chars().filter(|c| *c != ':').collect();
        assert!(matches!(digits.len(), 40 | 64) && digits.bytes().all(|byte| byte.is_ascii_hexdigit()), "{text}");
        let colons = text.len() - digits.len();
        assert!(colons == 0 || colons == digits.len() / 2 - 1, "{text}");
    }
}

fn decodes_as_percent_encoding(value: AuthValue<'_>) {
    let expected: Vec<u8> = percent_encoding::percent_decode_str(value.as_str()).collect();
    assert!(value.bytes().eq(expected.iter().copied()));
    assert_eq!(value.decoded_len(), expected.len());
    assert!(expected.len() <= AuthValue::max_decoded_len(value.as_str().len()));
    let mut buffer = vec![0; expected.len()];
    assert_eq!(value.decode_into(&mut buffer), Ok(&expected[..]));
    if let Some(short) = expected.len().checked_sub(1) {
        assert_eq!(value.decode_into(&mut buffer[..short]), Err(CapacityError));
    }
    let lossy = String::from_utf8_lossy(&expected);
    assert_eq!(value == *lossy, lossy.as_bytes() == expected);
    assert_ne!(value, *format!("{lossy}x"));
}
