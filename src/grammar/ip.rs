//! IP addresses as a URI contains them: `IPv4address` with its ranges, and the text forms of IPv6.
//!
//! They are not parsed by `core::net`, which does not report where a text becomes invalid. The tests compare the results.

use super::{Fault, Input, Parsed, fail, fault, unexpected};
use crate::chars::Digit;
use crate::error::{ErrorKind, Part};

/// The 16-bit groups of an address. An IPv4 address is in the last two.
// Aligned, so that a copy takes a few instructions and not a call to `memcpy`.
#[repr(align(4))]
#[derive(Clone, Copy)]
pub(crate) struct Groups(pub(crate) [u16; 8]);

impl Groups {
    fn put(&mut self, index: usize, group: u16) {
        if let Some(place) = self.0.get_mut(index) {
            *place = group;
        }
    }

    /// Moves the groups from `gap` to `count` to the end.
    fn spread(&mut self, gap: usize, count: usize) {
        let mut end = self.0.len();
        for from in (gap..count).rev() {
            end = end.wrapping_sub(1);
            let group = self.0.get_mut(from).map(core::mem::take).unwrap_or_default();
            self.put(end, group);
        }
    }
}

/// `IPv4address = dec_octet "." dec_octet "." dec_octet "." dec_octet`
///
/// RFC 2396 section 3.2.2 has `1*digit` for an octet. Here it is a number up to 255 without leading zeros, the only form
/// that all systems read alike.
pub(super) fn ipv4_address(input: Input<'_>) -> Parsed<'_, u32> {
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

/// `dec_octet = "0" | 1*digit`, up to 255 and not beginning with `0`; fails at the digit that goes too far
#[inline(always)]
fn dec_octet(input: Input<'_>) -> Parsed<'_, u32> {
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
/// RFC 2732 section 3. No zone identifier: RFC 2732 has none, and RFC 9844 has withdrawn it from URIs.
#[inline(always)]
pub(super) fn ipv6_reference<'a>(groups: &mut Groups, input: Input<'a>) -> Parsed<'a, ()> {
    let [b'[', rest @ ..] = input else {
        return fault(input, ErrorKind::InvalidIpv6, Part::Host);
    };
    let mut rest = match rest {
        // A `::` is read at its second colon.
        [b':', after @ ..] if matches!(after, [b':', ..]) => after,
        [b':', after @ ..] => return fail(not_in_ipv6(after)),
        _ => rest,
    };
    // `::` stands for one group at least, so fewer can be written.
    let (mut count, mut most) = (0_usize, 8_usize);
    let mut before_gap = None;
    loop {
        let Some((after, mut group)) = hex16(rest) else {
            match rest {
                [b':', after @ ..] if before_gap.is_none() => {
                    (before_gap, most, rest) = (Some(count), 7, after);
                    if count == most || matches!(rest, [b']', ..]) {
                        break;
                    }
                    continue;
                }
                _ => return fail(not_in_ipv6(rest)),
            }
        };
        let is_quad = matches!(after, [b'.', ..]) && is_quad_next(before_gap.is_some(), most.wrapping_sub(count));
        if is_quad {
            let address;
            (rest, address) = dotted_quad(rest, after)?;
            groups.put(count, (address >> 16) as u16);
            count = count.wrapping_add(1);
            group = address;
        } else {
            rest = after;
        }
        groups.put(count, group as u16);
        count = count.wrapping_add(1);
        match rest {
            [b':', next @ ..] if count < most && !is_quad => rest = next,
            _ => break,
        }
    }
    match rest {
        [b']', rest @ ..] if before_gap.is_some() || count == most => {
            groups.spread(before_gap.unwrap_or(count), count);
            Ok((rest, ()))
        }
        _ => fail(not_in_ipv6(rest)),
    }
}

/// Whether a dotted quad, which is two groups, may come next and end the address.
const fn is_quad_next(after_gap: bool, free: usize) -> bool {
    if after_gap { free >= 2 } else { free == 2 }
}

/// A dotted quad, where a group was read up to its first `dot`. Fails no earlier than there: what is not an octet may still
/// be a group.
fn dotted_quad<'a>(input: Input<'a>, dot: Input<'a>) -> Parsed<'a, u32> {
    ipv4_address(input).or_else(|error| {
        let left = Fault::of(error).left.min(dot.len());
        fail(not_in_ipv6(input.get(input.len().wrapping_sub(left)..).unwrap_or_default()))
    })
}

/// `hex16 = 1*4hex`, the "x" of RFC 4291 section 2.2
#[inline(always)]
fn hex16(input: Input<'_>) -> Option<(Input<'_>, u32)> {
    let read = |count: usize, value: u32| input.get(count..).map(|rest| (rest, value));
    match *input {
        // With four digits and what ends them in sight, each is looked up once and none is counted.
        [a, b, c, d, _, ..] if cfg!(target_pointer_width = "64") => {
            let [a, b, c, d] = [a, b, c, d].map(Digit::of);
            if !a.is_hex() {
                None
            } else if !b.is_hex() {
                read(1, a.value())
            } else if !c.is_hex() {
                read(2, a.value() << 4 | b.value())
            } else if !d.is_hex() {
                read(3, a.value() << 8 | b.value() << 4 | c.value())
            } else {
                read(4, a.value() << 12 | b.value() << 8 | c.value() << 4 | d.value())
            }
        }
        _ => {
            let (mut rest, mut group) = (input, 0);
            for _ in 0..4 {
                match rest {
                    [digit, after @ ..] if Digit::of(*digit).is_hex() => {
                        group = group << 4 | Digit::of(*digit).value();
                        rest = after;
                    }
                    _ => break,
                }
            }
            (rest.len() != input.len()).then_some((rest, group))
        }
    }
}

/// Fails at a byte that cannot continue an IPv6 address.
#[cold]
fn not_in_ipv6(at: Input<'_>) -> Fault {
    match at {
        [b'%', ..] => Fault::at(at, ErrorKind::ZoneIdNotAllowed, Part::Host),
        _ => unexpected(at, ErrorKind::InvalidIpv6, Part::Host),
    }
}
