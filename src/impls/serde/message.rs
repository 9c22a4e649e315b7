//! Messages for a format that may have little room for them.

use core::fmt::{self, Write as _};

/// A message that is cut where the writer asks for it by a precision, `{:.64}`. Most `Display` implementations ignore
/// that; `serde-json-core` writes so into a buffer of 64 bytes, and panics if more comes.
pub(super) struct Message<T>(pub(super) T);

impl<T: fmt::Display> fmt::Display for Message<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match f.precision() {
            None => self.0.fmt(f),
            Some(left) => write!(Cut { out: f, left }, "{}", self.0),
        }
    }
}

/// Lets the first bytes pass, and no piece of a character.
struct Cut<'a, 'f> {
    out: &'a mut fmt::Formatter<'f>,
    left: usize,
}

impl fmt::Write for Cut<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let fits = |end: &usize| text.is_char_boundary(*end);
        let end = if text.len() <= self.left {
            self.left = self.left.saturating_sub(text.len());
            text.len()
        } else {
            // Nothing may follow where a piece was left out.
            let end = (0..=self.left).rev().find(fits).unwrap_or_default();
            self.left = 0;
            end
        };
        self.out.write_str(text.get(..end).unwrap_or_default())
    }
}
