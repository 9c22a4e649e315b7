//! Feature `heapless-v0_9`: owned forms of fixed capacity, and decoded bytes.

use heapless::String;

use crate::backing::UriBacking;
use crate::error::{CapacityError, ParseError};
use crate::host::Host;
use crate::owned::{HostBuf, ProxyUriBuf, ServiceUriBuf, Storage, UriBackingBuf, UriReferenceBuf, sealed};
use crate::percent::AuthValue;
use crate::proxy::ProxyUri;
use crate::reference::UriReference;
use crate::service::ServiceUri;

mod error;

pub use error::{OwnedBackingError, OwnedError};

impl<const N: usize> Storage for String<N> {
    type Error = CapacityError;
    type UriError = OwnedError;
    type BackingError = OwnedBackingError;
}

impl<const N: usize> sealed::Store<CapacityError> for String<N> {
    fn store(text: &str) -> Result<Self, CapacityError> {
        Self::try_from(text).map_err(|_| CapacityError)
    }
}

/// Implements the conversions of owned forms that depend on the storage.
macro_rules! of_fixed_capacity {
    ($($owned:ident of $borrowed:ident),+) => {$(
        impl<const N: usize> $owned<String<N>> {
            /// The length of the longest text that fits, in bytes.
            pub const CAPACITY: usize = N;
        }

        impl<const N: usize> TryFrom<$borrowed<'_>> for $owned<String<N>> {
            type Error = CapacityError;

            fn try_from(uri: $borrowed<'_>) -> Result<Self, CapacityError> {
                Self::from_borrowed(uri)
            }
        }

        impl<const N: usize> TryFrom<String<N>> for $owned<String<N>> {
            type Error = ParseError;

            fn try_from(text: String<N>) -> Result<Self, ParseError> {
                Self::from_text(text)
            }
        }
    )+};
}

of_fixed_capacity!(ServiceUriBuf of ServiceUri, ProxyUriBuf of ProxyUri, UriReferenceBuf of UriReference);

impl<const N: usize> TryFrom<Host<'_>> for HostBuf<String<N>> {
    type Error = CapacityError;

    fn try_from(host: Host<'_>) -> Result<Self, CapacityError> {
        Self::from_borrowed(host)
    }
}

impl<const S: usize, const P: usize> TryFrom<UriBacking<'_>> for UriBackingBuf<String<S>, String<P>> {
    type Error = CapacityError;

    fn try_from(backing: UriBacking<'_>) -> Result<Self, CapacityError> {
        Self::from_borrowed(backing)
    }
}

impl AuthValue<'_> {
    /// Decodes into a new buffer.
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if the decoded value is longer than `N` bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{CapacityError, ServiceUri};
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#peerName=a%2Eb").unwrap();
    /// let value = uri.auth().peer_name().unwrap().value();
    /// assert_eq!(value.decode_to::<3>().unwrap(), b"a.b");
    /// assert_eq!(value.decode_to::<2>(), Err(CapacityError));
    /// ```
    pub fn decode_to<const N: usize>(&self) -> Result<heapless::Vec<u8, N>, CapacityError> {
        let mut decoded = heapless::Vec::new();
        for byte in self.bytes() {
            decoded.push(byte).map_err(|_| CapacityError)?;
        }
        Ok(decoded)
    }
}
