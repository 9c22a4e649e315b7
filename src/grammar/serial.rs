//! The URIs of virtual serial ports.
//!
//! ```text
//! service-uri = [ scheme "://" ] [ host ] ":" port [ "#" fragment ]
//! proxy-uri   = ( "telnet" | "telnets" ) "://" host ":" port [ "#" fragment ]
//! ```
//!
//! A text without `"://"` has no scheme: RFC 2396 would read `host:23` as the scheme `host`; here it is a host and a port.
//!
//! Productions write what they read through `&mut` parameters, for the reason in `grammar.rs`.

use nom::Parser;
use nom::sequence::terminated;

use super::authority::{host_fault, is_toplabel, labels, port_fault, userinfo};
use super::fault::{Fault, Input, ParseResult, consumed, fail, fault, finish};
use super::ip::{ipv4_address, ipv6_reference};
use super::params::{Values, fragment, no_values};
use super::parts::{HostKind, HostParts, ServiceParts};
use super::reference;
use super::scan::{letters, literal};
use crate::error::{ErrorKind, ParseError, Part};
use crate::scheme::{IpVersion, Scheme, Security};
use crate::span::Span;

/// `service-uri = [ scheme "://" ] [ host ] ":" port [ "#" fragment ]`
#[inline(always)]
pub(crate) fn service_uri(input: Input<'_>) -> Result<ServiceParts, ParseError> {
    let (rest, scheme, scheme_left) = match scheme_prefix(input) {
        // The scheme did not fail. The start of the input is never after a fault in the rest, so that fault is reported.
        Ok((rest, scheme)) => (rest, scheme, input.len()),
        Err(error) => (input, Scheme::Tcp, Fault::of(error).left),
    };
    let (mut host, mut values) = (HostParts::none(), no_values());
    match finish(host_port_fragment(scheme, &mut host, &mut values, rest)) {
        Ok(port) => Ok(ServiceParts::new(scheme, &host, port, &values)),
        Err(fault) => Err(error_for(fault, input, rest, scheme_left)),
    }
}

/// `proxy-uri = ( "telnet" | "telnets" ) "://" host ":" port [ "#" fragment ]`
#[inline(always)]
pub(crate) fn proxy_uri(input: Input<'_>) -> Result<ServiceParts, ParseError> {
    let (rest, scheme) = match scheme_prefix(input) {
        Ok((rest, scheme)) if scheme.is_telnet() => (rest, scheme),
        _ => return Err(proxy_scheme_fault(input).error(input)),
    };
    if let [] | [b':' | b'/' | b'?' | b'#', ..] = rest {
        return Err(error_for(Fault::at(rest, ErrorKind::HostMissing, Part::Host), input, rest, input.len()));
    }
    let (mut host, mut values) = (HostParts::none(), no_values());
    match finish(host_port_fragment(scheme, &mut host, &mut values, rest)) {
        Ok(port) => Ok(ServiceParts::new(scheme, &host, port, &values)),
        Err(fault) => Err(error_for(fault, input, rest, input.len())),
    }
}

