//! Answers as JSON: one object a line.
//!
//! The members and their order are documented in `main.rs`. Other programs rely on them.

use std::io::{self, Write};

use serde::Serialize;
use vserial_uri::{Authority, Checks, Direction, ServiceUri, UriBacking, UriReference};

use crate::input::{Accepted, InputType, Rejected};

/// Writes the answer to one input.
pub fn write(
    out: &mut impl Write,
    input_type: InputType,
    input: &str,
    result: &Result<Accepted<'_>, Rejected<'_>>,
) -> io::Result<()> {
    match result {
        Ok(Accepted::Service(uri)) => serde_json::to_writer(&mut *out, &SerialUri::new(input_type, *uri))?,
        Ok(Accepted::Proxy(uri)) => serde_json::to_writer(&mut *out, &SerialUri::new(input_type, uri.as_service()))?,
        Ok(Accepted::Reference(uri)) => serde_json::to_writer(&mut *out, &Reference::new(uri))?,
        Ok(Accepted::Backing(backing)) => serde_json::to_writer(&mut *out, &Backing::new(input, backing))?,
        Err(rejected) => serde_json::to_writer(&mut *out, &Rejection::new(input_type, input, rejected))?,
    }
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct SerialUri<'a> {
    input: &'a str,
    ok: bool,
    r#as: InputType,
    scheme: &'static str,
    ip_version: &'static str,
    security: &'static str,
    telnet: bool,
    host: Host<'a>,
    port: u16,
    auth: Vec<Param<'a>>,
    verification: bool,
    tls: &'static str,
    checks: Option<CheckList>,
}

#[derive(Serialize)]
struct CheckList {
    certificate: bool,
    thumbprint: bool,
    chain: bool,
    name: Option<String>,
}

impl CheckList {
    fn new(checks: &Checks<'_>) -> Self {
        Self {
            certificate: checks.certificate().is_some(),
            thumbprint: checks.thumbprint().is_some(),
            chain: checks.chain(),
            name: checks.name().map(|name| name.to_string()),
        }
    }
}

#[derive(Serialize)]
struct Host<'a> {
    kind: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct Param<'a> {
    key: &'static str,
    value: Option<&'a str>,
}

impl<'a> SerialUri<'a> {
    fn new(input_type: InputType, uri: ServiceUri<'a>) -> Self {
        let scheme = uri.scheme();
        Self {
            input: uri.as_str(),
            ok: true,
            r#as: input_type,
            scheme: scheme.as_str(),
            ip_version: scheme.ip_version().as_str(),
            security: scheme.security().as_str(),
            telnet: scheme.is_telnet(),
            host: Host { kind: uri.host().kind(), text: uri.host_str() },
            port: uri.port(),
            auth: uri
                .auth()
                .iter()
                .map(|param| Param { key: param.key().as_str(), value: param.value().map(|value| value.as_str()) })
                .collect(),
            verification: uri.verifies_peer(),
            tls: uri.tls().as_str(),
            // A URI alone has no direction. A client checks more than a server.
            checks: uri.checks(Direction::Client).as_ref().map(CheckList::new),
        }
    }
}

#[derive(Serialize)]
struct Reference<'a> {
    input: &'a str,
    ok: bool,
    r#as: InputType,
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
    userinfo: Option<&'a str>,
    host: Option<&'a str>,
    port: Option<&'a str>,
    path: &'a str,
    query: Option<&'a str>,
    fragment: Option<&'a str>,
    opaque: bool,
}

impl<'a> Reference<'a> {
    fn new(uri: &'a UriReference<'a>) -> Self {
        let authority = uri.authority();
        let authority = authority.as_ref();
        Self {
            input: uri.as_str(),
            ok: true,
            r#as: InputType::Reference,
            scheme: uri.scheme(),
            authority: authority.map(Authority::as_str),
            userinfo: authority.and_then(Authority::userinfo),
            host: authority.and_then(Authority::host),
            port: authority.and_then(Authority::port),
            path: uri.path(),
            query: uri.query(),
            fragment: uri.fragment(),
            opaque: uri.is_opaque(),
        }
    }
}

#[derive(Serialize)]
struct Backing<'a> {
    input: &'a str,
    ok: bool,
    r#as: InputType,
    direction: &'static str,
    via: &'static str,
    service: Service<'a>,
    proxy: Option<SerialUri<'a>>,
    endpoint: &'static str,
}

/// With a proxy, the service URI is any text that the concentrator understands.
#[derive(Serialize)]
#[serde(untagged)]
enum Service<'a> {
    Uri(SerialUri<'a>),
    Text { text: &'a str },
}

impl<'a> Backing<'a> {
    fn new(input: &'a str, backing: &UriBacking<'a>) -> Self {
        let (via, service) = match backing.proxy() {
            None => ("direct", Service::Uri(SerialUri::new(InputType::Service, backing.endpoint().uri()))),
            Some(_) => ("proxy", Service::Text { text: backing.service_uri() }),
        };
        Self {
            input,
            ok: true,
            r#as: InputType::Backing,
            direction: backing.direction().as_str(),
            via,
            service,
            proxy: backing.proxy().map(|proxy| SerialUri::new(InputType::Proxy, proxy.as_service())),
            endpoint: backing.endpoint().as_str(),
        }
    }
}

#[derive(Serialize)]
struct Rejection<'a> {
    input: &'a str,
    ok: bool,
    r#as: InputType,
    kind: &'static str,
    offset: usize,
    message: &'a str,
    /// Written for a backing object only; null if the error is in none of its members.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<Option<&'static str>>,
}

impl<'a> Rejection<'a> {
    fn new(input_type: InputType, input: &'a str, rejected: &'a Rejected<'_>) -> Self {
        let field = rejected.field.map(|field| field.as_str());
        Self {
            input,
            ok: false,
            r#as: input_type,
            kind: rejected.kind.name(),
            offset: rejected.offset,
            message: &rejected.message,
            field: matches!(input_type, InputType::Backing).then_some(field),
        }
    }
}
