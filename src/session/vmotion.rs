//! The sequence and the secret of a vMotion, which both ends send and compare.

use crate::error::CapacityError;
use crate::telnet::Payload;
use crate::vspc::Code;

/// The most bytes that a sequence and a secret may have together. Known implementations use 4 and 4 or 8.
pub const VMOTION_CAPACITY: usize = 32;

/// A sequence, followed by a secret, and whether the move is in progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Vmotion {
    bytes: [u8; VMOTION_CAPACITY],
    len: u8,
    sequence_len: u8,
    /// Whether VMOTION-BEGIN has been sent or received, and neither refused by NOTNOW nor cancelled.
    pub(super) moving: bool,
}

impl Vmotion {
    pub(super) const EMPTY: Self = Self { bytes: [0; VMOTION_CAPACITY], len: 0, sequence_len: 0, moving: false };

    /// Replaces the sequence and removes the secret. If the sequence is too long, nothing changes.
    pub(super) fn set_sequence(&mut self, sequence: Payload<'_>) -> Result<(), CapacityError> {
        self.replace_from(0, sequence)?;
        self.sequence_len = self.len;
        Ok(())
    }

    /// Replaces the secret. If it is too long, nothing changes.
    pub(super) fn set_secret(&mut self, secret: Payload<'_>) -> Result<(), CapacityError> {
        self.replace_from(self.sequence_len, secret)
    }

    /// Replaces everything after the first `kept` bytes.
    fn replace_from(&mut self, kept: u8, payload: Payload<'_>) -> Result<(), CapacityError> {
        let rest = self.bytes.get_mut(usize::from(kept)..).unwrap_or_default();
        let len = payload.decode_into(rest)?.len();
        rest.get_mut(len..).unwrap_or_default().fill(0);
        self.len = u8::try_from(len).map_or(kept, |len| kept.saturating_add(len));
        Ok(())
    }

    /// Returns what follows the sequence in `payload`; some implementations append the secret where it is not expected.
    /// `None` if it does not start with the sequence.
    pub(super) fn strip_sequence<'i>(&self, payload: Payload<'i>) -> Option<Payload<'i>> {
        payload.strip_prefix(self.payload(Code::VMOTION_BEGIN))
    }

    /// Returns the payload of the suboption with this code; empty if it is not one of a vMotion.
    pub(super) fn payload(&self, code: Code) -> &[u8] {
        let len = match code {
            Code::VMOTION_GOAHEAD | Code::VMOTION_PEER => self.len,
            Code::VMOTION_BEGIN | Code::VMOTION_NOTNOW | Code::VMOTION_PEER_OK | Code::VMOTION_COMPLETE => {
                self.sequence_len
            }
            _ => 0,
        };
        self.bytes.get(..usize::from(len)).unwrap_or_default()
    }
}
