//! The nine schemes, and what each implies.

use core::net::IpAddr;
use core::str;

use crate::error::{ErrorKind, ParseError, Part};
use crate::text::display_as_str;

/// The scheme of a service or proxy URI.
///
/// It decides the IP version, the security and whether telnet is used:
///
/// | scheme | IP version | security | telnet |
/// |---|---|---|---|
/// | (none), `tcp` | any | plain | no |
/// | `tcp4`, `tcp6` | 4, 6 | plain | no |
/// | `ssl`, `tcp+ssl` | any | TLS | no |
/// | `tcp4+ssl`, `tcp6+ssl` | 4, 6 | TLS | no |
/// | `telnet` | any | negotiated | yes |
/// | `telnets` | any | TLS | yes |
///
/// # Examples
///
/// ```
/// use vserial_uri::{IpVersion, Scheme, Security, ServiceUri};
///
/// let uri = ServiceUri::parse("TCP6+SSL://[::1]:2001").unwrap();
/// assert_eq!(uri.scheme(), Scheme::Tcp6Ssl);
/// assert_eq!(uri.scheme().as_str(), "tcp6+ssl");
/// assert_eq!(uri.scheme().ip_version(), IpVersion::V6);
/// assert_eq!(uri.scheme().security(), Security::Tls);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "vSphere documents these schemes and no others")]
pub enum Scheme {
    /// `tcp`, or no scheme: TCP.
    Tcp,
    /// `tcp4`: TCP over IPv4.
    Tcp4,
    /// `tcp6`: TCP over IPv6.
    Tcp6,
    /// `ssl`: TLS over TCP; the same as `tcp+ssl`.
    Ssl,
    /// `tcp+ssl`: TLS over TCP.
    TcpSsl,
    /// `tcp4+ssl`: TLS over TCP over IPv4.
    Tcp4Ssl,
    /// `tcp6+ssl`: TLS over TCP over IPv6.
    Tcp6Ssl,
    /// `telnet`: telnet over TCP, with TLS once both sides agree on the telnet authentication option.
    Telnet,
    /// `telnets`: telnet over TLS over TCP.
    Telnets,
}

impl Scheme {
    /// All schemes.
    pub const ALL: &'static [Self] = &[
        Self::Tcp,
        Self::Tcp4,
        Self::Tcp6,
        Self::Ssl,
        Self::TcpSsl,
        Self::Tcp4Ssl,
        Self::Tcp6Ssl,
        Self::Telnet,
        Self::Telnets,
    ];

    /// Returns the scheme in lower case.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::Scheme::TcpSsl.as_str(), "tcp+ssl");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tcp => "tcp",
            Self::Tcp4 => "tcp4",
            Self::Tcp6 => "tcp6",
            Self::Ssl => "ssl",
            Self::TcpSsl => "tcp+ssl",
            Self::Tcp4Ssl => "tcp4+ssl",
            Self::Tcp6Ssl => "tcp6+ssl",
            Self::Telnet => "telnet",
            Self::Telnets => "telnets",
        }
    }

    /// Returns the IP version that the scheme requires.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{IpVersion, Scheme};
    ///
    /// assert_eq!(Scheme::Tcp4.ip_version(), IpVersion::V4);
    /// assert_eq!(Scheme::Telnet.ip_version(), IpVersion::Any);
    /// ```
    #[must_use]
    pub const fn ip_version(self) -> IpVersion {
        match self {
            Self::Tcp4 | Self::Tcp4Ssl => IpVersion::V4,
            Self::Tcp6 | Self::Tcp6Ssl => IpVersion::V6,
            Self::Tcp | Self::Ssl | Self::TcpSsl | Self::Telnet | Self::Telnets => IpVersion::Any,
        }
    }

    /// Returns how the connection is secured.
    ///
    /// For `telnet` the parameters of the URI matter too: see [`ServiceUri::tls`](crate::ServiceUri::tls).
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Scheme, Security};
    ///
    /// assert_eq!(Scheme::Telnet.security(), Security::Negotiated);
    /// assert_eq!(Scheme::Telnets.security(), Security::Tls);
    /// ```
    #[must_use]
    pub const fn security(self) -> Security {
        match self {
            Self::Tcp | Self::Tcp4 | Self::Tcp6 => Security::Plain,
            Self::Telnet => Security::Negotiated,
            Self::Ssl | Self::TcpSsl | Self::Tcp4Ssl | Self::Tcp6Ssl | Self::Telnets => Security::Tls,
        }
    }

    /// Returns whether the connection uses telnet.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::Scheme;
    ///
    /// assert!(Scheme::Telnets.is_telnet());
    /// assert!(!Scheme::Ssl.is_telnet());
    /// ```
    #[must_use]
    pub const fn is_telnet(self) -> bool {
        matches!(self, Self::Telnet | Self::Telnets)
    }
}

impl str::FromStr for Scheme {
    type Err = ParseError;

    /// Parses a scheme in any case, without `"://"`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] if `text` is empty, else [`ErrorKind::UnknownScheme`]; the offset is 0.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        let kind = if text.is_empty() { ErrorKind::Empty } else { ErrorKind::UnknownScheme };
        let scheme = Self::ALL.iter().copied().find(|scheme| scheme.as_str().eq_ignore_ascii_case(text));
        scheme.ok_or_else(|| ParseError::new(kind, 0, Part::Scheme, text.bytes().next()))
    }
}

display_as_str!(Scheme);

/// The IP version that a scheme requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "there are two versions of IP")]
pub enum IpVersion {
    /// Either.
    Any,
    /// IPv4 only.
    V4,
    /// IPv6 only.
    V6,
}

impl IpVersion {
    /// Returns `any`, `v4` or `v6`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::V4 => "v4",
            Self::V6 => "v6",
        }
    }

    /// Returns whether `address` is of this version. An IPv4-mapped IPv6 address counts as IPv6.
    ///
    /// # Examples
    ///
    /// Only the addresses of a host that the scheme allows are tried:
    ///
    /// ```
    /// use std::net::ToSocketAddrs;
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("tcp4://localhost:23").unwrap();
    /// let version = uri.scheme().ip_version();
    /// let addresses = (uri.host_str(), uri.port()).to_socket_addrs()?;
    /// let mut allowed = addresses.filter(|address| version.allows(address.ip()));
    /// assert!(allowed.all(|address| address.is_ipv4()));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub const fn allows(self, address: IpAddr) -> bool {
        match self {
            Self::Any => true,
            Self::V4 => address.is_ipv4(),
            Self::V6 => address.is_ipv6(),
        }
    }
}

display_as_str!(IpVersion);

/// How a connection is secured, as far as the scheme decides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "vSphere describes these three")]
pub enum Security {
    /// Without TLS.
    Plain,
    /// With TLS once both sides agree on the telnet authentication option.
    Negotiated,
    /// With TLS from the first byte.
    Tls,
}

impl Security {
    /// Returns `plain`, `negotiated` or `tls`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Negotiated => "negotiated",
            Self::Tls => "tls",
        }
    }
}

display_as_str!(Security);
