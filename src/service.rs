//! The addresses of virtual serial ports: of the service, and of the proxy between.

use core::net::{Ipv4Addr, Ipv6Addr};

use crate::auth::{AuthKey, AuthParams};
use crate::error::{ErrorKind, ParseError, Part};
use crate::grammar::{self, AddressKind, Found, ServiceParts};
use crate::host::Host;
use crate::scheme::Scheme;
use crate::span::Span;
use crate::text::text_traits;

/// Declares a reading of a serial port address.
macro_rules! serial_reading {
    ($(#[$doc:meta])* $reading:ident, $production:path, example: $example:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $reading<'a> {
            pub(crate) text: &'a str,
            pub(crate) parts: ServiceParts,
        }

        impl<'a> $reading<'a> {
            /// Reads an address.
            ///
            /// # Errors
            ///
            /// [`ParseError`] tells what is wrong first, and where.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use vserial_uri::", stringify!($reading), ";")]
            ///
            #[doc = concat!("let uri = ", stringify!($reading), "::parse(\"", $example, "\").unwrap();")]
            /// assert_eq!(uri.port(), 2001);
            /// ```
            pub fn parse(text: &'a str) -> Result<Self, ParseError> {
                let mut found = Found::nothing();
                let mut given = [Span::ABSENT; AuthKey::ALL.len()];
                $production(&mut found, &mut given, text.as_bytes())?;
                Ok(Self { text, parts: found.parts(&given) })
            }

            /// Reads an address that need not be UTF-8: a byte that is not ASCII is an error in any case.
            ///
            /// # Errors
            ///
            /// As [`parse`](Self::parse), with the same offsets.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use vserial_uri::", stringify!($reading), ";")]
            ///
            #[doc = concat!("let uri = ", stringify!($reading), "::parse_bytes(b\"", $example, "\").unwrap();")]
            /// assert_eq!(uri.port(), 2001);
            #[doc = concat!("assert_eq!(", stringify!($reading), "::parse_bytes(b\"telnet://h\\xFF\").unwrap_err().offset(), 10);")]
            /// ```
            pub fn parse_bytes(bytes: &'a [u8]) -> Result<Self, ParseError> {
                let mut found = Found::nothing();
                let mut given = [Span::ABSENT; AuthKey::ALL.len()];
                $production(&mut found, &mut given, bytes)?;
                Ok(Self { text: grammar::ascii(bytes)?, parts: found.parts(&given) })
            }

            /// The address, byte for byte as it was read.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use vserial_uri::", stringify!($reading), ";")]
            ///
            #[doc = concat!("let uri = ", stringify!($reading), "::parse(\"", $example, "\").unwrap();")]
            #[doc = concat!("assert_eq!(uri.as_str(), \"", $example, "\");")]
            /// ```
            #[must_use]
            pub const fn as_str(&self) -> &'a str {
                self.text
            }

            /// The scheme: [`Scheme::Tcp`] where a service has none written; that of a proxy always is.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use vserial_uri::{Scheme, ", stringify!($reading), "};")]
            ///
            #[doc = concat!("let uri = ", stringify!($reading), "::parse(\"TELNET://host:23\").unwrap();")]
            /// assert_eq!(uri.scheme(), Scheme::Telnet);
            /// ```
            #[must_use]
            pub const fn scheme(&self) -> Scheme {
                self.parts.scheme
            }

            /// The host.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use vserial_uri::{Host, ", stringify!($reading), "};")]
            ///
            #[doc = concat!("let uri = ", stringify!($reading), "::parse(\"telnet://192.0.2.1:23\").unwrap();")]
            /// assert_eq!(uri.host(), Host::Ipv4([192, 0, 2, 1].into()));
            /// ```
            #[must_use]
            pub fn host(&self) -> Host<'a> {
                let ServiceParts { kind, bits: (high, low), .. } = self.parts;
                match kind {
                    AddressKind::Empty => Host::Empty,
                    AddressKind::Name => Host::Name(self.host_str()),
                    AddressKind::Ipv4 => Host::Ipv4(Ipv4Addr::from_bits(low as u32)),
                    AddressKind::Ipv6 => Host::Ipv6(Ipv6Addr::from_bits(u128::from(high) << 64 | u128::from(low))),
                }
            }

            /// The host as it was written, but for the brackets of an IPv6 address.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use vserial_uri::", stringify!($reading), ";")]
            ///
            #[doc = concat!("let uri = ", stringify!($reading), "::parse(\"telnet://[0::1]:23\").unwrap();")]
            /// assert_eq!(uri.host_str(), "0::1");
            /// ```
            #[must_use]
            pub fn host_str(&self) -> &'a str {
                let ServiceParts { kind, host, .. } = self.parts;
                let host = if let AddressKind::Ipv6 = kind { host.inside() } else { host };
                host.or_empty(self.text)
            }

            /// The port; 0 has no meaning of its own here.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use vserial_uri::", stringify!($reading), ";")]
            ///
            #[doc = concat!("let uri = ", stringify!($reading), "::parse(\"telnet://host:0023\").unwrap();")]
            /// assert_eq!(uri.port(), 23);
            /// ```
            #[must_use]
            pub const fn port(&self) -> u16 {
                self.parts.port
            }

            /// The authentication parameters.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use vserial_uri::", stringify!($reading), ";")]
            ///
            #[doc = concat!("let uri = ", stringify!($reading), "::parse(\"telnets://host:23#peerName=con1\").unwrap();")]
            /// assert_eq!(uri.auth().peer_name().unwrap().value(), "con1");
            /// ```
            #[must_use]
            pub const fn auth(&self) -> AuthParams<'a> {
                AuthParams::new(self.text, self.parts.auth)
            }

            /// Whether the peer's certificate is verified; see [`AuthParams::verification`].
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use vserial_uri::", stringify!($reading), ";")]
            ///
            #[doc = concat!("assert!(", stringify!($reading), "::parse(\"telnets://host:23#verify\").unwrap().verification());")]
            #[doc = concat!("assert!(!", stringify!($reading), "::parse(\"telnets://host:23\").unwrap().verification());")]
            /// ```
            #[must_use]
            pub const fn verification(&self) -> bool {
                self.auth().verification()
            }
        }

        text_traits!($reading, ParseError);
    };
}

