//! The addresses of virtual serial ports.
//!
//! ```text
//! service-uri = [ scheme "://" ] [ host ] ":" port [ "#" fragment ]
//! proxy-uri   = ( "telnet" | "telnets" ) "://" host ":" port [ "#" fragment ]
//! ```
//!
//! A text without `"://"` has no scheme, whatever RFC 2396 makes of it: `host:23` is host and port.

use nom::Parser;
use nom::sequence::terminated;

use super::chars::literal;
use super::params::{AuthParts, fragment};
use super::reference::scheme;
use super::server::{Address, judged_host, judged_port, userinfo_at};
use super::{Err, Fault, Input, Parsed, fault, is_uric};
use crate::error::{ErrorKind, Part};
use crate::scheme::{Scheme, Security};
use crate::span::Span;

/// The parts of a service address.
#[derive(Clone, Copy)]
pub(crate) struct ServiceParts {
    pub(crate) scheme: Scheme,
    pub(crate) address: Address,
    /// The host's text, without brackets.
    pub(crate) host: Span,
    pub(crate) port: u16,
    pub(crate) auth: AuthParts,
}

impl ServiceParts {
    /// Before anything is read.
    pub(crate) const NONE: Self =
        Self { scheme: Scheme::Tcp, address: Address::Empty, host: Span::ABSENT, port: 0, auth: AuthParts::NONE };
}

/// `service-uri`
pub(crate) fn service_uri<'a>(parts: &mut ServiceParts, input: Input<'a>) -> Parsed<'a, ()> {
    if input.is_empty() {
        return fault(input, ErrorKind::Empty, Part::Input);
    }
    match scheme_mark(input) {
        Ok((rest, Some(scheme))) => {
            parts.scheme = scheme;
            target(parts, input, rest)
        }
        Ok((_, None)) => fault(input, ErrorKind::UnknownScheme, Part::Scheme),
        Err(_) => target(parts, input, input).map_err(|error| furthest(error, input)),
    }
}

/// `proxy-uri`
pub(crate) fn proxy_uri<'a>(parts: &mut ServiceParts, input: Input<'a>) -> Parsed<'a, ()> {
    if input.is_empty() {
        return fault(input, ErrorKind::Empty, Part::Input);
    }
    match scheme_mark(input) {
        Ok((rest, Some(scheme))) if scheme.is_telnet() => match rest {
            [] | [b':' | b'/' | b'?' | b'#', ..] if userinfo_at(rest).is_err() => {
                fault(rest, ErrorKind::HostMissing, Part::Host)
            }
            _ => {
                parts.scheme = scheme;
                target(parts, input, rest)
            }
        },
        Ok((_, Some(_))) => fault(input, ErrorKind::SchemeNotAllowed, Part::Scheme),
        Ok((_, None)) => fault(input, ErrorKind::UnknownScheme, Part::Scheme),
        Err(_) => match behind_begun_scheme(&[Scheme::Telnet, Scheme::Telnets], input) {
            at @ [byte, ..] if !is_uric(*byte) => fault(at, ErrorKind::InvalidCharacter, Part::Scheme),
            _ => fault(input, ErrorKind::SchemeNotAllowed, Part::Scheme),
        },
    }
}

/// `scheme "://"`, and which of ours it is.
fn scheme_mark(input: Input<'_>) -> Parsed<'_, Option<Scheme>> {
    terminated(scheme, literal("://")).map(Scheme::from_bytes).parse(input)
}

/// `[ host ] ":" port [ "#" fragment ]`, or what is wrong with it.
fn target<'a>(parts: &mut ServiceParts, whole: Input<'a>, input: Input<'a>) -> Parsed<'a, ()> {
    match host_port_fragment(parts, whole, input) {
        Err(_) if userinfo_at(input).is_ok() => fault(input, ErrorKind::UserinfoNotAllowed, Part::Authority),
        outcome => outcome,
    }
}

/// `[ host ] ":" port [ "#" fragment ]`
fn host_port_fragment<'a>(parts: &mut ServiceParts, whole: Input<'a>, input: Input<'a>) -> Parsed<'a, ()> {
    let (rest, address) = judged_host(parts.scheme.ip_version(), input)?;
    parts.address = address;
    parts.host = match (address, input) {
        (Address::Ipv6(_), [_, inside @ ..]) => Span::between(whole, inside, rest).but_last(),
        _ => Span::between(whole, input, rest),
    };
    let (rest, port) = judged_port(rest)?;
    parts.port = port;
    match rest {
        [] => Ok((rest, ())),
        [b'#', behind @ ..] => match parts.scheme.security() {
            Security::Plain => fault(rest, ErrorKind::ParametersNotAllowed, Part::Parameter),
            _ => fragment(&mut parts.auth, whole, behind),
        },
        _ => behind_port(rest),
    }
}

/// Fails where nothing or a fragment should follow the port.
#[cold]
fn behind_port<O>(rest: Input<'_>) -> Parsed<'_, O> {
    match rest {
        [b'/', ..] => fault(rest, ErrorKind::PathNotAllowed, Part::Path),
        [b'?', ..] => fault(rest, ErrorKind::QueryNotAllowed, Part::Query),
        _ => fault(rest, ErrorKind::InvalidCharacter, Part::Port),
    }
}

/// What a text without a scheme fails with: its own fault as a host and a port, or, if it gets further as the
/// beginning of a scheme and its `"://"`, that one.
#[cold]
fn furthest(error: Err<Fault>, input: Input<'_>) -> Err<Fault> {
    let at = behind_begun_scheme(&Scheme::ALL, input);
    match error {
        // These two point at a part that begins before the byte that decided; no scheme gets further than that byte.
        Err::Error(Fault { kind: ErrorKind::UserinfoNotAllowed | ErrorKind::InvalidIpv4, .. }) => error,
        Err::Error(fault) if fault.left > at.len() => {
            let kind = if at.is_empty() { ErrorKind::PortMissing } else { ErrorKind::InvalidCharacter };
            Err::Error(Fault { left: at.len(), kind, part: Part::Scheme })
        }
        other => other,
    }
}

/// What stands behind the longest beginning of `input` that begins one of `schemes` and its `"://"` as well.
fn behind_begun_scheme<'a>(schemes: &[Scheme], input: Input<'a>) -> Input<'a> {
    let mut furthest = input;
    for scheme in schemes {
        let mut rest = input;
        for expected in scheme.as_str().bytes().chain(*b"://") {
            match rest {
                [byte, behind @ ..] if byte.eq_ignore_ascii_case(&expected) => rest = behind,
                _ => break,
            }
        }
        if rest.len() < furthest.len() {
            furthest = rest;
        }
    }
    furthest
}
