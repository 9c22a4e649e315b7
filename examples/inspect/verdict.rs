//! What the crate says of an input.

use clap::ValueEnum;
use vserial_uri::{BackingField, Direction, ErrorKind, ParseError, ProxyUri, ServiceUri, UriBacking, UriReference};

use crate::object::{InvalidJson, Object};

/// How an input is read.
#[derive(Clone, Copy, ValueEnum)]
pub enum Reading {
    /// The serviceURI of a port without a proxy
    Service,
    /// A proxyURI
    Proxy,
    /// Any URI reference
    Reference,
    /// A VirtualSerialPortURIBackingInfo as its JSON object
    Backing,
}

pub type Verdict<'a> = Result<Accepted<'a>, Rejected<'a>>;

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
    /// The member of the backing object that is wrong.
    pub field: Option<BackingField>,
    /// What the offset counts in: the input, or that member.
    pub text: &'a [u8],
    /// What should have stood there.
    pub expected: Expected,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Parse(ErrorKind),
    InvalidJson,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Expected {
    Service,
    /// A service URI to connect to, not to listen on.
    ClientService,
    /// A service URI that a concentrator understands.
    ProxiedService,
    Proxy,
    Reference,
    Direction,
    Object,
}

impl Reading {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Proxy => "proxy",
            Self::Reference => "reference",
            Self::Backing => "backing",
        }
    }

    /// Reads `bytes`, of which `input` is the text. A backing object is kept in `object`, so that its parts can be
    /// borrowed from there.
    pub fn judge<'a>(self, bytes: &'a [u8], input: &str, object: &'a mut Option<Object>) -> Verdict<'a> {
        let rejected = |expected| move |error| Rejected::new(error, input, bytes, expected);
        match self {
            Self::Service => ServiceUri::parse_bytes(bytes).map(Accepted::Service).map_err(rejected(Expected::Service)),
            Self::Proxy => ProxyUri::parse_bytes(bytes).map(Accepted::Proxy).map_err(rejected(Expected::Proxy)),
            Self::Reference => {
                UriReference::parse_bytes(bytes).map(Accepted::Reference).map_err(rejected(Expected::Reference))
            }
            Self::Backing => match Object::from_json(bytes) {
                Ok(read) => judge_object(object.insert(read), bytes),
                Err(error) => Err(Rejected::json(error, bytes)),
            },
        }
    }
}

fn judge_object<'a>(object: &'a Object, json: &'a [u8]) -> Verdict<'a> {
    let service_uri = object.service_uri.as_deref().ok_or(Rejected::missing(BackingField::ServiceUri, json))?;
    let direction_text = object.direction.as_deref().ok_or(Rejected::missing(BackingField::Direction, json))?;
    let proxy_uri = object.proxy_uri.as_deref().filter(|proxy_uri| !proxy_uri.is_empty());

    let in_field = |field, error: ParseError, text: &'a str, expected| Rejected {
        field: Some(field),
        ..Rejected::new(error, text, text.as_bytes(), expected)
    };
    let direction = Direction::parse(direction_text)
        .map_err(|error| in_field(BackingField::Direction, error, direction_text, Expected::Direction))?;
    UriBacking::new(direction, service_uri, proxy_uri).map(Accepted::Backing).map_err(|error| {
        let (text, expected) = match (error.field(), proxy_uri) {
            (BackingField::ProxyUri, Some(proxy_uri)) => (proxy_uri, Expected::Proxy),
            (_, Some(_)) => (service_uri, Expected::ProxiedService),
            (_, None) if direction == Direction::Client => (service_uri, Expected::ClientService),
            (_, None) => (service_uri, Expected::Service),
        };
        in_field(error.field(), error.error(), text, expected)
    })
}

impl<'a> Rejected<'a> {
    fn new(error: ParseError, input: &str, bytes: &'a [u8], expected: Expected) -> Self {
        Self {
            kind: Kind::Parse(error.kind()),
            offset: error.offset(),
            message: error.explain(input).to_string(),
            field: None,
            text: bytes,
            expected,
        }
    }

    fn json(InvalidJson { offset, message }: InvalidJson, json: &'a [u8]) -> Self {
        Self { kind: Kind::InvalidJson, offset, message, field: None, text: json, expected: Expected::Object }
    }

    fn missing(field: BackingField, json: &'a [u8]) -> Self {
        Self {
            kind: Kind::Parse(ErrorKind::Empty),
            offset: 0,
            message: format!("{field} is missing"),
            field: Some(field),
            text: json,
            expected: Expected::Object,
        }
    }
}

impl Kind {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Parse(kind) => kind.name(),
            Self::InvalidJson => "InvalidJson",
        }
    }
}

impl Expected {
    /// Whether `text` is what should have stood there.
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
