//! What productions of both grammars are made of: a run of a class, a fixed text, an escape.

use super::{Input, Parsed, fault};
use crate::chars::{Class, hex_pair};
use crate::error::{ErrorKind, Part};

/// `*( class )`: the input after it.
pub(super) fn skip(class: Class, mut rest: Input<'_>) -> Input<'_> {
    // Four bytes for each look at the length.
    while let [a, b, c, d, after @ ..] = rest {
        if !(class.holds(*a) && class.holds(*b) && class.holds(*c) && class.holds(*d)) {
            break;
        }
        rest = after;
    }
    skip_while(|byte| class.holds(byte), rest)
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

/// `text` itself, case-sensitive. (nom's `tag` slices, which leaves a call to the panic handler in firmware.)
pub(super) fn literal<'a>(text: &'static str) -> impl Fn(Input<'a>) -> Parsed<'a, ()> {
    move |input| match after(text, input) {
        Some(rest) => Ok((rest, ())),
        None => fault(input, ErrorKind::InvalidCharacter, Part::Input),
    }
}

/// The input after `text`, if it begins with that.
pub(super) fn after<'a>(text: &str, input: Input<'a>) -> Option<Input<'a>> {
    // Four bytes at a time: `memcmp` is a loop over bytes in firmware.
    let (mut text, mut rest) = (text.as_bytes(), input);
    while let (Some((expected, text_after)), Some((found, after))) =
        (text.split_first_chunk::<4>(), rest.split_first_chunk::<4>())
    {
        if u32::from_ne_bytes(*expected) != u32::from_ne_bytes(*found) {
            return None;
        }
        (text, rest) = (text_after, after);
    }
    while let [expected, text_after @ ..] = text {
        match rest {
            [found, after @ ..] if found == expected => (text, rest) = (text_after, after),
            _ => return None,
        }
    }
    Some(rest)
}

/// The input after the bytes that it has in common with `text`. `case` has the bits that may be set in either.
#[cold]
pub(super) fn after_common<'a>(text: &str, case: u8, input: Input<'a>) -> Input<'a> {
    let mut rest = input;
    for expected in text.bytes() {
        match rest {
            [byte, after @ ..] if byte | case == expected | case => rest = after,
            _ => break,
        }
    }
    rest
}

/// `*( class | escaped )`, where `part` names the text in an error.
pub(super) fn escaped_run(class: Class, part: Part, input: Input<'_>) -> Parsed<'_, ()> {
    let mut rest = skip(class, input);
    while let [b'%', ..] = rest {
        rest = skip(class, escaped(part, rest)?.0);
    }
    Ok((rest, ()))
}

/// `escaped = "%" hex hex`
pub(super) fn escaped(part: Part, input: Input<'_>) -> Parsed<'_, u8> {
    if let [b'%', high, low, rest @ ..] = input {
        if let Some(byte) = hex_pair(*high, *low) {
            return Ok((rest, byte));
        }
    }
    fault(input, ErrorKind::InvalidPercentEncoding, part)
}
