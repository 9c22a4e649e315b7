//! The host of a service or proxy address.

use core::fmt;
use core::net::{Ipv4Addr, Ipv6Addr};

/// Where a virtual serial port connects to, or listens.
///
/// [`Display`](fmt::Display) writes it as a URI does, an IPv6 address in brackets.
///
/// # Examples
///
/// ```
/// use core::net::Ipv6Addr;
/// use vserial_uri::{Host, ServiceUri};
///
/// let uri = ServiceUri::parse("telnet://[::1]:23").unwrap();
/// assert_eq!(uri.host(), Host::Ipv6(Ipv6Addr::LOCALHOST));
/// assert_eq!(uri.host().to_string(), "[::1]");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "RFC 2396 and RFC 2732 know these forms")]
pub enum Host<'a> {
    /// None: a server listens on all addresses.
    Empty,
    /// A hostname, as written.
    Name(&'a str),
    /// An IPv4 address.
    Ipv4(Ipv4Addr),
    /// An IPv6 address.
    Ipv6(Ipv6Addr),
}

impl Host<'_> {
    /// What form of host it is: `empty`, `name`, `ipv4` or `ipv6`.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::Host;
    ///
    /// assert_eq!(Host::Name("esx.example.com").kind_str(), "name");
    /// ```
    #[must_use]
    pub const fn kind_str(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Name(_) => "name",
            Self::Ipv4(_) => "ipv4",
            Self::Ipv6(_) => "ipv6",
        }
    }
}

impl fmt::Display for Host<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Name(name) => f.write_str(name),
            Self::Ipv4(address) => write!(f, "{address}"),
            Self::Ipv6(address) => write!(f, "[{address}]"),
        }
    }
}
