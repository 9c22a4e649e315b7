//! A buffer of fixed size for bytes in transit.

use std::mem;

/// The capacity of a buffer: enough to keep both ends of a line busy.
const CAPACITY: usize = 64 * 1024;

/// A queue of bytes whose contents and free space are slices.
#[derive(Debug)]
pub struct Buffer {
    bytes: Box<[u8]>,
    start: usize,
    end: usize,
}

impl Default for Buffer {
    fn default() -> Self {
        Self { bytes: vec![0; CAPACITY].into(), start: 0, end: 0 }
    }
}

impl Buffer {
    /// Returns the bytes in the buffer.
    #[must_use]
    pub fn filled(&self) -> &[u8] {
        &self.bytes[self.start..self.end]
    }

    /// Returns whether the buffer has no bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Returns how many more bytes fit.
    #[must_use]
    pub fn room_len(&self) -> usize {
        self.bytes.len() - self.filled().len()
    }

    /// Returns the room after the bytes in the buffer. Call [`commit`](Self::commit) after a write into it.
    pub fn room(&mut self) -> &mut [u8] {
        if self.start > 0 {
            self.bytes.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
        }
        &mut self.bytes[self.end..]
    }

    /// Adds the first `len` bytes of the room to the buffer.
    pub fn commit(&mut self, len: usize) {
        assert!(len <= self.bytes.len() - self.end, "more bytes than room");
        self.end += len;
    }

    /// Removes `len` bytes from the front.
    pub fn consume(&mut self, len: usize) {
        assert!(len <= self.filled().len(), "more bytes than there are");
        self.start += len;
        if self.is_empty() {
            (self.start, self.end) = (0, 0);
        }
    }

    /// Removes and returns all bytes.
    pub fn take(&mut self) -> Vec<u8> {
        let bytes = self.filled().to_vec();
        self.consume(bytes.len());
        bytes
    }

    /// Appends as much of `bytes` as fits, and returns how much.
    pub fn append(&mut self, bytes: &[u8]) -> usize {
        let len = bytes.len().min(self.room_len());
        self.room()[..len].copy_from_slice(&bytes[..len]);
        self.commit(len);
        len
    }

    /// Moves as many bytes as fit from `other` to the end of this buffer.
    pub fn fill_from(&mut self, other: &mut Self) {
        if self.is_empty() {
            mem::swap(self, other);
        } else {
            let len = self.append(other.filled());
            other.consume(len);
        }
    }
}
