//! The authentication parameters, which are the fragment of a service or proxy URI.
//!
//! ```text
//! fragment   = param *( "&" param )
//! param      = "certificate=" value | "thumbprint=" value | "peerName=" value | "verify" | "cipherList=" value
//! value      = 1*( uric without "&" )          ; cipherList may contain raw spaces too
//! thumbprint = 20hexpair | 32hexpair           ; joined by ":", or not; any of it may be escaped
//! ```

use super::fault::{Fault, Input, ParseResult, consumed, fail, fault};
use super::scan::{escaped, literal, skip, skip_while};
use crate::chars::{Class, PREFER_SPEED};
use crate::error::{ErrorKind, Part};
use crate::key::AuthKey;
use crate::span::Span;

/// The parameters given, by key.
#[derive(Clone, Copy)]
pub(crate) struct AuthParts {
    pub(super) certificate: Span,
    pub(super) thumbprint: Span,
    pub(super) peer_name: Span,
    pub(super) cipher_list: Span,
    pub(super) verify: bool,
}

impl AuthParts {
    /// The value of `key` in `text`, if the key is given and has one.
    pub(crate) fn value(self, key: AuthKey, text: &str) -> Option<&str> {
        match key {
            AuthKey::Certificate => self.certificate.of(text),
            AuthKey::Thumbprint => self.thumbprint.of(text),
            AuthKey::PeerName => self.peer_name.of(text),
            AuthKey::CipherList => self.cipher_list.of(text),
            AuthKey::Verify => None,
        }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        !self.verification() && self.cipher_list.is_absent()
    }

    pub(crate) const fn verify(&self) -> bool {
        self.verify
    }

    /// Whether a parameter is given that switches verification on.
    pub(crate) const fn verification(&self) -> bool {
        self.verify || !self.certificate.is_absent() || !self.thumbprint.is_absent() || !self.peer_name.is_absent()
    }
}

/// The values found so far, indexed by `AuthKey as usize`; that of `verify` is empty.
pub(super) type Values = [Span; AuthKey::ALL.len()];

/// No values. (A function, because a constant is copied by `memcpy`.)
#[inline(always)]
pub(super) const fn no_values() -> Values {
    [Span::ABSENT, Span::ABSENT, Span::ABSENT, Span::ABSENT, Span::ABSENT]
}

/// `fragment = param *( "&" param )`, to the end of the input
pub(super) fn fragment<'a>(values: &mut Values, input: Input<'a>) -> ParseResult<'a, ()> {
    let mut rest = input;
    loop {
        (rest, ()) = param(values, rest)?;
        match rest {
            [b'&', next @ ..] => rest = next,
            _ => return Ok((rest, ())),
        }
    }
}

/// `param = "certificate=" value | "thumbprint=" value | "peerName=" value | "verify" | "cipherList=" value`
///
/// Inlining it saves 16 instructions for each parameter on x86-64, and costs 160 bytes of flash on Cortex-M.
#[cfg_attr(not(target_pointer_width = "64"), inline(never))]
fn param<'a>(values: &mut Values, input: Input<'a>) -> ParseResult<'a, ()> {
    let (rest, key) = match key(input) {
        // The key ends here; otherwise it is a prefix of an unknown key.
        Ok((rest, key)) if rest.first().is_none_or(|byte| !is_key_char(*byte)) => (rest, key),
        _ => return fail(key_fault(values, input)),
    };
    let Some(place) = values.get_mut(key as usize).filter(|place| place.is_absent()) else {
        return fault(input, ErrorKind::DuplicateParameter, Part::Parameter);
    };
    let start = match (key, rest) {
        (AuthKey::Verify, [] | [b'&', ..]) => {
            *place = Span::between(rest, rest);
            return Ok((rest, ()));
        }
        (AuthKey::Verify, [b'=', ..]) => return fault(rest, ErrorKind::UnexpectedValue, Part::Parameter),
        (_, [b'=', start @ ..]) => start,
        _ => return fail(value_fault(rest, Part::Parameter)),
    };
    let (rest, ()) = value(key, start)?;
    match rest {
        _ if rest.len() == start.len() => fail(value_fault(rest, Part::Value)),
        [] | [b'&', ..] => {
            *place = Span::between(start, rest);
            Ok((rest, ()))
        }
        _ => fault(rest, ErrorKind::InvalidCharacter, Part::Value),
    }
}

/// The key and the value of the first of `params`, and those after it. All of them must have been accepted before.
pub(crate) fn first_param(params: &str) -> Option<(AuthKey, Option<&str>, &str)> {
    let (rest, key) = key(params.as_bytes()).ok()?;
    let end = skip_while(|byte| byte != b'&', rest);
    let value = match rest {
        [b'=', value @ ..] => Span::between(value, end).of(params),
        _ => None,
    };
    let others = end.split_first().map_or(end, |(_, others)| others);
    Some((key, value, Span::between(others, &[]).or_empty(params)))
}

