//! `server` and what it is made of: RFC 2396 section 3.2.2.
//!
//! Names, IPv4 addresses and ports are read by their form here. The serial port grammar, which builds on `labels`, also
//! checks their values.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::{preceded, terminated};

use super::fault::{Fault, Input, ParseResult, fail, fault, span, uric_fault};
use super::groups::Address;
use super::ip::ipv6_reference;
use super::scan::{escaped_run, literal, skip, skip_while};
use crate::chars::Class;
use crate::error::{ErrorKind, Part};
use crate::span::Span;

/// `server = [ [ userinfo "@" ] hostport ]`, where it is not empty.
#[derive(Clone, Copy)]
pub(crate) struct Server {
    pub(crate) userinfo: Span,
    /// Including the brackets of an IPv6 address.
    pub(crate) host: Span,
    pub(crate) port: Span,
}

/// `[ userinfo "@" ] hostport`
pub(super) fn server(input: Input<'_>) -> ParseResult<'_, Server> {
    let (rest, userinfo) = opt(terminated(span(userinfo), literal("@"))).parse(input)?;
    let (rest, (host, port)) = hostport(rest)?;
    let [userinfo, port] = [userinfo, port].map(|part| part.unwrap_or(Span::ABSENT));
    Ok((rest, Server { userinfo, host, port }))
}

/// `userinfo = *( unreserved | escaped | ";" | ":" | "&" | "=" | "+" | "$" | "," )`
pub(super) fn userinfo(input: Input<'_>) -> ParseResult<'_, ()> {
    escaped_run(Class::USERINFO, Part::Authority, input)
}

/// `hostport = host [ ":" port ]`
fn hostport(input: Input<'_>) -> ParseResult<'_, (Span, Option<Span>)> {
    (span(host), opt(preceded(literal(":"), span(port)))).parse(input)
}

/// `hostport`, given that the host is an `IPv6reference`.
pub(super) fn ipv6_hostport(input: Input<'_>) -> ParseResult<'_, ()> {
    let (rest, ()) = ipv6_reference(&mut Address::none(), input)?;
    match rest {
        [b':', rest @ ..] => port(rest),
        _ => Ok((rest, ())),
    }
}

/// `host = hostname | IPv4address | IPv6reference`
fn host(input: Input<'_>) -> ParseResult<'_, ()> {
    alt((hostname, ipv4_form, |input| ipv6_reference(&mut Address::none(), input))).parse(input)
}

/// `hostname = *( domainlabel "." ) toplabel [ "." ]`
pub(super) fn hostname(input: Input<'_>) -> ParseResult<'_, ()> {
    match labels(input)? {
        (rest, last) if is_toplabel(last) => Ok((rest, ())),
        (rest, _) => fail(host_fault(rest)),
    }
}

/// `domainlabel *( "." domainlabel ) [ "." ]`, and the input from the last label on.
///
/// Both a hostname and an IPv4 address have this form.
#[inline(always)]
pub(super) fn labels(input: Input<'_>) -> ParseResult<'_, Input<'_>> {
    let mut label = input;
    loop {
        let (rest, ()) = domainlabel(label)?;
        match rest {
            [b'.', after @ ..] => match after {
                [byte, ..] if Class::ALPHANUM.contains(*byte) => label = after,
                _ => return Ok((after, label)),
            },
            _ => return Ok((rest, label)),
        }
    }
}

/// `domainlabel = alphanum | alphanum *( alphanum | "-" ) alphanum`
#[inline(always)]
fn domainlabel(input: Input<'_>) -> ParseResult<'_, ()> {
    let mut start = input;
    loop {
        let rest = skip(Class::ALPHANUM, start);
        if rest.len() == start.len() {
            return fail(host_fault(rest));
        }
        let [b'-', ..] = rest else {
            return Ok((rest, ()));
        };
        start = skip_while(|byte| byte == b'-', rest);
    }
}

/// Whether `label`, a `domainlabel`, is a `toplabel = alpha | alpha *( alphanum | "-" ) alphanum`
pub(super) fn is_toplabel(label: Input<'_>) -> bool {
    // What is between `Z` and `a` cannot start a label. Comparing with both ranges takes 70 bytes of flash.
    matches!(label, [b'A'..=b'z', ..])
}

/// `IPv4address = 1*digit "." 1*digit "." 1*digit "." 1*digit`
fn ipv4_form(input: Input<'_>) -> ParseResult<'_, ()> {
    (digits, literal("."), digits, literal("."), digits, literal("."), digits).map(|_| ()).parse(input)
}

/// `1*digit`
fn digits(input: Input<'_>) -> ParseResult<'_, ()> {
    match port(input)? {
        (rest, ()) if rest.len() == input.len() => fault(rest, ErrorKind::InvalidCharacter, Part::Host),
        parsed => Ok(parsed),
    }
}

/// `port = *digit`
fn port(input: Input<'_>) -> ParseResult<'_, ()> {
    Ok((skip_while(|byte| byte.is_ascii_digit(), input), ()))
}

/// The fault at a byte that cannot continue a host.
#[cold]
pub(super) fn host_fault(at: Input<'_>) -> Fault {
    match at {
        [] | [b'/' | b'?' | b'#', ..] => port_fault(at),
        _ => uric_fault(at, ErrorKind::InvalidHostname, Part::Host),
    }
}

/// The fault where the `:` or the first digit of a port should be.
#[cold]
#[inline(never)]
pub(super) fn port_fault(at: Input<'_>) -> Fault {
    let kind = match at {
        [] | [b'/' | b'?' | b'#', ..] => ErrorKind::PortMissing,
        _ => ErrorKind::InvalidCharacter,
    };
    Fault::at(at, kind, Part::Port)
}
