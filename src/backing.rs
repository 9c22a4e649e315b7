//! The network backing of a virtual serial port: direction, service and proxy.

use core::fmt;

use crate::direction::Direction;
use crate::error::{ErrorKind, ParseError, Part};
use crate::proxy::ProxyUri;
use crate::reference::UriReference;
use crate::service::ServiceUri;

mod endpoint;
mod error;

pub use endpoint::Endpoint;
pub use error::{BackingError, BackingField};

/// The network backing of a virtual serial port: vSphere's `VirtualSerialPortURIBackingInfo`.
///
/// Without a proxy, the machine connects to the service (client) or listens on it (server), and the service URI is a
/// [`ServiceUri`]. With a proxy, the machine always connects to the proxy and sends it the direction and the service
/// URI, which is then whatever the concentrator understands, often a bare name.
///
/// # Examples
///
/// ```
/// use vserial_uri::{Direction, UriBacking};
///
/// let backing = UriBacking::new(Direction::Server, "telnet://:13370", None).unwrap();
/// assert_eq!(backing.parse_service().unwrap().port(), 13370);
///
/// let backing = UriBacking::new(Direction::Server, "vSPC.py", Some("telnet://proxy:13370")).unwrap();
/// assert_eq!(backing.service_uri(), "vSPC.py");
/// assert_eq!(backing.proxy().unwrap().port(), 13370);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UriBacking<'a> {
    pub(crate) direction: Direction,
    pub(crate) service: Service<ServiceUri<'a>, &'a str, ProxyUri<'a>>,
}

/// The service: a URI, or a text for a proxy. Each is borrowed or owned.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Service<Uri, Text, Proxy> {
    Direct(Uri),
    Proxied(Text, Proxy),
}

impl<'a> UriBacking<'a> {
    /// Checks the three properties together. An empty proxy URI means none.
    ///
    /// # Errors
    ///
    /// [`BackingError`], which names the property at fault:
    ///
    /// - Without a proxy, `serviceURI` must be a [`ServiceUri`], and that of a client must have a host
    ///   ([`ErrorKind::HostMissing`]).
    /// - With a proxy, `proxyURI` must be a [`ProxyUri`]; it is checked first. `serviceURI` must then be text that is not
    ///   empty ([`ErrorKind::Empty`]) and has no control characters ([`char::is_control`]: C0, DEL and C1), the first of
    ///   which is an [`ErrorKind::InvalidCharacter`].
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{BackingField, Direction, ErrorKind, UriBacking};
    ///
    /// let error = UriBacking::new(Direction::Client, "telnet://:13370", None).unwrap_err();
    /// assert_eq!(error.field(), BackingField::ServiceUri);
    /// assert_eq!(error.kind(), ErrorKind::HostMissing);
    /// ```
    pub fn new(direction: Direction, service_uri: &'a str, proxy_uri: Option<&'a str>) -> Result<Self, BackingError> {
        let service = match proxy_uri {
            None | Some("") => {
                let uri = ServiceUri::parse(service_uri).map_err(BackingField::ServiceUri.error())?;
                if direction == Direction::Client {
                    uri.require_host().map_err(BackingField::ServiceUri.error())?;
                }
                Service::Direct(uri)
            }
            Some(proxy_uri) => {
                let proxy = ProxyUri::parse(proxy_uri).map_err(BackingField::ProxyUri.error())?;
                check_text(service_uri).map_err(BackingField::ServiceUri.error())?;
                Service::Proxied(service_uri, proxy)
            }
        };
        Ok(Self { direction, service })
    }

