//! Which way a connection is made, and whether through a proxy.

use core::{fmt, str};

use crate::error::{ErrorKind, ParseError, Part};

/// Whether a machine connects to its service or listens on it.
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
#[allow(clippy::exhaustive_enums, reason = "the vSphere page knows these two")]
pub enum Direction {
    /// The machine connects.
    Client,
    /// The machine listens.
    Server,
}

impl Direction {
    /// Reads `client` or `server`, in this very case.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] for no text at all, [`ErrorKind::InvalidValue`] for any other, at offset 0.
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

    /// `client` or `server`.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::Direction::Client.as_str(), "client");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Server => "server",
        }
    }
}

impl TryFrom<&str> for Direction {
    type Error = ParseError;

    fn try_from(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

impl str::FromStr for Direction {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// How a machine reaches its service.
///
/// # Examples
///
/// ```
/// use vserial_uri::{Direction, UriBacking, Via};
///
/// let backing = UriBacking::new(Direction::Client, "vSPC.py", Some("telnet://proxy:13370")).unwrap();
/// assert_eq!(backing.via(), Via::Proxy);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "there is a proxy or there is none")]
pub enum Via {
    /// Itself.
    Direct,
    /// Through a serial port concentrator.
    Proxy,
}

impl Via {
    /// `direct` or `proxy`.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::Via::Direct.as_str(), "direct");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Proxy => "proxy",
        }
    }
}

impl fmt::Display for Via {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
