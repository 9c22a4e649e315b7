//! Nothing is copied: every text that an accessor returns is a slice of the input. Nothing allocates, and nothing is read
//! past the end of the input.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

use std::fmt::Write;
use std::hint::black_box;

use support::rows;
use vserial_uri::{
    AuthParams, Direction, Host, ParseError, ProxyUri, ServiceUri, UriBacking, UriBuilder, UriReference,
};

/// Receives each text that an accessor returns.
type See<'s> = &'s mut dyn FnMut(&str);

/// Receives formatted text and drops it.
struct Sink;

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        black_box(text);
        Ok(())
    }
}

fn see_auth(auth: AuthParams<'_>, see: See<'_>) {
    see(auth.as_str());
    auth.iter().filter_map(|param| param.value()).for_each(|value| see(value.as_str()));
    auth.certificate().into_iter().for_each(|typed| see(typed.value().as_str()));
    auth.thumbprint().into_iter().for_each(|typed| see(typed.value().as_str()));
    auth.peer_name().into_iter().for_each(|typed| see(typed.value().as_str()));
    auth.cipher_list().into_iter().for_each(|typed| see(typed.value().as_str()));
    auth.cipher_list().into_iter().flat_map(|list| list.names()).for_each(|name| see(name.value().as_str()));
    black_box(auth.thumbprint().map(|thumbprint| thumbprint.digest()));
    for value in auth.iter().filter_map(|param| param.value()) {
        let mut buffer = [0; 256];
        assert_eq!(value.decode_into(&mut buffer).unwrap().len(), value.bytes().count());
        black_box((value == "no such value", value.decode_str(&mut buffer).is_ok()));
    }
}

fn see_service(uri: ServiceUri<'_>, see: See<'_>) {
    see(uri.as_str());
    see(uri.host_str());
    if let Host::Name(name) = uri.host() {
        see(name);
    }
    see_auth(uri.auth(), see);
    black_box((uri.scheme(), uri.port(), uri.verifies_peer(), uri.tls(), uri.listen_addr()));
    for checks in [Direction::Client, Direction::Server].into_iter().filter_map(|direction| uri.checks(direction)) {
        checks.certificate().into_iter().for_each(|certificate| see(certificate.value().as_str()));
        checks.thumbprint().into_iter().for_each(|thumbprint| see(thumbprint.value().as_str()));
        black_box(checks.name().and_then(|name| name.ip()));
        write!(Sink, "{checks} {checks:?}").unwrap();
    }
    write!(Sink, "{uri} {uri:?} {} {:?}", uri.host(), uri.auth()).unwrap();
}

/// Builds a URI of the same parts and writes it.
fn rebuild(uri: ServiceUri<'_>) {
    let mut builder = UriBuilder::service(uri.scheme(), uri.host(), uri.port()).unwrap();
    if let Some(thumbprint) = uri.auth().thumbprint() {
        builder = builder.thumbprint(thumbprint.digest().as_bytes()).unwrap();
    }
    if uri.auth().has_verify() {
        builder = builder.verify().unwrap();
    }
    if uri.auth().cipher_list().is_some() {
        builder = builder.ciphers(&["AES128-SHA", "AES256-SHA"]).unwrap();
    }
    let mut buffer = [0; 512];
    let written = builder.write_into(&mut buffer).unwrap();
    assert_eq!(ServiceUri::parse(written).unwrap().port(), uri.port());
}

fn see_reference(uri: UriReference<'_>, see: See<'_>) {
    see(uri.as_str());
    see(uri.path());
    for part in [uri.scheme(), uri.query(), uri.fragment()].into_iter().flatten() {
        see(part);
    }
    if let Some(authority) = uri.authority() {
        see(authority.as_str());
        for part in [authority.userinfo(), authority.host(), authority.port()].into_iter().flatten() {
            see(part);
        }
    }
    write!(Sink, "{uri} {uri:?}").unwrap();
}

fn see_error(error: ParseError, input: &str) {
    write!(Sink, "{error} {error:?} {}", error.explain(input)).unwrap();
}

