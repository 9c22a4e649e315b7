//! Properties of the parsed types and of the backing object.

use std::hash::{BuildHasher, RandomState};

use arbitrary::{Arbitrary, Unstructured};
use vserial_uri::{
    BackingField, Direction, Endpoint, ErrorKind, Host, IpVersion, ParseError, ProxyUri, Scheme, Security, ServiceUri,
    UriBacking, UriReference, vspc::DoProxy,
};

/// The parts, joined, are the input, and every part is a slice of it.
pub fn views(input: &[u8]) {
    if let Ok(uri) = UriReference::parse_bytes(input) {
        assert_inside(input, uri.as_str());
        reference_rejoins(input, uri);
    }
    if let Ok(uri) = ServiceUri::parse_bytes(input) {
        assert_inside(input, uri.as_str());
        service_rejoins(input, uri);
    }
    if let Ok(uri) = ProxyUri::parse_bytes(input) {
        assert!(uri.scheme().is_telnet() && uri.host() != Host::Empty);
        service_rejoins(input, uri.into());
    }
    // The bytes after the slice do not matter.
    for end in [input.len() / 2, input.len().saturating_sub(1)] {
        let copy = input[..end].to_vec();
        assert_eq!(ServiceUri::parse_bytes(&input[..end]), ServiceUri::parse_bytes(&copy));
        assert_eq!(UriReference::parse_bytes(&input[..end]), UriReference::parse_bytes(&copy));
    }
    equality_and_order_are_those_of_the_text(input);
}

/// Joins the parts by RFC 2396 section 5.2, step 7.
fn reference_rejoins(input: &[u8], uri: UriReference<'_>) {
    let mut joined = String::new();
    if let Some(scheme) = uri.scheme() {
        assert_inside(input, scheme);
        joined += &format!("{scheme}:");
    }
    if let Some(authority) = uri.authority() {
        assert_inside(input, authority.as_str());
        joined += &format!("//{authority}");
        let (userinfo, host, port) = (authority.userinfo(), authority.host(), authority.port());
        for part in [userinfo, host, port].into_iter().flatten() {
            assert_inside(input, part);
        }
        let hostport = host.map(|host| {
            let port = port.map(|port| format!(":{port}")).unwrap_or_default();
            userinfo.map(|userinfo| format!("{userinfo}@")).unwrap_or_default() + host + &port
        });
        match hostport {
            Some(server) => assert_eq!(server, authority.as_str()),
            None => assert_eq!(authority.is_registry_name(), !authority.as_str().is_empty()),
        }
    }
    assert_inside(input, uri.path());
    joined += uri.path();
    if let Some(query) = uri.query() {
        assert_inside(input, query);
        joined += &format!("?{query}");
    }
    if let Some(fragment) = uri.fragment() {
        assert_inside(input, fragment);
        joined += &format!("#{fragment}");
    }
    assert_eq!(joined.as_bytes(), input);
    assert_eq!(UriReference::parse(&joined), Ok(uri));
}

fn service_rejoins(input: &[u8], uri: ServiceUri<'_>) {
    let text = uri.as_str();
    assert_eq!(text.as_bytes(), input);
    assert_eq!(uri.to_string(), text);
    assert_inside(input, uri.host_str());
    let (brackets, closing) = if let Host::Ipv6(_) = uri.host() { ("[", "]") } else { ("", "") };
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (Some(scheme), rest),
        None => (None, text),
    };
    assert!(scheme.unwrap_or("tcp").eq_ignore_ascii_case(uri.scheme().as_str()));
    let host = format!("{brackets}{}{closing}:", uri.host_str());
    let rest = rest.strip_prefix(&host).expect("the host and a colon");
    let (port, fragment) = match rest.split_once('#') {
        Some((port, fragment)) => (port, Some(fragment)),
        None => (rest, None),
    };
    assert_eq!(port.trim_start_matches('0').parse().unwrap_or(0), uri.port());
    let auth = uri.auth();
    assert_eq!(fragment.unwrap_or_default(), auth.as_str());
    assert_eq!(fragment.is_none(), auth.is_empty());
    assert_eq!(auth.iter().map(|param| param.to_string()).collect::<Vec<_>>().join("&"), auth.as_str());
    let typed = [
        auth.certificate().map(|typed| typed.value()),
        auth.thumbprint().map(|typed| typed.value()),
        auth.peer_name().map(|typed| typed.value()),
        auth.cipher_list().map(|typed| typed.value()),
    ];
    for value in typed.into_iter().flatten() {
        assert_inside(input, value.as_str());
        assert!(!value.as_str().is_empty());
    }
    let verified = typed[..3].iter().any(Option::is_some) || auth.has_verify();
    assert_eq!(uri.verifies_peer(), verified);
    assert!(auth.is_empty() || uri.scheme().security() != Security::Plain);
    match (uri.scheme().ip_version(), uri.host()) {
        (IpVersion::V4, Host::Ipv6(_)) | (IpVersion::V6, Host::Ipv4(_)) => panic!("{text}: the wrong IP version"),
        _ => {}
    }
}

#[track_caller]
fn assert_inside(whole: &[u8], part: &str) {
    let (whole, part) = (whole.as_ptr_range(), part.as_bytes().as_ptr_range());
    assert!(whole.start <= part.start && part.end <= whole.end, "a part is not a slice of the input");
}

