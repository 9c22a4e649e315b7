//! The hints, in the order in which they are tried.
//!
//! Patterns ignore case. Groups keep the text that they match, so a hint changes nothing that it does not name. No hint
//! removes a parameter, or TLS from a scheme, because people copy a proposal without checking it.

use percent_encoding::{AsciiSet, utf8_percent_encode};
use vserial_uri::ErrorKind::*;
use vserial_uri::{AuthKey, Scheme, Security};

use super::{Hint, hint_for};
use crate::input::Expected;

const DIRECTION: &[Expected] = &[Expected::Direction];
const SERVICE: &[Expected] = &[Expected::Service, Expected::ClientService];
const PROXY: &[Expected] = &[Expected::Proxy];
/// The URI of a service without a proxy, or of a proxy.
const SERIAL: &[Expected] = &[Expected::Service, Expected::ClientService, Expected::Proxy];
/// Any text that may contain escapes.
const ENCODED: &[Expected] = &[Expected::Service, Expected::ClientService, Expected::Proxy, Expected::Reference];
const ANY_URI: &[Expected] =
    &[Expected::Service, Expected::ClientService, Expected::ProxiedService, Expected::Proxy, Expected::Reference];

pub const FORM_ENCODED_PEM: &str = "\"+\" does not decode to a space; write -----BEGIN%20CERTIFICATE-----";
const THUMBPRINT: &str =
    "thumbprint is the SHA-1 or SHA-256 digest of the certificate, as `openssl x509 -fingerprint` prints it";

pub fn hints() -> Vec<Hint> {
    [around_the_uri(), scheme(), host_and_port(), after_the_port(), parameters(), escapes()]
        .into_iter()
        .flatten()
        .collect()
}

