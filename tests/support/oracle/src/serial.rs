//! Service URIs and proxy URIs as regular expressions.
//!
//! The language contains the rules of meaning: the schemes and the hosts that each allows, the range of a port, the length of
//! a thumbprint. That no key is given twice is subtracted afterwards, see [`repeats`].

use crate::rfc2396::{IPv6reference, alphanum, any, dotted_quad, either, hex, hostname, mark, optional, some};

/// `service-uri = [ scheme "://" ] [ host ] ":" port [ "#" param *( "&" param ) ]`
pub fn service_uri() -> String {
    let (v4, v6) = (dotted_quad(), IPv6reference());
    let any_host = [hostname(), v4.clone(), v6.clone()];
    let (v4_host, v6_host) = ([hostname(), v4], [hostname(), v6]);
    let plain = either(&[
        optional("(?i:tcp)://") + &optional(&either(&any_host)),
        "(?i:tcp4)://".to_owned() + &optional(&either(&v4_host)),
        "(?i:tcp6)://".to_owned() + &optional(&either(&v6_host)),
    ]);
    let secured = either(&[
        r"(?i:ssl|tcp\+ssl|telnet|telnets)://".to_owned() + &optional(&either(&any_host)),
        r"(?i:tcp4\+ssl)://".to_owned() + &optional(&either(&v4_host)),
        r"(?i:tcp6\+ssl)://".to_owned() + &optional(&either(&v6_host)),
    ]);
    either(&[format!("{plain}:{}", port()), format!("{secured}:{}{}", port(), optional(&params()))])
}

/// `proxy-uri = ( "telnet" | "telnets" ) "://" host ":" port [ "#" param *( "&" param ) ]`
pub fn proxy_uri() -> String {
    let host = either(&[hostname(), dotted_quad(), IPv6reference()]);
    format!("(?i:telnet|telnets)://{host}:{}{}", port(), optional(&params()))
}

/// `[ host ] ":" port`, a service URI without a scheme.
pub fn bare() -> String {
    optional(&either(&[hostname(), dotted_quad(), IPv6reference()])) + ":" + &port()
}

/// The schemes, all of them.
pub fn known_scheme() -> String {
    r"(?i:tcp|tcp4|tcp6|ssl|tcp\+ssl|tcp4\+ssl|tcp6\+ssl|telnet|telnets)".into()
}

/// A decimal number up to 65535, leading zeros allowed.
pub fn port() -> String {
    "0*(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])".into()
}

/// `"#" param *( "&" param )`
fn params() -> String {
    format!("#{}{}", param(), any(&format!("&{}", param())))
}

/// `param = "certificate=" value | "thumbprint=" value | "peerName=" value | "verify" | "cipherList=" value`
fn param() -> String {
    let printable = either(&[unescaped(), escaped_printable()]);
    either(&[
        "certificate=".to_owned() + &some(&either(&[unescaped(), format!("%{}{}", hex(), hex())])),
        "thumbprint=".to_owned() + &thumbprint(),
        "peerName=".to_owned() + &some(&printable),
        "verify".to_owned(),
        "cipherList=".to_owned() + &some(&either(&[printable, " ".into()])),
    ])
}

/// `uric` without `"&"` and without `escaped`.
fn unescaped() -> String {
    either(&[r"[;/?:@=+$,\[\]]".into(), alphanum(), mark()])
}

/// An escape that is not of a control byte: neither `%00` to `%1F` nor `%7F`.
fn escaped_printable() -> String {
    format!("%(?:[2-689A-Fa-f]{}|7[0-9A-Ea-e])", hex())
}

/// Twenty or thirty-two bytes in hexadecimal, all joined by `":"` or none; each character may be escaped.
fn thumbprint() -> String {
    let digit = "(?:[0-9A-Fa-f]|%3[0-9]|%4[1-6]|%6[1-6])";
    let byte = format!("(?:{digit}{digit})");
    let colon = "(?::|%3[Aa])";
    either(&[
        format!("{byte}{{20}}"),
        format!("{byte}{{32}}"),
        format!("{byte}(?:{colon}{byte}){{19}}"),
        format!("{byte}(?:{colon}{byte}){{31}}"),
    ])
}

/// The keys of the parameters.
pub const KEYS: [&str; 5] = ["certificate", "thumbprint", "peerName", "verify", "cipherList"];

/// All texts that contain `key` twice among their parameters.
pub fn repeats(key: &str) -> String {
    let value = "(?:=[^&]*)?";
    format!("[^#]*#(?:.*&)?{key}{value}&(?:.*&)?{key}{value}(?:&.*)?")
}
