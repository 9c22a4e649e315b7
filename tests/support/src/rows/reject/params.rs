//! Rejected service URIs: parameters and their keys.

use super::errors::*;
use super::{Row, no, raw};

/// One row per line.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // Parameters are missing.
    no(NO_PARAMETER,     "ssl://h:1«#»¦",                            "decision: empty parameters"),
    no(NO_PARAMETER,     "telnet://:1«#»¦",                          "decision: empty parameters"),
    no(NO_PARAMETER,     "ssl://h:1«#»¦&",                           "decision: empty parameters"),
    no(NO_PARAMETER,     "ssl://h:1«#»¦&verify",                     "decision: empty parameters"),
    no(NO_PARAMETER,     "ssl://h:1#verify«&»¦",                     "decision: empty parameters"),
    no(NO_PARAMETER,     "ssl://h:1#verify&«&»verify",               "decision: empty parameters"),
    no(NO_PARAMETER,     "ssl://h:1#peerName=p«&»¦",                 "decision: empty parameters"),

    // Unknown keys.
    no(UNKNOWN_KEY,      "ssl://h:1#«x»",                            "decision: unknown key"),
    no(UNKNOWN_KEY,      "ssl://h:1#«foo»=1",                        "decision: unknown key"),
    no(NO_KEY,           "ssl://h:1#¦=x",                            "decision: unknown key (empty)"),
    no(NO_KEY,           "ssl://h:1#¦=",                             "decision: unknown key (empty)"),
    no(UNKNOWN_KEY,      "ssl://h:1#«Verify»",                       "decision: unknown key (case)"),
    no(UNKNOWN_KEY,      "ssl://h:1#«peername»=p",                   "decision: unknown key (case)"),
    no(UNKNOWN_KEY,      "ssl://h:1#«thumbPrint»=00",                "decision: unknown key (case)"),
    no(UNKNOWN_KEY,      "ssl://h:1#«%76erify»",                     "decision: unknown key (escaped)"),
    no(UNKNOWN_KEY,      "ssl://h:1#«verif»",                        "decision: unknown key (one letter short)"),
    no(UNKNOWN_KEY,      "ssl://h:1#«verifyx»",                      "decision: unknown key (one letter long)"),
    no(UNKNOWN_KEY,      "ssl://h:1#«cert»=c",                       "decision: unknown key"),
    no(UNKNOWN_KEY,      "ssl://h:1#«certificates»=c",               "decision: unknown key"),
    no(UNKNOWN_KEY,      "ssl://h:1#«verify;peerName»=p",            "decision: unknown key (; joins no parameters)"),
    no(UNKNOWN_KEY,      "ssl://h:1#«verify,»",                      "decision: unknown key (, joins no parameters)"),
    no(UNKNOWN_KEY,      "ssl://h:1#«/»",                            "decision: unknown key"),
    no(UNKNOWN_KEY,      "ssl://h:1#«[]»",                           "decision: unknown key"),
    no(UNKNOWN_KEY,      "ssl://h:1#verify&«x»",                     "decision: unknown key"),
    no(UNKNOWN_KEY,      "ssl://h:1#verify&«verif»",                 "decision: unknown key"),
    no(UNKNOWN_KEY,      "telnet://h:1#«foo bar»",                   "offsets: no key begins so"),

    // Bytes outside uric in a key.
    no(NOT_IN_PARAMETER, "ssl://h:1#« »verify",                      "decision: raw space"),
    no(NOT_IN_PARAMETER, "ssl://h:1#veri« »fy",                      "decision: raw space"),
    no(NOT_IN_PARAMETER, "ssl://h:1#verify« »x",                     "decision: raw space"),
    no(NOT_IN_PARAMETER, "ssl://h:1#verify« »",                      "decision: raw space"),
    no(NOT_IN_PARAMETER, "ssl://h:1#verify«\n»",                     "decision: other bytes"),
    no(NOT_IN_PARAMETER, "ssl://h:1#verify«#»",                      "RFC 2396 section 4.1: only one #"),
    no(NOT_IN_PARAMETER, "ssl://h:1#«#»",                            "RFC 2396 section 4.1: only one #"),
    no(NOT_IN_PARAMETER, "ssl://h:1#peerName« »=p",                  "decision: raw space"),
    raw(b"ssl://h:1#\xff", 10, "decision: other bytes (no UTF-8)", r#"character not allowed in the parameter, at byte 10 ("\xff")"#),

    // The same key twice.
    no(GIVEN_TWICE,      "ssl://h:1#verify&«verify»",                "decision: duplicate key"),
    no(GIVEN_TWICE,      "ssl://h:1#verify&«verify»=1",              "decision: duplicate key"),
    no(GIVEN_TWICE,      "ssl://h:1#verify&«verify» x",              "decision: duplicate key"),
    no(GIVEN_TWICE,      "ssl://h:1#peerName=a&«peerName»=a",        "decision: duplicate key"),
    no(GIVEN_TWICE,      "ssl://h:1#peerName=a&«peerName»",          "decision: duplicate key"),
    no(GIVEN_TWICE,      "ssl://h:1#peerName=a&verify&«peerName»=b", "decision: duplicate key"),
    no(GIVEN_TWICE,      "ssl://h:1#cipherList=A B&«cipherList»=C",  "decision: duplicate key"),
    no(GIVEN_TWICE,      "ssl://h:1#certificate=c&«certificate»=c",  "decision: duplicate key"),
    no(GIVEN_TWICE,      "ssl://h:1#thumbprint=00112233445566778899aabbccddeeff00112233&«thumbprint»=00", "decision: duplicate key"),

    // Missing and unexpected values.
    no(NO_VALUE,         "ssl://h:1#«certificate»¦",                 "decision: empty value"),
    no(NO_VALUE,         "ssl://h:1#«certificate»=¦",                "decision: empty value"),
    no(NO_VALUE,         "ssl://h:1#«certificate»¦&verify",          "decision: empty value"),
    no(NO_VALUE,         "ssl://h:1#«certificate»=¦&verify",         "decision: empty value"),
    no(NO_VALUE,         "ssl://h:1#«peerName»¦",                    "decision: empty value"),
    no(NO_VALUE,         "ssl://h:1#«peerName»=¦",                   "decision: empty value"),
    no(NO_VALUE,         "ssl://h:1#«cipherList»¦",                  "decision: empty value"),
    no(NO_VALUE,         "ssl://h:1#«cipherList»=¦&verify",          "decision: empty value"),
    no(NO_VALUE,         "ssl://h:1#«thumbprint»¦",                  "decision: empty value"),
    no(NO_VALUE,         "ssl://h:1#«thumbprint»=¦",                 "decision: empty value"),
    no(TAKES_NO_VALUE,   "ssl://h:1#«verify»¦=",                     "decision: value of verify"),
    no(TAKES_NO_VALUE,   "ssl://h:1#«verify»¦=1",                    "decision: value of verify"),
    no(TAKES_NO_VALUE,   "ssl://h:1#peerName=p&«verify»¦=no",        "decision: value of verify (not even to turn it off)"),
];
