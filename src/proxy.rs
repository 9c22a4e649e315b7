//! Proxy URIs: how a machine reaches its serial port concentrator.

use crate::auth::AuthParams;
use crate::error::ParseError;
use crate::grammar::{self, ServiceParts};
use crate::host::Host;
use crate::scheme::Scheme;
use crate::service::ServiceUri;
use crate::text::{try_from_by, uri_traits};
use crate::tls::Tls;

/// A `proxyURI`: the URI of a serial port concentrator.
///
/// ```text
/// proxy-uri = ( "telnet" | "telnets" ) "://" host ":" port [ "#" param *( "&" param ) ]
/// ```
///
/// # Examples
///
/// ```
/// use vserial_uri::{ErrorKind, Host, ProxyUri};
///
/// let uri = ProxyUri::parse("telnet://concentrator.example.com:13370").unwrap();
/// assert_eq!(uri.host(), Host::Name("concentrator.example.com"));
///
/// let error = ProxyUri::parse("tcp://concentrator.example.com:13370").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::SchemeNotAllowed);
/// ```
#[derive(Clone, Copy)]
pub struct ProxyUri<'a> {
    pub(crate) text: &'a str,
    /// Positions in `text`.
    pub(crate) parts: ServiceParts,
}

impl<'a> ProxyUri<'a> {
    /// Parses a proxy URI.
    ///
    /// # Errors
    ///
    /// Returns the first error in `text`, with its offset.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{ErrorKind, ProxyUri};
    ///
    /// assert!(ProxyUri::parse("telnets://proxy:13370").is_ok());
    ///
    /// let error = ProxyUri::parse("telnets://:13370").unwrap_err();
    /// assert_eq!((error.kind(), error.offset()), (ErrorKind::HostMissing, 10));
    /// ```
    pub fn parse(text: &'a str) -> Result<Self, ParseError> {
        Ok(Self { text, parts: grammar::proxy_uri(text.as_bytes())? })
    }

    /// Parses a proxy URI from bytes, which need not be UTF-8. A non-ASCII byte is always an error.
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`parse`](Self::parse), with the same offsets.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ProxyUri;
    ///
    /// assert_eq!(ProxyUri::parse_bytes(b"telnet://proxy:23").unwrap().port(), 23);
    /// assert_eq!(ProxyUri::parse_bytes(b"telnet://p\xFF").unwrap_err().offset(), 10);
    /// ```
    pub fn parse_bytes(bytes: &'a [u8]) -> Result<Self, ParseError> {
        let parts = grammar::proxy_uri(bytes)?;
        Ok(Self { text: grammar::ascii(bytes)?, parts })
    }

    /// Returns the URI as it was written, byte for byte.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// Returns the scheme, either [`Scheme::Telnet`] or [`Scheme::Telnets`].
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{ProxyUri, Scheme};
    ///
    /// assert_eq!(ProxyUri::parse("TELNETS://proxy:13370").unwrap().scheme(), Scheme::Telnets);
    /// ```
    #[must_use]
    pub const fn scheme(&self) -> Scheme {
        self.as_service().scheme()
    }

    /// Returns the host, which is never [`Host::Empty`].
    #[must_use]
    pub fn host(&self) -> Host<'a> {
        self.as_service().host()
    }

    /// Returns the host as it was written, an IPv6 address without its brackets.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ProxyUri;
    ///
    /// assert_eq!(ProxyUri::parse("telnet://[0::1]:23").unwrap().host_str(), "0::1");
    /// ```
    #[must_use]
    pub fn host_str(&self) -> &'a str {
        self.as_service().host_str()
    }

    /// Returns the port.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.as_service().port()
    }

    /// Returns the authentication parameters, which are those for the connection to the proxy.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ProxyUri;
    ///
    /// let uri = ProxyUri::parse("telnets://proxy:13370#peerName=con1").unwrap();
    /// assert_eq!(uri.auth().peer_name().unwrap(), "con1");
    /// ```
    #[must_use]
    pub fn auth(&self) -> AuthParams<'a> {
        self.as_service().auth()
    }

    /// Returns whether the proxy's certificate is verified; see [`ServiceUri::verifies_peer`].
    #[must_use]
    pub const fn verifies_peer(&self) -> bool {
        self.as_service().verifies_peer()
    }

    /// Returns whether and when the connection to the proxy uses TLS: never [`Tls::Never`].
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{ProxyUri, Tls};
    ///
    /// assert_eq!(ProxyUri::parse("telnet://proxy:13370").unwrap().tls(), Tls::IfOffered);
    /// ```
    #[must_use]
    pub const fn tls(&self) -> Tls {
        self.as_service().tls()
    }

    /// Returns the same URI as a [`ServiceUri`]: a machine connects to its proxy as a client to a service.
    ///
    /// This does not parse the URI again.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{ProxyUri, ServiceUri};
    ///
    /// let proxy = ProxyUri::parse("telnet://proxy:13370").unwrap();
    /// assert_eq!(proxy.as_service(), ServiceUri::parse("telnet://proxy:13370").unwrap());
    /// ```
    #[must_use]
    pub const fn as_service(&self) -> ServiceUri<'a> {
        // Every proxy URI is a service URI: its scheme is written and is telnet's, and it has a host.
        ServiceUri { text: self.text, parts: self.parts }
    }
}

uri_traits!([] ProxyUri<'_>);
try_from_by!(['a] &'a str => ProxyUri<'a>, parse, ParseError);
try_from_by!(['a] &'a [u8] => ProxyUri<'a>, parse_bytes, ParseError);

impl<'a> From<ProxyUri<'a>> for ServiceUri<'a> {
    fn from(proxy: ProxyUri<'a>) -> Self {
        proxy.as_service()
    }
}
