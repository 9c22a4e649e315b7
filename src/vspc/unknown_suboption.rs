//! Suboptions that the protocol does not describe.

use core::fmt;

use super::code::Code;
use crate::telnet::Payload;

/// A suboption with a code that the protocol does not describe.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::Payload;
/// use vserial_uri::vspc::{Code, UnknownSuboption};
///
/// let unknown = UnknownSuboption::new(Code::new(99), Payload::new(&[1, 2])).unwrap();
/// assert_eq!(unknown.to_string(), "suboption 99: 01 02");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
// INVARIANT: the protocol does not describe the code.
pub struct UnknownSuboption<'a> {
    pub(super) code: Code,
    pub(super) payload: Payload<'a>,
}

impl<'a> UnknownSuboption<'a> {
    /// Creates a suboption of this code; `None` if the protocol describes it, since it then has a variant of its own.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Payload;
    /// use vserial_uri::vspc::{Code, UnknownSuboption};
    ///
    /// assert_eq!(UnknownSuboption::new(Code::DO_PROXY, Payload::new(b"Sx")), None);
    /// ```
    #[must_use]
    pub const fn new(code: Code, payload: Payload<'a>) -> Option<Self> {
        if code.is_known() { None } else { Some(Self { code, payload }) }
    }

    /// Returns the code.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Payload;
    /// use vserial_uri::vspc::{Code, UnknownSuboption};
    ///
    /// assert_eq!(UnknownSuboption::new(Code::new(99), Payload::new(&[])).unwrap().code().get(), 99);
    /// ```
    #[must_use]
    pub const fn code(self) -> Code {
        self.code
    }

    /// Returns what follows the code.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Payload;
    /// use vserial_uri::vspc::{Code, UnknownSuboption};
    ///
    /// assert_eq!(UnknownSuboption::new(Code::new(99), Payload::new(&[7])).unwrap().payload(), [7]);
    /// ```
    #[must_use]
    pub const fn payload(self) -> Payload<'a> {
        self.payload
    }
}

/// Writes `suboption 99: 01 02`.
impl fmt::Display for UnknownSuboption<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.code.fmt(f)?;
        if self.payload.is_empty() { Ok(()) } else { write!(f, ": {}", self.payload) }
    }
}