/// `scheme "://"`
///
/// A failure points at the first byte that cannot continue any scheme.
#[inline(always)]
fn scheme_prefix(input: Input<'_>) -> ParseResult<'_, Scheme> {
    let (rest, scheme) = scheme(input)?;
    Ok((literal("://")(rest)?.0, scheme))
}

/// `scheme = tcp | telnet | "ssl"`, case-insensitive (RFC 2396 section 3.1)
#[inline(always)]
fn scheme(input: Input<'_>) -> ParseResult<'_, Scheme> {
    match input {
        [b't' | b'T', b'c' | b'C', ..] => tcp(input),
        [b't' | b'T', ..] => telnet(input),
        _ => Ok((letters("ssl")(input)?.0, Scheme::Ssl)),
    }
}

/// `tcp = "tcp" [ "4" | "6" ] [ "+ssl" ]`
#[inline(always)]
fn tcp(input: Input<'_>) -> ParseResult<'_, Scheme> {
    let (rest, ()) = letters("tcp")(input)?;
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

/// `telnet = "telnet" [ "s" ]`
#[inline(always)]
fn telnet(input: Input<'_>) -> ParseResult<'_, Scheme> {
    let (rest, ()) = letters("telnet")(input)?;
    match rest {
        [b's' | b'S', rest @ ..] => Ok((rest, Scheme::Telnets)),
        _ => Ok((rest, Scheme::Telnet)),
    }
}

/// `[ host ] ":" port [ "#" fragment ]`
#[inline(always)]
fn host_port_fragment<'a>(
    scheme: Scheme,
    host: &mut HostParts,
    values: &mut Values,
    input: Input<'a>,
) -> ParseResult<'a, u16> {
    let (rest, ()) = host_and_colon(scheme.ip_version(), host, input)?;
    host.span = Span::between(input, rest).but_last();
    let (rest, port) = port(rest)?;
    match rest {
        [] => Ok((rest, port)),
        [b'#', after @ ..] => match scheme.security() {
            Security::Plain => fault(rest, ErrorKind::ParametersNotAllowed, Part::Parameter),
            _ => Ok((fragment(values, after)?.0, port)),
        },
        _ => fail(after_port_fault(rest)),
    }
}

/// `[ host ] ":"`, where `host = hostname | IPv4address | "[" IPv6address "]"`
///
/// Names and IPv4 addresses are validated at the `:`. Input that ends before it has no port.
#[inline(always)]
fn host_and_colon<'a>(version: IpVersion, host: &mut HostParts, input: Input<'a>) -> ParseResult<'a, ()> {
    match input {
        [b':', after @ ..] => return Ok((after, ())),
        [b'[', ..] => {
            if matches!(version, IpVersion::V4) {
                return fault(input, ErrorKind::IpVersionMismatch, Part::Host);
            }
            host.kind = HostKind::Ipv6;
            let (rest, ()) = ipv6_reference(&mut host.address, input)?;
            return match rest {
                [b':', after @ ..] => Ok((after, ())),
                _ => fail(port_fault(rest)),
            };
        }
        [b'0'..=b'9', ..] => {
            if let Ok(([b':', after @ ..], address)) = ipv4_address(input) {
                if matches!(version, IpVersion::V6) {
                    return fault(input, ErrorKind::IpVersionMismatch, Part::Host);
                }
                host.kind = HostKind::Ipv4;
                host.address.set_ipv4(address);
                return Ok((after, ()));
            }
        }
        _ => {}
    }
    host.kind = HostKind::Name;
    let (rest, last) = labels(input)?;
    match rest {
        [b':', after @ ..] if is_toplabel(last) => Ok((after, ())),
        [b':', ..] if consumed(last, rest).iter().all(|byte| matches!(byte, b'0'..=b'9' | b'.')) => {
            fault(input, ErrorKind::InvalidIpv4, Part::Host)
        }
        _ => fail(host_fault(rest)),
    }
}

/// `port = 1*digit`, a number up to 65535
#[inline(always)]
fn port(input: Input<'_>) -> ParseResult<'_, u16> {
    let (mut rest, mut port) = (input, 0_u32);
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        port = port.wrapping_mul(10).wrapping_add(u32::from(digit & 0x0F));
        if port > u32::from(u16::MAX) {
            return fault(input, ErrorKind::PortOutOfRange, Part::Port);
        }
        rest = after;
    }
    if rest.len() == input.len() { fail(port_fault(input)) } else { Ok((rest, port as u16)) }
}

/// The fault at input after the port that is not a fragment.
#[cold]
fn after_port_fault(at: Input<'_>) -> Fault {
    match at {
        [b'/', ..] => Fault::at(at, ErrorKind::PathNotAllowed, Part::Path),
        [b'?', ..] => Fault::at(at, ErrorKind::QueryNotAllowed, Part::Query),
        _ => Fault::at(at, ErrorKind::InvalidCharacter, Part::Port),
    }
}

/// The error for a rejected `input`: the `fault` in `target`, the input after the scheme, unless one of these comes first:
///
/// | input | error |
/// |---|---|
/// | nothing | `Empty` |
/// | `http://h:1` | `UnknownScheme` |
/// | `u@h:1` | `UserinfoNotAllowed` |
/// | `tcp:/` | `PortMissing`: it ends inside `scheme "://"` |
/// | `telnet:x` | `InvalidCharacter`: read as a scheme, it is valid for longer than as a host |
///
/// `scheme_left` is the number of bytes that remained where `scheme "://"` failed, or all of them if it did not.
#[inline(always)]
fn error_for(fault: Fault, input: Input<'_>, target: Input<'_>, scheme_left: usize) -> ParseError {
    let fault = if input.is_empty() {
        Fault::at(input, ErrorKind::Empty, Part::Input)
    } else if target.len() == input.len() && has_scheme_prefix(input) {
        Fault::at(input, ErrorKind::UnknownScheme, Part::Scheme)
    } else if has_userinfo(&fault, target) {
        Fault::at(target, ErrorKind::UserinfoNotAllowed, Part::Authority)
    } else {
        match scheme_left {
            0 => Fault::at(&[], ErrorKind::PortMissing, Part::Scheme),
            // `InvalidIpv4` points at the start of the host, although the host was read up to its `:`, and no scheme prefix
            // reaches that far.
            left if left < fault.left && fault.kind != ErrorKind::InvalidIpv4 => {
                Fault { left, kind: ErrorKind::InvalidCharacter, part: Part::Scheme }
            }
            _ => fault,
        }
    };
    fault.error(input)
}

/// Whether `target`, which failed with `fault`, starts with `userinfo "@"`.
fn has_userinfo(fault: &Fault, target: Input<'_>) -> bool {
    // What has been read contains no "@", and nothing after the port can be userinfo.
    fault.left != 0 && matches!(fault.part, Part::Host | Part::Port) && matches!(userinfo(target), Ok(([b'@', ..], _)))
}

/// The fault of an `input` that does not start with the scheme of a proxy.
#[cold]
fn proxy_scheme_fault(input: Input<'_>) -> Fault {
    if input.is_empty() {
        return Fault::at(input, ErrorKind::Empty, Part::Input);
    }
    if has_scheme_prefix(input) && scheme_prefix(input).is_err() {
        return Fault::at(input, ErrorKind::UnknownScheme, Part::Scheme);
    }
    match terminated(telnet, literal("://")).parse(input).map_err(Fault::of) {
        Err(fault) if !fault.at_uric(input) => fault,
        _ => Fault::at(input, ErrorKind::SchemeNotAllowed, Part::Scheme),
    }
}

/// Whether `input` starts with any `scheme "://"`.
fn has_scheme_prefix(input: Input<'_>) -> bool {
    matches!(reference::scheme(input), Ok(([b':', b'/', b'/', ..], _)))
}
