//! Compares the library with the oracle on one text.

use oracle::{Grammar, errors, parts};
use vserial_uri::{Host, ParseError, ProxyUri, ServiceUri, UriReference};

/// Parses `text` and compares everything with the oracle: verdict, parts, and kind and offset of the error. Also checks
/// that `parse` and `parse_bytes` agree.
///
/// # Errors
///
/// The difference.
pub fn compare(grammar: Grammar, text: &[u8]) -> Result<(), String> {
    compare_with(grammar, text, grammar.first_impossible(text))
}

/// [`compare`] for a caller that has run the automaton: `d` is [`Grammar::first_impossible`].
///
/// # Errors
///
/// The difference.
pub fn compare_with(grammar: Grammar, text: &[u8], d: Option<usize>) -> Result<(), String> {
    let string = std::str::from_utf8(text).ok();
    let parts = match grammar {
        Grammar::Reference => {
            let parsed = UriReference::parse_bytes(text);
            if let Some(string) = string {
                same(UriReference::parse(string), parsed, "parse and parse_bytes")?;
            }
            parsed.map(|parsed| reference_parts(parsed, string, d))
        }
        Grammar::Service => {
            let parsed = ServiceUri::parse_bytes(text);
            if let Some(string) = string {
                same(ServiceUri::parse(string), parsed, "parse and parse_bytes")?;
            }
            parsed.map(|parsed| service_parts(grammar, parsed, string, d))
        }
        Grammar::Proxy => {
            let parsed = ProxyUri::parse_bytes(text);
            if let Some(string) = string {
                same(ProxyUri::parse(string), parsed, "parse and parse_bytes")?;
            }
            parsed.map(|parsed| proxy_parts(parsed, string, d))
        }
    };
    match (parts, d) {
        (Ok(parts), _) => parts,
        (Err(error), None) => Err(format!("rejected with {error:?}, but valid")),
        (Err(error), Some(d)) => fault(grammar, text, error, d),
    }
}

fn fault(grammar: Grammar, text: &[u8], error: ParseError, d: usize) -> Result<(), String> {
    errors::check_offset(grammar, text, error.kind().name(), error.offset(), d)
}

fn reference_parts(parsed: UriReference<'_>, text: Option<&str>, d: Option<usize>) -> Result<(), String> {
    let text = accepted(text, d)?;
    let parts = parts::reference(text).ok_or("the oracle contradicts itself")?;
    let authority = parsed.authority();
    same(parsed.as_str(), text, "as_str")?;
    same(parsed.scheme(), parts.scheme, "scheme")?;
    same(authority.map(|its| its.as_str()), parts.authority, "authority")?;
    same(authority.is_some_and(|its| its.is_registry_name()), parts.registry_name, "registry name")?;
    same(authority.and_then(|its| its.userinfo()), parts.userinfo, "userinfo")?;
    same(authority.and_then(|its| its.host()), parts.host, "host")?;
    same(authority.and_then(|its| its.port()), parts.port, "port")?;
    same(parsed.path(), parts.path, "path")?;
    same(parsed.query(), parts.query, "query")?;
    same(parsed.fragment(), parts.fragment, "fragment")?;
    same(parsed.is_opaque(), parts.opaque, "opaque")
}

fn service_parts(grammar: Grammar, parsed: ServiceUri<'_>, text: Option<&str>, d: Option<usize>) -> Result<(), String> {
    let text = accepted(text, d)?;
    let parts = parts::service(grammar, text).ok_or("the oracle contradicts itself")?;
    let auth = parsed.auth();
    let params = auth.iter().map(|param| (param.key().as_str(), param.value().map(|value| value.as_str())));
    let host = match parsed.host() {
        Host::Empty => parts.host.is_empty(),
        Host::Name(name) => name == parts.host,
        Host::Ipv4(address) => parts.host.parse() == Ok(address),
        Host::Ipv6(address) => parts.host.parse() == Ok(address),
    };
    same(parsed.as_str(), text, "as_str")?;
    same(parsed.scheme().as_str(), parts.scheme.as_str(), "scheme")?;
    same(parsed.host_str(), parts.host, "host")?;
    same(parsed.host().kind(), parts.host_kind, "kind of host")?;
    same(host, true, "the host as written")?;
    same(parsed.port(), parts.port, "port")?;
    same(parsed.verifies_peer(), parts.verification(), "verification")?;
    same(params.collect::<Vec<_>>(), parts.params, "parameters")
}

/// A proxy URI is a service URI too, and has its parts.
fn proxy_parts(parsed: ProxyUri<'_>, text: Option<&str>, d: Option<usize>) -> Result<(), String> {
    let service = parsed.as_service();
    same(service, ServiceUri::from(parsed), "as_service")?;
    same(parsed.as_str(), service.as_str(), "as_str")?;
    same(parsed.scheme(), service.scheme(), "scheme")?;
    same(parsed.host(), service.host(), "host")?;
    same(parsed.host_str(), service.host_str(), "host text")?;
    same(parsed.port(), service.port(), "port")?;
    same(parsed.auth().as_str(), service.auth().as_str(), "auth")?;
    same(parsed.verifies_peer(), service.verifies_peer(), "verification")?;
    service_parts(Grammar::Proxy, service, text, d)
}

fn accepted(text: Option<&str>, d: Option<usize>) -> Result<&str, String> {
    match d {
        Some(d) => Err(format!("accepted, but D is {d}")),
        None => text.ok_or_else(|| "accepted, but no text".to_owned()),
    }
}

fn same<T: PartialEq + std::fmt::Debug>(ours: T, its: T, what: &str) -> Result<(), String> {
    if ours == its { Ok(()) } else { Err(format!("{what}: {ours:?}, but should be {its:?}")) }
}
