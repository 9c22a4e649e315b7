//! Rejected service URIs: ports, and what may not follow one.

use super::errors::*;
use super::{Row, no, raw};

/// One row per line.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // Missing.
    no(NO_PORT_AFTER_HOST, "tcp://«6000»¦",                "decision: missing port (seen in use)"),
    no(NO_PORT_AFTER_HOST, "«6000»¦",                      "decision: missing port"),
    no(NO_PORT_AFTER_HOST, "«h»¦",                         "decision: missing port"),
    no(NO_PORT,            "«h:»¦",                        "decision: missing port"),
    no(NO_PORT,            "«:»¦",                         "decision: missing port"),
    no(NO_COLON,           "«tcp://»¦",                    "decision: missing port"),
    no(NO_PORT,            "tcp://«:»¦",                   "decision: missing port"),
    no(NO_PORT_AFTER_HOST, "tcp://«h»¦",                   "decision: missing port"),
    no(NO_PORT_AFTER_HOST, "tcp://«h-»¦",                  "offsets: end of input"),
    no(NO_PORT_AFTER_HOST, "tcp://«h.»¦",                  "offsets: end of input"),
    no(NO_PORT_AFTER_HOST, "tcp://«h»¦/",                  "decision: missing port"),
    no(NO_PORT_AFTER_HOST, "tcp://«h»¦/:1",                "decision: missing port"),
    no(NO_PORT_AFTER_HOST, "tcp://«h»¦?1",                 "decision: missing port"),
    no(NO_COLON,           "«tcp://»¦/:1",                 "decision: missing port"),
    no(NO_PORT_AFTER_HOST, "telnet://«h»¦#verify",         "decision: missing port"),
    no(NO_PORT,            "telnet://«h:»¦#verify",        "decision: missing port"),
    no(NO_PORT,            "tcp://«h:»¦/",                 "decision: missing port"),
    no(NO_PORT,            "tcp://«h:»¦?",                 "decision: missing port"),
    no(NO_PORT_AFTER_HOST, "telnet://«melvyl.ucop.edu»¦/", "decision: missing port (RFC 2396 section 1.3's example: no default of 23)"),

    // Out of range.
    no(PORT_OVER_65535,    "tcp://h:«65536»",              "decision: port range"),
    no(PORT_OVER_65535,    "tcp://h:«65540»",              "decision: port range"),
    no(PORT_OVER_65535,    "tcp://h:«70000»",              "decision: port range"),
    no(PORT_OVER_65535,    "tcp://h:«99999»",              "decision: port range"),
    no(PORT_OVER_65535,    "tcp://h:«100000»",             "decision: port range"),
    no(PORT_OVER_65535,    "tcp://h:«655350»",             "decision: port range"),
    no(PORT_OVER_65535,    "tcp://h:«0000065536»",         "decision: port range (leading zeros by value)"),
    no(PORT_OVER_65535,    ":«65536»",                     "decision: port range"),
    no(PORT_OVER_65535,    "[::1]:«65536»",                "decision: port range"),
    no(PORT_OVER_65535,    "tcp://h:«65536»/",             "offsets: what follows does not matter"),
    no(PORT_OVER_65535,    "tcp://h:«65536»x",             "offsets: what follows does not matter"),

    // Not digits.
    no(NOT_IN_PORT,        "tcp://h:«x»",                  "decision: port digits"),
    no(NOT_IN_PORT,        "tcp://h:«h»ttp",               "decision: port digits"),
    no(NOT_IN_PORT,        "tcp://h:80«a»",                "decision: port digits"),
    no(NOT_IN_PORT,        "tcp://h:0«x»50",               "decision: port digits"),
    no(NOT_IN_PORT,        "tcp://h:«+»80",                "decision: port digits (sign)"),
    no(NOT_IN_PORT,        "tcp://h:«-»1",                 "decision: port digits (sign)"),
    no(NOT_IN_PORT,        "tcp://h:« »80",                "decision: port digits (blank)"),
    no(NOT_IN_PORT,        "tcp://h:80« »",                "decision: port digits (blank)"),
    no(NOT_IN_PORT,        "tcp://h:80«\n»",               "decision: port digits (blank)"),
    no(NOT_IN_PORT,        "tcp://h:8« »0",                "decision: port digits (blank)"),
    no(NOT_IN_PORT,        "tcp://h:«%»38",                "decision: port digits (escape)"),
    no(NOT_IN_PORT,        "tcp://h:8«_»0",                "decision: port digits"),
    no(NOT_IN_PORT,        "tcp://h:8«,»080",              "decision: port digits"),
    no(NOT_IN_PORT,        "tcp://h:80«.»5",               "decision: port digits"),
    no(NOT_IN_PORT,        "tcp://h:«\u{ff18}»",           "decision: port digits (a digit outside ASCII)"),
    no(NOT_IN_PORT,        "tcp://h:8«\u{660}»",           "decision: port digits (a digit outside ASCII)"),
    no(NOT_IN_PORT,        "tcp://h:«:»80",                "decision: port digits"),
    no(NOT_IN_PORT,        "tcp://h:80«:»90",              "decision: port digits"),
    no(NOT_IN_PORT,        "tcp://h:80«&»verify",          "decision: port digits"),
    raw(b"tcp://h:1\xff", 9, "decision: port digits (no UTF-8)", r#"character not allowed in the port, at byte 9 ("\xff")"#),

    // After a port.
    no(PATH_AFTER_PORT,    "tcp://h:80«/»",                "decision: path"),
    no(PATH_AFTER_PORT,    "tcp://h:80«/x»",               "decision: path"),
    no(PATH_AFTER_PORT,    "telnet://h:80«/»#verify",      "decision: path"),
    no(PATH_AFTER_PORT,    "h:80«/»",                      "decision: path"),
    no(QUERY_AFTER_PORT,   "tcp://h:80«?»",                "decision: query"),
    no(QUERY_AFTER_PORT,   "telnet://h:80«?verify»",       "decision: query (? where # is meant)"),
    no(QUERY_AFTER_PORT,   "h:80«?x=y»",                   "decision: query"),
    no(SCHEME_WITHOUT_TLS, "«tcp»://h:1¦#",                "decision: parameters need TLS"),
    no(SCHEME_WITHOUT_TLS, "«tcp»://h:1¦#verify",          "decision: parameters need TLS"),
    no(SCHEME_WITHOUT_TLS, "«tcp4»://h:1¦#verify",         "decision: parameters need TLS"),
    no(SCHEME_WITHOUT_TLS, "«tcp6»://h:1¦#verify",         "decision: parameters need TLS"),
    no(SCHEME_WITHOUT_TLS, "«TCP»://h:1¦#verify",          "decision: parameters need TLS"),
    no(TCP_WITHOUT_TLS,    "h:1¦#verify",                  "decision: parameters need TLS"),
    no(TCP_WITHOUT_TLS,    ":1¦#verify",                   "decision: parameters need TLS"),
    no(SCHEME_WITHOUT_TLS, "«tcp»://h:1¦#nonsense",        "offsets: what follows does not matter"),
];
