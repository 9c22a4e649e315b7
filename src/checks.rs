//! What a TLS peer must prove.

use core::fmt;
use core::net::IpAddr;

use crate::auth::{AuthParams, Certificate, PeerName, Thumbprint};
use crate::direction::Direction;
use crate::grammar;
use crate::host::{Host, write_ipv6};

/// The checks that the peer's certificate must pass, returned by [`ServiceUri::checks`](crate::ServiceUri::checks).
///
/// Every check must hold, or the connection fails:
///
/// | check | when |
/// |---|---|
/// | the certificate is [`certificate`](Self::certificate) | `certificate` is given |
/// | the certificate has the digest [`thumbprint`](Self::thumbprint) | `thumbprint` is given |
/// | the certificate is signed by a known authority and valid now: [`chain`](Self::chain) | `verify` is given, or neither `certificate` nor `thumbprint` |
/// | the certificate is issued to [`name`](Self::name) | `peerName` is given; or, to the URI's host, if `chain` must hold, this end is the client and the host is not empty |
///
/// A certificate or thumbprint replaces the chain, since it is given for a peer whose certificate no authority has
/// signed. Give `verify` as well to require both.
///
/// # Examples
///
/// A function that decides with the help of a certificate library (`Peer` here):
///
/// ```
/// use vserial_uri::{Checks, Digest, DigestAlgorithm, Direction, ServiceUri};
///
/// # struct Peer { der: &'static [u8], name: &'static str, is_signed: bool }
/// # impl Peer {
/// #     fn is_signed_and_valid(&self) -> bool { self.is_signed }
/// #     fn is_issued_to(&self, name: &str) -> bool { self.name == name }
/// # }
/// # fn digest(_: DigestAlgorithm, der: &[u8]) -> Digest { [der[0]; 20].into() }
/// # fn same_certificate(_: vserial_uri::Certificate<'_>, _: &[u8]) -> bool { true }
/// fn accepts(checks: &Checks<'_>, peer: &Peer) -> bool {
///     checks.certificate().is_none_or(|expected| same_certificate(expected, peer.der))
///         && checks.thumbprint().is_none_or(|thumbprint| thumbprint.matches_certificate(peer.der, digest))
///         && (!checks.chain() || peer.is_signed_and_valid())
///         && checks.name().is_none_or(|name| peer.is_issued_to(&name.to_string()))
/// }
///
/// let uri = ServiceUri::parse("ssl://esx.example.com:2001#verify").unwrap();
/// let checks = uri.checks(Direction::Client).unwrap();
/// let peer = Peer { der: b"\x30", name: "esx.example.com", is_signed: true };
/// assert!(accepts(&checks, &peer));
/// assert!(!accepts(&checks, &Peer { name: "other.example.com", ..peer }));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Checks<'a> {
    certificate: Option<Certificate<'a>>,
    thumbprint: Option<Thumbprint<'a>>,
    chain: bool,
    name: Option<ExpectedName<'a>>,
}

impl<'a> Checks<'a> {
    pub(crate) fn new(auth: AuthParams<'a>, host: Host<'a>, direction: Direction) -> Option<Self> {
        if !auth.verifies_peer() {
            return None;
        }
        let (certificate, thumbprint) = (auth.certificate(), auth.thumbprint());
        let is_pinned = certificate.is_some() || thumbprint.is_some();
        let chain = auth.has_verify() || !is_pinned;
        let is_host_known = direction == Direction::Client && host != Host::Empty;
        let host = (chain && is_host_known).then_some(ExpectedName::Host(host));
        let name = auth.peer_name().map(ExpectedName::PeerName).or(host);
        Some(Self { certificate, thumbprint, chain, name })
    }

