//! The grammar: RFC 2396 as amended by RFC 2732, and the serial port grammar on top of it, one production a
//! function, in nom. Nothing outside this module knows nom; [`outcome`] is the one door.
//!
//! Productions read bytes and answer with positions. They accept ASCII only, so whatever they accept may be
//! sliced as text.

use core::net::{Ipv4Addr, Ipv6Addr};

use nom::{Err, IResult};

use crate::chars::is_uric;
use crate::error::{ErrorKind, ParseError, Part};
use crate::key::AuthKey;

mod authority;
mod ip;
mod params;
mod reference;
mod scan;
mod serial;

pub(crate) use params::AuthParts;
pub(crate) use reference::{ReferenceParts, uri_reference};
pub(crate) use serial::{HostKind, ServiceParts, proxy_uri, service_uri};

/// What is left to read. All productions of one run see suffixes of the same input.
pub(crate) type Input<'a> = &'a [u8];

/// The outcome of a production.
pub(crate) type Parsed<'a, O> = IResult<Input<'a>, O, Fault>;

/// Where a production failed, as the number of bytes that were left, and why.
pub(crate) struct Fault {
    left: usize,
    kind: ErrorKind,
    part: Part,
}

impl Fault {
    /// At the first byte of `at`.
    const fn at(at: Input<'_>, kind: ErrorKind, part: Part) -> Self {
        Self { left: at.len(), kind, part }
    }

    /// What is in nom's error; we have no incomplete input.
    fn of(error: Err<Self>) -> Self {
        match error {
            Err::Error(fault) | Err::Failure(fault) => fault,
            Err::Incomplete(_) => Self::at(&[], ErrorKind::InvalidCharacter, Part::Input),
        }
    }

    /// Whether it points at a byte of `input` that some URI may hold, or at the end.
    fn at_uric(&self, input: Input<'_>) -> bool {
        input.iter().nth_back(self.left.wrapping_sub(1)).is_none_or(|byte| is_uric(*byte))
    }

    /// The error in reading `input`.
    #[cold]
    fn error(&self, input: Input<'_>) -> ParseError {
        let offset = input.len().saturating_sub(self.left);
        ParseError::new(self.kind, offset, self.part, input.get(offset).copied())
    }
}

impl nom::error::ParseError<Input<'_>> for Fault {
    fn from_error_kind(input: Input<'_>, _: nom::error::ErrorKind) -> Self {
        Self::at(input, ErrorKind::InvalidCharacter, Part::Input)
    }

    fn append(_: Input<'_>, _: nom::error::ErrorKind, other: Self) -> Self {
        other
    }
}

/// Fails at the first byte of `at`.
pub(crate) fn fault<O>(at: Input<'_>, kind: ErrorKind, part: Part) -> Parsed<'_, O> {
    fail(Fault::at(at, kind, part))
}

/// Fails. (What is found out at some length is a [`Fault`] that many productions share, and not an outcome of each.)
fn fail<'a, O>(fault: Fault) -> Parsed<'a, O> {
    Err(Err::Error(fault))
}

/// Fails at the first byte of `at`: with `kind` where the input ends or the byte may stand in some URI, and with
/// [`ErrorKind::InvalidCharacter`] where it may stand in none.
fn unexpected(at: Input<'_>, kind: ErrorKind, part: Part) -> Fault {
    let kind = match at {
        [byte, ..] if !is_uric(*byte) => ErrorKind::InvalidCharacter,
        _ => kind,
    };
    Fault::at(at, kind, part)
}

/// What was read of `from` when `rest` was left.
fn until<'a>(rest: Input<'_>, from: Input<'a>) -> Input<'a> {
    from.get(..from.len().wrapping_sub(rest.len())).unwrap_or_default()
}

/// What `parser` reads, as text. (nom's `recognize` slices, which leaves a call to the panic handler in firmware.)
fn recognized<'a, O>(
    mut parser: impl nom::Parser<Input<'a>, Output = O, Error = Fault>,
) -> impl FnMut(Input<'a>) -> Parsed<'a, Input<'a>> {
    move |input| parser.parse(input).map(|(rest, _)| (rest, until(rest, input)))
}

/// What a production has made of all that was left to read: nom's answer turned into ours.
fn outcome<O>(parsed: Parsed<'_, O>) -> Result<O, Fault> {
    match parsed {
        Ok(([], output)) => Ok(output),
        Ok((rest, _)) => Err(Fault::at(rest, ErrorKind::InvalidCharacter, Part::Input)),
        Err(error) => Err(Fault::of(error)),
    }
}

/// Whether `text` is a `hostname`, whole.
pub(crate) fn is_hostname(text: &str) -> bool {
    matches!(authority::hostname(text.as_bytes()), Ok(([], _)))
}

/// Returns the address if `text` is an `IPv4address`, whole.
pub(crate) fn ipv4_address(text: &[u8]) -> Option<Ipv4Addr> {
    match ip::ipv4_address(text) {
        Ok(([], address)) => Some(Ipv4Addr::from_bits(address)),
        _ => None,
    }
}

/// Returns the address if `text` is an `IPv6reference`, whole.
pub(crate) fn ipv6_reference(text: &[u8]) -> Option<Ipv6Addr> {
    let mut bits = (0, 0);
    match ip::ipv6_reference(&mut bits, text) {
        Ok(([], ())) => Some(Ipv6Addr::from_bits(u128::from(bits.0) << 64 | u128::from(bits.1))),
        _ => None,
    }
}

/// Whether `text`, which has not been escaped, is the value of a `thumbprint`.
pub(crate) fn is_thumbprint(text: &str) -> bool {
    !text.is_empty()
        && !text.contains('%')
        && matches!(params::value(AuthKey::Thumbprint, text.as_bytes()), Ok(([], ())))
}

/// The text of an input that a production has accepted, and which is therefore ASCII.
pub(crate) fn ascii(bytes: &[u8]) -> Result<&str, ParseError> {
    core::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        ParseError::new(ErrorKind::InvalidCharacter, offset, Part::Input, bytes.get(offset).copied())
    })
}
