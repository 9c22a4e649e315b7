//! Positions of parts in the text they were read from.
//!
//! The parsed types keep positions and not slices, so that a borrowed type and its owned copy can share them.

/// From `start` up to, not including, `end`; absent when it ends before it starts.
#[derive(Clone, Copy)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Span {
    pub(crate) const ABSENT: Self = Self { start: 1, end: 0 };

    /// What was read of `whole` from `from` up to `rest`, two of its suffixes.
    pub(crate) const fn between(whole: &[u8], from: &[u8], rest: &[u8]) -> Self {
        Self { start: whole.len().wrapping_sub(from.len()), end: whole.len().wrapping_sub(rest.len()) }
    }

    /// Without its last byte.
    pub(crate) const fn but_last(self) -> Self {
        Self { end: self.end.wrapping_sub(1), ..self }
    }

    /// Without its first and its last byte.
    pub(crate) const fn inside(self) -> Self {
        Self { start: self.start.wrapping_add(1), end: self.end.wrapping_sub(1) }
    }

    pub(crate) const fn is_absent(self) -> bool {
        self.start > self.end
    }

    /// The part of `text`, which must be the text that the position was read from.
    pub(crate) fn of(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// The part of `text`, or `""` if it is absent.
    pub(crate) fn or_empty(self, text: &str) -> &str {
        self.of(text).unwrap_or_default()
    }
}
