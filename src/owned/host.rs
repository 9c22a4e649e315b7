//! The owned form of a host.

use core::fmt;
use core::net::{Ipv4Addr, Ipv6Addr};

use super::Storage;
use crate::host::Host;

/// An owned [`Host`], whose name is stored in a `String` or a `heapless::String<N>`.
///
/// Names that resolvers accept have at most 253 bytes.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "alloc")] {
/// use vserial_uri::{Host, HostBuf, ServiceUri};
///
/// let line = String::from("telnet://bmc.example.com:2001");
/// let host = HostBuf::<String>::from(ServiceUri::parse(&line).unwrap().host());
/// drop(line);
/// assert_eq!(host, Host::Name("bmc.example.com"));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "RFC 2396 and RFC 2732 have these forms")]
pub enum HostBuf<T> {
    /// No host: a server listens on all addresses.
    Empty,
    /// A hostname, as written.
    Name(T),
    /// An IPv4 address.
    Ipv4(Ipv4Addr),
    /// An IPv6 address.
    Ipv6(Ipv6Addr),
}

impl<T: Storage> HostBuf<T> {
    /// Copies a host.
    ///
    /// # Errors
    ///
    /// [`Storage::Error`] if it is a name that does not fit.
    pub fn from_borrowed(host: Host<'_>) -> Result<Self, T::Error> {
        Ok(match host {
            Host::Empty => Self::Empty,
            Host::Name(name) => Self::Name(T::store(name)?),
            Host::Ipv4(address) => Self::Ipv4(address),
            Host::Ipv6(address) => Self::Ipv6(address),
        })
    }

    /// Returns the borrowed form.
    #[must_use]
    pub fn as_borrowed(&self) -> Host<'_> {
        match self {
            Self::Empty => Host::Empty,
            Self::Name(name) => Host::Name(name),
            Self::Ipv4(address) => Host::Ipv4(*address),
            Self::Ipv6(address) => Host::Ipv6(*address),
        }
    }
}

eq_borrowed!([T: Storage] HostBuf<T>, Host);

impl<T: Storage> fmt::Display for HostBuf<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_borrowed().fmt(f)
    }
}
