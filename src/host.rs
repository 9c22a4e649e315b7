//! The host of a service or proxy URI.

use core::fmt;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use core::ops::Range;

/// The host of a service or proxy URI.
///
/// [`Display`](fmt::Display) writes it as it appears in a URI: an IPv6 address is in brackets.
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
#[allow(clippy::exhaustive_enums, reason = "RFC 2396 and RFC 2732 have these forms")]
pub enum Host<'a> {
    /// No host: a server listens on all addresses.
    Empty,
    /// A hostname, as written.
    Name(&'a str),
    /// An IPv4 address.
    Ipv4(Ipv4Addr),
    /// An IPv6 address.
    Ipv6(Ipv6Addr),
}

impl Host<'_> {
    /// Returns the kind of host: `empty`, `name`, `ipv4` or `ipv6`.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::Host;
    ///
    /// assert_eq!(Host::Name("esx.example.com").kind(), "name");
    /// ```
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Name(_) => "name",
            Self::Ipv4(_) => "ipv4",
            Self::Ipv6(_) => "ipv6",
        }
    }

    /// Returns the IP address, if the host is one.
    ///
    /// # Examples
    ///
    /// ```
    /// use core::net::Ipv4Addr;
    /// use vserial_uri::Host;
    ///
    /// assert_eq!(Host::Ipv4(Ipv4Addr::LOCALHOST).ip(), Some(Ipv4Addr::LOCALHOST.into()));
    /// assert_eq!(Host::Name("localhost").ip(), None);
    /// ```
    #[must_use]
    pub const fn ip(&self) -> Option<IpAddr> {
        match *self {
            Self::Empty | Self::Name(_) => None,
            Self::Ipv4(address) => Some(IpAddr::V4(address)),
            Self::Ipv6(address) => Some(IpAddr::V6(address)),
        }
    }
}

impl fmt::Display for Host<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Name(name) => f.write_str(name),
            Self::Ipv4(address) => write_ipv4(f, *address),
            Self::Ipv6(address) => {
                f.write_str("[")?;
                write_ipv6(f, *address)?;
                f.write_str("]")
            }
        }
    }
}

// The `Display` of `core::net` leaves a panic path in firmware. Tests check that both write the same text.

fn write_ipv4(out: &mut impl fmt::Write, address: Ipv4Addr) -> fmt::Result {
    let [a, b, c, d] = address.octets();
    write!(out, "{a}.{b}.{c}.{d}")
}

/// Writes an IPv6 address as RFC 5952 sections 4 and 5 recommend.
pub(crate) fn write_ipv6(out: &mut impl fmt::Write, address: Ipv6Addr) -> fmt::Result {
    if let Some(address) = address.to_ipv4_mapped() {
        out.write_str("::ffff:")?;
        return write_ipv4(out, address);
    }
    let segments = address.segments();
    let zeros = |start: usize| {
        let count = segments.iter().skip(start).take_while(|segment| **segment == 0).count();
        start..start.saturating_add(count)
    };
    // The first of the longest runs of zeros; a single zero is not compressed.
    let longest = |gap: Range<usize>, run: Range<usize>| if run.len() > gap.len().max(1) { run } else { gap };
    let gap = (0..segments.len()).map(zeros).fold(0..0, longest);
    let mut separator = "";
    for (index, segment) in segments.iter().enumerate() {
        if gap.contains(&index) {
            separator = "::";
        } else {
            write!(out, "{separator}{segment:x}")?;
            separator = ":";
        }
    }
    if gap.end == segments.len() { out.write_str("::") } else { Ok(()) }
}
