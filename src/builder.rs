//! Building service and proxy URIs from parts.

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

/// Builds a service or proxy URI.
///
/// Each part is checked when it is set, as the parser would check it, so that writing fails only if the output does, and
/// the URI parses back to the same parts. Setting a parameter again replaces its value.
///
/// The scheme is always written, parameters are in the order of [`AuthKey::ALL`], and digests have the form that
/// `openssl x509 -fingerprint` prints. Values are set decoded. `%`, `&` and everything outside `uric`, such as line breaks,
/// spaces and characters beyond ASCII, is percent-encoded, so that the result is a URI.
///
/// # Examples
///
/// ```
/// use vserial_uri::{Host, Scheme, ServiceUri, UriBuilder};
///
/// # fn main() -> Result<(), Box<dyn core::error::Error>> {
/// let uri = UriBuilder::service(Scheme::Telnets, Host::Name("esx.example.com"), 2001)?
///     .peer_name("con 1 & con 2")?
///     .verify()?;
/// let text = uri.to_string();
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
    thumbprint: Option<ThumbprintValue<'a>>,
    peer_name: Option<&'a str>,
    verify: bool,
    ciphers: Option<Ciphers<'a>>,
}

/// A thumbprint as it was set.
#[derive(Clone, Copy, Debug)]
enum ThumbprintValue<'a> {
    Digest(Digest),
    Text(&'a str),
}

/// A cipher list as it was set.
#[derive(Clone, Copy, Debug)]
enum Ciphers<'a> {
    Text(&'a str),
    Names(&'a [&'a str]),
}

