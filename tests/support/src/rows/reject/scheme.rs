//! Rejected service URIs: the scheme, userinfo, and bytes that no URI has.

use super::errors::*;
use super::{Row, no, raw};

/// One row per line.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // Unknown schemes: reported at the start, whatever follows.
    no(UNKNOWN_SCHEME,     "«http»://h:1",                "decision: unknown scheme"),
    no(UNKNOWN_SCHEME,     "«file»:///dev/ttyS0",         "decision: unknown scheme"),
    no(UNKNOWN_SCHEME,     "«x»://",                      "decision: unknown scheme"),
    no(UNKNOWN_SCHEME,     "«t»://h:1",                   "decision: unknown scheme"),
    no(UNKNOWN_SCHEME,     "«tcpx»://h:1",                "decision: unknown scheme"),
    no(UNKNOWN_SCHEME,     "«tcp5»://h:1",                "decision: unknown scheme"),
    no(UNKNOWN_SCHEME,     "«ssl4»://h:1",                "decision: unknown scheme"),
    no(UNKNOWN_SCHEME,     "«tcp+tls»://h:1",             "decision: unknown scheme"),
    no(UNKNOWN_SCHEME,     "«tcp+sslx»://h:1",            "decision: unknown scheme"),
    no(UNKNOWN_SCHEME,     "«tcp+»://h:1",                "decision: unknown scheme"),
    no(UNKNOWN_SCHEME,     "«ssl+tcp»://h:1",             "decision: unknown scheme"),
    no(UNKNOWN_SCHEME,     "«telnet+ssl»://h:1",          "decision: unknown scheme"),
    no(UNKNOWN_SCHEME,     "«telnetss»://h:1",            "decision: unknown scheme"),
    no(UNKNOWN_SCHEME,     "«a+-.1»://h:1",               "RFC 2396 section 3.1"),
    no(UNKNOWN_SCHEME,     "«http»://u@h:1",              "offsets: the scheme comes before the userinfo"),
    no(UNKNOWN_SCHEME,     "«http»://<>",                 "offsets: the scheme comes before what follows"),
    no(UNKNOWN_SCHEME,     "«ftp»://h",                   "offsets: the scheme comes before a missing port"),

    // Text that cannot be a scheme is parsed as a host.
    no(LAST_LABEL,         "«1tcp»¦://h:1",               "RFC 2396 section 3.1: a scheme begins with a letter"),
    no(NOT_IN_HOSTNAME,    "tcp«_»x://h:1",               "RFC 2396 section 3.1"),
    no(NOT_IN_HOSTNAME,    "tcp«%»2Bssl://h:1",           "RFC 2396 section 3.1: a scheme has no escapes"),
    no(NO_PORT,            "«:»¦//h:1",                   "RFC 2396 section 3.1: a scheme is not empty"),
    no(NO_PORT_BEFORE,     "«//h:1»",                     "decision: no scheme"),
    no(UNKNOWN_SCHEME,     "«h»://",                      "decision: no scheme"),
    no(NO_PORT,            "«http:»¦/h",                  "decision: no scheme"),
    no(PATH_AFTER_PORT,    "http:8080«/»",                "decision: no scheme"),

    // One slash short, and texts that could still have become a known scheme.
    no(NO_PORT_AFTER_HOST, "«tcp»¦",                      "offsets: end of input"),
    no(NO_PORT,            "«tcp:»¦",                     "offsets: end of input"),
    no(NO_HOST_OR_PORT,    "«tcp:/»¦",                    "offsets: tcp:// was possible"),
    no(SCHEME_ORDER,       "«tcp:/»«x»",                  "offsets: tcp:// was possible"),
    no(SCHEME_ORDER,       "«tcp:/»«h»:1",                "offsets: tcp:// was possible"),
    no(NO_PORT_AFTER_HOST, "«tcp»¦//h:1",                 "offsets: a host was possible"),
    no(NO_HOST_OR_PORT,    "«tcp+»¦",                     "offsets: tcp+ssl:// was possible"),
    no(SCHEME_ORDER,       "«tcp+»«x»",                   "offsets: tcp+ssl:// was possible"),
    no(SCHEME_ORDER,       "«tcp+ssl:»«8»",               "offsets: tcp+ssl:// was possible"),
    no(NO_HOST_OR_PORT,    "«tcp4+ssl»¦",                 "offsets: tcp4+ssl:// was possible"),
    no(SCHEME_ORDER,       "«tcp4+s»«:»1",                "offsets: tcp4+ssl:// was possible"),
    no(NOT_IN_HOSTNAME,    "ssl«+»",                      "offsets: no known scheme begins so"),
    no(SCHEME_ORDER,       "«TCP+SS»«X»",                 "offsets: tcp+ssl:// was possible in any case"),

    // Userinfo: reported at its first byte, before any other error after the scheme.
    no(USERINFO,           "tcp://«user»@h:1",            "decision: userinfo"),
    no(PASSWORD,           "tcp://«user:»pass@h:1",       "decision: userinfo"),
    no(EMPTY_USERINFO,     "tcp://¦@h:1",                 "decision: userinfo (empty)"),
    no(USERINFO,           "tcp://«:»@h:1",               "decision: userinfo"),
    no(USERINFO,           "tcp://«a_b%41;&=+$,»@h:1",    "RFC 2396 section 3.2.2: userinfo"),
    no(USERINFO,           "tcp://«user»@",               "decision: userinfo"),
    no(PASSWORD,           "tcp://«h:»x@y",               "offsets: userinfo comes before a bad port"),
    no(PASSWORD,           "tcp://«h:»99999@y",           "offsets: userinfo comes before a port out of range"),
    no(USERINFO,           "tcp4://«user»@[::1]:1",       "offsets: userinfo comes before a mismatch"),
    no(USERINFO,           "telnets://«user»@h:1#verify", "decision: userinfo"),
    no(USERINFO,           "«user»@h:1",                  "decision: userinfo"),
    no(USERINFO,           "«tcp»@h:1",                   "decision: userinfo (that begins like a scheme)"),
    no(PASSWORD,           "«user:»pass@h:1",             "decision: userinfo"),
    no(EMPTY_USERINFO,     "¦@vulture",                   "decision: userinfo (seen in use, where a proxy takes it)"),
    no(PASSWORD,           "«h:»80@x",                    "offsets: userinfo comes before what follows a port"),
    no(NOT_IN_HOSTNAME,    "tcp://«%»zz@h:1",             "RFC 2396 section 3.2.2: no userinfo has a bad escape"),
    no(NOT_IN_HOSTNAME,    "tcp://a«[»b@h:1",             "RFC 2396 section 3.2.2: no userinfo has ["),
    no(NO_PORT_AFTER_HOST, "tcp://«a»¦/b@h:1",            "RFC 2396 section 3.2: / ends the authority"),
    no(NO_PORT_AFTER_HOST, "tcp://«a»¦#b@h:1",            "RFC 2396 section 4.1: # ends the URI"),

    // Bytes that no URI has.
    no(EMPTY,              "¦",                           "decision: empty input"),
    no(NOT_AT_START,       "« »",                         "decision: other bytes"),
    no(NOT_AT_START,       "« »tcp://h:1",                "CVE-2023-24329: leading blanks are not stripped"),
    no(NOT_AT_START,       "«\t»tcp://h:1",               "CVE-2023-24329: leading blanks are not stripped"),
    no(NOT_AT_START,       "«\u{0}»tcp://h:1",            "CVE-2023-24329: leading controls are not stripped"),
    no(NOT_AT_START,       "«\u{feff}»tcp://h:1",         "decision: other bytes (a byte order mark)"),
    no(NOT_IN_SCHEME,      "tc«\n»p://h:1",               "decision: other bytes (line ends are not stripped)"),
    no(NOT_IN_SCHEME,      "tcp« »://h:1",                "decision: other bytes"),
    no(NOT_IN_PORT,        "tcp:«\\»\\h:1",               "decision: other bytes (\\ is not /)"),
    no(NOT_IN_SCHEME,      "tcp:/«\\»h:1",                "decision: other bytes (\\ is not /)"),
    no(NOT_AT_START,       "«<»tcp://h:1>",               "RFC 2396 section 2.4.3: delims"),
    no(NOT_AT_START,       "«\"»tcp://h:1\"",             "RFC 2396 section 2.4.3: delims"),
    raw(b"\xff", 0, "decision: other bytes (no UTF-8)", r#"character not allowed in the host, at byte 0 ("\xff")"#),
    raw(b"tcp\xc0://h:1", 3, "decision: other bytes (no UTF-8)", r#"character not allowed in the host, at byte 3 ("\xc0")"#),
];