serial_reading! {
    /// The address of a virtual serial port without a proxy: where to connect to, or on what to listen.
    ///
    /// ```text
    /// service-uri = [ scheme "://" ] [ host ] ":" port [ "#" param *( "&" param ) ]
    /// ```
    ///
    /// Without `"://"` there is no scheme: `host:23` is a host and a port, to be reached by TCP.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Host, Scheme, ServiceUri};
    ///
    /// let uri = ServiceUri::parse("telnets://[2001:db8::1]:2001#verify&peerName=con1").unwrap();
    /// assert_eq!(uri.scheme(), Scheme::Telnets);
    /// assert_eq!(uri.host(), Host::Ipv6("2001:db8::1".parse().unwrap()));
    /// assert_eq!(uri.port(), 2001);
    /// assert!(uri.verification());
    /// ```
    ///
    /// A client, which turns an address into a connection and into what its TLS library must be told:
    ///
    /// ```
    /// use std::io::{Error, ErrorKind};
    /// use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
    /// use vserial_uri::{Digest, Host, IpVersion, Scheme, Security, ServiceUri, UriBuilder};
    ///
    /// /// What must be true of the peer.
    /// struct Peer {
    ///     name: Option<String>,
    ///     digest: Option<Digest>,
    ///     valid: bool,
    /// }
    ///
    /// enum Connection {
    ///     Plain(TcpStream),
    ///     /// TLS begins at once, or when both sides have agreed on it.
    ///     Tls { tcp: TcpStream, at_once: bool, peer: Peer },
    /// }
    ///
    /// fn addresses(uri: ServiceUri<'_>) -> Result<Vec<SocketAddr>, Error> {
    ///     let wanted = |address: &SocketAddr| match uri.scheme().ip_version() {
    ///         IpVersion::Any => true,
    ///         IpVersion::V4 => address.is_ipv4(),
    ///         IpVersion::V6 => address.is_ipv6(),
    ///     };
    ///     match uri.host() {
    ///         Host::Empty => Err(Error::new(ErrorKind::InvalidInput, "a client needs a host")),
    ///         Host::Name(name) => Ok((name, uri.port()).to_socket_addrs()?.filter(wanted).collect()),
    ///         Host::Ipv4(address) => Ok(vec![(address, uri.port()).into()]),
    ///         Host::Ipv6(address) => Ok(vec![(address, uri.port()).into()]),
    ///     }
    /// }
    ///
    /// fn connect(uri: ServiceUri<'_>) -> Result<Connection, Error> {
    ///     let tcp = TcpStream::connect(&addresses(uri)?[..])?;
    ///     let at_once = match uri.scheme().security() {
    ///         Security::Plain => return Ok(Connection::Plain(tcp)),
    ///         Security::Negotiated => false,
    ///         Security::Tls => true,
    ///     };
    ///     let auth = uri.auth();
    ///     let name = auth.peer_name().map(|name| String::from_utf8(name.value().bytes().collect()));
    ///     let peer = Peer {
    ///         name: name.transpose().map_err(|error| Error::new(ErrorKind::InvalidInput, error))?,
    ///         digest: auth.thumbprint().map(|thumbprint| thumbprint.digest()),
    ///         valid: auth.verify(),
    ///     };
    ///     Ok(Connection::Tls { tcp, at_once, peer })
    /// }
    ///
    /// # fn main() -> Result<(), Box<dyn core::error::Error>> {
    /// let server = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    /// let host = Host::Ipv4(Ipv4Addr::LOCALHOST);
    /// let port = server.local_addr()?.port();
    ///
    /// let address = UriBuilder::service(Scheme::Tcp4, host, port)?.to_string();
    /// let Connection::Plain(tcp) = connect(ServiceUri::parse(&address)?)? else { panic!("TLS") };
    /// assert_eq!(tcp.peer_addr()?.port(), port);
    ///
    /// let address = UriBuilder::service(Scheme::Telnets, host, port)?.peer_name("con 1")?.to_string();
    /// let Connection::Tls { at_once, peer, .. } = connect(ServiceUri::parse(&address)?)? else { panic!("plain") };
    /// assert!(at_once && !peer.valid);
    /// assert_eq!(peer.name.as_deref(), Some("con 1"));
    /// # Ok(())
    /// # }
    /// ```
    ServiceUri, grammar::service_uri, example: "telnet://host:2001"
}

