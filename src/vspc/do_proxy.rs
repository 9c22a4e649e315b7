//! DO-PROXY: what a machine asks of a concentrator.

use core::fmt;

use super::error::{PayloadError, PayloadErrorKind};
use crate::backing::UriBacking;
use crate::direction::Direction;

/// The payload of DO-PROXY: the direction of a port and its serviceURI.
///
/// The concentrator defines what the serviceURI means; it is often a bare name. As in a [`UriBacking`] with a proxy, it is
/// non-empty text without control characters and is kept as it is.
///
/// # Examples
///
/// ```
/// use vserial_uri::Direction;
/// use vserial_uri::telnet::Payload;
/// use vserial_uri::vspc::{Code, Suboption};
///
/// let suboption = Suboption::parse(Code::DO_PROXY, Payload::new(b"SvSPC.py"));
/// let Ok(Suboption::DoProxy(do_proxy)) = suboption else { unreachable!() };
/// assert_eq!(do_proxy.direction(), Direction::Server);
/// assert_eq!(do_proxy.service_uri(), "vSPC.py");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DoProxy<'a> {
    direction: Direction,
    service_uri: &'a str,
}

impl<'a> DoProxy<'a> {
    /// Creates the payload. [`UriBacking::do_proxy`] makes it from a backing.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::Direction;
    /// use vserial_uri::vspc::DoProxy;
    ///
    /// assert!(DoProxy::new(Direction::Client, "telnet://example.com").is_ok());
    /// assert!(DoProxy::new(Direction::Client, "").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`PayloadErrorKind::ServiceUriMissing`] or [`PayloadErrorKind::ControlCharacter`], located in `service_uri`.
    pub fn new(direction: Direction, service_uri: &'a str) -> Result<Self, PayloadError> {
        let held = service_uri.as_bytes();
        if held.is_empty() {
            return Err(PayloadError::new(PayloadErrorKind::ServiceUriMissing, held, 0));
        }
        match service_uri.find(char::is_control) {
            Some(at) => Err(PayloadError::new(PayloadErrorKind::ControlCharacter, held, at)),
            None => Ok(Self { direction, service_uri }),
        }
    }

    /// `do-proxy = direction service-uri`, `direction = "C" / "S"`
    pub(super) fn parse(held: &'a [u8]) -> Result<Self, PayloadError> {
        let (direction, text) = match held {
            [b'C', text @ ..] => (Direction::Client, text),
            [b'S', text @ ..] => (Direction::Server, text),
            _ => return Err(PayloadError::new(PayloadErrorKind::InvalidDirection, held, 0)),
        };
        let in_payload = |error: PayloadError| PayloadError::new(error.kind(), held, error.offset().saturating_add(1));
        utf8(text).and_then(|service_uri| Self::new(direction, service_uri)).map_err(in_payload)
    }

    /// Returns the byte that encodes the direction.
    pub(crate) const fn direction_byte(self) -> u8 {
        match self.direction {
            Direction::Client => b'C',
            Direction::Server => b'S',
        }
    }

    /// Returns the direction of the port.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::Direction;
    /// use vserial_uri::vspc::DoProxy;
    ///
    /// assert_eq!(DoProxy::new(Direction::Client, "x").unwrap().direction(), Direction::Client);
    /// ```
    #[must_use]
    pub const fn direction(self) -> Direction {
        self.direction
    }

    /// Returns the serviceURI, byte for byte.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::Direction;
    /// use vserial_uri::vspc::DoProxy;
    ///
    /// assert_eq!(DoProxy::new(Direction::Client, "@vulture").unwrap().service_uri(), "@vulture");
    /// ```
    #[must_use]
    pub const fn service_uri(self) -> &'a str {
        self.service_uri
    }
}

impl<'a> UriBacking<'a> {
    /// Returns what a machine with this backing asks of its concentrator; `None` without a proxy.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::Suboption;
    /// use vserial_uri::{Direction, UriBacking};
    ///
    /// let backing = UriBacking::new(Direction::Server, "vSPC.py", Some("telnet://vspc.example:13370")).unwrap();
    /// let frame = Suboption::DoProxy(backing.do_proxy().unwrap());
    /// assert_eq!(frame.write_into(&mut [0; 32]), Ok(&b"\xFF\xFA\xE8\x46SvSPC.py\xFF\xF0"[..]));
    ///
    /// assert_eq!(UriBacking::new(Direction::Server, ":6000", None).unwrap().do_proxy(), None);
    /// ```
    #[must_use]
    pub fn do_proxy(&self) -> Option<DoProxy<'a>> {
        // The backing has checked its serviceURI by the same rule.
        self.proxy().map(|_| DoProxy { direction: self.direction(), service_uri: self.service_uri() })
    }
}

/// Writes `server "vSPC.py"`.
impl fmt::Display for DoProxy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.direction, self.service_uri)
    }
}

/// Reads the text of a payload. UTF-8 never contains 0xFF, so the doubling cannot matter.
pub(super) fn utf8(held: &[u8]) -> Result<&str, PayloadError> {
    core::str::from_utf8(held)
        .map_err(|error| PayloadError::new(PayloadErrorKind::InvalidUtf8, held, error.valid_up_to()))
}
