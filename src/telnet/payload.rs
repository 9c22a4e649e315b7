//! Payloads, in which every byte 0xFF is sent twice.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::iter;

use super::command::IAC;
use super::doubling::{doubled, fill};
use crate::error::CapacityError;

/// Bytes of a subnegotiation or of telnet data.
///
/// Telnet sends a byte 0xFF as 0xFF 0xFF. A payload that was read holds the bytes as they were sent, so that it can
/// borrow them; one made by [`Payload::new`] holds plain bytes. Both decode to plain bytes, are written with each 0xFF
/// doubled, and compare and hash as their plain bytes.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::{self, Event, Payload};
///
/// let token = telnet::read(b"login\xFF\xFF:").unwrap().unwrap();
/// let Event::Data(read) = token.event() else { unreachable!() };
/// assert_eq!(read, Payload::new(b"login\xFF:"));
/// assert_eq!(read, *b"login\xFF:");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Payload<'a> {
    held: &'a [u8],
    form: Form,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Form {
    #[default]
    Plain,
    /// INVARIANT: every 0xFF belongs to a pair. Only the reader makes these, from bytes that it has scanned.
    Doubled,
}

impl<'a> Payload<'a> {
    /// Creates a payload of plain bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Payload;
    ///
    /// assert_eq!(Payload::new(&[0x76, 0xFF]).len(), 2);
    /// ```
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { held: bytes, form: Form::Plain }
    }

    /// Precondition: every 0xFF in `raw` belongs to a pair.
    pub(super) const fn doubled(raw: &'a [u8]) -> Self {
        Self { held: raw, form: Form::Doubled }
    }

    /// Returns the bytes in whichever form they are held.
    pub(crate) const fn held(self) -> &'a [u8] {
        self.held
    }

    /// Splits off the first plain byte.
    pub(crate) fn split_first(self) -> Option<(u8, Self)> {
        let mut bytes = self.bytes();
        bytes.next().map(|first| (first, bytes.0))
    }

    /// Returns an iterator over the plain bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{self, Event};
    ///
    /// let token = telnet::read(&[0x76, 0xFF, 0xFF, 0xE9]).unwrap().unwrap();
    /// let Event::Data(data) = token.event() else { unreachable!() };
    /// assert!(data.bytes().eq([0x76, 0xFF, 0xE9]));
    /// ```
    #[must_use]
    pub const fn bytes(self) -> PayloadBytes<'a> {
        PayloadBytes(self)
    }

    /// Returns an iterator over slices that together are the plain bytes: the fast way to copy a payload.
    ///
    /// A slice ends after the first byte of each doubled 0xFF. No slice is empty.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{self, Event};
    ///
    /// let token = telnet::read(b"ab\xFF\xFFcd").unwrap().unwrap();
    /// let Event::Data(data) = token.event() else { unreachable!() };
    /// let mut line = Vec::new();
    /// data.slices().for_each(|slice| line.extend_from_slice(slice));
    /// assert_eq!(line, b"ab\xFFcd");
    /// ```
    #[must_use]
    pub const fn slices(self) -> PayloadSlices<'a> {
        PayloadSlices(self)
    }

    /// Splits `prefix` off the front: the rest of the payload, or `None` if it starts with other bytes.
    ///
    /// This separates the secret of a vMotion from the sequence that precedes it.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Payload;
    ///
    /// let goahead = Payload::new(&[0x76, 0x19, 0xFF, 0xE9, 1, 2, 3, 4]);
    /// assert_eq!(goahead.strip_prefix(&[0x76, 0x19, 0xFF, 0xE9]), Some(Payload::new(&[1, 2, 3, 4])));
    /// assert_eq!(goahead.strip_prefix(&[1]), None);
    /// ```
    #[must_use]
    pub fn strip_prefix(self, prefix: &[u8]) -> Option<Self> {
        let mut bytes = self.bytes();
        prefix.iter().all(|&byte| bytes.next() == Some(byte)).then_some(bytes.0)
    }

    /// Returns the number of plain bytes, counted in one pass.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{self, Event};
    ///
    /// let token = telnet::read(&[0xFF, 0xFF]).unwrap().unwrap();
    /// let Event::Data(data) = token.event() else { unreachable!() };
    /// assert_eq!(data.len(), 1);
    /// ```
    #[must_use]
    pub fn len(self) -> usize {
        self.slices().map(<[u8]>::len).sum()
    }

    /// Returns `true` if there are no bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Payload;
    ///
    /// assert!(Payload::new(&[]).is_empty());
    /// assert!(!Payload::new(&[0]).is_empty());
    /// ```
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.held.is_empty()
    }

    /// Returns the bytes as they are sent, if they can be borrowed: a payload that was read, or one without a 0xFF.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{self, Event, Payload};
    ///
    /// let token = telnet::read(&[1, 0xFF, 0xFF]).unwrap().unwrap();
    /// let Event::Data(data) = token.event() else { unreachable!() };
    /// assert_eq!(data.as_raw(), Some(&[1, 0xFF, 0xFF][..]));
    /// assert_eq!(Payload::new(&[1, 2]).as_raw(), Some(&[1, 2][..]));
    /// assert_eq!(Payload::new(&[1, 0xFF]).as_raw(), None);
    /// ```
    #[must_use]
    pub fn as_raw(self) -> Option<&'a [u8]> {
        (self.form == Form::Doubled || !self.held.contains(&IAC)).then_some(self.held)
    }

    /// Returns the plain bytes, if they can be borrowed: those given to [`Payload::new`], or those of a payload that was
    /// read without a 0xFF in it.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{self, Event, Payload};
    ///
    /// let token = telnet::read(&[1, 0xFF, 0xFF]).unwrap().unwrap();
    /// let Event::Data(data) = token.event() else { unreachable!() };
    /// assert_eq!(data.as_plain(), None);
    /// assert_eq!(Payload::new(&[1, 0xFF]).as_plain(), Some(&[1, 0xFF][..]));
    /// ```
    #[must_use]
    pub fn as_plain(self) -> Option<&'a [u8]> {
        (self.form == Form::Plain || !self.held.contains(&IAC)).then_some(self.held)
    }

    /// Writes the plain bytes to the start of `buffer` and returns the written slice.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{self, Event};
    ///
    /// let token = telnet::read(&[0x76, 0xFF, 0xFF, 0xE9]).unwrap().unwrap();
    /// let Event::Data(data) = token.event() else { unreachable!() };
    /// let mut buffer = [0; 8];
    /// assert_eq!(data.decode_into(&mut buffer), Ok(&[0x76, 0xFF, 0xE9][..]));
    /// ```
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if `buffer` is shorter than [`len`](Self::len); nothing is written then.
    pub fn decode_into(self, buffer: &mut [u8]) -> Result<&[u8], CapacityError> {
        fill(buffer, self.bytes())
    }

    /// Writes the bytes as they are sent, each 0xFF doubled, to the start of `buffer` and returns the written slice.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Payload;
    ///
    /// let mut buffer = [0; 8];
    /// assert_eq!(Payload::new(&[0x76, 0xFF]).encode_into(&mut buffer), Ok(&[0x76, 0xFF, 0xFF][..]));
    /// ```
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if `buffer` is too short; nothing is written then. Twice [`len`](Self::len) is always enough.
    pub fn encode_into(self, buffer: &mut [u8]) -> Result<&[u8], CapacityError> {
        fill(buffer, doubled(self.bytes()))
    }
}

