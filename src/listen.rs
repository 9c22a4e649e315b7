//! Where a server listens.

use core::fmt;
use core::net::{Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use crate::host::Host;
use crate::scheme::IpVersion;

/// The socket address that a server listens on, returned by [`ServiceUri::listen_addr`](crate::ServiceUri::listen_addr).
///
/// The two variants for IPv6 differ in the socket option `IPV6_V6ONLY`, which must be set before the socket is bound: its
/// default depends on the system.
///
/// # Examples
///
/// ```
/// use vserial_uri::{ListenAddr, ServiceUri};
///
/// let listen = |text| ServiceUri::parse(text).unwrap().listen_addr();
/// let any = "[::]:23".parse().unwrap();
/// assert_eq!(listen("telnet://:23"), Some(ListenAddr::DualStack(any)));
/// assert_eq!(listen("tcp6://:23"), Some(ListenAddr::V6Only(any)));
/// assert_eq!(listen("tcp4://:23"), Some(ListenAddr::V4("0.0.0.0:23".parse().unwrap())));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "sockets have these three forms")]
pub enum ListenAddr {
    /// An IPv4 socket.
    V4(SocketAddrV4),
    /// An IPv6 socket with `IPV6_V6ONLY` set: it accepts no IPv4 connections.
    V6Only(SocketAddrV6),
    /// An IPv6 socket with `IPV6_V6ONLY` cleared: on `[::]` it accepts IPv4 connections too.
    DualStack(SocketAddrV6),
}

impl ListenAddr {
    pub(crate) const fn new(host: Host<'_>, port: u16, version: IpVersion) -> Option<Self> {
        let ip = match (host, version) {
            (Host::Name(_), _) => return None,
            (Host::Ipv4(ip), _) => return Some(Self::V4(SocketAddrV4::new(ip, port))),
            (Host::Empty, IpVersion::V4) => return Some(Self::V4(SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, port))),
            (Host::Ipv6(ip), _) => ip,
            (Host::Empty, _) => Ipv6Addr::UNSPECIFIED,
        };
        let address = SocketAddrV6::new(ip, port, 0, 0);
        Some(match version {
            IpVersion::Any | IpVersion::V4 => Self::DualStack(address),
            IpVersion::V6 => Self::V6Only(address),
        })
    }

    /// Returns the socket address to bind.
    #[must_use]
    pub const fn socket_addr(self) -> SocketAddr {
        match self {
            Self::V4(address) => SocketAddr::V4(address),
            Self::V6Only(address) | Self::DualStack(address) => SocketAddr::V6(address),
        }
    }

    /// Returns the value that the socket option `IPV6_V6ONLY` must have, or `None` for an IPv4 socket.
    #[must_use]
    pub const fn only_v6(self) -> Option<bool> {
        match self {
            Self::V4(_) => None,
            Self::V6Only(_) => Some(true),
            Self::DualStack(_) => Some(false),
        }
    }
}

impl fmt::Display for ListenAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.socket_addr().fmt(f)
    }
}
