//! Accepted proxy URIs. Each is also a service URI with the same parts.

use super::*;

/// One row per line.
#[rustfmt::skip]
pub const ROWS: &[Service] = &[
    ok("telnet://h:1",                    TELNET,  name("h"), 1,                    "vSphere: proxyURI"),
    ok("telnets://h:1",                   TELNETS, name("h"), 1,                    "vSphere: proxyURI"),
    ok("TELNET://H:1",                    TELNET,  name("H"), 1,                    "decision: case of the scheme"),
    ok("TelnetS://h:1",                   TELNETS, name("h"), 1,                    "decision: case of the scheme"),
    ok("telnet://h:0",                    TELNET,  name("h"), 0,                    "decision: port 0"),
    ok("telnet://h:65535",                TELNET,  name("h"), 65535,                "decision: port range"),
    ok("telnet://h:0023",                 TELNET,  name("h"), 23,                   "decision: port range (leading zeros by value)"),
    ok("telnet://172.31.54.119:13370",    TELNET,  v4("172.31.54.119"), 13370,      "seen in use"),
    ok("telnet://1.2.3.4:17000",          TELNET,  v4("1.2.3.4"), 17000,            "seen in use"),
    ok("telnet://128.100.228.253:40000",  TELNET,  v4("128.100.228.253"), 40000,    "seen in use"),
    ok("telnet://myhost.example.org:6779", TELNET, name("myhost.example.org"), 6779, "seen in use"),
    ok("telnets://[2001:db8::17]:13371",  TELNETS, v6("2001:db8::17"), 13371,       "RFC 2732 section 2"),
    ok("telnet://[::ffff:192.0.2.1]:1",   TELNET,  v6("::ffff:192.0.2.1"), 1,       "RFC 4291 section 2.2 form 3"),
    ok("telnet://h.:1",                   TELNET,  name("h."), 1,                   "RFC 2396 section 3.2.2: trailing dot"),
    ok("telnet://3com.com:1",             TELNET,  name("3com.com"), 1,             "decision: hostname"),
    with("telnet://h:1#verify",           TELNET,  &[("verify", None)], true,       "vSphere: verify"),
    with("telnets://h:1#verify&cipherList=A B", TELNETS, &[("verify", None), ("cipherList", Some("A B"))], true, "decision: raw space"),
    with("telnets://h:1#cipherList=A",    TELNETS, &[("cipherList", Some("A"))], false, "vSphere: cipherList (alone it verifies nothing)"),
    with("telnets://h:1#peerName=vspc.example", TELNETS, &[("peerName", Some("vspc.example"))], true, "vSphere: peerName"),
    with("telnets://h:1#thumbprint=00112233445566778899aabbccddeeff00112233", TELNETS,
         &[("thumbprint", Some("00112233445566778899aabbccddeeff00112233"))], true, "decision: thumbprint"),
];
