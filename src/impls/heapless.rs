//! Feature `heapless-v0_9`: owned forms of fixed capacity, and decoded bytes.

use core::str::FromStr;

use heapless::String;

use crate::backing::{BackingField, UriBacking};
use crate::direction::Direction;
use crate::error::{CapacityError, ParseError};
use crate::host::Host;
use crate::owned::{Full, HostBuf, ProxyUriBuf, ServiceUriBuf, Storage, UriBackingBuf, UriReferenceBuf, sealed};
use crate::percent::AuthValue;
use crate::proxy::ProxyUri;
use crate::reference::UriReference;
use crate::service::ServiceUri;

mod error;

pub use error::{OwnedBackingError, OwnedError};

impl<const N: usize> Storage for String<N> {}

impl<const N: usize> sealed::Store for String<N> {
    type Full = CapacityError;

    fn store(text: &str) -> Result<Self, CapacityError> {
        Self::try_from(text).map_err(|_| CapacityError)
    }
}

/// Implements what an owned form of fixed capacity adds to the generic one.
macro_rules! of_fixed_capacity {
    ($($owned:ident of $borrowed:ident),+) => {$(
        #[cfg_attr(docsrs, doc(cfg(feature = "heapless-v0_9")))]
        impl<const N: usize> $owned<String<N>> {
            /// The length of the longest text that fits, in bytes.
            pub const CAPACITY: usize = N;

            /// Parses a text and copies it.
            ///
            /// # Errors
            ///
            /// [`OwnedError::Parse`] if the text is invalid, else [`OwnedError::Capacity`] if it is longer than `N` bytes.
            pub fn parse(text: &str) -> Result<Self, OwnedError> {
                let uri = $borrowed::parse(text)?;
                Ok(Self::from_borrowed(uri)?)
            }

            /// Copies a parsed URI.
            ///
            /// # Errors
            ///
            /// [`CapacityError`] if the text is longer than `N` bytes.
            pub fn from_borrowed(uri: $borrowed<'_>) -> Result<Self, CapacityError> {
                Self::copied(uri)
            }
        }

        impl<const N: usize> TryFrom<$borrowed<'_>> for $owned<String<N>> {
            type Error = CapacityError;

            fn try_from(uri: $borrowed<'_>) -> Result<Self, CapacityError> {
                Self::from_borrowed(uri)
            }
        }

        impl<const N: usize> TryFrom<&str> for $owned<String<N>> {
            type Error = OwnedError;

            fn try_from(text: &str) -> Result<Self, OwnedError> {
                Self::parse(text)
            }
        }

        impl<const N: usize> TryFrom<String<N>> for $owned<String<N>> {
            type Error = ParseError;

            fn try_from(text: String<N>) -> Result<Self, ParseError> {
                Self::from_text(text)
            }
        }

        impl<const N: usize> FromStr for $owned<String<N>> {
            type Err = OwnedError;

            fn from_str(text: &str) -> Result<Self, OwnedError> {
                Self::parse(text)
            }
        }
    )+};
}

of_fixed_capacity!(ServiceUriBuf of ServiceUri, ProxyUriBuf of ProxyUri, UriReferenceBuf of UriReference);

#[cfg_attr(docsrs, doc(cfg(feature = "heapless-v0_9")))]
impl<const N: usize> HostBuf<String<N>> {
    /// Copies a host.
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if it is a name longer than `N` bytes.
    pub fn from_borrowed(host: Host<'_>) -> Result<Self, CapacityError> {
        Self::copied(host)
    }
}

impl<const N: usize> TryFrom<Host<'_>> for HostBuf<String<N>> {
    type Error = CapacityError;

    fn try_from(host: Host<'_>) -> Result<Self, CapacityError> {
        Self::from_borrowed(host)
    }
}

#[cfg_attr(docsrs, doc(cfg(feature = "heapless-v0_9")))]
impl<const S: usize, const P: usize> UriBackingBuf<String<S>, String<P>> {
    /// Checks the three properties together and copies them. An empty proxy URI means none.
    ///
    /// # Errors
    ///
    /// [`OwnedBackingError::Backing`] with an error of [`UriBacking::new`], else [`OwnedBackingError::Capacity`] with the
    /// property that does not fit.
    pub fn new(direction: Direction, service_uri: &str, proxy_uri: Option<&str>) -> Result<Self, OwnedBackingError> {
        let backing = UriBacking::new(direction, service_uri, proxy_uri)?;
        Self::copied(backing).map_err(|full| {
            OwnedBackingError::Capacity(match full {
                Full::Service(CapacityError) => BackingField::ServiceUri,
                Full::Proxy(CapacityError) => BackingField::ProxyUri,
            })
        })
    }

    /// Copies a backing object.
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if the service URI is longer than `S` bytes or the proxy URI longer than `P` bytes.
    pub fn from_borrowed(backing: UriBacking<'_>) -> Result<Self, CapacityError> {
        Self::copied(backing).map_err(|_| CapacityError)
    }
}

impl<const S: usize, const P: usize> TryFrom<UriBacking<'_>> for UriBackingBuf<String<S>, String<P>> {
    type Error = CapacityError;

    fn try_from(backing: UriBacking<'_>) -> Result<Self, CapacityError> {
        Self::from_borrowed(backing)
    }
}

#[cfg_attr(docsrs, doc(cfg(feature = "heapless-v0_9")))]
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
