//! Answers as text: a table of the parts, or the error with a caret and a hint.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use vserial_uri::{AuthKey, AuthParam, Direction, Host, IpVersion, ServiceUri, Tls, UriBacking, UriReference};

use crate::hints;
use crate::input::{Accepted, Expected, Rejected};
use crate::visible::{Window, shortened};

/// Writes the parts of an accepted input.
pub fn write_parts(out: &mut impl Write, input: &str, accepted: &Accepted<'_>) -> io::Result<()> {
    let mut table = Table { out, indent: 0 };
    match accepted {
        Accepted::Service(uri) => table.serial_uri("service", *uri, None),
        Accepted::Proxy(uri) => table.serial_uri("proxy", uri.as_service(), Some(Direction::Client)),
        Accepted::Reference(uri) => table.reference(uri),
        Accepted::Backing(backing) => table.backing(input, backing),
    }
}

/// Writes the error like a compiler, with the number of the input in place of a line number.
pub fn write_error(out: &mut impl Write, number: usize, rejected: &Rejected<'_>, colors: bool) -> io::Result<()> {
    let Window { before, at, after } = Window::around(rejected.text, rejected.offset);
    let caret = before.len()..before.len() + at.len();
    let label = match rejected.field {
        Some(field) if rejected.expected != Expected::Object => format!("byte {} of {field}", rejected.offset),
        _ => format!("byte {}", rejected.offset),
    };
    let snippet = Snippet::source(format!("{before}{at}{after}"))
        .line_start(number)
        .annotation(AnnotationKind::Primary.span(caret).label(label));
    let title = Level::ERROR.primary_title(&rejected.message).id(rejected.kind.name());
    let hint = hints::hint(rejected).map(|hint| Level::HELP.message(hint));
    let report: Group<'_> = title.element(snippet).elements(hint);

    // The window is cut already; the renderer must not cut it again.
    let renderer = if colors { Renderer::styled() } else { Renderer::plain() }.term_width(1000);
    writeln!(out, "{}", renderer.render(&[report]))
}

struct Table<'o, W> {
    out: &'o mut W,
    indent: usize,
}

impl<W: Write> Table<'_, W> {
    /// The widest label is `verification`, indented twice.
    const LABEL_WIDTH: usize = 18;

    fn row(&mut self, label: &str, value: &str) -> io::Result<()> {
        let label = format!("{:indent$}{label}", "", indent = 2 * self.indent);
        match value {
            "" => writeln!(self.out, "{label}"),
            _ => writeln!(self.out, "{label:width$}{value}", width = Self::LABEL_WIDTH),
        }
    }

    fn serial_uri(&mut self, label: &str, uri: ServiceUri<'_>, direction: Option<Direction>) -> io::Result<()> {
        let scheme = uri.scheme();
        self.row(label, &shortened(uri.as_str()))?;
        self.indent += 1;
        match uri.as_str().contains("://") {
            true => self.row("scheme", scheme.as_str())?,
            false => self.row("scheme", &format!("{scheme} (default)"))?,
        }
        self.row("ip version", ip_version(scheme.ip_version()))?;
        self.row("security", scheme.security().as_str())?;
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
        self.row("tls", tls(uri.tls()))?;
        if let Some(checks) = uri.checks(direction.unwrap_or(Direction::Client)) {
            let as_client = if direction.is_none() { " (as a client)" } else { "" };
            self.row("checks", &format!("{}{as_client}", shortened(&checks.to_string())))?;
        }
        self.indent -= 1;
        Ok(())
    }

    /// Writes the value as it is in the URI, and decoded if that differs.
    fn param(&mut self, param: &AuthParam<'_>) -> io::Result<()> {
        let key = param.key().as_str();
        let Some(value) = param.value() else { return self.row(key, "given") };
        self.row(key, &shortened(value.as_str()))?;
        if value != value.as_str() {
            let decoded: Vec<u8> = value.bytes().collect();
            self.row("  decoded", &shortened(&String::from_utf8_lossy(&decoded)))?;
        }
        if param.key() == AuthKey::Certificate && hints::is_form_encoded_pem(value.as_str()) {
            self.row("  hint", hints::FORM_ENCODED_PEM)?;
        }
        Ok(())
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

    /// Writes a part unless it is absent; an empty part is written.
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
        let endpoint = backing.endpoint();
        match backing.proxy() {
            None => {
                self.row("endpoint", endpoint.as_str())?;
                self.serial_uri("serviceURI", endpoint.uri(), Some(endpoint.direction()))?;
            }
            Some(_) => {
                self.row("endpoint", &format!("{} (to the proxy)", endpoint.as_str()))?;
                self.row("serviceURI", &shortened(backing.service_uri()))?;
                self.serial_uri("proxyURI", endpoint.uri(), Some(endpoint.direction()))?;
            }
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

fn tls(tls: Tls) -> &'static str {
    match tls {
        Tls::Never => "never",
        Tls::IfOffered => "if offered (else plaintext)",
        Tls::Required => "required (by the telnet authentication option, else no connection)",
        Tls::AtOnce => "at once",
    }
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}
