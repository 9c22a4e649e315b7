//! Positions of parts in the text they were read from.
//!
//! The parsed types keep positions and not slices, so that a borrowed type and its owned copy can share them.

/// A part of a text, as the number of bytes that remain at its start and at its end.
///
/// ```text
/// tcp://host:23
///       |---|        left_at_start = 7, left_at_end = 3: "host"
/// ```
///
/// It counts from the end because a production has only the remaining input; from the start, each would also need the length
/// of the whole text.
#[derive(Clone, Copy)]
pub(crate) struct Span {
    left_at_start: usize,
    /// Not over `left_at_start`, except in an absent part.
    left_at_end: usize,
}

impl Span {
    pub(crate) const ABSENT: Self = Self { left_at_start: 0, left_at_end: 1 };

    /// The part between two places, by the numbers of bytes that remain there.
    pub(crate) const fn new(left_at_start: usize, left_at_end: usize) -> Self {
        Self { left_at_start, left_at_end }
    }

    /// The part between `from` and `rest`, two suffixes of one text.
    pub(crate) const fn between(from: &[u8], rest: &[u8]) -> Self {
        Self::new(from.len(), rest.len())
    }

    /// Without its last byte.
    pub(crate) const fn but_last(self) -> Self {
        Self { left_at_end: self.left_at_end.wrapping_add(1), ..self }
    }

    /// Without its first and its last byte.
    pub(crate) const fn inside(self) -> Self {
        Self { left_at_start: self.left_at_start.wrapping_sub(1), ..self.but_last() }
    }

    pub(crate) const fn is_absent(self) -> bool {
        self.left_at_start < self.left_at_end
    }

    /// The part of `text`, which must be the text that the position was read from.
    pub(crate) fn of(self, text: &str) -> Option<&str> {
        text.get(self.offset(text)..text.len().wrapping_sub(self.left_at_end))
    }

    /// The rest of `text` after the part, which must not be absent.
    pub(crate) fn after(self, text: &str) -> &str {
        text.get(text.len().wrapping_sub(self.left_at_end)..).unwrap_or_default()
    }

    /// The offset of its first byte in `text`.
    pub(crate) const fn offset(self, text: &str) -> usize {
        text.len().wrapping_sub(self.left_at_start)
    }

    /// The part of `text`, or `""` if it is absent.
    pub(crate) fn or_empty(self, text: &str) -> &str {
        self.of(text).unwrap_or_default()
    }
}
