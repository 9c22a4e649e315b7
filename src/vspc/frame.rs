//! Reading: what stands at the front of a byte slice, and where to go on.

use core::{fmt, mem};

use nom::branch::alt;
use nom::bytes::{complete, streaming};
use nom::combinator::{map, map_opt, recognize, value};
use nom::multi::many1_count;
use nom::number::streaming::u8 as octet;
use nom::sequence::preceded;
use nom::{IResult, Parser};

use super::OPTION;
use super::code::Code;
use super::error::{FrameError, FrameErrorKind};
use super::event::{Event, Item};
use super::payload::Payload;
use super::subnegotiation::Subnegotiation;
use super::suboption::Suboption;
use super::telnet::{Command, IAC, Negotiation, SB, SE, Verb};

/// Reads what stands at the front of `input`.
///
/// `Ok(None)` says that more bytes are needed. Otherwise take [`Item::len`] or [`FrameError::skip`] bytes off the front
/// and call again. Where input comes in small pieces use a [`FrameReader`], which does not look at the same bytes again.
///
/// # Examples
///
/// ```
/// use vserial_uri::vspc::{self, Event, Suboption};
///
/// let frame = [0xFF, 0xFA, 0xE8, 71, 0xFF, 0xF0];
/// let item = vspc::read(&frame).unwrap().unwrap();
/// assert_eq!(item.event(), Event::Suboption(Suboption::WillProxy));
/// assert_eq!(item.len(), 6);
///
/// assert_eq!(vspc::read(&frame[..5]), Ok(None));
/// assert_eq!(vspc::read(&[]), Ok(None));
/// ```
///
/// # Errors
///
/// [`FrameError`] when a frame is wrong. Only a subnegotiation can be.
pub fn read(input: &[u8]) -> Result<Option<Item<'_>>, FrameError> {
    FrameReader::new().read(input)
}

/// Reads a stream whose bytes come in pieces, looking at each byte once.
///
/// It owns no buffer: the caller keeps the bytes that were not taken yet, adds new ones at their end, and gives them all
/// to [`read`](Self::read). The reader only remembers how many of them it has looked at.
///
/// A new stream wants a new reader.
///
/// A frame longer than the caller's buffer shows as `Ok(None)` with the buffer full; [`discard`](Self::discard) drops it.
/// Whatever is no subnegotiation fits in 3 bytes.
///
/// # Examples
///
/// ```
/// use vserial_uri::vspc::{Event, FrameReader, Suboption};
///
/// let mut reader = FrameReader::new();
/// let mut kept = Vec::new();
/// let mut frames = 0;
/// for byte in b"\xFF\xFA\xE8\x47\xFF\xF0".repeat(2) {
///     kept.push(byte);
///     while let Some(item) = reader.read(&kept).expect("the frames are right") {
///         assert_eq!(item.event(), Event::Suboption(Suboption::WillProxy));
///         frames += 1;
///         kept.drain(..item.len());
///     }
/// }
/// assert_eq!(frames, 2);
/// ```
// Not Copy: a copy left behind would read bytes twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FrameReader {
    /// How many bytes of the input were looked at in vain. No pair of 0xFF is cut there.
    scanned: usize,
    discarding: bool,
}

