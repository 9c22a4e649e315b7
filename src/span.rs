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