fn around_the_uri() -> Vec<Hint> {
    let qemu_options = "(?:,(?:server|wait|nodelay)(?:=(?:on|off))?|,nowait|,reconnect(?:-ms)?=[0-9]+)+";
    // How other programs write which end listens: `server=on,nowait`, `direction=server`.
    let direction = "(?:direction=)?(?:server|client)(?:=on)?(?:[,;& ](?:nowait|wait(?:=on|=off)?))*";
    vec![
        hint_for(ANY_URI, "remove the carriage return at the end").rewrite(r"(.*)\r", "$1"),
        hint_for(ANY_URI, "remove the spaces around the URI")
            .rewrite(r"[[:space:]\u{A0}]*(.*?)[[:space:]\u{A0}]*", "$1"),
        hint_for(ANY_URI, "remove the quotation marks")
            .rewrite(r#""(.*)""#, "$1")
            .rewrite("'(.*)'", "$1")
            .rewrite("`(.*)`", "$1")
            .rewrite("<(.*)>", "$1")
            .rewrite("\u{201C}(.*)\u{201D}", "$1"),
        hint_for(ANY_URI, "replace the placeholder with its value").if_error_at(r"\$?\{\{|\$?\{[a-z_]|<[a-z_ ]+>"),
        hint_for(ANY_URI, "read a JSON object with --as backing").if_error_at(r#"\{[[:space:]]*""#),
        hint_for(DIRECTION, "a direction is written in lower case")
            .rewrite("[[:space:]]*client[[:space:]]*", "client")
            .rewrite("[[:space:]]*server[[:space:]]*", "server"),
        hint_for(SERIAL, "remove the space before the \"#\"")
            .rewrite_at_error("[[:space:]]+#", "#")
            .if_error_at("[[:space:]]+#"),
        hint_for(SERIAL, "this is QEMU's syntax; write a URI, and the direction as a field of its own")
            .rewrite(&format!("(tcp|telnet):([^,/]*:[0-9]+){qemu_options}"), "$1://$2"),
        hint_for(SERIAL, "write the direction as a field of its own, not in the URI")
            .rewrite("(?:server|client)(?:://|[ ,;:/?&|])[[:space:]]*(.*)", "$1")
            .rewrite_at_error(&format!("[ ,;:/?&|]*{direction}[[:space:]]*(#|$)"), "$1")
            .rewrite(&format!("(.*)[#&]{direction}"), "$1")
            .rewrite(&format!("(.*[#&]){direction}&(.*)"), "$1$2"),
    ]
}

fn scheme() -> Vec<Hint> {
    let known = r"tcp[46]?(?:\+ssl)?|ssl|telnets?";
    vec![
        hint_for(SERIAL, "write \"://\" after the scheme")
            .rewrite(&format!(r"({known})(?::[/\\]*|[/\\]+)(.*)"), "$1://$2"),
        hint_for(SERVICE, "use the name of the scheme")
            .rewrite("(?:tls|tcps)://(.*)", "ssl://$1")
            .rewrite("(?:tcp[-+_](?:ssl|tls)|(?:ssl|tls)[-+_]tcp)://(.*)", "tcp+ssl://$1")
            .rewrite("(tcp[46])[-+_](?:ssl|tls)://(.*)", "$1+ssl://$2")
            .rewrite("(?:ssl|tls)[-+_](tcp[46])://(.*)", "$1+ssl://$2")
            .rewrite("(?:ssl|tls)([46])://(.*)", "tcp$1+ssl://$2"),
        hint_for(PROXY, "a proxy has the scheme telnet or telnets")
            .rewrite("tcp[46]?://(.*)", "telnet://$1")
            .rewrite("(?:ssl|tls|tcps|tcp[46]?[-+_](?:ssl|tls))://(.*)", "telnets://$1"),
        hint_for(SERIAL, "use the name of the scheme")
            .rewrite("(?:telnets?[-+_]?(?:ssl|tls)|(?:ssl|tls)[-+_]telnets?)://(.*)", "telnets://$1")
            .rewrite_group("([^:/?#]*)://.*", similar_scheme),
        hint_for(SERIAL, "use the scheme for the host's IP version")
            .kinds(&[IpVersionMismatch])
            .rewrite("tcp4(.*)", "tcp6$1")
            .rewrite("tcp6(.*)", "tcp4$1"),
        hint_for(SERVICE, "the schemes are tcp, tcp4, tcp6, ssl, tcp+ssl, tcp4+ssl, tcp6+ssl, telnet and telnets")
            .kinds(&[UnknownScheme])
            .always(),
        hint_for(PROXY, "a proxy has the scheme telnet or telnets").kinds(&[UnknownScheme]).always(),
        hint_for(PROXY, "a proxy has the scheme telnet or telnets")
            .kinds(&[SchemeNotAllowed])
            .if_found(&format!("^(?:{known})(?::|$)")),
    ]
}

fn host_and_port() -> Vec<Hint> {
    let port_alone = "([^#]*://)?([0-9]+)[:/]*(#.*)?";
    vec![
        hint_for(SERVICE, "write \":\" before the port; a server needs no host").rewrite(port_alone, "$1:$2$3"),
        hint_for(SERIAL, "write a host and \":\" before the port").rewrite(port_alone, "${1}host.example:$2$3"),
        hint_for(SERVICE, "leave the host empty to listen on all addresses").rewrite(r"([^#]*://)?\*(:.*)", "$1$2"),
        hint_for(SERIAL, "remove the user and password")
            .kinds(&[UserinfoNotAllowed])
            .rewrite("([^@#]*://)[^@#]*@(.*)", "$1$2"),
        hint_for(SERVICE, "a bare name needs a proxyURI; without a proxy, write host and port")
            .kinds(&[PortMissing, UserinfoNotAllowed])
            .if_found("^[^/:]*$"),
        hint_for(SERIAL, "a user or password is not allowed in the URI").kinds(&[UserinfoNotAllowed]).always(),
        hint_for(PROXY, "write the proxy's scheme, host and port; the name of a service belongs in serviceURI")
            .kinds(&[SchemeNotAllowed])
            .rewrite("([^:/#]+)(#.*)?", "telnet://$1:13370$2")
            .rewrite("([^:/]+:[0-9]+.*)", "telnet://$1"),
        hint_for(SERIAL, "write an IPv6 address in brackets")
            .rewrite("([^/#]*://)?([[:xdigit:]:.]+):([0-9]+)(#.*)?", "$1[$2]:$3$4"),
        hint_for(SERIAL, "only an IPv6 address is written in brackets")
            .rewrite(r"([^#]*://)?\[([^\]:]*)\](.*)", "$1$2$3"),
        hint_for(SERIAL, "remove the zone identifier").kinds(&[ZoneIdNotAllowed]).rewrite_at_error(r"%[^\]]*", ""),
        hint_for(SERIAL, "write the port; there is no default")
            .kinds(&[PortMissing])
            .rewrite("(telnet://[^/#]+?)[:/]*(#.*)?", "$1:23$2"),
        hint_for(SERIAL, "write \":\" and a port up to 65535 after the host").kinds(&[PortMissing]).always(),
        hint_for(SERIAL, "write a host; only a server can omit it").kinds(&[HostMissing]).always(),
        hint_for(SERIAL, "write an internationalized hostname in its ASCII form (xn--...)")
            .if_found(r"^(?:[a-z0-9+]*://)?[a-z0-9.-]*[^\x00-\x7F\u{FFFD}]"),
        hint_for(SERIAL, "remove the spaces")
            .rewrite("(?:([a-z0-9+]+://) *)?([^ #]*?) *: *([0-9]+) *(#.*)?", "$1$2:$3$4"),
    ]
}

fn after_the_port() -> Vec<Hint> {
    // What is often written instead of "#".
    let mark = "/?[?&,;| /]";
    let plain_host = "[^/?#&,;| ]*:[0-9]+";
    vec![
        hint_for(SERIAL, "remove the \"/\" after the port").kinds(&[PathNotAllowed]).rewrite_at_error("/(#|$)", "$1"),
        hint_for(SERIAL, "write \"#\" before the parameters")
            .rewrite_at_error(&format!("{mark}([^#]*)#"), "#$1&")
            .rewrite_at_error(mark, "#"),
        hint_for(SERIAL, "write \"#\" before the parameters, and use a scheme with TLS")
            .rewrite(&format!("(?:tcp://)?({plain_host}){mark}([^#]+)"), "ssl://$1#$2")
            .rewrite(&format!("(tcp[46])://({plain_host}){mark}([^#]+)"), "$1+ssl://$2#$3"),
        // Last, because the hints above also apply to invalid hostnames.
        hint_for(
            SERIAL,
            "a hostname label consists of letters, digits and \"-\", and does not start or end with \"-\"",
        )
        .kinds(&[InvalidHostname])
        .always(),
    ]
}

fn parameters() -> Vec<Hint> {
    let key = "certificate|thumbprint|peerName|verify|cipherList";
    vec![
        hint_for(SERIAL, "use a scheme with TLS for parameters")
            .kinds(&[ParametersNotAllowed])
            .rewrite("(tcp[46])://(.*)", "$1+ssl://$2")
            .rewrite("(?:tcp://)?(.*)", "ssl://$1"),
        hint_for(SERIAL, "use the exact name of the parameter")
            .kinds(&[UnknownParameter])
            .rewrite_at_error("cert=", "certificate=")
            .rewrite_at_error("fingerprint=", "thumbprint=")
            .rewrite_at_error("ciphers?=", "cipherList=")
            .rewrite_at_error_with("[^=&]+", similar_key),
        hint_for(SERIAL, "write \"&\" between parameters")
            .rewrite_at_error(&format!("[,;# ] *({key})"), "&$1")
            .rewrite_at_error(&format!("([^,;=&]+)[,;] *({key})"), "$1&$2"),
        hint_for(SERIAL, "remove a \"#\" or \"&\" that no parameter follows")
            .kinds(&[ParameterMissing])
            .rewrite("(.*?)[#&]+", "$1")
            .rewrite_at_error("&+", ""),
        // No hint for `verify=false`: removing the parameter could switch verification off by mistake.
        hint_for(SERIAL, "write verify without a value")
            .kinds(&[UnexpectedValue])
            .rewrite_at_error("=(?:1|on|true|yes)?(&|$)", "$1"),
        hint_for(SERIAL, THUMBPRINT).kinds(&[InvalidThumbprint]).always(),
        hint_for(SERIAL, THUMBPRINT).kinds(&[UnknownParameter]).if_error_at("fingerprint"),
        hint_for(SERIAL, "the parameters are certificate, thumbprint, peerName, verify and cipherList")
            .kinds(&[UnknownParameter])
            .always(),
        hint_for(SERIAL, FORM_ENCODED_PEM).kinds(&[InvalidCharacter]).if_found(r"certificate=-----BEGIN\+"),
        hint_for(SERIAL, "percent-encode the PEM text: %20 for a space, %0A for a line feed")
            .kinds(&[InvalidCharacter])
            .if_found("certificate=-----BEGIN"),
    ]
}

fn escapes() -> Vec<Hint> {
    // A text with U+FFFD is excluded, because the bytes that it replaces are unknown.
    vec![
        hint_for(ENCODED, "write a space as %20").rewrite_at_error_with(r" [^&\u{FFFD}]*", percent_encoded),
        hint_for(ENCODED, "percent-encode characters that are not ASCII")
            .rewrite_at_error_with(r"[^\x00-\x7F\u{FFFD}][^&\u{FFFD}]*", percent_encoded),
        hint_for(ENCODED, "write a literal \"%\" as %25").kinds(&[InvalidPercentEncoding]).rewrite_at_error("%", "%25"),
        hint_for(SERIAL, "write a space as %20")
            .kinds(&[InvalidCharacter])
            .if_found(r"^[^ \u{FFFD}]*#[^ ]*=[^ &\u{FFFD}]* "),
    ]
}

/// Percent-encodes spaces and characters that are not ASCII.
fn percent_encoded(text: &str) -> Option<String> {
    const SPACE: &AsciiSet = &AsciiSet::EMPTY.add(b' ');
    Some(utf8_percent_encode(text, SPACE).to_string())
}

/// Returns the scheme that `name` resembles. A name that asks for TLS resembles only schemes with TLS.
fn similar_scheme(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let needs_tls = name.ends_with('s') || ["ssl", "tls", "tcps", "+"].iter().any(|part| name.contains(part));
    let schemes = Scheme::ALL.iter().filter(|scheme| !needs_tls || scheme.security() == Security::Tls);
    // Short names resemble too many others: "ssh" does not mean "ssl".
    similar(&name, schemes.map(|scheme| scheme.as_str()).filter(|scheme| scheme.len() > 4))
}

/// Returns the parameter name that `name` resembles.
fn similar_key(name: &str) -> Option<String> {
    similar(name, AuthKey::ALL.iter().map(|key| key.as_str()))
}

/// Returns the known name that `name` resembles most, if at most a third of it differs.
fn similar(name: &str, known: impl Iterator<Item = &'static str>) -> Option<String> {
    let name = name.to_ascii_lowercase();
    known
        .map(|known| (strsim::osa_distance(&name, &known.to_ascii_lowercase()), known))
        .filter(|(distance, known)| 3 * distance <= known.len())
        .min()
        .map(|(_, known)| known.to_owned())
}
