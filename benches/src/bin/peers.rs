//! Prints, as a Markdown table, what each parser makes of texts found in serial port settings.
//!
//!     cargo run --release --bin peers            `ServiceUri` and every peer
//!
//! A cell names the parts that the parser distinguishes, or its error. `=` means the same as the cell to its left.

use std::fmt::Display;
use std::panic;

use iri_string::types::UriStr;
use vserial_uri::ServiceUri;

/// Texts met in the field and mistakes that were made there, each beside others of its kind.
const TEXTS: [&str; 30] = [
    "telnet://esx.example.com:23",
    "host:23",
    ":13370",
    "localhost:0",
    "telnet://:33233",
    "tcp://6000",
    "tcp://h:",
    "ssl://h:1#verify&peerName=con1",
    "ssl://h:1#peername=con1",
    "ssl://h:1#verify&verify",
    "ssl://h:1#",
    "tcp://h:1#verify",
    "tcp://h:65535",
    "tcp://h:65536",
    "tcp://h:+80",
    "tcp://h: 80",
    "TCP://h:1",
    "rfc2217://h:1",
    "tcp4://01.2.3.4:1",
    "tcp4://1.2.3:1",
    "tcp://2130706433:1",
    "tcp6://1.2.3.4:5",
    "tcp6://[::ffff:1.2.3.4]:5",
    "telnet://[fe80::1%25eth0]:23",
    "telnet://[::1:23",
    "telnet://h_x:1",
    "telnet://user@h:1",
    "telnet://h:1/",
    "telnet://h:1#verify&cipherList=A B",
    "telnet://h:1\n",
];

/// The parts that one parser finds, in the order of the text, without those that are missing.
#[derive(Default)]
struct Parts(Vec<String>);

impl Parts {
    fn with(mut self, name: &str, value: Option<impl Display>) -> Self {
        self.0.extend(value.map(|value| format!("{name} `{value}`")));
        self
    }

    fn with_text(self, name: &str, value: &str) -> Self {
        self.with(name, (!value.is_empty()).then_some(value))
    }
}

type Parser = fn(&str) -> Result<Parts, String>;

fn ours(text: &str) -> Result<Parts, String> {
    let uri = ServiceUri::parse(text).map_err(|error| error.explain(text).to_string())?;
    Ok(Parts::default()
        .with_text("scheme", uri.scheme().as_str())
        .with_text("host", uri.host_str())
        .with("port", Some(uri.port()))
        .with_text("parameters", uri.auth().as_str()))
}

fn fluent_uri(text: &str) -> Result<Parts, String> {
    let uri = fluent_uri::Uri::parse(text).map_err(|error| error.to_string())?;
    let authority = uri.authority();
    Ok(Parts::default()
        .with("scheme", Some(uri.scheme()))
        .with("userinfo", authority.and_then(|authority| authority.userinfo()))
        .with("host", authority.map(|authority| authority.host()))
        .with("port", authority.and_then(|authority| authority.port()))
        .with_text("path", uri.path().as_str())
        .with("query", uri.query())
        .with("fragment", uri.fragment()))
}

fn iri_string(text: &str) -> Result<Parts, String> {
    let uri = UriStr::new(text).map_err(|error| error.to_string())?;
    let authority = uri.authority_components();
    Ok(Parts::default()
        .with("scheme", Some(uri.scheme_str()))
        .with("userinfo", authority.and_then(|authority| authority.userinfo()))
        .with("host", authority.map(|authority| authority.host()))
        .with("port", authority.and_then(|authority| authority.port()))
        .with_text("path", uri.path_str())
        .with("query", uri.query_str())
        .with("fragment", uri.fragment()))
}

fn uriparse(text: &str) -> Result<Parts, String> {
    let uri = uriparse::URI::try_from(text).map_err(|error| error.to_string())?;
    Ok(Parts::default()
        .with("scheme", Some(uri.scheme()))
        .with("userinfo", uri.username())
        .with("host", uri.host())
        .with("port", uri.port())
        .with_text("path", &uri.path().to_string())
        .with("query", uri.query())
        .with("fragment", uri.fragment()))
}

fn url(text: &str) -> Result<Parts, String> {
    let url = url::Url::parse(text).map_err(|error| error.to_string())?;
    Ok(Parts::default()
        .with("scheme", Some(url.scheme()))
        .with_text("userinfo", url.username())
        .with("host", url.host_str())
        .with("port", url.port())
        .with_text("path", url.path())
        .with("query", url.query())
        .with("fragment", url.fragment()))
}

fn iref(text: &str) -> Result<Parts, String> {
    let uri = iref::Uri::new(text).map_err(|_| "invalid URI".to_owned())?;
    let authority = uri.authority();
    Ok(Parts::default()
        .with("scheme", Some(uri.scheme()))
        .with("userinfo", authority.and_then(|authority| authority.user_info()))
        .with("host", authority.map(|authority| authority.host()))
        .with("port", authority.and_then(|authority| authority.port()))
        .with_text("path", uri.path())
        .with("query", uri.query())
        .with("fragment", uri.fragment()))
}

fn http(text: &str) -> Result<Parts, String> {
    let uri: http::Uri = text.parse().map_err(|error: http::uri::InvalidUri| error.to_string())?;
    let path = if uri.scheme().is_none() && uri.authority().is_some() { "" } else { uri.path() };
    Ok(Parts::default()
        .with("scheme", uri.scheme_str())
        .with("host", uri.host())
        .with("port", uri.port())
        .with_text("path", path)
        .with("query", uri.query()))
}

fn nourl(text: &str) -> Result<Parts, String> {
    let url = nourl::Url::parse(text).map_err(|error| format!("{error:?}"))?;
    Ok(Parts::default().with_text("host", url.host()).with("port", url.port()).with_text("path", url.path()))
}

const PARSERS: [(&str, Parser); 8] = [
    ("vserial-uri", ours),
    ("fluent-uri", fluent_uri),
    ("iri-string", iri_string),
    ("uriparse", uriparse),
    ("url", url),
    ("iref", iref),
    ("http", http),
    ("nourl", nourl),
];

/// A text as it may stand in a table cell.
fn cell(text: &str) -> String {
    text.replace('\n', "\\n").replace('|', "\\|")
}

/// The cell of a parser. One peer panics on a relative reference, which the table also shows.
fn outcome(parse: Parser, text: &str) -> String {
    match panic::catch_unwind(|| parse(text)) {
        Ok(Ok(Parts(parts))) => cell(&parts.join(", ")),
        Ok(Err(error)) => format!("✗ {}", cell(&error)),
        Err(_) => "✗ **panics**".to_owned(),
    }
}

fn main() {
    panic::set_hook(Box::new(|_| {}));
    let names: Vec<_> = PARSERS.iter().map(|(name, _)| *name).collect();
    println!("| text | {} |", names.join(" | "));
    println!("|---|{}", "---|".repeat(PARSERS.len()));
    for text in TEXTS {
        let cells: Vec<_> = PARSERS.iter().map(|(_, parse)| outcome(*parse, text)).collect();
        let mut row = format!("| `{}`", cell(text));
        for (column, text) in cells.iter().enumerate() {
            let same = column.checked_sub(1).and_then(|left| cells.get(left)) == Some(text);
            row.push_str(" | ");
            row.push_str(if same { "=" } else { text });
        }
        println!("{row} |");
    }
}
