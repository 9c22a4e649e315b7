//! Messages for formats with little room for them.

use core::fmt::{self, Write as _};

use serde::de;

/// Returns the error `name: message`.
pub(super) fn error<E: de::Error>(name: &str, message: impl fmt::Display) -> E {
    E::custom(Message(format_args!("{name}: {message}")))
}

/// A message that respects a precision such as `{:.64}`, which most `Display` implementations ignore: `serde-json-core`
/// formats into a buffer of 64 bytes with it, and panics if the text is longer.
struct Message<T>(T);

impl<T: fmt::Display> fmt::Display for Message<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match f.precision() {
            None => self.0.fmt(f),
            Some(left) => write!(Cut { out: f, left }, "{}", self.0),
        }
    }
}

/// Writes the first `left` bytes, but no part of a character.
struct Cut<'a, 'f> {
    out: &'a mut fmt::Formatter<'f>,
    left: usize,
}

impl fmt::Write for Cut<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut ends = (0..=self.left.min(text.len())).rev();
        let (fits, rest) = ends.find_map(|end| text.split_at_checked(end)).unwrap_or_default();
        // Nothing may follow what was left out.
        self.left = if rest.is_empty() { self.left.saturating_sub(fits.len()) } else { 0 };
        self.out.write_str(fits)
    }
}
