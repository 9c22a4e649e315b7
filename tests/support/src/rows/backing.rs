//! Backing objects: direction, serviceURI, proxyURI, and the result.

use super::accept::{ANY, Host, name, v4, v6};
use super::reject::errors::*;

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

/// One row per line.
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
    direct("server", "telnets://0.0.0.0:42001",  (v4("0.0.0.0"), 42001), true,      "decision: empty host (recommended for a server, not required)"),
    direct("server", "telnet://h:1",             (name("h"), 1), true,              "decision: empty host (recommended for a server, not required)"),
    direct("server", "tcp6://:0",                (ANY, 0), true,                    "decision: port 0"),
    Backing { proxy: Some(""), ..direct("server", "telnet://:1", (ANY, 1), true,    "decision: an empty proxyURI means none") },
    Backing { proxy: Some(""), ..direct("client", "h:1", (name("h"), 1), true,      "decision: an empty proxyURI means none") },

    via("server", "vSPC.py",                     [false, true],                     "decision: serviceURI with a proxy (seen in use)"),
    via("client", "@vulture",                    [false, true],                     "decision: serviceURI with a proxy (seen in use)"),
    via("client", "vSPC.py?port=a",              [false, true],                     "decision: serviceURI with a proxy (seen in use)"),
    via("server", "telnet://:1",                 [true, true],                      "decision: serviceURI with a proxy (may be a URI)"),
    via("client", "telnet://:1",                 [true, true],                      "decision: serviceURI with a proxy (no host needed: the machine calls the proxy)"),
    via("client", "h:1",                         [true, true],                      "decision: serviceURI with a proxy (may be a URI)"),
    via("client", "tcp://u@h:99999/x?y#z",       [false, true],                     "decision: serviceURI with a proxy (left to the concentrator)"),
    via("client", "x",                           [false, true],                     "decision: serviceURI with a proxy (one byte)"),
    via("client", " ",                           [false, false],                    "decision: serviceURI with a proxy (a space is no control character)"),
    via("client", "port 7 <\"a\">",              [false, false],                    "decision: serviceURI with a proxy (not a URI)"),
    via("client", "%zz",                         [false, false],                    "decision: serviceURI with a proxy (escapes are not checked)"),
    via("client", "b\u{fc}cher",                 [false, false],                    "decision: serviceURI with a proxy (non-ASCII)"),
    via("client", "\u{a0}\u{2028}",              [false, false],                    "decision: serviceURI with a proxy (the first after the controls; a line separator is allowed)"),
    via("client", "~",                           [false, true],                     "decision: serviceURI with a proxy (the last before DEL)"),
    through("server", "s", "telnets://[2001:db8::1]:13371#verify", (v6("2001:db8::1"), 13371), [false, true], "vSphere: proxyURI"),
    through("client", "s", "TELNET://1.2.3.4:17000", (v4("1.2.3.4"), 17000), [false, true], "vSphere: proxyURI"),
];

/// A rejected object: the error, and the field that has it with the marks of [`reject`](super::reject).
pub struct Rejected {
    pub direction: &'static str,
    pub error: Error,
    pub field: &'static str,
    pub marked: &'static str,
    /// The proxyURI; `None` also if `marked` is that.
    pub proxy: Option<&'static str>,
    pub cite: &'static str,
}

/// A row whose serviceURI is rejected.
const fn service(
    direction: &'static str,
    proxy: Option<&'static str>,
    error: Error,
    marked: &'static str,
    cite: &'static str,
) -> Rejected {
    Rejected { direction, error, field: "serviceURI", marked, proxy, cite }
}

/// A row whose proxyURI is rejected. The serviceURI is `s`.
const fn proxy(error: Error, marked: &'static str, cite: &'static str) -> Rejected {
    Rejected { direction: "client", error, field: "proxyURI", marked, proxy: None, cite }
}

const P: Option<&str> = Some("telnet://p:1");
const EMPTY_SERVICE: Error = Error("Empty", "service URI is empty");
const NOT_IN_SERVICE: Error = Error("InvalidCharacter", "{} is not allowed in the service URI");

/// One row per line.
#[rustfmt::skip]
pub const REJECT: &[Rejected] = &[
    // A client needs a host to connect to.
    service("client", None,     NO_HOST, "«telnet://»¦:23",              "decision: empty host"),
    service("client", None,     Error("HostMissing", "host is missing"), "¦:23", "decision: empty host"),
    service("client", None,     NO_HOST, "«tcp6://»¦:1",                 "decision: empty host"),
    service("client", None,     NO_HOST, "«ssl://»¦:1#verify",           "decision: empty host"),
    service("client", Some(""), NO_HOST, "«telnet://»¦:23",              "decision: an empty proxyURI means none"),

    // Without a proxy the serviceURI is a service URI.
    service("client", None,     EMPTY, "¦",                              "decision: empty input"),
    service("server", Some(""), EMPTY, "¦",                              "decision: empty input"),
    service("server", None,     NO_PORT_AFTER_HOST, "«vSPC.py»¦",        "decision: serviceURI with a proxy (and only then)"),
    service("client", None,     EMPTY_USERINFO, "¦@vulture",             "decision: serviceURI with a proxy (and only then)"),
    service("server", None,     NO_PORT_AFTER_HOST, "tcp://«6000»¦",     "decision: missing port (seen in use)"),
    service("client", None,     PORT_OVER_65535, "tcp://h:«65536»",      "decision: port range"),
    service("server", None,     PATH_AFTER_PORT, "telnet://:1«/»",       "decision: path"),
    service("server", None,     SCHEME_WITHOUT_TLS, "«tcp»://:1¦#verify", "decision: parameters need TLS"),

    // With a proxy it is any text that is not empty and has no control characters.
    service("client", P,        EMPTY_SERVICE, "¦",                      "decision: serviceURI with a proxy"),
    service("client", P,        NOT_IN_SERVICE, "«\u{0}»",               "decision: serviceURI with a proxy (the first control)"),
    service("client", P,        NOT_IN_SERVICE, "a«\u{1f}»",             "decision: serviceURI with a proxy (the last control before space)"),
    service("client", P,        NOT_IN_SERVICE, "vSPC.py«\n»",           "decision: serviceURI with a proxy"),
    service("client", P,        NOT_IN_SERVICE, "a«\t»b",                "decision: serviceURI with a proxy"),
    service("client", P,        NOT_IN_SERVICE, "a«\u{7f}»",             "decision: serviceURI with a proxy (DEL)"),
    service("client", P,        NOT_IN_SERVICE, "a«\u{80}»",             "decision: serviceURI with a proxy (the first control after ASCII)"),
    service("client", P,        NOT_IN_SERVICE, "\u{fc}«\u{9f}»",        "decision: serviceURI with a proxy (the last control; bytes are counted)"),

    // The proxyURI is a proxy URI.
    proxy(NOT_A_PROXY_SCHEME, "«tcp»://h:1",                             "decision: proxy schemes"),
    proxy(PROXY_WITHOUT_SCHEME, "¦foobar",                               "decision: proxy schemes (seen in use as a placeholder)"),
    proxy(UNKNOWN_SCHEME, "«http»://h:1",                                "decision: unknown scheme"),
    proxy(NO_HOST, "«telnet://»¦:1",                                     "decision: empty host"),
    proxy(NO_PORT_AFTER_HOST, "telnet://«h»¦",                           "decision: missing port"),
    proxy(USERINFO, "telnet://«u»@h:1",                                  "decision: userinfo"),
    proxy(NOT_AT_START, "« »",                                           "decision: an empty proxyURI means none (a blank one does not)"),
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
