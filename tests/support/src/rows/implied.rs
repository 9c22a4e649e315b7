//! What an accepted URI implies: endpoint, TLS, the address to listen on, and what must hold of the peer. Plain data.
//!
//! The last column of a row quotes the words of the vSphere page that it rests on, or names the decision where the page
//! leaves room.

/// When a connection uses TLS.
pub struct Security {
    pub uri: &'static str,
    pub tls: &'static str,
    pub cite: &'static str,
}

const fn tls(uri: &'static str, tls: &'static str, cite: &'static str) -> Security {
    Security { uri, tls, cite }
}

/// One row per line.
#[rustfmt::skip]
pub const TLS: &[Security] = &[
    tls("h:1",                            "never",      "vSphere: \"equivalent of tcp://\""),
    tls("tcp://h:1",                      "never",      "vSphere: \"unencrypted TCP connection\""),
    tls("tcp4://h:1",                     "never",      "vSphere: \"unencrypted TCP connection (IPv4 only)\""),
    tls("tcp6://h:1",                     "never",      "vSphere: \"unencrypted TCP connection (IPv6 only)\""),
    tls("ssl://h:1",                      "at-once",    "vSphere: \"equivalent of tcp+ssl://\""),
    tls("tcp+ssl://h:1",                  "at-once",    "vSphere: \"encrypted SSL over TCP\""),
    tls("tcp4+ssl://h:1",                 "at-once",    "vSphere: \"SSL over TCP over IPv4\""),
    tls("tcp6+ssl://h:1",                 "at-once",    "vSphere: \"SSL over TCP over IPv6\""),
    tls("ssl://h:1#verify",               "at-once",    "vSphere: \"encrypted SSL over TCP\""),
    tls("telnets://h:1",                  "at-once",    "vSphere: \"SSL negotiation begins immediately\""),
    tls("telnets://h:1#verify",           "at-once",    "vSphere: \"SSL negotiation begins immediately\""),
    tls("telnet://h:1",                   "if-offered", "vSphere: \"if not, the connection uses unencrypted text\""),
    tls("telnet://h:1#verify",            "required",   "vSphere: \"The connection will fail if the peer does not support\""),
    tls("telnet://h:1#peerName=p",        "required",   "vSphere: \"The connection will fail if the peer does not support\""),
    tls("telnet://h:1#certificate=c",     "required",   "vSphere: \"The connection will fail if the peer does not support\""),
    tls("telnet://h:1#cipherList=ALL",    "required",   "decision: TLS required (a cipher list is for an encrypted connection too)"),
    tls("telnet://h:1#thumbprint=0011223344556677889900112233445566778899", "required",
        "vSphere: \"The connection will fail if the peer does not support\""),
];

/// What must hold of a peer.
pub struct Peer {
    /// `client` or `server`: whether we connect or listen.
    pub direction: &'static str,
    pub uri: &'static str,
    /// `None` if the peer is not verified.
    pub checks: Option<Expected>,
    pub cite: &'static str,
}

/// The checks that must hold.
pub struct Expected {
    pub certificate: bool,
    pub thumbprint: bool,
    pub chain: bool,
    pub name: Option<&'static str>,
}

/// The checks named in `checks`, and the name to compare.
const fn peer(
    direction: &'static str,
    uri: &'static str,
    [certificate, thumbprint, chain]: [bool; 3],
    name: Option<&'static str>,
    cite: &'static str,
) -> Peer {
    Peer { direction, uri, checks: Some(Expected { certificate, thumbprint, chain, name }), cite }
}

const fn anyone(direction: &'static str, uri: &'static str, cite: &'static str) -> Peer {
    Peer { direction, uri, checks: None, cite }
}

const CHAIN: [bool; 3] = [false, false, true];
const CERTIFICATE: [bool; 3] = [true, false, false];
const THUMBPRINT: [bool; 3] = [false, true, false];
const BOTH_PINS: [bool; 3] = [true, true, false];
const CERTIFICATE_AND_CHAIN: [bool; 3] = [true, false, true];
const THUMBPRINT_AND_CHAIN: [bool; 3] = [false, true, true];
const ALL: [bool; 3] = [true, true, true];

