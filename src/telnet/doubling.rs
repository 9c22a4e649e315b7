//! Writing bytes with each 0xFF doubled, as telnet sends them.

use core::{iter, mem};

use super::command::IAC;
use crate::error::CapacityError;

/// Yields each 0xFF twice.
pub(crate) fn doubled(mut bytes: impl Iterator<Item = u8> + Clone) -> impl Iterator<Item = u8> + Clone {
    let mut again = false;
    iter::from_fn(move || {
        if mem::take(&mut again) {
            return Some(IAC);
        }
        let byte = bytes.next()?;
        again = byte == IAC;
        Some(byte)
    })
}

/// Writes all of `bytes` to the start of `buffer`, or nothing.
pub(crate) fn fill(buffer: &mut [u8], bytes: impl Iterator<Item = u8> + Clone) -> Result<&[u8], CapacityError> {
    let start = buffer.get_mut(..bytes.clone().count()).ok_or(CapacityError)?;
    for (slot, byte) in start.iter_mut().zip(bytes) {
        *slot = byte;
    }
    Ok(start)
}
