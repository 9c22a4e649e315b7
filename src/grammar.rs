//! The grammar: RFC 2396 as amended by RFC 2732, and the serial port grammar on top of it, one production a
//! function, in nom. Nothing outside this module knows nom; [`run`] is the one door.
//!
//! Productions read bytes and answer with positions. They accept ASCII only, so whatever they accept may be
//! sliced as text.

use nom::{Err, IResult, Offset};

use crate::error::{ErrorKind, ParseError, Part};
use crate::span::Span;

pub(crate) mod chars;
mod ip;
mod params;
mod reference;
mod serial;
mod server;

pub(crate) use params::AuthParts;
pub(crate) use reference::{ReferenceParts, uri_reference};
pub(crate) use serial::{ServiceParts, proxy_uri, service_uri};
pub(crate) use server::Address;

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

impl nom::error::ParseError<Input<'_>> for Fault {
    fn from_error_kind(input: Input<'_>, _: nom::error::ErrorKind) -> Self {
        Self { left: input.len(), kind: ErrorKind::InvalidCharacter, part: Part::Input }
    }

    fn append(_: Input<'_>, _: nom::error::ErrorKind, other: Self) -> Self {
        other
    }
}

/// Fails at the first byte of `at`.
pub(crate) fn fault<O>(at: Input<'_>, kind: ErrorKind, part: Part) -> Parsed<'_, O> {
    Err(Err::Error(Fault { left: at.len(), kind, part }))
}

/// Fails at the first byte of `at`: with `kind` where the input ends or the byte may stand in some URI, and with
/// [`ErrorKind::InvalidCharacter`] where it may stand in none.
fn unexpected<O>(at: Input<'_>, kind: ErrorKind, part: Part) -> Parsed<'_, O> {
    let kind = match at {
        [byte, ..] if !is_uric(*byte) => ErrorKind::InvalidCharacter,
        _ => kind,
    };
    fault(at, kind, part)
}

/// Whether `byte` may stand in a `uric`: in the class itself, or as the beginning of an escape.
pub(crate) fn is_uric(byte: u8) -> bool {
    byte == b'%' || chars::Class::URIC.holds(byte)
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

/// The position of `part`, a piece of `whole`.
fn span(whole: Input<'_>, part: Input<'_>) -> Span {
    let start = whole.offset(part);
    Span { start, end: start.wrapping_add(part.len()) }
}

/// Reads the whole `input` as `production`, and turns nom's answer into ours.
pub(crate) fn run<'a, O>(
    input: Input<'a>,
    production: impl FnOnce(Input<'a>) -> Parsed<'a, O>,
) -> Result<O, ParseError> {
    let fault = match production(input) {
        Ok(([], output)) => return Ok(output),
        Ok((rest, _)) => Fault { left: rest.len(), kind: ErrorKind::InvalidCharacter, part: Part::Input },
        Err(Err::Error(fault) | Err::Failure(fault)) => fault,
        Err(Err::Incomplete(_)) => Fault { left: 0, kind: ErrorKind::InvalidCharacter, part: Part::Input },
    };
    let offset = input.len().saturating_sub(fault.left);
    Err(ParseError::new(fault.kind, offset, fault.part, input.get(offset).copied()))
}

/// Whether `text` is a `hostname`, whole.
pub(crate) fn is_hostname(text: &str) -> bool {
    matches!(server::hostname(text.as_bytes()), Ok(([], _)))
}

/// Whether `text`, which has not been escaped, is the value of a `thumbprint`.
pub(crate) fn is_thumbprint(text: &str) -> bool {
    !text.is_empty() && !text.contains('%') && matches!(params::thumbprint(text.as_bytes()), Ok(([], ())))
}

/// The text of an input that a production has accepted, and which is therefore ASCII.
pub(crate) fn ascii(bytes: &[u8]) -> Result<&str, ParseError> {
    core::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        ParseError::new(ErrorKind::InvalidCharacter, offset, Part::Input, bytes.get(offset).copied())
    })
}
