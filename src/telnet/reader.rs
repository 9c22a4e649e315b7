//! The reader: the next element of a telnet stream, and where to go on.

use core::{fmt, mem};

use nom::branch::alt;
use nom::bytes::complete::take_till1;
use nom::combinator::{cut, map, map_opt, value};
use nom::multi::many1_count;
use nom::sequence::preceded;
use nom::{IResult, Parser};

use super::bytes::{octet, tag};
use super::command::{Command, IAC, SB, SE};
use super::error::{FrameError, FrameErrorKind};
use super::event::{Event, Token};
use super::negotiation::{Negotiation, Verb};
use super::payload::Payload;
use super::subnegotiation::Subnegotiation;

/// Reads the element at the front of `input`.
///
/// `Ok(None)` means that more bytes are needed. Otherwise remove [`Token::len`] or [`FrameError::skip`] bytes from the
/// front and call again. For input that arrives in small pieces use a [`Reader`], which scans no byte twice.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::{self, Event, Payload, Subnegotiation};
///
/// let frame = [0xFF, 0xFA, 232, 71, 0xFF, 0xF0];
/// let token = telnet::read(&frame).unwrap().unwrap();
/// assert_eq!(token.event(), Event::Subnegotiation(Subnegotiation::new(232, Payload::new(&[71]))));
/// assert_eq!(token.len(), 6);
///
/// assert_eq!(telnet::read(&frame[..5]), Ok(None));
/// assert_eq!(telnet::read(&[]), Ok(None));
/// ```
///
/// # Errors
///
/// [`FrameError`] if a subnegotiation is invalid; nothing else can be.
pub fn read(input: &[u8]) -> Result<Option<Token<'_>>, FrameError> {
    Reader::new().read(input)
}

/// Reads a stream that arrives in pieces.
///
/// The reader owns no buffer. The caller keeps the bytes that were not consumed, appends new ones, and passes all of
/// them to [`read`](Self::read) again; the reader remembers how many it has scanned. Each stream needs its own reader.
///
/// A subnegotiation longer than the caller's buffer shows as `Ok(None)` with the buffer full: [`discard`](Self::discard)
/// drops it. Everything else can be read with a buffer of 3 bytes.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::Reader;
///
/// let mut reader = Reader::new();
/// let mut kept = Vec::new();
/// let mut frames = 0;
/// for byte in b"\xFF\xFA\xE8\x47\xFF\xF0".repeat(2) {
///     kept.push(byte);
///     while let Some(token) = reader.read(&kept)? {
///         assert_eq!(token.to_string(), "option 232: 47");
///         frames += 1;
///         kept.drain(..token.len());
///     }
/// }
/// assert_eq!(frames, 2);
/// # Ok::<(), vserial_uri::telnet::FrameError>(())
/// ```
// Not Copy: a forgotten copy would scan bytes twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reader {
    /// The number of bytes scanned without finding an end. No pair of 0xFF is cut there.
    scanned: usize,
    discarding: bool,
}