/// One row per line.
#[rustfmt::skip]
pub const CHECKS: &[Peer] = &[
    anyone("client", "tcp://h:1",                      "decision: verification (no TLS, no certificate)"),
    anyone("client", "ssl://h:1",                      "vSphere: verify \"forces certificate verification\", so it is off without"),
    anyone("server", "ssl://:1",                       "vSphere: verify \"forces certificate verification\", so it is off without"),
    anyone("client", "telnets://h:1#cipherList=ALL",   "vSphere: cipherList does not enable verification"),

    peer("client", "ssl://h:1#verify",                 CHAIN, Some("h"), "vSphere: \"signed by a certificate authority known to the ESX host\""),
    peer("client", "telnet://h:1#verify",              CHAIN, Some("h"), "vSphere: \"signed by a certificate authority known to the ESX host\""),
    peer("client", "ssl://192.0.2.1:1#verify",         CHAIN, Some("192.0.2.1"), "decision: the host is the name (a chain alone proves nothing of the peer)"),
    peer("client", "ssl://[2001:db8:0::1]:1#verify",   CHAIN, Some("2001:db8::1"), "decision: the host is the name (without brackets)"),
    peer("client", "ssl://:1#verify",                  CHAIN, None, "decision: the host is the name (there is none)"),
    peer("server", "ssl://:1#verify",                  CHAIN, None, "decision: the host is the name (a client's is unknown)"),
    peer("server", "ssl://h:1#verify",                 CHAIN, None, "decision: the host is the name (that of a server is its own)"),
    peer("client", "ssl://h:1#peerName=p",             CHAIN, Some("p"), "vSphere: \"used to validate the peer certificate\""),
    peer("server", "ssl://:1#peerName=p",              CHAIN, Some("p"), "vSphere: \"used to validate the peer certificate\""),
    peer("client", "ssl://h:1#peerName=con%201",       CHAIN, Some("con 1"), "decision: a name is compared decoded"),
    peer("client", "ssl://h:1#peerName=p&verify",      CHAIN, Some("p"), "vSphere: \"peer certificate subject matches the specified peerName\""),
    peer("server", "ssl://:1#verify&peerName=p",       CHAIN, Some("p"), "vSphere: \"peer certificate subject matches the specified peerName\""),

    peer("client", "ssl://h:1#certificate=c",          CERTIFICATE, None, "vSphere: \"against which the peer certificate is compared\""),
    peer("server", "ssl://:1#certificate=c",           CERTIFICATE, None, "vSphere: \"against which the peer certificate is compared\""),
    peer("client", "ssl://h:1#certificate=c&peerName=p", CERTIFICATE, Some("p"), "decision: a pin replaces the chain (a name given is compared)"),
    peer("client", "ssl://h:1#certificate=c&verify",   CERTIFICATE_AND_CHAIN, Some("h"), "decision: a pin replaces the chain (verify asks for both)"),
    peer("server", "ssl://:1#certificate=c&verify",    CERTIFICATE_AND_CHAIN, None, "decision: a pin replaces the chain (verify asks for both)"),

    peer("client", "ssl://h:1#thumbprint=0011223344556677889900112233445566778899", THUMBPRINT, None,
         "vSphere: \"against which the peer certificate thumbprint is compared\""),
    peer("server", "ssl://:1#thumbprint=0011223344556677889900112233445566778899", THUMBPRINT, None,
         "vSphere: \"against which the peer certificate thumbprint is compared\""),
    peer("client", "ssl://h:1#thumbprint=0011223344556677889900112233445566778899&peerName=p", THUMBPRINT, Some("p"),
         "decision: a pin replaces the chain (a name given is compared)"),
    peer("client", "ssl://h:1#verify&thumbprint=0011223344556677889900112233445566778899", THUMBPRINT_AND_CHAIN, Some("h"),
         "decision: a pin replaces the chain (verify asks for both)"),
    peer("client", "ssl://h:1#certificate=c&thumbprint=0011223344556677889900112233445566778899", BOTH_PINS, None,
         "decision: every check must hold"),
    peer("server", "ssl://:1#certificate=c&thumbprint=0011223344556677889900112233445566778899&verify&peerName=p&cipherList=A", ALL, Some("p"),
         "decision: every check must hold"),
    peer("client", "ssl://h:1#certificate=c&thumbprint=0011223344556677889900112233445566778899&verify", ALL, Some("h"),
         "decision: every check must hold"),
];

