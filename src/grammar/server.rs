//! `server` and its pieces, userinfo, host and port: RFC 2396 section 3.2.2.
//!
//! The generic reading takes a hostname, an IPv4 address and a port by their form. The serial port reading
//! requires a port and judges all three.

use core::net::{Ipv4Addr, Ipv6Addr};

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::combinator::{opt, recognize};
use nom::sequence::{preceded, terminated};

use super::chars::{Class, escaped_run, hex, skip};
use super::ip::{ipv4_address, ipv6_reference};
use super::{Input, Parsed, fault, unexpected, until};
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
    let userinfo = |input| escaped_run(Class::USERINFO, Part::Authority, input);
    terminated(recognize(userinfo), tag("@")).parse(input)
}

/// `hostport = host [ ":" port ]`, where `host = hostname | IPv4address | IPv6reference` and `port = *digit`
fn hostport(input: Input<'_>) -> Parsed<'_, (Input<'_>, Option<Input<'_>>)> {
    let (rest, host) = match input {
        // Decided by its bracket, so that an error within keeps its place.
        [b'[', ..] => recognize(ipv6_reference).parse(input)?,
        _ => alt((hostname, ipv4_form)).parse(input)?,
    };
    let (rest, port) = opt(preceded(tag(":"), recognize(opt(digits)))).parse(rest)?;
    Ok((rest, (host, port)))
}

/// `hostname = *( domainlabel "." ) toplabel [ "." ]`
pub(super) fn hostname(input: Input<'_>) -> Parsed<'_, Input<'_>> {
    match labels(input)? {
        (rest, labels) if labels.end_in_toplabel() => Ok((rest, labels.text)),
        (rest, _) => fault(rest, ErrorKind::InvalidHostname, Part::Host),
    }
}

/// `IPv4address = 1*digit "." 1*digit "." 1*digit "." 1*digit`
fn ipv4_form(input: Input<'_>) -> Parsed<'_, Input<'_>> {
    recognize((digits, tag("."), digits, tag("."), digits, tag("."), digits)).parse(input)
}

/// `1*digit`
fn digits(input: Input<'_>) -> Parsed<'_, Input<'_>> {
    take_while1(|byte: u8| byte.is_ascii_digit()).parse(input)
}

/// The labels of a host that is no IP literal.
struct Labels<'a> {
    text: Input<'a>,
    last: Input<'a>,
}

impl Labels<'_> {
    /// `toplabel = alpha | alpha *( alphanum | "-" ) alphanum`
    fn end_in_toplabel(&self) -> bool {
        matches!(self.last, [b'a'..=b'z' | b'A'..=b'Z', ..]) && !self.end_in_hyphen()
    }

    /// Whether the host can be nothing but an IPv4 address.
    fn end_in_number(&self) -> bool {
        self.last.iter().all(u8::is_ascii_digit)
    }

    fn end_in_hyphen(&self) -> bool {
        matches!(self.last, [.., b'-'])
    }
}

/// `label *( "." label ) [ "." ]`, where `label = alphanum *( alphanum | "-" )`
///
/// What begins both a hostname and an IPv4 address. Of the last label only its characters have been judged,
/// since more of them might follow; every other label is a `domainlabel`.
fn labels(input: Input<'_>) -> Parsed<'_, Labels<'_>> {
    let mut start = input;
    loop {
        let rest = match start {
            [first, behind @ ..] if first.is_ascii_alphanumeric() => skip(Class::LABEL, behind),
            _ => return unexpected(start, ErrorKind::InvalidHostname, Part::Host),
        };
        let labels = Labels { text: until(rest, input), last: until(rest, start) };
        match rest {
            [b'.', ..] if labels.end_in_hyphen() => return fault(rest, ErrorKind::InvalidHostname, Part::Host),
            [b'.', behind @ ..] => match behind {
                [byte, ..] if Class::LABEL.holds(*byte) || *byte == b'.' => start = behind,
                _ => return Ok((behind, Labels { text: until(behind, input), ..labels })),
            },
            _ => return Ok((rest, labels)),
        }
    }
}

/// What a host is; its text is kept beside it.
#[derive(Clone, Copy)]
pub(crate) enum Address {
    Empty,
    Name,
    Ipv4(Ipv4Addr),
    Ipv6(Ipv6Addr),
}

/// A host as the serial port grammar has it, up to the `:` of the port, with its text (without brackets).
///
/// `[ hostname | IPv4address | "[" IPv6address "]" ]`
///
/// What a name or an IPv4 address ends in is judged at the `:`. A text that stops before has no port yet.
pub(super) fn judged_host(version: IpVersion, input: Input<'_>) -> Parsed<'_, (Address, Input<'_>)> {
    match input {
        [b':', ..] => return Ok((input, (Address::Empty, until(input, input)))),
        [b'[', inside @ ..] => {
            if matches!(version, IpVersion::V4) {
                return fault(input, ErrorKind::IpVersionMismatch, Part::Host);
            }
            let (rest, address) = ipv6_reference(input)?;
            let text = match until(rest, inside) {
                [text @ .., b']'] => text,
                text => text,
            };
            return Ok((rest, (Address::Ipv6(address), text)));
        }
        [b'0'..=b'9', ..] => {
            if let Ok((rest @ [b':', ..], address)) = ipv4_address(input) {
                return match version {
                    IpVersion::V6 => fault(input, ErrorKind::IpVersionMismatch, Part::Host),
                    _ => Ok((rest, (Address::Ipv4(address), until(rest, input)))),
                };
            }
        }
        [] | [b'/' | b'?' | b'#', ..] => return no_port(input),
        _ => {}
    }
    let (rest, labels) = labels(input)?;
    match rest {
        [b':', ..] if labels.end_in_toplabel() => Ok((rest, (Address::Name, labels.text))),
        [b':', ..] if labels.end_in_number() => fault(input, ErrorKind::InvalidIpv4, Part::Host),
        [] | [b'/' | b'?' | b'#', ..] => no_port(rest),
        _ => unexpected(rest, ErrorKind::InvalidHostname, Part::Host),
    }
}

/// `":" port`, where `port = 1*digit` is a number up to 65535.
pub(super) fn judged_port(input: Input<'_>) -> Parsed<'_, u16> {
    let [b':', digits @ ..] = input else {
        return no_port(input);
    };
    let [b'0'..=b'9', ..] = digits else {
        return no_port(digits);
    };
    let mut rest = digits;
    let mut port = 0_u16;
    while let [digit @ b'0'..=b'9', behind @ ..] = rest {
        match port.checked_mul(10).and_then(|tens| tens.checked_add(u16::from(hex(*digit)))) {
            Some(longer) => port = longer,
            None => return fault(digits, ErrorKind::PortOutOfRange, Part::Port),
        }
        rest = behind;
    }
    Ok((rest, port))
}

/// Fails where the `:` or the first digit of a port should stand.
fn no_port<O>(at: Input<'_>) -> Parsed<'_, O> {
    let kind = match at {
        [] | [b'/' | b'?' | b'#', ..] => ErrorKind::PortMissing,
        _ => ErrorKind::InvalidCharacter,
    };
    fault(at, kind, Part::Port)
}
