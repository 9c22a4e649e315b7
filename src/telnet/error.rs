//! Why a subnegotiation is invalid, and where reading goes on.

use core::fmt;

use crate::error::{texts, write_place};

texts! {
    /// Why a subnegotiation is invalid.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{self, FrameErrorKind};
    ///
    /// let error = telnet::read(&[0xFF, 0xFA, 0xFF, 0xF0]).unwrap_err();
    /// assert_eq!(error.kind(), FrameErrorKind::OptionMissing);
    /// assert_eq!(error.kind().to_string(), "the telnet option is missing");
    /// ```
    #[non_exhaustive]
    pub enum FrameErrorKind {
        /// IAC is followed by neither IAC (a byte 0xFF) nor SE (the end). Offset: the byte after the IAC.
        UnescapedIac = "IAC must be followed by IAC or SE",
        /// The subnegotiation names no option. Offset: the IAC that ends it.
        OptionMissing = "the telnet option is missing",
    }
}

impl FrameErrorKind {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::FrameErrorKind;
    ///
    /// assert_eq!(FrameErrorKind::OptionMissing.name(), "OptionMissing");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.variant_name()
    }
}

/// An invalid subnegotiation: why, where, and how many bytes to skip.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet;
///
/// let error = telnet::read(b"\xFF\xFA\xE8\x28\xFF\xE9\xFF\xF0").unwrap_err();
/// assert_eq!((error.offset(), error.skip()), (5, 4));
/// assert_eq!(error.to_string(), "IAC must be followed by IAC or SE, at byte 5 (\"\\xe9\")");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FrameError {
    kind: FrameErrorKind,
    offset: usize,
    skip: usize,
    /// The byte at the offset.
    found: u8,
}

impl FrameError {
    pub(super) const fn new(kind: FrameErrorKind, offset: usize, found: u8, skip: usize) -> Self {
        Self { kind, offset, skip, found }
    }

    /// Returns why the subnegotiation is invalid.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{self, FrameErrorKind};
    ///
    /// let error = telnet::read(&[0xFF, 0xFA, 37, 0xFF, 0xFB, 1]).unwrap_err();
    /// assert_eq!(error.kind(), FrameErrorKind::UnescapedIac);
    /// ```
    #[must_use]
    pub const fn kind(self) -> FrameErrorKind {
        self.kind
    }

    /// Returns the offset of the error in the input, whose first byte is the IAC of the subnegotiation.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet;
    ///
    /// assert_eq!(telnet::read(&[0xFF, 0xFA, 0xFF, 0xF0]).unwrap_err().offset(), 2);
    /// ```
    #[must_use]
    pub const fn offset(self) -> usize {
        self.offset
    }

    /// Returns the number of bytes to remove from the front of the input before reading on; never 0.
    ///
    /// That is the whole subnegotiation if its end is known. After an IAC that is followed by neither IAC nor SE, it is
    /// not: only the bytes before that IAC are skipped, and the IAC is read as the start of a command.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{self, Event, Negotiation, Verb};
    ///
    /// // A negotiation cuts the subnegotiation off.
    /// let input = [0xFF, 0xFA, 37, 1, 0xFF, 0xFB, 1];
    /// let error = telnet::read(&input).unwrap_err();
    /// let token = telnet::read(&input[error.skip()..]).unwrap().unwrap();
    /// assert_eq!(token.event(), Event::Negotiation(Negotiation::new(Verb::Will, 1)));
    /// ```
    #[must_use]
    pub const fn skip(self) -> usize {
        self.skip
    }
}

/// Writes the message: `IAC must be followed by IAC or SE, at byte 5 ("\xe9")`.
impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)?;
        write_place(f, self.offset, Some(self.found))
    }
}

impl core::error::Error for FrameError {}