impl Reader {
    /// Creates a reader at the start of a stream.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Reader;
    ///
    /// assert_eq!(Reader::new().read(b""), Ok(None));
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self { scanned: 0, discarding: false }
    }

    /// Reads the element at the front of `input`.
    ///
    /// - `Ok(Some(token))`: remove [`Token::len`] bytes from the front and call again.
    /// - `Ok(None)`: call again with the same bytes and more.
    /// - `Err(error)`: remove [`FrameError::skip`] bytes from the front and call again.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Reader;
    ///
    /// let mut reader = Reader::new();
    /// assert_eq!(reader.read(&[0xFF, 0xFA, 37]), Ok(None));
    /// let token = reader.read(&[0xFF, 0xFA, 37, 1, 7, 0, 0xFF, 0xF0]).unwrap().unwrap();
    /// assert_eq!(token.to_string(), "option 37: 01 07 00");
    /// ```
    ///
    /// # Errors
    ///
    /// [`FrameError`] if a subnegotiation is invalid; nothing else can be.
    pub fn read<'a>(&mut self, input: &'a [u8]) -> Result<Option<Token<'a>>, FrameError> {
        let scanned = mem::take(&mut self.scanned);
        if self.discarding {
            let token = self.discarded(input, scanned);
            // An IAC at the front may have cut off the discarded frame; it is then read as usual.
            if token.is_some() || self.discarding {
                return Ok(token);
            }
        }
        if input.starts_with(&BEGIN) {
            return self.subnegotiation(input, scanned);
        }
        // The alternatives cover every other first byte, so an error means that the input is incomplete.
        Ok(simple(input).ok().map(|(rest, event)| Token::new(event, before(input, rest))))
    }

    /// Gives up an incomplete subnegotiation, because the buffer is full or its sender took too long.
    ///
    /// From then on [`read`](Self::read) returns its bytes as [`Event::Discarded`], as they arrive, up to and including
    /// its end. Without an incomplete subnegotiation this does nothing.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{Event, Reader};
    ///
    /// let mut reader = Reader::new();
    /// let full = b"\xFF\xFA\xE8\x52a name too long for this b";
    /// assert_eq!(reader.read(full), Ok(None));
    ///
    /// reader.discard();
    /// let token = reader.read(full).unwrap().unwrap();
    /// assert_eq!(token.event(), Event::Discarded(&full[..]));
    ///
    /// // The buffer has room again.
    /// let token = reader.read(b"uffer\xFF\xF0login:").unwrap().unwrap();
    /// assert_eq!(token.event(), Event::Discarded(b"uffer\xFF\xF0"));
    /// ```
    pub const fn discard(&mut self) {
        if self.scanned > 0 {
            self.discarding = true;
        }
    }

    pub(crate) const fn is_discarding(&self) -> bool {
        self.discarding
    }

    /// Reads a subnegotiation. Precondition: `input` starts with `IAC SB`.
    fn subnegotiation<'a>(&mut self, input: &'a [u8], scanned: usize) -> Result<Option<Token<'a>>, FrameError> {
        // Less input than before means that the caller changed it: scan all of it again.
        let from = if scanned > input.len() { 0 } else { scanned };
        match scan(input, from.max(BEGIN.len())) {
            (scanned, None) => {
                self.scanned = scanned;
                Ok(None)
            }
            (end, Some(SE)) => {
                let len = end.saturating_add(END.len());
                // The option is a byte like the others: 255 is doubled.
                let content = Payload::doubled(input.get(BEGIN.len()..end).unwrap_or_default());
                let (option, payload) =
                    content.split_first().ok_or(FrameError::new(FrameErrorKind::OptionMissing, end, IAC, len))?;
                let event = Event::Subnegotiation(Subnegotiation::new(option, payload));
                Ok(Some(Token::new(event, input.get(..len).unwrap_or(input))))
            }
            (iac, Some(found)) => Err(FrameError::new(FrameErrorKind::UnescapedIac, iac.saturating_add(1), found, iac)),
        }
    }

    /// Returns the next part of the discarded subnegotiation.
    fn discarded<'a>(&mut self, input: &'a [u8], scanned: usize) -> Option<Token<'a>> {
        let (scanned, next) = scan(input, scanned);
        self.discarding = next.is_none();
        let len = if next == Some(SE) { scanned.saturating_add(END.len()) } else { scanned };
        let raw = input.get(..len).unwrap_or(input);
        (!raw.is_empty()).then_some(Token::new(Event::Discarded(raw), raw))
    }
}

/// Writes `telnet reader`, and how far it is into an incomplete subnegotiation.
impl fmt::Display for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.discarding, self.scanned) {
            (true, _) => f.write_str("telnet reader, discarding a subnegotiation"),
            (false, 0) => f.write_str("telnet reader"),
            (false, scanned) => write!(f, "telnet reader, {scanned} bytes into a subnegotiation"),
        }
    }
}

/// Returns the part of `input` before its own tail `rest`.
fn before<'a>(input: &'a [u8], rest: &[u8]) -> &'a [u8] {
    input.get(..input.len().saturating_sub(rest.len())).unwrap_or(input)
}

/// Returns the offset of the first IAC that is not doubled, and the byte after it: SE, or else the subnegotiation has no
/// known end. Without such an IAC, returns the offset from which to go on when there is more input.
fn scan(input: &[u8], from: usize) -> (usize, Option<u8>) {
    let mut rest = input.get(from..).unwrap_or(input);
    loop {
        let at = input.len().saturating_sub(rest.len());
        rest = match rest {
            [] | [IAC] => return (at, None),
            [IAC, IAC, rest @ ..] => rest,
            [IAC, next, ..] => return (at, Some(*next)),
            [_, rest @ ..] => rest,
        };
    }
}

const BEGIN: [u8; 2] = [IAC, SB];
const END: [u8; 2] = [IAC, SE];

/// `simple = data / negotiation / command`: whatever does not begin with `IAC SB`
fn simple(input: &[u8]) -> IResult<&[u8], Event<'_>> {
    alt((data, negotiation, command)).parse(input)
}

/// `data = 1*( 1*( any byte but IAC ) / IAC IAC )`, complete: more of it may follow as another element
fn data(input: &[u8]) -> IResult<&[u8], Event<'_>> {
    let plain = value((), take_till1(|byte| byte == IAC));
    let (rest, _) = many1_count(alt((plain, tag(&[IAC, IAC])))).parse(input)?;
    Ok((rest, Event::Data(Payload::doubled(before(input, rest)))))
}

/// `negotiation = IAC ( WILL / WONT / DO / DONT ) option`
///
/// An input that ends before `option` is incomplete: a verb is not a `code`.
fn negotiation(input: &[u8]) -> IResult<&[u8], Event<'_>> {
    let verb = preceded(tag(&[IAC]), map_opt(octet, Verb::from_byte));
    map((verb, cut(octet)), |(verb, option)| Event::Negotiation(Negotiation::new(verb, option))).parse(input)
}

/// `command = IAC code`
fn command(input: &[u8]) -> IResult<&[u8], Event<'_>> {
    map(preceded(tag(&[IAC]), octet), |code| Event::Command(Command::new(code))).parse(input)
}
