//! Accepted service URIs: IPv4 and IPv6 addresses in every text form.

use super::*;

/// One row per line.
#[rustfmt::skip]
pub const ROWS: &[Service] = &[
    // IPv4: four decimal octets, no leading zeros.
    ok("tcp://0.0.0.0:1",                   TCP,  v4("0.0.0.0"), 1,           "decision: IPv4"),
    ok("tcp://1.2.3.4:1",                   TCP,  v4("1.2.3.4"), 1,           "decision: IPv4"),
    ok("tcp://9.10.99.100:1",               TCP,  v4("9.10.99.100"), 1,       "decision: IPv4"),
    ok("tcp://249.250.199.200:1",           TCP,  v4("249.250.199.200"), 1,   "decision: IPv4"),
    ok("tcp://255.255.255.255:1",           TCP,  v4("255.255.255.255"), 1,   "decision: IPv4"),
    ok("1.2.3.a4:1",                        TCP,  name("1.2.3.a4"), 1,        "decision: hostname (only the last label must start with a letter)"),
    ok("tcp4://127.0.0.1:1",                TCP4, v4("127.0.0.1"), 1,         "decision: IP version"),
    ok("tcp4+ssl://127.0.0.1:1",            TCP4_SSL, v4("127.0.0.1"), 1,     "decision: IP version"),
    ok("telnet://192.168.1.2:2001",         TELNET, v4("192.168.1.2"), 2001,  "seen in use"),

    // IPv6, RFC 4291 section 2.2, form 1: eight groups.
    ok("tcp://[1:2:3:4:5:6:7:8]:1",         TCP, v6("1:2:3:4:5:6:7:8"), 1,    "RFC 4291 section 2.2 form 1"),
    ok("tcp://[ABCD:EF01:2345:6789:ABCD:EF01:2345:6789]:1", TCP,
       v6("ABCD:EF01:2345:6789:ABCD:EF01:2345:6789"), 1,                      "RFC 4291 section 2.2 form 1"),
    ok("tcp://[2001:DB8:0:0:8:800:200C:417A]:1", TCP, v6("2001:DB8:0:0:8:800:200C:417A"), 1, "RFC 4291 section 2.2 form 1"),
    ok("tcp://[0000:0000:0000:0000:0000:0000:0000:0000]:1", TCP,
       v6("0000:0000:0000:0000:0000:0000:0000:0000"), 1,                      "RFC 4291 section 2.2 form 1: four digits"),
    ok("tcp://[aBcD::eF]:1",                TCP, v6("aBcD::eF"), 1,           "decision: nothing is normalised"),

    // Form 2: "::" for one or more groups of zeros, at the start, in the middle, at the end, alone.
    ok("tcp://[::]:1",                      TCP, v6("::"), 1,                 "RFC 4291 section 2.2 form 2"),
    ok("tcp://[::1]:1",                     TCP, v6("::1"), 1,                "RFC 4291 section 2.2 form 2"),
    ok("tcp://[1::]:1",                     TCP, v6("1::"), 1,                "RFC 4291 section 2.2 form 2"),
    ok("tcp://[1::8]:1",                    TCP, v6("1::8"), 1,               "RFC 4291 section 2.2 form 2"),
    ok("tcp://[FF01::101]:1",               TCP, v6("FF01::101"), 1,          "RFC 4291 section 2.2 form 2"),
    ok("tcp://[2001:DB8::8:800:200C:417A]:1", TCP, v6("2001:DB8::8:800:200C:417A"), 1, "RFC 4291 section 2.2 form 2"),
    ok("tcp://[::2:3:4:5:6:7:8]:1",         TCP, v6("::2:3:4:5:6:7:8"), 1,    "RFC 4291 section 2.2 form 2: one group left out"),
    ok("tcp://[1:2:3:4:5:6:7::]:1",         TCP, v6("1:2:3:4:5:6:7::"), 1,    "RFC 4291 section 2.2 form 2: one group left out"),
    ok("tcp://[1:2:3::5:6:7:8]:1",          TCP, v6("1:2:3::5:6:7:8"), 1,     "RFC 4291 section 2.2 form 2: one group left out"),
    ok("tcp://[1:2::7:8]:1",                TCP, v6("1:2::7:8"), 1,           "RFC 4291 section 2.2 form 2"),

    // Form 3: the last two groups as an IPv4 address.
    ok("tcp://[0:0:0:0:0:0:13.1.68.3]:1",   TCP, v6("0:0:0:0:0:0:13.1.68.3"), 1, "RFC 4291 section 2.2 form 3"),
    ok("tcp://[0:0:0:0:0:FFFF:129.144.52.38]:1", TCP, v6("0:0:0:0:0:FFFF:129.144.52.38"), 1, "RFC 4291 section 2.2 form 3"),
    ok("tcp://[::13.1.68.3]:1",             TCP, v6("::13.1.68.3"), 1,        "RFC 4291 section 2.2 form 3"),
    ok("tcp://[::FFFF:129.144.52.38]:1",    TCP, v6("::FFFF:129.144.52.38"), 1, "RFC 4291 section 2.2 form 3"),
    ok("tcp://[64:ff9b::192.0.2.33]:1",     TCP, v6("64:ff9b::192.0.2.33"), 1, "RFC 6052 section 2.4"),
    ok("tcp://[1:2:3:4:5::1.2.3.4]:1",      TCP, v6("1:2:3:4:5::1.2.3.4"), 1, "RFC 4291 section 2.2 form 3: one group left out"),
    ok("tcp://[::2:3:4:5:6:1.2.3.4]:1",     TCP, v6("::2:3:4:5:6:1.2.3.4"), 1, "RFC 4291 section 2.2 form 3: one group left out"),
    ok("tcp://[::255.255.255.255]:1",       TCP, v6("::255.255.255.255"), 1,  "RFC 4291 section 2.2 form 3: largest octets"),
    ok("tcp://[::0.0.0.0]:1",               TCP, v6("::0.0.0.0"), 1,          "RFC 4291 section 2.2 form 3: smallest octets"),

    // IPv6 under each scheme that may have it.
    ok("tcp6://[::1]:1",                    TCP6, v6("::1"), 1,               "decision: IP version"),
    ok("tcp6+ssl://[fe80::1]:1",            TCP6_SSL, v6("fe80::1"), 1,       "decision: IP version"),
    ok("tcp6://[::ffff:192.0.2.1]:1",       TCP6, v6("::ffff:192.0.2.1"), 1,  "decision: IP version: an IPv4-mapped address is IPv6 text"),
    ok("telnets://[2001:db8::1]:992",       TELNETS, v6("2001:db8::1"), 992,  "RFC 2732 section 2"),
];
