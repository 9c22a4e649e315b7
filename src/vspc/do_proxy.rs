//! What a machine tells a concentrator about its port.

use core::fmt;

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::value;
use nom::{IResult, Parser};

use super::error::{FrameErrorKind, PayloadError};
use crate::backing::UriBacking;
use crate::direction::Direction;

/// The payload of DO-PROXY: the port's direction and its serviceURI.
///
/// The serviceURI is for the concentrator to understand and is often a bare name. As in a
/// [`UriBacking`] with a proxy, it is non-empty text without control characters, kept as it is.
///
/// # Examples
///
/// ```
/// use vserial_uri::Direction;
/// use vserial_uri::vspc::{self, Event, Suboption};
///
/// let item = vspc::read(b"\xFF\xFA\xE8\x46SvSPC.py\xFF\xF0").unwrap().unwrap();
/// let Event::Suboption(Suboption::DoProxy(asked)) = item.event() else { panic!("that is DO-PROXY") };
/// assert_eq!(asked.direction(), Direction::Server);
/// assert_eq!(asked.service_uri(), "vSPC.py");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DoProxy<'a> {
    direction: Direction,
    service_uri: &'a str,
}

impl<'a> DoProxy<'a> {
    /// What a machine with this port would send.
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
    /// [`FrameErrorKind::ServiceUriMissing`] or [`FrameErrorKind::ControlCharacter`], located in `service_uri`.
    pub fn new(direction: Direction, service_uri: &'a str) -> Result<Self, PayloadError> {
        let held = service_uri.as_bytes();
        if held.is_empty() {
            return Err(PayloadError::new(FrameErrorKind::ServiceUriMissing, held, 0));
        }
        match service_uri.find(char::is_control) {
            Some(at) => Err(PayloadError::new(FrameErrorKind::ControlCharacter, held, at)),
            None => Ok(Self { direction, service_uri }),
        }
    }

    /// `do-proxy = direction service-uri`
    pub(super) fn parse(held: &'a [u8]) -> Result<Self, PayloadError> {
        let (text, direction) =
            direction(held).map_err(|error| PayloadError::of_nom(FrameErrorKind::InvalidDirection, held, &error))?;
        let start = held.len().saturating_sub(text.len());
        let at_fault =
            |error: PayloadError| PayloadError::new(error.kind(), held, start.saturating_add(error.offset()));
        utf8(text).and_then(|service_uri| Self::new(direction, service_uri)).map_err(at_fault)
    }

    /// The byte that stands for the direction.
    pub(super) const fn direction_byte(self) -> u8 {
        match self.direction {
            Direction::Client => b'C',
            Direction::Server => b'S',
        }
    }

    /// Whether the machine is the client or the server of the connection.
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

    /// The serviceURI, byte for byte.
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

// Here and not with the type, since `backing` knows nothing of telnet.
impl<'a> UriBacking<'a> {
    /// Returns what the machine sends to its proxy once they are connected, or `None` without a proxy.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::DoProxy;
    /// use vserial_uri::{Direction, UriBacking};
    ///
    /// let backing = UriBacking::new(Direction::Client, "vSPC.py", Some("telnet://proxy:13370")).unwrap();
    /// assert_eq!(backing.do_proxy(), DoProxy::new(Direction::Client, "vSPC.py").ok());
    /// assert_eq!(UriBacking::new(Direction::Server, ":13370", None).unwrap().do_proxy(), None);
    /// ```
    #[must_use]
    pub const fn do_proxy(&self) -> Option<DoProxy<'a>> {
        match self.proxy() {
            // The backing has checked its service URI by the same rule.
            Some(_) => Some(DoProxy { direction: self.direction(), service_uri: self.service_uri() }),
            None => None,
        }
    }
}

/// `server "vSPC.py"`.
impl fmt::Display for DoProxy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.direction, self.service_uri)
    }
}

/// `direction = "C" / "S"`
fn direction(held: &[u8]) -> IResult<&[u8], Direction> {
    alt((value(Direction::Client, tag(&b"C"[..])), value(Direction::Server, tag(&b"S"[..])))).parse(held)
}

/// Text as it stands in a payload: UTF-8 never holds 0xFF, so there is nothing doubled in a good one.
pub(super) fn utf8(held: &[u8]) -> Result<&str, PayloadError> {
    core::str::from_utf8(held)
        .map_err(|error| PayloadError::new(FrameErrorKind::InvalidUtf8, held, error.valid_up_to()))
}
