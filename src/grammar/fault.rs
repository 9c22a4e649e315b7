//! The result of a production: what remains of the input, or where it failed and why.

use nom::{Err, IResult};

use crate::chars::is_uric;
use crate::error::{ErrorKind, ParseError, Part};
use crate::span::Span;

/// The remaining input. All productions of one run see suffixes of the same input.
pub(super) type Input<'a> = &'a [u8];

/// The result of a production.
pub(super) type ParseResult<'a, O> = IResult<Input<'a>, O, Fault>;

/// Where a production failed, as the number of bytes that remained, and why.
pub(super) struct Fault {
    pub(super) left: usize,
    pub(super) kind: ErrorKind,
    pub(super) part: Part,
}

impl Fault {
    /// At the first byte of `at`.
    pub(super) const fn at(at: Input<'_>, kind: ErrorKind, part: Part) -> Self {
        Self { left: at.len(), kind, part }
    }

    /// The fault inside nom's error. No production returns `Incomplete`.
    pub(super) fn of(error: Err<Self>) -> Self {
        match error {
            Err::Error(fault) | Err::Failure(fault) => fault,
            Err::Incomplete(_) => Self::at(&[], ErrorKind::InvalidCharacter, Part::Input),
        }
    }

    /// Whether it points at a byte of `input` that is allowed somewhere in a URI, or at the end.
    pub(super) fn at_uric(&self, input: Input<'_>) -> bool {
        let at = input.len().saturating_sub(self.left);
        input.get(at).is_none_or(|byte| is_uric(*byte))
    }

    /// The error in reading `input`.
    #[cold]
    pub(super) fn error(&self, input: Input<'_>) -> ParseError {
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
pub(super) fn fault<O>(at: Input<'_>, kind: ErrorKind, part: Part) -> ParseResult<'_, O> {
    fail(Fault::at(at, kind, part))
}

/// Fails with an existing fault, with any output type.
pub(super) fn fail<'a, O>(fault: Fault) -> ParseResult<'a, O> {
    Err(Err::Error(fault))
}

/// The fault at the first byte of `at`: `kind` if the input ends there or the byte is allowed somewhere in a URI, else
/// [`ErrorKind::InvalidCharacter`]. Never inlined, which takes 30 fewer bytes of flash on Cortex-M.
#[cold]
#[inline(never)]
pub(super) fn uric_fault(at: Input<'_>, kind: ErrorKind, part: Part) -> Fault {
    let kind = match at {
        [byte, ..] if !is_uric(*byte) => ErrorKind::InvalidCharacter,
        _ => kind,
    };
    Fault::at(at, kind, part)
}

/// The part of `from` before its suffix `rest`.
pub(super) fn consumed<'a>(from: Input<'a>, rest: Input<'_>) -> Input<'a> {
    from.get(..from.len().wrapping_sub(rest.len())).unwrap_or_default()
}

/// The position of what `parser` reads. (nom's `recognize` slices, which leaves a call to the panic handler in firmware.)
pub(super) fn span<'a>(
    mut parser: impl nom::Parser<Input<'a>, Output = (), Error = Fault>,
) -> impl FnMut(Input<'a>) -> ParseResult<'a, Span> {
    move |input| parser.parse(input).map(|(rest, ())| (rest, Span::between(input, rest)))
}

/// Converts the result of a production that must read the whole input: nom's types end here.
pub(super) fn finish<O>(parsed: ParseResult<'_, O>) -> Result<O, Fault> {
    match parsed {
        Ok(([], output)) => Ok(output),
        Ok((rest, _)) => Err(Fault::at(rest, ErrorKind::InvalidCharacter, Part::Input)),
        Err(error) => Err(Fault::of(error)),
    }
}
