//! What a machine does for its port: connect or listen.

use core::fmt;

use crate::checks::Checks;
use crate::direction::Direction;
use crate::service::ServiceUri;

/// Where a machine connects or listens, returned by [`UriBacking::endpoint`](crate::UriBacking::endpoint).
///
/// # Examples
///
/// ```
/// use vserial_uri::{Direction, Endpoint, UriBacking};
///
/// let backing = UriBacking::new(Direction::Server, "telnet://:13370", None).unwrap();
/// assert!(matches!(backing.endpoint(), Endpoint::Listen(uri) if uri.port() == 13370));
///
/// // The machine connects to its proxy, even as a server.
/// let backing = UriBacking::new(Direction::Server, "vSPC.py", Some("telnet://proxy:23")).unwrap();
/// assert!(matches!(backing.endpoint(), Endpoint::Connect(uri) if uri.host_str() == "proxy"));
/// ```
///
/// Opening the TCP connection, with the IP version that the scheme requires:
///
/// ```
/// use std::io;
/// use std::net::{SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
/// use vserial_uri::{Direction, Endpoint, UriBacking};
///
/// fn open(endpoint: Endpoint<'_>) -> io::Result<TcpStream> {
///     match endpoint {
///         Endpoint::Connect(uri) => {
///             let version = uri.scheme().ip_version();
///             let addresses = (uri.host_str(), uri.port()).to_socket_addrs()?;
///             let allowed: Vec<SocketAddr> = addresses.filter(|address| version.allows(address.ip())).collect();
///             TcpStream::connect(&allowed[..])
///         }
///         Endpoint::Listen(uri) => {
///             let address = uri.listen_addr().ok_or(io::ErrorKind::InvalidInput)?;
///             // std cannot set IPV6_V6ONLY: use the crate socket2 where `address.only_v6()` matters.
///             Ok(TcpListener::bind(address.socket_addr())?.accept()?.0)
///         }
///     }
/// }
///
/// # fn main() -> Result<(), Box<dyn core::error::Error>> {
/// let server = TcpListener::bind("127.0.0.1:0")?;
/// let service = format!("tcp4://{}", server.local_addr()?);
/// let backing = UriBacking::new(Direction::Client, &service, None)?;
/// let stream = open(backing.endpoint())?;
/// assert_eq!(stream.peer_addr()?, server.local_addr()?);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "a machine connects or listens")]
pub enum Endpoint<'a> {
    /// The machine connects to this service, or to its proxy. The URI has a host.
    Connect(ServiceUri<'a>),
    /// The machine listens on this service.
    Listen(ServiceUri<'a>),
}

impl<'a> Endpoint<'a> {
    /// Returns the URI to connect to or to listen on.
    #[must_use]
    pub const fn uri(&self) -> ServiceUri<'a> {
        match *self {
            Self::Connect(uri) | Self::Listen(uri) => uri,
        }
    }

    /// Returns the direction of this connection. With a proxy it is [`Direction::Client`], whatever the direction of the
    /// backing.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        match self {
            Self::Connect(_) => Direction::Client,
            Self::Listen(_) => Direction::Server,
        }
    }

    /// Returns the checks that the peer's certificate must pass: [`ServiceUri::checks`] in the direction of this connection.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Direction, UriBacking};
    ///
    /// let proxy = Some("telnets://proxy.example.com:13370#verify");
    /// let backing = UriBacking::new(Direction::Server, "vSPC.py", proxy).unwrap();
    /// let name = backing.endpoint().checks().unwrap().name().unwrap();
    /// assert_eq!(name.to_string(), "proxy.example.com");
    /// ```
    #[must_use]
    pub fn checks(&self) -> Option<Checks<'a>> {
        self.uri().checks(self.direction())
    }

    /// Returns `connect` or `listen`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Connect(_) => "connect",
            Self::Listen(_) => "listen",
        }
    }
}

/// Writes `connect telnet://host:23` or `listen telnet://:23`.
impl fmt::Display for Endpoint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.as_str(), self.uri())
    }
}
