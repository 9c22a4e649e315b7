//! Percent-encoded values, decoded on demand, and their writing.

use core::fmt;

use crate::chars::{Class, hex};
use crate::error::CapacityError;

/// The value of an authentication parameter: percent-encoded text, borrowed as it was written.
///
/// Comparisons are of what the value means, with the escapes undone; [`Display`](fmt::Display) and
/// [`as_str`](Self::as_str) give the text as it stands.
///
/// # Examples
///
/// ```
/// use vserial_uri::ServiceUri;
///
/// let uri = ServiceUri::parse("telnets://h:1#peerName=my%20con").unwrap();
/// let name = uri.auth().peer_name().unwrap().value();
/// assert_eq!(name.as_str(), "my%20con");
/// assert_eq!(name, "my con");
///
/// let mut buffer = [0; 16];
/// assert_eq!(name.decode_into(&mut buffer), Ok(&b"my con"[..]));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AuthValue<'a> {
    /// Every `%` is followed by two hexadecimal digits.
    raw: &'a str,
}

impl<'a> AuthValue<'a> {
    /// Of a text that the grammar has accepted as a value.
    pub(crate) const fn new(raw: &'a str) -> Self {
        Self { raw }
    }

    /// The value as it was written.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#peerName=a%2Eb").unwrap();
    /// assert_eq!(uri.auth().peer_name().unwrap().value().as_str(), "a%2Eb");
    /// ```
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.raw
    }

    /// The bytes that the value means, with its escapes undone.
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
    pub fn bytes(&self) -> impl Iterator<Item = u8> + Clone + fmt::Debug + use<'a> {
        Decoded { rest: self.raw.as_bytes() }
    }

    /// How many bytes the value means. This reads the value; [`max_decoded_len`](Self::max_decoded_len) does not.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#peerName=a%2Eb").unwrap();
    /// assert_eq!(uri.auth().peer_name().unwrap().value().decoded_len(), 3);
    /// ```
    #[must_use]
    pub fn decoded_len(&self) -> usize {
        self.bytes().count()
    }

    /// How many bytes a value of `len` bytes of text means at the most.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::AuthValue;
    ///
    /// // A buffer for whatever stands in a line of 256 bytes.
    /// let buffer = [0_u8; AuthValue::max_decoded_len(256)];
    /// assert_eq!(buffer.len(), 256);
    /// ```
    #[must_use]
    pub const fn max_decoded_len(len: usize) -> usize {
        // No escape, every byte stands for itself.
        len
    }

    /// Writes the bytes that the value means into the front of `buffer`, and gives them back.
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if `buffer` is shorter than [`decoded_len`](Self::decoded_len). What `buffer` holds then is
    /// of no use.
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

    /// What stands before and behind the first byte, raw or escaped, that `is` holds for.
    pub(crate) fn split_at_byte(self, is: impl Fn(u8) -> bool) -> (Self, Self) {
        let raw = self.raw;
        let mut bytes = Decoded { rest: raw.as_bytes() };
        loop {
            let before = raw.len().saturating_sub(bytes.rest.len());
            if bytes.next().is_none_or(&is) {
                let behind = raw.len().saturating_sub(bytes.rest.len());
                // Both positions stand at the edge of an ASCII character.
                let [before, behind] = [raw.get(..before), raw.get(behind..)].map(Option::unwrap_or_default);
                return (Self { raw: before }, Self { raw: behind });
            }
        }
    }
}

/// Writes `bytes` as a value, with an escape for every byte that no value holds raw.
pub(crate) fn write_escaped(out: &mut impl fmt::Write, bytes: &[u8]) -> fmt::Result {
    for run in bytes.chunk_by(|&left, &right| Class::VALUE.holds(left) == Class::VALUE.holds(right)) {
        match str::from_utf8(run) {
            Ok(raw) if run.first().is_some_and(|&byte| Class::VALUE.holds(byte)) => out.write_str(raw)?,
            _ => run.iter().try_for_each(|byte| write!(out, "%{byte:02X}"))?,
        }
    }
    Ok(())
}

/// Writes `bytes` into the front of `buffer`, and gives that front back.
pub(crate) fn fill(buffer: &mut [u8], bytes: impl Iterator<Item = u8>) -> Result<&[u8], CapacityError> {
    let mut len = 0_usize;
    for byte in bytes {
        *buffer.get_mut(len).ok_or(CapacityError)? = byte;
        len = len.saturating_add(1);
    }
    buffer.get(..len).ok_or(CapacityError)
}

impl fmt::Display for AuthValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.raw)
    }
}

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

/// The bytes of a percent-encoded text.
#[derive(Clone, Debug)]
struct Decoded<'a> {
    rest: &'a [u8],
}

impl Iterator for Decoded<'_> {
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