    /// Returns the certificate that the peer must present. Compare the DER encodings.
    #[must_use]
    pub const fn certificate(&self) -> Option<Certificate<'a>> {
        self.certificate
    }

    /// Returns the digest that the peer's certificate must have: see [`Thumbprint::matches_certificate`].
    #[must_use]
    pub const fn thumbprint(&self) -> Option<Thumbprint<'a>> {
        self.thumbprint
    }

    /// Returns whether a known authority must have signed the peer's certificate, which must also be valid now.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Direction, ServiceUri};
    ///
    /// let thumbprint = "ab".repeat(20);
    /// let pinned = format!("ssl://h:1#thumbprint={thumbprint}");
    /// let both = format!("ssl://h:1#thumbprint={thumbprint}&verify");
    /// for (text, chain) in [("ssl://h:1#peerName=con1", true), (&pinned, false), (&both, true)] {
    ///     let uri = ServiceUri::parse(text).unwrap();
    ///     assert_eq!(uri.checks(Direction::Client).unwrap().chain(), chain);
    /// }
    /// ```
    #[must_use]
    pub const fn chain(&self) -> bool {
        self.chain
    }

    /// Returns the name that the peer's certificate must be issued to.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Direction, ServiceUri};
    ///
    /// let uri = ServiceUri::parse("ssl://esx.example.com:2001#verify").unwrap();
    /// let name = uri.checks(Direction::Client).unwrap().name().unwrap();
    /// assert_eq!(name.to_string(), "esx.example.com");
    ///
    /// // A server cannot know the name of its client, unless `peerName` is given.
    /// assert!(uri.checks(Direction::Server).unwrap().name().is_none());
    /// ```
    #[must_use]
    pub const fn name(&self) -> Option<ExpectedName<'a>> {
        self.name
    }
}

/// Writes the checks that must hold, such as `thumbprint, name con1`.
impl fmt::Display for Checks<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let checks = [
            (self.certificate.is_some(), "certificate"),
            (self.thumbprint.is_some(), "thumbprint"),
            (self.chain, "chain"),
            (self.name.is_some(), "name"),
        ];
        let mut separator = "";
        for (_, check) in checks.iter().filter(|(holds, _)| *holds) {
            write!(f, "{separator}{check}")?;
            separator = ", ";
        }
        self.name.map_or(Ok(()), |name| write!(f, " {name}"))
    }
}

/// The name that a certificate must be issued to.
///
/// [`Display`](fmt::Display) writes it decoded, and an IPv6 address without brackets: the form that TLS libraries take.
/// How a name is matched, such as case and wildcards, is up to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::exhaustive_enums, reason = "the name is either given or the host")]
pub enum ExpectedName<'a> {
    /// The value of `peerName`.
    PeerName(PeerName<'a>),
    /// The host of the URI, which is not empty.
    Host(Host<'a>),
}

impl ExpectedName<'_> {
    /// Returns the IP address, if the name is one. A certificate lists IP addresses
    /// separately from names.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Direction, ServiceUri};
    ///
    /// let uri = ServiceUri::parse("ssl://[2001:DB8:0::1]:2001#verify").unwrap();
    /// let name = uri.checks(Direction::Client).unwrap().name().unwrap();
    /// assert_eq!(name.ip(), Some("2001:db8::1".parse().unwrap()));
    /// assert_eq!(name.to_string(), "2001:db8::1");
    /// ```
    #[must_use]
    pub fn ip(&self) -> Option<IpAddr> {
        match self {
            Self::PeerName(name) => ip(name),
            Self::Host(host) => host.ip(),
        }
    }
}

/// Returns the IP address, if `name` is one.
///
/// The grammar parses it, since the parser of `core::net` leaves a panic path in firmware.
fn ip(name: &PeerName<'_>) -> Option<IpAddr> {
    // The longest text of an IPv6 address has 45 bytes; the grammar has it in brackets.
    let mut buffer = [b'['; 47];
    let text = name.value().decode_into(buffer.get_mut(1..46)?).ok()?;
    if let Some(address) = grammar::ipv4_address(text) {
        return Some(address.into());
    }
    let end = text.len().wrapping_add(1);
    *buffer.get_mut(end)? = b']';
    grammar::ipv6_reference(buffer.get(..=end)?).map(IpAddr::from)
}

impl fmt::Display for ExpectedName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PeerName(name) => name.fmt(f),
            Self::Host(Host::Ipv6(address)) => write_ipv6(f, *address),
            Self::Host(host) => host.fmt(f),
        }
    }
}
