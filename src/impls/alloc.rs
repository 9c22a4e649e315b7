//! Feature `alloc`: owned forms without a capacity, and decoded text.

use alloc::borrow::Cow;
use alloc::string::String;
use core::convert::Infallible;
use core::str::Utf8Error;

use crate::auth::{CipherList, CipherName, PeerName};
use crate::backing::{BackingError, BackingField, UriBacking};
use crate::error::ParseError;
use crate::host::Host;
use crate::owned::{HostBuf, ProxyUriBuf, ServiceUriBuf, Storage, UriBackingBuf, UriReferenceBuf, sealed};
use crate::percent::AuthValue;
use crate::proxy::ProxyUri;
use crate::reference::UriReference;
use crate::service::ServiceUri;
use crate::text::try_from_by;

impl Storage for String {
    type Error = Infallible;
    type UriError = ParseError;
    type BackingError = BackingError;
}

impl sealed::Store<Infallible> for String {
    fn store(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

impl From<Infallible> for ParseError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl From<(BackingField, Infallible)> for BackingError {
    fn from((_, never): (BackingField, Infallible)) -> Self {
        match never {}
    }
}

/// Implements the conversion of a borrowed form to its owned form.
macro_rules! from_borrowed {
    ($($owned:ident of $borrowed:ident),+) => {$(
        impl From<$borrowed<'_>> for $owned<String> {
            fn from(borrowed: $borrowed<'_>) -> Self {
                let Ok(owned) = Self::from_borrowed(borrowed);
                owned
            }
        }
    )+};
}

from_borrowed!(ServiceUriBuf of ServiceUri, ProxyUriBuf of ProxyUri, UriReferenceBuf of UriReference);
from_borrowed!(HostBuf of Host, UriBackingBuf of UriBacking);

try_from_by!([] String => ServiceUriBuf<String>, from_text, ParseError);
try_from_by!([] String => ProxyUriBuf<String>, from_text, ParseError);
try_from_by!([] String => UriReferenceBuf<String>, from_text, ParseError);

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
        impl<'a> $name<'a> {
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
            /// assert_eq!(uri.auth().peer_name().unwrap().to_str().unwrap(), "con 1");
            /// ```
            pub fn to_str(&self) -> Result<Cow<'a, str>, Utf8Error> {
                self.value().to_str()
            }
        }
    )+};
}

to_str!(PeerName, CipherList, CipherName);
