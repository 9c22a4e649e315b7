//! Backing objects: direction, serviceURI, proxyURI, and the result.

use super::accept::{ANY, Host, name, v4, v6};

/// An accepted object.
pub struct Backing {
    pub direction: &'static str,
    pub service: &'static str,
    pub proxy: Option<&'static str>,
    pub via: &'static str,
    /// Host and port that the machine connects to or listens on: those of the service or of the proxy.
    pub host: Host,
    pub port: u16,
    /// Whether the serviceURI parses as a service URI, and as a URI reference.
    pub reads: [bool; 2],
    pub cite: &'static str,
}

/// A row without a proxy. Its serviceURI is a service URI, but not always a URI reference (`[::1]:1`).
const fn direct(
    direction: &'static str,
    service: &'static str,
    (host, port): (Host, u16),
    reference: bool,
    cite: &'static str,
) -> Backing {
    Backing { direction, service, proxy: None, via: "direct", host, port, reads: [true, reference], cite }
}

/// A row with the proxy `telnet://p:1`.
const fn via(direction: &'static str, service: &'static str, reads: [bool; 2], cite: &'static str) -> Backing {
    through(direction, service, "telnet://p:1", (name("p"), 1), reads, cite)
}

/// A row with a proxy.
const fn through(
    direction: &'static str,
    service: &'static str,
    proxy: &'static str,
    (host, port): (Host, u16),
    reads: [bool; 2],
    cite: &'static str,
) -> Backing {
    Backing { direction, service, proxy: Some(proxy), via: "proxy", host, port, reads, cite }
}

/// One row a line.
#[rustfmt::skip]
pub const ACCEPT: &[Backing] = &[
    direct("client", "telnet://h:23",            (name("h"), 23), true,             "vSphere: a client connects"),
    direct("client", "tcp://192.0.2.1:7000",     (v4("192.0.2.1"), 7000), true,     "vSphere: a client connects"),
    direct("client", "[::1]:1",                  (v6("::1"), 1), false,             "decision: no scheme"),
    direct("client", "h:1",                      (name("h"), 1), true,              "decision: no scheme"),
    direct("client", "ssl://h:1#verify",         (name("h"), 1), true,              "vSphere: verify"),
    direct("client", "tcp://h:0",                (name("h"), 0), true,              "decision: port 0"),
    direct("server", "telnet://:12345",          (ANY, 12345), true,                "vSphere: a server listens"),
    direct("server", ":12345",                   (ANY, 12345), false,               "decision: no scheme"),
    direct("server", "telnets://0.0.0.0:42001",  (v4("0.0.0.0"), 42001), true,      "decision: empty host (should be, need not)"),
    direct("server", "telnet://h:1",             (name("h"), 1), true,              "decision: empty host (should be, need not)"),
    direct("server", "tcp6://:0",                (ANY, 0), true,                    "decision: port 0"),
    Backing { proxy: Some(""), ..direct("server", "telnet://:1", (ANY, 1), true,    "decision: an empty proxyURI means none") },
    Backing { proxy: Some(""), ..direct("client", "h:1", (name("h"), 1), true,      "decision: an empty proxyURI means none") },

    via("server", "vSPC.py",                     [false, true],                     "decision: serviceURI with a proxy (seen in the field)"),
    via("client", "@vulture",                    [false, true],                     "decision: serviceURI with a proxy (seen in the field)"),
    via("client", "vSPC.py?port=a",              [false, true],                     "decision: serviceURI with a proxy (seen in the field)"),
    via("server", "telnet://:1",                 [true, true],                      "decision: serviceURI with a proxy (may be a URI)"),
    via("client", "telnet://:1",                 [true, true],                      "decision: serviceURI with a proxy (no host needed: the machine calls the proxy)"),
    via("client", "h:1",                         [true, true],                      "decision: serviceURI with a proxy (may be a URI)"),
    via("client", "tcp://u@h:99999/x?y#z",       [false, true],                     "decision: serviceURI with a proxy (the concentrator's business)"),
    via("client", "x",                           [false, true],                     "decision: serviceURI with a proxy (one byte)"),
    via("client", " ",                           [false, false],                    "decision: serviceURI with a proxy (a space is no control character)"),
    via("client", "port 7 <\"a\">",              [false, false],                    "decision: serviceURI with a proxy (no URI at all)"),
    via("client", "%zz",                         [false, false],                    "decision: serviceURI with a proxy (escapes are not checked)"),
    via("client", "b\u{fc}cher",                 [false, false],                    "decision: serviceURI with a proxy (non-ASCII)"),
    via("client", "\u{a0}\u{2028}",              [false, false],                    "decision: serviceURI with a proxy (the first after the controls; a line separator is none)"),
    via("client", "~",                           [false, true],                     "decision: serviceURI with a proxy (the last before DEL)"),
    through("server", "s", "telnets://[2001:db8::1]:13371#verify", (v6("2001:db8::1"), 13371), [false, true], "vSphere: proxyURI"),
    through("client", "s", "TELNET://1.2.3.4:17000", (v4("1.2.3.4"), 17000), [false, true], "vSphere: proxyURI"),
];

