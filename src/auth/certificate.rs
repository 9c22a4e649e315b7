//! The value of `certificate`.

use core::fmt;

use crate::error::CapacityError;
use crate::percent::{AuthValue, AuthValueBytes};

/// The certificate that the peer must present: percent-encoded PEM.
///
/// Parsing a URI does not inspect the certificate. Feature `pem` adds `der_into`, which decodes it.
///
/// # Examples
///
/// ```
/// use vserial_uri::ServiceUri;
///
/// let uri = ServiceUri::parse("ssl://h:1#certificate=-----BEGIN%20CERTIFICATE-----%0A").unwrap();
/// let certificate = uri.auth().certificate().unwrap();
/// assert!(certificate.pem().eq(*b"-----BEGIN CERTIFICATE-----\n"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Certificate<'a> {
    pub(super) value: AuthValue<'a>,
}

impl<'a> Certificate<'a> {
    /// Returns the value of the parameter.
    #[must_use]
    pub const fn value(&self) -> AuthValue<'a> {
        self.value
    }

    /// Returns an iterator over the bytes of the PEM text.
    #[must_use = "iterators are lazy"]
    pub fn pem(&self) -> AuthValueBytes<'a> {
        self.value.bytes()
    }

    /// Decodes the PEM text into the start of `buffer` and returns the decoded slice.
    ///
    /// A buffer as long as the URI is always long enough: see [`AuthValue::max_decoded_len`].
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if `buffer` is too short. Its contents are then unspecified.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{CapacityError, ServiceUri};
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#certificate=a%20b").unwrap();
    /// let certificate = uri.auth().certificate().unwrap();
    /// assert_eq!(certificate.pem_into(&mut [0; 3]), Ok(&b"a b"[..]));
    /// assert_eq!(certificate.pem_into(&mut [0; 2]), Err(CapacityError));
    /// ```
    pub fn pem_into<'b>(&self, buffer: &'b mut [u8]) -> Result<&'b [u8], CapacityError> {
        self.value.decode_into(buffer)
    }
}

/// Writes the value as it was written in the URI, on one line.
impl fmt::Display for Certificate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}
