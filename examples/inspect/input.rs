//! Inputs: how they are parsed, and what is reported of one that is rejected.

use std::fmt;

use clap::ValueEnum;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use vserial_uri::{BackingField, Direction, ErrorKind, ParseError, ProxyUri, ServiceUri, UriBacking, UriReference};

use crate::visible::shortened;

/// What `--as` names: the type that an input is parsed as.
#[derive(Clone, Copy, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum InputType {
    /// The serviceURI of a port without a proxy
    Service,
    /// A proxyURI
    Proxy,
    /// Any URI reference
    Reference,
    /// A VirtualSerialPortURIBackingInfo as a JSON object
    Backing,
}

pub enum Accepted<'a> {
    Service(ServiceUri<'a>),
    Proxy(ProxyUri<'a>),
    Reference(UriReference<'a>),
    Backing(UriBacking<'a>),
}

pub struct Rejected<'a> {
    pub kind: Kind,
    pub offset: usize,
    pub message: String,
    /// The member of the backing object that is invalid.
    pub field: Option<BackingField>,
    /// The text that contains the error: the input, or the member's text.
    pub text: &'a [u8],
    pub expected: Expected,
}

#[derive(Clone, Copy)]
pub enum Kind {
    Parse(ErrorKind),
    InvalidJson,
}

/// What a rejected text should have been.
#[derive(Clone, Copy, PartialEq)]
pub enum Expected {
    Service,
    /// The service URI of a client, which needs a host.
    ClientService,
    /// The service URI for a proxy, which need not be a URI.
    ProxiedService,
    Proxy,
    Reference,
    Direction,
    Object,
}

impl InputType {
    /// Parses `bytes`, of which `input` is the text. The members of a backing object are stored in `object`, because the
    /// result borrows from them.
    pub fn parse<'a>(
        self,
        bytes: &'a [u8],
        input: &str,
        object: &'a mut Option<Object>,
    ) -> Result<Accepted<'a>, Rejected<'a>> {
        let rejected = |expected| move |error| Rejected::new(error, input, bytes, expected);
        match self {
            Self::Service => ServiceUri::parse_bytes(bytes).map(Accepted::Service).map_err(rejected(Expected::Service)),
            Self::Proxy => ProxyUri::parse_bytes(bytes).map(Accepted::Proxy).map_err(rejected(Expected::Proxy)),
            Self::Reference => {
                UriReference::parse_bytes(bytes).map(Accepted::Reference).map_err(rejected(Expected::Reference))
            }
            Self::Backing => object.insert(Object::from_json(bytes)?).parse(bytes).map(Accepted::Backing),
        }
    }
}

impl Kind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Parse(kind) => kind.name(),
            Self::InvalidJson => "InvalidJson",
        }
    }
}

impl Expected {
    /// Returns whether `text` is what was expected.
    pub fn accepts(self, text: &str) -> bool {
        match self {
            Self::Service => ServiceUri::parse(text).is_ok(),
            Self::ClientService => UriBacking::new(Direction::Client, text, None).is_ok(),
            Self::ProxiedService => UriBacking::new(Direction::Client, text, Some("telnet://proxy:1")).is_ok(),
            Self::Proxy => ProxyUri::parse(text).is_ok(),
            Self::Reference => UriReference::parse(text).is_ok(),
            Self::Direction => Direction::parse(text).is_ok(),
            Self::Object => false,
        }
    }
}

impl<'a> Rejected<'a> {
    fn new(error: ParseError, input: &str, text: &'a [u8], expected: Expected) -> Self {
        let message = error.explain(input).to_string();
        Self { kind: Kind::Parse(error.kind()), offset: error.offset(), message, field: None, text, expected }
    }

    fn in_field(field: BackingField, error: ParseError, text: &'a str, expected: Expected) -> Self {
        Self { field: Some(field), ..Self::new(error, text, text.as_bytes(), expected) }
    }

    fn missing_field(field: BackingField, json: &'a [u8]) -> Self {
        let message = format!("{field} is missing");
        let kind = Kind::Parse(ErrorKind::Empty);
        Self { kind, offset: 0, message, field: Some(field), text: json, expected: Expected::Object }
    }

