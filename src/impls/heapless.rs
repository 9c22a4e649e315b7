//! Feature `heapless-v0_9`: owned copies of fixed capacity.
//!
//! A reading is a text and positions in it, so its owned copy is the copied text and the same positions: nothing is
//! parsed a second time.

mod backing;
mod error;
mod host;
mod reading;
mod values;

pub use backing::UriBackingBuf;
pub use error::{OwnedBackingError, OwnedError};
pub use host::HostBuf;
pub use reading::{ProxyUriBuf, ServiceUriBuf, UriReferenceBuf};

use crate::error::CapacityError;

/// A copy of `text`, if it fits.
fn copy<const N: usize>(text: &str) -> Result<heapless::String<N>, CapacityError> {
    heapless::String::try_from(text).map_err(|_| CapacityError)
}
