//! Writing of service and proxy addresses, from parts that are checked as they come.

use crate::auth::Digest;
use crate::auth::cipher_list::is_separator;
use crate::error::ErrorKind;
use crate::grammar;
use crate::host::Host;
use crate::key::AuthKey;
use crate::scheme::{IpVersion, Scheme, Security};

mod error;
mod write;

pub use error::{BuildError, BuildPart};

/// Writes the address of a service or a proxy.
///
/// Each part is checked when it is given, as the parser would check it, so that what has been built can be written
/// without fail, and is read back as the same parts. A parameter given twice takes its last value.
///
/// The scheme is always written, the parameters stand in the order of [`AuthKey::ALL`], digests as
/// `openssl x509 -fingerprint` prints them. Values are given raw, and escaped where the grammar asks for it: that is
/// `%`, `&`, and whatever is outside `uric`, such as line breaks, the bytes of characters beyond ASCII, and spaces,
/// which are escaped in a cipher list too, so that a URI comes out.
///
/// # Examples
///
/// ```
/// use vserial_uri::{Host, Scheme, ServiceUri, UriBuilder};
///
/// # fn main() -> Result<(), Box<dyn core::error::Error>> {
/// let address = UriBuilder::service(Scheme::Telnets, Host::Name("esx.example.com"), 2001)?
///     .peer_name("con 1 & con 2")?
///     .verify()?;
/// let text = address.to_string();
/// assert_eq!(text, "telnets://esx.example.com:2001#peerName=con%201%20%26%20con%202&verify");
///
/// let uri = ServiceUri::parse(&text)?;
/// assert_eq!(uri.auth().peer_name().unwrap(), "con 1 & con 2");
/// # Ok(())
/// # }
/// ```
///
/// Without an allocator:
///
/// ```
/// use vserial_uri::{Host, ProxyUri, Scheme, UriBuilder};
///
/// # fn main() -> Result<(), Box<dyn core::error::Error>> {
/// let mut buffer = [0; 64];
/// let text = UriBuilder::proxy(Scheme::Telnet, Host::Ipv4([192, 0, 2, 1].into()), 13370)?.write_into(&mut buffer)?;
/// assert_eq!(ProxyUri::parse(text)?.port(), 13370);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use = "nothing is written before `write_to`, `write_into` or `Display`"]
pub struct UriBuilder<'a> {
    scheme: Scheme,
    host: Host<'a>,
    port: u16,
    certificate: Option<&'a [u8]>,
    thumbprint: Option<Fingerprint<'a>>,
    peer_name: Option<&'a str>,
    verify: bool,
    ciphers: Option<Ciphers<'a>>,
}

/// A thumbprint as it was given.
#[derive(Clone, Copy, Debug)]
enum Fingerprint<'a> {
    Digest(Digest),
    Text(&'a str),
}

/// A cipher list as it was given.
#[derive(Clone, Copy, Debug)]
enum Ciphers<'a> {
    Text(&'a str),
    Names(&'a [&'a str]),
}

impl<'a> UriBuilder<'a> {
    /// Begins the address of a service.
    ///
    /// A [`Host::Name`] must be a hostname: neither empty nor what would be read as an address, such as `192.0.2.1`.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if the host is no hostname or of the other IP version than the scheme's.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, UriBuilder};
    ///
    /// let address = UriBuilder::service(Scheme::Tcp, Host::Empty, 2001).unwrap();
    /// assert_eq!(address.to_string(), "tcp://:2001");
    /// assert!(UriBuilder::service(Scheme::Tcp, Host::Name("192.0.2.1"), 2001).is_err());
    /// ```
    pub fn service(scheme: Scheme, host: Host<'a>, port: u16) -> Result<Self, BuildError> {
        let fault = match (host, scheme.ip_version()) {
            (Host::Name(name), _) if !grammar::is_hostname(name) => Some(ErrorKind::InvalidHostname),
            (Host::Ipv4(_), IpVersion::V6) | (Host::Ipv6(_), IpVersion::V4) => Some(ErrorKind::IpVersionMismatch),
            _ => None,
        };
        match fault {
            Some(kind) => Err(BuildError::new(BuildPart::Host, kind)),
            None => Ok(Self {
                scheme,
                host,
                port,
                certificate: None,
                thumbprint: None,
                peer_name: None,
                verify: false,
                ciphers: None,
            }),
        }
    }

