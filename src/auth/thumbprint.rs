//! The value of `thumbprint`.

use core::{array, fmt};

use crate::chars::hex;
use crate::percent::AuthValue;
use crate::text::display_as_str;

/// The digest of the certificate that the peer must present: SHA-1 or SHA-256 in hexadecimal digits of either case,
/// with `:` between all bytes or none, as `openssl x509 -fingerprint` prints it.
///
/// There is no `==`, since the same digest can be written in several ways. [`matches_certificate`] checks a
/// certificate against it; feature `subtle` adds `matches`, which compares a digest in constant time.
///
/// [`matches_certificate`]: Self::matches_certificate
///
/// # Examples
///
/// ```
/// use vserial_uri::{DigestAlgorithm, ServiceUri};
///
/// let uri = ServiceUri::parse("ssl://h:1#thumbprint=000102030405060708090a0b0c0d0e0f10111213").unwrap();
/// let thumbprint = uri.auth().thumbprint().unwrap();
/// assert_eq!(thumbprint.algorithm(), DigestAlgorithm::Sha1);
/// assert_eq!(thumbprint.digest().as_bytes()[..3], [0, 1, 2]);
/// assert_eq!(thumbprint.digest().to_string(), "00:01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:10:11:12:13");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Thumbprint<'a> {
    pub(super) value: AuthValue<'a>,
}

impl<'a> Thumbprint<'a> {
    /// Returns the value of the parameter.
    #[must_use]
    pub const fn value(&self) -> AuthValue<'a> {
        self.value
    }

    /// Returns the digest algorithm, which follows from the length.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{DigestAlgorithm, ServiceUri};
    ///
    /// let text = format!("ssl://h:1#thumbprint={}", "5a".repeat(32));
    /// let uri = ServiceUri::parse(&text).unwrap();
    /// assert_eq!(uri.auth().thumbprint().unwrap().algorithm(), DigestAlgorithm::Sha256);
    /// ```
    #[must_use]
    pub fn algorithm(&self) -> DigestAlgorithm {
        match self.digits().count() {
            64.. => DigestAlgorithm::Sha256,
            _ => DigestAlgorithm::Sha1,
        }
    }

    /// Returns the decoded digest.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let text = format!("ssl://h:1#thumbprint={}", "5a".repeat(20));
    /// let uri = ServiceUri::parse(&text).unwrap();
    /// assert_eq!(uri.auth().thumbprint().unwrap().digest().as_bytes(), [0x5A; 20]);
    /// ```
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut digits = self.digits();
        // Zeros follow the last digit.
        let mut digit = || digits.next().unwrap_or_default();
        Digest { algorithm: self.algorithm(), bytes: array::from_fn(|_| digit() << 4 | digit()) }
    }

    /// Returns whether the certificate `der` has this digest.
    ///
    /// `digest` computes the digest of its second argument with the algorithm that is its first. Certificates are public, so the
    /// comparison need not take constant time.
    ///
    /// # Examples
    ///
    /// With the crates `sha1` and `sha2`, whose functions are replaced by short ones here:
    ///
    /// ```
    /// use vserial_uri::{Digest, DigestAlgorithm, ServiceUri};
    /// # fn sha1(der: &[u8]) -> [u8; 20] { [der[0]; 20] }
    /// # fn sha256(der: &[u8]) -> [u8; 32] { [der[0]; 32] }
    ///
    /// fn digest(algorithm: DigestAlgorithm, der: &[u8]) -> Digest {
    ///     match algorithm {
    ///         DigestAlgorithm::Sha1 => sha1(der).into(),
    ///         DigestAlgorithm::Sha256 => sha256(der).into(),
    ///     }
    /// }
    ///
    /// let text = format!("ssl://h:1#thumbprint={}", "30".repeat(32));
    /// let thumbprint = ServiceUri::parse(&text)?.auth().thumbprint().unwrap();
    /// assert!(thumbprint.matches_certificate(b"\x30\x82", digest));
    /// assert!(!thumbprint.matches_certificate(b"\x31\x82", digest));
    /// # Ok::<(), vserial_uri::ParseError>(())
    /// ```
    #[must_use]
    pub fn matches_certificate<D: AsRef<[u8]>>(
        &self,
        der: &[u8],
        digest: impl FnOnce(DigestAlgorithm, &[u8]) -> D,
    ) -> bool {
        let expected = self.digest();
        digest(expected.algorithm, der).as_ref() == expected.as_bytes()
    }

    /// Returns an iterator over the values of the hexadecimal digits.
    fn digits(&self) -> impl Iterator<Item = u8> {
        self.value.bytes().filter(|byte| *byte != b':').map(hex)
    }
}

