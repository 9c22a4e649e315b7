//! The authentication parameters of an address, and their typed values.

use core::fmt;

use crate::grammar::AuthParts;
use crate::percent::AuthValue;

/// What the typed values share: each is an [`AuthValue`] that the grammar has judged.
macro_rules! typed_value {
    ($name:ident, $accessor:ident, example: $example:literal) => {
        impl<'a> $name<'a> {
            pub(super) const fn new(value: AuthValue<'a>) -> Self {
                Self { value }
            }

            /// The value itself.
            ///
            /// # Examples
            ///
            /// ```
            /// use vserial_uri::ServiceUri;
            ///
            #[doc = concat!("let uri = ServiceUri::parse(\"ssl://h:1#", $example, "\").unwrap();")]
            /// let param = uri.auth().iter().next().unwrap();
            #[doc = concat!("assert_eq!(uri.auth().", stringify!($accessor), "().unwrap().value(), param.value().unwrap());")]
            /// ```
            #[must_use]
            pub const fn value(&self) -> AuthValue<'a> {
                self.value
            }
        }

        impl core::fmt::Display for $name<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.value.fmt(f)
            }
        }
    };
}

mod certificate;
pub(crate) mod cipher_list;
mod key;
mod peer_name;
mod thumbprint;

pub use certificate::Certificate;
pub use cipher_list::CipherList;
pub use key::AuthKey;
pub use peer_name::PeerName;
pub use thumbprint::{Digest, DigestAlgorithm, Thumbprint};

/// One authentication parameter: a key, and, but for `verify`, its value.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuthParam<'a> {
    key: AuthKey,
    value: Option<AuthValue<'a>>,
}

impl<'a> AuthParam<'a> {
    /// Which parameter it is.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{AuthKey, ServiceUri};
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#verify").unwrap();
    /// assert!(uri.auth().iter().all(|param| param.key() == AuthKey::Verify));
    /// ```
    #[must_use]
    pub const fn key(&self) -> AuthKey {
        self.key
    }

    /// Its value; `None` for `verify`.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#verify").unwrap();
    /// assert!(uri.auth().iter().all(|param| param.value().is_none()));
    /// ```
    #[must_use]
    pub const fn value(&self) -> Option<AuthValue<'a>> {
        self.value
    }
}

impl fmt::Display for AuthParam<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value {
            None => write!(f, "{}", self.key),
            Some(value) => write!(f, "{}={value}", self.key),
        }
    }
}

/// The authentication parameters of a service or proxy address: what stands behind its `#`.
///
/// # Examples
///
/// ```
/// use vserial_uri::ServiceUri;
///
/// let uri = ServiceUri::parse("telnets://h:1#verify&peerName=con1").unwrap();
/// let auth = uri.auth();
/// assert!(auth.verify());
/// assert_eq!(auth.peer_name().unwrap().value(), "con1");
/// assert!(auth.thumbprint().is_none());
/// assert_eq!(auth.to_string(), "verify&peerName=con1");
/// ```
#[derive(Clone, Copy)]
pub struct AuthParams<'a> {
    /// The whole address, in which `parts` are positions.
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

    /// The parameters as they were written, without the `#`; `""` if there are none.
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
        self.parts.fragment(self.text).unwrap_or_default()
    }

    /// Whether there are none.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// assert!(ServiceUri::parse("ssl://h:1").unwrap().auth().is_empty());
    /// ```
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The parameters in the order of their appearance.
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
    pub fn iter(&self) -> impl Iterator<Item = AuthParam<'a>> + Clone + use<'a> {
        // What is empty holds no parameter, and no parameter is empty: the grammar has seen to it.
        self.as_str().split('&').filter_map(|param| {
            let (key, value) = param.split_once('=').map_or((param, None), |(key, value)| (key, Some(value)));
            AuthKey::from_bytes(key.as_bytes()).map(|key| AuthParam { key, value: value.map(AuthValue::new) })
        })
    }

    /// The certificate that the peer must show.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#certificate=-----BEGIN%20CERTIFICATE-----%0A").unwrap();
    /// assert_eq!(uri.auth().certificate().unwrap().value(), "-----BEGIN CERTIFICATE-----\n");
    /// ```
    #[must_use]
    pub fn certificate(&self) -> Option<Certificate<'a>> {
        self.value(AuthKey::Certificate).map(Certificate::new)
    }

    /// The digest of the certificate that the peer must show.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#thumbprint=000102030405060708090a0b0c0d0e0f10111213").unwrap();
    /// let thumbprint = uri.auth().thumbprint().unwrap();
    /// assert_eq!(thumbprint.value(), "000102030405060708090a0b0c0d0e0f10111213");
    /// ```
    #[must_use]
    pub fn thumbprint(&self) -> Option<Thumbprint<'a>> {
        self.value(AuthKey::Thumbprint).map(Thumbprint::new)
    }

    /// The name that must stand in the peer's certificate.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#peerName=con1").unwrap();
    /// assert_eq!(uri.auth().peer_name().unwrap().value(), "con1");
    /// ```
    #[must_use]
    pub fn peer_name(&self) -> Option<PeerName<'a>> {
        self.value(AuthKey::PeerName).map(PeerName::new)
    }

    /// Whether `verify` itself is given; [`verification`](Self::verification) tells whether verification is in force.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// assert!(ServiceUri::parse("ssl://h:1#verify").unwrap().auth().verify());
    /// assert!(!ServiceUri::parse("ssl://h:1#peerName=con1").unwrap().auth().verify());
    /// ```
    #[must_use]
    pub const fn verify(&self) -> bool {
        self.parts.verify()
    }

    /// The ciphers that may be used.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#cipherList=AES128-SHA AES256-SHA").unwrap();
    /// assert_eq!(uri.auth().cipher_list().unwrap().value(), "AES128-SHA AES256-SHA");
    /// ```
    #[must_use]
    pub fn cipher_list(&self) -> Option<CipherList<'a>> {
        self.value(AuthKey::CipherList).map(CipherList::new)
    }

    /// Whether the peer's certificate is verified: when any of `verify`, `certificate`, `thumbprint` and `peerName` is
    /// given.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// assert!(ServiceUri::parse("ssl://h:1#peerName=con1").unwrap().auth().verification());
    /// assert!(!ServiceUri::parse("ssl://h:1#cipherList=ALL").unwrap().auth().verification());
    /// ```
    #[must_use]
    pub const fn verification(&self) -> bool {
        self.parts.verification()
    }
}

impl fmt::Display for AuthParams<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for AuthParams<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AuthParams").field(&self.as_str()).finish()
    }
}

impl PartialEq for AuthParams<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for AuthParams<'_> {}