    /// Begins the address of a proxy.
    ///
    /// # Errors
    ///
    /// As [`service`](Self::service), and if the scheme is neither `telnet` nor `telnets`, or the host is empty.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{ErrorKind, Host, Scheme, UriBuilder};
    ///
    /// let address = UriBuilder::proxy(Scheme::Telnets, Host::Name("proxy"), 13370).unwrap();
    /// assert_eq!(address.to_string(), "telnets://proxy:13370");
    ///
    /// let error = UriBuilder::proxy(Scheme::Ssl, Host::Name("proxy"), 13370).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::SchemeNotAllowed);
    /// ```
    pub fn proxy(scheme: Scheme, host: Host<'a>, port: u16) -> Result<Self, BuildError> {
        if !scheme.is_telnet() {
            return Err(BuildError::new(BuildPart::Scheme, ErrorKind::SchemeNotAllowed));
        }
        if host == Host::Empty {
            return Err(BuildError::new(BuildPart::Host, ErrorKind::HostMissing));
        }
        Self::service(scheme, host, port)
    }

    /// Whether parameter `key` may be given, with a value that is wrong in the way of `fault`.
    fn check(self, key: AuthKey, fault: Option<ErrorKind>) -> Result<Self, BuildError> {
        let plain = matches!(self.scheme.security(), Security::Plain);
        match if plain { Some(ErrorKind::ParametersNotAllowed) } else { fault } {
            Some(kind) => Err(BuildError::new(BuildPart::Parameter(key), kind)),
            None => Ok(self),
        }
    }

    /// Gives the certificate that the peer must show, as PEM text or whatever bytes stand for it.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if there are no bytes, or if the scheme has no TLS.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, UriBuilder};
    ///
    /// let address = UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap();
    /// let address = address.certificate(b"-----BEGIN CERTIFICATE-----\n").unwrap();
    /// assert_eq!(address.to_string(), "ssl://h:1#certificate=-----BEGIN%20CERTIFICATE-----%0A");
    /// ```
    pub fn certificate(self, pem: &'a [u8]) -> Result<Self, BuildError> {
        let fault = pem.is_empty().then_some(ErrorKind::ValueMissing);
        Ok(Self { certificate: Some(pem), ..self.check(AuthKey::Certificate, fault)? })
    }

    /// Gives the digest of the certificate that the peer must show.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if it is neither 20 nor 32 bytes long, or if the scheme has no TLS.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, ServiceUri, UriBuilder};
    ///
    /// let digest = [0x5A; 32];
    /// let address = UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap();
    /// let text = address.thumbprint(&digest).unwrap().to_string();
    /// let uri = ServiceUri::parse(&text).unwrap();
    /// assert_eq!(uri.auth().thumbprint().unwrap().digest().as_bytes(), digest);
    /// ```
    pub fn thumbprint(self, digest: &[u8]) -> Result<Self, BuildError> {
        let digest = Digest::from_bytes(digest).map(Fingerprint::Digest);
        let fault = digest.is_none().then_some(ErrorKind::InvalidThumbprint);
        Ok(Self { thumbprint: digest, ..self.check(AuthKey::Thumbprint, fault)? })
    }

