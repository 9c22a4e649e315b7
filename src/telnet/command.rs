//! Telnet commands of two bytes (RFC 854).

use core::fmt;

/// Interpret as command: the byte that starts everything that is not data.
pub(crate) const IAC: u8 = 255;
/// Subnegotiation begin.
pub(crate) const SB: u8 = 250;
/// Subnegotiation end.
pub(crate) const SE: u8 = 240;

/// A telnet command of two bytes: IAC and a code.
///
/// The code is never IAC, SB or one of the four [`Verb`](super::Verb)s, which start something else. Codes without a
/// name in RFC 854 are kept.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::{self, Command, Event};
///
/// let token = telnet::read(&[0xFF, 243]).unwrap().unwrap();
/// assert_eq!(token.event(), Event::Command(Command::BRK));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Command(u8);

impl Command {
    /// The end of a subnegotiation. As an event of its own, it ends what was left of an invalid one.
    pub const SE: Self = Self(SE);
    /// No operation.
    pub const NOP: Self = Self(241);
    /// Break: the break condition of the serial line.
    pub const BRK: Self = Self(243);
    /// Are you there?
    pub const AYT: Self = Self(246);

    pub(crate) const fn new(code: u8) -> Self {
        Self(code)
    }

    /// Returns the byte that follows IAC.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::telnet::Command::NOP.get(), 241);
    /// ```
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// Returns the name that RFC 854 gives the command.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::telnet::Command::BRK.name(), Some("BRK"));
    /// ```
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        Some(match self.0 {
            240 => "SE",
            241 => "NOP",
            242 => "DM",
            243 => "BRK",
            244 => "IP",
            245 => "AO",
            246 => "AYT",
            247 => "EC",
            248 => "EL",
            249 => "GA",
            _ => return None,
        })
    }

    /// Returns the two bytes to send.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::telnet::Command::BRK.to_bytes(), [0xFF, 0xF3]);
    /// ```
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 2] {
        [IAC, self.0]
    }
}

/// Writes the name, or the number if there is none: `BRK`, `command 238`.
impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "command {}", self.0),
        }
    }
}