/// One of the five keys, case-sensitive
fn key(input: Input<'_>) -> ParseResult<'_, AuthKey> {
    // Only `certificate` and `cipherList` start with the same byte. Any other input fails in `literal`.
    let key = match input {
        [b'c', b'e', ..] => AuthKey::Certificate,
        [b't', ..] => AuthKey::Thumbprint,
        [b'p', ..] => AuthKey::PeerName,
        [b'v', ..] => AuthKey::Verify,
        _ => AuthKey::CipherList,
    };
    let (rest, ()) = literal(key.as_str())(input)?;
    Ok((rest, key))
}

/// A character of a key, known or not: `uric` without `&` and `=`
fn is_key_char(byte: u8) -> bool {
    byte == b'%' || byte != b'=' && Class::VALUE.contains(byte)
}

/// Why no known key begins at `input`.
#[cold]
fn key_fault(values: &Values, input: Input<'_>) -> Fault {
    let rest = skip_while(is_key_char, input);
    let name = consumed(input, rest);
    // `literal` fails at the end of `name`: `name` is the beginning of this key.
    let starts_with_name = |(key, value): (&AuthKey, &Span)| {
        value.is_absent() && literal(key.as_str())(name).is_err_and(|error| Fault::of(error).left == 0)
    };
    let kind = match rest {
        [] | [b'&', ..] if name.is_empty() => ErrorKind::ParameterMissing,
        [] | [b'&' | b'=', ..] => return Fault::at(input, ErrorKind::UnknownParameter, Part::Parameter),
        _ if name.is_empty() || AuthKey::ALL.iter().zip(values).any(starts_with_name) => ErrorKind::InvalidCharacter,
        _ => return Fault::at(input, ErrorKind::UnknownParameter, Part::Parameter),
    };
    Fault::at(rest, kind, Part::Parameter)
}

/// Why no `=` or no value begins at `at`.
#[cold]
fn value_fault(at: Input<'_>, part: Part) -> Fault {
    let kind = match at {
        [] | [b'&', ..] => ErrorKind::ValueMissing,
        _ => ErrorKind::InvalidCharacter,
    };
    Fault::at(at, kind, part)
}

/// `value = 1*( uric without "&" )`, possibly empty here, within what `key` allows
///
/// `peerName` and `cipherList` contain no escaped control character, so that no NUL and no line break gets through.
/// `cipherList` may contain raw spaces.
pub(super) fn value(key: AuthKey, input: Input<'_>) -> ParseResult<'_, ()> {
    if matches!(key, AuthKey::Thumbprint) {
        return thumbprint(input);
    }
    let mut rest = input;
    loop {
        rest = skip(Class::VALUE, rest);
        match rest {
            [b'%', ..] => {
                let (after, byte) = escaped(Part::Value, rest)?;
                if byte.is_ascii_control() && !matches!(key, AuthKey::Certificate) {
                    return fault(input, ErrorKind::InvalidValue, Part::Value);
                }
                rest = after;
            }
            [b' ', after @ ..] if matches!(key, AuthKey::CipherList) => rest = after,
            _ => return Ok((rest, ())),
        }
    }
}

/// `thumbprint = 20hexpair | 32hexpair`, all joined by `:` or none, as `openssl x509 -fingerprint` prints it
fn thumbprint(input: Input<'_>) -> ParseResult<'_, ()> {
    const MAX_COLONS: usize = 31;

    // The usual form first: joined, and without escapes. What remains of it, and any other form, is read by characters.
    let (mut rest, mut digits, mut colons) = (input, 0_usize, 0);
    if let [high, low, after @ ..] = input {
        if Class::HEX.contains_both([*high, *low]) {
            colons = joined_pairs(after, MAX_COLONS);
            digits = colons.wrapping_mul(2).wrapping_add(2);
            rest = after.get(colons.wrapping_mul(3)..).unwrap_or_default();
        }
    }
    // `break` means that the value is invalid.
    loop {
        let (after, byte) = match rest {
            [b'%', ..] => escaped(Part::Value, rest)?,
            [byte, after @ ..] if Class::VALUE.contains(*byte) => (after, *byte),
            // The value ends, but is neither empty nor as long as a digest. SHA-1 has 40 digits and 0 or 19 colons, SHA-256 has
            // 64 and 0 or 31.
            [] | [b'&', ..] if !(digits == 0 || matches!((digits, colons), (40, 0 | 19) | (64, 0 | MAX_COLONS))) => {
                break;
            }
            _ => return Ok((rest, ())),
        };
        let before_colon = colons.wrapping_mul(2).wrapping_add(2);
        if byte == b':' && digits == before_colon && colons < MAX_COLONS {
            colons = colons.wrapping_add(1);
        } else if Class::HEX.contains(byte) && digits < if colons == 0 { 64 } else { before_colon } {
            digits = digits.wrapping_add(1);
        } else {
            break;
        }
        rest = after;
    }
    fault(input, ErrorKind::InvalidThumbprint, Part::Value)
}

/// How many times `":" hexpair` comes first, up to `max`.
fn joined_pairs(input: Input<'_>, max: usize) -> usize {
    let is_pair = |pair: &&[u8]| matches!(pair, [b':', a, b] if Class::HEX.contains_both([*a, *b]));
    // Four at a time save 150 instructions for a SHA-256 digest on x86-64, and cost 100 bytes of flash on Cortex-M.
    let are_pairs = |four: &&[u8]| {
        matches!(four, [b':', a, b, b':', c, d, b':', e, f, b':', g, h]
            if Class::HEX.contains_all([*a, *b, *c, *d]) && Class::HEX.contains_all([*e, *f, *g, *h]))
    };
    let fours = if PREFER_SPEED { input.chunks_exact(12).take(max >> 2).take_while(are_pairs).count() } else { 0 };
    let pairs = fours.wrapping_mul(4);
    let rest = input.get(pairs.wrapping_mul(3)..).unwrap_or_default();
    pairs.wrapping_add(rest.chunks_exact(3).take(max.wrapping_sub(pairs)).take_while(is_pair).count())
}
