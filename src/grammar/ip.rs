//! IP addresses as they are written in a URI: `IPv4address` with its ranges, and the text forms of IPv6.
//!
//! They are read here and not by `core::net`, whose parser tells nothing of where a text goes wrong. Its types
//! are the result; that both agree is tested.

use core::net::{Ipv4Addr, Ipv6Addr};

use nom::Parser;
use nom::sequence::preceded;

use super::chars::{Class, hex, literal};
use super::{Input, Parsed, fault, unexpected};
use crate::error::{ErrorKind, Part};

/// `IPv4address = dec-octet "." dec-octet "." dec-octet "." dec-octet`, read as one number.
///
/// RFC 2396 section 3.2.2 has `1*digit` for an octet; here it is a number up to 255 without leading zeros, the
/// only form that all systems read alike.
pub(super) fn ipv4_address(input: Input<'_>) -> Parsed<'_, Ipv4Addr> {
    let (rest, first) = dec_octet(input)?;
    let (rest, tail) = dotted_tail(rest)?;
    let [second, third, fourth] = tail;
    Ok((rest, Ipv4Addr::new(first, second, third, fourth)))
}

/// `3( "." dec-octet )`
fn dotted_tail(input: Input<'_>) -> Parsed<'_, [u8; 3]> {
    let mut octets = [0; 3];
    let mut rest = input;
    for octet in &mut octets {
        (rest, *octet) = preceded(literal("."), dec_octet).parse(rest)?;
    }
    Ok((rest, octets))
}

/// `dec-octet = "0" | 1*digit`, up to 255 and not beginning with `0`; it fails at the digit that goes too far.
fn dec_octet(input: Input<'_>) -> Parsed<'_, u8> {
    let [first @ b'0'..=b'9', rest @ ..] = input else {
        return fault(input, ErrorKind::InvalidIpv4, Part::Host);
    };
    let mut rest = rest;
    let mut value = u32::from(hex(*first));
    while let [digit @ b'0'..=b'9', behind @ ..] = rest {
        let longer = value.wrapping_mul(10).wrapping_add(u32::from(hex(*digit)));
        if value == 0 || longer > 255 {
            return fault(rest, ErrorKind::InvalidIpv4, Part::Host);
        }
        value = longer;
        rest = behind;
    }
    Ok((rest, value as u8))
}

/// `IPv6reference = "[" IPv6address "]"`
///
/// RFC 2732 section 3. No zone identifier: RFC 2732 has none, and RFC 9844 has withdrawn it from URIs.
pub(super) fn ipv6_reference(input: Input<'_>) -> Parsed<'_, Ipv6Addr> {
    let [b'[', inside @ ..] = input else {
        return fault(input, ErrorKind::InvalidIpv6, Part::Host);
    };
    match ipv6_address(inside)? {
        ([b']', rest @ ..], address) => Ok((rest, address)),
        (rest, _) => not_in_ipv6(rest),
    }
}

/// Fails at a byte that cannot continue an IPv6 address.
fn not_in_ipv6<O>(at: Input<'_>) -> Parsed<'_, O> {
    match at {
        [b'%', ..] => fault(at, ErrorKind::ZoneIdNotAllowed, Part::Host),
        _ => unexpected(at, ErrorKind::InvalidIpv6, Part::Host),
    }
}

/// The groups of an IPv6 address, as far as they have been read.
struct Groups {
    /// Those before `::`, moved up to where they belong.
    before: u128,
    /// Those since `::`, or all of them.
    since: u128,
    count: u32,
    gap: bool,
}

impl Groups {
    const GROUP: u32 = 16;

    fn push(&mut self, group: u16) {
        self.since = self.since << Self::GROUP | u128::from(group);
        self.count = self.count.wrapping_add(1);
    }

    /// Notes a `::`, which stands for one group at least.
    fn skip(&mut self) {
        self.gap = true;
        self.before = self.since;
        for _ in self.count..8 {
            self.before <<= Self::GROUP;
        }
        self.since = 0;
    }

    /// How many groups may be written.
    fn limit(&self) -> u32 {
        if self.gap { 7 } else { 8 }
    }

    /// Whether a dotted quad, which is two groups, may stand next and end the address.
    fn takes_dotted_quad(&self) -> bool {
        if self.gap { self.count <= 5 } else { self.count == 6 }
    }

    /// The address, once all is read.
    fn address(&self) -> Ipv6Addr {
        Ipv6Addr::from_bits(self.before | self.since)
    }
}

/// `IPv6address`: the three text forms of RFC 4291 section 2.2.
fn ipv6_address(input: Input<'_>) -> Parsed<'_, Ipv6Addr> {
    let mut groups = Groups { before: 0, since: 0, count: 0, gap: false };
    let mut rest = input;
    if let [b':', behind @ ..] = rest {
        let [b':', behind @ ..] = behind else {
            return not_in_ipv6(behind);
        };
        groups.skip();
        rest = behind;
        if !starts_with_hex(rest) {
            return Ok((rest, groups.address()));
        }
    }
    loop {
        let first = rest;
        let group;
        (rest, group) = hex16(first)?;
        if let [b'.', ..] = rest {
            return match dec_octet(first) {
                Ok(([b'.', ..], octet)) if groups.takes_dotted_quad() => {
                    let (rest, [second, third, fourth]) = match dotted_tail(rest) {
                        Err(nom::Err::Error(fault)) => return not_in_ipv6(last(input, fault.left)),
                        other => other?,
                    };
                    groups.push(u16::from_be_bytes([octet, second]));
                    groups.push(u16::from_be_bytes([third, fourth]));
                    Ok((rest, groups.address()))
                }
                _ => not_in_ipv6(rest),
            };
        }
        groups.push(group);
        let [b':', behind @ ..] = rest else {
            break;
        };
        if groups.count == groups.limit() {
            break;
        }
        rest = behind;
        if let ([b':', behind @ ..], false) = (rest, groups.gap) {
            groups.skip();
            rest = behind;
            if groups.count == 7 || !starts_with_hex(rest) {
                return Ok((rest, groups.address()));
            }
        }
    }
    if !groups.gap && groups.count < 8 {
        return not_in_ipv6(rest);
    }
    Ok((rest, groups.address()))
}

/// The last `left` bytes of `input`.
fn last(input: Input<'_>, left: usize) -> Input<'_> {
    input.get(input.len().wrapping_sub(left)..).unwrap_or_default()
}

fn starts_with_hex(input: Input<'_>) -> bool {
    matches!(input, [byte, ..] if Class::HEX.holds(*byte))
}

/// `hex16 = 1*4hex`, the "x" of RFC 4291 section 2.2.
fn hex16(input: Input<'_>) -> Parsed<'_, u16> {
    if !starts_with_hex(input) {
        return not_in_ipv6(input);
    }
    let mut rest = input;
    let mut group = 0;
    for _ in 0..4 {
        let [digit, behind @ ..] = rest else { break };
        if !Class::HEX.holds(*digit) {
            break;
        }
        group = group << 8 | u32::from(*digit);
        rest = behind;
    }
    Ok((rest, hex_digits(group)))
}

/// The value of up to four hexadecimal digits, given as the bytes of a number.
const fn hex_digits(digits: u32) -> u16 {
    // Letters of either case have 1 to 6 in their low bits, and bit 6 set.
    let values = (digits & 0x0F0F_0F0F).wrapping_add((digits >> 6 & 0x0101_0101).wrapping_mul(9));
    let pairs = values | values >> 4;
    (pairs >> 8 & 0xFF00 | pairs & 0xFF) as u16
}
