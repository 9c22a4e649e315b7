//! Bytes that travel with every 0xFF doubled, and the doubling itself.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::iter;

use super::telnet::IAC;
use crate::CapacityError;

/// Bytes as they stand in a frame or in telnet data, or as they are to be put there.
///
/// Telnet sends a byte 0xFF as 0xFF 0xFF. A payload that was read still holds the doubled bytes (so it can borrow
/// them), one made by [`Payload::new`] holds plain bytes; both give the plain bytes by [`bytes`](Self::bytes), both are
/// doubled where they are written, and both compare and hash as their plain bytes.
///
/// # Examples
///
/// ```
/// use vserial_uri::vspc::{self, Event, Payload};
///
/// let item = vspc::read(b"login\xFF\xFF:").unwrap().unwrap();
/// let Event::Data(read) = item.event() else { panic!("that is data") };
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
    /// Every 0xFF in it belongs to a pair: only the reader makes these, out of text it has scanned.
    Doubled,
}

impl<'a> Payload<'a> {
    /// A payload of these plain bytes, to be written.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::Payload;
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

    /// The bytes in whichever form they are held.
    pub(super) const fn held(self) -> &'a [u8] {
        self.held
    }

    /// How many bytes of the held form stand before the plain byte at `plain`.
    pub(super) fn held_offset(self, plain: usize) -> usize {
        let bytes = self.bytes().take(plain);
        match self.form {
            Form::Plain => bytes.count(),
            Form::Doubled => doubled(bytes).count(),
        }
    }

    /// The plain bytes: a doubled 0xFF comes out once.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{self, Event};
    ///
    /// let item = vspc::read(&[0x76, 0xFF, 0xFF, 0xE9]).unwrap().unwrap();
    /// let Event::Data(data) = item.event() else { panic!("that is data") };
    /// assert!(data.bytes().eq([0x76, 0xFF, 0xE9]));
    /// ```
    pub fn bytes(self) -> impl Iterator<Item = u8> + Clone {
        let mut held = self.held.iter().copied();
        iter::from_fn(move || {
            let byte = held.next()?;
            if byte == IAC && self.form == Form::Doubled {
                held.next();
            }
            Some(byte)
        })
    }

    /// How many plain bytes there are, counted in one pass.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{self, Event};
    ///
    /// let item = vspc::read(&[0xFF, 0xFF]).unwrap().unwrap();
    /// let Event::Data(data) = item.event() else { panic!("that is data") };
    /// assert_eq!(data.len(), 1);
    /// ```
    #[must_use]
    pub fn len(self) -> usize {
        match self.form {
            Form::Plain => self.held.len(),
            Form::Doubled => self.bytes().count(),
        }
    }

    /// Whether there are no bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::Payload;
    ///
    /// assert!(Payload::new(&[]).is_empty());
    /// assert!(!Payload::new(&[0]).is_empty());
    /// ```
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.held.is_empty()
    }

    /// The bytes as they travel, where they can be borrowed: what was read, or plain bytes without a 0xFF.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{self, Event, Payload};
    ///
    /// let item = vspc::read(&[1, 0xFF, 0xFF]).unwrap().unwrap();
    /// let Event::Data(data) = item.event() else { panic!("that is data") };
    /// assert_eq!(data.as_raw(), Some(&[1, 0xFF, 0xFF][..]));
    /// assert_eq!(Payload::new(&[1, 2]).as_raw(), Some(&[1, 2][..]));
    /// assert_eq!(Payload::new(&[1, 0xFF]).as_raw(), None);
    /// ```
    #[must_use]
    pub fn as_raw(self) -> Option<&'a [u8]> {
        (self.form == Form::Doubled || !self.held.contains(&IAC)).then_some(self.held)
    }

    /// The plain bytes, where they can be borrowed: what [`Payload::new`] was given, or what was read if no 0xFF is in it.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{self, Event, Payload};
    ///
    /// let item = vspc::read(&[1, 0xFF, 0xFF]).unwrap().unwrap();
    /// let Event::Data(data) = item.event() else { panic!("that is data") };
    /// assert_eq!(data.as_plain(), None);
    /// assert_eq!(Payload::new(&[1, 0xFF]).as_plain(), Some(&[1, 0xFF][..]));
    /// ```
    #[must_use]
    pub fn as_plain(self) -> Option<&'a [u8]> {
        (self.form == Form::Plain || !self.held.contains(&IAC)).then_some(self.held)
    }

    /// Writes the plain bytes to the front of `buffer` and returns that front.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{self, Event};
    ///
    /// let item = vspc::read(&[0x76, 0xFF, 0xFF, 0xE9]).unwrap().unwrap();
    /// let Event::Data(data) = item.event() else { panic!("that is data") };
    /// let mut buffer = [0; 8];
    /// assert_eq!(data.decode_into(&mut buffer), Ok(&[0x76, 0xFF, 0xE9][..]));
    /// ```
    ///
    /// # Errors
    ///
    /// [`CapacityError`] when `buffer` is shorter than [`len`](Self::len); nothing is written then. Buffers as long as
    /// the bytes that were read always do.
    pub fn decode_into(self, buffer: &mut [u8]) -> Result<&[u8], CapacityError> {
        fill(buffer, self.bytes())
    }

    /// Writes the bytes as they travel, each 0xFF doubled, to the front of `buffer` and returns that front: telnet data.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::Payload;
    ///
    /// let mut buffer = [0; 8];
    /// assert_eq!(Payload::new(&[0x76, 0xFF]).encode_into(&mut buffer), Ok(&[0x76, 0xFF, 0xFF][..]));
    /// ```
    ///
    /// # Errors
    ///
    /// [`CapacityError`] when `buffer` is too short; nothing is written then. Twice [`len`](Self::len) always does.
    pub fn encode_into(self, buffer: &mut [u8]) -> Result<&[u8], CapacityError> {
        fill(buffer, doubled(self.bytes()))
    }
}

/// Each 0xFF twice.
pub(super) fn doubled(bytes: impl Iterator<Item = u8> + Clone) -> impl Iterator<Item = u8> + Clone {
    bytes.flat_map(|byte| iter::repeat_n(byte, if byte == IAC { 2 } else { 1 }))
}

/// All of `bytes` at the front of `buffer`, or nothing.
pub(super) fn fill(buffer: &mut [u8], bytes: impl Iterator<Item = u8> + Clone) -> Result<&[u8], CapacityError> {
    let front = buffer.get_mut(..bytes.clone().count()).ok_or(CapacityError)?;
    for (slot, byte) in front.iter_mut().zip(bytes) {
        *slot = byte;
    }
    Ok(front)
}

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

/// The plain bytes in hex, parted by spaces.
impl fmt::Display for Payload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.bytes().enumerate().try_for_each(|(at, byte)| {
            let gap = if at == 0 { "" } else { " " };
            write!(f, "{gap}{byte:02x}")
        })
    }
}
