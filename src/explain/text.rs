//! The pieces of the input that messages quote: where they begin and end, and how they are written.
//!
//! Bytes and not patterns: the searches of `core::str` take over 2 KB of flash, and leave calls to the panic handler in it.

use core::fmt::{self, Write as _};

/// Writes a character so that it can be seen in a log and does not disturb it.
///
/// (`char::escape_debug` escapes more, such as code points that are not assigned; its tables take 3.4 KB of flash.)
pub(super) fn write_visible(f: &mut fmt::Formatter<'_>, shown: char) -> fmt::Result {
    match shown {
        '\0' => f.write_str("\\0"),
        '\t' => f.write_str("\\t"),
        '\n' => f.write_str("\\n"),
        '\r' => f.write_str("\\r"),
        '"' | '\'' | '\\' => {
            f.write_char('\\')?;
            f.write_char(shown)
        }
        _ if INVISIBLE.iter().any(|&(first, last)| first <= shown && shown <= last) => {
            f.write_str("\\u{")?;
            write_hex(f, u32::from(shown))?;
            f.write_char('}')
        }
        _ => f.write_char(shown),
    }
}

/// Controls, the soft hyphen, marks of direction, line separators, and what else has no width.
static INVISIBLE: [(char, char); 12] = [
    ('\0', '\u{1F}'),
    ('\u{7F}', '\u{A0}'),
    ('\u{AD}', '\u{AD}'),
    ('\u{300}', '\u{36F}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{180E}', '\u{180E}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{2028}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFF9}', '\u{FFFB}'),
    ('\u{E0000}', '\u{E0FFF}'),
];

/// The position of the first `"://"`.
pub(super) fn mark(text: &[u8]) -> Option<usize> {
    text.windows(3).position(|three| three == b"://")
}

/// The position of the first `:` that belongs to no `"://"`.
pub(super) fn colon(text: &[u8]) -> Option<usize> {
    let mut rest = text;
    loop {
        match rest {
            [b':', b'/', b'/', after @ ..] => rest = after,
            [b':', ..] => return Some(text.len().saturating_sub(rest.len())),
            [_, after @ ..] => rest = after,
            [] => return None,
        }
    }
}

/// Writes `value` in hexadecimal digits. (`{:x}` is 500 bytes of flash.)
pub(super) fn write_hex(f: &mut fmt::Formatter<'_>, value: u32) -> fmt::Result {
    for place in (0..8_u32).rev() {
        let rest = value >> place.wrapping_mul(4);
        if rest != 0 || place == 0 {
            f.write_char(char::from_digit(rest & 0x0F, 16).unwrap_or_default())?;
        }
    }
    Ok(())
}
