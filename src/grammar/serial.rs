//! The addresses of virtual serial ports.
//!
//! ```text
//! service-uri = [ scheme "://" ] [ host ] ":" port [ "#" fragment ]
//! proxy-uri   = ( "telnet" | "telnets" ) "://" host ":" port [ "#" fragment ]
//! ```
//!
//! A text without `"://"` has no scheme, whatever RFC 2396 makes of it: `host:23` is host and port.

use nom::Parser;
use nom::bytes::complete::tag;
use nom::sequence::terminated;

use super::params::{AuthParts, fragment};
use super::reference::scheme;
use super::server::{Address, judged_host, judged_port, userinfo_at};
use super::{Err, Fault, Input, Parsed, fault, is_uric, span};
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

/// `service-uri`
pub(crate) fn service_uri(input: Input<'_>) -> Parsed<'_, ServiceParts> {
    if input.is_empty() {
        return fault(input, ErrorKind::Empty, Part::Input);
    }
    match scheme_mark(input) {
        Ok((rest, name)) => match Scheme::from_bytes(name) {
            Some(scheme) => target(scheme, input, rest),
            None => fault(input, ErrorKind::UnknownScheme, Part::Scheme),
        },
        Err(_) => target(Scheme::Tcp, input, input).map_err(|error| furthest(error, input)),
    }
}

/// `proxy-uri`
pub(crate) fn proxy_uri(input: Input<'_>) -> Parsed<'_, ServiceParts> {
    if input.is_empty() {
        return fault(input, ErrorKind::Empty, Part::Input);
    }
    match scheme_mark(input) {
        Ok((rest, name)) => match Scheme::from_bytes(name) {
            Some(scheme) if scheme.is_telnet() => match rest {
                [] | [b':' | b'/' | b'?' | b'#', ..] if userinfo_at(rest).is_err() => {
                    fault(rest, ErrorKind::HostMissing, Part::Host)
                }
                _ => target(scheme, input, rest),
            },
            Some(_) => fault(input, ErrorKind::SchemeNotAllowed, Part::Scheme),
            None => fault(input, ErrorKind::UnknownScheme, Part::Scheme),
        },
        Err(_) => match behind_begun_scheme(&[Scheme::Telnet, Scheme::Telnets], input) {
            at @ [byte, ..] if !is_uric(*byte) => fault(at, ErrorKind::InvalidCharacter, Part::Scheme),
            _ => fault(input, ErrorKind::SchemeNotAllowed, Part::Scheme),
        },
    }
}

/// `scheme "://"`
fn scheme_mark(input: Input<'_>) -> Parsed<'_, Input<'_>> {
    terminated(scheme, tag("://")).parse(input)
}

/// `[ host ] ":" port [ "#" fragment ]`, or what is wrong with it.
fn target<'a>(scheme: Scheme, whole: Input<'a>, input: Input<'a>) -> Parsed<'a, ServiceParts> {
    match host_port_fragment(scheme, whole, input) {
        Err(_) if userinfo_at(input).is_ok() => fault(input, ErrorKind::UserinfoNotAllowed, Part::Authority),
        outcome => outcome,
    }
}

/// `[ host ] ":" port [ "#" fragment ]`
fn host_port_fragment<'a>(scheme: Scheme, whole: Input<'a>, input: Input<'a>) -> Parsed<'a, ServiceParts> {
    let (rest, (address, host)) = judged_host(scheme.ip_version(), input)?;
    let (rest, port) = judged_port(rest)?;
    let (rest, auth) = match rest {
        [] => (rest, AuthParts::NONE),
        [b'#', ..] if matches!(scheme.security(), Security::Plain) => {
            return fault(rest, ErrorKind::ParametersNotAllowed, Part::Parameter);
        }
        [b'#', rest @ ..] => fragment(whole, rest)?,
        [b'/', ..] => return fault(rest, ErrorKind::PathNotAllowed, Part::Path),
        [b'?', ..] => return fault(rest, ErrorKind::QueryNotAllowed, Part::Query),
        _ => return fault(rest, ErrorKind::InvalidCharacter, Part::Port),
    };
    Ok((rest, ServiceParts { scheme, address, host: span(whole, host), port, auth }))
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
