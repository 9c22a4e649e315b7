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
use super::reference::scheme;
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
    match known_scheme(input) {
        Ok((rest, scheme)) => target(scheme, input, rest),
        Err(_) => target(Scheme::Tcp, input, input).map_err(|error| without_scheme(error, input)),
    }
}

/// `proxy-uri`
pub(crate) fn proxy_uri(input: Input<'_>) -> Parsed<'_, ServiceParts> {
    match known_scheme(input) {
        Ok((rest, scheme)) if scheme.is_telnet() => match rest {
            [] | [b':' | b'/' | b'?' | b'#', ..] if userinfo_at(rest).is_err() => {
                fault(rest, ErrorKind::HostMissing, Part::Host)
            }
            _ => target(scheme, input, rest),
        },
        Ok(_) => fault(input, ErrorKind::SchemeNotAllowed, Part::Scheme),
        Err(_) if input.is_empty() => fault(input, ErrorKind::Empty, Part::Input),
        Err(_) if any_scheme(input).is_ok() => fault(input, ErrorKind::UnknownScheme, Part::Scheme),
        Err(_) => match behind_begun_scheme(&[Scheme::Telnet, Scheme::Telnets], input) {
            at @ [byte, ..] if !is_uric(*byte) => fault(at, ErrorKind::InvalidCharacter, Part::Scheme),
            _ => fault(input, ErrorKind::SchemeNotAllowed, Part::Scheme),
        },
    }
}

/// `( "tcp" | "tcp4" | "tcp6" | "ssl" | "tcp+ssl" | "tcp4+ssl" | "tcp6+ssl" | "telnet" | "telnets" ) "://"`, in any case:
/// RFC 2396 section 3.1.
#[inline(always)]
fn known_scheme(input: Input<'_>) -> Parsed<'_, Scheme> {
    let word = first_word(input);
    for name in &NAMES {
        if (word | name.case) & name.mask == name.word {
            let behind = input.get(name.scheme.as_str().len()..).unwrap_or_default();
            if let Ok((rest, ())) = literal("://")(behind) {
                return Ok((rest, name.scheme));
            }
        }
    }
    fault(input, ErrorKind::InvalidCharacter, Part::Scheme)
}

/// The first eight bytes as a number, the first one lowest. Where there are fewer, zeros stand for the others.
#[inline(always)]
fn first_word(input: Input<'_>) -> u64 {
    match input.first_chunk() {
        Some(first) => u64::from_le_bytes(*first),
        None => input.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    }
}

/// The name of a scheme as a number, to be compared at once.
struct Name {
    scheme: Scheme,
    word: u64,
    /// The bits that tell a small letter from a capital.
    case: u64,
    /// The bits that belong to the name.
    mask: u64,
}

static NAMES: [Name; 9] = [
    Name::of(Scheme::Telnet),
    Name::of(Scheme::Telnets),
    Name::of(Scheme::Tcp),
    Name::of(Scheme::Tcp4),
    Name::of(Scheme::Tcp6),
    Name::of(Scheme::Ssl),
    Name::of(Scheme::TcpSsl),
    Name::of(Scheme::Tcp4Ssl),
    Name::of(Scheme::Tcp6Ssl),
];

impl Name {
    const fn of(scheme: Scheme) -> Self {
        let mut name = Self { scheme, word: 0, case: 0, mask: 0 };
        let mut rest = scheme.as_str().as_bytes();
        assert!(rest.len() <= 8, "a name is one word at most");
        while let [before @ .., last] = rest {
            name.word = name.word << 8 | *last as u64;
            name.case = name.case << 8 | if last.is_ascii_lowercase() { 0x20 } else { 0 };
            name.mask = name.mask << 8 | 0xFF;
            rest = before;
        }
        name
    }
}

/// `scheme "://"`
fn any_scheme(input: Input<'_>) -> Parsed<'_, ()> {
    let (mark, _) = scheme(input)?;
    literal("://")(mark)
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

/// What a text without a known scheme fails with: its own fault as a host and a port, or, if it gets further as the
/// beginning of a scheme and its `"://"`, that one.
#[cold]
fn without_scheme(error: Err<Fault>, input: Input<'_>) -> Err<Fault> {
    if input.is_empty() {
        return Err::Error(Fault::at(input, ErrorKind::Empty, Part::Input));
    }
    if any_scheme(input).is_ok() {
        return Err::Error(Fault::at(input, ErrorKind::UnknownScheme, Part::Scheme));
    }
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
