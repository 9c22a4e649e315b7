//! IP addresses as they are written in a URI: `IPv4address` with its ranges, and the text forms of IPv6.
//!
//! They are read here and not by `core::net`, whose parser tells nothing of where a text goes wrong. Its types
//! are the result; that both agree is tested.

use super::chars::{Class, literal};
use super::{Fault, Input, Parsed, fail, fault, unexpected};
use crate::error::{ErrorKind, Part};

/// `IPv4address = dec-octet "." dec-octet "." dec-octet "." dec-octet`, read as one number.
///
/// RFC 2396 section 3.2.2 has `1*digit` for an octet; here it is a number up to 255 without leading zeros, the
/// only form that all systems read alike.
pub(super) fn ipv4_address(input: Input<'_>) -> Parsed<'_, u32> {
    let mut bits = 0;
    let mut rest = input;
    for behind in 0..4 {
        if behind != 0 {
            (rest, ()) = literal(".")(rest)?;
        }
        let octet;
        (rest, octet) = dec_octet(rest)?;
        bits = bits << 8 | octet;
    }
    Ok((rest, bits))
}

/// `dec-octet = "0" | 1*digit`, up to 255 and not beginning with `0`; it fails at the digit that goes too far.
fn dec_octet(input: Input<'_>) -> Parsed<'_, u32> {
    let mut value = 0_u32;
    let mut rest = input;
    while let [digit @ b'0'..=b'9', behind @ ..] = rest {
        let leading_zero = value == 0 && rest.len() != input.len();
        value = value.wrapping_mul(10).wrapping_add(u32::from(digit & 0x0F));
        if leading_zero || value > 255 {
            return fault(rest, ErrorKind::InvalidIpv4, Part::Host);
        }
        rest = behind;
    }
    if rest.len() == input.len() {
        return fault(rest, ErrorKind::InvalidIpv4, Part::Host);
    }
    Ok((rest, value))
}

/// Fails at a byte that cannot continue an IPv6 address.
fn not_in_ipv6(at: Input<'_>) -> Fault {
    match at {
        [b'%', ..] => Fault::at(at, ErrorKind::ZoneIdNotAllowed, Part::Host),
        _ => unexpected(at, ErrorKind::InvalidIpv6, Part::Host),
    }
}

/// The groups of an IPv6 address, as far as they have been read.
struct Groups {
    /// Those before `::`, moved up to where they belong.
    before: u128,
    /// Those since `::`, or all of them.
    since: u128,
    /// How many more may be written.
    left: u8,
    gap: bool,
}

impl Groups {
    fn push(&mut self, group: u32) {
        self.since = self.since << 16 | u128::from(group);
        self.left = self.left.wrapping_sub(1);
    }

    /// Notes a `::`, which stands for one group at least.
    fn skip(&mut self) {
        self.before = core::mem::take(&mut self.since);
        for _ in 0..self.left {
            self.before <<= 16;
        }
        self.left = self.left.saturating_sub(1);
        self.gap = true;
    }

    /// Whether a dotted quad, which is two groups, may stand next and end the address.
    fn takes_dotted_quad(&self) -> bool {
        if self.gap { self.left >= 2 } else { self.left == 2 }
    }
}

/// `IPv6reference = "[" IPv6address "]"`, where `IPv6address` has the three text forms of RFC 4291 section 2.2.
///
/// RFC 2732 section 3. No zone identifier: RFC 2732 has none, and RFC 9844 has withdrawn it from URIs.
pub(super) fn ipv6_reference<'a>(bits: &mut (u64, u64), input: Input<'a>) -> Parsed<'a, ()> {
    let mut groups = Groups { before: 0, since: 0, left: 8, gap: false };
    let [b'[', rest @ ..] = input else {
        return fault(input, ErrorKind::InvalidIpv6, Part::Host);
    };
    let mut rest = rest;
    // A `::` is taken at its second colon.
    if let [b':', behind @ ..] = rest {
        rest = behind;
        if !matches!(rest, [b':', ..]) {
            return fail(not_in_ipv6(rest));
        }
    }
    loop {
        if let [b':', behind @ ..] = rest {
            if groups.gap {
                return fail(not_in_ipv6(rest));
            }
            groups.skip();
            rest = behind;
            if groups.left == 0 || !starts_with_hex(rest) {
                break;
            }
        }
        let (behind, group) = hex16(rest)?;
        match behind {
            [b':', next @ ..] => {
                groups.push(group);
                if groups.left == 0 {
                    rest = behind;
                    break;
                }
                rest = next;
            }
            [b'.', ..] if groups.takes_dotted_quad() => {
                match ipv4_address(rest) {
                    Ok((behind, quad)) => {
                        groups.since = groups.since << 32 | u128::from(quad);
                        groups.left = 0;
                        rest = behind;
                    }
                    // What is no octet was a group up to the dot.
                    Err(error) => {
                        return fail(not_in_ipv6(last(input, Fault::of(error).left.min(behind.len()))));
                    }
                }
                break;
            }
            _ => {
                groups.push(group);
                rest = behind;
                break;
            }
        }
    }
    match rest {
        [b']', rest @ ..] if groups.gap || groups.left == 0 => {
            let all = groups.before | groups.since;
            *bits = ((all >> 64) as u64, all as u64);
            Ok((rest, ()))
        }
        _ => fail(not_in_ipv6(rest)),
    }
}

/// The last `left` bytes of `input`.
fn last(input: Input<'_>, left: usize) -> Input<'_> {
    input.get(input.len().wrapping_sub(left)..).unwrap_or_default()
}

fn starts_with_hex(input: Input<'_>) -> bool {
    matches!(input, [byte, ..] if Class::HEX.holds(*byte))
}

/// `hex16 = 1*4hex`, the "x" of RFC 4291 section 2.2.
fn hex16(input: Input<'_>) -> Parsed<'_, u32> {
    if !starts_with_hex(input) {
        return fail(not_in_ipv6(input));
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
const fn hex_digits(digits: u32) -> u32 {
    // Letters of either case have 1 to 6 in their low bits, and bit 6 set.
    let values = (digits & 0x0F0F_0F0F).wrapping_add((digits >> 6 & 0x0101_0101).wrapping_mul(9));
    let pairs = values | values >> 4;
    pairs >> 8 & 0xFF00 | pairs & 0xFF
}
