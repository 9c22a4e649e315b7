//! Negotiations: WILL, WONT, DO and DONT (RFC 854, RFC 855).

use core::fmt;

use super::command::IAC;
use crate::text::display_as_str;

/// The verb of a negotiation.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::Verb;
///
/// assert_eq!(Verb::Will.as_str(), "WILL");
/// assert_eq!(Verb::Will.get(), 251);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::exhaustive_enums, reason = "telnet has these four")]
pub enum Verb {
    /// The sender offers to use the option, or confirms that it does.
    Will,
    /// The sender does not use the option.
    Wont,
    /// The sender asks the receiver to use the option, or agrees that it does.
    Do,
    /// The sender asks the receiver not to use the option.
    Dont,
}

impl Verb {
    pub(super) fn from_byte(byte: u8) -> Option<Self> {
        [Self::Will, Self::Wont, Self::Do, Self::Dont].into_iter().find(|verb| verb.get() == byte)
    }

    /// Returns the byte that follows IAC.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::telnet::Verb::Dont.get(), 254);
    /// ```
    #[must_use]
    pub const fn get(self) -> u8 {
        match self {
            Self::Will => 251,
            Self::Wont => 252,
            Self::Do => 253,
            Self::Dont => 254,
        }
    }

    /// Returns the verb in capitals, as RFC 854 writes it.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::telnet::Verb::Wont.as_str(), "WONT");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Will => "WILL",
            Self::Wont => "WONT",
            Self::Do => "DO",
            Self::Dont => "DONT",
        }
    }
}

display_as_str!(Verb);

/// A verb and an option: `IAC WILL 232`, three bytes.
///
/// A negotiation must not be answered on its own merits, without state: two ends that do so never stop.
/// [`Options`](super::Options) keeps the state that decides whether there is an answer.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::{self, Event, Negotiation, Verb};
///
/// let token = telnet::read(&[0xFF, 0xFB, 0xE8]).unwrap().unwrap();
/// assert_eq!(token.event(), Event::Negotiation(Negotiation::new(Verb::Will, 232)));
/// assert_eq!(token.event().to_string(), "WILL 232");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Negotiation {
    verb: Verb,
    option: u8,
}

impl Negotiation {
    /// Creates a negotiation of a telnet option.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{BINARY, Negotiation, Verb};
    ///
    /// assert_eq!(Negotiation::new(Verb::Do, BINARY).to_bytes(), [0xFF, 0xFD, 0]);
    /// ```
    #[must_use]
    pub const fn new(verb: Verb, option: u8) -> Self {
        Self { verb, option }
    }

    /// Returns the verb.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{Negotiation, Verb};
    ///
    /// assert_eq!(Negotiation::new(Verb::Wont, 37).verb(), Verb::Wont);
    /// ```
    #[must_use]
    pub const fn verb(self) -> Verb {
        self.verb
    }

    /// Returns the number of the option.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{Negotiation, Verb};
    ///
    /// assert_eq!(Negotiation::new(Verb::Wont, 37).option(), 37);
    /// ```
    #[must_use]
    pub const fn option(self) -> u8 {
        self.option
    }

    /// Returns the three bytes to send.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{Negotiation, Verb};
    ///
    /// assert_eq!(Negotiation::new(Verb::Do, 232).to_bytes(), [0xFF, 0xFD, 0xE8]);
    /// ```
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 3] {
        [IAC, self.verb.get(), self.option]
    }
}

/// Writes `WILL 232`.
impl fmt::Display for Negotiation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.verb, self.option)
    }
}
