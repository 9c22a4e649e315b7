//! The authentication parameters, which are the fragment of a service or proxy URI.
//!
//! ```text
//! fragment   = param *( "&" param )
//! param      = "certificate=" value | "thumbprint=" value | "peerName=" value | "verify" | "cipherList=" value
//! value      = 1*( uric without "&" )          ; cipherList may contain raw spaces too
//! thumbprint = 20hexpair | 32hexpair           ; joined by ":", or not; any of it may be escaped
//! ```

use super::scan::{after, after_common, escaped, skip, skip_while};
use super::{Fault, Input, Parsed, fail, fault, until};
use crate::chars::{Class, hex_pair, is_uric};
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
    // A function, because a constant is copied by `memcpy`.
    #[inline(always)]
    pub(super) const fn none() -> Self {
        Self {
            certificate: Span::ABSENT,
            thumbprint: Span::ABSENT,
            peer_name: Span::ABSENT,
            cipher_list: Span::ABSENT,
            verify: false,
        }
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
        !self.verification() && self.cipher_list.is_absent()
    }

    pub(crate) const fn verify(&self) -> bool {
        self.verify
    }

    /// Whether a parameter is given that switches verification on.
    pub(crate) const fn verification(&self) -> bool {
        self.verify || !self.certificate.is_absent() || !self.thumbprint.is_absent() || !self.peer_name.is_absent()
    }

    /// Whether `key` is given.
    const fn holds(&self, key: AuthKey) -> bool {
        !match key {
            AuthKey::Certificate => self.certificate,
            AuthKey::Thumbprint => self.thumbprint,
            AuthKey::PeerName => self.peer_name,
            AuthKey::CipherList => self.cipher_list,
            AuthKey::Verify => return self.verify,
        }
        .is_absent()
    }
}

/// `fragment = param *( "&" param )`, to the end of the input
pub(super) fn fragment<'a>(auth: &mut AuthParts, input: Input<'a>) -> Parsed<'a, ()> {
    let (mut rest, ()) = param(auth, input)?;
    while let [b'&', next @ ..] = rest {
        (rest, ()) = param(auth, next)?;
    }
    Ok((rest, ()))
}

/// `param = "certificate=" value | "thumbprint=" value | "peerName=" value | "verify" | "cipherList=" value`
fn param<'a>(auth: &mut AuthParts, input: Input<'a>) -> Parsed<'a, ()> {
    match key(input) {
        Some((AuthKey::Verify, rest @ ([] | [b'&', ..]))) if !auth.verify => {
            auth.verify = true;
            Ok((rest, ()))
        }
        Some((key, [b'=', start @ ..])) if !auth.holds(key) && !matches!(key, AuthKey::Verify) => {
            let (rest, ()) = value(key, start)?;
            if rest.len() == start.len() {
                return fail(no_value(rest, Part::Value));
            }
            if !matches!(rest, [] | [b'&', ..]) {
                return fault(rest, ErrorKind::InvalidCharacter, Part::Value);
            }
            let span = Span::between(start, rest);
            match key {
                AuthKey::Certificate => auth.certificate = span,
                AuthKey::Thumbprint => auth.thumbprint = span,
                AuthKey::PeerName => auth.peer_name = span,
                AuthKey::CipherList => auth.cipher_list = span,
                AuthKey::Verify => {}
            }
            Ok((rest, ()))
        }
        _ => fail(not_param(auth, input)),
    }
}

/// The key that `input` begins with, and the input after it.
fn key(input: Input<'_>) -> Option<(AuthKey, Input<'_>)> {
    // Two bytes leave no more than one.
    let key = match input {
        [b'c', b'e', ..] => AuthKey::Certificate,
        [b't', ..] => AuthKey::Thumbprint,
        [b'p', ..] => AuthKey::PeerName,
        [b'v', ..] => AuthKey::Verify,
        [b'c', ..] => AuthKey::CipherList,
        _ => return None,
    };
    Some((key, after(key.as_str(), input)?))
}

/// Why no `param` begins at `input`.
#[cold]
#[inline(never)]
fn not_param(auth: &AuthParts, input: Input<'_>) -> Fault {
    // A character of a key, known or not.
    let rest = skip_while(|byte| is_uric(byte) && !matches!(byte, b'&' | b'='), input);
    let name = until(rest, input);
    let found = |key: AuthKey| after_common(key.as_str(), 0, name).is_empty();
    let mut candidates = AuthKey::ALL.iter().copied().filter(|key| found(*key));
    let whole = candidates.clone().find(|key| key.as_str().len() == name.len());
    match (whole, rest) {
        (Some(key), _) if auth.holds(key) => Fault::at(input, ErrorKind::DuplicateParameter, Part::Parameter),
        (Some(AuthKey::Verify), [b'=', ..]) => Fault::at(rest, ErrorKind::UnexpectedValue, Part::Parameter),
        (Some(AuthKey::Verify), _) => Fault::at(rest, ErrorKind::InvalidCharacter, Part::Parameter),
        (Some(_), _) => no_value(rest, Part::Parameter),
        (None, [] | [b'&', ..]) if name.is_empty() => Fault::at(rest, ErrorKind::ParameterMissing, Part::Parameter),
        // What was read may still become a key, but not with this byte.
        (None, [byte, ..])
            if !matches!(byte, b'&' | b'=') && (name.is_empty() || candidates.any(|key| !auth.holds(key))) =>
        {
            Fault::at(rest, ErrorKind::InvalidCharacter, Part::Parameter)
        }
        _ => Fault::at(input, ErrorKind::UnknownParameter, Part::Parameter),
    }
}

/// Why no value begins at `at`.
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
    // The usual form first: joined, and without escapes.
    let mut rest = input;
    while let [high, low, b':', after @ ..] = rest {
        if hex_pair(*high, *low).is_none() {
            break;
        }
        rest = after;
    }
    match rest {
        [high, low, after @ ..]
            if matches!(after, [] | [b'&', ..])
                && hex_pair(*high, *low).is_some()
                && Digits::JOINED.contains(&until(after, input).len()) =>
        {
            Ok((after, ()))
        }
        _ => any_thumbprint(input),
    }
}

/// A `thumbprint` in any form, possibly empty
fn any_thumbprint(input: Input<'_>) -> Parsed<'_, ()> {
    let invalid = || fault(input, ErrorKind::InvalidThumbprint, Part::Value);
    let mut digits = Digits { count: 0, form: Digits::PLAIN };
    let mut rest = input;
    loop {
        let (after, byte) = match rest {
            [b'%', ..] => escaped(Part::Value, rest)?,
            [byte, after @ ..] if Class::VALUE.holds(*byte) => (after, *byte),
            [] | [b'&', ..] if digits.are_no_digest() => return invalid(),
            _ => return Ok((rest, ())),
        };
        if !digits.take(byte) {
            return invalid();
        }
        rest = after;
    }
}

/// How much of a thumbprint has been read, after decoding.
struct Digits {
    /// How many characters.
    count: usize,
    /// How many there may be.
    form: [usize; 2],
}

impl Digits {
    /// SHA-1 or SHA-256, digits alone.
    const PLAIN: [usize; 2] = [40, 64];
    /// SHA-1 or SHA-256, with colons between the bytes.
    const JOINED: [usize; 2] = [59, 95];

    /// Whether `byte` may come next; if so, it is counted.
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