/// A rejected object: the field, the error in it and the message.
pub struct Refused {
    pub direction: &'static str,
    pub service: &'static str,
    pub proxy: Option<&'static str>,
    pub field: &'static str,
    pub kind: &'static str,
    pub offset: usize,
    pub cite: &'static str,
    pub message: &'static str,
}

/// A row whose serviceURI is rejected.
const fn service(
    direction: &'static str,
    service: &'static str,
    proxy: Option<&'static str>,
    (kind, offset): (&'static str, usize),
    cite: &'static str,
    message: &'static str,
) -> Refused {
    Refused { direction, service, proxy, field: "serviceURI", kind, offset, cite, message }
}

/// A row whose proxyURI is rejected.
const fn proxy(
    uri: &'static str,
    (kind, offset): (&'static str, usize),
    cite: &'static str,
    message: &'static str,
) -> Refused {
    Refused { field: "proxyURI", ..service("client", "s", Some(uri), (kind, offset), cite, message) }
}

const P: Option<&str> = Some("telnet://p:1");

/// Two lines for each row; the second is the message.
#[rustfmt::skip]
pub const REJECT: &[Refused] = &[
    // A client needs a host to connect to.
    service("client", "telnet://:23", None, ("HostMissing", 9), "decision: empty host",
        r#"host is missing after "telnet://""#),
    service("client", ":23", None, ("HostMissing", 0), "decision: empty host",
        "host is missing"),
    service("client", "tcp6://:1", None, ("HostMissing", 7), "decision: empty host",
        r#"host is missing after "tcp6://""#),
    service("client", "ssl://:1#verify", None, ("HostMissing", 6), "decision: empty host",
        r#"host is missing after "ssl://""#),
    service("client", "telnet://:23", Some(""), ("HostMissing", 9), "decision: an empty proxyURI means none",
        r#"host is missing after "telnet://""#),

    // Without a proxy the serviceURI is a service URI.
    service("client", "", None, ("Empty", 0), "decision: empty input",
        "URI is empty"),
    service("server", "", Some(""), ("Empty", 0), "decision: empty input",
        "URI is empty"),
    service("server", "vSPC.py", None, ("PortMissing", 7), "decision: serviceURI with a proxy (and only then)",
        r#"port is missing after host "vSPC.py""#),
    service("client", "@vulture", None, ("UserinfoNotAllowed", 0), "decision: serviceURI with a proxy (and only then)",
        "empty userinfo is not allowed before the host"),
    service("server", "tcp://6000", None, ("PortMissing", 10), "decision: missing port (seen in the field)",
        r#"port is missing after host "6000""#),
    service("client", "tcp://h:65536", None, ("PortOutOfRange", 8), "decision: port range",
        r#"port "65536" is over 65535"#),
    service("server", "telnet://:1/", None, ("PathNotAllowed", 11), "decision: path",
        r#"path "/" is not allowed after the port"#),
    service("server", "tcp://:1#verify", None, ("ParametersNotAllowed", 8), "decision: parameters need TLS",
        r#"parameters are not allowed with scheme "tcp", which has no TLS"#),

    // With a proxy it is any text that is not empty and has no control characters.
    service("client", "", P, ("Empty", 0), "decision: serviceURI with a proxy",
        "service URI is empty"),
    service("client", "\u{0}", P, ("InvalidCharacter", 0), "decision: serviceURI with a proxy (the first control)",
        r#""\0" is not allowed in the service URI"#),
    service("client", "a\u{1f}", P, ("InvalidCharacter", 1), "decision: serviceURI with a proxy (the last control before space)",
        r#""\u{1f}" is not allowed in the service URI"#),
    service("client", "vSPC.py\n", P, ("InvalidCharacter", 7), "decision: serviceURI with a proxy",
        r#""\n" is not allowed in the service URI"#),
    service("client", "a\tb", P, ("InvalidCharacter", 1), "decision: serviceURI with a proxy",
        r#""\t" is not allowed in the service URI"#),
    service("client", "a\u{7f}", P, ("InvalidCharacter", 1), "decision: serviceURI with a proxy (DEL)",
        r#""\u{7f}" is not allowed in the service URI"#),
    service("client", "a\u{80}", P, ("InvalidCharacter", 1), "decision: serviceURI with a proxy (the first control after ASCII)",
        r#""\u{80}" is not allowed in the service URI"#),
    service("client", "\u{fc}\u{9f}", P, ("InvalidCharacter", 2), "decision: serviceURI with a proxy (the last control; bytes are counted)",
        r#""\u{9f}" is not allowed in the service URI"#),

    // The proxyURI is a proxy URI.
    proxy("tcp://h:1", ("SchemeNotAllowed", 0), "decision: proxy schemes",
        r#"scheme "tcp" is not allowed for a proxy, use telnet or telnets"#),
    proxy("foobar", ("SchemeNotAllowed", 0), "decision: proxy schemes (seen in the field as a placeholder)",
        "scheme is missing: a proxy URI starts with telnet:// or telnets://"),
    proxy("http://h:1", ("UnknownScheme", 0), "decision: unknown scheme",
        r#"scheme "http" is unknown"#),
    proxy("telnet://:1", ("HostMissing", 9), "decision: empty host",
        r#"host is missing after "telnet://""#),
    proxy("telnet://h", ("PortMissing", 10), "decision: missing port",
        r#"port is missing after host "h""#),
    proxy("telnet://u@h:1", ("UserinfoNotAllowed", 9), "decision: userinfo",
        r#"userinfo "u" is not allowed before the host"#),
    proxy(" ", ("InvalidCharacter", 0), "decision: an empty proxyURI means none (a blank one does not)",
        "a space cannot start a URI"),
];

/// Rejected directions: kind and message. The offset is always 0.
pub const DIRECTIONS: &[(&str, &str, &str)] = &[
    ("", "Empty", "direction is empty"),
    ("Client", "InvalidValue", r#"direction "Client" is neither "client" nor "server""#),
    ("SERVER", "InvalidValue", r#"direction "SERVER" is neither "client" nor "server""#),
    ("clients", "InvalidValue", r#"direction "clients" is neither "client" nor "server""#),
    ("clien", "InvalidValue", r#"direction "clien" is neither "client" nor "server""#),
    (" client", "InvalidValue", r#"direction " client" is neither "client" nor "server""#),
    ("server ", "InvalidValue", r#"direction "server " is neither "client" nor "server""#),
    ("server\n", "InvalidValue", r#"direction "server\n" is neither "client" nor "server""#),
    ("both", "InvalidValue", r#"direction "both" is neither "client" nor "server""#),
];
