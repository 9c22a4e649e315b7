//! Text made fit for a terminal: short, on one line, with every character in sight.

/// How many characters of a text are shown.
const SHOWN: usize = 120;
/// How many characters are shown before and behind a fault.
const BEFORE: usize = 48;
const BEHIND: usize = 24;
/// Stands for what is left out.
const CUT: &str = "...";
/// No character has more bytes.
const CHAR_MAX: usize = 4;

/// The beginning of `text`, and how long it is if that is not all.
pub fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        None => text.chars().map(symbol).collect(),
        Some((end, _)) => {
            let shown: String = text[..end].chars().map(symbol).collect();
            format!("{shown}{CUT} ({} bytes)", text.len())
        }
    }
}

/// What stands around a byte of a text that need not be UTF-8.
#[derive(Debug, PartialEq)]
pub struct Window {
    pub before: String,
    /// The character at the byte; nothing at the end of the text.
    pub at: String,
    pub behind: String,
}

impl Window {
    /// Looks at no more of `bytes` than is shown, so that a long text costs no more than a short one.
    pub fn around(bytes: &[u8], offset: usize) -> Self {
        let (before, from) = bytes.split_at(offset.min(bytes.len()));

        let start = before.len().saturating_sub(BEFORE * CHAR_MAX);
        // The cut must not make half a character of a whole one.
        let start = start + before[start..].iter().take_while(|byte| start > 0 && is_continuation(**byte)).count();
        let near = String::from_utf8_lossy(&before[start..]);
        let skipped = near.chars().count().saturating_sub(BEFORE);
        let cut = if start > 0 || skipped > 0 { CUT } else { "" };
        let before = cut.chars().chain(near.chars().skip(skipped).map(symbol)).collect();

        let end = from.len().min((BEHIND + 2) * CHAR_MAX);
        let near = String::from_utf8_lossy(&from[..end]);
        let mut rest = near.chars();
        let at = rest.next().map(symbol).into_iter().collect();
        let mut behind: String = rest.by_ref().take(BEHIND).map(symbol).collect();
        if end < from.len() || rest.next().is_some() {
            behind.push_str(CUT);
        }
        Self { before, at, behind }
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

/// A character that takes up room and changes nothing around it.
fn symbol(c: char) -> char {
    match c {
        // The control pictures stand in the order of the controls.
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\x7F' => '\u{2421}',
        // Controls, and what reorders, joins or takes up no room: soft hyphen, marks, separators, byte order mark.
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
