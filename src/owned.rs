//! Features `alloc` and `heapless-v0_9`: owned forms.
//!
//! A parsed URI is a text and positions in it, so its owned form is a copy of the text with the same positions. Nothing
//! is parsed a second time. The forms are generic over the string that stores the text.

use core::ops::Deref;

use crate::backing::{BackingError, BackingField};
use crate::error::ParseError;

/// Implements `==` between an owned form and its borrowed form. The brackets contain the generic parameters.
macro_rules! eq_borrowed {
    ([$($generics:tt)*] $owned:ty, $borrowed:ident) => {
        impl<$($generics)*> PartialEq<$borrowed<'_>> for $owned {
            fn eq(&self, other: &$borrowed<'_>) -> bool {
                self.as_borrowed() == *other
            }
        }

        impl<$($generics)*> PartialEq<$owned> for $borrowed<'_> {
            fn eq(&self, other: &$owned) -> bool {
                *self == other.as_borrowed()
            }
        }
    };
}

mod backing;
mod host;
mod uri;

pub use backing::UriBackingBuf;
pub use host::HostBuf;
pub use uri::{ProxyUriBuf, ServiceUriBuf, UriReferenceBuf};

/// A string that can store the text of an owned form.
///
/// This trait is sealed. It is implemented for `String` (feature `alloc`) and for `heapless::String<N>` (feature
/// `heapless-v0_9`).
pub trait Storage: Deref<Target = str> + sealed::Store<Self::Error> {
    /// The error for a text that does not fit: `CapacityError`, or `Infallible` for a `String`.
    type Error;

    /// The error from parsing and storing a URI: `OwnedError`, or [`ParseError`] for a `String`.
    type UriError: From<ParseError> + From<Self::Error>;

    /// The error from checking and storing a backing object: `OwnedBackingError`, or [`BackingError`] for a `String`.
    type BackingError: From<BackingError> + From<(BackingField, Self::Error)>;
}

pub(crate) mod sealed {
    /// The part of [`Storage`](super::Storage) that other crates cannot implement.
    pub trait Store<E>: Sized {
        fn store(text: &str) -> Result<Self, E>;
    }
}
