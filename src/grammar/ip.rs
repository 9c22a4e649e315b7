//! IP addresses in URIs: `IPv4address`, with range checks, and the text forms of IPv6.
//!
//! `core::net` is not used, because it does not report where an address becomes invalid. Tests check that both agree.

use super::fault::{Fault, Input, ParseResult, fail, fault, uric_fault};
use super::groups::{Address, Groups};
use crate::chars::{PREFER_SPEED, hex_or_negative};
use crate::error::{ErrorKind, Part};

/// `IPv4address = dec_octet "." dec_octet "." dec_octet "." dec_octet`
///
/// RFC 2396 section 3.2.2 has `1*digit` for an octet. Here it is a number up to 255 without leading zeros, the only form
/// that all systems interpret the same way.
pub(super) fn ipv4_address(input: Input<'_>) -> ParseResult<'_, u32> {
    let (mut rest, mut address) = (input, 0);
    for octets in 0..4 {
        if octets != 0 {
            let [b'.', after @ ..] = rest else {
                return fault(rest, ErrorKind::InvalidIpv4, Part::Host);
            };
            rest = after;
        }
        let octet;
        (rest, octet) = dec_octet(rest)?;
        address = address << 8 | octet;
    }
    Ok((rest, address))
}

/// `dec_octet = "0" | 1*digit`, up to 255 and not beginning with `0`; fails at the digit that takes it over 255
#[inline(always)]
fn dec_octet(input: Input<'_>) -> ParseResult<'_, u32> {
    let (mut rest, mut value) = match input {
        [b'0', rest @ ..] => return Ok((rest, 0)),
        [digit @ b'1'..=b'9', rest @ ..] => (rest, u32::from(digit & 0x0F)),
        _ => return fault(input, ErrorKind::InvalidIpv4, Part::Host),
    };
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        value = value.wrapping_mul(10).wrapping_add(u32::from(digit & 0x0F));
        if value > 255 {
            return fault(rest, ErrorKind::InvalidIpv4, Part::Host);
        }
        rest = after;
    }
    Ok((rest, value))
}

/// `IPv6reference = "[" IPv6address "]"`, where `IPv6address` has the three text forms of RFC 4291 section 2.2:
///
/// ```text
/// IPv6address = hexseq | [ hexseq ] "::" [ hexseq ]     ; 8 groups, or up to 7
/// hexseq      = hex16 *( ":" hex16 )                    ; the last two may be an IPv4address
/// ```
///
/// RFC 2732 section 3. Zone identifiers are rejected: RFC 2732 does not have them, and RFC 9844 removed them from URIs.
///
/// Each iteration of the loop reads one group and what follows it. A `::` is read when no group is next: after the first of two
/// leading colons (`::1`), and after a group and its colon (`1::2`). A group before a `.` starts a dotted quad, which ends
/// the address (`::ffff:192.0.2.1`).
#[cfg_attr(target_pointer_width = "64", inline(always))]
pub(super) fn ipv6_reference<'a>(address: &mut Address, input: Input<'a>) -> ParseResult<'a, ()> {
    let mut groups = Groups::none();
    let [b'[', rest @ ..] = input else {
        return fault(input, ErrorKind::InvalidIpv6, Part::Host);
    };
    let mut rest = match rest {
        // The loop reads the second colon of a leading `::`.
        [b':', after @ ..] if matches!(after, [b':', ..]) => after,
        [b':', after @ ..] => return fail(ipv6_fault(after)),
        _ => rest,
    };
    let rest = loop {
        let Some((after, group)) = hex16(rest) else {
            match rest {
                [b':', after @ ..] if !groups.has_gap => {
                    groups.gap();
                    rest = after;
                    if groups.remaining == 0 || matches!(rest, [b']', ..]) {
                        break rest;
                    }
                    continue;
                }
                _ => return fail(ipv6_fault(rest)),
            }
        };
        match after {
            [b':', next @ ..] => {
                groups.push(address, group);
                if groups.remaining == 0 {
                    break after;
                }
                rest = next;
            }
            [b'.', ..] if is_quad_next(&groups) => break dotted_quad(&mut groups, address, rest, after)?.0,
            _ => {
                groups.push(address, group);
                break after;
            }
        }
    };
    match rest {
        [b']', rest @ ..] if groups.has_gap || groups.remaining == 0 => {
            groups.finish(address);
            Ok((rest, ()))
        }
        _ => fail(ipv6_fault(rest)),
    }
}

/// Whether a dotted quad, which is two groups, may come next and end the address.
const fn is_quad_next(groups: &Groups) -> bool {
    if groups.has_gap { groups.remaining >= 2 } else { groups.remaining == 2 }
}

/// A dotted quad, of which the text before the first `dot` is also a valid group. So it fails at that dot or later.
///
/// One form of `Groups` stores each group in `address` at once, the other all of them at the end (see `groups.rs`).
#[inline(always)]
fn dotted_quad<'a>(
    groups: &mut Groups,
    address: &mut Address,
    input: Input<'a>,
    dot: Input<'a>,
) -> ParseResult<'a, ()> {
    match ipv4_address(input) {
        Ok((rest, quad)) => {
            groups.push(address, quad as usize >> 16);
            groups.push(address, quad as usize & 0xFFFF);
            Ok((rest, ()))
        }
        Err(error) => {
            let left = Fault::of(error).left.min(dot.len());
            fail(ipv6_fault(input.get(input.len().wrapping_sub(left)..).unwrap_or_default()))
        }
    }
}

/// `hex16 = 1*4hex`, the "x" of RFC 4291 section 2.2
#[inline(always)]
fn hex16(input: Input<'_>) -> Option<(Input<'_>, usize)> {
    let read = |count: usize, value: isize| input.get(count..).map(|rest| (rest, value as usize));
    match *input {
        // The same digits as in the last arm, two at a time. A negative value is not a hexadecimal digit or pair.
        [a, b, c, d, _, ..] if PREFER_SPEED => {
            let [a, b, c, d] = [a, b, c, d].map(hex_or_negative);
            let (high, low) = (a << 4 | b, c << 4 | d);
            if a < 0 {
                None
            } else if high < 0 {
                read(1, a)
            } else if low >= 0 {
                read(4, high << 8 | low)
            } else if c >= 0 {
                read(3, high << 4 | c)
            } else {
                read(2, high)
            }
        }
        _ => {
            let (mut count, mut value) = (0_usize, 0);
            for digit in input.iter().take(4).map(|byte| hex_or_negative(*byte)).take_while(|digit| *digit >= 0) {
                value = value << 4 | digit;
                count = count.wrapping_add(1);
            }
            if count == 0 { None } else { read(count, value) }
        }
    }
}

/// The fault at a byte that cannot continue an IPv6 address.
#[cold]
fn ipv6_fault(at: Input<'_>) -> Fault {
    match at {
        [b'%', ..] => Fault::at(at, ErrorKind::ZoneIdNotAllowed, Part::Host),
        _ => uric_fault(at, ErrorKind::InvalidIpv6, Part::Host),
    }
}