impl<'a> UriBuilder<'a> {
    /// Creates a service URI without parameters.
    ///
    /// A [`Host::Name`] must be a hostname: neither empty nor text that parses as an IP address, such as `192.0.2.1`.
    ///
    /// # Errors
    ///
    /// Returns a [`BuildError`] if a [`Host::Name`] is not a valid hostname, or if the scheme does not allow the IP version of
    /// the address.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, UriBuilder};
    ///
    /// let uri = UriBuilder::service(Scheme::Tcp, Host::Empty, 2001).unwrap();
    /// assert_eq!(uri.to_string(), "tcp://:2001");
    /// assert!(UriBuilder::service(Scheme::Tcp, Host::Name("192.0.2.1"), 2001).is_err());
    /// ```
    pub fn service(scheme: Scheme, host: Host<'a>, port: u16) -> Result<Self, BuildError> {
        let rejected = |kind| Err(BuildError::new(BuildPart::Host, kind));
        match (host, scheme.ip_version()) {
            (Host::Name(name), _) if !grammar::is_hostname(name) => rejected(ErrorKind::InvalidHostname),
            (Host::Ipv4(_), IpVersion::V6) | (Host::Ipv6(_), IpVersion::V4) => rejected(ErrorKind::IpVersionMismatch),
            _ => Ok(Self {
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

    /// Creates a proxy URI without parameters.
    ///
    /// # Errors
    ///
    /// [`BuildError`] as for [`service`](Self::service), and if the scheme is neither `telnet` nor `telnets` or the host is
    /// empty.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{ErrorKind, Host, Scheme, UriBuilder};
    ///
    /// let uri = UriBuilder::proxy(Scheme::Telnets, Host::Name("proxy"), 13370).unwrap();
    /// assert_eq!(uri.to_string(), "telnets://proxy:13370");
    ///
    /// let error = UriBuilder::proxy(Scheme::Ssl, Host::Name("proxy"), 13370).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::SchemeNotAllowed);
    /// ```
    pub fn proxy(scheme: Scheme, host: Host<'a>, port: u16) -> Result<Self, BuildError> {
        match host {
            _ if !scheme.is_telnet() => Err(BuildError::new(BuildPart::Scheme, ErrorKind::SchemeNotAllowed)),
            Host::Empty => Err(BuildError::new(BuildPart::Host, ErrorKind::HostMissing)),
            _ => Self::service(scheme, host, port),
        }
    }

    /// Checks whether the scheme allows parameter `key`, and that there is no `fault` in its value.
    fn check(self, key: AuthKey, fault: Option<ErrorKind>) -> Result<Self, BuildError> {
        let not_allowed = matches!(self.scheme.security(), Security::Plain).then_some(ErrorKind::ParametersNotAllowed);
        match not_allowed.or(fault) {
            Some(kind) => Err(BuildError::new(BuildPart::Parameter(key), kind)),
            None => Ok(self),
        }
    }

    /// Sets the certificate that the peer must present, as PEM text. The text is not checked.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if the text is empty, or if the scheme has no TLS.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, UriBuilder};
    ///
    /// let uri = UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap();
    /// let uri = uri.certificate(b"-----BEGIN CERTIFICATE-----\n").unwrap();
    /// assert_eq!(uri.to_string(), "ssl://h:1#certificate=-----BEGIN%20CERTIFICATE-----%0A");
    /// ```
    pub fn certificate(self, pem: &'a [u8]) -> Result<Self, BuildError> {
        let fault = pem.is_empty().then_some(ErrorKind::ValueMissing);
        Ok(Self { certificate: Some(pem), ..self.check(AuthKey::Certificate, fault)? })
    }

    /// Sets the digest of the certificate that the peer must present.
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
    /// let uri = UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap();
    /// let text = uri.thumbprint(&digest).unwrap().to_string();
    /// let uri = ServiceUri::parse(&text).unwrap();
    /// assert_eq!(uri.auth().thumbprint().unwrap().digest().as_bytes(), digest);
    /// ```
    pub fn thumbprint(self, digest: &[u8]) -> Result<Self, BuildError> {
        let digest = Digest::from_bytes(digest).map(ThumbprintValue::Digest);
        let fault = digest.is_none().then_some(ErrorKind::InvalidThumbprint);
        Ok(Self { thumbprint: digest, ..self.check(AuthKey::Thumbprint, fault)? })
    }

    /// Sets the digest of the certificate that the peer must present, as hexadecimal digits, which are written unchanged:
    /// what `openssl x509 -fingerprint` prints after `Fingerprint=`.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if the text is not a digest, or if the scheme has no TLS.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, UriBuilder};
    ///
    /// let text = "ab".repeat(20);
    /// let uri = UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap();
    /// let uri = uri.thumbprint_text(&text).unwrap();
    /// assert_eq!(uri.to_string(), format!("ssl://h:1#thumbprint={text}"));
    /// ```
    pub fn thumbprint_text(self, text: &'a str) -> Result<Self, BuildError> {
        let fault = match text {
            "" => Some(ErrorKind::ValueMissing),
            _ => (!grammar::is_thumbprint(text)).then_some(ErrorKind::InvalidThumbprint),
        };
        Ok(Self { thumbprint: Some(ThumbprintValue::Text(text)), ..self.check(AuthKey::Thumbprint, fault)? })
    }

    /// Sets the name that the peer's certificate must be issued to.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if it is empty or contains an ASCII control character, or if the scheme has no TLS.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, UriBuilder};
    ///
    /// let uri = UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap();
    /// assert_eq!(uri.peer_name("café").unwrap().to_string(), "ssl://h:1#peerName=caf%C3%A9");
    /// assert!(uri.peer_name("con1\r\n").is_err());
    /// ```
    pub fn peer_name(self, name: &'a str) -> Result<Self, BuildError> {
        Ok(Self { peer_name: Some(name), ..self.check(AuthKey::PeerName, text_fault(name))? })
    }

    /// Requires that a known authority has signed the peer's certificate.
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
    /// let uri = UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap();
    /// assert_eq!(uri.verify().unwrap().to_string(), "ssl://h:1#verify");
    /// assert!(UriBuilder::service(Scheme::Tcp, Host::Name("h"), 1).unwrap().verify().is_err());
    /// ```
    pub fn verify(self) -> Result<Self, BuildError> {
        Ok(Self { verify: true, ..self.check(AuthKey::Verify, None)? })
    }

    /// Sets the TLS ciphers that may be used, as an OpenSSL cipher string.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if it is empty or contains an ASCII control character, or if the scheme has no TLS.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, UriBuilder};
    ///
    /// let uri = UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap();
    /// let uri = uri.cipher_list("ALL:!MD5 @STRENGTH").unwrap();
    /// assert_eq!(uri.to_string(), "ssl://h:1#cipherList=ALL:!MD5%20@STRENGTH");
    /// ```
    pub fn cipher_list(self, text: &'a str) -> Result<Self, BuildError> {
        Ok(Self { ciphers: Some(Ciphers::Text(text)), ..self.check(AuthKey::CipherList, text_fault(text))? })
    }

    /// Sets the TLS ciphers that may be used, name by name. They are joined by `:`.
    ///
    /// # Errors
    ///
    /// [`BuildError`] if there are no names, if one is empty or contains an ASCII control character, `:`, `,` or a space, or if
    /// the scheme has no TLS.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, UriBuilder};
    ///
    /// let uri = UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap();
    /// let uri = uri.ciphers(&["AES128-SHA", "AES256-SHA"]).unwrap();
    /// assert_eq!(uri.to_string(), "ssl://h:1#cipherList=AES128-SHA:AES256-SHA");
    /// ```
    pub fn ciphers(self, names: &'a [&'a str]) -> Result<Self, BuildError> {
        let missing = names.is_empty().then_some(ErrorKind::ValueMissing);
        let has_separator = names.iter().any(|name| name.bytes().any(is_separator)).then_some(ErrorKind::InvalidValue);
        let fault = missing.or_else(|| names.iter().find_map(|name| text_fault(name))).or(has_separator);
        Ok(Self { ciphers: Some(Ciphers::Names(names)), ..self.check(AuthKey::CipherList, fault)? })
    }
}

/// Returns what makes `text` invalid as the value of `peerName` or `cipherList`.
fn text_fault(text: &str) -> Option<ErrorKind> {
    match text {
        "" => Some(ErrorKind::ValueMissing),
        _ => text.bytes().any(|byte| byte.is_ascii_control()).then_some(ErrorKind::InvalidValue),
    }
}
