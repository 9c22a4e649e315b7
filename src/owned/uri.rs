//! The owned forms of the three parsed URI types.

use core::str;

use super::Storage;
use crate::error::ParseError;
use crate::grammar::{ReferenceParts, ServiceParts};
use crate::proxy::ProxyUri;
use crate::reference::UriReference;
use crate::service::ServiceUri;
use crate::text::{try_from_by, uri_traits};

/// Declares `$owned`, the owned form of `$borrowed`.
macro_rules! owned_uri {
    ($(#[$doc:meta])* $owned:ident of $borrowed:ident, $parts:ty) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $owned<T> {
            pub(crate) text: T,
            /// Positions in `text`, which no method changes.
            pub(crate) parts: $parts,
        }

        impl<T: Storage> $owned<T> {
            /// Parses a text and copies it.
            ///
            /// # Errors
            ///
            /// Returns the first error in `text`, with its offset; else [`Storage::Error`] if it does not fit.
            pub fn parse(text: &str) -> Result<Self, T::UriError> {
                Ok(Self::from_borrowed($borrowed::parse(text)?)?)
            }

            /// Parses `text` and keeps it. Nothing is copied.
            ///
            /// # Errors
            ///
            /// Returns the first error in `text`, with its offset.
            ///
            /// # Examples
            ///
            /// ```
            /// # #[cfg(feature = "alloc")] {
            /// use vserial_uri::ServiceUriBuf;
            ///
            /// let line = String::from("telnet://bmc.example.com:2001");
            /// let start = line.as_ptr();
            /// let uri = ServiceUriBuf::from_text(line).unwrap();
            /// assert_eq!(uri.as_str().as_ptr(), start);
            /// # }
            /// ```
            pub fn from_text(text: T) -> Result<Self, ParseError> {
                let parts = $borrowed::parse(&text)?.parts;
                Ok(Self { text, parts })
            }

            /// Copies a parsed URI.
            ///
            /// # Errors
            ///
            /// [`Storage::Error`] if the text does not fit.
            pub fn from_borrowed(uri: $borrowed<'_>) -> Result<Self, T::Error> {
                Ok(Self { text: T::store(uri.as_str())?, parts: uri.parts })
            }

            /// Returns the borrowed form, which has the methods for the parts. This does not parse the text again.
            #[must_use]
            pub fn as_borrowed(&self) -> $borrowed<'_> {
                $borrowed { text: &self.text, parts: self.parts }
            }

            /// Returns the URI as it was written, byte for byte.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.text
            }

            /// Returns the string that stores the text.
            #[must_use]
            pub fn into_text(self) -> T {
                self.text
            }
        }

        impl<'a, T: Storage> From<&'a $owned<T>> for $borrowed<'a> {
            fn from(owned: &'a $owned<T>) -> Self {
                owned.as_borrowed()
            }
        }

        impl<T: Storage> str::FromStr for $owned<T> {
            type Err = T::UriError;

            /// Parses a text and copies it, as [`parse`](Self::parse) does.
            fn from_str(text: &str) -> Result<Self, T::UriError> {
                Self::parse(text)
            }
        }

        uri_traits!([T: Storage] $owned<T>);
        try_from_by!([T: Storage] &str => $owned<T>, parse, T::UriError);
        eq_borrowed!([T: Storage] $owned<T>, $borrowed);
    };
}

owned_uri! {
    /// An owned [`ServiceUri`], stored in a `String` or a `heapless::String<N>`.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(feature = "alloc")] {
    /// use vserial_uri::{ParseError, ServiceUriBuf};
    ///
    /// fn configured() -> Result<ServiceUriBuf<String>, ParseError> {
    ///     let line = String::from("telnets://[2001:db8::1]:2001#verify");
    ///     line.parse() // The line is dropped, the URI stays.
    /// }
    ///
    /// let uri = configured()?;
    /// assert_eq!(uri.as_borrowed().port(), 2001);
    /// assert!(uri.as_borrowed().verifies_peer());
    /// # }
    /// # Ok::<(), vserial_uri::ParseError>(())
    /// ```
    ///
    /// Without an allocator:
    ///
    /// ```
    /// # #[cfg(feature = "heapless-v0_9")] {
    /// use vserial_uri::ServiceUriBuf;
    ///
    /// let uri: ServiceUriBuf<heapless::String<64>> = "telnets://[2001:db8::1]:2001".parse()?;
    /// assert_eq!(uri.as_borrowed().port(), 2001);
    /// # }
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    ServiceUriBuf of ServiceUri, ServiceParts
}

owned_uri! {
    /// An owned [`ProxyUri`], stored in a `String` or a `heapless::String<N>`; see [`ServiceUriBuf`].
    ProxyUriBuf of ProxyUri, ServiceParts
}

owned_uri! {
    /// An owned [`UriReference`], stored in a `String` or a `heapless::String<N>`; see [`ServiceUriBuf`].
    UriReferenceBuf of UriReference, ReferenceParts
}
