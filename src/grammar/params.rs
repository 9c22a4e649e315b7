//! The authentication parameters of a service or proxy address, which stand in its fragment.
//!
//! ```text
//! fragment = param *( "&" param )
//! param    = "certificate=" value | "thumbprint=" value | "peerName=" value | "verify" | "cipherList=" value
//! value    = 1*( uric without "&" )          ; cipherList may hold raw spaces too
//! ```

use super::chars::{Class, ROOMY, escaped, literal, skip, skip_while};
use super::{Fault, Input, Parsed, fail, fault, is_uric, until};
use crate::error::{ErrorKind, Part};
use crate::key::AuthKey;
use crate::span::Span;

/// The parameters given, by key.
#[derive(Clone, Copy)]
pub(crate) struct AuthParts {
    /// How long the fragment is, which goes on to the end; 0 if there is none.
    len: usize,
    certificate: Span,
    thumbprint: Span,
    peer_name: Span,
    cipher_list: Span,
    verify: bool,
}

impl AuthParts {
    /// All of the fragment, in `text` where it was read.
    pub(crate) fn fragment(self, text: &str) -> Option<&str> {
        if self.is_empty() { None } else { text.get(text.len().wrapping_sub(self.len)..) }
    }

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
        self.len == 0
    }

    pub(crate) const fn verify(&self) -> bool {
        self.verify
    }

    /// Whether a parameter is given that says whom to trust.
    pub(crate) const fn verification(&self) -> bool {
        self.verify || !self.certificate.is_absent() || !self.thumbprint.is_absent() || !self.peer_name.is_absent()
    }
}

/// The values found so far, by the number of their key; that of `verify` is empty. Not the [`AuthParts`] that they
/// become: those are copied each for itself, since a copy of the whole is a call to `memcpy`, which a small program has no
/// other use for.
pub(crate) type Given = [Span; AuthKey::ALL.len()];

impl AuthParts {
    pub(super) const fn new(len: usize, given: &Given) -> Self {
        let [certificate, thumbprint, peer_name, verify, cipher_list] = *given;
        Self { len, certificate, thumbprint, peer_name, cipher_list, verify: !verify.is_absent() }
    }
}

/// `fragment = param *( "&" param )`, to the end of the input.
// Where memory is short, the registers of its caller are better kept out of it.
#[cfg_attr(target_pointer_width = "32", inline(never))]
pub(super) fn fragment<'a>(given: &mut Given, input: Input<'a>) -> Parsed<'a, ()> {
    let mut rest = input;
    loop {
        (rest, ()) = param(given, rest)?;
        let [b'&', behind @ ..] = rest else {
            return Ok((rest, ()));
        };
        rest = behind;
    }
}

/// `param`, noted in `given`, up to the end or the next `&`.
fn param<'a>(given: &mut Given, input: Input<'a>) -> Parsed<'a, ()> {
    let (rest, key) = match key(input) {
        // No longer key begins with it.
        Ok((rest, key)) if rest.first().is_none_or(|byte| !is_key_char(*byte)) => (rest, key),
        _ => return fail(no_key(given, input)),
    };
    let Some(place) = given.get_mut(key as usize).filter(|place| place.is_absent()) else {
        return fault(input, ErrorKind::DuplicateParameter, Part::Parameter);
    };
    let (start, last) = match (key, rest) {
        (AuthKey::Verify, [b'=', ..]) => return fault(rest, ErrorKind::UnexpectedValue, Part::Parameter),
        (AuthKey::Verify, _) => (rest, Part::Parameter),
        (_, [b'=', start @ ..]) => (start, Part::Value),
        _ => return fail(no_value(rest, Part::Parameter)),
    };
    // Behind `verify` stands nothing that a value could begin with.
    let (rest, ()) = value(key, start)?;
    if rest.len() == start.len() && !matches!(key, AuthKey::Verify) {
        return fail(no_value(rest, last));
    }
    *place = Span::between(start, rest);
    match rest {
        [] | [b'&', ..] => Ok((rest, ())),
        _ => fault(rest, ErrorKind::InvalidCharacter, last),
    }
}

