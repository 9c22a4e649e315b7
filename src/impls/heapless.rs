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
use crate::text::try_from_by;

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

/// Implements `CAPACITY` and the conversions of URIs in a `heapless::String`.
macro_rules! of_fixed_capacity {
    ($($owned:ident of $borrowed:ident),+) => {$(
        impl<const N: usize> $owned<String<N>> {
            /// The length of the longest text that fits, in bytes.
            pub const CAPACITY: usize = N;
        }

        try_from_by!([const N: usize] $borrowed<'_> => $owned<String<N>>, from_borrowed, CapacityError);
        try_from_by!([const N: usize] String<N> => $owned<String<N>>, from_text, ParseError);
    )+};
}

of_fixed_capacity!(ServiceUriBuf of ServiceUri, ProxyUriBuf of ProxyUri, UriReferenceBuf of UriReference);
try_from_by!([const N: usize] Host<'_> => HostBuf<String<N>>, from_borrowed, CapacityError);
try_from_by!(
    [const S: usize, const P: usize] UriBacking<'_> => UriBackingBuf<String<S>, String<P>>, from_borrowed, CapacityError
);

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
