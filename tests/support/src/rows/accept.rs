//! Accepted inputs and their parts.
//!
//! The last column is the source: a section of an RFC, the vSphere page on serial port connections ("vSphere"), a decision
//! of the Rationale ("decision: ..."), or a defect of another parser.

pub mod address;
pub mod params;
pub mod proxy;
pub mod reference;
pub mod service;

use oracle::Grammar;

/// Returns the accepted service URIs. Proxy URIs are service URIs too, but are in [`proxies`] only.
pub fn services() -> impl Iterator<Item = &'static Service> {
    service::ROWS.iter().chain(address::ROWS).chain(params::ROWS)
}

/// Returns the accepted proxy URIs.
pub fn proxies() -> impl Iterator<Item = &'static Service> {
    proxy::ROWS.iter()
}

/// Returns the accepted URI references.
pub fn references() -> impl Iterator<Item = Reference> {
    reference::RFC.iter().chain(reference::FORMS).chain(reference::SERIAL).copied().chain(reference::paths())
}

/// Returns the grammar and the input of each accepted row.
pub fn inputs() -> impl Iterator<Item = (Grammar, &'static str)> {
    let services = services().map(|row| (Grammar::Service, row.input));
    let proxies = proxies().map(|row| (Grammar::Proxy, row.input));
    services.chain(proxies).chain(references().map(|row| (Grammar::Reference, row.input)))
}

/// A scheme: its name in lower case, IP version, security, and whether it uses telnet.
#[derive(Clone, Copy)]
pub struct Scheme(pub &'static str, pub &'static str, pub &'static str, pub bool);

/// `tcp`, which is also the scheme of a URI without one.
pub const TCP: Scheme = Scheme("tcp", "any", "plain", false);
/// `tcp4`.
pub const TCP4: Scheme = Scheme("tcp4", "v4", "plain", false);
/// `tcp6`.
pub const TCP6: Scheme = Scheme("tcp6", "v6", "plain", false);
/// `ssl`.
pub const SSL: Scheme = Scheme("ssl", "any", "tls", false);
/// `tcp+ssl`.
pub const TCP_SSL: Scheme = Scheme("tcp+ssl", "any", "tls", false);
/// `tcp4+ssl`.
pub const TCP4_SSL: Scheme = Scheme("tcp4+ssl", "v4", "tls", false);
/// `tcp6+ssl`.
pub const TCP6_SSL: Scheme = Scheme("tcp6+ssl", "v6", "tls", false);
/// `telnet`.
pub const TELNET: Scheme = Scheme("telnet", "any", "negotiated", true);
/// `telnets`.
pub const TELNETS: Scheme = Scheme("telnets", "any", "tls", true);

/// The kind of a host and its text without brackets.
#[derive(Clone, Copy)]
pub struct Host(pub &'static str, pub &'static str);

/// No host: a server listens on all addresses.
pub const ANY: Host = Host("empty", "");

/// A host name.
pub const fn name(text: &'static str) -> Host {
    Host("name", text)
}

/// An IPv4 address.
pub const fn v4(text: &'static str) -> Host {
    Host("ipv4", text)
}

/// An IPv6 address, without its brackets.
pub const fn v6(text: &'static str) -> Host {
    Host("ipv6", text)
}

/// Parameters in order of appearance, with their raw values.
pub type Auth = &'static [(&'static str, Option<&'static str>)];

/// A service or proxy URI and its parts.
pub struct Service {
    pub input: &'static str,
    pub scheme: Scheme,
    pub host: Host,
    pub port: u16,
    pub auth: Auth,
    pub verification: bool,
    pub cite: &'static str,
}

/// A row without parameters.
pub const fn ok(input: &'static str, scheme: Scheme, host: Host, port: u16, cite: &'static str) -> Service {
    Service { input, scheme, host, port, auth: &[], verification: false, cite }
}

/// A row about parameters. The host is `h` and the port 1.
pub const fn with(input: &'static str, scheme: Scheme, auth: Auth, verification: bool, cite: &'static str) -> Service {
    Service { input, scheme, host: name("h"), port: 1, auth, verification, cite }
}

/// The parts of a reference, each verbatim.
#[derive(Clone, Copy)]
pub struct Reference {
    pub input: &'static str,
    pub scheme: Option<&'static str>,
    pub authority: Option<&'static str>,
    /// Userinfo, host, port.
    pub server: [Option<&'static str>; 3],
    pub path: &'static str,
    pub query: Option<&'static str>,
    pub fragment: Option<&'static str>,
    pub opaque: bool,
    pub cite: &'static str,
}
