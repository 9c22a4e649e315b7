//! The answer to an accepted input: a table of its parts.

use std::io::{self, Write};

use vserial_uri::{AuthParam, Host, IpVersion, Security, ServiceUri, UriBacking, UriReference};

use crate::verdict::Accepted;
use crate::visible::shortened;

/// The widest label is `verification`, indented twice.
const LABEL_WIDTH: usize = 18;

pub fn write(out: &mut impl Write, input: &str, accepted: &Accepted<'_>) -> io::Result<()> {
    let mut table = Table { out, indent: 0 };
    match accepted {
        Accepted::Service(uri) => table.address("service", *uri),
        Accepted::Proxy(uri) => table.address("proxy", (*uri).into()),
        Accepted::Reference(uri) => table.reference(uri),
        Accepted::Backing(backing) => table.backing(input, backing),
    }
}

struct Table<'o, W> {
    out: &'o mut W,
    indent: usize,
}

impl<W: Write> Table<'_, W> {
    fn row(&mut self, label: &str, value: &str) -> io::Result<()> {
        let label = format!("{:indent$}{label}", "", indent = 2 * self.indent);
        match value {
            "" => writeln!(self.out, "{label}"),
            _ => writeln!(self.out, "{label:LABEL_WIDTH$}{value}"),
        }
    }

    fn address(&mut self, label: &str, uri: ServiceUri<'_>) -> io::Result<()> {
        let scheme = uri.scheme();
        self.row(label, &shortened(uri.as_str()))?;
        self.indent += 1;
        match uri.as_str().contains("://") {
            true => self.row("scheme", scheme.as_str())?,
            false => self.row("scheme", &format!("{scheme} (none is written)"))?,
        }
        self.row("ip version", ip_version(scheme.ip_version()))?;
        self.row("security", security(scheme.security()))?;
        self.row("telnet", yes_no(scheme.is_telnet()))?;
        match uri.host() {
            Host::Empty => self.row("host", "empty (a server listens on all addresses)")?,
            host => self.row("host", &format!("{} ({})", shortened(uri.host_str()), host.kind()))?,
        }
        self.row("port", &uri.port().to_string())?;
        for param in uri.auth().iter() {
            self.param(&param)?;
        }
        self.row("verification", yes_no(uri.verifies_peer()))?;
        self.indent -= 1;
        Ok(())
    }

    /// The value as it is written, and what it means if that is something else.
    fn param(&mut self, param: &AuthParam<'_>) -> io::Result<()> {
        let key = param.key().as_str();
        let Some(value) = param.value() else { return self.row(key, "given") };
        self.row(key, &shortened(value.as_str()))?;
        if value == value.as_str() {
            return Ok(());
        }
        let decoded: Vec<u8> = value.bytes().collect();
        self.row("  decoded", &shortened(&String::from_utf8_lossy(&decoded)))
    }

    fn reference(&mut self, uri: &UriReference<'_>) -> io::Result<()> {
        self.row("reference", &shortened(uri.as_str()))?;
        self.indent += 1;
        self.part("scheme", uri.scheme())?;
        let authority = uri.authority();
        match authority {
            Some(authority) if authority.is_registry_name() => {
                self.row("authority", &format!("{} (a registry name)", shortened(authority.as_str())))?;
            }
            _ => self.part("authority", authority.as_ref().map(|authority| authority.as_str()))?,
        }
        self.indent += 1;
        if let Some(authority) = authority {
            self.part("userinfo", authority.userinfo())?;
            self.part("host", authority.host())?;
            self.part("port", authority.port())?;
        }
        self.indent -= 1;
        self.part(if uri.is_opaque() { "opaque part" } else { "path" }, Some(uri.path()))?;
        self.part("query", uri.query())?;
        self.part("fragment", uri.fragment())?;
        self.indent -= 1;
        Ok(())
    }

    /// A part that may be missing, which is not the same as empty.
    fn part(&mut self, label: &str, text: Option<&str>) -> io::Result<()> {
        match text {
            None => Ok(()),
            Some("") => self.row(label, "(empty)"),
            Some(text) => self.row(label, &shortened(text)),
        }
    }

    fn backing(&mut self, input: &str, backing: &UriBacking<'_>) -> io::Result<()> {
        self.row("backing", &shortened(input))?;
        self.indent += 1;
        self.row("direction", backing.direction().as_str())?;
        self.row("via", if backing.proxy().is_some() { "proxy" } else { "direct" })?;
        match (backing.proxy(), backing.parse_service()) {
            (None, Ok(uri)) => self.address("serviceURI", uri)?,
            _ => self.row("serviceURI", &shortened(backing.service_uri()))?,
        }
        if let Some(proxy) = backing.proxy() {
            self.address("proxyURI", proxy.into())?;
        }
        self.indent -= 1;
        Ok(())
    }
}

fn ip_version(version: IpVersion) -> &'static str {
    match version {
        IpVersion::Any => "any",
        IpVersion::V4 => "4 only",
        IpVersion::V6 => "6 only",
    }
}

fn security(security: Security) -> &'static str {
    match security {
        Security::Plain => "plain (no TLS)",
        Security::Negotiated => "negotiated (TLS if both sides agree, else plain)",
        Security::Tls => "tls",
    }
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}
