//! The addresses of virtual serial ports.
//!
//! ```text
//! service-uri = [ scheme "://" ] [ host ] ":" port [ "#" fragment ]
//! proxy-uri   = ( "telnet" | "telnets" ) "://" host ":" port [ "#" fragment ]
//! ```
//!
//! A text without `"://"` has no scheme, whatever RFC 2396 makes of it: `host:23` is host and port.

use nom::Parser;
use nom::sequence::{preceded, terminated};

use super::params::{AuthParts, Given, fragment};
use super::reference::scheme;
use super::scan::{letters, literal};
use super::server::{Address, AddressKind, judged_host, judged_port, userinfo_at};
use super::{Fault, Input, Parsed, fail, fault, outcome};
use crate::error::{ErrorKind, ParseError, Part};
use crate::scheme::{Scheme, Security};
use crate::span::Span;

/// The parts of a service address.
#[derive(Clone, Copy)]
pub(crate) struct ServiceParts {
    pub(crate) scheme: Scheme,
    pub(crate) kind: AddressKind,
    pub(crate) bits: (u64, u64),
    /// The host's text, with the brackets of an IPv6 address.
    pub(crate) host: Span,
    pub(crate) port: u16,
    pub(crate) auth: AuthParts,
}

/// The parts found so far. Not the [`ServiceParts`] that they become: productions hand this on by reference, and only
/// [`parts`](Self::parts) copies, each part for itself; a copy of the whole is a call to `memcpy`, which a small program
/// has no other use for.
pub(crate) struct Found {
    scheme: Scheme,
    address: Address,
    host: Span,
    port: u16,
    /// How long the fragment is, which is never empty; 0 if there is none.
    fragment: usize,
}

impl Found {
    pub(crate) const fn nothing() -> Self {
        Self { scheme: Scheme::Tcp, address: Address::EMPTY, host: Span::ABSENT, port: 0, fragment: 0 }
    }

    pub(crate) const fn parts(&self, given: &Given) -> ServiceParts {
        let Self { scheme, address: Address { kind, bits }, host, port, fragment } = *self;
        ServiceParts { scheme, kind, bits, host, port, auth: AuthParts::new(fragment, given) }
    }
}

/// `service-uri`
pub(crate) fn service_uri(found: &mut Found, given: &mut Given, input: Input<'_>) -> Result<(), ParseError> {
    let (target, begun) = match scheme_mark(input) {
        Ok((rest, scheme)) => {
            found.scheme = scheme;
            (rest, None)
        }
        Err(error) => (input, Some(Fault::of(error))),
    };
    outcome(host_port_fragment(found, given, target)).map_err(|fault| why(fault, input, target, begun))
}

/// `proxy-uri`
pub(crate) fn proxy_uri(found: &mut Found, given: &mut Given, input: Input<'_>) -> Result<(), ParseError> {
    match scheme_mark(input) {
        Ok((target, scheme)) if scheme.is_telnet() => {
            found.scheme = scheme;
            let parsed = match target {
                [] | [b':' | b'/' | b'?' | b'#', ..] => fault(target, ErrorKind::HostMissing, Part::Host),
                _ => host_port_fragment(found, given, target),
            };
            outcome(parsed).map_err(|fault| why(fault, input, target, None))
        }
        _ => Err(no_proxy(input).error(input)),
    }
}

/// Why no scheme of a proxy begins `input`.
#[cold]
fn no_proxy(input: Input<'_>) -> Fault {
    if input.is_empty() {
        return Fault::at(input, ErrorKind::Empty, Part::Input);
    }
    if is_marked(input) && scheme_mark(input).is_err() {
        return Fault::at(input, ErrorKind::UnknownScheme, Part::Scheme);
    }
    match terminated(preceded(letters("t"), telnet), literal("://")).parse(input).map_err(Fault::of) {
        Err(begun) if !begun.at_uric(input) => begun,
        _ => Fault::at(input, ErrorKind::SchemeNotAllowed, Part::Scheme),
    }
}

