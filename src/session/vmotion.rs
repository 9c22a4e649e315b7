//! The sequence and the secret of a vMotion, which both ends send and compare.

use crate::error::CapacityError;
use crate::telnet::Payload;

/// The most bytes that a sequence and a secret have together. Known implementations use 4 and 4 or 8.
pub const VMOTION_CAPACITY: usize = 32;

/// A sequence, followed by a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Vmotion {
    bytes: [u8; VMOTION_CAPACITY],
    len: u8,
    sequence_len: u8,
}

impl Vmotion {
    pub(super) const EMPTY: Self = Self { bytes: [0; VMOTION_CAPACITY], len: 0, sequence_len: 0 };

    /// Replaces the sequence and removes the secret.
    pub(super) fn set_sequence(&mut self, sequence: Payload<'_>) -> Result<(), CapacityError> {
        *self = Self::EMPTY;
        self.append(sequence)?;
        self.sequence_len = self.len;
        Ok(())
    }

    /// Replaces the secret.
    pub(super) fn set_secret(&mut self, secret: Payload<'_>) -> Result<(), CapacityError> {
        self.len = self.sequence_len;
        self.append(secret)
    }

    fn append(&mut self, payload: Payload<'_>) -> Result<(), CapacityError> {
        let free = self.bytes.get_mut(usize::from(self.len)..).unwrap_or_default();
        let len = payload.decode_into(free)?.len();
        self.len = u8::try_from(len).map_or(self.len, |len| self.len.saturating_add(len));
        Ok(())
    }

    pub(super) fn sequence(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.sequence_len)).unwrap_or_default()
    }

    pub(super) fn sequence_and_secret(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.len)).unwrap_or_default()
    }
}
