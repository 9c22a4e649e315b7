//! The authentication parameters of a service or proxy address, which stand in its fragment.
//!
//! ```text
//! fragment = param *( "&" param )
//! param    = "certificate=" value | "thumbprint=" value | "peerName=" value | "verify" | "cipherList=" value
//! value    = 1*( uric without "&" )          ; cipherList may hold raw spaces too
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{not, value};
use nom::sequence::terminated;

use super::chars::{Class, escaped, literal, skip};
use super::{Input, Parsed, fault, is_uric, until};
use crate::auth::AuthKey;
use crate::error::{ErrorKind, Part};
use crate::span::Span;

/// The parameters given, by key.
#[derive(Clone, Copy)]
pub(crate) struct AuthParts {
    /// All of the fragment.
    pub(crate) fragment: Span,
    /// The values of the keys that take one, absent for a key not given.
    pub(crate) certificate: Span,
    pub(crate) thumbprint: Span,
    pub(crate) peer_name: Span,
    pub(crate) cipher_list: Span,
    pub(crate) verify: bool,
}

impl AuthParts {
    pub(crate) const NONE: Self = Self {
        fragment: Span::ABSENT,
        certificate: Span::ABSENT,
        thumbprint: Span::ABSENT,
        peer_name: Span::ABSENT,
        cipher_list: Span::ABSENT,
        verify: false,
    };

    #[inline]
    pub(crate) const fn is_given(&self, key: AuthKey) -> bool {
        match key {
            AuthKey::Certificate => !self.certificate.is_absent(),
            AuthKey::Thumbprint => !self.thumbprint.is_absent(),
            AuthKey::PeerName => !self.peer_name.is_absent(),
            AuthKey::Verify => self.verify,
            AuthKey::CipherList => !self.cipher_list.is_absent(),
        }
    }
}

/// `fragment = param *( "&" param )`, to the end of the input; positions are those in `whole`.
pub(super) fn fragment<'a>(parts: &mut AuthParts, whole: Input<'a>, input: Input<'a>) -> Parsed<'a, ()> {
    parts.fragment = Span::between(whole, input, &[]);
    let mut rest = input;
    loop {
        let last;
        (rest, last) = param(whole, parts, rest)?;
        rest = match rest {
            [b'&', behind @ ..] => behind,
            [] => return Ok((rest, ())),
            _ => return fault(rest, ErrorKind::InvalidCharacter, last),
        };
    }
}

/// `param`, noted in `parts`, and what it ends with: its name or its value.
fn param<'a>(whole: Input<'a>, parts: &mut AuthParts, input: Input<'a>) -> Parsed<'a, Part> {
    let Ok((rest, key)) = terminated(key, not(key_char)).parse(input) else {
        return no_key(parts, input);
    };
    if parts.is_given(key) {
        return fault(input, ErrorKind::DuplicateParameter, Part::Parameter);
    }
    if let AuthKey::Verify = key {
        if let [b'=', ..] = rest {
            return fault(rest, ErrorKind::UnexpectedValue, Part::Parameter);
        }
        parts.verify = true;
        return Ok((rest, Part::Parameter));
    }
    let [b'=', value @ ..] = rest else {
        return no_value(rest, Part::Parameter);
    };
    let (place, rest) = match key {
        AuthKey::Certificate => (&mut parts.certificate, text(Text::Any, value)?.0),
        AuthKey::Thumbprint => (&mut parts.thumbprint, thumbprint(value)?.0),
        AuthKey::PeerName => (&mut parts.peer_name, text(Text::Printable, value)?.0),
        _ => (&mut parts.cipher_list, text(Text::Spaced, value)?.0),
    };
    if rest.len() == value.len() {
        return no_value(rest, Part::Value);
    }
    *place = Span::between(whole, value, rest);
    Ok((rest, Part::Value))
}

