//! Rejected proxy URIs: what differs from service URIs, and one of each kind that does not.

use super::errors::*;
use super::{Row, no, raw};

/// One row per line.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    no(EMPTY,                "¦",                             "decision: empty input"),

    // telnet and telnets alone.
    no(NOT_A_PROXY_SCHEME,   "«tcp»://h:1",                   "decision: proxy schemes"),
    no(NOT_A_PROXY_SCHEME,   "«tcp4»://h:1",                  "decision: proxy schemes"),
    no(NOT_A_PROXY_SCHEME,   "«tcp6»://h:1",                  "decision: proxy schemes"),
    no(NOT_A_PROXY_SCHEME,   "«ssl»://h:1",                   "decision: proxy schemes"),
    no(NOT_A_PROXY_SCHEME,   "«tcp+ssl»://h:1",               "decision: proxy schemes"),
    no(NOT_A_PROXY_SCHEME,   "«tcp4+ssl»://h:1",              "decision: proxy schemes"),
    no(NOT_A_PROXY_SCHEME,   "«TCP6+SSL»://h:1",              "decision: proxy schemes"),
    no(PROXY_WITHOUT_SCHEME, "¦h:1",                          "decision: proxy schemes (without one it is tcp)"),
    no(PROXY_WITHOUT_SCHEME, "¦:1",                           "decision: proxy schemes (without one it is tcp)"),
    no(PROXY_WITHOUT_SCHEME, "¦[::1]:1",                      "decision: proxy schemes (without one it is tcp)"),
    no(PROXY_WITHOUT_SCHEME, "¦foobar",                       "decision: proxy schemes (seen in use as a placeholder)"),
    no(PROXY_WITHOUT_SCHEME, "¦telnet",                       "decision: proxy schemes (without one it is tcp)"),
    no(PROXY_WITHOUT_SCHEME, "¦telnet:23",                    "decision: proxy schemes (without one it is tcp)"),
    no(PROXY_WITHOUT_SCHEME, "¦telnet:/h:1",                  "decision: proxy schemes (without one it is tcp)"),
    no(PROXY_WITHOUT_SCHEME, "¦//h:1",                        "decision: proxy schemes (without one it is tcp)"),
    no(NOT_A_PROXY_SCHEME,   "«telnet_»://h:1",               "decision: proxy schemes"),
    no(NOT_A_PROXY_SCHEME,   "«1»://h:1",                     "decision: proxy schemes"),
    no(PROXY_WITHOUT_SCHEME, "¦://h:1",                       "decision: proxy schemes (without one it is tcp)"),
    no(PROXY_WITHOUT_SCHEME, "¦h:1/x://y",                    "decision: proxy schemes (without one it is tcp)"),
    no(NOT_A_PROXY_SCHEME,   "«tcp»://u@h:1",                 "offsets: the scheme comes before the userinfo"),
    no(PROXY_WITHOUT_SCHEME, "¦u@h:1",                        "offsets: the scheme comes before the userinfo"),
    no(NOT_A_PROXY_SCHEME,   "«tcp»://",                      "offsets: the scheme comes before what follows"),
    no(PROXY_WITHOUT_SCHEME, "¦tcp\u{0}",                     "offsets: what follows does not matter"),
    no(UNKNOWN_SCHEME,       "«http»://h:1",                  "decision: unknown scheme"),
    no(UNKNOWN_SCHEME,       "«telnet+ssl»://h:1",            "decision: unknown scheme"),
    no(UNKNOWN_SCHEME,       "«http»://u@h:1",                "offsets: the scheme comes before the userinfo"),
    no(NOT_AT_START,         "« »telnet://h:1",               "CVE-2023-24329: leading blanks are not stripped"),
    no(NOT_IN_SCHEME,        "te« »lnet://h:1",               "decision: other bytes"),
    no(NOT_IN_SCHEME,        "telnet« »://h:1",               "decision: other bytes"),
    no(NOT_IN_SCHEME,        "telnets«\n»",                   "decision: other bytes"),
    raw(b"\x80", 0, "decision: other bytes (no UTF-8)", r#"character not allowed in the scheme, at byte 0 ("\x80")"#),

    // A host is required.
    no(NO_HOST,              "«telnet://»¦:23",               "decision: empty host"),
    no(NO_HOST,              "«telnets://»¦:0",               "decision: empty host"),
    no(NO_HOST,              "«telnet://»¦:",                 "decision: empty host"),
    no(NO_HOST,              "«telnet://»¦",                  "decision: empty host"),
    no(NO_HOST,              "«telnet://»¦/x",                "decision: empty host"),
    no(NO_HOST,              "«telnet://»¦?x",                "decision: empty host"),
    no(NO_HOST,              "«telnet://»¦#verify",           "decision: empty host"),
    no(EMPTY_USERINFO,       "telnet://¦@:23",                "offsets: userinfo comes before a missing host"),

    // As with service URIs.
    no(PASSWORD,             "telnet://«u:»p@h:1",            "decision: userinfo"),
    no(NOT_IN_HOST,          "telnet://« »h:1",               "decision: other bytes"),
    no(NOT_IN_HOST,          "telnet://h«\u{7f}»:1",          "decision: other bytes"),
    no(NOT_IN_HOSTNAME,      "telnet://h«_»x:1",              "decision: hostname"),
    no(HOSTNAME_START,       "telnet://«-»h:1",               "decision: hostname"),
    no(NOT_IPV4,             "telnet://«256.1.1.1»:1",        "decision: IPv4 (octet over 255)"),
    no(NOT_IPV4,             "telnet://«01.1.1.1»:1",         "decision: IPv4 (leading zero)"),
    no(INCOMPLETE_IPV6,      "telnet://«[::1»¦",              "RFC 2732 section 3: end of input"),
    no(ZONE_ID,              "telnet://[fe80::1«%1»]:1",      "decision: zone id"),
    no(NO_PORT_AFTER_HOST,   "telnet://«h»¦",                 "decision: missing port (no default of 23)"),
    no(NO_PORT,              "telnet://«h:»¦",                "decision: missing port"),
    no(NO_PORT_AFTER_HOST,   "telnet://«h»¦/x",               "decision: missing port"),
    no(PORT_OVER_65535,      "telnet://h:«65536»",            "decision: port range"),
    no(PATH_AFTER_PORT,      "telnet://h:1«/»",               "decision: path"),
    no(QUERY_AFTER_PORT,     "telnet://h:1«?x»",              "decision: query"),
    no(NO_PARAMETER,         "telnet://h:1«#»¦",              "decision: empty parameters"),
    no(UNKNOWN_KEY,          "telnets://h:1#«x»",             "decision: unknown key"),
    no(GIVEN_TWICE,          "telnet://h:1#verify&«verify»",  "decision: duplicate key"),
    no(NO_VALUE,             "telnet://h:1#«peerName»¦",      "decision: empty value"),
    no(TAKES_NO_VALUE,       "telnets://h:1#«verify»¦=1",     "decision: value of verify"),
    no(BAD_THUMBPRINT,       "telnet://h:1#thumbprint=«00»",  "decision: thumbprint (1 byte)"),
    no(CONTROL_IN_PARAMETER, "telnet://h:1#«peerName»=«%00»", "decision: control bytes in values"),
    no(ESCAPE_IN_PARAMETER,  "telnet://h:1#«peerName»=«%»",   "decision: escapes"),
];
