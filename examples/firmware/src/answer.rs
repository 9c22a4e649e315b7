//! The answers of the console: `ok` and the parts, or `err`, the kind of error and its offset.

use core::fmt;

use vserial_uri::vspc::DoProxy;
use vserial_uri::{BackingError, Direction, ErrorKind, ParseError, ProxyUri, ServiceUri, UriBacking};

use crate::{connection::Failure, line::Fault};

/// A command that was carried out. `Display` is the line to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer<'a> {
    /// The draft has a direction.
    Direction(Direction),
    /// The draft has a service.
    Service(Service<'a>),
    /// The draft has a proxy.
    Proxy(ProxyUri<'a>),
    /// The draft has no proxy.
    NoProxy,
    /// The draft was accepted and is now in force.
    Applied(UriBacking<'a>),
    /// The configuration in force.
    InForce(Option<UriBacking<'a>>),
    /// The port of a proxy: the line goes there from now on.
    Connect(DoProxy<'a>),
    /// The connection has ended.
    Closed,
}

/// A service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service<'a> {
    /// A service URI.
    Uri(ServiceUri<'a>),
    /// A text for the concentrator.
    Text(&'a str),
}

/// A line that changed nothing. `Display` is the line to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejected {
    /// It did not arrive completely.
    Broken(Fault, usize),
    /// It is empty.
    EmptyLine,
    /// It is not a command.
    UnknownCommand,
    /// Its text is invalid.
    Text(ParseError),
    /// Its text, for a concentrator, is not UTF-8 from this offset on.
    NotUtf8(usize),
    /// Its text is valid, but longer than the capacity.
    TooLong(usize),
    /// The draft has no direction yet.
    DirectionMissing,
    /// The draft has no service yet.
    ServiceMissing,
    /// The fields of the draft do not fit together.
    Backing(BackingError),
    /// No configuration is in force yet.
    NothingInForce,
    /// The configuration in force has no proxy.
    ProxyMissing,
    /// The proxy requires TLS, which this board does not have.
    TlsUnsupported,
    /// The connection failed.
    Connection(Failure),
}

impl Rejected {
    /// Returns the kind of error: the parser's, or one of the console's own.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Broken(fault, _) => fault.as_str(),
            Self::EmptyLine => ErrorKind::Empty.name(),
            Self::UnknownCommand => "UnknownCommand",
            Self::Text(error) => error.kind().name(),
            Self::NotUtf8(_) => ErrorKind::InvalidCharacter.name(),
            Self::TooLong(_) => Fault::TooLong.as_str(),
            Self::DirectionMissing => "DirectionMissing",
            Self::ServiceMissing => "ServiceMissing",
            Self::Backing(error) => error.error().kind().name(),
            Self::NothingInForce => "NothingInForce",
            Self::ProxyMissing => "ProxyMissing",
            Self::TlsUnsupported => "TlsUnsupported",
            Self::Connection(failure) => failure.as_str(),
        }
    }

    /// Returns the offset: in the text if that is invalid (for `apply`, the text of the invalid field), otherwise in the line.
    #[must_use]
    pub fn offset(&self) -> usize {
        match self {
            Self::Broken(_, offset) | Self::NotUtf8(offset) | Self::TooLong(offset) => *offset,
            Self::Text(error) => error.offset(),
            Self::Backing(error) => error.error().offset(),
            Self::EmptyLine
            | Self::UnknownCommand
            | Self::DirectionMissing
            | Self::ServiceMissing
            | Self::NothingInForce
            | Self::ProxyMissing
            | Self::TlsUnsupported
            | Self::Connection(_) => 0,
        }
    }
}

impl fmt::Display for Answer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Direction(direction) => write!(f, "ok direction {direction}"),
            Self::Service(service) => write!(f, "ok service {service}"),
            Self::Proxy(uri) => write!(f, "ok proxy {}", Parts((*uri).into())),
            Self::NoProxy => f.write_str("ok proxy none"),
            Self::Applied(backing) => {
                let via = if backing.proxy().is_some() { "proxy" } else { "direct" };
                write!(f, "ok apply {} {via}", backing.direction())?;
                if let Some(proxy) = backing.proxy() {
                    write!(f, " {}", Parts(proxy.into()))?;
                }
                write!(f, " {}", Service::of(backing))
            }
            Self::Connect(do_proxy) => write!(f, "ok connect {} {}", do_proxy.direction(), do_proxy.service_uri()),
            Self::Closed => f.write_str("ok closed"),
            Self::InForce(None) => f.write_str("ok show none"),
            Self::InForce(Some(backing)) => {
                let proxy = backing.proxy().map_or("none", |proxy| proxy.as_str());
                let service = backing.service_uri();
                write!(f, "ok show direction {} proxy {proxy} service {service}", backing.direction())
            }
        }
    }
}

impl<'a> Service<'a> {
    fn of(backing: &UriBacking<'a>) -> Self {
        backing.parse_service().map_or(Self::Text(backing.service_uri()), Self::Uri)
    }
}

impl fmt::Display for Service<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Uri(uri) => Parts(*uri).fmt(f),
            Self::Text(_) => f.write_str("text"),
        }
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "err {} {}", self.kind(), self.offset())
    }
}

/// Scheme, kind of host, port, and whether the peer is verified.
struct Parts<'a>(ServiceUri<'a>);

impl fmt::Display for Parts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(uri) = self;
        let verify = if uri.verifies_peer() { " verify" } else { "" };
        write!(f, "{} {} {}{verify}", uri.scheme(), uri.host().kind(), uri.port())
    }
}