/// One of the five keys, in this very case.
fn key(input: Input<'_>) -> Parsed<'_, AuthKey> {
    for &key in AuthKey::ALL {
        let name = key.as_str();
        // With room, the first byte decides in most cases, for less than a comparison of texts costs; without, `literal`
        // decides alone.
        if !ROOMY || input.first() == name.as_bytes().first() {
            if let Ok((rest, ())) = literal(name)(input) {
                return Ok((rest, key));
            }
        }
    }
    fault(input, ErrorKind::UnknownParameter, Part::Parameter)
}

/// A character of a key, be it known or not: `uric` without `&` and `=`
fn is_key_char(byte: u8) -> bool {
    !matches!(byte, b'&' | b'=') && is_uric(byte)
}

/// Why no parameter begins here.
#[cold]
fn no_key(given: &Given, input: Input<'_>) -> Fault {
    let rest = skip_while(is_key_char, input);
    let text = until(rest, input);
    match rest {
        [b'=', ..] => {}
        _ if text.is_empty() => return unexpected_or_missing(rest),
        [byte, ..] if *byte != b'&' && may_become_key(given, text) => {
            return Fault::at(rest, ErrorKind::InvalidCharacter, Part::Parameter);
        }
        _ => {}
    }
    Fault::at(input, ErrorKind::UnknownParameter, Part::Parameter)
}

/// Fails where a parameter should begin.
fn unexpected_or_missing(at: Input<'_>) -> Fault {
    let kind = match at {
        [] | [b'&', ..] => ErrorKind::ParameterMissing,
        _ => ErrorKind::InvalidCharacter,
    };
    Fault::at(at, kind, Part::Parameter)
}

/// Whether `text` begins a key that may still be given.
fn may_become_key(given: &Given, text: Input<'_>) -> bool {
    AuthKey::ALL.iter().zip(given).any(|(key, value)| value.is_absent() && key.as_str().as_bytes().starts_with(text))
}

/// Fails where `=` or the first byte of a value should stand, behind `last`.
#[cold]
fn no_value(at: Input<'_>, last: Part) -> Fault {
    let kind = match at {
        [] | [b'&', ..] => ErrorKind::ValueMissing,
        _ => ErrorKind::InvalidCharacter,
    };
    Fault::at(at, kind, last)
}

/// `value = 1*( uric without "&" )`, possibly empty here, within what `key` allows.
///
/// A `thumbprint` is judged by [`Digits`]. `peerName` and `cipherList` hold no escaped control character, so that no NUL and
/// no line break gets through. `cipherList` may hold raw spaces.
pub(super) fn value(key: AuthKey, input: Input<'_>) -> Parsed<'_, ()> {
    let is_thumbprint = matches!(key, AuthKey::Thumbprint);
    let invalid = |kind| fault(input, kind, Part::Value);
    let mut digits = match key {
        AuthKey::Thumbprint if ROOMY => Digits::in_usual_form(input),
        _ => Digits::NONE,
    };
    let mut rest = input.get(digits.count..).unwrap_or_default();
    loop {
        // A thumbprint is read byte by byte, all else in runs.
        if !is_thumbprint {
            rest = skip(Class::VALUE, rest);
        }
        let (behind, byte) = match rest {
            [b'%', ..] => escaped(Part::Value, rest)?,
            [b' ', behind @ ..] if matches!(key, AuthKey::CipherList) => (behind, b' '),
            [byte, behind @ ..] if Class::VALUE.holds(*byte) => (behind, *byte),
            _ => break,
        };
        match key {
            AuthKey::Thumbprint if !digits.take(byte) => return invalid(ErrorKind::InvalidThumbprint),
            AuthKey::PeerName | AuthKey::CipherList if byte.is_ascii_control() => {
                return invalid(ErrorKind::InvalidValue);
            }
            _ => {}
        }
        rest = behind;
    }
    if is_thumbprint && digits.are_no_digest() && matches!(rest, [] | [b'&', ..]) {
        return invalid(ErrorKind::InvalidThumbprint);
    }
    Ok((rest, ()))
}

/// What has been read of a thumbprint, decoded: a digest of 20 or 32 bytes in hexadecimal digits, its bytes all joined
/// by `:` or none, as `openssl x509 -fingerprint` prints it.
struct Digits {
    /// How many characters.
    count: usize,
    /// How many they may come to.
    form: [usize; 2],
}

impl Digits {
    /// SHA-1 or SHA-256, digits alone.
    const PLAIN: [usize; 2] = [40, 64];
    /// SHA-1 or SHA-256, with colons between the bytes.
    const JOINED: [usize; 2] = [59, 95];

    const NONE: Self = Self { count: 0, form: Self::PLAIN };

    /// Those that begin `input` in the usual form, unescaped and joined by `:`, up to as many as a digest has. A shortcut:
    /// [`take`](Self::take) judges what follows, and could judge all.
    fn in_usual_form(input: Input<'_>) -> Self {
        let [_, most] = Self::JOINED;
        let input = input.get(..most).unwrap_or(input);
        let is_hex = |digits: &[&u8]| digits.iter().all(|digit| Class::HEX.holds(**digit));
        let four = |bytes: &&[u8]| match bytes {
            [a, b, b':', c, d, b':', e, f, b':', g, h, b':'] => is_hex(&[a, b, c, d, e, f, g, h]),
            _ => false,
        };
        let one = |byte: &&[u8]| matches!(byte, [a, b, b':'] if is_hex(&[a, b]));
        let fours = input.chunks_exact(12).take_while(four).count().wrapping_mul(12);
        let behind = input.get(fours..).unwrap_or_default();
        let count = fours.wrapping_add(behind.chunks_exact(3).take_while(one).count().wrapping_mul(3));
        match input.get(count..) {
            _ if count == 0 => Self::NONE,
            Some([a, b, ..]) if is_hex(&[a, b]) => Self { count: count.wrapping_add(2), form: Self::JOINED },
            _ => Self { count, form: Self::JOINED },
        }
    }

    /// Whether `byte` may stand next; if so, it is counted.
    #[inline(always)]
    fn take(&mut self, byte: u8) -> bool {
        if self.count == 2 && byte == b':' {
            self.form = Self::JOINED;
        }
        let is_joint = self.form == Self::JOINED && self.count % 3 == 2;
        let [_, most] = self.form;
        let fits = self.count < most && if is_joint { byte == b':' } else { Class::HEX.holds(byte) };
        self.count = self.count.wrapping_add(1);
        fits
    }

    /// Whether there are some, but not as many as either digest has.
    fn are_no_digest(&self) -> bool {
        self.count != 0 && !self.form.contains(&self.count)
    }
}
