//! The authentication parameters, which are the fragment of a service or proxy URI.
//!
//! ```text
//! fragment   = param *( "&" param )
//! param      = "certificate=" value | "thumbprint=" value | "peerName=" value | "verify" | "cipherList=" value
//! value      = 1*( uric without "&" )          ; cipherList may contain raw spaces too
//! thumbprint = 20hexpair | 32hexpair           ; joined by ":", or not; any of it may be escaped
//! ```

use super::scan::{after_common, escaped, literal, skip, skip_while};
use super::{Fault, Input, Parsed, consumed, fail, fault};
use crate::chars::{Class, WIDE, is_uric};
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

/// The values found so far, by the number of their key; that of `verify` is empty.
pub(super) type Values = [Span; AuthKey::ALL.len()];

/// `fragment = param *( "&" param )`, to the end of the input
pub(super) fn fragment<'a>(values: &mut Values, input: Input<'a>) -> Parsed<'a, ()> {
    let (mut rest, ()) = param(values, input)?;
    while let [b'&', next @ ..] = rest {
        (rest, ()) = param(values, next)?;
    }
    Ok((rest, ()))
}

/// `param = "certificate=" value | "thumbprint=" value | "peerName=" value | "verify" | "cipherList=" value`
fn param<'a>(values: &mut Values, input: Input<'a>) -> Parsed<'a, ()> {
    let (rest, key) = match key(input) {
        // No longer key begins with it.
        Ok((rest, key)) if rest.first().is_none_or(|byte| !is_key_char(*byte)) => (rest, key),
        _ => return fail(no_key(values, input)),
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
        (AuthKey::Verify, _) => return fault(rest, ErrorKind::InvalidCharacter, Part::Parameter),
        (_, [b'=', start @ ..]) => start,
        _ => return fail(no_value(rest, Part::Parameter)),
    };
    let (rest, ()) = value(key, start)?;
    match rest {
        _ if rest.len() == start.len() => fail(no_value(rest, Part::Value)),
        [] | [b'&', ..] => {
            *place = Span::between(start, rest);
            Ok((rest, ()))
        }
        _ => fault(rest, ErrorKind::InvalidCharacter, Part::Value),
    }
}

/// One of the five keys, case-sensitive
fn key(input: Input<'_>) -> Parsed<'_, AuthKey> {
    // No two keys begin with the same two bytes, so only one has to be compared.
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
    !matches!(byte, b'&' | b'=') && is_uric(byte)
}

/// Why no known key begins at `input`.
#[cold]
fn no_key(values: &Values, input: Input<'_>) -> Fault {
    let rest = skip_while(is_key_char, input);
    let name = consumed(input, rest);
    let may_become =
        |(key, value): (&AuthKey, &Span)| value.is_absent() && after_common(key.as_str(), 0, name).is_empty();
    let kind = match rest {
        [] | [b'&', ..] if name.is_empty() => ErrorKind::ParameterMissing,
        [] | [b'&' | b'=', ..] => return Fault::at(input, ErrorKind::UnknownParameter, Part::Parameter),
        _ if name.is_empty() || AuthKey::ALL.iter().zip(values).any(may_become) => ErrorKind::InvalidCharacter,
        _ => return Fault::at(input, ErrorKind::UnknownParameter, Part::Parameter),
    };
    Fault::at(rest, kind, Part::Parameter)
}

/// Why no `=` or no value begins at `at`.
#[cold]
fn no_value(at: Input<'_>, part: Part) -> Fault {
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
pub(super) fn value(key: AuthKey, input: Input<'_>) -> Parsed<'_, ()> {
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
fn thumbprint(input: Input<'_>) -> Parsed<'_, ()> {
    // The usual form first: joined, and without escapes. What is left of it goes to `Digits`. Four bytes at a time take 209
    // instructions less on x86-64, and 88 bytes of flash more on Cortex-M.
    let mut rest = input;
    if WIDE {
        while let [a, b, b':', c, d, b':', e, f, b':', g, h, after @ ..] = rest {
            if !(Class::HEX.holds_all([*a, *b, *c, *d]) && Class::HEX.holds_all([*e, *f, *g, *h])) {
                break;
            }
            match after {
                [b':', after @ ..] => rest = after,
                _ => {
                    rest = after;
                    break;
                }
            }
        }
    } else {
        while let [high, low, b':', after @ ..] = rest {
            if !(Class::HEX.holds(*high) && Class::HEX.holds(*low)) {
                break;
            }
            rest = after;
        }
    }
    let mut digits = Digits { count: input.len().wrapping_sub(rest.len()), joined: rest.len() != input.len() };
    while digits.count <= Digits::MOST {
        let (after, byte) = match rest {
            [b'%', ..] => escaped(Part::Value, rest)?,
            [byte, after @ ..] if Class::VALUE.holds(*byte) => (after, *byte),
            [] | [b'&', ..] if digits.are_no_digest() => break,
            _ => return Ok((rest, ())),
        };
        if !digits.take(byte) {
            break;
        }
        rest = after;
    }
    fault(input, ErrorKind::InvalidThumbprint, Part::Value)
}

/// How much of a thumbprint has been read, after decoding.
struct Digits {
    /// How many characters.
    count: usize,
    /// Whether `:` joins the bytes.
    joined: bool,
}

impl Digits {
    /// As many as there may be: those of SHA-256, joined.
    const MOST: usize = 95;

    /// Whether `byte` may come next; if so, it is counted.
    fn take(&mut self, byte: u8) -> bool {
        self.joined |= self.count == 2 && byte == b':';
        let is_joint = self.joined && self.count % 3 == 2;
        let fits = if is_joint { byte == b':' } else { Class::HEX.holds(byte) };
        self.count = self.count.wrapping_add(1);
        fits && self.count <= if self.joined { Self::MOST } else { 64 }
    }

    /// Whether there are some, but not as many as SHA-1 or SHA-256 has.
    const fn are_no_digest(&self) -> bool {
        !matches!((self.joined, self.count), (_, 0) | (false, 40 | 64) | (true, 59 | Self::MOST))
    }
}
