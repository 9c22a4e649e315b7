//! `server` and its pieces, userinfo, host and port: RFC 2396 section 3.2.2.
//!
//! The generic reading takes a hostname, an IPv4 address and a port by their form. The serial port reading
//! requires a port and judges all three.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::preceded;

use super::ip::{ipv4_address, ipv6_reference};
use super::scan::{escaped_run, literal, skip, skip_while};
use super::{Fault, Input, Parsed, fail, fault, recognized, unexpected, until};
use crate::chars::Class;
use crate::error::{ErrorKind, Part};
use crate::scheme::IpVersion;

/// `server = [ [ userinfo "@" ] hostport ]`, where it is not empty.
pub(super) struct Server<'a> {
    pub(super) userinfo: Option<Input<'a>>,
    pub(super) host: Input<'a>,
    pub(super) port: Option<Input<'a>>,
}

/// `[ userinfo "@" ] hostport`
pub(super) fn server(input: Input<'_>) -> Parsed<'_, Server<'_>> {
    let (rest, userinfo) = opt(userinfo_at).parse(input)?;
    let (rest, (host, port)) = hostport(rest)?;
    Ok((rest, Server { userinfo, host, port }))
}

/// `userinfo "@"`, where `userinfo = *( unreserved | escaped | ";" | ":" | "&" | "=" | "+" | "$" | "," )`
pub(super) fn userinfo_at(input: Input<'_>) -> Parsed<'_, Input<'_>> {
    let (rest, ()) = escaped_run(Class::USERINFO, Part::Authority, input)?;
    let (behind, ()) = literal("@")(rest)?;
    Ok((behind, until(rest, input)))
}

