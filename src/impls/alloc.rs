//! Feature `alloc`: owned forms without a capacity, and decoded text.

use alloc::borrow::Cow;
use alloc::string::String;
use core::convert::Infallible;
use core::str::{self, FromStr, Utf8Error};

use crate::auth::{CipherList, CipherName, PeerName};
use crate::backing::{BackingError, UriBacking};
use crate::direction::Direction;
use crate::error::ParseError;
use crate::host::Host;
use crate::owned::{Full, HostBuf, ProxyUriBuf, ServiceUriBuf, Storage, UriBackingBuf, UriReferenceBuf, sealed};
use crate::percent::AuthValue;
use crate::proxy::ProxyUri;
use crate::reference::UriReference;
use crate::service::ServiceUri;

impl Storage for String {}

impl sealed::Store for String {
    type Full = Infallible;

    fn store(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

/// Implements what an owned form in a `String` adds to the generic one.
macro_rules! in_a_string {
    ($($owned:ident of $borrowed:ident),+) => {$(
        #[cfg_attr(docsrs, doc(cfg(feature = "alloc")))]
        impl $owned<String> {
            /// Parses a text and copies it.
            ///
            /// # Errors
            ///
            /// Returns the first error in `text`, with its offset.
            pub fn parse(text: &str) -> Result<Self, ParseError> {
                $borrowed::parse(text).map(Self::from)
            }
        }

        impl From<$borrowed<'_>> for $owned<String> {
            fn from(uri: $borrowed<'_>) -> Self {
                let Ok(owned) = Self::copied(uri);
                owned
            }
        }

        impl TryFrom<&str> for $owned<String> {
            type Error = ParseError;

            fn try_from(text: &str) -> Result<Self, ParseError> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $owned<String> {
            type Error = ParseError;

            fn try_from(text: String) -> Result<Self, ParseError> {
                Self::from_text(text)
            }
        }

        impl FromStr for $owned<String> {
            type Err = ParseError;

            fn from_str(text: &str) -> Result<Self, ParseError> {
                Self::parse(text)
            }
        }
    )+};
}

in_a_string!(ServiceUriBuf of ServiceUri, ProxyUriBuf of ProxyUri, UriReferenceBuf of UriReference);

impl From<Host<'_>> for HostBuf<String> {
    fn from(host: Host<'_>) -> Self {
        let Ok(owned) = Self::copied(host);
        owned
    }
}

#[cfg_attr(docsrs, doc(cfg(feature = "alloc")))]
impl UriBackingBuf<String> {
    /// Checks the three properties together and copies them. An empty proxy URI means none.
    ///
    /// # Errors
    ///
    /// Those of [`UriBacking::new`].
    pub fn new(direction: Direction, service_uri: &str, proxy_uri: Option<&str>) -> Result<Self, BackingError> {
        UriBacking::new(direction, service_uri, proxy_uri).map(Self::from)
    }
}

impl From<UriBacking<'_>> for UriBackingBuf<String> {
    fn from(backing: UriBacking<'_>) -> Self {
        match Self::copied(backing) {
            Ok(owned) => owned,
            Err(Full::Service(never) | Full::Proxy(never)) => match never {},
        }
    }
}

#[cfg_attr(docsrs, doc(cfg(feature = "alloc")))]
impl<'a> AuthValue<'a> {
    /// Returns the decoded text, which is borrowed if it has no escapes.
    ///
    /// # Errors
    ///
    /// [`Utf8Error`] if the decoded bytes are not UTF-8.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#peerName=con%201").unwrap();
    /// assert_eq!(uri.auth().peer_name().unwrap().to_str()?, "con 1");
    /// # Ok::<(), core::str::Utf8Error>(())
    /// ```
    pub fn to_str(&self) -> Result<Cow<'a, str>, Utf8Error> {
        if !self.as_str().contains('%') {
            return Ok(Cow::Borrowed(self.as_str()));
        }
        String::from_utf8(self.bytes().collect()).map(Cow::Owned).map_err(|error| error.utf8_error())
    }
}

/// Implements `to_str` for a value that is text.
macro_rules! to_str {
    ($($name:ident),+) => {$(
        #[cfg_attr(docsrs, doc(cfg(feature = "alloc")))]
        impl<'a> $name<'a> {
            /// Returns the decoded text, which is borrowed if it has no escapes.
            ///
            /// # Errors
            ///
            /// [`Utf8Error`] if the decoded bytes are not UTF-8.
            pub fn to_str(&self) -> Result<Cow<'a, str>, Utf8Error> {
                self.value().to_str()
            }
        }
    )+};
}

to_str!(PeerName, CipherList, CipherName);
