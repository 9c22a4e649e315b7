//! The keys of the authentication parameters.

use core::str;

use crate::error::{ErrorKind, ParseError, Part};
use crate::text::display_as_str;

/// The key of an authentication parameter.
///
/// Keys are case-sensitive.
///
/// # Examples
///
/// ```
/// use vserial_uri::AuthKey;
///
/// assert_eq!(AuthKey::PeerName.as_str(), "peerName");
/// assert_eq!("peerName".parse(), Ok(AuthKey::PeerName));
/// assert!("peername".parse::<AuthKey>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "vSphere documents these keys and no others")]
pub enum AuthKey {
    /// `certificate`: the certificate that the peer must present, as percent-encoded PEM.
    Certificate,
    /// `thumbprint`: the digest of the certificate that the peer must present.
    Thumbprint,
    /// `peerName`: the name that the peer's certificate must be issued to.
    PeerName,
    /// `verify`: the peer's certificate must be signed by a known authority.
    Verify,
    /// `cipherList`: the TLS ciphers that may be used.
    CipherList,
}

impl AuthKey {
    /// All keys, in the order of vSphere's documentation of `VirtualSerialPortURIBackingInfo`.
    pub const ALL: &'static [Self] =
        &[Self::Certificate, Self::Thumbprint, Self::PeerName, Self::Verify, Self::CipherList];

    /// Returns the key as it is written in a URI.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::AuthKey::CipherList.as_str(), "cipherList");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Thumbprint => "thumbprint",
            Self::PeerName => "peerName",
            Self::Verify => "verify",
            Self::CipherList => "cipherList",
        }
    }
}

impl str::FromStr for AuthKey {
    type Err = ParseError;

    /// Parses a key.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::ParameterMissing`] if `text` is empty, else [`ErrorKind::UnknownParameter`]; the offset is 0.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        let kind = if text.is_empty() { ErrorKind::ParameterMissing } else { ErrorKind::UnknownParameter };
        let key = Self::ALL.iter().copied().find(|key| key.as_str() == text);
        key.ok_or_else(|| ParseError::new(kind, 0, Part::Parameter, text.bytes().next()))
    }
}

display_as_str!(AuthKey);
