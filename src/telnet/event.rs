//! What the reader finds in a stream.

use core::fmt;

use super::command::Command;
use super::negotiation::Negotiation;
use super::payload::Payload;
use super::subnegotiation::Subnegotiation;

/// One element of a telnet stream.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet;
///
/// let data = telnet::read(b"hi").unwrap().unwrap();
/// assert_eq!(data.event().to_string(), "data: 68 69");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Event<'a> {
    /// At least one byte of data. How the stream was cut decides how long each piece is.
    ///
    /// A carriage return is still as it was sent: CR NUL or CR LF unless the peer uses BINARY (RFC 854).
    Data(Payload<'a>),
    /// WILL, WONT, DO or DONT, of any option.
    Negotiation(Negotiation),
    /// A command of two bytes.
    Command(Command),
    /// A whole subnegotiation, of any option.
    Subnegotiation(Subnegotiation<'a>),
    /// Part of a subnegotiation that [`Reader::discard`](super::Reader::discard) gave up, as it was sent.
    Discarded(&'a [u8]),
}

/// Writes the content of the event; data and discarded bytes in hex.
impl fmt::Display for Event<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Data(data) => write!(f, "data: {data}"),
            Self::Negotiation(negotiation) => negotiation.fmt(f),
            Self::Command(command) => command.fmt(f),
            Self::Subnegotiation(subnegotiation) => subnegotiation.fmt(f),
            Self::Discarded(raw) => write!(f, "discarded: {}", Payload::new(raw)),
        }
    }
}

/// An [`Event`] and the bytes that it was read from.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet;
///
/// let input = b"\xFF\xFA\xE8\x53\xFF\xF0login:";
/// let token = telnet::read(input).unwrap().unwrap();
/// assert_eq!(token.to_string(), "option 232: 53");
/// assert_eq!(&input[token.len()..], b"login:");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::len_without_is_empty, reason = "a token is never empty")]
pub struct Token<'a> {
    event: Event<'a>,
    raw: &'a [u8],
}

impl<'a> Token<'a> {
    pub(super) const fn new(event: Event<'a>, raw: &'a [u8]) -> Self {
        Self { event, raw }
    }

    /// Returns what was read.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{self, Command, Event};
    ///
    /// let token = telnet::read(&[0xFF, 241]).unwrap().unwrap();
    /// assert_eq!(token.event(), Event::Command(Command::NOP));
    /// ```
    #[must_use]
    pub const fn event(self) -> Event<'a> {
        self.event
    }

    /// Returns the number of bytes to remove from the front of the input; never 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet;
    ///
    /// assert_eq!(telnet::read(b"login:\xFF\xF1").unwrap().unwrap().len(), 6);
    /// ```
    #[must_use]
    pub const fn len(self) -> usize {
        self.raw.len()
    }

    /// Returns the bytes that the event was read from, as they were sent, for another telnet layer.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet;
    ///
    /// assert_eq!(telnet::read(b"a\xFF\xFFb\xFF\xF1").unwrap().unwrap().as_raw(), b"a\xFF\xFFb");
    /// ```
    #[must_use]
    pub const fn as_raw(self) -> &'a [u8] {
        self.raw
    }
}

/// Writes the event.
impl fmt::Display for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.event.fmt(f)
    }
}
