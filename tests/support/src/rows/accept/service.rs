//! Accepted service URIs: schemes, ports and host names.

use super::*;

/// One row per line.
#[rustfmt::skip]
pub const ROWS: &[Service] = &[
    // The scheme table.
    ok("tcp://h:1",                       TCP,      name("h"), 1, "vSphere: tcp"),
    ok("tcp4://h:1",                      TCP4,     name("h"), 1, "vSphere: tcp4"),
    ok("tcp6://h:1",                      TCP6,     name("h"), 1, "vSphere: tcp6"),
    ok("ssl://h:1",                       SSL,      name("h"), 1, "vSphere: ssl"),
    ok("tcp+ssl://h:1",                   TCP_SSL,  name("h"), 1, "vSphere: tcp+ssl"),
    ok("tcp4+ssl://h:1",                  TCP4_SSL, name("h"), 1, "vSphere: tcp4+ssl"),
    ok("tcp6+ssl://h:1",                  TCP6_SSL, name("h"), 1, "vSphere: tcp6+ssl"),
    ok("telnet://h:1",                    TELNET,   name("h"), 1, "vSphere: telnet"),
    ok("telnets://h:1",                   TELNETS,  name("h"), 1, "vSphere: telnets"),
    ok("TCP://h:1",                       TCP,      name("h"), 1, "decision: case of the scheme"),
    ok("Tcp4+SSL://h:1",                  TCP4_SSL, name("h"), 1, "decision: case of the scheme"),
    ok("tElNeTs://h:1",                   TELNETS,  name("h"), 1, "decision: case of the scheme"),

    // Without a scheme: host and port, as with tcp.
    ok("h:1",                             TCP, name("h"), 1,              "decision: no scheme"),
    ok("host:23",                         TCP, name("host"), 23,          "decision: no scheme"),
    ok("telnet:23",                       TCP, name("telnet"), 23,        "decision: no scheme"),
    ok("tcp:80",                          TCP, name("tcp"), 80,           "decision: no scheme"),
    ok("tcp4:80",                         TCP, name("tcp4"), 80,          "decision: no scheme"),
    ok("mailto:25",                       TCP, name("mailto"), 25,        "decision: no scheme"),
    ok("192.0.2.1:7000",                  TCP, v4("192.0.2.1"), 7000,     "decision: no scheme"),
    ok("[2001:db8::1]:7000",              TCP, v6("2001:db8::1"), 7000,   "decision: no scheme"),
    ok(":12345",                          TCP, ANY, 12345,                "decision: no scheme"),

    // An empty host: the machine listens.
    ok("telnet://:12345",                 TELNET,   ANY, 12345, "decision: empty host"),
    ok("telnets://:42001",                TELNETS,  ANY, 42001, "decision: empty host"),
    ok("tcp4://:1",                       TCP4,     ANY, 1,     "decision: empty host"),
    ok("tcp6://:1",                       TCP6,     ANY, 1,     "decision: empty host"),
    ok("tcp6+ssl://:1",                   TCP6_SSL, ANY, 1,     "decision: empty host"),

    // Ports, both sides of each limit.
    ok("tcp://h:0",                       TCP, name("h"), 0,     "decision: port 0"),
    ok("tcp://h:00000",                   TCP, name("h"), 0,     "decision: port 0"),
    ok("tcp://:0",                        TCP, ANY, 0,           "decision: port 0"),
    ok("tcp://h:9",                       TCP, name("h"), 9,     "decision: port range"),
    ok("tcp://h:10",                      TCP, name("h"), 10,    "decision: port range"),
    ok("tcp://h:65534",                   TCP, name("h"), 65534, "decision: port range"),
    ok("tcp://h:65535",                   TCP, name("h"), 65535, "decision: port range"),
    ok("tcp://10.0.0.1:65535",            TCP, v4("10.0.0.1"), 65535, "decision: port range (smoltcp 0.14 rejects it)"),
    ok("tcp://[::1]:65535",               TCP, v6("::1"), 65535, "decision: port range"),
    ok("tcp://h:023",                     TCP, name("h"), 23,    "decision: port range (leading zeros by value)"),
    ok("tcp://h:0000065535",              TCP, name("h"), 65535, "decision: port range (leading zeros by value)"),
    ok("tcp://h:00000000000000000000001", TCP, name("h"), 1,     "decision: port range (longer than any integer)"),

    // Host names.
    ok("tcp://H.ExAmPlE:1",               TCP, name("H.ExAmPlE"), 1,       "decision: nothing is normalised"),
    ok("tcp://a.b.c.d.e:1",               TCP, name("a.b.c.d.e"), 1,       "RFC 2396 section 3.2.2: hostname"),
    ok("tcp://h.:1",                      TCP, name("h."), 1,              "RFC 2396 section 3.2.2: trailing dot"),
    ok("tcp://a.b.:1",                    TCP, name("a.b."), 1,            "RFC 2396 section 3.2.2: trailing dot"),
    ok("tcp://a-b:1",                     TCP, name("a-b"), 1,             "decision: hostname"),
    ok("tcp://a--b:1",                    TCP, name("a--b"), 1,            "decision: hostname"),
    ok("tcp://a-1:1",                     TCP, name("a-1"), 1,             "decision: hostname"),
    ok("tcp://a1:1",                      TCP, name("a1"), 1,              "decision: hostname"),
    ok("tcp://3com.com:1",                TCP, name("3com.com"), 1,        "decision: hostname (only the last label must start with a letter)"),
    ok("tcp://1.2.3.a:1",                 TCP, name("1.2.3.a"), 1,         "decision: hostname (only the last label must start with a letter)"),
    ok("tcp://1.2.3.4.a:1",               TCP, name("1.2.3.4.a"), 1,       "decision: hostname (only the last label must start with a letter)"),
    ok("tcp://0x7f.a:1",                  TCP, name("0x7f.a"), 1,          "decision: hostname (only the last label must start with a letter)"),
    ok("tcp://xn--bcher-kva.example:1",   TCP, name("xn--bcher-kva.example"), 1, "RFC 3490: an internationalised name in ASCII"),
    ok("telnet://vSPC.py:13370",          TELNET, name("vSPC.py"), 13370,  "seen in use"),
    ok("tcp://a12345678901234567890123456789012345678901234567890123456789012345:1", TCP,
       name("a12345678901234567890123456789012345678901234567890123456789012345"), 1, "RFC 2396 section 3.2.2 has no limit of 63 bytes"),
];
