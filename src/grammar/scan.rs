//! The smallest productions: a run of a class, a fixed text, an escape.

use super::{Input, Parsed, fault};
use crate::chars::{Class, ROOMY, hex_or_negative};
use crate::error::{ErrorKind, Part};

/// How many bytes [`skip`] reads before it looks how many there are.
const STRIDE: usize = 4;

/// The input after the leading bytes of `class`.
pub(crate) fn skip(class: Class, mut rest: Input<'_>) -> Input<'_> {
    while let Some((stride, behind)) = rest.split_first_chunk::<STRIDE>().filter(|_| ROOMY) {
        if let Some(at) = stride.iter().position(|&byte| !class.holds(byte)) {
            return rest.get(at..).unwrap_or_default();
        }
        rest = behind;
    }
    skip_while(|byte| class.holds(byte), rest)
}

/// `text` itself, in this very case. Fails at the first other byte. (nom's `tag` slices, which leaves a call to the panic
/// handler in firmware.)
pub(crate) fn literal<'a>(text: &'static str) -> impl Fn(Input<'a>) -> Parsed<'a, ()> {
    move |input| match input.strip_prefix(text.as_bytes()) {
        Some(rest) if ROOMY => Ok((rest, ())),
        _ => byte_by_byte(text, 0, input),
    }
}

/// What stands behind the leading bytes that `is` holds for.
pub(crate) fn skip_while(is: impl Fn(u8) -> bool, mut rest: Input<'_>) -> Input<'_> {
    while let [first, behind @ ..] = rest {
        if !is(*first) {
            break;
        }
        rest = behind;
    }
    rest
}

/// The letters of `text`, in either case; `text` has them small. Fails at the first other byte.
pub(crate) fn letters<'a>(text: &'static str) -> impl Fn(Input<'a>) -> Parsed<'a, ()> {
    move |input| match input.split_at_checked(text.len()) {
        Some((head, rest)) if ROOMY && head.iter().zip(text.bytes()).all(|(byte, letter)| byte | SMALL == letter) => {
            Ok((rest, ()))
        }
        _ => byte_by_byte(text, SMALL, input),
    }
}

/// The bit that makes a letter small.
const SMALL: u8 = 0x20;

/// `text`, byte by byte, where the bits of `case` may be set in the input or not. Fails at the first other byte.
///
/// With room, the whole has been compared before, and this finds the byte that differs.
#[cfg_attr(target_pointer_width = "64", inline(always))]
#[cfg_attr(target_pointer_width = "32", inline(never))]
fn byte_by_byte<'a>(text: &str, case: u8, input: Input<'a>) -> Parsed<'a, ()> {
    let mut rest = input;
    for expected in text.bytes() {
        match rest {
            [byte, behind @ ..] if byte | case == expected => rest = behind,
            _ => return fault(rest, ErrorKind::InvalidCharacter, Part::Scheme),
        }
    }
    Ok((rest, ()))
}

/// `*( class | escaped )`, where `part` names the text in an error.
pub(crate) fn escaped_run(class: Class, part: Part, input: Input<'_>) -> Parsed<'_, ()> {
    let mut rest = skip(class, input);
    while let [b'%', ..] = rest {
        rest = skip(class, escaped(part, rest)?.0);
    }
    Ok((rest, ()))
}

/// `escaped = "%" hex hex`
#[inline(always)]
pub(crate) fn escaped(part: Part, input: Input<'_>) -> Parsed<'_, u8> {
    if let [b'%', high, low, rest @ ..] = input {
        let byte = hex_or_negative(*high) << 4 | hex_or_negative(*low);
        if byte >= 0 {
            return Ok((rest, byte as u8));
        }
    }
    fault(input, ErrorKind::InvalidPercentEncoding, part)
}