impl FrameReader {
    /// A reader at the beginning of a stream.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::FrameReader;
    ///
    /// assert_eq!(FrameReader::new().read(b""), Ok(None));
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self { scanned: 0, discarding: false }
    }

    /// Reads what stands at the front of `input`.
    ///
    /// - `Ok(Some(item))`: take [`Item::len`] bytes off the front and call again.
    /// - `Ok(None)`: call again when there are more bytes, with the same ones in front.
    /// - `Err(error)`: take [`FrameError::skip`] bytes off the front and call again.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{Event, FrameReader, Suboption};
    ///
    /// let mut reader = FrameReader::new();
    /// assert_eq!(reader.read(&[0xFF, 0xFA, 0xE8]), Ok(None));
    /// let item = reader.read(&[0xFF, 0xFA, 0xE8, 83, 0xFF, 0xF0]).unwrap().unwrap();
    /// assert_eq!(item.event(), Event::Suboption(Suboption::GetVmName));
    /// ```
    ///
    /// # Errors
    ///
    /// [`FrameError`] when a frame is wrong. Only a subnegotiation can be.
    pub fn read<'a>(&mut self, input: &'a [u8]) -> Result<Option<Item<'a>>, FrameError> {
        let scanned = mem::take(&mut self.scanned);
        if self.discarding {
            if let Some(item) = self.rest_of_discarded(input, scanned) {
                return Ok(Some(item));
            }
            // An IAC at the front may have cut off the frame that was given up; it is then read as ever.
            if self.discarding {
                return Ok(None);
            }
        }
        match begin(input) {
            Ok(_) => self.subnegotiation(input, scanned),
            Err(nom::Err::Incomplete(_)) => Ok(None),
            Err(_) => Ok(match simple(input) {
                Ok((rest, event)) => Some(Item::new(event, before(input, rest))),
                // One of the alternatives fits whatever begins otherwise, so that only more bytes can be wanted.
                Err(_) => None,
            }),
        }
    }

    /// Gives up the frame that is not complete yet, because the buffer is full or it took too long.
    ///
    /// From then on [`read`](Self::read) gives its bytes as [`Event::Discarded`], as they come, up to and including its
    /// end; what follows is read as ever. Without an unfinished frame at the front this does nothing.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{Event, FrameReader, Suboption};
    ///
    /// let mut reader = FrameReader::new();
    /// let full = b"\xFF\xFA\xE8\x52a name too long for this b";
    /// assert_eq!(reader.read(full), Ok(None));
    ///
    /// reader.discard();
    /// let item = reader.read(full).unwrap().unwrap();
    /// assert_eq!(item.event(), Event::Discarded(&full[..]));
    ///
    /// // The buffer has room again.
    /// let more = b"uffer\xFF\xF0\xFF\xFA\xE8\x53\xFF\xF0";
    /// let item = reader.read(more).unwrap().unwrap();
    /// assert_eq!(item.event(), Event::Discarded(b"uffer\xFF\xF0"));
    /// let item = reader.read(&more[item.len()..]).unwrap().unwrap();
    /// assert_eq!(item.event(), Event::Suboption(Suboption::GetVmName));
    /// ```
    pub const fn discard(&mut self) {
        if self.scanned > 0 {
            self.discarding = true;
        }
    }

    /// A subnegotiation, whose `IAC SB` stands at the front of `input`.
    fn subnegotiation<'a>(&mut self, input: &'a [u8], scanned: usize) -> Result<Option<Item<'a>>, FrameError> {
        // A caller that gives less than before has changed the input: look at all of it again.
        let from = if scanned > input.len() { 0 } else { scanned };
        match scan(input, from.max(BEGIN.len())) {
            Scan::More(scanned) => {
                self.scanned = scanned;
                Ok(None)
            }
            Scan::End(end) => {
                let raw = input.get(..end).unwrap_or(input);
                content(raw).map(|event| Some(Item::new(event, raw)))
            }
            Scan::Wrong(iac) => {
                let offset = iac.saturating_add(1);
                let found = input.get(offset).copied();
                Err(FrameError::framing(FrameErrorKind::UnescapedIac, found, offset, iac))
            }
        }
    }

    /// A piece of the frame that was given up.
    fn rest_of_discarded<'a>(&mut self, input: &'a [u8], scanned: usize) -> Option<Item<'a>> {
        let len = match scan(input, scanned) {
            Scan::More(scanned) => scanned,
            Scan::End(end) => {
                self.discarding = false;
                end
            }
            Scan::Wrong(iac) => {
                self.discarding = false;
                iac
            }
        };
        let raw = input.get(..len).unwrap_or(input);
        (!raw.is_empty()).then_some(Item::new(Event::Discarded(raw), raw))
    }
}

/// `frame reader`, and how many bytes of an unfinished frame it has looked at.
impl fmt::Display for FrameReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.discarding, self.scanned) {
            (true, _) => f.write_str("frame reader, discarding a frame"),
            (false, 0) => f.write_str("frame reader"),
            (false, scanned) => write!(f, "frame reader, {scanned} bytes into a frame"),
        }
    }
}

/// The part of `input` before its own tail `rest`.
fn before<'a>(input: &'a [u8], rest: &[u8]) -> &'a [u8] {
    input.get(..input.len().saturating_sub(rest.len())).unwrap_or(input)
}

