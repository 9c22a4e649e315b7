//! What productions of both grammars are made of: a run of a class, a fixed text, an escape.

use super::fault::{Input, ParseResult, fault};
use crate::chars::{Class, PREFER_SPEED, hex_pair};
use crate::error::{ErrorKind, Part};

/// `*( class )`: the input after it.
pub(super) fn skip(class: Class, mut rest: Input<'_>) -> Input<'_> {
    // One length check for every four bytes.
    while let [a, b, c, d, after @ ..] = rest {
        let four = [*a, *b, *c, *d];
        if PREFER_SPEED {
            // Most runs are short, so checking each byte only once is faster.
            match four.iter().position(|byte| !class.contains(*byte)) {
                Some(at) => return rest.get(at..).unwrap_or_default(),
                None => rest = after,
            }
        } else if class.contains_all(four) {
            rest = after;
        } else {
            break;
        }
    }
    skip_while(|byte| class.contains(byte), rest)
}

/// `*( byte )`, for bytes that `is` holds for: the input after them.
pub(super) fn skip_while(is: impl Fn(u8) -> bool, mut rest: Input<'_>) -> Input<'_> {
    while let [first, after @ ..] = rest {
        if !is(*first) {
            break;
        }
        rest = after;
    }
    rest
}

/// `text` itself, case-sensitive. Fails at the first other byte.
///
/// (nom's `tag` does not report that byte.)
pub(super) fn literal<'a>(text: &'static str) -> impl Fn(Input<'a>) -> ParseResult<'a, ()> {
    move |input| match input.strip_prefix(text.as_bytes()) {
        Some(rest) if PREFER_SPEED => Ok((rest, ())),
        _ => fixed_text(text, 0, input),
    }
}

/// `text`, which is lower-case letters, matched in either case. Fails at the first other byte.
pub(super) fn letters<'a>(text: &'static str) -> impl Fn(Input<'a>) -> ParseResult<'a, ()> {
    move |input| match input.split_at_checked(text.len()) {
        Some((head, rest))
            if PREFER_SPEED && head.iter().zip(text.bytes()).all(|(byte, letter)| byte | LOWER == letter) =>
        {
            Ok((rest, ()))
        }
        _ => fixed_text(text, LOWER, input),
    }
}

/// The bit that makes a letter lower case.
const LOWER: u8 = 0x20;

/// The bytes of `text`. A bit of `ignored_bits` that is set in `text` may be clear in the input. Only the productions of a
/// scheme report this fault, so it names that part.
///
/// Comparing four bytes at a time takes 50 fewer instructions for `thumbprint` on Cortex-M. Where code size matters less,
/// this is inlined, because most texts are constants.
#[cfg_attr(target_pointer_width = "64", inline(always))]
fn fixed_text<'a>(text: &'static str, ignored_bits: u8, input: Input<'a>) -> ParseResult<'a, ()> {
    let (mut rest, mut expected) = (input, text.as_bytes());
    while let ([a, b, c, d, after @ ..], [e, f, g, h, others @ ..]) = (rest, expected) {
        if !is_same([*a, *b, *c, *d], [*e, *f, *g, *h], ignored_bits) {
            break;
        }
        (rest, expected) = (after, others);
    }
    while let [first, others @ ..] = expected {
        match rest {
            [byte, after @ ..] if byte | ignored_bits == *first => (rest, expected) = (after, others),
            _ => return fault(rest, ErrorKind::InvalidCharacter, Part::Scheme),
        }
    }
    Ok((rest, ()))
}

/// Whether four bytes of input are `text`, except for `ignored_bits`.
#[inline(always)]
const fn is_same(input: [u8; 4], text: [u8; 4], ignored_bits: u8) -> bool {
    u32::from_ne_bytes(input) | u32::from_ne_bytes([ignored_bits; 4]) == u32::from_ne_bytes(text)
}

/// `*( class | escaped )`, where `part` names the text in an error.
pub(super) fn escaped_run(class: Class, part: Part, input: Input<'_>) -> ParseResult<'_, ()> {
    let mut rest = input;
    loop {
        rest = skip(class, rest);
        match rest {
            [b'%', ..] => rest = escaped(part, rest)?.0,
            _ => return Ok((rest, ())),
        }
    }
}

/// `escaped = "%" hex hex`
pub(super) fn escaped(part: Part, input: Input<'_>) -> ParseResult<'_, u8> {
    if let [b'%', high, low, rest @ ..] = input {
        if let Some(byte) = hex_pair(*high, *low) {
            return Ok((rest, byte));
        }
    }
    fault(input, ErrorKind::InvalidPercentEncoding, part)
}
