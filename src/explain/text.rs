//! The pieces of the input that messages quote: where they begin and end, and how they are written.
//!
//! Bytes and not patterns: the searches of `core::str` take over 2 KB of flash, and leave calls to the panic handler in it.

use core::fmt::{self, Write as _};

/// Text in quotation marks, with controls escaped, cut where it gets long; and what follows it, which is not shown.
pub(super) struct Quoted<'a>(pub(super) &'a str, pub(super) &'a str);

impl Quoted<'_> {
    /// How many characters are shown.
    const SHOWN: usize = 48;
}

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text, hidden) = self;
        let end = text.char_indices().nth(Self::SHOWN).map_or(text.len(), |(end, _)| end);
        let cut = if end < text.len() || !hidden.is_empty() { "..." } else { "" };
        f.write_char('"')?;
        text.get(..end).unwrap_or_default().chars().try_for_each(|shown| write_visible(f, shown))?;
        f.write_str(cut)?;
        f.write_char('"')
    }
}

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
            write_hex(f, b"0123456789abcdef", u32::from(shown), 1)?;
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

/// The beginning of `text` that ends before the first byte that `is` holds for.
pub(super) fn before_any(text: &str, is: impl Fn(u8) -> bool) -> &str {
    let end = text.bytes().position(is).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The end of `text` that begins after the last byte that `is` holds for.
pub(super) fn after_last(text: &str, is: impl Fn(u8) -> bool) -> &str {
    let start = text.bytes().rposition(is).map_or(0, |last| last.saturating_add(1));
    text.get(start..).unwrap_or_default()
}

/// The text before and after the first `"://"`.
pub(super) fn split_at_mark(text: &str) -> Option<(&str, &str)> {
    let at = text.as_bytes().windows(3).position(|three| matches!(three, [b':', b'/', b'/']))?;
    Some((text.get(..at)?, text.get(at.saturating_add(3)..)?))
}

/// The first `:` that belongs to no `"://"`.
pub(super) fn colon(text: &str) -> Option<usize> {
    let mut rest = text.as_bytes();
    loop {
        match rest {
            [b':', b'/', b'/', after @ ..] => rest = after,
            [b':', ..] => return Some(text.len().saturating_sub(rest.len())),
            [_, after @ ..] => rest = after,
            [] => return None,
        }
    }
}

/// Writes `value` with these digits, and with at least so many of them. (`{:x}` is 500 bytes of flash.)
pub(super) fn write_hex(f: &mut fmt::Formatter<'_>, digits: &[u8; 16], value: u32, least: u32) -> fmt::Result {
    for place in (0..8_u32).rev() {
        let rest = value >> place.wrapping_mul(4);
        if rest != 0 || place < least {
            let digit = digits.get(rest as usize & 0x0F).copied().unwrap_or_default();
            f.write_char(char::from(digit))?;
        }
    }
    Ok(())
}