/// How far the content of a subnegotiation goes.
enum Scan {
    /// To its `IAC SE`, which ends here.
    End(usize),
    /// Beyond the input; all before this place was looked at.
    More(usize),
    /// Not to an end: this IAC is followed by neither IAC nor SE.
    Wrong(usize),
}

/// `*content IAC SE`, from the place where an earlier call stopped.
fn scan(input: &[u8], from: usize) -> Scan {
    let mut rest = input.get(from..).unwrap_or(input);
    loop {
        let at = input.len().saturating_sub(rest.len());
        match piece(rest) {
            Ok((after, Piece::Content)) => rest = after,
            Ok((after, Piece::End)) => return Scan::End(input.len().saturating_sub(after.len())),
            Err(nom::Err::Incomplete(_)) => return Scan::More(at),
            Err(_) => return Scan::Wrong(at),
        }
    }
}

#[derive(Clone, Copy)]
enum Piece {
    Content,
    End,
}

const BEGIN: [u8; 2] = [IAC, SB];
const END: [u8; 2] = [IAC, SE];
const ESCAPED: [u8; 2] = [IAC, IAC];

/// `begin = IAC SB`
fn begin(input: &[u8]) -> IResult<&[u8], &[u8]> {
    streaming::tag(&BEGIN[..])(input)
}

/// `content = plain / IAC IAC`, or the end: `IAC SE`
fn piece(input: &[u8]) -> IResult<&[u8], Piece> {
    alt((
        value(Piece::Content, plain),
        value(Piece::Content, streaming::tag(&ESCAPED[..])),
        value(Piece::End, streaming::tag(&END[..])),
    ))
    .parse(input)
}

/// `plain = 1*( any byte but IAC )`, as many as there are: that more might follow changes nothing.
fn plain(input: &[u8]) -> IResult<&[u8], &[u8]> {
    complete::take_till1(|byte| byte == IAC)(input)
}

/// `simple = data / negotiation / command`: whatever does not begin with `IAC SB`
fn simple(input: &[u8]) -> IResult<&[u8], Event<'_>> {
    alt((data, negotiation, command)).parse(input)
}

/// `data = 1*( plain / IAC IAC )`
fn data(input: &[u8]) -> IResult<&[u8], Event<'_>> {
    let raw = recognize(many1_count(alt((plain, complete::tag(&ESCAPED[..])))));
    map(raw, |raw| Event::Data(Payload::doubled(raw))).parse(input)
}

/// `negotiation = IAC ( WILL / WONT / DO / DONT ) option`
fn negotiation(input: &[u8]) -> IResult<&[u8], Event<'_>> {
    let verb = preceded(streaming::tag(&[IAC][..]), map_opt(octet, Verb::from_byte));
    map((verb, octet), |(verb, option)| Event::Negotiation(Negotiation::new(verb, option))).parse(input)
}

/// `command = IAC code`
fn command(input: &[u8]) -> IResult<&[u8], Event<'_>> {
    map(preceded(streaming::tag(&[IAC][..]), octet), |code| Event::Command(Command::new(code))).parse(input)
}

/// `subnegotiation = IAC SB option payload IAC SE`, `frame = IAC SB 232 code payload IAC SE`
///
/// Precondition: `raw` is a subnegotiation by [`scan`]. Option and code are bytes like the others: 255 is doubled.
fn content(raw: &[u8]) -> Result<Event<'_>, FrameError> {
    let end = raw.len().saturating_sub(END.len());
    let inside = raw.get(BEGIN.len()..end).unwrap_or_default();
    let missing = |kind, offset| FrameError::framing(kind, None, offset, raw.len());
    let (rest, option) = byte(inside).map_err(|_| missing(FrameErrorKind::OptionMissing, end))?;
    if option != OPTION {
        return Ok(Event::Subnegotiation(Subnegotiation::new(option, Payload::doubled(rest))));
    }
    let (rest, code) = byte(rest).map_err(|_| missing(FrameErrorKind::CodeMissing, end))?;
    let code = Code::new(code);
    let start = end.saturating_sub(rest.len());
    Suboption::parse(code, Payload::doubled(rest))
        .map(Event::Suboption)
        .map_err(|error| FrameError::payload(error, start, raw.len(), code))
}

/// `byte = IAC IAC / any byte but IAC`
fn byte(input: &[u8]) -> IResult<&[u8], u8> {
    alt((value(IAC, complete::tag(&ESCAPED[..])), nom::number::complete::u8)).parse(input)
}
