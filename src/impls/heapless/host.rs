//! The owned copy of a host.

use core::fmt;
use core::net::{Ipv4Addr, Ipv6Addr};

use super::copy;
use crate::error::CapacityError;
use crate::host::Host;

/// An owned [`Host`], with a name of at most `N` bytes. No name that resolvers take is over 253.
///
/// # Examples
///
/// ```
/// use vserial_uri::{HostBuf, ServiceUri};
///
/// let host: HostBuf<32> = {
///     let line = String::from("telnet://esx.example.com:23");
///     ServiceUri::parse(&line).unwrap().host().try_into().unwrap()
/// };
/// assert_eq!(host.to_string(), "esx.example.com");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "RFC 2396 and RFC 2732 know these forms")]
#[cfg_attr(docsrs, doc(cfg(feature = "heapless-v0_9")))]
pub enum HostBuf<const N: usize> {
    /// None: a server listens on all addresses.
    Empty,
    /// A hostname, as written.
    Name(heapless::String<N>),
    /// An IPv4 address.
    Ipv4(Ipv4Addr),
    /// An IPv6 address.
    Ipv6(Ipv6Addr),
}

impl<const N: usize> HostBuf<N> {
    /// Copies a host.
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if it is a name over `N` bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{CapacityError, Host, HostBuf};
    ///
    /// assert_eq!(HostBuf::<4>::from_borrowed(Host::Name("esx1")).unwrap(), Host::Name("esx1"));
    /// assert_eq!(HostBuf::<3>::from_borrowed(Host::Name("esx1")), Err(CapacityError));
    /// ```
    pub fn from_borrowed(host: Host<'_>) -> Result<Self, CapacityError> {
        Ok(match host {
            Host::Empty => Self::Empty,
            Host::Name(name) => Self::Name(copy(name)?),
            Host::Ipv4(address) => Self::Ipv4(address),
            Host::Ipv6(address) => Self::Ipv6(address),
        })
    }

    /// The host as the borrowed type.
    ///
    /// # Examples
    ///
    /// ```
    /// use core::net::Ipv4Addr;
    /// use vserial_uri::{Host, HostBuf};
    ///
    /// assert_eq!(HostBuf::<0>::Ipv4(Ipv4Addr::LOCALHOST).as_borrowed(), Host::Ipv4(Ipv4Addr::LOCALHOST));
    /// ```
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

impl<const N: usize> TryFrom<Host<'_>> for HostBuf<N> {
    type Error = CapacityError;

    fn try_from(host: Host<'_>) -> Result<Self, CapacityError> {
        Self::from_borrowed(host)
    }
}

impl<const N: usize> PartialEq<Host<'_>> for HostBuf<N> {
    fn eq(&self, other: &Host<'_>) -> bool {
        self.as_borrowed() == *other
    }
}

impl<const N: usize> PartialEq<HostBuf<N>> for Host<'_> {
    fn eq(&self, other: &HostBuf<N>) -> bool {
        *self == other.as_borrowed()
    }
}

impl<const N: usize> fmt::Display for HostBuf<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_borrowed().fmt(f)
    }
}
