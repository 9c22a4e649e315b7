//! The direction of a virtual serial port.

use core::str;

use crate::error::{ErrorKind, ParseError, Part};
use crate::text::{display_as_str, try_from_by};

/// The `direction` of a backing object: whether the machine connects to the service or listens on it.
///
/// # Examples
///
/// ```
/// use vserial_uri::Direction;
///
/// assert_eq!(Direction::parse("server"), Ok(Direction::Server));
/// assert_eq!(Direction::Server.as_str(), "server");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "vSphere documents these two")]
pub enum Direction {
    /// The machine, or its concentrator, connects.
    Client,
    /// The machine, or its concentrator, listens.
    Server,
}

impl Direction {
    /// Parses `client` or `server`, which are case-sensitive.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] if `text` is empty, else [`ErrorKind::InvalidValue`]; the offset is 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Direction, ErrorKind};
    ///
    /// assert_eq!(Direction::parse("client"), Ok(Direction::Client));
    /// assert_eq!(Direction::parse("Client").unwrap_err().kind(), ErrorKind::InvalidValue);
    /// ```
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let kind = match text {
            "client" => return Ok(Self::Client),
            "server" => return Ok(Self::Server),
            "" => ErrorKind::Empty,
            _ => ErrorKind::InvalidValue,
        };
        Err(ParseError::new(kind, 0, Part::Direction, text.bytes().next()))
    }

    /// Returns `client` or `server`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Server => "server",
        }
    }
}

impl str::FromStr for Direction {
    type Err = ParseError;

    /// Parses a direction, as [`parse`](Self::parse) does.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

display_as_str!(Direction);
try_from_by!([] &str => Direction, parse, ParseError);
