//! The value of `certificate`.

use core::fmt;

use crate::error::CapacityError;
use crate::percent::AuthValue;

/// The certificate that the peer must show: PEM text, percent-encoded.
///
/// Reading an address does not look into the certificate. Feature `pem` adds `der_into`, which does.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certificate<'a> {
    value: AuthValue<'a>,
}

typed_value!(Certificate, certificate, example: "certificate=-----BEGIN%20CERTIFICATE-----%0A");

impl<'a> Certificate<'a> {
    /// The bytes of the PEM text.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#certificate=a%0Db%0A").unwrap();
    /// assert!(uri.auth().certificate().unwrap().pem().eq(*b"a\rb\n"));
    /// ```
    #[must_use = "iterators are lazy"]
    pub fn pem(&self) -> impl Iterator<Item = u8> + Clone + fmt::Debug + use<'a> {
        self.value.bytes()
    }

    /// Writes the PEM text into the front of `buffer`, and gives it back.
    ///
    /// [`AuthValue::max_decoded_len`] of the address's length is always enough.
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if `buffer` is too short. What it holds then is of no use.
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
