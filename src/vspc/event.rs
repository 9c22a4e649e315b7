//! What the reader finds in a stream.

use core::fmt;

use super::payload::Payload;
use super::subnegotiation::Subnegotiation;
use super::suboption::Suboption;
use super::telnet::{Command, Negotiation};

/// What stands at the front of the bytes that were read.
///
/// # Examples
///
/// ```
/// use vserial_uri::vspc::{self, Event, Negotiation, Verb};
///
/// let will = vspc::read(&[0xFF, 0xFB, 0xE8]).unwrap().unwrap();
/// assert_eq!(will.event(), Event::Negotiation(Negotiation::vspc(Verb::Will)));
/// assert_eq!(will.event().to_string(), "WILL 232");
///
/// let data = vspc::read(b"hi").unwrap().unwrap();
/// assert_eq!(data.event().to_string(), "data: 68 69");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Event<'a> {
    /// A whole frame of [`OPTION`](super::OPTION).
    Suboption(Suboption<'a>),
    /// WILL, WONT, DO or DONT: of [`OPTION`](super::OPTION) or of another option.
    Negotiation(Negotiation),
    /// Bytes of the serial line, a doubled 0xFF among them counting once. How long a piece is depends on how the bytes
    /// came in; there is none without a byte.
    ///
    /// Telnet's rule that a lone carriage return travels as CR NUL unless the binary option is on is left to the
    /// caller, who knows whether it is.
    Data(Payload<'a>),
    /// Another telnet command of two bytes.
    Command(Command),
    /// A whole subnegotiation of another option.
    Subnegotiation(Subnegotiation<'a>),
    /// A piece of a frame that was given up by [`FrameReader::discard`](super::FrameReader::discard), as it travelled.
    Discarded(&'a [u8]),
}

/// The event, as its content is written; data and discarded bytes in hex.
impl fmt::Display for Event<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Suboption(suboption) => suboption.fmt(f),
            Self::Negotiation(negotiation) => negotiation.fmt(f),
            Self::Data(data) => write!(f, "data: {data}"),
            Self::Command(command) => command.fmt(f),
            Self::Subnegotiation(other) => other.fmt(f),
            Self::Discarded(raw) => write!(f, "discarded: {}", Payload::new(raw)),
        }
    }
}

/// An [`Event`] and the bytes that it was made of.
///
/// # Examples
///
/// ```
/// use vserial_uri::vspc::{self, Event, Suboption};
///
/// let input = b"\xFF\xFA\xE8\x53\xFF\xF0login:";
/// let item = vspc::read(input).unwrap().unwrap();
/// assert_eq!(item.event(), Event::Suboption(Suboption::GetVmName));
/// assert_eq!(&input[item.len()..], b"login:");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::len_without_is_empty, reason = "there is no empty item")]
pub struct Item<'a> {
    event: Event<'a>,
    raw: &'a [u8],
}

impl<'a> Item<'a> {
    pub(super) const fn new(event: Event<'a>, raw: &'a [u8]) -> Self {
        Self { event, raw }
    }

    /// What was read.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{self, Command, Event};
    ///
    /// let item = vspc::read(&[0xFF, 241]).unwrap().unwrap();
    /// assert_eq!(item.event(), Event::Command(Command::NOP));
    /// ```
    #[must_use]
    pub const fn event(self) -> Event<'a> {
        self.event
    }

    /// How many bytes to take off the front of the input before reading on; never 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc;
    ///
    /// assert_eq!(vspc::read(b"login:\xFF\xF1").unwrap().unwrap().len(), 6);
    /// ```
    #[must_use]
    pub const fn len(self) -> usize {
        self.raw.len()
    }

    /// Those bytes as they travelled, for another telnet layer.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc;
    ///
    /// assert_eq!(vspc::read(b"a\xFF\xFFb\xFF\xF1").unwrap().unwrap().as_raw(), b"a\xFF\xFFb");
    /// ```
    #[must_use]
    pub const fn as_raw(self) -> &'a [u8] {
        self.raw
    }
}

/// As its event.
impl fmt::Display for Item<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.event.fmt(f)
    }
}
