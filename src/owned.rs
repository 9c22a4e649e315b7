//! Features `alloc` and `heapless-v0_9`: owned forms.
//!
//! A parsed URI is a text and positions in it, so its owned form is a copy of the text with the same positions. Nothing
//! is parsed a second time. The forms are generic over the string that stores the text.

use core::ops::Deref;

mod backing;
mod host;
mod uri;

pub(crate) use backing::Full;
pub use backing::UriBackingBuf;
pub use host::HostBuf;
pub use uri::{ProxyUriBuf, ServiceUriBuf, UriReferenceBuf};

/// A string that can store the text of an owned form.
///
/// This trait is sealed. It is implemented for `String` (feature `alloc`) and for `heapless::String<N>` (feature
/// `heapless-v0_9`).
#[cfg_attr(docsrs, doc(cfg(any(feature = "alloc", feature = "heapless-v0_9"))))]
pub trait Storage: Deref<Target = str> + Sized + sealed::Store {}

pub(crate) mod sealed {
    /// The part of [`Storage`](super::Storage) that other crates can neither call nor implement.
    pub trait Store: Sized {
        /// The error of a text that does not fit.
        type Full;

        fn store(text: &str) -> Result<Self, Self::Full>;
    }
}
