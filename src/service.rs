//! Service URIs: what a virtual serial port connects to or listens on.

use crate::auth::AuthParams;
use crate::checks::Checks;
use crate::direction::Direction;
use crate::error::{ErrorKind, ParseError, Part};
use crate::grammar::{self, HostKind, ServiceParts};
use crate::host::Host;
use crate::listen::ListenAddr;
use crate::scheme::{Scheme, Security};
use crate::text::{try_from_by, uri_traits};
use crate::tls::Tls;

/// A `serviceURI` that is used without a proxy.
///
/// ```text
/// service-uri = [ scheme "://" ] [ host ] ":" port [ "#" param *( "&" param ) ]
/// ```
///
/// Text without `"://"` has no scheme, which means `tcp`: `host:23` is a host and a port.
///
/// # Examples
///
/// ```
/// use vserial_uri::{Host, Scheme, ServiceUri};
///
/// let uri = ServiceUri::parse("telnets://[2001:db8::1]:2001#verify&peerName=con1")?;
/// assert_eq!(uri.scheme(), Scheme::Telnets);
/// assert_eq!(uri.host(), Host::Ipv6("2001:db8::1".parse()?));
/// assert_eq!(uri.port(), 2001);
/// assert!(uri.verifies_peer());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct ServiceUri<'a> {
    pub(crate) text: &'a str,
    /// Positions in `text`.
    pub(crate) parts: ServiceParts,
}

impl<'a> ServiceUri<'a> {
    /// Parses a service URI.
    ///
    /// # Errors
    ///
    /// Returns the first error in `text`, with its offset.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{ErrorKind, ServiceUri};
    ///
    /// assert!(ServiceUri::parse("telnet://host:23").is_ok());
    ///
    /// let error = ServiceUri::parse("telnet://host:70000").unwrap_err();
    /// assert_eq!((error.kind(), error.offset()), (ErrorKind::PortOutOfRange, 14));
    /// ```
    pub fn parse(text: &'a str) -> Result<Self, ParseError> {
        Ok(Self { text, parts: grammar::service_uri(text.as_bytes())? })
    }

