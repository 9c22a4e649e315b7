//! The addresses of virtual serial ports.
//!
//! ```text
//! service-uri = [ scheme "://" ] [ host ] ":" port [ "#" fragment ]
//! proxy-uri   = ( "telnet" | "telnets" ) "://" host ":" port [ "#" fragment ]
//! ```
//!
//! A text without `"://"` has no scheme, whatever RFC 2396 makes of it: `host:23` is host and port.

use super::chars::literal;
use super::params::{AuthParts, Given, fragment};
use super::reference::is_scheme;
use super::server::{Address, judged_host, judged_port, userinfo_at};
use super::{Err, Fault, Input, Parsed, fail, fault, is_uric};
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
#[inline(always)]
pub(crate) fn service_uri(input: Input<'_>) -> Parsed<'_, ServiceParts> {
    if input.is_empty() {
        return fault(input, ErrorKind::Empty, Part::Input);
    }
    let (rest, scheme) = match scheme_mark(input) {
        Ok((_, None)) => return fault(input, ErrorKind::UnknownScheme, Part::Scheme),
        Ok(marked) => marked,
        Err(_) => (input, None),
    };
    match target(scheme.unwrap_or(Scheme::Tcp), input, rest) {
        Err(error) if scheme.is_none() => Err(furthest(error, input)),
        outcome => outcome,
    }
}

/// `proxy-uri`
pub(crate) fn proxy_uri(input: Input<'_>) -> Parsed<'_, ServiceParts> {
    if input.is_empty() {
        return fault(input, ErrorKind::Empty, Part::Input);
    }
    match scheme_mark(input) {
        Ok((rest, Some(scheme))) if scheme.is_telnet() => match rest {
            [] | [b':' | b'/' | b'?' | b'#', ..] if userinfo_at(rest).is_err() => {
                fault(rest, ErrorKind::HostMissing, Part::Host)
            }
            _ => target(scheme, input, rest),
        },
        Ok((_, Some(_))) => fault(input, ErrorKind::SchemeNotAllowed, Part::Scheme),
        Ok((_, None)) => fault(input, ErrorKind::UnknownScheme, Part::Scheme),
        Err(_) => match behind_begun_scheme(&[Scheme::Telnet, Scheme::Telnets], input) {
            at @ [byte, ..] if !is_uric(*byte) => fault(at, ErrorKind::InvalidCharacter, Part::Scheme),
            _ => fault(input, ErrorKind::SchemeNotAllowed, Part::Scheme),
        },
    }
}

/// `scheme`, and which of ours it is.
#[inline(always)]
fn scheme_name(input: Input<'_>) -> Parsed<'_, Option<Scheme>> {
    let mut name = 0;
    let mut rest = input;
    while let [byte, behind @ ..] = rest {
        if !is_scheme(*byte) {
            break;
        }
        name = Scheme::folded(name, *byte);
        rest = behind;
    }
    let len = input.len().wrapping_sub(rest.len());
    match input {
        [b'A'..=b'Z' | b'a'..=b'z', ..] => Ok((rest, if len <= 8 { Scheme::from_folded(name) } else { None })),
        _ => fault(input, ErrorKind::InvalidCharacter, Part::Scheme),
    }
}

/// `scheme "://"`, and which of ours it is.
#[inline(always)]
fn scheme_mark(input: Input<'_>) -> Parsed<'_, Option<Scheme>> {
    let (mark, name) = scheme_name(input)?;
    let (rest, ()) = literal("://")(mark)?;
    Ok((rest, name))
}

/// `[ host ] ":" port [ "#" fragment ]`, or what is wrong with it.
#[inline(always)]
fn target<'a>(scheme: Scheme, whole: Input<'a>, input: Input<'a>) -> Parsed<'a, ServiceParts> {
    match host_port_fragment(scheme, whole, input) {
        Err(_) if userinfo_at(input).is_ok() => fault(input, ErrorKind::UserinfoNotAllowed, Part::Authority),
        outcome => outcome,
    }
}

/// `[ host ] ":" port [ "#" fragment ]`
#[inline(always)]
fn host_port_fragment<'a>(scheme: Scheme, whole: Input<'a>, input: Input<'a>) -> Parsed<'a, ServiceParts> {
    let (rest, address) = judged_host(scheme.ip_version(), input)?;
    let host = match input {
        [b'[', inside @ ..] => Span::between(whole, inside, rest).but_last(),
        _ => Span::between(whole, input, rest),
    };
    let (rest, port) = judged_port(rest)?;
    let mut given = Given::none();
    let (rest, ()) = match rest {
        [] => (rest, ()),
        [b'#', behind @ ..] => match scheme.security() {
            Security::Plain => return fault(rest, ErrorKind::ParametersNotAllowed, Part::Parameter),
            _ => fragment(&mut given, whole, behind)?,
        },
        _ => return fail(behind_port(rest)),
    };
    Ok((rest, ServiceParts { scheme, address, host, port, auth: given.parts() }))
}

/// Fails where nothing or a fragment should follow the port.
#[cold]
fn behind_port(rest: Input<'_>) -> Fault {
    match rest {
        [b'/', ..] => Fault::at(rest, ErrorKind::PathNotAllowed, Part::Path),
        [b'?', ..] => Fault::at(rest, ErrorKind::QueryNotAllowed, Part::Query),
        _ => Fault::at(rest, ErrorKind::InvalidCharacter, Part::Port),
    }
}

/// What a text without a scheme fails with: its own fault as a host and a port, or, if it gets further as the
/// beginning of a scheme and its `"://"`, that one.
#[cold]
fn furthest(error: Err<Fault>, input: Input<'_>) -> Err<Fault> {
    let at = behind_begun_scheme(&Scheme::ALL, input);
    match error {
        // These two point at a part that begins before the byte that decided; no scheme gets further than that byte.
        Err::Error(fault) if fault.is(ErrorKind::UserinfoNotAllowed) || fault.is(ErrorKind::InvalidIpv4) => {
            Err::Error(fault)
        }
        Err::Error(fault) if fault.left > at.len() => {
            let kind = if at.is_empty() { ErrorKind::PortMissing } else { ErrorKind::InvalidCharacter };
            Err::Error(Fault::at(at, kind, Part::Scheme))
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
