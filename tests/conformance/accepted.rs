//! Checks each accepted row.

use std::borrow::Borrow;
use std::hash::{BuildHasher, RandomState};

use percent_encoding::percent_decode_str;
use vserial_uri::{AuthKey, AuthParams, AuthValue, Host, ProxyUri, ServiceUri, UriReference};

use support::rows::accept::{self, Auth, Service, proxies, references};

/// Parses the text by every function, and checks that they agree and keep the text byte for byte.
macro_rules! parse {
    ($type:ident, $input:expr) => {{
        let input: &str = $input;
        let uri = $type::parse(input).unwrap_or_else(|error| panic!("{input}: {error}"));
        assert_eq!(uri.as_str(), input);
        assert_eq!(uri.to_string(), input, "Display of {input}");
        assert_eq!(Ok(uri), $type::parse_bytes(input.as_bytes()), "parse_bytes of {input}");
        assert_eq!(Ok(uri), $type::try_from(input), "TryFrom of {input}");
        assert_eq!(Ok(uri), $type::try_from(input.as_bytes()), "TryFrom<&[u8]> of {input}");
        assert_eq!(uri, input);
        assert_eq!(uri, *input);
        assert_ne!(uri, *format!("{input} "));
        assert_ne!(uri, &*format!("{input} "));
        assert_eq!((uri.as_ref(), Borrow::<str>::borrow(&uri)), (input, input));
        assert_eq!(Ok(uri), $type::parse(uri.as_str()), "{input} again");
        assert!(format!("{uri:?}").contains(stringify!($type)), "Debug of {input}");
        uri
    }};
}

/// Checks for every pair that equality, order and hash are those of the text.
macro_rules! ordered_as_text {
    ($type:ident, $inputs:expr) => {{
        let inputs: Vec<&str> = $inputs;
        let state = RandomState::new();
        for a in &inputs {
            let uri = $type::parse(a).unwrap();
            assert_eq!(state.hash_one(uri), state.hash_one(a), "hash of {a}");
            for b in &inputs {
                let other = $type::parse(b).unwrap();
                assert_eq!(uri.cmp(&other), a.cmp(b), "{a} and {b}");
                assert_eq!(uri == other, a == b, "{a} and {b}");
            }
        }
    }};
}

/// Service URIs, among them proxy URIs.
fn services() -> impl Iterator<Item = &'static Service> {
    accept::services().chain(proxies())
}

/// Checks the parts of a service URI.
#[track_caller]
fn has_parts(uri: ServiceUri<'_>, row: &Service) {
    let input = row.input;
    let accept::Scheme(scheme, version, security, telnet) = row.scheme;
    assert_eq!(uri.scheme().as_str(), scheme, "{input}");
    assert_eq!(uri.scheme().to_string(), scheme, "{input}");
    assert_eq!(uri.scheme().ip_version().as_str(), version, "{input}");
    assert_eq!(uri.scheme().security().as_str(), security, "{input}");
    assert_eq!(uri.scheme().ip_version().to_string(), version, "{input}");
    assert_eq!(uri.scheme().security().to_string(), security, "{input}");
    assert_eq!(uri.scheme().is_telnet(), telnet, "{input}");
    assert_eq!((uri.host().kind(), uri.host_str()), (row.host.0, row.host.1), "{input}");
    let host = match (row.host.0, row.host.1) {
        ("empty", _) => Host::Empty,
        ("name", name) => Host::Name(name),
        ("ipv4", text) => Host::Ipv4(text.parse().unwrap()),
        (_, text) => Host::Ipv6(text.parse().unwrap()),
    };
    assert_eq!(uri.host(), host, "{input}");
    assert_eq!(uri.port(), row.port, "{input}");
    assert_eq!(uri.verifies_peer(), row.verification, "{input}");
    has_auth(uri.auth(), row.auth, input);
    assert_eq!(uri.auth().verifies_peer(), row.verification, "{input}");
    assert_eq!(uri.auth().as_str(), input.split_once('#').map_or("", |(_, auth)| auth), "{input}");
}

/// Checks the parameters in their order, and each by its accessor.
#[track_caller]
fn has_auth(auth: AuthParams<'_>, expected: Auth, input: &str) {
    let pairs: Vec<(&str, Option<&str>)> =
        auth.iter().map(|param| (param.key().as_str(), param.value().map(|value| value.as_str()))).collect();
    assert_eq!(pairs, expected, "{input}");
    for value in auth.iter().filter_map(|param| param.value()) {
        let decoded: Vec<u8> = percent_decode_str(value.as_str()).collect();
        assert!(value.bytes().eq(decoded.iter().copied()), "{value} in {input}");
        assert_eq!(value.decoded_len(), decoded.len(), "{value} in {input}");
        assert!(decoded.len() <= AuthValue::max_decoded_len(value.as_str().len()), "{value} in {input}");
        assert_eq!(value.to_string(), value.as_str(), "Display of a value in {input}");
    }
    assert_eq!(auth.to_string(), auth.as_str(), "Display of the parameters of {input}");
    assert_eq!(format!("{auth:?}"), format!("AuthParams({:?})", auth.as_str()), "{input}");
    let each: Vec<String> = auth.iter().map(|param| param.to_string()).collect();
    assert_eq!(each.join("&"), auth.as_str(), "Display of each parameter of {input}");
    assert_eq!(auth.is_empty(), expected.is_empty(), "{input}");
    let of = |key: AuthKey| expected.iter().find(|(name, _)| *name == key.as_str()).map(|(_, value)| *value);
    let value = |key: AuthKey| of(key).flatten();
    assert_eq!(auth.certificate().map(|typed| typed.value().as_str()), value(AuthKey::Certificate), "{input}");
    assert_eq!(auth.thumbprint().map(|typed| typed.value().as_str()), value(AuthKey::Thumbprint), "{input}");
    assert_eq!(auth.peer_name().map(|typed| typed.value().as_str()), value(AuthKey::PeerName), "{input}");
    assert_eq!(auth.cipher_list().map(|typed| typed.value().as_str()), value(AuthKey::CipherList), "{input}");
    assert_eq!(auth.has_verify(), of(AuthKey::Verify).is_some(), "{input}");
}

