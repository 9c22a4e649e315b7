//! Makes text safe to print: short, on one line, every character visible.

/// The number of characters shown of a long text.
const SHOWN: usize = 120;
/// The number of characters shown before and after an error.
const BEFORE: usize = 48;
const AFTER: usize = 24;
/// Replaces what is left out.
const ELLIPSIS: &str = "...";
/// The length of the longest character in UTF-8.
const CHAR_MAX: usize = 4;

/// Returns the start of `text`, followed by its length if it is cut.
pub fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        None => text.chars().map(symbol).collect(),
        Some((end, _)) => {
            let shown: String = text[..end].chars().map(symbol).collect();
            format!("{shown}{ELLIPSIS} ({} bytes)", text.len())
        }
    }
}

/// The text around a byte.
pub struct Window {
    pub before: String,
    /// The character at the byte; empty at the end of the text.
    pub at: String,
    pub after: String,
}

impl Window {
    /// Returns what surrounds `offset` in text that need not be UTF-8.
    ///
    /// Reads only the bytes that are shown, so the length of the text does not matter.
    pub fn around(bytes: &[u8], offset: usize) -> Self {
        let (before, from) = bytes.split_at(offset.min(bytes.len()));

        let start = before.len().saturating_sub(BEFORE * CHAR_MAX);
        // The cut may be within a character, the rest of which is skipped.
        let start = start + before[start..].iter().take_while(|byte| start > 0 && is_continuation(**byte)).count();
        let near = String::from_utf8_lossy(&before[start..]);
        let skipped = near.chars().count().saturating_sub(BEFORE);
        let ellipsis = if start > 0 || skipped > 0 { ELLIPSIS } else { "" };
        let before = ellipsis.chars().chain(near.chars().skip(skipped).map(symbol)).collect();

        let end = from.len().min((AFTER + 2) * CHAR_MAX);
        let near = String::from_utf8_lossy(&from[..end]);
        let mut rest = near.chars();
        let at = rest.next().map(symbol).into_iter().collect();
        let mut after: String = rest.by_ref().take(AFTER).map(symbol).collect();
        if end < from.len() || rest.next().is_some() {
            after.push_str(ELLIPSIS);
        }
        Self { before, at, after }
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

/// Replaces a character that is invisible or affects how its neighbours are shown.
fn symbol(c: char) -> char {
    match c {
        // Unicode's control pictures have the order of the control characters.
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\x7F' => '\u{2421}',
        // C1 controls, soft hyphen, combining marks, separators, direction marks, variation selectors, byte order mark.
        '\u{80}'..='\u{9F}'
        | '\u{AD}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{300}'..='\u{36F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}