fn equality_and_order_are_those_of_the_text(input: &[u8]) {
    let (one, other) = input.split_at(input.len() / 2);
    let (Ok(one), Ok(other)) = (UriReference::parse_bytes(one), UriReference::parse_bytes(other)) else {
        return;
    };
    let state = RandomState::new();
    assert_eq!(one == other, one.as_str() == other.as_str());
    assert_eq!(one.cmp(&other), one.as_str().cmp(other.as_str()));
    assert_eq!(one.partial_cmp(&other), Some(one.cmp(&other)));
    assert_eq!(state.hash_one(one) == state.hash_one(other), one == other);
}

/// A text without `"://"` has the parts that it has after `tcp://`.
pub fn bare_is_tcp(input: &[u8]) {
    let Ok(bare) = std::str::from_utf8(input) else { return };
    if bare.contains("://") || bare.is_empty() {
        return;
    }
    let written = format!("tcp://{bare}");
    match (ServiceUri::parse(bare), ServiceUri::parse(&written)) {
        (Ok(bare), Ok(written)) => {
            assert_eq!(bare.scheme(), Scheme::Tcp);
            assert_eq!(bare.scheme(), written.scheme());
            assert_eq!(bare.host(), written.host());
            assert_eq!(bare.host_str(), written.host_str());
            assert_eq!(bare.port(), written.port());
            assert_eq!(bare.auth(), written.auth());
        }
        (Err(error), Err(written)) => {
            let shifted = written.offset() - "tcp://".len();
            if (error.kind(), error.offset()) != (written.kind(), shifted) {
                // A prefix of a scheme that is longer than the valid prefix of a host.
                let begun = bare[..error.offset()].to_ascii_lowercase();
                let begins = Scheme::ALL.iter().any(|scheme| format!("{scheme}://").starts_with(&begun));
                assert!(begins && error.offset() > shifted, "{bare:?}: {error:?}, but {written:?}");
            }
        }
        (bare, written) => panic!("{bare:?}, but {written:?}"),
    }
}

/// An error prints its kind, its part, the offset and the byte there, and has a message for any text.
pub fn errors_have_messages(input: &[u8]) {
    let errors = [
        ServiceUri::parse_bytes(input).err(),
        ProxyUri::parse_bytes(input).err(),
        UriReference::parse_bytes(input).err(),
        std::str::from_utf8(input).ok().and_then(|text| Direction::parse(text).err()),
    ];
    let text = String::from_utf8_lossy(input);
    for error in errors.into_iter().flatten() {
        let found = input.get(error.offset()).map(|byte| format!("\"{}\"", byte.escape_ascii()));
        assert!(found.is_some() || error.offset() == input.len());
        let place = format!(", at byte {} ({})", error.offset(), found.as_deref().unwrap_or("the end"));
        let printed = error.to_string();
        let part = printed.strip_prefix(&error.kind().to_string()).and_then(|rest| rest.strip_suffix(&place));
        let has_part = part.expect("kind and place").starts_with(" in the ");
        assert_eq!(has_part, error.kind() == ErrorKind::InvalidCharacter, "{printed}");
        // For a text other than the rejected one, the message may be meaningless.
        for text in [&*text, "", "é", "tcp://h:1#verify", "tcp://üüüü", "://", "#&=", "]]]]]]]]]]]]", "ü[ü]ü"] {
            let message = error.explain(text).to_string();
            assert!(!message.is_empty() && message.len() < 1000, "{message}");
            assert!(!message.chars().any(char::is_control), "{message:?}");
        }
    }
}

/// The backing object accepts the texts that its fields accept, and keeps them.
pub fn backing(input: &[u8]) {
    let Ok((client, service, proxy)) = <(bool, &str, Option<&str>)>::arbitrary(&mut Unstructured::new(input)) else {
        return;
    };
    let direction = if client { Direction::Client } else { Direction::Server };
    let outcome = UriBacking::new(direction, service, proxy);
    let at = |field| move |error: ParseError| (field, error.kind(), error.offset());
    let expected = match proxy.filter(|proxy| !proxy.is_empty()) {
        None => ServiceUri::parse(service).map_err(at(BackingField::ServiceUri)).and_then(|uri| match uri.host() {
            // The position of the host: before the colon of the port.
            Host::Empty if client => {
                Err((BackingField::ServiceUri, ErrorKind::HostMissing, service.find("://").map_or(0, |mark| mark + 3)))
            }
            _ => Ok(()),
        }),
        Some(proxy) => ProxyUri::parse(proxy).map_err(at(BackingField::ProxyUri)).and_then(|_| {
            match service.find(char::is_control) {
                Some(offset) => Err((BackingField::ServiceUri, ErrorKind::InvalidCharacter, offset)),
                None if service.is_empty() => Err((BackingField::ServiceUri, ErrorKind::Empty, 0)),
                None => Ok(()),
            }
        }),
    };
    assert_eq!(outcome.map(drop).map_err(|error| (error.field(), error.kind(), error.offset())), expected);
    if let Ok(backing) = outcome {
        assert_eq!(backing.direction(), direction);
        assert_eq!(backing.service_uri(), service);
        assert_eq!(backing.proxy().map(|proxy| proxy.as_str()), proxy.filter(|proxy| !proxy.is_empty()));
        let (endpoint, do_proxy) = match (backing.proxy(), ServiceUri::parse(service)) {
            (Some(proxy), _) => (Endpoint::Connect(proxy.into()), DoProxy::new(direction, service).ok()),
            (None, Ok(uri)) if client => (Endpoint::Connect(uri), None),
            (None, uri) => (Endpoint::Listen(uri.unwrap()), None),
        };
        assert_eq!((backing.endpoint(), backing.do_proxy()), (endpoint, do_proxy));
        assert_eq!(backing.parse_service(), ServiceUri::parse(service));
        assert_eq!(backing.parse_service_reference(), UriReference::parse(service));
    }
}
