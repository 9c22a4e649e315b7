//! The keys of the authentication parameters.

use core::fmt;

/// The key of an authentication parameter.
///
/// # Examples
///
/// ```
/// use vserial_uri::AuthKey;
///
/// assert_eq!(AuthKey::PeerName.as_str(), "peerName");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "the vSphere page lists these and no others")]
pub enum AuthKey {
    /// `certificate`: the certificate that the peer must show, as percent-encoded PEM text.
    Certificate,
    /// `thumbprint`: the digest of the certificate that the peer must show.
    Thumbprint,
    /// `peerName`: the name that must stand in the peer's certificate.
    PeerName,
    /// `verify`: the peer's certificate must be valid.
    Verify,
    /// `cipherList`: the TLS ciphers that may be used.
    CipherList,
}

impl AuthKey {
    /// All keys.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::AuthKey;
    ///
    /// assert_eq!(AuthKey::ALL.len(), 5);
    /// ```
    pub const ALL: [Self; 5] = [Self::Certificate, Self::Thumbprint, Self::PeerName, Self::Verify, Self::CipherList];

    /// The key, as it is written. Its case counts.
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

    pub(crate) fn from_bytes(text: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.as_str().as_bytes() == text)
    }
}

impl fmt::Display for AuthKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
