//! Rejected URI references.

use super::errors::*;
use super::{Row, no, raw};

/// One row per line.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // Text is required after a scheme.
    no(EMPTY_AFTER,      "«s:»¦",                      "RFC 2396 section 3: opaque_part is not empty"),
    no(EMPTY_AFTER,      "«s:»¦#f",                    "RFC 2396 section 3: opaque_part is not empty"),
    no(EMPTY_AFTER,      "«telnet:»¦",                 "RFC 2396 section 3: opaque_part is not empty"),

    // Characters that are not allowed at that position.
    no(NOT_AT_START,     "«?»q",                       "RFC 2396 section 5: no query without a path (unlike ?y in appendix C)"),
    no(NOT_AT_START,     "«?»y",                       "RFC 2396 section 5: no query without a path (unlike ?y in appendix C)"),
    no(NOT_AT_START,     "«:»",                        "RFC 2396 section 5: no : in the first segment"),
    no(NOT_AT_START,     "«:»12345",                   "RFC 2396 section 5: no : in the first segment"),
    no(NOT_A_SCHEME,     "«1»«:»x",                    "RFC 2396 section 3.1: a scheme begins with a letter"),
    no(NOT_A_SCHEME,     "«a_b»«:»c",                  "RFC 2396 section 3.1"),
    no(NOT_A_SCHEME,     "«a;b»«:»c",                  "RFC 2396 section 5: no : in the first segment"),
    no(NOT_A_SCHEME,     "«%41»«:»c",                  "RFC 2396 section 3.1: a scheme has no escapes"),
    no(NOT_A_SCHEME,     "«192.0.2.1»«:»23",           "RFC 2396 section 5: no : in the first segment"),
    no(NOT_IN_PATH,      "s:«]»",                      "RFC 2732 section 3: uric_no_slash has no brackets"),
    no(NOT_IN_PATH,      "s:«[»x",                     "RFC 2732 section 3: uric_no_slash has no brackets"),
    no(NOT_AT_START,     "«[»::1]:23",                 "RFC 2732 section 3: brackets in an authority only"),
    no(NOT_IN_PATH,      "/«[»",                       "RFC 2732 section 3: pchar has no brackets"),
    no(NOT_IN_PATH,      "a«]»b",                      "RFC 2732 section 3: pchar has no brackets"),
    no(NOT_IN_PATH,      "s:/p«[»",                    "RFC 2732 section 3: pchar has no brackets"),
    no(NOT_IN_FRAGMENT,  "a#b«#»c",                    "RFC 2396 section 4.1: only one #"),
    no(NOT_IN_FRAGMENT,  "#«#»",                       "RFC 2396 section 4.1: only one #"),
    no(NOT_IN_FRAGMENT,  "s:a#b«#»",                   "RFC 2396 section 4.1: only one #"),

    // Characters that are not allowed anywhere in a URI.
    no(NOT_AT_START,     "« »",                        "RFC 2396 section 2.4.3: space"),
    no(NOT_IN_PATH,      "a« »b",                      "RFC 2396 section 2.4.3: space"),
    no(NOT_IN_PATH,      "a« »",                       "RFC 2396 section 2.4.3: space"),
    no(NOT_IN_PATH,      "a«\n»",                      "RFC 2396 section 2.4.3: control"),
    no(NOT_AT_START,     "«\u{0}»",                    "RFC 2396 section 2.4.3: control"),
    no(NOT_IN_PATH,      "a«\u{7f}»",                  "RFC 2396 section 2.4.3: control"),
    no(NOT_AT_START,     "«<»a>",                      "RFC 2396 section 2.4.3: delims"),
    no(NOT_IN_PATH,      "a«\"»",                      "RFC 2396 section 2.4.3: delims"),
    no(NOT_IN_PATH,      "/«{»id}",                    "RFC 2396 section 2.4.3: unwise"),
    no(NOT_IN_PATH,      "/a«|»b",                     "RFC 2396 section 2.4.3: unwise"),
    no(NOT_IN_PATH,      "c:«\\»x",                    "RFC 2396 section 2.4.3: unwise"),
    no(NOT_IN_QUERY,     "a?«^»",                      "RFC 2396 section 2.4.3: unwise"),
    no(NOT_IN_FRAGMENT,  "a#«`»",                      "RFC 2396 section 2.4.3: unwise"),
    no(NOT_IN_PATH,      "caf«\u{e9}»",                "RFC 2396 section 2.1: ASCII"),
    raw(b"a\xff", 1, "RFC 2396 section 2.1: ASCII", r#"character not allowed in the path, at byte 1 ("\xff")"#),
    raw(b"s://h/\xe2\x82", 6, "RFC 2396 section 2.1: ASCII (incomplete UTF-8 sequence)", r#"character not allowed in the path, at byte 6 ("\xe2")"#),

    // Escapes.
    no(BAD_ESCAPE,       "«%»",                        "RFC 2396 section 2.4.1"),
    no(BAD_ESCAPE,       "«%4»",                       "RFC 2396 section 2.4.1"),
    no(BAD_ESCAPE,       "«%zz»",                      "RFC 2396 section 2.4.1"),
    no(BAD_ESCAPE,       "a«%4g»",                     "RFC 2396 section 2.4.1"),
    no(BAD_ESCAPE,       "/a«%»",                      "RFC 2396 section 2.4.1"),
    no(BAD_ESCAPE,       "s:a«%2»",                    "RFC 2396 section 2.4.1"),
    no(BAD_ESCAPE,       "s:«%»",                      "RFC 2396 section 2.4.1"),
    no(BAD_ESCAPE,       "//«%zz»",                    "RFC 2396 section 2.4.1"),
    no(BAD_ESCAPE,       "//h«%4/»x",                  "RFC 2396 section 2.4.1"),
    no(BAD_ESCAPE,       "//u«%@h»",                   "RFC 2396 section 2.4.1"),
    no(BAD_ESCAPE,       "a?«%4»\u{e9}",               "RFC 2396 section 2.4.1"),
    no(BAD_ESCAPE,       "a#«%u0»041",                 "RFC 2396 section 2.4.1"),

    // Brackets in an authority.
    no(INCOMPLETE_IPV6,  "//«[»¦",                     "RFC 2732 section 3"),
    no(INCOMPLETE_IPV6,  "//«[¦]»",                    "RFC 2732 section 3: brackets hold an address"),
    no(INCOMPLETE_IPV6,  "//«[::1»¦",                  "RFC 2732 section 3: end of input"),
    no(IPV6_ORDER,       "//«[»«h»]",                  "RFC 2732 section 3: no name in brackets"),
    no(IPV6_ORDER,       "//«[1»«.»2.3.4]",            "RFC 4291 section 2.2: IPv4 needs no brackets"),
    no(IPV6_ORDER,       "//«[»«v»1.x]",               "RFC 2732 section 3: no IPvFuture"),
    no(IPV6_ORDER,       "//«[::ffff:256»«.»1.1.1]",   "RFC 4291 section 2.2 form 3: octet over 255"),
    no(INCOMPLETE_IPV6,  "http://«[1:2:3:4:5:6:7¦]»/", "RFC 4291 section 2.2: seven groups"),
    no(INCOMPLETE_IPV6,  "//u@«[::1»¦",                "RFC 2732 section 3: end of input"),
    no(NOT_IN_HOST,      "//[::1« »]",                 "RFC 2396 section 2.4.3: space"),
    no(ZONE_ID,          "//[fe80::1«%25eth0»]",       "decision: zone id (RFC 6874, withdrawn by RFC 9844)"),
    no(ZONE_ID,          "//[fe80::1«%eth0»]:1",       "decision: zone id"),
    no(AFTER_BRACKET,    "//[::1]«x»",                 "RFC 2732 section 3: brackets hold a whole host"),
    no(AFTER_BRACKET,    "//[::1]«@»h",                "RFC 2732 section 3: userinfo has no brackets"),
    no(NOT_IN_AUTHORITY, "//[::1]:8«x»",               "RFC 2396 section 3.2.2: port = *digit"),
    no(NOT_IN_AUTHORITY, "//h«[»::1]",                 "RFC 2732 section 3: brackets hold a whole host"),
    no(NOT_IN_AUTHORITY, "//h«]»",                     "RFC 2732 section 3: reg_name has no brackets"),
    no(NOT_IN_AUTHORITY, "//u@h_x«[»",                 "RFC 2732 section 3: reg_name has no brackets"),
];