/// Writes the value as it was written in the URI.
impl fmt::Display for Thumbprint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// The digest algorithm of a thumbprint.
///
/// # Examples
///
/// ```
/// use vserial_uri::DigestAlgorithm;
///
/// assert_eq!(DigestAlgorithm::Sha256.to_string(), "SHA-256");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(
    clippy::exhaustive_enums,
    reason = "a digest function then needs no arm for an algorithm that it cannot compute"
)]
pub enum DigestAlgorithm {
    /// SHA-1: 20 bytes.
    Sha1,
    /// SHA-256: 32 bytes.
    Sha256,
}

impl DigestAlgorithm {
    /// Returns the name of the algorithm: `SHA-1` or `SHA-256`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA-1",
            Self::Sha256 => "SHA-256",
        }
    }

    /// Returns the length of a digest in bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::DigestAlgorithm;
    ///
    /// let digest = [0_u8; DigestAlgorithm::Sha256.digest_len()];
    /// assert_eq!(digest.len(), 32);
    /// ```
    #[must_use]
    pub const fn digest_len(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
        }
    }
}

display_as_str!(DigestAlgorithm);

/// The digest of a certificate.
///
/// [`Display`](fmt::Display) writes it as `openssl x509 -fingerprint` does. There is no `==`; feature `subtle` adds
/// `matches`, which compares in constant time.
///
/// # Examples
///
/// ```
/// use vserial_uri::{Digest, DigestAlgorithm};
///
/// let digest = Digest::from_bytes(&[0xAB; 20]).unwrap();
/// assert_eq!(digest.algorithm(), DigestAlgorithm::Sha1);
/// assert_eq!(digest.to_string(), "AB:".repeat(20).trim_end_matches(':'));
/// ```
#[derive(Clone, Copy)]
pub struct Digest {
    algorithm: DigestAlgorithm,
    /// The digest, followed by zeros if it is shorter.
    bytes: [u8; 32],
}

impl Digest {
    /// Wraps the bytes of a digest. Returns `None` unless there are 20 or 32 of them.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::Digest;
    ///
    /// assert!(Digest::from_bytes(&[0; 32]).is_some());
    /// assert!(Digest::from_bytes(&[0; 31]).is_none());
    /// ```
    #[must_use]
    pub fn from_bytes(digest: &[u8]) -> Option<Self> {
        let sha1 = <[u8; 20]>::try_from(digest).map(Self::from);
        let sha256 = <[u8; 32]>::try_from(digest).map(Self::from);
        sha1.or(sha256).ok()
    }

    /// Returns the digest algorithm.
    #[must_use]
    pub const fn algorithm(&self) -> DigestAlgorithm {
        self.algorithm
    }

    /// Returns the bytes of the digest: 20 or 32.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.algorithm.digest_len()).unwrap_or(&self.bytes)
    }
}

impl From<[u8; 20]> for Digest {
    /// Wraps a SHA-1 digest.
    fn from(sha1: [u8; 20]) -> Self {
        let bytes = array::from_fn(|at| sha1.get(at).copied().unwrap_or_default());
        Self { algorithm: DigestAlgorithm::Sha1, bytes }
    }
}

impl From<[u8; 32]> for Digest {
    /// Wraps a SHA-256 digest.
    fn from(sha256: [u8; 32]) -> Self {
        Self { algorithm: DigestAlgorithm::Sha256, bytes: sha256 }
    }
}

impl AsRef<[u8]> for Digest {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for byte in self.as_bytes() {
            write!(f, "{separator}{byte:02X}")?;
            separator = ":";
        }
        Ok(())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({} {self})", self.algorithm)
    }
}