/// Parses the input as every type, and uses every accessor or formats the error.
fn see_all(input: &str, see: See<'_>) {
    match ServiceUri::parse(input) {
        Ok(uri) => see_service(uri, see),
        Err(error) => see_error(error, input),
    }
    match ProxyUri::parse(input) {
        Ok(uri) => see_service(uri.as_service(), see),
        Err(error) => see_error(error, input),
    }
    match UriReference::parse(input) {
        Ok(uri) => see_reference(uri, see),
        Err(error) => see_error(error, input),
    }
    for (direction, proxy) in [(Direction::Client, None), (Direction::Server, None), (Direction::Client, Some(input))] {
        match UriBacking::new(direction, input, proxy) {
            Ok(backing) => {
                see(backing.service_uri());
                see(backing.endpoint().uri().as_str());
                write!(Sink, "{} {:?}", backing.endpoint(), backing.do_proxy()).unwrap();
                backing.proxy().into_iter().for_each(|proxy| see(proxy.as_str()));
            }
            Err(error) => write!(Sink, "{error} {}", error.explain(input)).unwrap(),
        }
    }
}

/// Returns every input of the tables that is UTF-8.
fn inputs() -> impl Iterator<Item = String> {
    rows::inputs().filter_map(|input| String::from_utf8(input).ok())
}

#[track_caller]
fn lies_inside(part: &str, whole: &str) {
    let (part_at, whole_at) = (part.as_bytes().as_ptr_range(), whole.as_bytes().as_ptr_range());
    assert!(whole_at.start <= part_at.start && part_at.end <= whole_at.end, "{part:?} is no part of {whole:?}");
}

#[test]
fn every_text_is_a_slice_of_its_input() {
    let mut seen = 0;
    for input in inputs() {
        see_all(&input, &mut |part| {
            // The text of an absent part may be any empty one.
            if !part.is_empty() {
                lies_inside(part, &input);
            }
            seen += 1;
        });
    }
    assert!(seen > 1000, "{seen} texts");
}

/// A part that is present and empty has its position: an empty query, fragment or authority.
#[test]
fn an_empty_part_is_a_slice_too() {
    let input = "s://?#";
    let uri = UriReference::parse(input).unwrap();
    for part in [uri.authority().unwrap().as_str(), uri.query().unwrap(), uri.fragment().unwrap()] {
        assert_eq!(part, "");
        lies_inside(part, input);
    }
}

#[test]
fn nothing_allocates() {
    let counted = allocation_counter::measure(|| drop(black_box(Box::new(1))));
    assert_eq!(counted.count_total, 1, "the counter counts");
    for input in inputs() {
        let counted = allocation_counter::measure(|| see_all(&input, &mut |part| _ = black_box(part)));
        assert_eq!(counted.count_total, 0, "{input}");
    }
    for input in rows::inputs() {
        let counted = allocation_counter::measure(|| {
            _ = black_box(ProxyUri::parse_bytes(&input));
            _ = black_box(UriReference::parse_bytes(&input));
            ServiceUri::parse_bytes(&input).into_iter().for_each(rebuild);
        });
        assert_eq!(counted.count_total, 0, "{}", input.escape_ascii());
    }
}

/// The result does not depend on the bytes after the input, whether they would continue, end or invalidate it.
#[test]
fn nothing_is_read_beyond_the_end() {
    for input in inputs() {
        for tail in ["0", "x", "/", ":1", "#verify", "&verify", "41", "]:1", "@h:1", "//h:1", "%", " ", "\0", "\u{fc}"]
        {
            let longer = format!("{input}{tail}");
            let same = &longer.as_bytes()[..input.len()];
            assert_eq!(ServiceUri::parse_bytes(same), ServiceUri::parse(&input), "{input:?} before {tail:?}");
            assert_eq!(ProxyUri::parse_bytes(same), ProxyUri::parse(&input), "{input:?} before {tail:?}");
            assert_eq!(UriReference::parse_bytes(same), UriReference::parse(&input), "{input:?} before {tail:?}");
        }
    }
}
