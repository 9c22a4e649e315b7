//! The value of `thumbprint`.

use core::fmt;

use crate::chars::hex;
use crate::percent::AuthValue;

/// The digest of the certificate that the peer must show, in the forms that `openssl x509 -fingerprint` prints: SHA-1
/// or SHA-256, in hexadecimal digits of any case, all bytes joined by `:` or none.
///
/// It has no `==`, neither with another thumbprint, whose text may differ, nor with bytes: feature `subtle` adds
/// `matches`, which takes the same time for every digest.
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
    value: AuthValue<'a>,
}

typed_value!(Thumbprint, thumbprint, example: "thumbprint=000102030405060708090a0b0c0d0e0f10111213");

impl Thumbprint<'_> {
    /// Which digest it is; its length tells.
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

    /// The digest itself.
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
        let mut bytes = [0; 32];
        for byte in &mut bytes {
            // Digits come in pairs, as the grammar has seen to.
            let (Some(high), Some(low)) = (digits.next(), digits.next()) else { break };
            *byte = high << 4 | low;
        }
        Digest { algorithm: self.algorithm(), bytes }
    }

    /// The values of the hexadecimal digits.
    fn digits(&self) -> impl Iterator<Item = u8> {
        self.value.bytes().filter(|byte| *byte != b':').map(hex)
    }
}

/// Which digest of a certificate a thumbprint is.
///
/// # Examples
///
/// ```
/// use vserial_uri::DigestAlgorithm;
///
/// assert_eq!(DigestAlgorithm::Sha256.to_string(), "SHA-256");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DigestAlgorithm {
    /// SHA-1: 20 bytes.
    Sha1,
    /// SHA-256: 32 bytes.
    Sha256,
}

impl DigestAlgorithm {
    /// The algorithm's name: `SHA-1` or `SHA-256`.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::DigestAlgorithm::Sha1.as_str(), "SHA-1");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA-1",
            Self::Sha256 => "SHA-256",
        }
    }

    /// How many bytes a digest has.
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

impl fmt::Display for DigestAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The digest of a certificate.
///
/// [`Display`](fmt::Display) writes it as `openssl x509 -fingerprint` does. It has no `==`: that of
/// [`as_bytes`](Self::as_bytes) stops at the first byte that differs, `matches` (feature `subtle`) does not.
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
    /// Of these, as many count as the algorithm has.
    bytes: [u8; 32],
}

impl Digest {
    /// The digest of these bytes, if they are as many as SHA-1 or SHA-256 has.
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
        let algorithms = [DigestAlgorithm::Sha1, DigestAlgorithm::Sha256];
        let algorithm = algorithms.into_iter().find(|algorithm| algorithm.digest_len() == digest.len())?;
        let mut bytes = [0; 32];
        bytes.get_mut(..digest.len())?.copy_from_slice(digest);
        Some(Self { algorithm, bytes })
    }

    /// Which digest it is.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Digest, DigestAlgorithm};
    ///
    /// assert_eq!(Digest::from_bytes(&[0; 32]).unwrap().algorithm(), DigestAlgorithm::Sha256);
    /// ```
    #[must_use]
    pub const fn algorithm(&self) -> DigestAlgorithm {
        self.algorithm
    }

    /// Its 20 or 32 bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::Digest;
    ///
    /// assert_eq!(Digest::from_bytes(&[7; 20]).unwrap().as_bytes(), [7; 20]);
    /// ```
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.algorithm.digest_len()).unwrap_or(&self.bytes)
    }
}

impl AsRef<[u8]> for Digest {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut joint = "";
        for byte in self.as_bytes() {
            write!(f, "{joint}{byte:02X}")?;
            joint = ":";
        }
        Ok(())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({} {self})", self.algorithm)
    }
}