/// `hostport = host [ ":" port ]`, where `host = hostname | IPv4address | IPv6reference` and `port = *digit`
fn hostport(input: Input<'_>) -> Parsed<'_, (Input<'_>, Option<Input<'_>>)> {
    let (rest, host) = match input {
        // Decided by its bracket, so that an error within keeps its place.
        [b'[', ..] => recognized(|input| ipv6_reference(&mut (0, 0), input)).parse(input)?,
        _ => alt((hostname, ipv4_form)).parse(input)?,
    };
    let (rest, port) = opt(preceded(literal(":"), recognized(opt(digits)))).parse(rest)?;
    Ok((rest, (host, port)))
}

/// `hostname = *( domainlabel "." ) toplabel [ "." ]`
pub(super) fn hostname(input: Input<'_>) -> Parsed<'_, Input<'_>> {
    match labels(input)? {
        (rest, last) if begins_toplabel(last) => Ok((rest, until(rest, input))),
        (rest, _) => fail(not_in_host(rest)),
    }
}

/// `IPv4address = 1*digit "." 1*digit "." 1*digit "." 1*digit`
fn ipv4_form(input: Input<'_>) -> Parsed<'_, Input<'_>> {
    recognized((digits, literal("."), digits, literal("."), digits, literal("."), digits)).parse(input)
}

/// `1*digit`
fn digits(input: Input<'_>) -> Parsed<'_, ()> {
    let rest = skip_while(|byte| byte.is_ascii_digit(), input);
    if rest.len() == input.len() {
        return fault(input, ErrorKind::InvalidCharacter, Part::Host);
    }
    Ok((rest, ()))
}

/// `toplabel = alpha | alpha *( alphanum | "-" ) alphanum`, given that it is a `domainlabel`
fn begins_toplabel(label: Input<'_>) -> bool {
    matches!(label, [b'A'..=b'z', ..])
}

/// `domainlabel *( "." domainlabel ) [ "." ]`, and the last label with all behind it.
///
/// What begins both a hostname and an IPv4 address.
#[inline(always)]
fn labels(input: Input<'_>) -> Parsed<'_, Input<'_>> {
    let mut label = input;
    loop {
        let (rest, ()) = domainlabel(label)?;
        match rest {
            [b'.', behind @ ..] => match behind {
                [byte, ..] if Class::ALPHANUM.holds(*byte) => label = behind,
                _ => return Ok((behind, label)),
            },
            _ => return Ok((rest, label)),
        }
    }
}

/// `domainlabel = alphanum | alphanum *( alphanum | "-" ) alphanum`
#[inline(always)]
fn domainlabel(input: Input<'_>) -> Parsed<'_, ()> {
    let mut start = input;
    loop {
        let rest = skip(Class::ALPHANUM, start);
        if rest.len() == start.len() {
            return fail(not_in_host(rest));
        }
        let [b'-', ..] = rest else {
            return Ok((rest, ()));
        };
        start = skip_while(|byte| byte == b'-', rest);
    }
}

/// Fails at a byte that cannot continue a host.
#[cold]
fn not_in_host(at: Input<'_>) -> Fault {
    match at {
        [] | [b'/' | b'?' | b'#', ..] => no_port(at),
        _ => unexpected(at, ErrorKind::InvalidHostname, Part::Host),
    }
}

/// What a host is; its text is kept beside it.
#[derive(Clone, Copy)]
pub(crate) struct Address {
    pub(crate) kind: AddressKind,
    /// The address as a number, in two halves.
    pub(crate) bits: (u64, u64),
}

impl Address {
    pub(super) const EMPTY: Self = Self { kind: AddressKind::Empty, bits: (0, 0) };
}

/// Which of the four a host is.
#[derive(Clone, Copy)]
pub(crate) enum AddressKind {
    Name,
    Empty,
    Ipv4,
    Ipv6,
}

/// A host as the serial port grammar has it, and the `:` of the port behind it.
///
/// `[ hostname | IPv4address | "[" IPv6address "]" ] ":"`
///
/// What a name or an IPv4 address ends in is judged at the `:`. A text that stops before has no port yet.
#[inline(always)]
pub(super) fn judged_host<'a>(version: IpVersion, found: &mut Address, input: Input<'a>) -> Parsed<'a, ()> {
    match input {
        [b':', behind @ ..] => return Ok((behind, ())),
        [b'[', ..] => {
            if matches!(version, IpVersion::V4) {
                return fault(input, ErrorKind::IpVersionMismatch, Part::Host);
            }
            found.kind = AddressKind::Ipv6;
            let (rest, ()) = ipv6_reference(&mut found.bits, input)?;
            return match rest {
                [b':', behind @ ..] => Ok((behind, ())),
                _ => fail(no_port(rest)),
            };
        }
        [b'0'..=b'9', ..] => {
            if let Ok(([b':', behind @ ..], bits)) = ipv4_address(input) {
                if matches!(version, IpVersion::V6) {
                    return fault(input, ErrorKind::IpVersionMismatch, Part::Host);
                }
                *found = Address { kind: AddressKind::Ipv4, bits: (0, u64::from(bits)) };
                return Ok((behind, ()));
            }
        }
        _ => {}
    }
    found.kind = AddressKind::Name;
    let (rest, last) = labels(input)?;
    match rest {
        [b':', behind @ ..] if begins_toplabel(last) => Ok((behind, ())),
        [b':', ..] if until(rest, last).iter().all(|byte| matches!(byte, b'0'..=b'9' | b'.')) => {
            fault(input, ErrorKind::InvalidIpv4, Part::Host)
        }
        _ => fail(not_in_host(rest)),
    }
}

/// `port = 1*digit`, a number up to 65535.
#[cfg_attr(target_pointer_width = "64", inline(always))]
pub(super) fn judged_port(input: Input<'_>) -> Parsed<'_, u16> {
    let mut rest = input;
    let mut port = 0_u32;
    while let [byte, behind @ ..] = rest {
        let digit = u32::from(*byte).wrapping_sub(u32::from(b'0'));
        if digit > 9 {
            break;
        }
        port = port.wrapping_mul(10).wrapping_add(digit);
        if port > u32::from(u16::MAX) {
            return fault(input, ErrorKind::PortOutOfRange, Part::Port);
        }
        rest = behind;
    }
    if rest.len() == input.len() {
        return fail(no_port(input));
    }
    Ok((rest, port as u16))
}

/// Fails where the `:` or the first digit of a port should stand.
#[cold]
fn no_port(at: Input<'_>) -> Fault {
    let kind = match at {
        [] | [b'/' | b'?' | b'#', ..] => ErrorKind::PortMissing,
        _ => ErrorKind::InvalidCharacter,
    };
    Fault::at(at, kind, Part::Port)
}
