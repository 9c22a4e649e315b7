//! Inputs that broke other parsers.

use Answer::{Opaque, RegistryName, Rejected, Server};

/// The result of parsing.
pub enum Answer {
    /// Rejected: kind and offset.
    Rejected(&'static str, usize),
    /// Accepted, with this host and this text of the port.
    Server(&'static str, &'static str),
    /// Accepted as a reference with a registry name, so without host or port.
    RegistryName(&'static str),
    /// Accepted as a reference with an opaque part.
    Opaque(&'static str),
}

/// An input, and the results as `ServiceUri` and as `UriReference`.
pub struct Incident {
    pub name: &'static str,
    pub shows: &'static str,
    pub input: &'static str,
    pub service: Answer,
    pub reference: Answer,
}

const fn row(
    name: &'static str,
    shows: &'static str,
    input: &'static str,
    service: Answer,
    reference: Answer,
) -> Incident {
    Incident { name, shows, input, service, reference }
}

/// Two lines a row: name and lesson, then input and results.
#[rustfmt::skip]
pub const ROWS: &[Incident] = &[
    row("CVE-2016-8624 (curl)", "# ends the authority: the host is the text before it",
        "telnet://good.example#@evil.example:23", Rejected("PortMissing", 21), Server("good.example", "")),
    row("CVE-2016-8624 (curl)", "# ends the port too",
        "telnet://good.example:23#@evil.example:24", Rejected("UnknownParameter", 25), Server("good.example", "23")),
    row("CVE-2022-27780 (curl)", "an escaped / in a host is neither decoded nor taken",
        "telnet://good.example%2F10.0.0.1:23", Rejected("InvalidHostname", 21), RegistryName("good.example%2F10.0.0.1:23")),
    row("CVE-2024-11168 (Python)", "brackets hold no IPv4 address",
        "telnet://[192.0.2.1]:23", Rejected("InvalidIpv6", 13), Rejected("InvalidIpv6", 13)),
    row("CVE-2024-11168 (Python)", "brackets hold no name",
        "telnet://[localhost]:23", Rejected("InvalidIpv6", 10), Rejected("InvalidIpv6", 10)),
    row("CVE-2025-0938 (Python)", "nothing before the brackets",
        "telnet://prefix.[::1]:23", Rejected("InvalidHostname", 16), Rejected("InvalidCharacter", 16)),
    row("CVE-2025-0938 (Python)", "nothing after the brackets",
        "telnet://[::1].suffix:23", Rejected("InvalidCharacter", 14), Rejected("InvalidCharacter", 14)),
    row("CVE-2025-0938 (Python)", "no bracket within a name",
        "telnet://a[b]c:23", Rejected("InvalidHostname", 10), Rejected("InvalidCharacter", 10)),
    row("CVE-2025-47912 (Go)", "brackets hold an IPv6 address or nothing",
        "telnet://[10.0.0.1]:23", Rejected("InvalidIpv6", 12), Rejected("InvalidIpv6", 12)),
    row("CVE-2025-47912 (Go), its first fix", "an IPv4-mapped address is one: the fix rejected it",
        "telnet://[::ffff:192.0.2.1]:23", Server("::ffff:192.0.2.1", "23"), Server("[::ffff:192.0.2.1]", "23")),
    row("CVE-2026-25679 (Go)", "text before a bracketed address is not dropped",
        "telnet://evil.example[::1]:23", Rejected("InvalidHostname", 21), Rejected("InvalidCharacter", 21)),
    row("CVE-2021-29922 (Rust's standard library)", "leading zeros in IPv4 are neither octal nor decimal",
        "tcp://0127.0.0.1:1", Rejected("InvalidIpv4", 6), Server("0127.0.0.1", "1")),
    row("CVE-2021-29922 (Rust's standard library)", "nor in an IPv6 address",
        "tcp://[::ffff:010.8.8.8]:1", Rejected("InvalidIpv6", 17), Rejected("InvalidIpv6", 17)),
    row("CVE-2023-24329 (Python)", "a blank before the scheme is not skipped",
        " telnet://evil.example:23", Rejected("InvalidCharacter", 0), Rejected("InvalidCharacter", 0)),
    row("CVE-2023-24329 (Python)", "nor is a control byte",
        "\u{1b}telnet://evil.example:23", Rejected("InvalidCharacter", 0), Rejected("InvalidCharacter", 0)),
    row("CVE-2015-3144 (curl)", "a host may be empty: nothing is read before it",
        "telnet://:80", Server("", "80"), RegistryName(":80")),
    row("CVE-2015-3144 (curl)", "also without a scheme",
        ":80", Server("", "80"), Rejected("InvalidCharacter", 0)),
    row("CVE-2015-3144 (curl)", "a trailing dot needs a name before it",
        "telnet://.:80", Rejected("InvalidHostname", 9), RegistryName(".:80")),
    row("CVE-2018-20721 (uriparser)", "the input ends within IPv4 within IPv6",
        "tcp://[::44.1", Rejected("InvalidIpv6", 13), Rejected("InvalidIpv6", 13)),
    row("CVE-2018-20721 (uriparser)", "and right before its bracket",
        "tcp://[::44.1.2.3", Rejected("InvalidIpv6", 17), Rejected("InvalidIpv6", 17)),
    row("CVE-2024-21631 (Vapor)", "a port padded with zeros moves no other part",
        "tcp://good.example:0000000000000000000000000000000000000000000000000000000000000000000023",
        Server("good.example", "23"), Server("good.example", "0000000000000000000000000000000000000000000000000000000000000000000023")),
    row("a port that wraps", "2^16 + 23",
        "tcp://h:65559", Rejected("PortOutOfRange", 8), Server("h", "65559")),
    row("a port that wraps", "2^32 + 23",
        "tcp://h:4294967319", Rejected("PortOutOfRange", 8), Server("h", "4294967319")),
    row("a port that wraps", "2^64 + 23",
        "tcp://h:18446744073709551639", Rejected("PortOutOfRange", 8), Server("h", "18446744073709551639")),
    row("a port that wraps", "2^128 + 23",
        "tcp://h:340282366920938463463374607431768211479", Rejected("PortOutOfRange", 8), Server("h", "340282366920938463463374607431768211479")),
    row("a scheme that is a host", "host:23 has no scheme here, and as a reference it has no host",
        "host:23", Server("host", "23"), Opaque("23")),
    row("userinfo that looks like the host", "good.example is no host here",
        "telnet://good.example:23@evil.example:23", Rejected("UserinfoNotAllowed", 9), Server("evil.example", "23")),
    row("a backslash for a slash", "not read as a slash, as browsers do",
        "telnet://good.example\\@evil.example:23", Rejected("InvalidCharacter", 21), Rejected("InvalidCharacter", 21)),
    row("a full stop that is none", "U+3002 is no dot",
        "telnet://good\u{3002}example:23", Rejected("InvalidCharacter", 13), Rejected("InvalidCharacter", 13)),
];