    /// Parses a service URI from bytes, which need not be UTF-8. A non-ASCII byte is always an error.
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`parse`](Self::parse), with the same offsets.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// assert_eq!(ServiceUri::parse_bytes(b"telnet://host:23").unwrap().port(), 23);
    /// assert_eq!(ServiceUri::parse_bytes(b"telnet://h\xFF").unwrap_err().offset(), 10);
    /// ```
    pub fn parse_bytes(bytes: &'a [u8]) -> Result<Self, ParseError> {
        let parts = grammar::service_uri(bytes)?;
        Ok(Self { text: grammar::ascii(bytes)?, parts })
    }

    /// Returns the URI as it was written, byte for byte.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("TELNET://host:0023").unwrap();
    /// assert_eq!(uri.as_str(), "TELNET://host:0023");
    /// ```
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// Returns the scheme, which is [`Scheme::Tcp`] if none is written.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Scheme, ServiceUri};
    ///
    /// assert_eq!(ServiceUri::parse("TELNET://host:23").unwrap().scheme(), Scheme::Telnet);
    /// assert_eq!(ServiceUri::parse("host:23").unwrap().scheme(), Scheme::Tcp);
    /// ```
    #[must_use]
    pub const fn scheme(&self) -> Scheme {
        self.parts.scheme
    }

    /// Returns the host.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, ServiceUri};
    ///
    /// let uri = ServiceUri::parse("tcp://192.0.2.1:23").unwrap();
    /// assert_eq!(uri.host(), Host::Ipv4([192, 0, 2, 1].into()));
    /// assert_eq!(ServiceUri::parse("tcp://:23").unwrap().host(), Host::Empty);
    /// ```
    #[must_use]
    pub fn host(&self) -> Host<'a> {
        let ServiceParts { host_kind, address, .. } = self.parts;
        match host_kind {
            HostKind::Empty => Host::Empty,
            HostKind::Name => Host::Name(self.host_str()),
            HostKind::Ipv4 => Host::Ipv4(address.to_ipv4()),
            HostKind::Ipv6 => Host::Ipv6(address.to_ipv6()),
        }
    }

    /// Returns the host as it was written, but an IPv6 address without its brackets.
    ///
    /// A pair of this host and the [`port`](Self::port) implements `ToSocketAddrs`.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::net::ToSocketAddrs;
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("telnet://[0::1]:23").unwrap();
    /// assert_eq!(uri.host_str(), "0::1");
    ///
    /// let mut addresses = (uri.host_str(), uri.port()).to_socket_addrs()?;
    /// assert_eq!(addresses.next(), Some("[::1]:23".parse().unwrap()));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn host_str(&self) -> &'a str {
        let ServiceParts { host_kind, host, .. } = self.parts;
        let host = if let HostKind::Ipv6 = host_kind { host.inside() } else { host };
        host.or_empty(self.text)
    }

    /// Returns the port. Port 0 has no special meaning.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// assert_eq!(ServiceUri::parse("telnet://host:0023").unwrap().port(), 23);
    /// ```
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.parts.port
    }

    /// Returns the authentication parameters.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("ssl://host:23#peerName=con1").unwrap();
    /// assert_eq!(uri.auth().peer_name().unwrap(), "con1");
    /// ```
    #[must_use]
    pub fn auth(&self) -> AuthParams<'a> {
        AuthParams::new(self.parts.fragment(self.text), self.parts.auth())
    }

    /// Returns whether the peer's certificate is verified: whether `verify`, `certificate`, `thumbprint` or `peerName`
    /// is given.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// assert!(ServiceUri::parse("ssl://host:23#peerName=con1").unwrap().verifies_peer());
    /// assert!(!ServiceUri::parse("ssl://host:23#cipherList=ALL").unwrap().verifies_peer());
    /// ```
    #[must_use]
    pub const fn verifies_peer(&self) -> bool {
        self.parts.auth().verification()
    }

    /// Returns whether and when the connection uses TLS.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{ServiceUri, Tls};
    ///
    /// assert_eq!(ServiceUri::parse("telnet://host:23#verify").unwrap().tls(), Tls::Required);
    /// assert_eq!(ServiceUri::parse("telnets://host:23").unwrap().tls(), Tls::AtOnce);
    /// ```
    #[must_use]
    pub const fn tls(&self) -> Tls {
        match self.scheme().security() {
            Security::Plain => Tls::Never,
            Security::Negotiated if self.parts.auth().is_empty() => Tls::IfOffered,
            Security::Negotiated => Tls::Required,
            Security::Tls => Tls::AtOnce,
        }
    }

    /// Returns the checks that the peer's certificate must pass, or `None` if it is not verified.
    ///
    /// `direction` is that of the connection: whether this end connects or listens. It may differ from the direction of the
    /// [`UriBacking`](crate::UriBacking), because a server with a proxy connects to the proxy.
    /// [`Endpoint::checks`](crate::Endpoint::checks) takes this into account.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Direction, ServiceUri};
    ///
    /// let uri = ServiceUri::parse("ssl://host:23#peerName=con1").unwrap();
    /// let checks = uri.checks(Direction::Client).unwrap();
    /// assert!(checks.chain());
    /// assert_eq!(checks.name().unwrap().to_string(), "con1");
    ///
    /// let uri = ServiceUri::parse("ssl://host:23").unwrap();
    /// assert!(uri.checks(Direction::Client).is_none());
    /// ```
    #[must_use]
    pub fn checks(&self, direction: Direction) -> Option<Checks<'a>> {
        Checks::new(self.auth(), self.host(), direction)
    }

    /// Returns the socket address that a server listens on, or `None` if the host is a name.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{ListenAddr, ServiceUri};
    ///
    /// let uri = ServiceUri::parse("telnet://:2001").unwrap();
    /// assert_eq!(uri.listen_addr(), Some(ListenAddr::DualStack("[::]:2001".parse().unwrap())));
    /// ```
    #[must_use]
    pub fn listen_addr(&self) -> Option<ListenAddr> {
        ListenAddr::new(self.host(), self.port(), self.scheme().ip_version())
    }

    /// Returns an error if the host is empty, for callers that need a host.
    pub(crate) fn require_host(&self) -> Result<(), ParseError> {
        match self.parts.host_kind {
            HostKind::Empty => {
                let offset = self.parts.host.offset(self.text);
                Err(ParseError::new(ErrorKind::HostMissing, offset, Part::Host, Some(b':')))
            }
            _ => Ok(()),
        }
    }
}

uri_traits!([] ServiceUri<'_>);
try_from_by!(['a] &'a str => ServiceUri<'a>, parse, ParseError);
try_from_by!(['a] &'a [u8] => ServiceUri<'a>, parse_bytes, ParseError);