#[test]
fn service_uris_have_their_parts() {
    services().for_each(|row| has_parts(parse!(ServiceUri, row.input), row));
}

#[test]
fn proxy_uris_have_their_parts() {
    for row in proxies() {
        let uri = parse!(ProxyUri, row.input);
        has_parts(uri.as_service(), row);
    }
}

/// A telnet URI with a host is a proxy URI, and no other service URI is.
#[test]
fn proxy_uris_are_the_telnet_ones_with_a_host() {
    for row in services() {
        let fits = row.scheme.3 && row.host.0 != "empty";
        assert_eq!(ProxyUri::parse(row.input).is_ok(), fits, "{}", row.input);
    }
}

#[test]
fn a_host_prints_as_in_a_uri() {
    for row in services().filter(|row| row.host.0 != "ipv6") {
        assert_eq!(ServiceUri::parse(row.input).unwrap().host().to_string(), row.host.1, "{}", row.input);
    }
    for (input, shown) in [("[::1]:1", "[::1]"), ("[0:0::1.2.3.4]:1", "[::102:304]"), ("[FF01::101]:1", "[ff01::101]")]
    {
        assert_eq!(ServiceUri::parse(input).unwrap().host().to_string(), shown, "{input}");
    }
}

#[test]
fn references_have_their_parts() {
    for row in references() {
        let uri = parse!(UriReference, row.input);
        let input = row.input;
        assert_eq!(uri.scheme(), row.scheme, "scheme of {input}");
        assert_eq!(uri.authority().map(|authority| authority.as_str()), row.authority, "authority of {input}");
        assert_eq!(uri.path(), row.path, "path of {input}");
        assert_eq!(uri.query(), row.query, "query of {input}");
        assert_eq!(uri.fragment(), row.fragment, "fragment of {input}");
        assert_eq!(uri.is_opaque(), row.opaque, "opacity of {input}");
        let Some(authority) = uri.authority() else {
            assert_eq!(row.server, [None; 3], "{input}");
            continue;
        };
        assert_eq!([authority.userinfo(), authority.host(), authority.port()], row.server, "server of {input}");
        assert_eq!(authority.to_string(), authority.as_str(), "Display of the authority of {input}");
        assert_eq!(format!("{authority:?}"), format!("Authority({:?})", authority.as_str()), "{input}");
        let registry = row.server == [None; 3] && row.authority != Some("");
        assert_eq!(authority.is_registry_name(), registry, "{input}");
    }
}

#[test]
fn equality_order_and_hash_are_those_of_the_text() {
    ordered_as_text!(ServiceUri, services().map(|row| row.input).collect());
    ordered_as_text!(ProxyUri, proxies().map(|row| row.input).collect());
    ordered_as_text!(UriReference, references().map(|row| row.input).collect());
    let auths: Vec<AuthParams<'_>> = services().map(|row| ServiceUri::parse(row.input).unwrap().auth()).collect();
    for (a, b) in auths.iter().flat_map(|a| auths.iter().map(move |b| (a, b))) {
        assert_eq!(a == b, a.as_str() == b.as_str(), "{a} and {b}");
    }
    let authorities = || references().filter_map(|row| UriReference::parse(row.input).unwrap().authority());
    for (a, b) in authorities().flat_map(|a| authorities().map(move |b| (a, b))) {
        assert_eq!(a == b, a.as_str() == b.as_str(), "{a} and {b}");
    }
    let state = RandomState::new();
    for authority in authorities() {
        assert_eq!(state.hash_one(authority), state.hash_one(authority.as_str()), "{authority}");
    }
}

/// In other parsers, recursion overflowed the stack (CVE-2025-67899, uriparser), and sums of lengths overflowed integers
/// (CVE-2024-34402, uriparser; CVE-2024-21631, Vapor).
#[test]
fn long_inputs_are_parsed_like_short_ones() {
    let many = |text: &str| text.repeat(300_000 / text.len());
    for path in ["a", "/", "/a;p=1", "/%41"] {
        let path = format!("/x{}", many(path));
        assert_eq!(UriReference::parse(&format!("s:{path}")).unwrap().path(), path);
    }
    for query in ["a", "&", "%0A", "?"] {
        let query = many(query);
        assert_eq!(UriReference::parse(&format!("a?{query}#{query}")).unwrap().fragment(), Some(&*query));
    }
    for authority in ["u", "a.", "a@", ":"] {
        let authority = many(authority);
        assert_eq!(UriReference::parse(&format!("//{authority}")).unwrap().authority().unwrap().as_str(), authority);
    }
    let host = many("a.");
    assert_eq!(ServiceUri::parse(&format!("{host}:1")).unwrap().host_str(), host);
    let zeros = many("0");
    let padded = format!("tcp://h:{zeros}23");
    let uri = ServiceUri::parse(&padded).unwrap();
    assert_eq!((uri.host_str(), uri.port()), ("h", 23));
    let list = many("AES128 ");
    let uri = format!("ssl://h:1#cipherList={list}");
    assert_eq!(ServiceUri::parse(&uri).unwrap().auth().cipher_list().unwrap().value().as_str(), list);
}
