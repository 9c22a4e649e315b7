//! Accepted service URIs: the authentication parameters after `#`.

use super::*;

/// A SHA-1 thumbprint as 40 digits.
const SHA1: &str = "00112233445566778899aabbccddeeff00112233";
/// The same, as `openssl x509 -fingerprint` writes it.
const SHA1_COLONS: &str = "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33";
/// A SHA-256 thumbprint as 64 digits.
const SHA256: &str = "00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff";

/// One row per line.
#[rustfmt::skip]
pub const ROWS: &[Service] = &[
    // Which schemes may have parameters, and which parameters ask for verification.
    with("ssl://h:1#verify",                SSL,      &[("verify", None)], true, "vSphere: verify"),
    with("tcp+ssl://h:1#verify",            TCP_SSL,  &[("verify", None)], true, "decision: parameters need TLS"),
    with("tcp4+ssl://h:1#verify",           TCP4_SSL, &[("verify", None)], true, "decision: parameters need TLS"),
    with("tcp6+ssl://h:1#verify",           TCP6_SSL, &[("verify", None)], true, "decision: parameters need TLS"),
    with("telnet://h:1#verify",             TELNET,   &[("verify", None)], true, "decision: parameters need TLS (telnet may negotiate it)"),
    with("telnets://h:1#verify",            TELNETS,  &[("verify", None)], true, "decision: parameters need TLS"),
    with("ssl://h:1#certificate=c",         SSL, &[("certificate", Some("c"))], true, "vSphere: certificate"),
    with("ssl://h:1#peerName=p",            SSL, &[("peerName", Some("p"))], true, "vSphere: peerName"),
    with("ssl://h:1#cipherList=AES128",     SSL, &[("cipherList", Some("AES128"))], false, "vSphere: cipherList (alone it verifies nothing)"),

    // Several, in any order; the order is kept.
    Service { host: v6("::1"), port: 7, ..with("SSL://[::1]:007#verify&peerName=a=b", SSL,
        &[("verify", None), ("peerName", Some("a=b"))], true, "vSphere: parameters joined by &") },
    with("ssl://h:1#verify&cipherList=A",   SSL, &[("verify", None), ("cipherList", Some("A"))], true, "vSphere: parameters joined by &"),
    with("ssl://h:1#cipherList=A&verify",   SSL, &[("cipherList", Some("A")), ("verify", None)], true, "vSphere: parameters joined by &"),
    with("ssl://h:1#peerName=p&certificate=c&verify&cipherList=A&thumbprint=00112233445566778899aabbccddeeff00112233", SSL,
         &[("peerName", Some("p")), ("certificate", Some("c")), ("verify", None), ("cipherList", Some("A")), ("thumbprint", Some(SHA1))],
         true, "vSphere: all five"),

    // Values: uric without "&".
    with("ssl://h:1#peerName=CN=a=b",       SSL, &[("peerName", Some("CN=a=b"))], true, "decision: = may recur in a value"),
    with("ssl://h:1#peerName==",            SSL, &[("peerName", Some("="))], true, "decision: = may recur in a value"),
    with("ssl://h:1#peerName=a%26verify",   SSL, &[("peerName", Some("a%26verify"))], true, "decision: an escaped & does not end a value"),
    with("ssl://h:1#peerName=;/?:@+$,[]",   SSL, &[("peerName", Some(";/?:@+$,[]"))], true, "RFC 2396 section 2.2, RFC 2732 section 3: reserved"),
    with("ssl://h:1#peerName=-_.!~*'()",    SSL, &[("peerName", Some("-_.!~*'()"))], true, "RFC 2396 section 2.3: mark"),
    with("ssl://h:1#peerName=verify",       SSL, &[("peerName", Some("verify"))], true, "a key's name is a value like any other"),
    with("ssl://h:1#peerName=*.example.com", SSL, &[("peerName", Some("*.example.com"))], true, "RFC 2396 section 2.3: mark"),
    with("ssl://h:1#peerName=a%20b",        SSL, &[("peerName", Some("a%20b"))], true, "decision: raw space (escaped, it is allowed)"),
    with("ssl://h:1#peerName=%7e%7E",       SSL, &[("peerName", Some("%7e%7E"))], true, "RFC 2396 section 2.4.1: hex in any case"),
    with("ssl://h:1#peerName=%C3%BC",       SSL, &[("peerName", Some("%C3%BC"))], true, "decision: control bytes in values (these are none)"),
    with("ssl://h:1#peerName=%80",          SSL, &[("peerName", Some("%80"))], true, "decision: control bytes in values (not UTF-8, and no control byte)"),

    // cipherList: names separated by ":", "," or a space.
    with("ssl://h:1#cipherList=A:B,C D",    SSL, &[("cipherList", Some("A:B,C D"))], false, "decision: raw space"),
    with("ssl://h:1#cipherList=A B&verify", SSL, &[("cipherList", Some("A B")), ("verify", None)], true, "decision: raw space"),
    with("ssl://h:1#cipherList=A%20B",      SSL, &[("cipherList", Some("A%20B"))], false, "decision: raw space"),
    with("ssl://h:1#cipherList=ALL:!aNULL:@STRENGTH", SSL, &[("cipherList", Some("ALL:!aNULL:@STRENGTH"))], false, "openssl ciphers(1)"),

    // certificate: escaped PEM text.
    with("ssl://h:1#certificate=-----BEGIN%20CERTIFICATE-----%0AMIIB+/8=%0A-----END%20CERTIFICATE-----%0A", SSL,
         &[("certificate", Some("-----BEGIN%20CERTIFICATE-----%0AMIIB+/8=%0A-----END%20CERTIFICATE-----%0A"))], true, "decision: certificate"),
    with("ssl://h:1#certificate=a%0D%0Ab",  SSL, &[("certificate", Some("a%0D%0Ab"))], true, "decision: certificate (line ends are part of PEM)"),

    // thumbprint: 20 or 32 bytes.
    with("ssl://h:1#thumbprint=00112233445566778899aabbccddeeff00112233", SSL, &[("thumbprint", Some(SHA1))], true, "decision: thumbprint"),
    with("ssl://h:1#thumbprint=00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33", SSL,
         &[("thumbprint", Some(SHA1_COLONS))], true, "decision: thumbprint"),
    with("ssl://h:1#thumbprint=00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff", SSL,
         &[("thumbprint", Some(SHA256))], true, "decision: thumbprint"),
    with("ssl://h:1#thumbprint=00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff", SSL,
         &[("thumbprint", Some("00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff"))],
         true, "decision: thumbprint"),
    with("ssl://h:1#thumbprint=%30%30112233445566778899%61%41bbccddeeff00112233", SSL,
         &[("thumbprint", Some("%30%30112233445566778899%61%41bbccddeeff00112233"))], true, "decision: thumbprint (checked when decoded)"),
    with("ssl://h:1#thumbprint=00%3A11%3a22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33", SSL,
         &[("thumbprint", Some("00%3A11%3a22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33"))], true, "decision: thumbprint (checked when decoded)"),
    with("ssl://h:1#thumbprint=00112233445566778899aabbccddeeff00112233&verify", SSL,
         &[("thumbprint", Some(SHA1)), ("verify", None)], true, "decision: thumbprint"),
];
