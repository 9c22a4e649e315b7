//! The nine schemes, and what each stands for.

use core::fmt;

/// How a virtual serial port speaks: the scheme of its address.
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
#[allow(clippy::exhaustive_enums, reason = "the vSphere page lists these and no others")]
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
    /// `telnet`: telnet over TCP, which turns to TLS if both sides agree on the telnet authentication option.
    Telnet,
    /// `telnets`: telnet over TLS over TCP.
    Telnets,
}

impl Scheme {
    /// All schemes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::Scheme;
    ///
    /// assert_eq!(Scheme::ALL.iter().filter(|scheme| scheme.is_telnet()).count(), 2);
    /// ```
    pub const ALL: [Self; 9] = [
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

    /// The scheme's name, in lower case.
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

    /// Which version of IP the scheme asks for.
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

    /// How the connection is secured.
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

    /// Whether telnet is spoken on the connection.
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

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The version of IP that a scheme asks for.
///
/// # Examples
///
/// ```
/// use vserial_uri::{IpVersion, Scheme};
///
/// assert_eq!(Scheme::Tcp6.ip_version(), IpVersion::V6);
/// assert_eq!(IpVersion::V6.to_string(), "v6");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "a scheme asks for one version or leaves it open")]
pub enum IpVersion {
    /// Either.
    Any,
    /// IPv4 only.
    V4,
    /// IPv6 only.
    V6,
}

impl IpVersion {
    /// `any`, `v4` or `v6`.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::IpVersion::Any.as_str(), "any");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::V4 => "v4",
            Self::V6 => "v6",
        }
    }
}

impl fmt::Display for IpVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// How a connection is secured.
///
/// # Examples
///
/// ```
/// use vserial_uri::{Scheme, Security};
///
/// assert_eq!(Scheme::Ssl.security(), Security::Tls);
/// assert_eq!(Security::Tls.to_string(), "tls");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "these are the three ways of the vSphere page")]
pub enum Security {
    /// No TLS.
    Plain,
    /// TLS if both sides agree on the telnet authentication option, else none.
    Negotiated,
    /// TLS from the first byte.
    Tls,
}

impl Security {
    /// `plain`, `negotiated` or `tls`.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::Security::Negotiated.as_str(), "negotiated");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Negotiated => "negotiated",
            Self::Tls => "tls",
        }
    }
}

impl fmt::Display for Security {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