    /// Returns whether the machine, or the concentrator for it, connects to the service or listens on it.
    ///
    /// What the machine itself does is [`endpoint`](Self::endpoint): with a proxy, it always connects.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// Returns where the machine connects or listens: at the proxy, if there is one, else at the service.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Direction, Endpoint, UriBacking};
    ///
    /// let backing = UriBacking::new(Direction::Server, ":13370", None).unwrap();
    /// let Endpoint::Listen(uri) = backing.endpoint() else { panic!("a server listens") };
    /// assert_eq!(uri.port(), 13370);
    ///
    /// let backing = UriBacking::new(Direction::Server, "vSPC.py", Some("telnet://proxy:23")).unwrap();
    /// let Endpoint::Connect(uri) = backing.endpoint() else { panic!("a machine connects to its proxy") };
    /// assert_eq!(uri.host_str(), "proxy");
    /// ```
    #[must_use]
    pub const fn endpoint(&self) -> Endpoint<'a> {
        match (self.direction, self.service) {
            (_, Service::Proxied(_, proxy)) => Endpoint::Connect(proxy.as_service()),
            (Direction::Client, Service::Direct(uri)) => Endpoint::Connect(uri),
            (Direction::Server, Service::Direct(uri)) => Endpoint::Listen(uri),
        }
    }

    /// Returns the service URI as it was written.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Direction, UriBacking};
    ///
    /// let backing = UriBacking::new(Direction::Server, "@vulture", Some("telnet://proxy:23")).unwrap();
    /// assert_eq!(backing.service_uri(), "@vulture");
    /// ```
    #[must_use]
    pub const fn service_uri(&self) -> &'a str {
        match &self.service {
            Service::Direct(uri) => uri.as_str(),
            Service::Proxied(text, _) => text,
        }
    }

    /// Returns the proxy URI.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Direction, UriBacking};
    ///
    /// let backing = UriBacking::new(Direction::Server, "vSPC.py", Some("telnet://proxy:23")).unwrap();
    /// assert_eq!(backing.proxy().unwrap().host_str(), "proxy");
    /// ```
    #[must_use]
    pub const fn proxy(&self) -> Option<ProxyUri<'a>> {
        match self.service {
            Service::Direct(_) => None,
            Service::Proxied(_, proxy) => Some(proxy),
        }
    }

    /// Returns the service URI as a [`ServiceUri`].
    ///
    /// # Errors
    ///
    /// With a proxy, the service URI may be any text, so parsing it can fail. Without one, this never fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Direction, UriBacking};
    ///
    /// let backing = UriBacking::new(Direction::Server, "vSPC.py", Some("telnet://proxy:23")).unwrap();
    /// assert!(backing.parse_service().is_err());
    /// ```
    pub fn parse_service(&self) -> Result<ServiceUri<'a>, ParseError> {
        match self.service {
            Service::Direct(uri) => Ok(uri),
            Service::Proxied(text, _) => ServiceUri::parse(text),
        }
    }

    /// Returns the service URI as a [`UriReference`].
    ///
    /// # Errors
    ///
    /// With a proxy, the service URI may be any text. Without one, it may lack a scheme: then `host.example:23` parses as
    /// a scheme and an opaque part, and `192.0.2.1:23` does not parse.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Direction, UriBacking};
    ///
    /// let backing = UriBacking::new(Direction::Server, "vSPC.py?port=a", Some("telnet://proxy:23")).unwrap();
    /// assert_eq!(backing.parse_service_reference().unwrap().query(), Some("port=a"));
    /// ```
    pub fn parse_service_reference(&self) -> Result<UriReference<'a>, ParseError> {
        UriReference::parse(self.service_uri())
    }

    /// Writes the properties for `Debug` of the type `name`, this one or its owned form.
    pub(crate) fn debug(&self, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct(name)
            .field("direction", &self.direction)
            .field("service_uri", &self.service_uri())
            .field("proxy_uri", &self.proxy().map(|proxy| proxy.as_str()))
            .finish()
    }
}

/// Checks a service URI for a concentrator: text, neither empty nor with control characters.
fn check_text(text: &str) -> Result<(), ParseError> {
    let (kind, offset) = match text.find(char::is_control) {
        None if text.is_empty() => (ErrorKind::Empty, 0),
        None => return Ok(()),
        Some(offset) => (ErrorKind::InvalidCharacter, offset),
    };
    Err(ParseError::new(kind, offset, Part::Service, text.as_bytes().get(offset).copied()))
}

/// Writes `client telnet://host:23`, followed by ` via telnet://proxy:13370` if there is a proxy.
impl fmt::Display for UriBacking<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.direction, self.service_uri())?;
        match self.proxy() {
            None => Ok(()),
            Some(proxy) => write!(f, " via {proxy}"),
        }
    }
}

impl fmt::Debug for UriBacking<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.debug("UriBacking", f)
    }
}
