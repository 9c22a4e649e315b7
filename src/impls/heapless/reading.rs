//! Owned copies of the three readings.

use core::{cmp, fmt, hash, str};

use super::{copy, error::OwnedError};
use crate::error::{CapacityError, ParseError};
use crate::grammar::{ReferenceParts, ServiceParts};
use crate::proxy::ProxyUri;
use crate::reference::UriReference;
use crate::service::ServiceUri;

/// Declares the owned copy of a reading, which is a `text` with its `parts`.
macro_rules! owned_reading {
    ($(#[$doc:meta])* $owned:ident of $reading:ident, $parts:ty, example: $example:literal) => {
        $(#[$doc])*
        #[derive(Clone)]
        #[cfg_attr(docsrs, doc(cfg(feature = "heapless-v0_9")))]
        pub struct $owned<const N: usize> {
            text: heapless::String<N>,
            /// Positions in `text`, which no method changes.
            parts: $parts,
        }

        impl<const N: usize> $owned<N> {
            /// Reads an address and copies it.
            ///
            /// # Errors
            ///
            /// [`OwnedError::Parse`] if the text is wrong, else [`OwnedError::Capacity`] if it is over `N` bytes.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use vserial_uri::", stringify!($owned), ";")]
            ///
            #[doc = concat!("let uri = ", stringify!($owned), "::<32>::parse(\"", $example, "\").unwrap();")]
            #[doc = concat!("assert_eq!(uri.as_str(), \"", $example, "\");")]
            /// ```
            pub fn parse(text: &str) -> Result<Self, OwnedError> {
                let borrowed = $reading::parse(text)?;
                Ok(Self::from_borrowed(borrowed)?)
            }

            /// Copies an address that has been read.
            ///
            /// # Errors
            ///
            /// [`CapacityError`] if the text is over `N` bytes.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use vserial_uri::{CapacityError, ", stringify!($reading), ", ", stringify!($owned), "};")]
            ///
            #[doc = concat!("let uri = ", stringify!($reading), "::parse(\"", $example, "\").unwrap();")]
            #[doc = concat!("assert_eq!(", stringify!($owned), "::<32>::from_borrowed(uri).unwrap(), uri);")]
            #[doc = concat!("assert_eq!(", stringify!($owned), "::<8>::from_borrowed(uri), Err(CapacityError));")]
            /// ```
            pub fn from_borrowed(borrowed: $reading<'_>) -> Result<Self, CapacityError> {
                Ok(Self { text: copy(borrowed.as_str())?, parts: borrowed.parts() })
            }

            /// Reads an address in the buffer that holds it; nothing is copied.
            ///
            /// # Errors
            ///
            /// [`ParseError`] if the text is wrong.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use vserial_uri::", stringify!($owned), ";")]
            ///
            #[doc = concat!("let text = heapless::String::<32>::try_from(\"", $example, "\").unwrap();")]
            #[doc = concat!("assert_eq!(", stringify!($owned), "::from_text(text).unwrap().as_str(), \"", $example, "\");")]
            /// ```
            pub fn from_text(text: heapless::String<N>) -> Result<Self, ParseError> {
                let parts = $reading::parse(&text)?.parts();
                Ok(Self { text, parts })
            }

            /// The address as the type that can tell its parts. This does not read it again.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use vserial_uri::{", stringify!($reading), ", ", stringify!($owned), "};")]
            ///
            #[doc = concat!("let uri = ", stringify!($owned), "::<32>::parse(\"", $example, "\").unwrap();")]
            #[doc = concat!("assert_eq!(uri.as_borrowed(), ", stringify!($reading), "::parse(\"", $example, "\").unwrap());")]
            /// ```
            #[must_use]
            pub fn as_borrowed(&self) -> $reading<'_> {
                $reading::from_parts(&self.text, self.parts)
            }

            /// The address, byte for byte as it was read.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use vserial_uri::", stringify!($owned), ";")]
            ///
            #[doc = concat!("let uri = ", stringify!($owned), "::<32>::parse(\"", $example, "\").unwrap();")]
            #[doc = concat!("assert_eq!(uri.as_str(), \"", $example, "\");")]
            /// ```
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.text
            }

            /// How many bytes the longest text takes that fits: `N`.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use vserial_uri::", stringify!($owned), ";")]
            ///
            #[doc = concat!("assert_eq!(", stringify!($owned), "::<32>::CAPACITY, 32);")]
            /// ```
            pub const CAPACITY: usize = N;
        }

        impl<'a, const N: usize> From<&'a $owned<N>> for $reading<'a> {
            fn from(owned: &'a $owned<N>) -> Self {
                owned.as_borrowed()
            }
        }

        impl<const N: usize> TryFrom<$reading<'_>> for $owned<N> {
            type Error = CapacityError;

            fn try_from(borrowed: $reading<'_>) -> Result<Self, CapacityError> {
                Self::from_borrowed(borrowed)
            }
        }

        impl<const N: usize> TryFrom<&str> for $owned<N> {
            type Error = OwnedError;

            fn try_from(text: &str) -> Result<Self, OwnedError> {
                Self::parse(text)
            }
        }

        impl<const N: usize> TryFrom<heapless::String<N>> for $owned<N> {
            type Error = ParseError;

            fn try_from(text: heapless::String<N>) -> Result<Self, ParseError> {
                Self::from_text(text)
            }
        }

        impl<const N: usize> str::FromStr for $owned<N> {
            type Err = OwnedError;

            fn from_str(text: &str) -> Result<Self, OwnedError> {
                Self::parse(text)
            }
        }

        impl<const N: usize> AsRef<str> for $owned<N> {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl<const N: usize> fmt::Display for $owned<N> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl<const N: usize> fmt::Debug for $owned<N> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($owned)).field(&self.as_str()).finish()
            }
        }

        impl<const N: usize> PartialEq for $owned<N> {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl<const N: usize> Eq for $owned<N> {}

        impl<const N: usize> PartialEq<$reading<'_>> for $owned<N> {
            fn eq(&self, other: &$reading<'_>) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl<const N: usize> PartialEq<$owned<N>> for $reading<'_> {
            fn eq(&self, other: &$owned<N>) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl<const N: usize> PartialOrd for $owned<N> {
            fn partial_cmp(&self, other: &Self) -> Option<cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl<const N: usize> Ord for $owned<N> {
            fn cmp(&self, other: &Self) -> cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl<const N: usize> hash::Hash for $owned<N> {
            fn hash<H: hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }
    };
}

owned_reading! {
    /// An owned [`ServiceUri`] of at most `N` bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{OwnedError, ServiceUriBuf};
    ///
    /// fn configured() -> Result<ServiceUriBuf<64>, OwnedError> {
    ///     let line = String::from("telnets://[2001:db8::1]:2001#verify");
    ///     line.parse() // The line goes, the address stays.
    /// }
    ///
    /// let uri = configured().unwrap();
    /// assert_eq!(uri.as_borrowed().port(), 2001);
    /// assert!(uri.as_borrowed().verifies_peer());
    /// ```
    ServiceUriBuf of ServiceUri, ServiceParts, example: "telnet://host:2001"
}

owned_reading! {
    /// An owned [`ProxyUri`] of at most `N` bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ProxyUriBuf;
    ///
    /// let uri: ProxyUriBuf<64> = "telnet://concentrator.example.com:13370".parse().unwrap();
    /// assert_eq!(uri.as_borrowed().host_str(), "concentrator.example.com");
    /// ```
    ProxyUriBuf of ProxyUri, ServiceParts, example: "telnet://host:2001"
}

owned_reading! {
    /// An owned [`UriReference`] of at most `N` bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::UriReferenceBuf;
    ///
    /// let uri: UriReferenceBuf<64> = "http://esx.example.com/a?b".parse().unwrap();
    /// assert_eq!(uri.as_borrowed().query(), Some("b"));
    /// ```
    UriReferenceBuf of UriReference, ReferenceParts, example: "http://host:2001/a"
}