    /// Gives the digest of the certificate that the peer must show, as hexadecimal digits, which are kept as they
    /// are: the forms that `openssl x509 -fingerprint` prints behind `Fingerprint=`.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if it is not the text of a digest, or if the scheme has no TLS.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, UriBuilder};
    ///
    /// let text = "ab".repeat(20);
    /// let address = UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap();
    /// let address = address.thumbprint_text(&text).unwrap();
    /// assert_eq!(address.to_string(), format!("ssl://h:1#thumbprint={text}"));
    /// ```
    pub fn thumbprint_text(self, text: &'a str) -> Result<Self, BuildError> {
        let fault = match text {
            "" => Some(ErrorKind::ValueMissing),
            _ => (!grammar::is_thumbprint(text)).then_some(ErrorKind::InvalidThumbprint),
        };
        Ok(Self { thumbprint: Some(Fingerprint::Text(text)), ..self.check(AuthKey::Thumbprint, fault)? })
    }

    /// Gives the name that must stand in the peer's certificate.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if it is empty or holds an ASCII control character, or if the scheme has no TLS.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, UriBuilder};
    ///
    /// let address = UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap();
    /// assert_eq!(address.peer_name("café").unwrap().to_string(), "ssl://h:1#peerName=caf%C3%A9");
    /// assert!(address.peer_name("con1\r\n").is_err());
    /// ```
    pub fn peer_name(self, name: &'a str) -> Result<Self, BuildError> {
        Ok(Self { peer_name: Some(name), ..self.check(AuthKey::PeerName, text_fault(name))? })
    }

    /// Asks for the peer's certificate to be valid.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if the scheme has no TLS.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, UriBuilder};
    ///
    /// let address = UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap();
    /// assert_eq!(address.verify().unwrap().to_string(), "ssl://h:1#verify");
    /// assert!(UriBuilder::service(Scheme::Tcp, Host::Name("h"), 1).unwrap().verify().is_err());
    /// ```
    pub fn verify(self) -> Result<Self, BuildError> {
        Ok(Self { verify: true, ..self.check(AuthKey::Verify, None)? })
    }

    /// Gives the ciphers that may be used, as one text.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if it is empty or holds an ASCII control character, or if the scheme has no TLS.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, UriBuilder};
    ///
    /// let address = UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap();
    /// let address = address.cipher_list("ALL:!MD5 @STRENGTH").unwrap();
    /// assert_eq!(address.to_string(), "ssl://h:1#cipherList=ALL:!MD5%20@STRENGTH");
    /// ```
    pub fn cipher_list(self, text: &'a str) -> Result<Self, BuildError> {
        Ok(Self { ciphers: Some(Ciphers::Text(text)), ..self.check(AuthKey::CipherList, text_fault(text))? })
    }

    /// Gives the ciphers that may be used, name by name; `:` is written between them.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if there are no names, if one is empty or holds an ASCII control character, `:`, `,` or a
    /// space, or if the scheme has no TLS.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, UriBuilder};
    ///
    /// let address = UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap();
    /// let address = address.ciphers(&["AES128-SHA", "AES256-SHA"]).unwrap();
    /// assert_eq!(address.to_string(), "ssl://h:1#cipherList=AES128-SHA:AES256-SHA");
    /// ```
    pub fn ciphers(self, names: &'a [&'a str]) -> Result<Self, BuildError> {
        let missing = names.is_empty().then_some(ErrorKind::ValueMissing);
        let joined = names.iter().any(|name| name.bytes().any(is_separator)).then_some(ErrorKind::InvalidValue);
        let fault = missing.or_else(|| names.iter().find_map(|name| text_fault(name))).or(joined);
        Ok(Self { ciphers: Some(Ciphers::Names(names)), ..self.check(AuthKey::CipherList, fault)? })
    }
}

/// What is wrong with `text` as the value of `peerName` or `cipherList`.
fn text_fault(text: &str) -> Option<ErrorKind> {
    match text {
        "" => Some(ErrorKind::ValueMissing),
        _ => text.bytes().any(|byte| byte.is_ascii_control()).then_some(ErrorKind::InvalidValue),
    }
}