serial_reading! {
    /// The address of a serial port concentrator, the proxy between a machine and its service.
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
    ProxyUri, grammar::proxy_uri, example: "telnet://host:2001"
}

impl<'a> ServiceUri<'a> {
    /// The error of an empty host, where a host is needed.
    pub(crate) fn require_host(&self) -> Result<(), ParseError> {
        match self.parts.kind {
            AddressKind::Empty => {
                let offset = self.parts.host.offset(self.text);
                Err(ParseError::new(ErrorKind::HostMissing, offset, Part::Host, Some(b':')))
            }
            _ => Ok(()),
        }
    }
}

impl<'a> ProxyUri<'a> {
    /// The same address as a [`ServiceUri`]: a machine connects to its proxy as it would to any service.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{ProxyUri, ServiceUri};
    ///
    /// let proxy = ProxyUri::parse("telnet://host:2001").unwrap();
    /// assert_eq!(proxy.as_service(), ServiceUri::parse("telnet://host:2001").unwrap());
    /// ```
    #[must_use]
    pub const fn as_service(&self) -> ServiceUri<'a> {
        ServiceUri { text: self.text, parts: self.parts }
    }
}

impl<'a> From<ProxyUri<'a>> for ServiceUri<'a> {
    fn from(proxy: ProxyUri<'a>) -> Self {
        proxy.as_service()
    }
}
