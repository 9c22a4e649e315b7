//! Splits bytes into lines, in a buffer of fixed size.
//!
//! A line ends with LF. Every other byte belongs to it, also CR: text that ends with CR is not a URI, as in `inspect`. An
//! incomplete line is reported as such: one that is longer than the buffer, one that lost a byte, and one that the end of
//! the input cuts off.

use heapless::Vec;

/// The bytes between two line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    /// A line, without its end.
    Whole(&'a [u8]),
    /// An incomplete line, and the offset from which it is incomplete.
    Broken(Fault, usize),
}

/// Why a line is incomplete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It has more bytes than the buffer; those past the buffer were dropped.
    TooLong,
    /// The receiver lost or damaged a byte.
    Damaged,
    /// The input ended before the line did.
    CutOff,
}

impl Fault {
    /// Returns the name of the fault, as in answers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooLong => "TooLong",
            Self::Damaged => "Damaged",
            Self::CutOff => "CutOff",
        }
    }
}

/// Collects bytes until a line of at most `N` bytes is complete.
#[derive(Debug, Default)]
pub struct LineReader<const N: usize> {
    bytes: Vec<u8, N>,
    fault: Option<(Fault, usize)>,
    handed_out: bool,
}

impl<const N: usize> LineReader<N> {
    /// Creates a reader at the start of a line.
    #[must_use]
    pub const fn new() -> Self {
        Self { bytes: Vec::new(), fault: None, handed_out: false }
    }

    /// Takes the next byte. Returns the line if this byte ends it.
    pub fn push(&mut self, byte: u8) -> Option<Line<'_>> {
        self.start_over_if_handed_out();
        if byte == b'\n' {
            return Some(self.hand_out());
        }
        if self.fault.is_none() && self.bytes.push(byte).is_err() {
            self.fault = Some((Fault::TooLong, N));
        }
        None
    }

    /// Marks the current line as damaged: a byte of it was lost.
    pub fn damage(&mut self) {
        self.start_over_if_handed_out();
        if self.fault.is_none() {
            self.fault = Some((Fault::Damaged, self.bytes.len()));
        }
    }

    /// Ends the input. Returns an unfinished line.
    pub fn finish(&mut self) -> Option<Line<'_>> {
        self.start_over_if_handed_out();
        if self.fault.is_none() {
            if self.bytes.is_empty() {
                return None;
            }
            self.fault = Some((Fault::CutOff, self.bytes.len()));
        }
        Some(self.hand_out())
    }

    fn hand_out(&mut self) -> Line<'_> {
        self.handed_out = true;
        match self.fault {
            Some((fault, offset)) => Line::Broken(fault, offset),
            None => Line::Whole(&self.bytes),
        }
    }

    fn start_over_if_handed_out(&mut self) {
        if self.handed_out {
            *self = Self::new();
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::{format, string::String, vec::Vec};

    use super::{Line, LineReader};

    /// Reads `input` with a buffer of four bytes. A `!` is a damaged byte.
    fn read(input: &[u8]) -> Vec<String> {
        let show = |line: Line<'_>| match line {
            Line::Whole(bytes) => format!("<{}>", bytes.escape_ascii()),
            Line::Broken(fault, offset) => format!("{} {offset}", fault.as_str()),
        };
        let mut reader = LineReader::<4>::new();
        let mut lines = Vec::new();
        for &byte in input {
            if byte == b'!' {
                reader.damage();
            } else if let Some(line) = reader.push(byte) {
                lines.push(show(line));
            }
        }
        lines.extend(reader.finish().map(show));
        lines
    }

    #[track_caller]
    fn assert_lines(input: &[u8], expected: &[&str]) {
        assert_eq!(read(input), expected, "lines of {}", input.escape_ascii());
    }

    #[test]
    fn line_ends() {
        assert_lines(b"", &[]);
        assert_lines(b"\n", &["<>"]);
        assert_lines(b"a\n\nb\n", &["<a>", "<>", "<b>"]);
    }

    #[test]
    fn any_other_byte_belongs_to_the_line() {
        assert_lines(b"\0\x04\xFF\n", &[r"<\x00\x04\xff>"]);
        assert_lines(b"a\r\n\rb\n", &[r"<a\r>", r"<\rb>"]);
    }

    #[test]
    fn a_line_too_long_is_dropped_to_its_end() {
        assert_lines(b"abcd\nabcde\nx\n", &["<abcd>", "TooLong 4", "<x>"]);
        assert_lines(b"abcdefghijklmnop\nx\n", &["TooLong 4", "<x>"]);
        assert_lines(b"abcde", &["TooLong 4"]);
    }

    #[test]
    fn a_damaged_line_is_dropped_to_its_end() {
        assert_lines(b"a!b\nx\n", &["Damaged 1", "<x>"]);
        assert_lines(b"!\nx\n!", &["Damaged 0", "<x>", "Damaged 0"]);
        assert_lines(b"abcde!\n!abcde\n", &["TooLong 4", "Damaged 0"]);
    }

    #[test]
    fn the_end_cuts_a_line_off() {
        assert_lines(b"a\nb", &["<a>", "CutOff 1"]);
        assert_lines(b"abcd", &["CutOff 4"]);
    }
}
