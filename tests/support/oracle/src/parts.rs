//! The parts of an accepted text, found by searching for delimiters as RFC 2396's appendix B does.

use crate::{Grammar, automaton::Automaton, rfc2396};
use std::sync::LazyLock;

/// The parts of a URI reference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reference<'a> {
    pub scheme: Option<&'a str>,
    pub authority: Option<&'a str>,
    /// Whether the authority is a `reg_name`, which has no parts.
    pub registry_name: bool,
    pub userinfo: Option<&'a str>,
    /// With the brackets of an IPv6 literal.
    pub host: Option<&'a str>,
    pub port: Option<&'a str>,
    /// The path, or the whole opaque part.
    pub path: &'a str,
    pub query: Option<&'a str>,
    pub fragment: Option<&'a str>,
    pub opaque: bool,
}

/// `^(([^:/?#]+):)?(//([^/?#]*))?([^?#]*)(\?([^#]*))?(#(.*))?`, on a text that [`Grammar::Reference`] accepts.
pub fn reference(text: &str) -> Option<Reference<'_>> {
    Grammar::Reference.accepts(text.as_bytes()).then(|| {
        let mut parts = Reference::default();
        let mut rest = text;
        if let Some(end) = rest.find([':', '/', '?', '#']).filter(|&end| end > 0 && rest[end..].starts_with(':')) {
            parts.scheme = Some(&rest[..end]);
            rest = &rest[end + 1..];
        }
        if let Some((before, fragment)) = rest.split_once('#') {
            parts.fragment = Some(fragment);
            rest = before;
        }
        // Appendix B would find a query in an opaque part, where the BNF has none.
        parts.opaque = parts.scheme.is_some() && !rest.starts_with('/');
        if parts.opaque {
            return Reference { path: rest, ..parts };
        }
        if let Some((before, query)) = rest.split_once('?') {
            parts.query = Some(query);
            rest = before;
        }
        if let Some(after) = rest.strip_prefix("//") {
            let (authority, path) = after.split_at(after.find('/').unwrap_or(after.len()));
            parts.authority = Some(authority);
            authority_parts(authority, &mut parts);
            rest = path;
        }
        Reference { path: rest, ..parts }
    })
}

/// `authority = server | reg_name`, a server first.
fn authority_parts<'a>(authority: &'a str, parts: &mut Reference<'a>) {
    static SERVER: LazyLock<Automaton> = LazyLock::new(|| Automaton::new(&rfc2396::server()));
    if !SERVER.accepts(authority.as_bytes()) {
        parts.registry_name = true;
        return;
    }
    if authority.is_empty() {
        return;
    }
    let (userinfo, hostport) = match authority.split_once('@') {
        Some((userinfo, hostport)) => (Some(userinfo), hostport),
        None => (None, authority),
    };
    let (host, port) = host_and_port(hostport);
    (parts.userinfo, parts.host, parts.port) = (userinfo, Some(host), port);
}

/// `host [ ":" port ]`: the colons of an IPv6 literal are inside its brackets.
fn host_and_port(hostport: &str) -> (&str, Option<&str>) {
    let after_brackets = hostport.rfind(']').unwrap_or(0);
    match hostport[after_brackets..].find(':') {
        Some(colon) => (&hostport[..after_brackets + colon], Some(&hostport[after_brackets + colon + 1..])),
        None => (hostport, None),
    }
}

/// The parts of a service or proxy URI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service<'a> {
    /// In lower case; `tcp` if there is none.
    pub scheme: String,
    /// As written, without brackets.
    pub host: &'a str,
    /// What kind of host it is: `empty`, `name`, `ipv4` or `ipv6`.
    pub host_kind: &'static str,
    pub port: u16,
    /// Keys and values, raw, in the order of their appearance.
    pub params: Vec<(&'a str, Option<&'a str>)>,
}

impl Service<'_> {
    /// Whether the peer is verified.
    pub fn verification(&self) -> bool {
        self.params.iter().any(|&(key, _)| key != "cipherList")
    }
}

/// The parts of a text that `grammar`, the service or the proxy one, accepts.
pub fn service(grammar: Grammar, text: &str) -> Option<Service<'_>> {
    assert_ne!(grammar, Grammar::Reference, "a URI reference has other parts");
    grammar.accepts(text.as_bytes()).then(|| {
        let (rest, params) = match text.split_once('#') {
            Some((rest, params)) => (rest, params.split('&').map(param).collect()),
            None => (text, Vec::new()),
        };
        let (scheme, hostport) = rest.split_once("://").unwrap_or(("tcp", rest));
        let (host, port) = hostport.rsplit_once(':').expect("the grammar demands a port");
        let (host, host_kind) = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
            Some(address) => (address, "ipv6"),
            None if host.is_empty() => (host, "empty"),
            // Only an IPv4 address ends with a digit in a label of digits; a top label begins with a letter.
            None if host.split('.').all(|label| label.bytes().all(|byte| byte.is_ascii_digit())) => (host, "ipv4"),
            None => (host, "name"),
        };
        let port = port.parse().expect("the grammar limits ports");
        Service { scheme: scheme.to_ascii_lowercase(), host, host_kind, port, params }
    })
}

/// `key [ "=" value ]`
fn param(param: &str) -> (&str, Option<&str>) {
    match param.split_once('=') {
        Some((key, value)) => (key, Some(value)),
        None => (param, None),
    }
}
