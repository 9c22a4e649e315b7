//! Percent-encoded values, which are decoded on demand, and their encoding.

use core::{fmt, hash, iter, str};

use crate::chars::{Class, hex};
use crate::error::CapacityError;
use crate::text::display_as_str;

/// The value of an authentication parameter: percent-encoded text, borrowed as it was written.
///
/// Comparisons use the decoded bytes. [`Display`](fmt::Display) writes the text as it was written, and
/// [`as_str`](Self::as_str) returns it.
///
/// # Examples
///
/// ```
/// use vserial_uri::ServiceUri;
///
/// let uri = ServiceUri::parse("telnets://h:1#peerName=my%20con").unwrap();
/// let value = uri.auth().peer_name().unwrap().value();
/// assert_eq!(value.as_str(), "my%20con");
/// assert_eq!(value, "my con");
/// assert_eq!(value.decode_str(&mut [0; 16]), Ok("my con"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AuthValue<'a> {
    /// Every `%` is followed by two hexadecimal digits.
    raw: &'a str,
}

impl<'a> AuthValue<'a> {
    /// Wraps text that the grammar accepted as a value.
    pub(crate) const fn new(raw: &'a str) -> Self {
        Self { raw }
    }

    /// Returns the value as it was written.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.raw
    }

    /// Returns an iterator over the decoded bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#peerName=a%2Eb").unwrap();
    /// let value = uri.auth().peer_name().unwrap().value();
    /// assert!(value.bytes().eq(*b"a.b"));
    /// ```
    #[must_use = "iterators are lazy"]
    pub fn bytes(&self) -> AuthValueBytes<'a> {
        AuthValueBytes { rest: self.raw.as_bytes() }
    }

    /// Returns the decoded length in bytes. This takes time linear in the length of the value.
    #[must_use]
    pub fn decoded_len(&self) -> usize {
        self.bytes().count()
    }

    /// Returns an upper bound on the decoded length of a value that is at most `len` bytes long in the URI.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::AuthValue;
    ///
    /// // A buffer for any value in a URI of at most 256 bytes.
    /// let buffer = [0_u8; AuthValue::max_decoded_len(256)];
    /// assert_eq!(buffer.len(), 256);
    /// ```
    #[must_use]
    pub const fn max_decoded_len(len: usize) -> usize {
        // Without escapes, a value is as long as its text.
        len
    }

    /// Decodes into the start of `buffer` and returns the decoded slice.
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if `buffer` is shorter than [`decoded_len`](Self::decoded_len). The contents of `buffer` are
    /// then unspecified.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{CapacityError, ServiceUri};
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#peerName=a%2Eb").unwrap();
    /// let value = uri.auth().peer_name().unwrap().value();
    /// assert_eq!(value.decode_into(&mut [0; 3]), Ok(&b"a.b"[..]));
    /// assert_eq!(value.decode_into(&mut [0; 2]), Err(CapacityError));
    /// ```
    pub fn decode_into<'b>(&self, buffer: &'b mut [u8]) -> Result<&'b [u8], CapacityError> {
        fill(buffer, self.bytes())
    }

    /// Decodes into the start of `buffer` and returns the decoded text.
    ///
    /// # Errors
    ///
    /// [`DecodeError::Capacity`] if `buffer` is too short, [`DecodeError::Utf8`] if the decoded bytes are not UTF-8.
    /// The contents of `buffer` are then unspecified.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{DecodeError, ServiceUri};
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#peerName=caf%C3%A9").unwrap();
    /// let value = uri.auth().peer_name().unwrap().value();
    /// assert_eq!(value.decode_str(&mut [0; 8]), Ok("café"));
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#peerName=%FF").unwrap();
    /// let value = uri.auth().peer_name().unwrap().value();
    /// assert!(matches!(value.decode_str(&mut [0; 8]), Err(DecodeError::Utf8(_))));
    /// ```
    pub fn decode_str<'b>(&self, buffer: &'b mut [u8]) -> Result<&'b str, DecodeError> {
        let bytes = self.decode_into(buffer).map_err(DecodeError::Capacity)?;
        str::from_utf8(bytes).map_err(DecodeError::Utf8)
    }

    /// Writes the decoded text, with U+FFFD for what is not UTF-8.
    pub(crate) fn write_decoded(self, out: &mut impl fmt::Write) -> fmt::Result {
        let mut bytes = self.bytes();
        loop {
            // A character has at most four bytes, so one is incomplete only at the end of the value.
            let mut window = [0; 4];
            let len = window.iter_mut().zip(bytes.clone()).map(|(place, byte)| *place = byte).count();
            let window = window.get(..len).unwrap_or_default();
            let Some(chunk) = window.utf8_chunks().next() else { return Ok(()) };
            let written = if chunk.valid().is_empty() {
                out.write_char(char::REPLACEMENT_CHARACTER)?;
                chunk.invalid().len()
            } else {
                out.write_str(chunk.valid())?;
                chunk.valid().len()
            };
            bytes.by_ref().take(written).for_each(drop);
        }
    }

    /// Splits at the first decoded byte that satisfies `pred`. That byte is in neither half.
    pub(crate) fn split_at_byte(self, pred: impl Fn(u8) -> bool) -> (Self, Self) {
        let raw = self.raw;
        let mut bytes = self.bytes();
        loop {
            let start = raw.len().saturating_sub(bytes.rest.len());
            if bytes.next().is_none_or(&pred) {
                let end = raw.len().saturating_sub(bytes.rest.len());
                // A value is ASCII, so both positions are character boundaries.
                let [before, after] = [raw.get(..start), raw.get(end..)].map(Option::unwrap_or_default);
                return (Self { raw: before }, Self { raw: after });
            }
        }
    }
}

