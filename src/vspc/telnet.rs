//! The words of telnet itself (RFC 854): commands and negotiation.

use core::fmt;

use super::OPTION;

/// Interpret as command.
pub(super) const IAC: u8 = 255;
/// Subnegotiation begin.
pub(super) const SB: u8 = 250;
/// Subnegotiation end.
pub(super) const SE: u8 = 240;

/// A telnet command of two bytes: IAC and this code.
///
/// It may be any code but those that begin something longer (SB and the four [`Verb`]s) and IAC itself. Codes that RFC
/// 854 does not name are kept too.
///
/// # Examples
///
/// ```
/// use vserial_uri::vspc::{self, Command, Event};
///
/// let item = vspc::read(&[0xFF, 243]).unwrap().unwrap();
/// assert_eq!(item.event(), Event::Command(Command::BRK));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Command(u8);

impl Command {
    /// The end of a subnegotiation where none is open: what a wrong frame leaves behind.
    pub const SE: Self = Self(SE);
    /// No operation.
    pub const NOP: Self = Self(241);
    /// Break: the serial line's break condition.
    pub const BRK: Self = Self(243);
    /// Are you there?
    pub const AYT: Self = Self(246);

    pub(super) const fn new(code: u8) -> Self {
        Self(code)
    }

    /// The byte after IAC.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::vspc::Command::NOP.get(), 241);
    /// ```
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// The name that RFC 854 gives to it.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::vspc::Command::BRK.name(), Some("BRK"));
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
}

/// The name, or the number where there is none: `BRK`, `command 238`.
impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "command {}", self.0),
        }
    }
}

/// What a negotiation says of an option.
///
/// # Examples
///
/// ```
/// use vserial_uri::vspc::Verb;
///
/// assert_eq!(Verb::Will.as_str(), "WILL");
/// assert_eq!(Verb::Will.get(), 251);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::exhaustive_enums, reason = "telnet has these four")]
pub enum Verb {
    /// The sender offers to use the option, or says that it does.
    Will,
    /// The sender does not use the option.
    Wont,
    /// The sender asks the other side to use the option, or agrees that it does.
    Do,
    /// The sender asks the other side not to use the option.
    Dont,
}

impl Verb {
    pub(super) const fn from_byte(byte: u8) -> Option<Self> {
        Some(match byte {
            251 => Self::Will,
            252 => Self::Wont,
            253 => Self::Do,
            254 => Self::Dont,
            _ => return None,
        })
    }

    /// The byte after IAC.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::vspc::Verb::Dont.get(), 254);
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

    /// The name in capitals, as RFC 854 writes it.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::vspc::Verb::Wont.as_str(), "WONT");
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

    /// The verb that agrees: DO to WILL, WILL to DO, DONT to WONT, WONT to DONT.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::Verb;
    ///
    /// assert_eq!(Verb::Will.agree(), Verb::Do);
    /// assert_eq!(Verb::Dont.agree(), Verb::Wont);
    /// ```
    #[must_use]
    pub const fn agree(self) -> Self {
        match self {
            Self::Will => Self::Do,
            Self::Wont => Self::Dont,
            Self::Do => Self::Will,
            Self::Dont => Self::Wont,
        }
    }

    /// The verb that leaves the option unused, whatever was asked: DONT to WILL and WONT, WONT to DO and DONT.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::Verb;
    ///
    /// assert_eq!(Verb::Will.refuse(), Verb::Dont);
    /// assert_eq!(Verb::Do.refuse(), Verb::Wont);
    /// ```
    #[must_use]
    pub const fn refuse(self) -> Self {
        match self {
            Self::Will | Self::Wont => Self::Dont,
            Self::Do | Self::Dont => Self::Wont,
        }
    }
}

/// [`as_str`](Verb::as_str).
impl fmt::Display for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// `IAC WILL`, `WONT`, `DO` or `DONT` and the number of an option: three bytes.
///
/// # Examples
///
/// ```
/// use vserial_uri::vspc::{self, Event, Negotiation, Verb};
///
/// let item = vspc::read(&[0xFF, 0xFB, 0xE8]).unwrap().unwrap();
/// let Event::Negotiation(asked) = item.event() else { panic!("that is WILL 232") };
/// assert!(asked.is_vspc());
/// let answer = Negotiation::new(asked.verb().agree(), asked.option());
/// assert_eq!(answer.to_bytes(), [0xFF, 0xFD, 0xE8]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Negotiation {
    verb: Verb,
    option: u8,
}

impl Negotiation {
    /// A negotiation of any telnet option.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{Negotiation, Verb};
    ///
    /// // IAC DO BINARY
    /// assert_eq!(Negotiation::new(Verb::Do, 0).to_bytes(), [0xFF, 0xFD, 0]);
    /// ```
    #[must_use]
    pub const fn new(verb: Verb, option: u8) -> Self {
        Self { verb, option }
    }

    /// A negotiation of [`OPTION`].
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{Negotiation, Verb};
    ///
    /// assert_eq!(Negotiation::vspc(Verb::Will).to_bytes(), [0xFF, 0xFB, 232]);
    /// ```
    #[must_use]
    pub const fn vspc(verb: Verb) -> Self {
        Self::new(verb, OPTION)
    }

    /// What is said.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{Negotiation, Verb};
    ///
    /// assert_eq!(Negotiation::vspc(Verb::Wont).verb(), Verb::Wont);
    /// ```
    #[must_use]
    pub const fn verb(self) -> Verb {
        self.verb
    }

    /// The option of which it is said.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{Negotiation, Verb};
    ///
    /// assert_eq!(Negotiation::vspc(Verb::Wont).option(), 232);
    /// ```
    #[must_use]
    pub const fn option(self) -> u8 {
        self.option
    }

    /// Whether the option is [`OPTION`].
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{Negotiation, Verb};
    ///
    /// assert!(!Negotiation::new(Verb::Will, 0).is_vspc());
    /// ```
    #[must_use]
    pub const fn is_vspc(self) -> bool {
        self.option == OPTION
    }

    /// The three bytes to send.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{Negotiation, Verb};
    ///
    /// assert_eq!(Negotiation::vspc(Verb::Do).to_bytes(), [0xFF, 0xFD, 0xE8]);
    /// ```
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 3] {
        [IAC, self.verb.get(), self.option]
    }
}

/// `WILL 232`.
impl fmt::Display for Negotiation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.verb, self.option)
    }
}
