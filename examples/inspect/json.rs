//! The answer as JSON, one object a line.

use std::io::{self, Write};

use serde::Serialize;
use vserial_uri::{Authority, ServiceUri, UriBacking, UriReference};

use crate::verdict::{Accepted, Reading, Rejected, Verdict};

pub fn write(out: &mut impl Write, reading: Reading, input: &str, verdict: &Verdict<'_>) -> io::Result<()> {
    let answer = match verdict {
        Ok(Accepted::Service(uri)) => Answer::Address(Address::new(reading, *uri)),
        Ok(Accepted::Proxy(uri)) => Answer::Address(Address::new(reading, (*uri).into())),
        Ok(Accepted::Reference(uri)) => Answer::Reference(Reference::new(uri)),
        Ok(Accepted::Backing(backing)) => Answer::Backing(Backing::new(input, backing)),
        Err(rejected) => Answer::Refusal(Refusal::new(reading, input, rejected)),
    };
    serde_json::to_writer(&mut *out, &answer)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'a> {
    Address(Address<'a>),
    Reference(Reference<'a>),
    Backing(Backing<'a>),
    Refusal(Refusal<'a>),
}

#[derive(Serialize)]
struct Address<'a> {
    input: &'a str,
    ok: bool,
    r#as: &'static str,
    scheme: &'static str,
    ip_version: &'static str,
    security: &'static str,
    telnet: bool,
    host: Host<'a>,
    port: u16,
    auth: Vec<Param<'a>>,
    verification: bool,
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

impl<'a> Address<'a> {
    fn new(reading: Reading, uri: ServiceUri<'a>) -> Self {
        let scheme = uri.scheme();
        Self {
            input: uri.as_str(),
            ok: true,
            r#as: reading.as_str(),
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
        }
    }
}

#[derive(Serialize)]
struct Reference<'a> {
    input: &'a str,
    ok: bool,
    r#as: &'static str,
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
            r#as: Reading::Reference.as_str(),
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
    r#as: &'static str,
    direction: &'static str,
    via: &'static str,
    service: Service<'a>,
    proxy: Option<Address<'a>>,
}

/// Without a proxy a service URI is an address; for a concentrator it is a text.
#[derive(Serialize)]
#[serde(untagged)]
enum Service<'a> {
    Address(Address<'a>),
    Text { text: &'a str },
}

impl<'a> Backing<'a> {
    fn new(input: &'a str, backing: &UriBacking<'a>) -> Self {
        let service = match (backing.proxy(), backing.parse_service()) {
            (None, Ok(uri)) => Service::Address(Address::new(Reading::Service, uri)),
            _ => Service::Text { text: backing.service_uri() },
        };
        Self {
            input,
            ok: true,
            r#as: Reading::Backing.as_str(),
            direction: backing.direction().as_str(),
            via: if backing.proxy().is_some() { "proxy" } else { "direct" },
            service,
            proxy: backing.proxy().map(|proxy| Address::new(Reading::Proxy, proxy.into())),
        }
    }
}

#[derive(Serialize)]
struct Refusal<'a> {
    input: &'a str,
    ok: bool,
    r#as: &'static str,
    kind: &'static str,
    offset: usize,
    message: &'a str,
    /// Only a backing object has fields; null if it is the object itself that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<Option<&'static str>>,
}

impl<'a> Refusal<'a> {
    fn new(reading: Reading, input: &'a str, rejected: &'a Rejected<'_>) -> Self {
        let field = rejected.field.map(|field| field.as_str());
        Self {
            input,
            ok: false,
            r#as: reading.as_str(),
            kind: rejected.kind.as_str(),
            offset: rejected.offset,
            message: &rejected.message,
            field: matches!(reading, Reading::Backing).then_some(field),
        }
    }
}
