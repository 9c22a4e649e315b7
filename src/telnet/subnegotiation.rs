//! Subnegotiations of any option (RFC 855), read and written.

use core::{fmt, iter};

use super::command::{IAC, SB, SE};
use super::doubling::{doubled, fill};
use super::payload::Payload;
use crate::error::CapacityError;

/// A subnegotiation: an option and a payload, whose form the option defines.
///
/// [`Authentication`](super::Authentication) and [`Suboption`](crate::vspc::Suboption) read the payloads of two options.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::{self, Event};
///
/// // The authentication option, its SEND command, type 7 (SSL) with modifiers 0.
/// let token = telnet::read(&[0xFF, 0xFA, 37, 1, 7, 0, 0xFF, 0xF0]).unwrap().unwrap();
/// let Event::Subnegotiation(subnegotiation) = token.event() else { unreachable!() };
/// assert_eq!(subnegotiation.option(), 37);
/// assert_eq!(subnegotiation.payload(), [1, 7, 0]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Subnegotiation<'a> {
    option: u8,
    payload: Payload<'a>,
}

impl<'a> Subnegotiation<'a> {
    /// Creates a subnegotiation.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{Payload, Subnegotiation};
    ///
    /// let mut buffer = [0; 16];
    /// let frame = Subnegotiation::new(37, Payload::new(&[0, 7, 0])).write_into(&mut buffer);
    /// assert_eq!(frame, Ok(&[0xFF, 0xFA, 37, 0, 7, 0, 0xFF, 0xF0][..]));
    /// ```
    #[must_use]
    pub const fn new(option: u8, payload: Payload<'a>) -> Self {
        Self { option, payload }
    }

    /// Returns the number of the option.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{Payload, Subnegotiation};
    ///
    /// assert_eq!(Subnegotiation::new(37, Payload::new(&[])).option(), 37);
    /// ```
    #[must_use]
    pub const fn option(self) -> u8 {
        self.option
    }

    /// Returns what follows the number of the option.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{Payload, Subnegotiation};
    ///
    /// assert_eq!(Subnegotiation::new(37, Payload::new(&[1])).payload(), [1]);
    /// ```
    #[must_use]
    pub const fn payload(self) -> Payload<'a> {
        self.payload
    }

    /// Returns the number of bytes of the whole frame.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{Payload, Subnegotiation};
    ///
    /// assert_eq!(Subnegotiation::new(37, Payload::new(&[1, 0xFF])).encoded_len(), 8);
    /// ```
    #[must_use]
    pub fn encoded_len(self) -> usize {
        frame(self.option, self.payload.bytes()).count()
    }

    /// Writes the whole frame to the start of `buffer` and returns the written slice.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::CapacityError;
    /// use vserial_uri::telnet::{Payload, Subnegotiation};
    ///
    /// let empty = Subnegotiation::new(37, Payload::new(&[]));
    /// assert_eq!(empty.write_into(&mut [0; 5]), Ok(&[0xFF, 0xFA, 37, 0xFF, 0xF0][..]));
    /// assert_eq!(empty.write_into(&mut [0; 4]), Err(CapacityError));
    /// ```
    ///
    /// # Errors
    ///
    /// [`CapacityError`] when `buffer` is shorter than [`encoded_len`](Self::encoded_len); nothing is written then.
    pub fn write_into(self, buffer: &mut [u8]) -> Result<&[u8], CapacityError> {
        fill(buffer, frame(self.option, self.payload.bytes()))
    }
}

/// Writes `option 37: 01 07 00`.
impl fmt::Display for Subnegotiation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "option {}", self.option)?;
        if self.payload.is_empty() { Ok(()) } else { write!(f, ": {}", self.payload) }
    }
}

/// Returns the bytes of a whole frame: `IAC SB option content IAC SE`, option and content doubled.
pub(crate) fn frame(option: u8, content: impl Iterator<Item = u8> + Clone) -> impl Iterator<Item = u8> + Clone {
    let inside = doubled(iter::once(option).chain(content));
    [IAC, SB].into_iter().chain(inside).chain([IAC, SE])
}