    fn json(offset: usize, message: String, json: &'a [u8]) -> Self {
        Self { kind: Kind::InvalidJson, offset, message, field: None, text: json, expected: Expected::Object }
    }
}

/// The backing object as written. A member that is null counts as missing.
///
/// The crate's feature `serde` builds a `UriBacking` from JSON in one step. This program keeps the members, so that it
/// can show the one that is invalid.
#[derive(Deserialize)]
pub struct Object {
    #[serde(rename = "serviceURI")]
    service_uri: Option<Text>,
    direction: Option<Text>,
    #[serde(rename = "proxyURI")]
    proxy_uri: Option<Text>,
    #[serde(rename = "_typeName")]
    _type_name: Option<TypeName>,
}

/// A string. For any other type, serde_json reports the first byte of the value; for `String`, it would report an array or
/// object one byte earlier.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl Visitor<'_> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.to_owned()))
            }
        }

        deserializer.deserialize_any(TextVisitor)
    }
}

#[derive(Deserialize)]
#[serde(try_from = "Text")]
struct TypeName;

impl TryFrom<Text> for TypeName {
    type Error = &'static str;

    fn try_from(Text(name): Text) -> Result<Self, Self::Error> {
        match name.as_str() {
            "VirtualSerialPortURIBackingInfo" => Ok(Self),
            _ => Err("_typeName is not VirtualSerialPortURIBackingInfo"),
        }
    }
}

impl Object {
    fn from_json(json: &[u8]) -> Result<Self, Rejected<'_>> {
        // serde_json does not validate UTF-8 in the members that it skips.
        let text = std::str::from_utf8(json).map_err(|error| {
            let offset = error.valid_up_to();
            Rejected::json(offset, format!("byte 0x{:02x} is not UTF-8", json[offset]), json)
        })?;
        // serde would accept an array of the members.
        let start = text.len() - text.trim_start().len();
        if !text[start..].starts_with('{') {
            return Err(Rejected::json(start, "expected a JSON object".into(), json));
        }
        serde_json::from_str(text).map_err(|error| {
            let offset = if error.is_eof() { text.len() } else { offset(text, error.line(), error.column()) };
            // The message ends with the position, and may quote a value of any length.
            let message = error.to_string();
            let position = format!(" at line {} column {}", error.line(), error.column());
            Rejected::json(offset, shortened(message.strip_suffix(&position).unwrap_or(&message)), json)
        })
    }

    fn parse<'a>(&'a self, json: &'a [u8]) -> Result<UriBacking<'a>, Rejected<'a>> {
        let text = |member: &'a Option<Text>| member.as_ref().map(|Text(text)| text.as_str());
        let missing = |field| move || Rejected::missing_field(field, json);
        let service_uri = text(&self.service_uri).ok_or_else(missing(BackingField::ServiceUri))?;
        let direction = text(&self.direction).ok_or_else(missing(BackingField::Direction))?;
        let proxy_uri = text(&self.proxy_uri).filter(|proxy_uri| !proxy_uri.is_empty());

        let direction = Direction::parse(direction)
            .map_err(|error| Rejected::in_field(BackingField::Direction, error, direction, Expected::Direction))?;
        UriBacking::new(direction, service_uri, proxy_uri).map_err(|error| {
            let (text, expected) = match (error.field(), proxy_uri) {
                (BackingField::ProxyUri, Some(proxy_uri)) => (proxy_uri, Expected::Proxy),
                (_, Some(_)) => (service_uri, Expected::ProxiedService),
                (_, None) if direction == Direction::Client => (service_uri, Expected::ClientService),
                (_, None) => (service_uri, Expected::Service),
            };
            Rejected::in_field(error.field(), error.error(), text, expected)
        })
    }
}

/// Converts a line and a column, both counted from 1, to an offset in bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n');
    let before: usize = lines.take(line.saturating_sub(1)).map(str::len).sum();
    before + column.saturating_sub(1)
}