/// The plain bytes of a [`Payload`].
#[derive(Clone, Debug)]
pub struct PayloadBytes<'a>(Payload<'a>);

impl Iterator for PayloadBytes<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        let (&byte, rest) = self.0.held.split_first()?;
        let skip = usize::from(byte == IAC && self.0.form == Form::Doubled);
        self.0.held = rest.get(skip..).unwrap_or_default();
        Some(byte)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let most = self.0.held.len();
        (if self.0.form == Form::Plain { most } else { most.div_ceil(2) }, Some(most))
    }
}

impl iter::FusedIterator for PayloadBytes<'_> {}

/// Slices of a [`Payload`] that together are its plain bytes.
#[derive(Clone, Debug)]
pub struct PayloadSlices<'a>(Payload<'a>);

impl<'a> Iterator for PayloadSlices<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let held = self.0.held;
        let pair = match self.0.form {
            Form::Plain => None,
            Form::Doubled => held.iter().position(|&byte| byte == IAC),
        };
        let end = pair.map_or(held.len(), |at| at.saturating_add(1));
        let (slice, rest) = held.split_at_checked(end)?;
        self.0.held = rest.get(usize::from(pair.is_some())..).unwrap_or_default();
        (!slice.is_empty()).then_some(slice)
    }
}

impl iter::FusedIterator for PayloadSlices<'_> {}

impl PartialEq for Payload<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes().eq(other.bytes())
    }
}

impl Eq for Payload<'_> {}

/// Compares the plain bytes.
impl PartialEq<[u8]> for Payload<'_> {
    fn eq(&self, other: &[u8]) -> bool {
        *self == Payload::new(other)
    }
}

/// Compares the plain bytes.
impl PartialEq<&[u8]> for Payload<'_> {
    fn eq(&self, other: &&[u8]) -> bool {
        *self == Payload::new(other)
    }
}

/// Compares the plain bytes.
impl<const N: usize> PartialEq<[u8; N]> for Payload<'_> {
    fn eq(&self, other: &[u8; N]) -> bool {
        *self == Payload::new(other)
    }
}

impl Hash for Payload<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes().for_each(|byte| state.write_u8(byte));
        state.write_usize(self.len());
    }
}

/// Writes the plain bytes in hex, separated by spaces.
impl fmt::Display for Payload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.bytes().enumerate().try_for_each(|(at, byte)| {
            let gap = if at == 0 { "" } else { " " };
            write!(f, "{gap}{byte:02x}")
        })
    }
}
