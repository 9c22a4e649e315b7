//! Feature `subtle`: comparison of digests in constant time.

use subtle::ConstantTimeEq;

use crate::auth::{Digest, Thumbprint};

impl Digest {
    /// Returns whether this is `digest`, in constant time for equal lengths.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::Digest;
    ///
    /// let digest = Digest::from_bytes(&[0x5A; 20]).unwrap();
    /// assert!(digest.matches(&[0x5A; 20]));
    /// assert!(!digest.matches(&[0x5A; 32]));
    /// ```
    #[must_use]
    pub fn matches(&self, digest: &[u8]) -> bool {
        self.as_bytes().ct_eq(digest).into()
    }
}

impl Thumbprint<'_> {
    /// Returns whether this is `digest`, that of the peer's certificate, in constant time for equal lengths.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let text = format!("ssl://h:1#thumbprint={}", "5a".repeat(20));
    /// let uri = ServiceUri::parse(&text).unwrap();
    /// let thumbprint = uri.auth().thumbprint().unwrap();
    /// assert!(thumbprint.matches(&[0x5A; 20]));
    /// assert!(!thumbprint.matches(&[0; 20]));
    /// ```
    #[must_use]
    pub fn matches(&self, digest: &[u8]) -> bool {
        self.digest().matches(digest)
    }
}