display_as_str!(AuthValue<'_>);

impl PartialEq for AuthValue<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes().eq(other.bytes())
    }
}

impl Eq for AuthValue<'_> {}

impl PartialEq<str> for AuthValue<'_> {
    fn eq(&self, other: &str) -> bool {
        self.bytes().eq(other.bytes())
    }
}

impl PartialEq<&str> for AuthValue<'_> {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl hash::Hash for AuthValue<'_> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.bytes().for_each(|byte| state.write_u8(byte));
        // As `str` does, so that no hashed text is a prefix of another.
        state.write_u8(0xFF);
    }
}

/// An iterator over the decoded bytes of a value, returned by [`AuthValue::bytes`].
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy"]
pub struct AuthValueBytes<'a> {
    rest: &'a [u8],
}

impl Iterator for AuthValueBytes<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        let (byte, rest) = match self.rest {
            [b'%', high, low, rest @ ..] => (hex(*high) << 4 | hex(*low), rest),
            [byte, rest @ ..] => (*byte, rest),
            [] => return None,
        };
        self.rest = rest;
        Some(byte)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.rest.len().div_ceil(3), Some(self.rest.len()))
    }
}

impl iter::FusedIterator for AuthValueBytes<'_> {}

/// Implements the methods and traits of `$name`, a wrapper of an [`AuthValue`] that holds text.
macro_rules! text_value {
    ($name:ident) => {
        impl<'a> $name<'a> {
            /// Returns the value in its percent-encoded form.
            #[must_use]
            pub const fn value(&self) -> AuthValue<'a> {
                self.value
            }

            /// Decodes into the start of `buffer` and returns the decoded text.
            ///
            /// # Errors
            ///
            /// Returns the same errors as [`AuthValue::decode_str`].
            ///
            /// # Examples
            ///
            /// ```
            /// use vserial_uri::ServiceUri;
            ///
            /// let uri = ServiceUri::parse("ssl://h:1#peerName=con%201").unwrap();
            /// let mut buffer = [0; 64];
            /// assert_eq!(uri.auth().peer_name().unwrap().decode_str(&mut buffer), Ok("con 1"));
            /// ```
            pub fn decode_str<'b>(&self, buffer: &'b mut [u8]) -> Result<&'b str, $crate::percent::DecodeError> {
                self.value.decode_str(buffer)
            }
        }

        /// Writes the decoded text, with U+FFFD for what is not UTF-8.
        impl core::fmt::Display for $name<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.value.write_decoded(f)
            }
        }

        impl PartialEq<str> for $name<'_> {
            fn eq(&self, other: &str) -> bool {
                self.value == *other
            }
        }

        impl PartialEq<&str> for $name<'_> {
            fn eq(&self, other: &&str) -> bool {
                self.value == **other
            }
        }
    };
}

pub(crate) use text_value;

/// The error returned when a value cannot be decoded to text.
///
/// # Examples
///
/// ```
/// use vserial_uri::ServiceUri;
///
/// let uri = ServiceUri::parse("ssl://h:1#peerName=a%FF").unwrap();
/// let error = uri.auth().peer_name().unwrap().decode_str(&mut [0; 8]).unwrap_err();
/// assert_eq!(error.to_string(), "invalid utf-8 sequence of 1 bytes from index 1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::exhaustive_enums, reason = "there is no other reason for a failure")]
pub enum DecodeError {
    /// The buffer is too short.
    Capacity(CapacityError),
    /// The decoded bytes are not UTF-8.
    Utf8(str::Utf8Error),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Capacity(error) => error.fmt(f),
            Self::Utf8(error) => error.fmt(f),
        }
    }
}

// `Display` is that of the cause, so there is no `source`.
impl core::error::Error for DecodeError {}

/// Writes `bytes` as a value, with an escape for every byte that may not appear as it is.
pub(crate) fn write_escaped(out: &mut impl fmt::Write, mut bytes: &[u8]) -> fmt::Result {
    loop {
        let len = bytes.iter().take_while(|byte| Class::VALUE.contains(**byte)).count();
        let (raw, rest) = bytes.split_at_checked(len).unwrap_or_default();
        // The class is ASCII.
        out.write_str(str::from_utf8(raw).unwrap_or_default())?;
        let [byte, after @ ..] = rest else { return Ok(()) };
        write!(out, "%{byte:02X}")?;
        bytes = after;
    }
}

/// Writes `bytes` into the start of `buffer` and returns what was written.
pub(crate) fn fill(buffer: &mut [u8], bytes: impl Iterator<Item = u8>) -> Result<&[u8], CapacityError> {
    let mut len = 0_usize;
    for byte in bytes {
        *buffer.get_mut(len).ok_or(CapacityError)? = byte;
        len = len.saturating_add(1);
    }
    buffer.get(..len).ok_or(CapacityError)
}
