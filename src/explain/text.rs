//! Writes the pieces of the input that messages quote.
//!
//! Searches are over bytes: those of `core::str` take over 2 KB of flash and may panic.

use core::fmt::{self, Write as _};

/// The number of characters shown of a longer piece.
const SHOWN: usize = 48;

/// Writes `piece`, a subslice of `input`, in quotation marks. Invisible characters are escaped, and a long piece is cut.
///
/// Messages end up in logs, so nothing that may be a password is shown: nothing between a `:` and an `@`. Only a piece that
/// ends before the `@` may show the part of a password that was read as a key.
pub(super) fn write_quoted(f: &mut fmt::Formatter<'_>, input: &str, piece: &[u8]) -> fmt::Result {
    let start = piece.as_ptr().addr().wrapping_sub(input.as_ptr().addr());
    let (before, from) = input.as_bytes().split_at_checked(start).unwrap_or_default();
    let at = from.iter().rposition(|byte| *byte == b'@').unwrap_or_default();
    let len = match colon(piece) {
        _ if colon(before).is_some() && piece.iter().skip(1).any(|byte| *byte == b'@') => 0,
        Some(colon) if colon < at => colon.saturating_add(1),
        _ => piece.len(),
    };
    let mut chars = input.get(start..start.saturating_add(len)).unwrap_or_default().chars();
    f.write_char('"')?;
    chars.by_ref().take(SHOWN).try_for_each(|shown| write_visible(f, shown))?;
    if len < piece.len() || !chars.as_str().is_empty() {
        f.write_str("...")?;
    }
    f.write_char('"')
}

/// Returns the position of the first `:` that is not part of `"://"`.
fn colon(text: &[u8]) -> Option<usize> {
    (0..text.len()).find(|start| matches!(text.get(*start..), Some([b':', after @ ..]) if !after.starts_with(b"//")))
}

/// Writes a character, or an escape if it is invisible or ambiguous in a log.
///
/// (`char::escape_debug` also escapes unassigned code points; its tables take 3.4 KB of flash.)
fn write_visible(f: &mut fmt::Formatter<'_>, shown: char) -> fmt::Result {
    match shown {
        '\0' => f.write_str("\\0"),
        '\t' => f.write_str("\\t"),
        '\n' => f.write_str("\\n"),
        '\r' => f.write_str("\\r"),
        '"' | '\\' => {
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

/// Controls, the no-break space, the soft hyphen, the combining marks U+0300 to U+036F, direction marks, line separators and
/// zero-width characters.
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

/// Writes `value` in hexadecimal digits. (`{:x}` takes 500 bytes of flash.)
pub(super) fn write_hex(f: &mut fmt::Formatter<'_>, value: u32) -> fmt::Result {
    for place in (0..8_u32).rev() {
        let rest = value >> place.wrapping_mul(4);
        if rest != 0 || place == 0 {
            f.write_char(char::from_digit(rest & 0x0F, 16).unwrap_or_default())?;
        }
    }
    Ok(())
}