/// `scheme "://"`, where `scheme = tcp | ssl | telnet`, in any case: RFC 2396 section 3.1.
///
/// Each byte decides what may follow, so a failure points at the first byte that begins none of them.
#[inline(always)]
fn scheme_mark(input: Input<'_>) -> Parsed<'_, Scheme> {
    let (rest, scheme) = match input {
        [b't' | b'T', rest @ ..] => match rest {
            [b'c' | b'C', rest @ ..] => tcp(rest)?,
            _ => telnet(rest)?,
        },
        _ => (letters("ssl")(input)?.0, Scheme::Ssl),
    };
    Ok((literal("://")(rest)?.0, scheme))
}

/// `tcp = "tcp" [ "4" | "6" ] [ "+ssl" ]`, behind `tc`
#[inline(always)]
fn tcp(input: Input<'_>) -> Parsed<'_, Scheme> {
    let (rest, ()) = letters("p")(input)?;
    let (rest, plain, tls) = match rest {
        [b'4', rest @ ..] => (rest, Scheme::Tcp4, Scheme::Tcp4Ssl),
        [b'6', rest @ ..] => (rest, Scheme::Tcp6, Scheme::Tcp6Ssl),
        _ => (rest, Scheme::Tcp, Scheme::TcpSsl),
    };
    match rest {
        [b'+', rest @ ..] => Ok((letters("ssl")(rest)?.0, tls)),
        _ => Ok((rest, plain)),
    }
}

/// `telnet = "telnet" [ "s" ]`, behind `t`
#[inline(always)]
fn telnet(input: Input<'_>) -> Parsed<'_, Scheme> {
    let (rest, ()) = letters("elnet")(input)?;
    match rest {
        [b's' | b'S', rest @ ..] => Ok((rest, Scheme::Telnets)),
        _ => Ok((rest, Scheme::Telnet)),
    }
}

/// Whether `input` begins with any `scheme "://"`.
#[cold]
fn is_marked(input: Input<'_>) -> bool {
    scheme(input).is_ok_and(|(rest, _)| literal("://")(rest).is_ok())
}

/// `[ host ] ":" port [ "#" fragment ]`
#[inline(always)]
fn host_port_fragment<'a>(found: &mut Found, given: &mut Given, input: Input<'a>) -> Parsed<'a, ()> {
    let (rest, ()) = judged_host(found.scheme.ip_version(), &mut found.address, input)?;
    found.host = Span::between(input, rest).but_last();
    let (rest, port) = judged_port(rest)?;
    found.port = port;
    match rest {
        [] => Ok((rest, ())),
        [b'#', behind @ ..] => match found.scheme.security() {
            Security::Plain => fault(rest, ErrorKind::ParametersNotAllowed, Part::Parameter),
            _ => {
                found.fragment = behind.len();
                fragment(given, behind)
            }
        },
        _ => fail(behind_port(rest)),
    }
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

/// What `input` is refused for: `fault` at the host or behind it, unless something before that is to blame.
///
/// `target` is what the host was read from. Where it is all of the input, `begun` tells how far a scheme of ours goes.
#[cold]
fn why(fault: Fault, input: Input<'_>, target: Input<'_>, begun: Option<Fault>) -> ParseError {
    let fault = if input.is_empty() {
        Fault::at(input, ErrorKind::Empty, Part::Input)
    } else if begun.is_some() && is_marked(input) {
        Fault::at(input, ErrorKind::UnknownScheme, Part::Scheme)
    } else if userinfo_at(target).is_ok() {
        Fault::at(target, ErrorKind::UserinfoNotAllowed, Part::Authority)
    } else {
        match begun {
            // An InvalidIpv4 points at a part that begins before the byte that decided; no scheme gets further than that.
            Some(begun) if begun.left < fault.left && !fault.is(ErrorKind::InvalidIpv4) => match begun.left {
                0 => Fault::at(&[], ErrorKind::PortMissing, Part::Scheme),
                _ => begun,
            },
            _ => fault,
        }
    };
    fault.error(input)
}