/// Where a machine connects or listens.
pub struct Port {
    pub direction: &'static str,
    pub service: &'static str,
    pub proxy: Option<&'static str>,
    /// `connect` or `listen`, and the URI.
    pub endpoint: &'static str,
    /// The name that the peer must prove, with `verify`.
    pub name: Option<&'static str>,
    /// The payload of DO-PROXY.
    pub do_proxy: Option<&'static [u8]>,
    pub cite: &'static str,
}

const fn direct(direction: &'static str, service: &'static str, endpoint: &'static str, cite: &'static str) -> Port {
    Port { direction, service, proxy: None, endpoint, name: None, do_proxy: None, cite }
}

/// Through `telnets://p:1#verify`.
const fn proxied(direction: &'static str, service: &'static str, do_proxy: &'static [u8], cite: &'static str) -> Port {
    Port {
        direction,
        service,
        proxy: Some("telnets://p:1#verify"),
        endpoint: "connect telnets://p:1#verify",
        name: Some("p"),
        do_proxy: Some(do_proxy),
        cite,
    }
}

/// One row per line.
#[rustfmt::skip]
pub const ENDPOINTS: &[Port] = &[
    direct("client", "telnet://h:23", "connect telnet://h:23", "vSphere: as a client \"it initiates the connection\""),
    direct("client", "h:23",          "connect h:23",          "vSphere: as a client \"it initiates the connection\""),
    direct("server", "telnet://:23",  "listen telnet://:23",   "vSphere: as a server \"it accepts a connection\""),
    direct("server", "telnet://h:23", "listen telnet://h:23",  "vSphere: as a server \"it accepts a connection\""),
    proxied("client", "vSPC.py",      b"CvSPC.py",             "vSphere: \"the virtual machine initiates the connection with the concentrator\""),
    proxied("server", "vSPC.py",      b"SvSPC.py",             "vSphere: \"the virtual machine initiates the connection with the concentrator\""),
    proxied("server", "telnet://:23", b"Stelnet://:23",        "vSphere: \"forwards the direction and serviceURI to the concentrator\""),
];

/// Where a server listens.
pub struct Listen {
    pub uri: &'static str,
    /// The socket address, and the socket option `IPV6_V6ONLY`; `None` if the host is a name.
    pub address: Option<(&'static str, Option<bool>)>,
    pub cite: &'static str,
}

const fn listen(uri: &'static str, address: &'static str, only_v6: Option<bool>, cite: &'static str) -> Listen {
    Listen { uri, address: Some((address, only_v6)), cite }
}

/// One row per line.
#[rustfmt::skip]
pub const LISTEN: &[Listen] = &[
    listen(":23",                "[::]:23",        Some(false), "vSphere: tcp is \"IPv4 or IPv6\""),
    listen("telnet://:23",       "[::]:23",        Some(false), "decision: an empty host (telnet leaves the IP version open)"),
    listen("ssl://:0",           "[::]:0",         Some(false), "decision: port 0"),
    listen("tcp4://:23",         "0.0.0.0:23",     None,        "vSphere: tcp4 is \"IPv4 only\""),
    listen("tcp4+ssl://:23",     "0.0.0.0:23",     None,        "vSphere: tcp4+ssl is \"over IPv4\""),
    listen("tcp6://:23",         "[::]:23",        Some(true),  "vSphere: tcp6 is \"IPv6 only\""),
    listen("tcp6+ssl://:23",     "[::]:23",        Some(true),  "vSphere: tcp6+ssl is \"over IPv6\""),
    listen("tcp://192.0.2.1:23", "192.0.2.1:23",   None,        "decision: an address given is the one"),
    listen("tcp4://192.0.2.1:1", "192.0.2.1:1",    None,        "decision: an address given is the one"),
    listen("tcp://[::1]:23",     "[::1]:23",       Some(false), "decision: an address given is the one"),
    listen("tcp6://[::1]:23",    "[::1]:23",       Some(true),  "decision: an address given is the one"),
    Listen { uri: "tcp://h:23", address: None, cite: "decision: an address given is the one (a name must be resolved)" },
];