/// The five keys, in this very case.
fn key(input: Input<'_>) -> Parsed<'_, AuthKey> {
    alt((
        value(AuthKey::Certificate, literal("certificate")),
        value(AuthKey::Thumbprint, literal("thumbprint")),
        value(AuthKey::PeerName, literal("peerName")),
        value(AuthKey::Verify, literal("verify")),
        value(AuthKey::CipherList, literal("cipherList")),
    ))
    .parse(input)
}

/// A character of a key, be it known or not: `uric` without `&` and `=`
fn key_char(input: Input<'_>) -> Parsed<'_, ()> {
    match input {
        [byte, rest @ ..] if is_uric(*byte) && !matches!(byte, b'&' | b'=') => Ok((rest, ())),
        _ => fault(input, ErrorKind::InvalidCharacter, Part::Parameter),
    }
}

/// Why no parameter begins here.
#[cold]
fn no_key<'a, O>(given: &AuthParts, input: Input<'a>) -> Parsed<'a, O> {
    let mut rest = input;
    while let Ok((behind, ())) = key_char(rest) {
        rest = behind;
    }
    let text = until(rest, input);
    match rest {
        [b'=', ..] => {}
        _ if text.is_empty() => return unexpected_or_missing(rest),
        [byte, ..] if *byte != b'&' && may_become_key(given, text) => {
            return fault(rest, ErrorKind::InvalidCharacter, Part::Parameter);
        }
        _ => {}
    }
    fault(input, ErrorKind::UnknownParameter, Part::Parameter)
}

/// Fails where a parameter should begin.
fn unexpected_or_missing<O>(at: Input<'_>) -> Parsed<'_, O> {
    let kind = match at {
        [] | [b'&', ..] => ErrorKind::ParameterMissing,
        _ => ErrorKind::InvalidCharacter,
    };
    fault(at, kind, Part::Parameter)
}

/// Whether `text` begins a key that may still be given.
fn may_become_key(given: &AuthParts, text: Input<'_>) -> bool {
    AuthKey::ALL.iter().any(|&key| !given.is_given(key) && key.as_str().as_bytes().starts_with(text))
}

/// Fails where `=` or the first byte of a value should stand, behind `last`.
#[cold]
fn no_value<O>(at: Input<'_>, last: Part) -> Parsed<'_, O> {
    let kind = match at {
        [] | [b'&', ..] => ErrorKind::ValueMissing,
        _ => ErrorKind::InvalidCharacter,
    };
    fault(at, kind, last)
}

/// What a value may hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    Any,
    /// No escape of a control byte, so that no NUL and no line break gets through.
    Printable,
    /// Raw spaces as well.
    Spaced,
}

/// `value = 1*( uric without "&" )`, possibly empty here.
fn text(holds: Text, input: Input<'_>) -> Parsed<'_, ()> {
    let mut rest = input;
    loop {
        rest = skip(Class::VALUE, rest);
        rest = match rest {
            [b'%', ..] => {
                let (behind, byte) = escaped(Part::Value, rest)?;
                if byte.is_ascii_control() && holds != Text::Any {
                    return fault(input, ErrorKind::InvalidValue, Part::Value);
                }
                behind
            }
            [b' ', behind @ ..] if holds == Text::Spaced => behind,
            _ => return Ok((rest, ())),
        }
    }
}

/// How long the hexadecimal text of a digest may be: SHA-1 or SHA-256.
const DIGITS: [u8; 2] = [40, 64];

/// The value of `thumbprint`: once decoded, a digest of 20 or 32 bytes in hexadecimal digits, its bytes all
/// joined by `:` or none, as `openssl x509 -fingerprint` prints it.
pub(super) fn thumbprint(input: Input<'_>) -> Parsed<'_, ()> {
    let [_, most] = DIGITS;
    let invalid = || fault(input, ErrorKind::InvalidThumbprint, Part::Value);
    // The usual form, a byte of the digest at a time.
    let mut rest = input;
    while let [high, low, b':', behind @ ..] = rest {
        if !(Class::HEX.holds(*high) && Class::HEX.holds(*low)) {
            break;
        }
        rest = behind;
    }
    let read = until(rest, input).len();
    let mut digits = match u8::try_from((read / 3).wrapping_mul(2)) {
        Ok(digits) if digits < most => digits,
        _ => return invalid(),
    };
    let mut joined = read != 0;
    // Whether the last character was a colon.
    let mut open = joined;
    loop {
        let (behind, byte) = match rest {
            [b'%', ..] => escaped(Part::Value, rest)?,
            [byte, behind @ ..] if Class::VALUE.holds(*byte) => (behind, *byte),
            _ => break,
        };
        let at_joint = digits != 0 && digits.is_multiple_of(2) && !open;
        if byte == b':' {
            if !at_joint || digits == most || !(joined || digits == 2) {
                return invalid();
            }
            (joined, open) = (true, true);
        } else {
            if !Class::HEX.holds(byte) || digits == most || at_joint && joined {
                return invalid();
            }
            digits = digits.wrapping_add(1);
            open = false;
        }
        rest = behind;
    }
    if rest.len() != input.len() && (open || !DIGITS.contains(&digits)) && matches!(rest, [] | [b'&', ..]) {
        return invalid();
    }
    Ok((rest, ()))
}
