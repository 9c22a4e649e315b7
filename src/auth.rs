//! The authentication parameters of a service or proxy URI, and their typed values.

use core::{fmt, iter};

use crate::grammar::{self, AuthParts};
use crate::key::AuthKey;
use crate::percent::AuthValue;
use crate::text::text_traits;

mod certificate;
pub(crate) mod cipher_list;
mod peer_name;
mod thumbprint;

pub use certificate::Certificate;
pub use cipher_list::{CipherList, CipherName, CipherNames};
pub use peer_name::PeerName;
pub use thumbprint::{Digest, DigestAlgorithm, Thumbprint};

/// The authentication parameters of a service or proxy URI: its fragment.
///
/// # Examples
///
/// ```
/// use vserial_uri::{AuthKey, ServiceUri};
///
/// let uri = ServiceUri::parse("telnets://h:1#verify&peerName=con1").unwrap();
/// let auth = uri.auth();
/// assert!(auth.has_verify());
/// assert_eq!(auth.peer_name().unwrap(), "con1");
/// assert!(auth.thumbprint().is_none());
///
/// for param in &auth {
///     assert!(matches!(param.key(), AuthKey::Verify | AuthKey::PeerName));
/// }
/// ```
#[derive(Clone, Copy)]
pub struct AuthParams<'a> {
    /// The fragment. Positions count from the end, so those in the whole URI are also those in here.
    text: &'a str,
    parts: AuthParts,
}

impl<'a> AuthParams<'a> {
    pub(crate) const fn new(text: &'a str, parts: AuthParts) -> Self {
        Self { text, parts }
    }

    fn value(&self, key: AuthKey) -> Option<AuthValue<'a>> {
        self.parts.value(key, self.text).map(AuthValue::new)
    }

    /// Returns the parameters as they were written, without the `#`; `""` if there are none.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#verify&peerName=con1").unwrap();
    /// assert_eq!(uri.auth().as_str(), "verify&peerName=con1");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &'a str {
        self.text
    }

    /// Returns whether there are no parameters.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Returns an iterator over the parameters, in the order in which they were written.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{AuthKey, ServiceUri};
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#peerName=con1&verify").unwrap();
    /// let keys = uri.auth().iter().map(|param| param.key());
    /// assert!(keys.eq([AuthKey::PeerName, AuthKey::Verify]));
    /// ```
    #[must_use = "iterators are lazy"]
    pub fn iter(&self) -> AuthParamIter<'a> {
        AuthParamIter { rest: self.as_str() }
    }

    /// Returns the certificate that the peer must present.
    #[must_use]
    pub fn certificate(&self) -> Option<Certificate<'a>> {
        self.value(AuthKey::Certificate).map(|value| Certificate { value })
    }

    /// Returns the digest of the certificate that the peer must present.
    #[must_use]
    pub fn thumbprint(&self) -> Option<Thumbprint<'a>> {
        self.value(AuthKey::Thumbprint).map(|value| Thumbprint { value })
    }

    /// Returns the name that the peer's certificate must be issued to.
    #[must_use]
    pub fn peer_name(&self) -> Option<PeerName<'a>> {
        self.value(AuthKey::PeerName).map(|value| PeerName { value })
    }

    /// Returns whether `verify` is given.
    ///
    /// Verification is on in other cases too: see [`verifies_peer`](Self::verifies_peer).
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// assert!(ServiceUri::parse("ssl://h:1#verify").unwrap().auth().has_verify());
    /// assert!(!ServiceUri::parse("ssl://h:1#peerName=con1").unwrap().auth().has_verify());
    /// ```
    #[must_use]
    pub const fn has_verify(&self) -> bool {
        self.parts.verify()
    }

    /// Returns the TLS ciphers that may be used.
    #[must_use]
    pub fn cipher_list(&self) -> Option<CipherList<'a>> {
        self.value(AuthKey::CipherList).map(|value| CipherList { value })
    }

    /// Returns whether the peer's certificate is verified: whether `verify`, `certificate`, `thumbprint` or `peerName`
    /// is given.
    ///
    /// [`ServiceUri::checks`](crate::ServiceUri::checks) says what is checked.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// assert!(ServiceUri::parse("ssl://h:1#peerName=con1").unwrap().auth().verifies_peer());
    /// assert!(!ServiceUri::parse("ssl://h:1#cipherList=ALL").unwrap().auth().verifies_peer());
    /// ```
    #[must_use]
    pub const fn verifies_peer(&self) -> bool {
        self.parts.verification()
    }
}

text_traits!([] AuthParams<'_>);

impl<'a> IntoIterator for &AuthParams<'a> {
    type Item = AuthParam<'a>;
    type IntoIter = AuthParamIter<'a>;

    fn into_iter(self) -> AuthParamIter<'a> {
        self.iter()
    }
}

/// An iterator over authentication parameters, returned by [`AuthParams::iter`].
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy"]
pub struct AuthParamIter<'a> {
    /// The remaining parameters. Empty at the end, since no parameter is empty.
    rest: &'a str,
}

impl<'a> Iterator for AuthParamIter<'a> {
    type Item = AuthParam<'a>;

    fn next(&mut self) -> Option<AuthParam<'a>> {
        let (key, value, rest) = grammar::first_param(self.rest)?;
        self.rest = rest;
        Some(AuthParam { key, value: value.map(AuthValue::new) })
    }
}

impl iter::FusedIterator for AuthParamIter<'_> {}

/// An authentication parameter: a key and, except for `verify`, a value.
///
/// # Examples
///
/// ```
/// use vserial_uri::{AuthKey, ServiceUri};
///
/// let uri = ServiceUri::parse("ssl://h:1#peerName=con1&verify").unwrap();
/// let param = uri.auth().iter().next().unwrap();
/// assert_eq!(param.key(), AuthKey::PeerName);
/// assert_eq!(param.value().unwrap(), "con1");
/// assert_eq!(param.to_string(), "peerName=con1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AuthParam<'a> {
    key: AuthKey,
    value: Option<AuthValue<'a>>,
}

impl<'a> AuthParam<'a> {
    /// Returns the key.
    #[must_use]
    pub const fn key(&self) -> AuthKey {
        self.key
    }

    /// Returns the value, which is `None` for `verify`.
    #[must_use]
    pub const fn value(&self) -> Option<AuthValue<'a>> {
        self.value
    }
}

/// Writes the parameter as it was written in the URI.
impl fmt::Display for AuthParam<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value {
            None => write!(f, "{}", self.key),
            Some(value) => write!(f, "{}={value}", self.key),
        }
    }
}
